//! The sheets of societies, departments and profiles.

use crate::directory::{Department, Directory, Discipline, Phone, Profile, Record, Service, Society, SocietyList};
use crate::words::{Words, fill};

use super::phrases::{contacts, date, fact, figures, history};
use super::{Fact, Sheet, Tone};

pub(super) fn society(sheet: &mut Sheet<'_>, directory: &Directory, discipline: &Discipline, society: &Society) {
    let words = &sheet.words().facts;
    let mut facts = Vec::new();
    facts.extend(fact(words.discipline, &discipline.name));
    facts.extend(fact(words.number, &society.number.to_string()));
    facts.extend(fact(words.also, &society.alternate_names.join("、")));
    if let Some(list) = &directory.society_list {
        let as_of = fill(words.as_of, &[("date", &date(sheet.lang, &list.as_of))]);
        facts.extend(fact(words.listed, &format!("{}（{as_of}）", list.title)));
    }
    sheet.gap();
    sheet.facts(facts);
    if let Some(list) = &directory.society_list {
        contacts(sheet, directory, &list.contacts);
    }
}

pub(super) fn department(sheet: &mut Sheet<'_>, directory: &Directory, department: &Department) {
    let words = sheet.words();
    let answered: Vec<&Service> = directory.services_of(department, None).collect();
    let mut facts = Vec::new();
    facts.extend(fact(words.facts.also, &department.alternate_names.join("、")));
    if !facts.is_empty() {
        sheet.gap();
        sheet.facts(facts);
    }
    sheet.heading(words.facts.contacts);
    let phones = phones(words, directory, department);
    sheet.facts(phones);
    if !answered.is_empty() {
        sheet.heading(words.facts.answers_for);
        sheet.bullets(answered.iter().map(|it| format!("{:02} {}", it.number, it.name)).collect(), Tone::Text);
    }
    let named = |list: &&SocietyList| list.contacts.iter().any(|it| it.is_answered_by(&department.id));
    if let Some(list) = directory.society_list.as_ref().filter(named) {
        let line = fill(words.facts.answers_for_societies, &[("count", &list.count.to_string())]);
        sheet.bullets(vec![line], Tone::Text);
    }
}

/// Each number of a department, with the services that print it where it has several.
fn phones(words: &Words, directory: &Directory, department: &Department) -> Vec<Fact> {
    let phones: Vec<&Phone> = directory.phones(Record::Department(department));
    let several = phones.len() > 1;
    phones
        .into_iter()
        .map(|phone| {
            let mut values = vec![(phone.number.clone(), Tone::Strong)];
            if several {
                let printed_in = directory.services_of(department, Some(&phone.number));
                let numbers: Vec<String> = printed_in.map(|service| format!("{:02}", service.number)).collect();
                values.extend((!numbers.is_empty()).then(|| (numbers.join(" "), Tone::Quiet)));
            }
            values.extend(phone.note.iter().map(|note| (note.clone(), Tone::Warning)));
            Fact { label: words.phone_kind(phone.kind).to_owned(), values }
        })
        .collect()
}

pub(super) fn profile<'a>(sheet: &mut Sheet<'a>, directory: &Directory, profile: &'a Profile) {
    let also = fact(sheet.words().facts.also, &profile.alternate_names.join("、"));
    sheet.gap();
    sheet.facts(also.into_iter().collect());
    contacts(sheet, directory, &profile.contacts);
    sheet.sections(&profile.sections);
    figures(sheet, &profile.figures);
    history(sheet, &profile.history);
}
