//! Several machines: two sshd behind `HAProxy`, set up as the README says.

mod edition;
mod flood;
mod identity;
mod nodes;

use std::path::Path;

use crate::TREE;
use crate::support::balancer::{Balancer, check, haproxy_cfg, is_missing, readme_block};
use crate::support::pty::{Folder, Terminal};
use crate::support::sshd::{Sshd, kiosk_block, new_keys};

/// What the README adds to a node's configuration, before the block of `serve-config`.
fn node_block() -> String {
    readme_block("# /etc/ssh/sshd_config.d/kechuang-node.conf")
}

/// A balancer before two nodes with one key.
struct Site {
    keys: Folder,
    nodes: [Sshd; 2],
    balancer: Balancer,
}

impl Site {
    fn open() -> Self {
        Self::with([kiosk_block(), kiosk_block()])
    }

    /// One whose nodes have these blocks of `serve-config`.
    fn with(blocks: [String; 2]) -> Self {
        let keys = Folder::new();
        new_keys(keys.path());
        let nodes = blocks.map(|block| Sshd::node(keys.path(), &format!("{}{block}", node_block())));
        let balancer = Balancer::before(nodes.each_ref());
        balancer.known_by(&balancer.host(), &key_of(keys.path()));
        Self { keys, nodes, balancer }
    }

    /// A visitor who comes from an address of his own and has the directory before him.
    fn visitor(&self) -> Terminal {
        self.visitor_from(&self.balancer.new_address())
    }

    fn visitor_from(&self, from: &str) -> Terminal {
        let terminal = self.balancer.visitor(self.keys.path(), from).run();
        terminal.see(TREE);
        terminal
    }

    /// So many visitors, a few of them at the same time.
    fn visitors(&self, count: usize) -> Vec<Terminal> {
        let mut all: Vec<Terminal> = Vec::new();
        while all.len() < count {
            let coming = (all.len()..count).take(4);
            let coming: Vec<Terminal> =
                coming.map(|_| self.balancer.visitor(self.keys.path(), &self.balancer.new_address()).run()).collect();
            for terminal in &coming {
                terminal.see(TREE);
            }
            all.extend(coming);
        }
        all
    }

    /// How many visitors are on each node.
    fn shares(&self) -> [usize; 2] {
        self.nodes.each_ref().map(|node| node.far().len())
    }
}

/// The public key of a host.
fn key_of(keys: &Path) -> String {
    std::fs::read_to_string(keys.join("host.pub")).unwrap()
}

#[test]
fn haproxy_accepts_the_readme_as_it_stands() {
    if is_missing() {
        return;
    }
    let output = check(&haproxy_cfg());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let wrong = check(&haproxy_cfg().replace("balance leastconn", "balance fairly"));
    assert!(!wrong.status.success());
}

#[test]
fn what_cuts_readers_off_is_longer_than_the_idle_limit() {
    let config = haproxy_cfg();
    let help =
        std::process::Command::new(crate::support::pty::KECHUANG).args(["--lang", "en", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let at = help.find("--idle-timeout").unwrap();
    let (_, default) = help[at..].split_once("[default: ").unwrap();
    let idle: f64 = default.split(']').next().unwrap().parse().unwrap();
    for side in ["client", "server"] {
        let line = config.lines().find_map(|line| line.trim().strip_prefix(&format!("timeout {side} "))).unwrap();
        let minutes: f64 = line.strip_suffix('m').unwrap().parse().unwrap();
        assert!(minutes > idle, "{side}: {minutes} minutes, and {idle} to be idle");
    }
}

#[test]
fn visitors_are_spread_over_both_nodes() {
    if is_missing() {
        return;
    }
    let site = Site::open();
    let visitors: Vec<Terminal> = (0..6).map(|_| site.visitor()).collect();
    assert_eq!(site.shares(), [3, 3]);
    // Each has the whole of it, a copy included.
    visitors.iter().for_each(crate::find_and_copy);
}
