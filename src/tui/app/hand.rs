//! What the loop does about keys, the mouse and pastes: who touches one is there, and what it means is carried out.

use std::io;

use crossterm::event::Event;
use ratatui::layout::Size;

use super::{App, End};
use crate::tui::action::Message;
use crate::tui::backpressure::Permit;
use crate::tui::idle::Idle;
use crate::tui::mouse::mouse_action;
use crate::tui::typeahead::Placed;
use crate::tui::update::{apart, meaning};

impl App {
    /// Takes in what came from the reader, or from their terminal by itself.
    pub(super) fn by_hand(&mut self, event: Event, mut place: Option<Permit>) -> io::Result<Option<End>> {
        if self.model.shared.leaving_in.is_some() && Idle::only_stays(&self.model, &event) {
            self.touched();
            return Ok(None);
        }
        let events = match event {
            Event::Key(key) => {
                let keys = apart(&self.model, key);
                keys.into_iter().map(Event::Key).collect()
            }
            other => vec![other],
        };
        let count = events.len();
        for (number, event) in (1..).zip(events) {
            if Idle::is_touch(&self.model, &event) {
                self.touched();
            }
            // The place of a key that stands for two is free when both are done with.
            let place = if number == count { place.take() } else { None };
            let Some(event) = self.typeahead.pass(&self.model, (event, place)) else { continue };
            if let Some(end) = self.event(event)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    /// Takes in what was typed ahead of an answer.
    pub(super) fn go_on(&mut self) -> io::Result<Option<End>> {
        while let Some(event) = self.typeahead.next(&self.model) {
            if let Some(end) = self.event(event)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn event(&mut self, (event, _place): Placed) -> io::Result<Option<End>> {
        let message = match event {
            Event::Key(key) => meaning(&self.model, &key),
            Event::Mouse(mouse) => mouse_action(&self.model, &mouse).map(Message::Mouse),
            Event::Paste(text) => Some(Message::Paste(text)),
            Event::Resize(width, height) => return self.resize(Size { width, height }),
            Event::FocusGained | Event::FocusLost => None,
        };
        self.model.shared.has_more_waiting = self.in_flight.has_more();
        let end = message.map_or(Ok(None), |message| self.update(message));
        self.model.shared.has_more_waiting = false;
        end
    }
}
