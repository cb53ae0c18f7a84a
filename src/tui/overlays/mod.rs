//! What lies over a screen: each overlay in a file of its own, its view in the file of the same name in `tui/view`. They
//! lie on one another: the last takes the keys, and what is under it stays as it was.
//!
//! A new overlay is one file beside these, one variant, and its arm in each method.

pub mod help;
pub mod menu;
pub mod note;
pub mod palette;
pub mod qr;
mod reply;
pub mod slip;

use ratatui::layout::Position;
use tui_input::InputRequest;

use super::action::{Action, MouseAction};

use super::mode::Mode;
use super::motion::Motion;
use super::screens::Screens;
use super::shared::Shared;
use crate::state::Change;
use help::Help;
use menu::Menu;
use note::{NoteEditor, Written};
use palette::Palette;
use qr::QrView;
pub use reply::Reply;
use slip::SlipEditor;

/// Something that lies over the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The keys.
    Help(Help),
    /// A choice of things to take away.
    Menu(Menu),
    /// A code for a telephone's camera.
    Qr(QrView),
    /// The commands.
    Palette(Box<Palette>),
    /// The reader's own note on an entry.
    Note(Box<NoteEditor>),
    /// What is wrong with an entry.
    Slip(Box<SlipEditor>),
}

impl Overlay {
    /// Where a key is pressed while this lies on top.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        match self {
            Self::Help(help) => help.mode(),
            Self::Menu(_) => Mode::Menu,
            Self::Qr(_) => Mode::Qr,
            Self::Palette(_) => Mode::Palette,
            Self::Note(_) => Mode::Note,
            Self::Slip(_) => Mode::Slip,
        }
    }

    /// Takes a command in.
    pub(super) fn handle(&mut self, action: Action) -> Reply {
        match self {
            Self::Help(help) => help.handle(action),
            Self::Menu(menu) => menu.handle(action),
            Self::Qr(shown) => shown.handle(action),
            Self::Palette(palette) => palette.handle(action),
            Self::Note(note) => note.handle(action),
            Self::Slip(slip) => slip.handle(action),
        }
    }

    /// Whether a text is being typed in it.
    #[must_use]
    pub(super) const fn is_typed_in(&self) -> bool {
        match self {
            Self::Help(help) => help.is_typing,
            Self::Palette(_) | Self::Note(_) | Self::Slip(_) => true,
            Self::Menu(_) | Self::Qr(_) => false,
        }
    }

    /// Whether the text being typed takes a character.
    #[must_use]
    pub(super) fn takes(&self, c: char) -> bool {
        match self {
            Self::Help(help) => help.is_typing && help.typed.takes(c),
            Self::Palette(palette) => palette.takes(c),
            Self::Note(_) | Self::Slip(_) => true,
            Self::Menu(_) | Self::Qr(_) => false,
        }
    }

    /// Takes in a character typed.
    pub(super) fn type_char(&mut self, c: char) -> Reply {
        match self {
            Self::Help(help) => help.edit(InputRequest::InsertChar(c)),
            Self::Palette(palette) => palette.edit(InputRequest::InsertChar(c)),
            Self::Note(note) => return note.insert(c.encode_utf8(&mut [0; 4])),
            Self::Slip(slip) => return slip.input.insert(c.encode_utf8(&mut [0; 4])),
            Self::Menu(_) | Self::Qr(_) => {}
        }
        Reply::Stay
    }

    /// Takes in text pasted, where a text is being typed.
    pub(super) fn paste(&mut self, text: &str) -> Reply {
        match self {
            Self::Help(help) if help.is_typing => help.paste(text),
            Self::Palette(palette) => palette.paste(text),
            Self::Note(note) => return note.insert(text),
            // It is one line.
            Self::Slip(slip) => return slip.input.insert(&text.replace(['\r', '\n'], " ")),
            Self::Help(_) | Self::Menu(_) | Self::Qr(_) => {}
        }
        Reply::Stay
    }

    /// What was written there and is not kept yet.
    pub(super) fn unkept(&self) -> Option<Change> {
        let Self::Note(note) = self else { return None };
        let Written { id, before, text, .. } = note.written(true);
        (text != before).then_some(Change::Note { id, text })
    }

    /// Takes a digit in, from 1.
    pub(super) fn digit(&self, number: usize) -> Reply {
        match self {
            Self::Menu(menu) => menu.take(number.saturating_sub(1)),
            Self::Help(_) | Self::Qr(_) | Self::Palette(_) | Self::Note(_) | Self::Slip(_) => Reply::Stay,
        }
    }

    /// Takes in what the mouse did.
    pub(super) fn point(&mut self, mouse: MouseAction) -> Reply {
        match mouse {
            MouseAction::MenuEntry(row) => match self {
                Self::Menu(menu) => menu.take(menu.rows.offset + row),
                Self::Palette(palette) => palette.choose(palette.cursor.offset.saturating_add(row)),
                Self::Help(_) | Self::Qr(_) | Self::Note(_) | Self::Slip(_) => Reply::Stay,
            },
            // What is being written is not left by a slip of the hand.
            MouseAction::Outside if matches!(self, Self::Note(_) | Self::Slip(_)) => Reply::Stay,
            MouseAction::Outside => Reply::Close,
            MouseAction::Wheel(_, lines) => {
                for _ in 0..lines.unsigned_abs() {
                    let _ = self.handle(Action::Move(Motion::toward(lines)));
                }
                Reply::Stay
            }
            MouseAction::Node { .. }
            | MouseAction::Facet(_)
            | MouseAction::Entry(_)
            | MouseAction::Month(_)
            | MouseAction::Query
            | MouseAction::Detail
            | MouseAction::Text { .. }
            | MouseAction::Grab(_)
            | MouseAction::Drag(_)
            | MouseAction::Release => Reply::Stay,
        }
    }

    /// What a click means.
    pub(super) fn click(&self, at: Position, shared: &Shared) -> Option<MouseAction> {
        match self {
            Self::Help(_) | Self::Qr(_) => Some(MouseAction::Outside),
            Self::Menu(menu) => menu.click(at, shared),
            Self::Palette(palette) => palette.click(at, shared),
            Self::Note(_) | Self::Slip(_) => None,
        }
    }

    /// What the wheel turns; nothing where all is seen.
    pub(super) const fn under_wheel(&self) -> Option<Mode> {
        match self {
            Self::Help(_) | Self::Menu(_) | Self::Palette(_) | Self::Note(_) | Self::Slip(_) => Some(self.mode()),
            Self::Qr(_) => None,
        }
    }

    /// Brings it up to date with the terminal and the settings.
    pub(super) fn normalize(&mut self, shared: &Shared, screens: &Screens) {
        match self {
            Self::Palette(palette) => palette.normalize(shared, screens),
            Self::Help(help) => help.normalize(shared),
            Self::Menu(menu) => menu.normalize(shared.content_area()),
            Self::Note(note) => note.normalize(shared),
            Self::Slip(slip) => slip.input.normalize(shared),
            Self::Qr(_) => {}
        }
    }
}
