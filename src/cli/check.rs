//! `kechuang check`: is a directory whole?

use std::collections::BTreeMap;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{CheckArgs, CheckFormat, Cli};
use super::error::Error;
use super::output::{Text, print, write};
use super::watching::watch;
use super::{Context, diagnostics, exit, links, source};
use crate::directory::{Directory, Kind};
use crate::loader::diagnostic::Diagnostic;
use crate::loader::layout::{DIRECTORY, FILES, FOLDERS};
use crate::loader::{Limits, Listing, LoadError, Source, Unreadable, load, load_files};
use crate::messages::Messages;
use crate::packed::packed;
use crate::search::{PolyphoneReading, polyphone_readings};
use crate::snapshot::Snapshot;

/// Checks what was named, and prints the faults or one line with the counts; with `--watch` again whenever something of
/// it was saved.
pub(super) fn run(context: &Context, cli: &Cli, call: &CheckArgs) -> Result<ExitCode, Error> {
    if let Some(report) = &call.links {
        return links::run(context, cli, call.path.as_deref().or(cli.data.as_deref()), report);
    }
    if call.watch {
        return keep_checking(context, cli, call);
    }
    let (text, code) = checked(context, cli, call)?;
    print(&text, code)
}

/// Checks again and again, until nobody reads it any more or nothing can be waited for.
fn keep_checking(context: &Context, cli: &Cli, call: &CheckArgs) -> Result<ExitCode, Error> {
    let path = call.path.as_deref().or(cli.data.as_deref()).ok_or(Error::NothingToWatch)?;
    let root = if path.is_file() { root_of(path) } else { None };
    let root = root.as_deref().unwrap_or(path);
    let mut watch = watch(root)?;
    loop {
        match checked(context, cli, call) {
            Ok((text, _)) if !write(&text)? => return Ok(ExitCode::SUCCESS),
            Ok(_) => {}
            Err(error) => context.tell(&error),
        }
        context.note(context.messages().cli.watching(root.display()));
        if !watch.wait() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// The compiled directory that was named, or that was packed into the program, whole to the last byte; none where there are files
/// to look at.
fn compiled(cli: &Cli, path: Option<&Path>) -> Result<Option<Snapshot>, Error> {
    match (path, packed()) {
        (Some(path), _) if Snapshot::is_at(path) => {
            let snapshot = source::open(path)?;
            source::verify(path, &snapshot, cli.limits())?;
            Ok(Some(snapshot))
        }
        (None, Some(snapshot)) => {
            source::verify_inside(snapshot)?;
            Ok(Some(snapshot.clone()))
        }
        _ => Ok(None),
    }
}

/// What is to be said of what was named, and what a call ends with that says it.
fn checked(context: &Context, cli: &Cli, call: &CheckArgs) -> Result<(Text, ExitCode), Error> {
    let messages = context.messages();
    let path = call.path.as_deref().or(cli.data.as_deref());
    if let Some(snapshot) = compiled(cli, path)? {
        let directory = snapshot.directory().map_err(|refusal| source::refused(path, refusal))?;
        let text = if call.readings { readings(messages, &directory) } else { Text::line(clean(messages, &directory)) };
        return Ok((text, ExitCode::SUCCESS));
    }
    let (loaded, only) = match path {
        None => (Ok(load(&Source::shipped(), |_| ())?), None),
        Some(path) => {
            let (listing, only) = listed(path, cli.limits())?;
            (load_files(&listing, |_| ()), only)
        }
    };
    let (line, faults) = match loaded {
        Ok(directory) if call.readings => return Ok((readings(messages, &directory), ExitCode::SUCCESS)),
        Ok(directory) => {
            let line = clean(messages, &directory);
            // The program ends here: to let go of each record would be a tenth of its time.
            std::mem::forget(directory);
            (line, Vec::new())
        }
        Err(LoadError::Faults(faults)) => (String::new(), faults),
        Err(LoadError::Unreadable(error)) => return Err(error.into()),
    };
    let is_named = |fault: &Diagnostic| only.as_ref().is_none_or(|path| *path == fault.place.file);
    let (faults, others): (Vec<Diagnostic>, Vec<Diagnostic>) = faults.into_iter().partition(is_named);
    let line = only.as_ref().map_or(line, |path| messages.cli.file_clean(path));
    let mut text = match call.format {
        CheckFormat::Json => diagnostics::json(context.lang, &faults)?,
        CheckFormat::Gnu => diagnostics::gnu(context.lang, &faults),
        CheckFormat::Text if faults.is_empty() => Text::line(&line),
        CheckFormat::Text => context.report(&faults, context.facts.streams.output),
    };
    if call.format == CheckFormat::Text && !others.is_empty() {
        text.add_line(messages.cli.others_faulty(others.len()));
    }
    Ok((text, ExitCode::from(if faults.is_empty() { exit::DONE } else { exit::NOTHING })))
}

/// The files of the directory that was named, and the one of them whose faults are wanted, if a file was named.
pub(super) fn listed(path: &Path, limits: Limits) -> Result<(Listing, Option<String>), Error> {
    if !path.is_file() {
        check_folder(path, limits)?;
        return Ok((Listing::of(path, limits)?, None));
    }
    let root = root_of(path).ok_or_else(|| Error::NotInDirectory(path.to_owned()))?;
    check_folder(&root, limits)?;
    let mut listing = Listing::of(&root, limits)?;
    let wanted = std::fs::canonicalize(path).map_err(|error| Unreadable::new(path, error))?;
    // The reader sees the name that they gave.
    let only = path.display().to_string();
    if listing.rename(&only, |other| std::fs::canonicalize(other).is_ok_and(|file| file == wanted)) {
        Ok((listing, Some(only)))
    } else {
        Err(Error::NoFileOfIt(path.to_owned()))
    }
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

/// Refuses what is no folder, cannot be read, or is only a part of a directory. Files are looked at only in one that is called
/// as one of those inside a directory.
pub(super) fn check_folder(path: &Path, limits: Limits) -> Result<(), Error> {
    if path.exists() && !path.is_dir() {
        return Err(Error::NotAFolder(path.to_owned()));
    }
    std::fs::read_dir(path).map_err(|error| Unreadable::new(path, error))?;
    match above(path) {
        Some(above) if has_name_of_part(path) && Listing::of(path, limits)?.is_of_records(&FILES) => {
            Err(Error::OnlyAPart { path: path.to_owned(), above })
        }
        _ => Ok(()),
    }
}

/// Whether a folder is called as one of those inside a directory.
fn has_name_of_part(folder: &Path) -> bool {
    let path = std::fs::canonicalize(folder);
    let name = path.as_ref().ok().and_then(|path| path.file_name());
    name.is_some_and(|name| FOLDERS.iter().any(|folder| name == *folder))
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
