//! A real tmux as it comes, without the reader's configuration, on a socket of its own.

use std::process::Command;

use super::pty::{Folder, Start, Terminal};

/// A tmux server, gone afterwards.
pub(crate) struct Tmux {
    folder: Folder,
}

/// Whether tmux is missing, which is said; where no test may be left out, that is a failure.
pub(crate) fn is_missing() -> bool {
    super::pty::is_missing("tmux")
}

impl Tmux {
    pub(crate) fn new() -> Self {
        Self { folder: Folder::new() }
    }

    fn socket(&self) -> String {
        self.folder.path().join("s").display().to_string()
    }

    /// What stands in front of every call, in a shell too.
    pub(crate) fn call(&self) -> String {
        format!("tmux -S {} -f /dev/null", self.socket())
    }

    /// tmux in a terminal, with what a reader would type behind it.
    pub(crate) fn run<'a>(&self, size: (u16, u16), call: impl IntoIterator<Item = &'a str>) -> Terminal {
        let socket = self.socket();
        let start = Start::program("tmux").args(["-u", "-S", &socket, "-f", "/dev/null"]);
        start.args(call).size(size.0, size.1).run()
    }

    /// What tmux says to a question.
    pub(crate) fn ask(&self, call: &[&str]) -> String {
        let output = Command::new("tmux").args(["-u", "-S", &self.socket()]).args(call).output().unwrap();
        assert!(output.status.success(), "{call:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let _ = Command::new("tmux").args(["-S", &self.socket(), "kill-server"]).output();
    }
}
