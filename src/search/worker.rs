//! Searching beside the loop: one thread, of which only the newest question is answered. Where the system has no thread
//! left, whoever asks does the searching.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::facets::FacetCounts;
use super::found::Found;
use super::index::Index;
use super::query::Query;
use super::scope::Scope;
use crate::directory::RecordList;
use crate::threads::start;

/// A question to the worker.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchRequest {
    /// Given back with the answer. Questions asked later need not have greater serials.
    pub serial: u64,
    /// What is searched for.
    pub query: Query,
    /// Where: the records searched; `None` for all.
    pub scope: Option<RecordList>,
    /// How many hits are wanted at most.
    pub limit: usize,
    /// Whether it is wanted, too, how many entries there would be with each value of the facets.
    pub counts_facets: bool,
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchResponse {
    /// The serial of the question.
    pub serial: u64,
    /// What was found.
    pub found: Found,
    /// How many entries there would be with each value of the facets, where that was asked.
    pub facets: Option<FacetCounts>,
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
    search: Arc<WorkerState>,
    /// `None` where there is none to be had.
    thread: Option<JoinHandle<()>>,
}

/// What the thread works with.
struct WorkerState {
    desk: Mailbox,
    index: Arc<Index>,
    answer: Box<dyn Fn(SearchResponse) + Send + Sync>,
}

impl fmt::Debug for WorkerState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WorkerState").field("desk", &self.desk).finish_non_exhaustive()
    }
}

impl WorkerState {
    fn answer(&self, number: u64, question: &SearchRequest) {
        let wanted = || self.desk.asked.load(Ordering::Relaxed) == number;
        if let Some(answer) = self.index.answer_while(question, &wanted) {
            (self.answer)(answer);
        }
    }
}

impl Index {
    /// Answers a question.
    #[must_use]
    pub fn answer(&self, question: &SearchRequest) -> SearchResponse {
        let none = || SearchResponse { serial: question.serial, found: Found::default(), facets: None };
        self.answer_while(question, &|| true).unwrap_or_else(none)
    }

    /// The same, as long as `wanted` says so; `None` once it does not.
    fn answer_while(&self, question: &SearchRequest, wanted: &(impl Fn() -> bool + Sync)) -> Option<SearchResponse> {
        let SearchRequest { serial, query, scope, limit, counts_facets } = question;
        let scope = Scope::new(scope.as_ref(), self.len());
        let (found, facets) = self.search_and_count(query, &scope, *limit, *counts_facets, wanted)?;
        Some(SearchResponse { serial: *serial, found, facets })
    }
}

impl Worker {
    /// Starts the thread. It calls `answer` with the answer to the newest question; a question that was replaced
    /// before its answer was ready gets none. Where there is no thread to be had, [`Worker::ask`] calls `answer`.
    pub fn spawn(index: Arc<Index>, answer: impl Fn(SearchResponse) + Send + Sync + 'static) -> Self {
        let search = Arc::new(WorkerState { desk: Mailbox::default(), index, answer: Box::new(answer) });
        let theirs = Arc::clone(&search);
        let work = move || {
            while let Some((number, question)) = theirs.desk.next() {
                theirs.answer(number, &question);
            }
        };
        Self { search, thread: start("search", work).ok() }
    }

    /// Whether questions are answered in a thread of their own.
    #[must_use]
    pub const fn is_beside(&self) -> bool {
        self.thread.is_some()
    }

    /// Asks a question. One that is still being answered is dropped at once.
    pub fn ask(&self, question: SearchRequest) {
        let desk = &self.search.desk;
        let mut waiting = desk.lock();
        let number = desk.asked.fetch_add(1, Ordering::Relaxed) + 1;
        if self.thread.is_none() {
            drop(waiting);
            return self.search.answer(number, &question);
        }
        waiting.question = Some((number, question));
        desk.arrived.notify_one();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let desk = &self.search.desk;
        desk.lock().closed = true;
        desk.asked.fetch_add(1, Ordering::Relaxed);
        desk.arrived.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
