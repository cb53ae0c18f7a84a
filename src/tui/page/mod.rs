//! The page of a record: its sheet, laid out for a width.
//!
//! Facts stand in two columns. Every telephone number and every address stands on a line of its own, so that it
//! can be marked with the mouse where no clipboard works.

mod writer;

use crate::directory::{Directory, RecordNo};
use crate::sheet::sheet;
use crate::text::Glyphs;
use crate::words::Lang;

use super::theme::Role;
use writer::Writer;

/// A line of a page: pieces of text with what they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageLine(pub Vec<(String, Role)>);

impl PageLine {
    /// The text alone.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// The page of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its lines, none wider than the width it was laid out for.
    pub lines: Vec<PageLine>,
}

/// How a page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
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
pub fn page(directory: &Directory, no: RecordNo, setting: Setting) -> Page {
    let Some(record) = directory.record(no) else { return Page::default() };
    let setting = Setting { width: setting.width.min(MEASURE), ..setting };
    let mut writer = Writer::new(setting);
    for piece in sheet(directory, record, setting.lang) {
        writer.piece(&piece);
    }
    writer.finish()
}
