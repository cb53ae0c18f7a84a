//! How the line is set: raw while the screen is shown, as it was before otherwise.
use std::io;
use std::os::fd::{AsFd, OwnedFd};

use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

/// The line of a terminal, by a handle of its own.
pub(super) struct LineModes {
    /// The terminal, and how its line was set before; `None` where the handle is no terminal.
    terminal: Option<(OwnedFd, Termios)>,
    raw: bool,
    /// The process is about to end: nobody may set the line to raw any more.
    closed: bool,
}

impl LineModes {
    /// # Errors
    ///
    /// The terminal does not say how its line is set, or no file can be opened.
    pub(super) fn of(out: &impl AsFd) -> io::Result<Self> {
        let terminal = if termios::isatty(out) {
            Some((out.as_fd().try_clone_to_owned()?, termios::tcgetattr(out)?))
        } else {
            None
        };
        Ok(Self { terminal, raw: false, closed: false })
    }

    /// # Errors
    ///
    /// The line cannot be set, or the process is about to end.
    pub(super) fn make_raw(&mut self) -> io::Result<()> {
        if self.closed {
            return Err(io::ErrorKind::Interrupted.into());
        }
        if let Some((terminal, before)) = &self.terminal {
            let mut raw = before.clone();
            raw.make_raw();
            self.raw = true;
            termios::tcsetattr(terminal, OptionalActions::Now, &raw)?;
        }
        Ok(())
    }

    /// Sets the line as it was before, at once: what is still to be written to it is not waited for. Nothing happens
    /// where that is done already.
    pub(super) fn restore(&mut self) {
        if !std::mem::take(&mut self.raw) {
            return;
        }
        self.drop_typed();
        if let Some((terminal, before)) = &self.terminal {
            // It fails where the terminal is gone, and its line with it.
            let _ = termios::tcsetattr(terminal, OptionalActions::Now, before);
        }
    }

    /// Drops what has come and is not read.
    pub(super) fn drop_typed(&self) {
        if let Some((terminal, _)) = &self.terminal {
            let _ = termios::tcflush(terminal, QueueSelector::IFlush);
        }
    }

    /// Sets the line as it was before, for good.
    pub(super) fn close(&mut self) {
        self.closed = true;
        self.restore();
    }
}
