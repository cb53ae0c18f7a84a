//! RON files changed as text: laid out, a value replaced, added or taken out, and everything else as it was.
//!
//! Knows `directory`, `loader` and `text`.
//!
//! Rules:
//! - a file is changed over its syntax tree, never written anew from values: comments stay, and so does how a value is
//!   written that is not changed;
//! - nothing here reads or writes a file.
//!
//! Parts:
//! - `layout`: the one layout of a file
//! - `edits`: changes of one text, all at once; `changes`: as pieces of text that are replaced
//! - `merge`: a value in place of another one with as little change as can be
//! - `fields`: the fields of the type at a place, in their order
//! - `places`: where a record stands
//! - `additions`: where a new record goes; `skeletons`: one that is still to be written
//! - `written`: a value as RON

mod additions;
mod changes;
mod edits;
mod fields;
mod layout;
mod merge;
mod places;
mod skeletons;
#[cfg(test)]
mod tests;
mod written;

use serde::de::IgnoredAny;

use crate::directory::ron_options;
use crate::loader::syntax_tree::SyntaxNode;

pub use additions::{DisciplineFile, discipline_files, next_service, next_society, service_path, society_count};
pub use edits::{EditError, Edits};
pub use fields::fields_at;
pub use layout::{WIDTH, layout};
pub use places::{RecordPlace, place_of};
pub use skeletons::{department_skeleton, service_skeleton, society_skeleton};
pub use written::{quoted, written};

/// A text that `ron` does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotRon;

/// The values of a text that `ron` reads, of whatever type they are.
fn parse(text: &str) -> Result<SyntaxNode, NotRon> {
    ron_options().from_str::<IgnoredAny>(text).map_err(|_| NotRon)?;
    Ok(SyntaxNode::read(text))
}

/// How the lines of a text end: with CR and LF where every one does.
fn line_end(text: &str) -> &'static str {
    let mut ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| text[..end].ends_with('\r')).peekable();
    if ends.peek().is_some() && ends.all(|has_cr| has_cr) { "\r\n" } else { "\n" }
}
