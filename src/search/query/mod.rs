//! What was typed, taken apart: words, operators, fields. Parsing never fails; what cannot be understood is a
//! [`Problem`] beside a query that still searches for the rest.

pub(in crate::search) mod fields;

pub(in crate::search) mod complete;

use super::index::fold;
use fields::{Filter, Problem};

/// A parsed query. Messages stand beside each other and must all match, each somewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    pub(in crate::search) words: Vec<Word>,
    pub(in crate::search) filters: Vec<(bool, Filter)>,
    problems: Vec<Problem>,
}

/// A word, with the operators that stood around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "four operators, each of which is there or is not")]
pub(in crate::search) struct Word {
    /// Its letters, folded, without anything between them.
    pub(in crate::search) letters: Vec<char>,
    /// In small letters with its punctuation, for addresses.
    pub(in crate::search) address: String,
    /// `!`: what holds it is left out.
    pub(in crate::search) not: bool,
    /// `'`: as it stands, without slips and without gaps.
    pub(in crate::search) exact: bool,
    /// `^`: a name begins with it.
    pub(in crate::search) start: bool,
    /// `$`: a name ends with it.
    pub(in crate::search) end: bool,
}

impl Word {
    /// A word without operators.
    pub(in crate::search) fn plain(text: &str) -> Self {
        Self {
            letters: fold::letters(text).collect(),
            address: text.chars().map(fold::half_width).flat_map(char::to_lowercase).collect(),
            ..Self::default()
        }
    }

    pub(in crate::search) const fn is_anchored(&self) -> bool {
        self.start || self.end
    }

    /// Its digits, where it is a number such as one dials: `27111199`, `022-2711`, `+86 22`.
    pub(in crate::search) fn dialled(&self) -> Option<String> {
        let dialled = self.address.chars().all(|c| c.is_ascii_digit() || "+-()（）".contains(c));
        let digits: String = self.letters.iter().collect();
        let digits = if self.address.starts_with("+86") { digits[2..].to_owned() } else { digits };
        (dialled && !digits.is_empty()).then_some(digits)
    }
}

impl Query {
    /// Takes a query apart. Any text is a query.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for token in text.split_whitespace() {
            query.take(token);
        }
        query
    }

    /// What in it could not be understood, in the order typed.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether it asks for nothing: everything answers it, in the directory's order.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters.is_empty()
    }

    fn take(&mut self, token: &str) {
        let (not, rest) = match token.strip_prefix(['!', '！']) {
            Some(rest) => (true, rest),
            None => (false, token),
        };
        match fields::split(rest) {
            Some((name, value)) => self.take_field(not, name, value),
            None => self.take_word(not, rest),
        }
    }

    fn take_field(&mut self, not: bool, name: &str, value: &str) {
        match fields::filter(name, value) {
            Ok(Some(filter)) => self.filters.push((not, filter)),
            Ok(None) => {}
            Err(problem) => {
                if matches!(problem, Problem::UnknownField { .. }) {
                    self.take_word(not, value);
                }
                self.problems.push(problem);
            }
        }
    }

    fn take_word(&mut self, not: bool, token: &str) {
        let (exact, rest) = match token.strip_prefix(['\'', '＇']) {
            Some(rest) => (true, rest),
            None => (false, token),
        };
        let (start, rest) = match rest.strip_prefix(['^', '＾']) {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (end, rest) = match rest.strip_suffix(['$', '＄']) {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let word = Word { not, exact, start, end, ..Word::plain(rest) };
        if !word.letters.is_empty() {
            self.words.push(word);
        }
    }

    /// The words that must be found, not those that must be missing.
    pub(in crate::search) fn wanted(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.not)
    }
}
