//! The fields of the query language: one table, read by the parser, by completion and by the help screen.

use crate::directory::{Kind, PhoneNumber};
use crate::search::index::fold;

/// A field that a query may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// What is typed before the colon.
    pub name: &'static str,
    /// The Chinese word that does the same.
    pub chinese: &'static str,
    /// A query with it.
    pub example: &'static str,
    /// What it does, in Chinese, for the help screen.
    pub zh: &'static str,
    /// What it does, in English.
    pub en: &'static str,
    pub(in crate::search) role: FieldRole,
}

/// What a field compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum FieldRole {
    Department,
    Phone,
    Audience,
    Part,
    Cycle,
    Kind,
    Age,
    Month,
}

/// Every field, in the order in which the help screen shows them.
pub static FIELDS: &[Field] = &[
    Field {
        name: "dept",
        chinese: "部门",
        example: "dept:科普部",
        zh: "负责的部门",
        en: "the department that answers",
        role: FieldRole::Department,
    },
    Field {
        name: "tel",
        chinese: "电话",
        example: "tel:2712",
        zh: "电话号码中的几位",
        en: "digits of a phone number",
        role: FieldRole::Phone,
    },
    Field {
        name: "for",
        chinese: "对象",
        example: "for:企业",
        zh: "服务对象",
        en: "for whom it is",
        role: FieldRole::Audience,
    },
    Field {
        name: "part",
        chinese: "部分",
        example: "part:2",
        zh: "第几部分，或部分、类别、学科的名称",
        en: "number or name of a part, a category or a discipline",
        role: FieldRole::Part,
    },
    Field {
        name: "cycle",
        chinese: "周期",
        example: "cycle:每年",
        zh: "周期",
        en: "how often it takes place",
        role: FieldRole::Cycle,
    },
    Field {
        name: "kind",
        chinese: "类型",
        example: "kind:society",
        zh: "条目的类型",
        en: "what sort of entry",
        role: FieldRole::Kind,
    },
    Field {
        name: "age",
        chinese: "年龄",
        example: "age:38",
        zh: "这个年龄可以申报的服务，写明年龄的在前",
        en: "what a person of this age may apply for, stated limits first",
        role: FieldRole::Age,
    },
    Field {
        name: "month",
        chinese: "月份",
        example: "month:9",
        zh: "这个月可能开放的服务，写明月份的在前",
        en: "what may be open in this month, stated months first",
        role: FieldRole::Month,
    },
];

/// A sign before or behind a word that changes what it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operator {
    /// A query with it.
    pub example: &'static str,
    /// What it does, in Chinese.
    pub zh: &'static str,
    /// What it does, in English.
    pub en: &'static str,
}

/// Every operator, in the order in which the help screen shows them.
pub static OPERATORS: &[Operator] = &[
    Operator { example: "!协会", zh: "名称中没有这个词", en: "the name does not hold the word" },
    Operator { example: "'学会", zh: "原样出现，不猜错字", en: "as it stands, no slip forgiven" },
    Operator { example: "^数学", zh: "名称以它开头", en: "the name begins with it" },
    Operator { example: "协会$", zh: "名称以它结尾", en: "the name ends with it" },
    Operator { example: "数学 | 物理", zh: "两者有其一即可", en: "one of the two is enough" },
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

/// What a field of a query asks of a record.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::search) enum Filter {
    /// A fact of this role holds the word.
    Facet(FieldRole, String),
    /// A record of one of these kinds.
    Kinds(Vec<Kind>),
    /// May be applied for at this age, in years.
    Age(u8),
    /// Open in this month, 1–12.
    Month(u8),
}

impl Filter {
    /// The telephone number that it asks for, where it has all its digits.
    pub(in crate::search) fn whole_number(&self) -> Option<&str> {
        match self {
            Self::Facet(FieldRole::Phone, value) => {
                PhoneNumber::read(value).filter(PhoneNumber::is_whole).map(|_| value.as_str())
            }
            _ => None,
        }
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
        closest: Option<&'static str>,
    },
    /// A kind that does not exist; it restricts nothing.
    UnknownKind {
        /// As typed.
        value: String,
        /// The kind that may have been meant.
        closest: Option<&'static str>,
    },
    /// A value that nothing in the directory answers to; nothing is found.
    UnknownValue {
        /// The field's name.
        field: &'static str,
        /// As typed.
        value: String,
        /// The first of the values that there are; a last `…` stands for the others.
        known: Vec<String>,
    },
    /// A number was expected, from `from` to `to`; the field restricts nothing.
    NotANumber {
        /// The field's name.
        field: &'static str,
        /// As typed.
        value: String,
        /// The smallest that makes sense.
        from: u8,
        /// The largest.
        to: u8,
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
            Self::UnknownKind { .. } | Self::NotANumber { .. } | Self::TooLong { .. } | Self::TooManyTerms { .. } => {
                true
            }
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

/// The name of the field with this role.
pub(in crate::search) fn name_of(role: FieldRole) -> &'static str {
    FIELDS.iter().find(|field| field.role == role).map_or("", |field| field.name)
}

/// What a field asks for; `None` while its value is still empty.
pub(in crate::search) fn filter(name: &str, value: &str) -> Result<Option<Filter>, Problem> {
    let Some(field) = named(name) else {
        return Err(Problem::UnknownField { name: name.to_owned(), closest: closest_field(name) });
    };
    if fold::letters(value).next().is_none() {
        return Ok(None);
    }
    let number = |from: u8, to: u8| {
        let problem = || Problem::NotANumber { field: field.name, value: value.to_owned(), from, to };
        let digits: String = value.chars().map(fold::half_width).collect();
        let digits = digits.trim_end_matches(['岁', '月', '歲']);
        digits.parse().ok().filter(|it| (from..=to).contains(it)).ok_or_else(problem)
    };
    Ok(Some(match field.role {
        FieldRole::Kind => Filter::Kinds(kinds(value)?),
        FieldRole::Age => Filter::Age(number(0, 120)?),
        FieldRole::Month => Filter::Month(number(1, 12)?),
        role => Filter::Facet(role, value.to_owned()),
    }))
}

/// Every word that asks for a kind.
pub(in crate::search) fn kind_words() -> impl Iterator<Item = (Kind, &'static str)> {
    let chinese = KIND_WORDS.iter().flat_map(|(kind, words)| words.iter().map(|word| (*kind, *word)));
    Kind::ALL.into_iter().map(|kind| (kind, kind.slug())).chain(chinese)
}

fn kinds(value: &str) -> Result<Vec<Kind>, Problem> {
    let folded: String = fold::letters(value).collect();
    let mut found: Vec<Kind> =
        kind_words().filter(|(_, word)| word.starts_with(&folded)).map(|(kind, _)| kind).collect();
    found.dedup();
    if found.is_empty() {
        let closest = closest(&folded, kind_words().map(|(_, word)| word));
        return Err(Problem::UnknownKind { value: value.to_owned(), closest });
    }
    Ok(found)
}

fn closest_field(name: &str) -> Option<&'static str> {
    let folded: String = fold::letters(name).collect();
    let is_long = |long: &str| long.starts_with(&folded) || folded.strip_prefix(long).is_some_and(|rest| rest == "s");
    let long = LONGER_NAMES.iter().filter(|_| folded.len() > 1).find(|(long, _)| is_long(long));
    let english = || closest(&folded, FIELDS.iter().map(|field| field.name));
    let chinese = || FIELDS.iter().find(|field| closest(&folded, std::iter::once(field.chinese)).is_some());
    long.map(|(_, name)| *name).or_else(english).or_else(|| chinese().map(|field| field.name))
}

/// Words that a reader may take for a field's name.
const LONGER_NAMES: &[(&str, &str)] = &[
    ("department", "dept"),
    ("telephone", "tel"),
    ("phone", "tel"),
    ("audience", "for"),
    ("who", "for"),
    ("category", "part"),
    ("discipline", "part"),
    ("chapter", "part"),
    ("schedule", "cycle"),
    ("type", "kind"),
    ("年纪", "age"),
    ("月", "month"),
    ("号码", "tel"),
    ("学科", "part"),
    ("人群", "for"),
    ("种类", "kind"),
];

/// The word nearest to a mistyped one, if it is near: it begins with the same character, and one change in three makes
/// it the other. `page` is no slip for `age`.
fn closest(typed: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let near = words.filter(|word| !typed.is_empty() && word.chars().next() == typed.chars().next());
    let rated = near.map(|word| {
        let distance = if word.starts_with(typed) { 0 } else { strsim::damerau_levenshtein(typed, word) };
        (distance, word)
    });
    let (distance, word) = rated.min_by_key(|(distance, _)| *distance)?;
    let length = word.chars().count().max(typed.chars().count());
    (distance <= (length / 3).max(1)).then_some(word)
}
