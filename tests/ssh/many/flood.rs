//! One address that opens more lines than people do, and many people at once.

use std::io::Read;
use std::net::TcpStream;

use super::{Site, node_block};
use crate::find_and_copy;
use crate::support::balancer::{is_missing, replaced};
use crate::support::pty::{DEADLINE, Folder, Terminal};
use crate::support::sshd::{Sshd, kiosk_block, new_keys, run, user};

/// The address that whoever names none comes from.
const FLOODING: &str = "127.0.0.1";

/// Opens a line through the balancer, which is given back where a node greets on it.
fn open_line(site: &Site) -> Option<TcpStream> {
    open_line_to(site.balancer.port())
}

fn open_line_to(port: u16) -> Option<TcpStream> {
    let mut line = TcpStream::connect((FLOODING, port)).unwrap();
    line.set_read_timeout(Some(DEADLINE)).unwrap();
    let mut greeting = [0; 4];
    match line.read_exact(&mut greeting) {
        Ok(()) => {
            assert_eq!(&greeting, b"SSH-");
            Some(line)
        }
        Err(error) => {
            let kinds = [std::io::ErrorKind::UnexpectedEof, std::io::ErrorKind::ConnectionReset];
            assert!(kinds.contains(&error.kind()), "refused, and not left waiting: {error}");
            None
        }
    }
}

fn answer(visitors: &[Terminal]) {
    for visitor in visitors {
        find_and_copy(visitor);
        visitor.send("\x15\x1b").see("科创天津");
    }
}

#[test]
fn lines_that_are_held_open_are_limited_for_their_address() {
    if is_missing() {
        return;
    }
    let site = Site::open();
    let visitors = [site.visitor_from(FLOODING), site.visitor()];
    let held: Vec<TcpStream> = (0..40).map_while(|_| open_line(&site)).collect();
    assert_eq!(held.len(), 19, "with the visitor there are twenty");
    // Who came from that address reads on, and from another one somebody comes in.
    find_and_copy(&site.visitor());
    answer(&visitors);
    drop(held);
}

#[test]
fn lines_that_are_opened_one_after_the_other_are_limited() {
    if is_missing() {
        return;
    }
    let site = Site::open();
    let visitors = [site.visitor_from(FLOODING), site.visitor()];
    for _ in 0..60 {
        drop(TcpStream::connect((FLOODING, site.balancer.port())).unwrap());
    }
    assert!(open_line(&site).is_none(), "there were thirty within ten seconds");
    find_and_copy(&site.visitor());
    answer(&visitors);
    // The administrator pardons him, while he still has a line.
    site.balancer.ask("set table visitors key ::ffff:127.0.0.1 data.conn_rate 0");
    find_and_copy(&site.visitor_from(FLOODING));
}

/// A node before which the balancer's address is this one.
fn node(keys: &Folder) -> Sshd {
    new_keys(keys.path());
    let block = replaced(&node_block(), "192.0.2.10", FLOODING);
    let block = replaced(&block, "DenyUsers directory\n", &format!("DenyUsers {}\n", user()));
    Sshd::node(keys.path(), &(block + &kiosk_block()))
}

#[test]
fn a_node_greets_a_whole_class_at_once() {
    if is_missing() {
        return;
    }
    let keys = Folder::new();
    let node = node(&keys);
    // None of them has logged in, and none hangs up.
    let class: Vec<TcpStream> = (0..60).map_while(|_| open_line_to(node.port())).collect();
    assert_eq!(class.len(), 60);
}

#[test]
fn nobody_gets_past_the_balancer_to_a_node() {
    if is_missing() {
        return;
    }
    let keys = Folder::new();
    let node = node(&keys);
    let ask = |from: &str| run("ssh", &node.call(&["-o", &format!("BindAddress={from}")], &["help"]));
    assert_eq!(ask(FLOODING).status.code(), Some(0), "the balancer's lines come from there");
    let past = ask("127.0.0.2");
    let said = String::from_utf8_lossy(&past.stderr);
    assert!(past.status.code() == Some(255) && said.contains("Permission denied"), "{said}");
    assert!(past.stdout.is_empty());
}
