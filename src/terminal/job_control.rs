//! The job this process belongs to, as the shell that started it counts: its session and its process group.
//!
//! In a container the session, the group and the parent may lie outside; the kernel then answers zero, which names
//! nobody. rustix takes such an answer for a process, so nix asks here.
use std::os::fd::AsFd;

use nix::sys::termios::tcgetsid;
use nix::unistd::{Pid, getpgrp, getpid, getppid, getsid, tcgetpgrp};

/// The answer for a process that cannot be seen from here.
const OUTSIDE: Pid = Pid::from_raw(0);

/// Whether a shell with job control started this process. Such a shell gives each job a process group of its own; a
/// login command or sshd's forced command runs in the group of the session itself.
pub(super) fn has_control() -> bool {
    let parent = getppid();
    // Zero for a process would ask for the session of this one.
    let parents = if parent == OUTSIDE { None } else { session_of(Some(parent)) };
    is_controlled(session_of(None), parents, getpgrp())
}

fn session_of(process: Option<Pid>) -> Option<Pid> {
    getsid(process).ok().filter(|session| *session != OUTSIDE)
}

fn is_controlled(ours: Option<Pid>, parents: Option<Pid>, group: Pid) -> bool {
    ours.is_some_and(|ours| parents == Some(ours) && group != ours && group != OUTSIDE)
}

/// Whether this process is the first of its session or of its container. No shell waits for it then, but a program that
/// hands its exit code on and may not know what to make of a signal: ssh tells 255 of each, as of a line that broke. The
/// first of a container is not even ended by one.
pub(super) fn is_first() -> bool {
    getpid() == Pid::from_raw(1) || session_of(None) == Some(getpid())
}

/// Whether another job is at the terminal, so that reading from it would stop this process.
pub(super) fn is_in_background(terminal: impl AsFd) -> bool {
    tcgetpgrp(terminal).is_ok_and(|foreground| foreground != getpgrp())
}

/// Whether a terminal is the one that `/dev/tty` names.
pub(super) fn is_controlling(terminal: impl AsFd) -> bool {
    tcgetsid(terminal).is_ok_and(|session| getsid(None) == Ok(session))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: Pid = Pid::from_raw(7);
    const JOB: Pid = Pid::from_raw(8);

    #[test]
    fn a_job_has_a_group_of_its_own_in_the_session_of_its_shell() {
        assert!(is_controlled(Some(SHELL), Some(SHELL), JOB));
        assert!(!is_controlled(Some(SHELL), Some(SHELL), SHELL), "a login command leads the session itself");
        assert!(!is_controlled(Some(JOB), Some(SHELL), JOB), "a terminal emulator stays in a session of its own");
    }

    #[test]
    fn a_shell_that_cannot_be_seen_wakes_nobody() {
        assert!(!is_controlled(Some(SHELL), None, JOB));
        assert!(!is_controlled(None, None, JOB));
        assert!(!is_controlled(Some(SHELL), Some(SHELL), OUTSIDE));
    }
}
