//! Who answers, as a vCard: 3.0 (RFC 2426), the version that every telephone's address book reads, and in files 4.0
//! (RFC 6350) where it is asked for.

use jiff::civil::Date;
use uuid::Uuid;

use super::content_line::{ContentLines, escaped, escaped_lines, listed};
use super::event::stamp;
use super::phone_uri::{dialled, tel, web};
use crate::directory::{Contact, ContactOwner, Directory, PhoneKind, Record};
use crate::messages::Messages;

/// Somebody who answers for a record: a department, or the organisation itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Card<'a> {
    /// The record that the card is taken of.
    pub(super) entry: &'a str,
    pub(super) owner: ContactOwner<'a>,
    /// The printed blocks that name it.
    pub(super) contacts: Vec<&'a Contact>,
}

/// Those who answer for a record, each once, in the order printed; nobody where nothing is printed.
#[must_use]
pub fn cards<'a>(directory: &'a Directory, record: Record<'a>) -> Vec<Card<'a>> {
    let mut cards: Vec<Card<'a>> = Vec::new();
    for contact in directory.contacts(record) {
        let owner = directory.owner(record, contact);
        match cards.iter_mut().find(|card| card.owner == owner) {
            Some(card) => card.contacts.push(contact),
            None => cards.push(Card { entry: record.name(), owner, contacts: vec![contact] }),
        }
    }
    cards
}

impl Card<'_> {
    /// What the card is called: the entry that it is taken of, and the department that answers, without the brackets
    /// that its own name may end in.
    #[must_use]
    pub fn full_name(&self, messages: &Messages) -> String {
        messages.remarked(self.entry, self.owner.department().map(|it| without_brackets(&it.name)))
    }

    /// The vCard.
    #[must_use]
    pub fn vcard(&self, messages: &Messages) -> String {
        self.written(messages, Form::Alone)
    }

    /// The vCard with its names and remarks as short as they go, for a code that a window has room for.
    #[must_use]
    pub fn compact(&self, messages: &Messages) -> String {
        self.written(messages, Form::Compact)
    }

    /// The vCard in one of its forms.
    pub(super) fn written(&self, messages: &Messages, form: Form<'_>) -> String {
        let is_compact = matches!(form, Form::Compact);
        let mut lines = ContentLines::default();
        lines.add("BEGIN", "VCARD");
        lines.add("VERSION", form.version().number());
        let name = escaped(&self.full_name(messages));
        // An organisation has no family name and no given name, but the line must be there, and some telephones show
        // only this one, with the organisation below it.
        let is_told_by_organization = is_compact && matches!(self.owner, ContactOwner::Department(_));
        let short = if is_told_by_organization { escaped(self.entry) } else { name.clone() };
        lines.add("N", &format!("{short};;;;"));
        lines.add("FN", &name);
        if let Form::File(kept) = form {
            // A telephone calls a company by this line alone, and is to call it what it is found by.
            lines.add("ORG", &name);
            kept.add(&mut lines);
        } else if let Some(name) = self.organization(is_compact) {
            lines.add("ORG", &escaped(name));
        }
        for contact in &self.contacts {
            add_contact(&mut lines, contact, form);
        }
        let mut notes = self.notes(messages, is_compact);
        if let Form::File(kept) = form {
            notes.extend(kept.notes.iter().cloned());
        }
        if !notes.is_empty() {
            // Telephones show the first note alone.
            let is_file = matches!(form, Form::File(_));
            lines.add("NOTE", &escaped_lines(&notes.join(if is_file { "\n" } else { messages.facts.semicolon })));
        }
        lines.add("END", "VCARD");
        lines.folded()
    }

    /// The department that answers, or the entry itself; nothing where the list is nobody's: to call it the society's
    /// would say what is not so.
    fn organization(&self, is_compact: bool) -> Option<&str> {
        let shorter = |name| if is_compact { without_brackets(name) } else { name };
        match self.owner {
            ContactOwner::List(None) => None,
            owner => Some(owner.department().map_or(self.entry, |it| shorter(&it.name))),
        }
    }

    /// What whoever calls has to know: that the number is not the entry's own, and what is in doubt.
    fn notes(&self, messages: &Messages, is_compact: bool) -> Vec<String> {
        let note = if is_compact { messages.facts.of_list_short } else { messages.facts.of_list_note };
        let of_list = matches!(self.owner, ContactOwner::List(_)).then(|| note.to_owned());
        let mut notes: Vec<String> = of_list.into_iter().collect();
        for phone in self.contacts.iter().flat_map(|contact| &contact.phones) {
            let doubt = phone.note.as_ref().map(|note| messages.labelled(&phone.number, note));
            notes.extend(doubt.filter(|doubt| !notes.contains(doubt)));
        }
        notes
    }
}

/// A version of the format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum VcardVersion {
    /// What every telephone's address book reads (RFC 2426).
    #[default]
    V3,
    /// The newer one (RFC 6350).
    V4,
}

impl VcardVersion {
    /// As a card names it.
    const fn number(self) -> &'static str {
        match self {
            Self::V3 => "3.0",
            Self::V4 => "4.0",
        }
    }
}

/// What a card is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form<'t> {
    /// A code, where each octet counts.
    Compact,
    /// One card, to be read or passed on.
    Alone,
    /// A file that an address book takes in, perhaps again and again.
    File(&'t KeptLines),
}

impl Form<'_> {
    const fn version(self) -> VcardVersion {
        match self {
            Self::Compact | Self::Alone => VcardVersion::V3,
            Self::File(kept) => kept.version,
        }
    }
}

/// What only a card has that is kept in an address book.
#[derive(Debug, Clone)]
pub(super) struct KeptLines {
    pub(super) version: VcardVersion,
    pub(super) uid: Uuid,
    /// The day from which on it is as it is.
    pub(super) revised: Date,
    /// How the name sounds; empty where that is not known.
    pub(super) reading: String,
    /// Under what it is filed.
    pub(super) categories: Vec<String>,
    /// What else is to be known.
    pub(super) notes: Vec<String>,
}

impl KeptLines {
    fn add(&self, lines: &mut ContentLines) {
        if !self.reading.is_empty() {
            // By this an address book puts a company in its place in the alphabet.
            lines.add("X-PHONETIC-ORG", &escaped(&self.reading));
        }
        match self.version {
            VcardVersion::V3 => lines.add("REV", &format!("{}T00:00:00Z", self.revised)),
            VcardVersion::V4 => {
                lines.add("KIND", "org");
                lines.add("REV", &stamp(self.revised));
            }
        }
        lines.add("X-ABShowAs", "COMPANY");
        lines.add("UID", &self.uid.urn().to_string());
        if !self.categories.is_empty() {
            lines.add("CATEGORIES", &listed(self.categories.iter().map(String::as_str)));
        }
    }
}

/// Adds what is printed in a block: numbers, e-mail and web addresses, the postal address.
fn add_contact(lines: &mut ContentLines, contact: &Contact, form: Form<'_>) {
    let version = form.version();
    for phone in &contact.phones {
        let kind = match (version, phone.kind, form) {
            (VcardVersion::V4, PhoneKind::Voice, _) => "TEL;VALUE=uri;TYPE=\"work,voice\"",
            (VcardVersion::V4, PhoneKind::Fax, _) => "TEL;VALUE=uri;TYPE=\"work,fax\"",
            // A number without a type is one that a person answers.
            (VcardVersion::V3, PhoneKind::Voice, Form::Compact) => "TEL",
            (VcardVersion::V3, PhoneKind::Fax, Form::Compact) => "TEL;TYPE=FAX",
            (VcardVersion::V3, PhoneKind::Voice, _) => "TEL;TYPE=WORK,VOICE",
            (VcardVersion::V3, PhoneKind::Fax, _) => "TEL;TYPE=WORK,FAX",
        };
        let number = if version == VcardVersion::V4 { tel(&phone.number) } else { dialled(&phone.number) };
        lines.add(kind, &number);
    }
    let email = if version == VcardVersion::V4 { "EMAIL;TYPE=work" } else { "EMAIL;TYPE=INTERNET" };
    contact.emails.iter().for_each(|it| lines.add(email, &escaped(&it.address)));
    // A URI is not text: its commas and semicolons stand as they are.
    contact.urls.iter().for_each(|url| lines.add("URL", &web(&url.url)));
    if let Some(address) = &contact.address {
        let code = contact.postal_code.as_deref().unwrap_or_default();
        let kind = if version == VcardVersion::V4 { "ADR;TYPE=work" } else { "ADR;TYPE=WORK" };
        lines.add(kind, &format!(";;{};;;{};", escaped(address), escaped(code)));
    }
}

/// A name without the brackets that it ends in.
fn without_brackets(name: &str) -> &str {
    let shorter =
        name.strip_suffix(['）', ')']).and_then(|rest| rest.rfind(['（', '(']).map(|at| rest[..at].trim_end()));
    shorter.filter(|it| !it.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use calcard::vcard::{VCard, VCardProperty, VCardValue};

    use super::super::content_line::LINE;
    use super::{Card, cards, without_brackets};
    use crate::directory::{Contact, ContactOwner, Directory, Email, Kind, Phone, PhoneKind, Record, Url};
    use crate::loader::{Source, load};
    use crate::messages::Lang;

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
        let card = Card { entry: name, owner: ContactOwner::Itself, contacts: vec![&contact, &contact] };
        let text = card.vcard(Lang::Zh.messages());
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
        let card = Card { entry: "学术部", owner: ContactOwner::Itself, contacts: vec![&contact] };
        let text = card.vcard(Lang::Zh.messages());
        assert!(text.contains("TEL;TYPE=WORK,VOICE:+862227122522,801\r\n"), "{text}");
        assert_eq!(values(&read(&text), &VCardProperty::Tel), ["+862227122522,801"]);
    }

    #[test]
    fn every_card_of_the_directory_is_read_back() {
        let directory: Directory = load(&Source::shipped(), |_| ()).unwrap();
        let mut count = 0;
        for (_, record) in directory.records() {
            for card in cards(&directory, record) {
                let messages = Lang::Zh.messages();
                let text = card.vcard(messages);
                for line in text.split_terminator("\r\n") {
                    assert!(line.len() <= LINE && !line.contains(['\r', '\n']), "{line}");
                }
                let name = card.full_name(messages);
                let read = read(&text);
                assert!(name.starts_with(record.name()), "which entry it was taken of: {name}");
                assert_eq!(values(&read, &VCardProperty::Fn), [name.as_str()]);
                assert_eq!(values(&read, &VCardProperty::N), [format!("{name};;;;")]);
                let doubts = directory.phones(record).into_iter().filter_map(|phone| phone.note.as_deref());
                let notes = values(&read, &VCardProperty::Note).concat();
                for doubt in doubts.filter(|_| cards(&directory, record).len() == 1) {
                    assert!(notes.contains(doubt), "{notes}");
                }
                count += 1;
            }
        }
        assert!(count > directory.of_kind(Kind::Service).len());
    }

    #[test]
    fn the_card_of_a_society_says_that_the_number_is_the_lists() {
        let directory = load(&Source::shipped(), |_| ()).unwrap();
        let society = directory.record(directory.index_of("society-medicine-04").unwrap()).unwrap();
        for (lang, full, note) in [
            (Lang::Zh, "天津市药学会（市科协学会学术部）", "非该学会自有电话，是学会清单联系部门的"),
            (
                Lang::En,
                "天津市药学会 (市科协学会学术部)",
                "Not the society's own: the number of the department that keeps the list",
            ),
        ] {
            let cards = cards(&directory, society);
            assert_eq!(cards.len(), 1);
            let card = read(&cards[0].vcard(lang.messages()));
            assert_eq!(values(&card, &VCardProperty::Fn), [full]);
            assert_eq!(values(&card, &VCardProperty::Org), ["市科协学会学术部（院士专家部）"]);
            assert_eq!(values(&card, &VCardProperty::Tel), ["+862227122522"]);
            assert_eq!(values(&card, &VCardProperty::Note), [note]);
        }
    }

    #[test]
    fn a_card_for_a_code_says_the_same_in_fewer_words() {
        let directory = load(&Source::shipped(), |_| ()).unwrap();
        let messages = Lang::Zh.messages();
        for (_, record) in directory.records() {
            for card in cards(&directory, record) {
                let (whole, compact) = (read(&card.vcard(messages)), read(&card.compact(messages)));
                for property in [VCardProperty::Fn, VCardProperty::Tel, VCardProperty::Email, VCardProperty::Adr] {
                    assert_eq!(values(&whole, &property), values(&compact, &property), "{}", record.id());
                }
                let is_told = values(&compact, &VCardProperty::Note).concat().contains("非该学会自有");
                assert_eq!(is_told, matches!(record, Record::Society(..)), "{}", record.id());
                assert!(card.compact(messages).len() <= card.vcard(messages).len());
            }
        }
    }

    #[test]
    fn the_card_of_a_department_is_the_departments() {
        let directory = load(&Source::shipped(), |_| ()).unwrap();
        for no in directory.of_kind(Kind::Department).iter() {
            let record = directory.record(no).unwrap();
            for card in cards(&directory, record) {
                let Record::Department(department) = record else { continue };
                assert_eq!(card.full_name(Lang::Zh.messages()), department.name);
                let read = read(&card.vcard(Lang::Zh.messages()));
                assert_eq!(values(&read, &VCardProperty::Org), [department.name.as_str()]);
            }
        }
    }

    #[test]
    fn only_brackets_at_the_end_are_left_out_and_never_all() {
        for (name, short) in [
            ("学会学术部（院士专家部）", "学会学术部"),
            ("Office (second floor)", "Office"),
            ("（院士专家部）", "（院士专家部）"),
            ("学会（学术）部", "学会（学术）部"),
            ("部）", "部）"),
        ] {
            assert_eq!(without_brackets(name), short);
        }
    }

    #[test]
    fn one_who_answers_in_several_blocks_has_one_card() {
        let directory = load(&Source::shipped(), |_| ()).unwrap();
        for (_, record) in directory.records() {
            let cards = cards(&directory, record);
            let mut names: Vec<String> = cards.iter().map(|card| card.full_name(Lang::Zh.messages())).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{}", record.id());
        }
    }
}
