//! Tables of separated values (CSV, RFC 4180), as spreadsheets write them.

use super::encoding::{decode, line_at};
use super::grid::{CellValue, Grid, GridRow};
use super::refusal::BadFile;

/// So many columns a table may have. Ours have some thirty.
pub(super) const MOST_COLUMNS: usize = 200;

/// So many rows a table may have: those of a spreadsheet.
pub(super) const MOST_ROWS: usize = 1 << 20;

/// What may stand between values.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// Reads a table.
///
/// # Errors
/// What is no text or no table: see [`BadFile`].
pub(super) fn read(bytes: &[u8]) -> Result<Grid, BadFile> {
    let decoded = decode(bytes)?;
    let (text, first_line, told) = without_told_separator(&decoded.text);
    if text.trim().is_empty() {
        return Err(BadFile::Empty);
    }
    let separator = told.unwrap_or_else(|| separator(text));
    if let Some(at) = open_quote(text.as_bytes(), separator) {
        return Err(BadFile::OpenQuote { line: line_at(text, at) + first_line });
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = csv::StringRecord::new();
    let (mut at, mut line) = (0, first_line + 1);
    loop {
        // Of a text in memory nothing but the form of a row can be wrong, and every form is allowed.
        let more = reader.read_record(&mut record).map_err(|error| BadFile::Broken(error.to_string()))?;
        if !more {
            return Ok(grid);
        }
        // The reader's own count of lines passes over those that are empty, and over half of CRLF.
        let begin = record.position().and_then(|it| usize::try_from(it.byte()).ok()).unwrap_or(at);
        let rest = text.get(begin..).unwrap_or_default();
        let begin = begin + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        line += memchr::memchr_iter(b'\n', text.as_bytes().get(at..begin).unwrap_or_default()).count();
        at = begin;
        // Spreadsheets put as many separators into every row as the widest one has.
        let last = (0..record.len()).rev().find(|at| record.get(*at).is_some_and(|cell| !cell.trim().is_empty()));
        let Some(last) = last else { continue };
        if last >= MOST_COLUMNS {
            return Err(BadFile::TooManyColumns { found: last + 1, most: MOST_COLUMNS });
        }
        if grid.rows.len() == MOST_ROWS {
            return Err(BadFile::TooManyRows { most: MOST_ROWS });
        }
        let number = u32::try_from(line).unwrap_or(u32::MAX);
        let cells = (0..).zip(&record).filter(|(_, cell)| !cell.trim().is_empty());
        let cells = cells.map(|(column, cell)| (column, CellValue::Text(cell.to_owned()))).collect();
        grid.rows.push(GridRow { number, cells });
    }
}

/// The text behind a first line that tells the separator (`sep=;`), how many lines that is, and the separator.
fn without_told_separator(text: &str) -> (&str, usize, Option<u8>) {
    let Some((first, rest)) = text.split_once('\n') else { return (text, 0, None) };
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (rest, 1, Some(*separator)),
        _ => (text, 0, None),
    }
}

/// What separates the values of the first row that has several; a comma where none does.
fn separator(text: &str) -> u8 {
    let of_line = |line: &str| {
        let mut counts = [0_usize; SEPARATORS.len()];
        let mut is_quoted = false;
        for byte in line.bytes() {
            is_quoted ^= byte == b'"';
            if let Some(at) = SEPARATORS.iter().position(|it| *it == byte && !is_quoted)
                && let Some(count) = counts.get_mut(at)
            {
                *count += 1;
            }
        }
        let most = counts.iter().copied().max().filter(|most| *most > 0)?;
        let at = counts.iter().position(|count| *count == most)?;
        SEPARATORS.get(at).copied()
    };
    text.lines().take(32).find_map(of_line).unwrap_or(b',')
}

/// Where a quote is opened that is never closed.
fn open_quote(text: &[u8], separator: u8) -> Option<usize> {
    let mut open = None;
    let mut begins = true;
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match (open, byte) {
            (Some(_), b'"') if text.get(at + 1) == Some(&b'"') => at += 1,
            (Some(_), b'"') => open = None,
            (Some(_), _) => {}
            (None, b'"') if begins => open = Some(at),
            (None, _) => begins = *byte == separator || matches!(byte, b'\n' | b'\r'),
        }
        at += 1;
    }
    open
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{MOST_COLUMNS, read};
    use crate::import::grid::CellValue;
    use crate::import::refusal::BadFile;

    /// The rows of a text: their numbers, and their cells by column.
    fn rows(text: &str) -> Vec<(u32, Vec<(u32, String)>)> {
        let shown = |(column, value): &(u32, CellValue)| (*column, value.shown());
        let grid = read(text.as_bytes()).unwrap();
        grid.rows.iter().map(|row| (row.number, row.cells.iter().map(shown).collect())).collect()
    }

    #[test]
    fn rows_have_their_lines_and_cells_their_columns() {
        let text = "a,b,c\r\n\"x\r\ny\",,z\r\n,,\r\n\r\n1,\"q\"\"q, r\",\r\n";
        let cell = |column, text: &str| (column, text.to_owned());
        let expected = [
            (1, vec![cell(0, "a"), cell(1, "b"), cell(2, "c")]),
            (2, vec![cell(0, "x\r\ny"), cell(2, "z")]),
            (6, vec![cell(0, "1"), cell(1, "q\"q, r")]),
        ];
        assert_eq!(rows(text), expected);
    }

    #[test]
    fn tabs_and_semicolons_separate_where_commas_do_not() {
        for text in ["a\tb\n1,5\t2", "a;b\n1,5;2", "sep=;\na;b\n1,5;2", "标题\na;b\n1,5;2"] {
            let last = rows(text).pop().unwrap().1;
            assert_eq!(last, [(0, "1,5".to_owned()), (1, "2".to_owned())], "{text}");
        }
        assert_eq!(rows("a\nb"), [(1, vec![(0, "a".to_owned())]), (2, vec![(0, "b".to_owned())])]);
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_line() {
        let wide = ",".repeat(MOST_COLUMNS) + "x";
        let cases = [
            (wide, BadFile::TooManyColumns { found: MOST_COLUMNS + 1, most: MOST_COLUMNS }),
            ("a,b\n1,\"two\nthree".to_owned(), BadFile::OpenQuote { line: 2 }),
            ("a,b\n1,\0".to_owned(), BadFile::Nul { line: 2 }),
            (" \r\n\n".to_owned(), BadFile::Empty),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text.as_bytes()), Err(expected), "{text:?}");
        }
        // So many separators alone are what a spreadsheet leaves behind.
        assert_eq!(rows(&format!("a{}", ",".repeat(5000))), [(1, vec![(0, "a".to_owned())])]);
    }
}
