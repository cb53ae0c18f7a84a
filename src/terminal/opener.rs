//! Opening an address with what the reader's desktop opens it with.
//!
//! - Only where there is a desktop to open it on: a display of this machine, and neither an SSH line nor a kiosk.
//! - The program that opens it has no terminal to write to and is no part of the job that the shell waits for, so that a
//!   browser outlives this program and its window.
//! - It runs beside the main loop. Where it is still running after a moment it has become the browser itself.
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::clipboard::program::wait;
use super::environment::TerminalInfo;
use crate::threads::beside;

/// After so long a program that was started has opened the address, or never will.
const LIMIT: Duration = Duration::from_secs(2);

/// Opens addresses. Clones share it.
#[derive(Debug, Clone)]
pub struct Opener {
    has_desktop: bool,
    /// One is being opened.
    is_busy: Arc<AtomicBool>,
}

/// Why an address was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// There is no desktop on which a browser would be seen.
    NoDesktop,
    /// The one before is not open yet.
    Busy,
    /// No program is there that would open it, or each that is failed.
    Failed,
}

impl Opener {
    /// What opens addresses for the reader of this terminal. Nothing is started or looked for before the first.
    #[must_use]
    pub fn new(facts: &TerminalInfo) -> Self {
        let is_here = facts.ssh.is_none() && !facts.kiosk;
        Self { has_desktop: is_here && (facts.display.is_some() || facts.wayland), is_busy: Arc::default() }
    }

    /// Opens a URI and calls `then` with the result: at once where nothing is started, else from another thread (if there
    /// is one), as soon as the program has ended or after two seconds.
    pub fn open(&self, uri: &str, then: impl FnOnce(Result<(), OpenError>) + Send + 'static) {
        if !self.has_desktop {
            return then(Err(OpenError::NoDesktop));
        }
        if self.is_busy.swap(true, Ordering::AcqRel) {
            return then(Err(OpenError::Busy));
        }
        let (commands, is_busy) = (open::commands(uri), Arc::clone(&self.is_busy));
        beside("open", move || {
            let is_open = commands.into_iter().any(opens);
            is_busy.store(false, Ordering::Release);
            then(if is_open { Ok(()) } else { Err(OpenError::Failed) });
        });
    }
}

/// Starts one of the programs; whether that opens the address, as far as is known.
fn opens(mut command: Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    // Most of them are not installed anywhere.
    let Ok(child) = command.spawn() else { return false };
    match wait(child, LIMIT) {
        Some(ended) => ended.is_ok_and(|status| status.success()),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::time::Instant;

    use ratatui::layout::Size;

    use super::*;
    use crate::terminal::environment::Streams;

    fn opener(variables: &[(&str, &str)], kiosk: bool) -> Opener {
        let env = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Opener::new(&TerminalInfo::gather(env, Streams::default(), Size::new(80, 24), kiosk))
    }

    #[test]
    fn a_desktop_is_one_that_the_reader_sits_before() {
        if cfg!(target_os = "linux") {
            assert!(opener(&[("DISPLAY", ":0")], false).has_desktop);
            assert!(opener(&[("WAYLAND_DISPLAY", "wayland-0")], false).has_desktop);
            assert!(!opener(&[], false).has_desktop);
        }
        for variables in
            [[("DISPLAY", ":10"), ("SSH_TTY", "/dev/pts/1")], [("WAYLAND_DISPLAY", "w"), ("SSH_CLIENT", "1")]]
        {
            assert!(!opener(&variables, false).has_desktop, "{variables:?}");
        }
        assert!(!opener(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "w")], true).has_desktop);
    }

    #[test]
    fn what_goes_on_is_open_and_what_fails_is_not() {
        let shell = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        };
        assert!(opens(shell("exit 0")));
        assert!(!opens(shell("exit 3")) && !opens(Command::new("there-is-no-such-program")));
        let started = Instant::now();
        assert!(opens(shell("sleep 5")));
        assert!(started.elapsed() < LIMIT * 2, "a browser in the foreground is not waited for");
    }

    #[test]
    fn without_a_desktop_nothing_is_started() {
        let (answer, answers) = std::sync::mpsc::channel();
        opener(&[], true).open("http://a.cn", move |outcome| answer.send(outcome).unwrap());
        assert_eq!(answers.try_recv(), Ok(Err(OpenError::NoDesktop)));
    }
}
