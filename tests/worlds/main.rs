//! What is promised where something is missing, full, closed or wrong: one table, world × door, and what carries it out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod crowd;
mod making;
mod shell;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod visits;
