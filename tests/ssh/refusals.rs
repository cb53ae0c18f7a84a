//! A visitor without an account: what they do not get, however they ask. The server around the block is left as open as
//! a careless administrator may leave it.

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};

use rustix::process::{Signal, kill_process};

use crate::support::pty::{Folder, KECHUANG, Start, Terminal, code, pid};
use crate::support::sshd::{Sshd, is_missing, kiosk_block, run};
use crate::{SOCIETY, TREE, copied, find_and_copy};

/// What a visitor is told who asks for something else than the screen.
const NO_COMMANDS: &str =
    "kechuang: 此处只供查阅，不执行命令，也不传送文件；请用 ssh -t 登录，或只问一句：ssh … help\n";

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What a client says that has a terminal, and its exit code.
fn refused(start: Start) -> (String, i32) {
    let mut terminal = start.run();
    let code = code(terminal.end());
    (String::from_utf8(terminal.rest()).unwrap().replace('\r', ""), code)
}

#[test]
fn a_command_gets_one_line_and_an_exit_code() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    for command in ["id", "/bin/sh -i", "kechuang --data /etc", "$(id)", " "] {
        let output = run("ssh", &sshd.call(&[], &[command]));
        assert_eq!((said(&output).as_str(), output.status.code()), (NO_COMMANDS, Some(2)), "{command}");
        assert!(output.stdout.is_empty());
        assert_eq!(refused(sshd.client(&[command])), (NO_COMMANDS.to_owned(), 2), "{command}");
    }
}

#[test]
fn no_file_comes_or_goes_and_the_client_says_why() {
    if is_missing() {
        return;
    }
    // sshd's own SFTP server, and one that it would start.
    for sftp in ["internal-sftp", "/usr/lib/openssh/sftp-server -l INFO"] {
        let sshd = Sshd::with_sftp(sftp, &kiosk_block());
        let folder = Folder::new();
        folder.write("here", "text");
        let name = |name: &str| folder.path().join(name).display().to_string();
        let far = |name: &str| format!("127.0.0.1:{name}");
        let (here, there, back) = (name("here"), far(&name("there")), name("passwd"));
        let (passwd, port) = (far("/etc/passwd"), sshd.port().to_string());
        // sshd passes nothing of what a subsystem says on standard error: by SFTP the client only hears the line close.
        let tries: [(&str, &[&str]); 8] = [
            ("sftp", &[&far("")]),
            ("sftp", &["-b", "/dev/null", &far("")]),
            ("sftp", &[&passwd, &back]),
            ("scp", &["-r", &name(""), &there]),
            ("scp", &[&here, &there]),
            ("scp", &[&passwd, &back]),
            ("scp", &["-O", &here, &there]),
            ("scp", &["-O", &passwd, &back]),
        ];
        for (program, args) in tries {
            let port = ["-P".to_owned(), port.clone()];
            let own = args.iter().map(|word| (*word).to_owned());
            let output = run(program, &sshd.options().into_iter().chain(port).chain(own).collect::<Vec<_>>());
            assert!(!output.status.success(), "{program} {args:?}");
            let line = if args.contains(&"-O") { NO_COMMANDS.trim_end() } else { "Connection closed" };
            assert!(said(&output).contains(line), "{program} {args:?}: {}", said(&output));
        }
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["here"]);
    }
}

#[test]
fn who_asks_for_files_and_says_nonsense_is_sent_away() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    for said in [&b"\0\0\0\x05\x01"[..], b"\xff\xff\xff\xff\x01\0\0\0\x03", b"GET / HTTP/1.1\r\n\r\n"] {
        let mut client = Command::new("ssh");
        let client = client.args(sshd.call(&["-s"], &["sftp"])).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut client = Client(client.spawn().unwrap());
        // The line stays open until the far end closes it.
        let mut line = client.0.stdin.take().unwrap();
        std::io::Write::write_all(&mut line, said).unwrap();
        assert_eq!(client.0.wait().unwrap().code(), Some(2), "{said:?}");
        let mut answer = Vec::new();
        client.0.stdout.take().unwrap().read_to_end(&mut answer).unwrap();
        assert_eq!(answer, b"", "{said:?}");
    }
}

#[test]
fn his_environment_is_not_believed() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::with(&without_the_line_for_variables());
    let folder = Folder::new();
    let touched = folder.path().join("touched").display().to_string();
    let command = format!("touch {touched}");
    let sent = [
        ("KECHUANG_DATA", "/etc"),
        ("KECHUANG_CLIPBOARD", command.as_str()),
        ("TMUX", "/tmp/tmux,1,0"),
        ("STY", "1.x"),
        ("DISPLAY", ":0"),
        ("WAYLAND_DISPLAY", "wayland-0"),
        ("EDITOR", &command),
        ("PAGER", &command),
        ("BROWSER", &command),
        ("XDG_CONFIG_HOME", "/etc"),
        ("XDG_STATE_HOME", "/tmp"),
        ("HOME", "/etc"),
        ("PATH", "/nowhere"),
        ("RUST_BACKTRACE", "full"),
        ("RUST_LOG", "trace"),
    ];
    let names: Vec<String> = sent.iter().map(|(name, _)| format!("SendEnv={name}")).collect();
    let mut before = vec!["-tt"];
    for name in &names {
        before.extend(["-o", name]);
    }
    let call = sshd.call(&before, &[]);
    let mut start = Start::program("/usr/bin/env").without_env("SSH_TTY");
    // The client itself must not believe them.
    let path = std::env::var("PATH").unwrap_or_default();
    let given: Vec<String> = sent.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let ssh = std::env::split_paths(&path).map(|it| it.join("ssh")).find(|it| it.is_file()).unwrap();
    start = start.args(given.iter().map(String::as_str)).args([ssh.to_str().unwrap()]);
    let mut terminal = start.args(call.iter().map(String::as_str)).run();
    find_and_copy(&terminal);
    let far = sshd.only_far();
    assert_eq!(far.open_files(), [""; 0]);
    assert_eq!(far.children(), [""; 0]);
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
    let bytes = terminal.rest();
    let copies = bytes.windows(5).filter(|window| *window == b"\x1b]52;").count();
    assert_eq!(copies, 1, "nothing is wrapped for a multiplexer that they only claim to have");
    assert!(!std::path::Path::new(&touched).exists());
}

/// The block without the line that keeps variables away: what the program itself believes.
fn without_the_line_for_variables() -> String {
    let block = kiosk_block();
    let open = block.replace("    AcceptEnv LANG LC_*\n", "");
    assert_ne!(open, block);
    open
}

#[test]
fn of_his_variables_only_those_of_his_language_arrive() {
    if is_missing() {
        return;
    }
    let folder = Folder::new();
    let trace = folder.path().join("trace").display().to_string();
    let variables = format!("SetEnv=LD_DEBUG=libs LD_DEBUG_OUTPUT={trace} COLUMNS=24 LC_ALL=en_US.UTF-8");
    let asked = ["-T", "-o", &variables];
    let output = run("ssh", &Sshd::kiosk().call(&asked, &["show", "service-04"]));
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("English name ours"), "his language is heeded");
    let files = || std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files(), 0, "the loader of the far machine wrote a file for him");
    // Where the line is missing they arrive, and this test would have noticed. The program heeds none of them.
    let open = Sshd::with(&without_the_line_for_variables());
    let believed = run("ssh", &open.call(&asked, &["show", "service-04"]));
    assert_eq!(believed.stdout, output.stdout, "a width is no visitor's to choose");
    assert!(files() > 0 || !cfg!(target_env = "gnu"));
}

#[test]
fn no_port_is_forwarded() {
    if is_missing() {
        return;
    }
    let (kiosk, open) = (Sshd::kiosk(), Sshd::open());
    // A server behind the server, which must not be reached.
    let target = TcpListener::bind("127.0.0.1:0").unwrap();
    target.set_nonblocking(true).unwrap();
    let address = target.local_addr().unwrap().to_string();
    for block in blocks() {
        let forbidden = run("ssh", &Sshd::with(&block).call(&["-W", &address], &[]));
        assert!(!forbidden.status.success() && said(&forbidden).contains("forwarding failed"), "{}", said(&forbidden));
    }
    let remote = format!("0:{address}");
    let forbidden = run("ssh", &kiosk.call(&["-N", "-o", "ExitOnForwardFailure=yes", "-R", &remote], &[]));
    assert!(!forbidden.status.success() && said(&forbidden).contains("forwarding failed"), "{}", said(&forbidden));
    for way in ["-L", "-D"] {
        assert_eq!(reached(&kiosk, way, &address), 0, "{way}");
    }
    assert!(target.accept().is_err(), "nobody came");
    // The same calls lead somewhere where they are allowed: these tests would have noticed.
    let greeting = greeter(3);
    assert_eq!(run("ssh", &open.call(&["-W", &greeting], &[])).stdout, b"hello");
    for way in ["-L", "-D"] {
        assert_eq!(reached(&open, way, &greeting), 5, "{way}");
    }
}

/// The kiosk's block, and the same for a server on which `DisableForwarding` forgets the agent and X11: there only the
/// lines that name each kind are left.
fn blocks() -> [String; 2] {
    let block = kiosk_block();
    let named = block.replace("    DisableForwarding yes\n", "");
    assert_ne!(named, block);
    [block, named]
}

/// The variables of the program at the far end that lead back to the client.
fn ways_back(sshd: &Sshd, terminal: &Terminal) -> Vec<String> {
    terminal.see(TREE);
    let far = sshd.only_far();
    let environment = std::fs::read(format!("/proc/{}/environ", far.0)).unwrap();
    let variables = environment.split(|byte| *byte == 0).map(|it| String::from_utf8_lossy(it).into_owned());
    let leads_back = |it: &String| it.starts_with("SSH_AUTH_SOCK=") || it.starts_with("DISPLAY=");
    variables.filter(leads_back).map(|it| it.split('=').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn neither_the_agent_nor_the_display_is_forwarded() {
    if is_missing() {
        return;
    }
    let folder = Folder::new();
    let socket = folder.path().join("agent").display().to_string();
    let agent = Command::new("ssh-agent").args(["-D", "-a", &socket]).stdout(Stdio::piped()).spawn();
    let mut agent = Client(agent.unwrap());
    // It says where it listens once it does.
    let mut said = std::io::BufReader::new(agent.0.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut said, &mut String::new()).unwrap();
    let own = format!("IdentityAgent={socket}");
    let asks = |sshd: &Sshd, command: &[&str]| {
        let before = ["-tt", "-A", "-Y", "-o", "XAuthLocation=/nowhere"];
        let call = sshd.call(&before, command);
        let call = call.iter().map(|word| if word == "IdentityAgent=none" { &own } else { word }.as_str());
        let start = Start::program("ssh").args(call).without_env("SSH_TTY");
        start.env("DISPLAY", "127.0.0.1:99").run()
    };
    let server = "XAuthLocation /bin/true\nX11Forwarding yes\nAllowAgentForwarding yes\n";
    for block in blocks() {
        let sshd = Sshd::with(&format!("{server}{block}"));
        assert_eq!(ways_back(&sshd, &asks(&sshd, &[])), [""; 0]);
    }
    // The same call gets both where they are allowed: this test would have noticed.
    let open = Sshd::with(server);
    let mut back = ways_back(&open, &asks(&open, &[KECHUANG]));
    back.sort_unstable();
    assert_eq!(back, ["DISPLAY", "SSH_AUTH_SOCK"]);
}

/// The address of a server that says hello so many times.
fn greeter(times: usize) -> String {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for stream in server.incoming().take(times) {
            std::io::Write::write_all(&mut stream.unwrap(), b"hello").unwrap();
        }
    });
    address
}

/// A client that would stay for ever. On SIGTERM it may, too, if that comes at the wrong moment.
struct Client(Child);

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How many bytes come back through a port that the client forwards to an address; `-D` is asked in SOCKS 4.
fn reached(sshd: &Sshd, way: &str, address: &str) -> usize {
    let near = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let forward = if way == "-L" { format!("{near}:{address}") } else { near.to_string() };
    let call = ["-v".to_owned()].into_iter().chain(sshd.call(&["-N", way, &forward], &[]));
    let mut client = Command::new("ssh");
    let client = client.args(call).stdin(Stdio::null()).stderr(Stdio::piped());
    let mut client = Client(client.spawn().unwrap());
    let log = std::io::BufReader::new(client.0.stderr.take().unwrap());
    let mut lines = std::io::BufRead::lines(log).map_while(Result::ok);
    assert!(lines.any(|line| line.contains("Entering interactive session")), "the client logs in");
    let reading = std::thread::spawn(move || lines.count());
    let mut stream = TcpStream::connect(near).unwrap();
    if way == "-D" {
        let port: u16 = address.rsplit(':').next().unwrap().parse().unwrap();
        let asked = [&[4, 1][..], &port.to_be_bytes(), &[127, 0, 0, 1, 0]].concat();
        std::io::Write::write_all(&mut stream, &asked).unwrap();
    }
    stream.set_read_timeout(Some(crate::support::pty::DEADLINE)).unwrap();
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    // In SOCKS it is the client itself that says first whether it was let through.
    let told = if way == "-D" && bytes.starts_with(&[0, 90]) { 8 } else { 0 };
    drop(client);
    reading.join().unwrap();
    bytes.len() - told
}

/// A visitor on the first screen.
fn visitor(sshd: &Sshd) -> Terminal {
    let terminal = sshd.client(&[]).run();
    terminal.see(TREE);
    terminal
}

#[test]
fn the_name_of_a_file_is_a_query_like_any_other() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let terminal = visitor(&sshd);
    terminal.send("/");
    for name in ["/etc/passwd", "../../etc/passwd", "file:///etc/passwd", "!id", "|id", ":e /etc/passwd"] {
        terminal.send("\x15").send(name);
        let screen = terminal.see(&format!("/ {name}"));
        assert!(!screen.contains("root:"), "{screen}");
        let far = sshd.only_far();
        assert_eq!(far.open_files(), [""; 0], "{name}");
        assert_eq!(far.children(), [""; 0], "{name}");
    }
}

#[test]
fn no_key_and_no_signal_leads_to_a_shell() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let mut terminal = visitor(&sshd);
    let far = sshd.only_far();
    // Ctrl-Z, Ctrl-\, Ctrl-], an escape sequence for everything.
    terminal.send("\x1a\x1c\x1d\x1bc\x1b[21t\x1bP$qm\x1b\\");
    kill_process(pid(far.0), Signal::TSTP).unwrap();
    kill_process(pid(far.0), Signal::TTIN).unwrap();
    kill_process(pid(far.0), Signal::TTOU).unwrap();
    // What resets a terminal is Esc and `c` to whoever reads it as keys, and opens the year; the next `c` leaves it.
    terminal.send("c/数学会");
    terminal.see_selected(SOCIETY);
    assert!(!far.is_stopped());
    assert_eq!(far.children(), [""; 0]);
    kill_process(pid(far.0), Signal::TERM).unwrap();
    assert_eq!(code(terminal.end()), 143);
}

#[test]
fn a_megabyte_neither_hangs_it_nor_makes_it_grow() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let terminal = visitor(&sshd);
    let far = sshd.only_far();
    terminal.send("/数学会");
    terminal.see_selected(SOCIETY);
    let before = far.written_memory();
    terminal.paste(&"天津\n".repeat(150_000));
    terminal.send("\x15数学会");
    terminal.see_selected(SOCIETY);
    terminal.send("\x15");
    // The same without the marks of a paste: as many keys.
    terminal.send("学".repeat(350_000));
    terminal.send("\x15药学会");
    terminal.see_selected("天津市药学会");
    let grown = far.written_memory().saturating_sub(before);
    assert!(grown < 4096, "{grown} KiB more than before");
    let place = terminal.heard_so_far();
    terminal.send("\ry");
    assert_eq!(copied(&terminal, place), crate::ITS_NUMBER);
}
