//! What falls into some years only, as occurrences of a year.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::occurrence::{Grade, Occurrence, Precision};
use super::weeks::week_of_month;

/// The years of the calendar, from the first to the last.
pub const YEARS: RangeInclusive<i16> = 1..=9999;

/// What of a service says that something takes place: it stays the same where the days themselves are mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// One of its windows, counted from 0 over all its schedules.
    Window(usize),
    /// What follows a printed cycle that is over, by the window of the cycle.
    AfterWindow(usize),
    /// One of its editions, from 0.
    Edition(usize),
    /// Its editions together, or a notice.
    Inferred,
}

/// Something that takes place once, or again and again.
#[derive(Debug, Clone)]
pub(super) struct Recurrence<'a> {
    pub(super) origin: Origin,
    pub(super) when: When,
    pub(super) years: Years,
    pub(super) what: &'a str,
    pub(super) printed: &'a str,
    pub(super) grade: Grade<'a>,
    /// Whether the months are printed, of which only the years are inferred.
    pub(super) has_printed_months: bool,
}

/// On which days of the year in which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum When {
    /// From the first day of one month to the last of another, which is one of the next year if it stands before.
    Months { from: u8, to: u8 },
    /// A week of a month.
    Week { month: u8, week: u8 },
    /// A day; 29 February is the 28th where there is none.
    Day { month: u8, day: u8, is_deadline: bool },
    /// So many whole years.
    Whole { years: u8 },
}

/// In which years something begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Years {
    /// The first one; none where every year is one.
    pub(super) first: Option<i16>,
    /// So many years later the next.
    pub(super) every: u8,
    /// Whether the first is the only one.
    pub(super) once: bool,
}

impl Years {
    /// Every year.
    pub(super) const EACH: Self = Self { first: None, every: 1, once: false };

    /// One year.
    pub(super) const fn once(year: i16) -> Self {
        Self { first: Some(year), every: 1, once: true }
    }

    /// A year, and then again and again.
    pub(super) const fn from(first: i16, every: u8) -> Self {
        Self { first: Some(first), every, once: false }
    }

    fn has(self, year: i16) -> bool {
        let Some(first) = self.first else { return true };
        let later = i32::from(year) - i32::from(first);
        if self.once { later == 0 } else { later >= 0 && later % i32::from(self.every.max(1)) == 0 }
    }
}

impl Recurrence<'static> {
    /// The days alone, without any words.
    pub(super) const fn plain(when: When, years: Years) -> Self {
        let origin = Origin::Window(0);
        Self { origin, when, years, what: "", printed: "", grade: Grade::Printed, has_printed_months: true }
    }
}

impl<'a> Recurrence<'a> {
    /// How many years before a year something may begin that is still going on in it.
    fn years_back(&self) -> i16 {
        match self.when {
            When::Months { from, to } => i16::from(from > to),
            When::Whole { years } => i16::from(years.saturating_sub(1)),
            When::Week { .. } | When::Day { .. } => 0,
        }
    }

    /// The occurrences that have a day in a year, by date.
    pub(super) fn of_year(&self, year: i16) -> impl Iterator<Item = Occurrence<'a>> {
        self.begun_in(year.saturating_sub(self.years_back()), year)
    }

    /// The first occurrence that is not over on a day.
    pub(super) fn next(&self, day: Date) -> Option<Occurrence<'a>> {
        let begin = day.year().saturating_sub(self.years_back());
        // Within one cycle there is one, and it may be over already; one that has yet to begin may be far away.
        let begin = self.years.first.map_or(begin, |first| begin.max(first));
        let end = begin.saturating_add(2 * i16::from(self.years.every.max(4))).min(*YEARS.end());
        self.begun_in(begin, end).find(|it| it.to >= day)
    }

    /// Those that begin in one of the years.
    fn begun_in(&self, first: i16, last: i16) -> impl Iterator<Item = Occurrence<'a>> {
        (first..=last).filter(|year| self.years.has(*year)).filter_map(|year| self.beginning_in(year))
    }

    /// The one that begins in a year, whether the year is one of its years or not.
    pub(super) fn beginning_in(&self, year: i16) -> Option<Occurrence<'a>> {
        let first_of = |year, month: u8| Date::new(year, i8::try_from(month).ok()?, 1).ok();
        let (from, to, precision) = match self.when {
            When::Months { from, to } => {
                let last = first_of(year.checked_add(i16::from(from > to))?, to)?.last_of_month();
                (first_of(year, from)?, last, Precision::Months)
            }
            When::Week { month, week } => {
                let (from, to) = week_of_month(year, month, week)?;
                (from, to, Precision::Week)
            }
            When::Day { month, day, .. } => {
                let first = first_of(year, month)?;
                let day = i8::try_from(day).ok()?.min(first.days_in_month());
                let day = Date::new(year, first.month(), day).ok()?;
                (day, day, Precision::Day)
            }
            When::Whole { years } => {
                let last = year.checked_add(i16::from(years.saturating_sub(1)))?;
                (first_of(year, 1)?, first_of(last, 12)?.last_of_month(), Precision::Years)
            }
        };
        let is_deadline = matches!(self.when, When::Day { is_deadline: true, .. });
        let grade = self.grade.clone();
        Some(Occurrence { from, to, precision, is_deadline, what: self.what, printed: self.printed, grade })
    }
}
