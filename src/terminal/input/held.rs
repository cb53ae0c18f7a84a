//! Signals before there is anybody to heed them.
//!
//! Catching some fifty signals and starting a thread for them takes a tenth of a millisecond, for which the first frame
//! should not wait. A signal must not end the process meanwhile, for that would leave the line raw. So the system holds
//! signals back from the first thread, and from all that it starts later; the thread of signals, once there is one, lets
//! them through to itself alone. None is lost, and none comes too early, but for a bus error, which cannot wait.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use crossterm::event::Event;
use nix::sys::signal::{SigSet, SigmaskHow, Signal};

use super::{Input, InputSink, Signals, WatchDog, catch, heed};
use crate::terminal::tty::{Tty, size_of};
use crate::threads::start;

/// Signals that are held back until they are heeded. Clones are of the same.
#[derive(Clone)]
pub struct HeldSignals(Arc<Mutex<Option<Heeding>>>);

/// Lets signals through to the thread it is called in, and heeds them.
type Heeding = Box<dyn FnOnce() + Send>;

impl std::fmt::Debug for HeldSignals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HeldSignals").finish_non_exhaustive()
    }
}

impl HeldSignals {
    /// Holds signals back from here on; once they are heeded each goes to `sender`, as
    /// [`spawn_signal_thread`](super::spawn_signal_thread) says. This comes before
    /// [`Session::resume`](crate::terminal::session::Session::resume), in a process that has no other thread: another
    /// one would take signals. Where they are never heeded, they are held until the process ends.
    ///
    /// # Errors
    ///
    /// The system holds no signals back.
    pub fn hold(terminal: Tty, sender: impl InputSink, watchdog: WatchDog) -> io::Result<Self> {
        let mut held = SigSet::all();
        // A process in the background that holds these back would be let at the terminal.
        held.remove(Signal::SIGTTOU);
        held.remove(Signal::SIGTTIN);
        // Linux ends a process at once in which a bus error comes of what it did itself and is held back.
        held.remove(Signal::SIGBUS);
        let before = held.thread_swap_mask(SigmaskHow::SIG_BLOCK)?;
        let size = size_of(&terminal);
        let heeding = move || {
            let Some(signals) = let_through(&before) else {
                sender.deliver(Input::Hangup);
                return;
            };
            // Some systems forget a change of the size that comes while nobody has asked for it.
            let now = size_of(&terminal);
            if now == size || sender.deliver(Input::Event(Event::Resize(now.width, now.height))) {
                heed(signals, &terminal, &sender, &watchdog);
            }
        };
        Ok(Self(Arc::new(Mutex::new(Some(Box::new(heeding))))))
    }

    /// Starts the thread of signals; only the first call does anything.
    ///
    /// # Errors
    ///
    /// The system has no thread left.
    pub fn heed(&self) -> io::Result<()> {
        let heeding = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        heeding.map_or(Ok(()), |heeding| start("signals", heeding).map(drop))
    }
}

/// Catches signals and lets them through to this thread; `None` where the system does not allow that.
fn let_through(before: &SigSet) -> Option<Signals> {
    let signals = catch().ok()?;
    before.thread_set_mask().ok()?;
    Some(signals)
}
