//! A dated stretch of days, and how it is known.

use jiff::civil::Date;

/// Something that takes place on certain days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence<'a> {
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
    /// How exactly the days are known.
    pub precision: Precision,
    /// Whether it is a last day and nothing is said of when it begins.
    pub is_deadline: bool,
    /// What happens then, as the directory says it; may be empty.
    pub what: &'a str,
    /// The printed words that say when, of an inferred one how often; empty where no schedule does.
    pub printed: &'a str,
    /// Printed or inferred.
    pub grade: Grade<'a>,
}

/// How exactly the days of an occurrence are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// To the day.
    Day,
    /// A week of a month; as it is not printed on which day a week begins, the days of every reading.
    Week,
    /// Whole months.
    Months,
    /// Whole years: in which months is not known.
    Years,
}

/// How an occurrence is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grade<'a> {
    /// The booklet says it.
    Printed,
    /// It follows from what the booklet says, if things go on as they did.
    Inferred(Evidence<'a>),
}

/// What an inferred occurrence follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence<'a> {
    /// Printed dates of editions, from old to new: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Editions {
        /// The dates.
        dates: Vec<&'a str>,
        /// The length of the cycle, in years.
        every: u8,
    },
    /// The address of a page that is printed for the service has a date in it: the last notice.
    Page {
        /// The address as printed.
        url: &'a str,
        /// Its date.
        date: Date,
        /// The length of the cycle, in years.
        every: u8,
    },
    /// A printed cycle is over, and such a cycle takes so many years.
    Cycle {
        /// The length of a cycle, in years.
        every: u8,
        /// First year of the printed one.
        from: i16,
        /// Last year of the printed one, included.
        to: i16,
    },
}

impl Evidence<'_> {
    /// The length of the cycle, in years.
    #[must_use]
    pub const fn every(&self) -> u8 {
        match self {
            Self::Editions { every, .. } | Self::Page { every, .. } | Self::Cycle { every, .. } => *every,
        }
    }
}

impl Occurrence<'_> {
    /// Whether it is inferred.
    #[must_use]
    pub const fn is_inferred(&self) -> bool {
        matches!(self.grade, Grade::Inferred(_))
    }

    /// Whether a day is one of its days.
    #[must_use]
    pub fn is_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether one of its days is one of those from `from` to `to`, both included.
    #[must_use]
    pub fn touches(&self, from: Date, to: Date) -> bool {
        self.from <= to && from <= self.to
    }

    /// The months of a year (1–12) in which it has a day.
    pub fn months_of(&self, year: i16) -> impl Iterator<Item = u8> {
        let month = |day: Date| day.month().unsigned_abs();
        let (from, to) = (self.from, self.to);
        let first = if from.year() < year { 1 } else { month(from) };
        let last = if to.year() > year { 12 } else { month(to) };
        let is_in = from.year() <= year && year <= to.year();
        (first..=last).filter(move |_| is_in)
    }

    /// Whether it is known in which months it takes place.
    #[must_use]
    pub fn has_months(&self) -> bool {
        self.precision < Precision::Years
    }
}
