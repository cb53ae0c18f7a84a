//! What of a record a telephone's camera can take away.

use super::fields::{CopyField, phones, urls};
use super::{Card, cards, tel, web};
use crate::directory::{Directory, PhoneKind, Record};
use crate::messages::Messages;
use crate::text::strip;

/// What a code carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QrKind {
    /// A number that a person answers, to be dialled.
    Phone,
    /// A web address.
    Url,
    /// Who answers, as a vCard.
    Contact,
}

impl QrKind {
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

/// A text to be shown as a QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPayload {
    /// What it is, for the eye.
    pub field: CopyField,
    /// What the code carries: a URI or a vCard.
    pub payload: String,
}

/// Everything of a record that can be shown as a code.
#[must_use]
pub fn payloads(directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<QrPayload> {
    QrKind::ALL.into_iter().flat_map(|kind| payloads_of(kind, directory, record, messages)).collect()
}

/// Everything of one kind.
#[must_use]
pub fn payloads_of(kind: QrKind, directory: &Directory, record: Record<'_>, messages: &Messages) -> Vec<QrPayload> {
    let is_fax = |number: &str| {
        directory.phones(record).iter().any(|phone| phone.number == number && phone.kind == PhoneKind::Fax)
    };
    match kind {
        QrKind::Phone => {
            let numbers = phones(directory, record, messages).into_iter().filter(|field| !is_fax(&field.text));
            numbers.map(|field| QrPayload { payload: tel(&field.text), field }).collect()
        }
        QrKind::Url => {
            let addresses = urls(directory, record, messages).into_iter();
            addresses.map(|field| QrPayload { payload: web(&field.text), field }).collect()
        }
        QrKind::Contact => {
            let payload = |card: Card<'_>| {
                let (label, text) = (messages.menus.card.to_owned(), strip(card.name).into_owned());
                QrPayload { field: CopyField { label, text, note: None }, payload: card.vcard() }
            };
            cards(directory, record).into_iter().map(payload).collect()
        }
    }
}
