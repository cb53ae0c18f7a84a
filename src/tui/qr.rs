//! What of a record a telephone's camera can take away.

use super::action::{Action, Effect};
use super::keymap;
use super::mode::Mode;
use super::model::{Menu, MenuEntry, Model, Popup, QrView};
use super::update::{of_selected, warn};
use crate::export::fields::CopyField;
use crate::export::{Code, QrPayload, payloads};
use crate::messages::fill;

/// Shows the entry's one code, or asks which.
pub(super) fn offer(model: &mut Model) -> Vec<Effect> {
    let messages = model.messages();
    let entry = |it: QrPayload| MenuEntry { thing: it.field, code: Some(it.payload) };
    let offered = of_selected(model, |directory, record| {
        let entries = payloads(directory, record, messages).into_iter().map(entry).collect::<Vec<_>>();
        (entries, record.name().to_owned())
    });
    let Some((mut entries, name)) = offered else {
        return warn(model, messages.toasts.nothing_to_copy.to_owned());
    };
    match entries.len() {
        0 => {
            let key = keymap::key_for(Mode::List, Action::CopyOther);
            return warn(model, fill(messages.toasts.no_code, &[("name", &name), ("key", key)]));
        }
        1 => {
            let entry = entries.remove(0);
            show(model, &entry.thing, &entry.code.unwrap_or_default());
        }
        _ => {
            model.popup = Some(Popup::Menu(Menu::of(messages.menus.show_code, entries)));
        }
    }
    Vec::new()
}

/// Shows what a code carries, with what it says under it.
pub(super) fn show(model: &mut Model, thing: &CopyField, carried: &str) {
    let caption = format!("{}  {}", thing.label, thing.text);
    model.popup = Some(Popup::Qr(QrView { code: Code::of(carried), caption }));
}
