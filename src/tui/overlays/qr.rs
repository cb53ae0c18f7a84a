//! A code for a telephone's camera.

use super::reply::Reply;
use crate::export::Code;
use crate::export::fields::CopyField;
use crate::tui::action::Action;

/// A code with what stands under it.
#[derive(Debug, Clone)]
pub struct QrView {
    /// The code; `None` for a text that is longer than any code holds.
    pub code: Option<Code>,
    /// What it says, for the eye.
    pub caption: String,
}

impl QrView {
    /// What a code carries, with what it says under it.
    #[must_use]
    pub fn of(thing: &CopyField, carried: &str) -> Self {
        Self { code: Code::of(carried), caption: format!("{}  {}", thing.label, thing.text) }
    }
}

pub(super) const fn handle(action: Action) -> Reply {
    if matches!(action, Action::Dismiss) { Reply::Close } else { Reply::Stay }
}
