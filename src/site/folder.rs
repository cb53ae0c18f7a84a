//! A folder that takes its name when it is complete. Until then it stands beside that under another one, which is gone where
//! something fails.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::own_files::without_name;

/// The file by which a folder is known as one that was written here: the names of all its files, its own among them.
const MARKER: &str = "kechuang-site.txt";

/// The first line of that file.
const MARKED: &str = "kechuang export --site";

/// Why a folder was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// There is one with something in it.
    Exists(PathBuf),
    /// There is something else.
    NotAFolder(PathBuf),
    /// It holds no site of ours.
    NotOurs(PathBuf),
    /// It holds a site of ours, and a file that is none of that.
    HoldsOthers {
        /// The folder.
        folder: PathBuf,
        /// The first of such files.
        other: String,
    },
    /// What the system says.
    Failed {
        /// Of what.
        path: PathBuf,
        /// What it says.
        error: io::Error,
    },
}

impl NotWritten {
    pub(super) fn of(path: &Path, error: io::Error) -> Self {
        Self::Failed { path: path.to_owned(), error }
    }
}

/// A folder while it is written.
#[derive(Debug)]
pub(super) struct NewFolder {
    /// Where it stands until it is complete.
    begun: TempDir,
    /// Where it will stand.
    path: PathBuf,
    /// The files so far.
    files: BTreeSet<String>,
}

impl NewFolder {
    /// Begins a folder at a place where there is none, or an empty one; where `replaces` says so also one that was written
    /// here before.
    pub(super) fn begin(path: &Path, replaces: bool) -> Result<Self, NotWritten> {
        let failed = |error| NotWritten::of(path, error);
        let path = match fs::symlink_metadata(path) {
            Ok(_) => {
                // Where a link stands, what it leads to is written, and the link stays.
                let path = fs::canonicalize(path).map_err(failed)?;
                may_replace(&path, replaces)?;
                path
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => std::path::absolute(path).map_err(failed)?,
            Err(error) => return Err(failed(error)),
        };
        let parent = path.parent().unwrap_or(&path);
        let mut builder = tempfile::Builder::new();
        builder.prefix(".kechuang-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // Who may read it is said by the umask, as with any folder: a server is somebody else.
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let begun = builder.tempdir_in(parent).map_err(|error| failed(without_name(error)))?;
        Ok(Self { begun, path, files: BTreeSet::new() })
    }

    /// Where it will stand.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file of a name that no other has.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), NotWritten> {
        self.write_with(name, |file| file.write_all(bytes))
    }

    /// The same, its bytes written one after the other.
    pub(super) fn write_with(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), NotWritten> {
        let written = File::create_new(self.begun.path().join(name)).and_then(|file| {
            let mut file = BufWriter::new(file);
            write(&mut file)?;
            file.flush()
        });
        written.map_err(|error| NotWritten::of(&self.path.join(name), error))?;
        self.files.insert(name.to_owned());
        Ok(())
    }

    /// Whether it has a file of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.contains(name)
    }

    /// Takes a file out again in which nothing stands.
    pub(super) fn remove(&mut self, name: &str) -> Result<(), NotWritten> {
        self.files.remove(name);
        fs::remove_file(self.begun.path().join(name)).map_err(|error| NotWritten::of(&self.path.join(name), error))
    }

    /// Gives it its name. A folder that stood there is taken away only when the new one has its place.
    pub(super) fn finish(mut self) -> Result<PathBuf, NotWritten> {
        self.files.insert(MARKER.to_owned());
        let lines = std::iter::once(MARKED).chain(self.files.iter().map(String::as_str));
        let names = lines.flat_map(|line| [line, "\n"]).collect::<String>();
        self.write(MARKER, names.as_bytes())?;
        let begun = self.begun.keep();
        let placed = put(&begun, &self.path);
        if placed.is_err() {
            let _ = fs::remove_dir_all(&begun);
        }
        placed.map_err(|error| NotWritten::of(&self.path, error))?;
        Ok(self.path)
    }
}

/// Puts a folder at a place. What stood there is gone afterwards.
fn put(begun: &Path, path: &Path) -> io::Result<()> {
    // An empty folder, or none, is replaced by the name alone.
    let Err(error) = fs::rename(begun, path) else { return Ok(()) };
    if !path.is_dir() {
        return Err(error);
    }
    if exchange(begun, path).is_err() {
        // Where two names cannot change places at once, the old folder makes room first.
        let mut aside = begun.as_os_str().to_owned();
        aside.push("-old");
        let aside = PathBuf::from(aside);
        fs::rename(path, &aside)?;
        if let Err(error) = fs::rename(begun, path) {
            fs::rename(&aside, path)?;
            return Err(error);
        }
        return fs::remove_dir_all(&aside);
    }
    fs::remove_dir_all(begun)
}

/// Lets two names change places.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether what stands at a place may be replaced.
fn may_replace(path: &Path, replaces: bool) -> Result<(), NotWritten> {
    let failed = |error| NotWritten::of(path, error);
    if !path.is_dir() {
        return Err(NotWritten::NotAFolder(path.to_owned()));
    }
    let entries = fs::read_dir(path).map_err(failed)?.map(|entry| entry.map(|it| it.file_name()));
    let names = entries.collect::<io::Result<Vec<_>>>().map_err(failed)?;
    if names.is_empty() {
        return Ok(());
    }
    if !replaces {
        return Err(NotWritten::Exists(path.to_owned()));
    }
    let listed = fs::read_to_string(path.join(MARKER)).unwrap_or_default();
    let mut lines = listed.lines();
    if lines.next() != Some(MARKED) {
        return Err(NotWritten::NotOurs(path.to_owned()));
    }
    let ours: BTreeSet<&str> = lines.collect();
    let mut others: Vec<String> = names.into_iter().map(|name| name.to_string_lossy().into_owned()).collect();
    others.retain(|name| !ours.contains(name.as_str()));
    match others.into_iter().min() {
        Some(other) => Err(NotWritten::HoldsOthers { folder: path.to_owned(), other }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::fs;
    use std::path::Path;

    use super::{NewFolder, NotWritten};

    fn write(path: &Path, replaces: bool, text: &str) -> Result<(), NotWritten> {
        let mut folder = NewFolder::begin(path, replaces)?;
        folder.write("a.html", text.as_bytes())?;
        folder.finish().map(|_| ())
    }

    /// What lies in a folder.
    fn names(path: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(path).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_new_or_one_of_ours_that_may_be_replaced() {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("site");
        write(&out, false, "one").unwrap();
        assert!(matches!(write(&out, false, "two"), Err(NotWritten::Exists(_))));
        assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "one");
        write(&out, true, "two").unwrap();
        assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "two");
        assert_eq!(names(root.path()), ["site"], "nothing is left beside it");
        assert_eq!(names(&out), ["a.html", "kechuang-site.txt"]);
    }

    #[test]
    fn what_is_not_ours_is_never_replaced() {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("site");
        fs::create_dir(&out).unwrap();
        write(&out, false, "into an empty folder").unwrap();
        fs::write(out.join("CNAME"), "mine").unwrap();
        let refused = write(&out, true, "two");
        assert!(matches!(&refused, Err(NotWritten::HoldsOthers { other, .. }) if other == "CNAME"), "{refused:?}");
        let mine = root.path().join("mine");
        fs::create_dir(&mine).unwrap();
        fs::write(mine.join("letter.txt"), "mine").unwrap();
        assert!(matches!(write(&mine, true, "two"), Err(NotWritten::NotOurs(_))));
        assert!(matches!(write(&mine.join("letter.txt"), true, "two"), Err(NotWritten::NotAFolder(_))));
        assert!(matches!(write(&root.path().join("gone/site"), true, "two"), Err(NotWritten::Failed { .. })));
        assert_eq!(names(root.path()), ["mine", "site"]);
        assert_eq!(fs::read_to_string(mine.join("letter.txt")).unwrap(), "mine");
    }

    #[test]
    fn a_folder_that_is_given_up_is_gone() {
        let root = tempfile::tempdir().unwrap();
        let mut folder = NewFolder::begin(&root.path().join("site"), false).unwrap();
        folder.write("a.html", b"one").unwrap();
        assert!(folder.write("a.html", b"again").is_err(), "no two pages have one name");
        drop(folder);
        assert!(names(root.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one_and_others_may_read_what_it_leads_to() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let (out, link) = (root.path().join("site"), root.path().join("link"));
        fs::create_dir(&out).unwrap();
        std::os::unix::fs::symlink(&out, &link).unwrap();
        write(&link, false, "one").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "one");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let plain = root.path().join("plain");
        fs::create_dir(&plain).unwrap();
        assert_eq!(mode(&out), mode(&plain), "as the umask says");
    }
}
