//! A word with one typing error: a wrong letter, a missing one, one too many, two in the wrong order; and a character
//! taken from the input method's list that sounds like the right one. The algorithm is that of Wu and Manber (1992) with
//! k = 1, with transpositions added.
//!
//! As in [`bitap`](crate::search::matching::bitap), state j holds when the first j symbols of the word are used up; there
//! is a row of states without an error, R0, and one with an error, R1. `here` has bit j set where symbol j of the word,
//! counted from 0, is the symbol read from the name. Primes are the rows behind it:
//!
//! ```text
//! R0' = (R0 & here) << 1
//! R1' = (R1 & here) << 1           the symbol fits
//!     | R0 << 1                    a wrong symbol: the word's and the name's are both used up
//!     | R0                         missing in the word: the name's symbol alone is used up
//!     | R0' << 1                   too many in the word: its next symbol is used up without one of the name
//!     | (swapped & here) << 2      two in the wrong order, of which this is the second
//! swapped' = R0 & (here >> 1)      states whose next but one symbol has been read: it may be the first of the two
//! ```
//!
//! At a beginning, R0 has bit 0, and R1 bit 1: the word's first symbol may be the one too many.
//!
//! Letters are compared with the right reading written in full, so that an error may cross from one syllable into the
//! next; Han characters are compared by their sound (学汇 for 学会) and, in a word of four or more, with one error as well.

use super::bitap::{LONGEST, Symbol};
use crate::search::index::fold::Letter;
use crate::search::index::names::Name;
use crate::search::index::pinyin::{CharEntry, CharTable, CharTableBuilder, Readings, SILENT, Spelled, signature};

/// From so many letters on a slip is forgiven; in fewer, a slip turns every word into every other.
const LETTERS: usize = 5;

/// From so many Han characters on a wrong, missing or additional one is forgiven.
const CHARACTERS: usize = 4;

/// A word prepared for being mistyped.
#[derive(Debug)]
pub(in crate::search) struct TypoPattern {
    spoken: Option<TypoMasks>,
    written: Option<TypoMasks>,
    /// The word holds Han characters, so that it may sound right and be written wrong.
    han: bool,
    /// What was typed, where it is two ideographs at the most: what only sounds like them inside of a word is another thing
    /// (理发, 水力发电).
    short: Option<Vec<char>>,
}

/// So many ideographs are few.
const SHORT: usize = 2;

/// Where a mistyped word was found in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct TypoMatch {
    /// 0 for the same sound, 1 for a slip.
    pub(in crate::search) slips: u32,
    pub(in crate::search) from: usize,
    /// The place behind the last character.
    pub(in crate::search) to: usize,
}

/// A row of symbols to be found with at most one slip.
#[derive(Debug)]
struct TypoMasks {
    symbols: Vec<char>,
    /// For each ASCII character the places at which it stands, one bit each.
    ascii: [u64; 128],
    signature: u64,
    slips: bool,
}

impl TypoPattern {
    /// Prepares a word; `None` where no slip is forgiven.
    pub(in crate::search) fn new(letters: &[Letter]) -> Option<Self> {
        let word: Vec<char> = letters.iter().map(|letter| letter.folded).collect();
        let han = word.iter().filter(|c| !c.is_ascii()).count();
        let short = ((1..=SHORT).contains(&han) && han == word.len()).then(|| word.clone());
        let sound = sound(letters);
        let spoken = sound.filter(|it| it.len() <= LONGEST).and_then(|symbols| {
            let slips = symbols.len() >= LETTERS
                && (han == 0 || han >= CHARACTERS)
                && symbols.iter().all(char::is_ascii_lowercase);
            (slips || han > 0).then(|| TypoMasks::new(symbols, slips))
        });
        let written = (han >= CHARACTERS && word.len() <= LONGEST).then(|| TypoMasks::new(word, true));
        (spoken.is_some() || written.is_some()).then_some(Self { spoken, written, han: han > 0, short })
    }

    /// Where the word stands in a name with a slip: by its sound, else by its characters.
    pub(in crate::search) fn find(&self, name: &Name<'_>, char_table: &CharTable) -> Option<TypoMatch> {
        self.find_by(Side::Sound, name, char_table).or_else(|| self.find_by(Side::Writing, name, char_table))
    }

    /// The same, compared by one side only; what nobody types at a name's beginning is preferred to be left out.
    pub(in crate::search) fn find_by(&self, side: Side, name: &Name<'_>, char_table: &CharTable) -> Option<TypoMatch> {
        let (masks, whole) = match side {
            Side::Sound => (self.spoken.as_ref()?, self.han),
            Side::Writing => (self.written.as_ref()?, false),
        };
        let found = masks.find(TypoText::new(name.places, char_table), side, name.strip, name.signature, whole);
        found.filter(|it| {
            let Some(typed) = self.short.as_ref().filter(|_| it.from > 0 && !name.word_begins(it.from)) else {
                return true;
            };
            let places = name.places.get(it.from..it.to).unwrap_or_default();
            let glyphs =
                places.iter().map(|place| char_table.glyphs().get(usize::from(place.glyph)).map(CharEntry::ch));
            glyphs.zip(typed).any(|(printed, typed)| printed == Some(*typed))
        })
    }

    /// Whether it may be compared by characters.
    pub(in crate::search) const fn is_written(&self) -> bool {
        self.written.is_some()
    }

    /// Whether it may stand by its characters in a name with this signature at all.
    pub(in crate::search) fn may_be_written_in(&self, signature: u64) -> bool {
        self.written.as_ref().is_some_and(|masks| masks.may_match(signature))
    }

    /// The letters that are compared by sound, and whether one of them may be wrong.
    pub(in crate::search) fn letters(&self) -> Option<(&[char], bool)> {
        self.spoken.as_ref().map(|it| (it.symbols.as_slice(), it.slips))
    }
}

/// Which side of the characters is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Side {
    /// The right reading in full, a letter at a time.
    Sound,
    /// The character itself.
    Writing,
}

/// A name that is compared.
#[derive(Debug, Clone, Copy)]
struct TypoText<'a> {
    places: &'a [Symbol],
    glyphs: &'a [CharEntry],
    syllables: Spelled<'a>,
}

impl<'a> TypoText<'a> {
    fn new(places: &'a [Symbol], char_table: &'a CharTable) -> Self {
        Self { places, glyphs: char_table.glyphs(), syllables: char_table.syllables.spelled() }
    }

    /// The first symbol of a character.
    fn first(self, at: usize, side: Side) -> Option<char> {
        let place = self.places.get(at)?;
        let sound = if side == Side::Sound { self.syllables.get(place.sound) } else { None };
        match sound {
            Some(text) => text.first().map(|b| char::from(*b)),
            None => self.glyphs.get(usize::from(place.glyph)).map(CharEntry::ch),
        }
    }

    /// Calls `step` with each symbol of a character.
    fn symbols(self, place: Symbol, side: Side, mut step: impl FnMut(char)) {
        let sound = if side == Side::Sound { self.syllables.get(place.sound) } else { None };
        match sound {
            Some(text) => text.iter().for_each(|b| step(char::from(*b))),
            None => step(self.glyphs.get(usize::from(place.glyph)).map_or('\0', CharEntry::ch)),
        }
    }
}

/// The word as it sounds; `None` where a character has no sound.
fn sound(word: &[Letter]) -> Option<Vec<char>> {
    let mut scratch = CharTableBuilder::default();
    let glyphs: Vec<_> = word.iter().map(|letter| scratch.add(*letter, SILENT)).collect();
    let sounds = scratch.right_sounds(&glyphs, &[], false);
    let mut letters = Vec::new();
    for (c, sound) in word.iter().map(|letter| &letter.folded).zip(sounds) {
        match scratch.syllables.get(sound) {
            Some(text) if sound != SILENT => letters.extend(text.chars()),
            _ if c.is_ascii() => letters.push(*c),
            _ => return None,
        }
    }
    Some(letters)
}

impl TypoMasks {
    fn new(symbols: Vec<char>, slips: bool) -> Self {
        let signature = symbols.iter().map(|c| signature(*c)).fold(0, |a, b| a | b);
        let mut ascii = [0; 128];
        for (j, c) in symbols.iter().enumerate() {
            if let Some(bits) = ascii.get_mut(*c as usize) {
                *bits |= 1 << j;
            }
        }
        Self { symbols, ascii, signature, slips }
    }

    /// A slip can bring in one symbol that the name has nowhere.
    const fn may_match(&self, bits: u64) -> bool {
        (self.signature & !bits).count_ones() <= self.slips as u32
    }

    /// The first beginning from which the pattern is found, without a slip before with one. With `whole` it has to
    /// end where a character ends.
    fn find(&self, text: TypoText<'_>, side: Side, strip: usize, bits: u64, whole: bool) -> Option<TypoMatch> {
        if !self.may_match(bits) {
            return None;
        }
        // Without slips, a beginning that is none is soon seen to be none; with them, all are tried at once first.
        if self.slips && self.scan(text, side, 0, true, whole) == (None, None) {
            return None;
        }
        let mut with_slip = None;
        for from in std::iter::once(strip).chain(0..text.places.len()) {
            if !self.slips && text.first(from, side).is_some_and(|first| self.symbols.first() != Some(&first)) {
                continue;
            }
            match self.scan(text, side, from, false, whole) {
                (Some(to), _) => return Some(TypoMatch { slips: 0, from, to }),
                (None, Some(to)) if with_slip.is_none() => with_slip = Some(TypoMatch { slips: 1, from, to }),
                _ => {}
            }
        }
        with_slip
    }

    fn states(&self, symbol: char) -> u64 {
        match self.ascii.get(symbol as usize) {
            Some(bits) => *bits,
            None => self.symbols.iter().zip(0..).filter(|(it, _)| **it == symbol).fold(0, |bits, (_, j)| bits | 1 << j),
        }
    }

    /// Where the pattern ends that begins with the character at `from`, or with `anywhere` with any behind it: without
    /// a slip, with one.
    fn scan(
        &self,
        text: TypoText<'_>,
        side: Side,
        from: usize,
        anywhere: bool,
        whole: bool,
    ) -> (Option<usize>, Option<usize>) {
        let accept = 1_u64 << self.symbols.len();
        let mut rows = TypoRows::default();
        let mut found = None;
        for (i, place) in text.places.iter().enumerate().skip(from) {
            if anywhere || i == from {
                rows.clean |= 1;
                rows.with_typo |= u64::from(self.slips) << 1;
            }
            let (mut clean, mut with_typo) = (false, false);
            text.symbols(*place, side, |symbol| {
                rows.read(self.states(symbol), self.slips);
                if whole {
                    (clean, with_typo) = (false, false);
                }
                clean |= rows.clean & accept != 0;
                with_typo |= rows.with_typo & accept != 0;
            });
            if clean {
                return (Some(i + 1), found);
            }
            if with_typo && found.is_none() {
                found = Some(i + 1);
            }
            if !anywhere && rows.clean | rows.with_typo == 0 {
                break;
            }
        }
        (None, found)
    }
}

/// The rows of states: without a slip, with one, and those in which the next but one symbol has just been read.
#[derive(Debug, Default)]
struct TypoRows {
    clean: u64,
    with_typo: u64,
    swapped: u64,
}

impl TypoRows {
    /// Reads a symbol that stands at these places of the pattern.
    const fn read(&mut self, here: u64, slips: bool) {
        let next = (self.clean & here) << 1;
        if slips {
            let wrong_or_missing = self.clean << 1 | self.clean;
            self.with_typo = (self.with_typo & here) << 1 | wrong_or_missing | next << 1 | (self.swapped & here) << 2;
            self.swapped = self.clean & here >> 1;
        }
        self.clean = next;
    }
}
