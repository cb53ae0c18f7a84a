//! Searching beside the loop: one thread, of which only the newest question is answered.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::evaluate::Found;
use super::index::Index;
use super::query::Query;
use crate::directory::RecordIdx;

/// A question to the worker.
#[derive(Debug, Clone)]
pub struct SearchRequest {
    /// Given back with the answer. Questions asked later need not have greater serials.
    pub serial: u64,
    /// What is searched for.
    pub query: Query,
    /// Where: the records searched; `None` for all.
    pub scope: Option<Arc<[RecordIdx]>>,
    /// How many hits are wanted at most.
    pub limit: usize,
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchResponse {
    /// The serial of the question.
    pub serial: u64,
    /// What was found.
    pub found: Found,
}

/// The newest question that nobody has taken up yet.
#[derive(Debug, Default)]
struct Mailbox {
    waiting: Mutex<Pending>,
    arrived: Condvar,
    /// How many questions were asked so far; a search stops when this moves on.
    asked: AtomicU64,
}

#[derive(Debug, Default)]
struct Pending {
    question: Option<(u64, SearchRequest)>,
    closed: bool,
}

impl Mailbox {
    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next question, or `None` once the desk is closed.
    fn next(&self) -> Option<(u64, SearchRequest)> {
        let mut waiting = self.lock();
        loop {
            if waiting.closed {
                return None;
            }
            if let Some(question) = waiting.question.take() {
                return Some(question);
            }
            waiting = self.arrived.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A thread that searches. It sleeps while nothing is asked, and ends when this value is dropped.
#[derive(Debug)]
pub struct Worker {
    desk: Arc<Mailbox>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread. It calls `answer` with the answer to the newest question; a question that was replaced
    /// before its answer was ready gets none.
    pub fn spawn(index: Arc<Index>, answer: impl Fn(SearchResponse) + Send + 'static) -> Self {
        let desk = Arc::new(Mailbox::default());
        let theirs = Arc::clone(&desk);
        let work = move || {
            while let Some((number, question)) = theirs.next() {
                let wanted = || theirs.asked.load(Ordering::Relaxed) == number;
                let found = index.search_while(&question.query, question.scope.as_deref(), question.limit, &wanted);
                if let Some(found) = found {
                    answer(SearchResponse { serial: question.serial, found });
                }
            }
        };
        let thread = thread::Builder::new().name("search".to_owned()).spawn(work).ok();
        Self { desk, thread }
    }

    /// Asks a question. One that is still being answered is dropped at once.
    pub fn ask(&self, question: SearchRequest) {
        let mut waiting = self.desk.lock();
        let number = self.desk.asked.fetch_add(1, Ordering::Relaxed) + 1;
        waiting.question = Some((number, question));
        self.desk.arrived.notify_one();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.desk.lock().closed = true;
        self.desk.asked.fetch_add(1, Ordering::Relaxed);
        self.desk.arrived.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
