//! The formats that leave. Knows the directory, and no screen.

mod json;
mod markdown;

pub use json::{json, line};
pub use markdown::markdown;
