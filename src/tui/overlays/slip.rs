//! The line in which a reader says what is wrong with an entry. Nothing of it is kept: it leaves as a slip, or is gone.

use super::note::NoteEditor;
use super::reply::Reply;
use crate::export::Slip;
use crate::text::strip;
use crate::tui::action::Action;

/// A slip being written.
#[derive(Debug, Clone)]
pub struct SlipEditor {
    /// All of it but what is wrong.
    slip: Slip,
    /// What is typed.
    pub input: NoteEditor,
}

impl SlipEditor {
    /// A slip on which nothing is written yet; `name` is the name of its field.
    #[must_use]
    pub fn new(slip: Slip, name: &str) -> Self {
        let input = NoteEditor::new(slip.id.clone(), name.to_owned(), String::new(), None);
        Self { slip, input }
    }

    pub(super) fn handle(&mut self, action: Action) -> Reply {
        match action {
            Action::Accept if self.input.text().trim().is_empty() => Reply::Close,
            Action::Accept => {
                let wrong = strip(&self.input.text().replace('\n', " ")).trim().to_owned();
                Reply::Reported(Slip { wrong, ..self.slip.clone() }.into())
            }
            Action::Dismiss => Reply::Close,
            other => self.input.handle(other),
        }
    }
}
