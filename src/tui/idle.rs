//! How long nobody has touched a key. The clock is an argument, as everything that a test must be able to choose.

use std::time::{Duration, Instant};

use crossterm::event::Event;

use super::model::Model;
use super::mouse::mouse_action;
use super::update::meaning;

/// Since when the reader has been away, and how long they may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Idle {
    limit: Option<Duration>,
    touched: Instant,
}

impl Idle {
    /// From now on; without a limit the reader may be away for ever.
    #[must_use]
    pub const fn new(limit: Option<Duration>, now: Instant) -> Self {
        Self { limit, touched: now }
    }

    /// The reader has touched a key.
    pub const fn touch(&mut self, now: Instant) {
        self.touched = now;
    }

    /// When they have been away for too long; `None` where they never are.
    #[must_use]
    pub fn end(&self) -> Option<Instant> {
        self.touched.checked_add(self.limit?)
    }

    /// Whether an event shows that somebody is there: a key or a click that means something now, or a paste. What a
    /// terminal or a client sends by itself does not (NULs that keep a line alive, the focus, the mouse passing over),
    /// and a mouse that was not asked for says nothing.
    #[must_use]
    pub fn is_touch(model: &Model, event: &Event) -> bool {
        match event {
            Event::Key(key) => meaning(model, key).is_some(),
            Event::Mouse(mouse) => model.shared.mouse && mouse_action(model, mouse).is_some(),
            Event::Paste(_) => true,
            Event::FocusGained | Event::FocusLost | Event::Resize(..) => false,
        }
    }

    /// How long they may still be away; `None` where there is no limit.
    #[must_use]
    pub fn left(&self, now: Instant) -> Option<Duration> {
        self.limit.map(|limit| limit.saturating_sub(now.saturating_duration_since(self.touched)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::time::{Duration, Instant};

    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

    use super::Idle;

    use crate::tui::model::{Model, ModelOptions};

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_key_begins_the_time_anew() {
        let start = Instant::now();
        let mut idle = Idle::new(Some(SECOND * 3), start);
        assert_eq!(idle.left(start + SECOND), Some(SECOND * 2));
        idle.touch(start + SECOND * 2);
        assert_eq!(idle.left(start + SECOND * 4), Some(SECOND));
        assert_eq!(idle.left(start + SECOND * 9), Some(Duration::ZERO));
    }

    #[test]
    fn without_a_limit_there_is_no_end() {
        let start = Instant::now();
        assert_eq!(Idle::new(None, start).left(start + SECOND * 100_000), None);
    }

    fn model(mouse: bool) -> Model {
        let mut options = ModelOptions::on(jiff::civil::date(2026, 11, 26), true);
        options.settings.mouse = mouse;
        Model::new(options, 120, 36)
    }

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    fn mouse(kind: MouseEventKind) -> Event {
        Event::Mouse(MouseEvent { kind, column: 5, row: 5, modifiers: KeyModifiers::NONE })
    }

    #[test]
    fn keys_that_mean_something_and_pastes_come_from_somebody() {
        let model = model(true);
        let events = [
            key(KeyCode::Char('j'), KeyModifiers::NONE),
            key(KeyCode::Char('l'), KeyModifiers::CONTROL),
            Event::Paste("数学会".into()),
            mouse(MouseEventKind::ScrollDown),
            mouse(MouseEventKind::Down(MouseButton::Left)),
        ];
        for event in events {
            assert!(Idle::is_touch(&model, &event), "{event:?}");
        }
    }

    #[test]
    fn what_a_line_or_a_terminal_sends_by_itself_comes_from_nobody() {
        let events = [
            key(KeyCode::Char(' '), KeyModifiers::CONTROL),
            Event::FocusGained,
            Event::FocusLost,
            Event::Resize(80, 24),
            mouse(MouseEventKind::Moved),
            mouse(MouseEventKind::Drag(MouseButton::Left)),
            mouse(MouseEventKind::Up(MouseButton::Left)),
        ];
        for event in events {
            assert!(!Idle::is_touch(&model(true), &event), "{event:?}");
        }
        assert!(!Idle::is_touch(&model(false), &mouse(MouseEventKind::ScrollDown)), "nobody asked for the mouse");
    }
}
