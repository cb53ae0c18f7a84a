//! The files of a folder, listed and not yet read: which there are, how long each is, and what was left out.

use std::borrow::Cow;
use std::fs::{self, DirEntry, Metadata};
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::{io, thread};

use hashbrown::DefaultHashBuilder;

use super::file::{self, Refusal};
use super::file_names::{self, Misnamed};
use super::files::Files;
use super::layout::FOLDERS;
use super::source::{Limits, Source, SourceFile, Unreadable};

/// So many files and folders, and so many bytes of files, are listed and read in some ten milliseconds also where the
/// machine is slow: the bound of a small directory.
const SMALL: (usize, u64) = (256, 5 << 19);

/// Of so many entries of a folder the system is asked at once, and of so few by one thread.
const AT_ONCE: usize = 4096;
const ALONE: usize = 512;

/// A file of a folder.
#[derive(Debug)]
struct ListedFile {
    /// Below the folder, with `/` between its steps.
    path: Box<str>,
    /// Where it is.
    at: PathBuf,
    bytes: u64,
}

/// The `.ron` files of a folder and of the folders in it, by path. Their texts are read when they are asked for.
#[derive(Debug)]
pub struct Listing {
    shown: String,
    files: Vec<ListedFile>,
    misnamed: Vec<(String, Misnamed)>,
    limits: Limits,
    /// A file that is shown under the name that the reader gave it.
    renamed: Option<(usize, String)>,
    hasher: DefaultHashBuilder,
}

impl Listing {
    /// The `.ron` files of a folder and of the folders in it. Whatever has a name that begins with `.` is left out.
    ///
    /// # Errors
    /// The first folder that could not be read, and the first file or folder that is beyond the limits or is no file: a
    /// link that leads nowhere, and a pipe or a device with the name of a file, are among them.
    pub fn of(root: &Path, limits: Limits) -> Result<Self, Unreadable> {
        let mut walk = Walk::of(limits, (usize::MAX, u64::MAX));
        walk.folder(root, "", 0)?;
        Ok(walk.listing(root))
    }

    /// The same of a folder that is small; `None` where it is larger, which is found out without looking at all of it.
    ///
    /// # Errors
    /// As [`Listing::of`] has, as far as it was looked at.
    pub fn of_small(root: &Path, limits: Limits) -> Result<Option<Self>, Unreadable> {
        let mut walk = Walk::of(limits, SMALL);
        walk.folder(root, "", 0)?;
        Ok((!walk.is_beyond()).then(|| walk.listing(root)))
    }

    /// How many bytes there are to read in all.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// Whether there are files, and none but in the folder itself with other names than `others`.
    pub(crate) fn is_of_records(&self, others: &[&str]) -> bool {
        let is_record = |path: &str| !path.contains('/') && !others.contains(&path);
        !self.files.is_empty() && self.files.iter().all(|file| is_record(&file.path))
    }

    /// Shows the file that `wanted` says is meant as `name`; whether it is among the files or among what was not read for
    /// its name.
    pub(crate) fn rename(&mut self, name: &str, wanted: impl Fn(&Path) -> bool) -> bool {
        if let Some(number) = self.files.iter().position(|file| wanted(&file.at)) {
            self.renamed = Some((number, name.to_owned()));
            return true;
        }
        let found = self.misnamed.iter_mut().find(|(shown, _)| wanted(Path::new(shown)));
        found.map(|(shown, _)| name.clone_into(shown)).is_some()
    }

    /// The files with their texts.
    ///
    /// # Errors
    /// The first file that could not be read.
    pub(crate) fn read(&self) -> Result<Source, Unreadable> {
        let mut buffer = Vec::new();
        let mut files = Vec::with_capacity(self.files.len());
        for (number, file) in self.files.iter().enumerate() {
            let text = self.text(number, &mut buffer)?.into_owned().into();
            files.push(SourceFile { path: file.path.to_string(), shown: self.shown_file(number).into_owned(), text });
        }
        Ok(Source { shown: self.shown.clone(), files, misnamed: self.misnamed.clone() })
    }
}

impl Listing {
    /// Calls `each` with the path and the text of every file, of which one at a time is held.
    pub(super) fn each_text(&self, mut each: impl FnMut(&str, &str)) -> Result<(), Unreadable> {
        let mut buffer = Vec::new();
        for (number, file) in self.files.iter().enumerate() {
            each(&file.path, &self.text(number, &mut buffer)?);
        }
        Ok(())
    }

    /// Where the files are.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.at.as_path())
    }
}

impl Files for Listing {
    type Error = Unreadable;

    fn shown(&self) -> &str {
        &self.shown
    }

    fn misnamed(&self) -> &[(String, Misnamed)] {
        &self.misnamed
    }

    fn count(&self) -> usize {
        self.files.len()
    }

    fn path(&self, number: usize) -> &str {
        &self.files[number].path
    }

    fn shown_file(&self, number: usize) -> Cow<'_, str> {
        match &self.renamed {
            Some((renamed, name)) if *renamed == number => name.into(),
            _ => self.files[number].at.display().to_string().into(),
        }
    }

    fn length(&self, number: usize) -> usize {
        usize::try_from(self.files[number].bytes).unwrap_or(usize::MAX)
    }

    fn text<'a>(&'a self, number: usize, buffer: &'a mut Vec<u8>) -> Result<Cow<'a, str>, Unreadable> {
        let at = &self.files[number].at;
        file::read_into(at, self.limits.file, buffer).map_err(|refusal| Unreadable::new(at, refusal))?;
        Ok(file::decoded(buffer))
    }

    fn digest(&self, text: &str) -> u64 {
        self.hasher.hash_one(text)
    }

    fn same_text(&self, number: usize, text: &str, digest: u64) -> Result<(), Unreadable> {
        if self.digest(text) == digest {
            Ok(())
        } else {
            Err(Unreadable::new(&self.files[number].at, Refusal::Changed))
        }
    }
}

/// What the system says of entries, in their order, and nothing of those that are left out: of many, two threads ask.
fn metadata(entries: &[io::Result<DirEntry>]) -> Vec<Option<io::Result<Metadata>>> {
    let ask = |entries: &[io::Result<DirEntry>]| -> Vec<_> { entries.iter().map(of_entry).collect() };
    if entries.len() < ALONE {
        return ask(entries);
    }
    let (here, beside) = entries.split_at(entries.len() / 2);
    thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, || ask(beside)).ok();
        let mut all = ask(here);
        all.extend(match other.map(thread::ScopedJoinHandle::join) {
            Some(Ok(others)) => others,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => ask(beside),
        });
        all
    })
}

fn of_entry(entry: &io::Result<DirEntry>) -> Option<io::Result<Metadata>> {
    let entry = entry.as_ref().ok().filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))?;
    // What is no link is asked for in its folder, which is half the work.
    let is_link = entry.file_type().as_ref().is_ok_and(fs::FileType::is_symlink);
    Some(if is_link { fs::metadata(entry.path()) } else { entry.metadata() })
}

/// What has been found so far.
struct Walk {
    limits: Limits,
    /// Beyond so many entries, and so many bytes, it does not go on.
    bound: (usize, u64),
    entries: u64,
    bytes: u64,
    files: Vec<ListedFile>,
    misnamed: Vec<(String, Misnamed)>,
}

impl Walk {
    fn of(limits: Limits, bound: (usize, u64)) -> Self {
        Self { limits, bound, entries: 0, bytes: 0, files: Vec::new(), misnamed: Vec::new() }
    }

    fn listing(self, root: &Path) -> Listing {
        let Self { limits, mut files, mut misnamed, .. } = self;
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        misnamed.sort();
        let hasher = DefaultHashBuilder::default();
        Listing { shown: root.display().to_string(), files, misnamed, limits, renamed: None, hasher }
    }

    const fn is_beyond(&self) -> bool {
        self.entries > self.bound.0 as u64 || self.bytes > self.bound.1
    }

    fn folder(&mut self, folder: &Path, below: &str, depth: usize) -> Result<(), Unreadable> {
        let mut entries = fs::read_dir(folder).map_err(|error| Unreadable::new(folder, error))?;
        // So many are asked for at once: few first, and as many as were there before, so that not much is asked for in
        // vain of a folder that turns out to be too large.
        let mut at_once = 1;
        loop {
            let some: Vec<io::Result<DirEntry>> = entries.by_ref().take(at_once).collect();
            if some.is_empty() {
                return Ok(());
            }
            at_once = (2 * at_once).min(AT_ONCE);
            let metadata = metadata(&some);
            for (entry, metadata) in some.into_iter().zip(metadata) {
                let entry = entry.map_err(|error| Unreadable::new(folder, error))?;
                self.entries += 1;
                let limit = self.limits.entries();
                if self.entries > limit {
                    return Err(Unreadable::new(folder, Refusal::TooMany { limit }));
                }
                if self.is_beyond() {
                    return Ok(());
                }
                let name = entry.file_name();
                let name = name.to_string_lossy();
                if let Some(metadata) = metadata {
                    self.entry(&entry, metadata, &name, below, depth)?;
                }
            }
        }
    }

    fn entry(
        &mut self,
        entry: &DirEntry,
        metadata: io::Result<Metadata>,
        name: &str,
        below: &str,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let path = entry.path();
        let is_ron = path.extension().is_some_and(|extension| extension == "ron");
        // A folder may be a link to one elsewhere; one below it may not, so that no link leads round in a circle.
        let is_real_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_wanted = is_ron || (below.is_empty() && FOLDERS.contains(&name));
        match metadata {
            Ok(it) if it.is_dir() && file_names::is_ron(name) => {
                self.misnamed.push((path.display().to_string(), Misnamed::Folder));
            }
            Ok(it) if (is_real_folder || below.is_empty() && it.is_dir()) && depth < Limits::DEPTH => {
                self.folder(&path, &format!("{below}{name}/"), depth + 1)?;
            }
            Ok(it) if is_ron && it.is_file() => self.file(path, format!("{below}{name}"), it.len())?,
            Ok(_) if is_ron => return Err(Unreadable::new(&path, Refusal::NotAFile)),
            Ok(it) if it.is_file() => {
                let is_in_records = FOLDERS.iter().any(|folder| below.strip_suffix('/') == Some(folder));
                if let Some(right) = file_names::meant(name, is_in_records) {
                    self.misnamed.push((path.display().to_string(), Misnamed::File { right }));
                }
            }
            // A link that leads nowhere, passed over, would be a record that is missing and nobody says so.
            Err(error) if is_wanted => return Err(Unreadable::new(&path, error)),
            _ => {}
        }
        Ok(())
    }

    fn file(&mut self, at: PathBuf, below: String, bytes: u64) -> Result<(), Unreadable> {
        if bytes > self.limits.file {
            return Err(Unreadable::new(&at, Refusal::TooLong { bytes, limit: self.limits.file }));
        }
        self.bytes += bytes;
        let limit = self.limits.all();
        if self.bytes > limit {
            return Err(Unreadable::new(&at, Refusal::TooMuch { limit }));
        }
        self.files.push(ListedFile { path: below.into(), at, bytes });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::fs;
    use std::path::PathBuf;

    use super::{Files, Limits, Listing, Refusal, SMALL};

    /// An empty folder of this process.
    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("kechuang-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("services")).unwrap();
        path
    }

    #[test]
    fn a_file_that_changes_before_it_is_read_again_is_told() {
        let root = folder("changes");
        fs::write(root.join("services/01.ron"), "()").unwrap();
        let listing = Listing::of(&root, Limits::default()).unwrap();
        let mut buffer = Vec::new();
        let text = listing.text(0, &mut buffer).unwrap().into_owned();
        let digest = listing.digest(&text);
        assert!(listing.same_text(0, &text, digest).is_ok());
        fs::write(root.join("services/01.ron"), "(id: \"\")").unwrap();
        let text = listing.text(0, &mut buffer).unwrap().into_owned();
        let refused = listing.same_text(0, &text, digest).map_err(|error| error.refusal);
        assert!(matches!(refused, Err(Refusal::Changed)));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_small_folder_is_told_from_a_large_one_by_what_is_in_it() {
        let root = folder("small");
        let is_small = || Listing::of_small(&root, Limits::default()).unwrap().is_some();
        fs::write(root.join("directory.ron"), "()").unwrap();
        assert!(is_small());
        let long = fs::File::create(root.join("services/00.ron")).unwrap();
        long.set_len(SMALL.1 + 1).unwrap();
        fs::write(root.join("societies.ron"), "()").unwrap();
        assert!(!is_small());
        fs::remove_file(root.join("services/00.ron")).unwrap();
        for number in 0..SMALL.0 {
            fs::write(root.join(format!("services/{number}.ron")), "()").unwrap();
        }
        assert!(!is_small());
        fs::remove_dir_all(root).unwrap();
    }
}
