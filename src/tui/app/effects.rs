//! What the state asks for, carried out: searching, copying, redrawing, suspending, leaving.

use std::io;
use std::sync::Arc;

use super::{App, AppEvent, End};
use crate::export::fields::CopyField;
use crate::search::{SearchRequest, SearchResponse, Worker};
use crate::terminal::opener::OpenError;
use crate::tui::action::{Action, Effect, Message};
use crate::tui::toast;
use crate::tui::update::update;

impl App {
    /// Takes a message into the state and carries out what it asks for; how the loop ends, if it does.
    pub(super) fn update(&mut self, message: Message) -> io::Result<Option<End>> {
        if let Message::Indexed(index) = &message {
            let sender = self.sender.clone();
            let answer = move |answer: SearchResponse| {
                // It fails where the loop has ended meanwhile.
                let _ = sender.send(AppEvent::Message(Message::Found(answer)));
            };
            let worker = Worker::spawn(Arc::clone(index), answer);
            if !worker.is_beside() {
                self.say_no_thread();
            }
            self.worker = Some(worker);
        }
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Search(request) => self.search(*request),
                Effect::Copy(thing) => self.copy(thing),
                Effect::Open { address, uri } => self.open(address, &uri),
                Effect::Keep(change) => self.keep(change),
                Effect::SetMouse(taken) => self.session.set_mouse(taken)?,
                Effect::Redraw => self.frames.redraw(),
                Effect::ReloadSettings => {
                    if let Some(end) = self.reload()? {
                        return Ok(Some(end));
                    }
                }
                Effect::Suspend => self.suspend()?,
                Effect::Export { format, entries, stem } => self.export(format, entries, stem),
                Effect::Take(picked) => return Ok(Some(End::Taken(picked))),
                Effect::Quit if self.model.shared.pick.is_some() => return Ok(Some(End::Untaken)),
                Effect::Quit => return Ok(Some(End::Left(0))),
            }
        }
        Ok(None)
    }

    fn search(&self, request: SearchRequest) {
        if let Some(worker) = &self.worker {
            worker.ask(request);
        }
    }

    fn copy(&self, thing: CopyField) {
        let sender = self.sender.clone();
        self.clipboard.copy(thing.text.clone(), move |outcome| {
            // It fails where the loop has ended meanwhile.
            let _ = sender.send(AppEvent::Copied(thing, outcome));
        });
    }

    fn open(&mut self, address: String, uri: &str) {
        let sender = self.sender.clone();
        let messages = self.model.shared.messages();
        // Until it is known what came of it.
        self.model.shared.toast = Some(toast::opening(messages, &address));
        self.opener.open(uri, move |outcome| {
            // It fails where the loop has ended meanwhile.
            let _ = sender.send(AppEvent::Opened(address, outcome));
        });
    }

    /// Says that an address is open, or copies it instead.
    pub(super) fn opened(&mut self, address: String, outcome: Result<(), OpenError>) -> io::Result<Option<End>> {
        let messages = self.model.shared.messages();
        let toast = match outcome {
            Ok(()) => toast::opened(messages, &address),
            Err(OpenError::Busy) => toast::opening(messages, &address),
            Err(reason) => {
                let sender = self.sender.clone();
                self.clipboard.copy(address.clone(), move |outcome| {
                    let _ = sender.send(AppEvent::CopiedUnopened(address, reason, outcome));
                });
                return Ok(None);
            }
        };
        self.update(Message::Toast(toast))
    }

    pub(super) fn suspend(&mut self) -> io::Result<()> {
        if !self.model.shared.keymap.permits(Action::Suspend) {
            return Ok(());
        }
        self.is_suspended = self.session.suspend()?;
        if !self.is_suspended {
            let toast = toast::cannot_suspend(self.model.shared.messages());
            self.update(Message::Toast(toast))?;
        }
        Ok(())
    }
}
