//! What the test binaries share. Each takes it in by `#[path = "../support/mod.rs"] mod support;`; the pictures and the
//! benches, whose manifests are their own, take single files of it (`tests/pictures/src/support.rs`,
//! `tests/bench/support.rs`).
#![allow(dead_code, reason = "each binary takes what it needs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

pub(crate) mod account;
pub(crate) mod balancer;
pub(crate) mod bless;
pub(crate) mod browser;
pub(crate) mod desk;
pub(crate) mod folder;
pub(crate) mod gnu_screen;
pub(crate) mod heard;
pub(crate) mod measure;
pub(crate) mod palettes;
pub(crate) mod promises;
pub(crate) mod pty;
pub(crate) mod scenes;
mod scratch;
mod shades;
pub(crate) mod shipped;
pub(crate) mod sshd;
pub(crate) mod tmux;
