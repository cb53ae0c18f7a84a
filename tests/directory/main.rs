//! The directory: what a folder must hold, what is said of one that does not, and that the shipped one is the booklet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod calendar;
mod check;
mod conditions;
mod coverage;
mod data;
mod deciding;
mod format;
mod generated;
mod source;
mod standards;
#[path = "../support/mod.rs"]
mod support;
mod written;

use std::sync::LazyLock;

use kechuang::directory::Contents;
use kechuang::loader::{Source, load};

/// Everything that the shipped directory's files say.
fn contents() -> &'static Contents {
    static CONTENTS: LazyLock<Contents> =
        LazyLock::new(|| load(&Source::shipped(), |_| ()).expect("the shipped data have no fault").contents());
    &CONTENTS
}
