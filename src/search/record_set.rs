//! Records as a set: one bit for each record of a directory.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::index::column::bit;
use crate::directory::{RecordIdx, RecordList};

/// A set of records. A copy is cheap.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RecordSet {
    bits: Arc<[u64]>,
}

impl RecordSet {
    /// The records of a list, of a directory with so many; what is no record is left out.
    pub(super) fn of(list: &RecordList, records: usize) -> Self {
        let mut bits = vec![0_u64; records.div_ceil(64)];
        for at in list.iter().map(RecordIdx::index).filter(|at| *at < records) {
            bits[at / 64] |= 1 << (at % 64);
        }
        bits.into()
    }

    /// How many records.
    #[must_use]
    pub fn len(&self) -> usize {
        count(&self.bits)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|bits| *bits == 0)
    }

    /// Whether a record is one of them.
    #[must_use]
    pub fn contains(&self, record: RecordIdx) -> bool {
        bit(&self.bits, record.index())
    }

    /// A bit for each record.
    pub(super) fn bits(&self) -> &[u64] {
        &self.bits
    }

    /// How many records of a list are in it. In a range they are counted 64 at a time, in another list one by one.
    #[must_use]
    pub fn count_in(&self, list: &RecordList) -> usize {
        match list.as_range() {
            Some(range) => self.count_in_range(range.start as usize..range.end as usize),
            None => list.iter().filter(|record| self.contains(*record)).count(),
        }
    }

    /// How many records of ranges are in it; ranges that overlap count twice.
    pub(super) fn count_in_ranges(&self, ranges: impl IntoIterator<Item = Range<u32>>) -> usize {
        ranges.into_iter().map(|range| self.count_in_range(range.start as usize..range.end as usize)).sum()
    }

    fn count_in_range(&self, range: Range<usize>) -> usize {
        if range.is_empty() {
            return 0;
        }
        let (first, last) = (range.start / 64, (range.end - 1) / 64);
        let words = self.bits.get(first..self.bits.len().min(last + 1)).unwrap_or_default();
        let before = words.first().map_or(0, |bits| count(&[bits & !(u64::MAX << (range.start % 64))]));
        let behind = self.bits.get(last).map_or(0, |bits| match range.end % 64 {
            0 => 0,
            end => count(&[bits & u64::MAX << end]),
        });
        count(words).saturating_sub(before + behind)
    }

    /// The records, ascending.
    pub fn iter(&self) -> impl Iterator<Item = RecordIdx> {
        let records = (0_u32..).step_by(64).zip(self.bits.iter());
        records.flat_map(|(first, bits)| {
            (0..64).filter(move |at| bits >> at & 1 == 1).map(move |at| RecordIdx(first + at))
        })
    }
}

impl From<Vec<u64>> for RecordSet {
    /// Bit i of word w stands for the record 64 w + i.
    fn from(bits: Vec<u64>) -> Self {
        Self { bits: bits.into() }
    }
}

impl FromIterator<RecordIdx> for RecordSet {
    fn from_iter<I: IntoIterator<Item = RecordIdx>>(records: I) -> Self {
        let mut bits = Vec::new();
        for at in records.into_iter().map(RecordIdx::index) {
            if bits.len() <= at / 64 {
                bits.resize(at / 64 + 1, 0_u64);
            }
            bits[at / 64] |= 1 << (at % 64);
        }
        bits.into()
    }
}

impl fmt::Debug for RecordSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|record| record.0)).finish()
    }
}

/// Sets the bits of a range; what is no record is left out.
pub(super) fn set_bits(bits: &mut [u64], range: Range<u32>) {
    if range.is_empty() {
        return;
    }
    let (start, end) = (range.start as usize, range.end as usize);
    let (first, behind) = (start / 64, end.div_ceil(64).min(bits.len()));
    for (word, number) in bits.get_mut(first..behind).unwrap_or_default().iter_mut().zip(first..) {
        let below =
            |at: usize| if at >= number * 64 + 64 { u64::MAX } else { (1 << at.saturating_sub(number * 64)) - 1 };
        *word |= below(end) & !below(start);
    }
}

fn count(bits: &[u64]) -> usize {
    bits.iter().map(|bits| bits.count_ones() as usize).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RecordIdx, RecordList, RecordSet, set_bits};

    proptest! {
        #[test]
        fn a_range_is_counted_like_its_list(
            bits in proptest::collection::vec(any::<u64>(), 0..4),
            from in 0_u32..300,
            len in 0_u32..300,
        ) {
            let set = RecordSet::from(bits);
            let range = RecordList::range(from..from + len);
            let list: RecordList = range.iter().collect();
            prop_assert_eq!(set.count_in(&range), set.count_in(&list));
            prop_assert_eq!(set.iter().count(), set.len());
            prop_assert!(set.iter().all(|record| set.contains(record)));
            let mut bits = vec![0; 16];
            set_bits(&mut bits, from..from + len);
            prop_assert_eq!(RecordSet::from(bits), RecordSet::of(&list, 1024));
            prop_assert_eq!(RecordSet::of(&list, 1000).iter().collect::<RecordList>(), list);
        }
    }

    #[test]
    fn what_is_no_record_is_left_out() {
        let list: RecordList = [3, 99, 64].map(RecordIdx).into_iter().collect();
        let set = RecordSet::of(&list, 65);
        assert_eq!((set.len(), format!("{set:?}")), (2, "{3, 64}".to_owned()));
        assert_eq!(set.count_in(&RecordList::range(0..u32::MAX)), 2);
    }
}
