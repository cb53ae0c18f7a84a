//! A directory written as the columns that [`compiled`](super::compiled) reads.

use bytes::Bytes;

use super::column::{Numbers, PiecesWriter, checksum};
use super::compiled::{NO_NUMBER, bytes_of, checked_bytes_of, english_piece, section};
use super::conditions::KeptConditions;
use super::dates::KeptDates;
use super::{
    Article, Chapter, Charter, Department, Directory, Id, Kind, Profile, Record, RecordList, Service, Society,
};

/// The section with the records themselves, by far the largest.
pub const RECORDS_SECTION: &str = section::RECORDS;

/// The sections of which each piece has a checksum of its own, so that a reader need not look through all of them before it
/// trusts one.
pub const CHECKED_SECTIONS: [&str; 3] = [section::RECORDS, section::CONDITIONS, section::CONTACTS];

/// A section of a compiled directory with its name, of at most 16 ASCII characters.
pub type Column = (&'static str, Bytes);

/// Why a directory is not compiled: a section would have more than 4 GiB, or a value has no form in RON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl Directory {
    /// The directory as sections of bytes, for [`Directory::from_columns`]. `progress` is told how many of its records
    /// are written.
    ///
    /// # Errors
    /// See [`TooLarge`].
    pub fn columns(&self, mut progress: impl FnMut(usize)) -> Result<Vec<Column>, TooLarge> {
        let mut columns = self.group_columns().ok_or(TooLarge)?;
        let mut records = RecordColumns::default();
        for (no, record) in self.records() {
            records.add(record).ok_or(TooLarge)?;
            progress(no.index() + 1);
        }
        columns.extend(records.finish().ok_or(TooLarge)?);
        columns.extend(self.service_columns().ok_or(TooLarge)?);
        columns.extend(self.lookup.columns(&self.store));
        Ok(columns)
    }

    /// What there is besides the records: what the directory says of itself, disciplines, chapters.
    fn group_columns(&self) -> Option<Vec<Column>> {
        let [mut ids, mut names, mut english, mut disciplines] = <[PiecesWriter; 4]>::default();
        for (at, heading) in self.disciplines().enumerate() {
            ids.add(heading.id.as_bytes())?;
            names.add(heading.name.as_bytes())?;
            english.add(&english_piece(heading.english))?;
            disciplines.add(&bytes_of(&self.store.bare_discipline(at)?)?)?;
        }
        let chapters = self.chapters().map(|it| Chapter {
            number: it.number,
            title: it.title.to_owned(),
            articles: Box::default(),
        });
        let charter = self.store.charter().map(|(title, page)| Charter {
            title: title.to_owned(),
            page,
            chapters: chapters.collect(),
        });
        Some(vec![
            (section::INFO, bytes_of(self.info())?.into()),
            (section::SOCIETY_LIST, bytes_of(&self.society_list())?.into()),
            (section::CHARTER, bytes_of(&charter)?.into()),
            (section::THESAURUS, bytes_of(self.thesaurus())?.into()),
            (section::KINDS, self.store.kinds().bounds().collect::<Numbers>().bytes().clone()),
            (section::DISCIPLINES, disciplines.finish()?),
            (section::DISCIPLINE_IDS, ids.finish()?),
            (section::DISCIPLINE_NAMES, names.finish()?),
            (section::DISCIPLINE_ENGLISH, english.finish()?),
            (section::SOCIETIES, self.bounds(Kind::Society, self.disciplines().map(|it| it.societies))),
            (section::ARTICLES, self.bounds(Kind::Article, self.chapters().map(|it| it.articles))),
        ])
    }

    /// What each service says of when, for whom it is, and whom to call.
    fn service_columns(&self) -> Option<[Column; 3]> {
        let (mut dates, mut conditions, mut contacts) = <(PiecesWriter, PiecesWriter, PiecesWriter)>::default();
        for no in self.of_kind(Kind::Service).iter() {
            let Record::Service(service) = self.record(no)? else { return None };
            let kept = KeptDates::from(&self.dates(no)?);
            dates.add(&if kept == KeptDates::default() { Vec::new() } else { bytes_of(&kept)? })?;
            conditions.add(&checked_bytes_of(&KeptConditions::from(service))?)?;
            contacts.add(&checked_bytes_of(&service.contacts)?)?;
        }
        Some([
            (section::DATES, dates.finish()?),
            (section::CONDITIONS, conditions.finish()?),
            (section::CONTACTS, contacts.finish()?),
        ])
    }

    /// Where the groups of a kind of records begin, and where the last one ends.
    fn bounds(&self, kind: Kind, groups: impl Iterator<Item = RecordList>) -> Bytes {
        let first = self.store.kinds().of_kind(kind).start;
        let ends = groups.filter_map(|group| group.as_range()).map(|range| range.end);
        std::iter::once(first).chain(ends).collect::<Numbers>().bytes().clone()
    }
}

/// The columns that have a row for each record.
#[derive(Default)]
struct RecordColumns {
    ids: PiecesWriter,
    names: PiecesWriter,
    english: PiecesWriter,
    numbers: Vec<u32>,
    records: PiecesWriter,
    checksums: Vec<u32>,
}

impl RecordColumns {
    fn add(&mut self, record: Record<'_>) -> Option<()> {
        self.ids.add(record.id().as_str().as_bytes())?;
        self.names.add(record.name().as_bytes())?;
        self.english.add(&english_piece(record.english()))?;
        self.numbers.push(record.number().unwrap_or(NO_NUMBER));
        let bytes = nameless(record)?;
        self.checksums.push(checksum(&bytes));
        self.records.add(&bytes)
    }

    fn finish(self) -> Option<[Column; 6]> {
        let numbers = |numbers: Vec<u32>| numbers.into_iter().collect::<Numbers>().bytes().clone();
        Some([
            (section::IDS, self.ids.finish()?),
            (section::NAMES, self.names.finish()?),
            (section::ENGLISH, self.english.finish()?),
            (section::NUMBERS, numbers(self.numbers)),
            (section::RECORDS, self.records.finish()?),
            (section::CHECKSUMS, numbers(self.checksums)),
        ])
    }
}

/// A record without what the other columns say of it.
fn nameless(record: Record<'_>) -> Option<Vec<u8>> {
    let (id, number, name, english) = (Id::default(), 0, String::new(), None);
    match record {
        Record::Service(it) => {
            let (audiences, eligibility, page, contacts) = Default::default();
            bytes_of(&Service { id, number, name, english, page, audiences, eligibility, contacts, ..it.clone() })
        }
        Record::Society(_, it) => bytes_of(&Society { id, number, name, english, ..it.clone() }),
        Record::Department(it) => bytes_of(&Department { id, name, english, ..it.clone() }),
        // A profile's number is not printed: it stands in no column.
        Record::Profile(it) => bytes_of(&Profile { id, name, english, ..it.clone() }),
        Record::Article(_, it) => bytes_of(&Article { id, number, subject: name, ..it.clone() }),
        // It stands with what the directory says of itself.
        Record::Preface(_) => Some(Vec::new()),
    }
}
