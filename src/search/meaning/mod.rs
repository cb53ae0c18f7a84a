//! A query that no name answers, understood by what it asks for: `出书补贴` is 出书 and 补贴, and each of these leads to the
//! entries that it, or a word of the same meaning, stands in.
//!
//! Parts:
//! - `conditions`: what of it asks for a field
//! - `cut`: the query cut into words that the directory knows
//! - `shared`: pieces of the query that stand in names
//! - `weigh`: how much each record is about those words

mod conditions;
mod cut;
mod shared;
mod weigh;

use std::ops::Range;

use super::index::tokens::Tokens;
use super::index::{Index, to_u32};
use super::query::plain_words::Condition;
use super::query::{Query, Word};
use crate::text::nearest;
use cut::{Sort, Stretch, length};
use weigh::Weighed;

/// How a query was understood that no name answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meaning {
    /// What was read as a field, in the order typed.
    pub conditions: Vec<Condition>,
    /// The words that it was cut into, in the order typed.
    pub pieces: Vec<Piece>,
    /// What is no word of this directory, in the order typed. Where it is most of the query, nothing is found.
    pub unknown: Vec<UnknownWord>,
}

/// A word that a query was cut into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The bytes of the query's text.
    pub range: Range<usize>,
    /// As typed.
    pub text: String,
    /// Whether entries hold the word itself, not only others that it leads to.
    pub stands: bool,
    /// The words that are looked for with it: those that mean the same, and those that it leads to.
    pub leads_to: Vec<String>,
    /// How many entries hold one of them.
    pub entries: usize,
}

/// A part of a query that is no word of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// The bytes of the query's text.
    pub range: Range<usize>,
    /// As typed.
    pub text: String,
    /// The word of the directory that is written nearly so.
    pub near: Option<String>,
}

impl Meaning {
    /// Whether a condition stands behind a stretch of the query.
    fn has_condition_behind(&self, tokens: &Tokens, stretch: &Stretch) -> bool {
        let end = tokens.bytes_of(stretch.tokens.clone()).end;
        self.conditions.iter().any(|it| it.range.start >= end)
    }

    /// Whether so much of the query is unknown that nothing answers it.
    #[must_use]
    pub fn is_beyond(&self) -> bool {
        self.pieces.is_empty() && self.conditions.is_empty() && !self.unknown.is_empty()
    }
}

/// More than this part of a query in hundredths must not be unknown.
const MOST_UNKNOWN: usize = 40;

/// Where all of a query stands as it was typed.
pub(super) struct AsTyped {
    /// Somewhere.
    pub(super) stands: bool,
    /// In the text of these records.
    pub(super) in_text: Vec<bool>,
}

/// A query that was cut.
pub(super) struct CutQuery {
    tokens: Tokens,
    stretches: Vec<Stretch>,
    /// Its plain words, for what was typed of them.
    words: Vec<Word>,
}

impl CutQuery {
    /// Whether each of its words is a term of the vocabulary.
    pub(super) fn is_known(&self) -> bool {
        self.stretches.iter().all(|it| matches!(it.sort, Sort::Term(_) | Sort::Ignored)) && self.has_term()
    }

    /// Whether one of its words is a term of the vocabulary.
    pub(super) fn has_term(&self) -> bool {
        self.stretches.iter().any(|it| matches!(it.sort, Sort::Term(_)))
    }

    /// Whether one of its words begins one.
    pub(super) fn is_begun(&self) -> bool {
        self.stretches.iter().any(|it| matches!(it.sort, Sort::Begun(_)))
    }

    /// Whether it is nothing but Latin letters and digits.
    pub(super) fn is_latin(&self) -> bool {
        self.tokens.list.iter().all(|token| token.is_latin)
    }

    /// Whether it asks for anything.
    pub(super) fn says_something(&self) -> bool {
        self.stretches.iter().any(|it| !matches!(it.sort, Sort::Ignored | Sort::Number))
    }

    /// What was typed of some of the tokens.
    fn text(&self, stretch: &Stretch) -> String {
        let bytes = self.tokens.bytes_of(stretch.tokens.clone());
        let typed = self.words.iter().map(|word| -> String {
            let letters = word.typed.iter().zip(&word.at.0);
            letters.filter(|(_, at)| bytes.contains(&at.start)).map(|(letter, _)| letter.printed).collect()
        });
        typed.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Index {
    /// The plain words of a query, cut into those that the directory knows; `None` once it is not wanted any more.
    pub(super) fn cut_query<'a>(
        &self,
        words: impl Iterator<Item = &'a Word>,
        conditions: &[Condition],
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<CutQuery> {
        let mut tokens = Tokens::default();
        let words: Vec<Word> = words.cloned().collect();
        let is_free = |at: &Range<usize>| !conditions.iter().any(|it| it.range.contains(&at.start));
        for word in &words {
            let letters = || word.letters.iter().copied().zip(word.at.0.iter().cloned());
            // What stands before a condition is no word together with what stands behind it.
            let mut before = 0;
            for (place, _) in word.at.0.iter().enumerate().filter(|(_, at)| !is_free(at)) {
                tokens.add_word(letters().take(place).skip(before));
                before = place + 1;
            }
            tokens.add_word(letters().skip(before));
        }
        let shared = self.shared(&tokens, wanted)?;
        let stretches = self.cut(&tokens, &shared);
        let stretches = self.in_texts(&tokens, stretches, wanted)?;
        Some(CutQuery { tokens, stretches, words })
    }

    /// What a query means that no name answers, and how much each record is about it; `None` once it is not wanted any more.
    /// What nothing is known of but that records hold it as it was typed has no other meaning.
    #[allow(clippy::option_option, reason = "the outer one says whether the answer is still wanted")]
    pub(super) fn meant(
        &self,
        cut: &CutQuery,
        as_typed: &AsTyped,
        conditions: Vec<Condition>,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Option<(Meaning, Vec<u32>)>> {
        let mut words: Vec<Weighed> = Vec::new();
        // In halves of a character; a condition is as much as two.
        let (mut content, mut unknown) = (4 * conditions.len(), 0);
        let mut meaning = Meaning { conditions, ..Meaning::default() };
        for stretch in cut.stretches.iter().filter(|it| !matches!(it.sort, Sort::Ignored | Sort::Number)) {
            let length = 2 * length(&cut.tokens, stretch.tokens.clone());
            // The word behind the others says what is sought (养狗证 is a 证): where that is unknown, the others mislead.
            let is_last = cut.stretches.last() == Some(stretch) && !meaning.has_condition_behind(&cut.tokens, stretch);
            let is_head = is_last && stretch.sort == Sort::Unknown && !cut.is_latin();
            let counted = match (length, &stretch.sort) {
                _ if is_head => 2 * length,
                // One character between known words is seldom a word of its own.
                (2, Sort::Unknown) => 1,
                _ => length,
            };
            content += counted;
            let weighed = self.weighed(&cut.tokens, stretch, &cut.text(stretch), wanted);
            if !wanted() {
                return None;
            }
            if let Some(weighed) = weighed {
                // What stands in a text may stand there by chance.
                unknown += if stretch.sort == Sort::InText { counted / 2 } else { 0 };
                words.push(weighed);
            } else {
                unknown += counted;
                meaning.unknown.push(self.unknown(cut, stretch));
            }
        }
        if unknown * 100 > content * MOST_UNKNOWN && !meaning.unknown.is_empty() {
            meaning.conditions = Vec::new();
            return Some((!as_typed.stands).then(|| (meaning, vec![0; self.len()])));
        }
        if words.is_empty() && !meaning.unknown.is_empty() && as_typed.stands {
            return Some(None);
        }
        let row = self.by_words(&words, &as_typed.in_text);
        meaning.pieces = words.into_iter().map(|word| word.piece).collect();
        Some(Some((meaning, row)))
    }

    fn unknown(&self, cut: &CutQuery, stretch: &Stretch) -> UnknownWord {
        let text = cut.text(stretch);
        let key = cut.tokens.key_of(stretch.tokens.clone());
        let terms = &self.lists.terms;
        let letters = |text: &str| text.chars().count();
        let alike = |other: &str| {
            letters(other).abs_diff(letters(key)) <= letters(key) / 3 && other.chars().any(|c| key.contains(c))
        };
        let all = (0..terms.len()).filter_map(|number| terms.get(to_u32(number)));
        let known = all.filter(|term| term.is_sought() && alike(term.key)).map(|term| term.key);
        let near = nearest(key, known).map(str::to_owned);
        UnknownWord { range: cut.tokens.bytes_of(stretch.tokens.clone()), text, near }
    }
}

/// The words of a query that may be understood by their meaning: plain ones without an alternative.
pub(super) fn plain_words(query: &Query) -> impl Iterator<Item = &Word> + Clone {
    let is_plain = |word: &&Word| !word.not && !word.exact && !word.is_anchored() && !word.at.0.is_empty();
    query.words.iter().filter(is_plain).filter(|word| query.has_one_term(word.clause))
}
