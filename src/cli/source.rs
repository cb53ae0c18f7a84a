//! The directory that was named: the one inside the program, a folder, or a compiled file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Cli;
use super::check::check_folder;
use super::error::Error;
use crate::directory::Directory;
use crate::loader::changes::{changed_since, file_changed_since};
use crate::loader::{Limits, Listing, load_files};
use crate::search::{Index, SearchOptions};
use crate::snapshot::{Refusal, Snapshot, Unsound};

/// What names the directory inside the program; a folder that is called so is `./builtin`.
pub(super) const BUILTIN: &str = "builtin";

/// Where a directory is read from.
#[derive(Debug)]
pub(super) enum Source {
    /// A compiled directory: the one inside the program, which has no path, or that of a file.
    Compiled(Snapshot, Option<PathBuf>),
    /// A folder, of which so much is read at most.
    Folder(PathBuf, Limits),
}

impl Source {
    /// The one that a call names, opened as far as it takes no time.
    pub(super) fn of(cli: &Cli) -> Result<Self, Error> {
        Self::at(cli, cli.data.as_deref())
    }

    /// The one at a path, or the one inside the program by its name; without either the latter, too.
    pub(super) fn named(cli: &Cli, path: Option<&Path>) -> Result<Self, Error> {
        Self::at(cli, path.filter(|path| path.as_os_str() != BUILTIN))
    }

    fn at(cli: &Cli, path: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path else {
            let snapshot = Snapshot::inside();
            if cli.verify {
                verify_inside(&snapshot)?;
            }
            return Ok(Self::Compiled(snapshot, None));
        };
        if Snapshot::is_at(path) {
            // Visitors read what was published; that somebody has begun to change its sources is no reason to send them away.
            let snapshot = if cli.kiosk { mapped(path)? } else { open(path)? };
            if cli.verify {
                verify(path, &snapshot, cli.limits())?;
            }
            return Ok(Self::Compiled(snapshot, Some(path.to_owned())));
        }
        check_folder(path, cli.limits())?;
        Ok(Self::Folder(path.to_owned(), cli.limits()))
    }

    /// The directory, all of it.
    pub(super) fn directory(&self) -> Result<Directory, Error> {
        match self {
            Self::Compiled(snapshot, path) => {
                let refused = |refusal| refused(path.as_deref(), refusal);
                snapshot.verify_columns().map_err(refused)?;
                snapshot.directory().map_err(refused)
            }
            Self::Folder(path, limits) => Ok(load_files(&Listing::of(path, *limits)?, |_| ())?),
        }
    }

    /// Its index.
    pub(super) fn index(&self, directory: &Arc<Directory>, options: SearchOptions) -> Result<Index, Error> {
        match self {
            Self::Compiled(snapshot, path) => {
                snapshot.index(directory, options).map_err(|refusal| refused(path.as_deref(), refusal))
            }
            Self::Folder(..) => Ok(Index::build_with(directory, options)),
        }
    }
}

/// Opens a compiled file, unless a glance at its sources finds one that is newer.
pub(super) fn open(path: &Path) -> Result<Snapshot, Error> {
    let snapshot = mapped(path)?;
    let changed = sources(&snapshot).and_then(|(folder, read_at)| Some((changed_since(&folder, read_at)?, folder)));
    match changed {
        Some((changed, folder)) => Err(Error::Outdated { path: path.to_owned(), changed, folder }),
        None => Ok(snapshot),
    }
}

fn mapped(path: &Path) -> Result<Snapshot, Error> {
    Snapshot::open(path).map_err(|refusal| refused(Some(path), refusal))
}

/// Compares every byte of a compiled file with its checksum, and every one of its sources, where they are at hand, with
/// what was compiled.
pub(super) fn verify(path: &Path, snapshot: &Snapshot, limits: Limits) -> Result<(), Error> {
    snapshot.verify().map_err(|refusal| refused(Some(path), refusal))?;
    let Some((folder, read_at)) = sources(snapshot).filter(|(folder, _)| folder.is_dir()) else { return Ok(()) };
    if Listing::of(&folder, limits)?.digest_all()? == snapshot.origin().digest {
        return Ok(());
    }
    let changed = file_changed_since(&folder, limits, read_at).unwrap_or_else(|| folder.clone());
    Err(Error::Outdated { path: path.to_owned(), changed, folder })
}

/// The directory that a call names, and where it is read from. It stays until the program ends: to let go of each record of a
/// large one would take time.
pub(super) fn opened(cli: &Cli) -> Result<(Source, Arc<Directory>), Error> {
    let source = Source::of(cli)?;
    let directory = Arc::new(source.directory()?);
    std::mem::forget(Arc::clone(&directory));
    Ok((source, directory))
}

/// Compares every byte of the directory inside the program with its checksum.
pub(super) fn verify_inside(snapshot: &Snapshot) -> Result<(), Error> {
    snapshot.verify().map_err(|refusal| refused(None, refusal))
}

/// The folder that a file was compiled from, and when it was read.
fn sources(snapshot: &Snapshot) -> Option<(PathBuf, std::time::SystemTime)> {
    snapshot.folder().zip(snapshot.origin().read_at)
}

/// Why a compiled directory is not read: that of a file, or the one inside the program.
pub(super) fn refused(path: Option<&Path>, refusal: Refusal) -> Error {
    match path {
        Some(path) => Error::Snapshot { path: path.to_owned(), refusal },
        None => Error::Unsound(Unsound::Directory(refusal)),
    }
}
