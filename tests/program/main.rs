//! The real program in a pseudo-terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/pty.rs"]
mod pty;

use pty::*;

#[test]
fn look() {
    let mut terminal = Start::kechuang().run();
    println!("{}", terminal.see("目录"));
    println!("{:?}", String::from_utf8_lossy(&terminal.heard_after(0)));
    terminal.send("/");
    terminal.send("数学会");
    println!("{}", terminal.see("天津市数学会"));
    terminal.send("\r");
    terminal.send("y");
    println!("{}", terminal.see("已发送"));
    println!("{:?}", terminal.screen().contents());
    terminal.send("q");
    println!("{:?}", terminal.end_restored());
}
