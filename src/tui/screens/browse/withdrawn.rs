//! Entries that an older directory has and this one no more: a list of them, and their pages as they stood.
//!
//! They are read and nothing else. What is copied, kept or marked goes on without the page that says that it was withdrawn,
//! and nobody answers for such a number any more. The commands that would take something of a record along find none under
//! the cursor; here it is said why.

use super::counts::NodeCounts;
use super::state::Browse;
use crate::document::layout::{Besides, LayoutOptions};
use crate::search::RecordSet;
use crate::tui::action::{Action, Effect};
use crate::tui::mode::Focus;
use crate::tui::shared::Shared;
use crate::tui::since::Since;
use crate::tui::tree::{Node, NodeKey};

impl Browse {
    /// Whether the tree's cursor stands on what was withdrawn.
    #[must_use]
    pub fn is_at_withdrawn(&self) -> bool {
        self.tree.selected().is_some_and(|node| node.key == NodeKey::Withdrawn)
    }

    /// How many withdrawn entries the list shows as far as it reaches. A query looks for what is there.
    pub(super) fn withdrawn_reached(&self, shared: &Shared) -> usize {
        let is_listed = self.is_at_withdrawn() && !self.is_filtered() && !self.reach.is_everything();
        if is_listed { shared.own.withdrawn } else { 0 }
    }

    /// Whether a command has nothing to work on because the entry under the cursor was withdrawn.
    #[must_use]
    pub fn is_only_read(&self, action: Action, shared: &Shared) -> bool {
        let is_of_entry = match action {
            // Marked entries stand elsewhere and are what is meant.
            Action::CopyPhone | Action::CopyOther | Action::ShowCode | Action::Export => self.marks.is_empty(),
            Action::Open => shared.pick.is_some() && self.marks.is_empty(),
            Action::OpenAddress
            | Action::Compare
            | Action::Favourite
            | Action::Note
            | Action::Report
            | Action::Mark
            | Action::MarkRange
            | Action::MarkAll => true,
            _ => false,
        };
        is_of_entry && self.list.selected_withdrawn().is_some()
    }

    /// Says that the entry under the cursor can only be read.
    pub(super) fn say_only_read(&self, shared: &mut Shared) -> Vec<Effect> {
        let messages = shared.messages();
        let since = shared.since.as_ref();
        let heading = self.list.selected_withdrawn().and_then(|at| since?.withdrawn_heading(at));
        let name = heading.map(|heading| messages.leading(heading.title()).to_owned()).unwrap_or_default();
        shared.warn(messages.differences.only_read(name))
    }

    /// Lays out the page of a withdrawn entry, with the reader's own note, which is kept for the time when it comes back.
    pub(super) fn lay_out_withdrawn(&mut self, at: usize, options: Option<LayoutOptions>, shared: &Shared) {
        let Some(since) = &shared.since else { return };
        let note = since.withdrawn_heading(at).and_then(|heading| shared.kept.note(heading.id));
        let besides = note.map_or_else(Besides::default, |note| Besides {
            note: note.text.to_owned(),
            is_note_pending: !note.is_saved,
            ..Besides::default()
        });
        self.detail.lay_out_withdrawn(since, options, besides);
    }

    /// Takes in that the directory was compared, perhaps after it had been compared `before`: the reader stays at the
    /// withdrawn entry, if it still is one.
    pub(in crate::tui) fn compared(&mut self, before: Option<&Since>, shared: &Shared) -> Vec<Effect> {
        self.count_changes(shared);
        let was_at_withdrawn = self.is_at_withdrawn();
        let moved = |at| shared.since.as_ref()?.withdrawn_place(before?.withdrawn_heading(at)?.id);
        let now = self.list.selected_withdrawn().and_then(moved);
        self.detail.move_withdrawn(moved);
        let effects = self.follow_own(None, shared);
        if !was_at_withdrawn || self.is_filtered() {
            return effects;
        }
        if now.is_none() && self.is_reading() {
            self.focus = Focus::List;
        }
        if !self.is_at_withdrawn() {
            return self.rescope(false, shared);
        }
        self.list.withdrawn = self.withdrawn_reached(shared);
        if let Some(at) = now {
            let above = self.list.above();
            self.list.place(self.list.entries.len().saturating_add(at), above);
        }
        effects
    }

    /// Counts anew what is new and changed below the nodes of the tree.
    pub(super) fn count_changes(&mut self, shared: &Shared) {
        let counted =
            |set: fn(&Since) -> &RecordSet| NodeCounts::new(shared.since.as_ref().map(|since| set(since).clone()));
        self.changes = [counted(|since| &since.added), counted(|since| &since.changed)];
    }

    /// How many records of a node are new and how many changed, where the directory was compared. While a query narrows
    /// what is counted, nothing is said of it.
    #[must_use]
    pub fn changes_beneath(&self, node: &Node) -> [usize; 2] {
        let [added, changed] = &self.changes;
        [added, changed].map(|counts| counts.of(node).filter(|_| !self.is_filtered()).unwrap_or(0))
    }
}
