//! What an overlay answers.

use super::menu::MenuEntry;

/// What comes of a command in an overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// It stays.
    Stay,
    /// It has done its work.
    Close,
    /// It has done its work: the reader has chosen this.
    Chosen(MenuEntry),
}
