//! Where the words of the last query stand. A word is typed letter by letter, and where `shux` stands, `shu` stood: of
//! a word typed on, only those records are looked at that held its beginning.
//!
//! That holds for a word without operators: found as typed, its last letter taken away leaves a word found as typed or a
//! shorter sound; scattered letters stay scattered or become a run; so does a slip, if both may have one; a text that holds it holds its beginning. It does
//! not hold for slips by sound, facts, numbers and ids, which are looked up anew for every word.

use std::sync::{Arc, Mutex, PoisonError};

use super::query::Word;

/// What is remembered of a word, beside the word itself.
#[derive(Debug, Default)]
pub(super) struct WordPlaces {
    /// For each record one bit: a name of the record holds the word, in whatever way.
    pub(super) names: Vec<u64>,
    /// The same: a name holds it as typed.
    pub(super) exact: Vec<u64>,
    /// Whether a name holds it with one slip in its writing too.
    pub(super) with_slips: bool,
    /// The places in the list of texts of those that hold the word, ascending; `None` where they are too many to gain by
    /// them.
    pub(super) texts: Option<Vec<u32>>,
}

/// A word, and where it stands.
#[derive(Debug)]
struct Remembered {
    keys: Vec<char>,
    letters: Vec<char>,
    standing: Arc<WordPlaces>,
}

/// Where the words of the last query stand that was answered.
#[derive(Debug, Default)]
pub(super) struct Narrowing(Mutex<Vec<Remembered>>);

/// Whether a word is one of those of which anything is remembered.
const fn is_plain(word: &Word) -> bool {
    !word.not && !word.exact && !word.is_anchored()
}

impl Narrowing {
    /// Where the longest beginning of a word stands that is remembered. `keys` are what was typed of it.
    pub(super) fn of(&self, word: &Word, keys: &[char]) -> Option<Arc<WordPlaces>> {
        let last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_plain(word) {
            return None;
        }
        let begins = |it: &&Remembered| keys.starts_with(&it.keys) && word.letters.starts_with(&it.letters);
        let longest = last.iter().filter(begins).max_by_key(|it| it.keys.len());
        longest.map(|it| Arc::clone(&it.standing))
    }

    /// Remembers the words of a query instead of those of the last one.
    pub(super) fn remember<'a>(&self, words: impl Iterator<Item = (&'a Word, Vec<char>, WordPlaces)>) {
        let words = words.filter(|(word, keys, _)| is_plain(word) && !keys.is_empty());
        let words = words.map(|(word, keys, standing)| Remembered {
            keys,
            letters: word.letters.clone(),
            standing: Arc::new(standing),
        });
        let new = words.collect();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = new;
    }
}
