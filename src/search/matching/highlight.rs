//! Which characters of a record's name, or of any text, a query stands for.

use std::cell::RefCell;
use std::ops::Range;

use super::bitap::{Bitap, MatchKind, Symbol};
use super::english::{EnglishFit, EnglishWord, words_of};
use super::rank;
use super::rank::Tier;
use super::snippet::{is_shown, runs};
use super::text::{Reader, TakenApart, TextWord, disjoint};
use super::typo::TypoPattern;
use crate::directory::RecordIdx;
use crate::search::best::is_scattered;
use crate::search::index::Index;
use crate::search::index::facets::FacetKind;
use crate::search::index::names::{LooseName, Name, NameKind, printed_places};
use crate::search::index::pinyin::CharTable;
use crate::search::meaning::Meaning;
use crate::search::query::fields::{FieldRole, Filter};
use crate::search::query::{Query, Word};

/// A query prepared to say which characters of a name or a text it stands for.
///
/// It keeps what it has read of the texts that it was asked for, so ask one for a whole page.
#[derive(Debug)]
pub struct Highlighter<'a> {
    pub(super) index: &'a Index,
    pub(super) words: Vec<PreparedWord>,
    /// Several words as one: a name may hold them side by side.
    pub(super) joined: Option<PreparedWord>,
    /// What stands in English names.
    pub(super) english: Vec<EnglishWord>,
    /// What stands in running text.
    pub(super) texts: Vec<TextWord>,
    /// The values of fields.
    pub(super) facts: Vec<Fact>,
    /// Words that are digits, without the zeros before them.
    pub(super) numbers: Vec<String>,
    pub(super) reader: RefCell<Reader>,
}

/// What a field asks for.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) role: FieldRole,
    pub(super) word: PreparedWord,
    /// The number that it is, for parts and cycles.
    pub(super) number: Option<u32>,
}

impl Index {
    /// Prepares a query for [`Highlighter::marks`] and [`Highlighter::marks_in`].
    #[must_use]
    pub fn highlighter(&self, query: &Query) -> Highlighter<'_> {
        let mut it = Highlighter::of_words(self, query.wanted());
        it.add_facts(query);
        it.joined = query.joined().and_then(|word| PreparedWord::new(&word, self));
        it
    }
}

impl<'a> Highlighter<'a> {
    pub(super) fn of_words<'w>(index: &'a Index, words: impl Iterator<Item = &'w Word> + Clone) -> Self {
        let digits = words.clone().filter(|word| !word.is_anchored() && word.letters.iter().all(char::is_ascii_digit));
        let number = |word: &Word| word.letters.iter().collect::<String>().trim_start_matches('0').to_owned();
        Self {
            index,
            joined: None,
            numbers: digits.map(number).collect(),
            english: words.clone().filter_map(EnglishWord::new).collect(),
            facts: Vec::new(),
            reader: RefCell::default(),
            texts: words.clone().filter_map(TextWord::new).collect(),
            words: words.filter_map(|word| PreparedWord::new(word, index)).collect(),
        }
    }

    /// The same with the words that a query means, where no name answered it.
    #[must_use]
    pub fn with_meaning(mut self, meaning: Option<&Meaning>) -> Self {
        let Some(meaning) = meaning else { return self };
        let own = meaning.pieces.iter().filter(|piece| piece.stands).map(|piece| piece.text.as_str());
        let others = meaning.pieces.iter().flat_map(|piece| piece.leads_to.iter().map(String::as_str));
        let words = own.chain(others).map(|text| Word { exact: true, ..Word::plain(text) });
        // An English word stands in English names; what sounds like it is not meant.
        let (english, words): (Vec<Word>, Vec<Word>) =
            words.partition(|word| word.letters.iter().all(char::is_ascii_lowercase));
        let meant = Highlighter::of_words(self.index, words.iter());
        let typed = meaning.pieces.iter().map(|piece| Word::plain(&piece.text));
        self.english = english.into_iter().chain(typed).filter_map(|word| EnglishWord::new(&word)).collect();
        self.joined = None;
        self.words.retain(|word| word.is_strict);
        self.words.extend(meant.words);
        // All of it may stand in a text as it was typed.
        self.texts.retain(TextWord::is_written);
        self.texts.extend(meant.texts);
        self.add_facts(&Query::of_conditions(&meaning.conditions));
        self
    }

    /// What fields ask for is marked where it is said of a record.
    fn add_facts(&mut self, query: &Query) {
        let demanded = query.filters.iter().filter(|term| !term.not).filter_map(|term| match &term.filter {
            Filter::Facet(role, values) => Some((*role, values)),
            _ => None,
        });
        let exact = |value: &String| Word { exact: true, ..Word::plain(value) };
        let demanded = demanded.flat_map(|(role, values)| values.iter().map(move |value| (role, exact(value))));
        for (role, word) in demanded {
            if role == FieldRole::Phone {
                self.texts.extend(TextWord::of_number(&word));
                continue;
            }
            let number = word.letters.iter().collect::<String>().parse().ok();
            let number = number.filter(|_| matches!(role, FieldRole::Part | FieldRole::Cycle));
            self.facts.extend(PreparedWord::new(&word, self.index).map(|word| Fact { role, word, number }));
        }
    }

    /// The same for the texts of one record: a reading that it gives of its own name holds in its texts too.
    #[must_use]
    pub fn for_record(self, no: RecordIdx) -> Self {
        let Some(record) = self.index.directory.record(no) else { return self };
        self.reader.borrow_mut().turn_to(record);
        self
    }

    /// Where the query's words stand in a running text, a number or an address: ranges of indices among its `char`s,
    /// ascending and disjoint, every place that there is.
    ///
    /// It is what the search itself finds there: words as written, whatever the form of their characters; full pinyin
    /// that begins where a syllable begins, no initials; digits across the signs between them. A slip is not forgiven in
    /// text. Where a word stands across a hyphen or a bracket, that belongs to the place. Two places may touch.
    #[must_use]
    pub fn marks_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if !self.texts.is_empty() {
            let mut text = TakenApart::new(text, &self.reader);
            self.texts.iter().for_each(|word| word.find(&mut text, &mut found));
        }
        disjoint(found)
    }

    /// The same for a text that names one of several things, of whose names initials are typed too: a department, an
    /// audience, a part, a category, a discipline, a cycle. What its field asks for is marked as well.
    #[must_use]
    pub fn marks_in_fact(&self, role: FieldRole, text: &str) -> Vec<Range<usize>> {
        if FacetKind::of(role).is_some_and(|sort| sort.is_english(text)) {
            let asked = self.facts.iter().filter(|fact| fact.role == role).map(|fact| &fact.word);
            let name = LooseName::new(text, &self.index.lists.char_table);
            let asked = asked.filter_map(|word| word.standing_as_typed(&name.as_name(NameKind::Facet)));
            return disjoint([runs(asked.flatten().collect(), &name.printed), self.marks_in_english(text)].concat());
        }
        let name = LooseName::new(text, &self.index.lists.char_table);
        let asked = self.facts.iter().filter(|fact| fact.role == role).map(|fact| &fact.word);
        let words = self.words.iter().filter(|word| !word.is_anchored).chain(asked);
        let standing = words.filter_map(|word| word.standing_as_typed(&name.as_name(NameKind::Facet)));
        disjoint([runs(standing.flatten().collect(), &name.printed), self.marks_in(text)].concat())
    }

    /// The same for an English name: words, their beginnings and other forms, initials; slips are forgiven.
    #[must_use]
    pub fn marks_in_english(&self, name: &str) -> Vec<Range<usize>> {
        disjoint(self.in_english(name).into_iter().flat_map(|(_, places)| places).collect())
    }

    /// For each word that stands in an English name, how and where.
    pub(super) fn in_english(&self, name: &str) -> Vec<(EnglishFit, Vec<Range<usize>>)> {
        if self.english.is_empty() {
            return Vec::new();
        }
        let words = words_of(name);
        self.english.iter().filter_map(|word| word.standing(&words)).collect()
    }

    /// The same for another name of a record, or for a keyword: slips are forgiven there as in names.
    #[must_use]
    pub fn marks_in_alias(&self, text: &str) -> Vec<Range<usize>> {
        let name = LooseName::new(text, &self.index.lists.char_table);
        let standing = self.standing(&name.as_name(NameKind::Alternate));
        disjoint([runs(standing, &name.printed), self.marks_in(text)].concat())
    }

    /// The characters of the record's name that the query's words stand for: indices among the `char`s of
    /// [`Record::name`](crate::directory::Record::name), ascending, each once. Empty where the words were found
    /// elsewhere in the record.
    ///
    /// It costs some microseconds, so ask it for the rows on the screen and not for every answer.
    #[must_use]
    pub fn marks(&self, record: RecordIdx) -> Vec<u32> {
        let Some(heading) = self.index.directory.heading(record) else { return Vec::new() };
        let printed = printed_places(heading.name);
        let names = self.index.lists.names.view();
        let names = names.of(record.0).filter_map(|number| names.get(number));
        let titles = names.filter(|name| is_shown(name.class));
        let places = titles.flat_map(|name| self.standing(&name)).filter_map(|place| printed.get(place));
        let mut marks: Vec<u32> = places.map(|at| u32::from(*at)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// The places of a name that the words stand for.
    pub(super) fn standing(&self, name: &Name<'_>) -> Vec<usize> {
        let standing = |sought: &PreparedWord| sought.standing(name, &self.index.lists.char_table);
        let stand = self.joined.as_ref().and_then(standing);
        stand.unwrap_or_else(|| self.words.iter().filter_map(standing).flatten().collect())
    }
}

/// A word with what it is compared by.
#[derive(Debug)]
pub(in crate::search) struct PreparedWord {
    bitap: Bitap,
    /// `None` where no slip is forgiven.
    slip: Option<TypoPattern>,
    /// It has to be found as typed.
    is_strict: bool,
    /// Only at the beginning of the name.
    at_start: bool,
    /// Only at the beginning or the end of a name, and in nothing else.
    pub(super) is_anchored: bool,
}

impl PreparedWord {
    fn new(word: &Word, index: &Index) -> Option<Self> {
        Self::for_table(word, &index.lists.char_table)
    }

    /// A word to be compared with names of a table of characters.
    pub(in crate::search) fn for_table(word: &Word, char_table: &CharTable) -> Option<Self> {
        let is_strict = word.exact || word.is_anchored();
        Some(Self {
            bitap: Bitap::new(&char_table.keys(word), word.end, char_table)?,
            slip: if is_strict { None } else { TypoPattern::new(&word.typed) },
            is_strict,
            at_start: word.start,
            is_anchored: word.is_anchored(),
        })
    }

    /// The places that the word stands for in a name, in the way that the ranking found best.
    pub(in crate::search) fn standing(&self, name: &Name<'_>, char_table: &CharTable) -> Option<Vec<usize>> {
        if let Some(places) = self.standing_as_typed(name) {
            return Some(places);
        }
        if self.is_strict {
            return None;
        }
        let slip = self.slip.as_ref().and_then(|slip| slip.find(name, char_table));
        if let Some(slip) = slip {
            return Some((slip.from..slip.to).collect());
        }
        let subsequence = |from: usize| self.bitap.path(name.places, from, MatchKind::Initials, true);
        subsequence(name.strip).or_else(|| subsequence(0)).map(|path| ends(&path))
    }

    /// How good that is; 0 where the word does not stand there.
    pub(in crate::search) fn score(&self, word: &Word, name: &Name<'_>, char_table: &CharTable) -> u32 {
        let exact = rank::in_name(word, &self.bitap, name);
        if exact > 0 {
            return exact;
        }
        if let Some(slip) = self.slip.as_ref().and_then(|slip| slip.find(name, char_table)) {
            return rank::with_typo(name, slip);
        }
        let is_scattered = !self.is_strict && is_scattered(name) && word.letters.len() > 1;
        let subsequence = is_scattered && self.bitap.may_match(name.signature) && self.bitap.subsequence(name.places);
        if subsequence { rank::score(Tier::Subsequence, 0, 0) } else { 0 }
    }

    /// The same where it stands there as typed, without a slip and without gaps.
    pub(super) fn standing_as_typed(&self, name: &Name<'_>) -> Option<Vec<usize>> {
        let bitap = &self.bitap;
        let (places, strip) = (name.places, name.strip);
        let words_first = (1..places.len()).filter(|at| name.word_begins(*at));
        let others = (1..places.len()).filter(|at| !name.word_begins(*at));
        let starts = [strip, 0].into_iter().chain(words_first.chain(others).filter(|_| !self.at_start));
        let whole = |from: usize| Some((from, bitap.run(&places.get(from..)?.iter().copied())?));
        let found: Vec<_> = starts.filter_map(whole).collect();
        // The right reading at a later place is better than a wrong one at the beginning.
        let right = found.iter().find(|(_, run)| run.kind != MatchKind::OtherReading);
        if let Some((from, run)) = right.or_else(|| found.first()) {
            return bitap.path(places, *from, run.kind, false).map(|path| ends(&path));
        }
        around_the_prefix(bitap, name).or_else(|| self.without_doubled(name))
    }

    /// The places where one of two same characters was left out, with both.
    fn without_doubled(&self, name: &Name<'_>) -> Option<Vec<usize>> {
        let (places, doubled) = (name.places, name.doubled);
        if doubled == 0 {
            return None;
        }
        let others: Vec<Symbol> = [places.get(..doubled)?, places.get(doubled + 1..)?].concat();
        let starts = [name.strip, 0].into_iter().chain((1..doubled).filter(|_| !self.at_start));
        let mut found = starts.filter_map(|from| {
            let run = self.bitap.run(&others.get(from..)?.iter().copied())?;
            self.bitap.path(&others, from, run.kind, false)
        });
        let path = found.find(|path| path.last().is_some_and(|(last, _)| *last >= doubled))?;
        let moved = |at: usize| if at < doubled { at } else { at + 1 };
        let mut standing: Vec<usize> = ends(&path).into_iter().map(moved).chain([doubled]).collect();
        standing.sort_unstable();
        Some(standing)
    }
}

/// `tj数学` for 天津市数学会: the short form of the beginning that nobody types, then the rest.
fn around_the_prefix(bitap: &Bitap, name: &Name<'_>) -> Option<Vec<usize>> {
    let (places, short, strip) = (name.places, name.short, name.strip);
    if short == 0 {
        return None;
    }
    let around: Vec<Symbol> = places[..short].iter().chain(&places[strip..]).copied().collect();
    let run = bitap.run(&around.iter().copied())?;
    let path = bitap.path(&around, 0, run.kind, false)?;
    Some(ends(&path).into_iter().map(|at| if at < short { at } else { at + strip - short }).collect())
}

fn ends(path: &[(usize, usize)]) -> Vec<usize> {
    path.iter().map(|(place, _)| *place).collect()
}
