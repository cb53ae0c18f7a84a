//! Whom to call, and where: contacts, numbers, addresses.

use serde_json::Value;
use uuid::Uuid;

use super::Exporter;
use super::terms::Attributes;
use crate::directory::{Contact, ContactOwner, Phone, PhoneKind, PhoneNumber, Record, Url};
use crate::export::address::{email, uri};
use crate::export::node::Fields;

impl Exporter<'_> {
    /// The printed blocks of a record. `entity` is its sort in the standard.
    pub(super) fn contacts(&self, record: Record<'_>, entity: &'static str) -> Vec<Fields> {
        let contacts = self.directory.contacts(record).into_iter().enumerate();
        contacts.map(|(at, contact)| self.contact(record, entity, at, contact)).collect()
    }

    fn contact(&self, record: Record<'_>, entity: &str, at: usize, contact: &Contact) -> Fields {
        let of = record.id().as_str();
        let id = self.uuids.thing("contact", &format!("{of} {at}"));
        let owner = self.directory.owner(record, contact);
        let department = contact.printed.as_deref().or(owner.department().map(|it| it.name.as_str()));
        let remark = if matches!(owner, ContactOwner::List(_)) { self.messages.facts.of_list_note } else { "" };
        let first = contact.emails.iter().find_map(|it| email(&it.address));
        let mut others = Attributes::new(self, "contact", id);
        for it in contact.emails.iter().filter(|it| Some(it.address.as_str()) != first) {
            others.add("email", it.label.as_deref().unwrap_or_default(), &it.address);
        }
        for (name, said) in [("address", &contact.address), ("postal_code", &contact.postal_code)] {
            if let Some(said) = said {
                others.add(name, "", said);
            }
        }
        Fields::default()
            .with("id", id.to_string())
            .with(&format!("{entity}_id"), self.uuids.record(of).to_string())
            .maybe("department", department)
            .maybe("email", first)
            .many("phones", self.phones(id, &contact.phones.iter().collect::<Vec<_>>(), remark))
            .many("attributes", others.finish())
    }

    /// Numbers, each with what whoever calls has to know.
    pub(super) fn phones(&self, of: Uuid, phones: &[&Phone], remark: &str) -> Vec<Fields> {
        let phone = |(at, phone): (usize, &&Phone)| {
            let read = PhoneNumber::read(&phone.number).filter(|_| phone.note.is_none());
            // The standard's extension is a number, which no 0 can stand before.
            let extension = read.as_ref().and_then(PhoneNumber::extension).filter(|it| !it.starts_with('0'));
            let extension = extension.and_then(|digits| digits.parse::<u32>().ok());
            let main = read.filter(|_| extension.is_some()).map(|it| it.national());
            let remarks = [phone.note.as_deref().unwrap_or_default(), remark];
            let remarks: Vec<&str> = remarks.into_iter().filter(|it| !it.is_empty()).collect();
            let kind = match phone.kind {
                PhoneKind::Voice => "voice",
                PhoneKind::Fax => "fax",
            };
            Fields::default()
                .with("id", self.uuids.thing("phone", &format!("{of} {at}")).to_string())
                .with("number", main.as_deref().unwrap_or(&phone.number))
                .maybe("extension", extension)
                .with("type", kind)
                .text("description", &remarks.join(self.messages.facts.semicolon))
        };
        phones.iter().enumerate().map(phone).collect()
    }

    /// The first web address that is one, and the others as the standard lists them.
    pub(super) fn urls(&self, of: Uuid, entity: &str, urls: &[&Url]) -> (Option<String>, Vec<Value>) {
        let mut read = urls.iter().filter_map(|it| Some((uri(&it.url)?, it.label.as_deref())));
        let first = read.next().map(|(address, _)| address);
        let others = read.enumerate().map(|(at, (address, label))| {
            let whole = Fields::default()
                .with("id", self.uuids.thing("url", &format!("{of} {at}")).to_string())
                .maybe("label", label)
                .with("url", address)
                .with(&format!("{entity}_id"), of.to_string());
            Value::from(whole)
        });
        (first, others.collect())
    }
}
