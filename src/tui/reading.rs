//! Reading the directory, and making its names searchable once there is a picture.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::action::Message;
use super::run::News;
use crate::directory::fault::Fault;
use crate::directory::{Directory, Source, load};
use crate::search::{self, Index};

/// A directory up to this size is read before the screen is entered: it takes less time than a glance, and if
/// it has faults the screen is never seen. A larger one shows how far it is.
pub(super) const AT_ONCE: usize = 4 << 20;

/// Reads a directory and makes its names searchable.
pub(super) struct Reading {
    pub(super) source: Source,
    pub(super) search: search::Options,
    pub(super) sender: Sender<News>,
    /// Says when the first frame has been drawn: until then nothing may take the processor away from it.
    pub(super) gate: Receiver<()>,
}

impl Reading {
    pub(super) fn run(self) {
        match self.read() {
            Err(faults) => {
                let _ = self.sender.send(News::Faults(faults));
            }
            Ok(directory) => self.index(&directory),
        }
    }

    /// Reads the files and hands the directory on.
    pub(super) fn read(&self) -> Result<Arc<Directory>, Vec<Fault>> {
        let mut told = 0;
        // A reader that is told every file would be told nothing else: only full percents are worth a frame.
        let directory = load(&self.source, |progress| {
            let percent = u8::try_from(progress.read * 100 / progress.total.max(1)).unwrap_or(100);
            if percent > told && self.source.bytes() > AT_ONCE {
                told = percent;
                let _ = self.sender.send(News::Message(Message::Progress(percent)));
            }
        })?;
        let directory = Arc::new(directory);
        let _ = self.sender.send(News::Message(Message::Loaded(Arc::clone(&directory))));
        Ok(directory)
    }

    /// Makes the names searchable once there is a picture, and hands that on.
    pub(super) fn index(&self, directory: &Directory) {
        if self.gate.recv().is_ok() {
            let index = Arc::new(Index::build_with(directory, self.search));
            let _ = self.sender.send(News::Message(Message::Indexed(index)));
        }
    }
}
