//! However it ends, the terminal comes back whole; and when the line dies, the process dies.

use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_process_group};

use crate::support::pty::{DEADLINE, KECHUANG, Start, Terminal, code, is_missing, leave_out, pid, text};
use crate::{TREE, opened, opened_at_society};

/// How long the process may outlive its terminal.
const LIMIT: Duration = Duration::from_secs(1);

#[test]
fn q_leaves_with_success_and_the_terminal_as_it_was() {
    let mut terminal = opened(Start::kechuang());
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
    assert!(terminal.screen().contents().is_empty(), "nothing is left on the screen");
}

#[test]
fn a_local_terminal_gets_its_mouse_back() {
    let mut terminal = opened(Start::kechuang().without_env("SSH_TTY"));
    assert_ne!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn control_c_leaves_from_everywhere() {
    for keys in ["", "/数学会", "?", "Y", "\t"] {
        let mut terminal = opened(Start::kechuang());
        terminal.send(keys).send("\x03");
        assert_eq!(code(terminal.end_restored()), 0, "after {keys:?}");
    }
}

#[test]
fn a_signal_ends_it_with_its_code_and_the_terminal_as_it_was() {
    for (signal, expected) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let mut terminal = opened_at_society(Start::kechuang());
        terminal.signal(signal);
        assert_eq!(code(terminal.end_restored()), expected);
    }
}

/// The signals that end a process by default and can be heeded.
const DEADLY: [Signal; 16] = [
    Signal::TERM,
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::ABORT,
    Signal::ALARM,
    Signal::VTALARM,
    Signal::PROF,
    Signal::USR1,
    Signal::USR2,
    Signal::XCPU,
    Signal::XFSZ,
    Signal::SYS,
    Signal::TRAP,
    Signal::IO,
    Signal::POWER,
];

fn ends_by(terminal: &mut Terminal, signal: Signal) {
    assert_eq!(code(terminal.end_restored()), 128 + signal.as_raw(), "{signal:?}");
}

#[test]
fn whatever_signal_ends_it_the_terminal_is_as_it_was() {
    for signal in DEADLY {
        let mut terminal = opened(Start::kechuang());
        terminal.signal(signal);
        ends_by(&mut terminal, signal);
    }
}

#[test]
fn a_signal_as_soon_as_the_line_is_raw_gives_it_back() {
    for signal in DEADLY {
        let mut terminal = Start::kechuang().run();
        terminal.wait_raw();
        terminal.signal(signal);
        ends_by(&mut terminal, signal);
    }
}

#[test]
fn a_signal_before_the_screen_is_there_leaves_no_trace() {
    for signal in [Signal::TERM, Signal::HUP, Signal::USR1, Signal::ABORT] {
        for busy in 0..12_u32 {
            let mut terminal = Start::kechuang().run();
            // Each time a little later, by as many steps as the machine takes for them.
            (0..1 << busy).for_each(|_| std::thread::yield_now());
            terminal.signal(signal);
            ends_by(&mut terminal, signal);
        }
    }
}

#[test]
fn a_shell_sees_the_signal_itself_and_not_a_code() {
    if is_missing("bash") {
        return;
    }
    // bash says of a child how it died, if that was by a signal.
    let script = "trap : TERM; \"$0\"; echo \"code $?\"";
    let mut terminal = opened(Start::program("bash").args(["-c", script, KECHUANG]));
    kill_process_group(pid(terminal.pid()), Signal::TERM).unwrap();
    assert_eq!(code(terminal.end_restored()), 0);
    let screen = terminal.screen().contents();
    assert!(screen.contains("Terminated") && screen.contains("code 143"), "{screen}");
}

#[test]
fn where_no_shell_waits_for_it_a_code_tells_of_the_signal() {
    let mut terminal = opened(Start::kechuang());
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end_restored().code(), Some(143));
}

#[test]
fn when_the_window_closes_the_process_is_gone_in_a_second() {
    let mut terminal = opened_at_society(Start::kechuang());
    terminal.hang_up();
    assert_eq!(terminal.end_within(LIMIT).map(code), Some(129));
}

#[test]
fn it_is_gone_in_a_second_though_its_parent_ignores_hang_up() {
    // The shell goes on when the line drops, hands that on to its child, and ends when the child has ended.
    let script = "trap '' HUP; \"$0\"; code=$?; exit $code";
    let mut terminal = opened_at_society(Start::program("sh").args(["-c", script, KECHUANG]));
    terminal.hang_up();
    assert_eq!(terminal.end_within(LIMIT).map(code), Some(129));
}

#[test]
fn it_is_gone_within_a_second_though_the_line_is_full() {
    // Nobody reads any more: the program is stuck in a write when it is told to end.
    let mut terminal = opened(Start::kechuang());
    terminal.stop_reading();
    terminal.send("jGgG".repeat(500));
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end_within(LIMIT).map(code), Some(143));
    terminal.line_is_as_before();
}

#[test]
fn a_line_that_was_full_from_the_beginning_is_given_back_too() {
    let mut terminal = Start::kechuang().size(200, 60).run();
    terminal.stop_reading();
    terminal.wait_raw();
    terminal.send("jGgG".repeat(300));
    terminal.signal(Signal::USR1);
    assert_eq!(terminal.end_within(LIMIT).map(code), Some(128 + Signal::USR1.as_raw()));
    terminal.line_is_as_before();
}

#[test]
fn control_z_suspends_it_and_fg_brings_the_whole_screen_back() {
    if is_missing("bash") {
        return;
    }
    let shell = Start::program("bash").args(["--norc", "--noprofile", "-i"]).env("PS1", "ready> ");
    let mut terminal = shell.run();
    terminal.see("ready>");
    terminal.send(format!("'{KECHUANG}' 数学会\n"));
    terminal.see_selected(crate::SOCIETY);
    let before = text(&terminal.screen());
    terminal.send("\x1a");
    let prompt = |screen: &vt100::Screen| screen.contents().trim_end().ends_with("ready>").then(|| screen.clone());
    let screen = terminal.wait("the shell asks for a command", prompt);
    assert!(screen.contents().contains("Stopped"));
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
    let place = terminal.heard_so_far();
    terminal.send("fg\n");
    terminal.see(TREE);
    let again = terminal.wait("the screen is drawn anew", |screen| screen.alternate_screen().then(|| text(screen)));
    assert_eq!(again, before);
    assert!(String::from_utf8_lossy(&terminal.heard_after(place)).contains("\x1b[2J"));
    terminal.send("\x03");
    terminal.wait("the shell is back", prompt);
    terminal.send("exit\n");
    assert_eq!(code(terminal.end()), 0);
}

#[test]
fn control_z_without_a_shell_to_come_back_from_says_so() {
    let terminal = opened(Start::kechuang());
    terminal.send("\x1a");
    terminal.see("此终端无法挂起");
}

#[test]
fn where_the_shell_is_outside_control_z_says_so_and_q_leaves() {
    const INSIDE: [&str; 2] = ["--pid", "--fork"];
    let allowed = Command::new("unshare").args(INSIDE).arg("true").status().is_ok_and(|status| status.success());
    if !allowed {
        return leave_out("this machine lets no process number its children anew");
    }
    let mut terminal = opened(Start::program("unshare").args(INSIDE).args([KECHUANG]));
    terminal.send("\x1a");
    terminal.see("此终端无法挂起");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn a_kiosk_is_left_though_the_line_says_something_all_the_time() {
    // NULs that keep a line alive, the focus, the mouse: as they are sent without anybody at the keys.
    for noise in ["\0", "\x1b[I\x1b[O", "\x1b[<35;20;9M\x1b[<64;20;9M", "\x1b[?64;1;2c"] {
        let mut terminal = opened(Start::kechuang().args(["--kiosk", "--idle-timeout", "0.02"]));
        let begun = Instant::now();
        while terminal.end_within(Duration::from_millis(10)).is_none() {
            terminal.send(noise);
            assert!(begun.elapsed() < DEADLINE, "{noise:?} keeps it from leaving");
        }
        assert_eq!(code(terminal.end_restored()), 0);
        let said = terminal.screen().contents();
        assert!(said.contains("无人操作，已离开"), "{said}");
    }
}
