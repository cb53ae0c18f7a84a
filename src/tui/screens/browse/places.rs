//! Where the reader has been: going back to an entry seen before, with its query, its scope and its place on the page,
//! and forward again.
//!
//! An entry has been seen when its page had the keys. Going from it to its neighbour in the list is no going away: that
//! place moves along. What is remembered are ids and texts, so that a directory may grow meanwhile.

use super::reach::Reach;
use super::state::Browse;
use crate::document::Subject;
use crate::tui::action::{Action, Effect};
use crate::tui::mode::Focus;
use crate::tui::shared::Shared;
use crate::tui::tree::NodeKey;

/// So many places are remembered; the oldest are forgotten.
const MOST_PLACES: usize = 100;

/// A place where the reader was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The id of the entry.
    pub(super) record: String,
    /// The text that was read instead of the entry's own page.
    pub(super) text: Option<Subject>,
    pub(super) query: String,
    /// The node that scopes the list.
    pub(super) node: Option<NodeKey>,
    pub(super) reach: Reach,
    /// Where keys went: to the page, or to the list.
    pub(super) focus: Focus,
    /// Whether what did not fit was listed.
    pub(super) lists_excluded: bool,
    /// How many lines stood above the entry in the list.
    pub(super) above: usize,
    /// The first line of the page that was seen.
    pub(super) offset: usize,
}

impl Place {
    /// Whether both are the same entry, found in the same way.
    fn is_beside(&self, other: &Self) -> bool {
        self.record == other.record && self.text == other.text && self.query == other.query && self.node == other.node
    }
}

/// The places where the reader was, in the order in which they came there.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    visited: Vec<Place>,
    /// The one where the reader is, or was last.
    at: usize,
    /// Where the reader is on the way to, until the search has answered its query.
    pub(super) under_way: Option<Place>,
    /// The ids of the entries read, in order, until somebody takes them.
    pub(super) read: Vec<String>,
}

impl Places {
    /// The reader has come to a place; those that one could go forward to are forgotten.
    fn arrive(&mut self, place: Place) {
        self.read.push(place.record.clone());
        self.visited.truncate(self.at + 1);
        match self.visited.last_mut() {
            Some(last) if last.is_beside(&place) => *last = place,
            _ => self.visited.push(place),
        }
        if self.visited.len() > MOST_PLACES {
            self.visited.remove(0);
        }
        self.at = self.visited.len() - 1;
    }

    /// The reader has moved about at the place where they are.
    fn stay(&mut self, place: Place) {
        if let Some(here) = self.visited.get_mut(self.at) {
            if here.record != place.record {
                self.read.push(place.record.clone());
            }
            *here = place;
        }
    }

    /// The place before the one where the reader is; `here` if that is none that is remembered.
    fn before(&mut self, here: Option<Place>) -> Option<Place> {
        let last = self.visited.get(self.at)?;
        match here {
            // The reader has gone on without opening an entry: back is to the last that was seen.
            Some(here) if !here.is_beside(last) => {
                let last = last.clone();
                self.visited.truncate(self.at + 1);
                self.visited.push(here);
                Some(last)
            }
            // Nothing is under the cursor that is remembered.
            None => Some(last.clone()),
            _ => {
                self.at = self.at.checked_sub(1)?;
                self.visited.get(self.at).cloned()
            }
        }
    }

    /// The place after the one where the reader is.
    fn after(&mut self) -> Option<Place> {
        let next = self.visited.get(self.at + 1)?.clone();
        self.at += 1;
        Some(next)
    }
}

impl Browse {
    /// Where the reader is; nowhere while no entry is selected.
    fn place(&self, shared: &Shared) -> Option<Place> {
        let selected = self.list.selected();
        let heading = shared.directory.as_ref()?.heading(selected?)?;
        let text = self.detail.asked(selected);
        let shown = text.or(selected.map(Subject::Record));
        Some(Place {
            record: heading.id.to_owned(),
            text,
            query: self.query.text().to_owned(),
            node: self.tree.selected().map(|node| node.key.clone()),
            reach: self.reach,
            lists_excluded: self.lists_excluded,
            focus: if self.is_reading() { Focus::Detail } else { Focus::List },
            above: self.list.above(),
            // Of another entry the page is laid out when the action is done with, and shown from its top.
            offset: if self.detail.subject == shown { self.detail.offset } else { 0 },
        })
    }

    /// Whether keys go to a page.
    pub(in crate::tui) fn is_reading(&self) -> bool {
        self.focus.is_in(Focus::Detail)
    }

    /// Remembers where the reader is after an action, or after what the mouse did; `was_reading` says whether a page had
    /// the keys before it.
    pub(super) fn remember_place(&mut self, action: Option<Action>, was_reading: bool, shared: &Shared) {
        let goes = matches!(action, Some(Action::GoBack | Action::GoForward));
        if goes || !self.is_reading() || self.is_searching() {
            return;
        }
        let Some(here) = self.place(shared) else { return };
        let is_neighbour = matches!(action, Some(Action::NextRecord | Action::PreviousRecord));
        let is_same = self.places.visited.get(self.places.at).is_some_and(|last| last.is_beside(&here));
        if was_reading && (is_neighbour || is_same) {
            self.places.stay(here);
        } else {
            self.places.arrive(here);
        }
    }

    /// Goes to the place where the reader was before, so many places back or as many as there are.
    pub(super) fn go_back(&mut self, count: u32, shared: &mut Shared) -> Vec<Effect> {
        let mut found = self.places.before(self.place(shared));
        for _ in 1..count {
            let Some(further) = found.clone().and_then(|here| self.places.before(Some(here))) else { break };
            found = Some(further);
        }
        match found {
            Some(place) => self.go(place, shared),
            None => shared.warn(shared.messages().toasts.no_place_before.to_owned()),
        }
    }

    /// Goes to the place from which the reader went back, so many places forward or as many as there are.
    pub(super) fn go_forward(&mut self, count: u32, shared: &mut Shared) -> Vec<Effect> {
        let gone = (0..count).map_while(|_| self.places.after()).last();
        match gone {
            Some(place) => self.go(place, shared),
            None => shared.warn(shared.messages().toasts.no_place_after.to_owned()),
        }
    }

    pub(super) fn go(&mut self, place: Place, shared: &Shared) -> Vec<Effect> {
        match &place.node {
            Some(key) if self.tree.select(key) => {}
            _ => drop(self.tree.select_first()),
        }
        self.focus = place.focus;
        let caret = place.query.chars().count();
        self.query.set(place.query.clone(), caret);
        self.reach = place.reach;
        self.lists_excluded = place.lists_excluded;
        let effects = self.show_reached(false, shared);
        self.places.under_way = Some(place);
        if !self.is_filtered() {
            self.settle(shared);
        }
        effects
    }

    /// Takes the reader to the place that they are on the way to, now that its list is there.
    pub(super) fn settle(&mut self, shared: &Shared) {
        let Some(place) = self.places.under_way.take() else { return };
        let record = shared.directory.as_ref().and_then(|it| it.index_of(&place.record));
        let Some(cursor) = record.and_then(|record| self.list.entries.row_of(record)) else { return };
        self.list.place(cursor, place.above);
        self.detail.follow_list();
        if let Some(text) = place.text {
            self.detail.ask(text, record);
        }
        self.detail.open_at(place.text.or(record.map(Subject::Record)), place.offset);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{Focus, MOST_PLACES, Place, Places, Reach};

    fn place(record: &str) -> Place {
        Place {
            record: record.to_owned(),
            text: None,
            query: String::new(),
            node: None,
            reach: Reach::default(),
            lists_excluded: false,
            focus: Focus::Detail,
            above: 0,
            offset: 0,
        }
    }

    fn names(places: &mut Places, here: &str, steps: usize) -> Vec<String> {
        let mut here = place(here);
        let mut gone = Vec::new();
        for _ in 0..steps {
            let Some(before) = places.before(Some(here.clone())) else { break };
            gone.push(before.record.clone());
            here = before;
        }
        gone
    }

    #[test]
    fn back_is_where_one_was_and_forward_where_one_came_from() {
        let mut places = Places::default();
        for record in ["a", "b", "c"] {
            places.arrive(place(record));
        }
        assert_eq!(names(&mut places, "c", 9), ["b", "a"]);
        assert_eq!(places.after().unwrap().record, "b");
        places.arrive(place("d"));
        assert_eq!(places.after(), None, "what one could go forward to is forgotten");
        assert_eq!(names(&mut places, "d", 9), ["b", "a"]);
    }

    #[test]
    fn from_an_entry_that_was_not_opened_back_is_the_last_that_was() {
        let mut places = Places::default();
        for record in ["a", "b"] {
            places.arrive(place(record));
        }
        assert_eq!(names(&mut places, "x", 1), ["b"]);
        assert_eq!(places.after().unwrap().record, "x");
    }

    #[test]
    fn the_oldest_places_are_forgotten() {
        let mut places = Places::default();
        (0..2 * MOST_PLACES).for_each(|number| places.arrive(place(&number.to_string())));
        let last = (2 * MOST_PLACES - 1).to_string();
        assert_eq!(names(&mut places, &last, 2 * MOST_PLACES).len(), MOST_PLACES - 1);
    }
}
