//! The words of English names, each once in the order of the alphabet, with its postings: in which names it stands, and at
//! which place. The words that begin with what was typed lie beside each other; those that are like it are few or found
//! by a pass over words, of which there are some thousand where there are many thousand names. The initials of all names
//! are one string beside them.

use std::ops::Range;

use hashbrown::HashMap;
use memchr::memmem::Finder;

use super::column::{Column, Damaged, SectionName, Visit, first_not, last_at_or_before};
use super::to_u32;
use crate::search::matching::english::{EnglishFit, EnglishWord, is_small, words_of};

/// Between the initials of two names.
const CLOSE: u8 = b'\n';

/// A word is common where it stands in so many names at least …
const FEWEST_COMMON: u32 = 8;
/// … and in one of so many.
const COMMON_SHARE: usize = 10;

/// What a word says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// What it is about.
    Own,
    /// What many names say: Tianjin, Society.
    Common,
    /// Nothing: of, the.
    Small,
}

/// Where a typed word stands in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct EnglishMatch {
    /// What the name is of.
    pub(in crate::search) record: u32,
    pub(in crate::search) fit: EnglishFit,
    pub(in crate::search) at: EnglishPlace,
    /// How many words the name has without those at its beginning and end that many names have.
    pub(in crate::search) words: usize,
    /// Behind how many of these it stands.
    pub(in crate::search) behind: usize,
}

/// Where in a name something stands, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum EnglishPlace {
    /// Among the words that many names have.
    Common,
    Inside,
    Beginning,
    /// It is the whole name but for these.
    Whole,
}

/// English names, and what stands in them.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct EnglishIndex {
    /// The different words, one behind the other, in the order of the alphabet.
    letters: Column<u8>,
    /// Where each begins, and where the last one ends.
    starts: Column<u32>,
    /// The [`Weight`] of each.
    weights: Column<u8>,
    /// The places of each word in `row`, and where those of each word begin.
    places: Column<u32>,
    place_starts: Column<u32>,
    /// The words of all names, by their numbers.
    row: Column<u32>,
    /// For each name what it is of.
    records: Column<u32>,
    /// Where the words of each name begin, and where those of the last one end.
    firsts: Column<u32>,
    /// For each name the first and the last of its words without those at its ends that many names have, or small ones.
    bare: Column<[u8; 2]>,
    /// The first letters of the words of each name without small ones, closed by [`CLOSE`].
    initials: Column<u8>,
    /// Where those of each name begin.
    initial_starts: Column<u32>,
}

/// English names while they are collected.
#[derive(Debug, Default)]
pub(in crate::search) struct EnglishBuilder {
    numbers: HashMap<String, u32>,
    /// How many names have each word.
    counts: Vec<(u32, u32)>,
    row: Vec<u32>,
    /// For each name what it is of, and where its words begin.
    names: Vec<(u32, u32)>,
}

impl EnglishBuilder {
    /// Adds a name behind those that are there.
    pub(in crate::search) fn add(&mut self, record: u32, name: &str) {
        let words = words_of(name);
        if words.is_empty() {
            return;
        }
        let number = to_u32(self.names.len());
        self.names.push((record, to_u32(self.row.len())));
        for word in words {
            let next = to_u32(self.counts.len());
            let no = *self.numbers.entry(word.letters).or_insert(next);
            if no == next {
                self.counts.push((0, u32::MAX));
            }
            if let Some((count, last)) = self.counts.get_mut(no as usize)
                && *last != number
            {
                (*count, *last) = (*count + 1, number);
            }
            self.row.push(no);
        }
    }

    /// The index.
    pub(in crate::search) fn finish(mut self) -> EnglishIndex {
        let mut words: Vec<(String, u32)> = std::mem::take(&mut self.numbers).into_iter().collect();
        words.sort_unstable();
        let mut sorted = vec![0; words.len()];
        let (mut letters, mut starts, mut weights) = (String::new(), vec![0], Vec::with_capacity(words.len()));
        for (at, (word, no)) in (0..).zip(&words) {
            sorted[*no as usize] = at;
            letters.push_str(word);
            starts.push(to_u32(letters.len()));
            weights.push(self.weight(word, self.counts[*no as usize].0) as u8);
        }
        let row: Vec<u32> = self.row.iter().map(|no| sorted[*no as usize]).collect();
        let mut place_starts = vec![0_u32; words.len() + 1];
        for word in &row {
            place_starts[*word as usize + 1] += 1;
        }
        let mut total = 0;
        for start in &mut place_starts {
            total += *start;
            *start = total;
        }
        let mut next = place_starts.clone();
        let mut places = vec![0; row.len()];
        for (at, word) in (0..).zip(&row) {
            let next = &mut next[*word as usize];
            places[*next as usize] = at;
            *next += 1;
        }
        let firsts: Vec<u32> = self.names.iter().map(|(_, first)| *first).chain([to_u32(row.len())]).collect();
        let (mut bare, mut initials, mut initial_starts) = (Vec::new(), Vec::new(), Vec::new());
        for name in firsts.windows(2) {
            let words = &row[name[0] as usize..name[1] as usize];
            bare.push(without_ends(words, &weights));
            initial_starts.push(to_u32(initials.len()));
            let own = words.iter().filter(|word| weights[**word as usize] != Weight::Small as u8);
            initials.extend(own.map(|word| letters.as_bytes()[starts[*word as usize] as usize]));
            initials.push(CLOSE);
        }
        EnglishIndex {
            letters: letters.into_bytes().into(),
            starts: starts.into(),
            weights: weights.into(),
            places: places.into(),
            place_starts: place_starts.into(),
            row: row.into(),
            records: self.names.iter().map(|(record, _)| *record).collect::<Vec<_>>().into(),
            firsts: firsts.into(),
            bare: bare.into(),
            initials: initials.into(),
            initial_starts: initial_starts.into(),
        }
    }

    fn weight(&self, word: &str, count: u32) -> Weight {
        let is_common = count >= FEWEST_COMMON && count as usize * COMMON_SHARE >= self.names.len();
        if is_small(word) {
            Weight::Small
        } else if is_common {
            Weight::Common
        } else {
            Weight::Own
        }
    }
}

/// The first and the last word of a name without what many names have at their ends; all of it where nothing else is there.
fn without_ends(words: &[u32], weights: &[u8]) -> [u8; 2] {
    let is_own = |word: &u32| weights[*word as usize] == Weight::Own as u8;
    let ends = words.iter().position(is_own).zip(words.iter().rposition(is_own));
    let ends = ends.and_then(|(from, to)| Some([u8::try_from(from).ok()?, u8::try_from(to).ok()?]));
    ends.unwrap_or([0, u8::MAX])
}

/// A name where something stands.
struct Place {
    record: u32,
    /// Of its words those that many names do not have at their ends.
    bare: Range<usize>,
    /// Where its words begin and end.
    row: Range<usize>,
}

impl EnglishIndex {
    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, names: [SectionName; 11], visit: Visit<'_>) -> Result<(), Damaged> {
        let [letters, starts, weights, places, place_starts, row, records, firsts, bare, initials, initial_starts] =
            names;
        visit(letters, &mut self.letters)?;
        visit(starts, &mut self.starts)?;
        visit(weights, &mut self.weights)?;
        visit(places, &mut self.places)?;
        visit(place_starts, &mut self.place_starts)?;
        visit(row, &mut self.row)?;
        visit(records, &mut self.records)?;
        visit(firsts, &mut self.firsts)?;
        visit(bare, &mut self.bare)?;
        visit(initials, &mut self.initials)?;
        visit(initial_starts, &mut self.initial_starts)
    }

    /// Calls `found` with every place where a typed word stands; a name may be reported several times. How good it is says
    /// [`rank::in_english`](crate::search::matching::rank::in_english).
    pub(in crate::search) fn find(&self, word: &EnglishWord, mut found: impl FnMut(EnglishMatch)) {
        let mut report = |place: &Place, fit: EnglishFit, words: Range<usize>, at_end: bool| {
            let is_there = (!word.at_start || words.start == 0 || words.start == place.bare.start)
                && (!word.at_end || at_end && (words.end == place.row.len() || words.end == place.bare.end));
            if is_there {
                found(place.rated(fit, &words));
            }
        };
        for (number, fit, letters) in self.words_like(word) {
            let is_whole = self.word(number).is_some_and(|word| word.len() == letters.end);
            self.each_place(number, |place, at| report(&place, fit, at..at + 1, is_whole));
        }
        for cut in 1..word.letters().len() {
            let Some(first) = word.letters().get(..cut).and_then(|first| self.number(first)) else { continue };
            self.each_place(first, |place, at| {
                let row = self.row.get(place.row.start + at..place.row.end).unwrap_or_default();
                let words = row.iter().map_while(|number| self.word(*number as usize));
                if let Some((fit, count, letters)) = word.across(words) {
                    let last = row.get(count - 1).and_then(|number| self.word(*number as usize));
                    report(&place, fit, at..at + count, last.is_some_and(|last| last.len() == letters));
                }
            });
        }
        if let Some(fit) = word.as_initials() {
            self.each_initials(word.letters(), |place, words| report(&place, fit, words, true));
        }
    }

    /// The words that a typed one stands for, how, and for which letters of each.
    fn words_like<'a>(&'a self, word: &'a EnglishWord) -> impl Iterator<Item = (usize, EnglishFit, Range<usize>)> + 'a {
        let numbers = self.beginning_with(word.common_beginning());
        numbers.filter_map(|number| {
            let (fit, letters) = word.fit(self.word(number)?)?;
            Some((number, fit, letters))
        })
    }

    /// How many different words there are.
    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// A word by its number.
    fn word(&self, number: usize) -> Option<&str> {
        let (from, to) = (*self.starts.get(number)?, *self.starts.get(number + 1)?);
        str::from_utf8(self.letters.get(from as usize..to as usize)?).ok()
    }

    /// The numbers of words that begin so.
    fn beginning_with(&self, letters: &str) -> Range<usize> {
        let from = self.first_number(|word| word < letters);
        from..self.first_number(|word| word < letters || word.starts_with(letters)).max(from)
    }

    fn number(&self, letters: &str) -> Option<usize> {
        let number = self.first_number(|word| word < letters);
        (self.word(number) == Some(letters)).then_some(number)
    }

    /// The first word that is no longer such a one.
    fn first_number(&self, is_before: impl Fn(&str) -> bool) -> usize {
        first_not(0..self.len(), |number| self.word(number).is_some_and(&is_before))
    }

    /// Calls `each` with every name that has a word, and the place of the word in it.
    fn each_place(&self, word: usize, mut each: impl FnMut(Place, usize)) {
        let start = |word: usize| self.place_starts.get(word).map_or(0, |start| *start as usize);
        let mut last = 0;
        for place in self.places.get(start(word)..start(word + 1)).unwrap_or_default() {
            let place = *place as usize;
            let Some(number) = last_at_or_before(&self.firsts, last, place) else { continue };
            last = number;
            if let Some(name) = self.name(number)
                && let Some(at) = place.checked_sub(name.row.start)
            {
                each(name, at);
            }
        }
    }

    /// Calls `each` with every name that has a run of initials, and the words whose initials they are.
    fn each_initials(&self, letters: &str, mut each: impl FnMut(Place, Range<usize>)) {
        let finder = Finder::new(letters);
        let (mut from, mut last) = (0, 0);
        while let Some(at) = self.initials.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + at;
            from = at + 1;
            let Some(number) = last_at_or_before(&self.initial_starts, last, at) else { continue };
            last = number;
            let start = self.initial_starts.get(number).map_or(at, |start| *start as usize);
            let (Some(name), Some(skipped)) = (self.name(number), at.checked_sub(start)) else { continue };
            let mut own = (0..name.row.len()).filter(|it| self.weight_at(name.row.start + it) != Some(Weight::Small));
            if let Some(first) = own.nth(skipped)
                && let Some(end) = own.nth(letters.len() - 2)
            {
                each(name, first..end + 1);
            }
        }
    }

    fn weight_at(&self, place: usize) -> Option<Weight> {
        let weight = self.row.get(place).and_then(|word| self.weights.get(*word as usize))?;
        [Weight::Own, Weight::Common, Weight::Small].get(usize::from(*weight)).copied()
    }

    fn name(&self, number: usize) -> Option<Place> {
        let row = *self.firsts.get(number)? as usize..*self.firsts.get(number + 1)? as usize;
        let [first, last] = *self.bare.get(number)?;
        let to = (usize::from(last) + 1).min(row.len());
        Some(Place { record: *self.records.get(number)?, bare: usize::from(first).min(to)..to, row })
    }
}

impl Place {
    /// What stands in some of its words.
    fn rated(&self, fit: EnglishFit, words: &Range<usize>) -> EnglishMatch {
        let Self { record, bare, .. } = self;
        // What is typed may begin or end with words that many names have.
        let is_from_start = words.start <= bare.start;
        let at = match (is_from_start, words.end >= bare.end) {
            _ if words.start >= bare.end || words.end <= bare.start => EnglishPlace::Common,
            (true, true) => EnglishPlace::Whole,
            (true, false) => EnglishPlace::Beginning,
            (false, _) => EnglishPlace::Inside,
        };
        let behind = words.start.saturating_sub(bare.start);
        EnglishMatch { record: *record, fit, at, words: bare.len(), behind }
    }
}
