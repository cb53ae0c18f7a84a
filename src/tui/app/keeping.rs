//! What the reader keeps, brought to the disk beside the loop.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::{App, AppEvent, End};
use crate::state::{Change, Keeper, Report, Store, Trouble};
use crate::tui::action::{Effect, Message};
use crate::tui::update::leave;

/// How long the program stays for what is not on the disk yet.
const PATIENCE: Duration = Duration::from_secs(2);
/// The same where it was told to end: in half a second the watch-dog ends it.
const PATIENCE_HASTY: Duration = Duration::from_millis(400);

/// What keeps changes in a file and tells the loop what comes of it.
pub(super) fn keeper(store: Store, sender: Sender<AppEvent>) -> Keeper {
    let tell = move |report: Report| {
        // It fails where the loop has ended meanwhile.
        let _ = sender.send(AppEvent::Message(Message::Kept(report)));
    };
    Keeper::new(store, tell)
}

impl App {
    pub(super) fn keep(&self, change: Change) {
        if let Some(keeper) = &self.keeper {
            keeper.keep(change);
        }
    }

    /// Keeps where the reader leaves. That goes on while the terminal is given back.
    pub(super) fn leave(&mut self) {
        for effect in leave(&mut self.model) {
            if let Effect::Keep(change) = effect {
                self.keep(change);
            }
        }
    }

    /// Waits, not for long, for what is not on the disk yet; why something that the reader wanted kept is not.
    pub(super) fn finish_keeping(&self, is_hasty: bool) -> Option<Arc<Trouble>> {
        let keeper = self.keeper.as_ref()?;
        keeper.finish(if is_hasty { PATIENCE_HASTY } else { PATIENCE });
        keeper.trouble()
    }
}

impl End {
    /// Whether somebody waits for the process to end.
    pub(super) const fn is_hasty(&self) -> bool {
        matches!(self, Self::Left(1..))
    }
}
