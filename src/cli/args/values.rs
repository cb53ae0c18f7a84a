//! What an argument may be set to, and how it is read. What would be right is said for both languages the same.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{OsStringValueParser, PossibleValue, TypedValueParser};

use crate::calendar::YEARS;
use crate::directory::Kind;
use crate::eligibility::OLDEST;
use crate::export::QrKind;
use crate::export::fields::Pick;
use crate::messages::Lang;
use crate::search::Scheme;

/// How a list of records is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Text,
    Json,
    Jsonl,
}

/// How a record is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    Text,
    Json,
    Markdown,
    Vcard,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Text,
    Json,
    Markdown,
}

/// How faults are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
}

/// Types that say themselves which values there are, and how each is named.
macro_rules! value_enums {
    ($($name:ident),*) => {$(
        impl ValueEnum for $name {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.slug()))
            }
        }
    )*};
}

value_enums!(QrKind, Kind, Lang, Pick, Scheme);

/// A month, or the months from one to another, over the turn of the year if need be (1–12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Months {
    pub(crate) from: u8,
    pub(crate) to: u8,
}

impl Months {
    /// Whether a month is one of them.
    pub(crate) const fn has(self, month: u8) -> bool {
        if self.from <= self.to {
            self.from <= month && month <= self.to
        } else {
            month >= self.from || month <= self.to
        }
    }
}

/// Minutes, or parts of one; at most a day.
pub(super) fn minutes(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|minutes| *minutes > 0.0 && *minutes <= 1440.0).ok_or("0 < MINUTES <= 1440")
}

/// A year of the calendar.
pub(super) fn year(text: &str) -> Result<i16, &'static str> {
    text.parse().ok().filter(|year| YEARS.contains(year)).ok_or("1 <= YEAR <= 9999")
}

/// A month, or two with a hyphen between them.
pub(super) fn months(text: &str) -> Result<Months, &'static str> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let month = |text: &str| text.parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    month(from).zip(month(to)).map(|(from, to)| Months { from, to }).ok_or("1 <= MONTH <= 12; 9, 9-11")
}

/// Completed years.
pub(super) fn age(text: &str) -> Result<u8, String> {
    let age = text.parse().ok().filter(|age| *age <= OLDEST);
    age.ok_or_else(|| format!("0 <= AGE <= {OLDEST}"))
}

/// How many, at least one.
pub(super) fn count(text: &str) -> Result<usize, &'static str> {
    text.parse().ok().filter(|count| *count > 0).ok_or("N = 1, 2, 3 …")
}

/// MiB; with more than a TiB there is no limit left.
pub(super) fn mebibytes(text: &str) -> Result<u32, &'static str> {
    text.parse().ok().filter(|it| (1..=1 << 20).contains(it)).ok_or("1 <= MIB <= 1048576")
}

/// Any path, also the empty one.
pub(super) fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}
