//! What fills the terminal: each screen in a folder of its own, its view under the same name in `tui/view`. Exactly one
//! is seen.
//!
//! A new screen is one folder beside these, one variant, and its arm in each method.

pub mod browse;

use ratatui::layout::Position;
use tui_input::InputRequest;

use super::action::{Action, Effect, MouseAction};
use super::mode::Mode;
use super::outcome::Outcome;
use super::shared::Shared;
use super::tree::Tree;
use crate::directory::Directory;
use crate::search::SearchResponse;
use browse::Browse;

/// A screen.
#[derive(Debug)]
pub enum Screen {
    /// The tree, the list with its query, the details.
    Browse(Browse),
}

impl Screen {
    /// Where a key is pressed while nothing lies over the screen.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        match self {
            Self::Browse(browse) => browse.mode(),
        }
    }

    /// Takes a command in.
    pub(super) fn handle(&mut self, action: Action, shared: &mut Shared) -> Outcome {
        match self {
            Self::Browse(browse) => browse.handle(action, shared),
        }
    }

    /// Whether the text being typed takes a character.
    #[must_use]
    pub(super) fn takes(&self, c: char) -> bool {
        match self {
            Self::Browse(browse) => browse.prompt().takes(c),
        }
    }

    /// Says why a character typed is not taken, if it has to be said.
    pub(super) fn tell_full(&self, shared: &mut Shared) {
        match self {
            Self::Browse(browse) => browse.tell_full(shared),
        }
    }

    /// Takes in a character typed.
    pub(super) fn type_char(&mut self, c: char, shared: &Shared) -> Vec<Effect> {
        match self {
            Self::Browse(browse) => browse.edit(InputRequest::InsertChar(c), shared),
        }
    }

    /// Takes in text pasted.
    pub(super) fn paste(&mut self, text: &str, shared: &mut Shared) -> Vec<Effect> {
        match self {
            Self::Browse(browse) => browse.paste(text, shared),
        }
    }

    /// A key was pressed that does not go on with the choices of a completion.
    pub(super) fn end_completion(&mut self) {
        match self {
            Self::Browse(browse) => browse.cycle = None,
        }
    }

    /// Takes in what the mouse did.
    pub(super) fn point(&mut self, mouse: MouseAction, shared: &mut Shared) -> Vec<Effect> {
        match self {
            Self::Browse(browse) => browse.point(mouse, shared),
        }
    }

    /// What a click means.
    pub(super) fn click(&self, at: Position, shared: &Shared) -> Option<MouseAction> {
        match self {
            Self::Browse(browse) => browse.click(at, shared.area),
        }
    }

    /// Whether the mouse has hold of a border.
    #[must_use]
    pub(super) const fn holds_border(&self) -> bool {
        match self {
            Self::Browse(browse) => browse.held.is_some(),
        }
    }

    /// Lets go of the border that the mouse has hold of: something lies over the screen now.
    pub(super) const fn let_go(&mut self) {
        match self {
            Self::Browse(browse) => browse.held = None,
        }
    }

    /// What the wheel turns.
    pub(super) fn under_wheel(&self, at: Position, shared: &Shared) -> Option<Mode> {
        match self {
            Self::Browse(browse) => browse.under_wheel(at, shared.area),
        }
    }

    /// There is a directory, with its tree, or more of it than `before`.
    pub(super) fn loaded(&mut self, tree: Tree, before: Option<&Directory>, shared: &Shared) -> Vec<Effect> {
        match self {
            Self::Browse(browse) => browse.loaded(tree, before, shared),
        }
    }

    /// Names can be searched.
    pub(super) fn indexed(&mut self, shared: &Shared) -> Vec<Effect> {
        match self {
            Self::Browse(browse) => browse.indexed(shared),
        }
    }

    /// Takes in an answer of the search.
    pub(super) fn found(&mut self, answer: &SearchResponse, shared: &Shared) -> Vec<Effect> {
        match self {
            Self::Browse(browse) => browse.found(answer, shared),
        }
    }

    /// Whether a query narrows what is shown.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        match self {
            Self::Browse(browse) => browse.is_filtered(),
        }
    }

    /// Whether a question to the search is still without its answer.
    #[must_use]
    pub const fn is_searching(&self) -> bool {
        match self {
            Self::Browse(browse) => browse.is_searching(),
        }
    }

    /// Brings everything that depends on something else up to date.
    pub(super) fn normalize(&mut self, shared: &Shared) {
        match self {
            Self::Browse(browse) => browse.normalize(shared),
        }
    }
}
