//! How the screen was asked to be, and what for.

use std::sync::Arc;

use jiff::civil::Date;

use super::keymap::Keymap;
use crate::export::fields::Pick;
use crate::messages::Lang;
use crate::terminal::backend::ColorMode;
use crate::terminal::background::Background;
use crate::text::GlyphSet;
use crate::tui::room::Room;
use crate::tui::theme::ThemeChoice;

/// What the screen heeds of the reader's settings. All of it can change while the screen is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The language of the program's own words.
    pub lang: Lang,
    /// The signs to draw with.
    pub glyphs: GlyphSet,
    /// The colours that the terminal is written.
    pub colours: ColorMode,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// What everything looks like.
    pub theme: ThemeChoice,
    /// What the reader wishes of the panes.
    pub room: Room,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// Whether what leads to an address is told to the terminal.
    pub links: bool,
    /// Whether the terminal's title names what is read.
    pub title: bool,
}

/// How the screen was asked to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelOptions {
    /// What is heeded of the reader's settings.
    pub settings: Settings,
    /// The terminal's background, as far as it is known before the terminal is asked.
    pub background: Option<Background>,
    /// A query to begin with.
    pub query: String,
    /// What of an entry is to be picked, where the program was called for that: then the reader begins to type at
    /// once, choosing an entry ends it, and so does Esc.
    pub pick: Option<Pick>,
    /// Whether several entries may be picked.
    pub picks_several: bool,
    /// Whether the reader is taken to where they left the last time, unless there is a query to begin with or something to
    /// be picked.
    pub restore: bool,
    /// Whether the program is a kiosk, which never hands the terminal to a shell.
    pub kiosk: bool,
    /// What day it is: what is open, what comes next, how old somebody is.
    pub today: Date,
    /// Something to be told in a line until the first key.
    pub notice: Option<String>,
}

impl Settings {
    /// What holds where the reader has set nothing and the terminal says nothing: in Chinese, with keys of the table.
    #[must_use]
    pub fn unset(kiosk: bool) -> Self {
        Self {
            lang: Lang::Zh,
            glyphs: GlyphSet::Narrow,
            colours: ColorMode::Ansi16,
            keymap: Arc::new(Keymap::defaults(kiosk)),
            theme: ThemeChoice::default(),
            room: Room::default(),
            mouse: false,
            links: true,
            title: true,
        }
    }
}

impl ModelOptions {
    /// How the screen is where nothing is asked for, on a day.
    #[must_use]
    pub fn on(today: Date, kiosk: bool) -> Self {
        Self {
            settings: Settings::unset(kiosk),
            background: None,
            query: String::new(),
            pick: None,
            picks_several: false,
            restore: true,
            kiosk,
            today,
            notice: None,
        }
    }
}
