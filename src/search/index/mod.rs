//! The index: everything that is worked out once, so that a query is only looked up.

pub(in crate::search) mod fulltext;

pub(in crate::search) mod typo_index;

pub(in crate::search) mod pinyin;

pub(in crate::search) mod phrases;

pub(in crate::search) mod names;

pub(in crate::search) mod fold;

mod variants;

pub(in crate::search) mod facets;

pub(in crate::search) mod polyphones;

pub(in crate::search) mod double_pinyin;

pub(in crate::search) mod column;

pub(in crate::search) mod numbers;

pub(in crate::search) mod pairs;

pub(in crate::search) mod postings;

pub(in crate::search) mod compared;

pub(in crate::search) mod tokens;

pub(in crate::search) mod english;
pub(in crate::search) mod spelling;
pub(in crate::search) mod terms;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use double_pinyin::Scheme;
use facets::FacetIndex;

use super::cores::each_on_cores;
use super::facets::FacetList;
use super::narrowing::Narrowing;
use super::query::Word;
use super::query::plain_words::PlainWords;
use crate::directory::{Directory, Record, RecordIdx};
use column::{Damaged, SectionName, Visit};
use compared::Compared;
use english::{EnglishBuilder, EnglishIndex};
use fulltext::FullText;
use names::{NameKind, NameTable, NameTableBuilder, NewName, given_readings};
use numbers::{Kinds, Numbers};
use pinyin::{CharTable, CharTableBuilder};
use terms::{Material, TermIndex};
use typo_index::TypoIndex;

/// How an [`Index`] listens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SearchOptions {
    /// Understand double pinyin of this scheme besides full pinyin and initials.
    pub double_pinyin: Option<Scheme>,
}

/// What a search looks things up in, beside the directory itself. It may be shared between threads.
#[derive(Debug)]
pub struct Index {
    pub(in crate::search) directory: Arc<Directory>,
    pub(in crate::search) kinds: Kinds,
    pub(in crate::search) lists: Lists,
    pub(in crate::search) narrowing: Narrowing,
    /// The facets with their values, once they have been asked for.
    pub(in crate::search) facet_values: OnceLock<Arc<[FacetList]>>,
    /// The words that mean conditions, once a text has been read for them.
    pub(in crate::search) plain_words: OnceLock<PlainWords>,
}

/// What of an index is worked out once and may be written to a file.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Lists {
    pub(in crate::search) char_table: CharTable,
    pub(in crate::search) names: NameTable,
    pub(in crate::search) typos: TypoIndex,
    pub(in crate::search) facets: FacetIndex,
    pub(in crate::search) fulltext: FullText,
    pub(in crate::search) numbers: Numbers,
    pub(in crate::search) compared: Compared,
    pub(in crate::search) terms: TermIndex,
    pub(in crate::search) english: EnglishIndex,
}

/// The sections of the English names of records.
const ENGLISH: [SectionName; 11] = [
    "english",
    "english.starts",
    "english.weights",
    "english.places",
    "english.postings",
    "english.row",
    "english.records",
    "english.firsts",
    "english.bare",
    "english.initials",
    "english.begins",
];

impl Lists {
    fn without_text(directory: &Directory, options: SearchOptions) -> Self {
        let mut char_table = CharTableBuilder::default();
        let mut english = EnglishBuilder::default();
        let names = names(directory, &mut char_table, &mut english);
        let facets = FacetIndex::new(directory, &mut char_table);
        let char_table = char_table.finish(options.double_pinyin);
        Self {
            typos: TypoIndex::new(names.view(), &char_table),
            char_table,
            names,
            facets,
            fulltext: FullText::default(),
            numbers: Numbers::new(directory),
            compared: Compared::new(directory),
            terms: TermIndex::default(),
            english: english.finish(),
        }
    }

    /// Names each list, to write it or to read it.
    fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        self.char_table.sections(visit)?;
        let names = ["names.chars", "names", "names.signatures", "names.begins", "names.firsts"];
        self.names.sections(names, visit)?;
        self.typos.sections(visit)?;
        self.facets.sections(visit)?;
        self.fulltext.sections(visit)?;
        self.numbers.sections(visit)?;
        self.compared.sections(visit)?;
        self.terms.sections(visit)?;
        self.english.sections(ENGLISH, visit)
    }
}

impl Index {
    /// Builds the index of a directory.
    #[must_use]
    pub fn build(directory: &Arc<Directory>) -> Self {
        Self::build_with(directory, SearchOptions::default())
    }

    /// Builds the index of a directory, with options.
    #[must_use]
    pub fn build_with(directory: &Arc<Directory>, options: SearchOptions) -> Self {
        let mut lists = Lists::default();
        let mut fulltext = FullText::default();
        // The text is half of the work; where one half is done before the other, the cores share what is left of that.
        let halves: [&mut (dyn FnMut() + Send); 2] =
            [&mut || fulltext = FullText::new(directory), &mut || lists = Lists::without_text(directory, options)];
        each_on_cores(halves.into_iter(), |half| half());
        lists.fulltext = fulltext;
        lists.terms = TermIndex::new(&Material {
            directory,
            names: lists.names.view(),
            char_table: &lists.char_table,
            fulltext: &lists.fulltext,
            facets: &lists.facets,
        });
        Self {
            directory: Arc::clone(directory),
            kinds: Kinds::new(directory),
            lists,
            narrowing: Narrowing::default(),
            facet_values: OnceLock::new(),
            plain_words: OnceLock::new(),
        }
    }

    /// The lists that the index consists of, each with its name: what [`Index::from_sections`] makes the index from
    /// again. They share the index's memory.
    #[must_use]
    pub fn sections(&self) -> Vec<(SectionName, Bytes)> {
        let mut sections = Vec::new();
        // A copy of a list shares its memory; nothing is changed in it here.
        let _ = self.lists.clone().sections(&mut |name, list| {
            sections.push((name, list.bytes()));
            Ok(())
        });
        sections
    }

    /// The index of a directory from its sections, which are read in place: nothing is decoded, and nothing is copied
    /// that lies at a multiple of eight bytes. Wrong sections give wrong answers, but nothing worse.
    ///
    /// # Errors
    ///
    /// A section that is not there, or whose length cannot be right.
    pub fn from_sections(
        directory: &Arc<Directory>,
        options: SearchOptions,
        mut get: impl FnMut(SectionName) -> Option<Bytes>,
    ) -> Result<Self, Damaged> {
        let mut lists = Lists::default();
        lists.sections(&mut |section, list| {
            let is_whole = get(section).is_some_and(|bytes| list.fill(bytes));
            if is_whole { Ok(()) } else { Err(Damaged { section }) }
        })?;
        lists.char_table.choose(options.double_pinyin);
        Ok(Self {
            directory: Arc::clone(directory),
            kinds: Kinds::new(directory),
            lists,
            narrowing: Narrowing::default(),
            facet_values: OnceLock::new(),
            plain_words: OnceLock::new(),
        })
    }

    /// What was typed of a word: its letters, and the sign that is a key of the chosen double pinyin.
    pub(in crate::search) fn keys<'a>(&self, word: &'a Word) -> Cow<'a, [char]> {
        self.lists.char_table.keys(word)
    }

    /// How it listens.
    #[must_use]
    pub const fn options(&self) -> SearchOptions {
        SearchOptions { double_pinyin: self.lists.char_table.syllables.scheme() }
    }

    /// The entries with this printed number, then those whose number begins with it; where it is no number those with this
    /// id, then those whose id begins with it. So many of each at the most.
    #[must_use]
    pub fn called(&self, text: &str, most: usize) -> Vec<RecordIdx> {
        let (mut whole, mut begun) = (Vec::new(), Vec::new());
        let digits = text.trim_start_matches('0');
        if !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit()) {
            self.lists.numbers.beginning_with(digits, |record, number| {
                let list = if number.to_string() == digits { &mut whole } else { &mut begun };
                if list.len() < most {
                    list.push(RecordIdx(record));
                }
            });
        } else if !text.is_empty() {
            let (same, others) = self.lists.numbers.named(&self.directory, &text.to_ascii_lowercase());
            whole.extend(same.iter().take(most).copied().map(RecordIdx));
            begun.extend(others.iter().take(most).copied().map(RecordIdx));
        }
        whole.append(&mut begun);
        whole
    }

    /// How many records it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.directory.len()
    }

    /// Whether it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.directory.is_empty()
    }
}

/// The names of every record; those in English go into `english`.
fn names(directory: &Directory, char_table: &mut CharTableBuilder, english: &mut EnglishBuilder) -> NameTable {
    let prefixes: Vec<Vec<char>> = directory.info().common_prefixes.iter().map(|it| Word::plain(it).letters).collect();
    let mut names = NameTableBuilder::default();
    for (no, record) in directory.records() {
        let given = record.pinyin().map(|it| given_readings(record.name(), it, char_table)).unwrap_or_default();
        each_name(record, &mut |class, text, pinyin| {
            names.add(&NewName { record: no.0, class, text, pinyin, given: &given }, &prefixes, char_table);
        });
        record.english().into_iter().for_each(|name| english.add(no.0, name));
    }
    names.finish(directory.len())
}

/// Calls `each` with every name of a record, and the reading that the data gives for it.
pub(in crate::search) fn each_name(record: Record<'_>, each: &mut impl FnMut(NameKind, &str, Option<&str>)) {
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

/// A place in a list of the index, or a length in it, as the 32 bits in which the lists keep them. Every such number is
/// made here. The lists are as long as the directory's text, so one beyond would need more than 4 GiB of it and many times
/// that in memory; it is taken for the last that there is.
pub(in crate::search) fn to_u32(place: usize) -> u32 {
    debug_assert!(u32::try_from(place).is_ok(), "{place} is beyond the index");
    u32::try_from(place).unwrap_or(u32::MAX)
}
