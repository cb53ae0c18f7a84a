//! `kechuang export`: records in the formats of other programs.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::args::{Cli, ExportArgs, TemplateArgs, TemplateFormat};
use super::error::Error;
use super::kiosk::check_listed;
use super::output::{Progress, Text, print, write_all_to_stdout};
use super::search::found;
use super::show::place;
use super::source::{Source, opened};
use super::today::today;
use super::{Context, exit, site};
use crate::directory::{Directory, Kind, RecordIdx, RecordList};
use crate::export::{self, CardOptions, DateOptions, ExportFormat, Leaving, Left, NotWritten, write, write_file};
use crate::search;
use crate::threads::NoThread;

/// What stands for standard output.
const STANDARD_OUTPUT: &str = "-";

/// Of so many cut cells each is told.
const MOST_TOLD: usize = 5;

/// Finds what was asked for and writes it: to standard output, or as a file, whole or not at all.
pub(super) fn run(context: &Context, cli: &Cli, call: &ExportArgs) -> Result<ExitCode, Error> {
    if let Some(folder) = &call.site {
        return site::run(context, cli, folder, call.force);
    }
    let file = to_file(call.output.as_deref());
    let format = format(call, file)?;
    check_options(call, format)?;
    let to_terminal = file.is_none() && context.facts.streams.output;
    if to_terminal && format.is_binary() {
        return Err(Error::BinaryToTerminal(format.slug()));
    }
    if let Some(path) = file {
        check_free(path, call.force)?;
    }
    let (source, directory) = opened(cli)?;
    let records = records(context, cli, call, &source, &directory)?;
    if records.is_empty() {
        return Err(Error::NothingToExport);
    }
    let leaving = Leaving {
        header: call.header.unwrap_or(context.lang),
        fields: (!call.fields.is_empty()).then_some(&*call.fields),
        is_file: !to_terminal,
        cards: CardOptions { version: call.vcard.unwrap_or_default(), reading: Some(search::reading) },
        dates: DateOptions { today: Some(today(cli)), remind: call.remind, inferred: call.inferred },
        ..Leaving::new(&directory, &records, context.lang)
    };
    let (left, is_read) = carry_out(context, format, &leaving, file, call.force)?;
    context.tell_cut(&left);
    let messages = context.messages();
    match file.filter(|_| is_read && !context.is_quiet) {
        Some(path) => print(&Text::line(messages.marks.written(left.records, path.display())), ExitCode::SUCCESS),
        None => Ok(ExitCode::from(exit::DONE)),
    }
}

/// Writes the cards of those who answer for some entries to standard output, each entry by its id or its name.
pub(super) fn cards(context: &Context, cli: &Cli, names: &[String]) -> Result<ExitCode, Error> {
    let (source, directory) = opened(cli)?;
    let mut records = Vec::new();
    for name in names {
        let place = place(cli, &source, &directory, name)?;
        records.push(place.ok_or_else(|| Error::NoCard { id: name.clone() })?);
    }
    match take_out(context, cli, ExportFormat::Vcard, &directory, records) {
        Err(Error::NothingToExport) => Err(Error::NoCard { id: names.join(" ") }),
        end => end,
    }
}

/// Writes when services take place to standard output, as a calendar: those that have one of some ids, or else those that a
/// query finds; without either all.
pub(super) fn dates(context: &Context, cli: &Cli, query: &[String]) -> Result<ExitCode, Error> {
    let (source, directory) = opened(cli)?;
    let ids: Option<Vec<RecordIdx>> = query.iter().map(|id| directory.index_of(id)).collect();
    let records = match ids {
        Some(ids) if !ids.is_empty() => ids,
        _ if query.is_empty() => directory.of_kind(Kind::Service).iter().collect(),
        _ => found(context, cli, &source, &directory, &query.join(" "), None)?,
    };
    check_listed(cli, records.len())?;
    take_out(context, cli, ExportFormat::Ical, &directory, records)
}

/// Writes records to standard output, each once and in the directory's order.
fn take_out(
    context: &Context,
    cli: &Cli,
    format: ExportFormat,
    directory: &Directory,
    mut records: Vec<RecordIdx>,
) -> Result<ExitCode, Error> {
    records.sort_unstable();
    records.dedup();
    if records.is_empty() {
        return Err(Error::NothingToExport);
    }
    let records: RecordList = records.into_iter().collect();
    let leaving = Leaving {
        cards: CardOptions { reading: Some(search::reading), ..CardOptions::PLAIN },
        dates: DateOptions { today: Some(today(cli)), ..DateOptions::PRINTED },
        has_options: false,
        ..Leaving::new(directory, &records, context.lang)
    };
    carry_out(context, format, &leaving, None, false)?;
    Ok(ExitCode::SUCCESS)
}

/// The format that was named, or else that of the file's name.
fn format(call: &ExportArgs, file: Option<&Path>) -> Result<ExportFormat, Error> {
    let ending = file.and_then(Path::extension).and_then(|it| it.to_str());
    let is_meant = |format: &ExportFormat| ending.is_some_and(|it| format.extension().eq_ignore_ascii_case(it));
    // Formats that share an ending are told apart by their names alone.
    let mut meant = ExportFormat::ALL.into_iter().filter(is_meant);
    let only = meant.next().filter(|_| meant.next().is_none());
    call.format.or(only).ok_or(Error::FormatMissing)
}

/// Whether the format takes the options of the call.
fn check_options(call: &ExportArgs, format: ExportFormat) -> Result<(), Error> {
    let wrong = |option| Err(Error::OptionOfOtherFormats { option, format: format.slug() });
    if !call.fields.is_empty() && !format.has_columns() {
        return wrong("--fields");
    }
    if call.header.is_some() && !format.has_headings() {
        return wrong("--header");
    }
    if call.vcard.is_some() && format != ExportFormat::Vcard {
        return wrong("--vcard");
    }
    for (option, is_given) in [("--remind", call.remind.is_some()), ("--inferred", call.inferred)] {
        if is_given && format != ExportFormat::Ical {
            return wrong(option);
        }
    }
    Ok(())
}

/// Whether a file can be written there, as far as that can be said before it is.
pub(super) fn check_free(path: &Path, may_replace: bool) -> Result<(), Error> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(Error::FolderInPlace(path.to_owned())),
        Ok(found) if found.is_file() && !may_replace => Err(Error::FileExists(path.to_owned())),
        _ => Ok(()),
    }
}

/// The records that were asked for, in the directory's order.
fn records(
    context: &Context,
    cli: &Cli,
    call: &ExportArgs,
    source: &Source,
    directory: &Arc<Directory>,
) -> Result<RecordList, Error> {
    let query = call.query.join(" ");
    if query.trim().is_empty() {
        return Ok(call.kind.map_or_else(|| directory.all(), |kind| directory.of_kind(kind)));
    }
    let mut records = found(context, cli, source, directory, &query, call.kind)?;
    records.sort_unstable();
    Ok(records.into_iter().collect())
}

/// Writes what leaves; whether somebody has taken it.
fn carry_out(
    context: &Context,
    format: ExportFormat,
    leaving: &Leaving<'_>,
    file: Option<&Path>,
    may_replace: bool,
) -> Result<(Left, bool), Error> {
    let messages = &context.messages().cli;
    // Where the answer itself goes to a terminal, a line between its lines would tear it.
    let mut progress = Progress::new(context.facts.streams.error && (file.is_some() || !context.facts.streams.output));
    let count = leaving.records.len();
    let mut left = Left::default();
    let written = hand_over(file, may_replace, &mut |out| {
        let mut told = |done: usize| progress.show(done * 100 / count.max(1), |percent| messages.compiling(percent));
        left = write(format, leaving, out, &mut told)?;
        if left.records == 0 { Err(NotWritten::Nothing) } else { Ok(()) }
    });
    progress.end();
    // What is left out is said where nothing is left, too.
    left.remarks.iter().for_each(|remark| context.note(remark));
    Ok((left, written?))
}

/// Writes to standard output or to a file; whether somebody has taken it.
fn hand_over(
    file: Option<&Path>,
    may_replace: bool,
    each: &mut dyn FnMut(&mut dyn Write) -> Result<(), NotWritten>,
) -> Result<bool, Error> {
    let written = match file {
        None => write_all_to_stdout(each),
        // What is no file (a device, a pipe) takes what comes and cannot be replaced.
        Some(path) if fs::metadata(path).is_ok_and(|it| !it.is_file()) => {
            let opened = fs::OpenOptions::new().write(true).open(path);
            let whole = |file| {
                let mut out = BufWriter::new(file);
                each(&mut out)?;
                Ok(out.flush()?)
            };
            opened.map_err(NotWritten::from).and_then(whole).map(|()| true)
        }
        Some(path) => write_file(path, may_replace, each).map(|()| true),
    };
    written.map_err(|error| refused(file, error))
}

/// Writes an empty workbook to fill in.
pub(super) fn template(context: &Context, cli: &Cli, call: &TemplateArgs) -> Result<ExitCode, Error> {
    let TemplateFormat::Xlsx = call.format;
    let file = to_file(call.output.as_deref());
    if file.is_none() && context.facts.streams.output {
        return Err(Error::BinaryToTerminal(ExportFormat::Xlsx.slug()));
    }
    if let Some(path) = file {
        check_free(path, call.force)?;
    }
    let directory = Source::of(cli)?.directory()?;
    let is_read = hand_over(file, call.force, &mut |out| export::template(&directory, context.lang, out))?;
    match file.filter(|_| is_read && !context.is_quiet) {
        Some(path) => print(&Text::line(context.messages().cli.template_written(path.display())), ExitCode::SUCCESS),
        None => Ok(ExitCode::from(exit::DONE)),
    }
}

/// The file that was named, unless that is standard output.
fn to_file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new(STANDARD_OUTPUT))
}

/// Why it was not written, in terms of the call.
pub(super) fn refused(file: Option<&Path>, error: NotWritten) -> Error {
    match (error, file) {
        (NotWritten::Nothing, _) => Error::NothingToExport,
        (NotWritten::Damaged(id), _) => Error::DamagedRecord(id),
        (NotWritten::TooManyRows { sheet, rows, most }, _) => Error::TooManyRows { sheet, rows, most },
        (NotWritten::Io(error), _) if NoThread::is(&error) => Error::NoThread(error),
        (NotWritten::Io(error), None) => Error::Stdout(error),
        (NotWritten::Io(error), Some(path)) if error.kind() == io::ErrorKind::AlreadyExists => {
            Error::FileExists(path.to_owned())
        }
        (NotWritten::Io(error), Some(path)) => Error::Unexported(path.to_owned(), error),
    }
}

impl Context {
    /// Says which cells were too long for the format and are cut.
    fn tell_cut(&self, left: &Left) {
        let messages = self.messages();
        for (id, column) in left.cut.iter().take(MOST_TOLD) {
            self.note(messages.cli.cell_cut(id, column.name(messages)));
        }
        if left.cut.len() > MOST_TOLD {
            self.note(messages.marks.more_warnings(left.cut.len() - MOST_TOLD));
        }
    }
}
