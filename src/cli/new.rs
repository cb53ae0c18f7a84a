//! `kechuang new`: a record's skeleton, or a folder with the files of the directory inside the program, to be changed.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use super::args::{Cli, NewArgs, NewKind};
use super::error::Error;
use super::output::{Text, print};
use super::{Context, new_record};
use crate::loader::Source;
use crate::own_files;
use crate::packed::packed;

/// Writes what is wanted.
pub(super) fn run(context: &Context, cli: &Cli, call: &NewArgs) -> Result<ExitCode, Error> {
    match (call.what, &call.path) {
        (NewKind::Directory, Some(path)) => directory(context, path),
        _ => new_record::run(context, cli, call),
    }
}

/// Writes the files into a folder that is not there, or empty.
fn directory(context: &Context, path: &Path) -> Result<ExitCode, Error> {
    let unwritten = |error| Error::Unwritten(path.to_owned(), error);
    let is_taken = match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => fs::symlink_metadata(path).is_ok(),
    };
    if is_taken {
        return Err(Error::PlaceTaken(path.to_owned()));
    }
    if packed().is_some() {
        return Err(Error::PackedWithoutFiles);
    }
    let source = Source::shipped();
    for file in &source.files {
        let at = path.join(&file.path);
        let folder = at.parent().unwrap_or(path);
        fs::create_dir_all(folder).map_err(unwritten)?;
        let mut new = own_files::unnamed(folder).map_err(unwritten)?;
        new.write_all(file.text.as_bytes()).map_err(unwritten)?;
        new.persist_noclobber(&at).map_err(|error| Error::Unwritten(at.clone(), error.error))?;
    }
    let messages = &context.messages().cli;
    print(&Text::line(messages.directory_written(path.display(), source.files.len())), ExitCode::SUCCESS)
}
