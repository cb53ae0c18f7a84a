//! The formats that leave. Knows the directory, and no screen.

pub mod fields;
mod json;
mod markdown;
mod payload;
mod phone_uri;
mod qr;
mod vcard;

pub use json::{json, line, written};
pub use markdown::markdown;
pub use payload::{QrKind, QrPayload, payloads, payloads_of};
pub use phone_uri::{tel, web};
pub use qr::{Cells, Code};
pub use vcard::{Card, cards};
