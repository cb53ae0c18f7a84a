//! Comparing the directory with an older one, once it is shown.

use std::sync::Arc;

use super::{App, AppEvent, Unloaded};
use crate::loader::LoadError;
use crate::messages::{Messages, faults_counted};
use crate::text::strip;
use crate::threads::patiently_beside;
use crate::tui::action::{Message, Toast};
use crate::tui::since::Since;

impl App {
    /// Begins to compare, where that was asked for and the directory is whole. The first frame does not wait for it.
    pub(super) fn compare(&mut self) {
        let shared = &self.model.shared;
        let Some(directory) = shared.directory.clone().filter(|_| !shared.is_growing) else { return };
        let Some((source, name)) = self.since.take() else { return };
        let (messages, sender) = (shared.messages(), self.sender.clone());
        let is_beside = patiently_beside("since", move || {
            let message = match source.read() {
                Ok(old) => Message::Compared(Arc::new(Since::of(name, Arc::new(old), directory))),
                Err(error) => Message::Toast(Toast { text: told(messages, &error), is_warning: true }),
            };
            // It fails only where the loop has ended, and then there is nobody to tell.
            let _ = sender.send(AppEvent::Message(message));
        });
        if !is_beside {
            self.say_no_thread();
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
