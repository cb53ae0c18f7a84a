//! What a frame is besides its cells: where the cursor stands, which cells lead to an address, the terminal's title.
use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::Position;

/// What was painted into a buffer, beyond its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Painted {
    /// Where the cursor stands after the frame.
    pub cursor: Cursor,
    /// The cells that lead somewhere, in the order in which they were painted; where two overlap, the later counts.
    pub links: Vec<LinkSpan>,
    /// The terminal's title from now on; `None` leaves it as it is.
    pub title: Option<String>,
}

/// Where the terminal's cursor stands between frames. A screen reader reads, and a line of braille shows, what is there,
/// whether the cursor is seen or not; an input method opens its window there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cursor {
    /// Hidden, wherever the frame leaves it.
    #[default]
    Anywhere,
    /// Hidden, where the reader is: at the start of the row or the place that is chosen.
    Hidden(Position),
    /// Seen, where the next character that is typed goes.
    Caret(Position),
}

impl Cursor {
    /// Its place, if it has one.
    #[must_use]
    pub const fn position(self) -> Option<Position> {
        match self {
            Self::Anywhere => None,
            Self::Hidden(position) | Self::Caret(position) => Some(position),
        }
    }

    /// Its place, if it is seen.
    #[must_use]
    pub const fn caret(self) -> Option<Position> {
        match self {
            Self::Anywhere | Self::Hidden(_) => None,
            Self::Caret(position) => Some(position),
        }
    }
}

/// Cells of a row that lead to an address. The cells of a link that goes on in the next row are another span with the
/// same target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSpan {
    /// The row.
    pub y: u16,
    /// The columns.
    pub columns: Range<u16>,
    /// A URI. What the terminal is told of it is checked when it is told.
    pub target: Rc<str>,
}
