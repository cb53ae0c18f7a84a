//! Where a directory's files come from: the binary itself, or a folder of the same form.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{error, fmt, fs};

use super::file;
use super::file::Refusal;
use super::file_names;
use super::file_names::Misnamed;
use super::layout::FOLDERS;

/// A file with its whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path below the directory's root, with `/` between its steps: `services/01.ron`.
    pub path: String,
    /// The path as a message names it: below `data/` for the shipped files, else as the reader gave it.
    pub shown: String,
    /// The text, without a byte order mark. U+FFFD stands where the bytes were not UTF-8; [`load`](crate::loader::load())
    /// refuses it.
    pub text: Cow<'static, str>,
}

/// The files of a directory, by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The folder as a message names it.
    pub shown: String,
    /// Every `.ron` file, sorted by path.
    pub files: Vec<SourceFile>,
    /// What was not read for its name, though it seems to be meant: the path as a message names it, and why.
    pub misnamed: Vec<(String, Misnamed)>,
}

/// Why a folder could not be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// Why it was not read.
    pub refusal: Refusal,
}

impl Unreadable {
    /// Why a file or a folder was not read.
    #[must_use]
    pub fn new(path: &Path, refusal: impl Into<Refusal>) -> Self {
        Self { path: path.to_owned(), refusal: refusal.into() }
    }
}

/// In English, for whoever reads a log; the reader's words stand in the message catalogue.
impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.refusal)
    }
}

impl error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.refusal)
    }
}

/// How much is read of a folder at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The bytes that a file may have.
    file: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self::of_mebibytes(Self::MEBIBYTES)
    }
}

impl Limits {
    /// How many MiB a file may have where nothing else is said.
    pub const MEBIBYTES: u32 = 64;
    /// All files together may have so many times as many bytes as one.
    const ALL: u64 = 8;
    /// For each file or folder there is so much: files are longer, but for a folder of something else.
    const ENTRY: u64 = 1024;
    /// Folders inside so many others are not looked into. The format has files in folders of the outermost only; deeper
    /// ones are looked at to name what stands in the wrong place.
    const DEPTH: usize = 8;

    /// The limits with which a file may have so many MiB.
    #[must_use]
    pub fn of_mebibytes(mebibytes: u32) -> Self {
        Self { file: u64::from(mebibytes) << 20 }
    }

    const fn all(self) -> u64 {
        self.file.saturating_mul(Self::ALL)
    }

    const fn entries(self) -> u64 {
        self.all() / Self::ENTRY
    }
}

impl Source {
    /// The `.ron` files of a folder and of the folders in it, within the usual limits.
    ///
    /// # Errors
    /// As [`Source::folder_within`] has.
    pub fn folder(root: &Path) -> Result<Self, Unreadable> {
        Self::folder_within(root, Limits::default())
    }

    /// The `.ron` files of a folder and of the folders in it. Whatever has a name that begins with `.` is left out.
    ///
    /// # Errors
    /// The first file or folder that could not be read or is beyond the limits: a link that leads nowhere, and a pipe
    /// or a device with the name of a file, are among them.
    pub fn folder_within(root: &Path, limits: Limits) -> Result<Self, Unreadable> {
        let mut walk = Walk { limits, entries: 0, bytes: 0, files: Vec::new(), misnamed: Vec::new() };
        walk.folder(root, "", 0)?;
        let Walk { mut files, mut misnamed, .. } = walk;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        misnamed.sort();
        Ok(Self { shown: root.display().to_string(), files, misnamed })
    }

    /// How many bytes there are to read in all.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }
}

/// What has been found so far.
struct Walk {
    limits: Limits,
    entries: u64,
    bytes: u64,
    files: Vec<SourceFile>,
    misnamed: Vec<(String, Misnamed)>,
}

impl Walk {
    fn folder(&mut self, folder: &Path, below: &str, depth: usize) -> Result<(), Unreadable> {
        for entry in fs::read_dir(folder).map_err(|error| Unreadable::new(folder, error))? {
            let entry = entry.map_err(|error| Unreadable::new(folder, error))?;
            self.entries += 1;
            let limit = self.limits.entries();
            if self.entries > limit {
                return Err(Unreadable::new(folder, Refusal::TooMany { limit }));
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = entry.path();
            if name.starts_with('.') {
                continue;
            }
            // A folder may be a link to one elsewhere; one below it may not, so that no link leads round in a circle.
            let is_real_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let is_wanted = is_ron(&path) || (below.is_empty() && FOLDERS.contains(&name.as_str()));
            match fs::metadata(&path) {
                Ok(it) if it.is_dir() && file_names::is_ron(&name) => {
                    self.misnamed.push((path.display().to_string(), Misnamed::Folder));
                }
                Ok(it) if (is_real_folder || below.is_empty() && it.is_dir()) && depth < Limits::DEPTH => {
                    self.folder(&path, &format!("{below}{name}/"), depth + 1)?;
                }
                // Whatever else it is, reading it says so.
                Ok(_) if is_ron(&path) => self.file(&path, format!("{below}{name}"))?,
                Ok(it) if it.is_file() => {
                    let is_in_records = FOLDERS.iter().any(|folder| below.strip_suffix('/') == Some(folder));
                    if let Some(right) = file_names::meant(&name, is_in_records) {
                        self.misnamed.push((path.display().to_string(), Misnamed::File { right }));
                    }
                }
                // A link that leads nowhere, passed over, would be a record that is missing and nobody says so.
                Err(error) if is_wanted => return Err(Unreadable::new(&path, error)),
                _ => {}
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, below: String) -> Result<(), Unreadable> {
        let bytes = file::read(path, self.limits.file).map_err(|refusal| Unreadable::new(path, refusal))?;
        self.bytes += bytes.len() as u64;
        let limit = self.limits.all();
        if self.bytes > limit {
            return Err(Unreadable::new(path, Refusal::TooMuch { limit }));
        }
        let text = file::decode(bytes).into();
        self.files.push(SourceFile { path: below, shown: path.display().to_string(), text });
        Ok(())
    }
}

fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron")
}
