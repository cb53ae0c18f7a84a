//! The records that a search looks at, and passes over them on several cores.

use std::sync::{Mutex, PoisonError};
use std::{iter, thread};

use super::index::Index;
use super::index::pinyin::to_u32;
use crate::directory::RecordIdx;

/// From so many records on a pass is shared between the processor's cores.
const PARALLEL_FROM: usize = 8192;

/// So many records are looked at between two looks at whether the question still stands.
pub(super) const CANCEL_CHECK_EVERY: usize = 2048;

/// The records searched, and where each of them is in a row of scores.
pub(super) struct Candidates {
    pub(super) records: Vec<u32>,
    /// The row place of each record of the directory, where not all are searched.
    places: Option<Vec<u32>>,
}

impl Candidates {
    pub(super) fn new(index: &Index, scope: Option<&[RecordIdx]>) -> Self {
        let Some(scope) = scope else {
            return Self { records: (0..to_u32(index.len())).collect(), places: None };
        };
        let mut places = vec![u32::MAX; index.len()];
        let mut records = Vec::with_capacity(scope.len());
        for no in scope.iter().filter(|no| no.index() < index.len()) {
            if places[no.index()] == u32::MAX {
                places[no.index()] = to_u32(records.len());
                records.push(no.0);
            }
        }
        Self { records, places: Some(places) }
    }

    fn place(&self, record: u32) -> usize {
        self.places.as_ref().map_or(record, |places| places[record as usize]) as usize
    }

    /// The score of a record in a row; 0 for one out of scope.
    pub(super) fn score(&self, row: &[u32], record: u32) -> u32 {
        row.get(self.place(record)).copied().unwrap_or(0)
    }

    pub(super) fn raise(&self, row: &mut [u32], record: u32, score: u32) {
        if let Some(best) = row.get_mut(self.place(record)) {
            *best = score.max(*best);
        }
    }

    /// Fills a row, on several cores where it is long.
    pub(super) fn pass(
        &self,
        row: &mut [u32],
        wanted: &(impl Fn() -> bool + Sync),
        rate: impl Fn(u32) -> u32 + Sync,
    ) -> Option<()> {
        let work = |row: &mut [u32], records: &[u32]| {
            for (row, records) in row.chunks_mut(CANCEL_CHECK_EVERY).zip(records.chunks(CANCEL_CHECK_EVERY)) {
                if !wanted() {
                    return;
                }
                for (score, record) in row.iter_mut().zip(records) {
                    *score = rate(*record);
                }
            }
        };
        if row.len() < PARALLEL_FROM {
            work(row, &self.records);
        } else {
            let cores = thread::available_parallelism().map_or(1, usize::from);
            let share = row.len().div_ceil(cores);
            let shares = Mutex::new(row.chunks_mut(share).zip(self.records.chunks(share)));
            let next = || shares.lock().unwrap_or_else(PoisonError::into_inner).next();
            let take = || iter::from_fn(next).for_each(|(row, records)| work(row, records));
            thread::scope(|threads| {
                for _ in 1..cores {
                    // What no thread is to be had for is done here.
                    let _ = thread::Builder::new().spawn_scoped(threads, take);
                }
                take();
            });
        }
        wanted().then_some(())
    }
}
