//! Reading the directory, and making its names searchable once there is a picture.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::{io, thread};

use super::action::Message;
use super::app::AppEvent;
use crate::directory::Directory;
use crate::loader::diagnostic::Diagnostic;
use crate::loader::{Source, load};
use crate::search;
use crate::search::Index;

/// A directory up to this size is read before the screen is entered: it takes less time than a glance, and if
/// it has faults the screen is never seen. A larger one shows how far it is.
const AT_ONCE: usize = 4 << 20;

/// Reads a directory and hands it on, a large one in a thread of its own; answers with the faults of a small one.
///
/// # Errors
/// The system has no thread left.
pub(super) fn read(source: Source, sender: Sender<AppEvent>) -> io::Result<Vec<Diagnostic>> {
    if source.bytes() > AT_ONCE {
        let work = move || read_large(&source, &sender);
        return thread::Builder::new().name("reader".into()).spawn(work).map(|_| Vec::new());
    }
    Ok(match load(&source, |_| ()) {
        Ok(directory) => {
            let _ = sender.send(AppEvent::Message(Message::Loaded(Arc::new(directory))));
            Vec::new()
        }
        Err(faults) => faults,
    })
}

fn read_large(source: &Source, sender: &Sender<AppEvent>) {
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
        Ok(directory) => AppEvent::Message(Message::Loaded(Arc::new(directory))),
        Err(faults) => AppEvent::Faults(faults),
    });
}

/// Makes the names of a directory searchable in a thread of its own, and hands that on.
///
/// # Errors
/// The system has no thread left.
pub(super) fn index(
    directory: Arc<Directory>,
    options: search::SearchOptions,
    sender: Sender<AppEvent>,
) -> io::Result<()> {
    let work = move || {
        let index = Arc::new(Index::build_with(&directory, options));
        let _ = sender.send(AppEvent::Message(Message::Indexed(index)));
    };
    thread::Builder::new().name("index".into()).spawn(work).map(drop)
}
