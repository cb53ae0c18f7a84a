//! Whoever the line leads to is the same host to a visitor.

use std::path::Path;
use std::process::Command;

use super::{Site, key_of, node_block};
use crate::support::balancer::{Balancer, is_missing, replaced};
use crate::support::pty::Folder;
use crate::support::sshd::{Sshd, kiosk_block, new_keys, run};

/// One question after the other; what the client said beside the answers, and how each ended.
fn visits(balancer: &Balancer, keys: &Path) -> (String, Vec<Option<i32>>) {
    let outputs = [(); 6].map(|()| run("ssh", &balancer.call(keys, &balancer.new_address(), &[], &["help"])));
    let said = outputs.iter().map(|output| String::from_utf8_lossy(&output.stderr).into_owned()).collect();
    (said, outputs.iter().map(|output| output.status.code()).collect())
}

/// Both nodes have been visited, and nobody was warned of anything.
fn nobody_complains(balancer: &Balancer, keys: &Path) {
    let known = balancer.known();
    let (said, codes) = visits(balancer, keys);
    assert_eq!((said.as_str(), codes), ("", vec![Some(0); 6]));
    for node in ["node1", "node2"] {
        assert!(balancer.figure(node, "stot") > 0, "{node} was visited");
    }
    assert_eq!(balancer.known(), known, "the nodes offer no other key");
}

/// Two nodes with keys of their own, and the same visitors.
fn two_hosts() -> [Folder; 2] {
    let hosts = [Folder::new(), Folder::new()];
    for host in &hosts {
        new_keys(host.path());
    }
    for name in ["client", "client.pub"] {
        std::fs::copy(hosts[0].path().join(name), hosts[1].path().join(name)).unwrap();
    }
    hosts
}

#[test]
fn with_one_host_key_no_client_complains() {
    if is_missing() {
        return;
    }
    let site = Site::open();
    nobody_complains(&site.balancer, site.keys.path());
}

#[test]
fn with_two_host_keys_every_client_would() {
    if is_missing() {
        return;
    }
    let hosts = two_hosts();
    let nodes = hosts.each_ref().map(|host| Sshd::node(host.path(), &(node_block() + &kiosk_block())));
    let balancer = Balancer::before(nodes.each_ref());
    balancer.known_by(&balancer.host(), &key_of(hosts[0].path()));
    let (said, codes) = visits(&balancer, hosts[0].path());
    assert!(said.contains("REMOTE HOST IDENTIFICATION HAS CHANGED"), "{said}");
    assert!(codes.contains(&Some(0)) && codes.contains(&Some(255)), "{codes:?}");
}

#[test]
fn with_a_host_certificate_no_client_complains() {
    if is_missing() {
        return;
    }
    let hosts = two_hosts();
    let authority = hosts[0].path().join("ca");
    let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&authority).status();
    assert!(made.unwrap().success());
    for (host, name) in hosts.iter().zip(["node1", "node2"]) {
        let mut sign = Command::new("ssh-keygen");
        sign.arg("-q").arg("-s").arg(&authority).args(["-h", "-I", name, "-n", "127.0.0.1", "-V", "+52w"]);
        assert!(sign.arg(host.path().join("host.pub")).status().unwrap().success());
    }
    let certified = replaced(&node_block(), "#HostCertificate ", "HostCertificate ");
    let nodes = hosts.each_ref().map(|host| Sshd::node(host.path(), &format!("{certified}{}", kiosk_block())));
    let balancer = Balancer::before(nodes.each_ref());
    let key = std::fs::read_to_string(authority.with_extension("pub")).unwrap();
    balancer.known_by(&format!("@cert-authority {}", balancer.host()), &key);
    nobody_complains(&balancer, hosts[0].path());
    // Of one that somebody else has signed they do.
    balancer.known_by(&format!("@cert-authority {}", balancer.host()), &key_of(hosts[0].path()));
    let (said, codes) = visits(&balancer, hosts[0].path());
    assert!(said.contains("Host key verification failed"), "{said}");
    assert_eq!(codes, vec![Some(255); 6]);
}
