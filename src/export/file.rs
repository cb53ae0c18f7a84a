//! A text as a new file, whole or not at all, and never over another one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::NotWritten;
use crate::own_files::{folder_of, written};

/// Where so many files of a name stand, there is no other.
const MOST_NUMBERED: usize = 9_999;

/// Has something written to a new file in a folder and says where it stands: `STEM.EXTENSION`, or where there is one
/// `STEM-2.EXTENSION` and so on. It is written under another name and takes its own when it is complete.
///
/// # Errors
/// What the system says. Then there is no file.
pub fn write_new(
    folder: &Path,
    stem: &str,
    extension: &str,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let mut file = written(folder, None, |out| write(out))?;
    for number in 1..=MOST_NUMBERED {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{stem}{number}.{extension}"));
        match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => file = refused.file,
            Err(refused) => return Err(refused.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Writes a file of a name, whole or not at all: under another name, and when it is complete it takes its own. A file
/// that stands there is kept, or replaced where that is asked for; of a link the file that it leads to.
///
/// # Errors
/// What `each` and the system say, and [`AlreadyExists`](io::ErrorKind::AlreadyExists). Then nothing has changed.
pub fn write_file(
    path: &Path,
    may_replace: bool,
    each: &mut dyn FnMut(&mut dyn Write) -> Result<(), NotWritten>,
) -> Result<(), NotWritten> {
    let target = if may_replace { fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()) } else { path.to_owned() };
    let file = written(folder_of(&target), None, |out| each(out))?;
    let named = if may_replace { file.persist(&target) } else { file.persist_noclobber(&target) };
    Ok(named.map(drop).map_err(|refused| refused.error)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::fs;

    use super::write_new;

    #[test]
    fn a_file_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("a.csv"), "mine").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere", folder.join("a-2.csv")).unwrap();
        #[cfg(not(unix))]
        fs::write(folder.join("a-2.csv"), "mine").unwrap();
        let written = [(); 2].map(|()| write_new(folder, "a", "csv", |out| out.write_all(b"new")).unwrap());
        assert_eq!(written, ["a-3.csv", "a-4.csv"].map(|name| folder.join(name)));
        assert_eq!(fs::read_to_string(folder.join("a.csv")).unwrap(), "mine");
        assert_eq!(fs::read_to_string(&written[0]).unwrap(), "new");
        assert_eq!(fs::read_dir(folder).unwrap().count(), 4, "nothing else is left there");
    }

    #[test]
    fn a_folder_that_is_not_there_has_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone");
        assert_eq!(write_new(&gone, "a", "csv", |_| Ok(())).unwrap_err().kind(), std::io::ErrorKind::NotFound);
    }
}
