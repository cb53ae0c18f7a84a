//! Where the reader left the last time, and where they leave now; what they read and asked in between.

use super::places::Place;
use super::reach::Reach;
use super::state::Browse;
use crate::state;
use crate::state::{Change, LeftAt, Widths};
use crate::tui::action::Effect;
use crate::tui::mode::Focus;
use crate::tui::room::Room;
use crate::tui::shared::Shared;
use crate::tui::tree::NodeKey;

/// So many lines of the list are seen above the entry, where there are as many.
const ABOVE: usize = 8;

/// Whether the reader is still to be taken to where they left the last time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Returning {
    /// No: they are there, or have gone their own way, or wish none of it.
    #[default]
    No,
    /// As soon as it is known where that is.
    Unknown,
    /// As soon as the directory has it.
    To(state::Place),
}

impl Browse {
    /// What is kept has been read, or has changed on the disk.
    pub(in crate::tui) fn kept(&mut self, shared: &Shared) -> Vec<Effect> {
        self.earlier.know(shared.kept.recent_queries());
        if self.returning != Returning::Unknown {
            return Vec::new();
        }
        self.room = room(shared.kept.widths(), &shared.settings().room);
        self.returning = shared.kept.place().cloned().map_or(Returning::No, Returning::To);
        self.go_back_to_last(shared).unwrap_or_default()
    }

    /// The reader does something: from now on they go their own way.
    pub(in crate::tui) fn goes_own_way(&mut self) {
        self.returning = Returning::No;
    }

    /// Takes the reader to where they left, if the directory has that. While it grows the scope or the entry may still
    /// come.
    pub(super) fn go_back_to_last(&mut self, shared: &Shared) -> Option<Vec<Effect>> {
        let Returning::To(last) = &self.returning else { return None };
        let directory = shared.directory.as_ref()?;
        let node = NodeKey::of_word(&last.scope).filter(|key| self.tree.label(key).is_some());
        let has_entry = last.entry.as_ref().is_none_or(|id| directory.index_of(id).is_some());
        if shared.is_growing && !(node.is_some() && has_entry) {
            return None;
        }
        let place = Place {
            record: last.entry.clone().unwrap_or_default(),
            text: None,
            query: last.query.clone(),
            node,
            reach: Reach::default(),
            lists_excluded: false,
            // Not in the details: there, the key that finds a name would look for it on the page.
            focus: match last.focus {
                LeftAt::Tree => Focus::Tree,
                LeftAt::List | LeftAt::Detail => Focus::List,
            },
            above: ABOVE,
            offset: 0,
        };
        self.earlier.restored = (!last.query.is_empty()).then(|| last.query.clone());
        self.returning = Returning::No;
        Some(self.go(place, shared))
    }

    /// What is to be kept of where the reader leaves; nothing where that is where they left before, or where they never
    /// moved.
    pub(in crate::tui) fn changes_on_leaving(&self, shared: &Shared) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.returning != Returning::No {
            return changes;
        }
        let widths = widths(&self.room);
        if widths != shared.kept.widths() {
            changes.push(Change::Widths(widths));
        }
        let Some(directory) = &shared.directory else { return changes };
        let node = self.tree.selected().filter(|_| self.reach != Reach::Everything && !self.is_at_withdrawn());
        let heading = self.list.selected().and_then(|entry| directory.heading(entry));
        let place = state::Place {
            scope: node.map(|node| node.key.word()).unwrap_or_default(),
            query: self.query.trimmed().to_owned(),
            entry: heading.map(|heading| heading.id.to_owned()),
            focus: match self.focus {
                Focus::Tree | Focus::Facets => LeftAt::Tree,
                Focus::List | Focus::Query => LeftAt::List,
                Focus::Detail | Focus::PageQuery => LeftAt::Detail,
            },
        };
        let is_beginning =
            place.scope.is_empty() && !self.is_filtered() && self.list.rows.cursor == 0 && place.focus == LeftAt::List;
        let before = shared.kept.place();
        if before.map_or(!is_beginning, |before| *before != place) {
            changes.push(Change::Place(place));
        }
        changes
    }

    /// What was read and asked since this was called last.
    pub(in crate::tui) fn take_news(&mut self) -> Vec<Change> {
        let read = std::mem::take(&mut self.places.read).into_iter().map(Change::Entry);
        let asked = std::mem::take(&mut self.earlier.asked).into_iter().map(Change::Query);
        asked.chain(read).collect()
    }
}

fn room(widths: Widths, wished: &Room) -> Room {
    let Widths { is_zoomed, wide_tree, wide_list, middle_tree, middle_upper } = widths;
    // What is set goes before what was moved the last time.
    Room {
        is_zoomed,
        from: wished.from,
        wide_tree: wished.wide_tree.or(wide_tree),
        wide_list: wished.wide_list.or(wide_list),
        middle_tree: wished.middle_tree.or(middle_tree),
        middle_upper: wished.middle_upper.or(middle_upper),
    }
}

fn widths(room: &Room) -> Widths {
    let Room { is_zoomed, wide_tree, wide_list, middle_tree, middle_upper, .. } = *room;
    Widths { is_zoomed, wide_tree, wide_list, middle_tree, middle_upper }
}
