//! A query cut into words that the directory knows. Of all ways to cut it the one is taken whose words are the longest and
//! the fewest.

use std::ops::Range;

use super::super::index::Index;
use super::super::index::terms::Term;
use super::super::index::to_u32;
use super::super::index::tokens::Tokens;
use super::super::matching::inflection::{Family, family};
use super::shared::{MOST_TOKENS, Shared};

/// What a stretch of a query is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sort {
    /// A term of the vocabulary.
    Term(u32),
    /// An English word of which terms are another form or which they begin with, by their numbers.
    Begun(Vec<u32>),
    /// A part of names.
    InNames,
    /// Nothing is known of it but that it may stand in running text.
    Unknown,
    /// It stands in running text, and that is all that is known of it.
    InText,
    /// It says nothing of what is looked for.
    Ignored,
    /// A number, which says something only with what is counted.
    Number,
}

/// Some tokens beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) tokens: Range<usize>,
    pub(super) sort: Sort,
}

/// So many letters of an English word are enough.
const FEWEST_LETTERS: usize = 3;

/// At most this part of a word may still have to be typed, as a fraction.
const MOST_UNTYPED: (usize, usize) = (2, 5);

/// So many words are looked for that begin with what was typed, or are another form of it.
const MOST_BEGUN: usize = 24;

/// What a stretch of so many characters adds to the worth of a way to cut.
fn worth(length: usize, sort: &Sort, is_word: bool) -> u32 {
    let length = u32::try_from(length).unwrap_or(u32::MAX).min(64);
    let (each, of) = match sort {
        Sort::Term(_) => (20, 20),
        Sort::Ignored => (17, 20),
        Sort::Begun(_) => (14, 20),
        // A part of names may be one by chance: it is worth less where it is longer than a word is.
        Sort::InNames => return (length + 1) * if is_word { 90 } else { 50 },
        Sort::Unknown | Sort::InText | Sort::Number => return 0,
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
        joined(tokens, cut)
    }

    /// Calls `found` with every term that begins with a token: behind its last one, and what it is.
    fn each_known(&self, tokens: &Tokens, from: usize, count: usize, mut found: impl FnMut(usize, Sort)) {
        let terms = &self.lists.terms;
        let mut begun = 0..terms.len();
        let forms = self.other_forms(tokens.key_of(from..from + 1));
        if !forms.is_empty() && tokens.list.get(from).is_some_and(|token| token.is_latin) {
            found(from + 1, Sort::Begun(forms));
        }
        for to in from + 1..=count {
            let key = tokens.key_of(from..to);
            begun = terms.beginning_with(key, begun);
            if begun.is_empty() {
                return;
            }
            let is_latin = tokens.list.get(to - 1).is_some_and(|token| token.is_latin);
            match terms.whole(key, &begun) {
                Some(term) if term.is_ignored => found(to, Sort::Ignored),
                Some(term) if term.is_sought() => found(to, Sort::Term(term.number)),
                _ if is_latin && key.len() >= FEWEST_LETTERS => {
                    let is_meant = |at: &u32| self.leads(*at) && self.is_nearly_typed(*at, key);
                    let leading: Vec<u32> = begun.clone().map(to_u32).filter(is_meant).take(MOST_BEGUN).collect();
                    if !leading.is_empty() {
                        found(to, Sort::Begun(leading));
                    }
                }
                _ => {}
            }
        }
    }

    /// The terms of one English word that are another form of this one.
    fn other_forms(&self, key: &str) -> Vec<u32> {
        let terms = &self.lists.terms;
        let Some(begin) = key.get(..FEWEST_LETTERS).filter(|_| key.bytes().all(|byte| byte.is_ascii_lowercase()))
        else {
            return Vec::new();
        };
        let alike = terms.beginning_with(begin, 0..terms.len()).filter_map(|at| terms.get(to_u32(at)));
        let is_form = |term: &Term<'_>| {
            let is_word = term.is_sought() && term.key != key && term.key.bytes().all(|byte| byte.is_ascii_lowercase());
            is_word && family(key.as_bytes(), term.key.as_bytes()).is_some_and(|(family, _)| family == Family::Whole)
        };
        alike.filter(is_form).take(MOST_BEGUN).map(|term| term.number).collect()
    }

    /// Whether most of the word of a term that was typed last is there: `retir` is retired, `card` is no cardboard.
    fn is_nearly_typed(&self, term: u32, key: &str) -> bool {
        self.lists.terms.get(term).is_some_and(|term: Term<'_>| {
            let rest = term.key.get(key.len()..).unwrap_or_default();
            let rest = rest.split(' ').next().map_or(0, str::len);
            let typed = key.rsplit(' ').next().map_or(0, str::len);
            rest * MOST_UNTYPED.1 <= (typed + rest) * MOST_UNTYPED.0
        })
    }

    fn leads(&self, term: u32) -> bool {
        self.lists.terms.get(term).is_some_and(|term| term.is_sought())
    }
}

/// What the numbers of a count are written with.
const NUMERALS: &str = "零一二三四五六七八九十百千万亿两";

/// Whether a token is a number or a part of one.
fn is_numeral(tokens: &Tokens, at: usize) -> bool {
    let key = tokens.key_of(at..at + 1);
    !key.is_empty() && key.chars().all(|c| c.is_ascii_digit() || NUMERALS.contains(c))
}

/// Unknown stretches beside each other as one, but for the numbers in them. `第五十二条` is one: without the number it is
/// another.
fn joined(tokens: &Tokens, cut: Vec<Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::with_capacity(cut.len());
    let mut in_ordinal = false;
    for mut stretch in cut {
        let first = stretch.tokens.start;
        let is_number = stretch.sort == Sort::Unknown && is_numeral(tokens, first);
        let begins_ordinal = tokens.key_of(first..first + 1) == "第" && stretch.tokens.len() == 1;
        in_ordinal = in_ordinal || (begins_ordinal && is_numeral(tokens, first + 1));
        if in_ordinal {
            stretch.sort = Sort::Unknown;
        } else if is_number {
            stretch.sort = Sort::Number;
        }
        // What is counted belongs to it.
        let ends_ordinal = in_ordinal && !is_number && !begins_ordinal;
        match all.last_mut() {
            Some(last) if last.sort == stretch.sort && matches!(stretch.sort, Sort::Unknown | Sort::Number) => {
                last.tokens.end = stretch.tokens.end;
            }
            _ => all.push(stretch),
        }
        in_ordinal &= !ends_ordinal;
    }
    all
}

impl Index {
    /// Unknown stretches as they stand in running text: whole, else in pieces of two characters.
    pub(super) fn in_texts(
        &self,
        tokens: &Tokens,
        cut: Vec<Stretch>,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Vec<Stretch>> {
        let mut all = Vec::with_capacity(cut.len());
        for stretch in cut {
            let first = stretch.tokens.start;
            let is_ordinal = tokens.key_of(first..first + 1) == "第" && is_numeral(tokens, first + 1);
            let is_han = stretch.tokens.clone().all(|at| tokens.list.get(at).is_some_and(|token| !token.is_latin));
            if stretch.sort != Sort::Unknown || stretch.tokens.len() < 2 || !is_han {
                all.push(stretch);
                continue;
            }
            if self.stands_in_text(tokens.key_of(stretch.tokens.clone()), wanted)? {
                all.push(Stretch { sort: Sort::InText, ..stretch });
            } else if is_ordinal || stretch.tokens.len() > LONGEST_IN_PIECES {
                all.push(stretch);
            } else {
                self.in_pieces(tokens, stretch.tokens, &mut all, wanted)?;
            }
        }
        Some(all)
    }

    /// A stretch in pieces of two characters that stand in running text, and what is between them.
    fn in_pieces(
        &self,
        tokens: &Tokens,
        stretch: Range<usize>,
        all: &mut Vec<Stretch>,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<()> {
        let mut at = stretch.start;
        let mut unknown = at..at;
        while at < stretch.end {
            let pair = at..at + 2;
            let stands = pair.end <= stretch.end
                && stretch.len() > 2
                && self.stands_in_text(tokens.key_of(pair.clone()), wanted)?;
            if stands {
                if !unknown.is_empty() {
                    all.push(Stretch { tokens: unknown, sort: Sort::Unknown });
                }
                all.push(Stretch { tokens: pair.clone(), sort: Sort::InText });
                at = pair.end;
                unknown = at..at;
            } else {
                at += 1;
                unknown.end = at;
            }
        }
        if !unknown.is_empty() {
            all.push(Stretch { tokens: unknown, sort: Sort::Unknown });
        }
        Some(())
    }

    fn stands_in_text(&self, key: &str, wanted: &(impl Fn() -> bool + Sync)) -> Option<bool> {
        let letters: Vec<char> = key.chars().collect();
        let mut stands = false;
        self.lists.fulltext.find(&letters, None, wanted, |_, _| stands = true)?;
        Some(stands)
    }
}

/// A longer stretch that nothing is known of is not looked for in pieces.
const LONGEST_IN_PIECES: usize = 8;
