//! Reading the directory, and making its names searchable once there is a picture.
//!
//! Sending fails only where the loop has ended meanwhile, and then there is nobody to tell.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::action::Message;
use super::event::AppEvent;
use super::reloading::Rereading;
use super::tree::Tree;
use crate::directory::Directory;
use crate::loader::{Limits, Listing, LoadError, Progress, Unreadable, Watch, load_files, load_watched};
use crate::messages::Messages;
use crate::search;
use crate::search::Index;
use crate::snapshot::{Refusal, Snapshot};
use crate::threads::{patiently_beside, start_deep};

/// A compiled directory, with its path where it does not stand in the program.
pub(super) type Compiled = (Snapshot, Option<PathBuf>);

/// A folder, of which so much is read at most.
pub(super) type Folder = (PathBuf, Limits);

/// Where a directory is read from.
#[derive(Debug)]
pub enum DirectorySource {
    /// A compiled directory, with its path where it does not stand in the program.
    Compiled(Snapshot, Option<PathBuf>),
    /// A folder, of which so much is read at most.
    Folder(PathBuf, Limits),
}

impl DirectorySource {
    /// Reads it, all of it.
    ///
    /// # Errors
    /// Why there is no directory.
    pub(super) fn read(&self) -> Result<Directory, Unloaded> {
        match self {
            Self::Compiled(snapshot, path) => {
                let refused = |refusal| Unloaded::Compiled(path.clone(), refusal);
                snapshot.verify_columns().map_err(refused)?;
                snapshot.directory().map_err(refused)
            }
            Self::Folder(path, limits) => Ok(load_files(&Listing::of(path, *limits)?, |_| ())?),
        }
    }

    pub(super) fn compiled(&self) -> Option<Compiled> {
        match self {
            Self::Compiled(snapshot, path) => Some((snapshot.clone(), path.clone())),
            Self::Folder(..) => None,
        }
    }
}

/// Why there is no directory to show.
#[derive(Debug)]
pub enum Unloaded {
    /// Its files are not read, or have faults.
    Files(LoadError),
    /// The compiled directory is refused; its path, where it has one.
    Compiled(Option<PathBuf>, Refusal),
}

impl From<LoadError> for Unloaded {
    fn from(error: LoadError) -> Self {
        Self::Files(error)
    }
}

impl From<Unreadable> for Unloaded {
    fn from(error: Unreadable) -> Self {
        Self::Files(error.into())
    }
}

/// Opens a compiled directory or reads a small one, and hands it on; of a large one the folder is given back, for
/// [`read_beside`]. A small one takes less time than a glance, and if it has faults the screen is never seen.
///
/// # Errors
/// Why there is no directory.
pub(super) fn read_at_once(
    source: DirectorySource,
    messages: &Messages,
    sender: &Sender<AppEvent>,
) -> Result<Option<Folder>, Unloaded> {
    let directory = match source {
        DirectorySource::Compiled(snapshot, path) => {
            snapshot.directory().map_err(|refusal| Unloaded::Compiled(path, refusal))?
        }
        DirectorySource::Folder(path, limits) => {
            let Some(listing) = Listing::of_small(&path, limits)? else { return Ok(Some((path, limits))) };
            load_files(&listing, |_| ())?
        }
    };
    let _ = sender.send(AppEvent::Message(loaded(directory, messages)));
    Ok(None)
}

/// Reads a directory beside the loop, tells how far it is, and hands it on; whether there was a thread for it.
pub(super) fn read_beside(folder: Folder, messages: &'static Messages, sender: Sender<AppEvent>) -> bool {
    patiently_beside("reader", move || {
        let directory = read_large(&folder, messages, &sender);
        let _ = sender.send(match directory {
            Ok(directory) => AppEvent::Message(loaded(directory, messages)),
            Err(error) => AppEvent::Unloaded(error),
        });
    })
}

/// Reads a directory again, beside the loop, whenever one of its files has been saved, and hands on what came of it; whether
/// there was a thread for it.
pub(super) fn read_again_beside(rereading: Rereading, messages: &'static Messages, sender: Sender<AppEvent>) -> bool {
    let Rereading { folder: (path, limits), mut wait } = rereading;
    start_deep("watch", move || {
        while wait() {
            let read = Listing::of(&path, limits).map_err(LoadError::from).and_then(|it| load_files(&it, |_| ()));
            let read = read.map(|directory| {
                let tree = Tree::of(&directory, messages);
                (Arc::new(directory), tree)
            });
            if sender.send(AppEvent::ReadAgain(read)).is_err() {
                return;
            }
        }
    })
    .is_ok()
}

fn read_large((path, limits): &Folder, messages: &Messages, sender: &Sender<AppEvent>) -> Result<Directory, Unloaded> {
    Ok(load_watched(&Listing::of(path, *limits)?, &mut Reader { told: 0, messages, sender })?)
}

/// Tells the loop how the reading goes on.
struct Reader<'a> {
    /// The percent told last.
    told: u8,
    messages: &'a Messages,
    sender: &'a Sender<AppEvent>,
}

impl Watch for Reader<'_> {
    fn read(&mut self, progress: Progress) {
        // A loop that is told every batch would be told nothing else: only full percents are worth a frame.
        let percent = u8::try_from(progress.read * 100 / progress.total.max(1)).unwrap_or(100);
        if percent > self.told {
            self.told = percent;
            let _ = self.sender.send(AppEvent::Message(Message::Progress(percent)));
        }
    }

    fn grown(&mut self, directory: Directory) {
        let tree = Tree::of(&directory, self.messages);
        let _ = self.sender.send(AppEvent::Message(Message::Grown(Arc::new(directory), tree)));
    }

    fn wants_growth(&self) -> bool {
        true
    }
}

/// A directory with its tree, which is made here so that the loop has nothing to do but to show it.
fn loaded(directory: Directory, messages: &Messages) -> Message {
    let tree = Tree::of(&directory, messages);
    Message::Loaded(Arc::new(directory), tree)
}

/// Makes the names of a directory searchable beside the loop, and hands that on; whether there was a thread for it. The
/// index of a compiled directory stands ready; what is beside the loop is to look whether it is whole.
pub(super) fn index(
    directory: Arc<Directory>,
    compiled: Option<Compiled>,
    options: search::SearchOptions,
    sender: Sender<AppEvent>,
) -> bool {
    let Some((snapshot, path)) = compiled else {
        return patiently_beside("index", move || {
            let index = Arc::new(Index::build_with(&directory, options));
            let _ = sender.send(AppEvent::Message(Message::Indexed(index)));
        });
    };
    let ready = snapshot.index(&directory, options);
    let is_refused = ready.is_err();
    let _ = sender.send(match ready {
        Ok(index) => AppEvent::Message(Message::Indexed(Arc::new(index))),
        Err(refusal) => AppEvent::Unloaded(Unloaded::Compiled(path.clone(), refusal)),
    });
    if is_refused || snapshot.is_verified() {
        return true;
    }
    patiently_beside("verify", move || {
        if let Err(refusal) = snapshot.verify_columns() {
            let _ = sender.send(AppEvent::Unloaded(Unloaded::Compiled(path, refusal)));
        }
    })
}
