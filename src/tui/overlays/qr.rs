//! A code for a telephone's camera, or several that are shown one after another.

use super::reply::Reply;
use crate::export::fields::CopyField;
use crate::export::{Code, QrPayload};
use crate::messages::Messages;
use crate::text::cells;
use crate::tui::action::Action;
use crate::tui::motion::Motion;

/// A code with what stands under it.
#[derive(Debug, Clone)]
pub struct QrView {
    /// The code; `None` for a text that is longer than one that can be read.
    pub code: Option<Code>,
    /// What it says, for the eye: the longest first.
    pub captions: Vec<String>,
    /// All that are shown one after another: what each carries, and its captions. None where there is one code.
    sequence: Vec<(String, Vec<String>)>,
    /// Which of them is shown, from 0.
    at: usize,
}

impl QrView {
    /// What a code carries, with what it says under it.
    #[must_use]
    pub fn of(thing: &CopyField, carried: &str, messages: &Messages) -> Self {
        Self { code: Code::legible(carried), captions: thing.captions(messages), sequence: Vec::new(), at: 0 }
    }

    /// Codes of several entries, each with the entry's name, of which the first is shown; `None` where there is none.
    #[must_use]
    pub fn several(all: &[(String, QrPayload)], messages: &Messages) -> Option<Self> {
        let sequence = all.iter().map(|(name, it)| {
            let own = it.field.captions(messages);
            let named = own.iter().map(|caption| format!("{name}  {caption}"));
            // Whose code it is is worth more than what it says, which the telephone shows.
            let captions = named.chain([name.clone()]);
            (it.payload.clone(), captions.collect())
        });
        let mut view = Self { code: None, captions: Vec::new(), sequence: sequence.collect(), at: 0 };
        view.show(0)?;
        Some(view)
    }

    /// Which of how many is shown, from 1; `None` where there is one alone.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        (!self.sequence.is_empty()).then(|| (self.at + 1, self.sequence.len()))
    }

    /// The longest caption that a width has room for, else the shortest.
    #[must_use]
    pub fn caption(&self, width: usize) -> &str {
        let fitting = self.captions.iter().find(|caption| cells(caption) <= width);
        fitting.or(self.captions.last()).map_or("", String::as_str)
    }

    /// Shows another one of several, if there is one in the place.
    fn show(&mut self, at: usize) -> Option<()> {
        let (carried, captions) = self.sequence.get(at)?;
        self.code = Code::legible(carried);
        self.captions.clone_from(captions);
        self.at = at;
        Some(())
    }

    pub(super) fn handle(&mut self, action: Action) -> Reply {
        let to = match action {
            Action::Dismiss => return Reply::Close,
            // A code alone is put away by the key that leads back.
            Action::PreviousRecord if self.sequence.is_empty() => return Reply::Close,
            Action::NextRecord | Action::Move(Motion::Down) => Some(self.at + 1),
            Action::PreviousRecord | Action::Move(Motion::Up) => self.at.checked_sub(1),
            _ => None,
        };
        if let Some(at) = to {
            // At either end the reader stays there.
            let _ = self.show(at);
        }
        Reply::Stay
    }
}
