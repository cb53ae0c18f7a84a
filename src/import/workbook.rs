//! Workbooks (.xlsx, ECMA-376) as tables.
//!
//! What a workbook would be when it is unpacked is counted before anything reads it; cells are then taken one by one, so
//! that a lone cell in the last corner of a sheet asks for no more memory than another.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::grid::{CellValue, Grid, GridRow, Merged};
use super::refusal::BadFile;
use super::separated::{MOST_COLUMNS, MOST_ROWS};

/// The bytes that a workbook may have in all when it is unpacked: a sheet of 10,000 rows has some 20 MiB.
const MOST_UNPACKED: u64 = 256 << 20;

/// A file of a workbook may be so many times as long as it is packed: a sheet of equal rows stays below 100.
const MOST_RATIO: u64 = 250;

/// Up to so many bytes nothing is a bomb, whatever it was packed to.
const HARMLESS: u64 = 1 << 20;

/// So many files a workbook may consist of.
const MOST_FILES: usize = 10_000;

/// So many filled cells a workbook may have.
const MOST_CELLS: usize = 4_000_000;

/// How an old workbook begins, and one behind a password ([MS-CFB]).
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How an archive begins.
const ARCHIVE: &[u8] = b"PK";

/// Whether bytes begin like a workbook, or like what is taken for one.
#[must_use]
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(&COMPOUND) || bytes.starts_with(ARCHIVE)
}

/// Reads the tables of a workbook.
///
/// # Errors
/// What is no workbook of this form, or more than is read of one: see [`BadFile`].
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, BadFile> {
    if bytes.starts_with(&COMPOUND) {
        return Err(if has_utf16(bytes, "EncryptedPackage") { BadFile::Password } else { BadFile::OldWorkbook });
    }
    inspect(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let sheets: Vec<_> =
        workbook.sheets_metadata().iter().filter(|it| it.typ == SheetType::WorkSheet).cloned().collect();
    let mut left = MOST_CELLS;
    let mut grids = Vec::new();
    for sheet in sheets {
        let mut grid = Grid {
            sheet: Some(sheet.name.clone()),
            is_hidden: sheet.visible != SheetVisible::Visible,
            ..Grid::default()
        };
        // What nobody sees is not taken in, so it is not read either.
        if !grid.is_hidden {
            grid.rows = rows(&mut workbook, &sheet.name, &mut left)?;
            let merged = workbook.merge_cells_by_sheet_name(&sheet.name).map_err(refused)?;
            grid.merged = merged
                .iter()
                .map(|it| Merged { rows: (it.start.0 + 1, it.end.0 + 1), columns: (it.start.1, it.end.1) })
                .collect();
        }
        grids.push(grid);
    }
    Ok(grids)
}

/// The rows of a sheet that hold something.
fn rows(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, left: &mut usize) -> Result<Vec<GridRow>, BadFile> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(refused)?;
    let mut rows: Vec<GridRow> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(refused)? {
        let (row, column) = cell.get_position();
        let Some(value) = value(cell.get_value()).filter(|value| !value.is_blank()) else { continue };
        *left = left.checked_sub(1).ok_or(BadFile::TooManyCells { most: MOST_CELLS })?;
        if column as usize >= MOST_COLUMNS {
            return Err(BadFile::TooManyColumns { found: column as usize + 1, most: MOST_COLUMNS });
        }
        if row as usize >= MOST_ROWS {
            return Err(BadFile::TooManyRows { most: MOST_ROWS });
        }
        match rows.last_mut().filter(|last| last.number == row + 1) {
            Some(last) => last.cells.push((column, value)),
            None => rows.push(GridRow { number: row + 1, cells: vec![(column, value)] }),
        }
    }
    // The format says that they stand in their order; a file may say something else.
    let ordered = |row: &GridRow| row.cells.is_sorted_by(|a, b| a.0 < b.0);
    if rows.is_sorted_by(|a, b| a.number < b.number) && rows.iter().all(ordered) {
        Ok(rows)
    } else {
        Err(BadFile::Broken("cells out of order".to_owned()))
    }
}

/// What a cell holds; `None` where it holds nothing.
fn value(value: &DataRef<'_>) -> Option<CellValue> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => CellValue::Text(text.clone()),
        DataRef::SharedString(text) => CellValue::Text((*text).to_owned()),
        #[allow(clippy::cast_precision_loss, reason = "no reader of this form makes whole numbers")]
        DataRef::Int(number) => CellValue::Number(*number as f64),
        DataRef::Float(number) => CellValue::Number(*number),
        DataRef::Bool(truth) => CellValue::Truth(*truth),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            CellValue::Date(format!("{year}-{month:02}-{day:02}"))
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => CellValue::Date(text.clone()),
        DataRef::Error(error) => CellValue::Error(error.to_string()),
    })
}

/// Looks at an archive before it is opened as a workbook: what it is, and how long it would become.
fn inspect(bytes: &[u8]) -> Result<(), BadFile> {
    let broken = |error: zip::result::ZipError| BadFile::Broken(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_FILES {
        return Err(BadFile::Broken(format!("{} files", archive.len())));
    }
    let names: Vec<String> =
        archive.file_names_raw().map(|name| String::from_utf8_lossy(name).replace('\\', "/").to_lowercase()).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) {
        return Err(BadFile::Macros);
    }
    if has("xl/workbook.bin") {
        return Err(BadFile::BinaryWorkbook);
    }
    let (mut total, mut types, mut kind) = (0_u64, Vec::new(), Vec::new());
    for (number, name) in names.iter().enumerate() {
        let file = archive.by_index(number).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => BadFile::Password,
            other => broken(other),
        })?;
        let packed = file.compressed_size();
        let kept = match name.as_str() {
            "[content_types].xml" => Some(&mut types),
            "mimetype" => Some(&mut kind),
            _ => None,
        };
        // What the archive says of lengths may be wrong, so all of it is unpacked once, and thrown away.
        let most = (MOST_UNPACKED - total).min(packed.saturating_mul(MOST_RATIO).max(HARMLESS));
        let length = unpack(file.take(most + 1), kept).map_err(|error| BadFile::Broken(error.to_string()))?;
        if length > most {
            return Err(BadFile::Bomb { most: MOST_UNPACKED });
        }
        total += length;
    }
    if kind.starts_with(b"application/vnd.oasis.opendocument") {
        return Err(BadFile::OpenDocument);
    }
    if memchr::memmem::find(&types, b"macroEnabled").is_some() {
        return Err(BadFile::Macros);
    }
    // The name is free by the standard, and the same everywhere.
    let is_book = |name: &String| {
        name.strip_prefix("xl/").and_then(|it| it.strip_suffix(".xml")).is_some_and(|it| it.contains("workbook"))
    };
    if names.iter().any(is_book) { Ok(()) } else { Err(BadFile::OtherArchive) }
}

/// Reads to the end and says how many bytes there were; keeps them where they are wanted.
fn unpack(mut file: impl Read, kept: Option<&mut Vec<u8>>) -> io::Result<u64> {
    match kept {
        Some(kept) => file.read_to_end(kept).map(|length| length as u64),
        None => io::copy(&mut file, &mut io::sink()),
    }
}

/// Whether a text stands among bytes in UTF-16, as the names in such a container do.
fn has_utf16(bytes: &[u8], text: &str) -> bool {
    let name: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

fn refused(error: XlsxError) -> BadFile {
    match error {
        XlsxError::Password => BadFile::Password,
        other => BadFile::Broken(other.to_string()),
    }
}
