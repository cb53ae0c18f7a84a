//! A page: the document about a subject, laid out for a width.
//!
//! Properties stand in two columns. Every telephone number and every address stands on a line of its own, so that it
//! can be marked with the mouse where no clipboard works.

mod beside;
mod page;
mod text;
mod writer;

use super::{Inline, Subject, about};
use crate::directory::Directory;
use crate::messages::Lang;
use crate::text::Glyphs;

pub use page::Page;
pub use text::{PageText, Stretch};
use writer::LineWriter;

/// A line of a page: pieces of text, each with its role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StyledLine {
    /// The pieces, from the left.
    pub spans: Vec<Inline>,
    /// How its last piece goes on as the last piece of the next line.
    pub joint: Joint,
}

/// What stood where a text was broken between two lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Joint {
    /// The text ends with the line.
    #[default]
    End,
    /// Nothing: the next line goes on with the next character.
    Glued,
    /// A blank, which neither line has.
    Blank,
}

impl StyledLine {
    /// A line of pieces that ends with their text.
    #[must_use]
    pub const fn of(spans: Vec<Inline>) -> Self {
        Self { spans, joint: Joint::End }
    }

    /// The text alone.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
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
    /// Whether two records that are compared stand side by side, where there is room for it.
    pub is_beside: bool,
}

impl LayoutOptions {
    /// From so many columns of terminal on, what is compared stands side by side.
    pub const BESIDE: u16 = 100;
}

/// Lines longer than this are hard to read back from; a wide pane keeps a margin.
const MEASURE: usize = 88;

/// Lays out the page about a subject; an empty one if the directory has no such thing.
#[must_use]
pub fn page(directory: &Directory, subject: impl Into<Subject>, options: LayoutOptions) -> Page {
    let subject = subject.into();
    let measure = if matches!(subject, Subject::Comparison(..)) { 2 * MEASURE } else { MEASURE };
    let options = LayoutOptions { width: options.width.min(measure), ..options };
    let mut writer = LineWriter::new(options);
    let elements = about(directory, subject, options.lang);
    writer.align_rows(&elements);
    for element in &elements {
        writer.element(directory, element);
    }
    writer.finish()
}
