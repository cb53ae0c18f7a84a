//! What the loop does about the terminal itself: the size it claims, a frame it does not take, and giving it back.

use std::io;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use ratatui::layout::Size;
use rustix::io::Errno;

use super::{App, AppEvent, End};
use crate::terminal::input::{Input, Signal};
use crate::terminal::session::{EXIT_HANGUP, exit_code};
use crate::terminal::tty::{LEAVING, believed};
use crate::threads::NoThread;
use crate::tui::action::Message;

impl App {
    /// How it ended where a write failed: there is no terminal any more, or it takes nothing. Nobody is left to be told
    /// of an error, but for want of a thread, a descriptor or memory the terminal is as good as ever.
    pub(super) fn broken_off(&self, error: io::Error, news: &Receiver<AppEvent>) -> io::Result<End> {
        let signal = news.try_iter().find_map(|next| match next {
            AppEvent::Input(Input::Signal(Signal::Leave(signal)), _) => Some(signal),
            _ => None,
        });
        match signal {
            Some(signal) => Ok(End::Left(exit_code(signal))),
            None if NoThread::is(&error) || is_want(&error) => Err(error),
            None if self.is_away() => Ok(End::Idle),
            None => Ok(End::Left(EXIT_HANGUP)),
        }
    }

    /// Gives the terminal back, without waiting long for one that takes nothing.
    pub(super) fn close(&self, end: &io::Result<End>, news: &Receiver<AppEvent>) {
        match end {
            Ok(End::Left(0) | End::Taken(_) | End::Untaken) => self.await_answers(news),
            // There may be nobody who reads them.
            Err(_) => self.drop_answers(),
            Ok(_) => {}
        }
        self.out.leave_within(LEAVING);
        self.clipboard.close();
        self.session.leave();
    }

    /// Whether nobody has touched a key for too long.
    pub(super) fn is_away(&self) -> bool {
        self.idle.left(Instant::now()).is_some_and(|left| left.is_zero())
    }

    /// The reader is there.
    pub(super) fn touched(&mut self) {
        self.model.shared.leaving_in = None;
        self.idle.touch(Instant::now());
        self.out.end_at(self.idle.end());
    }

    pub(super) fn resize(&mut self, claimed: Size) -> io::Result<Option<End>> {
        let size = believed(claimed);
        self.frames.set_size(size);
        self.update(Message::Resize(size.width, size.height))
    }
}

/// Whether it is the system that has too little for the program, and not the terminal that is gone.
fn is_want(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::MFILE | Errno::NFILE | Errno::NOMEM))
}
