//! The index: everything that is worked out once, so that a query is only looked up.

pub(in crate::search) mod fulltext;

pub(in crate::search) mod typo_index;

pub(in crate::search) mod pinyin;

pub(in crate::search) mod phrases;

pub(in crate::search) mod names;

pub(in crate::search) mod fold;

pub(in crate::search) mod facets;

pub(in crate::search) mod polyphones;

pub(in crate::search) mod double_pinyin;

use std::borrow::Cow;
use std::collections::HashMap;

use double_pinyin::Scheme;
use facets::FacetIndex;

use super::query::Word;
use crate::directory::{AgeLimit, Directory, Id, Kind, Record, Service, Window};
use fulltext::FullText;
use names::{NameKind, NameTable, NewName, given_readings};
use pinyin::CharTable;
use typo_index::TypoIndex;

/// How an [`Index`] listens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SearchOptions {
    /// Understand double pinyin of this scheme besides full pinyin and initials.
    pub double_pinyin: Option<Scheme>,
}

/// What a search looks things up in. It owns everything it needs: it outlives its directory and may be shared
/// between threads.
#[derive(Debug)]
pub struct Index {
    pub(in crate::search) char_table: CharTable,
    pub(in crate::search) names: NameTable,
    pub(in crate::search) typos: TypoIndex,
    pub(in crate::search) facets: FacetIndex,
    pub(in crate::search) fulltext: FullText,
    pub(in crate::search) kinds: Vec<Kind>,
    /// The place of each record in an order that depends on the records alone, not on how they were loaded.
    pub(in crate::search) order: Vec<u32>,
    pub(in crate::search) ids: Vec<Box<str>>,
    /// The printed numbers of services and articles.
    pub(in crate::search) numbers: Vec<(u32, u32)>,
    pub(in crate::search) ages: HashMap<u32, Vec<AgeLimit>>,
    pub(in crate::search) windows: HashMap<u32, Vec<Window>>,
}

impl Index {
    /// Builds the index of a directory.
    #[must_use]
    pub fn build(directory: &Directory) -> Self {
        Self::build_with(directory, SearchOptions::default())
    }

    /// Builds the index of a directory, with options.
    #[must_use]
    pub fn build_with(directory: &Directory, options: SearchOptions) -> Self {
        let mut char_table = CharTable::new(options.double_pinyin);
        let prefixes: Vec<Vec<char>> =
            directory.info().common_prefixes.iter().map(|it| fold::letters(it).collect()).collect();
        let mut names = NameTable::default();
        for (no, record) in directory.records() {
            let given =
                record.pinyin().map(|it| given_readings(record.name(), it, &mut char_table)).unwrap_or_default();
            each_name(record, &mut |class, text, pinyin| {
                names.add(&NewName { record: no.0, class, text, pinyin, given: &given }, &prefixes, &mut char_table);
            });
        }
        names.finish(directory.len());
        let facets = FacetIndex::new(directory, &mut char_table);
        let mut index = Self {
            typos: TypoIndex::new(&names, &char_table),
            char_table,
            names,
            facets,
            fulltext: FullText::new(directory),
            kinds: directory.records().map(|(_, record)| record.kind()).collect(),
            order: order(directory),
            ids: directory.records().map(|(_, record)| record.id().as_str().into()).collect(),
            numbers: Vec::new(),
            ages: HashMap::new(),
            windows: HashMap::new(),
        };
        index.note_services(directory);
        index
    }

    fn note_services(&mut self, directory: &Directory) {
        for (no, record) in directory.records() {
            match record {
                Record::Service(service) => {
                    self.numbers.push((service.number, no.0));
                    let limits: Vec<_> = service.eligibility.iter().flat_map(|it| it.ages.iter().cloned()).collect();
                    if !limits.is_empty() || is_for_people(directory, service) {
                        self.ages.insert(no.0, limits);
                    }
                    let windows = service.schedules.iter().flat_map(|it| it.windows.iter().cloned()).collect();
                    self.windows.insert(no.0, windows);
                }
                Record::Article(_, article) => self.numbers.push((article.number, no.0)),
                _ => {}
            }
        }
    }

    /// What was typed of a word: its letters, and the sign that is a key of the chosen double pinyin.
    pub(in crate::search) fn keys<'a>(&self, word: &'a Word) -> Cow<'a, [char]> {
        let Some(key) = self.char_table.syllables.sign().filter(|key| word.address.contains(*key)) else {
            return Cow::Borrowed(&word.letters);
        };
        let typed = word.address.chars().filter_map(|c| if c == key { Some(c) } else { fold::letter(c) });
        Cow::Owned(typed.collect())
    }

    /// How many records it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }
}

/// Calls `each` with every name of a record, and the reading that the data gives for it.
fn each_name(record: Record<'_>, each: &mut impl FnMut(NameKind, &str, Option<&str>)) {
    // A preface is called what every preface is called.
    let printed = !matches!(record, Record::Article(..) | Record::Preface(_));
    each(if printed { NameKind::Title } else { NameKind::Subject }, record.name(), record.pinyin());
    match record {
        Record::Service(service) => each(NameKind::Label, &format!("第{}项", service.number), None),
        Record::Article(_, article) => {
            each(NameKind::Label, &article.label, None);
            each(NameKind::Label, &format!("第{}条", article.number), None);
        }
        _ => {}
    }
    for name in record.alternate_names() {
        each(NameKind::Alternate, name, None);
    }
    if let Record::Service(service) = record {
        service.keywords.iter().for_each(|word| each(NameKind::Keyword, word, None));
    }
}

/// For each record its place in the order of kinds, printed numbers and ids.
fn order(directory: &Directory) -> Vec<u32> {
    let mut keys: Vec<_> = directory
        .records()
        .map(|(no, record)| {
            let list = if let Record::Society(discipline, _) = record { discipline.number } else { 0 };
            let page = if let Record::Department(it) = record { Some(it.page.into()) } else { record.number() };
            (record.kind(), list, page, record.id(), no)
        })
        .collect();
    keys.sort_unstable();
    let mut order = vec![0; keys.len()];
    for (place, (.., no)) in keys.into_iter().enumerate() {
        order[no.index()] = to_u32(place);
    }
    order
}

/// Whether people may apply; where nobody says for whom a service is, they may.
fn is_for_people(directory: &Directory, service: &Service) -> bool {
    let terms = || service.audiences.iter().flat_map(|audience| &audience.terms);
    let is_body = |id: &Id| directory.audience_term(id).is_some_and(|term| term.organization);
    terms().next().is_none() || !terms().all(is_body)
}

/// A place in a list of the index, or a length in it, as the 32 bits in which the lists keep them. Every such number is
/// made here. The lists are as long as the directory's text, so one beyond would need more than 4 GiB of it and many times
/// that in memory; it is taken for the last that there is.
pub(in crate::search) fn to_u32(place: usize) -> u32 {
    debug_assert!(u32::try_from(place).is_ok(), "{place} is beyond the index");
    u32::try_from(place).unwrap_or(u32::MAX)
}
