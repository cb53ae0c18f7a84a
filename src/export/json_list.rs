//! Many records as JSON, one after the other.

use std::io::{BufWriter, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::json::{Whole, write_value};
use super::leaving::{Leaving, Left, NotWritten};
use crate::directory::{Record, RecordIdx};
use crate::tabular::{Column, Form, Names, Writer};

/// Writes one object: `directory` (what it is: `title`, `edition`, `publisher`, `published`), and `records`, a list of
/// objects as [`json_lines`] has them.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn json_list(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    #[derive(Serialize)]
    struct About<'a> {
        title: &'a str,
        edition: Option<&'a str>,
        publisher: &'a str,
        published: &'a str,
    }
    let info = leaving.directory.info();
    let about = About {
        title: &info.title,
        edition: info.edition.as_deref(),
        publisher: &info.publisher,
        published: &info.published,
    };
    let mut out = BufWriter::new(out);
    out.write_all(b"{\"directory\":")?;
    write_value(&mut out, &about)?;
    out.write_all(b",\"records\":[")?;
    let mut before: &[u8] = b"\n";
    each(leaving, &mut out, progress, |out| out.write_all(std::mem::replace(&mut before, b",\n")), |_| Ok(()))?;
    out.write_all(b"\n]}\n")?;
    out.flush()?;
    Ok(Left { records: leaving.records.len(), ..Left::default() })
}

/// Writes an object a line: a record as [`json`](super::json()) has it, or of some columns their cells by name: a list of
/// lines where there may be several, a number, a text, or null.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn json_lines(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    let mut out = BufWriter::new(out);
    each(leaving, &mut out, progress, |_| Ok(()), |out| out.write_all(b"\n"))?;
    out.flush()?;
    Ok(Left { records: leaving.records.len(), ..Left::default() })
}

/// Writes each record, with something before it and behind it.
fn each<W: Write>(
    leaving: &Leaving<'_>,
    out: &mut W,
    progress: &mut dyn FnMut(usize),
    mut before: impl FnMut(&mut W) -> std::io::Result<()>,
    behind: impl Fn(&mut W) -> std::io::Result<()>,
) -> Result<(), NotWritten> {
    let writer = leaving.fields.map(|_| Writer::new(Names::of(leaving.directory), leaving.lang.messages()));
    leaving.each(leaving.records, progress, |no, record| {
        before(out)?;
        write_record(leaving, writer.as_ref(), no, record, out)?;
        Ok(behind(out)?)
    })
}

fn write_record(
    leaving: &Leaving<'_>,
    writer: Option<&Writer<'_>>,
    no: RecordIdx,
    record: Record<'_>,
    out: &mut impl Write,
) -> serde_json::Result<()> {
    match (leaving.fields, writer) {
        (Some(columns), Some(writer)) => write_value(out, &Cells { columns, writer, record }),
        _ => write_value(out, &Whole::of(leaving.directory, no, record)),
    }
}

/// Some columns of a record by their names.
struct Cells<'a> {
    columns: &'a [Column],
    writer: &'a Writer<'a>,
    record: Record<'a>,
}

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for &column in self.columns {
            let cell = self.writer.cell(column, self.record);
            let name = column.slug();
            match column.form() {
                Form::Lines | Form::Phones | Form::Links => {
                    map.serialize_entry(name, &cell.lines().collect::<Vec<_>>())?;
                }
                _ if cell.is_empty() => map.serialize_entry(name, &None::<&str>)?,
                Form::Number => map.serialize_entry(name, &cell.parse::<u32>().ok())?,
                Form::Short | Form::Long => map.serialize_entry(name, &cell)?,
            }
        }
        map.end()
    }
}
