//! Where a directory's files come from: the binary itself, or a folder of the same form.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use include_dir::{Dir, include_dir};

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// One file with its whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path below the directory's root, with `/` between its steps: `services/01.ron`.
    pub path: String,
    /// The path as a message names it: below `data/` for the shipped files, else as the reader gave it.
    pub shown: String,
    /// The text.
    pub text: Cow<'static, str>,
}

/// The files of a directory, by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Every `.ron` file, sorted by path.
    pub files: Vec<SourceFile>,
}

/// Why a folder could not be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

impl Default for Source {
    /// The files inside the binary.
    fn default() -> Self {
        Self::shipped()
    }
}

impl Source {
    /// The files inside the binary.
    #[must_use]
    pub fn shipped() -> Self {
        let mut files = Vec::new();
        shipped(&SHIPPED, &mut files);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The `.ron` files of a folder and of the folders in it. Hidden ones and links that lead back up are left out.
    ///
    /// # Errors
    /// The first file or folder that the system would not read, or that is not UTF-8.
    pub fn folder(root: &Path) -> Result<Self, Unreadable> {
        let mut files = Vec::new();
        read_folder(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// How many bytes there are to read in all.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }
}

fn shipped(dir: &'static Dir<'static>, files: &mut Vec<SourceFile>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy();
        if let (true, Some(text)) = (is_ron(file.path()), file.contents_utf8()) {
            files.push(SourceFile { shown: format!("data/{path}"), path: path.into_owned(), text: text.into() });
        }
    }
    for below in dir.dirs() {
        shipped(below, files);
    }
}

fn read_folder(folder: &Path, below: &str, files: &mut Vec<SourceFile>) -> Result<(), Unreadable> {
    let fail = |path: &Path| {
        let path = path.to_owned();
        move |error| Unreadable { path, error }
    };
    for entry in fs::read_dir(folder).map_err(fail(folder))? {
        let entry = entry.map_err(fail(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if name.starts_with('.') {
            continue;
        }
        // The format has one level of folders; what lies deeper is not looked at, so no link can lead round in a circle.
        if below.is_empty() && path.is_dir() {
            read_folder(&path, &format!("{name}/"), files)?;
        } else if is_ron(&path) && path.is_file() {
            let text = fs::read_to_string(&path).map_err(fail(&path))?;
            files.push(SourceFile {
                path: format!("{below}{name}"),
                shown: path.display().to_string(),
                text: text.into(),
            });
        }
    }
    Ok(())
}

fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron")
}
