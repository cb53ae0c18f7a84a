//! A case: what is changed in the clean directory, and what `kechuang check` says to it.
//!
//! ```text
//! A line that says what the curator did.
//!
//! @ services/02.ron
//! -     number: 2,
//! +     number: 1,
//!
//! == zh
//! …
//! == en
//! …
//! ```
//!
//! The text behind `-`, one line or several, stands once in the file and is replaced by that behind `+`; a blank
//! line parts two replacements. Without `-` the text behind `+` is the whole file; `@ FILE gone` removes it.
//! `⟦202E⟧` stands for the character U+202E, `⟦xFF⟧` for the byte.

use std::fs;
use std::path::{Path, PathBuf};

use kechuang::loader::diagnostic::Diagnostic;
use kechuang::loader::{Source, load};

use crate::support::folder::{Folder, Ran};

pub(crate) struct Case {
    pub(crate) name: String,
    path: PathBuf,
    /// Everything before the reports.
    head: String,
    /// The reports as the file has them.
    reports: String,
}

impl Case {
    pub(crate) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let (head, reports) = text.split_once("== zh\n").unwrap_or((&text, ""));
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Self { name, path: path.to_owned(), head: format!("{}\n\n", head.trim_end()), reports: reports.to_owned() }
    }

    /// Compares the reports; with `KECHUANG_BLESS=1` writes them into the case instead.
    pub(crate) fn holds(&self, zh: &str, en: &str) {
        let reports = format!("{zh}== en\n{en}");
        if std::env::var_os("KECHUANG_BLESS").is_some() {
            fs::write(&self.path, format!("{}== zh\n{reports}", self.head)).unwrap();
            return;
        }
        let path = self.path.display();
        let hint = "KECHUANG_BLESS=1 cargo test --test directory check writes it anew";
        assert!(reports == self.reports, "{path} differs; {hint}\n--- now\n{reports}");
    }

    fn change(&self, root: &Path) {
        for part in self.head.split("\n@ ").skip(1) {
            let (file, changes) = part.split_once('\n').unwrap_or((part, ""));
            match file.strip_suffix(" gone") {
                Some(file) => fs::remove_file(root.join(file)).unwrap(),
                None => self.change_file(&root.join(file), changes),
            }
        }
    }

    fn change_file(&self, file: &Path, changes: &str) {
        for change in changes.split("\n\n").filter(|change| !change.trim().is_empty()) {
            let behind = |sign: &str| -> Vec<&str> {
                let lines = change.lines().filter_map(|line| line.strip_prefix(sign));
                lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect()
            };
            let (old, new) = (behind("-").join("\n"), behind("+").join("\n"));
            let text = if old.is_empty() {
                format!("{new}\n")
            } else {
                let text = fs::read_to_string(file).unwrap();
                assert_eq!(text.matches(&old).count(), 1, "{}: {old}", self.name);
                text.replace(&old, &new)
            };
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, unfold(&text)).unwrap();
        }
    }
}

/// Puts the characters and bytes that a reader could not see in their places.
fn unfold(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let (code, behind) = after.split_once('⟧').unwrap();
        bytes.extend_from_slice(before.as_bytes());
        if let Some(byte) = code.strip_prefix('x') {
            bytes.push(u8::from_str_radix(byte, 16).unwrap());
        } else {
            let c = char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
            bytes.extend_from_slice(c.to_string().as_bytes());
        }
        rest = behind;
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// The clean directory.
pub(crate) fn clean() -> Folder {
    Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/check/clean"))
}

/// The clean directory with a case's changes.
pub(crate) fn broken_by(case: &Case) -> Folder {
    let folder = clean();
    case.change(&folder.mine());
    folder
}

/// `kechuang check` with these arguments.
pub(crate) fn check(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["check"], arguments].concat())
}

/// The faults in a folder's directory.
pub(crate) fn faults_in(folder: &Folder) -> Vec<Diagnostic> {
    load(&Source::folder(&folder.mine()).unwrap(), |_| ()).err().unwrap_or_default()
}
