//! What of a record a telephone's camera can take away.

use jiff::civil::Date;

use super::fields::{CopyField, grouped, line, phones, urls, whole};
use super::{Card, Code, cards, event, tel, web, when};
use crate::calendar::{Entry, Occurrence};
use crate::directory::{Directory, Heading, PhoneKind, Record};
use crate::messages::{Lang, Messages};
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
    /// When it takes place next, as an event of a calendar.
    Event,
    /// Name, department and numbers on a line.
    Line,
    /// The whole record as text.
    Text,
}

impl QrKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Phone, Self::Url, Self::Contact, Self::Event, Self::Line, Self::Text];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Url => "url",
            Self::Contact => "contact",
            Self::Event => "event",
            Self::Line => "line",
            Self::Text => "text",
        }
    }
}

/// A text to be shown as a QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPayload {
    /// What it is, for the eye.
    pub field: CopyField,
    /// What the code carries: a URI, a vCard or a text.
    pub payload: String,
}

impl QrPayload {
    /// Whether a camera can be expected to read its code.
    #[must_use]
    pub fn is_legible(&self) -> bool {
        Code::is_legible(&self.payload)
    }
}

/// Everything of a record that can be shown as a code on a day.
#[must_use]
pub fn payloads(directory: &Directory, record: Record<'_>, lang: Lang, today: Date) -> Vec<QrPayload> {
    QrKind::ALL.into_iter().flat_map(|kind| payloads_of(kind, directory, record, lang, today)).collect()
}

/// Everything of one kind.
#[must_use]
pub fn payloads_of(kind: QrKind, directory: &Directory, record: Record<'_>, lang: Lang, today: Date) -> Vec<QrPayload> {
    let messages = lang.messages();
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
                let label = messages.menus.card.to_owned();
                let text = strip(&card.full_name(messages)).into_owned();
                let field = CopyField { brief: label.clone(), label, text, ..CopyField::default() };
                QrPayload { field, payload: card.compact(messages) }
            };
            cards(directory, record).into_iter().map(payload).collect()
        }
        QrKind::Event => {
            let no = directory.index_of(record.id().as_str());
            let entry = no.and_then(|no| Entry::alone(directory, no));
            entry.map_or_else(Vec::new, |it| events(messages, it.heading, &it.agenda.coming(today), today))
        }
        QrKind::Line => {
            let line = line(directory, record, messages).into_iter();
            line.map(|field| QrPayload { payload: field.text.clone(), field }).collect()
        }
        QrKind::Text => {
            let whole = whole(directory, record, lang);
            let payload = whole.text;
            // Under a code stands what it is; where there can be none, why.
            let characters = grouped(payload.chars().count());
            let is_legible = Code::is_legible(&payload);
            let text = if is_legible {
                messages.menus.length(characters)
            } else {
                messages.menus.too_long_for_code(characters)
            };
            vec![QrPayload { field: CopyField { text, preview: None, ..whole }, payload }]
        }
    }
}

/// Things that take place of one service, as events that are made today. Each is named by its days; of whose days nothing but
/// the year is known is none.
#[must_use]
pub fn events(
    messages: &Messages,
    heading: Heading<'_>,
    occurrences: &[Occurrence<'_>],
    today: Date,
) -> Vec<QrPayload> {
    let payload = |occurrence: &Occurrence<'_>| {
        let label = messages.menus.event.to_owned();
        let days = when::days(messages, occurrence);
        let what = strip(occurrence.what);
        let text = if what.is_empty() { days } else { messages.labelled(&days, &what) };
        let note = occurrence.is_inferred().then(|| when::grade(messages, &occurrence.grade).to_owned());
        let field = CopyField { brief: label.clone(), label, text, note, ..CopyField::default() };
        Some(QrPayload { field, payload: event(messages, heading, occurrence, today)? })
    };
    occurrences.iter().filter_map(payload).collect()
}
