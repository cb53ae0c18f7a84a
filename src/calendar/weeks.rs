//! The third week of a month, of which nobody said on which day a week begins.

use jiff::civil::{Date, Weekday};

/// The days that the `week`th week (1–5) of a month may have: those of every reading together. Weeks begin on Monday or
/// on Sunday, and the first one is that of the first day of the month or the first whole one. A reading by which the
/// week begins in the month after is none; `None` where no reading is left, or the month is none.
pub(super) fn week_of_month(year: i16, month: u8, week: u8) -> Option<(Date, Date)> {
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    let last = first.last_of_month();
    // 1 where a week begins on the first of the month, else the days of the month before the next one begins, plus 1.
    let begins = |start: Weekday| -> [i32; 2] {
        let into = i32::from(start.since(first.weekday()));
        if into == 0 { [1, 1] } else { [into + 1 - 7, into + 1] }
    };
    let days = [begins(Weekday::Monday), begins(Weekday::Sunday)].into_iter().flatten();
    let length = i32::from(last.day());
    let starts: Vec<i32> = days.map(|day| day + 7 * (i32::from(week) - 1)).filter(|day| *day <= length).collect();
    let from = (*starts.iter().min()?).max(1);
    let to = (*starts.iter().max()? + 6).min(length);
    let day = |day: i32| Date::new(year, first.month(), i8::try_from(day).ok()?).ok();
    Some((day(from)?, day(to)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::week_of_month;

    #[test]
    fn a_week_has_the_days_of_every_reading() {
        // The first is a Sunday: the third week is that of the 9th (Monday, with the 1st), of the 15th (Sunday) or of the
        // 16th (Monday, the third whole one).
        for (year, month, week, days) in [
            (2022, 5, 3, "9–22"),
            // The first is a Saturday.
            (2027, 5, 3, "9–23"),
            // The first is a Monday.
            (2023, 5, 3, "14–27"),
            (2027, 9, 3, "12–26"),
            (2026, 9, 1, "1–13"),
            // February of 28 days from a Monday: for weeks from Sunday there is a fifth.
            (2027, 2, 5, "28–28"),
            (2024, 2, 5, "25–29"),
            // From a Sunday, for weeks from Monday.
            (2026, 2, 5, "23–28"),
        ] {
            let (from, to) = week_of_month(year, month, week).unwrap();
            assert_eq!(format!("{}–{}", from.day(), to.day()), days, "{year}-{month}, week {week}");
        }
        assert_eq!(week_of_month(2027, 13, 1), None);
        assert_eq!(week_of_month(2027, 0, 1), None);
    }

    #[test]
    fn every_week_of_every_month_is_within_the_month() {
        for year in 1999..2030 {
            for month in 1..=12 {
                for week in 1..=5 {
                    let (from, to) = week_of_month(year, month, week).unwrap();
                    assert!(from <= to && from.month() == to.month(), "{year}-{month} {week}: {from} {to}");
                }
            }
        }
    }
}
