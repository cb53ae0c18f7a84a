//! `kechuang show`: all of one record.

use std::process::ExitCode;

use super::arguments::{Arguments, PageFormat, ShowCall};
use super::{Context, lines, print, say};
use crate::directory::{Directory, RecordNo};
use crate::export::{json, markdown};
use crate::text::Glyphs;
use crate::tui::page::{Setting, page};
use crate::words::fill;

/// Lines of a page that goes to no terminal.
const COLUMNS: u16 = 80;

/// Prints the record with an id.
pub(super) fn run(context: &Context, arguments: &Arguments, call: &ShowCall) -> ExitCode {
    let directory = match context.directory(arguments.data.as_deref()) {
        Ok(directory) => directory,
        Err(code) => return code,
    };
    let Some((no, record)) = directory.find(&call.id).and_then(|no| Some((no, directory.record(no)?))) else {
        return unknown(context, &directory, &call.id);
    };
    let text = match call.format {
        PageFormat::Text => plain(context, &directory, no),
        PageFormat::Markdown => markdown(&directory, record, context.lang),
        PageFormat::Json => match json(&directory, record) {
            Ok(value) => format!("{value:#}\n"),
            Err(error) => return super::fail(&error.to_string()),
        },
    };
    if print(&text) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The page of the screen, on lines as wide as the terminal.
fn plain(context: &Context, directory: &Directory, no: RecordNo) -> String {
    let columns = if context.facts.streams.output { context.facts.size.width } else { COLUMNS };
    let setting = Setting {
        width: usize::from(columns.max(20)).saturating_sub(1),
        lang: context.lang,
        glyphs: Glyphs::of(crate::text::GlyphChoice::Narrow),
    };
    let page = page(directory, no, setting).lines;
    lines(page.iter().map(|line| line.text().trim_end().to_owned()))
}

/// Says that there is no such record, and which one may have been meant.
pub(super) fn unknown(context: &Context, directory: &Directory, id: &str) -> ExitCode {
    let likeness = |other: &str| strsim::jaro_winkler(other, id);
    let ids = directory.records().map(|(_, record)| record.id().as_str());
    let closest = ids.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|other| likeness(other) > 0.7);
    let words = &context.words().cli;
    let message = match closest {
        Some(closest) => fill(words.no_such_id_closest, &[("id", id), ("closest", closest)]),
        None => fill(words.no_such_id, &[("id", id)]),
    };
    say(&message);
    ExitCode::FAILURE
}
