//! What a list shows of a record, readable without the record itself.

use super::{Chapter, Discipline, Id, Kind, RecordList};

/// A name as printed, and in English where the directory has that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'a> {
    /// As printed.
    pub printed: &'a str,
    /// In English.
    pub english: Option<&'a str>,
}

impl<'a> Name<'a> {
    /// A name with the one in English that a record keeps beside it.
    #[must_use]
    pub(super) fn new(printed: &'a str, english: Option<&'a String>) -> Self {
        Self { printed, english: english.map(String::as_str) }
    }

    /// A name that there is in no other language.
    #[must_use]
    pub const fn of(printed: &'a str) -> Self {
        Self { printed, english: None }
    }
}

/// What names a record in a list, a tree or a table. Reading it decodes no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its stable id.
    pub id: &'a str,
    /// What sort of record it is.
    pub kind: Kind,
    /// Its printed number, where it has one.
    pub number: Option<u32>,
    /// Its name or title, as [`Record::name`](super::Record::name) gives it.
    pub name: &'a str,
    /// Its name in English, where the directory has one.
    pub english: Option<&'a str>,
    /// Where it stands.
    pub place: Place<'a>,
}

/// Where a record stands, as the tree shows it: part and category, discipline, charter and chapter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place<'a> {
    outer: Option<Name<'a>>,
    inner: Option<Name<'a>>,
}

impl<'a> Heading<'a> {
    /// Its name in both languages.
    #[must_use]
    pub const fn title(&self) -> Name<'a> {
        Name { printed: self.name, english: self.english }
    }
}

impl<'a> Place<'a> {
    /// A place named by one step or by two.
    #[must_use]
    pub(super) const fn new(outer: Name<'a>, inner: Option<Name<'a>>) -> Self {
        Self { outer: Some(outer), inner }
    }

    /// The steps to it, outermost first; none where the record stands in no list.
    pub fn steps(self) -> impl Iterator<Item = Name<'a>> {
        [self.outer, self.inner].into_iter().flatten()
    }

    /// The last step.
    #[must_use]
    pub fn innermost(self) -> Option<Name<'a>> {
        self.inner.or(self.outer)
    }
}

/// A discipline with the records of its societies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisciplineHeading<'a> {
    /// Its id.
    pub id: &'a str,
    /// The name as printed.
    pub name: &'a str,
    /// Its name in English, where the directory has one.
    pub english: Option<&'a str>,
    /// Its societies, in the order of their numbers.
    pub societies: RecordList,
}

/// A chapter of the charter with the records of its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChapterHeading<'a> {
    /// From 1.
    pub number: u32,
    /// The title as printed.
    pub title: &'a str,
    /// Its articles, in order.
    pub articles: RecordList,
}

/// The discipline under which a society is listed, without its societies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisciplineRef<'a> {
    /// Its id.
    pub id: &'a Id,
    /// From 1.
    pub number: u32,
    /// The name as printed.
    pub name: &'a str,
    /// Its name in English, where the directory has one.
    pub english: Option<&'a str>,
    /// Other names it goes by.
    pub alternate_names: &'a [String],
}

impl<'a> DisciplineHeading<'a> {
    /// Its name in both languages.
    #[must_use]
    pub const fn title(&self) -> Name<'a> {
        Name { printed: self.name, english: self.english }
    }
}

impl<'a> DisciplineRef<'a> {
    /// Its name in both languages.
    #[must_use]
    pub const fn title(&self) -> Name<'a> {
        Name { printed: self.name, english: self.english }
    }
}

impl<'a> From<&'a Discipline> for DisciplineRef<'a> {
    fn from(it: &'a Discipline) -> Self {
        let Discipline { id, number, name, english, alternate_names, .. } = it;
        Self { id, number: *number, name, english: english.as_deref(), alternate_names }
    }
}

/// The chapter in which an article stands, without its articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChapterRef<'a> {
    /// From 1.
    pub number: u32,
    /// The title as printed.
    pub title: &'a str,
}

impl<'a> From<&'a Chapter> for ChapterRef<'a> {
    fn from(it: &'a Chapter) -> Self {
        Self { number: it.number, title: &it.title }
    }
}
