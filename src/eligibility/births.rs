//! Ages, as the days on which somebody may have been born.

use jiff::ToSpan;
use jiff::civil::Date;

/// Nobody is older, in completed years.
pub const OLDEST: u8 = 150;

/// The days on which somebody may have been born, both included. One day where the birthday is told; a year where the age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Births {
    earliest: Date,
    latest: Date,
}

impl Births {
    /// Born on a day.
    #[must_use]
    pub const fn on(day: Date) -> Self {
        Self { earliest: day, latest: day }
    }

    /// So many completed years old on a day, at least and at most. `None` where the calendar does not go back so far, or
    /// `min` is above `max`.
    #[must_use]
    pub fn of_ages(min: u8, max: u8, on: Date) -> Option<Self> {
        let latest = last_birth(min, on)?;
        let too_old = last_birth(max.checked_add(1)?, on)?;
        let earliest = too_old.tomorrow().ok()?;
        (earliest <= latest).then_some(Self { earliest, latest })
    }

    /// The youngest and the oldest that they can be on a day; `None` where they may not be born yet.
    #[must_use]
    pub fn ages_on(self, on: Date) -> Option<(u8, u8)> {
        Some((age_on(self.latest, on)?, age_on(self.earliest, on)?))
    }

    pub(super) const fn earliest(self) -> Date {
        self.earliest
    }

    pub(super) const fn latest(self) -> Date {
        self.latest
    }
}

/// The last day on which somebody was born who has completed so many years on `on`.
fn last_birth(years: u8, on: Date) -> Option<Date> {
    let day = on.checked_sub(i32::from(years).years()).ok()?;
    // Whoever was born on 29 February has completed a year on 28 February where the month ends with it.
    let leap = day.tomorrow().ok().filter(|next| age_on(*next, on) == Some(years));
    Some(leap.unwrap_or(day))
}

/// The completed years of somebody born on `born`; `None` before the birth. A year is completed on the birthday, for one born on
/// 29 February on the last day of that month.
#[must_use]
pub fn age_on(born: Date, on: Date) -> Option<u8> {
    if on < born {
        return None;
    }
    let years = i32::from(on.year()) - i32::from(born.year());
    let birthday = born.checked_add(years.years()).ok()?;
    let completed = if birthday > on { years - 1 } else { years };
    u8::try_from(completed).ok()
}
