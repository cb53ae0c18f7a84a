//! What of a record can be taken away.

use crate::directory::{Department, Directory, Record};
use crate::text::strip;
use crate::words::{Words, fill};

/// Something that can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copyable {
    /// What it is, for the menu.
    pub label: String,
    /// What goes to the clipboard: one line, no control characters.
    pub text: String,
    /// A doubt about it, which whoever takes it has to hear.
    pub note: Option<String>,
}

impl Copyable {
    /// The text as a reader is shown it: with the doubt, if there is one.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.note {
            Some(note) => format!("{}（{note}）", self.text),
            None => self.text.clone(),
        }
    }
}

/// The telephone numbers of a record, each with what answers there.
#[must_use]
pub fn phones(directory: &Directory, record: Record<'_>, words: &Words) -> Vec<Copyable> {
    let phones = directory.phones(record).into_iter().map(|phone| {
        let answers = match record {
            Record::Department(department) => served(directory, department, &phone.number, words),
            _ => answering(directory, record, &phone.number),
        };
        Copyable {
            label: [Some(words.phone_kind(phone.kind).to_owned()), answers]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
            text: strip(&phone.number).into_owned(),
            note: phone.note.as_deref().map(|note| strip(note).into_owned()),
        }
    });
    phones.collect()
}

/// The department that answers at a number.
fn answering(directory: &Directory, record: Record<'_>, number: &str) -> Option<String> {
    let contact = directory
        .contacts(record)
        .into_iter()
        .find(|contact| contact.phones.iter().any(|phone| phone.number == number))?;
    directory.department(contact.department.as_ref()?).map(|department| department.name.clone())
}

/// For which services a department answers at a number: that is what tells its numbers apart.
fn served(directory: &Directory, department: &Department, number: &str, words: &Words) -> Option<String> {
    let services = directory.services_of(department, Some(number));
    let numbers: Vec<String> = services.map(|service| format!("{:02}", service.number)).collect();
    (!numbers.is_empty()).then(|| fill(words.menus.serves, &[("numbers", &numbers.join(" "))]))
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
    Copyable { label: label.to_owned(), text: strip(text).into_owned(), note: None }
}
