//! `kechuang compile`: a directory as one file that is opened without being read.

use std::fs;
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
use crate::snapshot::{Compilation, Origin, Snapshot, write_file};

/// Reads, checks and indexes what was named, and writes it, whole or not at all.
pub(super) fn run(context: &Context, cli: &Cli, call: &CompileArgs) -> Result<ExitCode, Error> {
    let messages = &context.messages().cli;
    let mut progress = Progress::new(context.facts.streams.error);
    let read_at = SystemTime::now();
    let path = call.path.as_ref().or(cli.data.as_ref());
    let mut told = |percent| progress.show(percent, |percent| messages.reading(percent));
    let (directory, digest, folder) = match (path, packed()) {
        (None, Some(snapshot)) => return taken_out(context, call, snapshot),
        (None, None) => {
            let source = Source::shipped();
            (load(&source, |_| ())?, source.digest(), None)
        }
        (Some(path), _) => {
            let (directory, digest) = compiled(cli, path, &mut told)?;
            (directory, digest, fs::canonicalize(path).ok())
        }
    };
    let origin = Origin { digest, read_at: folder.is_some().then_some(read_at) };
    progress.say(messages.indexing);
    let directory = Arc::new(directory);
    let index = Index::build_with(&directory, SearchOptions::default());
    let count = directory.len();
    let compilation = Compilation { directory: &directory, index: &index, origin, folder: folder.as_deref() };
    let written = write_file(&call.output, &compilation, |written| {
        progress.show(written * 100 / count.max(1), |percent| messages.compiling(percent));
    });
    progress.end();
    written.map_err(|error| Error::Uncompiled { path: call.output.clone(), error })?;
    let length = fs::metadata(&call.output).map_or(0, |it| it.len());
    print(&Text::line(messages.compiled(call.output.display(), count, mebibytes(length))), ExitCode::SUCCESS)
}

/// The directory in a folder, checked, and the digest of its files. `told` hears how many percent are read.
pub(super) fn compiled(cli: &Cli, path: &Path, mut told: impl FnMut(usize)) -> Result<(Directory, u128), Error> {
    check_folder(path, cli.limits())?;
    let listing = Listing::of(path, cli.limits())?;
    let directory = load_files(&listing, |it| told(it.read * 100 / it.total.max(1)))?;
    Ok((directory, listing.digest_all()?))
}

/// Writes the directory that was packed into the program, of which there are no files, as it is.
fn taken_out(context: &Context, call: &CompileArgs, snapshot: &Snapshot) -> Result<ExitCode, Error> {
    verify_inside(snapshot)?;
    let count = snapshot.directory().map_err(|refusal| refused(None, refusal))?.len();
    let written = snapshot.write_file(&call.output);
    written.map_err(|error| Error::Uncompiled { path: call.output.clone(), error })?;
    let length = fs::metadata(&call.output).map_or(0, |it| it.len());
    let messages = &context.messages().cli;
    print(&Text::line(messages.compiled(call.output.display(), count, mebibytes(length))), ExitCode::SUCCESS)
}
