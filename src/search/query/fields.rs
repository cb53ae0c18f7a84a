//! The fields of the query language: one table, read by the parser, by completion and by the help screen.

use crate::directory::{Kind, PhoneNumber};
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
    /// A month, with the windows of services.
    Month,
}

/// Every field, in the order in which the help screen shows them.
pub static FIELDS: &[Field] = &[
    Field { name: "dept", chinese: "部门", example: "dept:科普部", role: FieldRole::Department },
    Field { name: "tel", chinese: "电话", example: "tel:2712", role: FieldRole::Phone },
    Field { name: "for", chinese: "对象", example: "for:企业", role: FieldRole::Audience },
    Field { name: "part", chinese: "部分", example: "part:2", role: FieldRole::Part },
    Field { name: "cycle", chinese: "周期", example: "cycle:每年", role: FieldRole::Cycle },
    Field { name: "kind", chinese: "类型", example: "kind:society", role: FieldRole::Kind },
    Field { name: "age", chinese: "年龄", example: "age:38", role: FieldRole::Age },
    Field { name: "month", chinese: "月份", example: "month:9", role: FieldRole::Month },
];

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
    let chinese = || closest(&folded, FIELDS.iter().map(|field| field.chinese)).and_then(named);
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

/// The nearest word that begins with the same character as a mistyped one: `page` is no slip for `age`.
fn closest(typed: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    nearest(typed, words.filter(|word| word.chars().next() == typed.chars().next()))
}
