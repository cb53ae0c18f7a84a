//! The file on the disk: where it lies, its lock, and how it is replaced.
//!
//! It is never written in place: a file of its own is written to the disk first and then takes the name, so that there
//! is always a whole one. A link is followed, so that a file that is kept elsewhere stays there.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, OFlags, flock};
use rustix::io::Errno;
use tempfile::Builder;

use crate::own_files::{of_reader, without_name};

/// How long is waited between two looks whether the lock is free.
const BETWEEN: Duration = Duration::from_millis(20);
/// More links than this lead round in a circle.
const MOST_LINKS: usize = 40;

/// The file's path: `kechuang/state.ron` in `XDG_STATE_HOME`, else in `~/.local/state`.
pub(super) fn path(env: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    of_reader(env, "XDG_STATE_HOME", ".local/state", "kechuang/state.ron")
}

/// Where a path leads that may be a link, also one to a file that is not there yet.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(leads) => path = path.parent().unwrap_or(Path::new("/")).join(leads),
            // It is no link, or not there.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::NotFound) => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(Errno::LOOP.into())
}

/// What tells one file from another, and one state of it from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    inode: u64,
    bytes: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Identity {
    /// That of what stands at a path; none where nothing does.
    pub(super) fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|found| Self::of(&found))
    }

    fn of(found: &Metadata) -> Self {
        Self {
            device: found.dev(),
            inode: found.ino(),
            bytes: found.len(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
        }
    }
}

/// A path with something behind its name.
fn beside(path: &Path, behind: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(behind);
    name.into()
}

/// The file that is locked. It is another one than the state's, which is replaced.
pub(super) fn lock_path(target: &Path) -> PathBuf {
    beside(target, ".lock")
}

/// The lock, held until it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock(#[allow(dead_code, reason = "closing it lets go")] File);

/// Makes the folder of the file if it is not there, and takes the lock; `None` where another program holds it for all of
/// `patience`.
pub(super) fn lock(target: &Path, patience: Duration) -> io::Result<Option<Lock>> {
    if let Some(folder) = target.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    // Nothing is waited for, should it be a pipe, and no link is followed: the lock holds nothing.
    options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW).bits().cast_signed());
    let file = options.open(lock_path(target))?;
    let deadline = Instant::now() + patience;
    loop {
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            // Some network file systems know no locks. The file is whole there all the same.
            Ok(()) | Err(Errno::NOLCK | Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => return Ok(Some(Lock(file))),
            Err(Errno::WOULDBLOCK) if Instant::now() < deadline => sleep(BETWEEN),
            Err(Errno::WOULDBLOCK) => return Ok(None),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Replaces the file by one with this text, whole or not at all, for the reader's eyes alone; what it is then. The lock
/// is held meanwhile, so that what another program has begun there and not finished is nobody's.
pub(super) fn replace(target: &Path, text: &[u8]) -> io::Result<Identity> {
    let folder = target.parent().unwrap_or(Path::new("/"));
    let new = beside(target, ".new");
    match fs::remove_file(&new) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let name = new.file_name().ok_or(ErrorKind::InvalidFilename)?;
    let mut file = Builder::new().prefix(name).rand_bytes(0).tempfile_in(folder).map_err(without_name)?;
    file.as_file_mut().write_all(text)?;
    file.as_file().sync_all()?;
    let file = file.persist(target).map_err(|error| error.error)?;
    // The name is on the disk when the folder is. Some file systems have no such call, and keep the order by themselves.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(Identity::of(&file.metadata()?))
}

/// Gives the file another name, which nothing else has: `state.ron.damaged-DAY`, with a number where there is one of
/// that name already.
pub(super) fn set_aside(target: &Path, day: &str) -> io::Result<PathBuf> {
    for number in 1_u32.. {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let aside = beside(target, &format!(".damaged-{day}{number}"));
        // A second name first: unlike another name it is never put over what is there.
        match fs::hard_link(target, &aside) {
            Ok(()) => {
                fs::remove_file(target)?;
                return Ok(aside);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            // A file system without second names; the lock keeps other programs of this name from coming between.
            Err(_) if aside.symlink_metadata().is_err() => {
                fs::rename(target, &aside)?;
                return Ok(aside);
            }
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
