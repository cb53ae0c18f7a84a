//! The page of a record: its document, laid out for a width.
//!
//! Properties stand in two columns. Every telephone number and every address stands on a line of its own, so that it
//! can be marked with the mouse where no clipboard works.

mod page;
mod writer;

use super::{damaged, document};
use crate::directory::{Directory, RecordIdx};
use crate::messages::Lang;
use crate::text::Glyphs;

use crate::document::Role;
pub use page::Page;
use writer::LineWriter;

/// A line of a page: pieces of text, each with its role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StyledLine(pub Vec<(String, Role)>);

impl StyledLine {
    /// The text alone.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// How a page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutOptions {
    /// Cells in a line.
    pub width: usize,
    /// The language of the labels.
    pub lang: Lang,
    /// The signs.
    pub glyphs: &'static Glyphs,
}

/// Lines longer than this are hard to read back from; a wide pane keeps a margin.
const MEASURE: usize = 88;

/// Lays out the page of a record; an empty one if the directory has no such record.
#[must_use]
pub fn page(directory: &Directory, no: RecordIdx, options: LayoutOptions) -> Page {
    let Some(heading) = directory.heading(no) else { return Page::default() };
    let options = LayoutOptions { width: options.width.min(MEASURE), ..options };
    let mut writer = LineWriter::new(options);
    let elements = match directory.record(no) {
        Some(record) => document(directory, record, options.lang),
        None => damaged(&heading, options.lang),
    };
    for element in elements {
        writer.element(directory, &element);
    }
    writer.finish()
}
