//! What is read again while the screen is shown: the reader's settings, by a command and when their file has been saved,
//! and the directory, while a curator works on it.
//!
//! The screen does not know where settings come from, nor how it is known that a file was saved; whoever opens it says so.

use std::fmt;
use std::path::PathBuf;

use super::action::Toast;
use super::options::Settings;
use crate::loader::Limits;
use crate::terminal::clipboard::Preference;

/// Calls back whenever the settings may have been saved; it answers whether anybody still listens.
pub type Saved = Box<dyn FnMut() -> bool + Send>;

/// How settings are read again.
pub struct Reloading {
    /// Reads them.
    pub read: Box<dyn FnMut() -> Reloaded>,
    /// Begins to wait until they are saved, where the system tells that. It is called once there is a first frame.
    pub watch: Option<Box<dyn FnOnce(Saved)>>,
}

impl fmt::Debug for Reloading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reloading").field("is_watched", &self.watch.is_some()).finish_non_exhaustive()
    }
}

/// What was read.
#[derive(Debug)]
pub struct Reloaded {
    /// What the screen heeds.
    pub settings: Settings,
    /// Whether the signs to draw with are left to what the terminal answers.
    pub asks_for_glyphs: bool,
    /// What the reader wishes of the clipboard.
    pub clipboard: Option<Preference>,
    /// What is said of it at the foot.
    pub toast: Toast,
}

/// A directory that is read again whenever one of its files has been saved.
pub struct Rereading {
    /// Where it stands, and how much of it is read at most.
    pub folder: (PathBuf, Limits),
    /// Waits until something was saved; whether anything more can be waited for.
    pub wait: Box<dyn FnMut() -> bool + Send>,
}

impl fmt::Debug for Rereading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rereading").field("folder", &self.folder).finish_non_exhaustive()
    }
}
