//! What all names sound like, in one long string: where a word with a typing error may stand at all. A pigeonhole filter
//! (Baeza-Yates and Perleberg 1992).
//!
//! Of a word cut in two, one error leaves one half unharmed; only two letters swapped where the halves meet harm both,
//! and for those the word is looked up swapped. So the halves are looked up with `memmem`, and only where one stands the
//! letters before or behind it are compared. What is left, a handful of names out of many thousand, is compared by
//! [`typo`](crate::search::matching::typo).

use std::ops::Range;

use memchr::memmem::Finder;

use super::column::{BitList, Column, Damaged, Visit, bit, last_at_or_before};
use super::names::{NameKind, Names};
use super::pinyin::{CharTable, Readings};
use super::to_u32;

/// The letters of every name, each name closed by [`CLOSE`].
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct TypoIndex {
    letters: Column<u8>,
    /// One bit for each letter: a character's sound begins.
    begins: Column<u64>,
    /// Where each name begins; a label has no letters.
    starts: Column<u32>,
}

/// Stands behind each name and for a character that is no letter and has no sound.
const CLOSE: u8 = b'\n';

impl TypoIndex {
    pub(in crate::search) fn new(names: Names<'_>, char_table: &CharTable) -> Self {
        let mut letters = Vec::new();
        let mut begins = BitList::default();
        let mut starts = Vec::with_capacity(names.len());
        for (_, name) in names.iter() {
            starts.push(to_u32(letters.len()));
            if name.class == NameKind::Label {
                continue;
            }
            for place in name.places {
                begins.set(letters.len());
                match char_table.syllables.get(place.sound) {
                    Some(syllable) => letters.extend_from_slice(syllable.text),
                    None => letters.push(char_table.glyph(place.glyph).map_or(CLOSE, |glyph| byte(glyph.ch()))),
                }
            }
            letters.push(CLOSE);
        }
        Self { letters: letters.into(), begins: begins.into(), starts: starts.into() }
    }

    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("typos.letters", &mut self.letters)?;
        visit("typos.begins", &mut self.begins)?;
        visit("typos.starts", &mut self.starts)
    }

    fn is_beginning(&self, at: usize) -> bool {
        bit(&self.begins, at)
    }

    /// Calls `found` with the number of each of these names that may hold these letters, as they are or, with `slips`, with one
    /// slip. A name may be reported several times, and one that does not hold them too.
    pub(in crate::search) fn candidates(
        &self,
        names: Range<usize>,
        typed: &[char],
        slips: bool,
        mut found: impl FnMut(usize),
    ) {
        let start = |name: usize| self.starts.get(name).map_or(self.letters.len(), |start| *start as usize);
        let letters = start(names.start)..start(names.end);
        let typed: Vec<u8> = typed.iter().map(|c| byte(*c)).collect();
        let starts: &[u32] = &self.starts;
        let mut last = names.start;
        let mut report = |at: usize| {
            if let Some(name) = last_at_or_before(starts, last, at) {
                last = name;
                found(name);
            }
        };
        if !slips || typed.len() < 4 {
            self.each(&letters, &typed, |at| {
                if self.is_beginning(at) {
                    report(at);
                }
            });
            return;
        }
        let (left, right) = typed.split_at(typed.len() / 2);
        self.each(&letters, left, |at| {
            if self.is_beginning(at) && self.nearly_at(at + left.len(), right, |from, len| Some((from, from + len))) {
                report(at);
            }
        });
        self.each(&letters, right, |at| {
            if self.nearly_at(at, left, |to, len| {
                to.checked_sub(len).filter(|it| self.is_beginning(*it)).map(|it| (it, to))
            }) {
                report(at);
            }
        });
        // Swapped where the halves meet, the slip is in both.
        let mut swapped = typed.clone();
        swapped.swap(left.len() - 1, left.len());
        self.each(&letters, &swapped, |at| {
            if self.is_beginning(at) {
                report(at);
            }
        });
    }

    /// Calls `found` with every place within `among` where the letters begin.
    fn each(&self, among: &Range<usize>, letters: &[u8], mut found: impl FnMut(usize)) {
        let finder = Finder::new(letters);
        let all = self.letters.get(..among.end).unwrap_or_default();
        let mut from = among.start;
        while let Some(at) = all.get(from..).and_then(|rest| finder.find(rest)) {
            found(from + at);
            from += at + 1;
        }
    }

    /// Whether the letters stand beside a place with at most one slip; `window` says which letters of a length lie there.
    fn nearly_at(&self, place: usize, typed: &[u8], window: impl Fn(usize, usize) -> Option<(usize, usize)>) -> bool {
        [typed.len(), typed.len() - 1, typed.len() + 1].into_iter().any(|len| {
            let there = window(place, len).and_then(|(from, to)| self.letters.get(from..to));
            there.is_some_and(|there| !there.contains(&CLOSE) && one_slip(typed, there))
        })
    }
}

fn byte(c: char) -> u8 {
    u8::try_from(u32::from(c)).ok().filter(u8::is_ascii).unwrap_or(CLOSE)
}

/// Whether two rows of letters are the same but for one slip at most.
pub(in crate::search) fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[before..], &b[before..]);
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - behind], &b[..b.len() - behind]) {
        ([] | [_], [] | [_]) => true,
        ([first, second], other) => other == [*second, *first],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::one_slip;

    #[test]
    fn one_slip_is_one_letter_or_one_swap() {
        for (a, b) in [("shu", "shu"), ("shu", "shi"), ("shu", "hsu"), ("shu", "sh"), ("shu", "shhu"), ("", "s")] {
            assert!(one_slip(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
        for (a, b) in [("shu", "hsi"), ("shu", "uhs"), ("shu", "s"), ("", "sh")] {
            assert!(!one_slip(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
    }
}
