//! Whether the files of a directory are those that they were.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use twox_hash::XxHash3_128;

use super::layout::{FILES, FOLDERS};
use super::{Limits, Listing, Source, Unreadable};

/// The digest of files, one after the other by path.
#[derive(Debug, Default)]
struct Digest(Vec<u8>);

impl Digest {
    fn add(&mut self, path: &str, text: &str) {
        self.0.extend_from_slice(&(path.len() as u64).to_le_bytes());
        self.0.extend_from_slice(path.as_bytes());
        self.0.extend_from_slice(&XxHash3_128::oneshot(text.as_bytes()).to_le_bytes());
    }

    fn finish(&self) -> u128 {
        XxHash3_128::oneshot(&self.0)
    }
}

impl Source {
    /// XXH3 (128 bits) of the files' paths and texts. It does not depend on where the folder is.
    #[must_use]
    pub fn digest(&self) -> u128 {
        let mut digest = Digest::default();
        self.files.iter().for_each(|file| digest.add(&file.path, &file.text));
        digest.finish()
    }
}

impl Listing {
    /// The same of files of which one at a time is read.
    ///
    /// # Errors
    /// The first file that could not be read.
    pub fn digest_all(&self) -> Result<u128, Unreadable> {
        let mut digest = Digest::default();
        self.each_text(|path, text| digest.add(path, text))?;
        Ok(digest.finish())
    }
}

/// A file or folder of a directory that was written after a time, as far as a glance tells: at the files of the directory
/// itself and at the folders with its records, which change when a file comes, goes or is replaced. It takes the same time
/// however many files there are.
#[must_use]
pub fn changed_since(root: &Path, time: SystemTime) -> Option<PathBuf> {
    FILES.iter().chain(&FOLDERS).map(|name| root.join(name)).find(|path| is_newer(path, time))
}

/// A file of a directory that was written after a time, found by asking for each; none in a folder that cannot be listed.
#[must_use]
pub fn file_changed_since(root: &Path, limits: Limits, time: SystemTime) -> Option<PathBuf> {
    let listing = Listing::of(root, limits).ok()?;
    let mut paths = listing.paths();
    changed_since(root, time).or_else(|| paths.find(|path| is_newer(path, time)).map(Path::to_owned))
}

fn is_newer(path: &Path, time: SystemTime) -> bool {
    fs::metadata(path).and_then(|it| it.modified()).is_ok_and(|modified| modified > time)
}
