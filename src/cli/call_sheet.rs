//! `kechuang callsheet`: the numbers to be called, each with all that hangs on it.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::Context;
use super::args::{CallSheetArgs, Cli, SheetFormat};
use super::error::Error;
use super::export::{check_free, refused};
use super::output::{Text, print, write_all_to_stdout};
use super::source::Source;
use crate::export::{NotWritten, call_sheet_csv, call_sheet_markdown, call_sheet_text, call_sheet_xlsx, write_file};

/// Writes the sheet: to standard output, or as a file, whole or not at all.
pub(super) fn run(context: &Context, cli: &Cli, call: &CallSheetArgs) -> Result<ExitCode, Error> {
    let file = call.output.as_deref().filter(|path| *path != Path::new("-"));
    let format = call.format.or_else(|| by_name(file?)).unwrap_or(SheetFormat::Text);
    if format == SheetFormat::Xlsx && file.is_none() && context.facts.streams.output {
        return Err(Error::BinaryToTerminal("xlsx"));
    }
    file.map_or(Ok(()), |path| check_free(path, call.force))?;
    let messages = context.messages();
    let directory = std::mem::ManuallyDrop::new(Source::of(cli)?.directory()?);
    let failed = |error: NotWritten| refused(file, error);
    let written = match format {
        SheetFormat::Text => Ok(call_sheet_text(&directory, messages).into_bytes()),
        SheetFormat::Markdown => Ok(call_sheet_markdown(&directory, messages).into_bytes()),
        SheetFormat::Csv => call_sheet_csv(&directory, messages).map(String::into_bytes).map_err(NotWritten::Io),
        SheetFormat::Xlsx => call_sheet_xlsx(&directory, messages),
    };
    let written = written.map_err(failed)?;
    let mut each = |out: &mut dyn Write| Ok(out.write_all(&written)?);
    let Some(path) = file else {
        if matches!(format, SheetFormat::Text | SheetFormat::Markdown) {
            let text = String::from_utf8_lossy(&written);
            return context.answer(&Text::lines(text), ExitCode::SUCCESS);
        }
        return write_all_to_stdout(&mut each).map(|_| ExitCode::SUCCESS).map_err(failed);
    };
    write_file(path, call.force, &mut each).map_err(failed)?;
    if context.is_quiet {
        return Ok(ExitCode::SUCCESS);
    }
    let numbers = directory.call_list().len();
    print(&Text::line(messages.curating.sheet_written(numbers, path.display())), ExitCode::SUCCESS)
}

/// The format that the name of a file asks for.
fn by_name(path: &Path) -> Option<SheetFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "txt" => Some(SheetFormat::Text),
        "md" => Some(SheetFormat::Markdown),
        "csv" => Some(SheetFormat::Csv),
        "xlsx" => Some(SheetFormat::Xlsx),
        _ => None,
    }
}
