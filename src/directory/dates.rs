//! What services say of when they take place, readable without the rest of them: whoever asks for the dates of all of them
//! opens none.

use serde::{Deserialize, Serialize};

use super::store::Store;
use super::{Directory, Event, Kind, Record, RecordIdx, Schedule, Service};

/// What a service says of when it takes place.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceDates<'a> {
    /// The service's printed number.
    pub number: u32,
    /// When.
    pub schedules: &'a [Schedule],
    /// The events that are editions of it, oldest first.
    pub editions: Vec<&'a Event>,
    /// The web addresses of its contacts and documents, as printed, as far as there may be a date in them.
    pub urls: Vec<&'a str>,
}

/// The same as it stands in a compiled directory.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptDates {
    #[serde(default, skip_serializing_if = "super::is_default")]
    schedules: Box<[Schedule]>,
    #[serde(default, skip_serializing_if = "super::is_default")]
    editions: Box<[Event]>,
    #[serde(default, skip_serializing_if = "super::is_default")]
    urls: Box<[String]>,
}

impl<'a> ServiceDates<'a> {
    /// Those of an opened service.
    #[must_use]
    pub fn of(service: &'a Service) -> Self {
        let in_contacts = service.contacts.iter().flat_map(|contact| &contact.urls).map(|url| url.url.as_str());
        let in_documents = service.documents.iter().filter_map(|document| document.url.as_deref());
        Self {
            number: service.number,
            schedules: &service.schedules,
            editions: service.history.iter().filter(|event| event.edition).collect(),
            urls: in_contacts.chain(in_documents).filter(|url| may_be_dated(url)).collect(),
        }
    }

    fn of_kept(number: u32, kept: &'a KeptDates) -> Self {
        Self {
            number,
            schedules: &kept.schedules,
            editions: kept.editions.iter().collect(),
            urls: kept.urls.iter().map(String::as_str).collect(),
        }
    }
}

impl From<&ServiceDates<'_>> for KeptDates {
    fn from(dates: &ServiceDates<'_>) -> Self {
        Self {
            schedules: dates.schedules.into(),
            editions: dates.editions.iter().map(|event| (*event).clone()).collect(),
            urls: dates.urls.iter().map(|url| (*url).to_owned()).collect(),
        }
    }
}

/// Whether a year may stand in a text.
fn may_be_dated(text: &str) -> bool {
    text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

impl Directory {
    /// What the service at a place says of when it takes place, without opening it; `None` for anything else.
    #[must_use]
    pub fn dates(&self, no: RecordIdx) -> Option<ServiceDates<'_>> {
        match &self.store {
            Store::Loaded(it) => match it.record(no)? {
                Record::Service(service) => Some(ServiceDates::of(service)),
                _ => None,
            },
            Store::Compiled(it) => {
                let (Kind::Service, _, number, _) = it.heading(no)? else { return None };
                Some(ServiceDates::of_kept(number.unwrap_or(0), it.dates(no)?))
            }
        }
    }
}
