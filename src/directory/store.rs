//! Where the records of a directory are kept.
//!
//! [`Store`] is the seam between a directory and its memory: everything else in the program asks a
//! [`Directory`](super::Directory), which asks the store for a heading or for a whole record by its place. A store that
//! keeps its records encoded answers `heading` from flat columns and decodes in `record`; it keeps what it has decoded in
//! a cell of its own (`OnceLock`), so that a [`Record`] stays a borrow, which costs the loaded store nothing.

use std::ops::Range;
use std::sync::Arc;

use super::column::Numbers;
use super::compiled::Compiled;
use super::loaded::Loaded;
use super::{
    ChapterHeading, Charter, Contact, Department, DirectoryInfo, Discipline, DisciplineHeading, Kind, Name, Place,
    Profile, Record, RecordIdx, Service, SocietyList, Thesaurus,
};

/// All that the files of a directory say. Every list is in the order of the printed numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contents {
    /// What the directory says of itself (`directory.ron`).
    pub info: DirectoryInfo,
    /// The services (`services/*.ron`).
    pub services: Vec<Service>,
    /// What holds for the whole list of societies (`societies.ron`).
    pub society_list: Option<SocietyList>,
    /// The societies by discipline (`societies/*.ron`).
    pub disciplines: Vec<Discipline>,
    /// Who answers (`departments.ron`).
    pub departments: Vec<Department>,
    /// Organisations described at length (`profiles/*.ron`).
    pub profiles: Vec<Profile>,
    /// The charter (`charter.ron`).
    pub charter: Option<Charter>,
    /// Words that mean the same (`thesaurus.ron`).
    pub thesaurus: Thesaurus,
}

/// A directory's memory.
#[derive(Debug, Clone)]
pub(super) enum Store {
    /// Everything as values.
    Loaded(Loaded),
    /// Everything as bytes, and as values what was asked for.
    Compiled(Arc<Compiled>),
}

impl Store {
    /// The places of the records of each kind.
    pub(super) fn kinds(&self) -> &KindBounds {
        match self {
            Self::Loaded(it) => it.kinds(),
            Self::Compiled(it) => it.kinds(),
        }
    }

    /// How many records there are.
    pub(super) fn len(&self) -> u32 {
        self.kinds().len()
    }

    /// The record at a place.
    pub(super) fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        match self {
            Self::Loaded(it) => it.record(no),
            Self::Compiled(it) => it.record(no),
        }
    }

    /// Shows a record without keeping it for the next time.
    pub(super) fn with_record<T>(&self, no: RecordIdx, look: impl FnOnce(Record<'_>) -> T) -> Option<T> {
        match self {
            Self::Loaded(it) => it.record(no).map(look),
            Self::Compiled(it) => it.with_record(no, look),
        }
    }

    /// The kind of a record, its id, its printed number and its name. Decodes nothing.
    pub(super) fn heading(&self, no: RecordIdx) -> Option<(Kind, &str, Option<u32>, &str)> {
        match self {
            Self::Loaded(it) => {
                let record = it.record(no)?;
                Some((record.kind(), record.id().as_str(), record.number(), record.name()))
            }
            Self::Compiled(it) => it.heading(no),
        }
    }

    /// The name of a record in English, where it has one. Decodes nothing.
    pub(super) fn english(&self, no: RecordIdx) -> Option<&str> {
        match self {
            Self::Loaded(it) => it.record(no)?.english(),
            Self::Compiled(it) => it.english(no),
        }
    }

    /// Whom to call about a service; `None` for any other record. Opens none of a compiled directory.
    pub(super) fn service_contacts(&self, no: RecordIdx) -> Option<&[Contact]> {
        match self {
            Self::Loaded(it) => match it.record(no)? {
                Record::Service(service) => Some(&service.contacts),
                _ => None,
            },
            Self::Compiled(it) => it.contacts(no),
        }
    }

    /// The id of a record, which there is none for outside of the directory. Decodes nothing.
    pub(super) fn id(&self, no: RecordIdx) -> Option<&str> {
        match self {
            Self::Loaded(it) => it.record(no).map(|record| record.id().as_str()),
            Self::Compiled(it) => it.id(no),
        }
    }

    /// The ids of all records, in their order. Decodes nothing.
    pub(super) fn ids(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match self {
            Self::Loaded(it) => Box::new(it.ids()),
            Self::Compiled(it) => Box::new((0..it.kinds().len()).map(|no| it.id(RecordIdx(no)).unwrap_or_default())),
        }
    }

    /// Where a society or an article stands: in its discipline, in the charter and its chapter. Decodes nothing.
    pub(super) fn group(&self, no: RecordIdx) -> Place<'_> {
        match self {
            Self::Loaded(it) => it.record(no).map_or(Place::default(), |record| self.place_in_group(record)),
            Self::Compiled(it) => {
                let society = || it.discipline_name(no).map(|name| Place::new(name, None));
                let article = || {
                    let chapter = Name::of(it.chapter_title(no)?);
                    Some(Place::new(Name::of(&it.charter()?.title), Some(chapter)))
                };
                let place = match it.kinds().kind_of(no) {
                    Some(Kind::Society) => society(),
                    Some(Kind::Article) => article(),
                    _ => None,
                };
                place.unwrap_or_default()
            }
        }
    }

    /// Where an opened society or article stands.
    pub(super) fn place_in_group<'a>(&'a self, record: Record<'a>) -> Place<'a> {
        match (record, self.charter()) {
            (Record::Society(discipline, _), _) => Place::new(discipline.title(), None),
            (Record::Article(chapter, _), Some((title, _))) => {
                Place::new(Name::of(title), Some(Name::of(chapter.title)))
            }
            _ => Place::default(),
        }
    }

    pub(super) fn info(&self) -> &DirectoryInfo {
        match self {
            Self::Loaded(it) => it.info(),
            Self::Compiled(it) => it.info(),
        }
    }

    pub(super) fn thesaurus(&self) -> &Thesaurus {
        match self {
            Self::Loaded(it) => it.thesaurus(),
            Self::Compiled(it) => it.thesaurus(),
        }
    }

    pub(super) fn society_list(&self) -> Option<&SocietyList> {
        match self {
            Self::Loaded(it) => it.society_list(),
            Self::Compiled(it) => it.society_list(),
        }
    }

    /// The charter's title and the page on which it begins.
    pub(super) fn charter(&self) -> Option<(&str, u16)> {
        let charter = match self {
            Self::Loaded(it) => it.charter(),
            Self::Compiled(it) => it.charter(),
        };
        charter.map(|charter| (charter.title.as_str(), charter.page))
    }

    /// The discipline at a place in their order as a value of its own, without its societies.
    pub(super) fn bare_discipline(&self, at: usize) -> Option<Discipline> {
        let it = match self {
            Self::Loaded(it) => it.whole_discipline(at)?,
            Self::Compiled(it) => it.discipline(at)?,
        };
        // All but the societies, which may be many.
        let Discipline { id, number, name, english, english_printed, alternate_names, societies: _ } = it;
        Some(Discipline {
            id: id.clone(),
            number: *number,
            name: name.clone(),
            english: english.clone(),
            english_printed: *english_printed,
            alternate_names: alternate_names.clone(),
            societies: Box::default(),
        })
    }

    /// The disciplines, in order.
    pub(super) fn disciplines(&self) -> Box<dyn Iterator<Item = DisciplineHeading<'_>> + '_> {
        match self {
            Self::Loaded(it) => Box::new(it.disciplines()),
            Self::Compiled(it) => Box::new(it.disciplines()),
        }
    }

    /// The chapters of the charter, in order.
    pub(super) fn chapters(&self) -> Box<dyn Iterator<Item = ChapterHeading<'_>> + '_> {
        match self {
            Self::Loaded(it) => Box::new(it.chapters()),
            Self::Compiled(it) => Box::new(it.chapters()),
        }
    }
}

/// Where the records of each kind begin, in the order of [`Kind::ALL`], and where the last ones end.
#[derive(Debug, Clone)]
pub(super) struct KindBounds([u32; Kind::ALL.len() + 1]);

impl KindBounds {
    /// From numbers that rise and begin with 0.
    pub(super) const fn new(bounds: [u32; Kind::ALL.len() + 1]) -> Self {
        Self(bounds)
    }

    /// From numbers that may be anything.
    pub(super) fn read(numbers: &Numbers) -> Option<Self> {
        let bounds: Vec<u32> = numbers.iter().collect();
        let bounds = <[u32; Kind::ALL.len() + 1]>::try_from(bounds).ok()?;
        (bounds[0] == 0 && bounds.is_sorted()).then_some(Self(bounds))
    }

    pub(super) fn bounds(&self) -> impl Iterator<Item = u32> {
        self.0.into_iter()
    }

    /// The places of the records of a kind.
    pub(super) const fn of_kind(&self, kind: Kind) -> Range<u32> {
        let at = kind as usize;
        self.0[at]..self.0[at + 1]
    }

    /// The kind of the record at a place.
    pub(super) fn kind_of(&self, no: RecordIdx) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| self.of_kind(*kind).contains(&no.0))
    }

    /// How many records there are.
    pub(super) const fn len(&self) -> u32 {
        self.0[Kind::ALL.len()]
    }
}

/// A place is a `u32`: no more records are counted.
pub(super) fn counted(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
