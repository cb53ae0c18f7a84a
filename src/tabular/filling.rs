//! What a table says of itself to who fills it in.

use super::{Access, Column, SheetKind};

/// Whether a new record must have something in a column.
#[must_use]
pub fn is_needed(column: Column, sheet: SheetKind) -> bool {
    let needed: &[Column] = match sheet {
        SheetKind::Services => {
            &[Column::Number, Column::Name, Column::Part, Column::Page, Column::Summary, Column::Departments]
        }
        SheetKind::Societies => &[Column::Number, Column::Name, Column::Discipline],
        SheetKind::Departments => &[Column::Name, Column::Page],
        SheetKind::Profiles => &[Column::Number, Column::Name, Column::Page, Column::Summary],
        SheetKind::Articles => &[Column::Number, Column::Label, Column::Name],
    };
    column.access(sheet) == Access::Key || needed.contains(&column)
}

/// A cell as it may be filled in; empty for what is only shown.
#[must_use]
pub const fn example(column: Column) -> &'static str {
    match column {
        Column::Id => "service-73",
        Column::Kind => "服务",
        Column::Number => "73",
        Column::Label => "第一条",
        Column::Name => "评选天津市优秀科技工作者",
        Column::English => "Outstanding Science and Technology Workers of Tianjin",
        Column::EnglishPrinted => "否",
        Column::AlternateNames => "优秀科技工作者评选\n优秀科技工作者",
        Column::Keywords => "表彰\n荣誉证书",
        Column::Pinyin => "ping xuan tian jin shi you xiu ke ji gong zuo zhe",
        Column::Part => "服务科技工作者",
        Column::Category => "市级人才举荐与服务",
        Column::Discipline => "工学",
        Column::Page => "24",
        Column::Summary => "每五年评出 100 名优秀科技工作者，发奖牌和荣誉证书。",
        Column::Organizers => "组织机构 | 市委组织部、市人社局、市科协",
        Column::Supervisors => "主管单位 | 市科协 | 等三个部门",
        Column::Implementers => "实施单位 | 市科协",
        Column::Audiences => "申报对象 | 在职、在岗的科技工作者\n服务对象 | 各区、园区、企业",
        Column::AudienceTerms => "科技工作者\n[2] 企业、园区",
        Column::AudienceParties => "个人、团队\n[2] 单位",
        Column::AudiencePlaces => "天津",
        Column::AudienceScope => "[2] 列举完全",
        Column::Departments => "市科协科创部（企事业部） | 市科协科创部（企业部）\n[2] 市科协办公室",
        Column::Phones => "022-27114778\n022-27114779 | 传真\n[2] 022-27122522 | 电话 | 书中另一处为 27122523",
        Column::Emails => "kjz@example.org.cn | 电子邮箱",
        Column::Urls => "https://www.example.org.cn | 申报网址",
        Column::Address => "天津市河西区某路 1 号",
        Column::PostalCode => "300000",
        Column::TextUrls => "www.example.org.cn | 平台",
        Column::Notes => "第 24 页与第 30 页的号码不同，照第 24 页。",
        Column::Chapter
        | Column::Conditions
        | Column::Schedules
        | Column::Benefits
        | Column::Documents
        | Column::Figures
        | Column::History
        | Column::Sections
        | Column::Text
        | Column::Signed => "",
    }
}
