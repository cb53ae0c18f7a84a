//! What of a record a telephone's camera can take away.

use super::action::{Action, Effect};
use super::keymap;
use super::mode::Mode;
use super::model::{Menu, MenuEntry, Model, Popup, QrView};
use super::update::{of_selected, warn};
use crate::directory::{Directory, PhoneKind, Record};
use crate::export::fields::{CopyField, phones, urls};
use crate::export::{Card, Code, cards, tel, web};
use crate::messages::{Messages, fill};
use crate::text::strip;

/// What a code carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// A number that a person answers, to be dialled.
    Phone,
    /// A web address.
    Url,
    /// Who answers, as a vCard.
    Contact,
}

impl CodeKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Url, Self::Contact];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Url => "url",
            Self::Contact => "contact",
        }
    }
}

/// Everything of a record that can be shown as a code.
#[must_use]
pub fn codes(directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<MenuEntry> {
    CodeKind::ALL.into_iter().flat_map(|kind| codes_of(kind, directory, record, messages)).collect()
}

/// Everything of one kind.
#[must_use]
pub fn codes_of(kind: CodeKind, directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<MenuEntry> {
    let is_fax = |number: &str| {
        directory.phones(record).iter().any(|phone| phone.number == number && phone.kind == PhoneKind::Fax)
    };
    match kind {
        CodeKind::Phone => {
            let numbers = phones(directory, record, messages).into_iter().filter(|thing| !is_fax(&thing.text));
            numbers.map(|thing| MenuEntry { code: Some(tel(&thing.text)), thing }).collect()
        }
        CodeKind::Url => {
            let addresses = urls(directory, record, messages).into_iter();
            addresses.map(|thing| MenuEntry { code: Some(web(&thing.text)), thing }).collect()
        }
        CodeKind::Contact => {
            let entry = |card: Card<'_>| MenuEntry {
                thing: CopyField {
                    label: messages.menus.card.to_owned(),
                    text: strip(card.name).into_owned(),
                    note: None,
                },
                code: Some(card.vcard()),
            };
            cards(directory, record).into_iter().map(entry).collect()
        }
    }
}

/// Shows the entry's one code, or asks which.
pub(super) fn offer(model: &mut Model) -> Vec<Effect> {
    let messages = model.messages();
    let Some((mut entries, name)) =
        of_selected(model, |directory, record| (codes(directory, record, messages), record.name().to_owned()))
    else {
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
