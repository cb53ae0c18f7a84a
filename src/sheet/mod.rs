//! The sheet of a record: everything the directory knows of it, in reading order and with its labels, before anybody
//! decides how it looks.
//!
//! The screen lays it out for a width, Markdown writes it down; neither adds a fact or leaves one out. Facts come
//! first; then whom to call; then the text under the booklet's own headings. What is empty is not there. Every
//! telephone number and every address is a value of its own, so that it can be taken away alone.

mod organization;
mod phrases;
mod service;

use crate::directory::{Block, Directory, Record, Section};
use crate::words::{Lang, Words, fill};

/// What a piece of text is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// What the record says.
    Text,
    /// What the reader came for: numbers and addresses.
    Strong,
    /// A remark that need not be read.
    Quiet,
    /// A doubt.
    Warning,
}

impl Tone {
    /// Whether it says something of what stands before it, and nothing by itself.
    #[must_use]
    pub const fn is_remark(self) -> bool {
        matches!(self, Self::Quiet | Self::Warning)
    }
}

/// A fact: its label and its values, remarks on a value behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// As printed, or in the reader's language where the booklet prints none.
    pub label: String,
    /// At least one.
    pub values: Vec<(String, Tone)>,
}

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece<'a> {
    /// What the record is called.
    Title(String),
    /// Where it stands: the way to it, outermost first, and its page in the booklet.
    Place {
        /// At least one step.
        path: Vec<String>,
        /// In words.
        page: Option<String>,
    },
    /// What comes next is set off from what was before.
    Gap,
    /// A heading of the booklet, or of the sheet.
    Heading(String),
    /// A paragraph.
    Paragraph(String, Tone),
    /// Facts that stand together.
    Facts(Vec<Fact>),
    /// Running text.
    Blocks(&'a [Block]),
    /// A list without printed marks.
    Bullets(Vec<String>, Tone),
}

/// The pieces of a record's sheet, from the top.
#[must_use]
pub fn sheet<'a>(directory: &'a Directory, record: Record<'a>, lang: Lang) -> Vec<Piece<'a>> {
    let mut sheet = Sheet { lang, pieces: Vec::new() };
    head(&mut sheet, directory, record);
    match record {
        Record::Service(service) => service::write(&mut sheet, directory, service),
        Record::Society(discipline, society) => organization::society(&mut sheet, directory, discipline, society),
        Record::Department(department) => organization::department(&mut sheet, directory, department),
        Record::Profile(profile) => organization::profile(&mut sheet, directory, profile),
        Record::Article(..) => {
            sheet.gap();
            sheet.blocks(record.body());
        }
        Record::Preface(preface) => {
            sheet.gap();
            sheet.blocks(record.body());
            sheet.gap();
            sheet.paragraph(&preface.signed, Tone::Quiet);
        }
    }
    sheet.notes(record.notes());
    reminder(&mut sheet, directory, record);
    sheet.pieces
}

/// Name, place in the book, summary.
fn head(sheet: &mut Sheet<'_>, directory: &Directory, record: Record<'_>) {
    let words = sheet.words();
    sheet.pieces.push(Piece::Title(match record {
        Record::Article(_, article) => format!("{}　{}", article.label, article.subject),
        _ => record.name().to_owned(),
    }));
    let mut path = directory.path(record);
    if let Record::Society(..) = record {
        path.insert(0, words.panes.societies);
    }
    if path.is_empty() {
        // The preface is called what it is; what it stands before is the book.
        path.push(if let Record::Preface(_) = record { &directory.about.title } else { words.kind(record.kind()) });
    }
    let page = if Directory::has_page_of_its_own(record) { words.facts.page } else { words.facts.page_from };
    sheet.pieces.push(Piece::Place {
        path: path.into_iter().map(str::to_owned).collect(),
        page: directory.page(record).map(|number| fill(page, &[("page", &number.to_string())])),
    });
    if let Some(summary) = record.summary() {
        sheet.gap();
        sheet.paragraph(summary, Tone::Text);
    }
}

/// Says once, quietly, that these are our words and where the official ones are; and the record's id. What holds
/// no sentences of ours needs no such reminder.
fn reminder(sheet: &mut Sheet<'_>, directory: &Directory, record: Record<'_>) {
    let words = sheet.words();
    sheet.gap();
    if !matches!(record, Record::Society(..) | Record::Department(_)) {
        let text = match directory.page(record) {
            Some(page) => {
                let of_its_own = Directory::has_page_of_its_own(record);
                let summary = if of_its_own { words.facts.summary } else { words.facts.summary_from };
                fill(summary, &[("page", &page.to_string())])
            }
            None => words.facts.summary_unpaged.to_owned(),
        };
        sheet.paragraph(&text, Tone::Quiet);
    }
    sheet.paragraph(&fill(words.facts.id, &[("id", record.id().as_str())]), Tone::Quiet);
}

/// Collects the pieces.
struct Sheet<'a> {
    lang: Lang,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Sheet<'a> {
    fn words(&self) -> &'static Words {
        self.lang.words()
    }

    fn gap(&mut self) {
        self.pieces.push(Piece::Gap);
    }

    fn heading(&mut self, text: &str) {
        self.pieces.push(Piece::Heading(text.to_owned()));
    }

    fn paragraph(&mut self, text: &str, tone: Tone) {
        self.pieces.push(Piece::Paragraph(text.to_owned(), tone));
    }

    fn facts(&mut self, facts: Vec<Fact>) {
        if !facts.is_empty() {
            self.pieces.push(Piece::Facts(facts));
        }
    }

    fn sections(&mut self, sections: &'a [Section]) {
        for section in sections {
            self.heading(&section.heading);
            self.blocks(&section.body);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        self.pieces.push(Piece::Blocks(blocks));
    }

    fn bullets(&mut self, texts: Vec<String>, tone: Tone) {
        self.pieces.push(Piece::Bullets(texts, tone));
    }

    fn notes(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.heading(self.words().facts.notes);
            self.bullets(notes.to_vec(), Tone::Warning);
        }
    }
}

#[cfg(test)]
mod tests;
