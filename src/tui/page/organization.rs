//! The pages of societies, departments and profiles.

use std::collections::BTreeMap;

use crate::directory::{Department, Directory, Discipline, Phone, Profile, Record, Service, Society, SocietyList};
use crate::words::{Words, fill};

use super::super::theme::Role;
use super::phrases::{contacts, date, fact, figures, history};
use super::writer::{Fact, Writer};

pub(super) fn society(writer: &mut Writer, directory: &Directory, discipline: &Discipline, society: &Society) {
    let words = &writer.words().facts;
    let mut facts = Vec::new();
    facts.extend(fact(words.discipline, &discipline.name));
    facts.extend(fact(words.number, &society.number.to_string()));
    facts.extend(fact(words.also, &society.alternate_names.join("、")));
    if let Some(list) = &directory.society_list {
        let as_of = fill(words.as_of, &[("date", &date(writer.setting.lang, &list.as_of))]);
        facts.extend(fact(words.listed, &format!("{}（{as_of}）", list.title)));
    }
    writer.gap();
    writer.facts(&facts);
    if let Some(list) = &directory.society_list {
        contacts(writer, directory, &list.contacts);
    }
}

pub(super) fn department(writer: &mut Writer, directory: &Directory, department: &Department) {
    let words = writer.words();
    let answered: Vec<&Service> = directory.services.iter().filter(|service| answers(department, service)).collect();
    let mut facts = Vec::new();
    facts.extend(fact(words.facts.also, &department.alternate_names.join("、")));
    if !facts.is_empty() {
        writer.gap();
        writer.facts(&facts);
    }
    writer.heading(words.facts.contacts);
    let phones = phones(words, directory, department);
    writer.facts(&phones);
    if !answered.is_empty() {
        writer.heading(words.facts.answers_for);
        writer.bullets(answered.iter().map(|it| format!("{:02} {}", it.number, it.name)), Role::Text);
    }
    let named = |list: &&SocietyList| list.contacts.iter().any(|it| it.is_answered_by(&department.id));
    if let Some(list) = directory.society_list.as_ref().filter(named) {
        let line = fill(words.facts.answers_for_societies, &[("count", &list.count.to_string())]);
        writer.bullets([line], Role::Text);
    }
}

fn answers(department: &Department, service: &Service) -> bool {
    service.contacts.iter().any(|contact| contact.is_answered_by(&department.id))
}

/// Each number of a department, with the services that print it where it has several.
fn phones(words: &Words, directory: &Directory, department: &Department) -> Vec<Fact> {
    let mut services: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for service in directory.services.iter().filter(|service| answers(department, service)) {
        for phone in service.contacts.iter().flat_map(|contact| &contact.phones) {
            services.entry(&phone.number).or_default().push(format!("{:02}", service.number));
        }
    }
    let phones: Vec<&Phone> = directory.phones(Record::Department(department));
    let several = phones.len() > 1;
    phones
        .into_iter()
        .map(|phone| {
            let mut values = vec![(phone.number.clone(), Role::Strong)];
            let printed_in = services.get(phone.number.as_str()).filter(|_| several);
            values.extend(printed_in.map(|numbers| (numbers.join(" "), Role::Quiet)));
            values.extend(phone.note.iter().map(|note| (note.clone(), Role::Warning)));
            Fact { label: words.phone_kind(phone.kind).to_owned(), values }
        })
        .collect()
}

pub(super) fn profile(writer: &mut Writer, directory: &Directory, profile: &Profile) {
    let also = fact(writer.words().facts.also, &profile.alternate_names.join("、"));
    writer.gap();
    writer.facts(&also.into_iter().collect::<Vec<_>>());
    contacts(writer, directory, &profile.contacts);
    writer.sections(&profile.sections);
    figures(writer, &profile.figures);
    history(writer, &profile.history);
}
