//! What the reader keeps, between one start and the next, and beside another program.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::support::pty::{DEADLINE, Folder, KECHUANG, Start, Terminal, code, is_missing};
use crate::{ITS_NUMBER, SOCIETY, opened};

/// The file of a home folder.
fn file(home: &Folder) -> PathBuf {
    home.path().join(".local/state/kechuang/state.ron")
}

fn at(home: &Folder) -> Start {
    Start::kechuang().env("HOME", &home.path().display().to_string())
}

/// Waits until the file holds a text.
fn wait_for(path: &Path, text: &str) {
    let deadline = Instant::now() + DEADLINE;
    loop {
        let held = fs::read_to_string(path).unwrap_or_default();
        if held.contains(text) {
            return;
        }
        assert!(Instant::now() < deadline, "{} never holds {text}: {held}", path.display());
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn left(mut terminal: Terminal) {
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn the_next_start_is_where_the_last_one_was_left() {
    let home = Folder::new();
    let terminal = opened(at(&home));
    terminal.send("/").send("数学会");
    terminal.see_selected(SOCIETY);
    terminal.send("\r");
    left(terminal);
    let terminal = at(&home).run();
    // The page has the keys again, as it had.
    let screen = terminal.see(ITS_NUMBER);
    assert!(screen.contains("/ 数学会"), "{screen}");
    left(terminal);
}

#[test]
fn a_signal_leaves_as_much_behind_as_q() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let home = Folder::new();
        let mut terminal = opened(at(&home));
        terminal.send("/").send("数学会");
        terminal.see_selected(SOCIETY);
        terminal.send("\r");
        terminal.see("Esc");
        terminal.signal(signal);
        assert_eq!(code(terminal.end_restored()), 128 + signal.as_raw());
        let held = fs::read_to_string(file(&home)).unwrap();
        assert!(held.contains("\"query\": \"数学会\""), "{signal:?}: {held}");
    }
}

#[test]
fn looking_in_and_leaving_makes_no_file() {
    let home = Folder::new();
    left(opened(at(&home)));
    assert!(!home.path().join(".local").exists());
}

#[test]
fn two_programs_keep_what_the_other_keeps() {
    let home = Folder::new();
    let [one, other] = [opened(at(&home)), opened(at(&home))];
    one.send("/").send("数学会");
    one.see_selected(SOCIETY);
    one.send("\r");
    wait_for(&file(&home), "\"数学会\"");
    other.send("/").send("药学会");
    other.see_selected("药学会");
    other.send("\r");
    wait_for(&file(&home), "\"药学会\"");
    left(one);
    left(other);
    let held = fs::read_to_string(file(&home)).unwrap();
    let queries = held.split("\"queries\"").nth(1).unwrap();
    assert!(queries.contains("\"数学会\"") && queries.contains("\"药学会\""), "{held}");
}

#[test]
fn a_kiosk_makes_no_file_and_heeds_none() {
    let home = Folder::new();
    home.write(".local/state/kechuang/state.ron", "{\"version\": 1, \"place\": {\"query\": \"数学会\"}}");
    let before = fs::read(file(&home)).unwrap();
    let mut terminal = opened(at(&home).args(["--kiosk"]));
    terminal.send("/").send("药学会");
    terminal.see_selected("药学会");
    terminal.send("\r");
    terminal.signal(Signal::TERM);
    assert_eq!(code(terminal.end_restored()), 143);
    assert_eq!(fs::read(file(&home)).unwrap(), before);
}

#[test]
fn a_damaged_file_is_said_and_set_aside() {
    let home = Folder::new();
    home.write(".local/state/kechuang/state.ron", "{\"version\": 1,\n\"favourites\": {\"service-1\"");
    let terminal = opened(at(&home));
    terminal.see("已损坏");
    let names = fs::read_dir(file(&home).parent().unwrap()).unwrap().map(|it| it.unwrap().file_name());
    let names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    assert!(names.iter().any(|name| name.starts_with("state.ron.damaged-")), "{names:?}");
    left(terminal);
}

#[test]
fn a_start_is_as_good_whatever_the_folders_are() {
    let long = "/".to_owned() + &"n".repeat(300);
    for folder in ["", "relative", "/dev/null", "/proc/1/nowhere", &long] {
        for variable in ["HOME", "XDG_STATE_HOME"] {
            let home = Folder::new();
            let terminal = opened(at(&home).env(variable, folder));
            terminal.send("/").send("数学会");
            terminal.see_selected(SOCIETY);
            terminal.send("\r");
            left(terminal);
        }
    }
    let terminal = opened(Start::kechuang().without_env("HOME"));
    terminal.send("j\r");
    left(terminal);
}

#[test]
fn a_limit_on_the_size_of_files_ends_nothing() {
    if is_missing("bash") {
        return;
    }
    let home = Folder::new();
    // The file that holds too much for the limit is there already.
    home.write(".local/state/kechuang/state.ron", &format!("{{\"version\": 1, \"tags\": \"{}\"}}", "t".repeat(4096)));
    let before = fs::read(file(&home)).unwrap();
    let limited = Start::program("bash").args(["-c", "ulimit -f 1; exec \"$0\"", KECHUANG]);
    let terminal = opened(limited.env("HOME", &home.path().display().to_string()));
    terminal.send("/").send("数学会");
    terminal.see_selected(SOCIETY);
    terminal.send("\r");
    left(terminal);
    assert_eq!(fs::read(file(&home)).unwrap(), before, "what cannot be written whole is not written");
}
