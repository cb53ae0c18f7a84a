//! Reading the directory, and making its names searchable once there is a picture.
//!
//! Sending fails only where the loop has ended meanwhile, and then there is nobody to tell.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::action::Message;
use super::event::AppEvent;
use super::tree::Tree;
use crate::directory::Directory;
use crate::loader::diagnostic::Diagnostic;
use crate::loader::{Source, load};
use crate::messages::Messages;
use crate::search;
use crate::search::Index;
use crate::threads::beside;

/// A directory up to this size is read before the screen is entered: it takes less time than a glance, and if
/// it has faults the screen is never seen. A larger one shows how far it is.
const AT_ONCE: usize = 4 << 20;

/// Reads a small directory and hands it on; a large one is given back, for [`read_beside`].
///
/// # Errors
/// The faults of the directory.
pub(super) fn read_at_once(
    source: Source,
    messages: &Messages,
    sender: &Sender<AppEvent>,
) -> Result<Option<Source>, Vec<Diagnostic>> {
    if source.bytes() > AT_ONCE {
        return Ok(Some(source));
    }
    let directory = load(&source, |_| ())?;
    let _ = sender.send(AppEvent::Message(loaded(directory, messages)));
    Ok(None)
}

/// Reads a directory beside the loop, tells how far it is, and hands it on; whether there was a thread for it.
pub(super) fn read_beside(source: Source, messages: &'static Messages, sender: Sender<AppEvent>) -> bool {
    beside("reader", move || read_large(&source, messages, &sender))
}

fn read_large(source: &Source, messages: &Messages, sender: &Sender<AppEvent>) {
    let mut told = 0;
    // A loop that is told every file would be told nothing else: only full percents are worth a frame.
    let directory = load(source, |progress| {
        let percent = u8::try_from(progress.read * 100 / progress.total.max(1)).unwrap_or(100);
        if percent > told {
            told = percent;
            let _ = sender.send(AppEvent::Message(Message::Progress(percent)));
        }
    });
    let _ = sender.send(match directory {
        Ok(directory) => AppEvent::Message(loaded(directory, messages)),
        Err(faults) => AppEvent::Faults(faults),
    });
}

/// A directory with its tree, which is made here so that the loop has nothing to do but to show it.
fn loaded(directory: Directory, messages: &Messages) -> Message {
    let tree = Tree::of(&directory, messages);
    Message::Loaded(Arc::new(directory), tree)
}

/// Makes the names of a directory searchable beside the loop, and hands that on; whether there was a thread for it.
pub(super) fn index(directory: Arc<Directory>, options: search::SearchOptions, sender: Sender<AppEvent>) -> bool {
    beside("index", move || {
        let index = Arc::new(Index::build_with(&directory, options));
        let _ = sender.send(AppEvent::Message(Message::Indexed(index)));
    })
}
