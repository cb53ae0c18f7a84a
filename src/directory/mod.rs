//! What the booklet says: the types of its records, and the lookups between them.
//!
//! Knows no other room.
//!
//! The vocabulary is that of the Human Services Data Specification (HSDS 3) wherever it has a word.
//!
//! Rules:
//! - nothing outside knows how records are kept: a list, a tree or a table asks for headings ([`Directory::heading`]), a
//!   page opens one record ([`Directory::record`]), and what belongs together is looked up, never searched for among all
//!   records;
//! - no file, no format but the fields that serde reads and writes, no search and no screen;
//! - a [`Directory`] that anybody sees has passed every check of the [`loader`](crate::loader);
//! - lists in records are boxed slices: they do not grow once they are read, and the room that a vector keeps for
//!   growing would be a third of the directory.
//!
//! Parts:
//! - `id`: stable ids, which other programs may hold on to
//! - `info`: what a directory says of itself, its parts, categories and audience terms
//! - `service`: services, with providers, benefits, figures, events and documents
//! - `eligibility`: for whom a service is and who may apply, as printed and as values that can be compared
//! - `organization`: societies by discipline, departments, profiles
//! - `contact`: whom to call, with the printed labels
//! - `phone`: the one reading of telephone numbers
//! - `confirmation`: when it was asked whether that is still so, and by whom
//! - `schedule`: when, as printed and as windows that can be compared with a date
//! - `dates`: what services say of when, readable without the rest of them
//! - `conditions`: the same of for whom they are and whom to call
//! - `charter`: chapters of numbered articles
//! - `rich_text`: paragraphs and lists under headings
//! - `record`: one view over everything that has an id
//! - `heading`: what a list shows of a record, readable without opening it
//! - `thesaurus`: words that mean the same, and words that mean nothing
//! - `store`: how records are kept: as values (`loaded`), or as bytes that are read in place (`compiled`)
//! - `compile`: a directory as those bytes
//! - `column`: flat lists over bytes
//! - `lookup`: by id, part, category, discipline, department and audience term, built once
//! - `numbers`: the telephone numbers of departments, found out once
//! - `relations`: what a record has to do with others: its numbers, its department, its place
//! - `phone_book`: departments and organizations with every number, and what each is for
//! - `call_list`: what can be confirmed, by the numbers at which it is asked after
//! - `record_list`: all records, or some of them

mod call_list;
mod charter;
mod column;
mod compile;
mod compiled;
mod conditions;
mod confirmation;
mod contact;
mod dates;
mod eligibility;
mod heading;
mod id;
mod info;
mod loaded;
mod lookup;
mod numbers;
mod organization;
mod phone;
mod phone_book;
mod record;
mod record_list;
mod relations;
mod rich_text;
mod schedule;
mod service;
mod store;
mod thesaurus;

use lookup::Lookup;
use store::Store;

pub use call_list::{CallNumber, Confirmable, Which, digits};
pub use charter::{Article, Chapter, Charter};
pub use compile::{CHECKED_SECTIONS, Column, RECORDS_SECTION, TooLarge};
pub use compiled::{Damaged, ron_options};
pub use conditions::ServiceConditions;
pub use confirmation::{Confirmation, Means};
pub use contact::{Contact, Email, Phone, PhoneKind, Url};
pub use dates::ServiceDates;
pub use eligibility::{
    AgeLimit, Asks, Audience, ConditionKind, Criterion, Degree, Eligibility, Exclusion, Force, Party, Rank, Sex, Trait,
};
pub use heading::{ChapterHeading, ChapterRef, DisciplineHeading, DisciplineRef, Heading, Name, Place};
pub use id::Id;
pub use info::{AudienceTerm, Category, DirectoryInfo, Part, Preface, Term};
pub use loaded::Values;
pub use organization::{Department, Discipline, Profile, Society, SocietyList};
pub use phone::PhoneNumber;
pub use phone_book::{BookNumber, PhoneBookEntry};
pub use record::{Kind, Record, RecordIdx, each_text};
pub use record_list::RecordList;
pub use relations::{ContactOwner, DepartmentNumber, OwnedNumber};
pub use rich_text::{Block, Item, Section};
pub use schedule::{Schedule, Window};
pub use service::{Benefit, BenefitKind, Bound, Document, Event, EventPlace, Figure, Provider, ProviderRole, Service};
pub use store::Contents;
pub use thesaurus::{Thesaurus, ThesaurusGroup};

/// A directory that is complete: it does not change any more, so its records can be counted.
#[derive(Debug, Clone)]
pub struct Directory {
    store: Store,
    lookup: Lookup,
}

impl From<Contents> for Directory {
    fn from(contents: Contents) -> Self {
        Values::from(contents).into()
    }
}

impl From<Values> for Directory {
    fn from(values: Values) -> Self {
        let store = Store::Loaded(values.into());
        let lookup = Lookup::of(&store);
        Self { store, lookup }
    }
}

impl Default for Directory {
    /// A directory without a record.
    fn default() -> Self {
        Contents::default().into()
    }
}

impl Directory {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.store.len() as usize
    }

    /// Whether there is no record at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.store.len() == 0
    }

    /// All records, in the directory's order: services, societies, departments, profiles, articles, the preface.
    #[must_use]
    pub fn all(&self) -> RecordList {
        RecordList::all(self.store.len())
    }

    /// The records of a kind, in the directory's order.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> RecordList {
        RecordList::range(self.store.kinds().of_kind(kind))
    }

    /// Every record with its place, in the directory's order. Each is opened: for names, ask for [`Directory::headings`].
    pub fn records(&self) -> impl Iterator<Item = (RecordIdx, Record<'_>)> {
        (0..self.store.len()).map(RecordIdx).filter_map(|no| Some((no, self.record(no)?)))
    }

    /// The record at a place, or `None` for a place of another directory.
    #[must_use]
    pub fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        self.store.record(no)
    }

    /// Shows the record at a place to somebody who goes through all of them, however many: unlike with
    /// [`Directory::record`] it takes no memory for longer than that. `None` as there.
    pub fn with_record<T>(&self, no: RecordIdx, look: impl FnOnce(Record<'_>) -> T) -> Option<T> {
        self.store.with_record(no, look)
    }

    /// What names each record, with its place, in the directory's order.
    pub fn headings(&self) -> impl Iterator<Item = (RecordIdx, Heading<'_>)> {
        (0..self.store.len()).map(RecordIdx).filter_map(|no| Some((no, self.heading(no)?)))
    }

    /// What names the record at a place, without opening it; `None` for a place of another directory.
    #[must_use]
    pub fn heading(&self, no: RecordIdx) -> Option<Heading<'_>> {
        let (kind, id, number, name) = self.store.heading(no)?;
        let english = self.store.english(no);
        let place = match kind {
            Kind::Service => self.lookup.service_place(&self.store, no),
            Kind::Society | Kind::Article => self.store.group(no),
            Kind::Department | Kind::Profile | Kind::Preface => Place::default(),
        };
        Some(Heading { id, kind, number, name, english, place })
    }

    /// The place of the record with this id.
    #[must_use]
    pub fn index_of(&self, id: &str) -> Option<RecordIdx> {
        self.lookup.find(&self.store, id)
    }

    /// The department with this id.
    #[must_use]
    pub fn department(&self, id: &Id) -> Option<&Department> {
        match self.record(self.index_of(id.as_str())?)? {
            Record::Department(department) => Some(department),
            _ => None,
        }
    }

    /// The part with this id.
    #[must_use]
    pub fn part(&self, id: &Id) -> Option<&Part> {
        self.info().parts.get(self.lookup.part(&self.store, id)?)
    }

    /// The audience term with this id.
    #[must_use]
    pub fn audience_term(&self, id: &Id) -> Option<&AudienceTerm> {
        self.info().audiences.get(self.lookup.audience(&self.store, id)?)
    }

    /// The services of the part or category with this id, in the directory's order.
    #[must_use]
    pub fn services_in(&self, part_or_category: &Id) -> RecordList {
        self.lookup.services_in(&self.store, part_or_category)
    }

    /// The department with this id, then what it answers for: services, societies, profiles.
    #[must_use]
    pub fn answered_by(&self, department: &Id) -> RecordList {
        let no = self.index_of(department.as_str());
        no.map(|no| self.lookup.answered_by(&self.store, no)).unwrap_or_default()
    }

    /// The disciplines with their societies, in order.
    pub fn disciplines(&self) -> impl Iterator<Item = DisciplineHeading<'_>> {
        self.store.disciplines()
    }

    /// The title of the charter as printed, where there is one.
    #[must_use]
    pub fn charter_title(&self) -> Option<&str> {
        self.store.charter().map(|(title, _)| title)
    }

    /// The booklet's page on which the charter begins; `None` where the directory gives none, or 0.
    #[must_use]
    pub fn charter_page(&self) -> Option<u16> {
        self.store.charter().map(|(_, page)| page).filter(|page| *page > 0)
    }

    /// The chapters of the charter with their articles, in order.
    pub fn chapters(&self) -> impl Iterator<Item = ChapterHeading<'_>> {
        self.store.chapters()
    }

    /// What the directory says of itself.
    #[must_use]
    pub fn info(&self) -> &DirectoryInfo {
        self.store.info()
    }

    /// Words that mean the same; an empty one where the directory has none. A compiled directory decodes it when it is asked
    /// for the first time.
    #[must_use]
    pub fn thesaurus(&self) -> &Thesaurus {
        self.store.thesaurus()
    }

    /// What holds for the whole list of societies.
    #[must_use]
    pub fn society_list(&self) -> Option<&SocietyList> {
        self.store.society_list()
    }

    /// Where a record stands, outermost first, as the tree shows it: part and category, discipline, chapter.
    #[must_use]
    pub fn path<'a>(&'a self, record: Record<'a>) -> Vec<Name<'a>> {
        let place = match record {
            Record::Service(it) => self.lookup.place(&self.store, &it.part, it.category.as_ref()),
            _ => self.store.place_in_group(record),
        };
        place.steps().collect()
    }

    /// Everything the directory's files say, as values of their own: for what writes or compares whole directories.
    /// Whatever shows or finds records asks for those.
    #[must_use]
    pub fn contents(&self) -> Contents {
        let mut contents = self.frame();
        let (mut societies, mut articles) = (Vec::new(), Vec::new());
        for (_, record) in self.records() {
            match record {
                Record::Service(it) => contents.services.push(it.clone()),
                Record::Society(_, it) => societies.push(it.clone()),
                Record::Department(it) => contents.departments.push(it.clone()),
                Record::Profile(it) => contents.profiles.push(it.clone()),
                Record::Article(_, it) => articles.push(it.clone()),
                Record::Preface(_) => {}
            }
        }
        let mut societies = societies.into_iter();
        for (discipline, heading) in contents.disciplines.iter_mut().zip(self.disciplines()) {
            discipline.societies = societies.by_ref().take(heading.societies.len()).collect();
        }
        let mut articles = articles.into_iter();
        let chapters = contents.charter.iter_mut().flat_map(|it| &mut it.chapters);
        for (chapter, heading) in chapters.zip(self.chapters()) {
            chapter.articles = articles.by_ref().take(heading.articles.len()).collect();
        }
        contents
    }

    /// What the directory's files say besides the records: what it says of itself, its lists, the disciplines and the chapters
    /// of the charter with nothing in them, the thesaurus.
    #[must_use]
    pub fn frame(&self) -> Contents {
        let disciplines = self.disciplines().enumerate().filter_map(|(at, _)| self.store.bare_discipline(at));
        let chapters = self.chapters().map(|heading| Chapter {
            number: heading.number,
            title: heading.title.to_owned(),
            articles: Box::default(),
        });
        let charter = self.store.charter().map(|(title, page)| Charter {
            title: title.to_owned(),
            page,
            chapters: chapters.collect(),
        });
        Contents {
            info: self.info().clone(),
            society_list: self.society_list().cloned(),
            disciplines: disciplines.collect(),
            charter,
            thesaurus: self.thesaurus().clone(),
            ..Contents::default()
        }
    }
}

/// Whether a field may stay out of the file: the one rule for every optional field.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
