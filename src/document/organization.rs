//! The documents of societies, departments and profiles.

use hashbrown::HashSet;

use crate::directory::{
    Department, DepartmentNumber, Directory, DisciplineRef, Profile, Record, RecordIdx, RecordList, Society,
    SocietyList,
};

use super::phrases::{contacts, date, fact, figures, history, standing};
use super::{DocumentBuilder, Element, Inline, Property, Role, Target};

pub(super) fn society(
    document: &mut DocumentBuilder<'_>,
    directory: &Directory,
    discipline: DisciplineRef<'_>,
    society: &Society,
) {
    let messages = &document.messages().facts;
    let mut facts = Vec::new();
    let leads = Inline::new(document.messages().leading(discipline.title()), Role::Text)
        .to(Some(Target::Discipline(discipline.id.clone())));
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
        contacts(document, directory, Record::Society(discipline, society), &list.contacts);
    }
}

pub(super) fn department(document: &mut DocumentBuilder<'_>, directory: &Directory, department: &Department) {
    let messages = &document.messages().facts;
    let mut facts = Vec::new();
    facts.extend(fact(messages.also, &department.alternate_names.join(messages.and)));
    if !facts.is_empty() {
        document.gap();
        document.properties(facts);
    }
    let numbers = directory.numbers_of(&department.id);
    document.heading(messages.contacts);
    let is_told_once = numbers.iter().all(|it| numbers.first().is_none_or(|first| it.confirmed == first.confirmed));
    let phones = numbers.iter().map(|number| {
        let mut property = phone(document, number, numbers.len() > 1);
        property.values.extend((!is_told_once).then(|| standing(document, directory, number.confirmed)));
        property
    });
    let phones = phones.collect();
    document.properties(phones);
    if let Some(first) = numbers.first().filter(|_| is_told_once) {
        document.elements.push(Element::Paragraph(standing(document, directory, first.confirmed)));
    }
    for group in answered(directory, department, &numbers) {
        group.write(document);
    }
}

/// A number of a department; where it has several, with a word on what it is for.
fn phone(document: &DocumentBuilder<'_>, number: &DepartmentNumber<'_>, is_one_of_several: bool) -> Property {
    let messages = document.messages();
    let mut values = vec![Inline::phone(&number.phone.number)];
    let services = number.services.len();
    let serves = match (services, number.is_of_list) {
        _ if !is_one_of_several => None,
        (0, false) => None,
        (0, true) => Some(messages.facts.serves_societies.to_owned()),
        (_, false) => Some(messages.facts.serves(services)),
        (_, true) => Some(messages.facts.serves_both(services)),
    };
    values.extend(serves.map(|text| Inline::new(text, Role::Quiet)));
    values.extend(number.phone.note.iter().map(|note| Inline::new(note, Role::Warning)));
    Property { label: messages.phone_kind(number.phone.kind).to_owned(), values }
}

/// What a department answers for at one of its numbers, or at all of them.
struct Answered<'a> {
    /// The number, where there are others for other services.
    number: Option<&'a str>,
    services: RecordList,
    /// How many societies the list counts, where the department keeps it.
    societies: Option<u32>,
}

impl Answered<'_> {
    fn write(self, document: &mut DocumentBuilder<'_>) {
        let messages = &document.messages().facts;
        let Self { number, services, societies } = self;
        if services.is_empty() && societies.is_none() {
            return;
        }
        match number {
            Some(number) => document.heading(&messages.answers_for_at(number)),
            None => document.heading(messages.answers_for),
        }
        let is_alone = services.is_empty();
        if !is_alone {
            document.elements.push(Element::Entries(services));
        }
        if let Some(count) = societies {
            let line = if is_alone {
                messages.answers_for_societies_alone(count)
            } else {
                messages.answers_for_societies(count)
            };
            document.bullets(vec![Inline::new(line, Role::Text)]);
        }
    }
}

/// What a department answers for, by number where it has several, so that none is dialled for another's; behind them
/// what is printed with none of them.
fn answered<'a>(directory: &Directory, department: &Department, numbers: &[DepartmentNumber<'a>]) -> Vec<Answered<'a>> {
    let all = directory.services_of(&department.id);
    let named = |list: &&SocietyList| list.contacts.iter().any(|it| it.is_answered_by(&department.id));
    let societies = directory.society_list().filter(named).map(|list| list.count);
    if numbers.len() < 2 {
        return vec![Answered { number: None, services: all, societies }];
    }
    let printed: HashSet<RecordIdx> = numbers.iter().flat_map(|number| number.services.iter()).collect();
    let mut groups: Vec<Answered<'a>> = numbers
        .iter()
        .map(|number| Answered {
            number: Some(&number.phone.number),
            services: number.services.clone(),
            societies: societies.filter(|_| number.is_of_list),
        })
        .collect();
    let is_told = numbers.iter().any(|number| number.is_of_list);
    let rest = all.iter().filter(|no| !printed.contains(no)).collect();
    groups.push(Answered { number: None, services: rest, societies: societies.filter(|_| !is_told) });
    groups
}

pub(super) fn profile<'a>(document: &mut DocumentBuilder<'a>, directory: &Directory, profile: &'a Profile) {
    let also = fact(document.messages().facts.also, &profile.alternate_names.join(document.messages().facts.and));
    document.gap();
    document.properties(also.into_iter().collect());
    contacts(document, directory, Record::Profile(profile), &profile.contacts);
    document.sections(&profile.sections);
    figures(document, &profile.figures);
    history(document, &profile.history);
}
