//! `kechuang show`: all of one record.

use std::process::ExitCode;

use super::Context;
use super::args::{Cli, PageFormat, ShowArgs};
use super::output::{Text, fail, print, say};
use crate::directory::{Directory, Kind, RecordIdx};
use crate::document::layout::{LayoutOptions, page};
use crate::export::{json, markdown};
use crate::messages::fill;
use crate::text::{Glyphs, strip};

/// The width of a page that goes to no terminal, where `COLUMNS` names none.
const COLUMNS: u16 = 80;

/// A width that somebody may have meant.
const SANE: std::ops::RangeInclusive<u16> = 20..=1000;

/// Prints the record with an id.
pub(super) fn run(context: &Context, cli: &Cli, call: &ShowArgs) -> ExitCode {
    let directory = match context.directory(cli) {
        Ok(directory) => directory,
        Err(code) => return code,
    };
    let Some((no, record)) = directory.index_of(&call.id).and_then(|no| Some((no, directory.record(no)?))) else {
        return unknown(context, cli, &directory, &call.id);
    };
    let text = match call.format {
        PageFormat::Text => plain(context, &directory, no),
        PageFormat::Markdown => Text::lines(markdown(&directory, record, context.lang)),
        PageFormat::Json => match json(&directory, record) {
            Ok(value) => Text::json(&value, true),
            Err(error) => return fail(error),
        },
    };
    print(context.messages(), &text, ExitCode::SUCCESS)
}

/// The page of the screen, on lines as wide as the terminal.
fn plain(context: &Context, directory: &Directory, no: RecordIdx) -> Text {
    let columns = if context.facts.streams.output { context.facts.size.width } else { wished_columns() };
    let setting = LayoutOptions {
        width: usize::from(columns.max(20)).saturating_sub(1),
        lang: context.lang,
        glyphs: Glyphs::of(crate::text::GlyphChoice::Narrow),
    };
    let page = page(directory, no, setting).lines;
    let mut text = Text::default();
    for line in &page {
        text.add_line(line.text().trim_end());
    }
    text
}

fn wished_columns() -> u16 {
    let wished = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    wished.filter(|columns| SANE.contains(columns)).unwrap_or(COLUMNS)
}

/// Says that there is no such record, which one may have been meant, and how to find it by its name where that is what
/// was given.
pub(super) fn unknown(context: &Context, cli: &Cli, directory: &Directory, id: &str) -> ExitCode {
    let closest = closest(directory, id);
    let messages = &context.messages().cli;
    let mut message = match closest {
        Some(closest) => fill(messages.no_such_id_closest, &[("id", id), ("closest", closest)]),
        None => fill(messages.no_such_id, &[("id", id)]),
    };
    let is_name = !id.trim().is_empty() && strip(id) == id;
    if is_name && (closest.is_none() || !id.is_ascii()) {
        let data = cli.data.as_deref().map(|path| format!("--data {} ", shell_word(&path.to_string_lossy())));
        let dashes = if id.starts_with('-') { "-- " } else { "" };
        let call = format!("kechuang {}search {dashes}{}", data.unwrap_or_default(), shell_word(id));
        message.push_str(&fill(messages.find_by_name, &[("call", &call)]));
    }
    say(message);
    ExitCode::FAILURE
}

/// A text as one word for a shell.
fn shell_word(text: &str) -> String {
    if text.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c)) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The id that may have been meant: a service's by its printed number, or the one most alike in small letters.
fn closest<'a>(directory: &'a Directory, id: &str) -> Option<&'a str> {
    if let Ok(number) = id.parse::<u32>() {
        let mut headings = directory.headings().map(|(_, heading)| heading);
        return headings.find(|it| it.kind == Kind::Service && it.number == Some(number)).map(|service| service.id);
    }
    let typed = id.to_ascii_lowercase();
    let likeness = |other: &str| strsim::jaro_winkler(other, &typed);
    let ids = directory.headings().map(|(_, it)| it.id);
    ids.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|other| likeness(other) > 0.7)
}
