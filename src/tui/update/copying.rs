//! Taking something of a record away: to the clipboard, to a code, or as what was to be picked.

use super::{nothing_selected, warn};
use crate::directory::{Directory, Record};
use crate::export::fields::Pick;
use crate::export::fields::{CopyField, everything, id, name, phones, urls};
use crate::messages::fill;
use crate::tui::action::{Action, Effect};
use crate::tui::keymap;
use crate::tui::mode::Mode;
use crate::tui::model::{Menu, MenuEntry, Model, Popup};
use crate::tui::qr;

/// Leaves with what is to be picked of the entry; of several numbers or addresses, the reader chooses.
pub(super) fn take(model: &mut Model) -> Vec<Effect> {
    let messages = model.messages();
    let pick = model.pick;
    let found = of_selected(model, |directory, record| match pick {
        Some(Pick::Phone) => phones(directory, record, messages),
        Some(Pick::Url) => urls(directory, record, messages),
        Some(Pick::Id) => vec![id(record, messages)],
        Some(Pick::Title) | None => vec![name(record, messages)],
    });
    let Some(mut entries) = found else { return nothing_selected(model) };
    match entries.len() {
        0 => warn(model, messages.toasts.nothing_to_pick.to_owned()),
        1 => vec![Effect::Take(entries.remove(0).text)],
        _ => {
            show_menu(model, messages.menus.pick, entries);
            Vec::new()
        }
    }
}

pub(super) fn copy_phone(model: &mut Model) -> Vec<Effect> {
    let messages = model.messages();
    let Some((mut numbers, name)) =
        of_selected(model, |directory, record| (phones(directory, record, messages), record.name().to_owned()))
    else {
        return warn(model, messages.toasts.nothing_to_copy.to_owned());
    };
    match numbers.len() {
        0 => {
            let key = keymap::key_for(Mode::List, Action::CopyOther);
            warn(model, fill(messages.toasts.no_phone, &[("name", &name), ("key", key)]))
        }
        1 => vec![Effect::Copy(numbers.remove(0))],
        _ => {
            show_menu(model, messages.menus.copy_phone, numbers);
            Vec::new()
        }
    }
}

pub(super) fn copy_other(model: &mut Model) -> Vec<Effect> {
    let messages = model.messages();
    let Some(entries) = of_selected(model, |directory, record| everything(directory, record, messages)) else {
        return warn(model, messages.toasts.nothing_to_copy.to_owned());
    };
    show_menu(model, messages.menus.copy_other, entries);
    Vec::new()
}

pub(in crate::tui) fn of_selected<T>(model: &Model, ask: impl FnOnce(&Directory, Record<'_>) -> T) -> Option<T> {
    let directory = model.directory.as_ref()?;
    let record = directory.record(model.list.selected()?)?;
    Some(ask(directory, record))
}

fn show_menu(model: &mut Model, title: &'static str, things: Vec<CopyField>) {
    let entries = things.into_iter().map(|thing| MenuEntry { thing, code: None }).collect();
    model.popup = Some(Popup::Menu(Menu::of(title, entries)));
}

pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let Some(Popup::Menu(menu)) = model.popup.take() else { return Vec::new() };
    let Some(MenuEntry { thing, code }) = menu.entries.into_iter().nth(menu.rows.cursor) else { return Vec::new() };
    match code {
        Some(code) => qr::show(model, &thing, &code),
        None if model.pick.is_some() => return vec![Effect::Take(thing.text)],
        None => return vec![Effect::Copy(thing)],
    }
    Vec::new()
}

/// Takes the entry with a number, from 1, if the menu has it.
pub(super) fn pick(model: &mut Model, number: usize) -> Vec<Effect> {
    match &mut model.popup {
        Some(Popup::Menu(menu)) if (1..=menu.entries.len()).contains(&number) => {
            menu.rows.cursor = number - 1;
            choose(model)
        }
        _ => Vec::new(),
    }
}
