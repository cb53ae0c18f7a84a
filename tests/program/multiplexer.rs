//! Inside a real tmux as it comes, without a configuration.

use crate::pty::{KECHUANG, Start, Terminal, code};
use crate::tmux::{Tmux, is_missing};
use crate::{ITS_NUMBER, SOCIETY};

fn without_status_line(screen: &str, rows: usize) -> Vec<String> {
    let mut lines: Vec<String> = screen.lines().take(rows - 1).map(|line| line.trim_end().to_owned()).collect();
    lines.resize(rows - 1, String::new());
    lines
}

#[test]
fn y_puts_the_number_into_the_buffer_of_tmux() {
    if is_missing() {
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
    if is_missing() {
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
