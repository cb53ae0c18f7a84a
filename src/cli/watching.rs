//! Waiting until a file of a directory has been saved.

use std::path::Path;

use super::error::Error;
use crate::loader::layout::FOLDERS;
use crate::own_files::folder_of;
use crate::watching::{Names, Watch, Watched};

/// Watches the folder of a directory, and those in it, from now on.
///
/// # Errors
/// It is no folder, or the system does not tell what happens in it.
pub(super) fn watch(root: &Path) -> Result<Watch, Error> {
    let unwatched = || Error::Unwatched(root.to_owned());
    if !root.is_dir() {
        return Err(unwatched());
    }
    let folder = root.to_owned();
    Watch::new(move || folders(&folder)).ok_or_else(unwatched)
}

/// The folders of a directory, and the one above, where the directory itself may be replaced by another.
fn folders(root: &Path) -> Vec<Watched> {
    let inside = FOLDERS.iter().map(|name| Watched { folder: root.join(name), names: Names::Those(may_be_record) });
    let own = Watched { folder: root.to_owned(), names: Names::Those(|name| may_be_record(name) || is_folder(name)) };
    let above = root.file_name().map(|name| {
        let folder = folder_of(root);
        Watched { folder: folder.to_owned(), names: Names::This(name.as_encoded_bytes().to_vec()) }
    });
    inside.chain([own]).chain(above).collect()
}

/// Whether a file of the name may be read, or complained of; what editors leave beside it is not.
fn may_be_record(name: &[u8]) -> bool {
    name.to_ascii_lowercase().ends_with(b".ron")
}

fn is_folder(name: &[u8]) -> bool {
    FOLDERS.iter().any(|folder| folder.as_bytes() == name)
}
