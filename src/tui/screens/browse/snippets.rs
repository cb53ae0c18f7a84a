//! Where the entries that are seen were found, found out once for each answer.

use std::collections::HashMap;

use crate::directory::RecordIdx;
use crate::search::{Highlighter, Snippet};

/// For each entry that has been seen since the query was answered, the piece of it that holds the query; `None` where its
/// name does.
#[derive(Debug, Clone, Default)]
pub(super) struct Snippets(HashMap<RecordIdx, Option<Snippet>>);

impl Snippets {
    /// Finds out for these entries, where that has not been done.
    pub(super) fn look_up(&mut self, entries: impl Iterator<Item = RecordIdx>, highlighter: &Highlighter<'_>) {
        for entry in entries {
            self.0.entry(entry).or_insert_with(|| highlighter.snippet(entry));
        }
    }

    /// Whether all of these entries have been looked up.
    pub(super) fn has_all(&self, mut entries: impl Iterator<Item = RecordIdx>) -> bool {
        entries.all(|entry| self.0.contains_key(&entry))
    }

    /// The piece of an entry.
    pub(super) fn of(&self, entry: RecordIdx) -> Option<&Snippet> {
        self.0.get(&entry)?.as_ref()
    }
}
