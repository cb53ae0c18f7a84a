//! The near end of the loop's channel for what comes from the terminal: it waits while too much is on its way.

use std::sync::mpsc::Sender;

use crossterm::event::Event;
use ratatui::layout::Size;

use super::backpressure::InFlight;
use super::event::AppEvent;
use crate::terminal::input::{Input, InputSink};

/// The near end of the loop's channel for what comes from the terminal.
#[derive(Clone)]
pub(super) struct BoundedSender {
    sender: Sender<AppEvent>,
    in_flight: InFlight,
}

impl BoundedSender {
    pub(super) const fn new(sender: Sender<AppEvent>, in_flight: InFlight) -> Self {
        Self { sender, in_flight }
    }
}

impl InputSink for BoundedSender {
    fn deliver(&self, input: Input) -> bool {
        let place = match &input {
            Input::Event(Event::Resize(width, height)) => {
                let is_first = self.in_flight.put_size(Size::new(*width, *height));
                return !is_first || self.sender.send(AppEvent::Resized).is_ok();
            }
            Input::Event(Event::Paste(text)) => Some(self.in_flight.enter(text.len())),
            // A report is what the other end says, too, and it may say it over and over.
            Input::Event(_) | Input::Report(_) => Some(self.in_flight.enter(0)),
            Input::Signal(_) | Input::Hangup => None,
        };
        self.sender.send(AppEvent::Input(input, place)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use std::collections::VecDeque;
    use std::sync::mpsc::{Receiver, channel};
    use std::thread;

    use crossterm::event::{KeyCode, KeyEvent};
    use ratatui::layout::Position;

    use super::*;
    use crate::terminal::input::{Report, Signal};
    use crate::tui::backpressure::{MOST, MOST_BYTES};

    /// A terminal that says `input` for ever, read by nobody else.
    fn flood(input: Input) -> (Receiver<AppEvent>, BoundedSender) {
        let (sender, news) = channel();
        let waiting = BoundedSender::new(sender, InFlight::default());
        let theirs = waiting.clone();
        thread::spawn(move || while theirs.deliver(input.clone()) {});
        (news, waiting)
    }

    /// Demands that `most` inputs are on their way and not one more, and that each that is done with makes room for
    /// one.
    fn assert_bounded(news: &Receiver<AppEvent>, most: usize) {
        let mut held: VecDeque<AppEvent> = news.iter().take(most).collect();
        for _ in 0..100 {
            assert!(news.try_recv().is_err(), "more than {most} are on their way");
            held.pop_front();
            held.push_back(news.recv().unwrap());
        }
    }

    #[test]
    fn pastes_are_bounded_by_their_bytes() {
        let (news, _waiting) = flood(Input::Event(Event::Paste("x".repeat(MOST_BYTES / 4))));
        assert_bounded(&news, 4);
    }

    #[test]
    fn a_paste_that_is_larger_than_the_room_is_let_through_alone() {
        let (sender, news) = channel();
        let waiting = BoundedSender::new(sender, InFlight::default());
        assert!(waiting.deliver(Input::Event(Event::Paste("x".repeat(MOST_BYTES + 1)))));
        assert!(news.try_recv().is_ok());
    }

    #[test]
    fn inputs_are_bounded_in_number_and_signals_never_wait() {
        let key = Input::Event(Event::Key(KeyEvent::from(KeyCode::Char('x'))));
        let report = Input::Report(Report::CursorPosition(Position::ORIGIN));
        for input in [key, report] {
            let (news, waiting) = flood(input);
            assert_bounded(&news, MOST);
            for always in [Input::Signal(Signal::Leave(15)), Input::Hangup] {
                assert!(waiting.deliver(always));
            }
        }
    }

    #[test]
    fn of_many_sizes_the_last_is_told_once() {
        let (sender, news) = channel();
        let in_flight = InFlight::default();
        let waiting = BoundedSender::new(sender, in_flight.clone());
        for width in 1..=1000 {
            assert!(waiting.deliver(Input::Event(Event::Resize(width, 24))));
        }
        assert!(matches!(news.try_recv(), Ok(AppEvent::Resized)));
        assert!(news.try_recv().is_err());
        assert_eq!(in_flight.take_size(), Some(Size::new(1000, 24)));
        assert_eq!(in_flight.take_size(), None);
        assert!(waiting.deliver(Input::Event(Event::Resize(80, 24))));
        assert!(matches!(news.try_recv(), Ok(AppEvent::Resized)));
    }
}
