//! Faults of a directory as excerpts of its files, with a caret under what is wrong.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Lang, Messages, fault};
use crate::loader::diagnostic::{Diagnostic, DiagnosticKind, Location};
use crate::loader::{LoadError, MOST_FAULTS};
use crate::text::{Marks, foreign, strip};

/// The faults as excerpts, and how many there are. Long lines are cut to a terminal's `width` in cells, if it has one.
#[must_use]
pub fn report(lang: Lang, faults: &[Diagnostic], styled: bool, width: Option<u16>) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let renderer = width.map_or_else(|| renderer.clone(), |width| renderer.clone().term_width(usize::from(width)));
    let mut report = String::new();
    for fault in faults {
        report.push_str(&excerpt(lang, &renderer, fault));
        report.push_str("\n\n");
    }
    report.push_str(&faults_counted(lang.messages(), faults));
    report.push('\n');
    report
}

fn excerpt(lang: Lang, renderer: &Renderer, it: &Diagnostic) -> String {
    let said = fault(lang, &it.kind);
    let (message, help) = (strip(&said.message), strip(&said.help));
    let messages = &lang.messages().cli;
    let title = Level::ERROR.with_name(messages.error_label).primary_title(message.as_ref());
    let footer = Level::HELP.with_name(messages.help_label).message(help.as_ref());
    let place = &it.place;
    if place.text.is_empty() {
        let path = strip(&place.file);
        let origin = Origin::path(path.as_ref());
        // An empty file has a place; one that is missing or was not read has none.
        let has_no_place = matches!(it.kind, DiagnosticKind::MissingFile(_) | DiagnosticKind::Misnamed(_));
        let origin = if has_no_place { origin } else { origin.line(1).char_column(1) };
        return renderer.render(&[Group::with_title(title).element(origin).element(footer)]);
    }
    let other = it.other.as_ref();
    // Two places of one file that are not far apart stand in one piece.
    if let Some((other, both)) = other.and_then(|other| Some((other, Piece::around(place, Some(other))?))) {
        let marked = AnnotationKind::Primary.span(both.span_in(place));
        let beside = AnnotationKind::Context.span(both.span_in(other)).label(messages.other_label);
        return renderer.render(&[title.element(both.snippet().annotation(marked).annotation(beside)).element(footer)]);
    }
    let Some(piece) = Piece::around(place, None) else { return String::new() };
    let marked = AnnotationKind::Primary.span(piece.span_in(place));
    let mut group = piece.add_to(Group::with_title(title), marked);
    let second = other.and_then(|other| Some((other, Piece::around(other, None)?)));
    if let Some((other, piece)) = &second {
        group = piece.add_to(group, AnnotationKind::Context.span(piece.span_in(other)).label(messages.other_label));
    }
    renderer.render(&[group.element(footer)])
}

/// What is shown of a file: the lines with what is marked, and of a line that is longer than any screen only the part
/// around it. Of a file of a million characters on one line as much is shown, in the same time, as of any other.
struct Piece<'a> {
    file: Cow<'a, str>,
    text: &'a str,
    /// Where it begins in the text.
    start: usize,
    /// Made visible.
    shown: String,
    /// The line that it begins on, from 1.
    line: usize,
    /// The line and column of the mark, where it does not follow from the piece, whose first line is cut.
    told: Option<(usize, usize)>,
}

impl<'a> Piece<'a> {
    /// So many bytes of a line are shown on both sides of a mark. A window of a terminal is narrower.
    const SIDE: usize = 4096;

    /// What is shown around a place, or around two of one file; `None` where these are too far apart.
    fn around(place: &'a Location, other: Option<&Location>) -> Option<Self> {
        let text: &str = &place.text;
        if other.is_some_and(|other| other.file != place.file) {
            return None;
        }
        let first = other.map_or(place.span.start, |other| other.span.start.min(place.span.start));
        let last = other.map_or(place.span.start, |other| other.span.start.max(place.span.start));
        let line_start = memchr::memrchr(b'\n', &text.as_bytes()[..first]).map_or(0, |at| at + 1);
        let line_end = memchr::memchr(b'\n', &text.as_bytes()[last..]).map_or(text.len(), |at| last + at);
        let is_short = line_end - line_start <= 2 * Self::SIDE;
        if !is_short && other.is_some() {
            return None;
        }
        let start =
            if is_short { line_start } else { line_start.max(boundary(text, first.saturating_sub(Self::SIDE))) };
        let end = if is_short { line_end } else { line_end.min(boundary(text, last.saturating_add(Self::SIDE))) };
        let position = place.position();
        let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..start]).count() + 1;
        let told = (start != line_start).then_some(position);
        Some(Self { file: strip(&place.file), text, start, shown: visible(&text[start..end]), line, told })
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        Snippet::source(self.shown.as_str()).line_start(self.line).path(self.file.as_ref())
    }

    fn add_to<'b>(&'b self, group: Group<'b>, marked: Annotation<'b>) -> Group<'b> {
        let Some((line, column)) = self.told else { return group.element(self.snippet().annotation(marked)) };
        let origin = Origin::path(self.file.as_ref()).line(line).char_column(column);
        group.element(origin).element(self.snippet().path(None::<&str>).annotation(marked))
    }

    /// The span of a place in what is shown. One over several lines is cut to its first.
    fn span_in(&self, spot: &Location) -> Range<usize> {
        let end = boundary(self.text, spot.span.end.min(spot.span.start.saturating_add(Self::SIDE)));
        let marked = self.text[spot.span.start..end].split('\n').next().unwrap_or_default();
        let up_to = |at: usize| visible(&self.text[self.start..at]).len();
        up_to(spot.span.start)..up_to(spot.span.start + marked.len())
    }
}

/// The last place up to `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The text with every character that must not reach a terminal shown as `?`.
fn visible(text: &str) -> String {
    let mut marks = Marks::default();
    let layout = |c: char| matches!(c, '\n' | '\t');
    let mut show = |c: char| {
        let overflows = marks.overflow(c);
        if overflows || foreign(c).is_some() && !layout(c) { '?' } else { c }
    };
    text.chars().filter(|c| *c != '\r').map(&mut show).collect()
}

/// Why a directory that was read again is not shown, in one line: the first fault, and how many there are.
#[must_use]
pub fn not_read_again(lang: Lang, error: &LoadError) -> String {
    let messages = lang.messages();
    match error {
        LoadError::Unreadable(it) => messages.toasts.unread_again(messages.refusal(&it.path, &it.refusal)),
        LoadError::Faults(faults) => match faults.first() {
            Some(first) => {
                let (line, column) = first.place.position();
                let place = format!("{}:{line}:{column}", end_of_path(&first.place.file));
                messages.toasts.not_read_again(faults.len(), place, fault(lang, &first.kind).message)
            }
            None => faults_counted(messages, faults),
        },
    }
}

/// The name of a file with the folder that it stands in: where a line is short, what stands before tells the reader nothing.
fn end_of_path(path: &str) -> &str {
    path.rmatch_indices('/').nth(1).map_or(path, |(at, _)| &path[at + 1..])
}

/// How many faults there are, as far as they are told.
#[must_use]
pub fn faults_counted(messages: &Messages, faults: &[Diagnostic]) -> String {
    match faults.len() {
        count if count < MOST_FAULTS => messages.cli.faults(count),
        count => messages.cli.faults_or_more(count),
    }
}
