//! Files that the program writes, and where the reader's own ones stand.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use nix::sys::signal::{SigSet, Signal};
use tempfile::NamedTempFile;

/// A file that is gone unless it gets a name. Who may read it is said by the umask, as with any file. It is written
/// through [`NamedTempFile::as_file_mut`], which says of a fault what the system says and no more.
///
/// # Errors
/// What the system says.
pub(crate) fn unnamed(folder: &Path) -> io::Result<NamedTempFile> {
    unnamed_with(folder, 0o666)
}

/// The same that may be run by whom the umask lets.
///
/// # Errors
/// What the system says.
pub(crate) fn unnamed_program(folder: &Path) -> io::Result<NamedTempFile> {
    unnamed_with(folder, 0o777)
}

/// So many bytes are handed to the system at once.
const STREAM: usize = 1 << 16;

/// A file that is gone unless it gets a name, with what `write` puts into it, on the disk. Who may read it is said by the umask,
/// or by the file that it is `like`.
///
/// # Errors
/// What `write` and the system say.
pub(crate) fn written<E: From<io::Error>>(
    folder: &Path,
    like: Option<&Path>,
    write: impl FnOnce(&mut BufWriter<&mut File>) -> Result<(), E>,
) -> Result<NamedTempFile, E> {
    let mut file = unnamed(folder)?;
    let mut out = BufWriter::with_capacity(STREAM, file.as_file_mut());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    if let Some(other) = like {
        file.as_file().set_permissions(fs::metadata(other)?.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Writes a file anew, whole or not at all; who may read it stays as it was.
///
/// # Errors
/// What the system says. Then it is what it was.
pub(crate) fn replace(at: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = written(folder_of(at), Some(at), |out| out.write_all(bytes))?;
    file.persist(at).map(drop).map_err(|refused| refused.error)
}

/// The folder in which a file stands.
pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where a system has no permissions of this kind there are none.
#[cfg_attr(not(unix), allow(unused_variables, reason = "permissions of this kind are Unix's"))]
fn unnamed_with(folder: &Path, permissions: u32) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kechuang-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(permissions));
    }
    builder.tempfile_in(folder).map_err(without_name)
}

/// What the system said, without the name that a file has before it gets its own: the reader knows no such file.
pub(crate) fn without_name(error: io::Error) -> io::Error {
    if error.raw_os_error().is_some() {
        return error;
    }
    let told = error.to_string();
    match told.rsplit_once(" at path ") {
        Some((said, _)) => io::Error::new(error.kind(), said.to_owned()),
        None => error,
    }
}

/// From now on a limit on the size of files makes a write fail, of this thread and of those that it starts. By default it
/// ends the process, and what is half written stays.
pub(crate) fn fail_at_limits() {
    let mut limits = SigSet::empty();
    limits.add(Signal::SIGXFSZ);
    let _ = limits.thread_block();
}

/// A file in the folder that a variable names, else below the home folder: `None` where there is neither. A folder that is
/// not named from the root on is none (XDG Base Directory Specification).
pub(crate) fn of_reader(
    env: impl Fn(&str) -> Option<OsString>,
    variable: &str,
    below_home: &str,
    file: &str,
) -> Option<PathBuf> {
    let named = |variable: &str| env(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = named(variable).or_else(|| Some(named("HOME")?.join(below_home)))?;
    Some(folder.join(file))
}
