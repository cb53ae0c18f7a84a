//! The real program in a pseudo-terminal: what a reader types, what the screen shows, what is left behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod codes;
mod copying;
mod doctor;
mod leaving;
mod multiplexer;
mod picking;
#[path = "../support/pty.rs"]
mod pty;
mod reading;
mod refusing;

use pty::{Start, Terminal};

/// A society of the directory, and the number that answers for it.
const SOCIETY: &str = "天津市数学会";
const ITS_NUMBER: &str = "022-27122522";
/// The name of the first pane.
const TREE: &str = "科创天津";

/// The program on its first screen.
fn opened(start: Start) -> Terminal {
    let terminal = start.run();
    terminal.see(TREE);
    terminal
}

/// The program with one society found.
fn opened_at_society(start: Start) -> Terminal {
    let terminal = opened(start);
    terminal.send("/").send("数学会");
    terminal.see_selected(SOCIETY);
    terminal
}

/// Whether a program is missing, which is said; where no test may be left out, its absence is a failure.
fn is_missing(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_there = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !is_there {
        println!("skipped: {program} is not installed");
        assert!(std::env::var("KECHUANG_TESTS_REQUIRE_ALL").as_deref() != Ok("1"), "{program} is not installed");
    }
    !is_there
}
