//! A compiled directory written, whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::{error, fmt};

use bytes::Bytes;

use super::FOLDER_SECTION;
use super::header::{ALIGNMENT, Header, Origin, SectionRow};
use crate::directory::{Directory, TooLarge};
use crate::own_files::unnamed;
use crate::search::Index;

/// Why a directory was not compiled.
#[derive(Debug)]
pub enum WriteError {
    /// The file cannot be written.
    Io(io::Error),
    /// A section would have more than 4 GiB.
    TooLarge,
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<TooLarge> for WriteError {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

/// In English, for whoever reads a log; the reader's words stand in the message catalogue.
impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::TooLarge => f.write_str("a section of more than 4 GiB"),
        }
    }
}

impl error::Error for WriteError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        if let Self::Io(error) = self { Some(error) } else { None }
    }
}

/// What is compiled.
#[derive(Debug, Clone, Copy)]
pub struct Compilation<'a> {
    /// The directory.
    pub directory: &'a Arc<Directory>,
    /// Its index.
    pub index: &'a Index,
    /// What it was made from.
    pub origin: Origin,
    /// The folder, where it came from one.
    pub folder: Option<&'a Path>,
}

/// Writes a compiled directory to a file. It is written under another name beside it and takes its name when it is
/// complete: nobody sees half of it, and whoever has an older one open reads on in that. `progress` is told how many
/// records are written.
///
/// # Errors
/// Why there is no file. One that stood there before still does.
pub fn write_file(path: &Path, compilation: &Compilation<'_>, progress: impl FnMut(usize)) -> Result<(), WriteError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = unnamed(folder)?;
    write_to(BufWriter::with_capacity(1 << 20, &mut file), compilation, progress)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a compiled directory.
///
/// # Errors
/// Why it is not written whole.
pub fn write_to(
    mut to: impl Write,
    compilation: &Compilation<'_>,
    progress: impl FnMut(usize),
) -> Result<(), WriteError> {
    let mut columns = compilation.directory.columns(progress)?;
    columns.extend(compilation.index.sections());
    let folder = compilation.folder.map(|folder| folder.to_string_lossy().into_owned());
    columns.extend(folder.map(|folder| (FOLDER_SECTION, folder.into())));
    let mut at = Header::length(columns.len()).next_multiple_of(ALIGNMENT);
    let mut sections = Vec::with_capacity(columns.len());
    for (name, bytes) in &columns {
        sections.push(SectionRow::new(name, at as u64, bytes).ok_or(WriteError::TooLarge)?);
        at += bytes.len().next_multiple_of(ALIGNMENT);
    }
    let header = Header { origin: compilation.origin, sections }.write(at as u64);
    for bytes in std::iter::once(Bytes::from(header)).chain(columns.into_iter().map(|(_, bytes)| bytes)) {
        to.write_all(&bytes)?;
        to.write_all(&[0; ALIGNMENT][..bytes.len().next_multiple_of(ALIGNMENT) - bytes.len()])?;
    }
    Ok(to.flush()?)
}
