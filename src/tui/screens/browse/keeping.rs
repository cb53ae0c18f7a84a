//! Favourites and notes: making and unmaking them, and what of the tree and the list follows from it.

use super::counts::NodeCounts;
use super::state::Browse;
use crate::directory::RecordIdx;
use crate::document::Subject;
use crate::document::layout::Besides;
use crate::state::Change;
use crate::tui::action::{Action, Effect};
use crate::tui::outcome::Outcome;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::note::{NoteEditor, Written};
use crate::tui::shared::Shared;

use super::copying::nothing_selected;

/// What the reader can take back, and where they have to be brought up to date.
#[derive(Debug, Clone, Default)]
pub(super) struct Keeping {
    /// The id of the favourite that the last key took away.
    removed: Option<String>,
    /// The text of a note that was left or deleted, with the id of its entry.
    left: Option<(String, String)>,
    /// What is said of the last change until it is on the disk, and what is said then.
    awaited: Option<(String, String)>,
    /// Whether the list shows favourites that are none any more, until the page is left.
    is_stale: bool,
}

impl Browse {
    /// Makes the entry a favourite, or no more.
    pub(super) fn favourite(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some((id, name)) = heading(self.list.selected(), shared) else { return nothing_selected(shared) };
        let is_on = shared.kept.favourite(&id).is_none();
        let mut effects = shared.keep(Change::Favourite { id: id.clone(), is_on });
        let (mode, messages) = (self.mode(), shared.messages());
        let key = |action| shared.keymap.label(mode, action);
        let again = key(Action::Favourite);
        let toasts = &messages.toasts;
        if is_on {
            let told = (toasts.favourite_asked(&name, again), toasts.favourite_made(&name, again));
            self.say_until_saved(told, shared);
        } else {
            // In a list of favourites the cursor is on another by now.
            let back = Some(key(Action::RestoreQuery)).filter(|key| !key.is_empty()).unwrap_or(again);
            let text = toasts.favourite_removed(&name, back);
            shared.say(text);
        }
        self.keeping.removed = (!is_on).then_some(id);
        effects.extend(self.follow_own(None, shared));
        effects
    }

    /// Says that something is being kept, and once it is on the disk that it is. Nothing is called kept before.
    fn say_until_saved(&mut self, (asked, saved): (String, String), shared: &mut Shared) {
        shared.say(asked.clone());
        self.keeping.awaited = Some((asked, saved));
    }

    /// Everything is on the disk: says so where that is still waited for.
    pub(in crate::tui) fn confirm(&mut self, shared: &mut Shared) {
        if let Some((asked, saved)) = self.keeping.awaited.take_if(|_| shared.kept.is_saved())
            && shared.toast.as_ref().is_some_and(|toast| toast.text == asked)
        {
            shared.say(saved);
        }
    }

    /// Whether the last key took a favourite away.
    pub(super) const fn has_removed(&self) -> bool {
        self.keeping.removed.is_some()
    }

    /// The next key is another one.
    pub(super) fn forget_removed(&mut self) {
        self.keeping.removed = None;
    }

    /// Makes the entry a favourite again that the last key took from them, and goes back to it.
    pub(super) fn restore_favourite(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let Some(id) = self.keeping.removed.take() else { return Vec::new() };
        let entry = shared.directory.as_ref().and_then(|it| it.index_of(&id));
        let name = heading(entry, shared).map_or_else(|| id.clone(), |(_, name)| name);
        let mut effects = shared.keep(Change::Favourite { id, is_on: true });
        let key = shared.keymap.label(self.mode(), Action::Favourite);
        let toasts = &shared.messages().toasts;
        let told = (toasts.favourite_asked(&name, key), toasts.favourite_made(&name, key));
        self.say_until_saved(told, shared);
        effects.extend(self.follow_own(entry, shared));
        effects
    }

    /// Opens the note on the entry.
    pub(super) fn note(&self, shared: &mut Shared) -> Outcome {
        let Some((id, name)) = heading(self.list.selected(), shared) else { return nothing_selected(shared).into() };
        let text = shared.kept.note(&id).map(|note| note.text.to_owned()).unwrap_or_default();
        let left = self.keeping.left.as_ref().filter(|(of, _)| *of == id).map(|(_, text)| text.clone());
        Overlay::Note(Box::new(NoteEditor::new(id, name, text, left))).into()
    }

    /// Takes in what was written of a note. What is not kept of it, and what is deleted, can be brought back.
    pub(in crate::tui) fn noted(&mut self, written: Written, shared: &mut Shared) -> Vec<Effect> {
        let Written { id, name, before, text, is_kept } = written;
        let again = shared.keymap.label(self.mode(), Action::Note).to_owned();
        let restore = shared.keymap.label(crate::tui::mode::Mode::Note, Action::RestoreQuery);
        let toasts = &shared.messages().toasts;
        if text == before {
            return Vec::new();
        }
        match (is_kept, text.is_empty()) {
            (true, true) => shared.say(toasts.note_deleted(&name, &again, restore)),
            (true, false) => {
                let told = (toasts.note_asked(&name, &again), toasts.note_written(&name, &again));
                self.say_until_saved(told, shared);
            }
            (false, _) => shared.say(toasts.note_left(&again, restore)),
        }
        let lost = if is_kept { before } else { text.clone() };
        if !is_kept || text.is_empty() {
            self.keeping.left = Some((id.clone(), lost)).filter(|(_, lost)| !lost.is_empty());
        } else {
            self.keeping.left.take_if(|(of, _)| *of == id);
        }
        if !is_kept {
            return Vec::new();
        }
        let mut effects = shared.keep(Change::Note { id, text });
        effects.extend(self.follow_own(None, shared));
        effects
    }

    /// What is kept is another than it was: by this reader's key, or by another program. The cursor goes to `entry`,
    /// where there is one.
    pub(in crate::tui) fn follow_own(&mut self, entry: Option<RecordIdx>, shared: &Shared) -> Vec<Effect> {
        let was_own = self.tree.selected().is_some_and(|node| node.key.is_own());
        self.show_own_nodes(shared);
        let is_own = self.tree.selected().is_some_and(|node| node.key.is_own());
        if !was_own && !is_own && !self.query.value().asks_own() {
            return Vec::new();
        }
        // Who reads a page goes on reading it.
        self.keeping.is_stale = true;
        if self.is_reading() { Vec::new() } else { self.show_own(entry, shared) }
    }

    /// Shows the nodes of what is kept. The list of one that the reader is in stays as it is: what is read does not move to
    /// the top under their eyes.
    pub(in crate::tui) fn show_own_nodes(&mut self, shared: &Shared) {
        self.tree.set_own(shared.own.nodes(shared.messages()));
        let counts = self.changes.iter_mut().chain([&mut self.counts]);
        counts.for_each(NodeCounts::forget_own);
    }

    /// Shows in the list what is kept by now, once no page is read any more.
    pub(super) fn catch_up(&mut self, shared: &Shared) -> Vec<Effect> {
        if !self.keeping.is_stale || self.is_reading() {
            return Vec::new();
        }
        self.show_own(None, shared)
    }

    /// Shows in the list what is kept by now. The cursor stays on its entry, or in its row, where the next entry is then.
    fn show_own(&mut self, entry: Option<RecordIdx>, shared: &Shared) -> Vec<Effect> {
        self.keeping.is_stale = false;
        if self.is_filtered() {
            let effects = self.show_reached(false, shared);
            self.keeps = entry;
            self.is_asked_again = entry.is_none();
            return effects;
        }
        let entries = self.reached(shared);
        let (total, selected) = (entries.len(), entry.or_else(|| self.list.selected()));
        self.list.replace(entries, total, None, selected);
        self.list.withdrawn = self.withdrawn_reached(shared);
        Vec::new()
    }

    /// The note on the entry whose page is shown.
    pub(super) fn besides(&self, shared: &Shared) -> Besides {
        let Some(Subject::Record(entry)) = self.detail.subject else { return Besides::default() };
        if !shared.own.records.noted.contains(entry) {
            return Besides::default();
        }
        let id = shared.directory.as_ref().and_then(|it| it.heading(entry)).map(|it| it.id);
        id.and_then(|id| shared.kept.note(id)).map_or_else(Besides::default, |note| Besides {
            note: note.text.to_owned(),
            is_note_pending: !note.is_saved,
            ..Besides::default()
        })
    }
}

/// The id and the name of an entry.
fn heading(entry: Option<RecordIdx>, shared: &Shared) -> Option<(String, String)> {
    let heading = shared.directory.as_ref()?.heading(entry?)?;
    Some((heading.id.to_owned(), heading.name.to_owned()))
}
