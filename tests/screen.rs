//! The screen as a reader sees it: keys in, frames out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use support::Desk;

#[test]
fn tmp() {
    let mut d = Desk::open(120, 36);
    println!("{}", d.frame());
    d.press("/ \"药学会\"");
    println!("{}", d.frame());
    let mut d = Desk::open(80, 24);
    d.press("j j Enter");
    println!("{}", d.frame());
    let mut d = Desk::open(50, 20);
    d.press("j j Enter");
    println!("{}", d.frame());
    d.press("Y");
    println!("{}", d.frame());
}
