//! The best answers of a row of scores, in their order.

use std::cmp::Reverse;

use super::cancel::CANCEL_CHECK_EVERY;
use super::cores::on_cores;
use super::found::{Found, Groups, Hit, Outside};
use super::index::Index;
use super::index::names::{Name, NameKind};
use super::index::to_u32;
use super::matching::rank;
use super::matching::rank::Tier;
use super::matching::subsequence::SubsequenceScorer;
use super::rows::change;
use super::scope::Scope;
use super::standing::{Standing, Standings};
use super::word_row::Prepared;
use crate::directory::RecordIdx;

/// The best answers are looked for in so many places of a row by one core at a time; a multiple of 64.
const PLACES_AT_ONCE: usize = 32 * CANCEL_CHECK_EVERY;

/// So many answers more than are asked for are collected before the worst of them are dropped.
const AT_MOST_BEHIND: usize = 4096;

/// The order of answers: how they stand to what is told, the better score, then the place that does not depend on how the
/// records were loaded.
type SortKey = (Standing, Reverse<u32>, u32, u32);

/// How records stand to what a query tells, and whether those that are excluded are among the answers.
pub(super) type Told<'a> = Option<(&'a Standings, bool)>;

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

/// What was found in a part of a row.
#[derive(Default)]
struct Part {
    /// How many answers of the scope, and how the best of them was found.
    inside: Outside,
    outside: Outside,
    groups: Groups,
    /// The best of the scope, in no order.
    keys: Vec<SortKey>,
    /// All of them, a bit for each place.
    matching: Vec<u64>,
}

impl Outside {
    fn add(&mut self, count: usize, best: Option<Tier>) {
        self.total += count;
        self.best = self.best.max(best);
    }
}

impl Index {
    /// The best answers of a row.
    pub(super) fn best(
        &self,
        scope: &Scope,
        mut row: Vec<u32>,
        limit: usize,
        words: &[Prepared<'_>],
        told: Told<'_>,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Found> {
        let better = scope.scores(&row).filter(|score| rank::tier(*score) > Some(Tier::Subsequence)).count();
        if better < limit {
            self.score_subsequences(scope, &mut row, words, wanted)?;
        }
        let parts = on_cores(row.len().div_ceil(PLACES_AT_ONCE), |part| {
            let first = part * PLACES_AT_ONCE;
            let row = row.get(first..row.len().min(first + PLACES_AT_ONCE)).unwrap_or_default();
            self.best_of(scope, to_u32(first), row, limit, told)
        });
        let mut all = Part::default();
        for part in parts {
            all.inside.add(part.inside.total, part.inside.best);
            all.outside.add(part.outside.total, part.outside.best);
            all.groups = all.groups.and(part.groups);
            all.keys.extend(part.keys);
            all.matching.extend(part.matching);
        }
        let mut keys = all.keys;
        keep_best(&mut keys, limit);
        keys.sort_unstable();
        let hits = keys.into_iter().map(|(_, Reverse(score), _, record)| Hit {
            record: RecordIdx(record),
            score,
            tier: rank::tier(score).unwrap_or(Tier::Subsequence),
        });
        Some(Found {
            hits: hits.collect(),
            total: all.inside.total,
            best: all.inside.best,
            groups: told.map(|_| all.groups),
            outside: all.outside,
            matching: Some(all.matching.into()),
            meaning: None,
            problems: Vec::new(),
        })
    }

    /// What there is from one record of the row on.
    fn best_of(&self, scope: &Scope, first: u32, row: &[u32], limit: usize, told: Told<'_>) -> Part {
        let mut part = Part { matching: vec![0; row.len().div_ceil(64)], ..Part::default() };
        let (mut inside, mut outside) = ((0, 0), (0, 0));
        let keys = &mut part.keys;
        // What may still be among the best is better than this; what is not is only counted.
        let mut worst = (Standing::Excluded, Reverse(0), u32::MAX, u32::MAX);
        for ((at, score), record) in row.iter().enumerate().zip(first..).filter(|((_, score), _)| **score > 0) {
            let standing = told.map_or(Some(Standing::Fits), |(standings, _)| standings.get(record));
            let Some(standing) = standing else { continue };
            let is_inside = scope.contains(record);
            if is_inside {
                part.groups.count(standing);
            }
            if standing == Standing::Excluded && told.is_some_and(|(_, lists_excluded)| !lists_excluded) {
                continue;
            }
            part.matching[at / 64] |= 1 << (at % 64);
            if !is_inside {
                outside = (outside.0 + 1, score.max(&outside.1).to_owned());
                continue;
            }
            inside = (inside.0 + 1, score.max(&inside.1).to_owned());
            if (standing, Reverse(*score)) > (worst.0, worst.1) {
                continue;
            }
            let key = (standing, Reverse(*score), self.lists.numbers.place(record), record);
            if key > worst {
                continue;
            }
            keys.push(key);
            if keys.len() >= limit.saturating_add(AT_MOST_BEHIND) {
                worst = keep_best(keys, limit).unwrap_or(worst);
            }
        }
        keep_best(keys, limit);
        part.inside.add(inside.0, rank::tier(inside.1));
        part.outside.add(outside.0, rank::tier(outside.1));
        part
    }

    /// Lets nucleo say which of the subsequence answers is the better one.
    fn score_subsequences(
        &self,
        scope: &Scope,
        row: &mut [u32],
        words: &[Prepared<'_>],
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<()> {
        let names = self.lists.names.view();
        change(
            row,
            wanted,
            || None,
            |scorer, record, score| {
                if rank::tier(*score) != Some(Tier::Subsequence) || !scope.contains(record) {
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
