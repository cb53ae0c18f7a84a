//! The phone book: every department, its numbers, and what each is for.

use ratatui::layout::Position;
use tui_input::InputRequest;

use super::Turn;
use crate::tui::action::{Action, MouseAction};
use crate::tui::mode::Mode;
use crate::tui::shared::Shared;
use crate::tui::widgets::prompt::Prompt;

/// So many characters are looked for at the most.
const LONGEST: usize = 200;

/// The phone book with what is looked for in it.
#[derive(Debug)]
pub struct Phones {
    /// What is looked for.
    pub query: Prompt<()>,
    /// Whether it is being typed.
    pub is_typing: bool,
}

impl Phones {
    /// The whole phone book.
    pub(in crate::tui) fn new(_shared: &Shared) -> Self {
        Self { query: Prompt::new(String::new(), LONGEST, |_| ()), is_typing: false }
    }

    /// Where a key is pressed.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        if self.is_typing { Mode::PhonesQuery } else { Mode::Phones }
    }

    /// Takes a command in.
    pub(in crate::tui) fn handle(&mut self, action: Action, _shared: &mut Shared) -> Turn {
        match action {
            Action::LeaveScreen => return Turn::Leave,
            Action::Find => self.is_typing = true,
            Action::Accept | Action::ClearQuery => self.is_typing = false,
            _ => {}
        }
        Turn::stay()
    }

    /// Changes what is looked for.
    pub(in crate::tui) fn edit(&mut self, _request: InputRequest, _shared: &Shared) {}

    /// Takes in text pasted.
    pub(in crate::tui) fn paste(&mut self, _text: &str, _shared: &mut Shared) {}

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
