//! A folder for one test, with a directory in it and the real program at hand.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::termios::Winsize;
use rustix_openpty::{Pty, openpty};

/// A folder of its own with a directory in `mine`; removed when it goes out of sight.
pub(crate) struct Folder {
    root: PathBuf,
    environment: Vec<(&'static str, &'static str)>,
}

impl Folder {
    pub(crate) fn empty() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("directory-{}-{number}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        Self { root, environment: Vec::new() }
    }

    /// A folder whose `mine` is a copy of another.
    pub(crate) fn with_copy_of(original: &Path) -> Self {
        let folder = Self::empty();
        copy(original, &folder.mine());
        folder
    }

    /// Writes a file below `mine`.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.write_to("mine", path, bytes);
    }

    /// Writes a file below another folder.
    pub(crate) fn write_to(&self, below: &str, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root.join(below).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn mine(&self) -> PathBuf {
        self.root.join("mine")
    }

    /// With a variable in the program's environment.
    pub(crate) fn with(&mut self, name: &'static str, value: &'static str) -> &mut Self {
        self.environment = vec![(name, value)];
        self
    }

    /// Runs the real program in the folder, with nothing on its streams that is a terminal.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in(".", arguments)
    }

    pub(crate) fn run_in(&self, below: &str, arguments: &[&str]) -> Ran {
        let output = self.command(below, arguments).stdin(Stdio::null()).output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            output: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs the real program on a wide terminal without colours: its exit code, and all that it wrote.
    pub(crate) fn run_in_terminal(&self, arguments: &[&str]) -> (i32, String) {
        self.run_in_terminal_until("\u{1b}[?1049h", arguments)
    }

    /// The same, but ends the program as soon as it has written something: nobody is there to leave its screen.
    pub(crate) fn run_in_terminal_until(&self, end: &str, arguments: &[&str]) -> (i32, String) {
        let size = Winsize { ws_row: 40, ws_col: 140, ws_xpixel: 0, ws_ypixel: 0 };
        let Pty { controller, user } = openpty(None, Some(&size)).unwrap();
        let mut command = self.command(".", arguments);
        command.env("TERM", "xterm-256color").env("NO_COLOR", "1");
        command.stdin(user.try_clone().unwrap()).stdout(user.try_clone().unwrap()).stderr(user);
        let mut child = command.spawn().unwrap();
        // The program's end must be open nowhere else, or its closing is never seen.
        drop(command);
        let (mut written, mut chunk) = (Vec::new(), [0; 4096]);
        let mut controller = File::from(controller);
        // On Linux the other end's closing is an error, and not an end.
        while let Ok(length @ 1..) = controller.read(&mut chunk) {
            written.extend_from_slice(&chunk[..length]);
            if String::from_utf8_lossy(&written).contains(end) {
                child.kill().unwrap();
            }
        }
        (child.wait().unwrap().code().unwrap_or(-1), String::from_utf8_lossy(&written).into_owned())
    }

    fn command(&self, below: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
        command.args(arguments).current_dir(self.root.join(below));
        for name in ["KECHUANG_DATA", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        // Nobody is there to leave a pager.
        command.env("PAGER", "cat");
        command.envs(self.environment.iter().copied());
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// What the program did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
