//! What the benches take of the tests' support.
#![allow(dead_code, reason = "each bench takes what it needs")]

#[path = "../support/heard.rs"]
mod heard;
#[path = "../support/pty.rs"]
pub(crate) mod pty;
#[path = "../support/scratch.rs"]
mod scratch;
#[path = "../support/sshd.rs"]
pub(crate) mod sshd;
