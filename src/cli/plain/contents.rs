//! The table of contents, step by step: what the tree of the screen shows.

use crate::directory::{ChapterHeading, Directory, DisciplineHeading, Id, Kind, RecordList};
use crate::messages::Messages;

use super::answers::Rows;

/// A place of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    Root,
    Part(Id),
    /// Everything of a part, whatever its category.
    WholePart(Id),
    Category(Id),
    Societies,
    Discipline(Id),
    Departments,
    Charter,
    Chapter(u32),
    About,
}

impl Place {
    /// Its name.
    pub(super) fn name(&self, directory: &Directory, messages: &Messages) -> String {
        let parts = &directory.info().parts;
        let part = |id: &Id| parts.iter().find(|it| it.id == *id).map_or("", |it| messages.leading(it.title()));
        match self {
            Self::Root => messages.plain.contents.to_owned(),
            Self::Part(id) => part(id).to_owned(),
            Self::WholePart(id) => messages.plain.all_of(part(id)),
            Self::Category(id) => {
                let mut all = parts.iter().flat_map(|part| &part.categories);
                all.find(|it| it.id == *id).map_or_else(String::new, |it| messages.leading(it.title()).to_owned())
            }
            Self::Societies => messages.panes.societies.to_owned(),
            Self::Discipline(id) => {
                let found = directory.disciplines().find(|it| it.id == id.as_str());
                found.map_or_else(String::new, |it| messages.leading(it.title()).to_owned())
            }
            Self::Departments => messages.panes.departments.to_owned(),
            Self::Charter => directory.charter_title().unwrap_or_default().to_owned(),
            Self::Chapter(number) => {
                let found = directory.chapters().find(|it| it.number == *number);
                found.map_or_else(String::new, |it| it.title.to_owned())
            }
            Self::About => messages.panes.about.to_owned(),
        }
    }

    /// The records in it.
    pub(super) fn records(&self, directory: &Directory) -> RecordList {
        match self {
            Self::Root => directory.all(),
            Self::Part(id) | Self::WholePart(id) | Self::Category(id) => directory.services_in(id),
            Self::Societies => directory.of_kind(Kind::Society),
            Self::Discipline(id) => {
                let found = directory.disciplines().find(|it| it.id == id.as_str());
                found.map_or_else(|| [].into_iter().collect(), |it| it.societies)
            }
            Self::Departments => directory.of_kind(Kind::Department),
            Self::Charter => directory.of_kind(Kind::Article),
            Self::Chapter(number) => {
                let found = directory.chapters().find(|it| it.number == *number);
                found.map_or_else(|| [].into_iter().collect(), |it| it.articles)
            }
            Self::About => {
                let about = [Kind::Profile, Kind::Preface].map(|kind| directory.of_kind(kind));
                about.iter().flat_map(RecordList::iter).collect()
            }
        }
    }

    /// What is listed in it: places, or records. A place without records is left out.
    pub(super) fn rows(&self, directory: &Directory) -> Rows {
        let places: Vec<Self> = match self {
            Self::Root => {
                let parts = directory.info().parts.iter().map(|part| Self::Part(part.id.clone()));
                parts.chain([Self::Societies, Self::Departments, Self::Charter, Self::About]).collect()
            }
            Self::Part(id) => {
                let part = directory.info().parts.iter().find(|it| it.id == *id);
                let categories = part.into_iter().flat_map(|it| &it.categories);
                let places: Vec<Self> = categories.map(|it| Self::Category(it.id.clone())).collect();
                let whole = (!places.is_empty()).then(|| Self::WholePart(id.clone()));
                places.into_iter().chain(whole).collect()
            }
            Self::Societies => {
                directory.disciplines().map(|DisciplineHeading { id, .. }| Self::Discipline(id.into())).collect()
            }
            Self::Charter => directory.chapters().map(|ChapterHeading { number, .. }| Self::Chapter(number)).collect(),
            _ => Vec::new(),
        };
        let places: Vec<Self> = places.into_iter().filter(|it| !it.records(directory).is_empty()).collect();
        if places.is_empty() { Rows::Records(self.records(directory)) } else { Rows::Places(places) }
    }
}
