//! Who touches no key for a long time is told before he is sent away, and stays by a key.

use crate::support::pty::{Start, Terminal, code};
use crate::{SOCIETY, opened, opened_at_society};

/// A visitor who may stay away for twelve seconds, and is told in the last six.
fn short_kiosk() -> Start {
    Start::kechuang().args(["--kiosk", "--idle-timeout", "0.2"])
}

/// What he is told, in Chinese and in English, behind and before the seconds.
const TOLD: &str = "秒后因无人操作而离开，按回车留下";
const TOLD_IN_ENGLISH: &str = "s; press Enter to stay";

/// The seconds that are left, in the last row, once they are fewer than so many.
fn counted(terminal: &Terminal, told: &str, below: u32) -> u32 {
    terminal.wait(&format!("fewer than {below} seconds are left"), |screen| {
        let contents = screen.contents();
        let row = contents.lines().last()?;
        let digits: String = row.contains(told).then(|| row.chars().filter(char::is_ascii_digit).collect())?;
        digits.parse().ok().filter(|seconds| *seconds < below)
    })
}

#[test]
fn the_last_seconds_are_counted_down_in_one_row() {
    let windows = [((120, 36), "zh", TOLD), ((50, 20), "zh", TOLD), ((50, 20), "en", TOLD_IN_ENGLISH)];
    let each = windows.map(|(size, lang, told)| std::thread::spawn(move || counts_down(size, lang, told)));
    for it in each {
        it.join().unwrap();
    }
}

fn counts_down((columns, rows): (u16, u16), lang: &str, told: &str) {
    let mut terminal = opened(short_kiosk().size(columns, rows).args(["--lang", lang]));
    let first = counted(&terminal, told, 7);
    let before = terminal.screen();
    let place = terminal.heard_so_far();
    let second = counted(&terminal, told, first);
    let after = terminal.screen();
    let rows = |screen: &vt100::Screen| screen.contents().lines().map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (rows(&before), rows(&after));
    assert_eq!(before[..before.len() - 1], after[..after.len() - 1], "nothing else has changed");
    assert!(second < first);
    assert_eq!(code(terminal.end_restored()), 0);
    assert!(terminal.screen().contents().contains("0.2 "), "that he has left is said");
    let written = terminal.heard_after(place);
    let frames = written.windows(8).filter(|it| *it == b"\x1b[?2026h").count();
    assert!(frames <= 6, "{frames} frames in six seconds");
    assert!(written.len() < 1500, "{} bytes", written.len());
}

#[test]
fn the_key_that_stays_does_nothing_else() {
    // The key that leaves, and the one that would copy.
    for key in ["q", "y"] {
        let mut terminal = opened_at_society(short_kiosk());
        terminal.send("\r");
        terminal.see("022-27122522");
        counted(&terminal, TOLD, 7);
        let place = terminal.heard_so_far();
        terminal.send(key);
        terminal.see_gone(TOLD);
        terminal.see("022-27122522");
        // From then on it does what it is for.
        if key == "y" {
            terminal.send("y");
            terminal.hear("\x1b]52;", place);
        }
        terminal.send("q");
        assert_eq!(code(terminal.end_restored()), 0);
        let written = String::from_utf8_lossy(&terminal.heard_after(place)).into_owned();
        assert!(!written.contains("无人操作，已离开"), "he left by himself");
        assert_eq!(
            written.matches("\x1b]52;").count(),
            usize::from(key == "y"),
            "it copied once, when it was meant to"
        );
    }
}

#[test]
fn what_is_typed_or_pasted_stays_and_arrives() {
    let typed = opened(short_kiosk());
    let pasted = opened(short_kiosk());
    for terminal in [&typed, &pasted] {
        terminal.send("/数学");
        terminal.see("数学");
    }
    counted(&typed, TOLD, 7);
    typed.send("会");
    counted(&pasted, TOLD, 7);
    pasted.paste("会");
    for terminal in [typed, pasted] {
        terminal.see_gone(TOLD);
        terminal.see_selected(SOCIETY);
        terminal.see("数学会");
    }
}

#[test]
fn a_line_that_says_something_by_itself_keeps_nobody() {
    let mut terminal = opened(short_kiosk());
    counted(&terminal, TOLD, 7);
    terminal.send("\0\x1b[I\x1b[O");
    assert_eq!(code(terminal.end_restored()), 0);
    assert!(terminal.screen().contents().contains("0.2 分钟无人操作，已离开"));
}
