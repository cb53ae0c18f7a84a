//! What comes through the loop's one channel: from the terminal, and from the threads beside the loop.

use super::action::Message;
use super::backpressure::Place;
use crate::export::fields::CopyField;
use crate::loader::diagnostic::Diagnostic;
use crate::terminal::clipboard::{Outcome, Refusal};
use crate::terminal::input::Input;

/// What comes through the channel.
pub(super) enum AppEvent {
    /// From the terminal or the system, with its place among what is on its way.
    Input(Input, Option<Place>),
    /// The window has another size, which the room holds.
    Resized,
    Message(Message),
    Copied(CopyField, Result<Outcome, Refusal>),
    Faults(Vec<Diagnostic>),
}
