//! Why a file that comes in is not read at all, each with what would be right.

use super::grid::At;
use crate::messages::Messages;

/// What is wrong with a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadFile {
    /// Nothing stands in it.
    Empty,
    /// Bytes that are text in no encoding that is read.
    NotText,
    /// A NUL in a text.
    Nul {
        /// The line.
        line: usize,
    },
    /// A quote that is never closed.
    OpenQuote {
        /// The line on which it is opened.
        line: usize,
    },
    /// More columns than any table of ours.
    TooManyColumns {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// More rows than a spreadsheet has.
    TooManyRows {
        /// How many there may be.
        most: usize,
    },
    /// More filled cells in a workbook than are read.
    TooManyCells {
        /// How many there may be.
        most: usize,
    },
    /// A workbook that cannot be read; what its reader says, in English.
    Broken(String),
    /// A workbook of before 2007, or another file in its container.
    OldWorkbook,
    /// A workbook behind a password.
    Password,
    /// A workbook with programs in it.
    Macros,
    /// A workbook in the binary form (`.xlsb`).
    BinaryWorkbook,
    /// A table of `LibreOffice` (`.ods`).
    OpenDocument,
    /// An archive in which there is no workbook.
    OtherArchive,
    /// An archive that becomes far longer when it is unpacked.
    Bomb {
        /// The bytes that an archive may have when it is unpacked.
        most: u64,
    },
    /// A text that is no JSON.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// JSON of another standard.
    OtherJson,
    /// HSDS of another version.
    OtherHsds {
        /// What it calls itself; empty where it does not say.
        version: String,
    },
    /// HSDS that another program has written.
    ForeignHsds {
        /// The first entry without a record of ours.
        at: At,
    },
    /// A card of a version before 3.0, or with what only such a one has.
    OldCard {
        /// The line.
        line: usize,
    },
    /// A card that does not begin or end where it should.
    BrokenCard {
        /// The line.
        line: usize,
    },
    /// A table in which no row has our headings.
    NoHeadings,
}

impl BadFile {
    /// What is wrong and what would be right, in one line.
    #[must_use]
    pub fn told(&self, messages: &Messages, path: &str) -> String {
        let said = &messages.import;
        let reason = match self {
            Self::Empty => said.empty.to_owned(),
            Self::NotText => said.not_text.to_owned(),
            Self::Nul { line } => said.nul(line),
            Self::OpenQuote { line } => said.open_quote(line),
            Self::TooManyColumns { found, most } => said.too_many_columns(found, most),
            Self::TooManyRows { most } => said.too_many_rows(most),
            Self::TooManyCells { most } => said.too_many_cells(most),
            Self::Broken(reason) => said.broken(reason),
            Self::OldWorkbook => said.old_workbook.to_owned(),
            Self::Password => said.password.to_owned(),
            Self::Macros => said.macros.to_owned(),
            Self::BinaryWorkbook => said.binary_workbook.to_owned(),
            Self::OpenDocument => said.open_document.to_owned(),
            Self::OtherArchive => said.other_archive.to_owned(),
            Self::Bomb { most } => said.bomb(crate::messages::mebibytes(*most)),
            Self::NotJson { line, column } => said.not_json(line, column),
            Self::OtherJson => said.other_json.to_owned(),
            Self::OtherHsds { version } if version.is_empty() => said.unversioned_hsds.to_owned(),
            Self::OtherHsds { version } => said.other_hsds(version),
            Self::ForeignHsds { at } => said.foreign_hsds(at.shown(messages)),
            Self::OldCard { line } => said.old_card(line),
            Self::BrokenCard { line } => said.broken_card(line),
            Self::NoHeadings => said.no_headings.to_owned(),
        };
        messages.labelled(path, &reason)
    }
}
