//! `kechuang phones`: who answers the telephone, and for what.

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use super::args::{Cli, PhonesArgs, TableFormat};
use super::error::Error;
use super::kiosk::check_listed;
use super::output::Text;
use super::source::opened;
use super::{Context, exit};
use crate::directory::{Directory, PhoneBookEntry};
use crate::export::{besides, phone_book_json, phone_book_markdown, purposes, remarks};
use crate::messages::Messages;
use crate::search::{Problem, Query};
use crate::text::Glyphs;

/// Prints the phone book, or what of it a query finds.
pub(super) fn run(context: &Context, cli: &Cli, call: &PhonesArgs) -> Result<ExitCode, Error> {
    let messages = context.messages();
    let text = call.query.join(" ");
    let query = Query::parse(&text);
    if query.problems().iter().any(Problem::is_fatal) {
        return Err(Error::Query(query.problems().to_vec()));
    }
    query.problems().iter().for_each(|problem| context.note(messages.problem(problem)));
    let (source, directory) = opened(cli)?;
    if call.query.is_empty() {
        check_listed(cli, directory.len())?;
    }
    let mut book = directory.phone_book();
    if !text.trim().is_empty() {
        // The program ends with it, too.
        let index = ManuallyDrop::new(source.index(&directory, cli.search())?);
        book = index.phone_book(&query, &book);
    }
    let text = match call.format {
        TableFormat::Text if context.facts.streams.output => {
            let glyphs = Glyphs::of(cli.glyphs.0.unwrap_or_default());
            page(messages, glyphs, context.facts.size.width.into(), (&directory, &book))
        }
        TableFormat::Text => columns(messages, &directory, &book),
        TableFormat::Json => Text::json(&phone_book_json(&directory, &book), true)?,
        TableFormat::Markdown => Text::lines(phone_book_markdown(&directory, &book, context.lang)),
    };
    context.answer(&text, ExitCode::from(if book.is_empty() { exit::NOTHING } else { exit::DONE }))
}

/// A line for each number and each service that it is for: who answers, the number, the service, what is to be said of the
/// number, divided by tabs. E-mail and postal addresses have lines of their own.
fn columns(messages: &Messages, directory: &Directory, book: &[PhoneBookEntry]) -> Text {
    let mut text = Text::default();
    let semicolon = messages.calendar.semicolon;
    for entry in book {
        let Some(name) = directory.heading(entry.record).map(|it| messages.both(it.title())) else { continue };
        for number in &entry.numbers {
            let remarks = remarks(directory, number, messages).join(semicolon);
            let purposes = purposes(directory, number, messages);
            let purposes = if purposes.is_empty() { vec![String::new()] } else { purposes };
            for purpose in purposes {
                text.add_columns(&[&name, &number.number, &purpose, &remarks]);
            }
        }
        for line in besides(directory, entry, messages) {
            text.add_columns(&[&name, &line.1, "", line.0]);
        }
    }
    text
}

/// For a terminal: who answers, below it each number, below that what it is for.
fn page(
    messages: &Messages,
    glyphs: &Glyphs,
    width: usize,
    (directory, book): (&Directory, &[PhoneBookEntry]),
) -> Text {
    let mut text = Text::default();
    for (at, entry) in book.iter().enumerate() {
        if at > 0 {
            text.add_line("");
        }
        let mut line = |indent: usize, words: &str| text.add_paragraph(words, indent, width, glyphs);
        line(0, &directory.heading(entry.record).map(|it| messages.both(it.title())).unwrap_or_default());
        for number in &entry.numbers {
            let remarks = remarks(directory, number, messages).join(messages.calendar.semicolon);
            line(2, &messages.remarked(&number.number, Some(&*remarks).filter(|it| !it.is_empty())));
            for purpose in purposes(directory, number, messages) {
                line(6, &purpose);
            }
        }
        for (label, words) in besides(directory, entry, messages) {
            line(2, &messages.labelled(label, &words));
        }
    }
    text
}
