//! What comes again and again, from a day on: its first days, and in which years it comes once more.

use jiff::civil::Date;

use super::occurrence::Occurrence;
use super::recurrence::{Origin, Recurrence, When};

/// Something that is under way on a day or comes after it, with what follows.
#[derive(Debug, Clone)]
pub struct Series<'r, 'a> {
    recurrence: &'r Recurrence<'a>,
    /// The first occurrence that is not over.
    pub first: Occurrence<'a>,
}

impl<'r, 'a> Series<'r, 'a> {
    /// From a day on; `None` where all is over.
    pub(super) fn of(recurrence: &'r Recurrence<'a>, day: Date) -> Option<Self> {
        Some(Self { recurrence, first: recurrence.next(day)? })
    }

    /// What says that it takes place.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        self.recurrence.origin
    }

    /// So many years later it begins again; `None` where it takes place once.
    #[must_use]
    pub fn every(&self) -> Option<u8> {
        (!self.recurrence.years.once).then(|| self.recurrence.years.every.max(1))
    }

    /// Which week of its month it is, 1–5, where it is a week.
    #[must_use]
    pub const fn week(&self) -> Option<u8> {
        match self.recurrence.when {
            When::Week { week, .. } => Some(week),
            When::Months { .. } | When::Day { .. } | When::Whole { .. } => None,
        }
    }

    /// Its days if it begins in a year.
    #[must_use]
    pub fn beginning_in(&self, year: i16) -> Option<Occurrence<'a>> {
        self.recurrence.beginning_in(year)
    }
}
