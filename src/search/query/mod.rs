//! What was typed, taken apart: words, operators, fields. Parsing never fails; what cannot be understood is a
//! [`Problem`] beside a query that still searches for the rest.
//!
//! Whoever asks may be a program, or a file thrown at the terminal: of a text only the first [`Query::LONGEST`]
//! characters are read, of these the first [`Query::MOST_TERMS`] terms, whatever its length; and the query says so.
//!
//! Parts:
//! - `table`: the fields and operators that there are
//! - `fields`: what each field asks for
//! - `problem`: what could not be understood
//! - `values`: what stands behind their colons
//! - `attainments`: degrees and professional ranks among them
//! - `plain_words`: conditions in words, without fields
//! - `numerals`: numbers in digits and in words
//! - `terms`: where each term stands in the text, and the text with another value
//! - `traits`: what a record may be or have, by the reader's word or the directory's
//! - `told`: the person and the time that the fields tell of
//! - `complete`: what Tab may complete
//! - `tones`: pinyin with the numbers of its tones

mod table;

mod problem;

pub(in crate::search) mod fields;

pub(in crate::search) mod values;

pub(in crate::search) mod attainments;

pub(in crate::search) mod plain_words;

mod numerals;

pub(in crate::search) mod terms;

pub(in crate::search) mod told;

pub(in crate::search) mod complete;

pub(in crate::search) mod traits;

mod tones;

use std::ops::Range;

use jiff::civil::Date;

use super::index::fold;
use super::index::fold::Letter;
use crate::directory::PhoneNumber;
use fields::{FieldRole, Filter, Problem};
use terms::{Term, each_term};
use told::Told;
use traits::OwnRecords;

/// A parsed query. Its terms stand in clauses: every clause must be met, and of the terms of one clause, which `|`
/// joins, one is enough.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// As much of it as was read.
    pub(in crate::search) text: Typed<String>,
    pub(in crate::search) words: Vec<Word>,
    /// What must be met, whatever else is.
    pub(in crate::search) filters: Vec<FieldTerm>,
    /// What is told of a person and of a time.
    pub(in crate::search) told: Told,
    /// The number of the last clause; from 1.
    clause: usize,
    problems: Vec<Problem>,
    /// The day on which somebody is so old and something is open.
    pub(in crate::search) today: Option<Date>,
    /// Whether what does not fit is among the answers, behind what does.
    pub(in crate::search) lists_excluded: bool,
    /// The records of which the reader says something.
    pub(in crate::search) own: OwnRecords,
}

/// A field with its value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::search) struct FieldTerm {
    /// The clause it belongs to.
    pub(in crate::search) clause: usize,
    /// `!`: what meets it is left out.
    pub(in crate::search) not: bool,
    pub(in crate::search) filter: Filter,
    /// The value as typed.
    pub(in crate::search) value: String,
}

/// How something was typed: queries that ask for the same are the same however they were typed.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Typed<T>(pub(in crate::search) T);

impl<T> PartialEq for Typed<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for Typed<T> {}

/// A word, with the operators that stood around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each operator is there or is not")]
pub(in crate::search) struct Word {
    /// The clause it belongs to.
    pub(in crate::search) clause: usize,
    /// Its letters, folded, without anything between them.
    pub(in crate::search) letters: Vec<char>,
    /// The same letters as they were typed, for their sounds.
    pub(in crate::search) typed: Vec<Letter>,
    /// For each of its letters the bytes of the query's text that it was read from; none for a word that was not typed so.
    pub(in crate::search) at: Typed<Vec<Range<usize>>>,
    /// In small letters with its punctuation, for addresses.
    pub(in crate::search) address: String,
    /// Nothing but Latin capitals was typed, two or more.
    pub(in crate::search) is_capitals: bool,
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
        let is_capitals = typed.len() > 1 && is_capitals(text);
        Self {
            letters: typed.iter().map(|letter| letter.folded).collect(),
            typed,
            address: text.chars().map(fold::in_address).flat_map(char::to_lowercase).collect(),
            is_capitals,
            ..Self::default()
        }
    }

    pub(in crate::search) const fn is_anchored(&self) -> bool {
        self.start || self.end
    }

    /// The number that it is, where it is one such as one dials, or the beginning of one: `27111199`, `022-2711`, `+86`.
    pub(in crate::search) fn dialled(&self) -> Option<PhoneNumber> {
        PhoneNumber::read(&self.address).filter(|number| number.is_strict() || number.is_whole())
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
        let read = Self::cut(text);
        let mut query = Self { text: Typed(read.to_owned()), ..Self::default() };
        let mut is_whole = true;
        each_term(read, |term| {
            is_whole = query.terms() < Self::MOST_TERMS;
            if is_whole {
                query.take(&term);
            }
            is_whole
        });
        query.tell();
        if !is_whole {
            query.problems.push(Problem::TooManyTerms { most: Self::MOST_TERMS });
            return query;
        }
        query.put_owners_first();
        if read.len() < text.len() {
            query.problems.push(Problem::TooLong { most: Self::LONGEST });
        }
        query
    }

    /// The same on a day. Without one nothing that depends on it is judged: it is left to be read.
    #[must_use]
    pub const fn on(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// The same with what does not fit among its answers, behind what does.
    #[must_use]
    pub const fn with_excluded(mut self) -> Self {
        self.lists_excluded = true;
        self
    }

    /// The same with what the reader says of records. Without it nothing is a favourite and nothing has a note.
    #[must_use]
    pub fn with_own(mut self, own: &OwnRecords) -> Self {
        self.own = own.clone();
        self
    }

    /// Whether its answer depends on what the reader says of records.
    #[must_use]
    pub fn asks_own(&self) -> bool {
        self.filters.iter().any(|term| matches!(&term.filter, Filter::Traits(all) if all.iter().any(|it| it.is_own())))
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
        self.words.len() + self.filters.len() + self.told.terms()
    }

    /// A field only leaves out. Where a whole telephone number is asked for by its field, a word of its own ranks the
    /// number's owner before others whose text names it. Among alternatives there is no such word: it would have to
    /// be met as well.
    fn put_owners_first(&mut self) {
        let alone = self.filters.iter().filter(|term| self.is_alone(term));
        let numbers: Vec<String> = alone.filter_map(|term| term.filter.whole_number().map(str::to_owned)).collect();
        for number in numbers {
            self.clause += 1;
            self.words.push(Word { clause: self.clause, exact: true, ..Word::plain(&number) });
        }
    }

    /// Whether a field must be met and has no alternative.
    fn is_alone(&self, term: &FieldTerm) -> bool {
        let words = self.words.iter().filter(|it| it.clause == term.clause).count();
        let fields = self.filters.iter().filter(|it| it.clause == term.clause).count();
        !term.not && words + fields == 1
    }

    /// Whether a clause has no alternatives.
    pub(in crate::search) fn has_one_term(&self, clause: usize) -> bool {
        let words = self.words.iter().filter(|it| it.clause == clause).count();
        words + self.filters.iter().filter(|it| it.clause == clause).count() == 1
    }

    /// The facet of which a clause asks for values, where it does nothing else.
    pub(in crate::search) fn facet_of(&self, clause: usize) -> Option<FieldRole> {
        let term = self.filters.iter().find(|term| term.clause == clause).filter(|term| self.is_alone(term))?;
        if let Filter::Facet(role, _) = term.filter { Some(role) } else { None }
    }

    fn take(&mut self, term: &Term<'_>) {
        self.clause = term.clause;
        match &term.field {
            Some((name, value)) => self.take_field(term.not, name, value),
            None => self.take_word(term.not, &term.text, Some(&term.range)),
        }
    }

    fn take_field(&mut self, not: bool, name: &str, value: &str) {
        match fields::filter(name, value) {
            Ok(Some(filter)) => {
                self.filters.push(FieldTerm { clause: self.clause, not, filter, value: value.to_owned() });
            }
            Ok(None) => {}
            Err(problem) => {
                if matches!(problem, Problem::UnknownField { .. }) {
                    self.take_word(not, value, None);
                }
                self.problems.push(problem);
            }
        }
    }

    /// Takes out of the fields what is told of a person and of a time, which does not leave out what it is not compared
    /// with. Of an alternative, and of what must not be so, there is no such thing.
    fn tell(&mut self) {
        let (told, others) = self.filters.iter().cloned().partition(|it| it.filter.is_told() && self.is_alone(it));
        self.filters = others;
        self.told = Told::of(told, &mut self.problems);
    }

    fn take_word(&mut self, not: bool, token: &str, at: Option<&Range<usize>>) {
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
        let mut take = |text: &str, at: Option<&Range<usize>>| {
            let mut word = Word { clause: self.clause, not, exact, start, end, ..Word::plain(text) };
            if let Some(at) = at.filter(|at| at.len() == text.len()) {
                let letters = text.char_indices().filter(|(_, c)| fold::letter(*c).is_some());
                word.at = Typed(letters.map(|(place, c)| at.start + place..at.start + place + c.len_utf8()).collect());
            }
            if !word.letters.is_empty() {
                self.words.push(word);
            }
        };
        // With one number only it may mean a tone or be what it is: `A4`.
        let (plain, tones) = tones::without_tones(rest).unwrap_or_default();
        if tones < 2 && !(not && tones > 0) {
            take(rest, at);
        }
        if tones > 0 {
            take(&plain, None);
        }
    }

    /// The words that must be found, not those that must be missing.
    pub(in crate::search) fn wanted(&self) -> impl Iterator<Item = &Word> + Clone {
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

/// Whether every letter of a text is a Latin capital.
fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| fold::letter(*c).is_some()).all(|c| fold::half_width(c).is_ascii_uppercase())
}

/// The most words that a telephone number is written in: `tel: +86 022 2712 2522 ext. 801`.
const NUMBER_WORDS: usize = 7;

/// The telephone number in several words that a text begins with, as one word, and what is behind it. Numbers that are
/// known by their form alone: `2023 2024` are two words.
fn spaced_number(text: &str) -> Option<(String, &str)> {
    let first = text.split_whitespace().next()?;
    let (field, value) = match fields::split(first) {
        Some((name, value)) if fields::named(name).is_some_and(|field| field.role == FieldRole::Phone) => {
            (&first[..first.len() - value.len()], value)
        }
        Some(_) => return None,
        None => ("", first),
    };
    if !value.contains(|c: char| c.is_numeric() || "+＋".contains(c)) {
        return None;
    }
    let begin = field.len();
    let mut ends: Vec<usize> = Vec::with_capacity(NUMBER_WORDS);
    let mut end = begin;
    while let (Some(word), true) = (text[end..].split_whitespace().next(), ends.len() < NUMBER_WORDS) {
        end += text[end..].find(word)? + word.len();
        ends.push(end);
    }
    let number = |end: &&usize| {
        let words = text[begin..**end].split_whitespace().collect::<Vec<_>>().join("-");
        Some((format!("{field}{words}"), &text[**end..]))
            .filter(|_| PhoneNumber::read(&words).is_some_and(|it| it.is_marked()))
    };
    ends.iter().skip(1).rev().find_map(|end| number(&end))
}
