//! The formats that leave. Knows the directory, and no screen.

mod dial;
mod json;
mod markdown;
mod qr;
mod vcard;

pub use dial::{tel, web};
pub use json::{json, line};
pub use markdown::markdown;
pub use qr::Code;
pub use vcard::{Card, cards};
