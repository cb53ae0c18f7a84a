//! What names and sentences are put together from. Words stand between blanks; `=` and a reading follow where names with
//! it say how they are read, because a table of single characters may say otherwise.

/// Cities.
pub(crate) const CITIES: &str = "
    重庆市=chong-qing-shi 长沙市=chang-sha-shi 长春市=chang-chun-shi 长治市=chang-zhi-shi 厦门市=xia-men-shi
    六安市=lu-an-shi 蚌埠市=beng-bu-shi 丽水市=li-shui-shi 台州市=tai-zhou-shi 亳州市=bo-zhou-shi 乐山市=le-shan-shi
    佛山市=fo-shan-shi 朝阳市=chao-yang-shi 东莞市=dong-guan-shi 儋州市=dan-zhou-shi 朔州市=shuo-zhou-shi
    衢州市=qu-zhou-shi 泸州市=lu-zhou-shi 阜新市=fu-xin-shi 济宁市=ji-ning-shi 石家庄市 唐山市 秦皇岛市 邯郸市
    邢台市 保定市 张家口市 承德市 沧州市 廊坊市 衡水市 太原市 大同市 阳泉市 晋城市 晋中市 运城市 忻州市 临汾市
    吕梁市 呼和浩特市 包头市 乌海市 赤峰市 通辽市 鄂尔多斯市 沈阳市 大连市 鞍山市 抚顺市 本溪市 丹东市 锦州市 营口市
    辽阳市 盘锦市 铁岭市 吉林市 四平市 通化市 白山市 松原市 哈尔滨市 齐齐哈尔市 大庆市 牡丹江市 佳木斯市 绥化市
    南京市 无锡市 徐州市 常州市 苏州市 南通市 连云港市 淮安市 盐城市 扬州市 镇江市 泰州市 杭州市 宁波市 温州市
    嘉兴市 湖州市 绍兴市 金华市 舟山市 合肥市 芜湖市 马鞍山市 安庆市 黄山市 滁州市 阜阳市 宣城市 福州市 泉州市
    漳州市 莆田市 三明市 南昌市 九江市 景德镇市 上饶市 赣州市 济南市 青岛市 淄博市 烟台市 潍坊市 泰安市 威海市
    临沂市 德州市 郑州市 开封市 洛阳市 新乡市 焦作市 许昌市 南阳市 信阳市 武汉市 宜昌市 襄阳市 荆州市 黄冈市 株洲市
    湘潭市 衡阳市 岳阳市 广州市 深圳市 珠海市 汕头市 湛江市 惠州市 南宁市 柳州市 桂林市 海口市 成都市 绵阳市 宜宾市
    贵阳市 遵义市 昆明市 西安市
";

/// Districts, whose names many cities share.
pub(crate) const DISTRICTS: &str = "
    长安区 桥西区 新华区 裕华区 和平区 河西区 河东区 南开区 红桥区 东城区 西城区 朝阳区 海港区 鼓楼区 玄武区 建邺区
    秦淮区 江宁区 滨湖区 梁溪区 云龙区 泉山区 天宁区 钟楼区 姑苏区 吴中区 相城区 崇川区 清江浦区 亭湖区 广陵区
    润州区 海陵区 上城区 拱墅区 西湖区 滨江区 海曙区 江北区 鹿城区 龙湾区 南湖区 越城区 婺城区 定海区 包河区 蜀山区
    庐阳区 镜湖区 弋江区 迎江区 屯溪区 琅琊区 晋安区 思明区 丰泽区 芗城区 东湖区 浔阳区 信州区 章贡区 历下区 市南区
    张店区 芝罘区 奎文区 环翠区 兰山区 中原区 老城区 江岸区 武昌区 岳麓区 天心区 越秀区 天河区 福田区 青羊区 高新区
    经开区
";

/// What a society is about.
pub(crate) const TOPICS: &str = "
    数学=shu-xue 音乐声学=yin-yue-sheng-xue 会计=kuai-ji 重型机械=zhong-xing-ji-xie 行为科学=xing-wei-ke-xue
    银行信息化=yin-hang-xin-xi-hua 社会调查=she-hui-diao-cha 中药=zhong-yao 传感器=chuan-gan-qi
    长寿医学=chang-shou-yi-xue 都市农业=du-shi-nong-ye 血液病=xue-ye-bing 供应链=gong-ying-lian
    强度材料=qiang-du-cai-liao 调味品=tiao-wei-pin 朝代考古=chao-dai-kao-gu 铁路行车=tie-lu-xing-che
    量子计算=liang-zi-ji-suan 绿色建筑=lü-se-jian-zhu 女科学家=nü-ke-xue-jia 参数设计=can-shu-she-ji
    系统仿真=xi-tong-fang-zhen 差错控制=cha-cuo-kong-zhi 种子科学=zhong-zi-ke-xue 物理 力学 光学 声学 化学 天文 气象
    地质 地震 地理 植物 动物 微生物 生物化学 细胞生物学 遗传 生态 海洋湖沼 心理 环境科学 晶体 核物理 岩石力学
    计算数学 机械工程 汽车工程 农业机械 电机工程 水力发电 水利 内燃机 制冷 真空 自动化 仪器仪表 计量测试 图学 电子
    计算机 通信 测绘 造船 航海 铁道 公路 航空 宇航 兵工 金属 有色金属 稀土 腐蚀防护 化工 石油 煤炭 能源研究 核能
    硅酸盐 建筑 土木工程 岩土工程 纺织 造纸 印刷 材料研究 食品科学 粮油 照明 动力工程 振动工程 人工智能 图像图形
    电源 惯性技术 风景园林 消防 标准化 焊接 铸造 热处理 机器人 集成电路 物联网 大数据 区块链 网络安全 医学 中医药
    中西医结合 药学 护理 生理科学 解剖 生物医学工程 营养 药理 针灸 防痨 抗癌 体育科学 康复医学 免疫 预防医学
    病理生理 实验动物 卒中 口腔医学 检验医学 农学 林学 土壤 水产 园艺 畜牧兽医 植物病理 植物保护 作物 蚕桑 茶叶
    热带作物 草原 花卉 食用菌 蜂业 自然辩证法 技术经济 现场统计 未来研究 科技情报 图书馆 城市科学 农村专业技术
    工艺美术 科普作家 可持续发展 青少年科技教育 科教电影 科学学 档案 知识产权 流行色
";

/// What a society calls itself.
pub(crate) const SOCIETIES: &str = "
    学会=xue-hui 协会=xie-hui 研究会=yan-jiu-hui 促进会=cu-jin-hui 联合会=lian-he-hui
";

pub(crate) const DISCIPLINES: &str = "
    理学 工学 医学 农学 交叉学科 材料 信息 能源 环境 生命科学 工程技术 科学教育
";

/// Departments.
pub(crate) const OFFICES: &str = "
    科技服务中心 学术交流部 科学普及部 人才工作部 技术推广站 科技馆 对外联络处 信息资料室 成果转化中心
    青少年活动中心 专家咨询办公室 企业服务处 会员工作部 培训中心 期刊编辑部 评价认证中心
";

/// What is done in a service.
pub(crate) const VERBS: &str = "
    举办 组织 开设 建设 资助 评选 推广 开放 协调 承办 征集 培育 发布 支持
";

/// What it is done with.
pub(crate) const OBJECTS: &str = "
    青少年机器人竞赛 乡村医生培训 天文观测夜 标准起草咨询 中小企业难题诊断 实验室开放日 工程师继续教育 科普剧巡演
    农技员田间课堂 学术期刊选题会 会计信息化讲座 产学研对接会 青年学者沙龙 专利检索辅导 老年健康讲堂 科技档案整理
    仪器设备共享 研究生暑期学校 科学摄影展 银行卡安全宣讲 重点行业调研 长周期观测站 音乐声学体验 博物馆夜间讲解
    应急避险演练 数据分析训练营 土壤检测服务 气象观测志愿队 社区义诊 职业技能比武 海外学者交流 技术成果展览
    院校联合课题 高中生科研实践 绿色工厂评价 无障碍科普
";

/// What a service is called at the end; many end without it.
pub(crate) const FORMS: &str = "
    项目 活动 计划 工程 服务 行动 面向人才的服务 talent-training 培训与进修 talent-awards 评选与表彰 talent-exchange
    交流与合作 面向企业的服务 business-advice 咨询与诊断 business-matching 对接与转化 business-standards 标准与评价
    面向公众的服务 public-lectures 讲座与展览 public-youth 青少年活动 面向基层的服务 local-rural 乡村与社区
    local-health 健康与应急
";

/// Parts of the directory: the name, then the categories with their ids.
pub(crate) const PARTS: [&str; 4] = [
    "面向人才的服务 培训与进修=talent-training 评选与表彰=talent-awards 交流与合作=talent-exchange",
    "面向企业的服务 咨询与诊断=business-advice 对接与转化=business-matching 标准与评价=business-standards",
    "面向公众的服务 讲座与展览=public-lectures 青少年活动=public-youth",
    "面向基层的服务 乡村与社区=local-rural 健康与应急=local-health",
];

/// People for whom a service is, with their ids.
pub(crate) const PEOPLE: &str = "
    科研人员=researchers 工程技术人员=engineers 教师=teachers 学生=students 公众=public 农户=farmers
";

/// Bodies for which a service is.
pub(crate) const BODIES: &str = "
    企业=enterprises 高校=universities 中小学=schools 街道与乡镇=communities
";

/// What may stand in a sentence for a word in braces.
pub(crate) const SLOTS: [(&str, &str); 12] = [
    (
        "who",
        "
            在职教师 一线工程师 农业技术员 在校学生 社区居民 中小企业负责人 青年学者 退休专家 乡村医生 实验室技术人员
            返乡创业者 科普志愿者 博物馆讲解员 车间班组长 数据分析人员 初次参加的团队
        ",
    ),
    (
        "body",
        "
            承办单位 评审小组 专家委员会 联络办公室 会员单位 合作院校 当地科技馆 志愿者服务队 技术委员会 秘书处 地方协会
            监督小组
        ",
    ),
    (
        "act",
        "
            登记报名 提交材料 参加面谈 核对名单 填写反馈表 预约场地 领取资料 补充说明 确认日程 签订协议 上传照片 汇总意见
        ",
    ),
    (
        "thing",
        "
            申请表 活动方案 经费预算 推荐意见 实验记录 检测报告 教学大纲 安全承诺书 成果清单 设备目录 调研提纲 培训手册
            展品说明 合作意向书
        ",
    ),
    (
        "field",
        "
            数学建模 会计信息系统 重金属检测 音乐声学 长期气象观测 行业标准 都市农业 血液检验 供应链管理 传感器应用 土壤改良
            机器人控制 古建筑测绘 水质监测 遥感影像 软件测试 食品安全 应急救护
        ",
    ),
    (
        "place",
        "
            实训基地 公共图书馆 大学实验中心 产业园区 社区活动室 县级科技馆 田间试验站 线上会议室 企业车间 青少年宫
            博物馆报告厅 医院示教室
        ",
    ),
    (
        "when",
        "
            每年春季 每季度第一周 寒假期间 暑期开学前 十月上旬 年底之前 单周周末 双月下旬 报名截止后十日内 立项后一个月内
            工作日上午 节假日
        ",
    ),
    (
        "aim",
        "
            让经验得到传播 使成果尽快用起来 帮助新人少走弯路 减少重复劳动 提高现场处置能力 便于同行查阅 为下一轮改进提供依据
            使数据可以比较 照顾路途较远的参加者 扩大受益面 保证过程公开 形成长久的合作
        ",
    ),
    (
        "count",
        "
            三 五 六 八 十 十二 十五 二十 三十 四十 五十 一百
        ",
    ),
    (
        "unit",
        "
            名专家 个小组 家企业 所学校 个课题 场讲座 个班次 份报告 项指标 个乡镇
        ",
    ),
    (
        "good",
        "
            内容具体 记录完整 方法可靠 数据准确 说明清楚 安排合理 分工明确 表达简明 来源可查 步骤可重复
        ",
    ),
    (
        "bad",
        "
            材料不全 逾期提交 重复申报 数据无法核实 没有单位意见 与主题无关 经费用途不明 联系方式有误
        ",
    ),
];

/// Sentences, with slots in braces.
pub(crate) const SENTENCES: [&str; 30] = [
    "{when}，{body}在{place}安排关于{field}的集中学习，{who}可以自愿参加，{aim}。",
    "{body}负责受理，收到{thing}后先看是否{good}，再交由{count}{unit}分别提出意见。",
    "参加者须在规定时间内{act}，并准备好{thing}；凡有{bad}情形的，由{body}退回一次。",
    "活动以{field}为主线，兼顾{field}，每次不少于{count}{unit}，{aim}。",
    "对{who}，{body}免费提供{thing}的样本和填写说明，{aim}。",
    "{place}全年开放，{who}可凭{thing}进入，遇有设备检修会提前三天告知。",
    "经费按实际支出核定，用于{field}方面的材料、差旅和资料印制，不得用于其他用途。",
    "结束后由{body}整理{thing}，连同照片和签到表一并归档，{aim}。",
    "如当年报名不足{count}{unit}，则与下一期合并举行，已经{act}的不必再办。",
    "{body}每年抽查{count}{unit}，看{thing}是否{good}，抽查结果在{place}张贴。",
    "讲授内容由{body}与合作院校共同拟定，重在{field}，案例取自近三年的实际工作。",
    "{who}与{who}分开编组，各组推举一人负责{act}，遇到难题由{body}协助。",
    "远道而来的参加者可在{place}就近{act}，{body}不收取任何费用。",
    "所涉数据由提供方自行保管，未经书面同意，{body}不对外转交，也不用于比较排名。",
    "{when}发布通知，{when}完成初审，结果以书面形式告知，{aim}。",
    "对于{field}领域的新问题，可以先提交简要的{thing}，由{body}判断是否立项。",
    "入选者在一年之内享有使用{place}设备的便利，并有机会参加{count}{unit}的联合研讨。",
    "凡{good}、{good}的，优先安排；存在{bad}的，本年度不再受理。",
    "{body}设有专人接听电话，解答{act}、{thing}和{field}等方面的问题。",
    "活动期间的安全由{place}负责，{who}应服从现场人员引导，不得擅自操作仪器。",
    "在{place}设置展台{count}处，展示{field}的做法和实物，由{who}现场讲解。",
    "合作单位可以提出自己的{thing}，经{body}同意后列入计划，所需费用各自承担。",
    "为照顾{who}，同一内容在{place}与线上各讲一遍，录像保留三个月。",
    "评价看四点：{good}，{good}，有推广条件，能{aim}。",
    "{field}与{field}两个方向轮流举行，单年在前者，双年在后者。",
    "已经得到其他渠道支持的，应在{thing}中写明，隐瞒不报的按{bad}处理。",
    "{body}鼓励{who}以小组形式参加，每组三至五人，其中至少一人熟悉{field}。",
    "通过初审的，由{body}通知到{place}参加答辩，每组陈述十分钟，回答提问五分钟。",
    "本项服务常年进行，{who}随时可以{act}，一般在十个工作日内答复。",
    "往年经验表明，{good}的方案更容易实施，{body}会把优秀样本汇编成册，{aim}。",
];

/// Over the sections of a service.
pub(crate) const HEADINGS: &str = "
    服务内容 参加条件 办理步骤 经费安排 评审办法 场地与设备 成果使用 注意事项 往年情况 合作方式 时间安排 监督与反馈
";

pub(crate) const STREETS: &str = "
    解放路 人民路 建设街 长江道 黄河道 文化路 科学大道 青年街 和平路 学府路 滨河路 中山路 新华街 朝阳大街 友谊路
    振兴街
";

/// What happened, in the order of the years.
pub(crate) const EVENTS: &str = "
    开始筹备 在三个单位试行 第一次公开征集 增加线上办理 与邻近地区联合举办 修订办理规程
";

/// Of the charter.
pub(crate) const CHAPTERS: &str = "
    总则 任务 会员 组织机构 经费与资产 附则
";
