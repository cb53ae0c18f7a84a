//! Tab in the query: the first press completes, each further one offers the next choice.

use tui_input::Input;

use super::model::Model;
use crate::search::Completion;

/// Choices that Tab is going round.
#[derive(Debug, Clone)]
pub struct Round {
    /// The text before the caret as it was typed.
    before: String,
    /// The text behind the caret.
    after: String,
    completion: Completion,
    /// The choice that stands in the query now.
    at: usize,
}

impl Round {
    /// The choices after the one that stands in the query, in the order in which Tab will bring them.
    pub fn coming(&self) -> impl Iterator<Item = &str> {
        let choices = &self.completion.choices;
        (1..choices.len()).map(move |step| choices[(self.at + step) % choices.len()].as_str())
    }
}

/// Completes the word before the caret, or goes on to the next choice; whether there was one.
pub(super) fn complete(model: &mut Model) -> bool {
    let round = match model.round.take() {
        Some(round) => Round { at: (round.at + 1) % round.completion.choices.len(), ..round },
        None => match begin(model) {
            Some(round) => round,
            None => return false,
        },
    };
    let kept = &round.before[..round.completion.from];
    let completed = format!("{kept}{}", round.completion.choices[round.at]);
    let caret = completed.chars().count();
    model.query = Input::new(format!("{completed}{}", round.after)).with_cursor(caret);
    // With one choice there is no round to go: the next Tab completes what stands there then.
    model.round = (round.completion.choices.len() > 1).then_some(round);
    true
}

fn begin(model: &Model) -> Option<Round> {
    let text = model.query.value();
    let caret = text.char_indices().nth(model.query.cursor()).map_or(text.len(), |(at, _)| at);
    let (before, after) = text.split_at(caret);
    let completion = model.index.as_ref()?.complete(before)?;
    Some(Round { before: before.to_owned(), after: after.to_owned(), completion, at: 0 })
}
