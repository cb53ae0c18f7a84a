//! A compiled directory written, whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::{error, fmt};

use bytes::Bytes;

use super::header::{ALIGNMENT, Header, Origin, SectionRow};
use super::{FOLDER_SECTION, Snapshot};
use crate::directory::{Directory, TooLarge};
use crate::own_files::{folder_of, written};
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
    write_whole(path, |to| write_to(to, compilation, progress))
}

/// Has a file written under another name beside its own, which it takes when it is complete.
fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<&mut File>) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    let file = written(folder_of(path), None, write)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a compiled directory.
///
/// # Errors
/// Why it is not written whole.
pub fn write_to(to: impl Write, compilation: &Compilation<'_>, progress: impl FnMut(usize)) -> Result<(), WriteError> {
    let mut columns = compilation.directory.columns(progress)?;
    columns.extend(compilation.index.sections());
    let folder = compilation.folder.map(|folder| folder.to_string_lossy().into_owned());
    columns.extend(folder.map(|folder| (FOLDER_SECTION, folder.into())));
    write_sections(to, compilation.origin, columns)
}

/// Writes sections with a header before them.
pub(super) fn write_sections(
    mut to: impl Write,
    origin: Origin,
    columns: Vec<(&str, Bytes)>,
) -> Result<(), WriteError> {
    let mut at = Header::length(columns.len()).next_multiple_of(ALIGNMENT);
    let mut sections = Vec::with_capacity(columns.len());
    for (name, bytes) in &columns {
        sections.push(SectionRow::new(name, at as u64, bytes).ok_or(WriteError::TooLarge)?);
        at += bytes.len().next_multiple_of(ALIGNMENT);
    }
    let header = Header { origin, sections }.write(at as u64);
    for bytes in std::iter::once(Bytes::from(header)).chain(columns.into_iter().map(|(_, bytes)| bytes)) {
        to.write_all(&bytes)?;
        to.write_all(&[0; ALIGNMENT][..bytes.len().next_multiple_of(ALIGNMENT) - bytes.len()])?;
    }
    Ok(to.flush()?)
}

impl Snapshot {
    /// Writes the directory to a file, whole or not at all, as [`write_bare`](Snapshot::write_bare) does.
    ///
    /// # Errors
    /// Why there is no file. One that stood there before still does.
    pub(crate) fn write_file(&self, path: &Path) -> Result<(), WriteError> {
        write_whole(path, |to| self.write_bare(to))
    }

    /// Writes the directory as it would be compiled from files without a folder or a time: the same bytes wherever and whenever
    /// that was done.
    ///
    /// # Errors
    /// Why it is not written whole.
    pub(crate) fn write_bare(&self, to: impl Write) -> Result<(), WriteError> {
        let names = self.header.sections.iter().map(SectionRow::name).filter(|name| *name != FOLDER_SECTION);
        let columns = names.filter_map(|name| Some((name, self.section(name)?))).collect();
        write_sections(to, Origin { read_at: None, ..self.origin() }, columns)
    }
}
