//! A file as memory: pages of it are read when they are looked at, and all programs that map it share them.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use bytes::Bytes;
use memmap2::{Mmap, MmapOptions};

use super::Refusal;

/// Maps a regular file into memory, read-only.
///
/// # Errors
/// The file cannot be opened or mapped, or is no regular file.
pub(super) fn map(path: &Path) -> Result<Bytes, Refusal> {
    // Opening a pipe would wait for somebody who writes to it.
    if !fs::metadata(path)?.is_file() {
        return Err(Refusal::NotAFile);
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(Refusal::NotAFile);
    }
    // An empty map is refused by some systems.
    if metadata.len() == 0 {
        return Err(Refusal::Foreign);
    }
    Ok(Bytes::from_owner(map_part(&file, 0, metadata.len())?))
}

/// Maps a part of a regular file into memory, read-only: so many bytes from a place on.
///
/// # Errors
/// What the system says, and a part that no memory holds.
#[allow(unsafe_code, reason = "the one place: nothing but a map reads a file in place")]
pub(super) fn map_part(file: &File, begin: u64, length: u64) -> io::Result<Mmap> {
    let length = usize::try_from(length).map_err(io::Error::other)?;
    // SAFETY: the bytes of the map must not change while somebody holds a slice of them. The map is read-only, and
    // compiled files are replaced under their name and never written to again (`write_file`), as the README tells those
    // who keep them. Where somebody does write into one all the same, no value that is not valid for its type can come
    // of it: the slices are of bytes and of integers, text is checked each time it is read, every place is looked up with
    // a check. A file that is cut short while it is mapped ends the program with SIGBUS, as it would any that maps it;
    // a screen gives the terminal back before (`terminal::input`).
    unsafe { MmapOptions::new().offset(begin).len(length).map(file) }
}
