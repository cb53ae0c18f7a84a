//! One view over everything that has an id: what a list shows, a search finds and a reader opens.

use super::{
    Article, Block, ChapterRef, Department, DisciplineRef, Id, Item, Name, Preface, Profile, Section, Service, Society,
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

/// The place of a record in [`Directory::records`](super::Directory::records): dense, from 0, the same as long as the directory lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordIdx(pub u32);

impl RecordIdx {
    /// As an index into a list of records.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A record, borrowed from its directory: [`Directory::record`](super::Directory::record) is the only door to one. To name a
/// record, a [`Heading`](super::Heading) is enough.
#[derive(Debug, Clone, Copy)]
pub enum Record<'a> {
    /// A numbered service.
    Service(&'a Service),
    /// A learned society, with the discipline it is listed under.
    Society(DisciplineRef<'a>, &'a Society),
    /// A department.
    Department(&'a Department),
    /// An organisation described at length.
    Profile(&'a Profile),
    /// An article, with its chapter.
    Article(ChapterRef<'a>, &'a Article),
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
    pub const fn number(self) -> Option<u32> {
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

    /// Its name or title in both languages.
    #[must_use]
    pub fn title(self) -> Name<'a> {
        Name { printed: self.name(), english: self.english() }
    }

    /// Its name in English, where the directory has one.
    #[must_use]
    pub fn english(self) -> Option<&'a str> {
        match self {
            Self::Service(it) => it.english.as_deref(),
            Self::Society(_, it) => it.english.as_deref(),
            Self::Department(it) => it.english.as_deref(),
            Self::Profile(it) => it.english.as_deref(),
            Self::Article(..) | Self::Preface(_) => None,
        }
    }

    /// Whether the booklet prints the name in English; else it is ours.
    #[must_use]
    pub const fn is_english_printed(self) -> bool {
        match self {
            Self::Service(it) => it.english_printed,
            Self::Society(_, it) => it.english_printed,
            Self::Department(it) => it.english_printed,
            Self::Profile(it) => it.english_printed,
            Self::Article(..) | Self::Preface(_) => false,
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
