//! What comes through the loop's one channel: from the terminal, and from the threads beside the loop.

use std::sync::Arc;

use super::action::Message;
use super::backpressure::Permit;
use super::loading::Unloaded;
use super::since::Since;
use super::tree::Tree;
use crate::directory::Directory;
use crate::export::fields::CopyField;
use crate::loader::LoadError;
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
    /// A file of the directory has been saved, and the directory was read again: with its tree, or why there is none.
    ReadAgain(Result<(Arc<Directory>, Tree), LoadError>),
    /// The directory was compared with an older one, or why that cannot be read.
    Compared(Result<Arc<Since>, Unloaded>),
    /// There is no directory to show.
    Unloaded(Unloaded),
}
