//! The last resort: a process that does not end by itself when its terminal is gone.
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

/// How long the main loop has to end by itself before the watch-dog ends the process.
pub const GRACE: Duration = Duration::from_millis(500);
/// How long the watch-dog waits for the terminal to be given back: writing to a line that does not move blocks.
const RESTORE: Duration = Duration::from_millis(250);

/// Ends the process when the main loop has not done so within [`GRACE`] of being told to, because it is stuck in a
/// write or in a computation. Both waits together stay under one second.
#[derive(Clone)]
pub struct WatchDog(Arc<Shared>);

struct Shared {
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
        Self(Arc::new(Shared { grace, restore, exit, armed: AtomicBool::new(false) }))
    }

    /// Starts the count: unless the process ends before, it ends with `code` after the grace. Only the first call
    /// counts.
    pub fn arm(&self, code: i32) {
        if self.0.armed.swap(true, Ordering::AcqRel) {
            return;
        }
        let parts = Arc::clone(&self.0);
        thread::spawn(move || {
            thread::sleep(parts.grace);
            let (restored, done) = mpsc::channel();
            let restoring = Arc::clone(&parts);
            thread::spawn(move || {
                (restoring.restore)();
                let _ = restored.send(());
            });
            let _ = done.recv_timeout(RESTORE);
            (parts.exit)(code);
        });
    }
}
