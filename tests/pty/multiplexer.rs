//! Inside a real tmux and a real GNU screen as they come, without a configuration.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kechuang::terminal::clipboard::{LONGEST_SENT, Passthrough, SURELY_TAKEN, osc52};

use crate::support::desk::Desk;
use crate::support::gnu_screen::{self, Screen};
use crate::support::pty::{Folder, KECHUANG, Start, Terminal, code};
use crate::support::tmux::{Tmux, is_missing};
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
    terminal.see(&format!(
        "已将 {ITS_NUMBER}（市科协学会学术部（院士专家部），非该学会自有） 放入 tmux 缓冲区，并发送到终端剪贴板"
    ));
    assert_eq!(tmux.ask(&["show-buffer"]), ITS_NUMBER);
}

#[test]
fn coming_back_in_another_window_size_shows_the_whole_screen() {
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

/// Presses keys and waits, after each, for the frame that is painted after them.
fn shows_each_frame(terminal: &Terminal, desk: &mut Desk, keys: &[(&str, &str)]) {
    for (sent, name) in keys {
        terminal.send(sent);
        desk.press(name);
        let expected: Vec<String> = desk.frame().lines().map(|line| line.trim_end().to_owned()).collect();
        terminal.wait(&format!("the frame after {name}:\n{}", expected.join("\n")), |screen| {
            (rows(screen)[..expected.len()] == expected[..]).then_some(())
        });
    }
}

#[test]
fn a_page_that_tmux_scrolls_is_the_page_that_was_meant() {
    if is_missing() {
        return;
    }
    for (columns, rows) in [(80, 25), (50, 21)] {
        let tmux = Tmux::new();
        let terminal = tmux.run((columns, rows), ["new-session", KECHUANG]);
        let mut desk = Desk::open(columns, rows - 1);
        let keys = [("\r", "Enter"), ("j", "j"), ("j", "j"), ("k", "k"), ("jjj", "j j j"), ("\x1b[6~", "PageDown")];
        terminal.see(crate::TREE);
        shows_each_frame(&terminal, &mut desk, &keys);
    }
}

#[test]
fn a_help_that_screen_scrolls_is_the_help_that_was_meant() {
    if gnu_screen::is_missing() {
        return;
    }
    let screen = Screen::new();
    let terminal = screen.run("altscreen on", [KECHUANG]);
    terminal.see(crate::TREE);
    let mut desk = Desk::open(100, 30);
    let keys = [("?", "?"), ("j", "j"), ("j", "j"), ("k", "k"), ("jjj", "j j j"), ("\x1b[6~", "PageDown"), ("k", "k")];
    shows_each_frame(&terminal, &mut desk, &keys);
}

/// The rows of a terminal, without blanks at their ends.
fn rows(screen: &vt100::Screen) -> Vec<String> {
    let width = screen.size().1.get();
    screen.rows(0, width).map(|row| row.trim_end().to_owned()).collect()
}

/// Waits until the shell asks for a command on the last row.
fn prompt_below(terminal: &Terminal) -> Vec<String> {
    terminal.wait("the prompt stands on the last row", |screen| {
        let rows = rows(screen);
        (rows.last().is_some_and(|row| row == "ready>")).then_some(rows)
    })
}

const SHELL: [&str; 4] = ["bash", "--norc", "--noprofile", "-i"];

#[test]
fn where_screen_ignores_1049_the_prompt_stands_below() {
    if gnu_screen::is_missing() || crate::support::pty::is_missing("bash") {
        return;
    }
    let screen = Screen::new();
    let terminal = screen.run("", SHELL);
    terminal.see("ready>");
    terminal.send(format!("'{KECHUANG}'\n"));
    terminal.see(crate::TREE);
    terminal.send("j\x1a");
    let stopped = prompt_below(&terminal);
    assert!(stopped[28].contains("Stopped"), "{stopped:#?}");
    assert!(stopped[27].is_empty(), "the last row was cleared for it: {stopped:#?}");
    terminal.send("fg\n");
    terminal.wait("the picture is back", |screen| rows(screen)[29].contains("Enter").then_some(()));
    terminal.send("q");
    let left = prompt_below(&terminal);
    assert!(left[0].contains(crate::TREE), "the picture stays above: {left:#?}");
}

#[test]
fn where_screen_heeds_1049_the_readers_screen_comes_back() {
    if gnu_screen::is_missing() || crate::support::pty::is_missing("bash") {
        return;
    }
    let screen = Screen::new();
    let terminal = screen.run("altscreen on", SHELL);
    terminal.see("ready>");
    terminal.send("seq 40\n");
    let before = terminal.wait("the shell has counted", |screen| {
        let rows = rows(screen);
        (rows[28] == "40" && rows[29] == "ready>").then_some(rows)
    });
    terminal.send(format!("'{KECHUANG}'\n"));
    terminal.see(crate::TREE);
    terminal.send("q");
    let after = prompt_below(&terminal);
    let call = after.iter().position(|row| row.starts_with("ready> '")).unwrap();
    assert_eq!(after[..call], before[29 - call..29], "{after:#?}");
    assert!(!after.concat().contains(crate::TREE), "{after:#?}");
}

#[test]
fn screen_hands_a_long_text_on_whole_and_shows_nothing_of_it() {
    if gnu_screen::is_missing() || crate::support::pty::is_missing("bash") {
        return;
    }
    let folder = Folder::new();
    for length in [12, 560, 576, 1200, 4096, LONGEST_SENT] {
        let text = "0123456789".repeat(7500)[..length].to_owned();
        let file = folder.path().join("sent");
        std::fs::write(&file, osc52(&text, Passthrough::Screen)).unwrap();
        let screen = Screen::new();
        let terminal = screen.run("", SHELL);
        terminal.see("ready>");
        terminal.send(format!("clear; cat '{}'; echo; echo ended\n", file.display()));
        let shown = terminal.wait("the shell has sent it", |screen| {
            let rows = rows(screen);
            rows.windows(2).any(|two| two == ["ended", "ready>"]).then_some(rows)
        });
        assert_eq!(shown.concat(), "endedready>", "{length}");
        terminal.hear(format!("\x1b]52;c;{}\x07", STANDARD.encode(&text)), 0);
    }
}

#[test]
fn through_screen_an_entry_arrives_whole_its_end_is_doubted() {
    if gnu_screen::is_missing() {
        return;
    }
    let screen = Screen::new();
    let terminal = screen.run("altscreen on", [KECHUANG, "profile-tast"]);
    terminal.see_selected("天津市科学技术协会");
    terminal.send("\rY");
    terminal.see("复制什么？");
    let text = {
        let mut desk = Desk::open(100, 30);
        desk.press("/ \"profile-tast\" Enter Y G k k Enter");
        desk.copied.remove(0)
    };
    assert!(text.lines().count() > 20 && text.len() > SURELY_TAKEN, "{text}");
    terminal.send("Gkk\r");
    terminal.see("已发送全文（");
    terminal.see("有的终端只收前 3 KB，请核对结尾");
    terminal.hear(format!("\x1b]52;c;{}\x07", STANDARD.encode(&text)), 0);
    // Nothing of it was taken for text.
    let mut desk = Desk::open(100, 30);
    desk.press("/ \"profile-tast\" Enter");
    let expected: Vec<String> = desk.frame().lines().map(|line| line.trim_end().to_owned()).collect();
    terminal.wait("the page is as it was", |screen| (rows(screen)[..28] == expected[..28]).then_some(()));
}

#[test]
fn tmux_takes_a_whole_entry_into_its_buffer() {
    if is_missing() {
        return;
    }
    let tmux = Tmux::new();
    let terminal = tmux.run((120, 36), ["new-session", KECHUANG, "service-13"]);
    terminal.see_selected("13 实施天津市青年人才");
    terminal.send("\rY");
    terminal.see("复制什么？");
    terminal.send("6");
    terminal.see("放入 tmux 缓冲区");
    let mut desk = Desk::open(120, 36);
    desk.press("/ \"service-13\" Enter Y 6");
    assert_eq!(tmux.ask(&["show-buffer"]), desk.copied[0]);
}
