//! Inside a real tmux as it comes, without a configuration.

use std::process::Command;

use crate::pty::{Folder, KECHUANG, Start, Terminal, code};
use crate::{ITS_NUMBER, SOCIETY, is_missing};

/// A tmux server of its own, gone afterwards.
struct Tmux {
    folder: Folder,
}

impl Tmux {
    fn new() -> Self {
        Self { folder: Folder::new() }
    }

    fn socket(&self) -> String {
        self.folder.path().join("s").display().to_string()
    }

    /// tmux in a terminal, with what a reader would type behind it.
    fn run<'a>(&self, size: (u16, u16), call: impl IntoIterator<Item = &'a str>) -> Terminal {
        let socket = self.socket();
        let start = Start::program("tmux").args(["-u", "-S", &socket, "-f", "/dev/null"]);
        start.args(call).size(size.0, size.1).run()
    }

    /// What tmux says to a question.
    fn ask(&self, call: &[&str]) -> String {
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

fn without_status_line(screen: &str, rows: usize) -> Vec<String> {
    let mut lines: Vec<String> = screen.lines().take(rows - 1).map(|line| line.trim_end().to_owned()).collect();
    lines.resize(rows - 1, String::new());
    lines
}

#[test]
fn y_puts_the_number_into_the_buffer_of_tmux() {
    if is_missing("tmux") {
        return;
    }
    let tmux = Tmux::new();
    let terminal = tmux.run((120, 36), ["new-session", KECHUANG]);
    terminal.see(crate::TREE);
    terminal.send("/数学会");
    terminal.see_selected(SOCIETY);
    terminal.send("\ry");
    terminal.see(&format!("已将 {ITS_NUMBER} 放入 tmux 缓冲区"));
    assert_eq!(tmux.ask(&["show-buffer"]), ITS_NUMBER);
}

#[test]
fn coming_back_in_a_window_of_another_size_shows_the_whole_screen() {
    if is_missing("tmux") {
        return;
    }
    let tmux = Tmux::new();
    let mut first = tmux.run((120, 36), ["new-session", KECHUANG, "数学会"]);
    first.see_selected(SOCIETY);
    first.send("\x02d");
    assert_eq!(code(first.end()), 0);
    let second = tmux.run((100, 30), ["attach-session"]);
    let shows = |terminal: &Terminal, columns: u16, rows: u16| {
        // The same screen without a multiplexer between.
        let alone = Start::kechuang().args(["数学会"]).size(columns, rows - 1).run();
        alone.see_selected(SOCIETY);
        let expected = without_status_line(&alone.screen().contents(), rows.into());
        terminal.wait(&format!("the screen is that of {columns}×{rows}"), |screen| {
            (without_status_line(&screen.contents(), rows.into()) == expected).then_some(())
        });
    };
    shows(&second, 100, 30);
    second.resize(80, 25);
    shows(&second, 80, 25);
    second.resize(130, 41);
    shows(&second, 130, 41);
}
