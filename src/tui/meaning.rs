//! What a key means where the reader is: a command, a character that is typed, or a part of more to come.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{Action, Message};
use super::key::{Key, half_width};
use super::keymap::Step;
use super::mode::{Mode, Typed};
use super::model::Model;
use super::pending::Pending;

/// What a key means now; nothing where it is bound to nothing and nothing waits for it.
#[must_use]
pub fn meaning(model: &Model, key: &KeyEvent) -> Option<Message> {
    let mode = model.mode();
    let pending = model.pending.in_mode(mode);
    if pending.is_empty() {
        return alone(model, mode, key);
    }
    // Behind a number, a digit is one, whatever it is bound to.
    let digit = Key::of(key).and_then(Key::character).filter(|_| pending.keys().is_empty());
    if let Some(more) = digit.and_then(|digit| pending.with_digit(digit, mode)) {
        return Some(Message::Pending(more));
    }
    let keymap = &model.shared.keymap;
    match keymap.step(mode, pending.keys(), key) {
        Step::Waits(key) => return Some(Message::Pending(pending.with_key(key, mode))),
        Step::Command(action) if !pending.keys().is_empty() => return Some(pending.completed(action)),
        _ if keymap.lets_go(mode, key) => return Some(Message::Pending(Pending::default())),
        Step::Command(action) => return Some(pending.completed(action)),
        Step::Nothing => {}
    }
    // A key that does not go on with what waits is a key of its own; where it is none, it only lets go.
    alone(model, mode, key).or(Some(Message::Pending(Pending::default())))
}

impl Pending {
    fn completed(&self, action: Action) -> Message {
        self.count().map_or(Message::Action(action), |count| Message::Times(action, count))
    }
}

/// What a key means while no other waits.
fn alone(model: &Model, mode: Mode, key: &KeyEvent) -> Option<Message> {
    let typed = character(key).filter(|c| mode.typed().has(half_width(*c)));
    match (mode.typed(), typed) {
        (Typed::Text, Some(c)) => return Some(Message::Type(c)),
        (Typed::Digits('0'), Some(c)) => return Some(Message::Type(half_width(c))),
        (Typed::Digits(_), Some(c)) => {
            let number = half_width(c).to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            return number.map(Message::Digit);
        }
        _ => {}
    }
    let keymap = &model.shared.keymap;
    match keymap.step(mode, &[], key) {
        // As in `fzf --multi`: where several are to be picked, that is what the key is for.
        Step::Command(Action::Complete) if mode == Mode::Query && model.shared.picks_several => {
            Some(Message::Action(Action::Mark))
        }
        Step::Command(action) => Some(Message::Action(action)),
        Step::Waits(key) => Some(Message::Pending(Pending::default().with_key(key, mode))),
        Step::Nothing if keymap.types_to_find(mode) => character(key).map(|c| Message::Paste(c.into())),
        Step::Nothing if mode.has_counts() => {
            let digit = Key::of(key)?.character()?;
            Pending::default().with_digit(digit, mode).map(Message::Pending)
        }
        Step::Nothing => None,
    }
}

/// The character that a key types.
fn character(key: &KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if key.modifiers.difference(KeyModifiers::SHIFT).is_empty() => Some(c),
        _ => None,
    }
}

/// The keys that one event stands for. A terminal puts Esc in front of a key for Alt, and a slow line delivers Esc
/// and the key after it as one: where nothing is bound to the key with Alt, both were pressed.
#[must_use]
pub fn apart(model: &Model, key: KeyEvent) -> Vec<KeyEvent> {
    let mode = model.mode();
    let keymap = &model.shared.keymap;
    let is_bound = |pending: &[Key]| keymap.step(mode, pending, &key) != Step::Nothing;
    let in_front = matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace);
    if !(in_front && key.modifiers.contains(KeyModifiers::ALT))
        || is_bound(model.pending.in_mode(mode).keys())
        || is_bound(&[])
    {
        return vec![key];
    }
    let alone = KeyEvent { modifiers: key.modifiers.difference(KeyModifiers::ALT), ..key };
    vec![KeyEvent { code: KeyCode::Esc, modifiers: KeyModifiers::NONE, ..key }, alone]
}
