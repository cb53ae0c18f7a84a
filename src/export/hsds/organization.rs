//! Societies, departments and profiles, and the bodies behind a service.

use super::Exporter;
use super::terms::Attributes;
use crate::directory::{Contact, ProviderRole, Record, Service};
use crate::export::node::{Fields, plain};

impl Exporter<'_> {
    pub(super) fn organization(&self, record: Record<'_>) -> Fields {
        let (directory, id) = (self.directory, self.uuids.record(record.id().as_str()));
        let mut attributes = Attributes::new(self, "organization", id);
        attributes.other_names(record);
        if let Record::Society(discipline, _) = record {
            attributes.discipline(discipline);
        }
        // The addresses under a list are those of whoever keeps it, those under a service the service's.
        let urls = if matches!(record, Record::Profile(_)) { directory.urls(record) } else { Vec::new() };
        let (website, others) = self.urls(id, "organization", &urls);
        let whole = Fields::default()
            .with("id", id.to_string())
            .with("name", record.name())
            .maybe("alternate_name", Self::alternate_name(record))
            .with("description", self.description(record))
            .maybe("website", website)
            .many("additional_websites", others);
        let whole = match record {
            // What it answers for has contacts of its own; here stand its numbers, each once.
            Record::Department(_) => whole.many("phones", self.phones(id, &directory.phones(record), "")),
            _ => whole.many("contacts", self.contacts(record, "organization")),
        };
        let contacts = if matches!(record, Record::Profile(_)) { directory.contacts(record) } else { Vec::new() };
        let locations = contacts.iter().enumerate().filter_map(|(at, it)| self.location(record, at, it));
        whole.many("locations", locations).many("attributes", attributes.finish())
    }

    /// What an organisation is: the standard wants something said. Of a society and of a department that is where it
    /// stands, of one that stands nowhere its name.
    fn description(&self, record: Record<'_>) -> String {
        let mut said: Vec<String> = record.summary().map(str::to_owned).into_iter().collect();
        for section in record.sections() {
            said.push(format!("{}\n{}", section.heading, plain(&section.body)));
        }
        let place = self.directory.path(record).iter().map(|it| it.printed).collect::<Vec<_>>().join(" › ");
        if said.is_empty() && !place.is_empty() {
            said.push(place);
        }
        if said.is_empty() {
            said.push(record.name().to_owned());
        }
        said.join("\n\n")
    }

    /// A printed address. The standard takes one apart into street, city and province, which nobody has done with it.
    fn location(&self, record: Record<'_>, at: usize, it: &Contact) -> Option<Fields> {
        let said: Vec<&str> = it.address.as_deref().into_iter().chain(it.postal_code.as_deref()).collect();
        let id = self.uuids.thing("location", &format!("{} {at}", record.id()));
        let whole = Fields::default()
            .with("id", id.to_string())
            .with("location_type", "postal")
            .with("name", record.name())
            .with("description", said.join("\n"));
        (!said.is_empty()).then_some(whole)
    }

    /// The body that answers for a service before all others: who carries it out, else who organises or supervises it.
    /// The standard knows one.
    pub(super) fn body(&self, it: &Service) -> Option<(String, Fields)> {
        let of = |role| it.providers.iter().find(move |it| it.role == role && !it.names.is_empty());
        let roles = [ProviderRole::Implementer, ProviderRole::Organizer, ProviderRole::Supervisor];
        let name = roles.into_iter().find_map(of)?.names.first()?;
        let (id, said) = match self.known.get(name.as_str()) {
            Some((id, said)) => (*id, said.as_str()),
            None => (self.uuids.thing("organization", name), ""),
        };
        let whole = Fields::default()
            .with("id", id.to_string())
            .with("name", name.as_str())
            .with("description", if said.is_empty() { name.as_str() } else { said });
        Some((id.to_string(), whole))
    }
}
