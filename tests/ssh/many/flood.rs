//! One address that opens more lines than people do.

use std::io::Read;
use std::net::TcpStream;

use super::Site;
use crate::find_and_copy;
use crate::support::balancer::is_missing;
use crate::support::pty::{DEADLINE, Terminal};

/// The address that whoever names none comes from.
const FLOODING: &str = "127.0.0.1";

/// Opens a line, which is given back where a node greets on it.
fn open_line(site: &Site) -> Option<TcpStream> {
    let mut line = TcpStream::connect((FLOODING, site.balancer.port())).unwrap();
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
