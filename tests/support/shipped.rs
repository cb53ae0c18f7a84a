//! The directory inside the binary.

use std::sync::{Arc, LazyLock};

use kechuang::directory::Directory;
use kechuang::search::{Index, SearchOptions};
use kechuang::snapshot::Snapshot;

/// The directory inside the binary with its index, opened once as the program opens it.
pub(crate) static SHIPPED: LazyLock<(Arc<Directory>, Arc<Index>)> = LazyLock::new(|| {
    let shipped = Snapshot::shipped();
    let directory = Arc::new(shipped.directory().expect("the build has read it back"));
    let index = shipped.index(&directory, SearchOptions::default()).expect("the build has read it back");
    (directory, Arc::new(index))
});
