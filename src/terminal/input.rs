//! Keys, signals and the end of the line, as messages in one channel.
//!
//! - Two threads wait, one for the terminal and one for signals; neither polls, so an idle program uses no CPU.
//! - The terminal is watched here and not through crossterm's event loop, which spins for ever at the end of file and
//!   keeps reports of the cursor to itself. Events still have crossterm's types: keymaps are written in them.
//! - When the terminal is gone, or a signal asks the process to end, the loop is told and the watch-dog is armed.
//! - Bytes become events in two steps: [`Tokenizer`] cuts them into whole sequences, [`termina`] says what each means.
mod decode;
mod held;
mod respell;
mod tokenizer;

use std::io;
use std::sync::mpsc::{Sender, SyncSender};
use std::sync::{Arc, Once};
use std::time::Duration;

use crossterm::event::Event;
use ratatui::layout::Position;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGBUS, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGTSTP, SIGUSR1,
    SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;

use super::background::Background;
use super::session::{EXIT_HANGUP, WatchDog, exit_code};
use super::tty::{Tty, size_of};
use crate::threads::start;
pub use decode::Decoder;
pub use held::HeldSignals;
pub use tokenizer::{PASTE_KEPT, Token, Tokenizer};

/// What reaches the main loop from the terminal and from the system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key, the mouse, pasted text (at most [`PASTE_KEPT`] bytes of it), the focus, or a new size.
    Event(Event),
    /// The terminal's answer to a question.
    Report(Report),
    /// The system asks for something.
    Signal(Signal),
    /// The terminal is gone; nothing will come any more. The program leaves with
    /// [`EXIT_HANGUP`].
    Hangup,
}

/// The terminal's answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// Where the cursor stands, counted from zero; the answer to `CSI 6n`.
    CursorPosition(Position),
    /// What the terminal writes on; the answer to OSC 11.
    Background(Background),
    /// The terminal's colours have changed (mode 2031).
    ColoursChanged,
    /// What kind of terminal it is; the answer to DA1, behind which no other comes any more to what was asked before.
    DeviceAttributes,
}

/// What the system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// SIGHUP, SIGTERM or another signal that ends a process, by number: the program leaves with
    /// [`exit_code`] of it.
    Leave(i32),
    /// SIGTSTP: the program suspends itself.
    Suspend,
    /// SIGCONT: the program runs again, and someone else may have used the terminal meanwhile. The size, which may have
    /// changed, follows as [`Event::Resize`]. The system also sends SIGCONT when a terminal is closed, so entering
    /// again may fail; then the terminal is gone.
    Continue,
}

/// The near end of the main loop's channel, whatever the loop calls its messages.
///
/// With a bounded channel a reader who holds a key down, or throws a file at the terminal, fills the line and not the
/// memory. A loop that is stuck then finds out that its terminal is gone by SIGHUP alone.
pub trait InputSink: Send + 'static {
    /// Hands one input on; `false` where the loop has ended.
    fn deliver(&self, input: Input) -> bool;
}

impl<T: From<Input> + Send + 'static> InputSink for Sender<T> {
    fn deliver(&self, input: Input) -> bool {
        self.send(T::from(input)).is_ok()
    }
}

impl<T: From<Input> + Send + 'static> InputSink for SyncSender<T> {
    fn deliver(&self, input: Input) -> bool {
        self.send(T::from(input)).is_ok()
    }
}

/// How long the rest of a sequence may take after a bare Esc, before Esc itself is meant. Over a line that tears
/// sequences apart an arrow key then costs an Esc, so it is as long as a hand does not notice.
const ESC_ALONE: Duration = Duration::from_millis(40);
/// How long the rest of a longer sequence may take before it is given up.
const SEQUENCE: Duration = Duration::from_millis(500);
/// How long the rest of what was given up is still known as such.
const LATE: Duration = Duration::from_secs(3);
/// How long a paste may stand still before what has come of it is handed on.
const PASTE: Duration = Duration::from_secs(5);

/// How long giving the terminal back may wait for a line that takes nothing, once a signal asks for the end. The
/// watch-dog waits longer.
const AT_ONCE: Duration = Duration::from_millis(150);
/// The signals that end a process which does not heed them.
///
/// Missing are those that cannot be heeded (SIGKILL) or not without unsafe code (SIGSEGV, SIGILL, SIGFPE: a fault of the
/// program itself), and SIGPIPE, which Rust ignores: a program that reads a copied text half must not end this one.
pub(super) const ENDING: [i32; 15] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGBUS,
    SIGSYS, SIGTRAP,
];
/// Those that end a process on Linux alone: three old ones (there is no SIGSTKFLT on MIPS and SPARC) and the real-time
/// signals, of which the C library may keep the first for itself.
#[cfg(target_os = "linux")]
fn ending_on_linux() -> impl Iterator<Item = i32> {
    use rustix::process::Signal;
    const OLD: &[Signal] = &[
        Signal::IO,
        Signal::POWER,
        #[cfg(not(any(
            target_arch = "mips",
            target_arch = "mips64",
            target_arch = "sparc",
            target_arch = "sparc64"
        )))]
        Signal::STKFLT,
    ];
    OLD.iter().map(|signal| signal.as_raw()).chain(34..=64)
}
#[cfg(not(target_os = "linux"))]
fn ending_on_linux() -> impl Iterator<Item = i32> {
    std::iter::empty()
}

/// Starts the thread of signals: each goes to `sender`. `terminal` is asked for its size when that changes.
///
/// This comes before [`Session::resume`](super::session::Session::resume): a signal that arrives in between would leave
/// the line raw. Signals are caught from here on, also those that the parent process had ignored. Ask the terminal for its size
/// after this call: a change before it is not announced, every later one is.
///
/// # Errors
///
/// Signals cannot be caught, or the system has no thread left.
pub fn spawn_signal_thread(terminal: Tty, sender: impl InputSink, watchdog: WatchDog) -> io::Result<()> {
    let signals = catch()?;
    start("signals", move || heed(signals, &terminal, &sender, &watchdog)).map(drop)
}

/// Catches signals, for the thread that will heed them.
fn catch() -> io::Result<Signals> {
    repeat_bus_errors();
    let signals = Signals::new(ENDING.into_iter().chain([SIGWINCH, SIGTSTP, SIGCONT]))?;
    for signal in ending_on_linux() {
        // What this system has not, nobody sends.
        let _ = signals.add_signal(signal);
    }
    Ok(signals)
}

/// Has a bus error come again and again until somebody heeds it, in place of what Rust itself does: that lets the next one end
/// the process with the line raw, and is there for a stack that overflows, at which Linux sends SIGSEGV.
///
/// A file that is cut short while it is mapped is a bus error in whichever thread looks at it: the thread of signals has the
/// terminal given back meanwhile. Only the first call does anything, for another would take away who heeds it.
#[allow(
    unsafe_code,
    reason = "the system's default is no code of ours that a signal could run in the middle of another"
)]
fn repeat_bus_errors() {
    static FIRST: Once = Once::new();
    FIRST.call_once(|| {
        // SAFETY: with the default nothing of this process runs when the signal comes.
        let _ =
            unsafe { nix::sys::signal::signal(nix::sys::signal::Signal::SIGBUS, nix::sys::signal::SigHandler::SigDfl) };
        // Where this fails, so does catching it later, which is told.
        let _ = signal_hook::flag::register(SIGBUS, Arc::default());
    });
}

/// Starts the thread of keys: `keys` is read until it is gone, and every [`Input`] goes to `sender`, in the order of
/// arrival.
///
/// # Errors
///
/// The system has no thread left.
pub fn read_keys(keys: Tty, sender: impl InputSink, watchdog: WatchDog) -> io::Result<()> {
    let work = move || {
        read(&keys, |input| {
            let here = if input == Input::Hangup { watchdog.arm(EXIT_HANGUP) } else { None };
            let goes_on = sender.deliver(input);
            if let Some(here) = here {
                here.count();
            }
            goes_on
        });
    };
    start("keys", work).map(drop)
}

fn heed(mut signals: Signals, terminal: &Tty, sender: &impl InputSink, watchdog: &WatchDog) {
    let resize = || {
        let size = size_of(terminal);
        sender.deliver(Input::Event(Event::Resize(size.width, size.height)))
    };
    for signal in signals.forever() {
        let goes_on = match signal {
            SIGWINCH => resize(),
            SIGTSTP => sender.deliver(Input::Signal(Signal::Suspend)),
            // While the process was stopped, changes of the size were announced to the shell.
            SIGCONT => sender.deliver(Input::Signal(Signal::Continue)) && resize(),
            ending => {
                let here = watchdog.arm(exit_code(ending));
                let goes_on = sender.deliver(Input::Signal(Signal::Leave(ending)));
                // Now that the loop is told why, it is let out of a write that waits.
                terminal.leave_within(AT_ONCE);
                if let Some(here) = here {
                    here.count();
                }
                goes_on
            }
        };
        if !goes_on {
            return;
        }
    }
}

/// Reads `keys` until it is gone or `hand_on` answers `false`; the last input is [`Input::Hangup`].
fn read(keys: &Tty, mut hand_on: impl FnMut(Input) -> bool) {
    let mut tokenizer = Tokenizer::default();
    let mut decoder = Decoder::default();
    let mut bytes = [0; 4096];
    loop {
        let timeout = tokenizer.waiting_for().map(|waiting| match waiting {
            tokenizer::Unfinished::Esc => ESC_ALONE,
            tokenizer::Unfinished::Sequence => SEQUENCE,
            tokenizer::Unfinished::Paste => PASTE,
            tokenizer::Unfinished::Late => LATE,
        });
        let tokens = match wait(keys, timeout) {
            Readiness::Ready => match rustix::io::read(keys, &mut bytes) {
                Ok(0) => break,
                Ok(count) => tokenizer.feed(bytes.get(..count).unwrap_or_default()),
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(_) => break,
            },
            Readiness::Quiet => tokenizer.give_up(),
            Readiness::Interrupted => continue,
            Readiness::Hangup => break,
        };
        for input in tokens.into_iter().flat_map(|token| decoder.of(token)) {
            if !hand_on(input) {
                return;
            }
        }
    }
    hand_on(Input::Hangup);
}

enum Readiness {
    Ready,
    Quiet,
    Interrupted,
    Hangup,
}

fn wait(keys: &Tty, timeout: Option<Duration>) -> Readiness {
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    let mut fds = [PollFd::new(keys, PollFlags::IN)];
    match poll(&mut fds, timeout.as_ref()) {
        Ok(0) => Readiness::Quiet,
        // What was typed before the end is still read: a hang-up alone is the end.
        Ok(_) if fds[0].revents().contains(PollFlags::IN) => Readiness::Ready,
        Err(Errno::INTR) => Readiness::Interrupted,
        Ok(_) | Err(_) => Readiness::Hangup,
    }
}

#[cfg(test)]
mod tests;
