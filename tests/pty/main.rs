//! The real program in a pseudo-terminal: what a reader types, what the screen shows, what is left behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod background;
mod bounds;
mod compiled;
mod copying;
mod costs;
mod doctor;
mod exporting;
mod keeping;
mod killing;
mod leaving;
mod multiplexer;
mod opening;
mod packed;
mod picking;
mod plain;
mod qr;
mod reading;
mod refusing;
mod session_log;
mod settings;
mod staying;
#[path = "../support/mod.rs"]
mod support;
mod terminal;
mod titles;
mod watching;

use support::pty::{Start, Terminal};

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
