//! A code for a telephone's camera.

use super::reply::Reply;
use crate::export::Code;
use crate::export::fields::CopyField;
use crate::messages::Messages;
use crate::text::cells;
use crate::tui::action::Action;

/// A code with what stands under it.
#[derive(Debug, Clone)]
pub struct QrView {
    /// The code; `None` for a text that is longer than one that can be read.
    pub code: Option<Code>,
    /// What it says, for the eye: the longest first.
    pub captions: Vec<String>,
}

impl QrView {
    /// What a code carries, with what it says under it.
    #[must_use]
    pub fn of(thing: &CopyField, carried: &str, messages: &Messages) -> Self {
        Self { code: Code::legible(carried), captions: thing.captions(messages) }
    }

    /// The longest caption that a width has room for, else the shortest.
    #[must_use]
    pub fn caption(&self, width: usize) -> &str {
        let fitting = self.captions.iter().find(|caption| cells(caption) <= width);
        fitting.or(self.captions.last()).map_or("", String::as_str)
    }
}

pub(super) const fn handle(action: Action) -> Reply {
    if matches!(action, Action::Dismiss) { Reply::Close } else { Reply::Stay }
}
