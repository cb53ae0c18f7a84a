//! Readers who press anything, and what holds however they do.
//!
//! Parts:
//! - `worlds`: the directories that they read, and what they paste
//! - `steps`: what may happen, as it is written
//! - `wanderer`: the program without a terminal, to which it happens
//! - `whims`: what a reader does next, at random
//! - `rounds`: memory over many rounds
//! - `tour`: many walks one after the other, each promise looked at after each step; the shortest walk that breaks one
//! - `promises`: what holds after every step
#![allow(dead_code, reason = "each binary takes what it needs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../../support/promises.rs"]
pub(crate) mod promises;
#[path = "../../bench/generator/random.rs"]
pub(crate) mod random;
pub(crate) mod rounds;
#[path = "../../support/shipped.rs"]
pub(crate) mod shipped;
pub(crate) mod steps;
pub(crate) mod tour;
pub(crate) mod wanderer;
pub(crate) mod whims;
pub(crate) mod worlds;
