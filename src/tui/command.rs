//! The one table of commands: what each is called, what it does, where, by which keys, what it needs and when it is
//! worth a hint. The keymap, the help screen, the hint line and the README's table come from here.
//!
//! A new command is a row here, its text in `messages/zh.rs` and `messages/en.rs`, and an arm where it is carried out: in
//! `update.rs` for one of the whole program, else in the screen or overlay that it is for. Where it is another
//! [`Action`], the compiler asks whether it touches the entry under the cursor.

use tui_input::InputRequest;

use super::action::Action;

use super::mode::Mode;
use super::motion::Motion;
use crate::messages::{CommandText, Messages};

/// A command.
#[derive(Debug)]
pub struct Command {
    /// Its name in settings. It is never given another, for the reader's settings hold it.
    pub id: &'static str,
    /// What it does.
    pub action: Action,
    /// Where it can be given.
    pub modes: &'static [Mode],
    /// Its keys unless the reader has others, as [`Key`](super::key::Key) reads them. The first is the one that hints
    /// name. No name of a key holds a blank, so that a sequence of keys can be written with one.
    pub keys: &'static [&'static str],
    /// Under which heading of the help screen it stands.
    pub group: Group,
    /// What it cannot be carried out without.
    pub needs: Needs,
    /// Its places in the hint lines that name it, from 1.
    pub hint_ranks: &'static [(HintLine, u8)],
    /// What is said of it.
    pub text: fn(&Messages) -> &CommandText,
}

/// What a command cannot be carried out without. It is the whole rule of a kiosk, behind which there is a machine that
/// its visitors must not reach: there, only what needs nothing is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Only the screen.
    Nothing,
    /// Files of this machine.
    Files,
    /// Other programs of this machine.
    Processes,
    /// A shell that takes the terminal.
    Shell,
}

impl Needs {
    /// Whether a kiosk has it.
    #[must_use]
    pub const fn is_met_in_a_kiosk(self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Files | Self::Processes | Self::Shell => false,
        }
    }
}

/// The hint lines: one for each mode, and one more for the list while a query narrows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the mode says it")]
pub enum HintLine {
    Tree,
    List,
    FilteredList,
    Query,
    Detail,
    Menu,
    Help,
    Qr,
}

impl HintLine {
    /// The hint line in a mode; `is_filtered` says whether a query narrows the list.
    #[must_use]
    pub const fn of(mode: Mode, is_filtered: bool) -> Self {
        match mode {
            Mode::Tree => Self::Tree,
            Mode::List if is_filtered => Self::FilteredList,
            Mode::List => Self::List,
            Mode::Query => Self::Query,
            Mode::Detail => Self::Detail,
            Mode::Menu => Self::Menu,
            Mode::Help => Self::Help,
            Mode::Qr => Self::Qr,
        }
    }
}

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

const PANES: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail];
const LISTS: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Menu, Mode::Help];
const BUT_THE_QUERY: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Menu, Mode::Help, Mode::Qr];
const EVERYWHERE: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Menu, Mode::Help, Mode::Query, Mode::Qr];
const PAGES: &[Mode] = &[Mode::Detail, Mode::Help];
const CLEARABLE: &[Mode] = &[Mode::List, Mode::Tree];
const TREE: &[Mode] = &[Mode::Tree];
const LIST: &[Mode] = &[Mode::List];
const QUERY: &[Mode] = &[Mode::Query];
const DETAIL: &[Mode] = &[Mode::Detail];
const MENU: &[Mode] = &[Mode::Menu];
const HELP: &[Mode] = &[Mode::Help];
const QR: &[Mode] = &[Mode::Qr];

macro_rules! commands {
    ($($id:literal $text:ident: $action:expr, $modes:ident, [$($key:literal),+], $group:ident, $needs:ident,
        [$($line:ident $rank:literal),*];)*) => {
        /// Every command, in the order of the help screen.
        pub static COMMANDS: &[Command] = &[$(Command {
            id: $id,
            action: $action,
            modes: $modes,
            keys: &[$($key),+],
            group: Group::$group,
            needs: Needs::$needs,
            hint_ranks: &[$((HintLine::$line, $rank)),*],
            text: |messages| &messages.commands.$text,
        },)*];
    };
}

// id, its text in messages: action, where, keys, heading, what it needs, places in the hint lines. Two commands may
// share a text; the second set of keys of one action has an id with `-alt`.
commands! {
    "down" down: Action::Move(Motion::Down), LISTS, ["j", "Down"], Moving, Nothing, [Tree 2, Menu 2, Help 2];
    "up" up: Action::Move(Motion::Up), LISTS, ["k", "Up"], Moving, Nothing, [Menu 3];
    "half-down" half_down: Action::Move(Motion::HalfDown), LISTS, ["Ctrl-d"], Moving, Nothing, [];
    "half-up" half_up: Action::Move(Motion::HalfUp), LISTS, ["Ctrl-u"], Moving, Nothing, [];
    "page-down" page_down: Action::Move(Motion::PageDown), LISTS, ["PageDown", "Ctrl-f"], Moving, Nothing,
        [Detail 3, Help 3];
    "page-up" page_up: Action::Move(Motion::PageUp), LISTS, ["PageUp", "Ctrl-b"], Moving, Nothing, [];
    "top" top: Action::Move(Motion::Top), LISTS, ["g", "Home"], Moving, Nothing, [];
    "bottom" bottom: Action::Move(Motion::Bottom), LISTS, ["G", "End"], Moving, Nothing, [];
    "next-pane" next_pane: Action::NextPane, PANES, ["Tab"], Moving, Nothing, [List 8];
    "previous-pane" previous_pane: Action::PreviousPane, PANES, ["Shift-Tab"], Moving, Nothing, [];

    "find" find: Action::Find, PANES, ["/"], Find, Nothing, [Tree 1, List 1, FilteredList 1, Detail 6];
    "query-down" down: Action::Move(Motion::Down), QUERY, ["Down", "Ctrl-n"], Find, Nothing, [Query 3];
    "query-up" up: Action::Move(Motion::Up), QUERY, ["Up", "Ctrl-p"], Find, Nothing, [Query 4];
    "query-page-down" page_down: Action::Move(Motion::PageDown), QUERY, ["PageDown"], Find, Nothing, [];
    "query-page-up" page_up: Action::Move(Motion::PageUp), QUERY, ["PageUp"], Find, Nothing, [];
    "accept" accept: Action::Open, QUERY, ["Enter"], Find, Nothing, [Query 1];
    "leave-find" leave_find: Action::ClearQuery, QUERY, ["Esc"], Find, Nothing, [Query 2];
    "complete" complete: Action::Complete, QUERY, ["Tab"], Find, Nothing, [Query 5];
    "query-help" help: Action::Help, QUERY, ["F1"], Find, Nothing, [Query 6];
    "caret-left" caret_left: Action::Edit(InputRequest::GoToPrevChar), QUERY, ["Left"], Find, Nothing, [];
    "caret-right" caret_right: Action::Edit(InputRequest::GoToNextChar), QUERY, ["Right"], Find, Nothing, [];
    "caret-start" caret_start: Action::Edit(InputRequest::GoToStart), QUERY, ["Home", "Ctrl-a"], Find, Nothing, [];
    "caret-end" caret_end: Action::Edit(InputRequest::GoToEnd), QUERY, ["End", "Ctrl-e"], Find, Nothing, [];
    "delete-back" delete_back: Action::Edit(InputRequest::DeletePrevChar), QUERY, ["Backspace", "Ctrl-h"],
        Find, Nothing, [];
    "delete-forward" delete_forward: Action::Edit(InputRequest::DeleteNextChar), QUERY, ["Delete", "Ctrl-d"],
        Find, Nothing, [];
    "word-left" word_left: Action::Edit(InputRequest::GoToPrevWord), QUERY, ["Alt-b", "Ctrl-Left"], Find, Nothing, [];
    "word-right" word_right: Action::Edit(InputRequest::GoToNextWord), QUERY, ["Alt-f", "Ctrl-Right"],
        Find, Nothing, [];
    "delete-word" delete_word: Action::Edit(InputRequest::DeletePrevWord), QUERY, ["Ctrl-w", "Alt-Backspace"],
        Find, Nothing, [];
    "delete-word-forward" delete_word_forward: Action::Edit(InputRequest::DeleteNextWord), QUERY, ["Alt-d"],
        Find, Nothing, [];
    "delete-to-start" delete_to_start: Action::Edit(InputRequest::DeleteFromStart), QUERY, ["Ctrl-u"],
        Find, Nothing, [];

    "copy-phone" copy_phone: Action::CopyPhone, PANES, ["y"], Copy, Nothing, [List 2, FilteredList 2, Detail 1];
    "copy-other" copy_other: Action::CopyOther, PANES, ["Y"], Copy, Nothing, [List 7, FilteredList 6, Detail 8];
    "show-code" show_code: Action::ShowCode, PANES, ["Q"], Copy, Nothing, [];

    "unfold" unfold: Action::Unfold, TREE, ["l", "Right"], Tree, Nothing, [Tree 3];
    "fold" fold: Action::Fold, TREE, ["h", "Left"], Tree, Nothing, [Tree 4];
    "toggle-fold" toggle_fold: Action::ToggleFold, TREE, ["Space"], Tree, Nothing, [];
    "to-list" to_list: Action::ToList, TREE, ["Enter"], Tree, Nothing, [Tree 5];

    "open" open: Action::Open, LIST, ["Enter", "l", "Right"], List, Nothing, [List 3, FilteredList 3];
    "to-tree" to_tree: Action::ToTree, LIST, ["h", "Left"], List, Nothing, [List 4, FilteredList 5];
    "clear-query" clear_query: Action::ClearQuery, CLEARABLE, ["Esc"], List, Nothing, [FilteredList 4];

    "back" back: Action::Back, DETAIL, ["h", "Left", "Esc"], Detail, Nothing, [Detail 2];
    "page-down-alt" page_down: Action::Move(Motion::PageDown), PAGES, ["Space"], Detail, Nothing, [];
    "page-up-alt" page_up: Action::Move(Motion::PageUp), PAGES, ["b"], Detail, Nothing, [];
    "next-record" next_record: Action::NextRecord, DETAIL, ["n", "J"], Detail, Nothing, [Detail 4];
    "previous-record" previous_record: Action::PreviousRecord, DETAIL, ["p", "K"], Detail, Nothing, [Detail 5];

    "choose" choose: Action::Choose, MENU, ["Enter", "l", "Right", "y"], Menu, Nothing, [Menu 1];
    "close-menu" close_menu: Action::Dismiss, MENU, ["Esc", "h", "Left", "q"], Menu, Nothing, [Menu 4];
    "close-help" close_help: Action::Dismiss, HELP, ["Esc", "q"], Menu, Nothing, [Help 1];
    "close-code" close_code: Action::Dismiss, QR, ["Esc", "Enter", "h", "Left", "q", "Q"], Menu, Nothing, [Qr 1];

    "help" help: Action::Help, BUT_THE_QUERY, ["?", "F1"], Program, Nothing, [Tree 6, List 5, FilteredList 7, Detail 7];
    "toggle-mouse" toggle_mouse: Action::ToggleMouse, PANES, ["m"], Program, Nothing, [];
    "redraw" redraw: Action::Redraw, EVERYWHERE, ["Ctrl-l"], Program, Nothing, [];
    "suspend" suspend: Action::Suspend, EVERYWHERE, ["Ctrl-z"], Program, Shell, [];
    "quit" quit: Action::Quit, PANES, ["q"], Program, Nothing, [Tree 7, List 6, FilteredList 8, Detail 9];
    "quit-alt" quit: Action::Quit, EVERYWHERE, ["Ctrl-c"], Program, Nothing, [];
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{COMMANDS, Group, HintLine, Mode, Needs};
    use crate::messages::Lang;

    #[test]
    fn every_heading_has_commands_and_every_command_a_text() {
        for group in Group::ALL {
            assert!(COMMANDS.iter().any(|command| command.group == group), "{group:?}");
        }
        for command in COMMANDS {
            for lang in Lang::ALL {
                let text = (command.text)(lang.messages());
                assert!(!text.hint.is_empty() && !text.help.is_empty(), "{} {lang:?}", command.id);
            }
        }
    }

    #[test]
    fn every_text_of_a_command_is_said() {
        for lang in Lang::ALL {
            let said: HashSet<_> =
                COMMANDS.iter().map(|command| std::ptr::from_ref((command.text)(lang.messages()))).collect();
            for (name, text) in lang.messages().commands.all() {
                assert!(said.contains(&std::ptr::from_ref(text)), "{name} {lang:?}");
            }
        }
    }

    #[test]
    fn an_id_names_one_command_and_is_lower_case() {
        let mut ids = HashSet::new();
        for command in COMMANDS {
            assert!(ids.insert(command.id), "{}", command.id);
            assert!(command.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", command.id);
        }
    }

    #[test]
    fn no_two_commands_have_one_place_in_a_hint_line() {
        let mut taken = HashSet::new();
        for command in COMMANDS {
            for (line, rank) in command.hint_ranks {
                assert!(taken.insert((format!("{line:?}"), rank)), "{} at {rank} in {line:?}", command.id);
                let lines =
                    command.modes.iter().flat_map(|mode| [false, true].map(|filtered| HintLine::of(*mode, filtered)));
                assert!(lines.into_iter().any(|own| own == *line), "{} cannot be given in {line:?}", command.id);
            }
        }
    }

    #[test]
    fn only_what_needs_nothing_is_in_force_in_a_kiosk() {
        let all = [Needs::Nothing, Needs::Files, Needs::Processes, Needs::Shell];
        assert_eq!(all.map(Needs::is_met_in_a_kiosk), [true, false, false, false]);
        let leaves = |command: &&super::Command| command.needs == Needs::Shell;
        assert_eq!(COMMANDS.iter().filter(leaves).map(|command| command.id).collect::<Vec<_>>(), ["suspend"]);
        assert!(COMMANDS.iter().any(|command| command.modes.contains(&Mode::Qr)));
    }
}
