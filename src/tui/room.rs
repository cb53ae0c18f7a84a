//! Room for keys on their way to the loop. Somebody who throws a file at the terminal fills the line, not the memory:
//! when so many wait, the terminal is not read until the loop has taken one. Signals and the end of the line never
//! wait.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use crossterm::event::Event;

use super::run::News;
use crate::terminal::input::{Deliver, Input};

/// Many more than anybody types ahead.
const MOST: usize = 4096;

/// How many keys are on their way.
#[derive(Debug, Clone, Default)]
pub(super) struct Room(Arc<(Mutex<usize>, Condvar)>);

impl Room {
    fn enter(&self) {
        let (waiting, left) = &*self.0;
        let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let full = left.wait_while(waiting, |waiting| *waiting >= MOST);
        *full.unwrap_or_else(PoisonError::into_inner) += 1;
    }

    /// The loop has taken one.
    pub(super) fn leave(&self) {
        let (waiting, left) = &*self.0;
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *waiting = waiting.saturating_sub(1);
        left.notify_one();
    }
}

/// Whether an event comes from a hand. A new size comes from the thread of signals.
pub(super) const fn takes_room(event: &Event) -> bool {
    !matches!(event, Event::Resize(..))
}

/// The near end of the loop's channel for what comes from the terminal.
#[derive(Clone)]
pub(super) struct Waiting {
    sender: Sender<News>,
    room: Room,
}

impl Waiting {
    pub(super) const fn new(sender: Sender<News>, room: Room) -> Self {
        Self { sender, room }
    }
}

impl Deliver for Waiting {
    fn deliver(&self, input: Input) -> bool {
        if matches!(&input, Input::Event(event) if takes_room(event)) {
            self.room.enter();
        }
        self.sender.send(News::Input(input)).is_ok()
    }
}
