//! What can be wrong with a reader's settings beyond words and types, each kind with the facts that its message needs.

/// What is wrong with a setting. Commands, modes and keys are those of the screen, as the file writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingFault {
    /// A number outside its bounds.
    OutOfBounds {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// A value of another sort where entries in braces are expected.
    NotEntries,
    /// Neither a text nor a list of texts.
    NotKeys,
    /// No command has this id.
    UnknownCommand {
        /// The id.
        found: String,
        /// The one that may have been meant.
        nearest: Option<String>,
    },
    /// A command that cannot be given in this mode.
    NotInMode {
        /// The command.
        command: String,
        /// The mode.
        mode: String,
        /// The modes in which it can be given.
        modes: String,
    },
    /// The keys of a command are set twice for the same mode.
    Again(String),
    /// A text that is no key, or begins with one and goes on.
    NoKey(String),
    /// A key written with Shift and a character, of which only the keyboard knows what that gives.
    ShiftedCharacter(char),
    /// No key at all between the quotes.
    EmptyKey,
    /// More keys one after the other than are waited for.
    TooManyKeys,
    /// A key that is typed wherever the command can be given.
    Typed {
        /// The command.
        command: String,
        /// A mode in which it is typed.
        mode: String,
    },
    /// Two commands with the same keys in one mode.
    KeysTwice {
        /// The keys.
        keys: String,
        /// The mode.
        mode: String,
        /// The command that keeps them.
        first: String,
    },
    /// The keys of two commands, of which one's begin with the other's.
    KeysBegin {
        /// The keys with which the others begin.
        keys: String,
        /// The mode.
        mode: String,
        /// The command that keeps its keys.
        first: String,
    },
    /// A command that would be left without any key.
    Without {
        /// The command.
        command: String,
        /// A mode in which it would have none.
        mode: String,
    },
    /// No number of one of the 256 colours.
    NoColourNumber(String),
    /// `#` without six hexadecimal digits behind it.
    NoHexColour(String),
    /// A second colour for the same.
    SecondColour(String),
    /// `on` without a colour behind it.
    NothingOn,
    /// No word for a colour or a manner of writing.
    EmptyStyle,
}
