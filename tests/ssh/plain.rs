//! A visitor without a screen: who hears what there is, prints it or feels it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;

use crate::ITS_NUMBER;
use crate::support::pty::{KECHUANG, code};
use crate::support::sshd::{Sshd, is_missing, kiosk_block, run};

/// A client without a terminal, that is spoken to line by line.
struct Visitor {
    client: Child,
    output: BufReader<ChildStdout>,
}

impl Visitor {
    fn at(sshd: &Sshd, command: &[&str]) -> Self {
        let mut client = Command::new("ssh");
        client.args(sshd.call(&["-T"], command)).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut client = client.spawn().unwrap();
        let output = BufReader::new(client.stdout.take().unwrap());
        Self { client, output }
    }

    fn say(&mut self, line: &str) {
        self.client.stdin.as_mut().unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
    }

    /// What is said up to a line.
    fn hear(&mut self, last: &str) -> String {
        let mut heard = String::new();
        while !heard.ends_with(&format!("{last}\n")) {
            assert!(self.output.read_line(&mut heard).unwrap() > 0, "“{last}” behind {heard}");
        }
        assert!(!heard.contains(['\x1b', '\r']), "{heard:?}");
        heard
    }

    /// What is said to the end, and the exit code.
    fn end(&mut self) -> (String, Option<i32>) {
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        (rest, self.client.wait().unwrap().code())
    }
}

impl Drop for Visitor {
    fn drop(&mut self) {
        let _ = self.client.kill();
        let _ = self.client.wait();
    }
}

#[test]
fn without_a_terminal_a_visitor_finds_a_number_and_leaves() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let mut visitor = Visitor::at(&sshd, &[]);
    let greeting = visitor.hear("查找>");
    assert!(greeting.starts_with("没有终端，改用逐行方式。要画面请用 ssh -t 登录。\n"), "{greeting}");
    visitor.say("数学会");
    assert!(visitor.hear("编号>").contains("1. 天津市数学会"));
    visitor.say("1");
    assert!(visitor.hear("条目>").contains(ITS_NUMBER));
    visitor.say("复制");
    assert!(visitor.hear("条目>").contains("没有复制"), "a kiosk starts no program, and nothing is sent raw");
    let far = sshd.only_far();
    assert_eq!((far.open_files(), far.children()), (Vec::new(), Vec::new()));
    visitor.say("退出");
    assert_eq!(visitor.end(), ("已离开。\n".to_owned(), Some(0)));
}

#[test]
fn a_terminal_that_is_none_gets_lines_as_well() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    for term in ["dumb", "unknown", "../../x;id", "\x1b[2J\x1b]52;c;eA==\x07", "终端"] {
        let mut terminal = sshd.client(&[]).env("TERM", term).run();
        terminal.see("查找>");
        terminal.send("数学会\r");
        terminal.see("编号>");
        terminal.send("1\r");
        terminal.see(ITS_NUMBER);
        terminal.send("\x04");
        terminal.see("已离开。");
        assert_eq!(code(terminal.end()), 0, "{term:?}");
        let said = String::from_utf8(terminal.rest()).unwrap();
        assert!(!said.contains('\x1b'), "{said:?}");
        assert_eq!(said.contains("TERM=xterm-256color"), term != "dumb", "{said}");
    }
}

#[test]
fn an_account_may_offer_nothing_but_lines() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::with(&kiosk_block().replace("--kiosk", "--kiosk --plain"));
    let mut terminal = sshd.client(&[]).run();
    terminal.see("查找>");
    // A key that would end it with an image of its memory.
    terminal.send("\x1c");
    assert_eq!(code(terminal.end()), 131);
    assert!(sshd.far().is_empty());
    // A command is refused here, too.
    let refused = run("ssh", &sshd.call(&["-T"], &["id"]));
    assert!(refused.status.code() == Some(2) && refused.stdout.is_empty(), "{refused:?}");
}

#[test]
fn who_says_nothing_is_warned_before_he_is_sent_away() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::with(&kiosk_block().replace("--kiosk", "--kiosk --idle-timeout 0.02"));
    let mut visitor = Visitor::at(&sshd, &[]);
    let (said, ended) = visitor.end();
    let warning = said.find("要留下请按回车").unwrap_or_else(|| panic!("{said}"));
    let end = said.find("0.02 分钟无人输入，已离开。").unwrap_or_else(|| panic!("{said}"));
    assert!(warning < end && ended == Some(0), "{said}");
    // A line begins the time anew.
    let mut visitor = Visitor::at(&sshd, &[]);
    for _ in 0..3 {
        while !visitor.hear("查找>").contains("要留下请按回车") {}
        visitor.say("");
    }
    assert!(visitor.end().0.contains("已离开"));
}

#[test]
fn with_the_line_the_far_process_goes() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let mut visitor = Visitor::at(&sshd, &[]);
    visitor.hear("查找>");
    let far = sshd.only_far();
    assert!(far.is_gone_after(Duration::from_secs(1), || visitor.client.kill().unwrap()));
    let terminal = sshd.client(&[]).env("TERM", "dumb").run();
    terminal.see("查找>");
    let far = sshd.only_far();
    assert!(far.is_gone_after(Duration::from_secs(1), || terminal.signal(Signal::KILL)));
}

#[test]
fn a_flood_neither_stops_it_nor_makes_it_grow() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::kiosk();
    let mut visitor = Visitor::at(&sshd, &[]);
    visitor.hear("查找>");
    visitor.say("数学会");
    visitor.hear("编号>");
    let far = sshd.only_far();
    let before = far.written_memory();
    visitor.say(&"天津".repeat(300_000));
    assert!(visitor.hear("编号>").contains("至多 200 个字"));
    // What keeps a line alive is nothing that was typed.
    visitor.say(&("\0".repeat(1 << 20) + "药学会"));
    assert!(visitor.hear("编号>").contains("天津市药学会"));
    let grown = far.written_memory().saturating_sub(before);
    assert!(grown < 4096, "{grown} KiB more than before");
}

#[test]
fn a_reader_with_an_account_needs_no_terminal_either() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::open();
    let mut visitor = Visitor::at(&sshd, &[KECHUANG, "--plain", "--lang", "zh", "数学会"]);
    assert!(visitor.hear("编号>").starts_with("“数学会”"));
    drop(visitor.client.stdin.take());
    assert_eq!(visitor.end(), ("已离开。\n".to_owned(), Some(0)));
}
