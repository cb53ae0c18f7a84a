//! The directory that the running program carries: one that `kechuang pack` put there, or else the one it was built with.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::snapshot::{Program, Snapshot, Unsound, bytes_here, carried, carries, is_file_of};

/// The name of a program that carries no directory but the one it was built with.
pub(crate) const NAME: &str = "kechuang";

/// What was found at the start.
static CARRIED: OnceLock<Snapshot> = OnceLock::new();

/// Whether the program says that it carries a directory. That is known without looking at any file.
///
/// # Errors
/// What it says makes no sense.
pub(crate) fn is_packed() -> Result<bool, Unsound> {
    carries(&bytes_here())
}

/// Finds the directory that was packed into the program, before anything else is done with it; where there is none, nothing is
/// opened.
///
/// # Errors
/// Why the program is not to run.
pub(crate) fn find() -> Result<(), Unsound> {
    if is_packed()?
        && let Some(snapshot) = carried(&own_file()?, &bytes_here())?
    {
        // Nobody has set it before: this is done once.
        let _ = CARRIED.set(snapshot);
    }
    Ok(())
}

/// The directory that was packed into the program.
pub(crate) fn packed() -> Option<&'static Snapshot> {
    CARRIED.get()
}

impl Snapshot {
    /// The directory inside the program: the one that was packed into it, or else the one it was built with.
    #[must_use]
    pub(crate) fn inside() -> Self {
        packed().cloned().unwrap_or_else(Self::shipped)
    }
}

impl Program {
    /// The running program without the directory that was packed into it.
    ///
    /// # Errors
    /// Its file is not found, not read, or cannot carry a directory.
    pub(crate) fn own() -> Result<Self, Unsound> {
        Self::read(&mut own_file()?, &bytes_here())
    }
}

/// The program's own file, open. Linux has a way to it that leads there also where another file has taken its name; where `/proc`
/// is missing, and on other systems, it is the file that the program was started as.
///
/// # Errors
/// Why it is not there.
pub(crate) fn own_file() -> Result<File, Unsound> {
    let own = bytes_here();
    let is_packed = carries(&own)?;
    let mut first = None;
    for place in places() {
        let opened = open(&place).map_err(Unsound::from).and_then(|mut file| {
            // One that carries nothing cannot be told from others that carry nothing.
            let is_own = !is_packed || is_file_of(&mut file, &own)?;
            if is_own { Ok(file) } else { Err(io::Error::from(io::ErrorKind::NotFound).into()) }
        });
        match opened {
            Ok(file) => return Ok(file),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or_else(|| io::Error::from(io::ErrorKind::NotFound).into()))
}

/// Where the program's file may be.
fn places() -> impl Iterator<Item = PathBuf> {
    let known = if cfg!(any(target_os = "linux", target_os = "android")) {
        Some(PathBuf::from("/proc/self/exe"))
    } else {
        std::env::current_exe().ok()
    };
    let called = std::env::args_os().next().map(PathBuf::from);
    // A name alone was looked up in PATH, where another may stand first by now.
    known.into_iter().chain(called.filter(|path| path.components().count() > 1))
}

/// Opens a regular file. Opening a pipe would wait for somebody who writes to it.
fn open(path: &Path) -> io::Result<File> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    File::open(path)
}

/// What the program is called: by the name of its file where it carries a directory of somebody's, which gave it that name.
pub(crate) fn name() -> &'static str {
    static CALLED: OnceLock<String> = OnceLock::new();
    CALLED.get_or_init(|| {
        // A damaged one is called so, too.
        if matches!(is_packed(), Ok(false)) {
            return NAME.to_owned();
        }
        let called = std::env::args_os().next().map(PathBuf::from);
        let name = called.as_deref().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
        // A login shell is called with a dash before its name.
        let name = name.trim_start_matches('-');
        let is_word = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.+".contains(c));
        if is_word(name) { name.to_owned() } else { NAME.to_owned() }
    })
}
