//! What the terminal is told beside the picture: its title, and which text leads to an address.

use rustix::process::Signal;

use crate::support::pty::{Start, Terminal, code};
use crate::{ITS_NUMBER, SOCIETY, TREE, opened, opened_at_society};

/// The titles that were set, in order.
fn titles(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    text.split("\x1b]2;").skip(1).map(|rest| rest.split('\x1b').next().unwrap().to_owned()).collect()
}

fn told(terminal: &Terminal) -> Vec<String> {
    titles(&terminal.heard_after(0))
}

#[test]
fn the_title_names_the_open_entry_and_is_given_back() {
    let mut terminal = opened_at_society(Start::kechuang());
    assert_eq!(told(&terminal), [TREE], "a list that is gone through changes no title");
    terminal.send("\r");
    terminal.hear(format!("\x1b]2;{SOCIETY} · {TREE}\x1b\\"), 0);
    let place = terminal.heard_so_far();
    terminal.send("h");
    terminal.hear(format!("\x1b]2;{TREE}\x1b\\"), place);
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
    let bytes = terminal.rest();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.find("\x1b[22;2t") < text.find("\x1b]2;"), "the reader's own is kept before another is set");
    assert!(text.ends_with("\x1b[?1049l") && text.contains("\x1b]2;\x1b\\\x1b[23;2t"), "and taken back at the end");
}

#[test]
fn a_title_is_given_back_however_it_ends() {
    for signal in [Signal::TERM, Signal::HUP, Signal::QUIT] {
        let mut terminal = opened_at_society(Start::kechuang());
        terminal.send("\r");
        terminal.hear(" · ", 0);
        terminal.signal(signal);
        assert_eq!(code(terminal.end_restored()), 128 + signal.as_raw());
        assert_eq!(told(&terminal).last().map(String::as_str), Some(""));
    }
}

#[test]
fn no_title_where_none_could_be_given_back() {
    for start in [
        Start::kechuang().args(["--kiosk"]),
        Start::kechuang().env("TERM", "linux"),
        Start::kechuang().env("TERM", "screen-256color"),
        Start::kechuang().env("STY", "1.pts-0"),
    ] {
        let mut terminal = opened(start);
        terminal.send("q");
        terminal.end_restored();
        let bytes = terminal.rest();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("\x1b]2;") && !text.contains(";2t"), "{text}");
    }
}

#[test]
fn a_number_on_the_page_is_a_link_unless_the_terminal_has_none() {
    let number = ITS_NUMBER.replacen('0', "", 1).replace('-', "");
    let link = format!("\x1b]8;;tel:+86{number}\x1b\\");
    for (start, is_told) in [
        (Start::kechuang(), true),
        (Start::kechuang().args(["--kiosk"]), true),
        (Start::kechuang().env("TERM", "tmux-256color"), true),
        (Start::kechuang().env("TERM", "linux"), false),
        (Start::kechuang().env("TERM", "screen"), false),
    ] {
        let mut terminal = opened_at_society(start);
        terminal.see(ITS_NUMBER);
        terminal.send("\x03");
        terminal.end_restored();
        let bytes = terminal.rest();
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(text.contains(&link), is_told, "{text:?}");
        assert_eq!(text.contains("\x1b]8;"), is_told, "{text:?}");
    }
}

#[test]
fn the_settings_switch_both() {
    let folder = crate::support::pty::Folder::new();
    std::fs::create_dir(folder.path().join("kechuang")).unwrap();
    let home = folder.path().display().to_string();
    let run = |settings: &str, term: &str| {
        std::fs::write(folder.path().join("kechuang/config.ron"), settings).unwrap();
        let mut terminal = opened_at_society(Start::kechuang().env("XDG_CONFIG_HOME", &home).env("TERM", term));
        terminal.see(ITS_NUMBER);
        terminal.send("\x03");
        terminal.end_restored();
        let bytes = terminal.rest();
        let text = String::from_utf8_lossy(&bytes);
        (text.contains("\x1b]8;"), text.contains("\x1b]2;"))
    };
    assert_eq!(run("(links: false, title: false)", "xterm"), (false, false));
    assert_eq!(run("(links: true, title: true)", "linux"), (true, true));
    assert_eq!(run("(title: false)", "xterm"), (true, false));
}
