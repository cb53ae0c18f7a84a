//! `kechuang pack`: the program and a directory in one file that runs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tempfile::NamedTempFile;

use super::args::{Cli, PackArgs};
use super::compile::compiled;
use super::error::Error;
use super::export::check_free;
use super::output::{Text, print};
use super::show::shell_word;
use super::{Context, exit, source};
use crate::messages::mebibytes;
use crate::own_files::{folder_of, unnamed_program};
use crate::packed::{is_packed, own_file};
use crate::snapshot::{Compilation, Origin, Program, Snapshot, WriteError, write_to};

/// Reads and checks what was named as `compile` does, or takes what was compiled, and writes it into a copy of the program,
/// whole or not at all.
pub(super) fn run(context: &Context, cli: &Cli, call: &PackArgs) -> Result<ExitCode, Error> {
    check_target(&call.output, call.force)?;
    let target = target(call);
    let program = Program::own().map_err(Error::Unpackable)?;
    let (file, records, length) = if Snapshot::is_at(&call.path) {
        let snapshot = source::open(&call.path)?;
        source::verify(&call.path, &snapshot, cli.limits())?;
        let directory = snapshot.directory().map_err(|refusal| source::refused(Some(&call.path), refusal))?;
        let (file, length) = packed(&program, call, |to| snapshot.write_bare(to))?;
        (file, directory.len(), length)
    } else {
        // Where and when it was packed is nobody's business who gets it; so the same files make the same program.
        let bare = |it: &Compilation<'_>| Origin { read_at: None, ..it.origin };
        let write = |it: &Compilation<'_>, told: &mut dyn FnMut(usize)| {
            let it = Compilation { origin: bare(it), folder: None, ..*it };
            packed(&program, call, |to| write_to(to, &it, told))
        };
        let (records, (file, length)) = compiled(context, cli, Some(&call.path), write)?;
        (file, records, length)
    };
    name(file, &target, call.force).map_err(|error| unwritten(&call.output, error))?;
    if context.is_quiet {
        return Ok(ExitCode::from(exit::DONE));
    }
    let messages = &context.messages().cli;
    let mut text = Text::line(messages.compiled(call.output.display(), records, mebibytes(length)));
    text.add_line(messages.packed(as_called(&call.output)));
    print(&text, ExitCode::SUCCESS)
}

/// The program with a directory, in a file that has no name yet, and how long that is.
fn packed(
    program: &Program,
    call: &PackArgs,
    write: impl FnOnce(&mut dyn io::Write) -> Result<(), WriteError>,
) -> Result<(NamedTempFile, u64), Error> {
    let written = unnamed_program(folder_of(&target(call))).map_err(WriteError::from).and_then(|mut file| {
        let length = program.pack(file.as_file_mut(), write)?;
        file.as_file().sync_all()?;
        Ok((file, length))
    });
    written.map_err(|error| Error::Uncompiled { path: call.output.clone(), error })
}

/// Where the program is to stand: of a link that may be replaced where it leads to.
fn target(call: &PackArgs) -> PathBuf {
    let led_to = if call.force { fs::canonicalize(&call.output).ok() } else { None };
    led_to.unwrap_or_else(|| call.output.clone())
}

/// Gives the file its name. One that replaces another does so at once; whoever runs that runs on in it.
fn name(file: NamedTempFile, target: &Path, may_replace: bool) -> io::Result<()> {
    let named = if may_replace { file.persist(target) } else { file.persist_noclobber(target) };
    named.map(drop).map_err(|refused| refused.error)
}

fn unwritten(path: &Path, error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => Error::FileExists(path.to_owned()),
        _ => Error::Unwritten(path.to_owned(), error),
    }
}

/// Refuses a place where no program can stand: standard output, what is no file, and the file of the running program, unless
/// that carries a directory already and is to carry another.
fn check_target(path: &Path, may_replace: bool) -> Result<(), Error> {
    check_free(path, may_replace)?;
    let Ok(there) = fs::metadata(path) else {
        return if path == Path::new("-") { Err(Error::NoPlaceForProgram(path.to_owned())) } else { Ok(()) };
    };
    let is_own = || own_file().and_then(|own| Ok(own.metadata()?)).is_ok_and(|own| is_same(&own, &there));
    if !there.is_file() || (!is_packed().map_err(Error::Unsound)? && is_own()) {
        return Err(Error::NoPlaceForProgram(path.to_owned()));
    }
    Ok(())
}

#[cfg(unix)]
fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    // The system itself refuses to replace a program that runs.
    false
}

/// A program as a shell calls it: one in this folder needs the folder's name.
fn as_called(path: &Path) -> String {
    let here = path.parent().is_some_and(|folder| folder.as_os_str().is_empty());
    format!("{}{}", if here { "./" } else { "" }, shell_word(&path.to_string_lossy()))
}
