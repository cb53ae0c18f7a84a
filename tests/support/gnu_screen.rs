//! A real GNU screen as it comes, without the reader's configuration, with sockets of its own.

use std::fs::{Permissions, create_dir, set_permissions, write};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::pty::{Folder, Start, Terminal};

/// A session of GNU screen, gone afterwards.
pub(crate) struct Screen {
    folder: Folder,
}

/// Whether GNU screen is missing, which is said; where no test may be left out, that is a failure.
pub(crate) fn is_missing() -> bool {
    super::pty::is_missing("screen")
}

impl Screen {
    pub(crate) fn new() -> Self {
        let folder = Folder::new();
        create_dir(folder.path().join("s")).unwrap();
        // screen refuses a folder that others can enter.
        set_permissions(folder.path().join("s"), Permissions::from_mode(0o700)).unwrap();
        Self { folder }
    }

    fn sockets(&self) -> String {
        self.folder.path().join("s").display().to_string()
    }

    /// A program in screen in a terminal of 100×30 cells, with lines of the reader's configuration.
    pub(crate) fn run<'a>(&self, settings: &str, call: impl IntoIterator<Item = &'a str>) -> Terminal {
        let configuration = self.folder.path().join("screenrc");
        write(&configuration, format!("startup_message off\n{settings}\n")).unwrap();
        let start = Start::program("screen").args(["-U", "-c", &configuration.display().to_string(), "-S", "test"]);
        start.args(call).env("SCREENDIR", &self.sockets()).env("PS1", "ready> ").size(100, 30).run()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let quit = ["-S", "test", "-X", "quit"];
        let _ = Command::new("screen").env("SCREENDIR", self.sockets()).args(quit).output();
    }
}
