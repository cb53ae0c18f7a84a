//! How wide does the terminal draw characters whose width is ambiguous? It is asked, and may take its time.
//!
//! A few such characters are printed into the bottom row, where the next frame paints over them, and the terminal is
//! asked where its cursor stands then. The question goes out in front of the first frame
//! ([`DiffBackend::queue`](super::backend::DiffBackend::queue), whose first frame clears the screen); nobody waits for the
//! answer, which comes as [`Report::CursorPosition`](super::input::Report::CursorPosition). A terminal that never
//! answers costs nothing.

pub mod query;
use ratatui::layout::{Position, Size};

use crate::text::AmbiguousWidth;

/// Three kinds of ambiguous character: the middle dot of names, a dash of Chinese text, a line of borders. Some
/// terminals draw one kind wide and another narrow.
pub(super) const SAMPLE: &str = "·—─";
/// Their number: the cells they take at least; at most they take twice as many.
const NARROW: u16 = 3;

/// One question to a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probe {
    row: u16,
}

impl Probe {
    /// A question to a terminal of this size; `None` where it has too little room for one.
    #[must_use]
    pub fn new(size: Size) -> Option<Self> {
        // In the first row the answer would look like a function key with modifiers.
        let room = size.width > NARROW * 2 && size.height > 1;
        room.then(|| Self { row: size.height - 1 })
    }

    /// The bytes that ask. They leave the cursor's place and the pen as they were and the bottom row blank.
    #[must_use]
    pub fn question(&self) -> Vec<u8> {
        format!("\x1b7\x1b[m\x1b[{}H{SAMPLE}\x1b[6n\r\x1b[K\x1b8", u32::from(self.row) + 1).into_bytes()
    }

    /// What a report of the cursor, counted from zero, says: nothing where it fits no answer, as from a terminal that
    /// does not speak UTF-8, after a change of size, or where the report was meant otherwise.
    #[must_use]
    pub fn width(&self, reported: Position) -> AmbiguousWidth {
        if reported.y != self.row {
            return AmbiguousWidth::Unknown;
        }
        of_column(reported.x)
    }
}

/// What the column says in which the cursor stands after [`SAMPLE`] at the beginning of a line.
const fn of_column(column: u16) -> AmbiguousWidth {
    match column {
        NARROW => AmbiguousWidth::Narrow,
        wider if wider > NARROW && wider <= NARROW * 2 => AmbiguousWidth::Wide,
        _ => AmbiguousWidth::Unknown,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
    use super::*;

    const SIZE: Size = Size::new(80, 24);

    #[test]
    fn narrow_stands_after_three_cells_and_wide_after_up_to_six() {
        let probe = Probe::new(SIZE).unwrap();
        let verdicts: Vec<AmbiguousWidth> = (0..9).map(|x| probe.width(Position::new(x, 23))).collect();
        let (narrow, wide, unknown) = (AmbiguousWidth::Narrow, AmbiguousWidth::Wide, AmbiguousWidth::Unknown);
        assert_eq!(verdicts, [unknown, unknown, unknown, narrow, wide, wide, wide, unknown, unknown]);
    }

    #[test]
    fn a_report_from_another_row_says_nothing() {
        let probe = Probe::new(SIZE).unwrap();
        assert_eq!(probe.width(Position::new(3, 22)), AmbiguousWidth::Unknown);
        assert_eq!(probe.width(Position::new(3, 0)), AmbiguousWidth::Unknown);
    }

    #[test]
    fn the_question_leaves_no_trace() {
        let mut emulator = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        emulator.process("天津市\x1b[5;9H\x1b[1m".as_bytes());
        let before = emulator.screen().contents_formatted();
        emulator.process(&Probe::new(SIZE).unwrap().question());
        assert_eq!(emulator.screen().contents_formatted(), before);
    }

    #[test]
    fn a_terminal_without_room_is_not_asked() {
        for (width, height) in [(0, 0), (80, 1), (6, 24)] {
            assert_eq!(Probe::new(Size::new(width, height)), None);
        }
    }
}
