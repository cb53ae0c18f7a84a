//! The numbers to be called, as a sheet to be printed or filled in: text, Markdown, CSV, a workbook.

use std::fmt::Write;
use std::io;

use rust_xlsxwriter::{Format, Workbook};

use super::leaving::NotWritten;
use super::markdown::escaped;
use super::tables::{CSV_BEGIN, csv_text};
use super::workbook::bytes;
use crate::directory::Directory;
use crate::messages::Messages;
use crate::tabular::SheetColumn;
use crate::text::strip;

/// A box to be ticked, on paper.
const BOX: &str = "[ ]";

/// Room to write on, on paper.
const ROOM: &str = "____________";

/// The widths of the columns of a workbook, in characters, in the order of the sheet.
const WIDTHS: [f64; 13] = [18.0, 10.0, 20.0, 40.0, 40.0, 16.0, 14.0, 18.0, 18.0, 16.0, 18.0, 16.0, 24.0];

/// The heading of a sheet on paper.
fn title(directory: &Directory, numbers: usize, messages: &Messages) -> String {
    messages.curating.sheet_title(numbers, &directory.info().title)
}

/// As text to be printed: below each number what hangs on it, and room for the answers.
#[must_use]
pub fn call_sheet_text(directory: &Directory, messages: &Messages) -> String {
    let numbers = directory.call_list();
    let mut text = format!("{}\n{}\n", title(directory, numbers.len(), messages), messages.curating.sheet_hint);
    for number in &numbers {
        let cell = |column: SheetColumn| column.cell(directory, number, messages);
        let kind = Some(cell(SheetColumn::Kind)).filter(|it| !it.is_empty());
        let who = cell(SheetColumn::Answers).replace('\n', messages.facts.and);
        let _ = writeln!(text, "\n{BOX} {}  {who}", messages.remarked(number.number, kind.as_deref()));
        for column in [SheetColumn::Services, SheetColumn::Schedules, SheetColumn::Societies] {
            let cell = cell(column);
            if !cell.is_empty() {
                let _ = writeln!(text, "    {}", messages.labelled(column.name(messages), ""));
                cell.lines().for_each(|line| {
                    let _ = writeln!(text, "      {BOX} {line}");
                });
            }
        }
        for column in SheetColumn::ALL.into_iter().filter(|it| it.is_filled_in()) {
            let _ = writeln!(text, "    {}", messages.labelled(column.name(messages), ROOM));
        }
    }
    text
}

/// As Markdown: a heading for each number, and lists to be ticked.
#[must_use]
pub fn call_sheet_markdown(directory: &Directory, messages: &Messages) -> String {
    let numbers = directory.call_list();
    let title = escaped(&title(directory, numbers.len(), messages));
    let mut text = format!("# {title}\n\n{}\n", escaped(messages.curating.sheet_hint));
    for number in &numbers {
        let cell = |column: SheetColumn| column.cell(directory, number, messages);
        let kind = Some(cell(SheetColumn::Kind)).filter(|it| !it.is_empty());
        let who = cell(SheetColumn::Answers).replace('\n', messages.facts.and);
        let heading = format!("{}  {who}", messages.remarked(number.number, kind.as_deref()));
        let _ = writeln!(text, "\n## {}", escaped(&heading));
        for column in [SheetColumn::Services, SheetColumn::Schedules, SheetColumn::Societies] {
            let cell = cell(column);
            if !cell.is_empty() {
                let _ = writeln!(text, "\n{}\n", escaped(column.name(messages)));
                cell.lines().for_each(|line| {
                    let _ = writeln!(text, "- [ ] {}", escaped(line));
                });
            }
        }
        text.push('\n');
        for column in SheetColumn::ALL.into_iter().filter(|it| it.is_filled_in()) {
            let _ = writeln!(text, "- {}", escaped(&messages.labelled(column.name(messages), "")));
        }
    }
    text
}

/// The cells, the headings before them.
fn rows(directory: &Directory, messages: &Messages) -> Vec<Vec<String>> {
    let heading = SheetColumn::ALL.map(|column| column.name(messages).to_owned()).to_vec();
    let numbers = directory.call_list();
    let numbers = numbers.iter().map(|number| {
        let cell = |column: SheetColumn| column.cell(directory, number, messages);
        SheetColumn::ALL.map(|column| cell(column).lines().map(strip).collect::<Vec<_>>().join("\n")).to_vec()
    });
    std::iter::once(heading).chain(numbers).collect()
}

/// As a table for a spreadsheet.
///
/// # Errors
/// None: a text takes everything.
pub fn call_sheet_csv(directory: &Directory, messages: &Messages) -> io::Result<String> {
    let rows = rows(directory, messages);
    Ok(CSV_BEGIN.to_owned() + &csv_text(rows.iter().map(|row| row.iter().map(String::as_str)))?)
}

/// As a workbook in which every cell is text, also those that are to be filled in: a number stays as it is typed.
///
/// # Errors
/// What the library says, that a cell has too many characters for the format, or that the system has no thread left.
pub fn call_sheet_xlsx(directory: &Directory, messages: &Messages) -> Result<Vec<u8>, NotWritten> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (text, bold) = (Format::new().set_num_format("@").set_text_wrap(), Format::new().set_bold().set_text_wrap());
    for ((column, width), at) in SheetColumn::ALL.into_iter().zip(WIDTHS).zip(0..) {
        sheet.set_column_width(at, width)?;
        sheet.set_column_format(at, &text)?;
        sheet.write_string_with_format(0, at, column.name(messages), &bold)?;
    }
    for (row, at) in rows(directory, messages).iter().skip(1).zip(1..) {
        for (cell, column) in row.iter().zip(0..) {
            if cell.is_empty() {
                sheet.write_blank(at, column, &text)?;
            } else {
                sheet.write_string_with_format(at, column, cell, &text)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    bytes(&mut book)
}
