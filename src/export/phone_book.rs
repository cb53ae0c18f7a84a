//! Who answers the telephone, as JSON and Markdown.

use std::fmt::Write;

use serde_json::{Value, json};

use super::markdown::escaped;
use crate::directory::{BookNumber, Heading, PhoneBookEntry, PhoneKind};
use crate::document::entry;
use crate::messages::{Lang, Messages};

/// What is to be said of a number: what it is in doubt of, whose it is as well, that it is no voice number alone.
#[must_use]
pub fn remarks(messages: &Messages, number: &BookNumber<'_>) -> Vec<String> {
    let said = &messages.phone_book;
    let doubts = number.notes.iter().map(|note| said.doubtful(note));
    let names: Vec<&str> = number.also_of.iter().map(|it| it.name).collect();
    let others = (!names.is_empty()).then(|| said.also_of(names.join(messages.facts.and)));
    let kind = match *number.kinds {
        [PhoneKind::Fax] => Some(messages.phone_kind(PhoneKind::Fax).to_owned()),
        [PhoneKind::Voice] | [] => None,
        _ => Some(said.both_kinds.to_owned()),
    };
    kind.into_iter().chain(doubts).chain(others).collect()
}

/// Every entry: `id`, `kind`, `title`, `numbers` (`number`, `kinds`, `services`, `for_societies`, `doubts`, `also_of`),
/// `emails`, `addresses`, `notes`.
#[must_use]
pub fn phone_book_json(book: &[PhoneBookEntry<'_>]) -> Value {
    let named = |it: &Heading<'_>| json!({ "id": it.id, "number": it.number, "title": it.name });
    let kind = |kind: &PhoneKind| match kind {
        PhoneKind::Voice => "voice",
        PhoneKind::Fax => "fax",
    };
    let number = |it: &BookNumber<'_>| {
        json!({
            "number": it.number,
            "kinds": it.kinds.iter().map(kind).collect::<Vec<_>>(),
            "services": it.services.iter().map(named).collect::<Vec<_>>(),
            "for_societies": it.for_societies,
            "doubts": it.notes,
            "also_of": it.also_of.iter().map(|it| json!({ "id": it.id, "title": it.name })).collect::<Vec<_>>(),
        })
    };
    let one = |it: &PhoneBookEntry<'_>| {
        let email = |(address, services): &(&str, Vec<Heading<'_>>)| json!({ "address": address, "services": services.iter().map(named).collect::<Vec<_>>() });
        let address =
            |(address, postal_code): &(&str, Option<&str>)| json!({ "address": address, "postal_code": postal_code });
        json!({
            "id": it.heading.id,
            "kind": it.heading.kind.slug(),
            "title": it.heading.name,
            "numbers": it.numbers.iter().map(number).collect::<Vec<_>>(),
            "emails": it.emails.iter().map(email).collect::<Vec<_>>(),
            "addresses": it.addresses.iter().map(address).collect::<Vec<_>>(),
            "notes": it.notes,
        })
    };
    book.iter().map(one).collect()
}

/// A section for each entry, with its numbers and what each is for.
#[must_use]
pub fn phone_book_markdown(book: &[PhoneBookEntry<'_>], lang: Lang) -> String {
    let messages = lang.messages();
    let mut text = String::new();
    for it in book {
        let _ = write!(text, "{}## {}\n\n", if text.is_empty() { "" } else { "\n" }, escaped(it.heading.name));
        for number in &it.numbers {
            let remarks = remarks(messages, number);
            let remarks = (!remarks.is_empty()).then(|| remarks.join(messages.calendar.semicolon));
            let _ = writeln!(text, "- {}", escaped(&messages.remarked(number.number, remarks.as_deref())));
            for service in &number.services {
                let _ = writeln!(text, "  - {}", escaped(&entry(*service)));
            }
            if number.for_societies {
                let _ = writeln!(text, "  - {}", messages.phone_book.societies);
            }
        }
        for (address, _) in &it.emails {
            let _ = writeln!(text, "- {}", escaped(&messages.labelled(messages.facts.email, address)));
        }
        for (address, postal_code) in &it.addresses {
            let address = messages.remarked(address, *postal_code);
            let _ = writeln!(text, "- {}", escaped(&messages.labelled(messages.facts.address, &address)));
        }
        for note in it.notes {
            let _ = writeln!(text, "- {}", escaped(&messages.labelled(messages.facts.notes, note)));
        }
    }
    text
}
