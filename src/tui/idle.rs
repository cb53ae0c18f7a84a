//! How long nobody has touched a key. The clock is an argument, as everything that a test must be able to choose.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode};

use super::action::Message;
use super::model::Model;
use super::mouse::mouse_action;
use super::update::{apart, meaning};
use crate::terminal::session::warning_of;

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

    /// Whether an event does nothing while the reader is told that they are about to be sent away but that they stay: they
    /// are asked for any key, and what it would have left, copied or marked they did not mean. A text goes where it was
    /// typed or pasted to. Enter, which they are asked for, always counts.
    #[must_use]
    pub fn only_stays(model: &Model, event: &Event) -> bool {
        let Event::Key(key) = event else {
            return !matches!(event, Event::Paste(_)) && Self::is_touch(model, event);
        };
        let meanings: Vec<Option<Message>> = apart(model, *key).iter().map(|key| meaning(model, key)).collect();
        let is_typed = |it: &Option<Message>| matches!(it, Some(Message::Type(_) | Message::Paste(_)));
        key.code == KeyCode::Enter || meanings.iter().any(Option::is_some) && !meanings.iter().all(is_typed)
    }

    /// How many seconds are left, a begun one as a whole; `None` while it is too early to say so.
    #[must_use]
    pub fn counted(&self, now: Instant) -> Option<u64> {
        let left = self.left(now)?;
        (left <= warning_of(self.limit?)).then(|| seconds_of(left))
    }

    /// How long it takes until [`Self::counted`] says something else, or the reader has been away for too long; nothing
    /// where they have been. `None` where there is no limit.
    #[must_use]
    pub fn next(&self, now: Instant) -> Option<Duration> {
        let (left, warning) = (self.left(now)?, warning_of(self.limit?));
        Some(match left.checked_sub(warning).filter(|until| !until.is_zero()) {
            Some(until) => until,
            None => left.saturating_sub(Duration::from_secs(seconds_of(left).saturating_sub(1))),
        })
    }

    /// How long they may still be away; `None` where there is no limit.
    #[must_use]
    pub fn left(&self, now: Instant) -> Option<Duration> {
        self.limit.map(|limit| limit.saturating_sub(now.saturating_duration_since(self.touched)))
    }
}

/// Seconds, a begun one as a whole.
fn seconds_of(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::time::{Duration, Instant};

    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

    use super::Idle;

    use crate::tui::action::{Action, Message};
    use crate::tui::model::{Model, ModelOptions};
    use crate::tui::update::update;

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

    #[test]
    fn in_the_last_minute_seconds_are_counted_down() {
        let start = Instant::now();
        let mut idle = Idle::new(Some(SECOND * 900), start);
        assert_eq!((idle.counted(start), idle.next(start)), (None, Some(SECOND * 840)));
        let mut now = start;
        let mut counted = Vec::new();
        while let Some(wait) = idle.next(now).filter(|wait| !wait.is_zero()) {
            now += wait;
            counted.extend(idle.counted(now));
        }
        assert_eq!(counted, (0..=60).rev().collect::<Vec<_>>());
        assert_eq!(idle.left(now), Some(Duration::ZERO));
        // A frame that took its time puts nothing off.
        let late = start + SECOND * 850 + SECOND / 4;
        assert_eq!((idle.counted(late), idle.next(late)), (Some(50), Some(SECOND * 3 / 4)));
        idle.touch(late);
        assert_eq!(idle.counted(late), None);
    }

    #[test]
    fn of_a_short_time_half_is_counted() {
        let start = Instant::now();
        let idle = Idle::new(Some(SECOND * 5), start);
        assert_eq!((idle.counted(start + SECOND * 2), idle.next(start)), (None, Some(SECOND * 5 / 2)));
        let warned = start + SECOND * 5 / 2;
        assert_eq!((idle.counted(warned), idle.next(warned)), (Some(3), Some(SECOND / 2)));
        assert_eq!(Idle::new(None, start).next(start), None);
        assert_eq!(Idle::new(None, start).counted(start + SECOND * 10_000), None);
    }

    #[test]
    fn a_key_that_stays_does_nothing_else_but_type() {
        let mut model = model(true);
        let stays = |model: &Model, code| Idle::only_stays(model, &key(code, KeyModifiers::NONE));
        for code in
            [KeyCode::Char('q'), KeyCode::Char('y'), KeyCode::Char(' '), KeyCode::Esc, KeyCode::Enter, KeyCode::Down]
        {
            assert!(stays(&model, code), "{code:?}");
        }
        assert!(Idle::only_stays(&model, &mouse(MouseEventKind::Down(MouseButton::Left))));
        assert!(Idle::only_stays(&model, &key(KeyCode::Char('q'), KeyModifiers::ALT)), "Esc and q in one");
        // What comes from nobody keeps nobody.
        assert!(!Idle::only_stays(&model, &key(KeyCode::Char(' '), KeyModifiers::CONTROL)));
        assert!(!Idle::only_stays(&model, &Event::FocusGained));
        assert!(!Idle::only_stays(&model, &Event::Paste("数学会".into())));
        let _ = update(&mut model, Message::Action(Action::Find));
        for code in [KeyCode::Char('q'), KeyCode::Char(' '), KeyCode::Char('数')] {
            assert!(!stays(&model, code), "{code:?} is typed");
        }
        assert!(stays(&model, KeyCode::Enter) && stays(&model, KeyCode::Esc));
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
