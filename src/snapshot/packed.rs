//! A program and a directory in one file: `kechuang pack`, and what such a program finds in its own file.
//!
//! The program comes first, as it is, then zeros up to a page's begin, then the compiled directory, and nothing behind it. The
//! [`Slot`] in the program says where; it is the last to be written.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::{error, fmt};

use bytes::Bytes;
use memchr::memmem;

use super::header::checksum;
use super::map::map_part;
use super::slot::{self, Slot, SlotBytes};
use super::{Refusal, Snapshot, WriteError};

/// The directory begins at a multiple of so many bytes, as a map of a part of a file does.
const PAGE: u64 = 4096;

/// A directory of at most so many bytes is compared with its checksum whole, each time the program starts: that takes a tenth of
/// a millisecond for a MiB. A larger one is looked at as a compiled file is.
const AT_ONCE: u64 = 64 << 20;

/// Why a program with a directory does not run.
#[derive(Debug)]
pub enum Unsound {
    /// It does not find its own file, or cannot read it.
    Unread(io::Error),
    /// What it says of its directory makes no sense.
    Senseless,
    /// Its file is shorter or longer than it says.
    Length {
        /// Bytes that are there.
        found: u64,
        /// Bytes that it says it has.
        said: u64,
    },
    /// Bytes of the program have changed.
    Program,
    /// The directory in it is refused.
    Directory(Refusal),
    /// Its file holds the place for what it says of its directory not at all, or several times: it was made smaller by a program
    /// for that.
    NoPlace,
}

impl From<io::Error> for Unsound {
    fn from(error: io::Error) -> Self {
        Self::Unread(error)
    }
}

impl From<slot::Senseless> for Unsound {
    fn from(_: slot::Senseless) -> Self {
        Self::Senseless
    }
}

/// In English, for whoever reads a log; the reader's words stand in the message catalogue.
impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(error) => write!(f, "own file not read: {error}"),
            Self::Senseless => f.write_str("damaged where it says what it carries"),
            Self::Length { found, said } => write!(f, "{found} bytes of {said}"),
            Self::Program => f.write_str("damaged in the program"),
            Self::Directory(refusal) => refusal.fmt(f),
            Self::NoPlace => f.write_str("no place for a directory"),
        }
    }
}

impl error::Error for Unsound {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Unread(error) => Some(error),
            Self::Directory(refusal) => Some(refusal),
            _ => None,
        }
    }
}

/// Whether the running program says that it carries a directory.
///
/// # Errors
/// What it says makes no sense.
pub(crate) fn carries(own: &SlotBytes) -> Result<bool, Unsound> {
    Ok(Slot::read(own)?.is_some())
}

/// Whether a file is that of the program with this slot.
pub(crate) fn is_file_of(file: &mut File, own: &SlotBytes) -> Result<bool, Unsound> {
    let Some(slot) = Slot::read(own)? else { return Ok(false) };
    let mut there = [0; slot::LENGTH];
    file.seek(SeekFrom::Start(slot.at))?;
    match file.read_exact(&mut there) {
        Ok(()) => Ok(there == *own),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The directory that a program carries, out of its file; none where it carries none.
///
/// The length of the file and the bytes of the program are compared with what is said of them, and so are those of the
/// directory, up to a length at which that would be felt.
///
/// # Errors
/// Why the program is not to run.
pub(crate) fn carried(file: &File, own: &SlotBytes) -> Result<Option<Snapshot>, Unsound> {
    let Some(slot) = Slot::read(own)? else { return Ok(None) };
    let (found, said) = (file.metadata()?.len(), slot.file_length());
    if found != said {
        return Err(Unsound::Length { found, said });
    }
    // It is let go of again: what of it the program needs is in memory anyway.
    if program_sum(&map_part(file, 0, slot.begin)?, slot.at) != Some(slot.program_sum) {
        return Err(Unsound::Program);
    }
    let bytes = Bytes::from_owner(map_part(file, slot.begin, slot.length)?);
    let is_whole = slot.length <= AT_ONCE;
    if is_whole && checksum(&bytes) != slot.directory_sum {
        // Which part it is says more.
        Snapshot::read(bytes).and_then(|it| it.verify()).map_err(Unsound::Directory)?;
        return Err(Unsound::Directory(Refusal::Damaged("padding".to_owned())));
    }
    let snapshot = Snapshot::read(bytes).map_err(Unsound::Directory)?;
    Ok(Some(Snapshot { is_verified: is_whole, ..snapshot }))
}

/// The checksum of what is before the directory but for the slot, which has one of its own.
fn program_sum(bytes: &[u8], at: u64) -> Option<u64> {
    let at = usize::try_from(at).ok()?;
    let (before, behind) = (bytes.get(..at)?, bytes.get(at.checked_add(slot::LENGTH)?..)?);
    let sums = [before, behind].map(|part| checksum(part).to_le_bytes());
    Some(checksum(sums.as_flattened()))
}

/// A program without a directory, in memory.
#[derive(Debug)]
pub struct Program {
    bytes: Vec<u8>,
    /// Its slot, which says that it carries nothing.
    slot: SlotBytes,
    at: usize,
}

impl Program {
    /// The program with this slot, out of its file. Where it carries a directory, that is left there.
    ///
    /// # Errors
    /// The file is not read, or has no place for what is to be said of a directory.
    pub(crate) fn read(file: &mut File, own: &SlotBytes) -> Result<Self, Unsound> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0))?;
        let mut slot = *own;
        slot[slot::MAGIC..].fill(0);
        if let Some(carried) = Slot::read(own)? {
            file.take(carried.program).read_to_end(&mut bytes)?;
            let at = usize::try_from(carried.at).map_err(|_| Unsound::NoPlace)?;
            let place = bytes.get_mut(at..).and_then(|behind| behind.first_chunk_mut::<{ slot::LENGTH }>());
            let place = place.filter(|there| **there == *own).ok_or(Unsound::NoPlace)?;
            *place = slot;
            return Ok(Self { bytes, slot, at });
        }
        file.read_to_end(&mut bytes)?;
        let mut places = memmem::find_iter(&bytes, &slot[..slot::MAGIC]);
        let only = places.next().filter(|_| places.next().is_none());
        let at = only.filter(|at| bytes[*at..].starts_with(&slot)).ok_or(Unsound::NoPlace)?;
        Ok(Self { bytes, slot, at })
    }

    /// Writes the program with a directory into an empty file, which is read back before it says that it carries one; how
    /// long it is. `write` writes the directory, compiled.
    ///
    /// # Errors
    /// Why it is not written whole.
    pub(crate) fn pack(
        &self,
        file: &mut File,
        write: impl FnOnce(&mut dyn Write) -> Result<(), WriteError>,
    ) -> Result<u64, WriteError> {
        let (at, program) = (self.at as u64, self.bytes.len() as u64);
        let begin = program.next_multiple_of(PAGE);
        let mut to = BufWriter::with_capacity(1 << 20, &mut *file);
        to.write_all(&self.bytes)?;
        io::copy(&mut io::repeat(0).take(begin - program), &mut to)?;
        write(&mut to)?;
        to.flush()?;
        drop(to);
        let length = file.stream_position()?.saturating_sub(begin);
        let program_sum =
            program_sum(&map_part(file, 0, begin)?, at).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        let directory_sum = checksum(&map_part(file, begin, length)?);
        let slot = Slot { at, program, begin, length, program_sum, directory_sum };
        let own = slot.written(&self.slot);
        file.seek(SeekFrom::Start(at))?;
        file.write_all(&own)?;
        let again = carried(file, &own).and_then(|it| it.ok_or(Unsound::Senseless));
        again.and_then(|it| it.verify().map_err(Unsound::Directory)).map_err(io::Error::other)?;
        Ok(slot.file_length())
    }
}

#[cfg(test)]
mod tests;
