//! When: the printed words and, beside them, windows that a program can compare with a date.

use serde::{Deserialize, Serialize};

use super::Confirmation;

/// How often and when (HSDS `schedule`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The heading as printed: 评选周期, 活动时间 …
    pub label: String,
    /// The value as printed.
    pub printed: String,
    /// What the words mean; empty only where they fix nothing.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub windows: Box<[Window]>,
    /// That it was said to be so still: of the printed words, whose windows are what a curator asks about together. None in
    /// print.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub confirmed: Option<Box<Confirmation>>,
}

/// A recurring window. Years are calendar years, months 1–12, days 1–31.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Window {
    /// Once in `years` years; the booklet does not say in which month.
    Every {
        /// The length of the cycle.
        years: u8,
    },
    /// Each year (or once in `years` years) from the first day of month `from` to the last of `to`.
    /// A window over the turn of the year has `from` after `to`.
    Months {
        /// The length of the cycle; 1 unless given.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        years: u8,
        /// First month.
        from: u8,
        /// Last month, included.
        to: u8,
        /// What happens then, where one service has several windows.
        #[serde(default, skip_serializing_if = "super::is_default")]
        what: String,
    },
    /// The `week`th week of `month`, each year. The booklet does not say on which day a week begins.
    Week {
        /// The month.
        month: u8,
        /// 1–5.
        week: u8,
        /// What happens then, where one service has several windows.
        #[serde(default, skip_serializing_if = "super::is_default")]
        what: String,
    },
    /// A last day, each year.
    Deadline {
        /// The month.
        month: u8,
        /// The day, included.
        day: u8,
        /// What must be done by then.
        what: String,
    },
    /// A cycle with its years named: `years` long, now `from`–`to`.
    Cycle {
        /// The length of the cycle.
        years: u8,
        /// First year of the present one.
        from: u16,
        /// Last year of the present one, included.
        to: u16,
    },
    /// At any time that the reader likes to ask (随时).
    OnDemand,
}

fn one() -> u8 {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_one(years: &u8) -> bool {
    *years == 1
}

impl Window {
    /// Whether something is open in `month` (1–12) of a year in which the cycle falls.
    #[must_use]
    pub fn covers_month(&self, month: u8) -> bool {
        match *self {
            Self::Months { from, to, .. } if from <= to => (from..=to).contains(&month),
            Self::Months { from, to, .. } => month >= from || month <= to,
            Self::Week { month: held, .. } | Self::Deadline { month: held, .. } => held == month,
            Self::Every { .. } | Self::Cycle { .. } => false,
            Self::OnDemand => true,
        }
    }

    /// Whether it says in which months of a year it is open.
    #[must_use]
    pub fn states_months(&self) -> bool {
        match self {
            Self::Months { .. } | Self::Week { .. } | Self::Deadline { .. } | Self::OnDemand => true,
            Self::Every { .. } | Self::Cycle { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Window;

    #[test]
    fn a_window_over_new_year_covers_both_ends() {
        let winter = Window::Months { years: 1, from: 11, to: 2, what: String::new() };
        let open: Vec<u8> = (1..=12).filter(|&m| winter.covers_month(m)).collect();
        assert_eq!(open, [1, 2, 11, 12]);
    }
}
