//! Changes brought to the disk beside the work.
//!
//! The first change goes to the disk at once, and what comes within a second of it together after that second. Between
//! changes there is no thread. What cannot be written is said once, and tried again: after a while that becomes longer
//! each time, and with the next change.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{fmt, thread};

use indexmap::IndexMap;

use super::change::{Change, Topic};
use super::contents::Contents;
use super::kept::Report;
use super::store::{FileSize, Merged, Store};
use super::trouble::Trouble;
use crate::own_files::fail_at_limits;
use crate::threads::beside;

/// The file is written at most once in this time.
const BETWEEN: Duration = Duration::from_secs(1);
/// The longest time between two attempts to write.
const LONGEST_BETWEEN: Duration = Duration::from_secs(60);
/// How long the lock of another program is waited for.
const LOCKED: Duration = Duration::from_secs(2);
/// The same where the reader is leaving, or somebody waits for other reasons.
const LOCKED_BRIEFLY: Duration = Duration::from_millis(200);

/// What brings changes to the disk. Clones share it.
#[derive(Clone)]
pub struct Keeper(Arc<Shared>);

struct Shared {
    queue: Mutex<Queue>,
    /// There is a change, or the reader leaves, or the work is done.
    changed: Condvar,
    tell: Box<dyn Fn(Report) + Send + Sync>,
}

struct Queue {
    /// Whoever is at work has it.
    store: Option<Store>,
    /// Whether somebody is at work, or is about to be.
    is_busy: bool,
    /// Whether what is on the disk is to be read and told.
    is_unread: bool,
    /// The last change about each topic that is not on the disk, with its number, in order.
    pending: IndexMap<Topic, (u64, Change)>,
    /// How many changes have come in all.
    count: u64,
    /// When the last attempt to write was made, and how many changes had come by then.
    tried: Option<(Instant, u64)>,
    /// How many attempts have failed since one did not.
    failed: u32,
    /// Whether the reader leaves.
    is_leaving: bool,
    /// What was said last, until something has been written.
    told: Option<Arc<Trouble>>,
    /// What was told last of what is on the disk, and before that. It is let go of here, when whoever takes keys has let
    /// go of it: that takes time by its size.
    contents: [Arc<Contents>; 2],
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper").finish_non_exhaustive()
    }
}

impl Keeper {
    /// Keeps changes in a file, and tells what comes of it.
    #[must_use]
    pub fn new(store: Store, tell: impl Fn(Report) + Send + Sync + 'static) -> Self {
        let queue = Queue {
            store: Some(store),
            is_busy: false,
            is_unread: false,
            pending: IndexMap::new(),
            count: 0,
            tried: None,
            failed: 0,
            is_leaving: false,
            told: None,
            contents: [Arc::default(), Arc::default()],
        };
        Self(Arc::new(Shared { queue: Mutex::new(queue), changed: Condvar::new(), tell: Box::new(tell) }))
    }

    /// Reads what is kept and tells it, here and now, if it is not much: in that time nobody sees a frame. More of it is
    /// left for [`Keeper::read_large`]. Where nothing is kept, nothing is told.
    pub fn read_small(&self) {
        let mut queue = self.0.queue();
        let size = queue.store.as_ref().and_then(Store::size);
        queue.is_unread = size.is_some();
        if size == Some(FileSize::Small) {
            queue.is_busy = true;
            drop(queue);
            self.0.work(false);
        }
    }

    /// Reads beside the work what was too much to be read at once.
    pub fn read_large(&self) {
        let queue = self.0.queue();
        if queue.is_unread {
            self.start(queue);
        }
    }

    /// Brings a change to the disk, after those before it. The changes are counted, from 1.
    pub fn keep(&self, change: Change) {
        let mut queue = self.0.queue();
        queue.count += 1;
        let number = queue.count;
        let topic = change.topic();
        queue.pending.shift_remove(&topic);
        queue.pending.insert(topic, (number, change));
        self.0.changed.notify_all();
        self.start(queue);
    }

    /// Brings to the disk what is not there yet, and waits for that at most so long; whether all of it is there.
    pub fn finish(&self, patience: Duration) -> bool {
        let mut queue = self.0.queue();
        queue.is_leaving = true;
        self.0.changed.notify_all();
        if !queue.pending.is_empty() {
            self.start(queue);
            queue = self.0.queue();
        }
        let waited = self.0.changed.wait_timeout_while(queue, patience, |queue| queue.is_busy);
        let (queue, _) = waited.unwrap_or_else(PoisonError::into_inner);
        queue.pending.is_empty()
    }

    /// Why something that the reader wanted kept is not on the disk, if that is known.
    #[must_use]
    pub fn trouble(&self) -> Option<Arc<Trouble>> {
        let queue = self.0.queue();
        queue.told.clone().filter(|_| queue.has_wishes())
    }

    /// Has the work done beside this, unless somebody is at it.
    fn start(&self, mut queue: MutexGuard<'_, Queue>) {
        if std::mem::replace(&mut queue.is_busy, true) {
            return;
        }
        drop(queue);
        let here = thread::current().id();
        let shared = Arc::clone(&self.0);
        beside("keep", move || shared.work(thread::current().id() != here));
    }
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads and writes what is to be read and written. Beside the work it waits for what comes within a second, and for
    /// what fails to succeed; else it tries once.
    fn work(&self, is_beside: bool) {
        let mut queue = self.queue();
        if let Some(mut store) = queue.store.take() {
            fail_at_limits();
            loop {
                if is_beside {
                    queue = self.wait(queue);
                }
                let is_last = queue.is_leaving || !is_beside;
                if !queue.has_work() || !(is_beside || queue.is_due()) {
                    break;
                }
                let patience = if is_last { LOCKED_BRIEFLY } else { LOCKED };
                queue = if queue.is_unread {
                    self.read(queue, &mut store, patience)
                } else {
                    self.write(queue, &mut store, patience)
                };
                if is_last && queue.failed > 0 {
                    break;
                }
            }
            queue.store = Some(store);
        }
        queue.is_busy = false;
        drop(queue);
        self.changed.notify_all();
    }

    /// Waits until there is something to be done and it is time for it, or until it is clear that there is nothing.
    fn wait<'a>(&self, mut queue: MutexGuard<'a, Queue>) -> MutexGuard<'a, Queue> {
        while !queue.is_leaving {
            let left = queue.left();
            if left.is_zero() {
                break;
            }
            let waited = self.changed.wait_timeout(queue, left);
            queue = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        queue
    }

    /// Reads what is kept.
    fn read<'a>(
        &'a self,
        mut queue: MutexGuard<'a, Queue>,
        store: &mut Store,
        patience: Duration,
    ) -> MutexGuard<'a, Queue> {
        queue.is_unread = false;
        drop(queue);
        match store.open(patience) {
            Ok(merged) => self.tell_merged(merged, 0),
            Err(trouble) => self.tell_trouble(trouble),
        }
        self.queue()
    }

    /// Writes what is pending.
    fn write<'a>(
        &'a self,
        mut queue: MutexGuard<'a, Queue>,
        store: &mut Store,
        patience: Duration,
    ) -> MutexGuard<'a, Queue> {
        let through = queue.count;
        let changes: Vec<Change> = queue.pending.values().map(|(_, change)| change.clone()).collect();
        drop(queue);
        let merged = store.keep(&changes, patience);
        queue = self.queue();
        queue.tried = Some((Instant::now(), through));
        match merged {
            Ok(merged) => {
                queue.pending.retain(|_, (number, _)| *number > through);
                queue.failed = 0;
                queue.told = None;
                drop(queue);
                self.tell_merged(merged, through);
            }
            Err(trouble) => {
                queue.failed = queue.failed.saturating_add(1);
                // What is kept without having been asked for is no reason to disturb anybody.
                let is_missed = queue.has_wishes();
                drop(queue);
                if is_missed {
                    self.tell_trouble(trouble);
                }
            }
        }
        self.queue()
    }

    fn tell_merged(&self, Merged { contents, damage }: Merged, through: u64) {
        let mut queue = self.queue();
        queue.contents.rotate_right(1);
        let [newest, _] = &mut queue.contents;
        let released = std::mem::replace(newest, Arc::clone(&contents));
        drop(queue);
        drop(released);
        (self.tell)(Report::Saved { contents, through });
        if let Some(damage) = damage {
            (self.tell)(Report::Trouble(Arc::new(damage)));
        }
    }

    /// Tells what is wrong, unless that was the last that was told.
    fn tell_trouble(&self, trouble: Trouble) {
        let trouble = Arc::new(trouble);
        let before = self.queue().told.replace(Arc::clone(&trouble));
        if !before.is_some_and(|before| before.is_like(&trouble)) {
            (self.tell)(Report::Trouble(trouble));
        }
    }
}

impl Queue {
    fn has_work(&self) -> bool {
        self.is_unread || !self.pending.is_empty()
    }

    /// Whether there is something among what is pending that the reader wanted kept.
    fn has_wishes(&self) -> bool {
        self.pending.values().any(|(_, change)| change.is_wish())
    }

    /// Whether the last attempt to write is long enough ago for another one, or none more is to come.
    fn is_due(&self) -> bool {
        self.is_unread || self.is_leaving || self.tried.is_none_or(|(tried, _)| tried.elapsed() >= BETWEEN)
    }

    /// How long to wait before the next attempt; without work, before going away. After attempts that failed it is
    /// longer each time, unless there is a change that none has been made with.
    fn left(&self) -> Duration {
        let Some((tried, through)) = self.tried.filter(|_| !self.is_unread) else { return Duration::ZERO };
        let pause = if self.failed == 0 || self.count > through {
            BETWEEN
        } else {
            LONGEST_BETWEEN.min(BETWEEN.saturating_mul(1 << self.failed.min(10)))
        };
        pause.saturating_sub(tried.elapsed())
    }
}

#[cfg(test)]
mod tests;
