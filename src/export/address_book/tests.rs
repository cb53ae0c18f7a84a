#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
use std::collections::{BTreeMap, BTreeSet};

use calcard::vcard::{VCard, VCardProperty, VCardValue};
use proptest::prelude::*;

use super::super::leaving::{Leaving, Left};
use super::super::vcard::{VcardVersion, cards};
use super::{CardOptions, address_book};
use crate::directory::{
    Contact, Contents, Department, Directory, DirectoryInfo, Id, Kind, Phone, Record, RecordList, Service,
};
use crate::loader::{Source, load};
use crate::messages::Lang;
use crate::search::reading;

fn shipped() -> Directory {
    load(&Source::shipped(), |_| ()).unwrap()
}

fn written(directory: &Directory, records: &RecordList, version: VcardVersion) -> (String, Left) {
    let cards = CardOptions { version, reading: Some(reading) };
    let leaving = Leaving { cards, ..Leaving::new(directory, records, Lang::Zh) };
    let mut out = Vec::new();
    let left = address_book(&leaving, &mut out, &mut |_| ()).unwrap();
    (String::from_utf8(out).unwrap(), left)
}

/// The cards of a file, each as calcard reads it.
fn read(text: &str) -> Vec<VCard> {
    let texts = text.split_inclusive("END:VCARD\r\n");
    texts.map(|it| VCard::parse(it).unwrap_or_else(|error| panic!("{error:?}\n{it}"))).collect()
}

fn values(card: &VCard, property: &VCardProperty) -> Vec<String> {
    let entries = card.entries.iter().filter(|entry| entry.name == *property);
    let text = |value: &VCardValue| match value {
        VCardValue::Component(parts) => parts.join(";"),
        other => other.as_text().unwrap_or_default().to_owned(),
    };
    entries.flat_map(|entry| entry.values.iter().map(text).collect::<Vec<_>>()).collect()
}

fn other(card: &VCard, name: &str) -> Vec<String> {
    values(card, &VCardProperty::Other(name.to_owned()))
}

fn only(values: &[String]) -> &str {
    let [value] = values else { panic!("{values:?}") };
    value
}

#[test]
fn a_telephone_gets_each_number_of_somebody_once() {
    let directory = shipped();
    let (text, left) = written(&directory, &directory.all(), VcardVersion::V3);
    let cards = read(&text);
    let answering = directory.of_kind(Kind::Department).len() + directory.of_kind(Kind::Profile).len();
    assert_eq!(cards.len(), answering, "and not one for each of the 219 services and societies");
    assert_eq!(left.records + left.lacking, directory.len());
    assert!(left.remarks[0].contains(&answering.to_string()), "{left:?}");
    for card in &cards {
        let numbers = values(card, &VCardProperty::Tel);
        assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
        assert!(!numbers.is_empty());
        assert!(values(card, &VCardProperty::Url).len() <= super::MOST_SITES);
    }
    let all: BTreeSet<String> = cards.iter().flat_map(|card| values(card, &VCardProperty::Tel)).collect();
    let printed = directory.records().flat_map(|(_, record)| directory.phones(record));
    let printed: BTreeSet<String> = printed.map(|it| super::super::phone_uri::dialled(&it.number)).collect();
    assert_eq!(all, printed, "none is left out");
}

#[test]
fn every_service_and_society_is_found_by_its_name() {
    let directory = shipped();
    let (text, _) = written(&directory, &directory.all(), VcardVersion::V3);
    let notes: Vec<String> = read(&text).iter().flat_map(|card| values(card, &VCardProperty::Note)).collect();
    for (_, record) in directory.records().filter(|(_, it)| matches!(it, Record::Service(_) | Record::Society(..))) {
        assert!(notes.iter().any(|note| note.contains(record.name())), "{}", record.name());
    }
    let (doubtful, of_list) = ("疑为 022-27114778 的误印", "非该学会自有电话");
    for words in [doubtful, of_list] {
        assert_eq!(notes.iter().filter(|note| note.contains(words)).count(), 1, "{words}");
    }
}

#[test]
fn a_card_shows_as_a_company_and_has_its_place_in_the_alphabet() {
    let directory = shipped();
    let (text, _) = written(&directory, &directory.all(), VcardVersion::V3);
    for card in read(&text) {
        let name = values(&card, &VCardProperty::Fn);
        assert_eq!(values(&card, &VCardProperty::Org), name);
        assert_eq!(other(&card, "X-ABShowAs"), ["COMPANY"]);
        assert_eq!(values(&card, &VCardProperty::Categories)[0], "科创天津");
        let reading = other(&card, "X-PHONETIC-ORG");
        let han = only(&name).chars().filter(|c| ('一'..='龥').contains(c)).count();
        assert_eq!(only(&reading).split(' ').count(), han, "{name:?} {reading:?}");
    }
    assert!(text.contains("X-PHONETIC-ORG:tian jin ke ji guan\r\n"), "{text}");
    assert_eq!(text.matches("REV:2023-05-01T00:00:00Z\r\n").count(), text.matches("BEGIN:VCARD").count());
}

#[test]
fn a_record_alone_is_called_as_its_code_calls_it() {
    let directory = shipped();
    let messages = Lang::Zh.messages();
    for (no, record) in directory.records() {
        let (text, left) = written(&directory, &[no].into_iter().collect(), VcardVersion::V3);
        let codes = cards(&directory, record);
        let names: Vec<String> = codes.iter().map(|card| card.full_name(messages)).collect();
        let found: Vec<String> = if text.is_empty() {
            Vec::new()
        } else {
            read(&text).iter().flat_map(|it| values(it, &VCardProperty::Fn)).collect()
        };
        assert_eq!(found, names);
        assert_eq!(left.records, usize::from(!names.is_empty()));
        for code in codes {
            assert!(!code.compact(messages).contains("\r\nX-") && !code.vcard(messages).contains("\r\nX-"));
            assert!(!code.compact(messages).contains("UID") && !code.compact(messages).contains("REV"));
        }
    }
}

#[test]
fn a_card_replaces_itself_and_no_other() {
    let directory = shipped();
    let uids = |records: &RecordList| -> BTreeMap<String, String> {
        let (text, _) = written(&directory, records, VcardVersion::V3);
        let cards = if text.is_empty() { Vec::new() } else { read(&text) };
        let uid = |card: &VCard| only(&values(card, &VCardProperty::Uid)).to_owned();
        cards.iter().map(|card| (uid(card), only(&values(card, &VCardProperty::Fn)).to_owned())).collect()
    };
    let all = uids(&directory.all());
    assert!(all.keys().all(|uid| uid.starts_with("urn:uuid:")));
    let mut known = all.clone();
    for kind in Kind::ALL {
        for (uid, name) in uids(&directory.of_kind(kind)) {
            assert_eq!(all.get(&uid), Some(&name), "the department's card is the same in every list");
        }
    }
    for (no, _) in directory.records() {
        for (uid, name) in uids(&[no].into_iter().collect()) {
            assert_eq!(known.insert(uid, name.clone()).unwrap_or_else(|| name.clone()), name, "one id, one name");
        }
    }
    assert!(known.len() > all.len() + 200, "a record alone has a card of its own");
    let once = written(&directory, &directory.all(), VcardVersion::V3);
    assert_eq!(once, written(&directory, &directory.all(), VcardVersion::V3));
}

#[test]
fn the_newer_version_says_the_same() {
    let directory = shipped();
    let (older, newer) = (
        written(&directory, &directory.all(), VcardVersion::V3).0,
        written(&directory, &directory.all(), VcardVersion::V4).0,
    );
    for (older, newer) in read(&older).iter().zip(read(&newer)) {
        for property in [VCardProperty::Fn, VCardProperty::Uid, VCardProperty::Note, VCardProperty::Email] {
            assert_eq!(values(older, &property), values(&newer, &property));
        }
        let uris: Vec<String> = values(older, &VCardProperty::Tel).iter().map(|it| format!("tel:{it}")).collect();
        assert_eq!(values(&newer, &VCardProperty::Tel), uris);
    }
    assert_eq!(newer.matches("\r\nKIND:org\r\n").count(), newer.matches("VERSION:4.0").count());
    assert!(newer.contains("TEL;VALUE=uri;TYPE=\"work,fax\":tel:+86"), "{newer}");
}

#[test]
fn more_records_than_anybody_reads_are_not_all_named() {
    let department = |id: &str| Department { id: Id::from(id), name: "某部".to_owned(), ..Department::default() };
    let service = |number: u32| {
        let phones = [Phone { number: "022-27122522".to_owned(), ..Phone::default() }].into();
        let contact = Contact { department: Some(Id::from("department-a")), phones, ..Contact::default() };
        let (id, name) = (Id::from(format!("service-{number:04}")), format!("第{number}项"));
        Service { id, number, name, contacts: [contact].into(), ..Service::default() }
    };
    let info = DirectoryInfo { published: "2023-05".to_owned(), ..DirectoryInfo::default() };
    let services = (1..=1000).map(service).collect();
    let departments = vec![department("department-a")];
    let directory: Directory = Contents { info, services, departments, ..Contents::default() }.into();
    let (text, left) = written(&directory, &directory.all(), VcardVersion::V3);
    let [card] = &*read(&text) else { panic!("{text}") };
    let note = values(card, &VCardProperty::Note);
    assert!(only(&note).contains("第200项") && !only(&note).contains("第201项") && only(&note).contains("等"));
    assert_eq!(left.records, 1001);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a record says, a reader finds it again.
    #[test]
    fn any_text_survives(
        name in "([一-龥]|[a-zA-Z0-9\"'，。,;:\\\\]|🀄|👨|é){1,60}",
        note in "([一-龥]|[\"',;:\\\\]|🏮|\n|\r\n){1,10000}",
        address in "([一-龥]|[0-9\"',:]){1,100}",
        version in prop_oneof![Just(VcardVersion::V3), Just(VcardVersion::V4)],
    ) {
        let phones = [Phone { number: "022-27122522".to_owned(), note: Some(note.clone()), ..Phone::default() }].into();
        let contact = Contact { phones, address: Some(address.clone()), ..Contact::default() };
        let service = Service { id: Id::from("service-01"), name: name.clone(), contacts: [contact].into(), ..Service::default() };
        let directory: Directory = Contents { services: vec![service], ..Contents::default() }.into();
        let (text, _) = written(&directory, &directory.all(), version);
        prop_assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let cards = read(&text);
        prop_assert_eq!(values(&cards[0], &VCardProperty::Fn), [name.as_str()]);
        let notes = values(&cards[0], &VCardProperty::Note);
        let expected = note.replace("\r\n", "\n");
        prop_assert!(only(&notes).contains(&expected), "{:?}", notes);
        let parts = values(&cards[0], &VCardProperty::Adr);
        prop_assert!(parts.contains(&address), "{:?}", parts);
    }
}
