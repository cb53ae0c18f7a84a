//! Work beside other work, also where the system has no thread left.
//!
//! A system counts the threads of a user or a session, and a kiosk with many visitors may stand at its limit. Then what
//! can be done here is done here, and what cannot says so ([`NoThread`]); nothing waits for a thread that never was.
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread::{Builder, JoinHandle};
use std::{error, fmt, io};

/// Starts a thread.
///
/// # Errors
///
/// The system has no thread left; the error holds a [`NoThread`].
pub(crate) fn start(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    Builder::new().name(name.to_owned()).spawn(work).map_err(NoThread::error)
}

/// The same of what reads nested texts: it has [`DEEP`] stack.
///
/// # Errors
///
/// The system has no thread left; the error holds a [`NoThread`].
pub(crate) fn start_deep(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    Builder::new().name(name.to_owned()).stack_size(DEEP).spawn(work).map_err(NoThread::error)
}

/// As much stack as the first thread of a process has nearly everywhere: what reads nested texts reads them as deep
/// wherever it is called. No more of it is taken than is used.
pub(crate) const DEEP: usize = 8 << 20;

/// Does some work in a thread of its own, or here and now where the system has no thread left; whether there was one.
pub(crate) fn beside(name: &str, work: impl FnOnce() + Send + 'static) -> bool {
    beside_on(Builder::new().name(name.to_owned()), work)
}

/// The same of what computes for seconds: it lets other threads go first, and has [`DEEP`] stack.
pub(crate) fn patiently_beside(name: &str, work: impl FnOnce() + Send + 'static) -> bool {
    let here = std::thread::current().id();
    let patiently = move || {
        // Not so whoever does the work for want of a thread.
        if std::thread::current().id() != here {
            step_back();
        }
        work();
    };
    beside_on(Builder::new().name(name.to_owned()).stack_size(DEEP), patiently)
}

/// Lets other threads go first from now on: what computes for seconds on every core must not hold back the thread that
/// takes keys. Threads that are started from here are as patient.
fn step_back() {
    // Elsewhere it would be the whole process that steps back. Where it may not, it is as urgent as before.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(PATIENT);
}

/// How far a thread steps back: it has a third of what another one has that wants the same core.
#[cfg(target_os = "linux")]
const PATIENT: i32 = 5;

fn beside_on(builder: Builder, work: impl FnOnce() + Send + 'static) -> bool {
    // A thread that cannot be started takes what it was given with it, so the work is handed over afterwards.
    let (hand, handed) = channel();
    let started = builder.spawn(move || {
        if let Ok(work) = handed.recv() {
            let work: Box<dyn FnOnce() + Send> = work;
            work();
        }
    });
    match &started {
        Ok(_) => drop(hand.send(Box::new(work))),
        Err(_) => work(),
    }
    started.is_ok()
}

/// Whether so many threads can be had at once: asked before something that is not ours starts them and takes it for
/// granted that it gets them. Twice as many must be left, for one that has ended is counted for a moment longer.
///
/// # Errors
///
/// The system has fewer threads left; the error holds a [`NoThread`].
pub(crate) fn are_left(count: usize) -> io::Result<()> {
    let gate = Mutex::new(());
    std::thread::scope(|scope| {
        // Nobody passes before all are there.
        let closed = gate.lock();
        let wait = || drop(gate.lock());
        let all = (0..2 * count).try_for_each(|_| Builder::new().spawn_scoped(scope, wait).map(drop));
        drop(closed);
        all.map_err(NoThread::error)
    })
}

/// The system has no thread left; what it says.
#[derive(Debug)]
pub(crate) struct NoThread(io::Error);

impl NoThread {
    /// For want of a thread, with what the system says.
    pub(crate) fn error(reason: io::Error) -> io::Error {
        io::Error::other(Self(reason))
    }

    /// Whether an error is for want of a thread.
    #[must_use]
    pub(crate) fn is(error: &io::Error) -> bool {
        error.get_ref().is_some_and(<dyn error::Error + Send + Sync>::is::<Self>)
    }
}

impl fmt::Display for NoThread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl error::Error for NoThread {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.0)
    }
}
