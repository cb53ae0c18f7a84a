//! How a service stands to months or to a day that is asked for, and the occurrences that say so.

use jiff::civil::Date;

use super::agenda::Agenda;
use super::months::Months;
use super::occurrence::Occurrence;
use super::pattern::TimeMatch;

/// A time that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeAsked {
    /// Months, of whatever year.
    Months(Months),
    /// A day.
    Day(Date),
}

/// How a service stands to a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timing<'a> {
    /// How it stands.
    pub answer: TimeMatch,
    /// The occurrences that tell when: those in the time, else the next one; none where no date says it, but words alone
    /// (随时), or nothing.
    pub by: Vec<Occurrence<'a>>,
}

impl<'a> Agenda<'a> {
    /// How it stands to a time; of its occurrences those are named that are not over on the day of the question.
    #[must_use]
    pub fn timing(&self, asked: TimeAsked, today: Date) -> Timing<'a> {
        let (answer, from) = match asked {
            TimeAsked::Months(months) => (self.pattern().in_months(months), today),
            TimeAsked::Day(day) => (self.pattern().on(day), day),
        };
        let in_time = || match asked {
            TimeAsked::Months(months) => self.first_in(months, today),
            TimeAsked::Day(day) => self.on(day).into_iter().filter(Occurrence::has_months).collect(),
        };
        let by = match answer {
            TimeMatch::Printed | TimeMatch::Inferred => in_time(),
            TimeMatch::OnDemand => Vec::new(),
            TimeMatch::Unsaid => self.next(from).into_iter().collect(),
            TimeMatch::Elsewhen | TimeMatch::InferredElsewhen => {
                self.next(from).into_iter().filter(Occurrence::has_months).collect()
            }
        };
        Timing { answer, by }
    }

    /// The occurrences of the first year, from a day on, in which one has a day in one of the months.
    fn first_in(&self, months: Months, from: Date) -> Vec<Occurrence<'a>> {
        let years = from.year()..=from.year().saturating_add(i16::from(self.longest_cycle()));
        let is_in = |it: &Occurrence<'_>, year: i16| {
            let mut all = it.months_of(year).filter(|month| months.contains(*month));
            it.has_months() && all.any(|month| (year, month) >= (from.year(), from.month().unsigned_abs()))
        };
        let of_year =
            |year| self.of_year(year).into_iter().filter(move |it| it.to >= from && is_in(it, year)).collect();
        years.map(of_year).find(|found: &Vec<_>| !found.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::{Months, TimeAsked};
    use crate::calendar::{Agenda, Pages};
    use crate::directory::{Event, Schedule, ServiceDates, Window};

    const TODAY: Date = date(2026, 11, 26);

    fn months(years: u8, from: u8, to: u8) -> Window {
        Window::Months { years, from, to, what: String::new() }
    }

    /// How it stands, and the days that say so.
    fn told(windows: &[Window], editions: &[&str], asked: TimeAsked) -> String {
        let schedules = [Schedule { windows: windows.into(), ..Schedule::default() }];
        let editions: Vec<Event> =
            editions.iter().map(|it| Event { date: (*it).to_owned(), edition: true, ..Event::default() }).collect();
        let dates =
            ServiceDates { number: 1, schedules: &schedules, editions: editions.iter().collect(), urls: Vec::new() };
        let timing = Agenda::of(&dates, &Pages::default()).timing(asked, TODAY);
        let grade = |inferred| if inferred { "推算" } else { "" };
        let days = timing.by.iter().map(|it| format!(" {}–{}{}", it.from, it.to, grade(it.is_inferred())));
        format!("{:?}{}", timing.answer, days.collect::<String>())
    }

    #[test]
    fn months_are_stated_or_inferred_or_not_said() {
        let autumn = Months::between(9, 11);
        for (windows, editions, asked, expected) in [
            (&[months(1, 9, 12)][..], &[][..], autumn, "Printed 2026-09-01–2026-12-31"),
            (&[months(1, 9, 9)], &[], autumn, "Printed 2027-09-01–2027-09-30"),
            (&[months(1, 4, 6)], &[], autumn, "Elsewhen 2027-04-01–2027-06-30"),
            // Of two windows one is enough, and it is the one that is named.
            (&[months(1, 4, 6), months(1, 9, 9)], &[], autumn, "Printed 2027-09-01–2027-09-30"),
            (&[Window::Every { years: 1 }], &[], autumn, "Unsaid"),
            (&[Window::OnDemand], &[], autumn, "OnDemand"),
            // Over New Year, asked for from either side.
            (&[months(1, 12, 2)], &[], 1.into(), "Printed 2026-12-01–2027-02-28"),
            (&[months(1, 2, 2)], &[], Months::between(11, 2), "Printed 2027-02-01–2027-02-28"),
            // The month that is over is that of next year.
            (&[months(1, 10, 10)], &[], 10.into(), "Printed 2027-10-01–2027-10-31"),
            (&[months(1, 9, 12)], &[], 9.into(), "Printed 2027-09-01–2027-12-31"),
            // In which years is not printed, but the months are.
            (&[months(2, 10, 10)], &[], autumn, "Printed"),
            (&[months(2, 5, 5)], &[], autumn, "Elsewhen"),
            // Editions tell the years, and the longest cycle is waited for.
            (&[months(5, 10, 10)], &["2023"], autumn, "Printed 2028-10-01–2028-10-31推算"),
            (&[Window::Every { years: 1 }], &["2021-10"], autumn, "Inferred 2027-10-01–2027-10-31推算"),
            (&[Window::Every { years: 1 }], &["2021-05"], autumn, "InferredElsewhen 2027-05-01–2027-05-31推算"),
            (&[Window::Every { years: 3 }], &["2023"], autumn, "Unsaid 2026-01-01–2026-12-31推算"),
            // A cycle that is over, and the one that can be expected after it.
            (&[Window::Cycle { years: 5, from: 2021, to: 2025 }], &[], autumn, "Unsaid 2026-01-01–2030-12-31推算"),
            (&[], &["2019"], autumn, "Unsaid"),
        ] {
            let asked = TimeAsked::Months(asked);
            assert_eq!(told(windows, editions, asked), expected, "{windows:?} {editions:?} {asked:?}");
        }
    }

    #[test]
    fn a_day_is_one_of_the_days_or_not() {
        for (window, day, expected) in [
            (months(1, 12, 2), date(2028, 2, 29), "Printed 2027-12-01–2028-02-29"),
            (months(1, 12, 2), date(2028, 3, 1), "Elsewhen 2028-12-01–2029-02-28"),
            (Window::OnDemand, date(2027, 1, 1), "OnDemand"),
            (Window::Every { years: 1 }, date(2027, 1, 1), "Unsaid"),
            (months(3, 5, 5), date(2027, 6, 1), "Elsewhen"),
            (Window::Cycle { years: 5, from: 2021, to: 2025 }, date(2025, 12, 31), "Unsaid 2021-01-01–2025-12-31"),
            (Window::Cycle { years: 5, from: 2021, to: 2025 }, date(2026, 1, 1), "Unsaid 2026-01-01–2030-12-31推算"),
        ] {
            assert_eq!(told(std::slice::from_ref(&window), &[], TimeAsked::Day(day)), expected, "{window:?} {day}");
        }
    }
}
