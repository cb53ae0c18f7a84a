//! Entering the screen and giving the terminal back.
//!
//! - What is set on enter_sequence is unset in reverse; both lists stand side by side in `modes`.
//! - Leaving is idempotent and never waits for a frame: the session writes through a handle of its own.
//! - The panic hook, the watch-dog and the signals leave through the same door as a plain quit.
//! - Only the process itself leaves; it suspends only where a shell with job control can wake it again.
mod modes;
mod watchdog;

use std::fmt;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::panic;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

use super::job_control;

pub(super) use modes::BREAK_OFF;
pub use modes::Modes;
pub use watchdog::{Count, GRACE, WatchDog};

/// The exit code of a process that ended because the terminal went away: that of SIGHUP, 129.
pub const EXIT_HANGUP: i32 = exit_code(1);

/// The exit code of a thread's panic outside the one that shows the screen, as Rust's own for a panic.
const EXIT_PANIC: i32 = 101;

/// 128 + the number of the signal that ended the program, as shells count.
#[must_use]
pub const fn exit_code(signal: i32) -> i32 {
    128_i32.saturating_add(signal)
}

/// The terminal while the screen is shown on it. Dropping it gives the terminal back.
///
/// `W` is the handle that the modes are written to, usually a [`crate::terminal::tty::Tty`]; frames go out through
/// another clone of it.
pub struct Session<W: Write + AsFd + Send + 'static> {
    shared: Arc<Mutex<Inner<W>>>,
}

impl<W: Write + AsFd + Send + 'static> fmt::Debug for Session<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("entered", &locked(&self.shared).entered).finish_non_exhaustive()
    }
}

struct Inner<W> {
    out: W,
    modes: Modes,
    /// How the line was set before; `None` where the handle is no terminal.
    before: Option<Termios>,
    entered: bool,
}

/// A poisoned lock is as good as another: what it guards is a list of modes, and they must be unset all the same.
fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<W: Write + AsFd + Send + 'static> Session<W> {
    /// Sets the line to raw, enters the alternate screen, sets `modes` and hides the cursor.
    ///
    /// # Errors
    ///
    /// The terminal cannot be set or written to; it is then as it was before.
    pub fn enter(out: W, modes: Modes) -> io::Result<Self> {
        let before = if termios::isatty(&out) { Some(termios::tcgetattr(&out)?) } else { None };
        let inner = Inner { out, modes, before, entered: false };
        let session = Self { shared: Arc::new(Mutex::new(inner)) };
        session.resume()?;
        Ok(session)
    }

    /// Enters again after [`Session::suspend`], or sets everything anew after someone else has used the terminal.
    /// A whole frame has to follow.
    ///
    /// # Errors
    ///
    /// The terminal cannot be set or written to; it is then as it was before.
    pub fn resume(&self) -> io::Result<()> {
        let mut inner = locked(&self.shared);
        inner.entered = true;
        let enter_sequence = inner.enter();
        if enter_sequence.is_err() {
            inner.leave(false);
        }
        enter_sequence
    }

    /// Gives the terminal back. Nothing happens where that is done already.
    pub fn leave(&self) {
        locked(&self.shared).leave(false);
    }

    /// Takes the mouse, or gives it back to the terminal, whose reader then marks text with it.
    ///
    /// # Errors
    ///
    /// The terminal cannot be written to.
    pub fn set_mouse(&self, taken: bool) -> io::Result<()> {
        let mut inner = locked(&self.shared);
        inner.modes.mouse = taken;
        if inner.entered {
            let bytes = if taken { modes::MOUSE_ON } else { modes::MOUSE_OFF };
            inner.out.write_all(bytes.as_bytes())?;
            inner.out.flush()?;
        }
        Ok(())
    }

    /// Gives the terminal back and stops the process and those in its group, as Ctrl-Z does in a shell.
    ///
    /// Answers `false` at once, the screen untouched, where no shell would wake the process again. Otherwise it answers
    /// `true` when the process runs on. [`crate::terminal::input::Signal::Continue`] then arrives, and the answer to
    /// that is [`Session::resume`] and a whole frame. Until then nothing is drawn: the screen is the shell's.
    ///
    /// # Errors
    ///
    /// The process cannot be stopped.
    pub fn suspend(&self) -> io::Result<bool> {
        if !job_control::has_control() {
            return Ok(false);
        }
        self.leave();
        // SIGTSTP itself is caught, and its default can be set again only with unsafe code. SIGSTOP would freeze a
        // process for good where no shell watches it; that is why job control is looked for first.
        kill_current_process_group(Signal::STOP)?;
        Ok(true)
    }

    /// From now on a panic first gives the terminal back and then prints its message as before. A panic in a thread
    /// other than this one ends the process with code 101: its work is lost, and the screen with it.
    pub fn restore_on_panic(&self) {
        let shared = Arc::clone(&self.shared);
        let showing: ThreadId = thread::current().id();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // The thread may hold the lock itself, if it panicked while enter_sequence or leave_sequence.
            if let Ok(mut inner) = shared.try_lock() {
                inner.leave(true);
            }
            before(info);
            if thread::current().id() != showing {
                std::process::exit(EXIT_PANIC);
            }
        }));
    }

    /// The watch-dog of this session: see [`WatchDog`].
    #[must_use]
    pub fn watchdog(&self) -> WatchDog {
        let shared = Arc::clone(&self.shared);
        WatchDog::new(GRACE, move || locked(&shared).leave(true), |code| signal_hook::low_level::exit(code))
    }
}

impl<W: Write + AsFd + Send + 'static> Drop for Session<W> {
    fn drop(&mut self) {
        self.leave();
    }
}

impl<W: Write + AsFd> Inner<W> {
    fn enter(&mut self) -> io::Result<()> {
        if let Some(before) = &self.before {
            let mut raw = before.clone();
            raw.make_raw();
            termios::tcsetattr(&self.out, OptionalActions::Now, &raw)?;
        }
        self.out.write_all(self.modes.enter_sequence().as_bytes())?;
        self.out.flush()
    }

    /// Errors are of no use here: the terminal is either there and takes it, or gone.
    fn leave(&mut self, mid_frame: bool) {
        if !std::mem::take(&mut self.entered) {
            return;
        }
        let _ = self.out.write_all(self.modes.leave_sequence(mid_frame).as_bytes());
        let _ = self.out.flush();
        if let Some(before) = &self.before {
            // An answer of the terminal that comes late would otherwise be typed into the shell.
            let _ = termios::tcflush(&self.out, QueueSelector::IFlush);
            let _ = termios::tcsetattr(&self.out, OptionalActions::Now, before);
        }
    }
}

#[cfg(test)]
mod tests;
