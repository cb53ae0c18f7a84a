//! Keys that have been pressed and mean nothing yet: how many times the command to come is to be carried out, and the
//! beginning of a sequence of keys.

use std::fmt;

use super::key::Key;
use super::mode::Mode;

/// The highest count. More digits make it no higher.
pub const MOST_TIMES: u32 = 99_999;

/// Keys that wait for others, in a mode; where that changes, they are forgotten.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    mode: Option<Mode>,
    count: Option<u32>,
    keys: Vec<Key>,
}

impl Pending {
    /// Whether nothing waits.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty()
    }

    /// How many times the command to come is to be carried out, if a number was typed.
    #[must_use]
    pub const fn count(&self) -> Option<u32> {
        self.count
    }

    /// The beginning of a sequence.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The same while keys go to the mode in which they were pressed, nothing otherwise.
    #[must_use]
    pub fn in_mode(&self, mode: Mode) -> &Self {
        const NOTHING: &Pending = &Pending { mode: None, count: None, keys: Vec::new() };
        if self.mode == Some(mode) { self } else { NOTHING }
    }

    /// What waits after one more digit; nothing new where it is the zero that no number begins with.
    #[must_use]
    pub(super) fn with_digit(&self, digit: char, mode: Mode) -> Option<Self> {
        let digit = digit.to_digit(10).filter(|digit| self.count.is_some() || *digit > 0)?;
        let count = self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(MOST_TIMES);
        Some(Self { mode: Some(mode), count: Some(count), keys: Vec::new() })
    }

    /// What waits after one more key of a sequence.
    #[must_use]
    pub(super) fn with_key(&self, key: Key, mode: Mode) -> Self {
        let keys = self.keys.iter().copied().chain([key]).collect();
        Self { mode: Some(mode), count: self.count, keys }
    }
}

impl fmt::Display for Pending {
    /// As it was pressed: `12`, `g`, `3 g`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut blank = "";
        if let Some(count) = self.count {
            write!(f, "{count}")?;
            blank = " ";
        }
        for key in &self.keys {
            write!(f, "{blank}{key}")?;
            blank = " ";
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::{MOST_TIMES, Mode, Pending};

    fn typed(digits: &str) -> Pending {
        let next = |pending: Pending, digit| pending.with_digit(digit, Mode::List).unwrap_or(pending);
        digits.chars().fold(Pending::default(), next)
    }

    #[test]
    fn a_count_is_a_number_without_zeros_before_it() {
        assert_eq!(typed("105").count(), Some(105));
        assert_eq!(typed("0").count(), None);
        assert_eq!(typed("07").count(), Some(7));
        assert_eq!(typed("99999").count(), Some(MOST_TIMES));
        assert_eq!(typed("9999999999999999999999").count(), Some(MOST_TIMES));
    }

    #[test]
    fn what_waits_is_displayed_as_it_was_pressed() {
        let with_keys = typed("3").with_key("g".parse().unwrap(), Mode::List);
        assert_eq!(with_keys.to_string(), "3 g");
        assert_eq!(with_keys.with_key("Ctrl-x".parse().unwrap(), Mode::List).to_string(), "3 g Ctrl-x");
        assert_eq!(typed("12").to_string(), "12");
    }

    #[test]
    fn in_another_mode_nothing_waits() {
        let pending = typed("3");
        assert_eq!(pending.in_mode(Mode::List), &pending);
        assert!(pending.in_mode(Mode::Detail).is_empty());
    }
}
