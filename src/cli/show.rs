//! `kechuang show`: all of one record, the charter or a chapter of it, or two records beside each other.

use std::process::ExitCode;
use std::sync::Arc;

use super::Context;
use super::args::{Cli, PageFormat, ShowArgs};
use super::error::Error;
use super::naming::meant;
use super::output::{Text, wished_width};
use super::source::{Source, opened};
use crate::directory::{Directory, Record, RecordIdx};
use crate::document::Subject;
use crate::document::layout::{LayoutOptions, page};
use crate::export::{cards, json_about, markdown_about};
use crate::packed::name;
use crate::text::{Glyphs, nearest, strip};

/// The width of a page that goes to no terminal, where `COLUMNS` names none.
const COLUMNS: usize = 80;

/// Prints what has an id.
pub(super) fn run(context: &Context, cli: &Cli, call: &ShowArgs) -> Result<ExitCode, Error> {
    let (source, directory) = opened(cli)?;
    let subject = wanted(cli, &source, &directory, &call.ids)?;
    let text = match call.format {
        PageFormat::Text => plain(context, cli, &directory, subject),
        PageFormat::Markdown => Text::lines(markdown_about(&directory, subject, context.lang)),
        PageFormat::Json => Text::json(&json_about(&directory, subject)?, true)?,
        PageFormat::Vcard => vcard(context, &directory, subject, &call.ids)?,
    };
    context.answer(&text, ExitCode::SUCCESS)
}

/// What the ids ask for: one thing, or two records that are compared.
fn wanted(cli: &Cli, source: &Source, directory: &Arc<Directory>, ids: &[String]) -> Result<Subject, Error> {
    match ids {
        [one] => subject(cli, source, directory, one),
        [first, second] => match (subject(cli, source, directory, first)?, subject(cli, source, directory, second)?) {
            (one, other) if one == other => Err(Error::ComparedWithItself(first.clone())),
            (Subject::Record(first), Subject::Record(second)) => Ok(Subject::Comparison(first, second)),
            _ => Err(Error::Incomparable),
        },
        _ => Err(Error::TooManyToCompare),
    }
}

/// The place of the record that has an id, or is called so; none where that is the id of the charter or of a chapter.
pub(super) fn place(
    cli: &Cli,
    source: &Source,
    directory: &Arc<Directory>,
    id: &str,
) -> Result<Option<RecordIdx>, Error> {
    Ok(subject(cli, source, directory, id)?.record())
}

/// The record with an id; none where that is the id of the charter or of a chapter.
pub(super) fn find<'a>(
    cli: &Cli,
    source: &Source,
    directory: &'a Arc<Directory>,
    id: &str,
) -> Result<Option<Record<'a>>, Error> {
    Ok(place(cli, source, directory, id)?.and_then(|no| directory.record(no)))
}

/// What has an id, or else the one record that is called so. Where there is none, the error says which one may have been
/// meant, and how to find it where that was no id.
fn subject(cli: &Cli, source: &Source, directory: &Arc<Directory>, id: &str) -> Result<Subject, Error> {
    if let Some(subject) = Subject::of_id(directory, id) {
        let is_damaged = subject.record().is_some_and(|no| directory.record(no).is_none());
        return if is_damaged { Err(Error::DamagedRecord(id.to_owned())) } else { Ok(subject) };
    }
    let closest = closest(directory, id);
    let is_name = !id.trim().is_empty() && strip(id) == id && (closest.is_none() || !id.is_ascii());
    if let Some(record) = is_name.then(|| meant(cli, source, directory, id)).transpose()?.flatten() {
        return Ok(Subject::Record(record));
    }
    let call = is_name.then(|| {
        if cli.kiosk {
            // Neither the program nor a path of this machine is a visitor's to call.
            return format!("ssh … find {}", shell_word(id));
        }
        let data = cli.data.as_deref().map(|path| format!("--data {} ", shell_word(&path.to_string_lossy())));
        let dashes = if id.starts_with('-') { "-- " } else { "" };
        format!("{} {}search {dashes}{}", shell_word(name()), data.unwrap_or_default(), shell_word(id))
    });
    Err(Error::UnknownId { id: id.to_owned(), closest, call })
}

/// The cards of those who answer, one behind the other in one file, as address books take them.
fn vcard(context: &Context, directory: &Directory, subject: Subject, ids: &[String]) -> Result<Text, Error> {
    let records = subject.records().into_iter().filter_map(|no| directory.record(no));
    let cards = records.flat_map(|record| cards(directory, record)).map(|card| card.vcard(context.messages()));
    let text: String = cards.collect();
    if text.is_empty() { Err(Error::NoCard { id: ids.join(" ") }) } else { Ok(Text::network_lines(text)) }
}

/// The page of the screen, on lines as wide as the terminal.
fn plain(context: &Context, cli: &Cli, directory: &Directory, subject: Subject) -> Text {
    let is_terminal = context.facts.streams.output;
    // A kiosk believes no variable.
    let wished = || if cli.kiosk { None } else { wished_width() };
    let columns = if is_terminal { context.facts.size.width.into() } else { wished().unwrap_or(COLUMNS) };
    let setting = LayoutOptions {
        width: columns.max(20).saturating_sub(1),
        lang: context.lang,
        glyphs: Glyphs::of(crate::text::GlyphSet::Narrow),
        is_beside: columns >= usize::from(LayoutOptions::BESIDE),
        // What scrolls past has no first screen.
        fold: None,
    };
    let page = page(directory, subject, setting);
    let mut text = Text::default();
    for line in page.lines_from(directory, 0) {
        text.add_line(line.text().trim_end());
    }
    text
}

/// A text as one word for a shell.
pub(super) fn shell_word(text: &str) -> String {
    if text.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c)) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The id that may have been meant: a service's by its printed number, or the nearest one.
fn closest(directory: &Directory, id: &str) -> Option<String> {
    if let Ok(number) = id.parse::<u32>() {
        let service = directory.service_numbered(number).and_then(|no| directory.heading(no));
        return service.map(|service| service.id.to_owned());
    }
    let texts: Vec<String> = Subject::texts(directory).filter_map(Subject::text_id).collect();
    let ids = directory.headings().map(|(_, heading)| heading.id).chain(texts.iter().map(String::as_str));
    nearest(id, ids).map(str::to_owned)
}
