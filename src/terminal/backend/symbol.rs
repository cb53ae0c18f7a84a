//! What stands in a cell, as a number: a character, or the number of a cluster of several.
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use ratatui::buffer::CellWidth;

use super::width::{Certainty, certainty};
use crate::text::AmbiguousWidth;

/// So many clusters are told apart. More than that stand on no screen at once; whoever pages through a text that is
/// made of them gets the screen drawn whole once in a while.
const MOST_CLUSTERS: usize = 1 << 16;

const CODE_BITS: u32 = 21;
const CODE: u32 = (1 << CODE_BITS) - 1;
const WIDTH_SHIFT: u32 = CODE_BITS;
const WIDTH: u32 = 0b111;
const CERTAINTY_SHIFT: u32 = 24;
const CLUSTER: u32 = 1 << 26;

/// A character with its width, or a cluster of several by its number in [`Clusters`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Symbol(u32);

impl Symbol {
    pub(super) const BLANK: Self = Self::char(' ', 1, Certainty::Certain);
    /// A wide character to the left covers the cell.
    pub(super) const COVERED: Self = Self::char('\0', 0, Certainty::Certain);
    /// Nobody knows what stands in the cell; nothing that is drawn is like it.
    pub(super) const UNKNOWN: Self = Self::char('\0', 1, Certainty::Certain);

    const fn char(char: char, width: u32, certainty: Certainty) -> Self {
        Self(char as u32 | width << WIDTH_SHIFT | (certainty as u32) << CERTAINTY_SHIFT)
    }

    /// Reads what stands in a cell of ratatui's; a blank for what no terminal may be sent.
    #[inline]
    pub(super) fn of(text: &str, clusters: &mut Clusters) -> Self {
        match *text.as_bytes() {
            [byte @ b' '..=b'~'] => Self::char(char::from(byte), 1, Certainty::Certain),
            // U+4E00 to U+9FFF, which is nearly all of a Chinese text.
            [lead @ 0xe4..=0xe9, one, two] if lead > 0xe4 || one >= 0xb8 => {
                let code = u32::from(lead & 0xf) << 12 | u32::from(one & 0x3f) << 6 | u32::from(two & 0x3f);
                Self(code | 2 << WIDTH_SHIFT | (Certainty::Certain as u32) << CERTAINTY_SHIFT)
            }
            _ => Self::read(text, clusters),
        }
    }

    fn read(text: &str, clusters: &mut Clusters) -> Self {
        // Control characters are stripped where text comes in; none gets through here either.
        if text.chars().any(char::is_control) {
            return Self::BLANK;
        }
        let width @ 1..=WIDTH = u32::from(text.cell_width()) else { return Self::BLANK };
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(char), None) => Self::char(char, width, certainty(char, width)),
            _ => Self(
                clusters.number(text) | width << WIDTH_SHIFT | (Certainty::Never as u32) << CERTAINTY_SHIFT | CLUSTER,
            ),
        }
    }

    /// So many bits hold it.
    pub(super) const BITS: u32 = 27;

    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// The one whose bits are the lowest of these.
    #[inline]
    pub(super) const fn from_bits(bits: u32) -> Self {
        Self(bits & ((1 << Self::BITS) - 1))
    }

    /// Cells that it takes; zero where it is covered.
    pub(super) fn width(self) -> u16 {
        u16::try_from(self.0 >> WIDTH_SHIFT & WIDTH).unwrap_or(1)
    }

    pub(super) fn is_covered(self) -> bool {
        self == Self::COVERED
    }

    /// Whether a terminal that draws ambiguous characters so wide draws it as wide as [`Self::width`] says. What
    /// follows one of which that is not certain is put into its place by an absolute move.
    pub(super) fn is_certain(self, ambiguous: AmbiguousWidth) -> bool {
        match self.0 >> CERTAINTY_SHIFT & 0b11 {
            it if it == Certainty::Certain as u32 => true,
            it if it == Certainty::IfNarrow as u32 => ambiguous == AmbiguousWidth::Narrow,
            _ => false,
        }
    }

    /// Bytes of its text, roughly for clusters.
    pub(super) fn len(self) -> usize {
        match self.0 & CODE {
            _ if self.0 & CLUSTER != 0 => 6,
            0 => 0,
            1..0x80 => 1,
            0x80..0x800 => 2,
            0x800..0x1_0000 => 3,
            _ => 4,
        }
    }

    /// Appends its text.
    #[inline]
    pub(super) fn write(self, bytes: &mut Vec<u8>, clusters: &Clusters) {
        let code = self.0 & CODE;
        match code {
            1..0x80 if self.0 & CLUSTER == 0 => bytes.push(low(code)),
            0x800..0x1_0000 if self.0 & CLUSTER == 0 => {
                bytes.extend_from_slice(&[
                    0xe0 | low(code >> 12),
                    0x80 | low(code >> 6) & 0x3f,
                    0x80 | low(code) & 0x3f,
                ]);
            }
            _ => self.write_others(bytes, clusters),
        }
    }

    fn write_others(self, bytes: &mut Vec<u8>, clusters: &Clusters) {
        let code = self.0 & CODE;
        if self.0 & CLUSTER != 0 {
            bytes.extend_from_slice(clusters.text(code).as_bytes());
        } else if code > 0
            && let Some(char) = char::from_u32(code)
        {
            bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

/// The lowest eight bits.
const fn low(code: u32) -> u8 {
    code.to_le_bytes()[0]
}

/// Clusters of more than one character that stand on the screen, by number.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    texts: Vec<Box<str>>,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Clusters {
    fn number(&mut self, text: &str) -> u32 {
        let Self { texts, numbers, hasher } = self;
        let hash_of = |number: u32| hasher.hash_one(texts.get(number as usize).map_or("", |text| text));
        let hash = hasher.hash_one(text);
        if let Some(number) = numbers.find(hash, |number| texts.get(*number as usize).is_some_and(|it| **it == *text)) {
            return *number;
        }
        // [`Self::are_too_many`] is asked before every frame, and no frame adds a million.
        let number = u32::try_from(texts.len()).unwrap_or(CODE).min(CODE);
        numbers.insert_unique(hash, number, |number| hash_of(*number));
        texts.push(text.into());
        number
    }

    fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |text| text)
    }

    /// Whether it is time to forget them, and with them what the terminal shows.
    pub(super) fn are_too_many(&self) -> bool {
        self.texts.len() > MOST_CLUSTERS
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::*;

    #[test]
    fn every_character_is_written_as_it_was_read() {
        let mut clusters = Clusters::default();
        for char in (' '..=char::MAX).filter(|char| char.width().is_some_and(|width| width > 0)) {
            let text = char.to_string();
            let symbol = Symbol::of(&text, &mut clusters);
            assert_eq!(symbol, Symbol::read(&text, &mut clusters), "{char} by the short way and by the long one");
            let mut written = Vec::new();
            symbol.write(&mut written, &clusters);
            assert_eq!(written, text.as_bytes());
            assert_eq!((symbol.width(), symbol.len()), (text.cell_width(), text.len()), "{char}");
        }
        assert!(clusters.texts.is_empty());
    }

    #[test]
    fn a_cluster_is_one_symbol_and_two_of_them_are_two() {
        let mut clusters = Clusters::default();
        let all = ["e\u{301}", "👨‍👩‍👧", "e\u{301}", "e\u{300}"].map(|text| Symbol::of(text, &mut clusters));
        assert_eq!(all[0], all[2]);
        assert!(all[0] != all[1] && all[0] != all[3]);
        assert_eq!(all.map(Symbol::width), [1, 2, 1, 1]);
        let mut written = Vec::new();
        for symbol in all {
            symbol.write(&mut written, &clusters);
        }
        assert_eq!(written, "e\u{301}👨‍👩‍👧e\u{301}e\u{300}".as_bytes());
    }
}
