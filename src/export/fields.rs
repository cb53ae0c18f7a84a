//! What of a record can be taken away.

use crate::directory::{DepartmentNumber, Directory, Phone, Record};
use crate::messages::Messages;
use crate::text::strip;

/// Something that can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyField {
    /// What it is, for the menu.
    pub label: String,
    /// What goes to the clipboard: one line, no control characters.
    pub text: String,
    /// A doubt about it, which whoever takes it has to hear.
    pub note: Option<String>,
}

impl CopyField {
    /// The text as a reader is shown it: with the doubt, if there is one.
    #[must_use]
    pub fn shown(&self, messages: &Messages) -> String {
        messages.remarked(&self.text, self.note.as_deref())
    }
}

/// What of an entry is to be picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// A telephone number.
    Phone,
    /// The id.
    Id,
    /// The name or title.
    Title,
    /// A web address.
    Url,
}

impl Pick {
    /// In the order in which the command line names them.
    pub const ALL: [Self; 4] = [Self::Phone, Self::Id, Self::Title, Self::Url];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Id => "id",
            Self::Title => "title",
            Self::Url => "url",
        }
    }
}

/// The telephone numbers of a record, each with what answers there.
#[must_use]
pub fn phones(directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<CopyField> {
    let field = |phone: &Phone, answers: Option<String>| {
        let label = [Some(messages.phone_kind(phone.kind).to_owned()), answers];
        CopyField {
            label: label.into_iter().flatten().collect::<Vec<_>>().join(" "),
            text: strip(&phone.number).into_owned(),
            note: phone.note.as_deref().map(|note| strip(note).into_owned()),
        }
    };
    if let Record::Department(department) = record {
        let numbers = directory.numbers_of(&department.id);
        return numbers.iter().map(|number| field(number.phone, served(number, messages))).collect();
    }
    let phones = directory.phones(record).into_iter();
    phones.map(|phone| field(phone, answering(directory, record, &phone.number))).collect()
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
fn served(number: &DepartmentNumber<'_>, messages: &Messages) -> Option<String> {
    let numbers = number.service_numbers();
    (!numbers.is_empty()).then(|| messages.menus.serves(numbers.join(" ")))
}

/// The web addresses of a record.
#[must_use]
pub fn urls(directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<CopyField> {
    directory.urls(record).into_iter().map(|url| plain(messages.menus.web, &url.url)).collect()
}

/// The name of a record.
#[must_use]
pub fn name(record: Record<'_>, messages: &Messages) -> CopyField {
    plain(messages.menus.name, record.name())
}

/// The id of a record.
#[must_use]
pub fn id(record: Record<'_>, messages: &Messages) -> CopyField {
    plain(messages.menus.id, record.id().as_str())
}

/// Everything of a record that one may want elsewhere: name, numbers, addresses, id.
#[must_use]
pub fn everything(directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<CopyField> {
    let mut all = vec![name(record, messages)];
    all.extend(phones(directory, record, messages));
    all.extend(directory.emails(record).into_iter().map(|email| plain(messages.menus.email, &email.address)));
    all.extend(urls(directory, record, messages));
    let addresses = directory.contacts(record).into_iter().filter_map(|contact| contact.address.as_deref());
    all.extend(addresses.map(|address| plain(messages.menus.address, address)));
    all.push(id(record, messages));
    all
}

fn plain(label: &str, text: &str) -> CopyField {
    CopyField { label: label.to_owned(), text: strip(text).into_owned(), note: None }
}
