//! What is measured with: a directory, the same compiled, the same names in a file for the finders.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::shipped_names;
use crate::support::pty::Folder;

/// The size at which the directory is the shipped one.
pub(crate) const SHIPPED: usize = 276;

/// A directory of some size. What was made for it is removed with it.
pub(crate) struct Material {
    pub(crate) folder: PathBuf,
    pub(crate) is_shipped: bool,
    /// Names of services and societies, one a line.
    pub(crate) names: PathBuf,
    pub(crate) lines: usize,
    /// The bytes of all its files.
    pub(crate) text: u64,
    /// The compiled directory, where the program could make it.
    pub(crate) compiled: Option<PathBuf>,
    scratch: Folder,
}

impl Material {
    pub(crate) fn of(size: usize) -> Self {
        let scratch = Folder::new();
        let names = scratch.path().join("names");
        let is_shipped = size == SHIPPED;
        let (folder, lines) = if is_shipped {
            let (text, lines) = shipped_names();
            fs::write(&names, text).unwrap();
            (Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").canonicalize().unwrap(), lines)
        } else {
            let folder = scratch.path().join("directory");
            // In a process of its own: the memory that it takes would make each later start slower.
            let mut generate = Command::new(env!("CARGO_BIN_EXE_generate"));
            let made = generate.arg(size.to_string()).arg(&folder).arg("--names").arg(&names).output().unwrap();
            assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
            (folder, fs::read_to_string(&names).unwrap().lines().count())
        };
        let text = size_of(&folder);
        Self { folder, is_shipped, names, lines, text, compiled: None, scratch }
    }

    /// Where the compiled directory goes.
    pub(crate) fn target(&self) -> PathBuf {
        self.scratch.path().join("compiled")
    }
}

/// The bytes of the RON files below a folder.
fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let size = |path: PathBuf| match path.extension() {
        _ if path.is_dir() => size_of(&path),
        Some(ending) if ending == "ron" => path.metadata().unwrap().len(),
        _ => 0,
    };
    entries.map(size).sum()
}
