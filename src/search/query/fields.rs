//! What the fields of the query language ask for: their values read, and what may be meant by a name that no field has.

use super::attainments;
pub use super::problem::Problem;
pub use super::table::{FIELDS, Field, FieldRole, Naming, OPERATORS, Operator, OperatorRole};
use super::traits::{self, Trait};
use super::values;
use super::values::{Ages, Day};
use crate::calendar::Months;
use crate::directory::{Degree, Kind, PhoneNumber, Rank, Sex};
use crate::search::index::fold;
use crate::text::nearest;

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
