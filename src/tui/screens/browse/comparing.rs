//! Comparing: an entry that is pinned, and the one under the list's cursor beside it.

use super::copying::nothing_selected;
use super::state::Browse;
use crate::directory::RecordIdx;
use crate::tui::action::{Action, Effect};
use crate::tui::mode::Focus;
use crate::tui::shared::Shared;

impl Browse {
    /// The entry that others are compared with.
    #[must_use]
    pub const fn pinned(&self) -> Option<RecordIdx> {
        self.pinned
    }

    /// Pins the entry under the cursor. Where one is pinned, goes to the comparison with it; from there, or on the pinned
    /// entry itself, lets go of it.
    pub(super) fn compare(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(selected) = self.list.selected() else { return nothing_selected(shared) };
        match self.pinned {
            None => self.pin(selected, shared),
            Some(pinned) if pinned == selected || self.is_reading() => self.let_go(shared),
            Some(_) => {
                self.detail.follow_list();
                self.focus = Focus::Detail;
            }
        }
        Vec::new()
    }

    /// Whether two entries are compared.
    pub(super) fn is_comparing(&self) -> bool {
        self.pinned.is_some_and(|pinned| self.list.selected().is_some_and(|selected| selected != pinned))
    }

    /// Lets go of the pinned entry, and says so.
    pub(super) fn let_go(&mut self, shared: &mut Shared) {
        if let Some(pinned) = self.pinned.take() {
            shared.say(shared.messages().toasts.let_go(name(pinned, shared)));
        }
    }

    fn pin(&mut self, selected: RecordIdx, shared: &mut Shared) {
        self.pinned = Some(selected);
        let key = shared.keymap.way(self.mode(), Action::Compare);
        shared.say(shared.messages().toasts.pinned(&key, name(selected, shared)));
    }
}

fn name(record: RecordIdx, shared: &Shared) -> String {
    let heading = shared.directory.as_ref().and_then(|directory| directory.heading(record));
    heading.map_or_else(String::new, |heading| heading.name.to_owned())
}
