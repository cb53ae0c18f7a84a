//! `kechuang phones`: who answers the telephone, and for what.

use std::collections::{HashMap, HashSet};
use std::mem::ManuallyDrop;
use std::process::ExitCode;
use std::sync::Arc;

use super::args::{Cli, PhonesArgs, TableFormat};
use super::error::Error;
use super::output::{Text, print, say};
use super::source::Source;
use super::{Context, exit};
use crate::directory::{BookNumber, Directory, Kind, PhoneBookEntry, RecordIdx, RecordList};
use crate::export::{phone_book_json, phone_book_markdown, remarks};
use crate::messages::Messages;
use crate::search::{Index, Problem, Query};
use crate::text::Glyphs;

/// Prints the phone book, or what of it a query finds.
pub(super) fn run(context: &Context, cli: &Cli, call: &PhonesArgs) -> Result<ExitCode, Error> {
    let messages = context.messages();
    let text = call.query.join(" ");
    let query = Query::parse(&text);
    if query.problems().iter().any(Problem::is_fatal) {
        return Err(Error::Query(query.problems().to_vec()));
    }
    query.problems().iter().for_each(|problem| say(messages.problem(problem)));
    let source = Source::of(cli)?;
    let directory = Arc::new(source.directory()?);
    // The program ends with both: to let go of each record of a large one would take time.
    std::mem::forget(Arc::clone(&directory));
    let mut book = directory.phone_book();
    if !text.trim().is_empty() {
        let index = ManuallyDrop::new(source.index(&directory, cli.search())?);
        book = found(&directory, &index, &query, book);
    }
    let text = match call.format {
        TableFormat::Text if context.facts.streams.output => {
            let glyphs = Glyphs::of(cli.glyphs.0.unwrap_or_default());
            page(messages, glyphs, context.facts.size.width.into(), &book)
        }
        TableFormat::Text => columns(messages, &book),
        TableFormat::Json => Text::json(&phone_book_json(&book), true)?,
        TableFormat::Markdown => Text::lines(phone_book_markdown(&book, context.lang)),
    };
    print(&text, ExitCode::from(if book.is_empty() { exit::NOTHING } else { exit::DONE }))
}

/// What a query finds among those who answer, best first: by name or number, else by a service for which they answer; then
/// only the numbers that are for what was found.
fn found<'a>(
    directory: &Directory,
    index: &Index,
    query: &Query,
    mut book: Vec<PhoneBookEntry<'a>>,
) -> Vec<PhoneBookEntry<'a>> {
    let hits = |scope: &RecordList| {
        let found = index.search(query, Some(scope), usize::MAX);
        found.hits.into_iter().map(|hit| hit.record).collect::<Vec<RecordIdx>>()
    };
    let owners: RecordList = book.iter().map(|entry| entry.record).collect();
    let direct = hits(&owners);
    if !direct.is_empty() {
        let ranks: HashMap<RecordIdx, usize> = direct.into_iter().zip(0..).collect();
        book.retain(|entry| ranks.contains_key(&entry.record));
        book.sort_by_key(|entry| ranks.get(&entry.record));
        return book;
    }
    let services = hits(&directory.of_kind(Kind::Service));
    let ids: HashSet<&str> = services.iter().filter_map(|no| directory.heading(*no)).map(|it| it.id).collect();
    for entry in &mut book {
        for number in &mut entry.numbers {
            number.services.retain(|service| ids.contains(service.id));
            number.for_societies = false;
        }
        entry.numbers.retain(|number| !number.services.is_empty());
        entry.emails.retain(|(_, services)| services.iter().any(|service| ids.contains(service.id)));
    }
    book.retain(|entry| !entry.numbers.is_empty());
    book
}

/// A line for each number and each service that it is for: who answers, the number, the service, what is to be said of the
/// number, divided by tabs. E-mail and postal addresses have lines of their own.
fn columns(messages: &Messages, book: &[PhoneBookEntry<'_>]) -> Text {
    let mut text = Text::default();
    let semicolon = messages.calendar.semicolon;
    for entry in book {
        let name = entry.heading.name;
        for number in &entry.numbers {
            let remarks = remarks(messages, number).join(semicolon);
            let purposes = purposes(messages, number);
            let purposes = if purposes.is_empty() { vec![String::new()] } else { purposes };
            for purpose in purposes {
                text.add_columns(&[name, number.number, &purpose, &remarks]);
            }
        }
        for line in besides(messages, entry) {
            text.add_columns(&[name, &line.1, "", line.0]);
        }
    }
    text
}

/// For a terminal: who answers, below it each number, below that what it is for.
fn page(messages: &Messages, glyphs: &Glyphs, width: usize, book: &[PhoneBookEntry<'_>]) -> Text {
    let mut text = Text::default();
    for (at, entry) in book.iter().enumerate() {
        if at > 0 {
            text.add_line("");
        }
        let mut line = |indent: usize, words: &str| text.add_paragraph(words, indent, width, glyphs);
        line(0, entry.heading.name);
        for number in &entry.numbers {
            let remarks = remarks(messages, number).join(messages.calendar.semicolon);
            line(2, &messages.remarked(number.number, Some(&*remarks).filter(|it| !it.is_empty())));
            for purpose in purposes(messages, number) {
                line(6, &purpose);
            }
        }
        for (label, words) in besides(messages, entry) {
            line(2, &messages.labelled(label, &words));
        }
    }
    text
}

/// What there is of an entry besides numbers, each with its label: addresses, doubts.
fn besides(messages: &Messages, entry: &PhoneBookEntry<'_>) -> Vec<(&'static str, String)> {
    let facts = &messages.facts;
    let emails = entry.emails.iter().map(|(address, services)| {
        let numbers = services.iter().filter_map(|it| it.number).map(|number| format!("{number:02}"));
        let numbers = numbers.collect::<Vec<_>>().join(facts.and);
        (facts.email, messages.remarked(address, Some(&*numbers).filter(|it| !it.is_empty())))
    });
    let addresses = entry.addresses.iter();
    let addresses = addresses.map(|(address, postal_code)| (facts.address, messages.remarked(address, *postal_code)));
    let notes = entry.notes.iter().map(|note| (facts.notes, note.clone()));
    let none = entry.numbers.is_empty().then(|| (facts.phone, messages.phone_book.no_number.to_owned()));
    none.into_iter().chain(emails).chain(addresses).chain(notes).collect()
}

/// What a number is for: services by number and name, societies.
fn purposes(messages: &Messages, number: &BookNumber<'_>) -> Vec<String> {
    let services = number.services.iter().map(|service| crate::document::entry(*service));
    let societies = number.for_societies.then(|| messages.phone_book.societies.to_owned());
    services.chain(societies).collect()
}
