//! Entries written to a file, beside the loop: a large directory takes seconds.

use std::convert::Infallible;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::{env, io};

use super::{App, AppEvent};
use crate::directory::{Directory, RecordList};
use crate::export::{ExportFormat, Leaving, NotWritten, write, write_new};
use crate::messages::Lang;
use crate::own_files::fail_at_limits;
use crate::threads::{NoThread, beside};
use crate::tui::action::{Action, Message};
use crate::tui::layout::message_room;
use crate::tui::toast;

/// Files that are being written: each ends when its thread does.
#[derive(Debug, Default)]
pub(super) struct Exports(Vec<Receiver<Infallible>>);

impl Exports {
    /// Waits until all are written: the reader has left and wants what was asked for.
    pub(super) fn finish(&mut self) {
        for export in self.0.drain(..) {
            // It never brings anything, and ends with the thread.
            let _ = export.recv();
        }
    }
}

/// What is to be written.
struct Export {
    directory: Arc<Directory>,
    entries: RecordList,
    format: ExportFormat,
    stem: String,
    lang: Lang,
}

impl App {
    /// Writes entries to a new file in the current folder, and says where it stands.
    pub(super) fn export(&mut self, format: ExportFormat, entries: RecordList, stem: String) {
        let shared = &mut self.model.shared;
        let Some(directory) = shared.directory.clone().filter(|_| shared.keymap.permits(Action::Export)) else {
            return;
        };
        let (messages, room, count) = (shared.messages(), message_room(shared.area), entries.len());
        // Until it is known what came of it.
        shared.toast = Some(toast::exporting(messages, count));
        let (sender, (ends, end)) = (self.sender.clone(), channel());
        let export = Export { directory, entries, format, stem, lang: shared.lang };
        let work = move || {
            fail_at_limits();
            let folder = env::current_dir();
            let outcome = folder.as_deref().map_or_else(|_| Err(io::ErrorKind::NotFound.into()), |it| export.write(it));
            let told = toast::exported(messages, count, folder.ok().as_deref(), &outcome, room);
            // It fails where the loop has ended meanwhile.
            let _ = sender.send(AppEvent::Message(Message::Toast(told)));
            drop(ends);
        };
        if !beside("export", work) {
            self.say_no_thread();
        }
        self.exports.0.retain(|it| it.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty));
        self.exports.0.push(end);
    }
}

impl Export {
    fn write(&self, folder: &Path) -> io::Result<PathBuf> {
        let leaving = Leaving::new(&self.directory, &self.entries, self.lang);
        let told = |error: NotWritten| match error {
            NotWritten::Io(error) if NoThread::is(&error) => {
                io::Error::other(self.lang.messages().cli.no_thread(error))
            }
            NotWritten::Io(error) => error,
            other => io::Error::other(other.told(self.lang.messages())),
        };
        let write = |out: &mut dyn Write| {
            let left = write(self.format, &leaving, out, &mut |_| ()).map_err(told)?;
            if left.records == 0 { Err(told(NotWritten::Nothing)) } else { Ok(()) }
        };
        write_new(folder, &self.stem, self.format.extension(), write)
    }
}
