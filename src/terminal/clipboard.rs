//! Taking a text away: the clipboard, by the ways that are open, and honest about what is known.
//!
//! - Which ways are tried, and why, is decided by one pure function from the [`TerminalInfo`].
//! - What may wait (a display, another program) has a time limit and runs beside the main loop.
//! - OSC 52 has no answer. What it sends was sent; whether it arrived nobody knows.
//! - Only text without control characters is taken, but for line breaks between its lines: its last line, which for
//!   nearly every text is the only one, does not run by itself where it is pasted into a shell.
//! - What a way cannot take whole it does not take: a text is never cut.
mod display;
mod osc52;
pub(super) mod program;
mod strategy;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{error, fmt};

use super::environment::TerminalInfo;
use crate::text::foreign;
use crate::threads::beside;
use display::SelectionOwner;
pub use osc52::osc52;
pub use strategy::{Method, Passthrough, Preference, Reason, Strategy};

/// The longest text that is taken, in bytes.
pub const LONGEST: usize = 1 << 20;
/// The longest text that is sent to a terminal, in bytes: 100,000 bytes of OSC 52, the most that hterm takes; of those
/// that have a limit at all, the others take less, and none says so.
pub const LONGEST_SENT: usize = 74_994;
/// The longest text that every known terminal takes by OSC 52, in bytes: 4,096 bytes of a sequence, the limit of VTE and
/// of Tabby. Termux and kitty up to 0.19 take about 8,000, mosh 16,384.
pub const SURELY_TAKEN: usize = 3066;
/// So many texts are taken away beside the loop at once; whoever keeps the key down has to wait.
const MOST_AT_ONCE: usize = 4;
/// How long one way may take.
const LIMIT: Duration = Duration::from_secs(1);

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyOutcome {
    /// The way that was taken; where several were, the first that worked.
    pub step: Method,
    /// Whether the other side has said that it has the text: the display's clipboard, tmux's buffer, or the program.
    /// Where it has not, the text was sent, and that is all that is known.
    pub known: bool,
    /// What is still to be written to the terminal, through the writer of the frames
    /// ([`DiffBackend::queue`](super::backend::DiffBackend::queue)). Empty where nothing is.
    pub bytes: Vec<u8>,
}

/// Why a text was not taken anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyError {
    /// There is no text.
    Empty,
    /// The text begins or ends with a line break, or has characters that cannot be seen.
    Unfit,
    /// The text is longer than [`LONGEST`]; its length in bytes.
    TooLong(usize),
    /// The clipboard is switched off.
    Off,
    /// Every way was tried; what went wrong on each.
    Failed(Vec<(Method, MethodError)>),
}

/// Why a way did not lead anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MethodError {
    /// There was no answer in time.
    TimedOut,
    /// The program cannot be started; what the system says.
    NotStarted(String),
    /// The program does not read the text; what the system says.
    Unread(String),
    /// The program ended with this code, or by a signal where there is none.
    Ended(Option<i32>),
    /// The display's clipboard refused; what the library says.
    Display(String),
    /// The text is longer than a terminal takes ([`LONGEST_SENT`]); its length in bytes.
    TooLong(usize),
}

/// In English, for whoever reads a log; the reader's words stand in the message catalogue.
impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no text"),
            Self::Unfit => f.write_str("a line break at an end, or characters that cannot be seen"),
            Self::TooLong(bytes) => write!(f, "{bytes} bytes, more than {LONGEST}"),
            Self::Off => f.write_str("the clipboard is switched off"),
            Self::Failed(tried) => {
                f.write_str("no way worked")?;
                tried.iter().try_for_each(|(method, error)| write!(f, "; {method}: {error}"))
            }
        }
    }
}

impl error::Error for CopyError {
    /// What went wrong on the last way that was tried.
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Failed(tried) => tried.last().map(|(_, error)| error as &dyn error::Error),
            Self::Empty | Self::Unfit | Self::TooLong(_) | Self::Off => None,
        }
    }
}

impl fmt::Display for MethodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => f.write_str("no answer in time"),
            Self::NotStarted(reason) => write!(f, "not started: {reason}"),
            Self::Unread(reason) => write!(f, "the text was not read: {reason}"),
            Self::Ended(Some(code)) => write!(f, "ended with code {code}"),
            Self::Ended(None) => f.write_str("ended by a signal"),
            Self::Display(reason) => write!(f, "refused: {reason}"),
            Self::TooLong(bytes) => write!(f, "{bytes} bytes, more than {LONGEST_SENT}"),
        }
    }
}

impl error::Error for MethodError {}

/// The clipboard. Clones share it.
#[derive(Clone)]
pub struct Clipboard(Arc<ClipboardState>);

struct ClipboardState {
    /// How many texts are being taken away beside the loop.
    busy: AtomicUsize,
    strategy: Strategy,
    owner: SelectionOwner,
    tmux: Option<String>,
}

impl fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clipboard").field(&self.0.strategy).finish()
    }
}

impl Clipboard {
    /// The clipboard of this terminal. Nothing is opened or started before the first copy.
    #[must_use]
    pub fn new(facts: &TerminalInfo, configured: Option<&Preference>) -> Self {
        Self::by(Strategy::new(facts, configured), facts)
    }

    /// The same for a reader who must be sent no escape sequence; `None` where no other way is open.
    #[must_use]
    pub fn without_sequences(facts: &TerminalInfo, configured: Option<&Preference>) -> Option<Self> {
        Some(Self::by(Strategy::new(facts, configured).without_sequences(facts)?, facts))
    }

    fn by(strategy: Strategy, facts: &TerminalInfo) -> Self {
        let (owner, tmux) = (SelectionOwner::of_display(), facts.tmux.clone());
        Self(Arc::new(ClipboardState { busy: AtomicUsize::new(0), strategy, owner, tmux }))
    }

    /// The ways that are tried, in their order, and why these.
    #[must_use]
    pub fn strategy(&self) -> &Strategy {
        &self.0.strategy
    }

    /// Takes `text` away and calls `then` with the result: at once where nothing has to be waited for, else from
    /// another thread (if there is one), at most a second for each way later.
    pub fn copy(&self, text: String, then: impl FnOnce(Result<CopyOutcome, CopyError>) + Send + 'static) {
        if let Err(refusal) = acceptable(&text) {
            return then(Err(refusal));
        }
        let at_once = self.0.strategy.steps.iter().all(|step| matches!(step, Method::Osc52 { .. } | Method::Off));
        if at_once || self.0.busy.load(Ordering::Relaxed) >= MOST_AT_ONCE {
            return then(self.climb(&text));
        }
        self.0.busy.fetch_add(1, Ordering::Relaxed);
        let clipboard = self.clone();
        beside("copy", move || {
            then(clipboard.climb(&text));
            clipboard.0.busy.fetch_sub(1, Ordering::Relaxed);
        });
    }

    /// Lets go of the display's clipboard, so that a clipboard manager can take the text over; on X11 it is lost
    /// otherwise when the program ends. Takes at most a fifth of a second.
    pub fn close(&self) {
        self.0.owner.close();
    }

    /// Tries the ways in their order, up to the first that works.
    fn climb(&self, text: &str) -> Result<CopyOutcome, CopyError> {
        let mut faults = Vec::new();
        for (at, step) in self.0.strategy.steps.iter().enumerate() {
            let tried = match step {
                Method::Off => return Err(CopyError::Off),
                Method::Osc52 { .. } if text.len() > LONGEST_SENT => Err(MethodError::TooLong(text.len())),
                Method::Osc52 { passthrough } => {
                    return Ok(CopyOutcome { step: step.clone(), known: false, bytes: osc52(text, *passthrough) });
                }
                Method::Native => self.0.owner.keep(text, LIMIT),
                Method::TmuxBuffer => program::load_tmux_buffer(text, self.0.tmux.as_deref(), LIMIT),
                Method::Command(words) => program::feed(words, text, LIMIT),
            };
            match tried {
                Ok(()) => {
                    // tmux has the text; whether it reaches the clipboard of the terminal around it, it does not say.
                    let also = match (step, self.0.strategy.steps.get(at + 1)) {
                        (Method::TmuxBuffer, Some(Method::Osc52 { passthrough })) if text.len() <= LONGEST_SENT => {
                            osc52(text, *passthrough)
                        }
                        _ => Vec::new(),
                    };
                    return Ok(CopyOutcome { step: step.clone(), known: true, bytes: also });
                }
                Err(fault) => faults.push((step.clone(), fault)),
            }
        }
        Err(CopyError::Failed(faults))
    }
}

fn acceptable(text: &str) -> Result<(), CopyError> {
    if text.is_empty() {
        Err(CopyError::Empty)
    } else if text.len() > LONGEST {
        Err(CopyError::TooLong(text.len()))
    } else if text.starts_with('\n') || text.ends_with('\n') || !text.chars().all(|c| c == '\n' || foreign(c).is_none())
    {
        Err(CopyError::Unfit)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
