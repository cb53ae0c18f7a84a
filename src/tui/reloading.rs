//! The reader's settings, read again while the screen is shown: by a command, and when their file has been saved.
//!
//! The screen does not know where settings come from; whoever opens it says how they are read.

use std::fmt;

use super::action::Toast;
use super::options::Settings;
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
