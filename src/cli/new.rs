//! `kechuang new`: a record's skeleton, or a folder with the files of the directory inside the program, to be changed.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{Cli, NewArgs, NewKind};
use super::error::Error;
use super::output::{Text, print};
use super::{Context, new_record};
use crate::loader::{Source, SourceFile};
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
    let mut made = Made::default();
    let each = |file: &SourceFile| made.write(&path.join(&file.path), &file.text);
    if let Err(error) = source.files.iter().try_for_each(each) {
        made.take_away();
        return Err(Error::Unwritten(path.to_owned(), error));
    }
    let messages = &context.messages().cli;
    print(&Text::line(messages.directory_written(path.display(), source.files.len())), ExitCode::SUCCESS)
}

/// What has been written so far of files that belong together.
#[derive(Default)]
struct Made {
    files: Vec<PathBuf>,
    /// Folders that were not there, each behind the one that it stands in.
    folders: Vec<PathBuf>,
}

impl Made {
    /// Writes a file, and makes the folders that it stands in.
    fn write(&mut self, at: &Path, text: &str) -> io::Result<()> {
        let folder = at.parent().unwrap_or(at);
        let is_missing = |it: &&Path| !it.as_os_str().is_empty() && it.symlink_metadata().is_err();
        let missing: Vec<PathBuf> = folder.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        self.folders.extend(missing.into_iter().rev());
        fs::create_dir_all(folder)?;
        let mut file = own_files::unnamed(folder)?;
        file.as_file_mut().write_all(text.as_bytes())?;
        file.persist_noclobber(at).map_err(|refused| refused.error)?;
        self.files.push(at.to_owned());
        Ok(())
    }

    /// Takes it all away again, so that the place is free for another attempt. What somebody else has put there stays.
    fn take_away(self) {
        self.files.iter().for_each(|file| drop(fs::remove_file(file)));
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}
