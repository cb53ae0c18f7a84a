//! At the far end of a line: the real program behind a real sshd.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod jump;
mod kiosk;
mod line;
mod many;
mod own;
mod plain;
mod refusals;
#[path = "../support/mod.rs"]
mod support;

mod verbs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use support::pty::Terminal;

/// A society of the directory, and the number that answers for it.
const SOCIETY: &str = "天津市数学会";
const ITS_NUMBER: &str = "022-27122522";
/// The name of the first pane.
const TREE: &str = "科创天津";

/// What the next OSC 52 after a place carries.
fn copied(terminal: &Terminal, after: usize) -> String {
    // A program names the clipboard it means, tmux does not.
    let begin = terminal.hear("\x1b]52;", after);
    let begin = terminal.hear(";", begin);
    let end = terminal.hear("\x07", begin);
    let bytes = terminal.heard_after(begin);
    let carried = STANDARD.decode(&bytes[..end - begin - 1]).unwrap();
    String::from_utf8(carried).unwrap()
}

/// Finds the society, copies its number, and looks at what arrives at the near end.
fn find_and_copy(terminal: &Terminal) {
    terminal.see(TREE);
    terminal.send("/数学会");
    terminal.see_selected(SOCIETY);
    terminal.send("\r");
    terminal.see(ITS_NUMBER);
    let before = terminal.heard_so_far();
    terminal.send("y");
    assert_eq!(copied(terminal, before), ITS_NUMBER);
    terminal.see(&format!("已发送 {ITS_NUMBER}"));
}
