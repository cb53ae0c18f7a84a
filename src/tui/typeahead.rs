//! Keys typed ahead of an answer. Over a slow line a query and the keys behind it (`/数学会`, Enter, `y`) come all at
//! once; what they do to an entry they must do to the one that was asked for, not to the one that happens to stand in
//! the list until the answer comes. So such keys wait, and whatever comes behind them, in their order.

use std::collections::VecDeque;

use crossterm::event::Event;

use super::action::{Action, Message};
use super::backpressure::Permit;
use super::model::Model;
use super::update::meaning;

/// An event, with its place among those on their way; of a key that stands for two, the first has none.
pub(super) type Placed = (Event, Option<Permit>);

/// The events that wait.
#[derive(Debug, Default)]
pub(super) struct TypeAhead(VecDeque<Placed>);

impl TypeAhead {
    /// Keeps an event that has to wait; gives back one that has not.
    pub(super) fn pass(&mut self, model: &Model, (event, place): Placed) -> Option<Placed> {
        // Leaving never waits: the answer may never come.
        let is_urgent = matches!(&event, Event::Resize(..)) || acts(model, &event, |action| action == Action::Quit);
        if is_urgent || (self.0.is_empty() && !waits(model, &event)) {
            return Some((event, place));
        }
        self.0.push_back((event, place));
        None
    }

    /// The next event that need not wait any more.
    pub(super) fn next(&mut self, model: &Model) -> Option<Placed> {
        let is_free = self.0.front().is_some_and(|(event, _)| !waits(model, event));
        if is_free { self.0.pop_front() } else { None }
    }
}

/// Whether an event depends on an answer that has not come.
fn waits(model: &Model, event: &Event) -> bool {
    model.is_searching() && acts(model, event, |action| action.touches_entry(model.mode()))
}

fn acts(model: &Model, event: &Event, is_it: impl Fn(Action) -> bool) -> bool {
    let Event::Key(key) = event else { return false };
    matches!(meaning(model, key), Some(Message::Action(action)) if is_it(action))
}
