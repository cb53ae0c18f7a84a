//! The screen without a terminal: keys in, frames out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod bytes;
mod charter;
mod comparing;
mod conditions;
mod cursor;
mod facets;
mod favourites;
mod finding;
mod fitting;
mod frames;
mod growing;
mod help;
mod keys;
mod leaving;
mod marks;
mod mistakes;
mod notes;
mod page;
mod palette;
mod phones;
mod pictures;
mod places;
mod popups;
mod qr;
mod query;
mod returning;
mod room;
mod settings;
mod shown;
mod since;
#[path = "../support/mod.rs"]
mod support;
mod taking;
mod theme;
mod watching;
mod withdrawn;
mod year;
