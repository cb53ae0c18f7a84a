//! Nodes that fail, are emptied, are restarted.

use std::time::{Duration, Instant};

use super::Site;
use crate::find_and_copy;
use crate::support::balancer::{is_missing, replaced};
use crate::support::pty::{DEADLINE, Terminal, code};
use crate::support::sshd::kiosk_block;

/// Waits until so many have left, takes them out, and gives the codes of their clients.
fn who_leave(visitors: &mut Vec<Terminal>, count: usize) -> Vec<i32> {
    let deadline = Instant::now() + DEADLINE;
    let mut codes = Vec::new();
    while codes.len() < count {
        assert!(Instant::now() < deadline, "{codes:?} have left");
        visitors.retain_mut(|visitor| {
            let end = visitor.end_within(Duration::from_millis(5));
            codes.extend(end.map(code));
            end.is_none()
        });
    }
    codes
}

#[test]
fn when_a_node_fails_the_other_takes_new_visitors() {
    if is_missing() {
        return;
    }
    let mut site = Site::open();
    let mut visitors: Vec<Terminal> = (0..4).map(|_| site.visitor()).collect();
    assert_eq!(site.shares(), [2, 2]);
    site.nodes[0].kill();
    let cut_off = who_leave(&mut visitors, 2);
    assert_eq!(cut_off, [255, 255], "their lines are closed");
    visitors.iter().for_each(find_and_copy);
    assert_eq!(site.shares(), [0, 2]);
    // The one that is gone has the fewest lines, and is tried first.
    let after: Vec<Terminal> = (0..3).map(|_| site.visitor()).collect();
    assert_eq!(site.shares(), [0, 5]);
    after.iter().for_each(find_and_copy);
}

#[test]
fn a_drained_node_is_empty_after_the_idle_limit() {
    if is_missing() {
        return;
    }
    // A tenth of a minute on the first node, so that nobody has to wait for a quarter of an hour.
    let block = kiosk_block();
    let mut site = Site::with([replaced(&block, "--kiosk\n", "--kiosk --idle-timeout 0.1\n"), block]);
    let mut visitors = vec![site.visitor(), site.visitor()];
    assert_eq!(site.balancer.ask("set server nodes/node1 state drain").trim(), "");
    // Whoever comes is sent to the other one, though it has more lines; whoever was there stays until he is logged out.
    visitors.extend([site.visitor(), site.visitor()]);
    assert_eq!(site.nodes[1].far().len(), 3);
    assert_eq!(who_leave(&mut visitors, 1), [0], "he was not cut off");
    site.balancer.wait_for_lines("node1", 0);
    assert_eq!(site.shares(), [0, 3]);
    // It is updated and comes back.
    site.nodes[0].kill();
    site.nodes[0].start_again();
    assert_eq!(site.balancer.ask("set server nodes/node1 state ready").trim(), "");
    visitors.push(site.visitor());
    assert_eq!(site.shares(), [1, 3]);
    visitors.iter().for_each(find_and_copy);
}

#[test]
fn a_restart_of_sshd_cuts_nobody_off() {
    if is_missing() {
        return;
    }
    let mut site = Site::open();
    let mut visitors: Vec<Terminal> = (0..4).map(|_| site.visitor()).collect();
    // In the middle of a search.
    for visitor in &visitors {
        visitor.send("/数学").see("天津市数学会");
    }
    let before = site.nodes[0].far();
    site.nodes[0].restart();
    assert_eq!(site.nodes[0].far(), before, "the same processes");
    for visitor in &visitors {
        visitor.send("会").see_selected("天津市数学会");
        visitor.send("\r").see("022-27122522");
    }
    visitors.extend([site.visitor(), site.visitor()]);
    assert_eq!(site.shares(), [3, 3]);
    for mut visitor in visitors {
        visitor.send("\x03");
        assert_eq!(code(visitor.end()), 0);
    }
}
