//! Several records as a list: in columns, and as a short table (CSV). The shell and the screen write the same.

use std::io;

use super::tables::csv_text;
use crate::directory::{Directory, OwnedNumber, PhoneKind, RecordIdx, RecordList};
use crate::messages::Messages;
use crate::text::strip;

/// How a list of records is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFormat {
    /// A line each, in columns divided by tabs.
    Text,
    /// One object.
    Json,
    /// An object a line.
    Jsonl,
    /// A table with a heading, for a spreadsheet.
    Csv,
}

impl ListFormat {
    /// In the order in which they are offered on the command line.
    pub const ALL: [Self; 4] = [Self::Text, Self::Json, Self::Jsonl, Self::Csv];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// The columns of a record: title, telephone numbers, place, id, and whose the numbers are. Nothing for a place without one.
#[must_use]
pub fn columns(directory: &Directory, no: RecordIdx, messages: &Messages) -> Option<[String; 5]> {
    let (heading, record) = directory.heading(no).zip(directory.record(no))?;
    let numbers = directory.numbers(record);
    let path = heading.place.steps().map(|it| messages.leading(it)).collect::<Vec<_>>().join(" › ");
    Some([
        messages.both(heading.title()).into_owned(),
        phones(&numbers),
        path,
        heading.id.to_owned(),
        answering(&numbers, messages),
    ])
}

fn phones(numbers: &[OwnedNumber<'_>]) -> String {
    numbers.iter().map(|it| it.phone.number.as_str()).collect::<Vec<_>>().join(" ")
}

fn answering(numbers: &[OwnedNumber<'_>], messages: &Messages) -> String {
    let mut owners: Vec<String> = numbers.iter().filter_map(|it| messages.answering(it.owner)).collect();
    owners.dedup();
    owners.join(messages.facts.semicolon)
}

/// What has to be known of the numbers: which is a fax, and which is in doubt.
fn remarks(numbers: &[OwnedNumber<'_>], messages: &Messages) -> String {
    let remark = |it: &OwnedNumber<'_>| {
        let fax = (it.phone.kind == PhoneKind::Fax).then_some(messages.facts.fax);
        let said: Vec<&str> = fax.into_iter().chain(it.phone.note.as_deref()).collect();
        (!said.is_empty()).then(|| messages.labelled(&it.phone.number, &said.join(messages.facts.and)))
    };
    numbers.iter().filter_map(remark).collect::<Vec<_>>().join(messages.facts.semicolon)
}

/// The heading of a table: a name for each column of [`csv_row`].
#[must_use]
pub const fn csv_heading(messages: &Messages) -> [&str; 9] {
    let said = &messages.marks;
    [
        said.column_name,
        said.column_phones,
        said.column_answering,
        said.column_remarks,
        said.column_place,
        said.column_kind,
        said.column_page,
        said.column_id,
        said.column_english,
    ]
}

/// A record as a row of a table, each cell on one line. Nothing for a place without one.
#[must_use]
pub fn csv_row(directory: &Directory, no: RecordIdx, messages: &Messages) -> Option<[String; 9]> {
    let (heading, record) = directory.heading(no).zip(directory.record(no))?;
    let [_, phones, place, id, answering] = columns(directory, no, messages)?;
    let (name, english) = (heading.name, heading.english.unwrap_or_default());
    let remarks = remarks(&directory.numbers(record), messages);
    let page = directory.page(record).map(|page| page.to_string()).unwrap_or_default();
    let kind = messages.kind(heading.kind);
    let own = [name, &phones, &answering, &remarks, &place, kind, &page, &id, english];
    Some(own.map(|cell| strip(cell).into_owned()))
}

/// The row of a record that the directory does not have: its id.
#[must_use]
pub fn csv_row_of_absent(id: &str) -> [String; 9] {
    ["", "", "", "", "", "", "", id, ""].map(|cell| strip(cell).into_owned())
}

/// Records as a table with a heading.
///
/// # Errors
/// None: a text takes everything.
pub fn list(directory: &Directory, records: &RecordList, messages: &Messages) -> io::Result<String> {
    let heading = csv_heading(messages).map(str::to_owned);
    csv_text(std::iter::once(heading).chain(records.iter().filter_map(|no| csv_row(directory, no, messages))))
}
