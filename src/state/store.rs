//! The file read, and changes merged into it.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::ZonedDateTime;

use super::change::Change;
use super::contents::Contents;
use super::file::{Identity, lock, lock_path, path, replace, set_aside, target};
use super::format::{self, Unreadable};
use super::trouble::Trouble;
use crate::loader::{Refusal, file};
use crate::own_files::without_name;

/// So many bytes are read, and written: room for a million favourites.
pub const LARGEST: u64 = 64 << 20;
/// A file of so many bytes is read before the first frame: two hundred favourites, which takes less than a millisecond. A
/// larger one is read behind it, so that the first frame never waits for it.
const SMALL: u64 = 16 * 1024;

/// The file of what is kept.
#[derive(Debug, Clone)]
pub struct Store {
    /// None where no folder is named for it.
    path: Option<PathBuf>,
    /// What it held when it was read or written last, and which file that was.
    seen: Option<(Identity, Arc<Contents>)>,
}

/// What came of keeping changes.
#[derive(Debug)]
pub(super) struct Merged {
    /// What is on the disk now.
    pub(super) contents: Arc<Contents>,
    /// A file that was damaged and is set aside.
    pub(super) damage: Option<Trouble>,
}

impl Store {
    /// The file in the reader's state folder. Nothing is read or made yet.
    #[must_use]
    pub fn of(env: impl Fn(&str) -> Option<OsString>) -> Self {
        Self { path: path(env), seen: None }
    }

    /// The file's path.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether there is a file, and whether it is so small that reading it holds nobody up.
    #[must_use]
    pub(super) fn size(&self) -> Option<FileSize> {
        let found = std::fs::metadata(self.path.as_ref()?);
        match found {
            Ok(found) if found.len() <= SMALL => Some(FileSize::Small),
            Ok(_) => Some(FileSize::Large),
            Err(error) => (!is_no_way(&error)).then_some(FileSize::Small),
        }
    }

    /// What is kept. Where there is no file, or no way to one, that is nothing.
    ///
    /// # Errors
    /// The file is there and is not read, or is damaged; nothing is done about it.
    pub fn read(&mut self) -> Result<Arc<Contents>, Trouble> {
        let Some(path) = self.path.clone() else { return Ok(Arc::default()) };
        let before = Identity::at(&path);
        if let Some((identity, contents)) = &self.seen
            && before == Some(*identity)
        {
            return Ok(Arc::clone(contents));
        }
        let contents = Arc::new(read(&path)?);
        // A file that took its place meanwhile is read again the next time.
        self.seen = before.map(|identity| (identity, Arc::clone(&contents)));
        Ok(contents)
    }

    /// What is kept, to be worked with: a damaged file is set aside.
    ///
    /// # Errors
    /// The file is there and is not read, or cannot be set aside.
    pub(super) fn open(&mut self, patience: Duration) -> Result<Merged, Trouble> {
        match self.read() {
            Ok(contents) => Ok(Merged { contents, damage: None }),
            Err(Trouble::Damaged { .. }) => self.keep(&[], patience),
            Err(trouble) => Err(trouble),
        }
    }

    /// Carries changes out on what is on the disk, and brings that to the disk. The lock is waited for as long as
    /// `patience`.
    ///
    /// # Errors
    /// Why nothing was written; what was there is there still.
    pub(super) fn keep(&mut self, changes: &[Change], patience: Duration) -> Result<Merged, Trouble> {
        let path = self.path.clone().ok_or(Trouble::NoFolder)?;
        let unwritten = |error| Trouble::Unwritten(path.clone(), error);
        let place = target(&path).map_err(unwritten)?;
        let Some(_lock) = lock(&place, patience).map_err(unwritten)? else {
            return Err(Trouble::Locked(lock_path(&place)));
        };
        let now = now();
        let (mut contents, damage) = match self.read() {
            Ok(contents) => (contents, None),
            Err(Trouble::Damaged { path, line, reason, .. }) => {
                let aside = set_aside(&place, now.get(..10).unwrap_or_default()).map_err(unwritten)?;
                // What was read of it before it was damaged is not lost.
                let contents = self.seen.take().map(|(_, contents)| contents).unwrap_or_default();
                (contents, Some(Trouble::Damaged { path, line, reason, aside: Some(aside) }))
            }
            Err(trouble) => return Err(trouble),
        };
        let before = Arc::clone(&contents);
        let merged = Arc::make_mut(&mut contents);
        for change in changes {
            merged.apply(change, &now);
        }
        if damage.is_some() || contents != before {
            let text = format::write(&contents).map_err(|error| unwritten(io::Error::other(error)))?;
            if text.len() as u64 > LARGEST {
                return Err(Trouble::TooLarge(path, LARGEST));
            }
            let identity = replace(&place, text.as_bytes()).map_err(unwritten)?;
            self.seen = Some((identity, Arc::clone(&contents)));
        }
        Ok(Merged { contents, damage })
    }

    /// Whether something could be written: everything is done for it but the writing.
    ///
    /// # Errors
    /// Why not.
    pub fn try_writing(&self) -> Result<(), Trouble> {
        let path = self.path.clone().ok_or(Trouble::NoFolder)?;
        let unwritten = |error| Trouble::Unwritten(path.clone(), error);
        // The nearest folder that there is: the others would be made in it.
        let place = target(&path).map_err(unwritten)?;
        let folder = place.ancestors().skip(1).find(|it| it.symlink_metadata().is_ok()).unwrap_or(Path::new("/"));
        tempfile::tempfile_in(folder).map(drop).map_err(|error| unwritten(without_name(error)))
    }
}

/// How large a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileSize {
    Small,
    Large,
}

fn read(path: &Path) -> Result<Contents, Trouble> {
    let bytes = match file::read(path, LARGEST) {
        Ok(bytes) => bytes,
        Err(Refusal::System(error)) if is_no_way(&error) => return Ok(Contents::default()),
        Err(refusal) => return Err(Trouble::Unread(path.to_owned(), refusal)),
    };
    let damaged = |line, reason| Trouble::Damaged { path: path.to_owned(), line, reason, aside: None };
    let text = String::from_utf8(bytes).map_err(|error| {
        let read = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        damaged(1 + read.matches('\n').count(), "not UTF-8".to_owned())
    })?;
    format::parse(&text).map_err(|unreadable| match unreadable {
        Unreadable::Newer(version) => Trouble::Newer(path.to_owned(), version),
        Unreadable::Damaged { line, reason } => damaged(line, reason),
    })
}

/// Whether there is no file, or no way to one. A file that is there and may not be read is another thing.
fn is_no_way(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename)
}

/// The moment by the reader's clock: local time, and how far that is from UTC.
fn now() -> String {
    ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests;
