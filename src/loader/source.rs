//! Where a directory's files come from: the binary itself, or a folder of the same form.

use std::borrow::Cow;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The files inside the binary, path and text, sorted by path.
static SHIPPED: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The folders in which a directory has files.
pub(crate) const FOLDERS: [&str; 3] = ["services", "societies", "profiles"];

/// FileChecker file with its whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path below the directory's root, with `/` between its steps: `services/01.ron`.
    pub path: String,
    /// The path as a message names it: below `data/` for the shipped files, else as the reader gave it.
    pub shown: String,
    /// The text, without a byte order mark. U+FFFD stands where the bytes were not UTF-8; [`load`](crate::loader::load())
    /// refuses it.
    pub text: Cow<'static, str>,
}

/// The files of a directory, by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The folder as a message names it.
    pub shown: String,
    /// Every `.ron` file, sorted by path.
    pub files: Vec<SourceFile>,
}

/// Why a folder could not be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said; [`ErrorKind::Unsupported`] for what has a file's name and is none, such as a pipe.
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
        let file = |&(path, text): &(&str, &'static str)| SourceFile {
            shown: format!("data/{path}"),
            path: path.to_owned(),
            text: text.into(),
        };
        let files = SHIPPED.iter().map(file).collect();
        Self { shown: "data".to_owned(), files }
    }

    /// The `.ron` files of a folder and of the folders in it. Whatever has a name that begins with `.` is left out.
    ///
    /// # Errors
    /// The first file or folder that the system would not read: a link that leads nowhere, and a pipe or a device with
    /// the name of a file, are among them.
    pub fn folder(root: &Path) -> Result<Self, Unreadable> {
        let mut files = Vec::new();
        read_folder(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { shown: root.display().to_string(), files })
    }

    /// How many bytes there are to read in all.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
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
        // A folder may be a link to one elsewhere; one below it may not, so that no link leads round in a circle.
        let is_real_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_wanted = is_ron(&path) || (below.is_empty() && FOLDERS.contains(&name.as_str()));
        match fs::metadata(&path) {
            Ok(it) if is_real_folder || (below.is_empty() && it.is_dir()) => {
                read_folder(&path, &format!("{below}{name}/"), files)?;
            }
            Ok(it) if is_ron(&path) && it.is_file() => {
                let text = decode(fs::read(&path).map_err(fail(&path))?);
                files.push(SourceFile {
                    path: format!("{below}{name}"),
                    shown: path.display().to_string(),
                    text: text.into(),
                });
            }
            // To open a pipe or a device may take for ever.
            Ok(_) if is_ron(&path) => return Err(fail(&path)(ErrorKind::Unsupported.into())),
            // A link that leads nowhere, passed over, would be a record that is missing and nobody says so.
            Err(error) if is_wanted => return Err(fail(&path)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// Some editors begin a file with a byte order mark, which nobody sees and which says nothing in UTF-8.
fn decode(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)
}

fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron")
}
