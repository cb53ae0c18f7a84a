//! `kechuang check`: is a directory whole?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::{Arguments, CheckCall, ReportFormat};
use super::{Context, fail, print, report};
use crate::directory::fault::Fault;
use crate::directory::{Directory, Source, Unreadable, load};
use crate::search::{DoubtfulReading, doubtful_readings};
use crate::terminal::backend::Colours;
use crate::text::strip;
use crate::words::{Words, fill};

/// Checks what was named, and prints the faults or one line with the counts.
pub(super) fn run(context: &Context, arguments: &Arguments, call: &CheckCall) -> ExitCode {
    let words = context.words();
    let (source, only) = match sources(words, call.path.as_deref().or(arguments.data.as_deref())) {
        Ok(sources) => sources,
        Err(message) => return fail(&message),
    };
    let faults = match load(&source, |_| ()) {
        Ok(directory) if call.readings => {
            let _ = print(&readings(words, &directory));
            return ExitCode::SUCCESS;
        }
        Ok(directory) => {
            let line = match call.format {
                ReportFormat::Text => clean(words, &directory),
                ReportFormat::Json => "[]".to_owned(),
            };
            let _ = print(&format!("{line}\n"));
            return ExitCode::SUCCESS;
        }
        Err(faults) => faults,
    };
    let named = |fault: &Fault| only.as_ref().is_none_or(|path| *path == fault.file);
    let faults: Vec<Fault> = faults.into_iter().filter(named).collect();
    match call.format {
        ReportFormat::Text => {
            let styled = context.facts.streams.output && context.facts.colours != Colours::None;
            let _ = print(&report::text(context.lang, &faults, styled));
        }
        ReportFormat::Json => {
            let _ = print(&format!("{}\n", report::json(context.lang, &faults)));
        }
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The directory that was named, and the one file of it whose faults are wanted, if a file was named.
fn sources(words: &Words, path: Option<&Path>) -> Result<(Source, Option<String>), String> {
    let Some(path) = path else { return Ok((Source::shipped(), None)) };
    if !path.is_file() {
        return Ok((folder(words, path)?, None));
    }
    let root =
        root_of(path).ok_or_else(|| fill(words.cli.not_in_directory, &[("path", &path.display().to_string())]))?;
    let source = folder(words, &root)?;
    let wanted = std::fs::canonicalize(path).ok();
    let file = source.files.iter().find(|file| std::fs::canonicalize(&file.shown).ok() == wanted);
    Ok((source.clone(), file.map(|file| file.shown.clone())))
}

/// The folder with `directory.ron` that a file belongs to: its own, or the one above.
fn root_of(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let above = if folder == Path::new(".") { PathBuf::from("..") } else { folder.join("..") };
    [folder.to_owned(), above].into_iter().find(|root| root.join("directory.ron").is_file())
}

/// The files of a folder, or why they cannot be had, in words.
pub(super) fn folder(words: &Words, path: &Path) -> Result<Source, String> {
    if path.exists() && !path.is_dir() {
        return Err(fill(words.cli.not_a_folder, &[("path", &path.display().to_string())]));
    }
    Source::folder(path).map_err(|Unreadable { path, error }| {
        fill(words.cli.unreadable, &[("path", &path.display().to_string()), ("reason", &error.to_string())])
    })
}

/// Each character of doubtful reading once, the most frequent first, with a name in which it stands.
fn readings(words: &Words, directory: &Directory) -> String {
    let mut characters: BTreeMap<char, (usize, DoubtfulReading)> = BTreeMap::new();
    for doubt in doubtful_readings(directory) {
        characters.entry(doubt.character).or_insert((0, doubt)).0 += 1;
    }
    let mut characters: Vec<(usize, DoubtfulReading)> = characters.into_values().collect();
    characters.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let lines = characters.iter().filter_map(|(count, doubt)| {
        let record = directory.record(doubt.record)?;
        let things = [
            ("character", doubt.character.to_string()),
            ("taken", doubt.taken.clone()),
            ("others", doubt.others.join(" ")),
            ("count", count.to_string()),
            ("name", strip(record.name()).into_owned()),
            ("id", record.id().to_string()),
        ];
        let line = fill(words.cli.doubtful, &things.each_ref().map(|(name, thing)| (*name, thing.as_str())));
        Some(format!("{line}\n"))
    });
    lines.collect()
}

fn clean(words: &Words, directory: &Directory) -> String {
    let articles = directory.charter.iter().flat_map(|charter| &charter.chapters).map(|it| it.articles.len()).sum();
    let societies = directory.disciplines.iter().map(|it| it.societies.len()).sum();
    let counts: [(&str, usize); 5] = [
        ("services", directory.services.len()),
        ("societies", societies),
        ("departments", directory.departments.len()),
        ("profiles", directory.profiles.len()),
        ("articles", articles),
    ];
    let counts = counts.map(|(name, count)| (name, count.to_string()));
    fill(words.cli.clean, &counts.each_ref().map(|(name, count)| (*name, count.as_str())))
}
