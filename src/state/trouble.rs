//! Why something is not kept, or not read.

use std::io;
use std::path::PathBuf;
use std::{error, fmt};

use crate::loader::Refusal;
use crate::messages::{Messages, mebibytes};

/// Why something is not kept, or not read.
#[derive(Debug)]
pub enum Trouble {
    /// Neither `XDG_STATE_HOME` nor `HOME` names a folder.
    NoFolder,
    /// The file is there and is not read.
    Unread(PathBuf, Refusal),
    /// Nothing can be written: what the system said.
    Unwritten(PathBuf, io::Error),
    /// Another program holds the lock.
    Locked(PathBuf),
    /// A newer version of the program wrote the file, in a format of this number that this one could spoil.
    Newer(PathBuf, u64),
    /// More than a file may hold, in bytes.
    TooLarge(PathBuf, u64),
    /// The file was damaged.
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line where it cannot be read on.
        line: usize,
        /// What is wrong there, in English.
        reason: String,
        /// Where it lies now, if it was set aside.
        aside: Option<PathBuf>,
    },
}

impl Trouble {
    /// The same for the reader.
    #[must_use]
    pub fn told(&self, messages: &Messages) -> String {
        let said = &messages.state;
        match self {
            Self::NoFolder => said.no_folder.to_owned(),
            Self::Unread(path, Refusal::TooLong { bytes, limit }) => {
                said.unread_too_long(path.display(), mebibytes(*bytes), mebibytes(*limit))
            }
            Self::Unread(path, refusal) => said.unread(messages.refusal(path, refusal)),
            Self::Unwritten(path, error) => said.unwritten(path.display(), error),
            Self::Locked(path) => said.locked(path.display()),
            Self::Newer(path, version) => said.newer(path.display(), version),
            Self::TooLarge(path, limit) => said.too_large(path.display(), mebibytes(*limit)),
            Self::Damaged { path, line, aside: Some(aside), .. } => {
                let name = aside.file_name().unwrap_or(aside.as_os_str());
                said.set_aside(path.display(), line, name.display())
            }
            Self::Damaged { path, line, reason, aside: None } => said.damaged(path.display(), line, reason),
        }
    }

    /// Whether both say the same to a reader.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unwritten(path, error), Self::Unwritten(of, before)) => path == of && error.kind() == before.kind(),
            (Self::Damaged { aside, .. }, Self::Damaged { aside: before, .. }) => aside == before,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// In English, for whoever reads a log; the reader's words stand in the message catalogue.
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder => f.write_str("no state folder: neither XDG_STATE_HOME nor HOME is an absolute path"),
            Self::Unread(path, refusal) => write!(f, "{}: {refusal}", path.display()),
            Self::Unwritten(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Locked(path) => write!(f, "{}: locked by another program", path.display()),
            Self::Newer(path, version) => write!(f, "{}: format {version} of a newer version", path.display()),
            Self::TooLarge(path, limit) => write!(f, "{}: more than {limit} bytes", path.display()),
            Self::Damaged { path, line, reason, .. } => write!(f, "{}:{line}: {reason}", path.display()),
        }
    }
}

impl error::Error for Trouble {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Unread(_, refusal) => Some(refusal),
            Self::Unwritten(_, error) => Some(error),
            Self::NoFolder | Self::Locked(_) | Self::Newer(..) | Self::TooLarge(..) | Self::Damaged { .. } => None,
        }
    }
}
