//! A page: the document about a subject, laid out for a width.
//!
//! Properties stand in two columns. Every telephone number and every address stands on a line of its own, so that it
//! can be marked with the mouse where no clipboard works.

mod beside;
mod page;
mod text;
mod writer;

use super::phrases::first_number;
use super::{Element, Inline, Property, Role, Subject, about};
use crate::directory::{Directory, RecordIdx};
use crate::messages::Lang;
use crate::text::{GlyphSet, Glyphs, strip};

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
    /// So many lines are seen at first, where that is known: a page whose first telephone number stands further down
    /// says it below the title as well.
    pub fold: Option<usize>,
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
    page_besides(directory, subject, options, &Besides::default())
}

/// What a page says besides what the directory does; what is empty is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Besides {
    /// What is said below the title of the person whom the reader tells of.
    pub remark: String,
    /// The reader's own note on the record, of any number of lines.
    pub note: String,
    /// Whether the note is not on the disk yet.
    pub is_note_pending: bool,
    /// What the record said in another directory, field by field, under a heading.
    pub since: Option<(String, Vec<Property>)>,
    /// What is to be known before anything else, above the title: that the record is no longer in the directory.
    pub withdrawn: String,
}

/// The same with what is said besides.
#[must_use]
pub fn page_besides(
    directory: &Directory,
    subject: impl Into<Subject>,
    options: LayoutOptions,
    besides: &Besides,
) -> Page {
    let subject = subject.into();
    let measure = if matches!(subject, Subject::Comparison(..)) { 2 * MEASURE } else { MEASURE };
    laid_out(directory, subject, LayoutOptions { width: options.width.min(measure), ..options }, besides)
}

/// The page of a record for a place without a width: no paragraph is broken.
#[must_use]
pub fn unbroken(directory: &Directory, no: RecordIdx, lang: Lang) -> Page {
    let (width, glyphs) = (usize::from(u16::MAX), Glyphs::of(GlyphSet::Narrow));
    let options = LayoutOptions { width, lang, glyphs, is_beside: false, fold: None };
    laid_out(directory, Subject::Record(no), options, &Besides::default())
}

/// Puts the reader's own note below the head of a record, before what the directory says of it.
fn add_note(elements: &mut Vec<Element<'_>>, besides: &Besides, lang: Lang) {
    if besides.note.is_empty() {
        return;
    }
    let at = elements.iter().take_while(|it| is_head(it)).count();
    let facts = &lang.messages().facts;
    let heading = if besides.is_note_pending { facts.own_note_pending } else { facts.own_note };
    let line = |line: &str| match strip(line) {
        line if line.trim().is_empty() => Element::Gap,
        line => Element::Paragraph(Inline::new(line, Role::Text)),
    };
    let heading = [Element::Heading(Inline::new(heading, Role::Heading))];
    elements.splice(at..at, heading.into_iter().chain(besides.note.lines().map(line)).chain([Element::Gap]));
}

/// Puts what the record said before below its head.
fn add_since(elements: &mut Vec<Element<'_>>, besides: &Besides) {
    let Some((heading, fields)) = &besides.since else { return };
    let at = elements.iter().take_while(|it| is_head(it)).count();
    let heading = Element::Heading(Inline::new(heading, Role::Heading));
    elements.splice(at..at, [heading, Element::Properties(fields.clone()), Element::Gap]);
}

/// Whether it says what the page is about and where that stands.
const fn is_head(it: &Element<'_>) -> bool {
    matches!(it, Element::Title(_) | Element::OtherName { .. } | Element::Place { .. } | Element::Links(..))
}

fn laid_out(directory: &Directory, subject: Subject, options: LayoutOptions, besides: &Besides) -> Page {
    let mut writer = LineWriter::new(options);
    let mut elements = about(directory, subject, options.lang);
    add_since(&mut elements, besides);
    add_note(&mut elements, besides, options.lang);
    writer.align_rows(&elements);
    if !besides.withdrawn.is_empty() {
        writer.flow(&[Inline::new(besides.withdrawn.as_str(), Role::Warning)]);
    }
    let mut below_title = 0;
    for element in &elements {
        writer.element(directory, element);
        if let Element::Title(_) | Element::OtherName { .. } = element {
            below_title = writer.line_count();
        }
    }
    let mut page = writer.finish();
    if !besides.remark.is_empty() {
        let mut writer = LineWriter::new(options);
        writer.flow(&[Inline::new(besides.remark.as_str(), Role::Subheading)]);
        page.insert(below_title, writer.finish());
    }
    let is_below = |fold: usize| page.first_number().is_some_and(|line| line >= fold);
    if options.fold.is_some_and(is_below)
        && let Subject::Record(no) = subject
        && let Some(record) = directory.record(no)
    {
        let mut writer = LineWriter::new(options);
        writer.flow(&first_number(directory, record, options.lang));
        page.insert(below_title, writer.finish());
    }
    page
}
