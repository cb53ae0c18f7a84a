//! One word of a query against the index: a score for each record, wherever the word stands in it.

use super::best::is_scattered;
use super::cancel::CANCEL_CHECK_EVERY;
use super::cores::on_cores;
use super::filter::inverted;
use super::index::Index;
use super::index::column::bit;
use super::index::names::{NameKind, Names};
use super::index::to_u32;
use super::matching::bitap::Bitap;
use super::matching::english::EnglishWord;
use super::matching::rank;
use super::matching::rank::Tier;
use super::matching::typo::{Side, TypoPattern};
use super::narrowing::WordPlaces;
use super::query::Word;
use super::rows::{bits, keep, pass_within, raise, raise_all};

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
    pub(super) fn new(word: &'a Word, index: &Index) -> Self {
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

    /// Whether a name with this signature can hold it in any of the ways that [`Index::in_names`] knows.
    pub(super) fn may_be_in(&self, signature: u64) -> bool {
        let slip = self.slip.as_ref();
        self.bitap.as_ref().is_some_and(|bitap| {
            bitap.may_match(signature) || slip.is_some_and(|slip| slip.may_be_written_in(signature))
        })
    }
}

impl Index {
    /// The score of a word for each record; `standing` is filled with where it stands. `before` is where the word's
    /// beginning stood.
    pub(super) fn word_row(
        &self,
        word: &Prepared<'_>,
        before: Option<&WordPlaces>,
        standing: &mut WordPlaces,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<Vec<u32>> {
        let mut row = vec![0; self.len()];
        let with_slips = word.slip.as_ref().is_some_and(TypoPattern::is_written);
        let names = self.lists.names.view();
        let before_in_names = before.filter(|before| before.with_slips || !with_slips);
        let mut within = names.records_with(row.len(), |signature| word.may_be_in(signature));
        if let Some(before) = before_in_names {
            keep(&mut within, &before.names);
        }
        pass_within(&mut row, &within, wanted, |record| {
            let as_typed = before_in_names.is_none_or(|before| bit(&before.exact, record as usize));
            self.in_names(word, names, record, as_typed)
        })?;
        if word.word.not {
            self.find_english(word.word, &mut row, wanted)?;
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
        self.find_english(word.word, &mut row, wanted)?;
        if !word.word.is_anchored() {
            let mut raise_found = |records, score| raise_all(&mut row, records, score);
            self.lists.facets.find(word.word, word.bitap.as_ref(), &self.kinds, wanted, &mut raise_found)?;
            let among = before.and_then(|before| before.texts.as_deref());
            standing.texts = self.find_text(&word.word.letters, among, &mut row, wanted)?.0;
            self.find_numbers(word.word, wanted, &mut |record, score| raise(&mut row, record, score))?;
        }
        Some(row)
    }

    /// Raises the records whose English names the word stands in.
    pub(super) fn find_english(&self, word: &Word, row: &mut [u32], wanted: &(impl Fn() -> bool + Sync)) -> Option<()> {
        if let Some(word) = EnglishWord::new(word) {
            self.lists.english.find(&word, |found| raise(row, found.record, rank::in_english(&found)));
        }
        wanted().then_some(())
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
    pub(super) fn in_names(&self, word: &Prepared<'_>, names: Names<'_>, record: u32, as_typed: bool) -> u32 {
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
}

/// Places in the list of texts, ascending; `None` where they are too many to be remembered.
#[derive(Default)]
struct TextPlaces(Option<Vec<u32>>);
