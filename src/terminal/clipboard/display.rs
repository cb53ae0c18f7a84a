//! The clipboard of the local display, kept in a thread of its own.
//!
//! On X11 a text is on the clipboard only as long as somebody answers for it, so the thread lives as long as the
//! program. A display that does not answer keeps the thread and nobody else; it is not asked again.
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{io, thread};

use super::MethodError;
use crate::threads::start;

/// How long a clipboard manager may take to take the text over.
const HAND_OVER: Duration = Duration::from_millis(200);

/// Puts texts on a display's clipboard; made in the thread that keeps it.
pub(super) type Put = Box<dyn FnMut(&str) -> Result<(), String>>;
/// Opens the display's clipboard.
pub(super) type Open = fn() -> Result<Put, String>;

pub(super) struct SelectionOwner {
    open: Open,
    state: Mutex<OwnerState>,
}

enum OwnerState {
    Unopened,
    Kept {
        requests: Sender<Request>,
        gone: Receiver<()>,
    },
    /// It did not answer once, or is closed.
    GivenUp,
}

struct Request {
    text: String,
    answer: Sender<Result<(), String>>,
}

impl SelectionOwner {
    pub(super) fn of_display() -> Self {
        Self::new(|| {
            // For X11 the library starts a thread, and takes it for granted that there is one.
            let started = start("display", || ()).map(thread::JoinHandle::join);
            started.map_err(|error| error.to_string())?.map_err(|_| String::new())?;
            let mut clipboard = arboard::Clipboard::new().map_err(|error| error.to_string())?;
            Ok(Box::new(move |text| clipboard.set_text(text).map_err(|error| error.to_string())))
        })
    }

    pub(super) fn new(open: Open) -> Self {
        Self { open, state: Mutex::new(OwnerState::Unopened) }
    }

    /// Puts `text` on the clipboard and waits for it at most `limit`.
    pub(super) fn keep(&self, text: &str, limit: Duration) -> Result<(), MethodError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*state, OwnerState::Unopened) {
            *state = keeping(self.open).map_err(|error| MethodError::NotStarted(error.to_string()))?;
        }
        let OwnerState::Kept { requests, .. } = &*state else { return Err(MethodError::TimedOut) };
        let (answer, answers) = mpsc::channel();
        let sent = requests.send(Request { text: text.to_owned(), answer });
        let answered = sent.ok().and_then(|()| answers.recv_timeout(limit).ok());
        match answered {
            Some(Ok(())) => Ok(()),
            Some(Err(error)) => Err(MethodError::Display(error)),
            None => {
                *state = OwnerState::GivenUp;
                Err(MethodError::TimedOut)
            }
        }
    }

    pub(super) fn close(&self) {
        // Where a copy waits for its display just now, there is nothing to hand over.
        let Ok(mut state) = self.state.try_lock() else { return };
        if let OwnerState::Kept { requests, gone } = std::mem::replace(&mut *state, OwnerState::GivenUp) {
            drop(requests);
            let _ = gone.recv_timeout(HAND_OVER);
        }
    }
}

fn keeping(open: Open) -> io::Result<OwnerState> {
    let (requests, received) = mpsc::channel::<Request>();
    let (alive, gone) = mpsc::channel();
    start("clipboard", move || {
        let mut put = None;
        for request in received {
            // A display that was not there may be there the next time.
            let opened = match &mut put {
                Some(put) => Ok(put),
                None => open().map(|opened| put.insert(opened)),
            };
            // It fails where nobody waits for the answer any more.
            let _ = request.answer.send(opened.and_then(|put| put(&request.text)));
        }
        drop(put);
        drop(alive);
    })?;
    Ok(OwnerState::Kept { requests, gone })
}
