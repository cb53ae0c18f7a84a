//! What was typed, taken apart: words, operators, fields. Parsing never fails; what cannot be understood is a
//! [`Problem`] beside a query that still searches for the rest.
//!
//! Whoever asks may be a program, or a file thrown at the terminal: of a text only the first [`Query::LONGEST`]
//! characters are read, of these the first [`Query::MOST_TERMS`] terms, whatever its length; and the query says so.

pub(in crate::search) mod fields;

pub(in crate::search) mod complete;

use super::index::fold;
use super::index::fold::Letter;
use fields::{Filter, Problem};

/// A parsed query. Its terms stand in clauses: every clause must be met, and of the terms of one clause, which `|`
/// joins, one is enough.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    pub(in crate::search) words: Vec<Word>,
    pub(in crate::search) filters: Vec<FieldTerm>,
    /// The number of the clause that is being read; from 1.
    clause: usize,
    problems: Vec<Problem>,
}

/// A field with its value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::search) struct FieldTerm {
    /// The clause it belongs to.
    pub(in crate::search) clause: usize,
    /// `!`: what meets it is left out.
    pub(in crate::search) not: bool,
    pub(in crate::search) filter: Filter,
}

/// A word, with the operators that stood around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "four operators, each of which is there or is not")]
pub(in crate::search) struct Word {
    /// The clause it belongs to.
    pub(in crate::search) clause: usize,
    /// Its letters, folded, without anything between them.
    pub(in crate::search) letters: Vec<char>,
    /// The same letters as they were typed, for their sounds.
    pub(in crate::search) typed: Vec<Letter>,
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
        let typed: Vec<Letter> = text.chars().filter_map(Letter::of).collect();
        Self {
            letters: typed.iter().map(|letter| letter.folded).collect(),
            typed,
            address: text.chars().map(fold::in_address).flat_map(char::to_lowercase).collect(),
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

/// What stands between alternatives; an input method that is switched on writes the second.
pub(in crate::search) const OR: [char; 2] = ['|', '｜'];
/// What stands before a term that must not be met.
const NOT: [char; 2] = ['!', '！'];

impl Query {
    /// So many characters of a text are read.
    pub const LONGEST: usize = 200;
    /// So many terms of it are looked for.
    pub const MOST_TERMS: usize = 32;

    /// Takes a query apart. Any text is a query.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let read = Self::cut(text);
        let mut behind_bar = false;
        for token in read.split_whitespace() {
            let is_left_out = token.starts_with(NOT);
            let mut field = None;
            for (at, part) in token.split(OR).enumerate() {
                behind_bar |= at > 0;
                if part.is_empty() {
                    continue;
                }
                if query.terms() >= Self::MOST_TERMS {
                    query.problems.push(Problem::TooManyTerms { most: Self::MOST_TERMS });
                    return query;
                }
                // `!a|b` holds neither.
                let alternative = behind_bar && !(at > 0 && is_left_out);
                if !alternative || query.clause == 0 {
                    query.clause += 1;
                }
                field = query.take(part, at > 0 && is_left_out, field);
                behind_bar = false;
            }
        }
        if read.len() < text.len() {
            query.problems.push(Problem::TooLong { most: Self::LONGEST });
        }
        query
    }

    /// As much of a text as is read of it.
    #[must_use]
    pub fn cut(text: &str) -> &str {
        let end = text.char_indices().nth(Self::LONGEST).map_or(text.len(), |(at, _)| at);
        &text[..end]
    }

    /// What in it could not be understood, in the order typed.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether it asks for nothing: everything answers it, in the directory's order.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms() == 0
    }

    fn terms(&self) -> usize {
        self.words.len() + self.filters.len()
    }

    /// Takes a term in; the field that holds for the values which `|` joins to it.
    fn take<'a>(&mut self, token: &'a str, is_left_out: bool, field: Option<&'a str>) -> Option<&'a str> {
        let (not, rest) = match token.strip_prefix(NOT) {
            Some(rest) => (true, rest),
            None => (is_left_out, token),
        };
        match (fields::split(rest), field) {
            (Some((name, value)), _) => {
                self.take_field(not, name, value);
                fields::named(name).map(|_| name)
            }
            (None, Some(name)) => {
                self.take_field(not, name, rest);
                field
            }
            (None, None) => {
                self.take_word(not, rest);
                None
            }
        }
    }

    fn take_field(&mut self, not: bool, name: &str, value: &str) {
        match fields::filter(name, value) {
            Ok(Some(filter)) => self.filters.push(FieldTerm { clause: self.clause, not, filter }),
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
        let word = Word { clause: self.clause, not, exact, start, end, ..Word::plain(rest) };
        if !word.letters.is_empty() {
            self.words.push(word);
        }
    }

    /// The words that must be found, not those that must be missing.
    pub(in crate::search) fn wanted(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.not)
    }

    /// Its wanted words as one, where they may stand side by side in a name: none of them has an alternative.
    pub(in crate::search) fn joined(&self) -> Option<Word> {
        let words: Vec<&Word> = self.wanted().collect();
        let has_alternative = |word: &&Word| {
            let words = self.words.iter().filter(|it| it.clause == word.clause).count();
            words + self.filters.iter().filter(|it| it.clause == word.clause).count() > 1
        };
        if words.len() < 2 || words.iter().any(|word| word.is_anchored()) || words.iter().any(has_alternative) {
            return None;
        }
        let letters = words.iter().flat_map(|word| word.letters.iter().copied()).collect();
        Some(Word { letters, exact: true, ..Word::default() })
    }
}
