//! A RON file that is no part of a directory, read with the same care: every fault with its place.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::diagnostic::{Diagnostic, DiagnosticKind, Location, SyntaxError};
use super::recover::{Parsed, read};
use super::syntax_tree::{FieldPath, SyntaxNode};
use super::validate::foreign_characters;
use crate::text::nearest;

/// Reads a text and gives its value to `take`, without what is faulty; its default where there is nothing in the file, or
/// nothing that is RON. `take` finds what is wrong with the values beyond their types: the path of a value, and what.
/// Everything that is wrong is told.
pub(crate) fn read_lone<T: DeserializeOwned + Default>(
    shown: &str,
    text: &str,
    take: impl FnOnce(T) -> Vec<(FieldPath, DiagnosticKind)>,
) -> Vec<Diagnostic> {
    let whole: Arc<str> = text.into();
    let fault = |span, kind| {
        let place = Location { file: shown.to_owned(), text: Arc::clone(&whole), span };
        Diagnostic { place, kind, other: None }
    };
    if let Some(at) = text.find('\u{FFFD}') {
        return vec![fault(at..at + '\u{FFFD}'.len_utf8(), DiagnosticKind::NotUtf8)];
    }
    let Parsed { value, mut faults, copy } = read::<T>(text);
    let is_ron = !faults.iter().any(|(_, kind)| matches!(kind, DiagnosticKind::Syntax(_)));
    // A file that says nothing, or nothing yet, is no fault here.
    faults.retain(|(_, kind)| *kind != DiagnosticKind::Syntax(SyntaxError::Empty));
    faults.extend(foreign_characters(text, is_ron));
    let violations = take(value.unwrap_or_default());
    if !violations.is_empty() {
        let outline = SyntaxNode::read(copy.text());
        let place = |path: &FieldPath| copy.original(&outline.follow(copy.text(), path).span);
        // What stands in for a value of another type has been reported as that.
        faults.extend(violations.into_iter().filter_map(|(path, kind)| Some((place(&path)?, kind))));
    }
    faults.sort_by_key(|(span, _)| span.start);
    faults.into_iter().map(|(span, kind)| fault(span, kind)).collect()
}

/// A word that is none of those there are.
pub(crate) fn unknown_word(found: &str, expected: Vec<String>) -> DiagnosticKind {
    let nearest = nearest(found, expected.iter().map(String::as_str)).map(str::to_owned);
    DiagnosticKind::UnknownVariant { found: found.to_owned(), expected, nearest }
}
