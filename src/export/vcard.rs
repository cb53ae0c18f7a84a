//! Who answers, as a vCard 3.0 (RFC 2426): the version that every telephone's address book reads.
//!
//! Lines end in CRLF and are folded at 75 octets; a character is never split.

use super::phone_uri::{dialled, web};
use crate::directory::{Contact, Directory, Id, PhoneKind, Record};
use crate::text::strip;

/// The longest line, in octets, without its end.
const LINE: usize = 75;

/// Somebody who answers for a record: a department, or the organisation itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Card<'a> {
    /// The department's or the organisation's name.
    pub name: &'a str,
    department: Option<&'a Id>,
    /// The printed blocks that name it.
    contacts: Vec<&'a Contact>,
}

/// Those who answer for a record, each once, in the order printed; nobody where nothing is printed.
#[must_use]
pub fn cards<'a>(directory: &'a Directory, record: Record<'a>) -> Vec<Card<'a>> {
    let mut cards: Vec<Card<'a>> = Vec::new();
    for contact in directory.contacts(record) {
        let department = contact.department.as_ref();
        if let Some(card) = cards.iter_mut().find(|card| card.department == department) {
            card.contacts.push(contact);
            continue;
        }
        let name = department.and_then(|id| directory.department(id)).map_or(record.name(), |it| it.name.as_str());
        cards.push(Card { name, department, contacts: vec![contact] });
    }
    cards
}

impl Card<'_> {
    /// The vCard.
    #[must_use]
    pub fn vcard(&self) -> String {
        let mut lines = CardLines::default();
        lines.add("BEGIN", "VCARD");
        lines.add("VERSION", "3.0");
        let name = escaped(self.name);
        // An organisation has no family name and no given name, but the line must be there.
        lines.add("N", &format!("{name};;;;"));
        lines.add("FN", &name);
        lines.add("ORG", &name);
        for contact in &self.contacts {
            for phone in &contact.phones {
                let kind = if phone.kind == PhoneKind::Fax { "TEL;TYPE=WORK,FAX" } else { "TEL;TYPE=WORK,VOICE" };
                lines.add(kind, &dialled(&phone.number));
            }
            contact.emails.iter().for_each(|email| lines.add("EMAIL;TYPE=INTERNET", &escaped(&email.address)));
            // A URI is not text: its commas and semicolons stand as they are.
            contact.urls.iter().for_each(|url| lines.add("URL", &web(&url.url)));
            if let Some(address) = &contact.address {
                let code = contact.postal_code.as_deref().unwrap_or_default();
                lines.add("ADR;TYPE=WORK", &format!(";;{};;;{};", escaped(address), escaped(code)));
            }
        }
        lines.add("END", "VCARD");
        lines.folded()
    }
}

/// Lines, each once: several blocks often print the same number.
#[derive(Default)]
struct CardLines(Vec<String>);

impl CardLines {
    fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        if !self.0.contains(&line) {
            self.0.push(line);
        }
    }

    fn folded(&self) -> String {
        let mut text = String::new();
        for line in &self.0 {
            let mut octets = 0;
            for c in line.chars() {
                if octets + c.len_utf8() > LINE {
                    text.push_str("\r\n ");
                    octets = 1;
                }
                text.push(c);
                octets += c.len_utf8();
            }
            text.push_str("\r\n");
        }
        text
    }
}

/// Text on one line with what has a meaning in a value escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in strip(text).chars() {
        if matches!(c, '\\' | ',' | ';') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use calcard::vcard::{VCard, VCardProperty, VCardValue};

    use super::{Card, LINE, cards};
    use crate::directory::{Contact, Directory, Email, Kind, Phone, PhoneKind, Url};
    use crate::loader::{Source, load};

    fn read(text: &str) -> VCard {
        VCard::parse(text).unwrap_or_else(|error| panic!("{error:?}\n{text}"))
    }

    fn values(card: &VCard, property: &VCardProperty) -> Vec<String> {
        let entries = card.entries.iter().filter(|entry| entry.name == *property);
        let text = |value: &VCardValue| match value {
            VCardValue::Component(parts) => parts.join(";"),
            other => other.as_text().unwrap_or_default().to_owned(),
        };
        entries.map(|entry| entry.values.iter().map(text).collect::<Vec<_>>().join(";")).collect()
    }

    #[test]
    fn a_reader_finds_everything_again() {
        let phone = |number: &str, kind| Phone { number: number.to_owned(), kind, note: None };
        let contact = Contact {
            phones: [phone("022-27122522", PhoneKind::Voice), phone("022-27122523", PhoneKind::Fax)].into(),
            emails: [Email { address: "a@b.cn".to_owned(), label: None }].into(),
            urls: [Url { url: "www.tast.org.cn".to_owned(), label: None }].into(),
            address: Some("天津市和平区和平路287号, 3楼; 东侧".to_owned()),
            postal_code: Some("300041".to_owned()),
            ..Contact::default()
        };
        let name = "天津市科学技术协会，一个名字很长很长很长很长的部门; 以及\\其他";
        let text = Card { name, department: None, contacts: vec![&contact, &contact] }.vcard();
        let card = read(&text);
        assert_eq!(values(&card, &VCardProperty::Fn), [name]);
        assert_eq!(values(&card, &VCardProperty::Tel), ["+862227122522", "+862227122523"]);
        assert_eq!(values(&card, &VCardProperty::Email), ["a@b.cn"]);
        assert_eq!(values(&card, &VCardProperty::Url), ["http://www.tast.org.cn"]);
        assert_eq!(values(&card, &VCardProperty::Adr), [";;天津市和平区和平路287号, 3楼; 东侧;;;300041;"]);
    }

    #[test]
    fn an_extension_is_read_back_behind_a_pause() {
        let phone = Phone { number: "022-27122522-801".to_owned(), ..Phone::default() };
        let contact = Contact { phones: [phone].into(), ..Contact::default() };
        let text = Card { name: "学术部", department: None, contacts: vec![&contact] }.vcard();
        assert!(text.contains("TEL;TYPE=WORK,VOICE:+862227122522,801\r\n"), "{text}");
        assert_eq!(values(&read(&text), &VCardProperty::Tel), ["+862227122522,801"]);
    }

    #[test]
    fn every_card_of_the_directory_is_read_back() {
        let directory: Directory = load(&Source::shipped(), |_| ()).unwrap();
        let mut count = 0;
        for (_, record) in directory.records() {
            for card in cards(&directory, record) {
                let text = card.vcard();
                for line in text.split_terminator("\r\n") {
                    assert!(line.len() <= LINE && !line.contains(['\r', '\n']), "{line}");
                }
                assert_eq!(values(&read(&text), &VCardProperty::Fn), [card.name]);
                count += 1;
            }
        }
        assert!(count > directory.of_kind(Kind::Service).len());
    }

    #[test]
    fn one_who_answers_in_several_blocks_has_one_card() {
        let directory = load(&Source::shipped(), |_| ()).unwrap();
        for (_, record) in directory.records() {
            let mut names: Vec<&str> = cards(&directory, record).iter().map(|card| card.name).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{}", record.id());
        }
    }
}
