//! Files written all or none, as far as a system allows: all that is new is written beside first, then takes its place, and
//! where one cannot, those that could are put back.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::messages::Messages;
use crate::own_files::{replace, written};

/// What a file is to become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendedFile {
    /// Its path below the folder, with `/` between its steps.
    pub path: String,
    /// What stands in it, without a byte order mark; `None` where there is no such file yet.
    pub old: Option<String>,
    /// What is to stand in it.
    pub new: String,
}

/// Why files are not written.
#[derive(Debug)]
pub enum Unwritten {
    /// Something else stands in a file than what was read of it.
    Changed(PathBuf),
    /// The system would not; everything is as it was.
    Undone(PathBuf, io::Error),
    /// The system would not, and what had been written already could not be put back.
    Half(PathBuf, io::Error),
}

impl Unwritten {
    /// What has happened, in one line.
    #[must_use]
    pub fn told(&self, messages: &Messages) -> String {
        let said = &messages.import;
        match self {
            Self::Changed(path) => said.changed_meanwhile(path.display()),
            Self::Undone(path, error) => said.unwritten(path.display(), error),
            Self::Half(path, error) => said.half_written(path.display(), error),
        }
    }
}

/// What stands before the text of a file that some editors write.
const MARK: &str = "\u{FEFF}";

/// A file that waits for its place.
struct Waiting {
    /// Where it is to stand: where links lead.
    at: PathBuf,
    file: NamedTempFile,
    /// What stands there now.
    old: Option<Vec<u8>>,
}

/// Writes files below a folder, all or none.
///
/// # Errors
/// Where a file has changed since it was read, or the system does not let it be written.
pub fn write(folder: &Path, files: &[AmendedFile]) -> Result<(), Unwritten> {
    let mut waiting = Vec::with_capacity(files.len());
    for file in files {
        let path = folder.join(&file.path);
        waiting.push(wait(&path, file).map_err(|error| match error.kind() {
            io::ErrorKind::StaleNetworkFileHandle => Unwritten::Changed(path.clone()),
            _ => Unwritten::Undone(path.clone(), error),
        })?);
    }
    let mut done: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for Waiting { at, file, old } in waiting {
        let taken = if old.is_some() { file.persist(&at) } else { file.persist_noclobber(&at) };
        match taken {
            Ok(_) => done.push((at, old)),
            Err(refused) => {
                let is_undone = done.iter().rev().all(|(at, old)| put_back(at, old.as_deref()).is_ok());
                let unwritten = if is_undone { Unwritten::Undone } else { Unwritten::Half };
                return Err(unwritten(at, refused.error));
            }
        }
    }
    // A name that is not on the disk yet is no loss of what was there: the old file is whole.
    let folders = done.iter().filter_map(|(at, _)| at.parent());
    folders.for_each(|folder| drop(fs::File::open(folder).and_then(|folder| folder.sync_all())));
    Ok(())
}

/// Writes a file beside the place that it is to take.
fn wait(path: &Path, file: &AmendedFile) -> io::Result<Waiting> {
    // The link stays, and what it leads to is replaced.
    let at = match &file.old {
        Some(_) => fs::canonicalize(path)?,
        None => path.to_owned(),
    };
    let old = file.old.as_ref().map(|_| fs::read(&at)).transpose()?;
    let stands = old.as_deref().map(|bytes| bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes));
    if stands != file.old.as_deref().map(str::as_bytes) {
        return Err(io::ErrorKind::StaleNetworkFileHandle.into());
    }
    let folder = at.parent().unwrap_or(Path::new("."));
    if file.old.is_none() {
        fs::create_dir_all(folder)?;
    }
    let is_marked = old.as_deref().is_some_and(|bytes| bytes.starts_with(MARK.as_bytes()));
    let waiting = written(folder, old.as_ref().map(|_| &*at), |out| {
        out.write_all(if is_marked { MARK.as_bytes() } else { b"" })?;
        out.write_all(file.new.as_bytes())
    })?;
    Ok(Waiting { at, file: waiting, old })
}

/// Puts back what stood in a file.
fn put_back(at: &Path, old: Option<&[u8]>) -> io::Result<()> {
    old.map_or_else(|| fs::remove_file(at), |old| replace(at, old))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::fs;

    use super::{AmendedFile, Unwritten, write};

    fn file(path: &str, old: Option<&str>, new: &str) -> AmendedFile {
        AmendedFile { path: path.to_owned(), old: old.map(str::to_owned), new: new.to_owned() }
    }

    #[test]
    fn what_cannot_be_written_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.ron"), "a").unwrap();
        // Something stands where a new file would: the first one has taken its place by then.
        fs::write(at("b.ron"), "b").unwrap();
        let refused = write(folder.path(), &[file("a.ron", Some("a"), "A"), file("b.ron", None, "B")]).unwrap_err();
        assert!(matches!(&refused, Unwritten::Undone(path, _) if path.ends_with("b.ron")), "{refused:?}");
        assert_eq!(fs::read_to_string(at("a.ron")).unwrap(), "a");
        assert_eq!(fs::read_to_string(at("b.ron")).unwrap(), "b");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left there");
    }

    #[test]
    fn what_was_changed_meanwhile_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.ron"), "a").unwrap();
        fs::write(at("b.ron"), "other").unwrap();
        let files = [file("a.ron", Some("a"), "A"), file("b.ron", Some("b"), "B")];
        assert!(matches!(write(folder.path(), &files).unwrap_err(), Unwritten::Changed(path) if path == at("b.ron")));
        assert_eq!(fs::read_to_string(at("a.ron")).unwrap(), "a");
    }

    #[cfg(unix)]
    #[test]
    fn links_marks_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("real"), "\u{FEFF}a").unwrap();
        fs::set_permissions(at("real"), fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("real", at("a.ron")).unwrap();
        write(folder.path(), &[file("a.ron", Some("a"), "A"), file("services/01.ron", None, "B")]).unwrap();
        assert!(fs::symlink_metadata(at("a.ron")).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(at("real")).unwrap(), "\u{FEFF}A");
        assert_eq!(fs::metadata(at("real")).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_to_string(at("services/01.ron")).unwrap(), "B");
    }
}
