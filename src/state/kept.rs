//! What is kept as the screen sees it: what is on the disk, and over it the changes that are not there yet.

use std::sync::Arc;

use indexmap::IndexMap;

use super::change::{Change, Place, Topic, Widths};
use super::contents::{Contents, Favourited, Written};
use super::trouble::Trouble;

/// What is kept.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    saved: Arc<Contents>,
    /// The last change about each topic that is not on the disk, with its number, in order.
    pending: IndexMap<Topic, (u64, Change)>,
    /// The number of the last change.
    number: u64,
    revision: u64,
}

/// A favourite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Favourite<'a> {
    /// When it was made, by the reader's clock (`2026-11-26T09:15:00+08:00`); not told before it is on the disk.
    pub since: Option<&'a str>,
    /// Whether it is on the disk.
    pub is_saved: bool,
}

/// The reader's own note on a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note<'a> {
    /// What it says.
    pub text: &'a str,
    /// When it was written last, by the reader's clock; not told before it is on the disk.
    pub since: Option<&'a str>,
    /// Whether it is on the disk.
    pub is_saved: bool,
}

/// What comes back of the changes.
#[derive(Debug, Clone)]
pub enum Report {
    /// What is on the disk now: what other programs have changed, and the changes of this one up to the number.
    Saved {
        /// What is on the disk.
        contents: Arc<Contents>,
        /// The changes are counted from 1; 0 where it has only been read.
        through: u64,
    },
    /// Something could not be kept, or not be read; the changes are tried again.
    Trouble(Arc<Trouble>),
}

impl Kept {
    /// Takes a change in. It holds from now on, and is not called saved before a report says so.
    pub fn apply(&mut self, change: Change) {
        self.number += 1;
        self.revision += 1;
        let topic = change.topic();
        // The last change is the last one in order, whatever stood about its topic before.
        self.pending.shift_remove(&topic);
        self.pending.insert(topic, (self.number, change));
    }

    /// Takes in what is on the disk, where it is not what was there before.
    pub fn saved(&mut self, contents: Arc<Contents>, through: u64) {
        self.saved = contents;
        self.pending.retain(|_, (number, _)| *number > through);
        self.revision += 1;
    }

    /// Another number after each change: what was derived from what is kept holds as long as it is the same.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether every change is on the disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.pending.is_empty()
    }

    /// A record as a favourite, if it is one.
    #[must_use]
    pub fn favourite(&self, id: &str) -> Option<Favourite<'_>> {
        match self.pending(Topic::Favourite(id.to_owned())) {
            Some(Change::Favourite { is_on, .. }) => is_on.then_some(Favourite { since: None, is_saved: false }),
            _ => self.saved.favourites.get(id).map(Favourite::saved),
        }
    }

    /// The note on a record, if there is one.
    #[must_use]
    pub fn note(&self, id: &str) -> Option<Note<'_>> {
        match self.pending(Topic::Note(id.to_owned())) {
            Some(Change::Note { text, .. }) => Note::pending(text),
            _ => self.saved.notes.get(id).map(Note::saved),
        }
    }

    /// The favourites by id, in the order in which they were made.
    pub fn favourites(&self) -> impl Iterator<Item = (&str, Favourite<'_>)> {
        let saved = self.saved.favourites.keys().map(String::as_str);
        let added = self.pending.values().filter_map(|(_, change)| match change {
            Change::Favourite { id, .. } if !self.saved.favourites.contains_key(id) => Some(id.as_str()),
            _ => None,
        });
        saved.chain(added).filter_map(|id| Some((id, self.favourite(id)?)))
    }

    /// The notes by id, in the order in which they were first written.
    pub fn notes(&self) -> impl Iterator<Item = (&str, Note<'_>)> {
        let saved = self.saved.notes.keys().map(String::as_str);
        let added = self.pending.values().filter_map(|(_, change)| match change {
            Change::Note { id, .. } if !self.saved.notes.contains_key(id) => Some(id.as_str()),
            _ => None,
        });
        saved.chain(added).filter_map(|id| Some((id, self.note(id)?)))
    }

    /// The ids of the entries read last, the last one first.
    pub fn recent_entries(&self) -> impl Iterator<Item = &str> {
        let read = |change: &'_ Change| matches!(change, Change::Entry(_));
        let newest = self.pending.values().rev().map(|(_, change)| change).filter(move |change| read(change));
        let newest = newest.filter_map(|change| if let Change::Entry(id) = change { Some(id.as_str()) } else { None });
        let before = self.saved.entries.iter().rev().map(String::as_str);
        newest.chain(before.filter(|id| self.pending(Topic::Entry((*id).to_owned())).is_none()))
    }

    /// The queries asked last, the last one first.
    pub fn recent_queries(&self) -> impl Iterator<Item = &str> {
        let newest = self.pending.values().rev();
        let newest =
            newest.filter_map(|(_, change)| if let Change::Query(it) = change { Some(it.as_str()) } else { None });
        let before = self.saved.queries.iter().rev().map(String::as_str);
        newest.chain(before.filter(|query| self.pending(Topic::Query((*query).to_owned())).is_none()))
    }

    /// Where the reader left.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self.pending(Topic::Place) {
            Some(Change::Place(place)) => Some(place),
            _ => self.saved.place.as_ref().map(|place| &place.value),
        }
    }

    /// How wide the panes are.
    #[must_use]
    pub fn widths(&self) -> Widths {
        match self.pending(Topic::Widths) {
            Some(Change::Widths(widths)) => *widths,
            _ => self.saved.widths.value,
        }
    }

    #[allow(clippy::needless_pass_by_value, reason = "a topic is made to be looked up")]
    fn pending(&self, topic: Topic) -> Option<&Change> {
        if self.pending.is_empty() {
            return None;
        }
        self.pending.get(&topic).map(|(_, change)| change)
    }
}

impl<'a> Favourite<'a> {
    fn saved(stored: &'a Favourited) -> Self {
        Self { since: Some(&stored.since), is_saved: true }
    }
}

impl<'a> Note<'a> {
    fn saved(stored: &'a Written) -> Self {
        Self { text: &stored.text, since: Some(&stored.since), is_saved: true }
    }

    fn pending(text: &'a str) -> Option<Self> {
        (!text.is_empty()).then_some(Self { text, since: None, is_saved: false })
    }
}
