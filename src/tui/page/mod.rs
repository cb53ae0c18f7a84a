//! The page of a record: everything the directory knows of it, laid out for a width.
//!
//! Facts come first, in two columns; then whom to call; then the text under the booklet's own headings. What
//! is empty is not shown. Every telephone number and every address stands on a line of its own, so that it
//! can be marked with the mouse where no clipboard works.

mod organization;
mod phrases;
mod service;
mod writer;

use crate::directory::{Directory, Record, RecordNo};
use crate::text::Glyphs;
use crate::words::{Lang, fill};

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
    head(&mut writer, directory, record);
    match record {
        Record::Service(service) => service::write(&mut writer, directory, service),
        Record::Society(discipline, society) => organization::society(&mut writer, directory, discipline, society),
        Record::Department(department) => organization::department(&mut writer, directory, department),
        Record::Profile(profile) => organization::profile(&mut writer, directory, profile),
        Record::Article(..) => {
            writer.gap();
            writer.blocks(record.body());
        }
        Record::Preface(preface) => {
            writer.gap();
            writer.blocks(record.body());
            writer.gap();
            writer.paragraph(&preface.signed, Role::Quiet);
        }
    }
    writer.notes(record.notes());
    reminder(&mut writer, directory, record);
    writer.finish()
}

/// Name, place in the book, summary.
fn head(writer: &mut Writer, directory: &Directory, record: Record<'_>) {
    let words = writer.words();
    match record {
        Record::Article(_, article) => {
            writer.paragraph(&format!("{}　{}", article.label, article.subject), Role::Title);
        }
        _ => writer.paragraph(record.name(), Role::Title),
    }
    let mut path = directory.path(record);
    if let Record::Society(..) = record {
        path.insert(0, words.panes.societies);
    }
    if path.is_empty() {
        // The preface is called what it is; what it stands before is the book.
        path.push(if let Record::Preface(_) = record { &directory.about.title } else { words.kind(record.kind()) });
    }
    let chevron = format!(" {} ", writer.setting.glyphs.chevron);
    let mut place = vec![path.join(&chevron)];
    let page = if Directory::has_page_of_its_own(record) { words.facts.page } else { words.facts.page_from };
    place.extend(directory.page(record).map(|number| fill(page, &[("page", &number.to_string())])));
    writer.paragraph(&place.join(&format!(" {} ", writer.setting.glyphs.dot)), Role::Quiet);
    if let Some(summary) = record.summary() {
        writer.gap();
        writer.paragraph(summary, Role::Text);
    }
}

/// Says once, quietly, that these are our words and where the official ones are; and the record's id. What holds
/// no sentences of ours needs no such reminder.
fn reminder(writer: &mut Writer, directory: &Directory, record: Record<'_>) {
    let words = writer.words();
    writer.gap();
    if !matches!(record, Record::Society(..) | Record::Department(_)) {
        let text = match directory.page(record) {
            Some(page) => {
                let of_its_own = Directory::has_page_of_its_own(record);
                let summary = if of_its_own { words.facts.summary } else { words.facts.summary_from };
                fill(summary, &[("page", &page.to_string())])
            }
            None => words.facts.summary_unpaged.to_owned(),
        };
        writer.paragraph(&text, Role::Quiet);
    }
    writer.paragraph(&fill(words.facts.id, &[("id", record.id().as_str())]), Role::Quiet);
}
