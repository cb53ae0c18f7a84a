//! `kechuang export --site`: the directory as a folder of pages.

use std::path::Path;
use std::process::ExitCode;

use super::args::Cli;
use super::error::Error;
use super::output::{Progress, Text, print};
use super::source::Source;
use super::{Context, exit};
use crate::site::{NotWritten, Site, write};
use crate::threads::NoThread;

/// Writes the folder and says where it is and how many pages it has.
pub(super) fn run(context: &Context, cli: &Cli, folder: &Path, replaces: bool) -> Result<ExitCode, Error> {
    let source = Source::of(cli)?;
    let directory = source.directory()?;
    let messages = context.messages();
    let mut progress = Progress::new(context.facts.streams.error);
    let count = directory.len().max(1);
    let mut told =
        |done: usize| progress.show((done * 100 / count).min(100), |percent| messages.cli.compiling(percent));
    let written = write(&Site { directory: &directory, lang: context.lang, replaces }, folder, &mut told);
    progress.end();
    // The program ends with it: to let go of each record of a large one would take time.
    std::mem::forget(directory);
    let written = written.map_err(|error| match error {
        NotWritten::Failed { error, .. } if NoThread::is(&error) => Error::NoThread(error),
        error => Error::Site(error),
    })?;
    if context.is_quiet {
        return Ok(ExitCode::from(exit::DONE));
    }
    let said = &messages.site;
    let mut text = Text::line(said.written(written.pages, written.folder.join("index.html").display()));
    if written.name_files > 1 {
        text.add_line(said.many_names(written.name_files));
    }
    print(&text, ExitCode::SUCCESS)
}
