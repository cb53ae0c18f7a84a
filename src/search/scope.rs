//! The records that an answer is for. A search looks at all records, whatever its scope: what it finds outside is counted,
//! and how well it was found.

use std::ops::Range;

use super::index::to_u32;
use super::record_set::{RecordSet, set_bits};
use crate::directory::{RecordIdx, RecordList};

/// Some of a directory's records.
pub(super) enum Scope {
    /// Neighbours, and so all records, take no memory.
    Range(Range<u32>),
    Listed(RecordSet),
}

impl Scope {
    /// The records of a list, without one all, of a directory with so many.
    pub(super) fn new(list: Option<&RecordList>, records: usize) -> Self {
        let Some(list) = list else { return Self::Range(0..to_u32(records)) };
        match list.as_range() {
            Some(range) => {
                let end = range.end.min(to_u32(records));
                Self::Range(range.start.min(end)..end)
            }
            None => Self::Listed(RecordSet::of(list, records)),
        }
    }

    /// How many records.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Range(range) => range.len(),
            Self::Listed(set) => set.len(),
        }
    }

    pub(super) fn contains(&self, record: u32) -> bool {
        match self {
            Self::Range(range) => range.contains(&record),
            Self::Listed(set) => set.contains(RecordIdx(record)),
        }
    }

    /// They as bits, of a directory with so many records.
    pub(super) fn bits(&self, records: usize) -> Vec<u64> {
        match self {
            Self::Range(range) => {
                let mut bits = vec![0; records.div_ceil(64)];
                set_bits(&mut bits, range.clone());
                bits
            }
            Self::Listed(set) => set.bits().to_vec(),
        }
    }

    /// The first of them, in the directory's order.
    pub(super) fn first(&self, limit: usize) -> Vec<u32> {
        match self {
            Self::Range(range) => range.clone().take(limit).collect(),
            Self::Listed(set) => set.iter().map(|record| record.0).take(limit).collect(),
        }
    }

    /// The scores of a row with one for each record that are those of its records.
    pub(super) fn scores<'a>(&'a self, row: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        let range = match self {
            Self::Range(range) => range.start as usize..range.end as usize,
            Self::Listed(_) => 0..row.len(),
        };
        let scores = (to_u32(range.start)..).zip(row.get(range).unwrap_or_default());
        scores.filter(|(record, score)| **score > 0 && self.contains(*record)).map(|(_, score)| *score)
    }
}
