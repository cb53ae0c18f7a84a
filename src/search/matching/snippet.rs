//! Where a record was found that is not called what was typed: the piece of it that holds the query's words.

use std::iter;
use std::ops::Range;

use super::highlight::{Highlighter, PreparedWord};
use super::text::{TakenApart, disjoint};
use crate::directory::{Record, RecordIdx};
use crate::search::index::each_name;
use crate::search::index::facets::{FacetKind, each_fact};
use crate::search::index::fold;
use crate::search::index::fulltext::each_text_of;
use crate::search::index::names::{LooseName, Name, NameKind, printed_places};
use crate::search::index::numbers::Numbers;
use crate::search::query::fields::FieldRole;

/// A piece of a record with the places at which the query stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The whole piece: another name, a number, an address, a department, a paragraph.
    pub text: String,
    /// Ranges of indices among its `char`s, ascending and disjoint; at least one.
    pub marks: Vec<Range<usize>>,
}

/// The best piece so far, and how many of the query's words it holds.
#[derive(Default)]
struct Best {
    snippet: Option<Snippet>,
    words: usize,
    /// No piece can hold more.
    most: usize,
}

impl Best {
    /// Takes a piece of which `mark` says the places for each word that stands there; the first of the best stays.
    fn look_at(&mut self, text: &str, mark: impl FnOnce() -> Vec<Vec<Range<usize>>>) {
        if self.words >= self.most {
            return;
        }
        let found = mark();
        let words = found.iter().filter(|places| !places.is_empty()).count();
        if words > self.words {
            self.words = words;
            self.snippet = Some(Snippet { text: text.to_owned(), marks: disjoint(found.concat()) });
        }
    }
}

impl Highlighter<'_> {
    /// Where a record was found that is not called what was typed. `None` where its name holds a word, as
    /// [`Highlighter::marks`] and [`Highlighter::marked_digits`] say, and where the query asks for nothing that is
    /// written anywhere.
    ///
    /// The record is decoded for it and may be read as a whole: ask for the rows on the screen, and once for each.
    #[must_use]
    pub fn snippet(&self, no: RecordIdx) -> Option<Snippet> {
        if self.has_nothing() || self.is_called_so(no) || self.marked_digits(no) > 0 {
            return None;
        }
        let record = self.index.directory.record(no)?;
        self.reader.borrow_mut().turn_to(record);
        let as_typed = self.written_in(no, record);
        if as_typed.is_some() || !self.marks(no).is_empty() {
            return as_typed;
        }
        self.slipped_in(no, record)
    }

    /// How many of the first digits of the record's printed number, without its zeros, were typed.
    #[must_use]
    pub fn marked_digits(&self, no: RecordIdx) -> usize {
        let directory = &self.index.directory;
        let Some(heading) = directory.heading(no) else { return 0 };
        let number = heading.number.filter(|_| Numbers::is_found_by_number(heading.kind));
        let Some(number) = number.map(|number| number.to_string()) else { return 0 };
        let typed = self.numbers.iter().filter(|typed| number.starts_with(typed.as_str()));
        // Behind noughts alone every number may come.
        typed.map(|typed| if typed.is_empty() { number.len() } else { typed.len() }).max().unwrap_or(0)
    }

    /// Whether a word stands in the record's name as typed.
    fn is_called_so(&self, no: RecordIdx) -> bool {
        let names = self.index.lists.names.view();
        let mut names = names.of(no.0).filter_map(|number| names.get(number));
        let words = || self.joined.iter().chain(&self.words);
        names.any(|name| is_shown(name.class) && words().any(|word| word.standing_as_typed(&name).is_some()))
    }

    /// The piece that holds the words as typed.
    fn written_in(&self, no: RecordIdx, record: Record<'_>) -> Option<Snippet> {
        let mut best = Best { most: self.texts.len().max(self.words.len()) + self.facts.len(), ..Best::default() };
        self.each_other_name(no, record, |class, text, name, printed| {
            best.look_at(text, || {
                let words = self.words.iter().filter(|word| class != NameKind::Keyword || !word.is_anchored);
                words.map(|word| runs(word.standing_as_typed(name).unwrap_or_default(), printed)).collect()
            });
        });
        record.english().into_iter().for_each(|name| best.look_at(name, || self.in_name(name, false)));
        let directory = &self.index.directory;
        // What the whole address of a number or a page says, before what a department does.
        let numbers = [FacetKind::Phone, FacetKind::Email, FacetKind::Url];
        for are_numbers in [true, false] {
            each_fact(directory, record, &mut |sort, text, number| {
                if numbers.contains(&sort) == are_numbers {
                    best.look_at(&text, || self.in_fact(sort, &text, number));
                }
            });
        }
        each_text_of(directory, record, &mut |text| best.look_at(text, || self.in_text(text)));
        best.look_at(record.id().as_str(), || self.in_text(record.id().as_str()));
        best.snippet
    }

    /// The other name that holds the words with a slip.
    fn slipped_in(&self, no: RecordIdx, record: Record<'_>) -> Option<Snippet> {
        let mut best = Best { most: 1, ..Best::default() };
        self.each_other_name(no, record, |class, text, name, printed| {
            if class != NameKind::Label {
                best.look_at(text, || vec![runs(self.standing(name), printed)]);
            }
        });
        record.english().into_iter().for_each(|name| best.look_at(name, || self.in_name(name, true)));
        each_fact(&self.index.directory, record, &mut |sort, text, _| {
            if sort.is_english(&text) {
                best.look_at(&text, || self.in_name(&text, true));
            }
        });
        best.snippet
    }

    /// Calls `each` with the names of a record that a list does not show: their text, what is searched of it, and for
    /// each of its characters the place in the text.
    fn each_other_name(
        &self,
        no: RecordIdx,
        record: Record<'_>,
        mut each: impl FnMut(NameKind, &str, &Name<'_>, &[u16]),
    ) {
        let names = self.index.lists.names.view();
        let mut names = names.of(no.0).filter_map(|number| names.get(number));
        each_name(record, &mut |class, text, _| {
            // A text without a letter is no name.
            if fold::letters(text).next().is_none() {
                return;
            }
            if let Some(name) = names.next().filter(|_| !is_shown(class)) {
                each(class, text, &name, &printed_places(text));
            }
        });
    }

    /// Where each of the words stands in an English name; with a slip only if that is to be forgiven.
    fn in_name(&self, name: &str, with_slip: bool) -> Vec<Vec<Range<usize>>> {
        let found = self.in_english(name).into_iter().filter(|(fit, _)| with_slip || !fit.is_near());
        found.map(|(_, places)| places).collect()
    }

    /// Where each of the words stands in a text.
    fn in_text(&self, text: &str) -> Vec<Vec<Range<usize>>> {
        if self.texts.is_empty() {
            return Vec::new();
        }
        let mut apart = TakenApart::new(text, &self.reader);
        let places = self.texts.iter().map(|word| {
            let mut found = Vec::new();
            word.find(&mut apart, &mut found);
            found
        });
        places.collect()
    }

    /// Where each of the words, and of the values that fields ask for, stands in a fact.
    fn in_fact(&self, sort: FacetKind, text: &str, number: Option<u32>) -> Vec<Vec<Range<usize>>> {
        if matches!(sort, FacetKind::Phone | FacetKind::Email | FacetKind::Url) {
            return self.in_text(text);
        }
        let name = LooseName::new(text, &self.index.lists.char_table);
        let stands = |word: &PreparedWord| {
            let places = word.standing_as_typed(&name.as_name(NameKind::Facet));
            places.map_or_else(Vec::new, |places| runs(places, &name.printed))
        };
        let role = sort.role();
        // The words that are printed for whom it is are found by their field only.
        let words = self.words.iter().filter(|word| !word.is_anchored && sort != FacetKind::PrintedAudience);
        let asked = self.facts.iter().filter(|fact| Some(fact.role) == role).map(|fact| {
            let is_number = number.is_some() && fact.number == number;
            if is_number { iter::once(0..text.chars().count()).collect() } else { stands(&fact.word) }
        });
        if sort.is_english(text) {
            return asked.chain(self.in_name(text, false)).collect();
        }
        words.map(stands).chain(asked).collect()
    }

    /// Whether nothing was asked that is written anywhere.
    fn has_nothing(&self) -> bool {
        self.words.is_empty() && self.texts.is_empty() && self.facts.is_empty()
    }
}

/// Whether a list shows a name of this kind.
pub(super) const fn is_shown(class: NameKind) -> bool {
    matches!(class, NameKind::Title | NameKind::Subject)
}

/// The places of a name's characters as places in its text, neighbours as one.
pub(super) fn runs(mut places: Vec<usize>, printed: &[u16]) -> Vec<Range<usize>> {
    places.sort_unstable();
    places.dedup();
    let run = |run: &[usize]| {
        let (first, last) = (printed.get(*run.first()?)?, printed.get(*run.last()?)?);
        Some(usize::from(*first)..usize::from(*last) + 1)
    };
    places.chunk_by(|a, b| a + 1 == *b).filter_map(run).collect()
}

impl FacetKind {
    /// The field that compares facts of this sort.
    const fn role(self) -> Option<FieldRole> {
        match self {
            Self::Department => Some(FieldRole::Department),
            Self::Phone => Some(FieldRole::Phone),
            Self::Audience | Self::PrintedAudience => Some(FieldRole::Audience),
            Self::Part => Some(FieldRole::Part),
            Self::Cycle => Some(FieldRole::Cycle),
            Self::Email | Self::Url | Self::Page => None,
        }
    }
}
