//! A query against the index: one score per word and record, then the words together.

use std::collections::BTreeMap;

use super::best::is_scattered;
use super::cancel::CANCEL_CHECK_EVERY;
use super::cores::on_cores;
use super::facets::{Asked, FacetCounts};
use super::filter::inverted;
use super::index::Index;
use super::index::column::bit;
use super::index::names::{NameKind, Names};
use super::index::to_u32;
use super::matching::bitap::Bitap;
use super::matching::rank;
use super::matching::rank::Tier;
use super::matching::typo::{Side, TypoPattern};
use super::narrowing::WordPlaces;
use super::query::fields::Problem;
use super::query::{Query, Word};
use super::record_set::RecordSet;
use super::rows::{pass, pass_within, raise, raise_all};
use super::scope::Scope;
use super::standing::Standing;
use crate::directory::{RecordIdx, RecordList};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best answers of the scope, best first, at most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many answers there are in the scope.
    pub total: usize,
    /// How the best of them was found; `None` where there is none.
    pub best: Option<Tier>,
    /// The answers out of the scope.
    pub outside: Outside,
    /// How many answers of the scope stand in which group, in the order in which `hits` has them; `None` where the query
    /// tells neither of a person nor of a time.
    pub groups: Option<Groups>,
    /// All answers, in the scope and out of it; `None` where nothing was asked, so that everything answers.
    pub matching: Option<RecordSet>,
    /// What of the query this directory has nothing for.
    pub problems: Vec<Problem>,
}

impl Found {
    /// Whether what was found out of the scope is of a better kind than all in it: as typed, where there are only slips.
    #[must_use]
    pub fn is_better_outside(&self) -> bool {
        self.outside.best > self.best
    }
}

/// How the answers stand to what a query tells of a person (age, sex) and of a time (month, open on a day).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Groups {
    /// Printed conditions say that they fit, and dates that are known that it is the time.
    pub fits: usize,
    /// What is printed leaves it open.
    pub to_read: usize,
    /// A printed condition or date says otherwise. They are among the answers only where they were asked for.
    pub excluded: usize,
}

impl Groups {
    /// How the answer at a place of the list stands, from 0.
    #[must_use]
    pub const fn standing(&self, place: usize) -> Standing {
        if place < self.fits {
            Standing::Fits
        } else if place < self.fits + self.to_read {
            Standing::ToRead
        } else {
            Standing::Excluded
        }
    }

    /// How many answers stand so.
    #[must_use]
    pub const fn count_of(&self, standing: Standing) -> usize {
        match standing {
            Standing::Fits => self.fits,
            Standing::ToRead => self.to_read,
            Standing::Excluded => self.excluded,
        }
    }

    pub(super) const fn count(&mut self, standing: Standing) {
        match standing {
            Standing::Fits => self.fits += 1,
            Standing::ToRead => self.to_read += 1,
            Standing::Excluded => self.excluded += 1,
        }
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            fits: self.fits + other.fits,
            to_read: self.to_read + other.to_read,
            excluded: self.excluded + other.excluded,
        }
    }
}

/// The answers out of the scope.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outside {
    /// How many there are.
    pub total: usize,
    /// How the best of them was found; `None` where there is none.
    pub best: Option<Tier>,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub record: RecordIdx,
    /// How good it is: bigger is better; comparable within one answer only. 0 where nothing was asked.
    pub score: u32,
    /// How it was found; `Exact` where nothing was asked.
    pub tier: Tier,
}

/// So many names are looked through for slips between two looks at whether the answer is still wanted.
const NAMES_AT_ONCE: usize = 16 * CANCEL_CHECK_EVERY;

/// Texts that hold a word are remembered where they are at most one in so many.
const FEW_TEXTS: usize = 4;

/// A word with everything prepared that it is compared with.
pub(super) struct Prepared<'a> {
    pub(super) word: &'a Word,
    pub(super) bitap: Option<Bitap>,
    slip: Option<TypoPattern>,
}

impl<'a> Prepared<'a> {
    fn new(word: &'a Word, index: &Index) -> Self {
        let lenient = !word.exact && !word.is_anchored() && !word.not;
        Self {
            word,
            bitap: Bitap::new(&index.keys(word), word.end, &index.lists.char_table),
            slip: lenient.then(|| TypoPattern::new(&word.typed)).flatten(),
        }
    }

    pub(super) const fn may_be_subsequence(&self) -> bool {
        self.word.letters.len() > 1 && !self.word.exact && !self.word.is_anchored() && !self.word.not
    }
}

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
        Some(self.search_and_count(query, scope, limit, false, wanted)?.0)
    }

    /// The same, and where that is wanted how many entries there would be with each value of the facets.
    pub(super) fn search_and_count(
        &self,
        query: &Query,
        scope: Option<&RecordList>,
        limit: usize,
        counts_facets: bool,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<(Found, Option<FacetCounts>)> {
        let scope = Scope::new(scope, self.len());
        let mut asked = counts_facets.then(|| Asked { query, scope: &scope, clauses: Vec::new() });
        let count = |asked: Option<Asked<'_>>| match asked {
            Some(asked) => self.count_facets(&asked, wanted).map(Some),
            None => Some(None),
        };
        if query.is_empty() {
            return Some((everything(&scope, limit), count(asked)?));
        }
        let words: Vec<Prepared<'_>> = query.words.iter().map(|word| Prepared::new(word, self)).collect();
        let LookedUp { mut clauses, problems, places } = self.look_up(query, &words, &scope, wanted)?;
        if let Some(asked) = &mut asked {
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
        self.raise_joined(query, &mut row, wanted)?;
        let told = compared.as_ref().map(|all| (all, query.lists_excluded));
        let found = self.best(&scope, row, limit, &words, told, wanted)?;
        if !wanted() {
            return None;
        }
        self.narrowing.remember(places.into_iter());
        Some((Found { problems, ..found }, count(asked)?))
    }

    /// Looks each term of a query up that must be met.
    fn look_up<'a>(
        &self,
        query: &'a Query,
        words: &[Prepared<'a>],
        scope: &Scope,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<LookedUp<'a>> {
        let mut clauses: BTreeMap<usize, Clause> = BTreeMap::new();
        let mut places = Vec::with_capacity(words.len());
        for word in words {
            let keys = self.keys(word.word);
            let before = self.narrowing.of(word.word, &keys);
            let mut own = WordPlaces::default();
            let row = self.word_row(word, scope, before.as_deref(), &mut own, wanted)?;
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
            let row = self.filter_row(&term.filter, query.today);
            problems.extend(self.unknown_values(&term.filter, &row));
            let clause = clauses.entry(term.clause).or_default();
            clause.has_field = true;
            clause.add(if term.not { inverted(&row) } else { row });
        }
        Some(LookedUp { clauses, problems, places })
    }

    /// The score of a word for each record; `standing` is filled with where it stands. `before` is where the word's
    /// beginning stood.
    fn word_row(
        &self,
        word: &Prepared<'_>,
        scope: &Scope,
        before: Option<&WordPlaces>,
        standing: &mut WordPlaces,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Vec<u32>> {
        let mut row = vec![0; self.len()];
        let with_slips = word.slip.as_ref().is_some_and(TypoPattern::is_written);
        let names = self.lists.names.view();
        match before.filter(|before| before.with_slips || !with_slips) {
            Some(before) => pass_within(&mut row, &before.names, wanted, |record| {
                self.in_names(word, names, record, bit(&before.exact, record as usize))
            })?,
            None => pass(&mut row, wanted, |record| self.in_names(word, names, record, true))?,
        }
        if word.word.not {
            return Some(inverted(&row));
        }
        *standing = WordPlaces {
            names: bits(&row, |score| score > 0),
            exact: bits(&row, |score| rank::tier(score) == Some(Tier::Exact)),
            with_slips,
            texts: None,
        };
        if let Some(slip) = word.slip.as_ref().filter(|_| wanted()) {
            self.find_typos(slip, &mut row, wanted)?;
        }
        if !wanted() {
            return None;
        }
        if !word.word.is_anchored() {
            let mut raise_found = |records, score| raise_all(&mut row, records, score);
            self.lists.facets.find(word.word, word.bitap.as_ref(), &self.kinds, wanted, &mut raise_found)?;
            let among = before.and_then(|before| before.texts.as_deref());
            standing.texts = self.find_text(&word.word.letters, among, &mut row, wanted)?.0;
            self.find_numbers(word.word, wanted, &mut |record, score| raise(&mut row, record, score))?;
        }
        if word.word.may_be_cut() && !scope.scores(&row).any(|score| rank::tier(score) == Some(Tier::Exact)) {
            self.find_parts(&word.word.letters, &mut row, scope, wanted)?;
        }
        Some(row)
    }

    /// Raises the records of which the text holds the word. Gives back which texts those are.
    fn find_text(
        &self,
        letters: &[char],
        among: Option<&[u32]>,
        row: &mut [u32],
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<TextPlaces> {
        let fulltext = &self.lists.fulltext;
        let most = fulltext.len() / FEW_TEXTS;
        let mut texts = Vec::new();
        fulltext.find(letters, among, wanted, |text, score| {
            if let Some(record) = fulltext.record(text) {
                raise(row, record, score);
            }
            if texts.len() <= 2 * most {
                texts.push(to_u32(text));
            }
        })?;
        if texts.len() > 2 * most {
            return Some(TextPlaces::default());
        }
        texts.sort_unstable();
        texts.dedup();
        Some(TextPlaces((texts.len() <= most).then_some(texts)))
    }

    /// Chinese is written without blanks: 调查问卷 may mean 调查 and 问卷. Where a word of four or more Han characters
    /// stands nowhere in the scope, it is cut in two, of which each has to be found as typed. Where it stands outside, that
    /// holds for the scope alone.
    fn find_parts(
        &self,
        letters: &[char],
        row: &mut [u32],
        scope: &Scope,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<()> {
        let stands = row.iter().any(|score| rank::tier(*score) == Some(Tier::Exact));
        for cut in 2..letters.len().saturating_sub(1) {
            let (left, right) = letters.split_at(cut);
            let part = |letters: &[char]| Word { letters: letters.to_vec(), exact: true, ..Word::default() };
            let (left, right) = (part(left), part(right));
            let none = &mut WordPlaces::default();
            let left = self.word_row(&Prepared::new(&left, self), scope, None, none, wanted)?;
            if left.iter().all(|score| *score == 0) {
                // What begins with it stands nowhere either.
                break;
            }
            let right = self.word_row(&Prepared::new(&right, self), scope, None, none, wanted)?;
            for (record, (left, right)) in (0..).zip(left.into_iter().zip(right)).filter(|(_, (a, b))| *a > 0 && *b > 0)
            {
                if !stands || scope.contains(record) {
                    raise(row, record, rank::nearly(rank::together(&[left, right])));
                }
            }
        }
        Some(())
    }

    /// Raises the records of which a name sounds like the word, with or without a slip.
    fn find_typos(&self, slip: &TypoPattern, row: &mut [u32], wanted: &(impl Fn() -> bool + Sync)) -> Option<()> {
        let Some((letters, slips)) = slip.letters() else { return Some(()) };
        let names = self.lists.names.view();
        let scores: &[u32] = row;
        let parts = on_cores(names.len().div_ceil(NAMES_AT_ONCE), |part| {
            let mut found = Vec::new();
            let first = part * NAMES_AT_ONCE;
            if !wanted() {
                return found;
            }
            let (mut last, mut before) = (0, None);
            self.lists.typos.candidates(first..first + NAMES_AT_ONCE, letters, slips, |number| {
                if before.replace(number) == Some(number) {
                    return;
                }
                let Some(record) = names.record(number, last) else { return };
                last = record;
                let score = scores.get(record as usize).copied().unwrap_or(0);
                if rank::tier(score) == Some(Tier::Exact) {
                    return;
                }
                let Some(name) = names.get(number) else { return };
                let slip = slip.find_by(Side::Sound, &name, &self.lists.char_table);
                found.extend(slip.map(|slip| (record, rank::with_typo(&name, slip))));
            });
            found
        });
        parts.into_iter().flatten().for_each(|(record, score)| raise(row, record, score));
        wanted().then_some(())
    }

    /// The score of a word in the names of a record; `as_typed` says whether it may stand there as typed.
    fn in_names(&self, word: &Prepared<'_>, names: Names<'_>, record: u32, as_typed: bool) -> u32 {
        let Some(bitap) = &word.bitap else { return 0 };
        let numbers = names.of(record);
        let exact = numbers.clone().filter(|number| as_typed && bitap.may_match(names.signature(*number)));
        let exact = exact.filter_map(|number| names.get(number));
        let exact = exact.filter(|name| !word.word.is_anchored() || name.class != NameKind::Keyword);
        let exact = exact.map(|name| rank::in_name(word.word, bitap, &name)).max().unwrap_or(0);
        if exact > 0 {
            return exact;
        }
        if let Some(slip) = word.slip.as_ref().filter(|slip| slip.is_written()) {
            let all = numbers.clone().filter_map(|number| names.get(number));
            let with_typo = all.filter(|name| name.class != NameKind::Label).filter_map(|name| {
                let found = slip.find_by(Side::Writing, &name, &self.lists.char_table)?;
                Some(rank::with_typo(&name, found))
            });
            if let Some(with_typo) = with_typo.max() {
                return with_typo;
            }
        }
        let subsequence = word.may_be_subsequence()
            && numbers
                .filter(|number| bitap.may_match(names.signature(*number)))
                .filter_map(|number| names.get(number))
                .any(|name| is_scattered(&name) && bitap.subsequence(name.places));
        if subsequence { rank::score(Tier::Subsequence, 0, 0) } else { 0 }
    }

    /// Printed numbers and ids.
    fn find_numbers(&self, word: &Word, wanted: &impl Fn() -> bool, found: &mut impl FnMut(u32, u32)) -> Option<()> {
        let typed: String = word.letters.iter().collect();
        if typed.bytes().all(|b| b.is_ascii_digit()) {
            let typed = typed.trim_start_matches('0');
            self.lists.numbers.beginning_with(typed, |record, number| {
                if number.to_string() == typed {
                    found(record, rank::score(Tier::Exact, rank::NUMBER, 0));
                } else {
                    found(record, rank::score(Tier::Exact, rank::NUMBER_BEGUN, 1023 - number.min(1023)));
                }
            });
        }
        let address = word.address.as_str();
        if address.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (whole, begun) = self.lists.numbers.named(&self.directory, address);
            for (ids, base) in [(whole, rank::ID), (begun, rank::ID_BEGUN)] {
                for ids in ids.chunks(CANCEL_CHECK_EVERY) {
                    if !wanted() {
                        return None;
                    }
                    for record in ids {
                        found(*record, rank::score(Tier::Exact, base, 0));
                    }
                }
            }
        }
        Some(())
    }

    /// Words that stand beside each other in a name as they were typed are worth as much as one word.
    fn raise_joined(&self, query: &Query, row: &mut [u32], wanted: &(impl Fn() -> bool + Sync)) -> Option<()> {
        let Some(word) = query.joined().filter(|_| query.wanted().all(|word| !word.exact)) else { return Some(()) };
        let joined = Prepared::new(&word, self);
        let mut scores = vec![0; row.len()];
        let names = self.lists.names.view();
        pass(&mut scores, wanted, |record| self.in_names(&joined, names, record, true))?;
        for (score, joined) in row.iter_mut().zip(scores).filter(|(score, _)| **score > 0) {
            *score = joined.max(*score);
        }
        Some(())
    }
}

/// One bit for each record of a row: whether its score is such a one.
fn bits(row: &[u32], is_such: impl Fn(u32) -> bool) -> Vec<u64> {
    let word = |scores: &[u32]| scores.iter().rev().fold(0, |bits, score| bits << 1 | u64::from(is_such(*score)));
    row.chunks(64).map(word).collect()
}

fn everything(scope: &Scope, limit: usize) -> Found {
    let hits = scope.first(limit).into_iter();
    let hits = hits.map(|record| Hit { record: RecordIdx(record), score: 0, tier: Tier::Exact });
    Found { hits: hits.collect(), total: scope.len(), ..Found::default() }
}

/// Places in the list of texts, ascending; `None` where they are too many to be remembered.
#[derive(Default)]
struct TextPlaces(Option<Vec<u32>>);

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
