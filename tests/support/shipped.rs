//! The directory inside the binary.

use std::sync::{Arc, LazyLock};

use kechuang::directory::Directory;
use kechuang::loader::{Source, load};
use kechuang::search::Index;

/// The directory inside the binary, read once.
pub(crate) static SHIPPED: LazyLock<(Arc<Directory>, Arc<Index>)> = LazyLock::new(|| {
    let directory = Arc::new(load(&Source::shipped(), |_| ()).expect("the shipped directory has no fault"));
    let index = Index::build(&directory);
    (directory, Arc::new(index))
});
