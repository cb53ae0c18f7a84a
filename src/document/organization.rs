//! The documents of societies, departments and profiles.

use crate::directory::{Department, Directory, DisciplineRef, Profile, Society, SocietyList};
use crate::messages::Messages;

use super::phrases::{contacts, date, fact, figures, history};
use super::{DocumentBuilder, Element, Inline, Property, Role, Target};

pub(super) fn society(
    document: &mut DocumentBuilder<'_>,
    directory: &Directory,
    discipline: DisciplineRef<'_>,
    society: &Society,
) {
    let messages = &document.messages().facts;
    let mut facts = Vec::new();
    let leads = Inline::new(discipline.name, Role::Text).to(Some(Target::Discipline(discipline.id.clone())));
    facts.push(Property { label: messages.discipline.to_owned(), values: vec![leads] });
    facts.extend(fact(messages.number, &society.number.to_string()));
    facts.extend(fact(messages.also, &society.alternate_names.join(messages.and)));
    if let Some(list) = directory.society_list() {
        let as_of = messages.as_of(date(document.lang, &list.as_of));
        facts.extend(fact(messages.listed, &document.messages().remarked(&list.title, Some(&as_of))));
    }
    document.gap();
    document.properties(facts);
    if let Some(list) = directory.society_list() {
        contacts(document, directory, &list.contacts);
    }
}

pub(super) fn department(document: &mut DocumentBuilder<'_>, directory: &Directory, department: &Department) {
    let messages = document.messages();
    let answered = directory.services_of(&department.id);
    let mut facts = Vec::new();
    facts.extend(fact(messages.facts.also, &department.alternate_names.join(messages.facts.and)));
    if !facts.is_empty() {
        document.gap();
        document.properties(facts);
    }
    document.heading(messages.facts.contacts);
    let phones = phones(messages, directory, department);
    document.properties(phones);
    if !answered.is_empty() {
        document.heading(messages.facts.answers_for);
        document.elements.push(Element::Entries(answered));
    }
    let named = |list: &&SocietyList| list.contacts.iter().any(|it| it.is_answered_by(&department.id));
    if let Some(list) = directory.society_list().filter(named) {
        let line = messages.facts.answers_for_societies(list.count);
        document.bullets(vec![Inline::new(line, Role::Text)]);
    }
}

/// Each number of a department, with the services that print it where it has several.
fn phones(messages: &Messages, directory: &Directory, department: &Department) -> Vec<Property> {
    let numbers = directory.numbers_of(&department.id);
    let several = numbers.len() > 1;
    numbers
        .into_iter()
        .map(|number| {
            let phone = number.phone;
            let mut values = vec![Inline::phone(&phone.number)];
            if several {
                let numbers = number.service_numbers();
                values.extend((!numbers.is_empty()).then(|| Inline::new(numbers.join(" "), Role::Quiet)));
            }
            values.extend(phone.note.iter().map(|note| Inline::new(note, Role::Warning)));
            Property { label: messages.phone_kind(phone.kind).to_owned(), values }
        })
        .collect()
}

pub(super) fn profile<'a>(document: &mut DocumentBuilder<'a>, directory: &Directory, profile: &'a Profile) {
    let also = fact(document.messages().facts.also, &profile.alternate_names.join(document.messages().facts.and));
    document.gap();
    document.properties(also.into_iter().collect());
    contacts(document, directory, &profile.contacts);
    document.sections(&profile.sections);
    figures(document, &profile.figures);
    history(document, &profile.history);
}
