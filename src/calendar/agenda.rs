//! One service: its occurrences of a year, the next one, what it does not say.

use jiff::civil::Date;

use super::inference::{Known, infer};
use super::occurrence::{Evidence, Grade, Occurrence};
use super::pages::Pages;
use super::pattern::Pattern;
use super::recurrence::{Origin, Recurrence, When, Years};
use super::series::Series;
use crate::directory::{Event, ServiceDates, Window};

/// When a service takes place.
#[derive(Debug, Clone)]
pub struct Agenda<'a> {
    recurrences: Vec<Recurrence<'a>>,
    every: Option<u8>,
    on_demand: bool,
    undated: Undated,
}

/// What is known of a service that has no date to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undated {
    /// Once in so many years; in which months, or in which years, is not printed.
    Every(u8),
    /// The months are printed; in which years they come once in so many is not.
    Months {
        /// The length of the cycle, in years.
        every: u8,
        /// First month.
        from: u8,
        /// Last month, included.
        to: u8,
    },
    /// Nothing.
    Unsaid,
}

impl<'a> Agenda<'a> {
    /// What the directory says of a service, and what follows from it.
    #[must_use]
    pub fn of(dates: &ServiceDates<'a>, pages: &Pages) -> Self {
        Self::with(dates, pages.last_of(dates).as_ref())
    }

    /// The same for whoever knows its last dated address already, and the numbers of the others that print it.
    pub(super) fn with(dates: &ServiceDates<'a>, page: Option<&(&'a str, Date, Vec<u32>)>) -> Self {
        let windows: Vec<(&'a str, &'a Window)> = dates
            .schedules
            .iter()
            .flat_map(|schedule| schedule.windows.iter().map(|window| (schedule.printed.as_str(), window)))
            .collect();
        let page = page.filter(|(_, _, others)| others.is_empty());
        let known = Known {
            every: every(&windows),
            editions: dates.editions.iter().map(|event| event.date.as_str()).collect(),
            page: page.map(|(url, date, _)| (*url, *date)),
        };
        let inferred = infer(&known);
        let every = known.every.or_else(|| inferred.as_ref().map(|it| it.evidence.every()));
        let mut agenda = Self { recurrences: Vec::new(), every, on_demand: false, undated: Undated::Unsaid };
        for (no, (printed, window)) in windows.iter().enumerate() {
            agenda.add_window(no, printed, window, inferred.as_ref().map(|it| (it.first, &it.evidence)));
        }
        let editions = dates.editions.iter().enumerate();
        agenda.recurrences.extend(editions.filter_map(|(no, event)| edition(Origin::Edition(no), event)));
        // A notice in a month that a printed window has tells nothing new, and the printed months are better than a year.
        let is_told = |month| windows.iter().any(|(_, it)| it.states_months() && it.covers_month(month));
        let has_months = || windows.iter().any(|(_, it)| matches!(it, Window::Months { .. }));
        if let Some(it) = inferred.filter(|it| it.month.map_or_else(|| !has_months(), |month| !is_told(month))) {
            let when = it.month.map_or(When::Whole { years: 1 }, |month| When::Months { from: month, to: month });
            let years = Years::from(it.first, it.evidence.every());
            let cycle = windows.iter().find(|(_, window)| matches!(window, Window::Every { .. }));
            let printed = cycle.map_or("", |(printed, _)| *printed);
            let grade = Grade::Inferred(it.evidence);
            let has_printed_months = false;
            let origin = Origin::Inferred;
            agenda.recurrences.push(Recurrence { origin, when, years, what: "", printed, grade, has_printed_months });
        }
        agenda
    }

    /// Takes what a printed window says. Months of some years only need a year to count from.
    fn add_window(&mut self, no: usize, printed: &'a str, window: &'a Window, anchor: Option<(i16, &Evidence<'a>)>) {
        let mut add = |when, years: Years, what, grade| {
            let has_printed_months = !matches!(when, When::Whole { .. });
            let is_after = !has_printed_months && !years.once;
            let origin = if is_after { Origin::AfterWindow(no) } else { Origin::Window(no) };
            self.recurrences.push(Recurrence { origin, when, years, what, printed, grade, has_printed_months });
        };
        match window {
            Window::Months { years: 1, from, to, what } => {
                add(When::Months { from: *from, to: *to }, Years::EACH, what, Grade::Printed);
            }
            Window::Months { years, from, to, what } => match anchor {
                Some((first, evidence)) => {
                    let when = When::Months { from: *from, to: *to };
                    add(when, Years::from(first, *years), what, Grade::Inferred(evidence.clone()));
                }
                None => self.undated = Undated::Months { every: *years, from: *from, to: *to },
            },
            Window::Week { month, week, what } => {
                add(When::Week { month: *month, week: *week }, Years::EACH, what, Grade::Printed);
            }
            Window::Deadline { month, day, what } => {
                let when = When::Day { month: *month, day: *day, is_deadline: true };
                add(when, Years::EACH, what, Grade::Printed);
            }
            Window::Cycle { years, from, to } => {
                let year = |year: u16| i16::try_from(year).unwrap_or(i16::MAX);
                let (from, to) = (year(*from), year(*to));
                let length = u8::try_from(to.saturating_sub(from).saturating_add(1)).unwrap_or(*years);
                add(When::Whole { years: length }, Years::once(from), "", Grade::Printed);
                let grade = Grade::Inferred(Evidence::Cycle { every: *years, from, to });
                add(When::Whole { years: *years }, Years::from(to.saturating_add(1), *years), "", grade);
            }
            Window::OnDemand => self.on_demand = true,
            Window::Every { years } => {
                if self.undated == Undated::Unsaid {
                    self.undated = Undated::Every(*years);
                }
            }
        }
    }

    /// The occurrences that have a day in a year, by date.
    #[must_use]
    pub fn of_year(&self, year: i16) -> Vec<Occurrence<'a>> {
        let mut found: Vec<_> = self.recurrences.iter().flat_map(|it| it.of_year(year)).collect();
        found.sort_by_key(|it| (it.from, it.to));
        found
    }

    /// What is under way on a day or comes next: of occurrences whose months are known the one that begins first, and
    /// only where there is none such, a year.
    #[must_use]
    pub fn next(&self, day: Date) -> Option<Occurrence<'a>> {
        let all = self.recurrences.iter().filter_map(|it| it.next(day));
        all.min_by_key(|it| (!it.has_months(), it.from, it.to))
    }

    /// What is under way on a day or comes after it, of each window and each thing inferred the first; by date. Of what only
    /// the year is known there is nothing.
    #[must_use]
    pub fn coming(&self, day: Date) -> Vec<Occurrence<'a>> {
        let mut found: Vec<_> = self.recurrences.iter().filter_map(|it| it.next(day)).collect();
        found.retain(Occurrence::has_months);
        found.sort_by_key(|it| (it.from, it.to));
        found.dedup();
        found
    }

    /// The same as what comes again and again; of that, too, of which only the year is known.
    pub fn series(&self, day: Date) -> impl Iterator<Item = Series<'_, 'a>> {
        self.recurrences.iter().filter_map(move |it| Series::of(it, day))
    }

    /// Once in so many years, as is printed or follows from what is.
    #[must_use]
    pub const fn every(&self) -> Option<u8> {
        self.every
    }

    /// What ends next, on a day or after it: a printed last day, or the last one of a window.
    #[must_use]
    pub fn next_deadline(&self, day: Date) -> Option<Occurrence<'a>> {
        let all = self.recurrences.iter().filter_map(|it| it.next(day));
        all.min_by_key(|it| (!it.has_months(), it.to, it.from))
    }

    /// What is going on on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Vec<Occurrence<'a>> {
        let mut found = self.of_year(day.year());
        found.retain(|it| it.is_on(day));
        found
    }

    /// The length of its longest cycle, in years.
    pub(super) fn longest_cycle(&self) -> u8 {
        self.recurrences.iter().map(|it| it.years.every).max().unwrap_or(0)
    }

    /// Whether it is there whenever somebody asks for it (随时).
    #[must_use]
    pub const fn is_on_demand(&self) -> bool {
        self.on_demand
    }

    /// The same without any words.
    #[must_use]
    pub fn pattern(&self) -> Pattern {
        let yearless = match self.undated {
            Undated::Months { from, to, .. } => Some((from, to)),
            Undated::Every(_) | Undated::Unsaid => None,
        };
        Pattern::of(&self.recurrences, self.on_demand, yearless)
    }

    /// What is known where no date is to come; `None` where one comes again and again.
    #[must_use]
    pub fn undated(&self) -> Option<Undated> {
        self.recurrences.iter().all(|it| it.years.once).then_some(self.undated)
    }
}

/// The printed length of the cycle.
fn every(windows: &[(&str, &Window)]) -> Option<u8> {
    let printed = windows.iter().find_map(|(_, it)| if let Window::Every { years } = it { Some(*years) } else { None });
    let implied = windows.iter().filter_map(|(_, it)| match it {
        Window::Months { years, .. } => Some(*years),
        Window::Week { .. } | Window::Deadline { .. } => Some(1),
        Window::Every { .. } | Window::Cycle { .. } | Window::OnDemand => None,
    });
    printed.or_else(|| implied.min())
}

/// An edition that there was, on the day, in the month or in the year that is printed.
fn edition(origin: Origin, event: &Event) -> Option<Recurrence<'_>> {
    let mut parts = event.date.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().and_then(|it| it.parse::<u8>().ok());
    let when = match (part(), part()) {
        (Some(month), Some(day)) => When::Day { month, day, is_deadline: false },
        (Some(month), None) => When::Months { from: month, to: month },
        (None, _) => When::Whole { years: 1 },
    };
    Some(Recurrence { origin, what: &event.what, ..Recurrence::plain(when, Years::once(year)) })
}

#[cfg(test)]
mod tests;
