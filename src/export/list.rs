//! Several records as a list: columns, JSON, and a table (CSV, RFC 4180). The shell and the screen write the same.

use serde::{Serialize, Serializer};

use super::json::{line, written};
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

/// The formats in the order in which a file is offered: the table first, which is what most want elsewhere.
pub const FILE_FORMATS: [ListFormat; 4] = [ListFormat::Csv, ListFormat::Text, ListFormat::Json, ListFormat::Jsonl];

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

    /// How the name of a file in it ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }

    /// Its name in the reader's language.
    #[must_use]
    pub const fn name(self, messages: &Messages) -> &'static str {
        match self {
            Self::Text => messages.marks.text_file,
            Self::Json => messages.marks.json_file,
            Self::Jsonl => messages.marks.jsonl_file,
            Self::Csv => messages.marks.csv_file,
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

/// The heading of a table: a name for each column of [`csv_row`], and for those that stand behind them.
#[must_use]
pub fn csv_heading(messages: &Messages, more: &[&str]) -> String {
    let said = &messages.marks;
    let names = [
        said.column_name,
        said.column_phones,
        said.column_answering,
        said.column_remarks,
        said.column_place,
        said.column_kind,
        said.column_page,
        said.column_id,
        said.column_english,
    ];
    csv_line(names.iter().chain(more).copied())
}

/// A record as a row of a table, with what stands behind it. Nothing for a place without one.
#[must_use]
pub fn csv_row(directory: &Directory, no: RecordIdx, messages: &Messages, more: &[&str]) -> Option<String> {
    let (heading, record) = directory.heading(no).zip(directory.record(no))?;
    let [_, phones, place, id, answering] = columns(directory, no, messages)?;
    let (name, english) = (heading.name, heading.english.unwrap_or_default());
    let remarks = remarks(&directory.numbers(record), messages);
    let page = directory.page(record).map(|page| page.to_string()).unwrap_or_default();
    let kind = messages.kind(heading.kind);
    let own = [name, &phones, &answering, &remarks, &place, kind, &page, &id, english];
    Some(csv_line(own.into_iter().chain(more.iter().copied())))
}

/// The row of a record that the directory does not have: its id, and what stands behind it.
#[must_use]
pub fn csv_row_of_absent(id: &str, more: &[&str]) -> String {
    csv_line([""; 7].into_iter().chain([id, ""]).chain(more.iter().copied()))
}

/// Fields as a line of a table, without its end: in quotes where one holds a comma or a quote.
fn csv_line<'a>(fields: impl Iterator<Item = &'a str>) -> String {
    let field = |text: &str| {
        // A field is one line.
        let text = strip(text);
        if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into_owned() }
    };
    fields.map(field).collect::<Vec<_>>().join(",")
}

/// Records in a format, each line ended as that has it. The JSON object has them under `hits`, as an answer of a search
/// has, and how many they are as `total`.
///
/// # Errors
/// A value that JSON cannot hold, of which the program has none.
pub fn list(
    directory: &Directory,
    records: &RecordList,
    format: ListFormat,
    messages: &Messages,
) -> serde_json::Result<String> {
    let mut text = String::new();
    match format {
        ListFormat::Text => {
            for columns in records.iter().filter_map(|no| columns(directory, no, messages)) {
                text.extend([&*columns.each_ref().map(|it| strip(it)).join("\t"), "\n"]);
            }
        }
        ListFormat::Json => {
            let whole = Whole { total: records.len(), hits: Lines(directory, records) };
            text.extend([&*written(&whole, true)?, "\n"]);
        }
        ListFormat::Jsonl => {
            for no in records.iter() {
                text.extend([&*written(&line(directory, no), false)?, "\n"]);
            }
        }
        ListFormat::Csv => {
            let rows = records.iter().filter_map(|no| csv_row(directory, no, messages, &[]));
            for row in std::iter::once(csv_heading(messages, &[])).chain(rows) {
                text.extend([&*row, "\r\n"]);
            }
        }
    }
    Ok(text)
}

/// A list as one object. Its entries are made one by one, however many they are.
#[derive(Serialize)]
struct Whole<'a> {
    total: usize,
    hits: Lines<'a>,
}

struct Lines<'a>(&'a Directory, &'a RecordList);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|no| line(self.0, no)))
    }
}

#[cfg(test)]
mod tests {
    use super::csv_line;

    #[test]
    fn a_field_of_a_table_is_one_line_and_quoted_where_it_must_be() {
        let fields = ["天津", "a,b", "a\"b", "a\nb\u{1b}[1m", "", " c "];
        assert_eq!(csv_line(fields.into_iter()), "天津,\"a,b\",\"a\"\"b\",a b[1m,, c ");
    }
}
