//! What of a record can be taken away.

use crate::directory::{Directory, PhoneKind, Record};
use crate::text::strip;
use crate::words::Words;

/// Something that can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copyable {
    /// What it is, for the menu.
    pub label: String,
    /// What goes to the clipboard: one line, no control characters.
    pub text: String,
    /// Whether it is a number that a person answers.
    pub is_voice: bool,
}

/// The telephone numbers of a record, each with what answers there.
#[must_use]
pub fn phones(directory: &Directory, record: Record<'_>, words: &Words) -> Vec<Copyable> {
    let contacts = directory.contacts(record);
    let phones = directory.phones(record).into_iter().map(|phone| {
        let answered_by = contacts.iter().find(|contact| contact.phones.iter().any(|it| it.number == phone.number));
        let department = answered_by.and_then(|contact| directory.department(contact.department.as_ref()?));
        let department = department.map(|it| format!(" {}", it.name)).unwrap_or_default();
        Copyable {
            label: format!("{}{department}", words.phone_kind(phone.kind)),
            text: strip(&phone.number).into_owned(),
            is_voice: phone.kind == PhoneKind::Voice,
        }
    });
    phones.collect()
}

/// Everything of a record that one may want elsewhere: name, numbers, addresses, id.
#[must_use]
pub fn everything(directory: &Directory, record: Record<'_>, words: &Words) -> Vec<Copyable> {
    let menu = &words.menus;
    let plain =
        |label: &str, text: &str| Copyable { label: label.to_owned(), text: strip(text).into_owned(), is_voice: false };
    let mut all = vec![plain(menu.name, record.name())];
    all.extend(phones(directory, record, words));
    all.extend(directory.emails(record).into_iter().map(|email| plain(menu.email, &email.address)));
    all.extend(directory.urls(record).into_iter().map(|url| plain(menu.web, &url.url)));
    let addresses = directory.contacts(record).into_iter().filter_map(|contact| contact.address.as_deref());
    all.extend(addresses.map(|address| plain(menu.address, address)));
    all.push(plain(menu.id, record.id().as_str()));
    all
}
