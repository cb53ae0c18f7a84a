//! Comparing the directory with an older one, once it is shown, and again when it was read again.
//!
//! The older one is read once. Where that failed it is tried again with the next directory, and said again. One comparison
//! goes on at a time: of a directory that is not shown any more, what comes of it is let go of, and the one that is shown is
//! compared next.

use std::io;
use std::sync::Arc;

use super::{App, AppEvent, DirectorySource, End, Unloaded};
use crate::directory::Directory;
use crate::loader::LoadError;
use crate::messages::{Messages, faults_counted};
use crate::text::strip;
use crate::threads::patiently_beside;
use crate::tui::action::{Message, Toast};
use crate::tui::since::Since;

/// An older directory that is compared with.
pub(super) struct Older {
    source: Arc<DirectorySource>,
    /// What it is called.
    name: String,
    /// The directory, once it has been read.
    directory: Option<Arc<Directory>>,
    /// Which of the directories that were shown one after the other was compared with it last, or is.
    compared: Option<u64>,
    /// Whether that is going on.
    is_busy: bool,
}

impl Older {
    /// Nothing of it has been read yet.
    pub(super) fn new((source, name): (DirectorySource, String)) -> Self {
        Self { source: Arc::new(source), name, directory: None, compared: None, is_busy: false }
    }
}

impl App {
    /// Begins to compare, where that was asked for, the directory is whole, and it has not been compared yet. The first frame
    /// does not wait for it.
    pub(super) fn compare(&mut self) {
        let shared = &self.model.shared;
        let Some(directory) = shared.directory.clone().filter(|_| !shared.is_growing) else { return };
        let shown = shared.directories;
        let is_due = |older: &&mut Older| !older.is_busy && older.compared != Some(shown);
        let Some(older) = self.since.as_mut().filter(is_due) else { return };
        (older.is_busy, older.compared) = (true, Some(shown));
        let (known, source, name) = (older.directory.clone(), Arc::clone(&older.source), older.name.clone());
        let sender = self.sender.clone();
        let is_beside = patiently_beside("since", move || {
            let old = known.map_or_else(|| source.read().map(Arc::new), Ok);
            let compared = old.map(|old| Arc::new(Since::of(name, old, directory)));
            // It fails only where the loop has ended, and then there is nobody to tell.
            let _ = sender.send(AppEvent::Compared(compared));
        });
        if !is_beside {
            older.is_busy = false;
            self.say_no_thread();
        }
    }

    /// Takes in what came of comparing.
    pub(super) fn compared(&mut self, compared: Result<Arc<Since>, Unloaded>) -> io::Result<Option<End>> {
        let Some(older) = &mut self.since else { return Ok(None) };
        older.is_busy = false;
        match compared {
            Ok(since) => {
                older.directory = Some(Arc::clone(since.old()));
                self.update(Message::Compared(since))
            }
            Err(error) => {
                let text = told(self.model.shared.messages(), &error);
                self.update(Message::Toast(Toast { text, is_warning: true }))
            }
        }
    }
}

/// Why the older directory cannot be read, in a line.
fn told(messages: &Messages, error: &Unloaded) -> String {
    let line = match error {
        Unloaded::Files(LoadError::Unreadable(it)) => messages.refusal(&it.path, &it.refusal),
        Unloaded::Files(LoadError::Faults(faults)) => faults_counted(messages, faults),
        Unloaded::Compiled(path, refusal) => {
            messages.snapshot_refusal(path.as_deref().unwrap_or(std::path::Path::new("kechuang")), refusal)
        }
    };
    strip(&messages.differences.old_unread(line)).into_owned()
}
