//! For whom services are and whom to call, readable without the rest of them: whoever compares all services with somebody, or
//! lists every number, opens none.

use serde::{Deserialize, Serialize};

use super::store::Store;
use super::{Audience, Contact, Directory, Eligibility, Record, RecordIdx, Service};

/// What a service says of for whom it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ServiceConditions<'a> {
    /// For whom, as printed under headings of its own.
    pub audiences: &'a [Audience],
    /// Who may apply.
    pub eligibility: Option<&'a Eligibility>,
    /// The booklet's page on which the service begins; 0 where none is given.
    pub page: u16,
}

/// The same as it stands in a compiled directory.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptConditions {
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub(super) audiences: Box<[Audience]>,
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub(super) eligibility: Option<Eligibility>,
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub(super) page: u16,
}

impl<'a> From<&'a Service> for ServiceConditions<'a> {
    fn from(service: &'a Service) -> Self {
        Self { audiences: &service.audiences, eligibility: service.eligibility.as_ref(), page: service.page }
    }
}

impl<'a> From<&'a KeptConditions> for ServiceConditions<'a> {
    fn from(kept: &'a KeptConditions) -> Self {
        Self { audiences: &kept.audiences, eligibility: kept.eligibility.as_ref(), page: kept.page }
    }
}

impl From<&Service> for KeptConditions {
    fn from(service: &Service) -> Self {
        let Service { audiences, eligibility, page, .. } = service;
        Self { audiences: audiences.clone(), eligibility: eligibility.clone(), page: *page }
    }
}

impl Directory {
    /// For whom the service at a place is, without opening it; `None` for anything else, and where its bytes were damaged.
    #[must_use]
    pub fn conditions(&self, no: RecordIdx) -> Option<ServiceConditions<'_>> {
        match &self.store {
            Store::Loaded(it) => match it.record(no)? {
                Record::Service(service) => Some(service.into()),
                _ => None,
            },
            Store::Compiled(it) => it.conditions(no).map(ServiceConditions::from),
        }
    }

    /// Whom to call about the service at a place, without opening it; `None` for anything else, and where its bytes were
    /// damaged.
    #[must_use]
    pub fn service_contacts(&self, no: RecordIdx) -> Option<&[Contact]> {
        self.store.service_contacts(no)
    }
}
