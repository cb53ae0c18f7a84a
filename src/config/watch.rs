//! Whether the file has been saved. Where the system does not tell, the reader has the command that reads the settings
//! again.

use std::path::{Path, PathBuf};

use super::Config;
use crate::threads::start;
use crate::watching::{Names, Watch, Watched};

/// Links that lead to links are followed so far, as the system does.
const MOST_LINKS: usize = 40;

/// Calls `saved` whenever the file of settings may have been saved since they were read, until it answers that nobody
/// listens any more. Where the system does not tell, nothing is called.
pub(crate) fn watch(config: Config, mut saved: impl FnMut() -> bool + Send + 'static) {
    let Some(place) = &config.place else { return };
    let path = place.path.clone();
    let Some(mut watch) = Watch::new(move || folders(&path)) else { return };
    // It fails where there is no thread left.
    let _ = start("settings", move || {
        // It may have been saved before anybody was told of it.
        if config.is_outdated() && !saved() {
            return;
        }
        while watch.wait() && saved() {}
    });
}

/// The folders of the file, and of each link on the way to it.
fn folders(path: &Path) -> Vec<Watched> {
    let mut path: PathBuf = path.to_owned();
    let mut found = Vec::new();
    for _ in 0..MOST_LINKS {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { break };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let names = Names::This(name.as_encoded_bytes().to_vec());
        found.push(Watched { folder: folder.to_owned(), names });
        let Ok(target) = path.read_link() else { break };
        path = folder.join(target);
    }
    found
}
