//! A query cut into words that the directory knows. Of all ways to cut it the one is taken whose words are the longest and
//! the fewest.

use std::ops::Range;

use super::super::index::Index;
use super::super::index::terms::Term;
use super::super::index::to_u32;
use super::super::index::tokens::Tokens;
use super::shared::{MOST_TOKENS, Shared};

/// What a stretch of a query is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sort {
    /// A term of the vocabulary.
    Term(u32),
    /// The beginning of terms, by their numbers.
    Begun(Range<usize>),
    /// A part of names.
    InNames,
    /// Nothing is known of it but that it may stand in running text.
    Unknown,
    /// It says nothing of what is looked for.
    Ignored,
}

/// Some tokens beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) tokens: Range<usize>,
    pub(super) sort: Sort,
}

/// So many letters of an English word are enough.
const FEWEST_LETTERS: usize = 3;

/// What a stretch of so many characters adds to the worth of a way to cut.
fn worth(length: usize, sort: &Sort, is_word: bool) -> u32 {
    let length = u32::try_from(length).unwrap_or(u32::MAX).min(64);
    let (each, of) = match sort {
        Sort::Term(_) => (20, 20),
        Sort::Ignored => (17, 20),
        Sort::Begun(_) => (14, 20),
        Sort::InNames if is_word => (15, 20),
        Sort::InNames => (9, 20),
        Sort::Unknown => return 0,
    };
    // A word of one character is less than half of one of two.
    let square = if length < 2 { 60 } else { length * length * 100 };
    square * each / of
}

/// How many characters a stretch counts as: a Latin word is as much as two.
pub(super) fn length(tokens: &Tokens, of: Range<usize>) -> usize {
    tokens.list.get(of).unwrap_or_default().iter().map(|token| if token.is_latin { 2 } else { 1 }).sum()
}

impl Index {
    /// The best way to cut a query.
    pub(super) fn cut(&self, tokens: &Tokens, shared: &Shared) -> Vec<Stretch> {
        let count = tokens.list.len().min(MOST_TOKENS);
        // For each number of tokens the best way to cut the first so many: its worth, and its last stretch.
        let mut best: Vec<(u32, Option<Stretch>)> = vec![(0, None); count + 1];
        for from in 0..count {
            let before = best[from].0;
            let mut take = |tokens: Range<usize>, worth: u32, sort: Sort| {
                let to = tokens.end;
                if best[to].1.is_none() || before + worth > best[to].0 {
                    best[to] = (before + worth, Some(Stretch { tokens, sort }));
                }
            };
            take(from..from + 1, 0, Sort::Unknown);
            self.each_known(tokens, from, count, |to, sort| {
                take(from..to, worth(length(tokens, from..to), &sort, true), sort);
            });
            for to in from + 2..=count {
                let stretch = from..to;
                if shared.names_with(&stretch) == 0 {
                    break;
                }
                let worth = worth(stretch.len(), &Sort::InNames, shared.is_word(&stretch));
                take(stretch, worth, Sort::InNames);
            }
        }
        let mut cut = Vec::new();
        let mut at = count;
        while let Some(stretch) = best.get_mut(at).and_then(|(_, stretch)| stretch.take()) {
            at = stretch.tokens.start;
            cut.push(stretch);
        }
        cut.reverse();
        joined(cut)
    }

    /// Calls `found` with every term that begins with a token: behind its last one, and what it is.
    fn each_known(&self, tokens: &Tokens, from: usize, count: usize, mut found: impl FnMut(usize, Sort)) {
        let terms = &self.lists.terms;
        let mut begun = 0..terms.len();
        for to in from + 1..=count {
            let key = tokens.key_of(from..to);
            begun = terms.beginning_with(key, begun);
            if begun.is_empty() {
                return;
            }
            let is_latin = tokens.list.get(to - 1).is_some_and(|token| token.is_latin);
            match terms.whole(key, &begun) {
                Some(term) if term.is_ignored => found(to, Sort::Ignored),
                Some(term) if term.leads => found(to, Sort::Term(term.number)),
                _ if is_latin && key.len() >= FEWEST_LETTERS && begun.clone().any(|at| self.leads(at)) => {
                    found(to, Sort::Begun(begun.clone()));
                }
                _ => {}
            }
        }
    }

    fn leads(&self, term: usize) -> bool {
        self.lists.terms.get(to_u32(term)).is_some_and(|term: Term<'_>| term.leads)
    }
}

/// Unknown stretches beside each other as one.
fn joined(cut: Vec<Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::with_capacity(cut.len());
    for stretch in cut {
        match all.last_mut() {
            Some(last) if last.sort == Sort::Unknown && stretch.sort == Sort::Unknown => {
                last.tokens.end = stretch.tokens.end
            }
            _ => all.push(stretch),
        }
    }
    all
}
