//! `kechuang new`: a folder with the files of the directory inside the program, to be changed.

use std::fs;
use std::io::Write;
use std::process::ExitCode;

use super::Context;
use super::args::{NewArgs, NewKind};
use super::error::Error;
use super::output::{Text, print};
use crate::loader::Source;
use crate::own_files;

/// Writes the files into a folder that is not there, or empty.
pub(super) fn run(context: &Context, call: &NewArgs) -> Result<ExitCode, Error> {
    let NewKind::Directory = call.what;
    let unwritten = |error| Error::Unwritten(call.path.clone(), error);
    let is_taken = match fs::read_dir(&call.path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => fs::symlink_metadata(&call.path).is_ok(),
    };
    if is_taken {
        return Err(Error::PlaceTaken(call.path.clone()));
    }
    let source = Source::shipped();
    for file in &source.files {
        let at = call.path.join(&file.path);
        let folder = at.parent().unwrap_or(&call.path);
        fs::create_dir_all(folder).map_err(unwritten)?;
        let mut new = own_files::unnamed(folder).map_err(unwritten)?;
        new.write_all(file.text.as_bytes()).map_err(unwritten)?;
        new.persist_noclobber(&at).map_err(|error| Error::Unwritten(at.clone(), error.error))?;
    }
    let messages = &context.messages().cli;
    print(&Text::line(messages.directory_written(call.path.display(), source.files.len())), ExitCode::SUCCESS)
}
