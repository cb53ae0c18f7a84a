//! The terminal is asked on what it writes: whenever the answer comes, in whatever pieces, it is no key.

use std::time::Duration;

use crate::support::pty::{Sort, Start, Terminal, code};
use crate::{TREE, opened};

const QUESTION: &str = "\x1b]11;?\x1b\\\x1b[c";
const WHITE: &str = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
const BLACK: &str = "\x1b]11;rgb:0000/0000/0000\x1b\\";
const WHAT_IT_IS: &str = "\x1b[?62;22c";
/// Of the light and of the dark theme, what need not be read at once.
const QUIET_ON_LIGHT: &str = "38;5;240";
const QUIET_ON_DARK: &str = "38;5;248";

fn mute() -> Start {
    Start::kechuang().sort(Sort::Mute)
}

fn heard(terminal: &Terminal) -> String {
    String::from_utf8_lossy(&terminal.heard_after(0)).into_owned()
}

/// Nothing of what was answered was typed: the query begins empty, and takes what is typed.
fn types_nothing(terminal: &mut Terminal) {
    terminal.send("/");
    terminal.send("数学");
    terminal.see("/ 数学");
    terminal.send("\x1b");
}

#[test]
fn the_answer_changes_the_theme_and_later_ones_do_again() {
    let mut terminal = opened(mute());
    assert!(heard(&terminal).contains(QUESTION) && !heard(&terminal).contains("38;5;"), "it reads on any ground first");
    assert!(!heard(&terminal).contains("2031"));
    terminal.send([WHITE, WHAT_IT_IS].concat());
    let place = terminal.hear(QUIET_ON_LIGHT, 0);
    assert!(heard(&terminal).contains("\x1b[?2031h"), "who answers may say when it changes");
    terminal.send("\x1b[?997;1n");
    let place = terminal.hear(QUESTION, place);
    terminal.send([BLACK, WHAT_IT_IS].concat());
    terminal.hear(QUIET_ON_DARK, place);
    types_nothing(&mut terminal);
    terminal.see(TREE);
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
    assert!(String::from_utf8_lossy(&terminal.rest()).contains("\x1b[?2031l"));
}

#[test]
fn an_answer_that_is_torn_or_late_is_no_key() {
    for (first, rest) in
        [("\x1b]11;rgb:ff", "ff/ffff/ffff\x1b\\"), ("\x1b]", &WHITE[2..]), (&WHITE[..WHITE.len() - 1], "\\")]
    {
        let mut terminal = opened(mute());
        terminal.send(WHAT_IT_IS);
        terminal.send(first);
        // Longer than a sequence is waited for.
        terminal.wait_still(Duration::from_millis(700));
        terminal.send(rest);
        types_nothing(&mut terminal);
        terminal.see(TREE);
        terminal.send("q");
        assert_eq!(code(terminal.end_restored()), 0, "{first:?}");
    }
}

#[test]
fn a_terminal_without_an_answer_keeps_what_reads_anywhere() {
    for sort in [Sort::Mute, Sort::Narrow] {
        let mut terminal = opened(Start::kechuang().sort(sort));
        types_nothing(&mut terminal);
        terminal.see(TREE);
        terminal.send("q");
        assert_eq!(code(terminal.end_restored()), 0);
        let all = String::from_utf8_lossy(&terminal.rest()).into_owned();
        assert!(!all.contains("38;5;") && !all.contains("2031"), "{all}");
    }
}

#[test]
fn who_needs_no_answer_is_not_asked() {
    for start in [
        Start::kechuang().args(["--theme", "dark"]),
        Start::kechuang().env("KECHUANG_THEME", "light"),
        Start::kechuang().env("NO_COLOR", "1"),
        Start::kechuang().args(["--color=never"]),
        Start::kechuang().env("TERM", "linux"),
        Start::kechuang().env("TERM", "vt220"),
        Start::kechuang().env("TERM", "screen-256color"),
    ] {
        let mut terminal = opened(start.clone());
        terminal.send("q");
        terminal.end_restored();
        let all = String::from_utf8_lossy(&terminal.rest()).into_owned();
        assert!(!all.contains("\x1b]11"), "{start:?}");
    }
}

#[test]
fn the_first_frame_follows_what_is_said_beforehand() {
    let first = |start: Start| heard(&opened(start));
    assert!(first(mute().env("COLORFGBG", "0;15")).contains(QUIET_ON_LIGHT));
    assert!(first(mute().env("COLORFGBG", "15;0")).contains(QUIET_ON_DARK));
    assert!(first(mute().args(["--theme=light"])).contains(QUIET_ON_LIGHT));
    assert!(first(mute().env("KECHUANG_THEME", "dark")).contains(QUIET_ON_DARK));
    assert!(first(mute().env("KECHUANG_THEME", "dark").args(["--theme=light"])).contains(QUIET_ON_LIGHT));
    let mono = first(mute().env("COLORFGBG", "0;15").args(["--theme=mono"]));
    assert!(!mono.contains("38;5;"), "{mono}");
}

#[test]
fn a_visitor_of_a_kiosk_is_asked_as_well() {
    let terminal = opened(mute().args(["--kiosk"]).env("COLORFGBG", "0;15").env("KECHUANG_THEME", "dark"));
    assert!(!heard(&terminal).contains("38;5;"), "a visitor's variables are not believed");
    terminal.send([WHITE, WHAT_IT_IS].concat());
    terminal.hear(QUIET_ON_LIGHT, 0);
}
