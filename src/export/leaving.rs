//! Records that leave for another program: in which format, and what all formats have in common.

use std::fmt;
use std::io::{self, Write};

use super::address_book::{self, CardOptions};
use super::ical::{self, DateOptions};
use super::{hsds, json_list, jsonld, markdown, tables, workbook};
use crate::directory::{Directory, Record, RecordIdx, RecordList};
use crate::messages::{Lang, Messages};
use crate::tabular::{Column, SheetKind};

/// A format in which records leave.
///
/// Another one is added here: a variant, its row in each function of the `impl` below, and an arm in [`write()`] that calls
/// the function of its file, which has the form of `tables::csv`. Command line, completions, help, the screen's menu and
/// the palette follow from [`ExportFormat::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// A table, a record a row.
    Csv,
    /// A workbook, a sheet for each sort of records.
    Xlsx,
    /// One object with all records.
    Json,
    /// An object a line.
    Jsonl,
    /// Cards of those who answer, for an address book.
    Vcard,
    /// When services take place, for a calendar.
    Ical,
    /// The Human Services Data Specification.
    Hsds,
    /// JSON-LD in the vocabulary of schema.org.
    Jsonld,
    /// One document, a heading a record.
    Markdown,
}

impl ExportFormat {
    /// In the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Csv,
        Self::Xlsx,
        Self::Json,
        Self::Jsonl,
        Self::Vcard,
        Self::Ical,
        Self::Hsds,
        Self::Jsonld,
        Self::Markdown,
    ];

    /// Its name on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Vcard => "vcard",
            Self::Ical => "ical",
            Self::Hsds => "hsds",
            Self::Jsonld => "jsonld",
            Self::Markdown => "markdown",
        }
    }

    /// How the name of a file in it ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Vcard => "vcf",
            Self::Ical => "ics",
            // A name that ends in `.json` alone is that of the program's own form.
            Self::Hsds => "hsds.json",
            Self::Jsonld => "jsonld",
            Self::Markdown => "md",
        }
    }

    /// Its name in the reader's language.
    #[must_use]
    pub const fn name(self, messages: &Messages) -> &'static str {
        match self {
            Self::Csv => messages.marks.csv_file,
            Self::Xlsx => messages.marks.xlsx_file,
            Self::Json => messages.marks.json_file,
            Self::Jsonl => messages.marks.jsonl_file,
            Self::Vcard => messages.marks.vcard_file,
            Self::Ical => messages.marks.ical_file,
            Self::Hsds => messages.marks.hsds_file,
            Self::Jsonld => messages.marks.jsonld_file,
            Self::Markdown => messages.marks.markdown_file,
        }
    }

    /// Whether a terminal must not be sent it.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Xlsx => true,
            Self::Csv
            | Self::Json
            | Self::Jsonl
            | Self::Vcard
            | Self::Ical
            | Self::Hsds
            | Self::Jsonld
            | Self::Markdown => false,
        }
    }

    /// Whether some columns can be asked for.
    #[must_use]
    pub const fn has_columns(self) -> bool {
        match self {
            Self::Csv | Self::Xlsx | Self::Json | Self::Jsonl => true,
            Self::Vcard | Self::Ical | Self::Hsds | Self::Jsonld | Self::Markdown => false,
        }
    }

    /// Whether it has headings, in one language or another.
    #[must_use]
    pub const fn has_headings(self) -> bool {
        match self {
            Self::Csv | Self::Xlsx => true,
            Self::Json | Self::Jsonl | Self::Vcard | Self::Ical | Self::Hsds | Self::Jsonld | Self::Markdown => false,
        }
    }
}

/// What leaves, and how.
#[derive(Debug, Clone, Copy)]
pub struct Leaving<'a> {
    /// The directory.
    pub directory: &'a Directory,
    /// Its records that leave, in this order.
    pub records: &'a RecordList,
    /// The language of words that are the program's own.
    pub lang: Lang,
    /// The language of headings: [`Column::heading`].
    pub header: Lang,
    /// The columns, where not all are wanted.
    pub fields: Option<&'a [Column]>,
    /// Whether it is a file for other programs, and not a text on a terminal: a table begins with a byte order mark then.
    pub is_file: bool,
    /// What the file calls itself where the format has a word for that: the directory's short title unless given.
    pub title: Option<&'a str>,
    /// How cards are written.
    pub cards: CardOptions,
    /// What goes into a calendar.
    pub dates: DateOptions,
    /// Whether whoever asked for it could ask for more: then it is said how.
    pub has_options: bool,
}

impl<'a> Leaving<'a> {
    /// All records of a directory, whole, as a file.
    #[must_use]
    pub const fn new(directory: &'a Directory, records: &'a RecordList, lang: Lang) -> Self {
        let (cards, dates) = (CardOptions::PLAIN, DateOptions::PRINTED);
        let (fields, title) = (None, None);
        let (is_file, has_options) = (true, true);
        Self { directory, records, lang, header: lang, fields, is_file, title, cards, dates, has_options }
    }

    /// The columns of a table with these records in it.
    pub(super) fn columns(&self) -> Vec<Column> {
        if let Some(fields) = self.fields {
            return fields.to_vec();
        }
        let has = |sheet: SheetKind| !self.of(sheet).is_empty();
        let sheets: Vec<SheetKind> = SheetKind::ALL.into_iter().filter(|sheet| has(*sheet)).collect();
        let is_there =
            |column: &Column| *column == Column::Kind || sheets.iter().any(|sheet| Column::of(*sheet).contains(column));
        Column::ALL.iter().copied().filter(is_there).collect()
    }

    /// The records that stand on a sheet.
    pub(super) fn of(&self, sheet: SheetKind) -> RecordList {
        let kind_of = |no: RecordIdx| self.directory.heading(no).map(|it| it.kind);
        // Kinds are stretches of the directory, so that of all or of one kind none is looked at.
        if let (Some(all), Some(of_kind)) = (self.records.as_range(), self.directory.of_kind(sheet.kind()).as_range()) {
            let mut end = of_kind.end;
            if sheet == SheetKind::Articles {
                end = u32::try_from(self.directory.len()).unwrap_or(u32::MAX);
            }
            return RecordList::range(all.start.max(of_kind.start)..all.end.min(end));
        }
        self.records.iter().filter(|no| kind_of(*no).map(SheetKind::of) == Some(sheet)).collect()
    }

    /// Shows each record in turn and says how many are done. None is kept in memory.
    ///
    /// # Errors
    /// What `each` says, and a record that cannot be read.
    pub(super) fn each(
        &self,
        records: &RecordList,
        progress: &mut dyn FnMut(usize),
        mut each: impl FnMut(RecordIdx, Record<'_>) -> Result<(), NotWritten>,
    ) -> Result<(), NotWritten> {
        for (done, no) in records.iter().enumerate() {
            let shown = self.directory.with_record(no, |record| each(no, record));
            shown.unwrap_or_else(|| {
                let id = self.directory.heading(no).map(|it| it.id.to_owned());
                Err(NotWritten::Damaged(id.unwrap_or_default()))
            })?;
            progress(done + 1);
        }
        Ok(())
    }
}

/// What has left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// How many records.
    pub records: usize,
    /// How many of those that were to leave have nothing that the format takes.
    pub lacking: usize,
    /// Cells that were too long for the format and are cut: the ids of their records and the columns.
    pub cut: Vec<(String, Column)>,
    /// What else whoever asked for it has to know, in his language: a line each.
    pub remarks: Vec<String>,
}

/// Why records do not leave.
#[derive(Debug)]
pub enum NotWritten {
    /// What the system says.
    Io(io::Error),
    /// None of the records has anything that the format takes.
    Nothing,
    /// The record with this id cannot be read from the compiled directory.
    Damaged(String),
    /// More records of one sort than there are rows on a sheet.
    TooManyRows {
        /// Of which sort.
        sheet: SheetKind,
        /// How many.
        rows: usize,
        /// How many there can be.
        most: usize,
    },
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<csv::Error> for NotWritten {
    fn from(error: csv::Error) -> Self {
        // As it came from the system: a reader who goes away is told from a disk that is full.
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Io(error),
            other => Self::Io(io::Error::other(format!("{other:?}"))),
        }
    }
}

impl From<serde_json::Error> for NotWritten {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

impl NotWritten {
    /// What has happened and what can be done.
    #[must_use]
    pub fn told(&self, messages: &Messages) -> String {
        match self {
            Self::Io(error) => error.to_string(),
            Self::Nothing => messages.cli.nothing_to_export.to_owned(),
            Self::Damaged(id) => messages.cli.damaged_record(id),
            Self::TooManyRows { sheet, rows, most } => {
                messages.template.too_many_rows(sheet.name(messages), rows, most)
            }
        }
    }
}

/// In English, for whoever reads a log. The reader is told with [`told`](NotWritten::told).
impl fmt::Display for NotWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Lang::En.messages()))
    }
}

impl std::error::Error for NotWritten {}

/// Writes records in a format, one after the other: nothing but one of them is held in memory. `progress` is told how
/// many are done. `out` need not have a buffer of its own.
///
/// # Errors
/// See [`NotWritten`]; then `out` holds a part.
pub fn write(
    format: ExportFormat,
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    match format {
        ExportFormat::Csv => tables::csv(leaving, out, progress),
        ExportFormat::Xlsx => workbook::workbook(leaving, out, progress),
        ExportFormat::Json => json_list::json_list(leaving, out, progress),
        ExportFormat::Jsonl => json_list::json_lines(leaving, out, progress),
        ExportFormat::Vcard => address_book::address_book(leaving, out, progress),
        ExportFormat::Ical => ical::ical(leaving, out, progress),
        ExportFormat::Hsds => hsds::hsds(leaving, out, progress),
        ExportFormat::Jsonld => jsonld::graph(leaving, out, progress),
        ExportFormat::Markdown => markdown::several(leaving, out, progress),
    }
}

#[cfg(test)]
mod tests;
