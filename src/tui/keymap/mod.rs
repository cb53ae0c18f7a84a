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

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use hashbrown::HashMap;

use super::action::Action;
use super::command::{Command, HintLine};
use super::key::Key;
use super::mode::Mode;
pub use fault::{KeymapFault, KeymapFaultKind};
pub use preset::Preset;
pub use sequence::Sequence;

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
    bound: Vec<Binding>,
    by_key: HashMap<(Mode, Key), &'static Command>,
    /// Those of several keys.
    sequences: Vec<(Mode, Sequence, &'static Command)>,
}

/// A command in force with its keys.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The command.
    pub command: &'static Command,
    /// Its keys, and where they are; each of its modes is in at most one place.
    places: Vec<Place>,
}

/// Modes in which a command has the same keys.
#[derive(Debug, Clone)]
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

    /// Its keys, and for each set of them the modes in which it has them.
    pub fn places(&self) -> impl Iterator<Item = (Vec<Mode>, &[Cow<'static, str>])> {
        self.places.iter().map(|place| {
            let modes = self.command.modes.iter().copied().filter(|mode| place.modes.contains(*mode));
            (modes.collect(), place.keys.as_slice())
        })
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
        all.join("  ")
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

    /// What a key means in a mode.
    #[must_use]
    pub fn action(&self, mode: Mode, event: &KeyEvent) -> Option<Action> {
        let key = Key::of(event)?;
        // Terminals that tell Shift with keys that have no second meaning by it (`Shift-Up`) mean the key itself.
        let found = |key: Key| self.by_key.get(&(mode, key)).map(|command| command.action);
        found(key).or_else(|| match event.code {
            KeyCode::Tab | KeyCode::BackTab => None,
            _ => found(key.without_shift()?),
        })
    }

    /// The keys that one event stands for. A terminal puts Esc in front of a key for Alt, and a slow line delivers Esc
    /// and the key after it as one: where nothing is bound to the key with Alt, both were pressed.
    #[must_use]
    pub fn apart(&self, mode: Mode, key: KeyEvent) -> Vec<KeyEvent> {
        let in_front = matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace);
        if !(in_front && key.modifiers.contains(KeyModifiers::ALT)) || self.action(mode, &key).is_some() {
            return vec![key];
        }
        let alone = KeyEvent { modifiers: key.modifiers.difference(KeyModifiers::ALT), ..key };
        vec![KeyEvent { code: KeyCode::Esc, modifiers: KeyModifiers::NONE, ..key }, alone]
    }

    /// The key that a hint names for an action in a mode; empty where nothing is bound to it.
    #[must_use]
    pub fn label(&self, mode: Mode, action: Action) -> &str {
        let is_it = |bound: &&Binding| bound.command.action == action;
        let labels = self.bound.iter().filter(is_it).map(|bound| bound.label(mode));
        labels.into_iter().find(|label| !label.is_empty()).unwrap_or_default()
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
