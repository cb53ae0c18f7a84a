//! What commands are told besides what they do: the one table of it, beside that of commands. The palette asks for it,
//! completes it, and reads it where it is typed behind the command (`goto 45`, `lang en`, `查找 药学会`).

use super::command::{COMMANDS, Command};
use super::mode::Mode;
use super::theme::ThemeName;
use crate::directory::RecordIdx;
use crate::export::ExportFormat;
use crate::messages::{Lang, Messages};

/// What a command may be told.
#[derive(Debug)]
pub struct Argument {
    /// The id of the command.
    pub id: &'static str,
    /// What else may be typed for that before a value, besides the command's word in each language.
    pub names: &'static [&'static str],
    /// Where it can be given with a value.
    pub modes: &'static [Mode],
    /// What sort of value it takes.
    pub kind: ValueKind,
    /// Whether there is nothing to carry out without a value.
    pub is_needed: bool,
    /// What is asked for.
    pub asks: fn(&Messages) -> &'static str,
}

/// A sort of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// An entry, by its printed number or its id.
    Entry,
    /// A year.
    Year,
    /// A theme.
    Theme,
    /// A language of the program's own words.
    Lang,
    /// Something to be found.
    Text,
    /// Something of the entry under the cursor that can be copied.
    CopyField,
    /// The format of a list.
    Format,
}

/// A value that a command was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An entry.
    Entry(RecordIdx),
    /// A year.
    Year(i16),
    /// A theme.
    Theme(ThemeName),
    /// A language.
    Lang(Lang),
    /// A text.
    Text(String),
    /// A place among everything of the entry under the cursor that can be copied.
    CopyField(usize),
    /// A format of a list.
    Format(ExportFormat),
}

const STANDING: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Facets, Mode::Year, Mode::Phones];
const PANES: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail];
const WITH_ENTRY: &[Mode] = &[Mode::Tree, Mode::List, Mode::Detail, Mode::Year, Mode::Phones];

/// Every argument, one to a command at the most. What a command of the same name does without one, it does in its own
/// modes.
pub static ARGUMENTS: &[Argument] = &[
    Argument {
        id: "goto",
        names: &["go"],
        modes: STANDING,
        kind: ValueKind::Entry,
        is_needed: true,
        asks: |messages| messages.palette.asks_entry,
    },
    Argument {
        id: "to-year",
        names: &["year", "年历"],
        modes: STANDING,
        kind: ValueKind::Year,
        is_needed: true,
        asks: |messages| messages.palette.asks_year,
    },
    Argument {
        id: "theme",
        names: &["colours", "colors"],
        modes: STANDING,
        kind: ValueKind::Theme,
        is_needed: true,
        asks: |messages| messages.palette.asks_theme,
    },
    Argument {
        id: "lang",
        names: &["language"],
        modes: STANDING,
        kind: ValueKind::Lang,
        is_needed: true,
        asks: |messages| messages.palette.asks_lang,
    },
    Argument {
        id: "find",
        names: &[],
        modes: STANDING,
        kind: ValueKind::Text,
        is_needed: false,
        asks: |messages| messages.palette.asks_text,
    },
    Argument {
        id: "copy-other",
        names: &["copy", "复制"],
        modes: WITH_ENTRY,
        kind: ValueKind::CopyField,
        is_needed: false,
        asks: |messages| messages.palette.asks_field,
    },
    Argument {
        id: "export",
        names: &[],
        modes: PANES,
        kind: ValueKind::Format,
        is_needed: false,
        asks: |messages| messages.palette.asks_format,
    },
];

impl Argument {
    /// The argument of a command, if that takes one.
    #[must_use]
    pub fn of(command: &Command) -> Option<&'static Self> {
        ARGUMENTS.iter().find(|argument| argument.id == command.id)
    }

    /// The command.
    #[must_use]
    pub fn command(&self) -> Option<&'static Command> {
        COMMANDS.iter().find(|command| command.id == self.id)
    }

    /// The argument of the command that a word stands for before a value.
    #[must_use]
    pub fn named(word: &str) -> Option<&'static Self> {
        let word = word.to_lowercase();
        ARGUMENTS.iter().find(|argument| {
            let is_hint = |command: &Command| {
                Lang::ALL.iter().any(|lang| (command.text)(lang.messages()).hint.to_lowercase() == word)
            };
            argument.id == word || argument.names.contains(&word.as_str()) || argument.command().is_some_and(is_hint)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{ARGUMENTS, Argument};
    use crate::messages::Lang;

    #[test]
    fn every_argument_is_that_of_a_command_and_every_name_one() {
        let mut names = HashSet::new();
        for argument in ARGUMENTS {
            assert!(argument.command().is_some(), "{}", argument.id);
            for name in argument.names.iter().chain([&argument.id]) {
                assert!(names.insert(*name), "{name}");
                assert_eq!(Argument::named(name).map(|it| it.id), Some(argument.id), "{name}");
            }
            for lang in Lang::ALL {
                assert!(!(argument.asks)(lang.messages()).is_empty());
            }
        }
        assert_eq!(Argument::named("语言").map(|it| it.id), Some("lang"));
        assert!(Argument::named("").is_none() && Argument::named("y").is_none());
    }

    #[test]
    fn a_command_that_needs_a_value_takes_it_in_all_its_modes() {
        for argument in ARGUMENTS.iter().filter(|argument| argument.is_needed) {
            assert!(argument.command().is_some_and(|command| command.modes == argument.modes), "{}", argument.id);
        }
    }
}
