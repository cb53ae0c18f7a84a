//! What the other end says, or does not read, sizes neither memory nor time.

use std::fs::read_to_string;
use std::process::Command;

use rustix::process::Signal;

use crate::support::pty::{Folder, KECHUANG, Start, Terminal, code, leave_out};
use crate::{SOCIETY, opened, opened_at_society};

/// A kiosk whose visitor may stay away for 1.2 seconds.
fn short_kiosk() -> Start {
    Start::kechuang().args(["--kiosk", "--idle-timeout", "0.02"])
}

/// A value of `/proc/PID/status`, in KiB.
fn memory(terminal: &Terminal, field: &str) -> usize {
    let status = read_to_string(format!("/proc/{}/status", terminal.pid())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':')).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// More frames than any line takes of which nobody reads: each is whole, and so many keys do not become one.
const MANY_FRAMES: &[u8] = &[0x0c; 3000];

#[test]
fn a_window_of_any_claimed_size_has_its_picture_top_left() {
    // The real window, as large as what is believed at least, and what is claimed of it.
    let windows = [((1_000, 500), (65_535, 65_535)), ((1_200, 40), (1_200, 40)), ((120, 600), (120, 65_535))];
    for ((width, height), (columns, rows)) in windows {
        let mut terminal = opened(Start::kechuang().size(width, height).claims(columns, rows));
        terminal.see_selected("01 推荐全国创新争先奖天津市候选对象");
        assert!(terminal.screen().contents().starts_with(" 科创天津"));
        terminal.send("q");
        assert_eq!(code(terminal.end_restored()), 0, "{columns}×{rows}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_follows_what_is_believed_of_a_size_and_is_given_back() {
    let terminal = opened_at_society(Start::kechuang());
    let before = memory(&terminal, "VmRSS");
    for round in 0..3 {
        let place = terminal.heard_so_far();
        terminal.claim(65_535, 65_535);
        terminal.hear("\x1b[?2026l", terminal.hear("\x1b[2J", place));
        let place = terminal.heard_so_far();
        terminal.claim(120, 36);
        terminal.hear("\x1b[?2026l", terminal.hear("\x1b[2J", place));
        terminal.see_selected(SOCIETY);
        let after = memory(&terminal, "VmRSS");
        assert!(after < before + 8 * 1024, "{before} KiB before, {after} KiB after round {round}");
    }
    let most = memory(&terminal, "VmHWM");
    assert!(most < before + 128 * 1024, "{before} KiB before, {most} KiB at most");
}

#[cfg(target_os = "linux")]
#[test]
fn pastes_on_their_way_are_bounded_by_their_bytes() {
    let terminal = opened(Start::kechuang());
    let before = memory(&terminal, "VmRSS");
    for _ in 0..300 {
        terminal.paste(&"数".repeat(21_000));
    }
    terminal.see("数数数数");
    terminal.send("\x1b");
    terminal.see_gone("数数数数");
    let most = memory(&terminal, "VmHWM");
    assert!(most < before + 16 * 1024, "{before} KiB before, {most} KiB at most");
}

#[test]
fn a_visitor_who_never_reads_is_logged_out() {
    let mut terminal = opened(short_kiosk());
    terminal.stop_reading();
    terminal.send(MANY_FRAMES);
    assert_eq!(code(terminal.end()), 0);
    terminal.read_on();
    terminal.end_restored();
    assert!(String::from_utf8_lossy(&terminal.rest()).contains("0.02 分钟无人操作，已离开"));
}

#[test]
fn who_reads_gets_every_frame_whole() {
    let terminal = opened(Start::kechuang());
    let place = terminal.heard_so_far();
    terminal.send(MANY_FRAMES);
    terminal.send("/数学会");
    terminal.see_selected(SOCIETY);
    let written = String::from_utf8(terminal.heard_after(place)).unwrap();
    let (begun, ended) = (written.matches("\x1b[?2026h").count(), written.matches("\x1b[?2026l").count());
    assert!(begun == ended && begun > 1, "{begun} frames begun, {ended} ended");
}

#[test]
fn a_signal_ends_a_write_that_waits_and_the_terminal_is_whole() {
    let mut terminal = opened(Start::kechuang());
    terminal.stop_reading();
    terminal.send(MANY_FRAMES);
    terminal.signal(Signal::TERM);
    assert_eq!(code(terminal.end()), 143);
    terminal.read_on();
    terminal.end_restored();
}

/// Where a terminal is not the session's own, nothing can be opened anew.
#[test]
fn also_on_a_terminal_of_another_session() {
    let allowed = Command::new("setsid").arg("true").status().is_ok_and(|status| status.success());
    if !allowed {
        return leave_out("there is no setsid");
    }
    let mut terminal = opened(Start::program("setsid").args(["--wait", KECHUANG, "--kiosk", "--idle-timeout", "0.02"]));
    terminal.stop_reading();
    terminal.send(MANY_FRAMES);
    assert_eq!(code(terminal.end()), 0);
    terminal.read_on();
    terminal.end_restored();
}

/// The program where the system has only so many threads for it besides the first.
#[cfg(target_os = "linux")]
fn with_threads(threads: usize, command: &str) -> Start {
    // Each thread claims a GiB of addresses for its stack, and there are so many.
    let most = threads * 1024 * 1024 + 700 * 1024;
    let script = format!("ulimit -v {most} && exec {command}");
    Start::program("sh").args(["-c", &script, KECHUANG]).env("RUST_MIN_STACK", "1073741824")
}

#[cfg(target_os = "linux")]
#[test]
fn without_threads_for_signals_and_keys_the_call_says_why() {
    for threads in [0, 1] {
        for (command, told) in
            [("\"$0\"", "系统线程已用尽"), ("\"$0\" --kiosk --lang en", "the system has no thread left")]
        {
            let mut terminal = with_threads(threads, command).run();
            assert_eq!(code(terminal.end_restored()), 2, "{threads} threads");
            let screen = terminal.screen().contents();
            assert!(screen.contains(told), "{threads} threads:\n{screen}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn where_few_threads_are_to_be_had_the_rest_is_done_without() {
    for threads in 2..6 {
        let start = with_threads(threads, "\"$0\"");
        // The ways to a clipboard that want a thread: a program, and a display (there is none, so that the terminal's
        // own is left).
        let ways = [(("KECHUANG_CLIPBOARD", "wc -l"), "交给 wc"), (("DISPLAY", ":987"), "已发送 022-27122522")];
        for ((name, value), told) in ways {
            let mut terminal = opened_at_society(start.clone().env(name, value));
            terminal.send("\ry");
            terminal.see(told);
            terminal.send("q");
            assert_eq!(code(terminal.end_restored()), 0, "{threads} threads");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn where_the_loop_finds_for_want_of_a_thread_it_says_so() {
    for (command, told) in
        [("\"$0\"", "系统线程已用尽，查找会慢些"), ("\"$0\" --lang en", "No thread left in the system")]
    {
        let mut terminal = with_threads(2, command).run();
        terminal.see(told);
        terminal.send("q");
        assert_eq!(code(terminal.end_restored()), 0);
    }
}

/// A directory so large that it is read beside the screen.
#[cfg(target_os = "linux")]
#[test]
fn a_large_directory_is_read_and_searched_with_few_threads_too() {
    let folder = Folder::new();
    crate::refusing::small_directory(&folder);
    let departments = std::fs::read_to_string(folder.path().join("departments.ron")).unwrap();
    folder.write("departments.ron", &format!("{departments}{}", "// a curator's remark\n".repeat(250_000)));
    for (threads, query) in [(2, ""), (2, "借阅"), (3, ""), (3, "借阅")] {
        let command = format!("\"$0\" --data '{}' {query}", folder.path().display());
        let mut terminal = with_threads(threads, &command).run();
        terminal.see("022-11112222");
        terminal.send("/图书");
        terminal.see("1/2");
        terminal.send("\x03");
        assert_eq!(code(terminal.end_restored()), 0, "{threads} threads");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn it_is_ended_without_a_thread_for_the_watch_dog() {
    // Both threads run once a key has done something.
    let running = || opened_at_society(with_threads(2, "\"$0\""));
    let mut terminal = running();
    terminal.signal(Signal::TERM);
    assert_eq!(code(terminal.end_restored()), 143);
    let mut terminal = running();
    terminal.hang_up();
    assert_eq!(code(terminal.end()), 129);
    let mut terminal = running();
    terminal.stop_reading();
    terminal.send(MANY_FRAMES);
    terminal.signal(Signal::TERM);
    assert_eq!(code(terminal.end()), 143);
}
