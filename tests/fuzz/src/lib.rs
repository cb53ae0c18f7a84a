//! What the targets share: the directories that are attacked, and what holds of everything that is shown.
//!
//! An input is bytes. A target takes numbers and pieces off its front ([`Input`]), so that a change of a few bytes is a
//! change of a few choices, and what stands behind them is text as it is read from a file or a line.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use kechuang::directory::Directory;
use kechuang::export::{ExportFormat, Leaving, write};
use kechuang::loader::{Source, load};
use kechuang::messages::Lang;
use kechuang::search::{Index, SearchOptions};
use kechuang::snapshot::Snapshot;
use kechuang::text::foreign;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// The directory inside the program, with its index.
pub static SHIPPED: LazyLock<(Arc<Directory>, Arc<Index>)> = LazyLock::new(|| {
    let shipped = Snapshot::shipped();
    let directory = Arc::new(shipped.directory().expect("the build has read it back"));
    let index = shipped.index(&directory, SearchOptions::default()).expect("the build has read it back");
    (directory, Arc::new(index))
});

/// The small directory of the tests, in which there is something of everything: quick enough to be read for each input.
pub static SMALL: LazyLock<Source> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../directory/check/clean");
    let mut source = Source::folder(&root).expect("the small directory can be read");
    // What is told of it is the same wherever this stands.
    for file in &mut source.files {
        file.shown.clone_from(&file.path);
    }
    source.shown = String::new();
    source
});

/// The small directory as it is read.
pub static SMALL_READ: LazyLock<Arc<Directory>> =
    LazyLock::new(|| Arc::new(load(&SMALL, |_| ()).expect("the small directory has no fault")));

/// The small directory with another text in one of its files; which one is any number.
#[must_use]
pub fn with_text(file: u8, text: String) -> Source {
    let mut source = SMALL.clone();
    let file = usize::from(file) % source.files.len();
    source.files[file].text = Cow::Owned(text);
    source
}

/// An input, taken off from the front. Where nothing is left there are zeros and empty texts.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a>(pub &'a [u8]);

impl<'a> Input<'a> {
    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        self.0.split_off_first().copied().unwrap_or_default()
    }

    /// A number of two bytes.
    pub fn number(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    /// One of several.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::from(self.byte()) % all.len()]
    }

    /// A piece, behind a byte that says how long it is.
    pub fn piece(&mut self) -> &'a [u8] {
        let length = usize::from(self.byte()).min(self.0.len());
        self.0.split_off(..length).unwrap_or_default()
    }

    /// The same as text.
    pub fn text(&mut self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.piece())
    }

    /// All that is left, as text.
    #[must_use]
    pub fn rest(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.0)
    }
}

/// Nothing that a terminal would take for a command, or that deceives a reader, is in what is shown; lines end.
pub fn is_fit_to_be_seen(shown: &str) {
    let found = shown.chars().find(|c| *c != '\n' && foreign(*c).is_some());
    assert!(found.is_none(), "{found:?} is shown in {shown:?}");
}

/// A stretch of a text lies in it, and cuts no character.
pub fn is_stretch_of(stretch: &std::ops::Range<usize>, text: &str) {
    assert!(text.get(stretch.clone()).is_some(), "{stretch:?} is no stretch of {text:?}");
}

/// The parts of a workbook: their names, and what stands in them.
pub type Parts = Vec<(String, Vec<u8>)>;

/// Takes a workbook apart.
#[must_use]
pub fn parts_of(workbook: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("it is our own");
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let parts = names.into_iter().map(|name| {
        let mut bytes = Vec::new();
        archive.by_name(&name).expect("it is named").read_to_end(&mut bytes).expect("it is our own");
        (name, bytes)
    });
    let mut parts: Parts = parts.collect();
    parts.sort();
    parts
}

/// Puts a workbook together, with something else in one of its parts.
#[must_use]
pub fn with_part(parts: &Parts, other: usize, bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (at, (name, own)) in parts.iter().enumerate() {
        archive.start_file(name, stored).expect("it is written to memory");
        archive.write_all(if at == other { bytes } else { own }).expect("it is written to memory");
    }
    archive.finish().expect("it is written to memory").into_inner()
}

/// All records of a directory in a format.
#[must_use]
pub fn exported(directory: &Directory, format: ExportFormat, lang: Lang) -> Option<Vec<u8>> {
    let records = directory.all();
    let mut bytes = Vec::new();
    write(format, &Leaving::new(directory, &records, lang), &mut bytes, &mut |_| ()).ok()?;
    Some(bytes)
}

/// The same where places are counted in characters.
pub fn is_stretch_of_chars(stretch: &std::ops::Range<usize>, text: &str) {
    let count = text.chars().count();
    assert!(stretch.start <= stretch.end && stretch.end <= count, "{stretch:?} is no stretch of {text:?}");
}
