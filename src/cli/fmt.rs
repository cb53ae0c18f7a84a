//! `kechuang fmt`: the files of a directory in the one layout.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::args::{Cli, FmtArgs};
use super::check::listed;
use super::error::Error;
use super::output::{Text, print, tell};
use super::{Context, exit};
use crate::editing::layout;
use crate::loader::diagnostic::{Diagnostic, DiagnosticKind};
use crate::loader::layout::FileKind;
use crate::loader::{Listing, LoadError, load_files};
use crate::own_files;
use crate::packed::packed;
use crate::snapshot::Snapshot;

/// Lays out what was named, or lists what is laid out otherwise.
pub(super) fn run(context: &Context, cli: &Cli, call: &FmtArgs) -> Result<ExitCode, Error> {
    let path = folder(call.path.as_deref().or(cli.data.as_deref()))?;
    let (listing, only) = listed(path, cli.limits())?;
    let source = listing.read()?;
    let mut others = Vec::new();
    let mut refused = Vec::new();
    let mut count = 0_usize;
    for (file, at) in source.files.iter().zip(listing.paths()) {
        if FileKind::of(&file.path).is_none() || only.as_ref().is_some_and(|only| *only != file.shown) {
            continue;
        }
        count += 1;
        // Characters that were lost on the way must not be written back.
        let laid_out = if file.text.contains('\u{FFFD}') { None } else { layout(&file.text).ok() };
        let Some(laid_out) = laid_out else {
            refused.push(file.shown.clone());
            continue;
        };
        // As bytes: of a byte order mark the text says nothing.
        if fs::read(at).is_ok_and(|bytes| bytes == laid_out.as_bytes()) {
            continue;
        }
        if !call.check {
            replace(at, &laid_out).map_err(|error| Error::Unwritten(at.to_owned(), error))?;
        }
        others.push(file.shown.clone());
    }
    if !refused.is_empty() {
        tell(&context.report(&faults(&listing, &refused), context.facts.streams.error));
    }
    let messages = &context.messages().cli;
    let mut text = Text::default();
    if call.check {
        for file in &others {
            text.add_line(file);
        }
    } else {
        text.add_line(messages.laid_out(others.len(), count - others.len() - refused.len()));
    }
    let is_well = refused.is_empty() && (others.is_empty() || !call.check);
    print(&text, ExitCode::from(if is_well { exit::DONE } else { exit::NOTHING }))
}

/// The folder, or the file in one, that can be written to.
pub(super) fn folder(path: Option<&Path>) -> Result<&Path, Error> {
    match path {
        None if packed().is_some() => Err(Error::PackedWithoutFiles),
        None => Err(Error::BuiltIn),
        Some(path) if Snapshot::is_at(path) => Err(Error::NotAFolder(path.to_owned())),
        Some(path) => Ok(path),
    }
}

/// Why files are not laid out.
fn faults(listing: &Listing, refused: &[String]) -> Vec<Diagnostic> {
    let Err(LoadError::Faults(faults)) = load_files(listing, |_| ()) else { return Vec::new() };
    let is_why = |fault: &Diagnostic| {
        let is_of_text = matches!(fault.kind, DiagnosticKind::Syntax(_) | DiagnosticKind::NotUtf8);
        refused.contains(&fault.place.file) && is_of_text
    };
    let (why, others): (Vec<_>, Vec<_>) = faults.into_iter().partition(is_why);
    if why.is_empty() { others.into_iter().filter(|fault| refused.contains(&fault.place.file)).collect() } else { why }
}

/// Writes a file anew, whole or not at all; who may read it stays as it was, and so does a link to it.
pub(super) fn replace(at: &Path, text: &str) -> io::Result<()> {
    own_files::replace(&fs::canonicalize(at)?, text.as_bytes())
}
