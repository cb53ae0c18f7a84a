//! A file of any form as what it says.

use super::grid::Grid;
use super::incoming::Incoming;
use super::refusal::BadFile;
use super::{call_sheet, cards, hsds, json, separated, tables, workbook};

/// Reads a file by what it begins with, whatever it is called.
///
/// # Errors
/// What is none of the forms that are read, or a broken one: see [`BadFile`].
pub fn read(bytes: &[u8]) -> Result<Incoming, BadFile> {
    if bytes.is_empty() {
        return Err(BadFile::Empty);
    }
    if workbook::is_workbook(bytes) {
        return any_tables(&workbook::read(bytes)?);
    }
    if cards::is_cards(bytes) {
        return cards::read(bytes);
    }
    match first_sign(bytes) {
        // No heading of a table begins so.
        Some(b'{' | b'[') => {
            let mut values = json::values(bytes)?;
            match values.pop_if(|value| hsds::is_hsds(value)) {
                Some(whole) if values.is_empty() => hsds::read(whole),
                Some(_) => Err(BadFile::OtherJson),
                None => json::read(values),
            }
        }
        _ => any_tables(&[separated::read(bytes)?]),
    }
}

/// A call sheet, or tables of records.
fn any_tables(grids: &[Grid]) -> Result<Incoming, BadFile> {
    call_sheet::read(grids).map_or_else(|| tables::read(grids), Ok)
}

/// The first byte of a text that is no blank, behind its mark.
fn first_sign(bytes: &[u8]) -> Option<u8> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.iter().copied().find(|byte| !byte.is_ascii_whitespace())
}
