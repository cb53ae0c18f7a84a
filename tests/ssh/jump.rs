//! From a laptop through a jump host to a machine far away: the whole way in one piece.

use std::time::Duration;

use rustix::process::Signal;

use crate::support::pty::{Folder, KECHUANG, Start, Terminal, code};
use crate::support::sshd::{Sshd, is_missing};
use crate::support::tmux::{self, Tmux};
use crate::{ITS_NUMBER, SOCIETY, TREE, copied};

/// Two machines, and a laptop that knows them by its own configuration.
struct Way {
    jump: Sshd,
    far: Sshd,
    laptop: Folder,
}

impl Way {
    fn new() -> Self {
        let (jump, far, laptop) = (Sshd::open(), Sshd::open(), Folder::new());
        // The shells at the far end must not write what is typed here into anybody's history.
        let history = laptop.path().join("history").display().to_string();
        let everywhere = format!(
            "Host *\n  BatchMode yes\n  LogLevel ERROR\n  EscapeChar none\n  SendEnv LANG\n  SetEnv HISTFILE={history}\n"
        );
        laptop.write("config", &[jump.entry("jump"), far.entry("far"), everywhere].concat());
        Self { jump, far, laptop }
    }

    /// The arguments of `ssh` that lead to the far machine.
    fn call(&self) -> Vec<String> {
        let config = self.laptop.path().join("config").display().to_string();
        ["-F", &config, "-J", "jump", "-t", "far"].map(str::to_owned).to_vec()
    }

    /// `ssh` in the laptop's terminal.
    fn client(&self, command: &[&str]) -> Terminal {
        let call = self.call();
        let args = call.iter().map(String::as_str).chain(command.iter().copied());
        Start::program("ssh").args(args).without_env("SSH_TTY").run()
    }

    /// A shell on the far machine that answers.
    fn shell(&self) -> Terminal {
        let terminal = self.client(&[]);
        answers(&terminal, "far");
        terminal
    }

    fn nobody_is_left(&self) {
        assert_eq!((self.jump.far(), self.far.far()), (Vec::new(), Vec::new()));
    }
}

/// Waits for a shell, whatever its prompt looks like.
fn answers(terminal: &Terminal, name: &str) {
    // What is typed is echoed, so the answer must be something else.
    terminal.send(format!("printf '<%s>\\n' {name}\r"));
    terminal.see(&format!("<{name}>"));
}

/// Types as an input method does: several characters in one piece. The caret stands behind the last one.
fn type_query(terminal: &Terminal, typed: &[&str]) {
    terminal.send("/");
    let mut query = String::new();
    for piece in typed {
        terminal.send(piece);
        query.push_str(piece);
        terminal.wait(&format!("the caret stands behind “{query}”"), |screen| {
            let (row, column) = screen.cursor_position();
            let before: String = (0..column).filter_map(|x| screen.cell(row, x)).map(vt100::Cell::contents).collect();
            (before.ends_with(&format!("/ {query}")) && !screen.hide_cursor()).then_some(())
        });
    }
}

/// Finds the society.
fn find(terminal: &Terminal) {
    terminal.see(TREE);
    type_query(terminal, &["数学", "会"]);
    terminal.see_selected(SOCIETY);
    terminal.send("\r");
    terminal.see(ITS_NUMBER);
}

/// Finds the society and copies its number; what arrives at the outermost terminal.
fn find_and_copy(terminal: &Terminal) -> String {
    find(terminal);
    let before = terminal.heard_so_far();
    terminal.send("y");
    copied(terminal, before)
}

#[test]
fn in_a_far_tmux_the_number_comes_home_and_the_screen_stays() {
    if is_missing() || tmux::is_missing() {
        return;
    }
    let (way, tmux) = (Way::new(), Tmux::new());
    let mut terminal = way.shell();
    terminal.send(format!("exec {}\r", tmux.call()));
    terminal.wait("tmux has a status line", |screen| screen.contents().contains("[0] 0:").then_some(()));
    answers(&terminal, "tmux");
    terminal.send(format!("{KECHUANG}\r"));
    assert_eq!(find_and_copy(&terminal), ITS_NUMBER);
    terminal.see(&format!("已将 {ITS_NUMBER}（"));
    terminal.see("放入 tmux 缓冲区");
    assert_eq!(tmux.ask(&["show-buffer"]), ITS_NUMBER);
    // The lid is closed. The reader logs in again, and all is as it was.
    let far = way.far.only_far();
    terminal.signal(Signal::KILL);
    terminal.end();
    let again = way.shell();
    again.send(format!("exec {} attach\r", tmux.call()));
    again.see(ITS_NUMBER);
    assert_eq!(way.far.only_far(), far);
    assert!(far.is_gone_after(Duration::from_secs(1), || {
        again.send("q");
    }));
    way.nobody_is_left();
}

#[test]
fn without_tmux_nothing_outlives_the_line() {
    if is_missing() {
        return;
    }
    let way = Way::new();
    let terminal = way.client(&[KECHUANG]);
    assert_eq!(find_and_copy(&terminal), ITS_NUMBER);
    terminal.see(&format!("已发送 {ITS_NUMBER}"));
    let far = way.far.only_far();
    assert!(far.is_gone_after(Duration::from_secs(1), || terminal.signal(Signal::KILL)));
    way.nobody_is_left();
}

#[test]
fn a_near_tmux_that_lets_programs_copy_hands_the_number_on() {
    if is_missing() || tmux::is_missing() {
        return;
    }
    let (way, tmux) = (Way::new(), Tmux::new());
    let call = [vec!["ssh".to_owned()], way.call(), vec![KECHUANG.to_owned()]].concat();
    let set = ["set-option", "-s", "set-clipboard", "on", ";", "new-session"];
    let mut terminal = tmux.run((120, 36), set.into_iter().chain(call.iter().map(String::as_str)));
    assert_eq!(find_and_copy(&terminal), ITS_NUMBER);
    assert_eq!(tmux.ask(&["show-buffer"]), ITS_NUMBER);
    terminal.see(&format!("已发送 {ITS_NUMBER}"));
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
    way.nobody_is_left();
}

#[test]
fn the_reader_is_told_that_a_near_tmux_may_hold_it_back() {
    if is_missing() || tmux::is_missing() {
        return;
    }
    let (way, tmux) = (Way::new(), Tmux::new());
    let call = [vec!["new-session".to_owned(), "ssh".to_owned()], way.call(), vec![KECHUANG.to_owned()]].concat();
    let mut terminal = tmux.run((120, 36), call.iter().map(String::as_str));
    find(&terminal);
    terminal.send("y");
    terminal.see(&format!("已发送 {ITS_NUMBER}（"));
    terminal.see("但 tmux 或 screen 可能拦下；请核对或抄下");
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
}
