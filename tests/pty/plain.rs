//! The plain mode on a terminal: its line is left as it is, and nothing is written but text.

use rustix::process::Signal;

use crate::ITS_NUMBER;
use crate::support::pty::{Start, Terminal, code};

/// Lines of text, which the terminal itself ends with `\r\n`.
fn is_text(terminal: &Terminal) -> String {
    let said = String::from_utf8(terminal.rest()).unwrap();
    let text = said.replace("\r\n", "\n");
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{said:?}");
    text
}

#[test]
fn a_terminal_that_shows_no_screen_gets_lines() {
    for start in [Start::kechuang().env("TERM", "dumb"), Start::kechuang().without_env("TERM")] {
        let mut terminal = start.run();
        terminal.see("查找>");
        terminal.send("数学会\r");
        terminal.see("编号>");
        terminal.send("1\r");
        terminal.see(ITS_NUMBER);
        terminal.see("条目>");
        terminal.send("\x04");
        assert_eq!(code(terminal.end_restored()), 0);
        let said = is_text(&terminal);
        assert!(said.contains("\n查找> 数学会\n") && said.contains("\n编号> 1\n"), "typed behind the prompt: {said}");
        assert!(said.ends_with("\n条目> \n已离开。\n"), "the shell begins on a line of its own: {said:?}");
    }
}

#[test]
fn the_terminal_edits_the_line_and_a_signal_ends_it() {
    let mut terminal = Start::kechuang().args(["--plain"]).run();
    terminal.see("查找>");
    // What is rubbed out on the terminal never arrives.
    terminal.send("物理\x15数学会\r");
    terminal.see("“数学会”：共");
    terminal.see("编号>");
    terminal.send("\x03");
    assert_eq!(code(terminal.end()), 128 + Signal::INT.as_raw());
    terminal.line_is_as_before();
}

#[test]
fn variables_ask_for_lines_on_a_terminal_that_has_a_screen() {
    for name in ["KECHUANG_PLAIN", "ACCESSIBLE"] {
        let mut terminal = Start::kechuang().env(name, "1").args(["--lang", "en"]).run();
        terminal.see("find>");
        terminal.send("q\r");
        assert_eq!(code(terminal.end_restored()), 0);
        assert!(is_text(&terminal).ends_with("find> q\nLeft.\n"), "{name}");
    }
}
