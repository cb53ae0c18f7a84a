//! Entering the screen and giving the terminal back.
//!
//! - What is set on entering is unset in reverse; both lists stand side by side in `modes`.
//! - Leaving is idempotent and never waits for a frame: the session writes through a handle of its own. The line is set
//!   back before anything is written, for a write may never end.
//! - The panic hook, the watch-dog and the signals leave through the same door as a plain quit.
//! - Only the process itself leaves; it suspends only where a shell with job control can wake it again.
mod line;
mod modes;
mod watchdog;

use std::fmt;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::panic;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use rustix::process::{Signal, kill_current_process_group};

use super::job_control;
use line::LineModes;

pub(super) use modes::BREAK_OFF;
pub use modes::Modes;
pub use watchdog::{Count, GRACE, WatchDog};

/// The exit code of a process that ended because the terminal went away: that of SIGHUP, 129.
pub const EXIT_HANGUP: i32 = exit_code(1);

/// The exit code of a thread's panic outside the one that shows the screen, as Rust's own for a panic.
pub(crate) const EXIT_PANIC: i32 = 101;

/// 128 + the number of the signal that ended the program, as shells count.
#[must_use]
pub const fn exit_code(signal: i32) -> i32 {
    128_i32.saturating_add(signal)
}

/// What is done before the watch-dog ends the process.
static LAST_ACT: OnceLock<fn(i32)> = OnceLock::new();

/// Has something done with the exit code before the watch-dog ends the process, which no other code hears of. It must not
/// take long; only the first call counts.
pub fn before_watchdog_ends(act: fn(i32)) {
    let _ = LAST_ACT.set(act);
}

/// So long before who touches no key is sent away they are told, or half of their time where that is shorter.
#[must_use]
pub fn warning_of(limit: Duration) -> Duration {
    Duration::from_secs(60).min(limit / 2)
}

/// Ends the process by the signal that an exit code of [`exit_code`] stands for, so that the shell that started it sees
/// the signal: it ends its loop after SIGINT and not after a code. Comes back where the code stands for no signal that
/// ends a process, and where no shell waits for this one.
pub fn die_by_signal(code: i32) {
    let signal = code.checked_sub(exit_code(0)).filter(|signal| *signal > 0);
    if let Some(signal) = signal.filter(|_| !job_control::is_first()) {
        // An error says that nobody knows the signal's default: the code has to do.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
}

/// The terminal while the screen is shown on it. Dropping it gives the terminal back.
///
/// `W` is the handle that the modes are written to, usually a [`crate::terminal::tty::Tty`]; frames go out through
/// another clone of it.
pub struct Session<W: Write + AsFd + Send + 'static>(Arc<SessionState<W>>);

impl<W: Write + AsFd + Send + 'static> fmt::Debug for Session<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("entered", &locked(&self.0.screen).entered).finish_non_exhaustive()
    }
}

struct SessionState<W> {
    /// Never locked while something is written, so that the line can be set back whatever is stuck.
    line: Mutex<LineModes>,
    screen: Mutex<Inner<W>>,
}

struct Inner<W> {
    out: W,
    modes: Modes,
    entered: bool,
}

/// A poisoned lock is as good as another: what it guards is a list of modes, and they must be unset all the same.
fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<W: Write + AsFd + Send + 'static> Session<W> {
    /// The terminal as it is; nothing is changed before [`Session::resume`]. Who heeds signals does so between the two:
    /// a signal that nobody heeds would leave the line raw.
    ///
    /// # Errors
    ///
    /// The terminal does not say how its line is set.
    pub fn new(out: W, modes: Modes) -> io::Result<Self> {
        let line = Mutex::new(LineModes::of(&out)?);
        Ok(Self(Arc::new(SessionState { line, screen: Mutex::new(Inner { out, modes, entered: false }) })))
    }

    /// Sets the line to raw, enters the alternate screen, sets `modes` and hides the cursor.
    ///
    /// # Errors
    ///
    /// The terminal cannot be set or written to; it is then as it was before.
    pub fn enter(out: W, modes: Modes) -> io::Result<Self> {
        let session = Self::new(out, modes)?;
        session.resume()?;
        Ok(session)
    }

    /// Enters for the first time, again after [`Session::suspend`], or sets everything anew after someone else has used
    /// the terminal. A whole frame has to follow.
    ///
    /// # Errors
    ///
    /// The terminal cannot be set or written to, or the watch-dog ends the process just now; it is then as it was
    /// before.
    pub fn resume(&self) -> io::Result<()> {
        let mut inner = locked(&self.0.screen);
        locked(&self.0.line).make_raw()?;
        let is_again = std::mem::replace(&mut inner.entered, true);
        let enter_sequence = inner.enter(is_again);
        if enter_sequence.is_err() {
            locked(&self.0.line).restore();
            inner.leave(false);
        }
        enter_sequence
    }

    /// Gives the terminal back. Nothing happens where that is done already.
    pub fn leave(&self) {
        self.0.leave();
    }

    /// Takes the mouse, or gives it back to the terminal, whose reader then marks text with it.
    ///
    /// # Errors
    ///
    /// The terminal cannot be written to.
    pub fn set_mouse(&self, taken: bool) -> io::Result<()> {
        let mut inner = locked(&self.0.screen);
        inner.modes.mouse = taken;
        if inner.entered {
            let bytes = if taken { modes::MOUSE_ON } else { modes::MOUSE_OFF };
            inner.out.write_all(bytes.as_bytes())?;
            inner.out.flush()?;
        }
        Ok(())
    }

    /// Lets the terminal say when its colours change, until the screen is left for good.
    ///
    /// # Errors
    ///
    /// The terminal cannot be written to.
    pub fn report_colours(&self) -> io::Result<()> {
        let mut inner = locked(&self.0.screen);
        let is_new = !std::mem::replace(&mut inner.modes.colours, true);
        if is_new && inner.entered {
            inner.out.write_all(modes::COLOURS.0.as_bytes())?;
            inner.out.flush()?;
        }
        Ok(())
    }

    /// Keeps the reader's title from now on, or gives it back.
    ///
    /// # Errors
    ///
    /// The terminal cannot be written to.
    pub fn set_title(&self, kept: bool) -> io::Result<()> {
        let mut inner = locked(&self.0.screen);
        inner.modes.title = kept;
        if inner.entered {
            let bytes = if kept { modes::TITLE.0 } else { modes::TITLE.1 };
            inner.out.write_all(bytes.as_bytes())?;
            inner.out.flush()?;
        }
        Ok(())
    }

    /// Whether frames tell of links from now on, so that one may be left open.
    pub fn set_links(&self, told: bool) {
        let mut inner = locked(&self.0.screen);
        // A frame that is still on its way may tell of one.
        inner.modes.links |= told;
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
        let shared = Arc::clone(&self.0);
        let showing: ThreadId = thread::current().id();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // The thread may hold a lock itself, if it panicked while entering or leaving.
            if let Ok(mut line) = shared.line.try_lock() {
                line.restore();
            }
            if let Ok(mut inner) = shared.screen.try_lock() {
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
        let shared = Arc::clone(&self.0);
        let restore = move || shared.give_back_for_good();
        let end = |code| {
            if let Some(act) = LAST_ACT.get() {
                act(code);
            }
            die_by_signal(code);
            signal_hook::low_level::exit(code);
        };
        WatchDog::new(GRACE, restore, end)
    }
}

impl<W: Write + AsFd + Send + 'static> Drop for Session<W> {
    fn drop(&mut self) {
        self.leave();
    }
}

impl<W: Write> SessionState<W> {
    fn leave(&self) {
        locked(&self.line).restore();
        if locked(&self.screen).leave(false) {
            // What came while that was written: an answer of the terminal would be typed into the shell.
            locked(&self.line).drop_typed();
        }
    }

    /// In the middle of whatever is going on, and nobody enters any more.
    fn give_back_for_good(&self) {
        locked(&self.line).close();
        locked(&self.screen).leave(true);
    }
}

impl<W: Write> Inner<W> {
    fn enter(&mut self, is_again: bool) -> io::Result<()> {
        self.out.write_all(self.modes.enter_sequence(is_again).as_bytes())?;
        self.out.flush()
    }

    /// Whether there was anything to leave. Errors are of no use here: the terminal is either there and takes it, or
    /// gone.
    fn leave(&mut self, mid_frame: bool) -> bool {
        let entered = std::mem::take(&mut self.entered);
        if entered {
            let _ = self.out.write_all(self.modes.leave_sequence(mid_frame).as_bytes());
            let _ = self.out.flush();
        }
        entered
    }
}

#[cfg(test)]
mod tests;
