//! Whether files have been saved: the system says so (inotify), nobody asks it.
//!
//! Watched are folders, for editors write another file and give it the name of the old one. What happens on another
//! machine to files on a file system that both have is not told, and on other systems than Linux nothing is.

use std::path::PathBuf;

/// A folder in which something may be saved.
#[derive(Debug, Clone)]
pub(crate) struct Watched {
    /// The folder. One that is not there is passed over.
    pub(crate) folder: PathBuf,
    /// Which names in it are meant.
    pub(crate) names: Names,
}

/// Which names of a folder are meant.
#[derive(Debug, Clone)]
pub(crate) enum Names {
    /// This one, as the system has it.
    This(Vec<u8>),
    /// Those of which this holds.
    Those(fn(&[u8]) -> bool),
}

impl Names {
    fn mean(&self, name: &[u8]) -> bool {
        match self {
            Self::This(own) => own == name,
            Self::Those(are_meant) => are_meant(name),
        }
    }
}

#[cfg(target_os = "linux")]
pub(crate) use linux::Watch;
#[cfg(not(target_os = "linux"))]
pub(crate) use nowhere::Watch;

#[cfg(target_os = "linux")]
mod linux {
    use std::ffi::CStr;
    use std::fmt;
    use std::mem::MaybeUninit;
    use std::os::fd::OwnedFd;
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags};
    use rustix::io::Errno;

    use super::{Names, Watched};

    /// After so long without a further event what is being written is whole.
    const QUIET: Duration = Duration::from_millis(80);
    /// After so long it is read even though there are further events.
    const LATEST: Duration = Duration::from_secs(1);

    /// What is waited for.
    pub(crate) struct Watch {
        inotify: OwnedFd,
        /// Says which folders there are: asked again after each time, for a folder may be another one now, and a link may
        /// lead elsewhere.
        folders: Box<dyn Fn() -> Vec<Watched> + Send>,
        /// What the system calls each folder, with the names that are meant there.
        watched: Vec<(i32, Names)>,
    }

    impl fmt::Debug for Watch {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Watch").field("watched", &self.watched).finish_non_exhaustive()
        }
    }

    impl Watch {
        /// Watches folders from now on; none where the system does not tell, or where not one of them is there. A user has
        /// so many watches and no more.
        pub(crate) fn new(folders: impl Fn() -> Vec<Watched> + Send + 'static) -> Option<Self> {
            let inotify = inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).ok()?;
            let mut watch = Self { inotify, folders: Box::new(folders), watched: Vec::new() };
            watch.look();
            (!watch.watched.is_empty()).then_some(watch)
        }

        fn look(&mut self) {
            let flags = WatchFlags::CLOSE_WRITE
                | WatchFlags::MOVED_TO
                | WatchFlags::MOVED_FROM
                | WatchFlags::CREATE
                | WatchFlags::DELETE
                | WatchFlags::ONLYDIR;
            self.watched.clear();
            for Watched { folder, names } in (self.folders)() {
                if let Ok(number) = inotify::add_watch(&self.inotify, &folder, flags) {
                    self.watched.push((number, names));
                }
            }
        }

        /// Waits until something was saved and nothing more is being; whether there is anything left to wait for.
        pub(crate) fn wait(&mut self) -> bool {
            let mut first = None;
            loop {
                let left = first.map(|at: Instant| QUIET.min(LATEST.saturating_sub(at.elapsed())));
                let timeout = left.and_then(|left| Timespec::try_from(left).ok());
                let mut asked = [PollFd::new(&self.inotify, PollFlags::IN)];
                match poll(&mut asked, timeout.as_ref()) {
                    Ok(0) => break,
                    Ok(_) => {}
                    Err(Errno::INTR) => continue,
                    Err(_) => return false,
                }
                if self.is_meant() && first.is_none() {
                    first = Some(Instant::now());
                }
                if first.is_some_and(|at| at.elapsed() >= LATEST) {
                    break;
                }
            }
            self.look();
            true
        }

        /// Takes what is waiting; whether any of it is meant.
        fn is_meant(&self) -> bool {
            let mut buffer = [MaybeUninit::uninit(); 4096];
            let mut reader = Reader::new(&self.inotify, &mut buffer);
            let mut is_meant = false;
            while let Ok(event) = reader.next() {
                // Where more happened than the system counts, it may have been anything.
                is_meant |= event.events().contains(ReadFlags::QUEUE_OVERFLOW);
                let name = event.file_name().map(CStr::to_bytes).unwrap_or_default();
                is_meant |= self.watched.iter().any(|(folder, names)| *folder == event.wd() && names.mean(name));
            }
            is_meant
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod nowhere {
    use super::Watched;

    /// Nothing is told.
    #[derive(Debug)]
    pub(crate) struct Watch;

    impl Watch {
        /// None.
        pub(crate) fn new(_: impl Fn() -> Vec<Watched> + Send + 'static) -> Option<Self> {
            None
        }

        /// There is nothing to wait for.
        pub(crate) fn wait(&mut self) -> bool {
            false
        }
    }
}
