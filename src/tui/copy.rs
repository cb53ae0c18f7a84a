//! What of a record can be taken away.

use crate::directory::{Directory, Record};
use crate::text::strip;
use crate::words::Words;

/// Something that can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copyable {
    /// What it is, for the menu.
    pub label: String,
    /// What goes to the clipboard: one line, no control characters.
    pub text: String,
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
        }
    });
    phones.collect()
}

/// The web addresses of a record.
#[must_use]
pub fn urls(directory: &Directory, record: Record<'_>, words: &Words) -> Vec<Copyable> {
    directory.urls(record).into_iter().map(|url| plain(words.menus.web, &url.url)).collect()
}

/// The name of a record.
#[must_use]
pub fn name(record: Record<'_>, words: &Words) -> Copyable {
    plain(words.menus.name, record.name())
}

/// The id of a record.
#[must_use]
pub fn id(record: Record<'_>, words: &Words) -> Copyable {
    plain(words.menus.id, record.id().as_str())
}

/// Everything of a record that one may want elsewhere: name, numbers, addresses, id.
#[must_use]
pub fn everything(directory: &Directory, record: Record<'_>, words: &Words) -> Vec<Copyable> {
    let mut all = vec![name(record, words)];
    all.extend(phones(directory, record, words));
    all.extend(directory.emails(record).into_iter().map(|email| plain(words.menus.email, &email.address)));
    all.extend(urls(directory, record, words));
    let addresses = directory.contacts(record).into_iter().filter_map(|contact| contact.address.as_deref());
    all.extend(addresses.map(|address| plain(words.menus.address, address)));
    all.push(id(record, words));
    all
}

fn plain(label: &str, text: &str) -> Copyable {
    Copyable { label: label.to_owned(), text: strip(text).into_owned() }
}
