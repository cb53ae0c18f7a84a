//! The occurrences of a service in a year as a row of cells.

use jiff::civil::Date;

use super::occurrence::Occurrence;

/// What a cell of a bar says. Of several the strongest stands there, the last one of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing.
    #[default]
    Empty,
    /// It follows that something takes place in this year; in which months is not known.
    InferredYear,
    /// It is printed that something takes place in this year; in which months is not.
    PrintedYear,
    /// Inferred.
    Inferred,
    /// Printed.
    Printed,
    /// A printed last day.
    Deadline,
}

impl Mark {
    /// The mark of an occurrence.
    #[must_use]
    pub fn of(occurrence: &Occurrence<'_>) -> Self {
        match (occurrence.is_deadline, occurrence.has_months(), occurrence.is_inferred()) {
            (true, ..) => Self::Deadline,
            (_, false, true) => Self::InferredYear,
            (_, false, false) => Self::PrintedYear,
            (_, true, true) => Self::Inferred,
            (_, true, false) => Self::Printed,
        }
    }
}

/// Days that a bar shows, and what it says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
    /// What the bar says.
    pub mark: Mark,
}

impl From<&Occurrence<'_>> for Days {
    fn from(it: &Occurrence<'_>) -> Self {
        Self { from: it.from, to: it.to, mark: Mark::of(it) }
    }
}

impl From<&Self> for Days {
    fn from(days: &Self) -> Self {
        *days
    }
}

impl Days {
    /// Whether one of the days is one of those from `from` to `to`, both included.
    #[must_use]
    pub fn touch(&self, from: Date, to: Date) -> bool {
        self.from <= to && from <= self.to
    }

    /// Whether it is known in which months they are.
    #[must_use]
    pub fn have_months(&self) -> bool {
        self.mark > Mark::PrintedYear
    }
}

/// The cell of a day in a row with so many cells for each month (1–31).
#[must_use]
pub fn cell_of(day: Date, per_month: u8) -> usize {
    let per_month = usize::from(per_month.clamp(1, 31));
    let (month, in_month) = (usize::from(day.month().unsigned_abs()), usize::from(day.day().unsigned_abs()));
    let length = usize::from(day.days_in_month().unsigned_abs());
    (month - 1) * per_month + (in_month - 1) * per_month / length
}

/// What each cell of a year says, with so many cells for each month (1–31).
#[must_use]
pub fn bar(all: impl IntoIterator<Item = impl Into<Days>>, year: i16, per_month: u8) -> Vec<Mark> {
    let mut cells = vec![Mark::Empty; 12 * usize::from(per_month.clamp(1, 31))];
    let Ok(first) = Date::new(year, 1, 1) else { return cells };
    let last = first.last_of_year();
    for days in all.into_iter().map(Into::into).filter(|it: &Days| it.touch(first, last)) {
        let from = cell_of(days.from.max(first), per_month);
        let to = cell_of(days.to.min(last), per_month);
        for cell in &mut cells[from..=to] {
            *cell = days.mark.max(*cell);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use jiff::civil::Date;

    use super::{Mark, bar, cell_of};
    use crate::calendar::{Evidence, Grade, Occurrence, Precision};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn occurrence(from: &str, to: &str) -> Occurrence<'static> {
        let (from, to) = (day(from), day(to));
        let (what, printed, grade) = ("", "", Grade::Printed);
        Occurrence { from, to, precision: Precision::Months, is_deadline: false, what, printed, grade }
    }

    fn drawn(occurrences: &[Occurrence<'_>], year: i16, per_month: u8) -> String {
        let sign = |mark: &Mark| match mark {
            Mark::Empty => '.',
            Mark::InferredYear => '-',
            Mark::PrintedYear => '=',
            Mark::Inferred => 'o',
            Mark::Printed => '#',
            Mark::Deadline => '!',
        };
        bar(occurrences, year, per_month).iter().map(sign).collect()
    }

    #[test]
    fn every_day_has_its_cell() {
        for (text, cells) in
            [("2027-01-01", [0, 0]), ("2027-02-28", [1, 7]), ("2024-02-29", [1, 7]), ("2024-12-31", [11, 47])]
        {
            assert_eq!([cell_of(day(text), 1), cell_of(day(text), 4)], cells, "{text}");
        }
        let mut day = day("2024-01-01");
        for _ in 0..366 {
            for per_month in [1, 2, 4, 31] {
                let cell = cell_of(day, per_month);
                assert_eq!(cell / usize::from(per_month), usize::from(day.month().unsigned_abs()) - 1);
            }
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn a_window_over_new_year_is_at_both_ends() {
        let winter = [occurrence("2026-11-01", "2027-02-28"), occurrence("2027-11-01", "2028-02-29")];
        assert_eq!(drawn(&winter, 2027, 1), "##........##");
        assert_eq!(drawn(&winter, 2026, 1), "..........##");
        assert_eq!(drawn(&winter, 2029, 1), "............");
    }

    #[test]
    fn the_strongest_of_several_stands_in_a_cell() {
        let page = Evidence::Cycle { every: 5, from: 2021, to: 2025 };
        let mut year = occurrence("2027-01-01", "2027-12-31");
        (year.precision, year.grade) = (Precision::Years, Grade::Inferred(page.clone()));
        let mut guess = occurrence("2027-03-01", "2027-04-30");
        guess.grade = Grade::Inferred(page);
        let mut last = occurrence("2027-04-15", "2027-04-15");
        (last.precision, last.is_deadline) = (Precision::Day, true);
        assert_eq!(
            drawn(&[last, year, guess, occurrence("2027-04-01", "2027-05-31")], 2027, 2),
            "----oo!###--------------"
        );
    }
}
