//! Faults for people, as excerpts with a caret, and for editors, as JSON.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::loader::diagnostic::{Diagnostic, DiagnosticKind, Location};
use crate::messages::{Lang, fault, fill};
use crate::text::{foreign, strip};

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

/// The faults as excerpts, and how many there are. Long lines are cut to a terminal's `width` in cells, if it has one.
pub(crate) fn text(lang: Lang, faults: &[Diagnostic], styled: bool, width: Option<u16>) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let renderer = width.map_or_else(|| renderer.clone(), |width| renderer.clone().term_width(usize::from(width)));
    let mut report = String::new();
    for fault in faults {
        report.push_str(&excerpt(lang, &renderer, fault));
        report.push_str("\n\n");
    }
    let count = fill(lang.messages().cli.faults, &[("count", &faults.len().to_string())]);
    report.push_str(&count);
    report.push('\n');
    report
}

fn excerpt(lang: Lang, renderer: &Renderer, it: &Diagnostic) -> String {
    let said = fault(lang, &it.kind);
    let (message, help) = (strip(&said.message), strip(&said.help));
    let messages = &lang.messages().cli;
    let title = Level::ERROR.with_name(messages.error_label).primary_title(message.as_ref());
    let footer = Level::HELP.with_name(messages.help_label).message(help.as_ref());
    let (place, shown) = (&it.place, visible(&it.place.text));
    let path = strip(&place.file);
    if place.text.is_empty() {
        let origin = Origin::path(path.as_ref());
        // An empty file has a place, a missing one has none.
        let is_missing = matches!(it.kind, DiagnosticKind::MissingFile(_));
        let origin = if is_missing { origin } else { origin.line(1).char_column(1) };
        return renderer.render(&[Group::with_title(title).element(origin).element(footer)]);
    }
    let marked = AnnotationKind::Primary.span(span_in(place));
    let snippet = Snippet::source(shown.as_str()).path(path.as_ref()).annotation(marked);
    let Some(other) = &it.other else { return renderer.render(&[title.element(snippet).element(footer)]) };
    let marked = AnnotationKind::Context.span(span_in(other)).label(messages.other_label);
    if other.file == place.file {
        return renderer.render(&[title.element(snippet.annotation(marked)).element(footer)]);
    }
    let (path, shown) = (strip(&other.file), visible(&other.text));
    let second = Snippet::source(shown.as_str()).path(path.as_ref()).annotation(marked);
    renderer.render(&[title.element(snippet).element(second).element(footer)])
}

/// The text with every character that must not reach a terminal shown as `?`.
fn visible(text: &str) -> String {
    let layout = |c: char| matches!(c, '\n' | '\t');
    let show = |c: char| if foreign(c).is_some() && !layout(c) { '?' } else { c };
    text.chars().filter(|c| *c != '\r').map(show).collect()
}

/// The span in the visible text. One over several lines is cut to its first.
fn span_in(spot: &Location) -> Range<usize> {
    let marked = spot.text[spot.span.clone()].split('\n').next().unwrap_or_default();
    let start = visible(&spot.text[..spot.span.start]).len();
    start..start + visible(marked).len()
}

/// The faults as a JSON array. What must not reach a terminal is escaped in it.
pub(crate) fn json(lang: Lang, faults: &[Diagnostic]) -> String {
    let entries: Vec<Entry<'_>> = faults
        .iter()
        .map(|it| {
            let said = fault(lang, &it.kind);
            let other = it.other.as_ref().map(Where::of);
            Entry { place: Where::of(&it.place), message: said.message, help: said.help, other }
        })
        .collect();
    let written = serde_json::to_string_pretty(&entries).unwrap_or_else(|error| error.to_string());
    let mut escaped = String::with_capacity(written.len());
    for c in written.chars() {
        // Such characters stand only in strings; the line breaks between the values are the writer's own.
        if foreign(c).is_some() && c != '\n' {
            let mut units = [0; 2];
            escaped.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            escaped.push(c);
        }
    }
    escaped
}
