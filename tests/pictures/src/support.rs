//! What the pictures take of the tests' support.
#![allow(dead_code, reason = "drawing needs no more of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "as in a test, what must not fail ends it")]

#[path = "../../support/bless.rs"]
mod bless;
#[path = "../../support/desk.rs"]
mod desk;
#[path = "../../support/measure.rs"]
pub(crate) mod measure;
#[path = "../../support/scenes.rs"]
pub(crate) mod scenes;
#[path = "../../support/shades.rs"]
pub(crate) mod shades;
#[path = "../../support/shipped.rs"]
mod shipped;
