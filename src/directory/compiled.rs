//! A directory whose records are kept as bytes: names and lookups are read in place, a record is decoded when it is asked
//! for and kept from then on.
//!
//! A record stands there as JSON without blanks, read by the derives of its type: the form has no second description that
//! could differ from the first, and it is read several times as fast as RON. Its id, number and name are left out, for they
//! stand in columns of their own; so do the conditions and the contacts of a service, and what a discipline or a chapter holds.

use std::sync::OnceLock;

use bytes::Bytes;
use ron::Options;
use ron::extensions::Extensions;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::column::{Numbers, Pieces, checksum};
use super::conditions::KeptConditions;
use super::dates::KeptDates;
use super::lookup::Lookup;
use super::store::{KindBounds, Store};
use super::{
    Article, ChapterHeading, ChapterRef, Charter, Contact, Department, Directory, DirectoryInfo, Discipline,
    DisciplineHeading, Id, Kind, Name, Profile, Record, RecordIdx, RecordList, Service, Society, SocietyList,
    Thesaurus,
};

/// The parts of a compiled directory by name; at most 16 ASCII characters each.
pub(super) mod section {
    pub(in crate::directory) const INFO: &str = "dir.info";
    pub(in crate::directory) const SOCIETY_LIST: &str = "dir.list";
    pub(in crate::directory) const CHARTER: &str = "dir.charter";
    pub(in crate::directory) const KINDS: &str = "dir.kinds";
    pub(in crate::directory) const DISCIPLINES: &str = "dir.disciplines";
    pub(in crate::directory) const DISCIPLINE_IDS: &str = "dir.disc.ids";
    pub(in crate::directory) const DISCIPLINE_NAMES: &str = "dir.disc.names";
    pub(in crate::directory) const DISCIPLINE_ENGLISH: &str = "dir.disc.english";
    pub(in crate::directory) const SOCIETIES: &str = "dir.societies";
    pub(in crate::directory) const ARTICLES: &str = "dir.articles";
    pub(in crate::directory) const IDS: &str = "dir.ids";
    pub(in crate::directory) const NAMES: &str = "dir.names";
    pub(in crate::directory) const ENGLISH: &str = "dir.english";
    pub(in crate::directory) const THESAURUS: &str = "dir.thesaurus";
    pub(in crate::directory) const NUMBERS: &str = "dir.numbers";
    pub(in crate::directory) const RECORDS: &str = "dir.records";
    pub(in crate::directory) const DATES: &str = "dir.dates";
    pub(in crate::directory) const CONDITIONS: &str = "dir.conditions";
    pub(in crate::directory) const CONTACTS: &str = "dir.contacts";
    pub(in crate::directory) const CHECKSUMS: &str = "dir.checksums";
}

/// Why bytes are no directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged {
    /// The section that is missing or makes no sense.
    pub section: &'static str,
}

/// What stands for no number.
pub(super) const NO_NUMBER: u32 = u32::MAX;

/// Where the decoded records of a compiled directory are kept: so many in a list that is made when one of them is.
const DRAWER: usize = 256;

type Drawer<T> = OnceLock<Box<[OnceLock<Option<T>>]>>;

/// Values that are decoded when they are asked for; `None` where that could not be done.
#[derive(Debug)]
struct Decoded<T>(Box<[Drawer<T>]>);

impl<T> Decoded<T> {
    fn new(count: usize) -> Self {
        Self((0..count.div_ceil(DRAWER)).map(|_| OnceLock::new()).collect())
    }

    fn get_or_decode(&self, at: usize, decode: impl FnOnce() -> Option<T>) -> Option<&T> {
        let drawer = self.0.get(at / DRAWER)?;
        let drawer = drawer.get_or_init(|| (0..DRAWER).map(|_| OnceLock::new()).collect());
        drawer.get(at % DRAWER)?.get_or_init(decode).as_ref()
    }

    /// What was decoded before.
    fn decoded(&self, at: usize) -> Option<&Option<T>> {
        self.0.get(at / DRAWER)?.get()?.get(at % DRAWER)?.get()
    }
}

/// A record that was decoded.
#[derive(Debug)]
enum DecodedRecord {
    Service(Box<Service>),
    Society(Box<Society>),
    Department(Box<Department>),
    Profile(Box<Profile>),
    Article(Box<Article>),
}

/// A directory's memory as bytes.
#[derive(Debug)]
pub(super) struct Compiled {
    info: DirectoryInfo,
    society_list: Option<SocietyList>,
    /// With its chapters, without their articles.
    charter: Option<Charter>,
    kinds: KindBounds,
    /// Where the societies of each discipline begin, and where the last ones end.
    societies: Numbers,
    /// The same of articles and chapters.
    articles: Numbers,
    discipline_ids: Pieces,
    discipline_names: Pieces,
    discipline_english: Pieces,
    disciplines: Pieces,
    decoded_disciplines: Decoded<Box<Discipline>>,
    ids: Pieces,
    names: Pieces,
    /// Of each record its name in English; see [`english_piece`].
    english: Pieces,
    numbers: Numbers,
    records: Pieces,
    checksums: Numbers,
    decoded_records: Decoded<DecodedRecord>,
    /// Of each service what it says of when; nothing where it says nothing.
    dates: Pieces,
    decoded_dates: Decoded<Box<KeptDates>>,
    /// Of each service for whom it is, behind its checksum.
    conditions: Pieces,
    decoded_conditions: Decoded<Box<KeptConditions>>,
    /// Of each service whom to call, behind its checksum.
    contacts: Pieces,
    decoded_contacts: Decoded<Box<[Contact]>>,
    thesaurus: Bytes,
    decoded_thesaurus: OnceLock<Thesaurus>,
}

impl Compiled {
    /// Reads what is needed at once; the rest is read where it is asked for.
    fn open(mut get: impl FnMut(&'static str) -> Option<Bytes>) -> Result<Self, Damaged> {
        let mut bytes = |section| get(section).ok_or(Damaged { section });
        let kinds = Numbers::new(bytes(section::KINDS)?);
        let kinds = KindBounds::read(&kinds).ok_or(Damaged { section: section::KINDS })?;
        let info = value(&bytes(section::INFO)?).ok_or(Damaged { section: section::INFO })?;
        let society_list = value(&bytes(section::SOCIETY_LIST)?).ok_or(Damaged { section: section::SOCIETY_LIST })?;
        let charter = value(&bytes(section::CHARTER)?).ok_or(Damaged { section: section::CHARTER })?;
        let societies = Numbers::new(bytes(section::SOCIETIES)?);
        let articles = Numbers::new(bytes(section::ARTICLES)?);
        let numbers = Numbers::new(bytes(section::NUMBERS)?);
        let checksums = Numbers::new(bytes(section::CHECKSUMS)?);
        let thesaurus = bytes(section::THESAURUS)?;
        let mut pieces = |section| get(section).and_then(|bytes| Pieces::new(&bytes)).ok_or(Damaged { section });
        let disciplines = pieces(section::DISCIPLINES)?;
        let (ids, names, records) = (pieces(section::IDS)?, pieces(section::NAMES)?, pieces(section::RECORDS)?);
        let (english, dates) = (pieces(section::ENGLISH)?, pieces(section::DATES)?);
        let (conditions, contacts) = (pieces(section::CONDITIONS)?, pieces(section::CONTACTS)?);
        let rows = kinds.len() as usize;
        for (section, length) in [
            (section::IDS, ids.len()),
            (section::NAMES, names.len()),
            (section::ENGLISH, english.len()),
            (section::NUMBERS, numbers.len()),
            (section::RECORDS, records.len()),
            (section::CHECKSUMS, checksums.len()),
        ] {
            // Otherwise a directory of a few records could say that it has millions.
            if length != rows {
                return Err(Damaged { section });
            }
        }
        let services = kinds.of_kind(Kind::Service).len();
        let of_services =
            [(section::DATES, &dates), (section::CONDITIONS, &conditions), (section::CONTACTS, &contacts)];
        if let Some((section, _)) = of_services.into_iter().find(|(_, pieces)| pieces.len() != services) {
            return Err(Damaged { section });
        }
        Ok(Self {
            info,
            society_list,
            charter,
            societies,
            articles,
            discipline_ids: pieces(section::DISCIPLINE_IDS)?,
            discipline_names: pieces(section::DISCIPLINE_NAMES)?,
            discipline_english: pieces(section::DISCIPLINE_ENGLISH)?,
            decoded_disciplines: Decoded::new(disciplines.len()),
            disciplines,
            ids,
            names,
            english,
            numbers,
            decoded_records: Decoded::new(rows),
            records,
            checksums,
            decoded_dates: Decoded::new(services),
            dates,
            decoded_conditions: Decoded::new(services),
            conditions,
            decoded_contacts: Decoded::new(services),
            contacts,
            thesaurus,
            decoded_thesaurus: OnceLock::new(),
            kinds,
        })
    }

    pub(super) const fn kinds(&self) -> &KindBounds {
        &self.kinds
    }

    pub(super) const fn info(&self) -> &DirectoryInfo {
        &self.info
    }

    pub(super) const fn society_list(&self) -> Option<&SocietyList> {
        self.society_list.as_ref()
    }

    pub(super) const fn charter(&self) -> Option<&Charter> {
        self.charter.as_ref()
    }

    /// The thesaurus, decoded now or before; an empty one where the bytes were damaged.
    pub(super) fn thesaurus(&self) -> &Thesaurus {
        self.decoded_thesaurus.get_or_init(|| value(&self.thesaurus).unwrap_or_default())
    }

    /// The name of a record in English, where it has one.
    pub(super) fn english(&self, no: RecordIdx) -> Option<&str> {
        english_of(&self.english, no.index())
    }

    pub(super) fn id(&self, no: RecordIdx) -> Option<&str> {
        self.ids.text(no.index())
    }

    pub(super) fn heading(&self, no: RecordIdx) -> Option<(Kind, &str, Option<u32>, &str)> {
        let kind = self.kinds.kind_of(no)?;
        let number = self.numbers.get(no.index()).filter(|number| *number != NO_NUMBER);
        Some((kind, self.id(no)?, number, self.names.text(no.index())?))
    }

    /// A record, decoded now or before; `None` where its bytes were damaged.
    pub(super) fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        let kind = self.kinds.kind_of(no)?;
        if kind == Kind::Preface {
            return self.info.preface.as_ref().map(Record::Preface);
        }
        let record = self.decoded_records.get_or_decode(no.index(), || self.decode(kind, no))?;
        self.placed(no, record)
    }

    /// Shows a record to somebody who looks at all of them: it is not kept unless it was decoded before. `None` where its
    /// bytes were damaged.
    pub(super) fn with_record<T>(&self, no: RecordIdx, look: impl FnOnce(Record<'_>) -> T) -> Option<T> {
        let kind = self.kinds.kind_of(no)?;
        if kind == Kind::Preface || self.decoded_records.decoded(no.index()).is_some() {
            return self.record(no).map(look);
        }
        let record = self.decode(kind, no)?;
        self.placed(no, &record).map(look)
    }

    /// A decoded record with where it stands.
    fn placed<'a>(&'a self, no: RecordIdx, record: &'a DecodedRecord) -> Option<Record<'a>> {
        Some(match record {
            DecodedRecord::Service(it) => Record::Service(it),
            DecodedRecord::Society(it) => Record::Society(self.discipline(self.societies.group_of(no.0)?)?.into(), it),
            DecodedRecord::Department(it) => Record::Department(it),
            DecodedRecord::Profile(it) => Record::Profile(it),
            DecodedRecord::Article(it) => Record::Article(self.chapter(self.articles.group_of(no.0)?)?, it),
        })
    }

    /// What a service says of when, decoded now or before; `None` for any other record, and where the bytes were damaged.
    pub(super) fn dates(&self, no: RecordIdx) -> Option<&KeptDates> {
        let at = self.service(no)?;
        let decode = || {
            let bytes = self.dates.get(at)?;
            if bytes.is_empty() { Some(Box::default()) } else { value(bytes) }
        };
        self.decoded_dates.get_or_decode(at, decode).map(|it| &**it)
    }

    /// For whom a service is, decoded now or before; `None` for any other record, and where the bytes were damaged.
    pub(super) fn conditions(&self, no: RecordIdx) -> Option<&KeptConditions> {
        let at = self.service(no)?;
        self.decoded_conditions.get_or_decode(at, || checked(self.conditions.get(at)?)).map(|it| &**it)
    }

    /// Whom to call about a service, decoded now or before; `None` for any other record, and where the bytes were damaged.
    pub(super) fn contacts(&self, no: RecordIdx) -> Option<&[Contact]> {
        let at = self.service(no)?;
        self.decoded_contacts.get_or_decode(at, || checked(self.contacts.get(at)?)).map(|it| &**it)
    }

    /// The place of a service among the services.
    fn service(&self, no: RecordIdx) -> Option<usize> {
        let services = self.kinds.of_kind(Kind::Service);
        services.contains(&no.0).then(|| (no.0 - services.start) as usize)
    }

    fn decode(&self, kind: Kind, no: RecordIdx) -> Option<DecodedRecord> {
        let bytes = self.records.get(no.index())?;
        if self.checksums.get(no.index())? != checksum(bytes) {
            return None;
        }
        let (_, id, number, name) = self.heading(no)?;
        let (id, number, name) = (Id::from(id), number.unwrap_or(0), name.to_owned());
        let english = self.english(no).map(str::to_owned);
        Some(match kind {
            Kind::Service => {
                let at = self.service(no)?;
                let KeptConditions { audiences, eligibility, page } = checked(self.conditions.get(at)?)?;
                let contacts = checked(self.contacts.get(at)?)?;
                let rest = value(bytes)?;
                DecodedRecord::Service(
                    Service { id, number, name, english, page, audiences, eligibility, contacts, ..rest }.into(),
                )
            }
            Kind::Society => DecodedRecord::Society(Society { id, number, name, english, ..value(bytes)? }.into()),
            Kind::Department => DecodedRecord::Department(Department { id, name, english, ..value(bytes)? }.into()),
            Kind::Profile => DecodedRecord::Profile(Profile { id, name, english, ..value(bytes)? }.into()),
            Kind::Article => DecodedRecord::Article(Article { id, number, subject: name, ..value(bytes)? }.into()),
            Kind::Preface => return None,
        })
    }

    /// A discipline without its societies.
    pub(super) fn discipline(&self, group: usize) -> Option<&Discipline> {
        self.decoded_disciplines.get_or_decode(group, || value(self.disciplines.get(group)?)).map(|it| &**it)
    }

    fn chapter(&self, group: usize) -> Option<ChapterRef<'_>> {
        self.charter.as_ref()?.chapters.get(group).map(ChapterRef::from)
    }

    /// The name of the discipline of a society.
    pub(super) fn discipline_name(&self, no: RecordIdx) -> Option<Name<'_>> {
        let group = self.societies.group_of(no.0)?;
        let english = english_of(&self.discipline_english, group);
        Some(Name { printed: self.discipline_names.text(group)?, english })
    }

    /// The title of the chapter of an article.
    pub(super) fn chapter_title(&self, no: RecordIdx) -> Option<&str> {
        Some(self.chapter(self.articles.group_of(no.0)?)?.title)
    }

    pub(super) fn disciplines(&self) -> impl Iterator<Item = DisciplineHeading<'_>> {
        (0..).zip(0..self.discipline_ids.len()).map_while(|(group, at)| {
            let societies = RecordList::range(self.societies.group(group)?);
            Some(DisciplineHeading {
                id: self.discipline_ids.text(at)?,
                name: self.discipline_names.text(at)?,
                english: english_of(&self.discipline_english, at),
                societies,
            })
        })
    }

    pub(super) fn chapters(&self) -> impl Iterator<Item = ChapterHeading<'_>> {
        let chapters = self.charter.iter().flat_map(|charter| &charter.chapters);
        (0..).zip(chapters).map_while(|(group, chapter)| {
            let articles = RecordList::range(self.articles.group(group)?);
            Some(ChapterHeading { number: chapter.number, title: &chapter.title, articles })
        })
    }
}

impl Directory {
    /// A directory from the sections that [`Directory::columns`] gave, which `get` finds by name.
    ///
    /// # Errors
    /// A section is missing or makes no sense. A record that makes none is found out when it is asked for:
    /// [`Directory::record`] then has none.
    pub fn from_columns(mut get: impl FnMut(&'static str) -> Option<Bytes>) -> Result<Self, Damaged> {
        let store = Store::Compiled(Compiled::open(&mut get)?.into());
        let lookup = Lookup::from_columns(&store, get)?;
        Ok(Self { store, lookup })
    }
}

/// The dialect of RON in which directories are written: `Some(…)` need not stand there.
#[must_use]
pub fn ron_options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// A value from its bytes; `None` where they are not one.
fn value<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    serde_json::from_slice(bytes).ok()
}

/// The bytes of a value, for [`value`].
pub(super) fn bytes_of<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    serde_json::to_vec(value).ok()
}

/// A value from its bytes behind their checksum; `None` where they have changed.
fn checked<T: DeserializeOwned>(piece: &[u8]) -> Option<T> {
    let (sum, bytes) = piece.split_first_chunk()?;
    if u32::from_le_bytes(*sum) == checksum(bytes) { value(bytes) } else { None }
}

/// The bytes of a value behind their checksum, for [`checked`].
pub(super) fn checked_bytes_of<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    let bytes = bytes_of(value)?;
    Some([&checksum(&bytes).to_le_bytes()[..], &bytes].concat())
}

/// A name in English as a piece: nothing where there is none, else the name behind a blank, since a name may be empty in
/// values that no rule has seen.
pub(super) fn english_piece(english: Option<&str>) -> Vec<u8> {
    english.map(|name| [b" ", name.as_bytes()].concat()).unwrap_or_default()
}

/// The name of a piece that [`english_piece`] made.
fn english_of(pieces: &Pieces, at: usize) -> Option<&str> {
    pieces.text(at)?.strip_prefix(' ')
}

impl Service {
    /// It as bytes; `None` where it cannot be written.
    #[must_use]
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        bytes_of(self)
    }

    /// A service from its bytes; `None` where they are none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        value(bytes)
    }
}
