//! The directory that the program is built with: compiled from `data/` when that is done, with the files it was compiled from.

use std::sync::LazyLock;

use bytes::Bytes;

use crate::loader::{Source, SourceFile};
use crate::snapshot::Snapshot;

/// The files, path and text, sorted by path.
static FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Bytes that begin where lists of numbers may.
#[repr(C, align(64))]
struct Aligned<B: ?Sized>(B);

static COMPILED: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/directory.kcd")));

impl Snapshot {
    /// The directory that the program was built with, compiled.
    ///
    /// # Panics
    /// Never: the build reads back what it wrote.
    #[must_use]
    #[allow(clippy::expect_used, reason = "the build has read it back")]
    pub fn shipped() -> Self {
        static SHIPPED: LazyLock<Snapshot> = LazyLock::new(|| {
            Snapshot::read(Bytes::from_static(&COMPILED.0)).expect("the build has read it back").known_whole()
        });
        SHIPPED.clone()
    }
}

impl Source {
    /// The files from which the directory inside the program was compiled.
    #[must_use]
    pub fn shipped() -> Self {
        let file = |&(path, text): &(&str, &'static str)| SourceFile {
            shown: format!("data/{path}"),
            path: path.to_owned(),
            text: text.into(),
        };
        Self { shown: "data".to_owned(), files: FILES.iter().map(file).collect(), misnamed: Vec::new() }
    }
}

impl Default for Source {
    /// The files from which the directory inside the program was compiled.
    fn default() -> Self {
        Self::shipped()
    }
}
