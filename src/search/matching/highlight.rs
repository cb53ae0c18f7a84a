//! Which characters of a record's name, or of any text, a query stands for.

use std::cell::RefCell;
use std::ops::Range;

use super::bitap::{Bitap, MatchKind, Symbol};
use super::text::{Reader, TakenApart, TextWord, disjoint};
use super::typo::TypoPattern;
use crate::directory::RecordIdx;
use crate::search::index::Index;
use crate::search::index::names::{LooseName, Name, NameKind, printed_places};
use crate::search::index::pinyin::CharTable;
use crate::search::query::fields::{FieldRole, Filter};
use crate::search::query::{Query, Word};

/// A query prepared to say which characters of a name or a text it stands for.
///
/// It keeps what it has read of the texts that it was asked for, so ask one for a whole page.
#[derive(Debug)]
pub struct Highlighter<'a> {
    index: &'a Index,
    words: Vec<PreparedWord>,
    /// Several words as one: a name may hold them side by side.
    joined: Option<PreparedWord>,
    /// What stands in running text.
    texts: Vec<TextWord>,
    /// The values of fields.
    facts: Vec<(FieldRole, PreparedWord)>,
    reader: RefCell<Reader>,
}

impl Index {
    /// Prepares a query for [`Highlighter::marks`] and [`Highlighter::marks_in`].
    #[must_use]
    pub fn highlighter(&self, query: &Query) -> Highlighter<'_> {
        let demanded = query.filters.iter().filter(|term| !term.not).filter_map(|term| match &term.filter {
            Filter::Facet(role, value) => Some((*role, Word { exact: true, ..Word::plain(value) })),
            _ => None,
        });
        let demanded: Vec<(FieldRole, Word)> = demanded.collect();
        let numbers = demanded.iter().filter(|(role, _)| *role == FieldRole::Phone);
        let numbers = numbers.filter_map(|(_, word)| TextWord::of_number(word));
        Highlighter {
            index: self,
            joined: query.joined().and_then(|word| PreparedWord::new(&word, self)),
            words: query.wanted().filter_map(|word| PreparedWord::new(word, self)).collect(),
            texts: query.wanted().filter_map(TextWord::new).chain(numbers).collect(),
            facts: demanded.iter().filter_map(|(role, word)| Some((*role, PreparedWord::new(word, self)?))).collect(),
            reader: RefCell::default(),
        }
    }
}

impl Highlighter<'_> {
    /// The same for the texts of one record: a reading that it gives of its own name holds in its texts too.
    #[must_use]
    pub fn for_record(self, record: RecordIdx) -> Self {
        if let Some(record) = self.index.directory.record(record) {
            self.reader.borrow_mut().turn_to(record);
        }
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
        let name = LooseName::new(text, &self.index.lists.char_table);
        let asked = self.facts.iter().filter(|(asked, _)| *asked == role).map(|(_, word)| word);
        let words = self.words.iter().filter(|word| !word.is_anchored).chain(asked);
        let standing = words.filter_map(|word| word.standing_as_typed(&name.as_name(NameKind::Facet)));
        self.with_marks_in(text, standing.flatten(), &name.printed)
    }

    /// The same for another name of a record, or for a keyword: slips are forgiven there as in names.
    #[must_use]
    pub fn marks_in_alias(&self, text: &str) -> Vec<Range<usize>> {
        let name = LooseName::new(text, &self.index.lists.char_table);
        let standing = self.standing(&name.as_name(NameKind::Alternate));
        self.with_marks_in(text, standing.into_iter(), &name.printed)
    }

    /// The places of a name's characters, neighbours as one, with those of the text.
    fn with_marks_in(&self, text: &str, places: impl Iterator<Item = usize>, printed: &[u16]) -> Vec<Range<usize>> {
        let mut places: Vec<usize> = places.collect();
        places.sort_unstable();
        places.dedup();
        let runs = places.chunk_by(|a, b| a + 1 == *b);
        let run = |run: &[usize]| {
            let (first, last) = (printed.get(*run.first()?)?, printed.get(*run.last()?)?);
            Some(usize::from(*first)..usize::from(*last) + 1)
        };
        disjoint(runs.filter_map(run).chain(self.marks_in(text)).collect())
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
        let titles = names.filter(|name| matches!(name.class, NameKind::Title | NameKind::Subject));
        let places = titles.flat_map(|name| self.standing(&name)).filter_map(|place| printed.get(place));
        let mut marks: Vec<u32> = places.map(|at| u32::from(*at)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// The places of a name that the words stand for.
    fn standing(&self, name: &Name<'_>) -> Vec<usize> {
        let standing = |sought: &PreparedWord| sought.standing(name, &self.index.lists.char_table);
        let stand = self.joined.as_ref().and_then(standing);
        stand.unwrap_or_else(|| self.words.iter().filter_map(standing).flatten().collect())
    }
}

/// A word with what it is compared by.
#[derive(Debug)]
struct PreparedWord {
    bitap: Bitap,
    /// `None` where no slip is forgiven.
    slip: Option<TypoPattern>,
    /// It has to be found as typed.
    is_strict: bool,
    /// Only at the beginning of the name.
    at_start: bool,
    /// Only at the beginning or the end of a name, and in nothing else.
    is_anchored: bool,
}

impl PreparedWord {
    fn new(word: &Word, index: &Index) -> Option<Self> {
        let is_strict = word.exact || word.is_anchored();
        Some(Self {
            bitap: Bitap::new(&index.keys(word), word.end, &index.lists.char_table)?,
            slip: if is_strict { None } else { TypoPattern::new(&word.typed) },
            is_strict,
            at_start: word.start,
            is_anchored: word.is_anchored(),
        })
    }

    /// The places that the word stands for in a name, in the way that the ranking found best.
    fn standing(&self, name: &Name<'_>, char_table: &CharTable) -> Option<Vec<usize>> {
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

    /// The same where it stands there as typed, without a slip and without gaps.
    fn standing_as_typed(&self, name: &Name<'_>) -> Option<Vec<usize>> {
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
        around_the_prefix(bitap, name)
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
