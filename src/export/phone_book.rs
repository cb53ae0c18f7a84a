//! Who answers the telephone, as JSON and Markdown.

use std::fmt::Write;

use serde_json::{Value, json};

use super::fields::CopyField;
use super::markdown::escaped;
use crate::directory::{BookNumber, Directory, Heading, PhoneBookEntry, PhoneKind, PhoneNumber, RecordIdx};
use crate::document::entry;
use crate::messages::{Lang, Messages};
use crate::text::strip;

/// What is to be said of a number: what it is in doubt of, whose it is as well, that it is no voice number alone.
#[must_use]
pub fn remarks(directory: &Directory, number: &BookNumber, messages: &Messages) -> Vec<String> {
    let said = &messages.phone_book;
    let doubts = number.notes.iter().map(|note| said.doubtful(note));
    let names: Vec<&str> = headings(directory, &number.also_of).map(|it| messages.leading(it.title())).collect();
    let others = (!names.is_empty()).then(|| said.also_of(names.join(messages.facts.and)));
    let kind = match *number.kinds {
        [PhoneKind::Fax] => Some(messages.phone_kind(PhoneKind::Fax).to_owned()),
        [PhoneKind::Voice] | [] => None,
        _ => Some(said.both_kinds.to_owned()),
    };
    kind.into_iter().chain(doubts).chain(others).collect()
}

/// The weightiest of these in a word, and that there is an extension to be dialled: for a row that has no room for more.
#[must_use]
pub fn brief_remark(number: &BookNumber, messages: &Messages) -> Option<&'static str> {
    let said = &messages.phone_book;
    let has_extension = || PhoneNumber::read(&number.number).is_some_and(|it| it.extension().is_some());
    match *number.kinds {
        _ if number.is_doubtful() => Some(said.brief_doubt),
        _ if !number.also_of.is_empty() => Some(said.brief_shared),
        [PhoneKind::Fax] => Some(said.brief_fax),
        [_, _, ..] => Some(said.brief_both),
        _ => has_extension().then_some(said.brief_extension),
    }
}

/// What a number is for: services by number and name, societies.
#[must_use]
pub fn purposes(directory: &Directory, number: &BookNumber, messages: &Messages) -> Vec<String> {
    let services = headings(directory, &number.services).map(|it| entry(it, messages));
    let societies = number.for_societies.then(|| messages.phone_book.societies.to_owned());
    services.chain(societies).collect()
}

/// What there is of an entry besides numbers, each with its label: addresses, doubts; or that no number is printed.
#[must_use]
pub fn besides(directory: &Directory, book_entry: &PhoneBookEntry, messages: &Messages) -> Vec<(&'static str, String)> {
    let facts = &messages.facts;
    let emails = book_entry.emails.iter().map(|(address, services)| {
        let numbers = headings(directory, services).filter_map(|it| it.number).map(|number| format!("{number:02}"));
        let numbers = numbers.collect::<Vec<_>>().join(facts.and);
        (facts.email, messages.remarked(address, Some(&*numbers).filter(|it| !it.is_empty())))
    });
    let addresses = book_entry.addresses.iter();
    let addresses =
        addresses.map(|(address, postal_code)| (facts.address, messages.remarked(address, postal_code.as_deref())));
    let notes = book_entry.notes.iter().map(|note| (facts.notes, note.clone()));
    let none = book_entry.numbers.is_empty().then(|| (facts.phone, messages.phone_book.no_number.to_owned()));
    none.into_iter().chain(emails).chain(addresses).chain(notes).collect()
}

/// A number to be taken away, with all that is to be said of it, and whose it is.
#[must_use]
pub fn number_field(directory: &Directory, owner: RecordIdx, number: &BookNumber, messages: &Messages) -> CopyField {
    let kind = if *number.kinds == [PhoneKind::Fax] { PhoneKind::Fax } else { PhoneKind::Voice };
    let brief = messages.phone_kind(kind).to_owned();
    // A fax is called so by its label.
    let remarks: Vec<String> =
        remarks(directory, number, messages).into_iter().filter(|remark| *remark != brief).collect();
    let name = directory.heading(owner).map(|it| strip(messages.leading(it.title())).into_owned());
    CopyField {
        label: std::iter::once(brief.clone()).chain(name.clone()).collect::<Vec<_>>().join(" "),
        brief,
        text: strip(&number.number).into_owned(),
        note: (!remarks.is_empty()).then(|| strip(&remarks.join(messages.facts.semicolon)).into_owned()),
        whose: name.into_iter().collect(),
        ..CopyField::default()
    }
}

/// What names the records.
fn headings<'a>(directory: &'a Directory, records: &[RecordIdx]) -> impl Iterator<Item = Heading<'a>> {
    records.iter().filter_map(|no| directory.heading(*no))
}

/// Every entry: `id`, `kind`, `title`, `english`, `numbers` (`number`, `kinds`, `services`, `for_societies`, `doubts`, `also_of`),
/// `emails`, `addresses`, `notes`.
#[must_use]
pub fn phone_book_json(directory: &Directory, book: &[PhoneBookEntry]) -> Value {
    let named = |services: &[RecordIdx]| {
        let each = headings(directory, services);
        each.map(|it| json!({ "id": it.id, "number": it.number, "title": it.name, "english": it.english }))
            .collect::<Value>()
    };
    let others = |others: &[RecordIdx]| {
        headings(directory, others)
            .map(|it| json!({ "id": it.id, "title": it.name, "english": it.english }))
            .collect::<Value>()
    };
    let kind = |kind: &PhoneKind| match kind {
        PhoneKind::Voice => "voice",
        PhoneKind::Fax => "fax",
    };
    let number = |it: &BookNumber| {
        json!({
            "number": it.number,
            "kinds": it.kinds.iter().map(kind).collect::<Vec<_>>(),
            "services": named(&it.services),
            "for_societies": it.for_societies,
            "doubts": it.notes,
            "also_of": others(&it.also_of),
        })
    };
    let one = |it: &PhoneBookEntry| {
        let email =
            |(address, services): &(String, Vec<RecordIdx>)| json!({ "address": address, "services": named(services) });
        let address = |(address, code): &(String, Option<String>)| json!({ "address": address, "postal_code": code });
        let heading = directory.heading(it.record)?;
        Some(json!({
            "id": heading.id,
            "kind": heading.kind.slug(),
            "title": heading.name,
            "english": heading.english,
            "numbers": it.numbers.iter().map(number).collect::<Vec<_>>(),
            "emails": it.emails.iter().map(email).collect::<Vec<_>>(),
            "addresses": it.addresses.iter().map(address).collect::<Vec<_>>(),
            "notes": it.notes,
        }))
    };
    book.iter().filter_map(one).collect()
}

/// A section for each entry, with its numbers and what each is for.
#[must_use]
pub fn phone_book_markdown(directory: &Directory, book: &[PhoneBookEntry], lang: Lang) -> String {
    let messages = lang.messages();
    let mut text = String::new();
    for it in book {
        let Some(heading) = directory.heading(it.record) else { continue };
        let _ = write!(
            text,
            "{}## {}\n\n",
            if text.is_empty() { "" } else { "\n" },
            escaped(&messages.both(heading.title()))
        );
        for number in &it.numbers {
            let remarks = remarks(directory, number, messages);
            let remarks = (!remarks.is_empty()).then(|| remarks.join(messages.calendar.semicolon));
            let _ = writeln!(text, "- {}", escaped(&messages.remarked(&number.number, remarks.as_deref())));
            for purpose in purposes(directory, number, messages) {
                let _ = writeln!(text, "  - {}", escaped(&purpose));
            }
        }
        for (label, words) in besides(directory, it, messages) {
            let _ = writeln!(text, "- {}", escaped(&messages.labelled(label, &words)));
        }
    }
    text
}
