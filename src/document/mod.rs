//! The document of a record: everything the directory knows of it, in reading order and with its labels, before anybody
//! decides how it looks.
//!
//! Knows `directory`, `messages` and `text`.
//!
//! Rule: the screen lays it out for a width, Markdown writes it down; neither adds a fact or leaves one out. Properties
//! come first; then whom to call; then the text under the booklet's own headings. What is empty is not there. Every
//! telephone number and every address is a value of its own, so that it can be taken away alone.
//!
//! Parts:
//! - `service`: the document of a service
//! - `organization`: the documents of societies, departments and profiles
//! - `charter`: the documents of the charter and of a chapter
//! - `comparison`: the document of two records beside each other
//! - `subject`: what a page is about
//! - `phrases`: dates, contacts, figures and other small things that several documents say
//! - `mentions`: names in running text that lead on
//! - `inline`: a piece of text, and where it leads
//! - `role`: what a piece of text is to its reader
//! - `layout`: the same document on lines of a width

mod charter;
mod comparison;
mod inline;
pub mod mentions;
mod organization;
mod phrases;
mod role;
mod service;
mod subject;

pub use comparison::Row;
pub use inline::{Inline, Target};
pub use role::Role;
pub use subject::Subject;

use crate::directory::{Block, Directory, Heading, Record, RecordList, Section};
use crate::messages::{Lang, Messages};

/// A fact: its label and its values, remarks on a value behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// As printed, or in the reader's language where the booklet prints none.
    pub label: String,
    /// At least one.
    pub values: Vec<Inline>,
}

/// An element of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Element<'a> {
    /// What the record is called.
    Title(String),
    /// What it is called in the other language.
    OtherName {
        /// Which language that is.
        label: &'static str,
        /// The name.
        name: String,
        /// Whose it is.
        remark: &'static str,
    },
    /// Where it stands: the way to it, outermost first, and its page in the booklet.
    Place {
        /// At least one step.
        path: Vec<String>,
        /// Where its last step leads.
        target: Option<Target>,
        /// In words.
        page: Option<String>,
    },
    /// Where the same can be read with what stands around it: what is said of that, and names that lead there.
    Links(String, Vec<Inline>),
    /// What comes next is set off from what was before.
    Gap,
    /// A heading of the booklet, or of the document, or one below such a heading; its role says which.
    Heading(Inline),
    /// A paragraph.
    Paragraph(Inline),
    /// Properties that stand together.
    Properties(Vec<Property>),
    /// Running text.
    Blocks(&'a [Block]),
    /// A list without printed marks.
    Bullets(Vec<Inline>),
    /// Records as a list without printed marks, each as [`entry`] names it. There may be as many as the directory has.
    Entries(RecordList),
    /// The names of two records that are compared.
    Names([Inline; 2]),
    /// A field of both.
    Row(Row<'a>),
}

/// A date as a language says it.
#[must_use]
pub fn date(lang: Lang, date: &str) -> String {
    phrases::date(lang, date)
}

/// A record by its printed number, of two digits at least, and its name in a language.
#[must_use]
pub fn entry(heading: Heading<'_>, messages: &Messages) -> String {
    format!("{:02} {}", heading.number.unwrap_or(0), messages.leading(heading.title()))
}

/// The elements of the document about something, from the top; none where the directory has no such thing.
#[must_use]
pub fn about(directory: &Directory, subject: Subject, lang: Lang) -> Vec<Element<'_>> {
    match subject {
        Subject::Record(no) => match (directory.record(no), directory.heading(no)) {
            (Some(record), _) => document(directory, record, lang),
            (None, Some(heading)) => damaged(&heading, lang),
            (None, None) => Vec::new(),
        },
        Subject::Chapter(number) => charter::chapter(directory, number, lang),
        Subject::Charter => charter::charter(directory, lang),
        Subject::Comparison(first, second) => comparison::comparison(directory, [first, second], lang),
    }
}

/// The elements of a record's document, from the top.
#[must_use]
pub fn document<'a>(directory: &'a Directory, record: Record<'a>, lang: Lang) -> Vec<Element<'a>> {
    let mut document = DocumentBuilder { lang, elements: body(directory, record, lang) };
    reminder(&mut document, directory, record);
    document.elements
}

/// The document of a record without what is said at its end of all of it.
fn body<'a>(directory: &'a Directory, record: Record<'a>, lang: Lang) -> Vec<Element<'a>> {
    let mut document = DocumentBuilder { lang, elements: Vec::new() };
    head(&mut document, directory, record);
    match record {
        Record::Service(service) => service::write(&mut document, directory, service),
        Record::Society(discipline, society) => organization::society(&mut document, directory, discipline, society),
        Record::Department(department) => organization::department(&mut document, directory, department),
        Record::Profile(profile) => organization::profile(&mut document, directory, profile),
        Record::Article(..) => {
            document.gap();
            document.blocks(record.body());
        }
        Record::Preface(preface) => {
            document.gap();
            document.blocks(record.body());
            document.gap();
            document.paragraph(&preface.signed, Role::Quiet);
        }
    }
    document.notes(record.notes());
    document.elements
}

/// The document of a record that cannot be read from the compiled directory: its name, and that.
#[must_use]
pub fn damaged(heading: &Heading<'_>, lang: Lang) -> Vec<Element<'static>> {
    let mut document =
        DocumentBuilder { lang, elements: vec![Element::Title(lang.messages().leading(heading.title()).to_owned())] };
    document
        .elements
        .extend(lang.messages().beside(heading.title()).map(|printed| printed_name(lang.messages(), printed)));
    document.gap();
    document.paragraph(document.messages().facts.damaged, Role::Warning);
    document.paragraph(&document.messages().facts.id(heading.id), Role::Quiet);
    document.elements
}

/// What a record is called on a page.
fn title(record: Record<'_>, messages: &Messages) -> String {
    match record {
        Record::Article(_, article) => format!("{}　{}", article.label, article.subject),
        _ => messages.leading(record.title()).to_owned(),
    }
}

/// What a record is called in the other language, and who calls it so.
fn other_name(messages: &Messages, record: Record<'_>) -> Option<Element<'static>> {
    let name = record.title();
    let english = name.english?;
    let facts = &messages.facts;
    Some(match (messages.beside(name), record.is_english_printed()) {
        (Some(printed), false) => printed_name(messages, printed),
        (Some(printed), true) => {
            Element::OtherName { label: facts.printed_name, name: printed.to_owned(), remark: facts.both_printed }
        }
        (None, is_printed) => Element::OtherName {
            label: facts.english_name,
            name: english.to_owned(),
            remark: if is_printed { facts.english_printed } else { facts.english_ours },
        },
    })
}

/// The printed name below one of ours.
fn printed_name(messages: &Messages, printed: &str) -> Element<'static> {
    let facts = &messages.facts;
    Element::OtherName { label: facts.printed_name, name: printed.to_owned(), remark: facts.english_ours }
}

/// Name, place in the book, summary.
fn head(document: &mut DocumentBuilder<'_>, directory: &Directory, record: Record<'_>) {
    let messages = document.messages();
    document.elements.push(Element::Title(title(record, messages)));
    document.elements.extend(other_name(messages, record));
    let mut path: Vec<&str> = directory.path(record).into_iter().map(|it| messages.leading(it)).collect();
    if let Record::Society(..) = record {
        path.insert(0, messages.panes.societies);
    }
    if path.is_empty() {
        // The preface is called what it is; what it stands before is the book.
        path.push(if let Record::Preface(_) = record { &directory.info().title } else { messages.kind(record.kind()) });
    }
    let page = |number: u16| {
        let has_page = Directory::has_page_of_its_own(record);
        if has_page { messages.facts.page(number) } else { messages.facts.page_from(number) }
    };
    document.elements.push(Element::Place {
        path: path.into_iter().map(str::to_owned).collect(),
        target: place(record),
        page: directory.page(record).map(page),
    });
    if let Record::Article(chapter, _) = record {
        let names = [
            (messages.facts.whole_chapter, Target::Chapter(chapter.number)),
            (messages.facts.whole_charter, Target::Charter),
        ];
        let links = names.map(|(name, target)| Inline::new(name, Role::Quiet).to(Some(target)));
        document.elements.push(Element::Links(messages.facts.in_one_piece.to_owned(), links.into()));
    }
    if let Some(summary) = record.summary() {
        document.gap();
        document.paragraph(summary, Role::Text);
    }
}

/// Where the last step of the way to a record leads.
fn place(record: Record<'_>) -> Option<Target> {
    match record {
        Record::Service(service) => {
            Some(service.category.clone().map_or_else(|| Target::Part(service.part.clone()), Target::Category))
        }
        Record::Society(discipline, _) => Some(Target::Discipline(discipline.id.clone())),
        Record::Article(chapter, _) => Some(Target::Chapter(chapter.number)),
        Record::Department(_) | Record::Profile(_) | Record::Preface(_) => None,
    }
}

/// Says once, quietly, that these are our words and where the official ones are; and the record's id. What holds
/// no sentences of ours needs no such reminder.
fn reminder(document: &mut DocumentBuilder<'_>, directory: &Directory, record: Record<'_>) {
    let messages = document.messages();
    document.gap();
    if !matches!(record, Record::Society(..) | Record::Department(_)) {
        document.our_words(directory.page(record), Directory::has_page_of_its_own(record));
    }
    if let Record::Service(service) = record {
        let pairs = service::translated_labels(document.lang, service);
        if !pairs.is_empty() {
            document.paragraph(&messages.facts.translated(pairs), Role::Quiet);
        }
    }
    document.paragraph(&messages.facts.id(record.id()), Role::Quiet);
    if let Record::Article(chapter, _) = record {
        // Whoever reads this where nothing can be followed asks for them by these.
        let texts = [
            (messages.facts.whole_chapter, Subject::Chapter(chapter.number)),
            (messages.facts.whole_charter, Subject::Charter),
        ];
        let ids = texts.into_iter().filter_map(|(name, text)| Some(messages.labelled(name, &text.text_id()?)));
        document.paragraph(&ids.collect::<Vec<_>>().join(messages.facts.comma), Role::Quiet);
    }
}

/// Collects the elements.
struct DocumentBuilder<'a> {
    lang: Lang,
    elements: Vec<Element<'a>>,
}

impl<'a> DocumentBuilder<'a> {
    fn messages(&self) -> &'static Messages {
        self.lang.messages()
    }

    fn gap(&mut self) {
        self.elements.push(Element::Gap);
    }

    fn heading(&mut self, text: &str) {
        self.elements.push(Element::Heading(Inline::new(text, Role::Heading)));
    }

    /// A printed label in the reader's language, where it is known there.
    fn label<'l>(&self, printed: &'l str) -> &'l str {
        self.lang.translated(printed).unwrap_or(printed)
    }

    fn paragraph(&mut self, text: &str, role: Role) {
        self.elements.push(Element::Paragraph(Inline::new(text, role)));
    }

    /// That these are our words, and on which page of the book the official ones are, or from which on.
    fn our_words(&mut self, page: Option<u16>, has_page: bool) {
        let facts = &self.messages().facts;
        let text = page.map(|page| if has_page { facts.summary(page) } else { facts.summary_from(page) });
        self.paragraph(&text.unwrap_or_else(|| facts.summary_unpaged.to_owned()), Role::Quiet);
    }

    fn properties(&mut self, facts: Vec<Property>) {
        if !facts.is_empty() {
            self.elements.push(Element::Properties(facts));
        }
    }

    fn sections(&mut self, sections: &'a [Section]) {
        for section in sections {
            match self.lang.translated(&section.heading) {
                Some(ours) => self.heading(&self.messages().facts.bilingual(ours, &section.heading)),
                None => self.heading(&section.heading),
            }
            self.blocks(&section.body);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        self.elements.push(Element::Blocks(blocks));
    }

    fn bullets(&mut self, texts: Vec<Inline>) {
        self.elements.push(Element::Bullets(texts));
    }

    fn notes(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.heading(self.messages().facts.notes);
            self.warnings(notes);
        }
    }

    fn warnings(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.bullets(notes.iter().map(|note| Inline::new(note, Role::Warning)).collect());
        }
    }
}

pub mod layout;
#[cfg(test)]
mod tests;
