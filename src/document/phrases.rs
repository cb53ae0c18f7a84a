//! Small phrases of a document: dates, people's names for things, whom to call.

use crate::directory::{Confirmation, Contact, ContactOwner, Directory, Event, EventPlace, Figure, PhoneKind, Record};
use crate::messages::Lang;

use super::{DocumentBuilder, Element, Inline, Property, Role, Target};

/// A date of the data (`2017`, `2017-08`, `2017-08-03`) as the language writes it.
pub(super) fn date(lang: Lang, date: &str) -> String {
    if lang == Lang::En {
        return date.to_owned();
    }
    let units = ["年", "月", "日"];
    let parts = date.split('-').zip(units);
    parts.flat_map(|(part, unit)| [part.trim_start_matches('0'), unit]).collect()
}

/// A fact with one value, or none if the value is empty.
pub(super) fn fact(label: &str, value: &str) -> Option<Property> {
    let values = vec![Inline::new(value, Role::Text)];
    (!value.is_empty()).then(|| Property { label: label.to_owned(), values })
}

/// Numbers the booklet reports, as printed.
pub(super) fn figures(document: &mut DocumentBuilder<'_>, figures: &[Figure]) {
    if figures.is_empty() {
        return;
    }
    let messages = document.messages();
    let lang = document.lang;
    document.heading(messages.facts.figures);
    let lines = figures.iter().map(|figure| {
        let as_of = figure.as_of.as_ref().map(|day| messages.facts.as_of(date(lang, day)));
        let remarks: Vec<String> = as_of.into_iter().chain(place(document, figure.place)).collect();
        let remarks = (!remarks.is_empty()).then(|| remarks.join(messages.facts.comma));
        Inline::new(
            messages.labelled(&figure.what, &messages.remarked(&figure.printed, remarks.as_deref())),
            Role::Text,
        )
    });
    let lines: Vec<Inline> = lines.collect();
    document.bullets(lines);
}

/// Events, the date in front.
pub(super) fn history(document: &mut DocumentBuilder<'_>, history: &[Event]) {
    if history.is_empty() {
        return;
    }
    let lang = document.lang;
    document.heading(document.messages().facts.history);
    let facts: Vec<Property> = history
        .iter()
        .map(|event| {
            let remark = place(document, event.place);
            let values = vec![Inline::new(document.messages().remarked(&event.what, remark.as_deref()), Role::Text)];
            Property { label: date(lang, &event.date), values }
        })
        .collect();
    document.properties(facts);
}

fn place(document: &DocumentBuilder<'_>, place: EventPlace) -> Option<String> {
    let messages = document.messages();
    match place {
        EventPlace::Text => None,
        EventPlace::Caption => Some(messages.facts.in_caption.to_owned()),
        EventPlace::Picture => Some(messages.facts.in_picture.to_owned()),
    }
}

/// Whom to call: each number and each address on a line of its own. Where they are not the record's, that comes first.
pub(super) fn contacts(
    document: &mut DocumentBuilder<'_>,
    directory: &Directory,
    record: Record<'_>,
    contacts: &[Contact],
) {
    if contacts.is_empty() {
        return;
    }
    let messages = document.messages();
    document.heading(messages.facts.contacts);
    let of_list = || contacts.iter().filter(|it| matches!(directory.owner(record, it), ContactOwner::List(_)));
    if of_list().next().is_some() {
        let has_number = of_list().any(|contact| !contact.phones.is_empty());
        let facts = &messages.facts;
        let said = if has_number { facts.no_number_of_its_own } else { facts.no_contact_of_its_own };
        document.paragraph(said, Role::Text);
    }
    for (at, contact) in contacts.iter().enumerate() {
        let facts = contact_facts(document, directory, contact, directory.owner(record, contact));
        document.properties(facts);
        if contacts.get(at + 1).is_none_or(|next| next.confirmed != contact.confirmed) {
            document.elements.push(Element::Paragraph(standing(document, directory, contact.confirmed.as_deref())));
        }
    }
}

/// When and how what stands before it was confirmed, and by whom; or that nobody did since it was printed.
pub(super) fn standing(
    document: &DocumentBuilder<'_>,
    directory: &Directory,
    confirmed: Option<&Confirmation>,
) -> Inline {
    let messages = document.messages();
    let text = match confirmed {
        Some(it) => messages.facts.confirmed(date(document.lang, &it.on), messages.means(it.how), &it.by),
        None => messages.facts.unconfirmed(directory.info().published.get(..4).unwrap_or_default()),
    };
    Inline::new(text, Role::Quiet)
}

fn contact_facts(
    document: &DocumentBuilder<'_>,
    directory: &Directory,
    contact: &Contact,
    owner: ContactOwner<'_>,
) -> Vec<Property> {
    let messages = document.messages();
    let mut facts = Vec::new();
    if let Some(department) = owner.department() {
        let target = directory.index_of(department.id.as_str()).map(Target::Record);
        let mut values = vec![Inline::new(messages.leading(department.title()), Role::Text).to(target)];
        if let Some(printed) = contact.printed.as_ref().filter(|printed| **printed != department.name) {
            values.push(Inline::new(messages.facts.printed_as(printed), Role::Quiet));
        }
        let is_of_list = matches!(owner, ContactOwner::List(_));
        let label = if is_of_list { messages.facts.list_department } else { messages.facts.department };
        facts.push(Property { label: label.to_owned(), values });
    }
    for phone in &contact.phones {
        let number = Inline::phone(&phone.number);
        let note = phone.note.iter().map(|note| Inline::new(note, Role::Warning));
        let values = std::iter::once(number).chain(note).collect();
        facts.push(Property { label: messages.number_label(phone.kind, owner).to_owned(), values });
    }
    for email in &contact.emails {
        let values = vec![Inline::email(&email.address)];
        facts.push(Property { label: messages.facts.email.to_owned(), values });
    }
    for url in &contact.urls {
        let label = url.label.iter().map(|label| Inline::new(label, Role::Quiet));
        let values = std::iter::once(Inline::web(&url.url)).chain(label).collect();
        facts.push(Property { label: messages.facts.web.to_owned(), values });
    }
    facts.extend(contact.address.as_ref().and_then(|address| fact(messages.facts.address, address)));
    facts.extend(contact.postal_code.as_ref().and_then(|code| fact(messages.facts.postal_code, code)));
    facts
}

/// Who answers for a record and at which number, in short pieces that may stand on one line: the first number that a
/// person answers, with a doubt about it and how many there are. Nothing where there is none.
pub(super) fn first_number(directory: &Directory, record: Record<'_>, lang: Lang) -> Vec<Inline> {
    let messages = lang.messages();
    let numbers = directory.numbers(record);
    let voice = numbers.iter().find(|number| number.phone.kind == PhoneKind::Voice);
    let Some(first) = voice.or_else(|| numbers.first()) else { return Vec::new() };
    let department = first.owner.department().and_then(|it| directory.index_of(it.id.as_str()));
    let who = match messages.answering(first.owner) {
        Some(who) => Inline::new(who, Role::Text).to(department.map(Target::Record)),
        None => Inline::new(messages.phone_kind(first.phone.kind), Role::Label),
    };
    let mut pieces = vec![who, Inline::phone(&first.phone.number)];
    pieces.extend(first.phone.note.iter().map(|note| Inline::new(note, Role::Warning)));
    if numbers.len() > 1 {
        pieces.push(Inline::new(messages.facts.more_numbers(numbers.len()), Role::Quiet));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Lang, date};

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        assert_eq!(date(Lang::Zh, "2017-08-03"), "2017年8月3日");
        assert_eq!(date(Lang::Zh, "2017"), "2017年");
        assert_eq!(date(Lang::En, "2017-08"), "2017-08");
    }
}
