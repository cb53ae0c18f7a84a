//! `HAProxy` before several sshd on the loopback address, with the configuration that the README gives: other addresses, other
//! ports, other places of files, and nothing else. Gone afterwards, and by itself after ten minutes however the test ends.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_process};

use super::pty::{DEADLINE, Folder, Start, leave_out, pid};
use super::sshd::{Sshd, in_path, run};

/// Whether `HAProxy` is missing, which is said; where no test may be left out, that is a failure.
pub(crate) fn is_missing() -> bool {
    let is_there = in_path("haproxy").is_some();
    if !is_there {
        leave_out("haproxy is not installed");
    }
    super::sshd::is_missing() || !is_there
}

/// An indented block of the README, from the line that it begins with to the text behind it.
pub(crate) fn readme_block(first: &str) -> String {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let start = format!("    {first}\n");
    let at = readme.find(&start).unwrap_or_else(|| panic!("the README has “{first}”"));
    let lines = readme[at..].lines().take_while(|line| line.is_empty() || line.starts_with("    "));
    lines.flat_map(|line| [line.strip_prefix("    ").unwrap_or(line), "\n"]).collect()
}

/// The configuration of the README, as it stands there.
pub(crate) fn haproxy_cfg() -> String {
    let block = readme_block("# /etc/haproxy/haproxy.cfg");
    let (config, _) =
        block.split_once("\nhaproxy -c -f /etc/haproxy/haproxy.cfg").expect("how it is checked stands behind it");
    config.to_owned()
}

/// A text with a part replaced that it must have.
pub(crate) fn replaced(text: &str, part: &str, by: &str) -> String {
    assert!(text.contains(part), "{part} in\n{text}");
    text.replace(part, by)
}

/// What `HAProxy` says of a configuration.
pub(crate) fn check(config: &str) -> Output {
    let folder = Folder::new();
    folder.write("haproxy.cfg", config);
    let file = folder.path().join("haproxy.cfg").display().to_string();
    run(in_path("haproxy").unwrap().to_str().unwrap(), &["-c".to_owned(), "-f".to_owned(), file])
}

/// A balancer.
pub(crate) struct Balancer {
    folder: Folder,
    port: u16,
    process: Child,
    /// The number of the next visitor's address.
    next: std::cell::Cell<u8>,
}

impl Balancer {
    /// One before two nodes.
    pub(crate) fn before(nodes: [&Sshd; 2]) -> Self {
        let config = haproxy_cfg();
        // Another program may take the free port before it does.
        for _ in 0..5 {
            if let Some(balancer) = Self::try_before(nodes, &config) {
                return balancer;
            }
        }
        panic!("haproxy does not start");
    }

    fn try_before(nodes: [&Sshd; 2], config: &str) -> Option<Self> {
        let folder = Folder::new();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut config = replaced(config, "bind :22\n", &format!("bind 127.0.0.1:{port}\n"));
        for (address, node) in ["192.0.2.11:22\n", "192.0.2.12:22\n"].iter().zip(nodes) {
            config = replaced(&config, address, &format!("127.0.0.1:{}\n", node.port()));
        }
        let socket = folder.path().join("admin.sock").display().to_string();
        config = replaced(&config, "/run/haproxy/admin.sock", &socket);
        if !rustix::process::geteuid().is_root() {
            // Only root becomes somebody else.
            for line in ["user haproxy\n", "group haproxy\n", "chroot /var/lib/haproxy\n"] {
                config = replaced(&config, line, "\n");
            }
        }
        folder.write("haproxy.cfg", &config);
        let mut command = Command::new("timeout");
        let command = command.args(["600", in_path("haproxy").unwrap().to_str().unwrap(), "-q", "-db", "-f"]);
        let command = command.arg(folder.path().join("haproxy.cfg")).stdin(Stdio::null());
        let mut balancer = Self { folder, port, process: command.spawn().unwrap(), next: 2.into() };
        let deadline = Instant::now() + DEADLINE;
        while UnixStream::connect(balancer.socket()).is_err() {
            if balancer.process.try_wait().unwrap().is_some() {
                return None;
            }
            assert!(Instant::now() < deadline, "haproxy does not listen");
            std::thread::sleep(Duration::from_millis(5));
        }
        Some(balancer)
    }

    fn socket(&self) -> std::path::PathBuf {
        self.folder.path().join("admin.sock")
    }

    /// Where visitors come.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// What it answers to a command of an administrator.
    pub(crate) fn ask(&self, command: &str) -> String {
        let mut stream = UnixStream::connect(self.socket()).unwrap();
        stream.write_all(format!("{command}\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// A figure of its statistics.
    pub(crate) fn figure(&self, server: &str, name: &str) -> usize {
        let all = self.ask("show stat");
        let mut lines = all.trim_start_matches("# ").lines();
        let column = lines.next().unwrap().split(',').position(|it| it == name).unwrap();
        let line = lines.find(|line| line.split(',').nth(1) == Some(server)).unwrap();
        line.split(',').nth(column).unwrap().parse().unwrap()
    }

    /// Waits until a node has so many lines.
    pub(crate) fn wait_for_lines(&self, server: &str, count: usize) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let now = self.figure(server, "scur");
            if now == count {
                return;
            }
            assert!(Instant::now() < deadline, "{server} has {now} lines and not {count}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Writes what a visitor's machine knows of the host.
    pub(crate) fn known_by(&self, pattern: &str, key: &str) {
        self.folder.write("known", &format!("{pattern} {key}"));
    }

    /// What the visitor's machine now knows.
    pub(crate) fn known(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("known")).unwrap()
    }

    /// The name of the host, as `ssh` writes it with a port.
    pub(crate) fn host(&self) -> String {
        format!("[127.0.0.1]:{}", self.port)
    }

    /// The arguments of a visitor's `ssh` who comes from an address and trusts no key that he does not know.
    pub(crate) fn call(&self, keys: &Path, from: &str, before: &[&str], behind: &[&str]) -> Vec<String> {
        let settings = [
            format!("UserKnownHostsFile={}", self.folder.path().join("known").display()),
            "GlobalKnownHostsFile=/dev/null".to_owned(),
            format!("IdentityFile={}", keys.join("client").display()),
            format!("BindAddress={from}"),
            "IdentitiesOnly=yes".to_owned(),
            "IdentityAgent=none".to_owned(),
            "BatchMode=yes".to_owned(),
            "StrictHostKeyChecking=yes".to_owned(),
            "UpdateHostKeys=yes".to_owned(),
        ];
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let settings = settings.into_iter().flat_map(|it| ["-o".to_owned(), it]);
        let port = self.port.to_string();
        let all = [own(&["-F", "/dev/null", "-e", "none", "-p", &port]), settings.collect(), own(before)];
        [all.concat(), own(&["127.0.0.1"]), own(behind)].concat()
    }

    /// An address from which nobody has come so far.
    pub(crate) fn new_address(&self) -> String {
        let number = self.next.get();
        self.next.set(number + 1);
        let mut address = String::from("127.0.0.");
        write!(address, "{number}").unwrap();
        address
    }

    /// A visitor with a terminal.
    pub(crate) fn visitor(&self, keys: &Path, from: &str) -> Start {
        let call = self.call(keys, from, &["-tt"], &[]);
        Start::program("ssh").args(call.iter().map(String::as_str)).without_env("SSH_TTY")
    }
}

impl Drop for Balancer {
    fn drop(&mut self) {
        let _ = kill_process(pid(self.process.id()), Signal::TERM);
        let _ = self.process.wait();
    }
}
