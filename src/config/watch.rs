//! Whether the file has been saved: the system says so (inotify), nobody asks it.
//!
//! Watched is the folder, for editors write another file and give it the name of the old one; where the name is a link,
//! also the folder of what it leads to. Elsewhere than on Linux the reader has the command that reads the settings again.

use super::Config;

/// Calls `saved` whenever the file of settings may have been saved since they were read, until it answers that nobody
/// listens any more. Where the system does not tell, nothing is called.
#[cfg(target_os = "linux")]
pub(crate) fn watch(config: Config, saved: impl FnMut() -> bool + Send + 'static) {
    linux::watch(config, saved);
}

/// Calls nothing: the system does not tell.
#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_: Config, _: impl FnMut() -> bool + Send + 'static) {}

#[cfg(target_os = "linux")]
mod linux {
    use std::ffi::{CStr, OsString};
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;
    use std::path::{Path, PathBuf};
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::inotify::{self, CreateFlags, Reader, WatchFlags};
    use rustix::io::Errno;

    use crate::config::Config;
    use crate::threads::start;

    /// After so long without a further event what is being written is whole.
    const QUIET: Duration = Duration::from_millis(80);
    /// After so long it is read even though there are further events.
    const LATEST: Duration = Duration::from_secs(1);
    /// Links that lead to links are followed so far, as the system does.
    const MOST_LINKS: usize = 40;

    /// The names that are watched: the file, and each link on the way to it.
    struct Watch {
        inotify: OwnedFd,
        path: PathBuf,
        names: Vec<OsString>,
    }

    pub(super) fn watch(config: Config, mut saved: impl FnMut() -> bool + Send + 'static) {
        let Some(place) = &config.place else { return };
        // A user has so many of these and no more; without one the reader still has the command.
        let Ok(inotify) = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK) else { return };
        let mut watch = Watch { inotify, path: place.path.clone(), names: Vec::new() };
        if !watch.look() {
            return;
        }
        // It fails where there is no thread left; without one the reader still has the command.
        let _ = start("settings", move || {
            // It may have been saved before anybody was told of it.
            if config.is_outdated() && !saved() {
                return;
            }
            while watch.wait() {
                if !saved() {
                    return;
                }
                // A link may lead elsewhere now.
                watch.look();
            }
        });
    }

    impl Watch {
        /// Watches the folders of the file, and of what its name leads to; whether there is one.
        fn look(&mut self) -> bool {
            let flags = WatchFlags::CLOSE_WRITE
                | WatchFlags::MOVED_TO
                | WatchFlags::MOVED_FROM
                | WatchFlags::CREATE
                | WatchFlags::DELETE;
            let mut path = self.path.clone();
            self.names.clear();
            let mut is_watched = false;
            for _ in 0..MOST_LINKS {
                let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { break };
                let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
                is_watched |= inotify::add_watch(&self.inotify, folder, flags | WatchFlags::ONLYDIR).is_ok();
                self.names.push(name.to_owned());
                let Ok(target) = path.read_link() else { break };
                path = folder.join(target);
            }
            is_watched
        }

        /// Waits until something was done with the file and nothing more is; whether there is anything left to wait for.
        fn wait(&self) -> bool {
            let mut first = None;
            loop {
                let left = first.map(|at: Instant| QUIET.min(LATEST.saturating_sub(at.elapsed())));
                let timeout = left.and_then(|left| Timespec::try_from(left).ok());
                let mut asked = [PollFd::new(&self.inotify, PollFlags::IN)];
                match poll(&mut asked, timeout.as_ref()) {
                    Ok(0) => return true,
                    Ok(_) => {}
                    Err(Errno::INTR) => continue,
                    Err(_) => return false,
                }
                if self.is_meant() && first.is_none() {
                    first = Some(Instant::now());
                }
                if first.is_some_and(|at| at.elapsed() >= LATEST) {
                    return true;
                }
            }
        }

        /// Takes what is waiting; whether any of it is about the file.
        fn is_meant(&self) -> bool {
            let mut buffer = [MaybeUninit::uninit(); 4096];
            let mut reader = Reader::new(&self.inotify, &mut buffer);
            let mut is_meant = false;
            while let Ok(event) = reader.next() {
                let name = event.file_name().map(CStr::to_bytes);
                is_meant |= self.names.iter().any(|own| Some(own.as_encoded_bytes()) == name);
            }
            is_meant
        }
    }
}
