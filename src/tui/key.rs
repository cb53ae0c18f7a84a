//! Keys, and how people write them: `j`, `G`, `Space`, `Down`, `F1`, `Ctrl-y`, `Alt-Backspace`, `Shift-Tab`.
//!
//! One key has one value and one spelling. Where a terminal sends the same bytes for two (`Ctrl-i` and `Tab`), or an
//! input method turns one into another (`、` for `/`), both are the same [`Key`], so a binding can never be one that
//! no press of a key is equal to.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with what is held down with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Keys that are no character, by the name that is displayed. Other spellings that are understood stand behind it.
const NAMED: &[(KeyCode, &str, &[&str])] = &[
    (KeyCode::Char(' '), "Space", &[]),
    (KeyCode::Up, "Up", &[]),
    (KeyCode::Down, "Down", &[]),
    (KeyCode::Left, "Left", &[]),
    (KeyCode::Right, "Right", &[]),
    (KeyCode::Home, "Home", &[]),
    (KeyCode::End, "End", &[]),
    (KeyCode::PageUp, "PageUp", &["PgUp"]),
    (KeyCode::PageDown, "PageDown", &["PgDn"]),
    (KeyCode::Enter, "Enter", &["Return"]),
    (KeyCode::Esc, "Esc", &["Escape"]),
    (KeyCode::Tab, "Tab", &[]),
    (KeyCode::Backspace, "Backspace", &[]),
    (KeyCode::Delete, "Delete", &["Del"]),
    (KeyCode::Insert, "Insert", &["Ins"]),
];

/// What can be held down with a key, in the order in which it is displayed.
const MODIFIERS: [(KeyModifiers, &str); 3] =
    [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")];

/// The highest function key that has a name.
const LAST_FUNCTION_KEY: u8 = 24;

impl Key {
    /// The key with a code and modifiers; `None` for keys that are never commands (media keys and the like).
    ///
    /// An input method that is switched on turns `/` into `、` and other keys into full-width ones. They mean the
    /// same key: a reader should not have to switch it off to move about.
    #[must_use]
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Option<Self> {
        let mut modifiers = modifiers.intersection(KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::BackTab => {
                modifiers.insert(KeyModifiers::SHIFT);
                KeyCode::Tab
            }
            KeyCode::Char(c) => {
                // What Shift makes of a character is the character itself.
                modifiers.remove(KeyModifiers::SHIFT);
                of_character(half_width(c), &mut modifiers)
            }
            other => other,
        };
        name_of(code).is_some().then_some(Self { code, modifiers })
    }

    /// The key of an event.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Option<Self> {
        Self::new(event.code, event.modifiers)
    }

    /// The character that it is, where nothing but Shift is held down with it.
    #[must_use]
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }

    /// The same key without Shift, where Shift is held down with it.
    #[must_use]
    pub fn without_shift(self) -> Option<Self> {
        let modifiers = self.modifiers.difference(KeyModifiers::SHIFT);
        (modifiers != self.modifiers).then_some(Self { modifiers, ..self })
    }
}

impl From<Key> for KeyEvent {
    fn from(key: Key) -> Self {
        Self::new(key.code, key.modifiers)
    }
}

/// With Ctrl, letters have no case, and some are the byte that another key sends.
fn of_character(c: char, modifiers: &mut KeyModifiers) -> KeyCode {
    if !modifiers.contains(KeyModifiers::CONTROL) {
        return KeyCode::Char(c);
    }
    let code = match c.to_ascii_lowercase() {
        'i' => KeyCode::Tab,
        'm' => KeyCode::Enter,
        '[' => KeyCode::Esc,
        other => return KeyCode::Char(other),
    };
    modifiers.remove(KeyModifiers::CONTROL);
    code
}

/// The ASCII character on the key that an input method turned into this one.
pub(super) fn half_width(c: char) -> char {
    match c {
        '、' => '/',
        '\u{3000}' => ' ',
        '！'..='～' => u8::try_from(u32::from(c) - 0xFEE0).map_or(c, char::from),
        _ => c,
    }
}

fn name_of(code: KeyCode) -> Option<KeyName> {
    if let Some((_, name, _)) = NAMED.iter().find(|(known, ..)| *known == code) {
        return Some(KeyName::Word(name));
    }
    match code {
        KeyCode::F(number) if (1..=LAST_FUNCTION_KEY).contains(&number) => Some(KeyName::Function(number)),
        KeyCode::Char(c) if !c.is_control() && !c.is_whitespace() => Some(KeyName::Character(c)),
        _ => None,
    }
}

/// How a key is written without its modifiers.
enum KeyName {
    Word(&'static str),
    Function(u8),
    Character(char),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, prefix) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                f.write_str(prefix)?;
            }
        }
        match name_of(self.code) {
            Some(KeyName::Word(name)) => f.write_str(name),
            Some(KeyName::Function(number)) => write!(f, "F{number}"),
            Some(KeyName::Character(c)) => write!(f, "{c}"),
            None => Ok(()),
        }
    }
}

/// Why a text is not a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyError {
    /// There is no key to press: nothing at all, or modifiers alone.
    Missing,
    /// No key has this name.
    Unknown(String),
    /// Which character Shift makes of this one depends on the keyboard: the character itself has to be written.
    Shifted(char),
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("no key is named"),
            Self::Unknown(name) => write!(f, "no key is called `{name}`"),
            Self::Shifted(c) => write!(f, "`Shift-{c}` depends on the keyboard; write the character that it gives"),
        }
    }
}

impl std::error::Error for KeyError {}

impl FromStr for Key {
    type Err = KeyError;

    /// Names and modifiers in any case; a character alone is that character, so `g` and `G` are two keys.
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((modifier, behind)) = without_modifier(rest) {
            modifiers.insert(modifier);
            rest = behind;
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (None, _) => return Err(KeyError::Missing),
            (Some(c), None) => KeyCode::Char(shifted(c, modifiers)?),
            _ => named(rest).ok_or_else(|| KeyError::Unknown(rest.to_owned()))?,
        };
        Self::new(code, modifiers).ok_or_else(|| KeyError::Unknown(rest.to_owned()))
    }
}

fn without_modifier(text: &str) -> Option<(KeyModifiers, &str)> {
    MODIFIERS.into_iter().find_map(|(modifier, prefix)| {
        let (head, rest) = text.split_at_checked(prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then_some((modifier, rest))
    })
}

/// The character that is written with Shift: for a letter it is certain.
fn shifted(c: char, modifiers: KeyModifiers) -> Result<char, KeyError> {
    match c {
        _ if !modifiers.contains(KeyModifiers::SHIFT) => Ok(c),
        'a'..='z' | 'A'..='Z' => Ok(c.to_ascii_uppercase()),
        _ => Err(KeyError::Shifted(c)),
    }
}

fn named(name: &str) -> Option<KeyCode> {
    let is_it = |known: &str| known.eq_ignore_ascii_case(name);
    let word = NAMED.iter().find(|(_, known, others)| is_it(known) || others.iter().any(|other| is_it(other)));
    let function = || name.strip_prefix(['F', 'f'])?.parse().ok().map(KeyCode::F);
    word.map(|(code, ..)| *code).or_else(function)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::{Key, KeyError, LAST_FUNCTION_KEY, NAMED};

    fn read(text: &str) -> Key {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_displayed_is_read_back_as_the_same_key() {
        let functions = (1..=LAST_FUNCTION_KEY).map(KeyCode::F);
        let characters = "aZ0/?-<~é学".chars().map(KeyCode::Char);
        for code in NAMED.iter().map(|(code, ..)| *code).chain(functions).chain(characters) {
            for bits in 0..8 {
                let modifiers = KeyModifiers::from_bits_truncate(bits);
                let key = Key::new(code, modifiers).unwrap();
                assert_eq!(key.to_string().parse(), Ok(key), "{key}");
                assert_eq!(Key::of(&key.into()), Some(key), "{key}");
            }
        }
    }

    #[test]
    fn a_key_is_displayed_as_people_write_it() {
        for (written, displayed) in [
            ("j", "j"),
            ("G", "G"),
            ("shift-g", "G"),
            ("space", "Space"),
            ("ctrl-Y", "Ctrl-y"),
            ("CTRL-ALT-del", "Ctrl-Alt-Delete"),
            ("Alt-Ctrl-x", "Ctrl-Alt-x"),
            ("shift-tab", "Shift-Tab"),
            ("f12", "F12"),
            ("-", "-"),
            ("Ctrl--", "Ctrl--"),
            ("、", "/"),
            ("Ctrl-i", "Tab"),
            ("Ctrl-[", "Esc"),
        ] {
            assert_eq!(read(written).to_string(), displayed, "{written}");
        }
    }

    #[test]
    fn what_no_press_of_a_key_could_be_is_refused() {
        for name in ["Ctl-x", "Ctrl+x", "F0", "F25", "g g", "Dwon", "\t", "Windows"] {
            assert!(matches!(name.parse::<Key>(), Err(KeyError::Unknown(_))), "{name:?}");
        }
        assert_eq!("".parse::<Key>(), Err(KeyError::Missing));
        assert_eq!("Ctrl-Alt-".parse::<Key>(), Err(KeyError::Missing));
        assert_eq!("Shift-1".parse::<Key>(), Err(KeyError::Shifted('1')));
    }

    #[test]
    fn an_input_method_left_on_changes_no_key() {
        let pressed = |c| Key::of(&KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
        for (typed, meant) in [('、', "/"), ('？', "?"), ('ｑ', "q"), ('Ｑ', "Q"), ('\u{3000}', "Space")] {
            assert_eq!(pressed(typed), Some(read(meant)));
        }
    }

    #[test]
    fn shift_with_a_character_is_the_character() {
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::of(&shifted), Some(read("G")));
        assert_eq!(Key::of(&KeyEvent::new(KeyCode::BackTab, KeyModifiers::NONE)), Some(read("Shift-Tab")));
        assert_eq!(read("Shift-Up").without_shift(), Some(read("Up")));
        assert_eq!(read("Up").without_shift(), None);
    }
}
