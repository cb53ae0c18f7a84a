//! A handle on the terminal: something to write frames to and to read keys from.
//!
//! A handle is cheap to clone and every clone writes on its own: whoever restores the terminal never waits for a frame
//! that is stuck in the line.
//!
//! What the terminal says of itself is believed within bounds ([`LARGEST`]), and how long it may take to read what it
//! is sent is bounded as well:
//!
//! - A frame goes out whole, however slowly, as long as the terminal goes on taking it. Where it has taken no byte for
//!   [`PATIENCE`], or where the reader's time is up ([`Tty::end_at`]), writing fails with [`io::ErrorKind::TimedOut`].
//! - What was not taken by then is thrown away, of the line too (`TCOFLUSH`). That makes room for the few bytes that
//!   give the terminal back, so that a terminal which reads again later is whole.
//! - Once the program leaves ([`Tty::leave_within`]), nothing is waited for longer than leaving may take, and what is in
//!   the way of the last bytes is thrown away.
//! - No write waits in the kernel. Where the terminal is the process's own, it is opened anew and not to be waited for
//!   (`O_NONBLOCK`): set on the open file that came from the shell, that would outlive this program. Another terminal
//!   is written to in small pieces, each after the kernel has said that there is room.
use std::fmt;
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::termios::{self, QueueSelector};

use super::job_control;
use super::session::BREAK_OFF;

/// The size that is assumed where the terminal does not say its own, in cells: that of a VT100.
pub const UNTOLD_SIZE: Size = Size::new(80, 24);

/// The largest size that is believed, in cells. Memory and time grow with the size, which the other end may claim to be
/// anything; of a terminal that is larger the upper left part is drawn on.
pub const LARGEST: Size = Size::new(1000, 500);

/// How long a terminal may take no byte of what it is sent before it counts as gone. Long enough for a reader who
/// marks text in a window that stands still meanwhile.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How long the bytes that give the terminal back may wait for a line that is merely slow.
pub const LEAVING: Duration = Duration::from_secs(1);

/// How often a write that waits looks whether it is still wanted. Only a line that stands still is looked at so.
const LOOK: Duration = Duration::from_millis(100);

/// How many bytes a terminal with room for any takes without waiting. Linux counts the room of a pseudo-terminal in
/// buffers of 256 bytes, and says of another terminal that there is room where fewer than 256 bytes wait in it.
const PIECE: usize = 256;

/// The terminal, opened once; clones share the same open file.
#[derive(Debug, Clone)]
pub struct Tty(Arc<TtyLine>);

#[derive(Debug)]
struct TtyLine {
    /// As it came from whoever started this process, who goes on using it.
    file: File,
    /// The same terminal, opened for writing without waiting; `None` inside where it cannot be. Opened with the first
    /// write: most commands only ask for the size.
    own: OnceLock<Option<OwnedFd>>,
    state: Mutex<LineState>,
}

struct LineState {
    /// How long no byte may be taken.
    patience: Duration,
    /// When the reader's time is up; `None` where it never is.
    end: Option<Instant>,
    /// Leaving must come through, whatever is in the way.
    is_leaving: bool,
    /// How many are writing just now: one, and one more who gives the terminal back meanwhile.
    writers: u32,
    /// How often what was being written was broken off; whoever was writing then stops.
    breaks: u32,
    /// The terminal may have read half a sequence.
    is_broken: bool,
    /// What is to be done before anything waits.
    before_waiting: Option<BeforeWaiting>,
}

/// Something to be done before a write waits, which then fails as that does.
type BeforeWaiting = Box<dyn FnOnce() -> io::Result<()> + Send>;

impl fmt::Debug for LineState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LineState").field("is_leaving", &self.is_leaving).finish_non_exhaustive()
    }
}

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

    /// Standard error where that is a terminal: for what is said when the screen has been left.
    #[must_use]
    pub fn for_messages() -> Option<Self> {
        let standard = rustix::stdio::stderr();
        if termios::isatty(standard) { standard.try_clone_to_owned().ok().map(Self::from_fd) } else { None }
    }

    /// Drops what comes within a time and was not read: what has been asked for is answered, and nobody wants it any more.
    pub fn drop_input(&self, time: Duration) {
        let end = Instant::now() + time;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let mut polled = [PollFd::new(&self.0.file, PollFlags::IN)];
            let has_come = poll(&mut polled, Timespec::try_from(left).ok().as_ref());
            let _ = termios::tcflush(&self.0.file, QueueSelector::IFlush);
            if has_come.is_err() || has_come == Ok(0) || polled[0].revents().intersects(PollFlags::HUP) {
                return;
            }
        }
    }

    /// Wraps one end of a pseudo-terminal, or any other open file.
    #[must_use]
    pub fn from_fd(fd: OwnedFd) -> Self {
        Self::from_file(File::from(fd))
    }

    fn from_file(file: File) -> Self {
        let state = LineState {
            patience: PATIENCE,
            end: None,
            is_leaving: false,
            writers: 0,
            breaks: 0,
            is_broken: false,
            before_waiting: None,
        };
        Self(Arc::new(TtyLine { file, own: OnceLock::new(), state: Mutex::new(state) }))
    }

    fn standard_or_own(standard: BorrowedFd<'_>) -> io::Result<Self> {
        if termios::isatty(standard) {
            Ok(Self::from_fd(standard.try_clone_to_owned()?))
        } else {
            Ok(Self::from_file(File::options().read(true).write(true).open("/dev/tty")?))
        }
    }

    /// Columns and rows, as the kernel knows them and within what is believed; [`UNTOLD_SIZE`] where it does not.
    #[must_use]
    pub fn size(&self) -> Size {
        size_of(self)
    }

    /// When the reader's time is up, whatever is being written; for all clones. `None`: never.
    pub fn end_at(&self, end: Option<Instant>) {
        self.0.state().end = end;
    }

    /// Does something before the next write that has to wait for the terminal, in the thread that writes; for all
    /// clones, and once. Where it fails, so does the write.
    pub fn before_waiting(&self, work: impl FnOnce() -> io::Result<()> + Send + 'static) {
        self.0.state().before_waiting = Some(Box::new(work));
    }

    /// The program leaves: from now on nothing waits longer than `patience` for the terminal to take a byte, and what
    /// is written comes through if the terminal is there at all. For all clones.
    pub fn leave_within(&self, patience: Duration) {
        let mut state = self.0.state();
        state.is_leaving = true;
        state.patience = state.patience.min(patience);
    }
}

/// Columns and rows of a terminal, within what is believed; [`UNTOLD_SIZE`] where the kernel does not know them. No
/// other program is asked.
#[must_use]
pub fn size_of(terminal: &impl AsFd) -> Size {
    match termios::tcgetwinsize(terminal) {
        Ok(told) if told.ws_col > 0 && told.ws_row > 0 => believed(Size::new(told.ws_col, told.ws_row)),
        _ => UNTOLD_SIZE,
    }
}

/// What is believed of a size that the other end claims: at most [`LARGEST`]. Every size comes through here before
/// anything is made as large.
#[must_use]
pub fn believed(claimed: Size) -> Size {
    Size::new(claimed.width.min(LARGEST.width), claimed.height.min(LARGEST.height))
}

impl LineState {
    const fn break_off(&mut self) {
        self.breaks = self.breaks.wrapping_add(1);
        self.is_broken = true;
    }
}

/// Why not all was written.
enum Stop {
    /// The terminal has taken nothing for too long.
    Stalled,
    /// Somebody else has thrown away what was being written.
    BrokenOff,
    /// The line is gone.
    Gone(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Gone(error)
    }
}

impl TtyLine {
    fn state(&self) -> MutexGuard<'_, LineState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The terminal opened for writing without waiting, where it is the one that `/dev/tty` names.
    fn own(&self) -> Option<&OwnedFd> {
        let opened = self.own.get_or_init(|| {
            if !job_control::is_controlling(&self.file) {
                return None;
            }
            open("/dev/tty", OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).ok()
        });
        opened.as_ref()
    }

    /// Writes what there is room for, without waiting; none of it where there is no room.
    fn offer(&self, bytes: &[u8]) -> io::Result<usize> {
        let written = if let Some(own) = self.own() {
            rustix::io::write(own, bytes)
        } else if self.has_room(Duration::ZERO)? {
            rustix::io::write(&self.file, bytes.get(..PIECE).unwrap_or(bytes))
        } else {
            return Ok(0);
        };
        match written {
            Err(Errno::AGAIN | Errno::INTR) => Ok(0),
            other => Ok(other?),
        }
    }

    /// Waits for room, or for the line to be gone, which the next write then finds out.
    fn has_room(&self, timeout: Duration) -> io::Result<bool> {
        let timeout = Timespec::try_from(timeout).map_err(io::Error::other)?;
        match poll(&mut [PollFd::new(&self.file, PollFlags::OUT)], Some(&timeout)) {
            Ok(ready) => Ok(ready > 0),
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Waits until the terminal takes something or it is time to look around; fails when it has taken nothing since `taken` for too long.
    fn wait(&self, taken: Instant) -> Result<(), Stop> {
        let due = self.state().before_waiting.take();
        due.map_or(Ok(()), |work| work())?;
        let (patience, end, is_leaving) = {
            let state = self.state();
            (state.patience, state.end, state.is_leaving || thread::panicking())
        };
        let patience = if is_leaving { patience.min(LEAVING) } else { patience };
        let now = Instant::now();
        let stalled = patience.saturating_sub(now.saturating_duration_since(taken));
        let up = end.filter(|_| !is_leaving).map(|end| end.saturating_duration_since(now));
        let left = up.map_or(stalled, |up| up.min(stalled));
        if left.is_zero() {
            return Err(Stop::Stalled);
        }
        Ok(self.has_room(left.min(LOOK)).map(drop)?)
    }

    /// Ends what is being written, and throws away what of it the terminal has not taken.
    fn break_off(&self) {
        let mut state = self.state();
        state.break_off();
        let _ = termios::tcflush(&self.file, QueueSelector::OFlush);
    }

    /// Writes all of it, as long as the terminal goes on taking and nobody breaks it off.
    fn write(&self, bytes: &[u8], is_leaving: bool) -> Result<(), Stop> {
        let mut state = self.state();
        if is_leaving && state.writers > 0 {
            // A frame that went on behind the last bytes would stand on the shell's screen.
            state.break_off();
        }
        state.writers += 1;
        let breaks = state.breaks;
        // What the terminal has read of a sequence must not swallow what follows.
        let broken = if std::mem::take(&mut state.is_broken) { BREAK_OFF.as_bytes() } else { b"" };
        drop(state);
        let written = self.write_part(broken, breaks).and_then(|()| self.write_part(bytes, breaks));
        self.state().writers -= 1;
        written
    }

    fn write_part(&self, mut left: &[u8], breaks: u32) -> Result<(), Stop> {
        let mut taken = Instant::now();
        while !left.is_empty() {
            // Held while something is handed to the kernel, which waits for nothing: of what is broken off nothing may
            // come behind what is written next.
            let state = self.state();
            if state.breaks != breaks {
                return Err(Stop::BrokenOff);
            }
            let count = self.offer(left)?;
            drop(state);
            if count == 0 {
                self.wait(taken)?;
            } else {
                left = left.get(count..).unwrap_or_default();
                taken = Instant::now();
            }
        }
        Ok(())
    }
}

impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.file.as_fd()
    }
}

impl Read for Tty {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        (&self.0.file).read(buf)
    }
}

/// See the module for how long writing waits.
impl Write for Tty {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.write_all(buf).map(|()| buf.len())
    }

    fn write_all(&mut self, buf: &[u8]) -> io::Result<()> {
        let line = &*self.0;
        // A frame that was begun before is not written once more.
        let is_leaving = line.state().is_leaving || thread::panicking();
        let mut written = line.write(buf, is_leaving);
        if matches!(written, Err(Stop::Stalled)) {
            line.break_off();
            if is_leaving {
                // There is room now, and the last bytes go into it.
                written = line.write(buf, true);
            }
        }
        written.map_err(|stop| match stop {
            Stop::Stalled | Stop::BrokenOff => io::ErrorKind::TimedOut.into(),
            Stop::Gone(error) => error,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
