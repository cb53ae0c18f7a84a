//! A handle on the terminal: something to write frames to and to read keys from.
//!
//! A handle is cheap to clone and every clone writes on its own, without a lock: whoever restores the terminal must
//! never wait for a frame that is stuck in the line.
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios;

/// The size that is assumed where the terminal does not say its own, in cells: that of a VT100.
pub const UNTOLD_SIZE: Size = Size::new(80, 24);

/// The terminal, opened once; clones share the same open file.
#[derive(Debug, Clone)]
pub struct Tty(Arc<File>);

impl Tty {
    /// The terminal keys come from: standard input where that is a terminal, else `/dev/tty`.
    ///
    /// # Errors
    ///
    /// The process has no terminal.
    pub fn for_keys() -> io::Result<Self> {
        Self::standard_or_own(rustix::stdio::stdin())
    }

    /// The terminal frames go to: standard output where that is a terminal, else `/dev/tty`, so that a command whose
    /// result is piped onwards can still show a screen.
    ///
    /// # Errors
    ///
    /// The process has no terminal.
    pub fn for_frames() -> io::Result<Self> {
        Self::standard_or_own(rustix::stdio::stdout())
    }

    /// Wraps one end of a pseudo-terminal, or any other open file.
    #[must_use]
    pub fn from_fd(fd: OwnedFd) -> Self {
        Self(Arc::new(File::from(fd)))
    }

    fn standard_or_own(standard: BorrowedFd<'_>) -> io::Result<Self> {
        if termios::isatty(standard) {
            Ok(Self::from_fd(standard.try_clone_to_owned()?))
        } else {
            let own = File::options().read(true).write(true).open("/dev/tty")?;
            Ok(Self(Arc::new(own)))
        }
    }

    /// Columns and rows, as the kernel knows them; [`UNTOLD_SIZE`] where it does not.
    #[must_use]
    pub fn size(&self) -> Size {
        size_of(self)
    }
}

/// Columns and rows of a terminal; [`UNTOLD_SIZE`] where the kernel does not know them. No other program is asked.
#[must_use]
pub fn size_of(terminal: &impl AsFd) -> Size {
    match termios::tcgetwinsize(terminal) {
        Ok(told) if told.ws_col > 0 && told.ws_row > 0 => Size::new(told.ws_col, told.ws_row),
        _ => UNTOLD_SIZE,
    }
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl Read for Tty {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(buf)
    }
}

impl Write for Tty {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(&*self.0, buf) {
                // The open file is shared with the parent process, which may have made it non-blocking.
                Err(Errno::AGAIN) => {
                    poll(&mut [PollFd::new(&*self.0, PollFlags::OUT)], None)?;
                }
                Err(Errno::INTR) => {}
                other => return Ok(other?),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
