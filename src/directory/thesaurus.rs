//! The directory's own words for what people look for (`thesaurus.ron`).

use serde::{Deserialize, Serialize};

/// Words that mean the same, or lead to others. Words of several languages stand in one group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thesaurus {
    /// Words that say nothing of what is looked for: `怎么`, `我想`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub ignored: Box<[String]>,
    /// The groups. A word may stand in several; nothing is followed from one into another.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub groups: Box<[ThesaurusGroup]>,
}

/// Words that mean the same: each leads to all the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThesaurusGroup {
    /// The words.
    pub words: Box<[String]>,
    /// Words that are looked for too where one of [`Self::words`] is typed, and not the other way.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub leads_to: Box<[String]>,
}

impl Thesaurus {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ignored.is_empty() && self.groups.is_empty()
    }
}
