//! What of the reader's own keys cannot be in force, and why. It is data: where it stands in the file, and in which
//! language it is told, others know.

use super::sequence::Sequence;
use crate::tui::key::KeyError;
use crate::tui::mode::Mode;

/// What cannot be in force of a binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeymapFault {
    /// Which binding it is, from 0.
    pub entry: usize,
    /// Which of its keys it is, from 0; none where it is the binding itself.
    pub key: Option<usize>,
    /// What is wrong.
    pub kind: KeymapFaultKind,
}

/// Why a binding, or a key of it, cannot be in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeymapFaultKind {
    /// No command has this id.
    UnknownCommand {
        /// The id that may have been meant.
        nearest: Option<&'static str>,
    },
    /// No mode has this name.
    UnknownMode {
        /// The name that may have been meant.
        nearest: Option<&'static str>,
    },
    /// The command cannot be given in this mode.
    NotInMode {
        /// The command.
        id: &'static str,
        /// The mode.
        mode: Mode,
        /// Where it can be given.
        modes: &'static [Mode],
    },
    /// An earlier binding sets the keys of the same command in the same place.
    Again {
        /// The command.
        id: &'static str,
        /// Which binding, from 0.
        first: usize,
    },
    /// It is no key, or one of several is none.
    Key(KeyError),
    /// It is more keys than a sequence can have.
    TooLong,
    /// What the key gives is typed wherever the command can be given.
    Typed {
        /// The command.
        id: &'static str,
        /// A mode in which it is typed.
        mode: Mode,
    },
    /// Two bindings have the same keys in one mode.
    Twice {
        /// The keys.
        keys: Sequence,
        /// The mode.
        mode: Mode,
        /// The ids of the commands: the one that keeps the keys, then the one that does not get them.
        ids: [&'static str; 2],
    },
    /// The keys of one binding begin with those of another, which would be carried out before the rest can be pressed.
    Begins {
        /// The keys with which the others begin.
        keys: Sequence,
        /// The mode.
        mode: Mode,
        /// The ids of the commands: the one that keeps its keys, then the one that does not get them.
        ids: [&'static str; 2],
    },
    /// A command would be left without any key: the binding takes its last, or takes away the keys of one that nobody
    /// can do without.
    Without {
        /// The command.
        id: &'static str,
        /// The mode.
        mode: Mode,
    },
}
