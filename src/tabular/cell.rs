//! What stands in a cell.

use std::fmt::Write;

use super::lists::{Level, new_line, write_lines, write_text};
use super::names::{List, Names};
use super::{Column, SheetKind, nested, words};
use crate::directory::{Contact, Record};
use crate::messages::Messages;

/// Writes the cells of a directory's records.
#[derive(Debug)]
pub struct Writer<'a> {
    names: Names<'a>,
    messages: &'static Messages,
}

impl<'a> Writer<'a> {
    /// Words of closed lists, and what is only shown, are in the language of the messages.
    #[must_use]
    pub const fn new(names: Names<'a>, messages: &'static Messages) -> Self {
        Self { names, messages }
    }

    /// The names that stand for ids.
    #[must_use]
    pub const fn names(&self) -> &Names<'a> {
        &self.names
    }

    /// What stands in a cell: empty for a column that the record does not have.
    #[must_use]
    pub fn cell(&self, column: Column, record: Record<'_>) -> String {
        let mut cell = String::new();
        self.write(column, record, &mut cell);
        cell
    }

    /// What a cell lets choose from, where it takes one value of a short list.
    #[must_use]
    pub fn choices(&self, column: Column) -> Option<Vec<String>> {
        let list = match column {
            Column::EnglishPrinted => {
                return Some(nested::answers(self.messages).into_iter().map(str::to_owned).collect());
            }
            Column::Part => List::Parts,
            Column::Category => List::Categories,
            Column::Discipline => List::Disciplines,
            _ => return None,
        };
        Some(self.names.ids(list).map(|id| self.names.name(list, id).to_owned()).collect())
    }

    /// Writes what stands in a cell into an empty text; nothing for a column that the record does not have.
    pub fn write(&self, column: Column, record: Record<'_>, out: &mut String) {
        match column {
            Column::Id => out.push_str(record.id().as_str()),
            Column::Kind => out.push_str(self.messages.kind(record.kind())),
            Column::Number => write_number(number(record), out),
            Column::Name => write_text(record.name(), Level::Item, out),
            Column::English => write_text(record.english().unwrap_or_default(), Level::Item, out),
            Column::EnglishPrinted if record.english().is_some() || record.is_english_printed() => {
                let column = &self.messages.columns;
                out.push_str(if record.is_english_printed() { column.yes } else { column.no });
            }
            Column::AlternateNames => write_lines(record.alternate_names(), out),
            Column::Pinyin => write_text(record.pinyin().unwrap_or_default(), Level::Item, out),
            Column::Page => write_number(self.names.directory().page(record).map(u32::from), out),
            Column::Summary => write_text(record.summary().unwrap_or_default(), Level::Item, out),
            Column::Notes => write_lines(record.notes(), out),
            Column::Departments
            | Column::Phones
            | Column::Emails
            | Column::Urls
            | Column::Address
            | Column::PostalCode => self.write_contacts(column, record, out),
            Column::Sections => words::sections(record.sections(), out),
            _ => self.write_of_kind(column, record, out),
        }
    }

    /// The columns that one kind of records has.
    fn write_of_kind(&self, column: Column, record: Record<'_>, out: &mut String) {
        let (names, messages) = (&self.names, self.messages);
        match (record, column) {
            (Record::Service(it), Column::Keywords) => write_lines(&it.keywords, out),
            (Record::Service(it), Column::Part) => {
                write_text(names.name(List::Parts, it.part.as_str()), Level::Item, out);
            }
            (Record::Service(it), Column::Category) => {
                let category = it.category.as_ref().map(|id| names.name(List::Categories, id.as_str()));
                write_text(category.unwrap_or_default(), Level::Item, out);
            }
            (Record::Service(it), Column::Organizers | Column::Supervisors | Column::Implementers) => {
                if let Some(role) = nested::role(column) {
                    nested::write_providers(role, &it.providers, out);
                }
            }
            (
                Record::Service(it),
                Column::Audiences
                | Column::AudienceTerms
                | Column::AudienceParties
                | Column::AudiencePlaces
                | Column::AudienceScope,
            ) => nested::write_audiences(column, names, &it.audiences, messages, out),
            (Record::Service(it), Column::Conditions) => {
                it.eligibility.iter().for_each(|it| words::conditions(names, it, messages, out));
            }
            (Record::Service(it), Column::Schedules) => words::schedules(&it.schedules, messages, out),
            (Record::Service(it), Column::Benefits) => words::benefits(&it.benefits, messages, out),
            (Record::Service(it), Column::TextUrls) => it.urls.iter().for_each(|url| {
                new_line(out);
                nested::write_url(url, out);
            }),
            (Record::Service(it), Column::Documents) => words::documents(&it.documents, messages, out),
            (Record::Service(it), Column::Figures) => words::figures(&it.figures, messages, out),
            (Record::Profile(it), Column::Figures) => words::figures(&it.figures, messages, out),
            (Record::Service(it), Column::History) => words::history(&it.history, messages, out),
            (Record::Profile(it), Column::History) => words::history(&it.history, messages, out),
            (Record::Society(discipline, _), Column::Discipline) => {
                write_text(names.name(List::Disciplines, discipline.id.as_str()), Level::Item, out);
            }
            (Record::Article(_, it), Column::Label) => write_text(&it.label, Level::Item, out),
            (Record::Article(chapter, _), Column::Chapter) => write_text(chapter.title, Level::Item, out),
            (Record::Article(..) | Record::Preface(_), Column::Text) => words::blocks(record.body(), 0, out),
            (Record::Preface(it), Column::Signed) => write_text(&it.signed, Level::Item, out),
            _ => {}
        }
    }

    /// Whom to call: of a record with contacts of its own what can be read back; of another one what follows.
    fn write_contacts(&self, column: Column, record: Record<'_>, out: &mut String) {
        let directory = self.names.directory();
        let own: &[Contact] = match record {
            Record::Service(it) => &it.contacts,
            Record::Profile(it) => &it.contacts,
            Record::Department(_) | Record::Society(..) if column == Column::Phones => {
                for it in directory.numbers(record) {
                    new_line(out);
                    nested::write_number(it.phone, self.messages.number_label(it.phone.kind, it.owner), out);
                }
                return;
            }
            Record::Society(..) => directory.society_list().map_or(&[], |list| &list.contacts),
            Record::Department(_) | Record::Article(..) | Record::Preface(_) => &[],
        };
        let has_column = Column::of(SheetKind::of(record.kind())).contains(&column);
        if has_column {
            nested::write_contacts(column, &self.names, own, self.messages, out);
        }
    }
}

/// The number that a record's file gives, which a profile's page does not show.
fn number(record: Record<'_>) -> Option<u32> {
    match record {
        Record::Profile(it) => Some(it.number),
        _ => record.number(),
    }
}

fn write_number(number: Option<u32>, out: &mut String) {
    if let Some(number) = number {
        let _ = write!(out, "{number}");
    }
}
