//! Where in a long running text a word can stand at all: for each pair of letters beside each other the blocks of texts that hold
//! it, a bit for each block. A word stands only where all of its pairs do, which leaves a few texts of many thousand, and of
//! the other pages none is touched. Pairs share bits by a hash, so what is left is looked through, too.

use super::column::{Column, Damaged, Visit};
use super::to_u32;

/// So many different pairs have bits of their own. A text of some hundred letters sets a twentieth of them.
const PAIRS: usize = 1 << 12;

/// So many texts beside each other are a block.
const BLOCK: usize = 4;

/// Fewer texts are looked through sooner than anything is looked up.
const FEWEST_TEXTS: usize = 4096;

/// Where a word can stand in one of so many blocks or more, all texts are looked through in one go.
const FEW_BLOCKS: usize = 8;

/// The pairs of letters in texts.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct PairIndex {
    /// For each pair a bit for each block, in whole numbers of 64; empty where there are few texts.
    bits: Column<u64>,
}

impl PairIndex {
    /// Reads texts, given with their places in ascending order; one may come in several pieces.
    pub(in crate::search) fn new<'a>(count: usize, pieces: impl Iterator<Item = (usize, &'a str)>) -> Self {
        if count < FEWEST_TEXTS {
            return Self::default();
        }
        let width = width(count);
        let mut bits = vec![0_u64; PAIRS * width];
        for (text, piece) in pieces {
            let block = text / BLOCK;
            each_pair(piece.chars(), |pair| bits[pair * width + block / 64] |= 1 << (block % 64));
        }
        Self { bits: bits.into() }
    }

    /// Names the list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("text.pairs", &mut self.bits)
    }

    /// The places of those of so many texts in which a word can stand, ascending; of those `among` them, where it is known that
    /// it can stand in no other. `None` where these are too many to gain by them, and where nothing is known.
    pub(in crate::search) fn texts_with(&self, word: &[char], among: Option<&[u32]>, count: usize) -> Option<Vec<u32>> {
        let width = width(count);
        let bits: &[u64] = &self.bits;
        let mut blocks: Option<Vec<u64>> = None;
        each_pair(word.iter().copied(), |pair| {
            let row = bits.get(pair * width..(pair + 1) * width).unwrap_or_default();
            match &mut blocks {
                Some(blocks) => blocks.iter_mut().zip(row).for_each(|(all, one)| *all &= one),
                None => blocks = (!row.is_empty()).then(|| row.to_vec()),
            }
        });
        let blocks = blocks?;
        let holds =
            |text: usize| blocks.get(text / BLOCK / 64).is_some_and(|bits| bits >> (text / BLOCK % 64) & 1 == 1);
        if let Some(among) = among {
            return Some(among.iter().copied().filter(|text| holds(*text as usize)).collect());
        }
        let held: usize = blocks.iter().map(|bits| bits.count_ones() as usize).sum();
        let is_few = held * BLOCK * FEW_BLOCKS <= count;
        is_few.then(|| (0..count).filter(|text| holds(*text)).map(to_u32).collect())
    }
}

/// How many numbers of 64 bits have one for each block of so many texts.
const fn width(texts: usize) -> usize {
    texts.div_ceil(BLOCK).div_ceil(64)
}

/// Calls `each` with the number of every pair of letters beside each other.
fn each_pair(letters: impl Iterator<Item = char>, mut each: impl FnMut(usize)) {
    let mut before: Option<u32> = None;
    for letter in letters.map(u32::from) {
        if let Some(before) = before.replace(letter) {
            let mixed = (before.wrapping_mul(0x9e37_79b1) ^ letter).wrapping_mul(0x85eb_ca6b);
            each((mixed >> 16) as usize % PAIRS);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FEWEST_TEXTS, PairIndex};

    proptest! {
        #[test]
        fn no_text_that_holds_a_word_is_left_out(
            texts in proptest::collection::vec("[甲乙丙丁ab]{0,9}", 1..40),
            at in 0_usize..40,
            word in 0_usize..9,
        ) {
            // Many texts without any of the letters, and these here and there among them.
            let here = |no: usize| texts.get(no / 97).filter(|_| no % 97 == 5);
            let all: Vec<&str> = (0..FEWEST_TEXTS).map(|no| here(no).map_or("戊", |it| it)).collect();
            let pairs = PairIndex::new(all.len(), all.iter().copied().enumerate());
            let letters: Vec<char> = texts[at % texts.len()].chars().skip(word).take(4).collect();
            let typed: String = letters.iter().collect();
            let holding = (0..).zip(&all).filter(|(_, text)| text.contains(&typed));
            let holding: Vec<u32> = holding.map(|(no, _)| no).collect();
            let possible = pairs.texts_with(&letters, None, all.len());
            prop_assert_eq!(possible.is_some(), letters.len() > 1);
            let among: Vec<u32> = holding.iter().copied().step_by(2).collect();
            if let Some(possible) = possible {
                prop_assert!(possible.is_sorted() && holding.iter().all(|no| possible.contains(no)));
                prop_assert!(possible.len() < all.len() / 4, "the others are");
                prop_assert_eq!(pairs.texts_with(&letters, Some(&among), all.len()), Some(among));
            }
        }
    }

    #[test]
    fn of_few_texts_nothing_is_kept() {
        let pairs = PairIndex::new(2, [(0, "甲乙"), (1, "丙")].into_iter());
        assert_eq!(pairs.texts_with(&['甲', '乙'], None, 2), None);
        assert_eq!(pairs.bits.len(), 0);
    }
}
