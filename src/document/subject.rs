//! What a page is about.

use crate::directory::RecordIdx;

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A record.
    Record(RecordIdx),
    /// A chapter of the charter, by its number, with the text of its articles.
    Chapter(u32),
    /// The whole charter.
    Charter,
}

impl Subject {
    /// The record, where it is about one alone.
    #[must_use]
    pub const fn record(self) -> Option<RecordIdx> {
        match self {
            Self::Record(no) => Some(no),
            Self::Chapter(_) | Self::Charter => None,
        }
    }

    /// The same subject where each record stands at another place; none where it stands at none.
    #[must_use]
    pub fn moved(self, moved: impl Fn(RecordIdx) -> Option<RecordIdx>) -> Option<Self> {
        match self {
            Self::Record(no) => moved(no).map(Self::Record),
            Self::Chapter(_) | Self::Charter => Some(self),
        }
    }
}

impl From<RecordIdx> for Subject {
    fn from(no: RecordIdx) -> Self {
        Self::Record(no)
    }
}
