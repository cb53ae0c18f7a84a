//! Tables for spreadsheets (CSV, RFC 4180): the one way in which the program writes them.

use std::borrow::Cow;
use std::io::{self, Write};

use super::leaving::{Leaving, Left, NotWritten};
use crate::tabular::{Column, Names, Writer, inert};
use crate::text::foreign;

/// What begins a CSV file: without it the commonest spreadsheet takes UTF-8 for the system's old encoding.
pub const CSV_BEGIN: &str = "\u{feff}";

/// Writes rows of a table: in quotes where need be, each ended with CR and LF.
fn table<W: Write>(out: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out)
}

/// A cell without what must not reach a terminal, which no record that was checked holds; its lines stay lines.
fn clean(cell: &str) -> Cow<'_, str> {
    let must_go = |c: char| c != '\n' && foreign(c).is_some();
    if cell.contains(must_go) { cell.replace(must_go, "").into() } else { cell.into() }
}

/// Rows of cells as a text, for a clipboard or a list. In each cell what a spreadsheet would take for a formula is inert.
///
/// # Errors
/// None: a text takes everything.
pub fn csv_text<R>(rows: impl IntoIterator<Item = R>) -> io::Result<String>
where
    R: IntoIterator<Item: AsRef<str>>,
{
    let mut table = table(Vec::new());
    for row in rows {
        for cell in row {
            table.write_field(inert(Column::Phones, &clean(cell.as_ref())).as_bytes())?;
        }
        table.write_record(None::<&[u8]>)?;
    }
    let bytes = table.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Writes records as a table, a row each, with a heading.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn csv(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    if leaving.is_file {
        out.write_all(CSV_BEGIN.as_bytes())?;
    }
    let columns = leaving.columns();
    let writer = Writer::new(Names::of(leaving.directory), leaving.lang.messages());
    let mut table = table(out);
    table.write_record(columns.iter().map(|column| column.heading(leaving.header)))?;
    let mut cell = String::new();
    leaving.each(leaving.records, progress, |_, record| {
        for &column in &columns {
            cell.clear();
            writer.write(column, record, &mut cell);
            table.write_field(inert(column, &clean(&cell)).as_bytes())?;
        }
        Ok(table.write_record(None::<&[u8]>)?)
    })?;
    table.flush()?;
    Ok(Left { records: leaving.records.len(), ..Left::default() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::csv_text;

    #[test]
    fn a_field_is_quoted_where_it_must_be_and_is_no_formula() {
        let fields = ["天津", "a,b", "a\"b", "a\nb\u{1b}[1m", "", " c ", "=1+1", "+86-22-27122522"];
        assert_eq!(csv_text([fields]).unwrap(), "天津,\"a,b\",\"a\"\"b\",\"a\nb[1m\",, c ,\t=1+1,+86-22-27122522\r\n");
    }
}
