//! The year: when services are open, and by when.

use ratatui::layout::Position;

use super::Turn;
use crate::tui::action::{Action, MouseAction};
use crate::tui::shared::Shared;

/// The year as a calendar.
#[derive(Debug)]
pub struct Year {
    /// The year that is shown.
    pub year: i16,
}

impl Year {
    /// The year that it is.
    pub(in crate::tui) fn new(shared: &Shared) -> Self {
        Self { year: shared.today.year() }
    }

    /// Takes a command in.
    pub(in crate::tui) fn handle(&mut self, action: Action, _shared: &mut Shared) -> Turn {
        match action {
            Action::LeaveScreen => Turn::Leave,
            _ => Turn::stay(),
        }
    }

    /// Takes in what the mouse did.
    pub(in crate::tui) fn point(&mut self, _mouse: MouseAction, _shared: &mut Shared) -> Turn {
        Turn::stay()
    }

    /// What a click means.
    pub(in crate::tui) const fn click(&self, _at: Position, _shared: &Shared) -> Option<MouseAction> {
        None
    }

    /// There is a directory, or more of it.
    pub(in crate::tui) const fn loaded(&mut self, _shared: &Shared) {}

    /// Brings everything that depends on something else up to date.
    pub(in crate::tui) const fn normalize(&mut self, _shared: &Shared) {}
}
