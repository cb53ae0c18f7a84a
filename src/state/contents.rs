//! What a file holds.

use indexmap::IndexMap;
use ron::value::RawValue;

use super::change::{Change, Place, Widths};
use super::format::{Unknown, VERSION};

/// So many of the entries read last, and of the queries asked last, are kept; the oldest are forgotten.
const MOST_RECENT: usize = 100;

/// What is kept, as a file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The version of the format that it was read in.
    pub(super) version: u64,
    /// The favourites by id, in the order in which they were made.
    pub(super) favourites: IndexMap<String, Favourited>,
    /// The notes by id, in the order in which they were first written.
    pub(super) notes: IndexMap<String, Written>,
    /// The entries read last, the last one last.
    pub(super) entries: Vec<String>,
    /// The queries asked last, the last one last.
    pub(super) queries: Vec<String>,
    pub(super) place: Option<Unchanged<Place>>,
    pub(super) widths: Unchanged<Widths>,
    pub(super) more: Unknown,
}

/// What is kept of a favourite.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Favourited {
    /// When it was made, by the reader's clock (`2026-11-26T09:15:00+08:00`).
    pub(super) since: Box<str>,
    pub(super) more: Unknown,
}

/// A note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    /// When it was written last, by the reader's clock.
    pub(super) since: Box<str>,
    pub(super) more: Unknown,
}

/// A value as it was read, until it is changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unchanged<T> {
    pub(super) value: T,
    /// How it was written.
    pub(super) raw: Option<Box<RawValue>>,
}

impl<T> Unchanged<T> {
    const fn changed(value: T) -> Self {
        Self { value, raw: None }
    }
}

impl Default for Contents {
    fn default() -> Self {
        Self {
            version: VERSION,
            favourites: IndexMap::new(),
            notes: IndexMap::new(),
            entries: Vec::new(),
            queries: Vec::new(),
            place: None,
            widths: Unchanged::default(),
            more: Unknown::new(),
        }
    }
}

impl Contents {
    /// Carries a change out that was made at `now`.
    pub fn apply(&mut self, change: &Change, now: &str) {
        match change {
            Change::Favourite { id, is_on: true } => {
                let made = || Favourited { since: now.into(), more: Unknown::new() };
                self.favourites.entry(id.clone()).or_insert_with(made);
            }
            Change::Favourite { id, is_on: false } => drop(self.favourites.shift_remove(id)),
            Change::Note { id, text } if text.is_empty() => drop(self.notes.shift_remove(id)),
            Change::Note { id, text } => {
                let note = self.notes.entry(id.clone()).or_default();
                text.clone_into(&mut note.text);
                note.since = now.into();
            }
            Change::Entry(id) => put_last(&mut self.entries, id),
            Change::Query(query) => put_last(&mut self.queries, query),
            Change::Place(place) => self.place = Some(Unchanged::changed(place.clone())),
            Change::Widths(widths) => self.widths = Unchanged::changed(*widths),
        }
    }
}

/// Puts a text at the end of a list in which each stands once, and forgets the oldest.
fn put_last(list: &mut Vec<String>, text: &str) {
    list.retain(|known| known != text);
    list.push(text.to_owned());
    let too_many = list.len().saturating_sub(MOST_RECENT);
    list.drain(..too_many);
}
