//! Where the records of a directory are kept.
//!
//! [`Store`] is the seam between a directory and its memory: everything else in the program asks a
//! [`Directory`](super::Directory), which asks the store for a heading or for a whole record by its place. A store that
//! keeps its records encoded answers `heading` from flat columns and decodes in `record`; it may keep what it has decoded
//! in a cell of its own (`OnceLock`), so that a [`Record`] stays a borrow, which costs the loaded store nothing.

use std::ops::Range;

use super::{
    ChapterHeading, Charter, Department, DirectoryInfo, Discipline, DisciplineHeading, Kind, Place, Profile, Record,
    RecordIdx, RecordList, Service, SocietyList,
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
            Self::Loaded(it) => it.kinds[Kind::ALL.len()],
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
            Self::Loaded(it) => &it.contents.info,
        }
    }

    pub(super) fn society_list(&self) -> Option<&SocietyList> {
        match self {
            Self::Loaded(it) => it.contents.society_list.as_ref(),
        }
    }

    /// The charter's title and the page on which it begins.
    pub(super) fn charter(&self) -> Option<(&str, u16)> {
        match self {
            Self::Loaded(it) => it.contents.charter.as_ref().map(|charter| (charter.title.as_str(), charter.page)),
        }
    }

    /// The disciplines, in order.
    pub(super) fn disciplines(&self) -> impl Iterator<Item = DisciplineHeading<'_>> {
        let Self::Loaded(it) = self;
        let ranges = it.disciplines.windows(2).map(|ends| RecordList::range(ends[0]..ends[1]));
        it.contents.disciplines.iter().zip(ranges).map(|(discipline, societies)| DisciplineHeading {
            id: &discipline.id,
            name: &discipline.name,
            societies,
        })
    }

    /// The chapters of the charter, in order.
    pub(super) fn chapters(&self) -> impl Iterator<Item = ChapterHeading<'_>> {
        let Self::Loaded(it) = self;
        let ranges = it.chapters.windows(2).map(|ends| RecordList::range(ends[0]..ends[1]));
        let chapters = it.contents.charter.iter().flat_map(|charter| &charter.chapters);
        chapters.zip(ranges).map(|(chapter, articles)| ChapterHeading {
            number: chapter.number,
            title: &chapter.title,
            articles,
        })
    }

    /// Everything as values.
    pub(super) fn contents(&self) -> &Contents {
        match self {
            Self::Loaded(it) => &it.contents,
        }
    }
}

/// Contents with the places of their records: services, societies, departments, profiles, articles, the preface.
#[derive(Debug, Clone)]
pub(super) struct Loaded {
    contents: Contents,
    /// Where the records of each kind begin, in the order of [`Kind::ALL`], and where the last ones end.
    kinds: [u32; Kind::ALL.len() + 1],
    /// Where the societies of each discipline begin, and where the last ones end.
    disciplines: Box<[u32]>,
    /// Where the articles of each chapter begin, and where the last ones end.
    chapters: Box<[u32]>,
}

impl From<Contents> for Loaded {
    fn from(contents: Contents) -> Self {
        let services = counted(contents.services.len());
        let disciplines = ends(services, contents.disciplines.iter().map(|it| it.societies.len()));
        let societies = disciplines.last().copied().unwrap_or(services);
        let departments = societies.saturating_add(counted(contents.departments.len()));
        let profiles = departments.saturating_add(counted(contents.profiles.len()));
        let chapters = contents.charter.iter().flat_map(|charter| &charter.chapters);
        let chapters = ends(profiles, chapters.map(|it| it.articles.len()));
        let articles = chapters.last().copied().unwrap_or(profiles);
        let all = articles.saturating_add(contents.info.preface.is_some().into());
        let kinds = [0, services, societies, departments, profiles, articles, all];
        Self { contents, kinds, disciplines, chapters }
    }
}

impl Loaded {
    fn of_kind(&self, kind: Kind) -> Range<u32> {
        let at = kind as usize;
        self.kinds[at]..self.kinds[at + 1]
    }

    fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        let contents = &self.contents;
        let [_, services, societies, departments, profiles, articles, all] = self.kinds;
        let behind = |begin: u32| (no.0 - begin) as usize;
        match no.0 {
            at if at < services => contents.services.get(at as usize).map(Record::Service),
            at if at < societies => {
                let (group, at) = within(&self.disciplines, no)?;
                let discipline = contents.disciplines.get(group)?;
                discipline.societies.get(at).map(|society| Record::Society(discipline, society))
            }
            at if at < departments => contents.departments.get(behind(societies)).map(Record::Department),
            at if at < profiles => contents.profiles.get(behind(departments)).map(Record::Profile),
            at if at < articles => {
                let (group, at) = within(&self.chapters, no)?;
                let chapter = contents.charter.as_ref()?.chapters.get(group)?;
                chapter.articles.get(at).map(|article| Record::Article(chapter, article))
            }
            at if at < all => contents.info.preface.as_ref().map(Record::Preface),
            _ => None,
        }
    }
}

/// A place is a `u32`: no more records are counted.
pub(super) fn counted(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Where groups of these sizes begin if the first begins at `first`, and where the last one ends.
fn ends(first: u32, sizes: impl Iterator<Item = usize>) -> Box<[u32]> {
    let ends = sizes.scan(first, |end, size| {
        *end = end.saturating_add(counted(size));
        Some(*end)
    });
    std::iter::once(first).chain(ends).collect()
}

/// The group in which a place lies, and the how manieth of the group it is, from 0.
fn within(ends: &[u32], no: RecordIdx) -> Option<(usize, usize)> {
    let group = ends.partition_point(|begin| *begin <= no.0).checked_sub(1)?;
    Some((group, (no.0 - ends[group]) as usize))
}
