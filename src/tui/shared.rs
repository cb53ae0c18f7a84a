//! What every screen and overlay uses: how to draw and speak, the keys in force, the terminal, the directory.

use std::sync::Arc;

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::action::{Effect, Toast};
use super::keymap::Keymap;
use super::layout::content_area;
use super::options::{ModelOptions, Settings};
use super::overlays::palette::PaletteMemory;
use super::own::Own;
use super::since::Since;
use super::theme::{Theme, ThemeName};
use crate::directory::{Directory, Record, RecordIdx};
use crate::document::layout::LayoutOptions;
use crate::export::fields::Pick;
use crate::loader::LoadError;
use crate::messages::{Lang, Messages};
use crate::search::Index;
use crate::state::{Change, Kept};
use crate::terminal::backend::ColorMode;
use crate::text::Glyphs;

/// What every screen and overlay uses.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Shared {
    /// The settings as they were read last. What the reader has changed since on the screen stands below.
    settings: Settings,
    /// The language of the program's own words.
    pub lang: Lang,
    /// The signs to draw with.
    pub glyphs: &'static Glyphs,
    /// The colours that the terminal is written.
    pub colours: ColorMode,
    /// What everything looks like.
    pub theme: Theme,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// What day it is.
    pub today: Date,
    /// What of an entry is to be picked.
    pub pick: Option<Pick>,
    /// Whether several entries may be picked.
    pub picks_several: bool,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// The terminal.
    pub area: Rect,
    /// The directory, once it has been read, or what has been read of it.
    pub directory: Option<Arc<Directory>>,
    /// How many directories have been shown, one in place of the other: places of records belong to one of them.
    pub directories: u64,
    /// Whether there is more of it to come than is shown.
    pub is_growing: bool,
    /// How much of it has been read, in percent.
    pub progress: u8,
    /// The names, once they can be searched.
    pub(super) index: Option<Arc<Index>>,
    /// Why the directory is not shown as it stands in its files, where they were read again.
    pub faults: Option<Arc<LoadError>>,
    /// What the reader keeps.
    pub kept: Kept,
    /// The same of the records of the directory that is shown.
    pub own: Own,
    /// How the directory differs from an older one, once that is known.
    pub since: Option<Arc<Since>>,
    /// Whether anything is kept; a kiosk keeps nothing.
    keeps: bool,
    /// What the palette remembers between two uses of it.
    pub palette: PaletteMemory,
    /// What has just happened.
    pub toast: Option<Toast>,
    /// So many seconds are left until the reader is sent away, where that is being counted down.
    pub leaving_in: Option<u64>,
    /// Whether the reader has done more than is taken in: what only a picture needs can wait for the last of it.
    pub(super) has_more_waiting: bool,
}

impl Shared {
    /// Before anything has happened, for a terminal of a size.
    pub(super) fn new(options: &ModelOptions, width: u16, height: u16) -> Self {
        Self {
            settings: options.settings.clone(),
            lang: options.settings.lang,
            glyphs: Glyphs::of(options.settings.glyphs),
            colours: options.settings.colours,
            theme: Theme::new(options.settings.theme.clone(), options.settings.colours, options.background),
            mouse: options.settings.mouse,
            today: options.today,
            pick: options.pick,
            picks_several: options.picks_several,
            keymap: keymap(options),
            area: Rect::new(0, 0, width, height),
            directory: None,
            directories: 0,
            is_growing: true,
            progress: 0,
            index: None,
            faults: None,
            palette: PaletteMemory::default(),
            kept: Kept::default(),
            own: Own::default(),
            since: None,
            keeps: !options.kiosk,
            toast: options.notice.clone().map(|text| Toast { text, is_warning: true }),
            leaving_in: None,
            has_more_waiting: false,
        }
    }

    /// Takes settings over that have been read again: those that differ from what was read before. What the reader has
    /// changed on the screen stays where its setting is what it was. The settings before are given back.
    pub(super) fn heed(&mut self, settings: Settings) -> Settings {
        let before = std::mem::replace(&mut self.settings, settings);
        let now = &self.settings;
        if now.lang != before.lang {
            self.lang = now.lang;
        }
        if now.glyphs != before.glyphs {
            self.glyphs = Glyphs::of(now.glyphs);
        }
        if now.theme != before.theme || now.colours != before.colours {
            self.colours = now.colours;
            self.theme = self.theme.chosen(now.theme.clone(), now.colours);
        }
        if now.keymap != before.keymap {
            self.keymap = Arc::clone(&now.keymap);
        }
        if now.mouse != before.mouse {
            self.mouse = now.mouse;
        }
        before
    }

    /// The settings as they were read last.
    pub(super) const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The program's words.
    #[must_use]
    pub const fn messages(&self) -> &'static Messages {
        self.lang.messages()
    }

    /// Everything but the foot: where overlays lie.
    #[must_use]
    pub fn content_area(&self) -> Rect {
        content_area(self.area)
    }

    /// How a page of so many columns is laid out.
    #[must_use]
    pub const fn layout(&self, width: usize) -> LayoutOptions {
        let is_beside = self.area.width >= LayoutOptions::BESIDE;
        LayoutOptions { width, lang: self.lang, glyphs: self.glyphs, is_beside, fold: None }
    }

    /// How many records the directory has, as far as it is shown.
    #[must_use]
    pub fn record_count(&self) -> usize {
        self.directory.as_ref().map_or(0, |it| it.len())
    }

    /// Asks something of an entry; `None` where there is none.
    pub(super) fn of_entry<T>(
        &self,
        entry: Option<RecordIdx>,
        ask: impl FnOnce(&Directory, Record<'_>) -> T,
    ) -> Option<T> {
        let directory = self.directory.as_ref()?;
        let record = directory.record(entry?)?;
        Some(ask(directory, record))
    }

    /// Whether anything is kept here.
    #[must_use]
    pub const fn keeps(&self) -> bool {
        self.keeps
    }

    /// Finds out what is kept of the records that are shown; whether it is another than before.
    pub(super) fn find_own(&mut self) -> bool {
        let own = Own::of(&self.kept, self.directory.as_deref(), self.since.as_deref());
        let is_other = own != self.own;
        self.own = own;
        is_other
    }

    /// Keeps a change: it holds at once, and the effect brings it to the disk.
    pub(super) fn keep(&mut self, change: Change) -> Vec<Effect> {
        if !self.keeps {
            return Vec::new();
        }
        self.kept.apply(change.clone());
        self.own.follow(&change, &self.kept, self.directory.as_deref());
        vec![Effect::Keep(change)]
    }

    /// Shows everything in another theme from now on, with the reader's own changes to it.
    pub fn set_theme(&mut self, name: ThemeName) {
        self.theme = self.theme.named(name);
    }

    /// Says at the foot what could not be done.
    pub(super) fn warn(&mut self, text: String) -> Vec<Effect> {
        self.toast = Some(Toast { text, is_warning: true });
        Vec::new()
    }

    /// Says at the foot what was done.
    pub(super) fn say(&mut self, text: String) {
        self.toast = Some(Toast { text, is_warning: false });
    }
}

/// The keys that were asked for; in a kiosk without the commands that it has not.
fn keymap(options: &ModelOptions) -> Arc<Keymap> {
    let asked = &options.settings.keymap;
    if options.kiosk && !asked.is_for_kiosk() { Arc::new(Keymap::defaults(true)) } else { Arc::clone(asked) }
}
