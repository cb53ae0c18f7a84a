//! Where the records of a directory are kept.
//!
//! [`Store`] is the seam between a directory and its memory: everything else in the program asks a
//! [`Directory`](super::Directory), which asks the store for a heading or for a whole record by its place. A store that
//! keeps its records encoded answers `heading` from flat columns and decodes in `record`; it may keep what it has decoded
//! in a cell of its own (`OnceLock`), so that a [`Record`] stays a borrow, which costs the loaded store nothing.

use std::ops::Range;

use super::loaded::Loaded;
use super::{
    ChapterHeading, Charter, Department, DirectoryInfo, Discipline, DisciplineHeading, Kind, Place, Profile, Record,
    RecordIdx, Service, SocietyList,
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
}

/// A directory's memory.
#[derive(Debug, Clone)]
pub(super) enum Store {
    /// Everything as values.
    Loaded(Loaded),
}

impl Store {
    /// The places of the records of a kind.
    pub(super) fn of_kind(&self, kind: Kind) -> Range<u32> {
        match self {
            Self::Loaded(it) => it.of_kind(kind),
        }
    }

    /// How many records there are.
    pub(super) fn len(&self) -> u32 {
        match self {
            Self::Loaded(it) => it.len(),
        }
    }

    /// The record at a place.
    pub(super) fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        match self {
            Self::Loaded(it) => it.record(no),
        }
    }

    /// The kind of a record, its id, its printed number and its name. Decodes nothing.
    pub(super) fn heading(&self, no: RecordIdx) -> Option<(Kind, &str, Option<u32>, &str)> {
        match self {
            Self::Loaded(it) => {
                let record = it.record(no)?;
                Some((record.kind(), record.id().as_str(), record.number(), record.name()))
            }
        }
    }

    /// Where a society or an article stands: in its discipline, in the charter and its chapter. Decodes nothing.
    pub(super) fn group(&self, no: RecordIdx) -> Place<'_> {
        let Self::Loaded(it) = self;
        it.record(no).map_or(Place::default(), |record| self.place_in_group(record))
    }

    /// Where an opened society or article stands.
    pub(super) fn place_in_group<'a>(&'a self, record: Record<'a>) -> Place<'a> {
        match (record, self.charter()) {
            (Record::Society(discipline, _), _) => Place::new(&discipline.name, None),
            (Record::Article(chapter, _), Some((title, _))) => Place::new(title, Some(&chapter.title)),
            _ => Place::default(),
        }
    }

    pub(super) fn info(&self) -> &DirectoryInfo {
        match self {
            Self::Loaded(it) => it.info(),
        }
    }

    pub(super) fn society_list(&self) -> Option<&SocietyList> {
        match self {
            Self::Loaded(it) => it.society_list(),
        }
    }

    /// The charter's title and the page on which it begins.
    pub(super) fn charter(&self) -> Option<(&str, u16)> {
        match self {
            Self::Loaded(it) => it.charter(),
        }
    }

    /// The disciplines, in order.
    pub(super) fn disciplines(&self) -> impl Iterator<Item = DisciplineHeading<'_>> {
        match self {
            Self::Loaded(it) => it.disciplines(),
        }
    }

    /// The chapters of the charter, in order.
    pub(super) fn chapters(&self) -> impl Iterator<Item = ChapterHeading<'_>> {
        match self {
            Self::Loaded(it) => it.chapters(),
        }
    }

    /// Everything as values.
    pub(super) fn contents(&self) -> &Contents {
        match self {
            Self::Loaded(it) => it.contents(),
        }
    }
}

/// A place is a `u32`: no more records are counted.
pub(super) fn counted(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
