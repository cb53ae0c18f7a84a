//! Tab in the query: the first press completes, each further one offers the next choice.

use crate::search::{Completion, FIELDS, Index, Naming, Query};
use crate::tui::widgets::prompt::Prompt;

/// Choices that Tab is going round.
#[derive(Debug, Clone)]
pub struct CompletionCycle {
    /// The text before the caret as it was typed.
    before: String,
    /// The text behind the caret.
    after: String,
    completion: Completion,
    /// The choice that stands in the query now.
    at: usize,
}

impl CompletionCycle {
    /// The choices after the one that stands in the query, in the order in which Tab will bring them.
    pub fn coming(&self) -> impl Iterator<Item = &str> {
        let choices = &self.completion.choices;
        (1..choices.len()).map(move |step| choices[(self.at + step) % choices.len()].as_str())
    }
}

/// Completes the word before the caret, or goes on to the next choice of a round; whether there was one.
pub(super) fn complete(
    query: &mut Prompt<Query>,
    round: &mut Option<CompletionCycle>,
    index: Option<&Index>,
    naming: Naming,
    keeps: bool,
) -> bool {
    let next = match round.take() {
        Some(round) => Some(CompletionCycle { at: (round.at + 1) % round.completion.choices.len(), ..round }),
        None => index.and_then(|index| begin(query, index, naming, keeps)),
    };
    let Some(next) = next else { return false };
    let kept = &next.before[..next.completion.from];
    let completed = format!("{kept}{}", next.completion.choices[next.at]);
    let caret = completed.chars().count();
    query.set(format!("{completed}{}", next.after), caret);
    // With one choice there is no round to go: the next Tab completes what stands there then.
    *round = (next.completion.choices.len() > 1).then_some(next);
    true
}

/// Where nothing is kept, the fields of what is kept are not offered.
fn begin(query: &Prompt<Query>, index: &Index, naming: Naming, keeps: bool) -> Option<CompletionCycle> {
    let (before, after) = query.around_caret();
    let mut completion = index.complete(before, naming)?;
    let own = FIELDS.iter().filter(|it| it.role.is_own()).flat_map(|it| [it.name, it.chinese]);
    completion.choices.retain(|choice| keeps || !own.clone().any(|name| choice.strip_suffix(':') == Some(name)));
    if completion.choices.is_empty() {
        return None;
    }
    Some(CompletionCycle { before: before.to_owned(), after: after.to_owned(), completion, at: 0 })
}
