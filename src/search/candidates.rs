//! The records that a search looks at, and passes over them on one core or several.

use std::ops::Range;

use super::cancel::CANCEL_CHECK_EVERY;
use super::cores::each_on_cores;
use super::index::Index;
use super::index::to_u32;
use crate::directory::RecordList;

/// From so many records on a pass is shared between the processor's cores.
const PARALLEL_FROM: usize = 8192;

/// So many records are taken at a time by a core.
const SHARE: usize = 16 * CANCEL_CHECK_EVERY;

/// The records searched, each with its place in a row of scores. Neighbours, and so all records, are not listed.
pub(super) enum Candidates {
    Range(Range<u32>),
    Listed {
        records: Vec<u32>,
        /// The place of each record of the directory in the row; `u32::MAX` for one that is not searched.
        places: Vec<u32>,
    },
}

impl Candidates {
    pub(super) fn new(index: &Index, scope: Option<&RecordList>) -> Self {
        let Some(scope) = scope else { return Self::Range(0..to_u32(index.len())) };
        if let Some(range) = scope.as_range() {
            let end = range.end.min(to_u32(index.len()));
            return Self::Range(range.start.min(end)..end);
        }
        let mut places = vec![u32::MAX; index.len()];
        let mut records = Vec::with_capacity(scope.len());
        for no in scope.iter().filter(|no| no.index() < index.len()) {
            if places[no.index()] == u32::MAX {
                places[no.index()] = to_u32(records.len());
                records.push(no.0);
            }
        }
        Self::Listed { records, places }
    }

    /// How many records are searched: the length of a row.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Range(range) => range.len(),
            Self::Listed { records, .. } => records.len(),
        }
    }

    /// The record at a place of a row that is as long as [`Self::len`].
    pub(super) fn record(&self, place: usize) -> u32 {
        match self {
            Self::Range(range) => range.start + to_u32(place),
            Self::Listed { records, .. } => records[place],
        }
    }

    /// The first records searched, in the directory's order.
    pub(super) fn first(&self, limit: usize) -> Vec<u32> {
        match self {
            Self::Range(range) => range.clone().take(limit).collect(),
            Self::Listed { records, .. } => {
                let mut records = records.clone();
                if limit < records.len() {
                    records.select_nth_unstable(limit);
                    records.truncate(limit);
                }
                records.sort_unstable();
                records
            }
        }
    }

    /// The place of a record in a row; outside of every row for one that is not searched.
    fn place(&self, record: u32) -> usize {
        match self {
            Self::Range(range) => record.checked_sub(range.start).map_or(usize::MAX, |place| place as usize),
            Self::Listed { places, .. } => places.get(record as usize).map_or(usize::MAX, |place| *place as usize),
        }
    }

    /// The score of a record in a row; 0 for one out of scope.
    pub(super) fn score(&self, row: &[u32], record: u32) -> u32 {
        row.get(self.place(record)).copied().unwrap_or(0)
    }

    /// Raises the scores of several records.
    pub(super) fn raise_all(&self, row: &mut [u32], records: Range<u32>, score: u32) {
        // What is no record is not looked at.
        let all = match self {
            Self::Range(range) => records.start.max(range.start)..records.end.min(range.end),
            Self::Listed { places, .. } => records.start..records.end.min(to_u32(places.len())),
        };
        all.for_each(|record| self.raise(row, record, score));
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
        self.change(row, wanted, || (), |(), record, score| *score = rate(record))
    }

    /// The same for those places of the row only of which a bit is set; `rate` is told the place too.
    pub(super) fn pass_within(
        &self,
        row: &mut [u32],
        within: &[u64],
        wanted: &(impl Fn() -> bool + Sync),
        rate: impl Fn(usize, u32) -> u32 + Sync,
    ) -> Option<()> {
        // Places that are looked at may lie close together, so the cores take fewer of them at a time.
        let shares = row.chunks_mut(CANCEL_CHECK_EVERY).zip(within.chunks(CANCEL_CHECK_EVERY / 64)).zip(0..);
        let shares: Vec<_> = shares.filter(|((_, bits), _)| bits.iter().any(|bits| *bits != 0)).collect();
        each_on_cores(shares.into_iter(), |((row, bits), share)| {
            if !wanted() {
                return;
            }
            for (word, bits) in bits.iter().enumerate() {
                let mut bits = *bits;
                while bits != 0 {
                    let at = word * 64 + bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    if let Some(score) = row.get_mut(at) {
                        let place = share * CANCEL_CHECK_EVERY + at;
                        *score = rate(place, self.record(place));
                    }
                }
            }
        });
        wanted().then_some(())
    }

    /// Changes a row, on several cores where it is long; each of them has a `state` of its own.
    pub(super) fn change<S>(
        &self,
        row: &mut [u32],
        wanted: &(impl Fn() -> bool + Sync),
        state: impl Fn() -> S + Sync,
        rate: impl Fn(&mut S, u32, &mut u32) + Sync,
    ) -> Option<()> {
        let share = if row.len() < PARALLEL_FROM { row.len().max(1) } else { SHARE };
        let firsts = (0..row.len()).step_by(share);
        each_on_cores(row.chunks_mut(share).zip(firsts), |(row, first)| {
            let mut state = state();
            let firsts = (first..).step_by(CANCEL_CHECK_EVERY);
            for (row, first) in row.chunks_mut(CANCEL_CHECK_EVERY).zip(firsts) {
                if !wanted() {
                    return;
                }
                for (score, place) in row.iter_mut().zip(first..) {
                    rate(&mut state, self.record(place), score);
                }
            }
        });
        wanted().then_some(())
    }
}
