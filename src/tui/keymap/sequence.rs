//! Keys pressed one after the other, written with a blank between them: `g g`, `Ctrl-x Ctrl-c`. Most are one key.

use std::fmt;
use std::str::FromStr;

use crate::tui::key::{Key, KeyError};

/// Keys pressed one after the other, at least one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sequence {
    first: Key,
    rest: Vec<Key>,
}

impl Sequence {
    /// The most keys that one has.
    pub const MOST: usize = 4;

    /// The first key.
    #[must_use]
    pub const fn first(&self) -> Key {
        self.first
    }

    /// The keys behind the first.
    #[must_use]
    pub fn rest(&self) -> &[Key] {
        &self.rest
    }

    /// Whether it is one key.
    #[must_use]
    pub const fn is_one(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether another begins with it, or is the same.
    #[must_use]
    pub fn begins(&self, other: &Self) -> bool {
        self.first == other.first && other.rest.starts_with(&self.rest)
    }

    /// The key behind these, if it begins with them.
    #[must_use]
    pub fn after(&self, keys: &[Key]) -> Option<Key> {
        let Some((first, behind)) = keys.split_first() else { return Some(self.first) };
        self.rest.strip_prefix(behind).filter(|_| *first == self.first)?.first().copied()
    }
}

impl From<Key> for Sequence {
    fn from(first: Key) -> Self {
        Self { first, rest: Vec::new() }
    }
}

impl FromStr for Sequence {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut keys = text.split_ascii_whitespace();
        let first = keys.next().ok_or(KeyError::Missing)?.parse()?;
        Ok(Self { first, rest: keys.map(str::parse).collect::<Result<_, _>>()? })
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)?;
        self.rest.iter().try_for_each(|key| write!(f, " {key}"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::Sequence;
    use crate::tui::key::KeyError;

    fn read(text: &str) -> Sequence {
        text.parse().unwrap()
    }

    #[test]
    fn keys_are_read_one_by_one_and_displayed_as_people_write_them() {
        for (written, displayed) in
            [("g g", "g g"), ("ctrl-X  CTRL-c", "Ctrl-x Ctrl-c"), (" y ", "y"), ("Z shift-q", "Z Q")]
        {
            assert_eq!(read(written).to_string(), displayed);
        }
        assert_eq!("".parse::<Sequence>(), Err(KeyError::Missing));
        assert_eq!(" ".parse::<Sequence>(), Err(KeyError::Missing));
        assert_eq!("g Dwon".parse::<Sequence>(), Err(KeyError::Unknown("Dwon".to_owned())));
    }

    #[test]
    fn one_begins_with_another_key_by_key() {
        let keys = |text: &str| text.split(' ').map(|key| key.parse().unwrap()).collect::<Vec<_>>();
        assert!(read("g").begins(&read("g g")) && read("g g").begins(&read("g g")));
        assert!(!read("g g").begins(&read("g")) && !read("G").begins(&read("g g")));
        assert_eq!(read("g g").after(&keys("g")), Some("g".parse().unwrap()));
        assert_eq!(read("g g").after(&keys("g g")), None);
        assert_eq!(read("g g").after(&[]), Some("g".parse().unwrap()));
        assert_eq!(read("g g").after(&keys("x")), None);
    }
}
