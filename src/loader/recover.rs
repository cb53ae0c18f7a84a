//! From RON text to types, with every fault of a file and not only the first.
//!
//! `ron` stops at the first fault. To find the others, the text is repaired where the fault was reported, in a
//! copy that nobody sees, and read again: an unknown field is blanked out, a missing field or a value of the
//! wrong type is given a stand-in. Blanking keeps every offset; what is put in is remembered, so that places
//! in the copy can be told in the original, and a stand-in is never reported itself.

use std::borrow::Cow;
use std::ops::Range;

use ron::error::Error;
use serde::de::DeserializeOwned;

use super::describe::{Repairable, ascii_for, describe, expected_type, is_end, unless_open_quote, value_at};
use super::diagnostic::{DiagnosticKind, ExpectedType, SyntaxError};
use super::syntax_tree::{SyntaxKind, SyntaxNode};
use crate::directory::ron_options;
use crate::text::nearest;

/// A file has at most so many faults reported; behind a wrong bracket every line may be one.
const MOST: usize = 100;

/// A text is read as often as there are faults to repair, but no more than so many bytes in all: of a file of some
/// megabytes the first faults are told, and of others every one.
const MOST_BYTES: usize = 128 << 20;

/// What came of reading one file.
pub(super) struct Parsed<'a, T> {
    /// The value; with stand-ins where there were faults, `None` where the text is no RON at all.
    pub(super) value: Option<T>,
    /// The faults, with their byte offsets in the original.
    pub(super) faults: Vec<(Range<usize>, DiagnosticKind)>,
    /// The text that was read in the end.
    pub(super) copy: PatchedSource<'a>,
}

/// A text that has been repaired, and how its offsets belong to those of the original.
pub(super) struct PatchedSource<'a> {
    text: Cow<'a, str>,
    /// Where something was put in, as offsets in `text`, in order.
    placeholders: Vec<Range<usize>>,
}

impl<'a> PatchedSource<'a> {
    fn of(original: &'a str) -> Self {
        Self { text: Cow::Borrowed(original), placeholders: Vec::new() }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A text that is looked at and not read.
    pub(super) fn unread(original: &'a str) -> Self {
        Self::of(original)
    }

    /// The copy where it is another text than the original.
    pub(super) fn into_patched(self) -> Option<PatchedSource<'static>> {
        let Cow::Owned(text) = self.text else { return None };
        Some(PatchedSource { text: Cow::Owned(text), placeholders: self.placeholders })
    }

    /// Whether nothing stands in for something that could not be read.
    pub(super) fn is_original(&self) -> bool {
        self.placeholders.is_empty()
    }

    /// The place in the original, or `None` for a stand-in.
    pub(super) fn original(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let is_stand_in = self.placeholders.iter().any(|put| put.start <= span.start && span.start < put.end);
        (!is_stand_in).then(|| self.offset(span.start)..self.offset(span.end))
    }

    fn offset(&self, at: usize) -> usize {
        at - self.placeholders.iter().map(|put| put.end.min(at).saturating_sub(put.start)).sum::<usize>()
    }

    fn blank(&mut self, span: Range<usize>) {
        let blanks: String =
            self.text[span.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
        self.text.to_mut().replace_range(span, &blanks);
    }

    fn put_in(&mut self, at: usize, what: &str) {
        self.text.to_mut().insert_str(at, what);
        let mut is_within = false;
        for put in &mut self.placeholders {
            if put.start >= at {
                *put = put.start + what.len()..put.end + what.len();
            } else if at < put.end {
                put.end += what.len();
                is_within = true;
            }
        }
        if is_within {
            return;
        }
        self.placeholders.push(at..at + what.len());
        self.placeholders.sort_by_key(|put| put.start);
    }
}

/// Reads a file.
pub(super) fn read<T: DeserializeOwned>(original: &str) -> Parsed<'_, T> {
    let options = ron_options();
    let mut copy = PatchedSource::of(original);
    let mut faults: Vec<(Range<usize>, DiagnosticKind)> = Vec::new();
    let rounds = (MOST_BYTES / original.len().max(1)).clamp(2, 2 * MOST);
    for _ in 0..rounds {
        let error = match options.from_str::<T>(copy.text()) {
            Ok(value) => return Parsed { value: Some(value), faults, copy },
            Err(error) => error,
        };
        let fault = unless_open_quote(copy.text(), describe(copy.text(), &error));
        // What a stand-in lacks is no fault of the file's.
        if let Some(place) = copy.original(&fault.span) {
            let is_known = faults.iter().any(|(span, kind)| *span == place && *kind == fault.kind);
            if is_known {
                break;
            }
            faults.push((place, fault.kind.clone()));
        }
        if faults.len() >= MOST || !repair::<T>(&mut copy, &fault, &error.code) {
            break;
        }
    }
    Parsed { value: None, faults, copy }
}

/// Repairs what was reported, if it can be; whether it was.
fn repair<T: DeserializeOwned>(
    copy: &mut PatchedSource<'_>,
    Repairable { span, kind }: &Repairable,
    code: &Error,
) -> bool {
    if matches!(kind, DiagnosticKind::Syntax(SyntaxError::Quote) | DiagnosticKind::WrongType(ExpectedType::FieldName)) {
        return false;
    }
    if let Some(right) = copy.text()[span.clone()].chars().next().and_then(ascii_for) {
        // Where a text in Chinese quotes ends cannot be told.
        if right != '"' {
            copy.blank(span.clone());
            copy.put_in(span.start, &right.to_string());
        }
        return right != '"';
    }
    let outline = SyntaxNode::read(copy.text());
    match code {
        Error::NoSuchStructField { .. } | Error::DuplicateStructField { .. } => {
            if let Some(meant) = meant_field(copy.text(), &outline, span.start, code) {
                copy.blank(span.clone());
                copy.put_in(span.start, meant);
                return true;
            }
            let Some(field) = field_at(&outline, span.start, copy.text(), code) else { return false };
            if !copy.text()[span.end..field.end].trim_start().starts_with(':') {
                return false;
            }
            copy.blank(with_comma(copy.text(), field));
            true
        }
        Error::MissingStructField { field, .. } => {
            let Some((at, comma)) = end_of_fields(&outline, span.start, copy.text()) else { return false };
            let before = if comma { ", " } else { "" };
            let candidates = placeholders().map(|value| format!("{before}{field}: {value}"));
            try_each::<T>(copy, &candidates, |copy, what| copy.put_in(at, what))
        }
        Error::NoSuchEnumVariant { expected, .. } => {
            let Some(value) = value_at(copy.text(), span) else { return false };
            let candidates: Vec<String> =
                expected.iter().flat_map(|name| [(*name).to_owned(), format!("{name}()")]).collect();
            replace::<T>(copy, &value, &candidates)
        }
        code if expected_type(code).is_some() && !is_end(copy.text(), span) => {
            if !copy.text()[span.start..].trim_start().starts_with([',', ')', ']']) {
                return replace::<T>(copy, span, &placeholders());
            }
            // Where a value is missing, a stand-in is put before what follows; behind a word there is no place for one.
            let has_place = copy.text()[..span.start].trim_end().ends_with([':', '(', '[', ',']);
            has_place && replace::<T>(copy, &(span.start..span.start), &placeholders())
        }
        _ => false,
    }
}

/// A value of each type that `ron` knows. The last is a word that names no variant: where one is expected, `ron` says
/// which there are, and the next round puts one of them in.
fn placeholders() -> [String; 7] {
    ["\"\"", "0", "[]", "()", "None", "false", "_"].map(str::to_owned)
}

fn replace<T: DeserializeOwned>(copy: &mut PatchedSource<'_>, value: &Range<usize>, candidates: &[String]) -> bool {
    let value = value.clone();
    try_each::<T>(copy, candidates, |copy, what| {
        copy.blank(value.clone());
        copy.put_in(value.start, what);
    })
}

/// Tries one stand-in after the other and keeps the first that brings the reader past it.
fn try_each<T: DeserializeOwned>(
    copy: &mut PatchedSource<'_>,
    candidates: &[String],
    put: impl Fn(&mut PatchedSource<'_>, &str),
) -> bool {
    let options = ron_options();
    for what in candidates {
        let mut trial = PatchedSource { text: copy.text.clone(), placeholders: copy.placeholders.clone() };
        put(&mut trial, what);
        let stuck = options.from_str::<T>(trial.text()).is_err_and(|error| {
            let span = describe(trial.text(), &error).span;
            let inside = trial.original(&span).is_none();
            inside && !matches!(error.code, Error::MissingStructField { .. } | Error::NoSuchEnumVariant { .. })
        });
        if !stuck {
            *copy = trial;
            return true;
        }
    }
    false
}

/// The field whose name stands at `at`, or for one that stands twice, its last occurrence before `at`.
fn field_at(outline: &SyntaxNode, at: usize, text: &str, code: &Error) -> Option<Range<usize>> {
    let twice = if let Error::DuplicateStructField { field, .. } = code { Some(*field) } else { None };
    let mut found = None;
    outline.walk(&mut |node| {
        let SyntaxKind::Fields(fields) = &node.parts else { return };
        for field in fields {
            let named = twice.is_some_and(|name| &text[field.name.clone()] == name) && field.name.start <= at;
            if field.name.start == at || named {
                found = Some(field.name.start..field.value.span.end);
            }
        }
    });
    found
}

/// The field that the unknown one at `at` was meant to be, unless its struct has that as well.
fn meant_field(text: &str, outline: &SyntaxNode, at: usize, code: &Error) -> Option<&'static str> {
    let Error::NoSuchStructField { expected, found, .. } = code else { return None };
    let meant = nearest(found, expected.iter().copied())?;
    let mut is_there = false;
    outline.walk(&mut |node| {
        let SyntaxKind::Fields(fields) = &node.parts else { return };
        if fields.iter().any(|field| field.name.start == at) {
            is_there |= fields.iter().any(|field| &text[field.name.clone()] == meant);
        }
    });
    (!is_there).then_some(meant)
}

fn with_comma(text: &str, span: Range<usize>) -> Range<usize> {
    let rest = &text[span.end..];
    let blank = rest.len() - rest.trim_start().len();
    let comma = usize::from(rest.trim_start().starts_with(','));
    span.start..span.end + (blank + 1) * comma
}

/// Where a field can be added to the struct that ends at `at`, and whether a comma must stand before it.
fn end_of_fields(outline: &SyntaxNode, at: usize, text: &str) -> Option<(usize, bool)> {
    let mut found = None;
    outline.walk(&mut |node| {
        if !(node.span.start <= at && at < node.span.end.max(at + 1)) {
            return;
        }
        if node.span.end < at {
            return;
        }
        match &node.parts {
            SyntaxKind::Fields(fields) => {
                found = fields.last().map(|field| (field.value.span.end, true)).or(found);
            }
            SyntaxKind::Items(items) if items.is_empty() && text[node.span.clone()].ends_with(')') => {
                found = Some((node.span.end - 1, false));
            }
            _ => {}
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::read;
    use crate::loader::diagnostic::DiagnosticKind;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Page {
        name: String,
        number: u8,
        lines: Vec<Line>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Line {
        text: String,
        mark: Mark,
    }

    #[derive(Debug, Deserialize)]
    enum Mark {
        Plain,
    }

    fn faults(text: &str) -> Vec<(&str, DiagnosticKind)> {
        read::<Page>(text).faults.into_iter().map(|(span, kind)| (&text[span], kind)).collect()
    }

    #[test]
    fn every_fault_of_a_file_is_found_at_once() {
        let text = r#"(
            nmae: "甲", name: "甲",
            number: 999,
            lines: [
                (text: "一", mark: Plian),
                (text: 2, mark: Plain, colour: "red"),
                (mark: Plain),
                (),
            ],
        )"#;
        let found: Vec<String> = faults(text).into_iter().map(|(place, kind)| format!("{place}: {kind:?}")).collect();
        assert_eq!(
            found,
            [
                r#"nmae: UnknownField { found: "nmae", expected: ["name", "number", "lines"], nearest: Some("name") }"#,
                "999: WrongType(InBounds)",
                r#"Plian: UnknownVariant { found: "Plian", expected: ["Plain"], nearest: Some("Plain") }"#,
                "2: WrongType(Text)",
                r#"colour: UnknownField { found: "colour", expected: ["text", "mark"], nearest: None }"#,
                r#": MissingField("text")"#,
                r#": MissingField("text")"#,
                r#": MissingField("mark")"#,
            ]
        );
    }

    #[test]
    fn behind_a_variant_that_is_missing_the_next_fault_is_found() {
        let found =
            faults("(name: \"a\", number: 1, lines: [(text: \"b\"), (text: \"c\", mark: ), (text: 3, mark: Plain)])");
        let kinds: Vec<String> = found.into_iter().map(|(place, kind)| format!("{place}: {kind:?}")).collect();
        assert_eq!(kinds.len(), 3, "{kinds:?}");
        assert_eq!((kinds[0].as_str(), kinds[2].as_str()), (": MissingField(\"mark\")", "3: WrongType(Text)"));
    }

    #[test]
    fn a_bracket_too_few_is_one_fault() {
        let kinds: Vec<_> = faults("(name: \"a\", number: 1, lines: [").into_iter().map(|(_, kind)| kind).collect();
        assert!(matches!(kinds.as_slice(), [DiagnosticKind::Syntax(_)]), "{kinds:?}");
    }

    #[test]
    fn a_field_given_twice_is_one_fault() {
        let found = faults("(name: \"a\", name: \"b\", number: 1, lines: [])");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, DiagnosticKind::DuplicateField("name".into()));
    }
}
