//! Faults for people, as excerpts with a caret, and for editors, as JSON.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::directory::fault::Fault;
use crate::text::{foreign, strip};
use crate::words::{Lang, fault, fill};

/// A fault as editors read it.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    file: &'a str,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// Byte offsets in the file.
    span: [usize; 2],
    message: String,
    help: String,
}

/// The faults as excerpts, and how many there are.
pub(crate) fn text(lang: Lang, faults: &[Fault], styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut report = String::new();
    for fault in faults {
        report.push_str(&excerpt(lang, &renderer, fault));
        report.push_str("\n\n");
    }
    let count = fill(lang.words().cli.faults, &[("count", &faults.len().to_string())]);
    report.push_str(&count);
    report.push('\n');
    report
}

fn excerpt(lang: Lang, renderer: &Renderer, it: &Fault) -> String {
    let said = fault(lang, &it.kind);
    let (message, help) = (strip(&said.message), strip(&said.help));
    let title = Level::ERROR.primary_title(message.as_ref());
    let footer = Level::HELP.message(help.as_ref());
    if it.text.is_empty() {
        let path = strip(&it.file);
        let origin = annotate_snippets::Origin::path(path.as_ref());
        return renderer.render(&[Group::with_title(title).element(origin).element(footer)]);
    }
    let (shown, span) = visible(&it.text, &it.span);
    let path = strip(&it.file);
    let snippet = Snippet::source(shown.as_str()).path(path.as_ref()).annotation(AnnotationKind::Primary.span(span));
    renderer.render(&[title.element(snippet).element(footer)])
}

/// The text with every character that must not reach a terminal shown as `?`, and the span in it. A span over
/// several lines is cut to its first.
fn visible(text: &str, span: &Range<usize>) -> (String, Range<usize>) {
    let layout = |c: char| matches!(c, '\n' | '\t');
    let show = |part: &str| -> String {
        part.chars().filter(|c| *c != '\r').map(|c| if foreign(c).is_some() && !layout(c) { '?' } else { c }).collect()
    };
    let marked = &text[span.clone()];
    let marked = marked.split('\n').next().unwrap_or_default();
    let before = show(&text[..span.start]);
    let marked_shown = show(marked);
    let start = before.len();
    let end = start + marked_shown.len();
    let rest = show(&text[span.start + marked.len()..]);
    (before + &marked_shown + &rest, start..end)
}

/// The faults as a JSON array.
pub(crate) fn json(lang: Lang, faults: &[Fault]) -> String {
    let entries: Vec<Entry<'_>> = faults
        .iter()
        .map(|it| {
            let (line, column) = it.position();
            let said = fault(lang, &it.kind);
            Entry {
                file: &it.file,
                line,
                column,
                span: [it.span.start, it.span.end],
                message: said.message,
                help: said.help,
            }
        })
        .collect();
    serde_json::to_string_pretty(&entries).unwrap_or_else(|error| error.to_string())
}
