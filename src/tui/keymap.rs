//! Every key, declared once. The dispatcher, the help screen, the hint line and the README's table come from here.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

use super::action::{Action, Motion};
use super::mode::Mode;
use crate::messages::Messages;

/// Under which heading of the help screen a command stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving, in every pane.
    Moving,
    /// The tree.
    Tree,
    /// The list.
    List,
    /// Typing a query.
    Find,
    /// The details.
    Detail,
    /// Copying.
    Copy,
    /// Menus and the help screen.
    Menu,
    /// The program.
    Program,
}

impl Group {
    /// In the order of the help screen.
    pub const ALL: [Self; 8] =
        [Self::Moving, Self::Find, Self::Copy, Self::Tree, Self::List, Self::Detail, Self::Menu, Self::Program];

    /// The heading.
    #[must_use]
    pub const fn title(self, messages: &Messages) -> &'static str {
        match self {
            Self::Moving => messages.groups.moving,
            Self::Tree => messages.groups.tree,
            Self::List => messages.groups.list,
            Self::Find => messages.groups.find,
            Self::Detail => messages.groups.detail,
            Self::Copy => messages.groups.copy,
            Self::Menu => messages.groups.menu,
            Self::Program => messages.groups.program,
        }
    }
}

/// A command with its keys.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// Where it can be given.
    pub scopes: &'static [Mode],
    /// Its keys as people write them: `j`, `Down`, `Ctrl-n`, `Shift-Tab`. The first is the one that hints name.
    pub chords: &'static [&'static str],
    /// Under which heading it stands.
    pub group: Group,
    /// One word for the hint line.
    pub hint: fn(&Messages) -> &'static str,
    /// One sentence for the help screen.
    pub help: fn(&Messages) -> &'static str,
}

impl Command {
    /// Whether it can be given at all: a kiosk never suspends, for behind it there must be no shell.
    #[must_use]
    pub fn is_in_force(&self, kiosk: bool) -> bool {
        !(kiosk && self.action == Action::Suspend)
    }
}

const PANES: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail];
const LISTS: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Menu, Mode::Help];
const BUT_THE_QUERY: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Menu, Mode::Help, Mode::Qr];
const EVERYWHERE: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Menu, Mode::Help, Mode::Query, Mode::Qr];

macro_rules! commands {
    ($($action:expr, $scopes:expr, [$($chord:literal),+], $group:ident, $word:ident;)*) => {
        /// Every command, in the order of the help screen.
        pub static COMMANDS: &[Command] = &[$(Command {
            action: $action,
            scopes: $scopes,
            chords: &[$($chord),+],
            group: Group::$group,
            hint: |messages| messages.hints.$word,
            help: |messages| messages.helps.$word,
        },)*];
    };
}

commands! {
    Action::Move(Motion::Down), LISTS, ["j", "Down"], Moving, down;
    Action::Move(Motion::Up), LISTS, ["k", "Up"], Moving, up;
    Action::Move(Motion::HalfDown), LISTS, ["Ctrl-d"], Moving, half_down;
    Action::Move(Motion::HalfUp), LISTS, ["Ctrl-u"], Moving, half_up;
    Action::Move(Motion::PageDown), LISTS, ["PageDown", "Ctrl-f"], Moving, page_down;
    Action::Move(Motion::PageUp), LISTS, ["PageUp", "Ctrl-b"], Moving, page_up;
    Action::Move(Motion::Top), LISTS, ["g", "Home"], Moving, top;
    Action::Move(Motion::Bottom), LISTS, ["G", "End"], Moving, bottom;
    Action::NextPane, PANES, ["Tab"], Moving, next_pane;
    Action::PreviousPane, PANES, ["Shift-Tab"], Moving, previous_pane;

    Action::Find, PANES, ["/"], Find, find;
    Action::Move(Motion::Down), &[Mode::Query], ["Down", "Ctrl-n"], Find, down;
    Action::Move(Motion::Up), &[Mode::Query], ["Up", "Ctrl-p"], Find, up;
    Action::Move(Motion::PageDown), &[Mode::Query], ["PageDown"], Find, page_down;
    Action::Move(Motion::PageUp), &[Mode::Query], ["PageUp"], Find, page_up;
    Action::Open, &[Mode::Query], ["Enter"], Find, accept;
    Action::ClearQuery, &[Mode::Query], ["Esc"], Find, leave_find;
    Action::Complete, &[Mode::Query], ["Tab"], Find, complete;
    Action::Help, &[Mode::Query], ["F1"], Find, help;
    Action::Edit(InputRequest::GoToPrevChar), &[Mode::Query], ["Left"], Find, left;
    Action::Edit(InputRequest::GoToNextChar), &[Mode::Query], ["Right"], Find, right;
    Action::Edit(InputRequest::GoToStart), &[Mode::Query], ["Home", "Ctrl-a"], Find, start;
    Action::Edit(InputRequest::GoToEnd), &[Mode::Query], ["End", "Ctrl-e"], Find, end;
    Action::Edit(InputRequest::DeletePrevChar), &[Mode::Query], ["Backspace", "Ctrl-h"], Find, delete_back;
    Action::Edit(InputRequest::DeleteNextChar), &[Mode::Query], ["Delete", "Ctrl-d"], Find, delete_forward;
    Action::Edit(InputRequest::GoToPrevWord), &[Mode::Query], ["Alt-b", "Ctrl-Left"], Find, word_left;
    Action::Edit(InputRequest::GoToNextWord), &[Mode::Query], ["Alt-f", "Ctrl-Right"], Find, word_right;
    Action::Edit(InputRequest::DeletePrevWord), &[Mode::Query], ["Ctrl-w", "Alt-Backspace"], Find, delete_word;
    Action::Edit(InputRequest::DeleteNextWord), &[Mode::Query], ["Alt-d"], Find, delete_word_forward;
    Action::Edit(InputRequest::DeleteFromStart), &[Mode::Query], ["Ctrl-u"], Find, delete_to_start;

    Action::CopyPhone, PANES, ["y"], Copy, copy_phone;
    Action::CopyOther, PANES, ["Y"], Copy, copy_other;
    Action::ShowCode, PANES, ["Q"], Copy, show_code;

    Action::Unfold, &[Mode::Tree], ["l", "Right"], Tree, unfold;
    Action::Fold, &[Mode::Tree], ["h", "Left"], Tree, fold;
    Action::ToggleFold, &[Mode::Tree], ["Space"], Tree, toggle;
    Action::ToList, &[Mode::Tree], ["Enter"], Tree, to_list;

    Action::Open, &[Mode::List], ["Enter", "l", "Right"], List, open;
    Action::ToTree, &[Mode::List], ["h", "Left"], List, to_tree;
    Action::ClearQuery, &[Mode::List, Mode::Tree], ["Esc"], List, clear;

    Action::Back, &[Mode::Detail], ["h", "Left", "Esc"], Detail, back;
    Action::Move(Motion::PageDown), &[Mode::Detail, Mode::Help], ["Space"], Detail, page_down;
    Action::Move(Motion::PageUp), &[Mode::Detail, Mode::Help], ["b"], Detail, page_up;
    Action::NextRecord, &[Mode::Detail], ["n", "J"], Detail, next_record;
    Action::PreviousRecord, &[Mode::Detail], ["p", "K"], Detail, previous_record;

    Action::Choose, &[Mode::Menu], ["Enter", "l", "Right", "y"], Menu, choose;
    Action::Dismiss, &[Mode::Menu], ["Esc", "h", "Left", "q"], Menu, close_menu;
    Action::Dismiss, &[Mode::Help], ["Esc", "q"], Menu, close_help;
    Action::Dismiss, &[Mode::Qr], ["Esc", "Enter", "h", "Left", "q", "Q"], Menu, close_code;

    Action::Help, BUT_THE_QUERY, ["?", "F1"], Program, help;
    Action::ToggleMouse, PANES, ["m"], Program, mouse;
    Action::Redraw, EVERYWHERE, ["Ctrl-l"], Program, redraw;
    Action::Suspend, EVERYWHERE, ["Ctrl-z"], Program, suspend;
    Action::Quit, PANES, ["q"], Program, quit;
    Action::Quit, EVERYWHERE, ["Ctrl-c"], Program, quit;
}

/// The commands that can be given in a scope.
pub fn commands_in(scope: Mode) -> impl Iterator<Item = &'static Command> {
    COMMANDS.iter().filter(move |command| command.scopes.contains(&scope))
}

/// What a key means in a scope.
#[must_use]
pub fn action(scope: Mode, key: &KeyEvent) -> Option<Action> {
    let chord = chord(key)?;
    commands_in(scope).find(|command| command.chords.contains(&chord.as_str())).map(|command| command.action)
}

/// The keys that one event stands for. A terminal puts Esc in front of a key for Alt, and a slow line delivers Esc and
/// the key after it as one: where nothing is bound to the key with Alt, both were pressed.
#[must_use]
pub fn apart(scope: Mode, key: KeyEvent) -> Vec<KeyEvent> {
    let in_front = matches!(key.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace);
    if !(in_front && key.modifiers.contains(KeyModifiers::ALT)) || action(scope, &key).is_some() {
        return vec![key];
    }
    let alone = KeyEvent { modifiers: key.modifiers.difference(KeyModifiers::ALT), ..key };
    vec![KeyEvent { code: KeyCode::Esc, modifiers: KeyModifiers::NONE, ..key }, alone]
}

/// The key that a hint names for an action in a scope.
#[must_use]
pub fn key_for(scope: Mode, action: Action) -> &'static str {
    commands_in(scope).find(|command| command.action == action).map_or("", |command| command.chords[0])
}

/// How a key is written in [`Command::chords`]; `None` for keys that are never commands.
///
/// An input method that is switched on turns `/` into `、` and other keys into full-width ones. They mean the
/// same key: a reader should not have to switch it off to move about.
#[must_use]
pub fn chord(key: &KeyEvent) -> Option<String> {
    let name = match key.code {
        KeyCode::Char(' ' | '\u{3000}') => "Space".to_owned(),
        KeyCode::Char(c) => plain(c).to_string(),
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => return Some("Shift-Tab".to_owned()),
        KeyCode::BackTab => return Some("Shift-Tab".to_owned()),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::PageUp => "PageUp".to_owned(),
        KeyCode::PageDown => "PageDown".to_owned(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Delete".to_owned(),
        _ => return None,
    };
    let mut chord = String::new();
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        chord.push_str("Ctrl-");
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        chord.push_str("Alt-");
    }
    chord.push_str(&name);
    Some(chord)
}

/// The ASCII character on the key that an input method turned into this one.
fn plain(c: char) -> char {
    match c {
        '、' => '/',
        '！'..='～' => u8::try_from(u32::from(c) - 0xFEE0).map_or(c, char::from),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::{Action, COMMANDS, Group, Mode, action, apart, chord};
    use crate::messages::Lang;

    #[test]
    fn no_two_commands_claim_one_key_in_one_scope() {
        let mut taken: HashMap<(Mode, &str), Action> = HashMap::new();
        for command in COMMANDS {
            for scope in command.scopes {
                for chord in command.chords {
                    let other = taken.insert((*scope, chord), command.action);
                    assert_eq!(other, None, "{chord} in {scope:?}");
                }
            }
        }
    }

    #[test]
    fn every_heading_has_commands_and_every_command_words() {
        for group in Group::ALL {
            assert!(COMMANDS.iter().any(|command| command.group == group), "{group:?}");
        }
        for command in COMMANDS {
            for lang in [Lang::Zh, Lang::En] {
                assert!(!(command.hint)(lang.messages()).is_empty() && !(command.help)(lang.messages()).is_empty());
            }
        }
    }

    #[test]
    fn esc_and_the_key_behind_it_are_two_keys_though_a_slow_line_delivers_them_as_one() {
        let alt = |code| KeyEvent::new(code, KeyModifiers::ALT);
        let slash = KeyEvent::new(KeyCode::Char('/'), KeyModifiers::NONE);
        let esc = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        assert_eq!(apart(Mode::Query, alt(KeyCode::Char('/'))), [esc, slash]);
        assert_eq!(apart(Mode::Query, slash), [slash]);
        assert_eq!(apart(Mode::Query, alt(KeyCode::Char('b'))), [alt(KeyCode::Char('b'))], "a word to the left");
        assert_eq!(apart(Mode::Query, alt(KeyCode::Up)), [alt(KeyCode::Up)], "a sequence of its own");
    }

    #[test]
    fn an_input_method_left_on_does_not_take_the_keys_away() {
        let key = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        assert_eq!(action(Mode::List, &key('、')), Some(Action::Find));
        assert_eq!(action(Mode::List, &key('？')), Some(Action::Help));
        assert_eq!(action(Mode::List, &key('ｑ')), Some(Action::Quit));
        assert_eq!(chord(&KeyEvent::new(KeyCode::Char('n'), KeyModifiers::CONTROL)).as_deref(), Some("Ctrl-n"));
    }
}
