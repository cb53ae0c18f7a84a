//! A value as RON, as a person would write it.

use serde::Serialize;

use super::layout::layout_value;
use crate::directory::ron_options;
use crate::loader::syntax_tree::{SyntaxKind, SyntaxNode};

/// A value as RON on one line where it has room there; `None` of a type that RON has no form for.
#[must_use]
pub fn written<T: Serialize + ?Sized>(value: &T) -> Option<String> {
    let text = ron_options().to_string(value).ok()?;
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    SyntaxNode::read(&text).walk(&mut |node| {
        let piece = &text[node.span.clone()];
        let better = match &node.parts {
            SyntaxKind::Text(_) => ron_options().from_str::<String>(piece).ok().map(|text| quoted(&text)),
            // A whole number is one also where a fraction may stand.
            SyntaxKind::Plain => piece.strip_suffix(".0").map(str::to_owned),
            _ => None,
        };
        if let Some(better) = better {
            plain.push_str(&text[at..node.span.start]);
            plain.push_str(&better);
            at = node.span.end;
        }
    });
    plain.push_str(&text[at..]);
    layout_value(&plain, "", 0, "\n").ok()
}

/// A text in quotes, with only those characters escaped that cannot stand as they are.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' | '\r' | '\t' => quoted.extend(c.escape_default()),
            c if c.is_control() => quoted.extend(c.escape_unicode()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
