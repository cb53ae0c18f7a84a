//! Which characters of a record's name a query stands for.

use super::bitap::{Bitap, MatchKind, Symbol};
use super::typo::TypoPattern;
use crate::directory::RecordIdx;
use crate::search::index::Index;
use crate::search::index::names::{Name, NameKind, printed_places};
use crate::search::index::pinyin::CharTable;
use crate::search::query::{Query, Word};

/// A query prepared to say which characters of a name it stands for.
#[derive(Debug)]
pub struct Highlighter<'a> {
    index: &'a Index,
    words: Vec<PreparedWord>,
    /// Several words as one: a name may hold them side by side.
    joined: Option<PreparedWord>,
}

impl Index {
    /// Prepares a query for [`Highlighter::marks`].
    #[must_use]
    pub fn highlighter(&self, query: &Query) -> Highlighter<'_> {
        Highlighter {
            index: self,
            joined: query.joined().and_then(|word| PreparedWord::new(&word, self)),
            words: query.wanted().filter_map(|word| PreparedWord::new(word, self)).collect(),
        }
    }
}

impl Highlighter<'_> {
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
        let mut marks: Vec<u32> = titles.flat_map(|name| self.marked(&name, &printed)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn marked(&self, name: &Name<'_>, printed: &[u16]) -> Vec<u32> {
        let standing = |sought: &PreparedWord| sought.standing(name, &self.index.lists.char_table);
        let stand = self.joined.as_ref().and_then(standing);
        let stand = stand.unwrap_or_else(|| self.words.iter().filter_map(standing).flatten().collect());
        stand.into_iter().filter_map(|place| printed.get(place)).map(|at| u32::from(*at)).collect()
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
}

impl PreparedWord {
    fn new(word: &Word, index: &Index) -> Option<Self> {
        let is_strict = word.exact || word.is_anchored();
        Some(Self {
            bitap: Bitap::new(&index.keys(word), word.end, &index.lists.char_table)?,
            slip: if is_strict { None } else { TypoPattern::new(&word.typed) },
            is_strict,
            at_start: word.start,
        })
    }

    /// The places that the word stands for in a name, in the way that the ranking found best.
    fn standing(&self, name: &Name<'_>, char_table: &CharTable) -> Option<Vec<usize>> {
        let bitap = &self.bitap;
        let (places, strip) = (name.places, name.strip);
        let words_first = (1..places.len()).filter(|at| name.word_begins(*at));
        let others = (1..places.len()).filter(|at| !name.word_begins(*at));
        let starts = [strip, 0].into_iter().chain(words_first.chain(others).filter(|_| !self.at_start));
        let whole = |from: usize| Some((from, bitap.run(&places[from..].iter().copied())?));
        let found: Vec<_> = starts.filter_map(whole).collect();
        // The right reading at a later place is better than a wrong one at the beginning.
        let right = found.iter().find(|(_, run)| run.kind != MatchKind::OtherReading);
        if let Some((from, run)) = right.or_else(|| found.first()) {
            return bitap.path(places, *from, run.kind, false).map(|path| ends(&path));
        }
        if let Some(path) = around_the_prefix(bitap, name) {
            return Some(path);
        }
        if self.is_strict {
            return None;
        }
        let slip = self.slip.as_ref().and_then(|slip| slip.find(name, char_table));
        if let Some(slip) = slip {
            return Some((slip.from..slip.to).collect());
        }
        let subsequence = |from: usize| bitap.path(places, from, MatchKind::Initials, true);
        subsequence(strip).or_else(|| subsequence(0)).map(|path| ends(&path))
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
