//! Changes put into the text of a file.

use std::ops::Range;

use super::changes::{Change, Edit};
use crate::loader::syntax_tree::{SyntaxKind, SyntaxNode};

/// The text with the changes, which are of its outline.
pub(super) fn splice(text: &str, outline: &SyntaxNode, changes: &[Change]) -> String {
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    for change in changes {
        let node = outline.follow(text, &change.path);
        let new = change.new.as_deref().unwrap_or_default();
        match change.edit {
            Edit::Set => pieces.push((node.span.clone(), new.to_owned())),
            Edit::Remove => pieces.push((whole(text, node.span.clone()), String::new())),
            Edit::Insert => pieces.extend(at_end(text, node, &format!("{}: {new}", change.field()))),
            Edit::Push => pieces.extend(at_end(text, node, new)),
        }
    }
    // In their order, and of those at one place the one that is named first.
    pieces.sort_by_key(|(span, _)| span.start);
    let mut changed = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in pieces {
        changed.push_str(text.get(at..span.start).unwrap_or_default());
        changed.push_str(&new);
        at = span.end.max(at);
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    changed
}

/// A value with the name before it, the comma behind it, and its line where nothing else stands on it.
fn whole(text: &str, value: Range<usize>) -> Range<usize> {
    let before = text.get(..value.start).unwrap_or_default().trim_end();
    let start = match before.strip_suffix(':') {
        Some(named) => named.trim_end().trim_end_matches(|c: char| c.is_alphanumeric() || c == '_').len(),
        None => value.start,
    };
    let behind = text.get(value.end..).unwrap_or_default();
    let blanks = behind.len() - behind.trim_start().len();
    let end = match behind.trim_start().strip_prefix(',') {
        Some(_) => value.end + blanks + 1,
        None => value.end,
    };
    let line = text.get(..start).and_then(|it| it.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(end..).unwrap_or_default();
    let line_end = rest.find('\n').map(|at| end + at + 1);
    match line_end {
        Some(line_end)
            if text.get(line..start).is_some_and(|it| it.trim().is_empty())
                && text.get(end..line_end).is_some_and(|it| it.trim().is_empty()) =>
        {
            line..line_end
        }
        _ => start..end + (rest.len() - rest.trim_start_matches(' ').len()),
    }
}

/// What comes to stand behind the last of the values in a bracket.
fn at_end(text: &str, node: &SyntaxNode, new: &str) -> Vec<(Range<usize>, String)> {
    let last = match &node.parts {
        SyntaxKind::Fields(fields) => fields.last().map(|field| (field.name.start, field.value.span.end)),
        SyntaxKind::Items(items) => items.last().map(|item| (item.span.start, item.span.end)),
        _ => None,
    };
    let bracket = node.span.end.saturating_sub(1);
    let Some((start, end)) = last else { return vec![(bracket..bracket, new.to_owned())] };
    let between = text.get(end..bracket).unwrap_or_default();
    let has_comma = between.trim_start().starts_with(',');
    match between.rfind('\n') {
        Some(line) => {
            let begin = text.get(..start).and_then(|it| it.rfind('\n')).map_or(0, |at| at + 1);
            let lead = text.get(begin..start).unwrap_or_default();
            let indent: String = lead.chars().take_while(|c| c.is_whitespace()).collect();
            let at = end + line + 1;
            let comma = (!has_comma).then(|| (end..end, ",".to_owned()));
            comma.into_iter().chain([(at..at, format!("{indent}{new},\n"))]).collect()
        }
        None if has_comma => vec![(bracket..bracket, format!(" {new}"))],
        None => vec![(end..end, format!(", {new}"))],
    }
}
