//! From keys to commands: the bindings in force. The model owns one; the dispatcher, the help screen, the hint line and
//! the README's table ask it, never the table of defaults.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use hashbrown::HashMap;

use super::action::Action;
use super::command::{COMMANDS, Command, HintLine};
use super::key::{Key, KeyError};
use super::mode::Mode;

/// The bindings in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<Binding>,
    by_key: HashMap<(Mode, Key), &'static Command>,
}

/// A command in force with its keys.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The command.
    pub command: &'static Command,
    /// Its keys as they are displayed; none where nothing is bound to it. The first is the one that hints name.
    pub keys: Vec<String>,
}

impl Binding {
    /// The key that hints name; empty where nothing is bound to the command.
    #[must_use]
    pub fn label(&self) -> &str {
        self.keys.first().map_or("", String::as_str)
    }

    /// All keys as the help screen shows them.
    #[must_use]
    pub fn all_keys(&self) -> String {
        self.keys.join("  ")
    }
}

/// Why there can be no such keymap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeymapError {
    /// No command has this id.
    UnknownCommand(String),
    /// A command's key cannot be read.
    Key {
        /// The id of the command.
        id: &'static str,
        /// The key as it was written.
        key: String,
        /// What is wrong with it.
        error: KeyError,
    },
    /// Two commands have one key in one mode.
    Twice {
        /// The key.
        key: Key,
        /// The mode.
        mode: Mode,
        /// The ids of the commands, in the order in which they claimed the key.
        ids: [&'static str; 2],
    },
}

impl fmt::Display for KeymapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownCommand(id) => write!(f, "there is no command `{id}`"),
            Self::Key { id, key, error } => write!(f, "`{key}` cannot be a key of `{id}`: {error}"),
            Self::Twice { key, mode, ids: [first, second] } => {
                write!(f, "`{key}` is bound to both `{first}` and `{second}` ({mode:?})")
            }
        }
    }
}

impl std::error::Error for KeymapError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Key { error, .. } => Some(error),
            Self::UnknownCommand(_) | Self::Twice { .. } => None,
        }
    }
}

impl Keymap {
    /// The keys of the table of commands. A kiosk has fewer.
    ///
    /// # Errors
    /// The table claims a key twice or names one that does not exist.
    pub fn defaults(kiosk: bool) -> Result<Self, KeymapError> {
        let bindings = COMMANDS.iter().flat_map(|command| command.keys.iter().map(move |key| (command, *key)));
        Self::of(bindings.map(Ok), kiosk)
    }

    /// The keymap with these bindings, each an id and a key; a command that is not among them has no key. In a kiosk
    /// only what needs nothing is in force.
    ///
    /// # Errors
    /// An id that no command has, a key that cannot be read, a key claimed twice in one mode.
    pub fn new<'a>(bindings: impl IntoIterator<Item = (&'a str, &'a str)>, kiosk: bool) -> Result<Self, KeymapError> {
        let command = |id: &str| COMMANDS.iter().find(|command| command.id == id);
        let named = |(id, key): (&str, &'a str)| {
            Ok((command(id).ok_or_else(|| KeymapError::UnknownCommand(id.to_owned()))?, key))
        };
        Self::of(bindings.into_iter().map(named), kiosk)
    }

    fn of<'a>(
        bindings: impl Iterator<Item = Result<(&'static Command, &'a str), KeymapError>>,
        kiosk: bool,
    ) -> Result<Self, KeymapError> {
        let mut keys: HashMap<&'static str, Vec<String>> = HashMap::new();
        let mut by_key: HashMap<(Mode, Key), &'static Command> = HashMap::new();
        for binding in bindings {
            let (command, written) = binding?;
            let unreadable = |error| KeymapError::Key { id: command.id, key: written.to_owned(), error };
            let key: Key = written.parse().map_err(unreadable)?;
            if kiosk && !command.needs.is_met_in_a_kiosk() {
                continue;
            }
            keys.entry(command.id).or_default().push(key.to_string());
            for mode in command.modes {
                if let Some(other) = by_key.insert((*mode, key), command) {
                    return Err(KeymapError::Twice { key, mode: *mode, ids: [other.id, command.id] });
                }
            }
        }
        let in_force = COMMANDS.iter().filter(|command| !kiosk || command.needs.is_met_in_a_kiosk());
        let bound = in_force.map(|command| Binding { command, keys: keys.remove(command.id).unwrap_or_default() });
        Ok(Self { bound: bound.collect(), by_key })
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
        let is_it = |bound: &&Binding| bound.command.action == action && bound.command.modes.contains(&mode);
        self.bound.iter().filter(is_it).map(Binding::label).find(|label| !label.is_empty()).unwrap_or_default()
    }

    /// What a hint line names, the most useful first. A command without a key is no hint.
    #[must_use]
    pub fn hints(&self, line: HintLine) -> Vec<&Binding> {
        let rank =
            |bound: &Binding| bound.command.hint_ranks.iter().find(|(own, _)| *own == line).map(|(_, rank)| *rank);
        let ranked = self.bound.iter().filter(|bound| !bound.keys.is_empty());
        let mut ranked: Vec<_> = ranked.filter_map(|bound| Some((rank(bound)?, bound))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, bound)| bound).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use std::error::Error;

    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::{Action, COMMANDS, Keymap, KeymapError, Mode};
    use crate::tui::key::KeyError;
    use crate::tui::motion::Motion;

    fn pressed(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
    }

    fn defaults() -> Keymap {
        Keymap::defaults(false).unwrap()
    }

    #[test]
    fn no_two_commands_claim_one_key_in_one_mode() {
        let keymap = defaults();
        let claims: usize = COMMANDS.iter().map(|command| command.modes.len() * command.keys.len()).sum();
        assert_eq!(keymap.by_key.len(), claims);
        assert!(Keymap::defaults(true).is_ok());
    }

    #[test]
    fn the_table_writes_keys_as_they_are_displayed() {
        for bound in defaults().commands() {
            assert_eq!(bound.keys, bound.command.keys);
        }
    }

    #[test]
    fn a_binding_of_an_unknown_command_is_refused() {
        let error = Keymap::new([("copy-fone", "y")], false).unwrap_err();
        assert_eq!(error, KeymapError::UnknownCommand("copy-fone".to_owned()));
        assert!(error.to_string().contains("copy-fone"));
    }

    #[test]
    fn a_key_that_nobody_can_press_is_refused() {
        let error = Keymap::new([("copy-phone", "Ctl-y")], false).unwrap_err();
        assert!(matches!(&error, KeymapError::Key { id: "copy-phone", error: KeyError::Unknown(_), .. }), "{error}");
        assert!(error.source().is_some() && error.to_string().contains("Ctl-y"));
        // What a kiosk leaves out is read there, too: settings are right or wrong, wherever they are read.
        assert!(matches!(Keymap::new([("suspend", "Ctl-z")], true), Err(KeymapError::Key { .. })));
    }

    #[test]
    fn a_key_with_two_commands_in_one_mode_is_refused() {
        // `Ctrl-i` and `Tab` are one byte on the line.
        for (first, second) in [("y", "y"), ("、", "/"), ("Tab", "Ctrl-i")] {
            let error = Keymap::new([("copy-phone", first), ("copy-other", second)], false).unwrap_err();
            assert!(matches!(error, KeymapError::Twice { ids: ["copy-phone", "copy-other"], .. }), "{error}");
        }
        assert!(Keymap::new([("accept", "Enter"), ("open", "Enter")], false).is_ok(), "they have no mode in common");
    }

    #[test]
    fn a_command_without_a_key_is_in_force_but_no_hint() {
        let keymap = Keymap::new([("find", "f")], false).unwrap();
        assert_eq!(keymap.action(Mode::List, &pressed('f')), Some(Action::Find));
        assert_eq!(keymap.action(Mode::List, &pressed('/')), None);
        assert!(keymap.permits(Action::Quit) && keymap.label(Mode::List, Action::Quit).is_empty());
        let hints = keymap.hints(super::HintLine::List);
        assert_eq!(hints.iter().map(|bound| bound.command.id).collect::<Vec<_>>(), ["find"]);
    }

    #[test]
    fn in_a_kiosk_only_what_needs_nothing_is_in_force() {
        let keymap = Keymap::defaults(true).unwrap();
        assert!(!keymap.permits(Action::Suspend) && keymap.permits(Action::CopyPhone));
        let suspend = KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL);
        assert_eq!(keymap.action(Mode::List, &suspend), None);
        assert_eq!(defaults().action(Mode::List, &suspend), Some(Action::Suspend));
    }

    #[test]
    fn esc_and_the_key_behind_it_are_two_keys_on_a_slow_line() {
        let keymap = defaults();
        let alt = |code| KeyEvent::new(code, KeyModifiers::ALT);
        let slash = pressed('/');
        let esc = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        assert_eq!(keymap.apart(Mode::Query, alt(KeyCode::Char('/'))), [esc, slash]);
        assert_eq!(keymap.apart(Mode::Query, slash), [slash]);
        assert_eq!(keymap.apart(Mode::Query, alt(KeyCode::Char('b'))), [alt(KeyCode::Char('b'))], "a word to the left");
        assert_eq!(keymap.apart(Mode::Query, alt(KeyCode::Up)), [alt(KeyCode::Up)], "a sequence of its own");
    }

    #[test]
    fn an_input_method_left_on_does_not_take_the_keys_away() {
        let keymap = defaults();
        assert_eq!(keymap.action(Mode::List, &pressed('、')), Some(Action::Find));
        assert_eq!(keymap.action(Mode::List, &pressed('？')), Some(Action::Help));
        assert_eq!(keymap.action(Mode::List, &pressed('ｑ')), Some(Action::Quit));
        let down = KeyEvent::new(KeyCode::Char('n'), KeyModifiers::CONTROL);
        assert_eq!(keymap.action(Mode::Query, &down), defaults().action(Mode::Query, &down));
        assert!(keymap.action(Mode::Query, &down).is_some());
    }

    #[test]
    fn shift_takes_no_key_away_but_tab_has_two_meanings() {
        let keymap = defaults();
        let with_shift = |code| keymap.action(Mode::List, &KeyEvent::new(code, KeyModifiers::SHIFT));
        let alone = |code| keymap.action(Mode::List, &KeyEvent::new(code, KeyModifiers::NONE));
        assert_eq!(with_shift(KeyCode::PageUp), alone(KeyCode::PageUp));
        assert_eq!(with_shift(KeyCode::Up), Some(Action::ScrollPage(Motion::Up)), "one of its own");
        assert_eq!(with_shift(KeyCode::Tab), Some(Action::PreviousPane));
        assert_eq!(alone(KeyCode::BackTab), Some(Action::PreviousPane));
        assert_ne!(alone(KeyCode::Tab), alone(KeyCode::BackTab));
        let in_query = KeyEvent::new(KeyCode::BackTab, KeyModifiers::NONE);
        assert_eq!(keymap.action(Mode::Query, &in_query), None);
    }
}
