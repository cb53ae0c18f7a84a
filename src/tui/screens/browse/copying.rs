//! Taking something of a record away: to the clipboard, to a code, or as what was to be picked.

use super::state::Browse;
use crate::directory::RecordIdx;
use crate::export::fields::{CopyField, Pick, everything, phones};
use crate::export::{QrPayload, Several, payloads, picked};
use crate::messages::Messages;
use crate::text::strip;
use crate::tui::action::{Action, Effect};
use crate::tui::mode::Mode;
use crate::tui::outcome::Outcome;
use crate::tui::overlays::Overlay;
use crate::tui::overlays::menu::Menu;
use crate::tui::overlays::qr::QrView;
use crate::tui::shared::Shared;

impl Browse {
    /// Leaves with what is to be picked of the marked entries; where none is marked, of the one under the cursor: of
    /// several numbers or addresses, the reader chooses.
    pub(super) fn take(&mut self, shared: &mut Shared) -> Outcome {
        match self.several() {
            Some(entries) => Self::take_several(&entries, shared),
            None => take(self.list.selected(), shared),
        }
    }

    /// Copies the telephone numbers of the marked entries; where none is marked, that of the one under the cursor: of
    /// several, the reader chooses.
    pub(super) fn copy_phone(&mut self, shared: &mut Shared) -> Outcome {
        match self.several() {
            Some(_) => self.copy_several(Several::Phones, shared),
            None => copy_phone(self.list.selected(), self.mode(), shared),
        }
    }

    /// Offers everything of the marked entries, or of the one under the cursor, that can be copied.
    pub(super) fn copy_other(&mut self, shared: &mut Shared) -> Outcome {
        match self.several() {
            Some(entries) => Self::offer_several(&entries, shared),
            None => copy_other(self.list.selected(), shared),
        }
    }

    /// Shows the one code of the entry under the cursor, or asks which; of marked entries, which one after another.
    pub(super) fn show_code(&mut self, shared: &mut Shared) -> Outcome {
        match self.several() {
            Some(entries) => Self::offer_codes(&entries, shared),
            None => show_code(self.list.selected(), shared),
        }
    }
}

/// Leaves with what is to be picked of an entry; of several numbers or addresses, the reader chooses.
pub(in crate::tui) fn take(entry: Option<RecordIdx>, shared: &mut Shared) -> Outcome {
    let messages = shared.messages();
    let pick = shared.pick;
    let found =
        shared.of_entry(entry, |directory, record| picked(pick.unwrap_or(Pick::Title), directory, record, messages));
    let Some(mut entries) = found else { return nothing_selected(shared).into() };
    match entries.len() {
        0 => shared.warn(messages.toasts.nothing_to_pick.to_owned()).into(),
        1 => vec![Effect::Take(entries.remove(0).into())].into(),
        _ => menu(messages.menus.pick, entries),
    }
}

/// Copies the telephone number of an entry; of several, the reader chooses.
pub(in crate::tui) fn copy_phone(entry: Option<RecordIdx>, mode: Mode, shared: &mut Shared) -> Outcome {
    let messages = shared.messages();
    let found =
        shared.of_entry(entry, |directory, record| (phones(directory, record, messages), record.name().to_owned()));
    let Some((mut numbers, name)) = found else {
        return shared.warn(messages.toasts.nothing_to_copy.to_owned()).into();
    };
    match numbers.len() {
        0 => {
            let key = shared.keymap.way(mode, Action::CopyOther);
            let text = messages.toasts.no_phone(&name, &key);
            shared.warn(text).into()
        }
        1 => vec![Effect::Copy(numbers.remove(0))].into(),
        _ => menu(messages.menus.copy_phone, numbers),
    }
}

/// Offers everything of an entry that can be copied.
pub(in crate::tui) fn copy_other(entry: Option<RecordIdx>, shared: &mut Shared) -> Outcome {
    let (messages, lang) = (shared.messages(), shared.lang);
    match shared.of_entry(entry, |directory, record| everything(directory, record, lang)) {
        Some(mut entries) => {
            entries.extend(own_note(entry, shared));
            menu(messages.menus.copy_other, entries)
        }
        None => shared.warn(messages.toasts.nothing_to_copy.to_owned()).into(),
    }
}

/// Copies what stands in a place among everything of an entry, or leaves with it where something is to be picked.
pub(in crate::tui) fn copy_field(entry: Option<RecordIdx>, place: usize, shared: &mut Shared) -> Vec<Effect> {
    let lang = shared.lang;
    let all = shared.of_entry(entry, |directory, record| everything(directory, record, lang));
    match all.and_then(|all| all.into_iter().nth(place)) {
        Some(thing) if shared.pick.is_some() => vec![Effect::Take(thing.into())],
        Some(thing) => vec![Effect::Copy(thing)],
        None => shared.warn(shared.messages().toasts.nothing_to_copy.to_owned()),
    }
}

/// The reader's own note on an entry: it goes along with nothing else.
fn own_note(entry: Option<RecordIdx>, shared: &Shared) -> Option<CopyField> {
    let id = shared.directory.as_ref()?.heading(entry?)?.id;
    let lines: Vec<_> = shared.kept.note(id)?.text.lines().map(strip).collect();
    let label = shared.messages().facts.own_note.to_owned();
    let preview = lines.first().filter(|_| lines.len() > 1).map(|line| line.clone().into_owned());
    Some(CopyField { brief: label.clone(), label, text: lines.join("\n"), preview, ..CopyField::default() })
}

/// Shows an entry's one code, or asks which.
pub(in crate::tui) fn show_code(entry: Option<RecordIdx>, shared: &mut Shared) -> Outcome {
    let (messages, lang, today) = (shared.messages(), shared.lang, shared.today);
    let found = shared.of_entry(entry, |directory, record| payloads(directory, record, lang, today));
    match codes(messages.menus.show_code, found.unwrap_or_default(), messages) {
        Some(overlay) => overlay.into(),
        None => shared.warn(messages.toasts.nothing_to_copy.to_owned()).into(),
    }
}

/// The one code, or the question which; `None` where there is none.
pub(in crate::tui) fn codes(title: &'static str, mut payloads: Vec<QrPayload>, messages: &Messages) -> Option<Overlay> {
    match payloads.len() {
        0 => None,
        1 => {
            let QrPayload { field, payload } = payloads.remove(0);
            Some(Overlay::Qr(QrView::of(&field, &payload, messages)))
        }
        _ => Some(Overlay::Menu(Menu::of_codes(title, payloads))),
    }
}

fn menu(title: &'static str, things: Vec<CopyField>) -> Outcome {
    Overlay::Menu(Menu::of_things(title, things)).into()
}

/// Says that there is no entry to do anything with. While the directory is being read, the list says so itself.
pub(super) fn nothing_selected(shared: &mut Shared) -> Vec<Effect> {
    if shared.directory.is_some() {
        return shared.warn(shared.messages().toasts.nothing_selected.to_owned());
    }
    Vec::new()
}
