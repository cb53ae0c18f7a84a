//! What a list shows of a record, readable without the record itself.

use super::{Chapter, Discipline, Id, Kind, RecordList};

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
    /// Where it stands.
    pub place: Place<'a>,
}

/// Where a record stands, as the tree shows it: part and category, discipline, charter and chapter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place<'a> {
    outer: Option<&'a str>,
    inner: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// A place named by one step or by two.
    #[must_use]
    pub(super) const fn new(outer: &'a str, inner: Option<&'a str>) -> Self {
        Self { outer: Some(outer), inner }
    }

    /// The steps to it, outermost first; none where the record stands in no list.
    pub fn steps(self) -> impl Iterator<Item = &'a str> {
        [self.outer, self.inner].into_iter().flatten()
    }

    /// The last step.
    #[must_use]
    pub fn innermost(self) -> Option<&'a str> {
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
    /// Other names it goes by.
    pub alternate_names: &'a [String],
}

impl<'a> From<&'a Discipline> for DisciplineRef<'a> {
    fn from(it: &'a Discipline) -> Self {
        Self { id: &it.id, number: it.number, name: &it.name, alternate_names: &it.alternate_names }
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
