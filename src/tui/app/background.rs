//! What the terminal says when it is asked: its background, and how wide it draws disputed characters.

use std::io;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::{App, AppEvent, End};
use crate::terminal::background::QUESTION;
use crate::terminal::input::{Input, Report};
use crate::text::{AmbiguousWidth, GlyphSet};
use crate::tui::action::Message;

/// How long leaving waits for an answer that is on its way: behind the program it would be typed into the shell.
const ON_ITS_WAY: Duration = Duration::from_millis(100);

/// How far the terminal has been asked for its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asking {
    /// It is not asked: it would not answer, or print the question.
    Never,
    /// Not yet.
    Unasked,
    /// It has not answered yet.
    Asked,
    /// It has answered, and can be asked again.
    Answered,
    /// It has answered what was asked behind it. A multiplexer may still have to ask the terminal itself.
    Mute,
}

impl App {
    /// Asks for the background in front of the next frame, where the theme depends on it and nobody has asked.
    pub(super) fn ask_background(&mut self) {
        if self.background == Asking::Unasked && self.model.shared.theme.depends_on_background() {
            self.frames.queue(QUESTION);
            self.background = Asking::Asked;
        }
    }

    /// Something may have changed the background meanwhile.
    pub(super) fn ask_background_again(&mut self) {
        if self.background == Asking::Answered && self.model.shared.theme.depends_on_background() {
            self.frames.queue(QUESTION);
        }
    }

    /// Takes an answer of the terminal in. One that nobody asked for says nothing.
    pub(super) fn told(&mut self, report: Report) -> io::Result<Option<End>> {
        match report {
            Report::CursorPosition(position) => {
                let Some(probe) = self.probe.take() else { return Ok(None) };
                let width = probe.width(position);
                self.frames.set_ambiguous(width);
                if width == AmbiguousWidth::Wide {
                    // The first frame's disputed characters lie over their neighbours; at the right margin, where
                    // nothing wraps, the neighbour to the left is gone and would not be written again.
                    self.frames.redraw();
                    self.answered_glyphs = GlyphSet::Wide;
                    return self.update(Message::Glyphs(GlyphSet::Wide));
                }
            }
            Report::Background(background) if !matches!(self.background, Asking::Never | Asking::Unasked) => {
                self.background = Asking::Answered;
                self.session.report_colours()?;
                return self.update(Message::Background(background));
            }
            Report::DeviceAttributes if self.background == Asking::Asked => self.background = Asking::Mute,
            Report::ColoursChanged => self.ask_background_again(),
            Report::Background(_) | Report::DeviceAttributes => {}
        }
        Ok(None)
    }

    /// Drops the answers to what the terminal was asked, where nobody reads them.
    pub(super) fn drop_answers(&self) {
        self.out.drop_input(ON_ITS_WAY);
    }

    /// Waits a little for the last answer to what the terminal was asked, if it has not come yet.
    pub(super) fn await_answers(&self, news: &Receiver<AppEvent>) {
        if self.background != Asking::Asked {
            return;
        }
        let deadline = Instant::now() + ON_ITS_WAY;
        let is_last = |event: &AppEvent| {
            matches!(event, AppEvent::Input(Input::Report(Report::DeviceAttributes) | Input::Hangup, _))
        };
        while let Ok(event) = news.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            if is_last(&event) {
                return;
            }
        }
    }
}
