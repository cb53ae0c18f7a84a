//! A menu: a choice of things to take away.

use ratatui::layout::{Position, Rect};

use super::reply::Reply;
use crate::export::fields::CopyField;
use crate::export::{ExportFormat, QrKind, QrPayload, Several, Slip};
use crate::messages::Messages;
use crate::text::cells;
use crate::tui::action::{Action, MouseAction};
use crate::tui::layout::centred;
use crate::tui::scroll::{Rows, step};
use crate::tui::shared::Shared;

/// A menu.
#[derive(Debug, Clone)]
pub struct Menu {
    /// The question.
    pub title: &'static str,
    /// The answers.
    pub entries: Vec<MenuEntry>,
    /// The cursor and the rows that are seen.
    pub rows: Rows,
}

/// An answer of a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuEntry {
    /// What it is, and what of it is taken away.
    pub thing: CopyField,
    /// What comes of it.
    pub then: Then,
}

/// What comes of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// It is copied or picked.
    Take,
    /// It is shown as a code, which carries this.
    Code(String),
    /// The address is opened.
    Open,
    /// This of the marked entries is copied or picked.
    Several(Several),
    /// This of the marked entries is shown as codes.
    Codes(QrKind),
    /// It is copied, also where something is to be picked.
    Copy,
    /// This is reported, once it is said what is wrong.
    Report(Box<Slip>),
    /// Entries are written to a file in this format.
    Export(ExportFormat, Exported),
    /// It is asked in which format all that is listed is to be written.
    ExportListed,
}

/// Which entries are written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported {
    /// The marked ones, or else the one under the cursor.
    Chosen,
    /// All that is listed.
    Listed,
}

impl Menu {
    /// A menu of things to copy or to pick, with the cursor on the first.
    #[must_use]
    pub fn of_things(title: &'static str, things: Vec<CopyField>) -> Self {
        Self::of(title, things.into_iter().map(|thing| MenuEntry { thing, then: Then::Take }))
    }

    /// A menu of things to show as codes, with the cursor on the first.
    #[must_use]
    pub fn of_codes(title: &'static str, payloads: Vec<QrPayload>) -> Self {
        let entry = |it: QrPayload| MenuEntry { thing: it.field, then: Then::Code(it.payload) };
        Self::of(title, payloads.into_iter().map(entry))
    }

    /// A menu of web addresses to open, with the cursor on the first.
    #[must_use]
    pub fn of_addresses(title: &'static str, addresses: Vec<CopyField>) -> Self {
        Self::of(title, addresses.into_iter().map(|thing| MenuEntry { thing, then: Then::Open }))
    }

    /// A menu of answers, with the cursor on the first.
    #[must_use]
    pub fn of(title: &'static str, entries: impl IntoIterator<Item = MenuEntry>) -> Self {
        Self { title, entries: entries.into_iter().collect(), rows: Rows::default() }
    }

    pub(super) fn handle(&mut self, action: Action) -> Reply {
        match action {
            Action::Move(motion) => {
                self.rows.cursor = step(self.rows.cursor, self.entries.len(), self.rows.height, motion);
                Reply::Stay
            }
            Action::Choose => self.take(self.rows.cursor),
            Action::Dismiss => Reply::Close,
            _ => Reply::Stay,
        }
    }

    /// Takes the entry at a place, from 0, if the menu has it.
    pub(super) fn take(&self, place: usize) -> Reply {
        let entry = self.entries.get(place);
        match entry {
            None => Reply::Stay,
            Some(entry) => Reply::Chosen(entry.clone()),
        }
    }

    pub(super) fn normalize(&mut self, content_area: Rect) {
        let room = usize::from(content_area.height.saturating_sub(2));
        self.rows.normalize(room.min(self.entries.len()), self.entries.len());
    }

    /// The frame of the menu and the rows of its entries within.
    #[must_use]
    pub fn area(&self, content_area: Rect, messages: &Messages) -> (Rect, Rect) {
        let width = |entry: &MenuEntry| cells(&entry.thing.label) + cells(&entry.thing.shown(messages)) + 2;
        let widest = self.entries.iter().map(width).max().unwrap_or(0);
        let wanted = widest.max(cells(self.title) + 2) + 8;
        let width = u16::try_from(wanted).unwrap_or(u16::MAX).min(content_area.width.saturating_sub(2));
        let rows = u16::try_from(self.entries.len()).unwrap_or(u16::MAX);
        let frame = centred(content_area, width, rows.saturating_add(2));
        (frame, frame.inner(ratatui::layout::Margin::new(1, 1)))
    }

    pub(super) fn click(&self, at: Position, shared: &Shared) -> Option<MouseAction> {
        let (frame, entries) = self.area(shared.content_area(), shared.messages());
        if entries.contains(at) {
            Some(MouseAction::MenuEntry(usize::from(at.y - entries.y)))
        } else {
            (!frame.contains(at)).then_some(MouseAction::Outside)
        }
    }
}
