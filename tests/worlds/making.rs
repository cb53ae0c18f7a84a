//! How a world is made around the program.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use crate::support::account::by_account;
use crate::support::pty::{Folder, KECHUANG, Sort, Start, leave_out};
use crate::table::World;

/// The library that gives a program another clock, of Debian's package `libfaketime`.
fn clock() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let libraries = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1"));
    libraries.chain([PathBuf::from("/usr/local/lib/faketime/libfaketimeMT.so.1")]).find(|file| file.is_file())
}

/// How a folder of one's own is mounted: at once for root, else in a namespace of users.
fn unshare() -> Option<&'static str> {
    static WAY: OnceLock<Option<&'static str>> = OnceLock::new();
    let allowed = |way: &&str| {
        let script = "mount -t tmpfs -o size=64k none /mnt";
        let tried = Command::new("unshare").args([way, "sh", "-c", script]).output();
        tried.is_ok_and(|output| output.status.success())
    };
    *WAY.get_or_init(|| ["-m", "-rm"].into_iter().find(allowed))
}

/// Whether the account may be changed, so that a limit on threads holds.
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Says that something is missing, and fails where nothing may be.
fn missing(what: &str) -> bool {
    leave_out(what);
    true
}

/// A program at the end of a line in a world, or in pipes.
pub(crate) struct Made {
    pub(crate) start: Start,
    /// What the world needs while it lasts.
    pub(crate) kept: Kept,
}

#[derive(Clone, Default)]
pub(crate) struct Kept {
    /// Where the clock is told how far it is off.
    pub(crate) clock: Option<PathBuf>,
    /// This and the next are taken away when they are dropped.
    folder: Option<Arc<Folder>>,
    home: Option<Arc<tempfile::TempDir>>,
}

impl World {
    /// Whether this machine cannot make it, which is said.
    pub(crate) fn is_missing(self) -> bool {
        match self {
            Self::FullDisk | Self::ReadOnlyHome => {
                unshare().is_none() && missing("this machine lets nobody mount a folder of his own")
            }
            Self::ClockAt(_) | Self::ClockThatJumps => clock().is_none() && missing("libfaketime is not installed"),
            Self::Threads(_) => !is_root() && missing("only root can be an account without threads"),
            _ => false,
        }
    }

    /// The program in this world. `number` chooses one of several, from 0 on: there is a next one where the second
    /// value is true.
    pub(crate) fn start(self, args: &[&str], number: usize) -> (Made, bool) {
        let bare = || Start::kechuang().args(args.iter().copied());
        let by_shell = |script: &str| Start::program("sh").args(["-c", script, KECHUANG]).args(args.iter().copied());
        let mounted = |script: &str| {
            let script = format!("{script}\nexec \"$0\" \"$@\"");
            Start::program("unshare")
                .args([unshare().unwrap(), "sh", "-c", &script, KECHUANG])
                .args(args.iter().copied())
        };
        let mut kept = Kept::default();
        let mut has_next = false;
        let start = match self {
            Self::FullDisk => mounted(
                "mount -t tmpfs -o size=64k none \"$HOME\" || exit 9\nhead -c 100000 /dev/zero > \"$HOME/fill\" 2> /dev/null",
            ),
            Self::ReadOnlyHome => mounted("mount -t tmpfs -o ro none \"$HOME\" || exit 9"),
            Self::HomeIsNowhere => bare().env("HOME", "/proc/nowhere"),
            Self::NoHome => bare().without_env("HOME"),
            Self::NoLocale => bare().without_env("LANG"),
            Self::UnknownLocale => bare().env("LC_ALL", "zh_ZZ.KOI-99"),
            Self::NoVariables => {
                ["PATH", "HOME", "TERM", "LANG", "SSH_TTY"].into_iter().fold(bare(), Start::without_env)
            }
            Self::ClockAt(date) => with_clock(bare()).env("FAKETIME", date),
            Self::ClockThatJumps => {
                let folder = Arc::new(Folder::new());
                folder.write("clock", "+0");
                let file = folder.path().join("clock");
                let start = with_clock(bare())
                    .env("FAKETIME_TIMESTAMP_FILE", file.to_str().unwrap())
                    .env("FAKETIME_NO_CACHE", "1");
                (kept.clock, kept.folder) = (Some(file), Some(folder));
                start
            }
            Self::Threads(most) => {
                // The account has no other process; what it may not find by its path it has open.
                let home = Arc::new(home_for_all());
                let script = by_account(most, "exec");
                let start = by_shell(&script).env("HOME", home.path().to_str().unwrap());
                kept.home = Some(home);
                start
            }
            Self::Descriptors(all) => {
                has_next = number + 1 < all.len();
                by_shell(&format!("exec prlimit --nofile={} \"$0\" \"$@\"", all[number]))
            }
            Self::NoFileGrows => by_shell("exec prlimit --fsize=0 \"$0\" \"$@\""),
            Self::NoAnswers | Self::LateAnswers | Self::WrongAnswers | Self::ManyAnswers => bare().sort(Sort::Mute),
            Self::Redirected(streams) => by_shell(&format!("exec \"$0\" \"$@\" {streams}")),
            Self::StormOfSizes | Self::NobodyReads | Self::LineBreaks | Self::StoppedAndContinued => bare(),
        };
        (Made { start, kept }, has_next)
    }
}

/// A folder that every account may write into.
pub(crate) fn home_for_all() -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    std::fs::set_permissions(home.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
    home
}

fn with_clock(start: Start) -> Start {
    let library: &Path = &clock().unwrap();
    start.env("LD_PRELOAD", library.to_str().unwrap()).env("DONT_FAKE_MONOTONIC", "1")
}

/// What a world adds to the variables of a subcommand.
pub(crate) fn clock_variables(date: &str) -> [(&'static str, String); 3] {
    [
        ("LD_PRELOAD", clock().unwrap().display().to_string()),
        ("DONT_FAKE_MONOTONIC", "1".to_owned()),
        ("FAKETIME", date.to_owned()),
    ]
}

pub(crate) fn unsharing() -> &'static str {
    unshare().unwrap()
}
