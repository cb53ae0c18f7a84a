//! One view over everything that has an id: what a list shows, a search finds and a reader opens.

use super::{
    Article, Block, Chapter, Contact, Contents, Department, Discipline, Email, Id, Item, Phone, Preface, Profile,
    Section, Service, Society, Url,
};

/// What sort of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A numbered service.
    Service,
    /// A learned society.
    Society,
    /// A department that answers the telephone.
    Department,
    /// An organisation described at length.
    Profile,
    /// An article of the charter.
    Article,
    /// The preface.
    Preface,
}

impl Kind {
    /// Every kind, in the order in which a directory lists its records.
    pub const ALL: [Self; 6] =
        [Self::Service, Self::Society, Self::Department, Self::Profile, Self::Article, Self::Preface];

    /// The word for it in ids, queries and machine-readable output.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Society => "society",
            Self::Department => "department",
            Self::Profile => "profile",
            Self::Article => "article",
            Self::Preface => "preface",
        }
    }
}

/// The place of a record in [`Directory::records`]: dense, from 0, the same as long as the directory lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordIdx(pub u32);

impl RecordIdx {
    /// As an index into a list of records.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A record, borrowed from its directory.
#[derive(Debug, Clone, Copy)]
pub enum Record<'a> {
    /// A numbered service.
    Service(&'a Service),
    /// A learned society, with the discipline it is listed under.
    Society(&'a Discipline, &'a Society),
    /// A department.
    Department(&'a Department),
    /// An organisation described at length.
    Profile(&'a Profile),
    /// An article, with its chapter.
    Article(&'a Chapter, &'a Article),
    /// The preface.
    Preface(&'a Preface),
}

impl<'a> Record<'a> {
    /// What sort of record it is.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Service(_) => Kind::Service,
            Self::Society(..) => Kind::Society,
            Self::Department(_) => Kind::Department,
            Self::Profile(_) => Kind::Profile,
            Self::Article(..) => Kind::Article,
            Self::Preface(_) => Kind::Preface,
        }
    }

    /// Its stable id.
    #[must_use]
    pub const fn id(self) -> &'a Id {
        match self {
            Self::Service(it) => &it.id,
            Self::Society(_, it) => &it.id,
            Self::Department(it) => &it.id,
            Self::Profile(it) => &it.id,
            Self::Article(_, it) => &it.id,
            Self::Preface(it) => &it.id,
        }
    }

    /// Its printed number, where it has one.
    #[must_use]
    pub const fn number(self) -> Option<u16> {
        match self {
            Self::Service(it) => Some(it.number),
            Self::Society(_, it) => Some(it.number),
            Self::Article(_, it) => Some(it.number),
            Self::Department(_) | Self::Profile(_) | Self::Preface(_) => None,
        }
    }

    /// Its name or title. An article's is what it is about; its printed number is [`Article::label`].
    #[must_use]
    pub fn name(self) -> &'a str {
        match self {
            Self::Service(it) => &it.name,
            Self::Society(_, it) => &it.name,
            Self::Department(it) => &it.name,
            Self::Profile(it) => &it.name,
            Self::Article(_, it) => &it.subject,
            Self::Preface(it) => &it.title,
        }
    }

    /// Other names it goes by.
    #[must_use]
    pub fn alternate_names(self) -> &'a [String] {
        match self {
            Self::Service(it) => &it.alternate_names,
            Self::Society(_, it) => &it.alternate_names,
            Self::Department(it) => &it.alternate_names,
            Self::Profile(it) => &it.alternate_names,
            Self::Article(..) | Self::Preface(_) => &[],
        }
    }

    /// The reading of its name, where the data gives one.
    #[must_use]
    pub fn pinyin(self) -> Option<&'a str> {
        match self {
            Self::Service(it) => it.pinyin.as_deref(),
            Self::Society(_, it) => it.pinyin.as_deref(),
            Self::Department(it) => it.pinyin.as_deref(),
            Self::Profile(it) => it.pinyin.as_deref(),
            Self::Article(..) | Self::Preface(_) => None,
        }
    }

    /// Doubts about what is printed.
    #[must_use]
    pub fn notes(self) -> &'a [String] {
        match self {
            Self::Service(it) => &it.notes,
            Self::Society(_, it) => &it.notes,
            Self::Department(it) => &it.notes,
            Self::Profile(it) => &it.notes,
            Self::Article(..) | Self::Preface(_) => &[],
        }
    }

    /// Its text under headings; empty for a record that has none.
    #[must_use]
    pub fn sections(self) -> &'a [Section] {
        match self {
            Self::Service(it) => &it.sections,
            Self::Profile(it) => &it.sections,
            Self::Society(..) | Self::Department(_) | Self::Article(..) | Self::Preface(_) => &[],
        }
    }

    /// Its text without headings: an article's or the preface's.
    #[must_use]
    pub fn body(self) -> &'a [Block] {
        match self {
            Self::Article(_, it) => &it.body,
            Self::Preface(it) => &it.body,
            Self::Service(_) | Self::Society(..) | Self::Department(_) | Self::Profile(_) => &[],
        }
    }

    /// Its one-sentence summary, where it has one.
    #[must_use]
    pub fn summary(self) -> Option<&'a str> {
        match self {
            Self::Service(it) => Some(&it.summary),
            Self::Profile(it) => Some(&it.summary),
            Self::Society(..) | Self::Department(_) | Self::Article(..) | Self::Preface(_) => None,
        }
    }
}

/// Where a record stands: which list, which place.
#[derive(Debug, Clone, Copy)]
enum Slot {
    Service(usize),
    Society(usize, usize),
    Department(usize),
    Profile(usize),
    Article(usize, usize),
    Preface,
}

fn slots(contents: &Contents) -> Vec<Slot> {
    let services = (0..contents.services.len()).map(Slot::Service);
    let disciplines = contents.disciplines.iter().enumerate();
    let societies = disciplines.flat_map(|(d, it)| (0..it.societies.len()).map(move |s| Slot::Society(d, s)));
    let departments = (0..contents.departments.len()).map(Slot::Department);
    let profiles = (0..contents.profiles.len()).map(Slot::Profile);
    let chapters = contents.charter.iter().flat_map(|charter| charter.chapters.iter().enumerate());
    let articles = chapters.flat_map(|(c, it)| (0..it.articles.len()).map(move |a| Slot::Article(c, a)));
    let preface = contents.info.preface.iter().map(|_| Slot::Preface);
    services.chain(societies).chain(departments).chain(profiles).chain(articles).chain(preface).collect()
}

/// A directory that is complete: its contents do not change any more, so its records can be counted.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    contents: Contents,
    slots: Vec<Slot>,
}

impl From<Contents> for Directory {
    fn from(contents: Contents) -> Self {
        let slots = slots(&contents);
        Self { contents, slots }
    }
}

impl std::ops::Deref for Directory {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.contents
    }
}

impl Directory {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is no record at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Every record with its place: services, societies, departments, profiles, articles, the preface.
    pub fn records(&self) -> impl Iterator<Item = (RecordIdx, Record<'_>)> {
        (0..).map(RecordIdx).map_while(|no| self.record(no).map(|record| (no, record)))
    }

    /// The record at a place, or `None` for a place of another directory.
    #[must_use]
    pub fn record(&self, no: RecordIdx) -> Option<Record<'_>> {
        let slot = *self.slots.get(no.index())?;
        Some(match slot {
            Slot::Service(i) => Record::Service(&self.services[i]),
            Slot::Society(d, s) => Record::Society(&self.disciplines[d], &self.disciplines[d].societies[s]),
            Slot::Department(i) => Record::Department(&self.departments[i]),
            Slot::Profile(i) => Record::Profile(&self.profiles[i]),
            Slot::Article(c, a) => {
                let chapter = &self.charter.as_ref()?.chapters[c];
                Record::Article(chapter, &chapter.articles[a])
            }
            Slot::Preface => Record::Preface(self.info.preface.as_ref()?),
        })
    }

    /// The place of the record with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<RecordIdx> {
        self.records().find(|(_, record)| record.id().as_str() == id).map(|(no, _)| no)
    }

    /// The department with this id.
    #[must_use]
    pub fn department(&self, id: &Id) -> Option<&Department> {
        self.departments.iter().find(|department| department.id == *id)
    }

    /// The booklet's page for a record; for a society the list's, for an article the charter's first.
    /// `None` where the directory gives none, or 0.
    #[must_use]
    pub fn page(&self, record: Record<'_>) -> Option<u16> {
        let page = match record {
            Record::Service(it) => it.page,
            Record::Society(..) => self.society_list.as_ref()?.page,
            Record::Department(it) => it.page,
            Record::Profile(it) => it.page,
            Record::Article(..) => self.charter.as_ref()?.page,
            Record::Preface(_) => return None,
        };
        Some(page).filter(|page| *page > 0)
    }

    /// Whether [`Directory::page`] is where the record itself begins, and not only the list or the charter it stands in.
    #[must_use]
    pub const fn has_page_of_its_own(record: Record<'_>) -> bool {
        !matches!(record, Record::Society(..) | Record::Article(..))
    }

    /// The contacts that answer for a record: a service's own, those printed under the list for a society,
    /// an organisation's own, and for a department every block that names it, in the order printed.
    #[must_use]
    pub fn contacts<'a>(&'a self, record: Record<'a>) -> Vec<&'a Contact> {
        let of_list = self.society_list.iter().flat_map(|list| &list.contacts);
        match record {
            Record::Service(it) => it.contacts.iter().collect(),
            Record::Society(..) => of_list.collect(),
            Record::Profile(it) => it.contacts.iter().collect(),
            Record::Department(it) => {
                let of_services = self.services.iter().flat_map(|service| &service.contacts);
                of_services.chain(of_list).filter(|contact| contact.is_answered_by(&it.id)).collect()
            }
            Record::Article(..) | Record::Preface(_) => Vec::new(),
        }
    }

    /// The services for which a department answers, at `number` if one is given, in the directory's order.
    pub fn services_of<'a>(
        &'a self,
        department: &'a Department,
        number: Option<&'a str>,
    ) -> impl Iterator<Item = &'a Service> {
        let is_meant = move |contact: &Contact| {
            let has = |number| contact.phones.iter().any(|phone| phone.number == number);
            contact.is_answered_by(&department.id) && number.is_none_or(has)
        };
        self.services.iter().filter(move |service| service.contacts.iter().any(is_meant))
    }

    /// The numbers that answer for a record, in the order printed, each once.
    #[must_use]
    pub fn phones<'a>(&'a self, record: Record<'a>) -> Vec<&'a Phone> {
        unique(self.contacts(record).into_iter().flat_map(|contact| &contact.phones), |phone| &phone.number)
    }

    /// The e-mail addresses printed for a record, each once.
    #[must_use]
    pub fn emails<'a>(&'a self, record: Record<'a>) -> Vec<&'a Email> {
        unique(self.contacts(record).into_iter().flat_map(|contact| &contact.emails), |email| &email.address)
    }

    /// The web addresses printed for a record, contacts first, each once.
    #[must_use]
    pub fn urls<'a>(&'a self, record: Record<'a>) -> Vec<&'a Url> {
        let in_text: &[Url] = if let Record::Service(it) = record { &it.urls } else { &[] };
        let in_contacts = self.contacts(record).into_iter().flat_map(|contact| &contact.urls);
        unique(in_contacts.chain(in_text), |url| &url.url)
    }

    /// Where a record stands, outermost first, as the tree shows it: part and category, discipline, chapter.
    #[must_use]
    pub fn path<'a>(&'a self, record: Record<'a>) -> Vec<&'a str> {
        match record {
            Record::Service(it) => {
                let Some(part) = self.info.parts.iter().find(|part| part.id == it.part) else { return Vec::new() };
                let category = part.categories.iter().find(|category| Some(&category.id) == it.category.as_ref());
                std::iter::once(part.name.as_str()).chain(category.map(|category| category.name.as_str())).collect()
            }
            Record::Society(discipline, _) => vec![&discipline.name],
            Record::Article(chapter, _) => {
                let title = self.charter.iter().map(|charter| charter.title.as_str());
                title.chain([chapter.title.as_str()]).collect()
            }
            Record::Department(_) | Record::Profile(_) | Record::Preface(_) => Vec::new(),
        }
    }
}

fn unique<'a, T>(items: impl Iterator<Item = &'a T>, key: impl Fn(&T) -> &String) -> Vec<&'a T> {
    let mut kept: Vec<&T> = Vec::new();
    for item in items {
        if !kept.iter().any(|other| key(other) == key(item)) {
            kept.push(item);
        }
    }
    kept
}

/// Calls `each` with every text of some blocks, in reading order.
pub fn each_text<'a>(blocks: &'a [Block], each: &mut impl FnMut(&'a str)) {
    fn items<'a>(list: &'a [Item], each: &mut impl FnMut(&'a str)) {
        for item in list {
            each(&item.text);
            items(&item.items, each);
        }
    }
    for block in blocks {
        match block {
            Block::Text(text) => each(text),
            Block::List(list) => items(list, each),
        }
    }
}
