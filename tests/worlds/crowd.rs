//! Two hundred visitors of one server at once, and how they vanish.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::support::pty::{Terminal, code};
use crate::support::sshd::{Sshd, is_missing, kiosk_block};
use crate::visits::wait_until;

const VISITORS: usize = 200;
/// How long it may take until all have their picture. It is only ever used up by a test that fails.
const PATIENCE: Duration = Duration::from_secs(240);
/// Memory of a session that nobody shares, in KiB.
const MOST: u64 = 16 * 1024;

/// Waits until all terminals have got a text after a place.
fn all_hear(terminals: &[Terminal], text: &str, after: &[usize]) {
    let deadline = Instant::now() + PATIENCE;
    for (number, (terminal, after)) in terminals.iter().zip(after).enumerate() {
        let has_come = || String::from_utf8_lossy(&terminal.heard_after(*after)).contains(text);
        while !has_come() {
            assert!(Instant::now() < deadline, "{number} waits in vain:\n{}", terminal.screen().contents());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn two_hundred_connect_at_once_and_vanish() {
    if is_missing() {
        return;
    }
    // A second instead of half a minute until it is asked whether somebody is still there.
    let block = kiosk_block();
    let alive = block.lines().find(|line| line.trim_start().starts_with("ClientAliveInterval ")).unwrap();
    let block = block.replace(alive, "    ClientAliveInterval 1");
    let sshd = Sshd::with(&format!("LoginGraceTime 0\n{block}"));
    let mut visitors: Vec<Terminal> = (0..VISITORS).map(|_| sshd.client(&[]).run()).collect();
    all_hear(&visitors, "科创天津", &[0; VISITORS]);
    let far = sshd.far();
    assert_eq!(far.len(), VISITORS);
    // Each has an answer of his own.
    let places: Vec<usize> = visitors.iter().map(Terminal::heard_so_far).collect();
    for visitor in &visitors {
        visitor.send("/数学会");
    }
    all_hear(&visitors, "022-27122522", &places);
    for one in &far {
        let memory = one.private_memory();
        assert!(memory < MOST, "{memory} KiB");
    }
    // Some leave, of some the client is killed, and some are there no more and say nothing.
    let mut silent = visitors.split_off(VISITORS * 3 / 4);
    let mut killed = visitors.split_off(VISITORS / 2);
    for visitor in &silent {
        visitor.signal(Signal::STOP);
    }
    for visitor in &killed {
        visitor.signal(Signal::KILL);
    }
    for visitor in &mut visitors {
        visitor.send("\x03");
        assert_eq!(code(visitor.end()), 0);
    }
    wait_until("no process is left", || sshd.far().is_empty());
    for visitor in &silent {
        visitor.signal(Signal::KILL);
    }
    for visitor in silent.iter_mut().chain(&mut killed) {
        visitor.end();
    }
}
