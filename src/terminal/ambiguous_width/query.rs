//! Asks the terminal on the spot, for a command that draws no screen. While a screen is drawn nobody waits for an
//! answer: there it is the [`probe`](crate::terminal::ambiguous_width) that asks.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{OptionalActions, QueueSelector, tcflush, tcgetattr, tcsetattr};
use signal_hook::flag;

use super::{SAMPLE, of_column};
use crate::terminal::input::{Decoder, ENDING, Input, Report, Tokenizer};
use crate::terminal::job_control;
use crate::terminal::session::{die_by_signal, exit_code};
use crate::terminal::tty::Tty;
use crate::text::AmbiguousWidth;

/// How wide the terminal draws characters of ambiguous width; `None` where it does not answer within `limit`, or where
/// a program in the background must not ask.
///
/// What is typed meanwhile is lost, so that an answer that comes late is not typed into the shell.
///
/// # Errors
///
/// The terminal cannot be set, written to or read.
pub fn width(keys: &Tty, out: &mut Tty, limit: Duration) -> io::Result<Option<AmbiguousWidth>> {
    // Reading from the background would stop the process.
    if job_control::is_in_background(keys) {
        return Ok(None);
    }
    let signals = Postponed::new()?;
    let said = ask(keys, out, limit, &signals.came);
    signals.take_effect();
    said
}

/// Asks, and waits for the answer, for `limit` at most and until a signal `came`.
fn ask(keys: &Tty, out: &mut Tty, limit: Duration, came: &AtomicUsize) -> io::Result<Option<AmbiguousWidth>> {
    let before = tcgetattr(keys)?;
    let mut raw = before.clone();
    raw.make_raw();
    tcsetattr(keys, OptionalActions::Now, &raw)?;
    let answer = question(out).and_then(|()| column(keys, limit, came));
    let flushed = tcflush(keys, QueueSelector::IFlush);
    tcsetattr(keys, OptionalActions::Now, &before)?;
    flushed?;
    Ok(answer?.map(of_column))
}

/// The signals that end the process, put off while the line is raw: they would leave it so.
struct Postponed {
    came: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
}

impl Postponed {
    fn new() -> io::Result<Self> {
        let (came, is_over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        for signal in ENDING {
            // From then on the signals do what they did; a signal once heeded has no default any more.
            flag::register_conditional_default(signal, Arc::clone(&is_over))?;
            flag::register_usize(signal, Arc::clone(&came), usize::try_from(signal).unwrap_or_default())?;
        }
        Ok(Self { came, is_over })
    }

    /// The line is as it was: a signal that came meanwhile ends the process.
    fn take_effect(&self) {
        self.is_over.store(true, Ordering::Release);
        if let Some(signal) = i32::try_from(self.came.load(Ordering::Acquire)).ok().filter(|signal| *signal > 0) {
            die_by_signal(exit_code(signal));
            signal_hook::low_level::exit(exit_code(signal));
        }
    }
}

/// On a line of its own, which is blank again afterwards. In the first row the answer would look like a function key.
fn question(out: &mut Tty) -> io::Result<()> {
    write!(out, "\r\n{SAMPLE}\x1b[6n\r\x1b[K\x1b[A")?;
    out.flush()
}

/// The column of the cursor that the terminal reports, from zero.
fn column(keys: &Tty, limit: Duration, came: &AtomicUsize) -> io::Result<Option<u16>> {
    let deadline = Instant::now() + limit;
    let (mut tokenizer, mut decoder) = (Tokenizer::default(), Decoder::default());
    let mut bytes = [0; 256];
    while came.load(Ordering::Acquire) == 0 {
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec::try_from(left).map_err(io::Error::other)?;
        match poll(&mut [PollFd::new(keys, PollFlags::IN)], Some(&timeout)) {
            Ok(0) => return Ok(None),
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        let count = rustix::io::read(keys, &mut bytes)?;
        if count == 0 {
            return Ok(None);
        }
        for input in tokenizer.feed(&bytes[..count]).into_iter().flat_map(|token| decoder.of(token)) {
            if let Input::Report(Report::CursorPosition(position)) = input {
                return Ok(Some(position.x));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use rustix_openpty::openpty;

    use super::*;

    /// What a terminal that says `answer` is found to be, and how the line is set afterwards.
    fn asked(answer: &str, limit: Duration) -> Option<AmbiguousWidth> {
        let pair = openpty(None, None).unwrap();
        let near = Tty::from_fd(pair.controller);
        let far = Tty::from_fd(pair.user);
        let untouched = tcgetattr(&far).unwrap().local_modes;
        near.clone().write_all(answer.as_bytes()).unwrap();
        let verdict = ask(&far, &mut far.clone(), limit, &AtomicUsize::new(0)).unwrap();
        assert_eq!(tcgetattr(&far).unwrap().local_modes, untouched);
        verdict
    }

    #[test]
    fn the_answer_is_understood_whatever_is_typed_around_it() {
        let limit = Duration::from_secs(20);
        assert_eq!(asked("\x1b[7;4R\r", limit), Some(AmbiguousWidth::Narrow));
        assert_eq!(asked("x\x1b[A\x1b[24;7R\r", limit), Some(AmbiguousWidth::Wide));
        assert_eq!(asked("\x1b[24;19R\r", limit), Some(AmbiguousWidth::Unknown));
    }

    #[test]
    fn a_mute_terminal_is_not_waited_for() {
        assert_eq!(asked("", Duration::from_millis(20)), None);
    }
}
