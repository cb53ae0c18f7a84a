//! What an argument may be set to, and how it is read. What would be right is said for both languages the same.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{OsStringValueParser, PossibleValue, TypedValueParser};

use jiff::civil::Date;

use crate::calendar::{Months, YEARS};
use crate::cli::today::date;
use crate::config::ThemeName;
use crate::directory::Kind;
use crate::eligibility::OLDEST;
use crate::export::fields::Pick;
use crate::export::{ExportFormat, ListFormat, QrKind, SlipField};
use crate::messages::Lang;
use crate::search::{self, Scheme};
use crate::terminal::environment::ColorWhen;

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

/// How the faults of a directory are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Text,
    Json,
    Gnu,
}

/// What is made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NewKind {
    Directory,
    Service,
    Society,
    Department,
}

impl NewKind {
    const ALL: [Self; 4] = [Self::Directory, Self::Service, Self::Society, Self::Department];

    /// As it stands in a call.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Directory => "directory",
            Self::Service => "service",
            Self::Society => "society",
            Self::Department => "department",
        }
    }
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

value_enums!(ColorWhen, ExportFormat, QrKind, Kind, Lang, ListFormat, NewKind, Pick, Scheme, SlipField, ThemeName);

/// The day on which something is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OpenOn {
    Today,
    Day(Date),
}

/// A day, or the word for this one.
pub(super) fn open_on(text: &str) -> Result<OpenOn, String> {
    if text == TODAY { Ok(OpenOn::Today) } else { date(text).map(OpenOn::Day) }
}

/// What stands for the day of the call.
pub(super) const TODAY: &str = "today";

/// Minutes, or parts of one; at most a day.
pub(super) fn minutes(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|minutes| *minutes > 0.0 && *minutes <= 1440.0).ok_or("0 < MINUTES <= 1440")
}

/// A year of the calendar.
pub(super) fn year(text: &str) -> Result<i16, &'static str> {
    text.parse().ok().filter(|year| YEARS.contains(year)).ok_or("1 <= YEAR <= 9999")
}

/// Months as a query has them: `9`, `9-11`, `11-2`, `9,12`, `秋`.
pub(super) fn months(text: &str) -> Result<Months, &'static str> {
    const RIGHT: &str = "1 <= MONTH <= 12; 9, 9-11, 11-2, 9,12, 秋, autumn";
    search::months(text).ok().filter(|months| !months.is_empty()).ok_or(RIGHT)
}

/// Completed years.
pub(super) fn age(text: &str) -> Result<u8, String> {
    let age = text.parse().ok().filter(|age| *age <= OLDEST);
    age.ok_or_else(|| format!("0 <= AGE <= {OLDEST}"))
}

/// How many at the most: at least one, or all.
pub(super) fn limit(text: &str) -> Result<usize, &'static str> {
    if text == ALL {
        return Ok(usize::MAX);
    }
    text.parse().ok().filter(|count| *count > 0).ok_or("N = 1, 2, 3 …, all")
}

/// What stands for no limit.
const ALL: &str = "all";

/// MiB; with more than a TiB there is no limit left.
pub(super) fn mebibytes(text: &str) -> Result<u32, &'static str> {
    text.parse().ok().filter(|it| (1..=1 << 20).contains(it)).ok_or("1 <= MIB <= 1048576")
}

/// Any path, also the empty one.
pub(super) fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}
