//! What an overlay answers.

use super::menu::MenuEntry;
use super::note::Written;
use crate::export::Slip;
use crate::tui::argument::Value;

/// What comes of a command in an overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// It stays.
    Stay,
    /// It stays, and takes no more than so many bytes.
    TooLong(usize),
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
    /// It has done its work: this is reported.
    Reported(Box<Slip>),
    /// It has done its work: this was written.
    Written(Written),
}

impl Reply {
    /// Whether the overlay stays.
    #[must_use]
    pub const fn stays(&self) -> bool {
        matches!(self, Self::Stay | Self::TooLong(_) | Self::NotHere(_))
    }
}
