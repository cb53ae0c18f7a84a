//! The state of the program with a screen: what all of it shares, the screen, and what lies over it. Plain data: no
//! terminal, no clock, no files.

use super::action::Action;
use super::command::HintLine;
use super::layout::Panes;
use super::mode::Mode;
use super::overlays::Overlay;
use super::pending::Pending;
use super::screens::Screens;
use super::screens::browse::Browse;
use super::shared::Shared;
use crate::search::Query;

pub use super::options::{ModelOptions, Settings};

/// The state.
#[derive(Debug)]
pub struct Model {
    /// What every screen and overlay uses.
    pub shared: Shared,
    /// What fills the terminal.
    pub screen: Screens,
    /// What lies over the screen, the last on top.
    pub overlays: Vec<Overlay>,
    /// Keys that wait for others.
    pub pending: Pending,
}

impl Model {
    /// The state before anything has happened, for a terminal of a size.
    #[must_use]
    pub fn new(options: ModelOptions, width: u16, height: u16) -> Self {
        let mut shared = Shared::new(&options, width, height);
        let mut query = options.query;
        // Nobody is typing yet, so the last row would not say what is wrong.
        if let Some(problem) = Query::parse(&query).problems().iter().find(|problem| problem.is_fatal()) {
            shared.warn(shared.messages().problem(problem));
        }
        query.truncate(Query::cut(&query).len());
        let is_returning = options.restore && !options.kiosk && options.pick.is_none() && query.is_empty();
        let mut browse = Browse::new(query, options.pick.is_some());
        browse.set_room(options.settings.room);
        let screen = Screens::new(if is_returning { browse.returning() } else { browse });
        let mut model = Self { shared, screen, overlays: Vec::new(), pending: Pending::default() };
        model.normalize();
        model
    }

    /// Where a key is pressed now.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.overlays.last().map_or_else(|| self.screen.mode(), Overlay::mode)
    }

    /// What an action carries out, and where: that of the palette is what stands under its cursor.
    #[must_use]
    pub fn carried_out(&self, action: Action) -> (Action, Mode) {
        match self.overlays.last() {
            Some(Overlay::Palette(palette)) if action == Action::Choose => palette.chosen(),
            _ => None,
        }
        .unwrap_or_else(|| (action, self.mode()))
    }

    /// The browser.
    #[must_use]
    pub const fn browse(&self) -> &Browse {
        &self.screen.browse
    }

    /// Where everything of the browser is.
    #[must_use]
    pub fn panes(&self) -> Panes {
        self.browse().panes(self.shared.area)
    }

    /// Which hints are shown now.
    #[must_use]
    pub fn hint_line(&self) -> HintLine {
        HintLine::of(self.mode(), self.screen.is_filtered())
    }

    /// Whether a question to the search is still without its answer.
    #[must_use]
    pub const fn is_searching(&self) -> bool {
        self.screen.is_searching()
    }

    /// Brings up to date what was left for later because more was waiting: it is looked at now.
    pub(super) fn catch_up(&mut self) {
        if self.screen.is_behind() {
            let has_more_waiting = std::mem::take(&mut self.shared.has_more_waiting);
            self.normalize();
            self.shared.has_more_waiting = has_more_waiting;
        }
    }

    /// Brings everything that depends on something else up to date, from below to above.
    pub(super) fn normalize(&mut self) {
        self.screen.normalize(&self.shared);
        if !self.overlays.is_empty() {
            self.screen.let_go();
        }
        for overlay in &mut self.overlays {
            overlay.normalize(&self.shared, &self.screen);
        }
        if self.pending.in_mode(self.mode()).is_empty() {
            self.pending = Pending::default();
        }
    }
}
