//! A query against the index: one score per word and record, then the words together.

use std::collections::BTreeMap;

use super::cancel::CANCEL_CHECK_EVERY;
use super::facets::{Asked, FacetCounts};
use super::filter::inverted;
use super::found::{Found, Hit};
use super::index::{Index, fold, to_u32};
use super::matching::rank;
use super::matching::rank::Tier;
use super::meaning::{AsTyped, Meaning, plain_words};
use super::narrowing::WordPlaces;
use super::query::fields::Problem;
use super::query::{FieldTerm, Query, Word};
use super::rows::{bits, keep, pass_within};
use super::scope::Scope;
use super::word_row::Prepared;
use crate::directory::{RecordIdx, RecordList};

/// The terms of a query that must be met.
struct LookedUp<'a> {
    clauses: BTreeMap<usize, Clause>,
    problems: Vec<Problem>,
    /// Each word with what was typed of it, and where it stands.
    places: Vec<(&'a Word, Vec<char>, WordPlaces)>,
}

impl Index {
    /// Searches all records and answers with those of `scope`; without one, with all. An empty query returns them in the
    /// directory's order.
    #[must_use]
    pub fn search(&self, query: &Query, scope: Option<&RecordList>, limit: usize) -> Found {
        self.search_while(query, scope, limit, &|| true).unwrap_or_default()
    }

    /// The same, as long as `wanted` says so; `None` once it does not. It is asked every few microseconds, from
    /// several threads.
    #[must_use]
    pub fn search_while(
        &self,
        query: &Query,
        scope: Option<&RecordList>,
        limit: usize,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Found> {
        Some(self.search_and_count(query, &Scope::new(scope, self.len()), limit, false, wanted)?.0)
    }

    /// The same, and where that is wanted how many entries there would be with each value of the facets.
    pub(super) fn search_and_count(
        &self,
        query: &Query,
        scope: &Scope,
        limit: usize,
        counts_facets: bool,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<(Found, Option<FacetCounts>)> {
        let mut asked = counts_facets.then(|| Asked { query, scope, clauses: Vec::new() });
        let count = |asked: Option<Asked<'_>>| match asked {
            Some(asked) => self.count_facets(&asked, wanted).map(Some),
            None => Some(None),
        };
        if query.is_empty() {
            return Some((everything(scope, limit), count(asked)?));
        }
        let words: Vec<Prepared<'_>> = query.words.iter().map(|word| Prepared::new(word, self)).collect();
        let LookedUp { mut clauses, mut problems, places } = self.look_up(query, &words, wanted)?;
        let meaning = self.understand(query, &mut clauses, wanted)?;
        // What plain words say as conditions is asked for as by their fields.
        let typed_fields = query.filters.len();
        let with_conditions = meaning.as_ref().filter(|it| !it.conditions.is_empty());
        let with_conditions = with_conditions.map(|it| query.with_conditions(&it.conditions));
        let query = with_conditions.as_ref().unwrap_or(query);
        for term in query.filters.iter().skip(typed_fields) {
            self.look_up_field(term, query, &mut clauses, &mut problems);
        }
        if let Some(asked) = &mut asked {
            asked.query = query;
            let met =
                |(number, clause): (&usize, &Clause)| (query.facet_of(*number), bits(&clause.row, |score| score > 0));
            asked.clauses = clauses.iter().map(met).collect();
        }
        let mut compared = None;
        if !query.told.is_empty() {
            let (told, rows) = self.standings(query, wanted)?;
            compared = Some(told);
            let last = clauses.last_entry().map_or(0, |last| *last.key());
            clauses.extend(
                (last + 1..).zip(rows).map(|(clause, row)| (clause, Clause { row, has_word: false, has_field: true })),
            );
        }
        let mut row = combined(clauses);
        if meaning.is_none() {
            self.raise_joined(query, &mut row, wanted)?;
        }
        let told = compared.as_ref().map(|all| (all, query.lists_excluded));
        let found = self.best(scope, row, limit, &words, told, wanted)?;
        if !wanted() {
            return None;
        }
        self.narrowing.remember(places.into_iter());
        Some((Found { meaning, problems, ..found }, count(asked)?))
    }

    /// Looks each term of a query up that must be met.
    fn look_up<'a>(
        &self,
        query: &'a Query,
        words: &[Prepared<'a>],
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<LookedUp<'a>> {
        let mut clauses: BTreeMap<usize, Clause> = BTreeMap::new();
        let mut places = Vec::with_capacity(words.len());
        for word in words {
            let keys = self.keys(word.word);
            let before = self.narrowing.of(word.word, &keys);
            let mut own = WordPlaces::default();
            let row = self.word_row(word, before.as_deref(), &mut own, wanted)?;
            places.push((word.word, keys.into_owned(), own));
            let clause = clauses.entry(word.word.clause).or_default();
            clause.has_word |= !word.word.not;
            clause.add(row);
        }
        let mut problems = Vec::new();
        for term in &query.filters {
            if !wanted() {
                return None;
            }
            self.look_up_field(term, query, &mut clauses, &mut problems);
        }
        Some(LookedUp { clauses, problems, places })
    }

    /// Looks a field up that must be met, and what of it the directory has nothing for.
    fn look_up_field(
        &self,
        term: &FieldTerm,
        query: &Query,
        clauses: &mut BTreeMap<usize, Clause>,
        problems: &mut Vec<Problem>,
    ) {
        let row = self.filter_row(&term.filter, query);
        problems.extend(self.unknown_values(&term.filter, &row));
        let clause = clauses.entry(term.clause).or_default();
        clause.has_field = true;
        clause.add(if term.not { inverted(&row) } else { row });
    }

    /// Where no name answers the plain words of a query, what they mean stands in their place.
    #[allow(clippy::option_option, reason = "the outer one says whether the answer is still wanted")]
    fn understand(
        &self,
        query: &Query,
        clauses: &mut BTreeMap<usize, Clause>,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Option<Meaning>> {
        let words = plain_words(query);
        let own: Vec<usize> = words.clone().map(|word| word.clause).collect();
        let rows: Vec<&[u32]> =
            own.iter().filter_map(|clause| clauses.get(clause)).map(|it| it.row.as_slice()).collect();
        if rows.is_empty() || is_named(&rows) || self.is_called(query, &rows) {
            return Some(None);
        }
        let words: Vec<&Word> = words.collect();
        let mut cut = self.cut_query(words.iter().copied(), &[], wanted)?;
        if is_met(&rows, rank::is_by_name) && !cut.is_known() {
            return Some(None);
        }
        let conditions = self.conditions_of(query, &cut);
        if !conditions.is_empty() {
            cut = self.cut_query(words.iter().copied(), &conditions, wanted)?;
        }
        let stands = is_met(&rows, |score| rank::tier(score) == Some(Tier::Exact));
        // Letters that begin no English word may be sounds.
        let is_understood =
            if cut.is_latin() { cut.has_term() || (cut.is_begun() && !stands) } else { cut.says_something() };
        if !is_understood && conditions.is_empty() {
            return Some(None);
        }
        let in_text =
            |record: usize| rows.iter().all(|row| row.get(record).is_some_and(|score| rank::is_in_text(*score)));
        let as_typed = AsTyped { stands, in_text: (0..self.len()).map(in_text).collect() };
        let Some((meaning, row)) = self.meant(&cut, &as_typed, conditions, wanted)? else { return Some(None) };
        let first = own.iter().copied().min().unwrap_or(0);
        clauses.retain(|clause, _| !own.contains(clause));
        if !meaning.pieces.is_empty() || meaning.is_beyond() {
            clauses.insert(first, Clause { row, has_word: true, has_field: false });
        }
        Some(Some(meaning))
    }

    /// Words that stand beside each other in a name as they were typed are worth as much as one word.
    fn raise_joined(&self, query: &Query, row: &mut [u32], wanted: &(impl Fn() -> bool + Sync)) -> Option<()> {
        let Some(word) = query.joined().filter(|_| query.wanted().all(|word| !word.exact)) else { return Some(()) };
        let joined = Prepared::new(&word, self);
        let mut scores = vec![0; row.len()];
        let names = self.lists.names.view();
        let mut within = names.records_with(row.len(), |signature| joined.may_be_in(signature));
        keep(&mut within, &bits(row, |score| score > 0));
        pass_within(&mut scores, &within, wanted, |record| self.in_names(&joined, names, record, true))?;
        for (score, joined) in row.iter_mut().zip(scores).filter(|(score, _)| **score > 0) {
            *score = joined.max(*score);
        }
        if is_latin(&word) {
            self.raise_called(&word, row, wanted)?;
        }
        Some(())
    }

    /// Whether a record that holds all the words is called in English as was typed.
    fn is_called(&self, query: &Query, rows: &[&[u32]]) -> bool {
        let Some(word) = query.joined().filter(is_latin) else { return false };
        let has_all = |record: &u32| rows.iter().all(|row| row.get(*record as usize).is_some_and(|score| *score > 0));
        (0..to_u32(self.len())).filter(has_all).any(|record| self.has_english(RecordIdx(record), &word))
    }

    /// Whether a record is called in English like a word, which is all of its words as one.
    fn has_english(&self, record: RecordIdx, word: &Word) -> bool {
        let english = self.directory.heading(record).and_then(|heading| heading.english);
        english.is_some_and(|name| fold::letters(name).eq(word.letters.iter().copied()))
    }

    /// What is called in English as was typed, word for word, comes before what only holds the words.
    fn raise_called(&self, word: &Word, row: &mut [u32], wanted: &(impl Fn() -> bool + Sync)) -> Option<()> {
        let found = (0..).map(RecordIdx).zip(row.iter_mut()).filter(|(_, score)| **score > 0);
        for (count, (record, score)) in found.enumerate() {
            if count % CANCEL_CHECK_EVERY == 0 && !wanted() {
                return None;
            }
            if self.has_english(record, word) {
                *score = rank::called(*score);
            }
        }
        Some(())
    }
}

fn everything(scope: &Scope, limit: usize) -> Found {
    let hits = scope.first(limit).into_iter();
    let hits = hits.map(|record| Hit { record: RecordIdx(record), score: 0, tier: Tier::Exact });
    Found { hits: hits.collect(), total: scope.len(), ..Found::default() }
}

/// Whether a word is written in Latin letters and digits.
fn is_latin(word: &Word) -> bool {
    word.letters.iter().all(char::is_ascii_alphanumeric)
}

/// Whether all the rows have a record by its name, as typed, and one of them by what is its own.
fn is_named(rows: &[&[u32]]) -> bool {
    let len = rows.first().map_or(0, |row| row.len());
    (0..len).any(|record| {
        let mut scores = rows.iter().filter_map(|row| row.get(record).copied());
        scores.clone().all(rank::is_part_of_name) && scores.any(rank::is_by_name)
    })
}

/// Whether a record is such a one in all the rows.
fn is_met(rows: &[&[u32]], is_such: impl Fn(u32) -> bool) -> bool {
    let len = rows.first().map_or(0, |row| row.len());
    (0..len).any(|record| rows.iter().all(|row| row.get(record).is_some_and(|score| is_such(*score))))
}

/// The scores of the terms of one clause.
#[derive(Default)]
struct Clause {
    /// For each record the best of them.
    row: Vec<u32>,
    /// One of the terms is a word that must be found.
    has_word: bool,
    /// One of them is a field.
    has_field: bool,
}

impl Clause {
    fn add(&mut self, row: Vec<u32>) {
        if self.row.is_empty() {
            self.row = row;
        } else {
            self.row.iter_mut().zip(row).for_each(|(best, score)| *best = score.max(*best));
        }
    }
}

/// The clauses as one row: a record that lacks one is out. Those with words that are wanted decide the order; where
/// there are none, the fields do.
fn combined(mut clauses: BTreeMap<usize, Clause>) -> Vec<u32> {
    let any_word = clauses.values().any(|clause| clause.has_word);
    let counts = |clause: &Clause| if any_word { clause.has_word } else { clause.has_field };
    // One clause alone is the answer as it is.
    if let (1, Some(clause)) = (clauses.len(), clauses.first_entry())
        && counts(clause.get())
    {
        return clause.remove().row;
    }
    let len = clauses.values().next().map_or(0, |clause| clause.row.len());
    let mut scores = Vec::with_capacity(clauses.len());
    (0..len)
        .map(|place| {
            if clauses.values().any(|clause| clause.row[place] == 0) {
                return 0;
            }
            scores.clear();
            scores.extend(clauses.values().filter(|clause| counts(clause)).map(|clause| clause.row[place]));
            if scores.is_empty() { rank::score(Tier::Exact, 0, 0) } else { rank::together(&scores) }
        })
        .collect()
}
