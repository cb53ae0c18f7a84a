//! The fields and the operators of the query language: one table, read by the parser, by completion and by the help screen.

/// A field that a query may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// What is typed before the colon.
    pub name: &'static str,
    /// The Chinese word that does the same.
    pub chinese: &'static str,
    /// A query with it.
    pub example: &'static str,
    /// The same in Chinese.
    pub chinese_example: &'static str,
    /// What else somebody may call it, in both languages; it is no field, and this one is offered.
    pub also_called: &'static [&'static str],
    /// What it compares.
    pub role: FieldRole,
}

/// What a field compares. What it is for, in words, stands in the message catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRole {
    /// The departments that answer.
    Department,
    /// Telephone numbers.
    Phone,
    /// For whom a service is.
    Audience,
    /// Part, category or discipline.
    Part,
    /// How often a service takes place.
    Cycle,
    /// What sort of record.
    Kind,
    /// An age in years, with the limits of services.
    Age,
    /// A sex, with the conditions of services.
    Sex,
    /// A degree, with the conditions of services.
    Degree,
    /// A professional rank, with the conditions of services.
    Rank,
    /// A month, with the windows of services.
    Month,
    /// A day, with the dates of services.
    Open,
    /// A page of the printed book.
    Page,
    /// What the reader says of records.
    Is,
    /// What there is of a record.
    Has,
}

impl FieldRole {
    /// Whether it is about what the reader says of records, first of all.
    #[must_use]
    pub const fn is_own(self) -> bool {
        matches!(self, Self::Is | Self::Has)
    }
}

/// In which language words of the query language are written; each is understood whichever is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// In English.
    English,
    /// In Chinese.
    Chinese,
}

impl Naming {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }
}

impl Field {
    /// What is typed before the colon.
    #[must_use]
    pub const fn named(&self, naming: Naming) -> &'static str {
        match naming {
            Naming::English => self.name,
            Naming::Chinese => self.chinese,
        }
    }

    /// A query with it.
    #[must_use]
    pub const fn example_in(&self, naming: Naming) -> &'static str {
        match naming {
            Naming::English => self.example,
            Naming::Chinese => self.chinese_example,
        }
    }
}

/// Every field, in the order in which the help screen shows them.
pub static FIELDS: &[Field] = &[
    field(
        FieldRole::Department,
        ["dept", "dept:科普部"],
        ["部门", "部门:科普部"],
        &[
            "department",
            "office",
            "division",
            "unit",
            "contact",
            "organiser",
            "organizer",
            "单位",
            "科室",
            "处室",
            "主办",
            "负责",
            "联系人",
            "主管",
        ],
    ),
    field(
        FieldRole::Phone,
        ["tel", "tel:2712"],
        ["电话", "电话:2712"],
        &["telephone", "phone", "mobile", "number", "call", "号码", "手机", "座机", "联系电话", "联系方式"],
    ),
    field(
        FieldRole::Audience,
        ["for", "for:企业,高校"],
        ["对象", "对象:企业,高校"],
        &[
            "audience",
            "who",
            "whom",
            "target",
            "applicant",
            "eligible",
            "人群",
            "面向",
            "适用",
            "受众",
            "服务对象",
            "申报对象",
            "谁",
        ],
    ),
    field(
        FieldRole::Part,
        ["part", "part:2"],
        ["部分", "部分:2"],
        &["category", "discipline", "chapter", "section", "subject", "学科", "类别", "分类", "章节", "领域", "板块"],
    ),
    field(
        FieldRole::Cycle,
        ["cycle", "cycle:每年"],
        ["周期", "周期:每年"],
        &["schedule", "frequency", "period", "interval", "every", "频率", "频次", "多久", "几年"],
    ),
    field(
        FieldRole::Kind,
        ["kind", "kind:society"],
        ["类型", "类型:学会"],
        &["type", "class", "sort", "entry", "种类", "类", "条目"],
    ),
    field(
        FieldRole::Age,
        ["age", "age:38"],
        ["年龄", "年龄:38"],
        &["years", "old", "born", "birthday", "年纪", "岁数", "岁", "出生"],
    ),
    field(FieldRole::Sex, ["sex", "sex:female"], ["性别", "性别:女"], &["gender", "sexe", "男女"]),
    field(
        FieldRole::Degree,
        ["degree", "degree:doctor"],
        ["学历", "学历:博士"],
        &["education", "qualification", "diploma", "学位", "文凭", "教育"],
    ),
    field(
        FieldRole::Rank,
        ["rank", "rank:full"],
        ["职称", "职称:正高"],
        &["title", "position", "grade", "level", "级别", "职务", "头衔", "职位"],
    ),
    field(FieldRole::Month, ["month", "month:9-11"], ["月份", "月份:秋"], &["season", "quarter", "月", "季节", "季度"]),
    field(
        FieldRole::Open,
        ["open", "open:today"],
        ["开放", "开放:今天"],
        &["date", "day", "when", "time", "deadline", "日期", "时间", "截止", "何时", "日子"],
    ),
    field(
        FieldRole::Page,
        ["page", "page:70-75"],
        ["页码", "页码:70-75"],
        &["pp", "folio", "页", "页数", "第几页", "书页"],
    ),
    field(FieldRole::Is, ["is", "is:favourite"], ["是", "是:收藏"], &["star", "bookmark", "saved", "标记", "书签"]),
    field(FieldRole::Has, ["has", "has:note"], ["有", "有:批注"], &["with", "contains", "含", "带有"]),
];

const fn field(
    role: FieldRole,
    english: [&'static str; 2],
    chinese: [&'static str; 2],
    also_called: &'static [&'static str],
) -> Field {
    let ([name, example], [chinese, chinese_example]) = (english, chinese);
    Field { name, chinese, example, chinese_example, also_called, role }
}

/// A sign before or behind a word that changes what it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operator {
    /// A query with it.
    pub example: &'static str,
    /// What it does.
    pub role: OperatorRole,
}

/// What an operator does. In words it stands in the message catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperatorRole {
    /// Leaves out what holds the word.
    Not,
    /// Takes the word as it stands.
    Exact,
    /// Binds the word to a name's beginning.
    Start,
    /// Binds the word to a name's end.
    End,
    /// Joins two terms of which one is enough.
    Or,
}

/// Every operator, in the order in which the help screen shows them.
pub static OPERATORS: &[Operator] = &[
    Operator { example: "!协会", role: OperatorRole::Not },
    Operator { example: "'学会", role: OperatorRole::Exact },
    Operator { example: "^数学", role: OperatorRole::Start },
    Operator { example: "协会$", role: OperatorRole::End },
    Operator { example: "数学 | 物理", role: OperatorRole::Or },
];
