//! The compiled directory: one file that is read in place, in which records, lookups and the search index stand ready.
//!
//! Knows `directory` and `search`.
//!
//! It is a cache: RON is the source, and the file can be thrown away and made again. The rooms below say what stands in
//! their sections; here is how sections become a file and a file becomes sections again.
//!
//! Rules:
//! - numbers are little-endian but for those of the index, which are the machine's own and are refused on another kind;
//! - sections begin at multiples of 64 bytes;
//! - the header and the table of sections are checked when a file is opened, a record when it is decoded, the rest by
//!   [`Snapshot::verify_columns`] and [`Snapshot::verify`]; no bytes make a reader fail, whether they were checked or not;
//! - a file is replaced by another under its name and never changed: whoever has the old one open reads on in that;
//! - a program that carries a directory runs whole or not at all.
//!
//! Parts:
//! - `header`: what stands at the beginning of a file
//! - `write`: a file, whole or not at all
//! - `map`: a file as memory
//! - `slot`: what a program says of the directory that it carries
//! - `packed`: a program and a directory in one file

mod header;
mod map;
mod packed;
mod slot;
mod write;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{error, fmt};

use bytes::Bytes;

use crate::directory::{CHECKED_SECTIONS, Damaged, Directory};
use crate::search::{Index, SearchOptions};
use header::{Header, checksum};

pub use header::Origin;
pub use packed::{Program, Unsound};
pub(crate) use packed::{carried, carries, is_file_of};
pub(crate) use slot::bytes_here;
pub use write::{Compilation, WriteError, write_file, write_to};

/// The section with the path of the folder that was compiled.
const FOLDER_SECTION: &str = "folder";

/// Why a file is not read as a compiled directory.
#[derive(Debug)]
pub enum Refusal {
    /// It cannot be opened or read.
    Io(io::Error),
    /// It is a pipe, a device or a folder.
    NotAFile,
    /// It is something else.
    Foreign,
    /// It was compiled by another version of the program, which writes files in another way.
    Version {
        /// The number of the file's way.
        found: u32,
        /// The number of ours.
        ours: u32,
    },
    /// It was compiled on a machine that orders the bytes of a number in another way.
    ByteOrder,
    /// It is shorter or longer than it says.
    Length {
        /// Bytes that are there.
        found: u64,
        /// Bytes that it says it has.
        said: u64,
    },
    /// Bytes in it have changed; the name of the section, or of the header.
    Damaged(String),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Damaged> for Refusal {
    fn from(damaged: Damaged) -> Self {
        Self::Damaged(damaged.section.to_owned())
    }
}

/// In English, for whoever reads a log; the reader's words stand in the message catalogue.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::NotAFile => f.write_str("not a regular file"),
            Self::Foreign => f.write_str("not a compiled directory"),
            Self::Version { found, ours } => write!(f, "compiled as version {found}, expected {ours}"),
            Self::ByteOrder => f.write_str("compiled on a machine of another byte order"),
            Self::Length { found, said } => write!(f, "{found} bytes of {said}"),
            Self::Damaged(section) => write!(f, "damaged in {section}"),
        }
    }
}

impl error::Error for Refusal {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        if let Self::Io(error) = self { Some(error) } else { None }
    }
}

/// A compiled directory, in memory or mapped into it. A copy is cheap.
#[derive(Debug, Clone)]
pub struct Snapshot {
    bytes: Bytes,
    header: Arc<Header>,
    /// Whether every byte has been compared with its checksum already.
    is_verified: bool,
}

impl Snapshot {
    /// Whether a file begins like a compiled directory. Of one that cannot be read it is not known, so it is not.
    #[must_use]
    pub fn is_at(path: &Path) -> bool {
        let mut magic = [0; header::MAGIC.len()];
        path.is_file()
            && File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok()
            && magic == header::MAGIC
    }

    /// Maps a file into memory and reads its header. That takes the same time however large the file is.
    ///
    /// # Errors
    /// Why the file is not read.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        Self::read(map::map(path)?)
    }

    /// Reads the header of a file that is in memory.
    ///
    /// # Errors
    /// Why the bytes are not a compiled directory.
    pub fn read(bytes: Bytes) -> Result<Self, Refusal> {
        let header = Header::read(&bytes)?.into();
        Ok(Self { bytes, header, is_verified: false })
    }

    /// The same where it is known that every byte is as it was written.
    #[must_use]
    pub(crate) fn known_whole(self) -> Self {
        Self { is_verified: true, ..self }
    }

    /// Whether every byte is known to be as it was written.
    #[must_use]
    pub const fn is_verified(&self) -> bool {
        self.is_verified
    }

    /// What it was compiled from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.header.origin
    }

    /// The folder that it was compiled from; `None` for the directory inside the program.
    #[must_use]
    pub fn folder(&self) -> Option<PathBuf> {
        self.section(FOLDER_SECTION).map(|path| PathBuf::from(String::from_utf8_lossy(&path).into_owned()))
    }

    /// The bytes of a section.
    #[must_use]
    pub fn section(&self, name: &str) -> Option<Bytes> {
        self.header.find(name).map(|section| self.bytes.slice(section.range()))
    }

    /// The directory. Its records are decoded when they are asked for.
    ///
    /// # Errors
    /// A section is missing or makes no sense.
    pub fn directory(&self) -> Result<Directory, Refusal> {
        Ok(Directory::from_columns(|name| self.section(name))?)
    }

    /// The index with which the directory is searched.
    ///
    /// # Errors
    /// A section is missing or makes no sense.
    pub fn index(&self, directory: &Arc<Directory>, options: SearchOptions) -> Result<Index, Refusal> {
        Index::from_sections(directory, options, |name| self.section(name))
            .map_err(|_| Refusal::Damaged("index".to_owned()))
    }

    /// Compares everything with its checksum but what is looked at piece by piece when it is decoded, above all the records;
    /// nothing where all of it is known to be whole.
    ///
    /// # Errors
    /// The first section that has changed.
    pub fn verify_columns(&self) -> Result<(), Refusal> {
        if self.is_verified {
            return Ok(());
        }
        self.verify_where(|name| !CHECKED_SECTIONS.contains(&name))
    }

    /// Compares every byte with its checksum.
    ///
    /// # Errors
    /// The first section that has changed.
    pub fn verify(&self) -> Result<(), Refusal> {
        self.verify_where(|_| true)
    }

    fn verify_where(&self, is_wanted: impl Fn(&str) -> bool) -> Result<(), Refusal> {
        let wanted = self.header.sections.iter().filter(|section| is_wanted(section.name()));
        let mut damaged = wanted
            .filter(|section| self.bytes.get(section.range()).is_none_or(|bytes| checksum(bytes) != section.checksum));
        damaged.next().map_or(Ok(()), |section| Err(Refusal::Damaged(section.name().to_owned())))
    }
}
