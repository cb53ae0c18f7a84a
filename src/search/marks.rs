//! Which characters of a record's name a query stands for.

use super::automaton::{Automaton, Manner, Place};
use super::index::Index;
use super::names::{Class, Name};
use super::query::{Query, Word};
use super::slip::Slip;
use crate::directory::RecordNo;

impl Index {
    /// The characters of the record's name that the query's words stand for: indices among the `char`s of
    /// [`Record::name`](crate::directory::Record::name), ascending, each once. Empty where the words were found
    /// elsewhere in the record.
    ///
    /// It costs a few microseconds, so ask it for the rows on the screen and not for every answer.
    #[must_use]
    pub fn marks(&self, query: &Query, record: RecordNo) -> Vec<u32> {
        let titles = self.names.of(record.0).iter().filter(|name| matches!(name.class, Class::Title | Class::Subject));
        let mut marks: Vec<u32> = titles.flat_map(|name| self.marked(query, name)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn marked(&self, query: &Query, name: &Name) -> Vec<u32> {
        let printed = self.names.printed(name);
        let places = self.names.places(name);
        let joined: Vec<char> = query.wanted().flat_map(|word| word.letters.iter().copied()).collect();
        let joined = Word { letters: joined, exact: true, ..Word::default() };
        let several = query.wanted().count() > 1 && query.wanted().all(|word| !word.is_anchored());
        let stand = several.then(|| self.standing(&joined, name, places)).flatten();
        let stand = stand.unwrap_or_else(|| {
            query.wanted().flat_map(|word| self.standing(word, name, places).unwrap_or_default()).collect()
        });
        stand.into_iter().filter_map(|place| printed.get(place)).map(|at| u32::from(*at)).collect()
    }

    /// The places that a word stands for in a name, in the way that the ranking found best.
    fn standing(&self, word: &Word, name: &Name, places: &[Place]) -> Option<Vec<usize>> {
        let automaton = Automaton::new(&self.keys(word), word.end, &self.alphabet)?;
        let strip = usize::from(name.strip);
        let words_first = (1..places.len()).filter(|at| name.word_begins(*at));
        let others = (1..places.len()).filter(|at| !name.word_begins(*at));
        let starts = [strip, 0].into_iter().chain(words_first.chain(others).filter(|_| !word.start));
        let whole = |from: usize| Some((from, automaton.run(&places[from..].iter().copied())?));
        let found: Vec<_> = starts.filter_map(whole).collect();
        // The right reading at a later place is better than a wrong one at the beginning.
        let right = found.iter().find(|(_, run)| run.manner != Manner::OtherReading);
        let around = || around_the_prefix(&automaton, name, places);
        if let Some((from, run)) = right.or_else(|| found.first()) {
            return automaton.path(places, *from, run.manner, false).map(|path| ends(&path));
        }
        if let Some(path) = around() {
            return Some(path);
        }
        if word.exact || word.is_anchored() {
            return None;
        }
        let slip = Slip::new(&word.letters).and_then(|slip| slip.find(places, strip, name.signature, &self.alphabet));
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
