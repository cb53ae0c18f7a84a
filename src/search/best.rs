//! The best answers of a row of scores, in their order.

use std::cmp::Reverse;

use super::cancel::CANCEL_CHECK_EVERY;
use super::candidates::Candidates;
use super::cores::on_cores;
use super::evaluate::{Found, Hit, Prepared};
use super::index::Index;
use super::index::names::{Name, NameKind};
use super::index::to_u32;
use super::matching::rank;
use super::matching::rank::Tier;
use super::matching::subsequence::SubsequenceScorer;
use crate::directory::RecordIdx;

/// The best answers are looked for in so many places of a row by one core at a time.
const PLACES_AT_ONCE: usize = 32 * CANCEL_CHECK_EVERY;

/// So many answers more than are asked for are collected before the worst of them are dropped.
const AT_MOST_BEHIND: usize = 4096;

/// The order of answers: the better score, then the place that does not depend on how the records were loaded.
type SortKey = (Reverse<u32>, u32, u32);

/// Drops all but so many of the best answers; the best one dropped.
fn keep_best(keys: &mut Vec<SortKey>, limit: usize) -> Option<SortKey> {
    if limit >= keys.len() {
        return None;
    }
    let (_, worst, _) = keys.select_nth_unstable(limit);
    let worst = *worst;
    keys.truncate(limit);
    Some(worst)
}

impl Index {
    /// The best answers of a row.
    pub(super) fn best(
        &self,
        scope: &Candidates,
        mut row: Vec<u32>,
        limit: usize,
        words: &[Prepared<'_>],
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Found> {
        let better = row.iter().filter(|score| rank::tier(**score) > Some(Tier::Subsequence)).count();
        if better < limit {
            self.score_subsequences(scope, &mut row, words, wanted)?;
        }
        let parts = on_cores(row.len().div_ceil(PLACES_AT_ONCE), |part| {
            let first = part * PLACES_AT_ONCE;
            let row = row.get(first..row.len().min(first + PLACES_AT_ONCE)).unwrap_or_default();
            self.best_of(scope, first, row, limit)
        });
        let total = parts.iter().map(|(total, _)| total).sum();
        let mut keys: Vec<SortKey> = parts.into_iter().flat_map(|(_, keys)| keys).collect();
        keep_best(&mut keys, limit);
        keys.sort_unstable();
        let hits = keys.into_iter().map(|(Reverse(score), _, record)| Hit {
            record: RecordIdx(record),
            score,
            tier: rank::tier(score).unwrap_or(Tier::Subsequence),
        });
        Some(Found { hits: hits.collect(), total, problems: Vec::new() })
    }

    /// How many answers there are from one place of the row on, and the best of them in no order.
    fn best_of(&self, scope: &Candidates, first: usize, row: &[u32], limit: usize) -> (usize, Vec<SortKey>) {
        let mut keys: Vec<SortKey> = Vec::new();
        let mut total = 0;
        // What may still be among the best is better than this; what is not is only counted.
        let mut worst = (Reverse(0), u32::MAX, u32::MAX);
        for (place, score) in (first..).zip(row).filter(|(_, score)| **score > 0) {
            total += 1;
            if Reverse(*score) > worst.0 {
                continue;
            }
            let record = scope.record(place);
            let key = (Reverse(*score), self.lists.numbers.place(record), record);
            if key > worst {
                continue;
            }
            keys.push(key);
            if keys.len() >= limit.saturating_add(AT_MOST_BEHIND) {
                worst = keep_best(&mut keys, limit).unwrap_or(worst);
            }
        }
        keep_best(&mut keys, limit);
        (total, keys)
    }

    /// Lets nucleo say which of the subsequence answers is the better one.
    fn score_subsequences(
        &self,
        scope: &Candidates,
        row: &mut [u32],
        words: &[Prepared<'_>],
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<()> {
        let names = self.lists.names.view();
        scope.change(
            row,
            wanted,
            || None,
            |scorer, record, score| {
                if rank::tier(*score) != Some(Tier::Subsequence) {
                    return;
                }
                let scorer = scorer.get_or_insert_with(SubsequenceScorer::new);
                let mut sum = 0;
                for word in words.iter().filter(|word| word.may_be_subsequence()) {
                    let Some(bitap) = &word.bitap else { continue };
                    let each = names.of(record).filter_map(|number| names.get(number)).filter(is_scattered);
                    let best = each.map(|name| {
                        let own = scorer.score(&word.word.letters, bitap, name.places, &self.lists.char_table);
                        (own * 8).saturating_sub(to_u32(name.bare_len()))
                    });
                    sum += best.max().unwrap_or(0);
                }
                *score += sum.min(1 << 19);
            },
        )
    }
}

/// Whether a name is one in which letters may stand scattered.
pub(super) const fn is_scattered(name: &Name<'_>) -> bool {
    matches!(name.class, NameKind::Title | NameKind::Subject | NameKind::Alternate)
}
