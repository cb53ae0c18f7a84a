//! A line for each session in the system's log. The log is a socket of the test's own, at `/dev/log` of a mount namespace.

use std::fs::Permissions;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixDatagram;
use std::process::{Command, Output};

use rustix::process::Signal;

use crate::support::account::by_account;
use crate::support::pty::{DEADLINE, Folder, KECHUANG, Start, code, leave_out, without_terminal};
use crate::{ITS_NUMBER, TREE};

/// Gives the process a `/dev` of its own, in which `log` leads to a socket, and becomes the program.
const IN_ITS_OWN_DEV: &str = "set -e; dev=$1; log=$2; shift 2; mount -t tmpfs none \"$dev\"; \
    for name in null zero full tty random urandom ptmx; do : > \"$dev/$name\"; mount --bind \"/dev/$name\" \"$dev/$name\"; done; \
    mkdir \"$dev/pts\"; mount --bind /dev/pts \"$dev/pts\"; ln -s \"$log\" \"$dev/log\"; \
    mount --rbind \"$dev\" /dev; exec \"$@\"";

/// A log that nobody else writes to.
struct Log {
    folder: Folder,
    socket: UnixDatagram,
}

impl Log {
    /// None where this machine lets nobody have a `/dev` of his own, which is said.
    fn open() -> Option<Self> {
        let folder = Folder::new();
        std::fs::create_dir(folder.path().join("dev")).unwrap();
        let socket = UnixDatagram::bind(folder.path().join("log")).unwrap();
        socket.set_read_timeout(Some(DEADLINE)).unwrap();
        let log = Self { folder, socket };
        let is_allowed = without_terminal(&log.program(&["true"])).status.success();
        if !is_allowed {
            leave_out("this machine lets nobody mount anything for himself");
        }
        is_allowed.then_some(log)
    }

    /// A program whose `/dev/log` it is.
    fn program(&self, call: &[&str]) -> Start {
        let namespace = if rustix::process::geteuid().is_root() { "-m" } else { "-rm" };
        let [dev, log] = ["dev", "log"].map(|name| self.folder.path().join(name).display().to_string());
        let own = [namespace, "sh", "-c", IN_ITS_OWN_DEV, "sh", &dev, &log];
        Start::program("unshare").args(own).args(call.iter().copied())
    }

    /// A kiosk whose sessions are logged, as sshd starts it.
    fn kiosk(&self, more: &[&str]) -> Start {
        let start = self.program(&[&[KECHUANG, "--kiosk", "--syslog"], more].concat());
        start.env("SSH_CONNECTION", "192.0.2.7 51234 192.0.2.1 22")
    }

    /// What is answered to somebody who asks one thing and has no terminal.
    fn asked(&self, what: &str) -> Output {
        without_terminal(&self.kiosk(&[]).env("SSH_ORIGINAL_COMMAND", what))
    }

    /// The next line, of which the log has no other yet.
    fn line(&self) -> String {
        let mut bytes = [0; 4096];
        let length = self.socket.recv(&mut bytes).expect("a line is written");
        assert!(self.is_empty(), "one session has one line");
        let line = String::from_utf8(bytes[..length].to_vec()).unwrap();
        assert!(!line.trim_end_matches('\0').contains(char::is_control), "{line:?}");
        // Of the facility that sshd has unless it is told otherwise (auth), and nothing urgent.
        assert!(line.starts_with("<38>") && line.contains("kechuang["), "{line}");
        assert!(!line.contains("192.0.2."), "no address: {line}");
        line.split_once("]: ").unwrap().1.to_owned()
    }

    fn is_empty(&self) -> bool {
        self.socket.set_nonblocking(true).unwrap();
        let error = self.socket.recv(&mut [0; 16]).err();
        self.socket.set_nonblocking(false).unwrap();
        error.is_some_and(|error| error.kind() == ErrorKind::WouldBlock)
    }
}

/// What stands behind a name in a line.
fn value<'a>(line: &'a str, name: &str) -> &'a str {
    line.split(' ')
        .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
        .unwrap_or_else(|| panic!("{name}: {line}"))
}

#[test]
fn a_session_leaves_one_line_that_does_not_say_what_was_read() {
    let Some(log) = Log::open() else { return };
    let mut terminal = log.kiosk(&[]).run();
    terminal.see(TREE);
    terminal.send("/").send("数学会").send("\r");
    terminal.see(ITS_NUMBER);
    assert!(log.is_empty(), "it is written at the end");
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
    let line = log.line();
    assert!(line.starts_with("session door=screen term=xterm-256color size=120x36 port=51234 start=20"), "{line}");
    assert!(line.ends_with(" end=left") && line.is_ascii(), "{line}");
    assert!(value(&line, "start").ends_with('Z') && value(&line, "seconds").parse::<u32>().is_ok(), "{line}");
}

#[test]
fn however_a_session_ends_is_said() {
    let Some(log) = Log::open() else { return };
    let mut terminal = log.kiosk(&[]).run();
    terminal.see(TREE);
    terminal.hang_up();
    assert_eq!(code(terminal.end()), 129);
    assert_eq!(value(&log.line(), "end"), "hangup");
    let mut terminal = log.kiosk(&[]).run();
    terminal.see(TREE);
    terminal.signal(Signal::TERM);
    assert_eq!(code(terminal.end()), 143);
    assert_eq!(value(&log.line(), "end"), "signal-15");
    let mut terminal = log.kiosk(&["--idle-timeout", "0.01"]).run();
    assert_eq!(code(terminal.end()), 0);
    assert_eq!(value(&log.line(), "end"), "idle");
    let refused = without_terminal(&log.kiosk(&["--data", "/nowhere/at/all"]));
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(value(&log.line(), "end"), "failed");
}

#[test]
fn lines_of_text_are_a_session_too() {
    let Some(log) = Log::open() else { return };
    let plain = || {
        let terminal = log.kiosk(&["--plain"]).env("TERM", "dumb").run();
        terminal.see("查找>");
        terminal
    };
    let mut terminal = plain();
    terminal.send("数学会\r");
    terminal.see("天津市数学会");
    terminal.send("退出\r");
    assert_eq!(code(terminal.end()), 0);
    let line = log.line();
    assert!(
        line.starts_with("session door=plain term=dumb size=120x36 port=51234 ") && line.ends_with("=left"),
        "{line}"
    );
    assert!(line.is_ascii(), "{line}");
    // It ends as it would without a log.
    for (keys, signal, ended, told) in
        [("", Some(Signal::TERM), 143, "signal-15"), ("\x1c", None, 131, "signal-3"), ("\x03", None, 130, "signal-2")]
    {
        let mut terminal = plain();
        terminal.send(keys);
        if let Some(it) = signal {
            terminal.signal(it);
        }
        assert_eq!(code(terminal.end()), ended, "{told}");
        assert_eq!(value(&log.line(), "end"), told);
    }
    let mut terminal = plain();
    terminal.hang_up();
    // By the signal, or by the end of what is typed, whichever comes first.
    terminal.end();
    assert_eq!(value(&log.line(), "end"), "hangup");
    let mut terminal = log.kiosk(&["--plain", "--idle-timeout", "0.01"]).run();
    assert_eq!(code(terminal.end()), 0);
    assert_eq!(value(&log.line(), "end"), "idle");
}

#[test]
fn one_question_is_a_session_too() {
    let Some(log) = Log::open() else { return };
    let told = log.asked("药学会");
    assert!(told.status.success() && String::from_utf8(told.stdout).unwrap().contains("天津市药学会"));
    let line = log.line();
    assert!(line.starts_with("session door=verb term=xterm-256color size=- port=51234 "), "{line}");
    assert!(line.ends_with(" end=answered") && line.is_ascii(), "{line}");
    assert_eq!(log.asked("show service-9999").status.code(), Some(1));
    assert_eq!(value(&log.line(), "end"), "answered");
    assert_eq!(log.asked("rm -rf /").status.code(), Some(2));
    let line = log.line();
    assert!(line.ends_with(" end=refused") && !line.contains("-rf"), "{line}");
}

#[test]
fn a_terminals_name_adds_nothing_to_the_log() {
    let Some(log) = Log::open() else { return };
    let name = "x end=left\n<0>Nov 27 00:00:00 sshd[1]: %s%n \x1b[2J 科创".to_owned() + &"x".repeat(5000);
    let start = log.kiosk(&[]).env("TERM", &name).env("SSH_ORIGINAL_COMMAND", "help");
    assert!(without_terminal(&start).status.success());
    let line = log.line();
    assert_eq!(value(&line, "term"), "x?end?left??0?Nov?27?00?00?00?sshd?1????");
    assert_eq!(value(&line, "end"), "answered");
    // Nor does what sshd is said to say of the line.
    let start = log.kiosk(&[]).env("SSH_CONNECTION", "x\n<0>y 1\n2 z 3").env("SSH_ORIGINAL_COMMAND", "help");
    assert!(without_terminal(&start).status.success());
    assert_eq!(value(&log.line(), "port"), "-");
}

#[test]
fn nobody_is_logged_where_nobody_asked_for_it() {
    let Some(log) = Log::open() else { return };
    let start = log.program(&[KECHUANG, "--kiosk"]).env("SSH_ORIGINAL_COMMAND", "help");
    assert!(without_terminal(&start).status.success());
    assert!(log.is_empty());
    let block = |more: &[&str]| {
        let output = Command::new(KECHUANG).args(["--lang", "en", "serve-config"]).args(more).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(block(&[]).contains("    ForceCommand exec /usr/local/bin/kechuang --kiosk\n"));
    let asked = block(&["--data", "/srv/haihe.kcd", "--syslog"]);
    assert!(asked.contains("    ForceCommand exec /usr/local/bin/kechuang --kiosk --data /srv/haihe.kcd --syslog\n"));
}

#[test]
fn no_log_and_one_that_takes_nothing_keep_nobody() {
    let Some(log) = Log::open() else { return };
    // Nobody reads there, and there is no room left.
    let sender = UnixDatagram::unbound().unwrap();
    sender.set_nonblocking(true).unwrap();
    while sender.send_to(b"<38>other", log.folder.path().join("log")).is_ok() {}
    let told = log.asked("药学会");
    assert!(told.status.success() && !told.stdout.is_empty(), "{told:?}");
    let mut terminal = log.kiosk(&[]).run();
    terminal.see(TREE);
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
    // The system has no thread that could wait for it.
    if rustix::process::geteuid().is_root() {
        let alone = |log: &Log| {
            std::fs::set_permissions(log.folder.path().join("log"), Permissions::from_mode(0o777)).unwrap();
            let call = ["sh", "-c", &by_account(1, "exec"), KECHUANG, "--kiosk", "--syslog"];
            let start = log.program(&["timeout", "20"]).args(call);
            without_terminal(&start.env("SSH_ORIGINAL_COMMAND", "药学会"))
        };
        let told = alone(&log);
        assert!(told.status.success() && !told.stdout.is_empty(), "{told:?}");
        // One that takes lines gets that of such a session, too.
        let other = Log::open().unwrap();
        let told = alone(&other);
        assert!(told.status.success() && !told.stdout.is_empty(), "{told:?}");
        assert_eq!(value(&other.line(), "end"), "answered");
    } else {
        leave_out("only root can be an account without threads");
    }
    // Nobody is there at all.
    std::fs::remove_file(log.folder.path().join("log")).unwrap();
    let told = log.asked("药学会");
    assert!(told.status.success() && told.stderr.is_empty() && !told.stdout.is_empty(), "{told:?}");
}
