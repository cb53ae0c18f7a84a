//! Keys typed ahead of an answer. Over a slow line a query and the keys behind it (`/数学会`, Enter, `y`) come all at
//! once; what they do to an entry they must do to the one that was asked for, not to the one that happens to stand in
//! the list until the answer comes. So such keys wait, and whatever comes behind them, in their order.

use std::collections::VecDeque;

use crossterm::event::Event;

use super::action::Action;
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

    /// The next event that need not wait any more. What takes something away was typed before there was an answer to be
    /// seen, so that of a directory that is still being read is not enough for it.
    pub(super) fn next(&mut self, model: &Model) -> Option<Placed> {
        let is_picking = model.shared.pick.is_some();
        let takes_away = |action| model.carried_out(action).0.takes_away(is_picking);
        let needs_all = |event| model.shared.is_growing && acts(model, event, takes_away);
        let is_free = self.0.front().is_some_and(|(event, _)| !waits(model, event) && !needs_all(event));
        if is_free { self.0.pop_front() } else { None }
    }
}

/// Whether an event depends on an answer that has not come.
fn waits(model: &Model, event: &Event) -> bool {
    // A query that came with the call is asked as soon as there is something to find it in.
    let is_unasked = model.shared.directory.is_none() && model.screen.is_filtered();
    let touches_entry = |action| {
        let (action, mode) = model.carried_out(action);
        action.touches_entry(mode)
    };
    (model.is_searching() || is_unasked) && acts(model, event, touches_entry)
}

fn acts(model: &Model, event: &Event, is_it: impl Fn(Action) -> bool) -> bool {
    let Event::Key(key) = event else { return false };
    meaning(model, key).and_then(|message| message.action()).is_some_and(is_it)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::sync::Arc;

    use crossterm::event::{Event, KeyCode, KeyEvent};

    use super::TypeAhead;
    use crate::directory::Directory;
    use crate::export::fields::Pick;

    use crate::search::{Found, SearchResponse};

    use crate::tui::action::{Action, Effect, Message};

    use crate::tui::model::{Model, ModelOptions};

    use crate::tui::tree::Tree;
    use crate::tui::update::update;

    /// Something is being picked that was named on the command line.
    fn picking() -> Model {
        let today = jiff::civil::date(2026, 11, 26);
        let options =
            ModelOptions { query: "甲".to_owned(), pick: Some(Pick::Title), ..ModelOptions::on(today, false) };
        Model::new(options, 120, 36)
    }

    fn directory(model: &mut Model, is_whole: bool) {
        let directory = Arc::new(Directory::default());
        let tree = Tree::of(&directory, model.shared.messages());
        let message = if is_whole { Message::Loaded(directory, tree) } else { Message::Grown(directory, tree) };
        let _ = update(model, message);
    }

    fn answer(model: &mut Model) {
        let index = Arc::new(crate::search::Index::build(&Arc::new(Directory::default())));
        let mut serial = None;
        for effect in update(model, Message::Indexed(index)) {
            if let Effect::Search(request) = effect {
                serial = Some(request.serial);
            }
        }
        let found = Found::default();
        let _ = update(model, Message::Found(SearchResponse { serial: serial.unwrap(), found, facets: None }));
    }

    #[test]
    fn what_is_picked_unseen_is_picked_of_the_whole_directory() {
        let mut model = picking();
        let mut ahead = TypeAhead::default();
        let enter = || (Event::Key(KeyEvent::from(KeyCode::Enter)), None);
        assert!(ahead.pass(&model, enter()).is_none(), "there is nothing to pick from yet");
        directory(&mut model, false);
        assert!(ahead.next(&model).is_none());
        answer(&mut model);
        assert!(ahead.next(&model).is_none(), "more is to come that may be what was meant");
        directory(&mut model, true);
        assert!(ahead.next(&model).is_none());
        answer(&mut model);
        assert!(ahead.next(&model).is_some());
    }

    #[test]
    fn what_the_palette_takes_of_an_entry_waits_as_its_key_does() {
        let waits = |id: &str| {
            let mut model = picking();
            let _ = update(&mut model, Message::Action(Action::ToList));
            let _ = update(&mut model, Message::Action(Action::Palette));
            id.chars().for_each(|c| drop(update(&mut model, Message::Type(c))));
            let enter = (Event::Key(KeyEvent::from(KeyCode::Enter)), None);
            TypeAhead::default().pass(&model, enter).is_none()
        };
        assert!(waits("copy-phone") && waits("open"), "the query is not answered");
        assert!(!waits("zoom") && !waits("lang en") && !waits("xyzzy"));
    }

    #[test]
    fn what_is_seen_of_a_part_can_be_picked() {
        let mut model = picking();
        directory(&mut model, false);
        answer(&mut model);
        let enter = (Event::Key(KeyEvent::from(KeyCode::Enter)), None);
        assert!(TypeAhead::default().pass(&model, enter).is_some());
    }
}
