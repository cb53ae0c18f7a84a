//! A real OpenSSH server on the loopback address: a key pair and a configuration in a folder of its own, a free port, run
//! by whoever runs the tests. Gone afterwards, and by itself after ten minutes however the test ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{PidfdFlags, Signal, kill_process, pidfd_open};

use super::pty::{DEADLINE, Folder, KECHUANG, Start, leave_out, pid};

/// Where the programs of an OpenSSH server may be, besides `PATH`.
const PLACES: [&str; 2] = ["/usr/sbin", "/usr/local/sbin"];

/// Whether the server or the client is missing, which is said; where no test may be left out, that is a failure.
pub(crate) fn is_missing() -> bool {
    let there = server().is_some() && in_path("ssh").is_some();
    if !there {
        leave_out("sshd is not installed");
    }
    !there
}

pub(crate) fn in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(PLACES.map(PathBuf::from));
    folders.map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// sshd wants to be called by its whole path.
pub(crate) fn server() -> Option<PathBuf> {
    in_path("sshd")
}

/// The present user, as sshd knows them.
pub(crate) fn user() -> String {
    let output = Command::new("id").arg("-un").output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// The block that the program prints, for the present user. He may be root, for whom it prints none.
pub(crate) fn kiosk_block() -> String {
    kiosk_block_with(&[])
}

/// The same with more options.
pub(crate) fn kiosk_block_with(options: &[&str]) -> String {
    let output = Command::new(KECHUANG)
        .args(["--lang", "en", "serve-config", "--user", "visitor", "--path", KECHUANG])
        .args(options)
        .output()
        .unwrap();
    assert!(output.status.success());
    let block = String::from_utf8(output.stdout).unwrap();
    assert!(block.contains("Match User visitor\n"));
    block.replace("Match User visitor\n", &format!("Match User {}\n", user()))
}

/// Runs a program without a terminal, for a minute at most.
pub(crate) fn run(program: &str, args: &[String]) -> Output {
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("timeout")
        .args(["60", program])
        .args(args)
        .env_clear()
        .env("PATH", path)
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// A server.
pub(crate) struct Sshd {
    folder: Folder,
    port: u16,
    server: Child,
}

impl Sshd {
    /// One that runs what the client asks for.
    pub(crate) fn open() -> Self {
        Self::with("")
    }

    /// One that offers the kiosk, in the words of `kechuang serve-config`.
    pub(crate) fn kiosk() -> Self {
        Self::with(&kiosk_block())
    }

    /// One with something at the end of its configuration.
    pub(crate) fn with(block: &str) -> Self {
        Self::with_sftp("internal-sftp", block)
    }

    /// The same, with the program that sshd would start for `sftp`.
    pub(crate) fn with_sftp(sftp: &str, block: &str) -> Self {
        // Another program may take the free port before the server does.
        for _ in 0..5 {
            if let Some(sshd) = Self::try_with(sftp, block, None) {
                return sshd;
            }
        }
        panic!("sshd does not start");
    }

    /// One of several that offer the same: the host's and the client's key are those of a folder ([`new_keys`]); a host certificate
    /// lies beside them, if there is one.
    pub(crate) fn node(keys: &Path, block: &str) -> Self {
        for _ in 0..5 {
            if let Some(sshd) = Self::try_with("internal-sftp", block, Some(keys)) {
                return sshd;
            }
        }
        panic!("sshd does not start");
    }

    fn try_with(sftp: &str, block: &str, keys: Option<&Path>) -> Option<Self> {
        let folder = Folder::new();
        let path = folder.path().display();
        match keys {
            None => new_keys(folder.path()),
            Some(keys) => copy_keys(keys, folder.path()),
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let host = fs::read_to_string(folder.path().join("host.pub")).unwrap();
        folder.write("known", &format!("[127.0.0.1]:{port} {host}"));
        // The block names a file of the system.
        let block = block.replace("/etc/ssh/kechuang.keys", &format!("{path}/client.pub"));
        let block = block.replace("/etc/ssh/kechuang_host_key", &format!("{path}/host"));
        // Each that is named is offered, so a block that names one names the only one.
        let host_key = if block.contains("HostKey ") { String::new() } else { format!("HostKey {path}/host\n") };
        // What many may do at once at a node is the block's to say.
        let startups = if keys.is_some() { "" } else { "MaxStartups 1000\n" };
        // Everything that an administrator may have left open is open; only the block is the program's.
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\n{host_key}PidFile none\nAuthorizedKeysFile {path}/client.pub\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n\
             AcceptEnv *\nSetEnv XDG_STATE_HOME={path}/state XDG_CONFIG_HOME={path}/config\nPermitUserEnvironment yes\nSubsystem sftp {sftp}\nUseDNS no\n{startups}{block}"
        );
        folder.write("config", &config);
        make_separation_folder();
        let server = start(&folder);
        let mut sshd = Self { folder, port, server };
        sshd.is_listening().then_some(sshd)
    }

    /// Waits until it listens; whether it does, or another program has taken its port.
    fn is_listening(&mut self) -> bool {
        let log = BufReader::new(self.server.stderr.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || log.lines().map_while(Result::ok).for_each(|line| drop(sender.send(line))));
        let mut said = Vec::new();
        while let Ok(line) = lines.recv_timeout(DEADLINE) {
            if line.contains("listening on") {
                // What it says later is read and dropped by the thread.
                return true;
            }
            said.push(line);
        }
        assert!(said.iter().any(|line| line.contains("in use")), "{said:#?}");
        false
    }

    /// Ends the server, which leaves the sessions alone, and starts it again on its port, as a system's service does.
    pub(crate) fn restart(&mut self) {
        // `timeout` would hand the signal on to all; it ends with the server, its child.
        let listener = Far(self.server.id()).children().first().unwrap().parse().unwrap();
        kill_process(pid(listener), Signal::TERM).unwrap();
        self.server.wait().unwrap();
        self.server = start(&self.folder);
        assert!(self.is_listening());
    }

    /// The whole machine fails: the server and all its sessions are killed.
    pub(crate) fn kill(&mut self) {
        // From the root on: whoever is killed starts nobody any more.
        let mut all = vec![self.server.id().to_string()];
        while let Some(number) = all.pop() {
            let number: u32 = number.parse().unwrap();
            let _ = kill_process(pid(number), Signal::STOP);
            all.extend(Far(number).children_if_any());
            let _ = kill_process(pid(number), Signal::KILL);
        }
        self.server.wait().unwrap();
    }

    /// After it was killed.
    pub(crate) fn start_again(&mut self) {
        self.server = start(&self.folder);
        assert!(self.is_listening());
    }

    /// The port that it listens to.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// The folder with its keys.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// What `ssh`, `scp` and `sftp` need to find it, without the port.
    pub(crate) fn options(&self) -> Vec<String> {
        let path = self.folder.path().display();
        let pairs = [
            format!("UserKnownHostsFile={path}/known"),
            format!("IdentityFile={path}/client"),
            "IdentitiesOnly=yes".to_owned(),
            "IdentityAgent=none".to_owned(),
            "BatchMode=yes".to_owned(),
            "LogLevel=ERROR".to_owned(),
        ];
        let options = pairs.into_iter().flat_map(|pair| ["-o".to_owned(), pair]);
        ["-F".to_owned(), "/dev/null".to_owned()].into_iter().chain(options).collect()
    }

    /// What a client's own configuration says of it, under a name.
    pub(crate) fn entry(&self, name: &str) -> String {
        let (path, port) = (self.folder.path().display(), self.port);
        format!(
            "Host {name}\n  HostName 127.0.0.1\n  Port {port}\n  UserKnownHostsFile {path}/known\n  \
             IdentityFile {path}/client\n  IdentitiesOnly yes\n  IdentityAgent none\n"
        )
    }

    /// The arguments of `ssh` with some before the host and some behind it.
    pub(crate) fn call(&self, before: &[&str], behind: &[&str]) -> Vec<String> {
        let own = |messages: &[&str]| messages.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let port = self.port.to_string();
        [self.options(), own(&["-e", "none", "-p", &port]), own(before), own(&["127.0.0.1"]), own(behind)].concat()
    }

    /// A client with a terminal on both ends of the line.
    pub(crate) fn client(&self, command: &[&str]) -> Start {
        let call = self.call(&["-tt"], command);
        Start::program("ssh").args(call.iter().map(String::as_str)).without_env("SSH_TTY")
    }

    /// The processes of the program at the far ends of lines to this server.
    pub(crate) fn far(&self) -> Vec<Far> {
        let line = format!(" 127.0.0.1 {}", self.port);
        let is_far = |number: u32| {
            let program = fs::read_link(format!("/proc/{number}/exe"));
            let environment = fs::read(format!("/proc/{number}/environ")).unwrap_or_default();
            let environment = String::from_utf8_lossy(&environment).into_owned();
            let mut variables = environment.split('\0');
            program.is_ok_and(|program| program == Path::new(KECHUANG))
                && variables.any(|it| it.starts_with("SSH_CONNECTION=") && it.ends_with(&line))
        };
        let numbers = fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        numbers.filter(|number| is_far(*number)).map(Far).collect()
    }

    /// The one process at the far end.
    pub(crate) fn only_far(&self) -> Far {
        let mut far = self.far();
        assert_eq!(far.len(), 1, "{far:?}");
        far.remove(0)
    }
}

impl Drop for Sshd {
    fn drop(&mut self) {
        let _ = kill_process(pid(self.server.id()), Signal::TERM);
        let _ = self.server.wait();
    }
}

/// Makes the key of a host and the key of a client.
pub(crate) fn new_keys(folder: &Path) {
    for name in ["host", "client"] {
        let key = folder.join(name);
        let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(key).status();
        assert!(made.unwrap().success());
    }
}

fn copy_keys(from: &Path, to: &Path) {
    for name in ["host", "host.pub", "host-cert.pub", "client", "client.pub"] {
        // Who may read them goes with them. Only some hosts have a certificate.
        let copied = fs::copy(from.join(name), to.join(name));
        assert!(copied.is_ok() || name == "host-cert.pub", "{name}: {copied:?}");
    }
}

/// Starts the server whose configuration is in a folder.
fn start(folder: &Folder) -> Child {
    let mut server = Command::new("timeout");
    let server = server.args(["600", self::server().unwrap().to_str().unwrap(), "-D", "-e", "-f"]);
    let server = server.arg(folder.path().join("config")).stdin(Stdio::null()).stderr(Stdio::piped());
    server.spawn().unwrap()
}

/// Only a server that starts as root needs it; systems without an init script have none.
fn make_separation_folder() {
    if rustix::process::geteuid().is_root() {
        let _ = fs::create_dir_all("/run/sshd");
    }
}

/// The program at the far end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Far(pub(crate) u32);

impl Far {
    /// Does something and waits until the process is gone; whether that happened in time.
    pub(crate) fn is_gone_after(self, limit: Duration, act: impl FnOnce()) -> bool {
        let handle = pidfd_open(pid(self.0), PidfdFlags::empty()).unwrap();
        act();
        let limit = Timespec::try_from(limit).unwrap();
        poll(&mut [PollFd::new(&handle, PollFlags::IN)], Some(&limit)).unwrap() == 1
    }

    /// What it has open, by name; pipes, sockets and the like left out.
    pub(crate) fn open_files(self) -> Vec<String> {
        let links = fs::read_dir(format!("/proc/{}/fd", self.0)).unwrap();
        let names = links.filter_map(|link| Some(fs::read_link(link.ok()?.path()).ok()?.display().to_string()));
        names.filter(|name| name.starts_with('/') && !name.starts_with("/dev/")).collect()
    }

    /// The processes that it has started.
    pub(crate) fn children(self) -> Vec<String> {
        assert!(Path::new(&format!("/proc/{}", self.0)).exists(), "it runs");
        self.children_if_any()
    }

    /// The same of one that may have ended.
    fn children_if_any(self) -> Vec<String> {
        let Ok(tasks) = fs::read_dir(format!("/proc/{}/task", self.0)) else { return Vec::new() };
        let of_task = |task: &fs::DirEntry| fs::read_to_string(task.path().join("children")).unwrap_or_default();
        let all: Vec<String> = tasks.filter_map(Result::ok).map(|task| of_task(&task)).collect();
        all.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect()
    }

    /// Memory that is its alone, in KiB: what it has written, and pages of the program that nobody else runs.
    pub(crate) fn private_memory(self) -> u64 {
        self.memory("Private_")
    }

    /// Memory that it has written, in KiB.
    pub(crate) fn written_memory(self) -> u64 {
        self.memory("Private_Dirty:")
    }

    /// Memory that is its alone, and its part of what it shares with others, in KiB.
    pub(crate) fn proportional_memory(self) -> u64 {
        self.memory("Pss:")
    }

    /// All memory that is resident, in KiB, shared with others or not.
    pub(crate) fn resident_memory(self) -> u64 {
        self.memory("Rss:")
    }

    fn memory(self, fields: &str) -> u64 {
        let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.0)).unwrap_or_default();
        let lines = rollup.lines().filter(|line| line.starts_with(fields));
        lines.filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).sum()
    }

    /// The time on a processor that it has used so far, in ticks.
    pub(crate) fn ticks(self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0)).unwrap_or_default();
        let behind = stat.rsplit(')').next().unwrap_or_default();
        behind.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
    }

    /// Whether it is stopped.
    pub(crate) fn is_stopped(self) -> bool {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0)).unwrap();
        stat.rsplit(") ").next().unwrap().starts_with('T')
    }
}
