//! Rows of scores, one for each record of a directory, and passes over them on one core or several.

use std::ops::Range;

use super::cancel::CANCEL_CHECK_EVERY;
use super::cores::each_on_cores;
use super::index::to_u32;

/// From so many records on a pass is shared between the processor's cores.
const PARALLEL_FROM: usize = 8192;

/// So many records are taken at a time by a core.
const SHARE: usize = 16 * CANCEL_CHECK_EVERY;

/// Raises the scores of several records; what is no record is not looked at.
pub(super) fn raise_all(row: &mut [u32], records: Range<u32>, score: u32) {
    let all = row.get_mut(records.start as usize..).unwrap_or_default();
    all.iter_mut().take(records.len()).for_each(|best| *best = score.max(*best));
}

pub(super) fn raise(row: &mut [u32], record: u32, score: u32) {
    if let Some(best) = row.get_mut(record as usize) {
        *best = score.max(*best);
    }
}

/// Fills a row for those records of which a bit is set, on several cores where they are many.
pub(super) fn pass_within(
    row: &mut [u32],
    within: &[u64],
    wanted: &(impl Fn() -> bool + Sync),
    rate: impl Fn(u32) -> u32 + Sync,
) -> Option<()> {
    // Records that are looked at may lie close together, so the cores take fewer of them at a time.
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
                    *score = rate(to_u32(share * CANCEL_CHECK_EVERY + at));
                }
            }
        }
    });
    wanted().then_some(())
}

/// Changes a row, on several cores where it is long; each of them has a `state` of its own.
pub(super) fn change<S>(
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
            for (score, record) in row.iter_mut().zip(to_u32(first)..) {
                rate(&mut state, record, score);
            }
        }
    });
    wanted().then_some(())
}

/// One bit for each record of a row: whether its score is such a one.
pub(super) fn bits(row: &[u32], is_such: impl Fn(u32) -> bool) -> Vec<u64> {
    let word = |scores: &[u32]| scores.iter().rev().fold(0, |bits, score| bits << 1 | u64::from(is_such(*score)));
    row.chunks(64).map(word).collect()
}

/// Leaves the bits that are set in both.
pub(super) fn keep(bits: &mut [u64], others: &[u64]) {
    bits.iter_mut().zip(others).for_each(|(bits, others)| *bits &= others);
}
