//! What comes through the loop's one channel: from the terminal, and from the threads beside the loop.

use super::action::Message;
use super::backpressure::Permit;
use super::loading::Unloaded;
use crate::export::fields::CopyField;
use crate::terminal::clipboard::{CopyError, CopyOutcome};
use crate::terminal::input::Input;
use crate::terminal::opener::OpenError;

/// What comes through the channel.
pub(super) enum AppEvent {
    /// From the terminal or the system, with its place among what is on its way.
    Input(Input, Option<Permit>),
    /// The window has another size, which the room holds.
    Resized,
    Message(Message),
    Copied(CopyField, Result<CopyOutcome, CopyError>),
    /// An address was to be opened.
    Opened(String, Result<(), OpenError>),
    /// An address was copied, because it was not opened.
    CopiedUnopened(String, OpenError, Result<CopyOutcome, CopyError>),
    /// The file of the settings may have been saved.
    SettingsSaved,
    /// There is no directory to show.
    Unloaded(Unloaded),
}
