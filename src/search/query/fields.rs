//! The fields of the query language: one table, read by the parser, by completion and by the help screen.

use super::attainments;
use super::traits::{self, Trait};
use super::values;
use super::values::{Ages, Day};
use crate::calendar::Months;
use crate::directory::{Degree, Kind, PhoneNumber, Rank, Sex};
use crate::search::index::fold;
use crate::text::nearest;

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

/// The words by which each kind is asked for, besides its slug.
const KIND_WORDS: &[(Kind, &[&str])] = &[
    (Kind::Service, &["服务"]),
    (Kind::Society, &["学会", "社团"]),
    (Kind::Department, &["部门"]),
    (Kind::Profile, &["简介", "机构"]),
    (Kind::Article, &["条款", "章程", "通则"]),
    (Kind::Preface, &["前言", "序言"]),
];

/// What a field of a query asks of a record. Of several values one is enough.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::search) enum Filter {
    /// A fact of this role holds one of the words.
    Facet(FieldRole, Vec<String>),
    /// A record of one of these kinds.
    Kinds(Vec<Kind>),
    /// May be applied for at one of these ages.
    Ages(Ages),
    /// May be applied for by one of these.
    Sexes(Vec<Sex>),
    /// May be applied for with one of these degrees.
    Degrees(Vec<Degree>),
    /// May be applied for with one of these ranks.
    Ranks(Vec<Rank>),
    /// Stands on one of these pages: ranges with both ends included.
    Pages(Vec<(u16, u16)>),
    /// Open in one of these months.
    Months(Months),
    /// Open on one of these days.
    Days(Vec<Day>),
    /// Is or has one of these.
    Traits(Vec<Trait>),
}

impl Filter {
    /// The telephone number that it asks for, where it has all its digits.
    pub(in crate::search) fn whole_number(&self) -> Option<&str> {
        match self {
            Self::Facet(FieldRole::Phone, values) => {
                let [value] = values.as_slice() else { return None };
                PhoneNumber::read(value).filter(PhoneNumber::is_whole).map(|_| value.as_str())
            }
            _ => None,
        }
    }

    /// The field that it is of, where it is no comparison of a person or of a time.
    pub(in crate::search) const fn role(&self) -> Option<FieldRole> {
        match self {
            Self::Facet(role, _) => Some(*role),
            Self::Pages(_) => Some(FieldRole::Page),
            _ => None,
        }
    }

    /// Whether it tells of a person or of a time, with which services are compared.
    pub(in crate::search) const fn is_told(&self) -> bool {
        self.is_personal() || matches!(self, Self::Months(_) | Self::Days(_))
    }

    /// Whether it tells of a person.
    pub(in crate::search) const fn is_personal(&self) -> bool {
        matches!(self, Self::Ages(_) | Self::Sexes(_) | Self::Degrees(_) | Self::Ranks(_))
    }
}

/// Something in a query that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A field that does not exist; its value is searched for as a word.
    UnknownField {
        /// As typed.
        name: String,
        /// The field that may have been meant.
        closest: Option<FieldRole>,
        /// Its value, where a name was typed of something that records have or are.
        having: Option<Trait>,
    },
    /// A kind that does not exist; it restricts nothing.
    UnknownKind {
        /// As typed.
        value: String,
        /// The kind that may have been meant.
        closest: Option<&'static str>,
    },
    /// Nothing that a record may be or have; the field restricts nothing.
    UnknownTrait {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
    },
    /// A value that nothing in the directory answers to; nothing is found.
    UnknownValue {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
        /// The values that may have been meant, likeliest first.
        near: Vec<String>,
        /// The first of the values that there are; a last `…` stands for the others.
        known: Vec<String>,
    },
    /// A number was expected, from `from` to `to`; the field restricts nothing.
    NotANumber {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
        /// The smallest that makes sense.
        from: u8,
        /// The largest.
        to: u8,
    },
    /// A range whose first end is above the last; the field restricts nothing.
    Reversed {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
        /// The smaller end.
        from: u16,
        /// The larger.
        to: u16,
    },
    /// No degree and no rank; the field restricts nothing.
    NotAStep {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
    },
    /// No page; the field restricts nothing.
    NotAPage {
        /// As typed.
        value: String,
    },
    /// No month; the field restricts nothing.
    NotAMonth {
        /// As typed.
        value: String,
    },
    /// No day that there is; the field restricts nothing.
    NotADay {
        /// As typed.
        value: String,
    },
    /// No sex; the field restricts nothing.
    NotASex {
        /// As typed.
        value: String,
    },
    /// Two values of which nobody can have both; the second restricts nothing.
    Contradiction {
        /// The field.
        field: FieldRole,
        /// The value that stands first, as typed.
        first: String,
        /// The other.
        second: String,
    },
    /// The text is longer than a query may be; the rest is not read.
    TooLong {
        /// Characters that are read.
        most: usize,
    },
    /// It has more terms than a query may have; the rest is not looked for.
    TooManyTerms {
        /// Terms that are looked for.
        most: usize,
    },
}

impl Problem {
    /// Whether the answer to the query would be the answer to another one. What stands before a colon may be no field
    /// but text; a value that cannot be, and what was not read, are more than that.
    #[must_use]
    pub const fn is_fatal(&self) -> bool {
        match self {
            Self::UnknownField { .. } | Self::UnknownValue { .. } => false,
            Self::UnknownKind { .. }
            | Self::UnknownTrait { .. }
            | Self::NotANumber { .. }
            | Self::Reversed { .. }
            | Self::NotAStep { .. }
            | Self::NotAPage { .. }
            | Self::NotAMonth { .. }
            | Self::NotADay { .. }
            | Self::NotASex { .. }
            | Self::Contradiction { .. }
            | Self::TooLong { .. }
            | Self::TooManyTerms { .. } => true,
        }
    }
}

/// A token as field and value, if it looks like that. An address (`http://…`) and a time (`9:00`) do not.
pub(in crate::search) fn split(token: &str) -> Option<(&str, &str)> {
    let (name, value) = token.split_once([':', '：'])?;
    let is_word = !name.is_empty() && name.chars().all(|c| fold::letter(c).is_some_and(char::is_alphabetic));
    (is_word && !value.starts_with("//")).then_some((name, value))
}

pub(in crate::search) fn named(name: &str) -> Option<&'static Field> {
    let folded: String = fold::letters(name).collect();
    FIELDS.iter().find(|field| field.name == folded || field.chinese == folded)
}

/// What a field asks for; `None` while its value is still empty.
pub(in crate::search) fn filter(name: &str, value: &str) -> Result<Option<Filter>, Problem> {
    let Some(field) = named(name) else {
        let (closest, having) = closest_field(name);
        return Err(Problem::UnknownField { name: name.to_owned(), closest, having });
    };
    if values::is_begun(value) {
        return Ok(None);
    }
    Ok(Some(match field.role {
        FieldRole::Kind => Filter::Kinds(kinds(value)?),
        FieldRole::Age => Filter::Ages(values::ages(value)?),
        FieldRole::Sex => Filter::Sexes(values::sexes(value)?),
        FieldRole::Degree => Filter::Degrees(attainments::degrees(value)?),
        FieldRole::Rank => Filter::Ranks(attainments::ranks(value)?),
        FieldRole::Page => Filter::Pages(values::pages(value)?),
        FieldRole::Month => Filter::Months(values::months(value)?),
        FieldRole::Open => Filter::Days(values::days(value)?),
        FieldRole::Is | FieldRole::Has => Filter::Traits(traits::traits(field.role, value)?),
        // A comma may stand before an extension as well.
        FieldRole::Phone if is_extended(value) => Filter::Facet(field.role, vec![value.to_owned()]),
        role => {
            let all = values::listed(value).filter(|it| !values::is_begun(it));
            Filter::Facet(role, all.map(str::to_owned).collect())
        }
    }))
}

/// Whether it is a whole telephone number with an extension.
pub(in crate::search) fn is_extended(value: &str) -> bool {
    PhoneNumber::read(value).is_some_and(|number| number.is_whole() && number.extension().is_some())
}

/// Every word that asks for a kind.
pub(in crate::search) fn kind_words() -> impl Iterator<Item = (Kind, &'static str)> {
    let chinese = KIND_WORDS.iter().flat_map(|(kind, words)| words.iter().map(|word| (*kind, *word)));
    Kind::ALL.into_iter().map(|kind| (kind, kind.slug())).chain(chinese)
}

/// The word that asks for a kind.
#[must_use]
pub fn kind_word(kind: Kind, naming: Naming) -> &'static str {
    let chinese = || KIND_WORDS.iter().find(|(other, _)| *other == kind).and_then(|(_, words)| words.first());
    match naming {
        Naming::English => kind.slug(),
        Naming::Chinese => chinese().copied().unwrap_or_default(),
    }
}

fn kinds(value: &str) -> Result<Vec<Kind>, Problem> {
    let mut found: Vec<Kind> = Vec::new();
    for one in values::listed(value).filter(|it| !values::is_begun(it)) {
        let folded: String = fold::letters(one).collect();
        let before = found.len();
        found.extend(kind_words().filter(|(_, word)| word.starts_with(&folded)).map(|(kind, _)| kind));
        if found.len() == before {
            let closest = closest(&folded, kind_words().map(|(_, word)| word));
            return Err(Problem::UnknownKind { value: one.to_owned(), closest });
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The field that somebody may mean who typed a name that none has, and the word for something that records have or are where he
/// typed that for a field: `mail:` is `has:email`.
fn closest_field(name: &str) -> (Option<FieldRole>, Option<Trait>) {
    let folded: String = fold::letters(name).collect();
    let called = |is_it: &dyn Fn(&str) -> bool| {
        let field = FIELDS.iter().find(|field| field.also_called.iter().any(|it| is_it(it)));
        field.map(|field| field.role)
    };
    let is_several = |word: &str| folded.strip_suffix('s') == Some(word);
    let is_it = |word: &str| word == folded || is_several(word);
    if let Some(role) = called(&is_it) {
        return (Some(role), None);
    }
    if let Some((role, it)) = traits::called(|word| word == folded || is_several(word)) {
        return (Some(role), Some(it));
    }
    let begun = || called(&|word| folded.len() > 1 && word.starts_with(&folded));
    let names = || {
        FIELDS.iter().flat_map(|field| [field.name, field.chinese].into_iter().chain(field.also_called.iter().copied()))
    };
    let role_of = |word: &'static str| {
        let has_name =
            |field: &&Field| [field.name, field.chinese].contains(&word) || field.also_called.contains(&word);
        FIELDS.iter().find(has_name).map(|field| field.role)
    };
    (begun().or_else(|| closest(&folded, names()).and_then(role_of)), None)
}

/// The nearest word that begins with the same character as a mistyped one: `page` is no slip for `age`.
fn closest(typed: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    nearest(typed, words.filter(|word| word.chars().next() == typed.chars().next()))
}
