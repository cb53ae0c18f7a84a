//! `kechuang compile`: a directory as one file that is opened without being read.

use std::fs;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::SystemTime;

use super::Context;
use super::args::{Cli, CompileArgs};
use super::check::check_folder;
use super::error::Error;
use super::output::{Progress, Text, print};
use super::source::{refused, verify_inside};
use crate::directory::Directory;
use crate::loader::{Listing, Source, load, load_files};
use crate::messages::mebibytes;
use crate::packed::packed;
use crate::search::{Index, SearchOptions};
use crate::snapshot::{Compilation, Origin, write_file};

/// Reads, checks and indexes what was named, and writes it, whole or not at all.
pub(super) fn run(context: &Context, cli: &Cli, call: &CompileArgs) -> Result<ExitCode, Error> {
    let unwritten = |error| Error::Uncompiled { path: call.output.clone(), error };
    let path = call.path.as_deref().or(cli.data.as_deref());
    let count = if let (None, Some(snapshot)) = (path, packed()) {
        // Of what was packed into the program there are no files; it leaves as it is.
        verify_inside(snapshot)?;
        let count = snapshot.directory().map_err(|refusal| refused(None, refusal))?.len();
        snapshot.write_file(&call.output).map_err(unwritten)?;
        count
    } else {
        compiled(context, cli, path, |it, told| write_file(&call.output, it, told).map_err(unwritten))?.0
    };
    let length = fs::metadata(&call.output).map_or(0, |it| it.len());
    let messages = &context.messages().cli;
    print(&Text::line(messages.compiled(call.output.display(), count, mebibytes(length))), ExitCode::SUCCESS)
}

/// Reads, checks and indexes the directory in a folder, or without one that which the program was built with, and has `write`
/// write it, which tells how many records it has written. How many there are, and what `write` has come to.
pub(super) fn compiled<T>(
    context: &Context,
    cli: &Cli,
    path: Option<&Path>,
    write: impl FnOnce(&Compilation<'_>, &mut dyn FnMut(usize)) -> Result<T, Error>,
) -> Result<(usize, T), Error> {
    let messages = &context.messages().cli;
    let mut progress = Progress::new(context.facts.streams.error);
    let read_at = SystemTime::now();
    let read = match path {
        None => read_shipped(),
        Some(path) => read(cli, path, |percent| progress.show(percent, |percent| messages.reading(percent))),
    };
    let (directory, digest) = read.inspect_err(|_| progress.end())?;
    let folder = path.and_then(|path| fs::canonicalize(path).ok());
    let origin = Origin { digest, read_at: folder.is_some().then_some(read_at) };
    progress.say(messages.indexing);
    let directory = Arc::new(directory);
    // The program ends with both: to let go of each record of a large one would take time.
    std::mem::forget(Arc::clone(&directory));
    let index = ManuallyDrop::new(Index::build_with(&directory, SearchOptions::default()));
    let count = directory.len();
    let compilation = Compilation { directory: &directory, index: &index, origin, folder: folder.as_deref() };
    let written = write(&compilation, &mut |written| {
        progress.show(written * 100 / count.max(1), |percent| messages.compiling(percent));
    });
    progress.end();
    Ok((count, written?))
}

/// The directory that the program was built with, and the digest of its files.
fn read_shipped() -> Result<(Directory, u128), Error> {
    let source = Source::shipped();
    Ok((load(&source, |_| ())?, source.digest()))
}

/// The directory in a folder, checked, and the digest of its files. `told` hears how many percent are read.
fn read(cli: &Cli, path: &Path, mut told: impl FnMut(usize)) -> Result<(Directory, u128), Error> {
    check_folder(path, cli.limits())?;
    let listing = Listing::of(path, cli.limits())?;
    let directory = load_files(&listing, |it| told(it.read * 100 / it.total.max(1)))?;
    Ok((directory, listing.digest_all()?))
}
