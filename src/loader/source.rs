//! Where a directory's files come from: the binary itself, or a folder of the same form.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{error, fmt};

use super::file::Refusal;
use super::file_names::Misnamed;
use super::folder::Listing;

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
    pub(super) file: u64,
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
    pub(super) const DEPTH: usize = 8;

    /// The limits with which a file may have so many MiB.
    #[must_use]
    pub fn of_mebibytes(mebibytes: u32) -> Self {
        Self { file: u64::from(mebibytes) << 20 }
    }

    pub(super) const fn all(self) -> u64 {
        self.file.saturating_mul(Self::ALL)
    }

    pub(super) const fn entries(self) -> u64 {
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
        Listing::of(root, limits)?.read()
    }

    /// How many bytes there are to read in all.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }
}
