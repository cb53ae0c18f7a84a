//! A line for each session in the system's log, where the forced command asks for it (`--syslog`).
//!
//! - It is written when the session ends, however it does, short of SIGKILL: by which door the visitor came, on which terminal of
//!   which size, since when, for how long, and how it ended. Nothing of what was read, looked for or asked for is in it, and
//!   no address: the port is that of sshd's own line about this connection, which has the address.
//! - What the visitor sends is in it once, the name of his terminal, of which nothing is left but what such names are made of.
//! - It goes the way that sshd's own lines go (`syslog(3)`). Where no log is there it goes nowhere, and one that takes
//!   nothing keeps the session no longer than [`PATIENCE`].

use std::fmt;
use std::os::unix::net::UnixDatagram;
use std::process::exit;
use std::sync::mpsc::channel;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use nix::syslog::{Facility, LogFlags, Priority, Severity, openlog, syslog};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::terminal::environment::TerminalInfo;
use crate::terminal::session::{EXIT_HANGUP, EXIT_PANIC, before_watchdog_ends, exit_code};
use crate::threads::start;

/// Where `syslog(3)` finds the log.
const LOG: &str = "/dev/log";

/// So long a session waits for its line to be taken.
const PATIENCE: Duration = Duration::from_millis(300);

/// So much of a terminal's name is written.
const LONGEST_TERM: usize = 40;

/// The session, where it is logged.
static SESSION: OnceLock<Session> = OnceLock::new();

/// By which door a visitor comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    Screen,
    Plain,
    /// With one thing to ask.
    Verb,
}

/// How a session ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Ending {
    /// The visitor left.
    Left,
    /// What was asked is answered, also where nothing was found.
    Answered,
    /// Something was asked for that is none of the verbs.
    Refused,
    /// Nobody touched a key, or read, for too long.
    Idle,
    /// The line went away.
    Gone,
    /// By another signal.
    Signal(i32),
    /// By a fault of the program.
    Fault,
    /// The directory or the terminal is of no use.
    Failed,
}

impl Ending {
    /// What an exit code stands for.
    pub(in crate::cli) const fn of_code(code: i32) -> Self {
        match code {
            0 => Self::Left,
            EXIT_HANGUP => Self::Gone,
            EXIT_PANIC => Self::Fault,
            code if code > exit_code(0) => Self::Signal(code - exit_code(0)),
            _ => Self::Failed,
        }
    }
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Self::Left => "left",
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::Idle => "idle",
            Self::Gone => "hangup",
            Self::Signal(signal) => return write!(f, "signal-{signal}"),
            Self::Fault => "fault",
            Self::Failed => "failed",
        };
        f.write_str(word)
    }
}

/// What is known of a session from its begin on.
#[derive(Debug)]
struct Session {
    begun: Instant,
    /// When that was, in UTC.
    start: String,
    door: Door,
    term: String,
    /// The terminal's columns and rows at the begin; `None` without one.
    size: Option<Size>,
    /// The client's end of the connection, as sshd logs it.
    port: Option<u16>,
    /// Whether the line is written.
    is_told: Mutex<bool>,
}

impl Session {
    fn line(&self, ending: Ending) -> String {
        let door = match self.door {
            Door::Screen => "screen",
            Door::Plain => "plain",
            Door::Verb => "verb",
        };
        let size = self.size.map_or("-".to_owned(), |it| format!("{}x{}", it.width, it.height));
        let port = self.port.map_or("-".to_owned(), |port| port.to_string());
        let (term, start, seconds) = (&self.term, &self.start, self.begun.elapsed().as_secs());
        format!("session door={door} term={term} size={size} port={port} start={start} seconds={seconds} end={ending}")
    }
}

/// Remembers a session that begins now. A process has one.
pub(super) fn begin(facts: &TerminalInfo, door: Door) {
    let streams = &facts.streams;
    let session = Session {
        begun: Instant::now(),
        start: Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        door,
        term: facts.term.as_deref().map_or("-".to_owned(), written_term),
        size: (streams.input || streams.output).then_some(facts.size),
        port: std::env::var("SSH_CONNECTION").ok().and_then(|it| client_port(&it)),
        is_told: Mutex::new(false),
    };
    if SESSION.set(session).is_err() {
        return;
    }
    before_watchdog_ends(|code| end(Ending::of_code(code)));
    if door != Door::Screen {
        heed_signals();
    }
}

/// Whether a signal that ends the process has its line written first, and leaves no image of the program behind.
pub(super) fn heeds_signals() -> bool {
    SESSION.get().is_some_and(|it| it.door != Door::Screen)
}

/// A signal that ends the process does so when its line is written. The screen heeds signals itself.
fn heed_signals() {
    let (ready, is_ready) = channel();
    // Where there is no thread left for it, signals end the process without a line.
    let _ = start("signals", move || {
        let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]) else { return };
        let _ = ready.send(());
        let Some(signal) = signals.forever().next() else { return };
        end(Ending::of_code(exit_code(signal)));
        if signal != SIGQUIT {
            let _ = emulate_default_handler(signal);
        }
        exit(exit_code(signal));
    });
    // From here on none ends it unheard.
    let _ = is_ready.recv();
}

/// Writes the line of a session that is logged, once: whoever says first how it ended is believed.
pub(in crate::cli) fn end(ending: Ending) {
    let Some(session) = SESSION.get() else { return };
    // Whoever comes second waits here until the line is written, for what follows ends the process.
    let mut is_told = session.is_told.lock().unwrap_or_else(PoisonError::into_inner);
    if std::mem::replace(&mut *is_told, true) {
        return;
    }
    let line = session.line(ending);
    let (done, is_done) = channel();
    let write = move || {
        // Where sshd writes about the same session, unless it is told otherwise.
        let _ = openlog(Some(c"kechuang"), LogFlags::LOG_PID, Facility::LOG_AUTH);
        let _ = syslog(Priority::new(Severity::LOG_INFO, Facility::LOG_AUTH), &line);
        let _ = done.send(());
    };
    if start("syslog", write.clone()).is_ok() {
        let _ = is_done.recv_timeout(PATIENCE);
    } else if takes_a_line() {
        write();
    }
}

/// Whether the log takes a line at once. Nobody but a thread of its own can wait for one that takes nothing.
fn takes_a_line() -> bool {
    let Ok(socket) = UnixDatagram::unbound() else { return false };
    let at_once = Timespec::default();
    socket.connect(LOG).is_ok() && poll(&mut [PollFd::new(&socket, PollFlags::OUT)], Some(&at_once)) == Ok(1)
}

/// A terminal's name, in which nothing stands for anything but itself.
fn written_term(term: &str) -> String {
    let is_of_names = |c: char| c.is_ascii_alphanumeric() || "-._+".contains(c);
    let written: String = term.chars().take(LONGEST_TERM).map(|c| if is_of_names(c) { c } else { '?' }).collect();
    if written.is_empty() { "-".to_owned() } else { written }
}

/// The port of the client in what sshd says of a connection: its address and port, then those of the server.
fn client_port(connection: &str) -> Option<u16> {
    connection.split(' ').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Ending, LONGEST_TERM, client_port, written_term};

    #[test]
    fn a_terminals_name_says_nothing_else() {
        for name in
            ["xterm-256color", "screen.xterm-256color", "tmux-256color", "vt220", "iTerm2.app", "xterm+256color2"]
        {
            assert_eq!(written_term(name), name);
        }
        let said = written_term("x end=left\n<4>Nov 27 00:00:00 sshd[1]: Accepted %s \u{1b}[2J\u{202e}科");
        assert_eq!(said, "x?end?left??4?Nov?27?00?00?00?sshd?1???A");
        assert_eq!(said.len(), LONGEST_TERM);
        assert_eq!(written_term(""), "-");
    }

    #[test]
    fn of_a_connection_the_clients_port_is_read() {
        assert_eq!(client_port("192.0.2.7 51234 192.0.2.1 22"), Some(51234));
        for other in ["", "51234", "192.0.2.7 x 192.0.2.1 22", "192.0.2.7 99999 192.0.2.1 22"] {
            assert_eq!(client_port(other), None, "{other}");
        }
    }

    #[test]
    fn an_exit_code_says_how_it_ended() {
        let said = [(0, "left"), (129, "hangup"), (143, "signal-15"), (101, "fault"), (2, "failed")];
        for (code, word) in said {
            assert_eq!(Ending::of_code(code).to_string(), word);
        }
    }
}
