//! From keys to commands: the bindings in force. The model owns one; the dispatcher, the help screen, the hint line and
//! the README's table ask it, never the table of defaults.
//!
//! Parts: `sequence`, keys pressed one after the other; `preset`, keys for hands used to something else; `resolve`, which
//! of all keys are in force; `fault`, why one of the reader's own is not.

mod fault;
mod preset;
mod resolve;
mod sequence;

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyEvent};
use hashbrown::HashMap;

use super::action::Action;
use super::command::{Command, HintLine};
use super::key::Key;
use super::mode::Mode;
use crate::messages::Messages;
pub use fault::{KeymapFault, KeymapFaultKind};
pub use preset::Preset;
pub use sequence::Sequence;

/// Between two keys where several are displayed.
const BETWEEN: &str = "  ";

/// The reader's own keys, as they are written in the settings and in that order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bindings(pub Vec<BindingEntry>);

/// What the settings say of one command.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BindingEntry {
    /// The name of the mode that it is for; none for every mode of the command.
    pub mode: Option<String>,
    /// The id of the command.
    pub command: String,
    /// Its keys instead of those it has, each a key or several with blanks between them. None takes them away.
    pub keys: Vec<String>,
}

/// The bindings in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    preset: Preset,
    is_for_kiosk: bool,
    bound: Vec<Binding>,
    by_key: HashMap<(Mode, Key), &'static Command>,
    /// Those of several keys.
    sequences: Vec<(Mode, Sequence, &'static Command)>,
}

/// What a key means behind others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// This, and nothing waits any more.
    Command(Action),
    /// Nothing until another key has been pressed.
    Waits(Key),
    /// Nothing is bound to it.
    Nothing,
}

/// A command in force with its keys.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The command.
    pub command: &'static Command,
    /// Its keys, and where they are; each of its modes is in at most one place.
    places: Vec<Place>,
}

impl PartialEq for Keymap {
    /// Whether the same commands have the same keys.
    fn eq(&self, other: &Self) -> bool {
        let is_same =
            |(own, other): (&Binding, &Binding)| own.command.id == other.command.id && own.places == other.places;
        (self.preset, self.bound.len()) == (other.preset, other.bound.len())
            && self.bound.iter().zip(&other.bound).all(is_same)
    }
}

impl Eq for Keymap {}

/// Modes in which a command has the same keys.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    modes: Modes,
    /// As they are displayed. The first is the one that hints name.
    keys: Vec<Cow<'static, str>>,
}

/// A set of modes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Modes(u32);

impl Modes {
    const fn of(mode: Mode) -> Self {
        Self(1 << mode as u32)
    }

    const fn insert(&mut self, mode: Mode) {
        self.0 |= Self::of(mode).0;
    }

    const fn contains(self, mode: Mode) -> bool {
        self.0 & Self::of(mode).0 != 0
    }
}

impl Binding {
    /// Its keys in a mode, as they are displayed. The first is the one that hints name.
    pub fn keys(&self, mode: Mode) -> impl Iterator<Item = &str> {
        let place = self.places.iter().find(|place| place.modes.contains(mode));
        place.into_iter().flat_map(|place| &place.keys).map(AsRef::as_ref)
    }

    /// The key that hints name in a mode; empty where nothing is bound to the command.
    #[must_use]
    pub fn label(&self, mode: Mode) -> &str {
        self.keys(mode).next().unwrap_or_default()
    }

    /// Its keys with what is said of it: in a row, or in several where it has other keys in some modes than in others.
    #[must_use]
    pub fn rows(&self, messages: &Messages) -> Vec<(String, Cow<'static, str>)> {
        let help = (self.command.text)(messages).help;
        let row = |place: &Place| {
            let modes = self.command.modes.iter().filter(|mode| place.modes.contains(**mode));
            let modes: Vec<&str> = modes.map(|mode| mode.title(messages)).collect();
            let said = &messages.modes;
            let is_all = modes.len() == self.command.modes.len();
            let text = if is_all { help.into() } else { said.only_in(help, modes.join(said.between)).into() };
            (place.keys.join(BETWEEN), text)
        };
        match self.places.iter().filter(|place| !place.keys.is_empty()).collect::<Vec<_>>()[..] {
            [] => vec![(String::new(), help.into())],
            ref places => places.iter().map(|place| row(place)).collect(),
        }
    }

    /// All its keys, wherever it has them.
    #[must_use]
    pub fn all_keys(&self) -> String {
        let mut all: Vec<&str> = Vec::new();
        for key in self.places.iter().flat_map(|place| &place.keys) {
            if !all.contains(&key.as_ref()) {
                all.push(key);
            }
        }
        all.join(BETWEEN)
    }
}

impl Keymap {
    /// The keys of the table of commands. A kiosk has fewer.
    #[must_use]
    pub fn defaults(kiosk: bool) -> Self {
        Self::of(Preset::Default, &Bindings::default(), kiosk).0
    }

    /// The keys of a preset, with the reader's own in place of some, and what of these cannot be in force: that is left
    /// out. A kiosk has fewer commands, but what is wrong with a binding is wrong there, too.
    #[must_use]
    pub fn of(preset: Preset, bindings: &Bindings, kiosk: bool) -> (Self, Vec<KeymapFault>) {
        resolve::resolve(preset, bindings, kiosk)
    }

    /// Whether it has only what a kiosk has.
    #[must_use]
    pub const fn is_for_kiosk(&self) -> bool {
        self.is_for_kiosk
    }

    /// Whose keys it has where the reader has none of his own.
    #[must_use]
    pub const fn preset(&self) -> Preset {
        self.preset
    }

    /// The commands in force, in the order of the help screen.
    pub fn commands(&self) -> impl Iterator<Item = &Binding> {
        self.bound.iter()
    }

    /// Whether an action can be carried out at all here, by whatever way it is asked for.
    #[must_use]
    pub fn permits(&self, action: Action) -> bool {
        self.bound.iter().any(|bound| bound.command.action == action)
    }

    /// What a key alone means in a mode.
    #[must_use]
    pub fn action(&self, mode: Mode, event: &KeyEvent) -> Option<Action> {
        match self.step(mode, &[], event) {
            Step::Command(action) => Some(action),
            Step::Waits(_) | Step::Nothing => None,
        }
    }

    /// What a key means in a mode behind others.
    #[must_use]
    pub fn step(&self, mode: Mode, before: &[Key], event: &KeyEvent) -> Step {
        let Some(key) = Key::of(event) else { return Step::Nothing };
        let found = |key: Key| {
            if before.is_empty()
                && let Some(command) = self.by_key.get(&(mode, key))
            {
                return Some(Step::Command(command.action));
            }
            let goes_on =
                |(own, keys, _): &&(Mode, Sequence, &Command)| *own == mode && keys.after(before) == Some(key);
            let (_, keys, command) = self.sequences.iter().find(goes_on)?;
            let is_last = keys.rest().len() == before.len();
            Some(if is_last { Step::Command(command.action) } else { Step::Waits(key) })
        };
        // Terminals that tell Shift with keys that have no second meaning by it (`Shift-Up`) mean the key itself.
        let without_shift = || match event.code {
            KeyCode::Tab | KeyCode::BackTab => None,
            _ => found(key.without_shift()?),
        };
        found(key).or_else(without_shift).unwrap_or(Step::Nothing)
    }

    /// What can follow keys that have been pressed in a mode: the next key, and the command if it is the last.
    pub fn following<'a>(
        &'a self,
        mode: Mode,
        before: &'a [Key],
    ) -> impl Iterator<Item = (Key, Option<&'static Command>)> + 'a {
        self.sequences.iter().filter(move |(own, ..)| *own == mode).filter_map(move |(_, keys, command)| {
            let next = keys.after(before)?;
            Some((next, (keys.rest().len() == before.len()).then_some(*command)))
        })
    }

    /// Whether a key takes back what waits: Esc, and what is bound to the commands that Esc is for.
    #[must_use]
    pub fn lets_go(&self, mode: Mode, event: &KeyEvent) -> bool {
        let is_for_esc = |key| self.by_key.get(&(mode, key)).is_some_and(|command| command.keys.contains(&"Esc"));
        Key::of(event).is_some_and(|key| event.code == KeyCode::Esc || is_for_esc(key))
    }

    /// Whether a character that is bound to nothing begins a query there.
    #[must_use]
    pub fn types_to_find(&self, mode: Mode) -> bool {
        self.preset == Preset::Arrows && mode.finds()
    }

    /// The key that a hint names for an action in a mode; empty where nothing is bound to it.
    #[must_use]
    pub fn label(&self, mode: Mode, action: Action) -> &str {
        let is_it = |bound: &&Binding| bound.command.action == action;
        let labels = self.bound.iter().filter(is_it).map(|bound| bound.label(mode));
        labels.into_iter().find(|label| !label.is_empty()).unwrap_or_default()
    }

    /// How a message says that an action can be carried out: by its key in a mode. Where it has none, by its id behind the
    /// key of the palette; where it cannot be carried out there, by the key that it has elsewhere.
    #[must_use]
    pub fn way(&self, mode: Mode, action: Action) -> Cow<'_, str> {
        let label = self.label(mode, action);
        if !label.is_empty() {
            return label.into();
        }
        let bound = || self.bound.iter().filter(|bound| bound.command.action == action);
        let here = bound().find(|bound| bound.command.modes.contains(&mode));
        let palette = self.label(mode, Action::Palette);
        if let Some(here) = here.filter(|_| !palette.is_empty()) {
            let blank = if palette.chars().nth(1).is_some() { " " } else { "" };
            return format!("{palette}{blank}{}", here.command.id).into();
        }
        let elsewhere = bound().flat_map(|bound| &bound.places).find_map(|place| place.keys.first());
        elsewhere.map_or("", AsRef::as_ref).into()
    }

    /// What a hint line names, the most useful first. A command without a key is no hint.
    #[must_use]
    pub fn hints(&self, line: HintLine) -> Vec<&Binding> {
        let rank =
            |bound: &Binding| bound.command.hint_ranks.iter().find(|(own, _)| *own == line).map(|(_, rank)| *rank);
        let ranked = self.bound.iter().filter(|bound| !bound.label(line.mode()).is_empty());
        let mut ranked: Vec<_> = ranked.filter_map(|bound| Some((rank(bound)?, bound))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, bound)| bound).collect()
    }
}

#[cfg(test)]
mod tests;
