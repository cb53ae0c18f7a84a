//! InFlight for keys on their way to the loop. Somebody who throws a file at the terminal fills the line, not the memory:
//! when so many wait, the terminal is not read until the loop has taken one. Signals and the end of the line never
//! wait.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use crossterm::event::Event;

use super::app::AppEvent;
use crate::terminal::input::{Input, InputSink};

/// Many more than anybody types ahead.
const MOST: usize = 4096;

/// How many keys are on their way.
#[derive(Debug, Clone, Default)]
pub(super) struct InFlight(Arc<(Mutex<usize>, Condvar)>);

impl InFlight {
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
pub(super) struct BoundedSender {
    sender: Sender<AppEvent>,
    room: InFlight,
}

impl BoundedSender {
    pub(super) const fn new(sender: Sender<AppEvent>, room: InFlight) -> Self {
        Self { sender, room }
    }
}

impl InputSink for BoundedSender {
    fn deliver(&self, input: Input) -> bool {
        if matches!(&input, Input::Event(event) if takes_room(event)) {
            self.room.enter();
        }
        self.sender.send(AppEvent::Input(input)).is_ok()
    }
}
