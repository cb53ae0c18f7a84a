//! What an overlay answers.

use crate::export::fields::CopyField;

/// What comes of a command in an overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// It stays.
    Stay,
    /// It has done its work.
    Close,
    /// It has done its work: the reader has chosen this, and what its code carries where it is to be shown as one.
    Chosen(CopyField, Option<String>),
    /// It has done its work: the reader wants this address opened.
    Opened(String),
}
