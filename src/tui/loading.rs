//! Reading the directory, and making its names searchable once there is a picture.
//!
//! Sending fails only where the loop has ended meanwhile, and then there is nobody to tell.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::action::Message;
use super::event::AppEvent;
use super::tree::Tree;
use crate::directory::Directory;
use crate::loader::{Listing, LoadError, Origin, Progress, Source, Watch, load, load_files, load_watched};
use crate::messages::Messages;
use crate::search;
use crate::search::Index;
use crate::threads::patiently_beside;

/// Reads a small directory and hands it on; a large one is given back, for [`read_beside`]. A small one takes less time
/// than a glance, and if it has faults the screen is never seen.
///
/// # Errors
/// Why there is no directory.
pub(super) fn read_at_once(
    origin: Origin,
    messages: &Messages,
    sender: &Sender<AppEvent>,
) -> Result<Option<Origin>, LoadError> {
    let directory = match &origin {
        Origin::Shipped => load(&Source::shipped(), |_| ()).map_err(LoadError::Faults)?,
        Origin::Folder(path, limits) => {
            let Some(listing) = Listing::of_small(path, *limits)? else { return Ok(Some(origin)) };
            load_files(&listing, |_| ())?
        }
    };
    let _ = sender.send(AppEvent::Message(loaded(directory, messages)));
    Ok(None)
}

/// Reads a directory beside the loop, tells how far it is, and hands it on; whether there was a thread for it.
pub(super) fn read_beside(origin: Origin, messages: &'static Messages, sender: Sender<AppEvent>) -> bool {
    patiently_beside("reader", move || {
        let directory = read_large(&origin, messages, &sender);
        let _ = sender.send(match directory {
            Ok(directory) => AppEvent::Message(loaded(directory, messages)),
            Err(error) => AppEvent::Unloaded(error),
        });
    })
}

fn read_large(origin: &Origin, messages: &Messages, sender: &Sender<AppEvent>) -> Result<Directory, LoadError> {
    let mut reader = Reader { told: 0, messages, sender };
    match origin {
        Origin::Shipped => load(&Source::shipped(), |progress| reader.read(progress)).map_err(LoadError::Faults),
        Origin::Folder(path, limits) => load_watched(&Listing::of(path, *limits)?, &mut reader),
    }
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

/// Makes the names of a directory searchable beside the loop, and hands that on; whether there was a thread for it.
pub(super) fn index(directory: Arc<Directory>, options: search::SearchOptions, sender: Sender<AppEvent>) -> bool {
    patiently_beside("index", move || {
        let index = Arc::new(Index::build_with(&directory, options));
        let _ = sender.send(AppEvent::Message(Message::Indexed(index)));
    })
}
