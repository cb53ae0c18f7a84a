//! `kechuang compile`: a directory as one file that is opened without being read.

use std::fs;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::SystemTime;

use super::Context;
use super::args::{Cli, CompileArgs};
use super::check::check_folder;
use super::error::Error;
use super::output::{Progress, Text, print};
use crate::loader::{Listing, Source, load, load_files};
use crate::messages::mebibytes;
use crate::search::{Index, SearchOptions};
use crate::snapshot::{Compilation, Origin, write_file};

/// Reads, checks and indexes what was named, and writes it, whole or not at all.
pub(super) fn run(context: &Context, cli: &Cli, call: &CompileArgs) -> Result<ExitCode, Error> {
    let messages = &context.messages().cli;
    let mut progress = Progress::new(context.facts.streams.error);
    let read_at = SystemTime::now();
    let path = call.path.as_ref().or(cli.data.as_ref());
    let mut told = |percent| progress.show(percent, |percent| messages.reading(percent));
    let (directory, digest, folder) = match path {
        None => {
            let source = Source::shipped();
            (load(&source, |_| ())?, source.digest(), None)
        }
        Some(path) => {
            check_folder(path, cli.limits())?;
            let listing = Listing::of(path, cli.limits())?;
            let directory = load_files(&listing, |it| told(it.read * 100 / it.total.max(1)))?;
            (directory, listing.digest_all()?, fs::canonicalize(path).ok())
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
