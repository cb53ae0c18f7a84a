//! What an overlay answers.

use super::menu::MenuEntry;
use crate::tui::argument::Value;

/// What comes of a command in an overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// It stays.
    Stay,
    /// It has done its work.
    Close,
    /// It has done its work: the reader has chosen this.
    Chosen(MenuEntry),
    /// It has done its work: the reader gives the command of this id.
    Run(&'static str),
    /// It has done its work: the reader gives the command of this id with a value.
    Give(&'static str, Value),
    /// It stays: the command of this id cannot be given where the reader is.
    NotHere(&'static str),
}
