//! Faults for editors: as JSON, and as lines that begin with the place.

use serde::Serialize;

use super::error::Error;
use super::output::Text;
use crate::loader::diagnostic::{Diagnostic, Location};
use crate::messages::{Lang, fault};

/// A fault as editors read it.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    place: Where<'a>,
    message: String,
    help: String,
    /// The other value that it is about, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<Where<'a>>,
}

#[derive(Debug, Serialize)]
struct Where<'a> {
    file: &'a str,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// Byte offsets in the file.
    span: [usize; 2],
}

impl<'a> Where<'a> {
    fn of(spot: &'a Location) -> Self {
        let (line, column) = spot.position();
        Self { file: &spot.file, line, column, span: [spot.span.start, spot.span.end] }
    }
}

/// The faults as values of JSON, for an answer of which they are a part.
pub(super) fn value(lang: Lang, faults: &[Diagnostic]) -> serde_json::Result<serde_json::Value> {
    serde_json::to_value(entries(lang, faults))
}

fn entries(lang: Lang, faults: &[Diagnostic]) -> Vec<Entry<'_>> {
    let each = faults.iter().map(|Diagnostic { place, kind, other }| {
        let said = fault(lang, kind);
        let other = other.as_ref().map(Where::of);
        Entry { place: Where::of(place), message: said.message, help: said.help, other }
    });
    each.collect()
}

/// The faults as a JSON array.
pub(super) fn json(lang: Lang, faults: &[Diagnostic]) -> Result<Text, Error> {
    Text::json(&entries(lang, faults), true)
}

/// The faults as editors' lists have them (GNU Coding Standards, "Formatting Error Messages"): a line each, with what would
/// be right behind what is wrong.
pub(super) fn gnu(lang: Lang, faults: &[Diagnostic]) -> Text {
    let mut text = Text::default();
    for Entry { place, message, help, other } in entries(lang, faults) {
        let Where { file, line, column, .. } = place;
        let help = if help.is_empty() { String::new() } else { format!(" ({help})") };
        text.add_line(format!("{file}:{line}:{column}: {}{help}", message.replace('\n', " ")));
        if let Some(Where { file, line, column, .. }) = other {
            text.add_line(format!("{file}:{line}:{column}: {}", lang.messages().cli.other_label));
        }
    }
    text
}
