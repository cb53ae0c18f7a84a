//! Back-pressure: what comes from the terminal on its way to the loop. Somebody who throws a file at the terminal fills the
//! line, not the memory: when so much waits, the terminal is not read until the loop is done with some of it. Signals
//! and the end of the line never wait, and of the sizes of the window only the last counts.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use ratatui::layout::Size;

/// Many more than anybody types ahead.
pub(super) const MOST: usize = 4096;
/// How many bytes of pasted text are on their way at most: several pastes of which each is cut already. One is let
/// through in any case.
pub(super) const MOST_BYTES: usize = 256 * 1024;

/// What is on its way.
#[derive(Debug, Clone, Default)]
pub(super) struct InFlight(Arc<Parts>);

#[derive(Debug, Default)]
struct Parts {
    taken: Mutex<Taken>,
    left: Condvar,
    /// The size of the window that the loop has not heard of yet.
    size: Mutex<Option<Size>>,
}

#[derive(Debug, Default)]
struct Taken {
    inputs: usize,
    bytes: usize,
}

impl InFlight {
    /// A place for an input with so many bytes of text; waits for it.
    pub(super) fn enter(&self, bytes: usize) -> Permit {
        let taken = locked(&self.0.taken);
        let is_full =
            |taken: &mut Taken| taken.inputs >= MOST || (taken.inputs > 0 && taken.bytes + bytes > MOST_BYTES);
        let mut taken = self.0.left.wait_while(taken, is_full).unwrap_or_else(PoisonError::into_inner);
        taken.inputs += 1;
        taken.bytes += bytes;
        Permit { in_flight: self.clone(), bytes }
    }

    /// Whether something waits behind the input that the loop has taken.
    pub(super) fn has_more(&self) -> bool {
        locked(&self.0.taken).inputs > 1
    }

    /// The last size of the window, if the loop has not taken it yet.
    pub(super) fn take_size(&self) -> Option<Size> {
        locked(&self.0.size).take()
    }

    /// Whether the loop has to be told that there is a size.
    pub(super) fn put_size(&self, size: Size) -> bool {
        locked(&self.0.size).replace(size).is_none()
    }
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The permit of one input, given back when the loop is done with it.
#[derive(Debug)]
pub(super) struct Permit {
    in_flight: InFlight,
    bytes: usize,
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut taken = locked(&self.in_flight.0.taken);
        taken.inputs = taken.inputs.saturating_sub(1);
        taken.bytes = taken.bytes.saturating_sub(self.bytes);
        self.in_flight.0.left.notify_one();
    }
}
