//! What of a record a telephone's camera can take away.

use super::action::Effect;
use super::copy::{Copyable, phones, urls};
use super::keymap::{self, Scope};
use super::model::{Entry, Menu, Model, Popup, Shown};
use super::scroll::Rows;
use super::update::{of_selected, warn};
use crate::directory::{Directory, PhoneKind, Record};
use crate::export::{Code, cards, tel, web};
use crate::text::strip;
use crate::words::{Words, fill};

/// Everything of a record that can be shown as a code: numbers that a person answers, web addresses, and who answers
/// as a vCard.
#[must_use]
pub fn codes(directory: &Directory, record: Record<'_>, words: &Words) -> Vec<Entry> {
    let is_fax = |number: &str| {
        directory.phones(record).iter().any(|phone| phone.number == number && phone.kind == PhoneKind::Fax)
    };
    let numbers = phones(directory, record, words).into_iter().filter(|thing| !is_fax(&thing.text));
    let numbers = numbers.map(|thing| Entry { code: Some(tel(&thing.text)), thing });
    let addresses = urls(directory, record, words).into_iter();
    let addresses = addresses.map(|thing| Entry { code: Some(web(&thing.text)), thing });
    let cards = cards(directory, record).into_iter().map(|card| Entry {
        thing: Copyable { label: words.menus.card.to_owned(), text: strip(card.name).into_owned() },
        code: Some(card.vcard()),
    });
    numbers.chain(addresses).chain(cards).collect()
}

/// Shows the entry's one code, or asks which.
pub(super) fn offer(model: &mut Model) -> Vec<Effect> {
    let words = model.words();
    let Some((mut entries, name)) =
        of_selected(model, |directory, record| (codes(directory, record, words), record.name().to_owned()))
    else {
        return warn(model, words.toasts.nothing_to_copy.to_owned());
    };
    match entries.len() {
        0 => {
            let key = keymap::key_for(Scope::List, super::action::Action::CopyOther);
            return warn(model, fill(words.toasts.no_code, &[("name", &name), ("key", key)]));
        }
        1 => {
            let entry = entries.remove(0);
            show(model, &entry.thing, &entry.code.unwrap_or_default());
        }
        _ => {
            let title = words.menus.show_code;
            model.popup = Some(Popup::Menu(Menu { title, entries, rows: Rows::default() }));
        }
    }
    Vec::new()
}

/// Shows what a code carries, with what it says under it.
pub(super) fn show(model: &mut Model, thing: &Copyable, carried: &str) {
    let caption = format!("{}  {}", thing.label, thing.text);
    model.popup = Some(Popup::Code(Shown { code: Code::of(carried), caption }));
}
