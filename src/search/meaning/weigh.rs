//! How much each record is about the words that a query was cut into: the sum over the words of how rare each is and how
//! much its best way says of the record (BM25; Robertson and Zaragoza 2009). A way is the word itself, a word of the same
//! meaning, or one that it leads to.

use std::collections::BTreeMap;

use super::super::index::Index;
use super::super::index::terms::Link;
use super::super::index::tokens::Tokens;
use super::super::matching::rank;
use super::super::matching::rank::Tier;
use super::super::narrowing::WordPlaces;
use super::super::query::Word;
use super::super::word_row::Prepared;
use super::Piece;
use super::cut::{Sort, Stretch};

/// How much a way is worth beside the word itself.
const SAME: f32 = 0.88;
/// The same for what a word leads to.
const LEADS_TO: f32 = 0.92;
/// The same for a word that is begun.
const BEGUN: f32 = 0.7;

/// So many terms are looked for in place of one word.
const MOST_WAYS: usize = 64;

/// What a record that lacks all but the least of the words keeps of its weight.
const ALONE: f32 = 0.35;

/// Records are answers where they have at least this part of the best one's weight.
const LEAST: f32 = 0.3;

/// A word with how much each record is about it.
pub(super) struct Weighed {
    pub(super) piece: Piece,
    row: Vec<f32>,
}

/// How rare a word is that stands in so many of all records.
fn rarity(records: usize, all: usize) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "a count of records")]
    let (records, all) = (records.min(all) as f32, all as f32);
    (1.0 + (all - records + 0.5) / (records + 0.5)).ln()
}

impl Index {
    /// A stretch as a word with its records; `None` where it is none, or once it is not wanted any more.
    pub(super) fn weighed(
        &self,
        tokens: &Tokens,
        stretch: &Stretch,
        text: &str,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Weighed> {
        let range = tokens.bytes_of(stretch.tokens.clone());
        let mut piece = Piece { text: text.to_owned(), range, stands: false, leads_to: Vec::new(), entries: 0 };
        let mut row = vec![0.0; self.len()];
        match &stretch.sort {
            Sort::Term(term) => {
                self.weigh_ways(&self.ways([(*term, 1.0)].into_iter()), Some(*term), &mut row, &mut piece);
            }
            Sort::Begun(terms) => {
                let begun = terms.iter().map(|term| (*term, BEGUN));
                self.weigh_ways(&self.ways(begun), None, &mut row, &mut piece);
            }
            Sort::InNames | Sort::InText => self.weigh_written(tokens, stretch, &mut row, &mut piece, wanted)?,
            Sort::Unknown if tokens.list.get(stretch.tokens.start).is_some_and(|token| token.is_latin) => {
                self.weigh_english(tokens.key_of(stretch.tokens.clone()), &mut row, &mut piece, wanted)?;
            }
            Sort::Unknown | Sort::Number | Sort::Ignored => return None,
        }
        piece.entries = row.iter().filter(|weight| **weight > 0.0).count();
        (piece.entries > 0 && wanted()).then_some(Weighed { piece, row })
    }

    /// The terms that some lead to, each with the best of its ways, in the order of their numbers.
    fn ways(&self, terms: impl Iterator<Item = (u32, f32)>) -> BTreeMap<u32, f32> {
        let mut ways: BTreeMap<u32, f32> = BTreeMap::new();
        let mut raise = |term: u32, worth: f32| {
            let best = ways.entry(term).or_insert(0.0);
            *best = best.max(worth);
        };
        for (term, worth) in terms {
            raise(term, worth);
            self.lists.terms.links(term, |other, link| {
                raise(other, worth * if link == Link::Same { SAME } else { LEADS_TO });
            });
        }
        ways
    }

    fn weigh_ways(&self, ways: &BTreeMap<u32, f32>, own: Option<u32>, row: &mut [f32], piece: &mut Piece) {
        let terms = &self.lists.terms;
        let standing = ways.iter().filter_map(|(term, worth)| Some((terms.get(*term)?, *worth)));
        for (term, worth) in standing.filter(|(term, _)| term.records > 0).take(MOST_WAYS) {
            if own == Some(term.number) {
                piece.stands = true;
            } else {
                piece.leads_to.push(term.key.to_owned());
            }
            let most = worth * rarity(term.records as usize, self.len());
            let raise = |best: &mut f32, impact: u8| *best = best.max(most * f32::from(impact) / 255.0);
            terms.records(term.number, |record, impact| {
                if let Some(best) = row.get_mut(record as usize) {
                    raise(best, impact);
                }
            });
            for (fact, impact) in terms.facts(term.number) {
                self.lists.facets.records_of(fact, &self.kinds, |records| {
                    let records = row.get_mut(records.start as usize..(records.end as usize).min(self.len()));
                    records.unwrap_or_default().iter_mut().for_each(|best| raise(best, impact));
                });
            }
        }
    }

    /// What is in no vocabulary, as it stands in names and texts.
    fn weigh_written(
        &self,
        tokens: &Tokens,
        stretch: &Stretch,
        row: &mut [f32],
        piece: &mut Piece,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<()> {
        let letters = tokens.key_of(stretch.tokens.clone()).chars().filter(|c| *c != ' ').collect();
        let word = Word { letters, exact: true, ..Word::default() };
        let none = &mut WordPlaces::default();
        let scores = self.word_row(&Prepared::new(&word, self), None, none, wanted)?;
        self.weigh_scores(&scores, row);
        piece.stands = true;
        Some(())
    }

    /// A word of no vocabulary, as it stands in English names.
    fn weigh_english(
        &self,
        word: &str,
        row: &mut [f32],
        piece: &mut Piece,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<()> {
        let mut scores = vec![0; self.len()];
        self.find_english(&Word::plain(word), &mut scores, wanted)?;
        scores.iter_mut().filter(|score| rank::tier(**score) != Some(Tier::Exact)).for_each(|score| *score = 0);
        self.weigh_scores(&scores, row);
        piece.stands = true;
        Some(())
    }

    fn weigh_scores(&self, scores: &[u32], row: &mut [f32]) {
        let most = rarity(scores.iter().filter(|score| **score > 0).count(), self.len());
        for (best, score) in row.iter_mut().zip(scores).filter(|(_, score)| **score > 0) {
            *best = most * rank::part_of_best(*score);
        }
    }

    /// The words together, as scores. Where records hold the query as it was typed, that is a word more.
    pub(super) fn by_words(&self, words: &[Weighed], as_typed: &[bool]) -> Vec<u32> {
        let most = |word: &Weighed| word.row.iter().copied().fold(0.0, f32::max);
        let most: Vec<f32> = words.iter().map(most).collect();
        let all: f32 = most.iter().sum();
        let whole = rarity(as_typed.iter().filter(|it| **it).count(), self.len());
        let together = |record: usize| {
            let each = words.iter().map(|word| word.row[record]);
            let met: f32 = each.clone().zip(&most).filter(|(weight, _)| *weight > 0.0).map(|(_, most)| most).sum();
            let whole = if as_typed[record] { whole } else { 0.0 };
            whole + each.sum::<f32>() * (ALONE + (1.0 - ALONE) * met / all.max(f32::MIN_POSITIVE))
        };
        let weights: Vec<f32> = (0..self.len()).map(together).collect();
        let least = weights.iter().copied().fold(0.0, f32::max) * LEAST;
        let is_answer = |weight: &f32| *weight > 0.0 && *weight >= least;
        weights.iter().map(|weight| if is_answer(weight) { rank::by_meaning(*weight) } else { 0 }).collect()
    }
}
