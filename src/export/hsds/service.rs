//! Services.

use super::Exporter;
use super::terms::Attributes;
use crate::directory::{AgeLimit, Eligibility, Force, ProviderRole, Record, Section, Service, Trait};
use crate::export::address::email;
use crate::export::node::{Fields, conditions, plain};

impl Exporter<'_> {
    pub(super) fn service(&self, it: &Service) -> Fields {
        let (record, id) = (Record::Service(it), self.uuids.record(it.id.as_str()));
        let urls = self.directory.urls(record);
        let (url, other_urls) = self.urls(id, "service", &urls);
        let (body_id, body) = self.body(it).unzip();
        let (conditions, text): (Vec<&Section>, _) = it.sections.iter().partition(|section| {
            it.eligibility.as_ref().is_some_and(|eligibility| eligibility.sections.contains(&section.heading))
        });
        let (youngest, oldest) = it.eligibility.as_ref().map(ages).unwrap_or_default();
        let emails = it.contacts.iter().flat_map(|contact| &contact.emails);
        Fields::default()
            .with("id", id.to_string())
            .maybe("organization_id", body_id)
            .with("name", it.name.as_str())
            .maybe("alternate_name", Self::alternate_name(record))
            .text("description", &paragraphs(Some(it.summary.clone()), &text))
            .maybe("url", url)
            .many("additional_urls", other_urls)
            .maybe("email", emails.into_iter().find_map(|it| email(&it.address)))
            // Nothing is printed of a service that there is no more.
            .with("status", "active")
            .text("eligibility_description", &self.eligibility(it, &conditions))
            .maybe("minimum_age", youngest)
            .maybe("maximum_age", oldest)
            .maybe("assured_date", assured(it))
            .many("schedules", self.schedules(it))
            .maybe("organization", body)
            .many("contacts", self.contacts(record, "service"))
            .many("attributes", self.attributes(it))
    }

    /// Who may apply: the conditions as printed, a line each, then the sections that tell more.
    fn eligibility(&self, it: &Service, sections: &[&Section]) -> String {
        let stated = it.eligibility.as_ref().map(|it| conditions(it, self.messages).join("\n"));
        paragraphs(stated.filter(|stated| !stated.is_empty()), sections)
    }

    /// Where the service stands, for whom it is, and what the standard has one place for and the booklet names several of.
    fn attributes(&self, it: &Service) -> Vec<serde_json::Value> {
        let mut all = Attributes::new(self, "service", self.uuids.record(it.id.as_str()));
        all.other_names(Record::Service(it));
        all.place(it);
        all.audiences(it);
        for provider in &it.providers {
            let role = match provider.role {
                ProviderRole::Organizer => "organizer",
                ProviderRole::Supervisor => "supervisor",
                ProviderRole::Implementer => "implementer",
            };
            provider.names.iter().for_each(|name| all.add(role, &provider.label, name));
        }
        for document in &it.documents {
            let title = self.messages.remarked(&document.title, document.number.as_deref());
            all.add("document", &document.what, &title);
        }
        it.benefits.iter().for_each(|it| all.add("benefit", &it.what, &it.printed));
        it.keywords.iter().for_each(|word| all.add("keyword", "", word));
        all.finish()
    }
}

/// A text of its own, then sections under their headings, with a blank line between them.
fn paragraphs(first: Option<String>, sections: &[&Section]) -> String {
    let sections = sections.iter().map(|it| format!("{}\n{}", it.heading, plain(&it.body)));
    first.into_iter().chain(sections).collect::<Vec<_>>().join("\n\n")
}

/// Since when nothing of a service is older than its confirmation: the first date, where whom to call and when are both
/// confirmed all through.
fn assured(it: &Service) -> Option<&str> {
    let contacts = it.contacts.iter().map(|contact| contact.confirmed.as_ref());
    let schedules = it.schedules.iter().map(|schedule| schedule.confirmed.as_ref());
    let dates = contacts.chain(schedules).map(|it| it.map(|it| it.on.as_str()));
    dates.collect::<Option<Vec<_>>>()?.into_iter().min()
}

/// The youngest and the oldest whom any age limit admits, where the limits leave nobody out that no limit is for, and
/// each of them is firm.
fn ages(it: &Eligibility) -> (Option<u8>, Option<u8>) {
    let is_for = |who: &[Trait]| it.ages.iter().any(|limit| *limit.who == *who);
    let is_general = |limit: &AgeLimit| limit.group.is_empty() && limit.who.is_empty();
    let are_for_all = it.ages.iter().any(is_general) || (is_for(&[Trait::Female]) && is_for(&[Trait::Male]));
    if !are_for_all || it.ages.iter().any(|limit| limit.force != Force::Strict) {
        return (None, None);
    }
    // A limit without an end leaves that end open for whom it is for.
    let least = it.ages.iter().map(|limit| limit.min).min().flatten();
    let most = it.ages.iter().map(|limit| limit.max).collect::<Option<Vec<_>>>();
    (least, most.and_then(|all| all.into_iter().max()))
}
