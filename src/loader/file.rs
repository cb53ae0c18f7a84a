//! Reading a file of the reader's whole, at most as much as a limit says, and nothing that only has a file's name.

use std::borrow::Cow;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::{error, fmt};

use super::source::{Limits, Unreadable};

/// Why a file was not read.
#[derive(Debug)]
pub enum Refusal {
    /// The system would not: what it said.
    System(io::Error),
    /// A pipe, a socket, a device or a folder.
    NotAFile,
    /// Longer than it may be.
    TooLong {
        /// How many bytes it has.
        bytes: u64,
        /// How many a file may have.
        limit: u64,
    },
    /// The files before it are already as long together as all may be.
    TooMuch {
        /// How many bytes all may have.
        limit: u64,
    },
    /// Another text stands in it than a moment ago.
    Changed,
    /// There is more in the folder than is looked at.
    TooMany {
        /// How many files and folders are looked at.
        limit: u64,
    },
}

/// In English, for whoever reads a log; the reader's words stand in the message catalogue.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(error) => error.fmt(f),
            Self::NotAFile => f.write_str("not a regular file"),
            Self::TooLong { bytes, limit } => write!(f, "{bytes} bytes, more than {limit}"),
            Self::TooMuch { limit } => write!(f, "more than {limit} bytes in all"),
            Self::TooMany { limit } => write!(f, "more than {limit} files and folders"),
            Self::Changed => f.write_str("changed while it was being read"),
        }
    }
}

impl error::Error for Refusal {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::System(error) => Some(error),
            Self::NotAFile | Self::TooLong { .. } | Self::TooMuch { .. } | Self::TooMany { .. } | Self::Changed => None,
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// The bytes of a regular file of at most `limit` bytes.
///
/// Its length is asked for before anything is read. What claims to be empty is not read at all: the files of `/proc`
/// do, and one of them never ends.
///
/// # Errors
/// Where it is longer, is no regular file, or cannot be read.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    // Only to open some devices does something already (a tape is rewound), so ask before opening.
    if !fs::metadata(path)?.is_file() {
        return Err(Refusal::NotAFile);
    }
    let mut text = Vec::new();
    read_into(path, limit, &mut text)?;
    Ok(text)
}

/// The bytes of a file of the reader's, as long as a file of a directory may be.
///
/// # Errors
/// Where it is longer, is no regular file, or cannot be read.
pub fn read_file(path: &Path, limits: Limits) -> Result<Vec<u8>, Unreadable> {
    read(path, limits.file).map_err(|refusal| Unreadable::new(path, refusal))
}

/// The bytes of a file that was seen to be a regular one, in place of what `text` holds.
///
/// # Errors
/// As [`read`] has.
pub(super) fn read_into(path: &Path, limit: u64, text: &mut Vec<u8>) -> Result<(), Refusal> {
    text.clear();
    let file = open(path)?;
    // Something else may have taken its place since.
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(Refusal::NotAFile);
    }
    let bytes = metadata.len();
    if bytes > limit {
        return Err(Refusal::TooLong { bytes, limit });
    }
    if bytes > 0 {
        // One more, so that the end is seen without asking for more room.
        text.reserve_exact(usize::try_from(bytes).unwrap_or_default().saturating_add(1));
        // It may be growing.
        let read = file.take(limit.saturating_add(1)).read_to_end(text)? as u64;
        if read > limit {
            return Err(Refusal::TooLong { bytes: read, limit });
        }
    }
    Ok(())
}

/// Opens a file without waiting for anybody at its other end, should it be a pipe by now.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        // Rust's own flags have CLOEXEC.
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    options.open(path)
}

/// A text without the byte order mark with which some editors begin a file: nobody sees it, and in UTF-8 it says nothing.
/// U+FFFD stands where the bytes are not UTF-8.
pub(crate) fn decode(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)
}

/// The same text, borrowed from its bytes where they are UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    // Looking for bytes to stand something in for takes several times as long as looking whether all is well.
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(_) => Cow::Owned(decode(bytes.to_owned())),
    }
}
