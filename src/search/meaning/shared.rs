//! Which pieces of a query stand in names. All names are looked through once, with the places at which each of their
//! characters stands in the query: where two stand beside each other in both, a piece of two characters is shared, and so on.

use std::ops::Range;

use super::super::cores::on_cores;
use super::super::index::Index;
use super::super::index::names::{NameKind, Names};
use super::super::index::tokens::Tokens;

/// So many of a query's tokens are looked at.
pub(super) const MOST_TOKENS: usize = 64;

/// So many names are looked through by one core at a time.
const NAMES_AT_ONCE: usize = 1 << 15;

/// In how many names each piece of a query stands.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    /// For each first token and each last one.
    names: Vec<u32>,
    /// The same where a word of the name begins with the piece.
    words: Vec<u32>,
}

impl Shared {
    fn new() -> Self {
        let none = vec![0; MOST_TOKENS * MOST_TOKENS];
        Self { names: none.clone(), words: none }
    }

    /// In how many names some of the tokens stand, beside each other.
    pub(super) fn names_with(&self, tokens: &Range<usize>) -> u32 {
        Self::place(tokens).and_then(|at| self.names.get(at)).copied().unwrap_or(0)
    }

    /// Whether a word begins with them in one of the names.
    pub(super) fn is_word(&self, tokens: &Range<usize>) -> bool {
        Self::place(tokens).and_then(|at| self.words.get(at)).is_some_and(|count| *count > 0)
    }

    fn place(tokens: &Range<usize>) -> Option<usize> {
        let last = tokens.end.checked_sub(1)?;
        (tokens.start < MOST_TOKENS && last < MOST_TOKENS).then_some(tokens.start * MOST_TOKENS + last)
    }

    fn count(&mut self, tokens: &Range<usize>, begins_word: bool) {
        let Some(at) = Self::place(tokens) else { return };
        self.names[at] = self.names[at].saturating_add(1);
        self.words[at] = self.words[at].saturating_add(u32::from(begins_word));
    }

    fn and(&mut self, other: &Self) {
        let both = self.names.iter_mut().zip(&other.names).chain(self.words.iter_mut().zip(&other.words));
        both.for_each(|(own, other)| *own = own.saturating_add(*other));
    }
}

impl Index {
    /// The pieces of two or more Han characters that stand in names.
    pub(super) fn shared(&self, tokens: &Tokens, wanted: &(impl Fn() -> bool + Sync)) -> Option<Shared> {
        let char_table = &self.lists.char_table;
        // For each character of the names the places at which it stands in the query, one bit each.
        let mut places = vec![0_u64; char_table.glyphs().len()];
        for (at, token) in tokens.list.iter().enumerate().take(MOST_TOKENS).filter(|(_, token)| !token.is_latin) {
            let typed = tokens.key.get(token.key.clone()).and_then(|key| key.chars().next());
            for glyph in typed.into_iter().flat_map(|typed| char_table.find(typed)) {
                if let Some(bits) = places.get_mut(usize::from(glyph)) {
                    *bits |= 1 << at;
                }
            }
        }
        let names = self.lists.names.view();
        let parts = on_cores(names.len().div_ceil(NAMES_AT_ONCE), |part| {
            let mut shared = Shared::new();
            if wanted() {
                let numbers = part * NAMES_AT_ONCE..names.len().min((part + 1) * NAMES_AT_ONCE);
                numbers.for_each(|number| shared.look_at(names, number, &places));
            }
            shared
        });
        let all = parts.into_iter().reduce(|mut all, part| {
            all.and(&part);
            all
        });
        wanted().then(|| all.unwrap_or_else(Shared::new))
    }
}

impl Shared {
    fn look_at(&mut self, names: Names<'_>, number: usize, places: &[u64]) {
        let Some(name) = names.get(number).filter(|name| name.class != NameKind::Label) else { return };
        // For each place of the query how many characters that end there stand at this place of the name.
        let (mut before, mut runs, mut bits_before) = ([0_u8; MOST_TOKENS], [0_u8; MOST_TOKENS], 0_u64);
        for (at, symbol) in name.places.iter().enumerate().skip(name.strip) {
            let bits = places.get(usize::from(symbol.glyph)).copied().unwrap_or(0);
            let mut rest = bits;
            while rest != 0 {
                let place = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                let is_run = place > 0 && bits_before >> (place - 1) & 1 == 1;
                let length = if is_run { before[place - 1].saturating_add(1) } else { 1 };
                runs[place] = length;
                for length in 2..=usize::from(length) {
                    let first = (at + 1).saturating_sub(length);
                    self.count(&(place + 1 - length..place + 1), first == name.strip || name.word_begins(first));
                }
            }
            (before, bits_before) = (runs, bits);
        }
    }
}
