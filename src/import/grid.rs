//! Tables as they come in: cells with what they hold and where they stand, whatever file they were read from.

use std::fmt::Write;

use crate::messages::Messages;

/// A table: a sheet of a workbook, or a whole file of separated values.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grid {
    /// The name of the sheet; `None` where the file is one table.
    pub(super) sheet: Option<String>,
    /// Whether a spreadsheet hides it.
    pub(super) is_hidden: bool,
    /// The rows that hold something, in their order.
    pub(super) rows: Vec<GridRow>,
    /// Stretches of cells that are shown as one: first and last row, first and last column.
    pub(super) merged: Vec<Merged>,
}

/// Cells that are shown as one. Rows count from 1, columns from 0; both ends are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    /// First and last row.
    pub(super) rows: (u32, u32),
    /// First and last column.
    pub(super) columns: (u32, u32),
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct GridRow {
    /// Its number as the spreadsheet shows it, or the line on which it begins; from 1.
    pub(super) number: u32,
    /// The cells that hold something, each with its column from 0, in their order.
    pub(super) cells: Vec<(u32, CellValue)>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum CellValue {
    /// A text.
    Text(String),
    /// A number, of which nobody knows any more how it was typed.
    Number(f64),
    /// A date, a time or a duration that a spreadsheet has made; how it may have looked.
    Date(String),
    /// Yes or no.
    Truth(bool),
    /// What a formula ended with: `#REF!`.
    Error(String),
}

impl CellValue {
    /// Whether nobody sees anything in it.
    #[must_use]
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    /// As it is told in a line.
    #[must_use]
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

impl GridRow {
    /// What stands in a column; `None` where nothing does.
    #[must_use]
    pub(super) fn cell(&self, column: u32) -> Option<&CellValue> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, value)| value)
    }
}

/// Where something stands in a file that comes in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct At {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row or the line, or the number of an element or of a card, from 1; 0 where the whole file is meant.
    pub row: u32,
    /// The column of a workbook, from 0.
    pub column: Option<u32>,
    /// What the column or the field is called.
    pub heading: Option<String>,
    /// The line of the text, where `row` counts something else; 0 elsewhere.
    pub line: u32,
    /// What is counted by `row`.
    pub unit: Unit,
}

/// What a place in a file is counted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    /// Lines of a text.
    #[default]
    Line,
    /// Elements of a list.
    Element,
    /// Cards.
    Card,
}

impl At {
    /// The place as a reader finds it: `服务!F12` in a workbook; `第 12 行 名称` in a text.
    #[must_use]
    pub fn shown(&self, messages: &Messages) -> String {
        if let Some(sheet) = &self.sheet {
            return match self.column {
                Some(column) => format!("{}!{}{}", quoted_sheet(sheet), letters(column), self.row),
                None if self.row > 0 => format!("{}!{}", quoted_sheet(sheet), self.row),
                None => sheet.clone(),
            };
        }
        let said = &messages.import;
        let mut shown = match self.unit {
            _ if self.row == 0 => String::new(),
            Unit::Line => said.line(self.row),
            Unit::Element => said.element(self.row),
            Unit::Card if self.line > 0 => format!("{} {}", said.card(self.row), said.line(self.line)),
            Unit::Card => said.card(self.row),
        };
        if let Some(heading) = &self.heading {
            let _ = write!(shown, "{}{heading}", if shown.is_empty() { "" } else { " " });
        }
        shown
    }
}

/// The name of a sheet as it stands before `!`: in quotes where it is not one word.
fn quoted_sheet(name: &str) -> String {
    if name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "''"))
    }
}

/// The letters of a column: `A` of 0, `AA` of 26.
#[must_use]
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{At, Unit, letters};
    use crate::messages::Lang;

    #[test]
    fn a_column_has_the_letters_that_a_spreadsheet_shows() {
        let cases = [(0, "A"), (5, "F"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")];
        assert!(cases.iter().all(|(column, shown)| letters(*column) == *shown));
    }

    #[test]
    fn a_place_is_told_as_a_reader_finds_it() {
        let zh = Lang::Zh.messages();
        let cell = At { sheet: Some("服务".to_owned()), row: 12, column: Some(5), ..At::default() };
        assert_eq!(cell.shown(zh), "服务!F12");
        let other = At { sheet: Some("Sheet 1's".to_owned()), column: Some(0), row: 1, ..At::default() };
        assert_eq!(other.shown(zh), "'Sheet 1''s'!A1");
        let line = At { row: 12, heading: Some("名称".to_owned()), ..At::default() };
        assert_eq!(line.shown(zh), "第 12 行 名称");
        assert_eq!(At { row: 3, unit: Unit::Card, ..At::default() }.shown(Lang::En.messages()), "card 3");
    }
}
