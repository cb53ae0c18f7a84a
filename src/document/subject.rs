//! What a page is about.

use crate::directory::{Directory, RecordIdx};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A record.
    Record(RecordIdx),
    /// A chapter of the charter, by its number, with the text of its articles.
    Chapter(u32),
    /// The whole charter.
    Charter,
    /// Two records beside each other.
    Comparison(RecordIdx, RecordIdx),
}

impl Subject {
    /// The record, where it is about one alone.
    #[must_use]
    pub const fn record(self) -> Option<RecordIdx> {
        match self {
            Self::Record(no) => Some(no),
            Self::Chapter(_) | Self::Charter | Self::Comparison(..) => None,
        }
    }

    /// The records that it is about.
    #[must_use]
    pub fn records(self) -> Vec<RecordIdx> {
        match self {
            Self::Record(no) => vec![no],
            Self::Comparison(first, second) => vec![first, second],
            Self::Chapter(_) | Self::Charter => Vec::new(),
        }
    }

    /// The id of a text that is read in one piece; none of a record, which has its own.
    #[must_use]
    pub fn text_id(self) -> Option<String> {
        match self {
            Self::Record(_) | Self::Comparison(..) => None,
            Self::Chapter(number) => Some(format!("chapter-{number}")),
            Self::Charter => Some("charter".to_owned()),
        }
    }

    /// The texts of a directory that are read in one piece: the charter, where it has one, and its chapters.
    pub fn texts(directory: &Directory) -> impl Iterator<Item = Self> {
        let charter = directory.charter_title().map(|_| Self::Charter);
        charter.into_iter().chain(directory.chapters().map(|chapter| Self::Chapter(chapter.number)))
    }

    /// What has an id: a record, else one of the texts.
    #[must_use]
    pub fn of_id(directory: &Directory, id: &str) -> Option<Self> {
        let text = || Self::texts(directory).find(|text| text.text_id().is_some_and(|own| own == id));
        directory.index_of(id).map(Self::Record).or_else(text)
    }

    /// The same subject where each record stands at another place; none where it stands at none.
    #[must_use]
    pub fn moved(self, moved: impl Fn(RecordIdx) -> Option<RecordIdx>) -> Option<Self> {
        match self {
            Self::Record(no) => moved(no).map(Self::Record),
            Self::Comparison(first, second) => Some(Self::Comparison(moved(first)?, moved(second)?)),
            Self::Chapter(_) | Self::Charter => Some(self),
        }
    }
}

impl From<RecordIdx> for Subject {
    fn from(no: RecordIdx) -> Self {
        Self::Record(no)
    }
}
