//! Which characters of a record's name a query stands for.

use super::automaton::{Automaton, Manner, Place};
use super::index::Index;
use super::names::{Class, Name};
use super::pinyin::Alphabet;
use super::query::{Query, Word};
use super::slip::Slip;
use crate::directory::RecordNo;

/// A query prepared to say which characters of a name it stands for.
#[derive(Debug)]
pub struct Marker<'a> {
    index: &'a Index,
    words: Vec<Sought>,
    /// Several words as one: a name may hold them side by side.
    joined: Option<Sought>,
}

impl Index {
    /// Prepares a query for [`Marker::marks`].
    #[must_use]
    pub fn marker(&self, query: &Query) -> Marker<'_> {
        let words: Vec<&Word> = query.wanted().collect();
        let several = words.len() > 1 && words.iter().all(|word| !word.is_anchored());
        let joined = several.then(|| {
            let letters = words.iter().flat_map(|word| word.letters.iter().copied()).collect();
            Word { letters, exact: true, ..Word::default() }
        });
        Marker {
            index: self,
            joined: joined.and_then(|word| Sought::new(&word, self)),
            words: words.into_iter().filter_map(|word| Sought::new(word, self)).collect(),
        }
    }
}

impl Marker<'_> {
    /// The characters of the record's name that the query's words stand for: indices among the `char`s of
    /// [`Record::name`](crate::directory::Record::name), ascending, each once. Empty where the words were found
    /// elsewhere in the record.
    ///
    /// It costs some microseconds, so ask it for the rows on the screen and not for every answer.
    #[must_use]
    pub fn marks(&self, record: RecordNo) -> Vec<u32> {
        let names = &self.index.names;
        let titles = names.of(record.0).iter().filter(|name| matches!(name.class, Class::Title | Class::Subject));
        let mut marks: Vec<u32> = titles.flat_map(|name| self.marked(name)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn marked(&self, name: &Name) -> Vec<u32> {
        let printed = self.index.names.printed(name);
        let places = self.index.names.places(name);
        let standing = |sought: &Sought| sought.standing(name, places, &self.index.alphabet);
        let stand = self.joined.as_ref().and_then(standing);
        let stand = stand.unwrap_or_else(|| self.words.iter().filter_map(standing).flatten().collect());
        stand.into_iter().filter_map(|place| printed.get(place)).map(|at| u32::from(*at)).collect()
    }
}

/// A word with what it is compared by.
#[derive(Debug)]
struct Sought {
    automaton: Automaton,
    /// `None` where no slip is forgiven.
    slip: Option<Slip>,
    /// It has to be found as typed.
    is_strict: bool,
    /// Only at the beginning of the name.
    at_start: bool,
}

impl Sought {
    fn new(word: &Word, index: &Index) -> Option<Self> {
        let is_strict = word.exact || word.is_anchored();
        Some(Self {
            automaton: Automaton::new(&index.keys(word), word.end, &index.alphabet)?,
            slip: if is_strict { None } else { Slip::new(&word.letters) },
            is_strict,
            at_start: word.start,
        })
    }

    /// The places that the word stands for in a name, in the way that the ranking found best.
    fn standing(&self, name: &Name, places: &[Place], alphabet: &Alphabet) -> Option<Vec<usize>> {
        let automaton = &self.automaton;
        let strip = usize::from(name.strip);
        let words_first = (1..places.len()).filter(|at| name.word_begins(*at));
        let others = (1..places.len()).filter(|at| !name.word_begins(*at));
        let starts = [strip, 0].into_iter().chain(words_first.chain(others).filter(|_| !self.at_start));
        let whole = |from: usize| Some((from, automaton.run(&places[from..].iter().copied())?));
        let found: Vec<_> = starts.filter_map(whole).collect();
        // The right reading at a later place is better than a wrong one at the beginning.
        let right = found.iter().find(|(_, run)| run.manner != Manner::OtherReading);
        if let Some((from, run)) = right.or_else(|| found.first()) {
            return automaton.path(places, *from, run.manner, false).map(|path| ends(&path));
        }
        if let Some(path) = around_the_prefix(automaton, name, places) {
            return Some(path);
        }
        if self.is_strict {
            return None;
        }
        let slip = self.slip.as_ref().and_then(|slip| slip.find(places, strip, name.signature, alphabet));
        if let Some(slip) = slip {
            return Some((slip.from..slip.to).collect());
        }
        let scattered = |from: usize| automaton.path(places, from, Manner::Initials, true);
        scattered(strip).or_else(|| scattered(0)).map(|path| ends(&path))
    }
}

/// `tj数学` for 天津市数学会: the short form of the beginning that nobody types, then the rest.
fn around_the_prefix(automaton: &Automaton, name: &Name, places: &[Place]) -> Option<Vec<usize>> {
    let (short, strip) = (usize::from(name.short), usize::from(name.strip));
    if short == 0 {
        return None;
    }
    let around: Vec<Place> = places[..short].iter().chain(&places[strip..]).copied().collect();
    let run = automaton.run(&around.iter().copied())?;
    let path = automaton.path(&around, 0, run.manner, false)?;
    Some(ends(&path).into_iter().map(|at| if at < short { at } else { at + strip - short }).collect())
}

fn ends(path: &[(usize, usize)]) -> Vec<usize> {
    path.iter().map(|(place, _)| *place).collect()
}
