//! `kechuang check`: is a directory whole?

use std::collections::BTreeMap;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{CheckArgs, Cli, ReportFormat};
use super::error::Error;
use super::output::{Text, print};
use super::{Context, diagnostics, exit};
use crate::directory::{Directory, Kind};
use crate::loader::diagnostic::Diagnostic;
use crate::loader::layout::{DIRECTORY, FILES, FOLDERS};
use crate::loader::{Limits, Source, Unreadable, load};
use crate::messages::Messages;
use crate::search::{PolyphoneReading, polyphone_readings};

/// Checks what was named, and prints the faults or one line with the counts.
pub(super) fn run(context: &Context, cli: &Cli, call: &CheckArgs) -> Result<ExitCode, Error> {
    let messages = context.messages();
    let (source, only) = sources(call.path.as_deref().or(cli.data.as_deref()), cli.limits())?;
    let (line, faults) = match load(&source, |_| ()) {
        Ok(directory) if call.readings => return print(&readings(messages, &directory), ExitCode::SUCCESS),
        Ok(directory) => (clean(messages, &directory), Vec::new()),
        Err(faults) => (String::new(), faults),
    };
    let is_named = |fault: &Diagnostic| only.as_ref().is_none_or(|path| *path == fault.place.file);
    let (faults, others): (Vec<Diagnostic>, Vec<Diagnostic>) = faults.into_iter().partition(is_named);
    let line = only.as_ref().map_or(line, |path| messages.cli.file_clean(path));
    let mut text = match call.format {
        ReportFormat::Json => diagnostics::json(context.lang, &faults)?,
        ReportFormat::Text if faults.is_empty() => Text::line(&line),
        ReportFormat::Text => context.report(&faults, context.facts.streams.output),
    };
    if call.format == ReportFormat::Text && !others.is_empty() {
        text.add_line(messages.cli.others_faulty(others.len()));
    }
    print(&text, ExitCode::from(if faults.is_empty() { exit::DONE } else { exit::NOTHING }))
}

/// The directory that was named, and the one file of it whose faults are wanted, if a file was named.
fn sources(path: Option<&Path>, limits: Limits) -> Result<(Source, Option<String>), Error> {
    let Some(path) = path else { return Ok((Source::shipped(), None)) };
    if !path.is_file() {
        return Ok((folder(path, limits)?, None));
    }
    let root = root_of(path).ok_or_else(|| Error::NotInDirectory(path.to_owned()))?;
    let mut source = folder(&root, limits)?;
    let wanted = std::fs::canonicalize(path).map_err(|error| Unreadable::new(path, error))?;
    let files = source.files.iter_mut().map(|file| &mut file.shown);
    let mut all = files.chain(source.misnamed.iter_mut().map(|(shown, _)| shown));
    let shown = all.find(|shown| std::fs::canonicalize(shown).is_ok_and(|file| file == wanted));
    let shown = shown.ok_or_else(|| Error::NoFileOfIt(path.to_owned()))?;
    // The reader sees the name that they gave.
    *shown = path.display().to_string();
    let only = shown.clone();
    Ok((source, Some(only)))
}

/// The folder with [`DIRECTORY`] that a file belongs to: its own, or the one above.
fn root_of(file: &Path) -> Option<PathBuf> {
    let folder = match file.parent()? {
        own if own.as_os_str().is_empty() => Path::new("."),
        own => own,
    };
    iter::once(folder.to_owned()).chain(above(folder)).find(|root| root.join(DIRECTORY).is_file())
}

/// The folder above one, as the reader would name it.
fn above(folder: &Path) -> Option<PathBuf> {
    match folder.parent() {
        _ if folder == Path::new(".") => Some(PathBuf::from("..")),
        // `..` and what ends in it have parents that their names do not tell.
        _ if folder.file_name().is_none() => Some(folder.join("..")),
        Some(above) if above.as_os_str().is_empty() => Some(PathBuf::from(".")),
        above => above.map(Path::to_owned),
    }
}

/// The files of a folder.
pub(super) fn folder(path: &Path, limits: Limits) -> Result<Source, Error> {
    if path.exists() && !path.is_dir() {
        return Err(Error::NotAFolder(path.to_owned()));
    }
    let source = Source::folder_within(path, limits)?;
    match above(path).filter(|_| is_only_a_part(path, &source)) {
        Some(above) => Err(Error::OnlyAPart { path: path.to_owned(), above }),
        None => Ok(source),
    }
}

/// Whether a folder is one of those inside a directory: it has their name, and nothing but records in it.
fn is_only_a_part(folder: &Path, source: &Source) -> bool {
    let name = std::fs::canonicalize(folder).ok().and_then(|it| Some(it.file_name()?.to_string_lossy().into_owned()));
    let has_its_name = name.is_some_and(|name| FOLDERS.contains(&name.as_str()));
    let is_record = |path: &str| !path.contains('/') && !FILES.contains(&path);
    has_its_name && !source.files.is_empty() && source.files.iter().all(|file| is_record(&file.path))
}

/// Each character of doubtful reading once, the most frequent first, with a name in which it stands.
fn readings(messages: &Messages, directory: &Directory) -> Text {
    let mut characters: BTreeMap<char, (usize, PolyphoneReading)> = BTreeMap::new();
    for polyphone in polyphone_readings(directory) {
        characters.entry(polyphone.character).or_insert((0, polyphone)).0 += 1;
    }
    let mut characters: Vec<(usize, PolyphoneReading)> = characters.into_values().collect();
    characters.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut text = Text::default();
    for (count, polyphone) in &characters {
        let Some(heading) = directory.heading(polyphone.record) else { continue };
        let others = polyphone.others.join(" ");
        text.add_line(messages.cli.doubtful(
            polyphone.character,
            &polyphone.taken,
            others,
            count,
            heading.name,
            heading.id,
        ));
    }
    text
}

fn clean(messages: &Messages, directory: &Directory) -> String {
    let count = |kind| directory.of_kind(kind).len();
    messages.cli.clean(
        count(Kind::Service),
        count(Kind::Society),
        count(Kind::Department),
        count(Kind::Profile),
        count(Kind::Article),
    )
}
