//! `kechuang check`: is a directory whole?

use std::collections::BTreeMap;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{CheckArgs, Cli, ReportFormat};
use super::output::{Text, fail, print};
use super::{Context, diagnostics};
use crate::directory::{Directory, Kind};
use crate::loader::diagnostic::Diagnostic;
use crate::loader::{FOLDERS, Limits, Source, load};
use crate::messages::{Messages, fill};
use crate::search::{PolyphoneReading, polyphone_readings};

/// Checks what was named, and prints the faults or one line with the counts.
pub(super) fn run(context: &Context, cli: &Cli, call: &CheckArgs) -> ExitCode {
    let messages = context.messages();
    let (source, only) = match sources(messages, call.path.as_deref().or(cli.data.as_deref()), cli.limits()) {
        Ok(sources) => sources,
        Err(message) => return fail(message),
    };
    let (line, faults) = match load(&source, |_| ()) {
        Ok(directory) if call.readings => {
            return print(messages, &readings(messages, &directory), ExitCode::SUCCESS);
        }
        Ok(directory) => (clean(messages, &directory), Vec::new()),
        Err(faults) => (String::new(), faults),
    };
    let is_named = |fault: &Diagnostic| only.as_ref().is_none_or(|path| *path == fault.place.file);
    let (faults, others): (Vec<Diagnostic>, Vec<Diagnostic>) = faults.into_iter().partition(is_named);
    let line = only.as_ref().map_or(line, |path| fill(messages.cli.file_clean, &[("path", path)]));
    let mut text = match call.format {
        ReportFormat::Json => diagnostics::json(context.lang, &faults),
        ReportFormat::Text if faults.is_empty() => Text::line(&line),
        ReportFormat::Text => context.report(&faults, context.facts.streams.output),
    };
    if call.format == ReportFormat::Text && !others.is_empty() {
        text.add_line(fill(messages.cli.others_faulty, &[("count", &others.len().to_string())]));
    }
    print(messages, &text, if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The directory that was named, and the one file of it whose faults are wanted, if a file was named.
fn sources(messages: &Messages, path: Option<&Path>, limits: Limits) -> Result<(Source, Option<String>), String> {
    let Some(path) = path else { return Ok((Source::shipped(), None)) };
    if !path.is_file() {
        return Ok((folder(messages, path, limits)?, None));
    }
    let refuse = |message| fill(message, &[("path", &path.display().to_string())]);
    let root = root_of(path).ok_or_else(|| refuse(messages.cli.not_in_directory))?;
    let mut source = folder(messages, &root, limits)?;
    let wanted = std::fs::canonicalize(path).ok();
    let files = source.files.iter_mut().map(|file| &mut file.shown);
    let mut all = files.chain(source.misnamed.iter_mut().map(|(shown, _)| shown));
    let shown = all.find(|shown| std::fs::canonicalize(shown).ok() == wanted);
    let shown = shown.ok_or_else(|| refuse(messages.cli.no_file_of_it))?;
    // The reader sees the name that he gave.
    *shown = path.display().to_string();
    let only = shown.clone();
    Ok((source, Some(only)))
}

/// The folder with `directory.ron` that a file belongs to: its own, or the one above.
fn root_of(file: &Path) -> Option<PathBuf> {
    let folder = match file.parent()? {
        own if own.as_os_str().is_empty() => Path::new("."),
        own => own,
    };
    iter::once(folder.to_owned()).chain(above(folder)).find(|root| root.join("directory.ron").is_file())
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

/// The files of a folder, or why they cannot be had, in words.
pub(super) fn folder(messages: &Messages, path: &Path, limits: Limits) -> Result<Source, String> {
    if path.exists() && !path.is_dir() {
        return Err(fill(messages.cli.not_a_folder, &[("path", &path.display().to_string())]));
    }
    let source = Source::folder_within(path, limits).map_err(|it| messages.refusal(&it.path, &it.refusal))?;
    match above(path).filter(|_| is_only_a_part(path, &source)) {
        Some(above) => Err(fill(
            messages.cli.only_a_part,
            &[("path", &path.display().to_string()), ("above", &above.display().to_string())],
        )),
        None => Ok(source),
    }
}

/// Whether a folder is one of those inside a directory: it has their name, and nothing but records in it.
fn is_only_a_part(folder: &Path, source: &Source) -> bool {
    let name = std::fs::canonicalize(folder).ok().and_then(|it| Some(it.file_name()?.to_string_lossy().into_owned()));
    let has_its_name = name.is_some_and(|name| FOLDERS.contains(&name.as_str()));
    let is_record = |path: &str| {
        !path.contains('/') && !["directory.ron", "departments.ron", "societies.ron", "charter.ron"].contains(&path)
    };
    has_its_name && !source.files.is_empty() && source.files.iter().all(|file| is_record(&file.path))
}

/// Each character of doubtful reading once, the most frequent first, with a name in which it stands.
fn readings(messages: &Messages, directory: &Directory) -> Text {
    let mut characters: BTreeMap<char, (usize, PolyphoneReading)> = BTreeMap::new();
    for doubt in polyphone_readings(directory) {
        characters.entry(doubt.character).or_insert((0, doubt)).0 += 1;
    }
    let mut characters: Vec<(usize, PolyphoneReading)> = characters.into_values().collect();
    characters.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut text = Text::default();
    for (count, doubt) in &characters {
        let Some(heading) = directory.heading(doubt.record) else { continue };
        let things = [
            ("character", doubt.character.to_string()),
            ("taken", doubt.taken.clone()),
            ("others", doubt.others.join(" ")),
            ("count", count.to_string()),
            ("name", heading.name.to_owned()),
            ("id", heading.id.to_owned()),
        ];
        text.add_line(fill(messages.cli.doubtful, &things.each_ref().map(|(name, thing)| (*name, thing.as_str()))));
    }
    text
}

fn clean(messages: &Messages, directory: &Directory) -> String {
    let counts = [
        ("services", Kind::Service),
        ("societies", Kind::Society),
        ("departments", Kind::Department),
        ("profiles", Kind::Profile),
        ("articles", Kind::Article),
    ];
    let counts = counts.map(|(name, kind)| (name, directory.of_kind(kind).len().to_string()));
    fill(messages.cli.clean, &counts.each_ref().map(|(name, count)| (*name, count.as_str())))
}
