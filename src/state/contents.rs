//! What a file holds.

use indexmap::IndexMap;

use super::change::{Change, Place, Widths};

/// So many of the entries read last, and of the queries asked last, are kept; the oldest are forgotten.
const MOST_RECENT: usize = 100;

/// What is kept, as a file holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The favourites by id, in the order in which they were made.
    pub(super) favourites: IndexMap<String, Stored>,
    /// The notes by id, in the order in which they were first written.
    pub(super) notes: IndexMap<String, Stored>,
    /// The entries read last, the last one last.
    pub(super) entries: Vec<String>,
    /// The queries asked last, the last one last.
    pub(super) queries: Vec<String>,
    pub(super) place: Option<Place>,
    pub(super) widths: Widths,
}

/// A favourite or a note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stored {
    /// The text of a note.
    pub(super) text: String,
    /// When it was made, by the reader's clock (`2026-11-26T09:15:00+08:00`).
    pub(super) since: String,
}

impl Contents {
    /// Carries a change out that was made at `now`.
    pub fn apply(&mut self, change: &Change, now: &str) {
        match change {
            Change::Favourite { id, is_on: true } => {
                let made = || Stored { text: String::new(), since: now.to_owned() };
                self.favourites.entry(id.clone()).or_insert_with(made);
            }
            Change::Favourite { id, is_on: false } => drop(self.favourites.shift_remove(id)),
            Change::Note { id, text } if text.is_empty() => drop(self.notes.shift_remove(id)),
            Change::Note { id, text } => {
                let note = self.notes.entry(id.clone()).or_default();
                text.clone_into(&mut note.text);
                now.clone_into(&mut note.since);
            }
            Change::Entry(id) => put_last(&mut self.entries, id),
            Change::Query(query) => put_last(&mut self.queries, query),
            Change::Place(place) => self.place = Some(place.clone()),
            Change::Widths(widths) => self.widths = *widths,
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
