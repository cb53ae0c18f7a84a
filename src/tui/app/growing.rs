//! A directory that grows or is read again while it is shown, and its index.
//!
//! The list and the index always belong to the same directory. While a query narrows what is shown, a directory with more
//! records waits until its index is built, and both are shown at once; without a query it is shown at once, and the index
//! of one that is not whole is built only when something is typed. One index is built at a time.
//!
//! What is not shown any more is let go of beside the loop: that takes time by the number of its records.

use std::io;
use std::sync::Arc;

use super::{App, End};
use crate::directory::Directory;
use crate::loader::LoadError;
use crate::search::Index;
use crate::threads::patiently_beside;
use crate::tui::action::Message;
use crate::tui::loading;
use crate::tui::tree::Tree;

/// A directory that is not shown yet.
pub(super) struct NextDirectory {
    directory: Arc<Directory>,
    tree: Tree,
    is_whole: bool,
}

impl App {
    /// Takes in a directory with more records than the one that is shown.
    pub(super) fn grown(&mut self, directory: Arc<Directory>, tree: Tree, is_whole: bool) -> io::Result<Option<End>> {
        let next = NextDirectory { directory, tree, is_whole };
        if self.model.shared.directory.is_some() && self.model.screen.is_filtered() {
            let before = self.next_directory.replace(next);
            patiently_beside("release", move || drop(before));
            return Ok(None);
        }
        self.show(next)
    }

    /// Shows the directory that waits if there is no query any more that it would have to answer.
    pub(super) fn show_unfiltered(&mut self) -> io::Result<Option<End>> {
        match self.next_directory.take_if(|_| !self.model.screen.is_filtered()) {
            Some(next) => self.show(next),
            None => Ok(None),
        }
    }

    fn show(&mut self, next: NextDirectory) -> io::Result<Option<End>> {
        let shared = &self.model.shared;
        let before = (shared.directory.clone(), shared.index.clone(), self.worker.take());
        let NextDirectory { directory, tree, is_whole } = next;
        let message = if is_whole { Message::Loaded(directory, tree) } else { Message::Grown(directory, tree) };
        let end = self.update(message);
        if before.0.is_some() {
            patiently_beside("release", move || drop(before));
        }
        end
    }

    /// Reads the directory again from now on whenever a file of it is saved, once all of it is there.
    pub(super) fn watch_directory(&mut self) {
        if self.model.shared.is_growing {
            return;
        }
        let Some(rereading) = self.rereading.take() else { return };
        if !loading::read_again_beside(rereading, self.model.shared.messages(), self.sender.clone()) {
            self.say_no_thread();
        }
    }

    /// Takes in what came of reading the directory again. One with faults is not shown: the one before stays.
    pub(super) fn read_again(&mut self, read: Result<(Arc<Directory>, Tree), LoadError>) -> io::Result<Option<End>> {
        let read = match read {
            Ok((directory, tree)) => {
                if let Some(end) = self.grown(directory, tree, true)? {
                    return Ok(Some(end));
                }
                Ok(())
            }
            Err(error) => Err(Arc::new(error)),
        };
        self.update(Message::ReadAgain(read))
    }

    /// Takes in an index, with the directory that waits for it.
    pub(super) fn indexed(&mut self, index: Arc<Index>) -> io::Result<Option<End>> {
        let Some(of) = self.indexing.take() else { return Ok(None) };
        if let Some(next) = self.next_directory.take_if(|next| Arc::ptr_eq(&next.directory, &of))
            && let Some(end) = self.show(next)?
        {
            return Ok(Some(end));
        }
        if self.model.shared.directory.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, &of)) {
            return self.update(Message::Indexed(index));
        }
        patiently_beside("release", move || drop((index, of)));
        Ok(None)
    }

    /// Begins to make searchable what has to be, unless that of another directory is still going on.
    pub(super) fn index(&mut self) {
        if self.indexing.is_some() {
            return;
        }
        let shared = &self.model.shared;
        let is_wanted = shared.index.is_none() && (!shared.is_growing || self.model.screen.is_filtered());
        let shown = shared.directory.as_ref().filter(|_| is_wanted);
        // What is shown comes first: until then a query has no answer at all.
        let Some(directory) = shown.or(self.next_directory.as_ref().map(|next| &next.directory)).cloned() else {
            return;
        };
        self.indexing = Some(Arc::clone(&directory));
        if !loading::index(directory, self.compiled.clone(), self.search, self.sender.clone()) {
            self.say_no_thread();
        }
    }
}
