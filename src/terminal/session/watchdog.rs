//! Ends the process where it does not end by itself within a grace after its terminal is gone.
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use crate::threads::start;

/// How long the main loop has to end by itself before the watch-dog ends the process.
pub const GRACE: Duration = Duration::from_millis(500);
/// How long the watch-dog waits for the terminal to be given back: whoever is stuck may hold what that needs.
const RESTORE: Duration = Duration::from_millis(250);

/// Ends the process when the main loop has not done so within [`GRACE`] of being told to, because it is stuck in a
/// write or in a computation. Both waits together stay under one second.
#[derive(Clone)]
pub struct WatchDog(Arc<WatchDogState>);

struct WatchDogState {
    grace: Duration,
    restore: Box<dyn Fn() + Send + Sync>,
    exit: Box<dyn Fn(i32) + Send + Sync>,
    armed: AtomicBool,
}

impl fmt::Debug for WatchDog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WatchDog").field("armed", &self.0.armed).finish_non_exhaustive()
    }
}

impl WatchDog {
    /// A watch-dog that waits for `grace`, calls `restore` (which may block) and then `exit`.
    #[must_use]
    pub fn new(
        grace: Duration,
        restore: impl Fn() + Send + Sync + 'static,
        exit: impl Fn(i32) + Send + Sync + 'static,
    ) -> Self {
        let (restore, exit) = (Box::new(restore), Box::new(exit));
        Self(Arc::new(WatchDogState { grace, restore, exit, armed: AtomicBool::new(false) }))
    }

    /// Starts the count: unless the process ends before, it ends with `code` after the grace. Only the first call
    /// counts. Where the system has no thread for it, the caller gets the count and has to do it, as soon as the main
    /// loop has been told.
    #[must_use]
    pub fn arm(&self, code: i32) -> Option<Count> {
        let count = self.begin(code)?;
        let theirs = count.clone();
        let counting = start("watch-dog", move || theirs.count());
        if counting.is_ok() { None } else { Some(count) }
    }

    /// The count, unless it has begun already.
    pub(super) fn begin(&self, code: i32) -> Option<Count> {
        let is_first = !self.0.armed.swap(true, Ordering::AcqRel);
        is_first.then(|| Count { parts: Arc::clone(&self.0), code, armed: Instant::now() })
    }
}

/// A count that has begun.
#[derive(Clone)]
pub struct Count {
    parts: Arc<WatchDogState>,
    code: i32,
    armed: Instant,
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Count").field("code", &self.code).finish_non_exhaustive()
    }
}

impl Count {
    /// Waits for the rest of the grace, gives the terminal back and ends the process.
    pub fn count(self) {
        thread::sleep(self.parts.grace.saturating_sub(self.armed.elapsed()));
        let (restored, done) = mpsc::channel();
        let restoring = Arc::clone(&self.parts);
        let beside = start("restore", move || {
            (restoring.restore)();
            let _ = restored.send(());
        });
        match beside {
            Ok(_) => drop(done.recv_timeout(RESTORE)),
            Err(_) => (self.parts.restore)(),
        }
        (self.parts.exit)(self.code);
    }
}
