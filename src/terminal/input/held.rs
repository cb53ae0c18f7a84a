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

use super::{Input, InputSink, Signals, WatchDog, catch, heed, repeat_bus_errors};
use crate::terminal::tty::{Tty, size_of};
use crate::threads::start;

/// Signals that are held back until they are heeded. Clones are of the same.
#[derive(Clone)]
pub struct HeldSignals {
    heeding: Arc<Mutex<Option<Heeding>>>,
    trouble: Arc<Mutex<Option<io::Error>>>,
}

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
        let trouble = Arc::new(Mutex::new(None));
        let theirs = Arc::clone(&trouble);
        let heeding = move || {
            let signals = match let_through(&before) {
                Ok(signals) => signals,
                Err(error) => {
                    *theirs.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                    sender.deliver(Input::Hangup);
                    return;
                }
            };
            // Some systems forget a change of the size that comes while nobody has asked for it.
            let now = size_of(&terminal);
            if now == size || sender.deliver(Input::Event(Event::Resize(now.width, now.height))) {
                heed(signals, &terminal, &sender, &watchdog);
            }
        };
        Ok(Self { heeding: Arc::new(Mutex::new(Some(Box::new(heeding)))), trouble })
    }

    /// Starts the thread of signals; only the first call does anything.
    ///
    /// # Errors
    ///
    /// The system has no thread left.
    pub fn heed(&self) -> io::Result<()> {
        let Some(heeding) = self.heeding.lock().unwrap_or_else(PoisonError::into_inner).take() else { return Ok(()) };
        // What comes next may look at a file that is being cut short, sooner than the thread has caught anything.
        repeat_bus_errors();
        start("signals", heeding).map(drop)
    }

    /// Why they could not be heeded, as for want of a descriptor; told once. It came with [`Input::Hangup`], and the
    /// terminal is as good as ever.
    #[must_use]
    pub fn trouble(&self) -> Option<io::Error> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Catches signals and lets them through to this thread.
fn let_through(before: &SigSet) -> io::Result<Signals> {
    let signals = catch()?;
    before.thread_set_mask()?;
    Ok(signals)
}
