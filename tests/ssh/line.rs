//! A reader with an account of their own.

use std::time::Duration;

use rustix::process::Signal;

use crate::support::pty::{KECHUANG, code};
use crate::support::sshd::{Sshd, is_missing};
use crate::{TREE, find_and_copy};

/// How long the process may outlive its line.
const LIMIT: Duration = Duration::from_secs(1);

#[test]
fn he_browses_finds_copies_and_leaves() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::open();
    let mut terminal = sshd.client(&[KECHUANG]).run();
    terminal.see(TREE);
    terminal.send("hj");
    terminal.see("推荐全国创新争先奖");
    terminal.send("gl");
    find_and_copy(&terminal);
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
    assert!(sshd.far().is_empty());
}

#[test]
fn the_exit_code_reaches_him() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::open();
    let mut terminal = sshd.client(&[KECHUANG]).run();
    terminal.see(TREE);
    let far = sshd.only_far();
    assert!(far.is_gone_after(LIMIT, || {
        rustix::process::kill_process(crate::support::pty::pid(far.0), Signal::TERM).unwrap();
    }));
    assert_eq!(code(terminal.end()), 143);
    let mut wrong = sshd.client(&[KECHUANG, "--lang", "fr"]).run();
    assert_eq!(code(wrong.end()), 2);
}

#[test]
fn fifty_times_his_line_drops_and_nothing_is_left_running() {
    if is_missing() {
        return;
    }
    let sshd = Sshd::open();
    for time in 0..50 {
        let terminal = sshd.client(&[KECHUANG]).run();
        terminal.see(TREE);
        let far = sshd.only_far();
        assert!(far.is_gone_after(LIMIT, || terminal.signal(Signal::KILL)), "time {time}");
    }
    assert!(sshd.far().is_empty());
}
