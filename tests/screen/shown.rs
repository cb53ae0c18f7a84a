//! A terminal at the end of a line: what the program writes, and what a reader sees of it.

use std::cell::RefCell;
use std::io::{self, Write};
use std::num::NonZero;
use std::rc::Rc;

use crate::support::desk::Desk;
use kechuang::terminal::backend::{BackendOptions, ColorMode, DiffBackend};
use kechuang::text::AmbiguousWidth;
use kechuang::tui::view::paint;
use ratatui::buffer::CellWidth;
use ratatui::layout::Size;

/// Where the frames of a test go.
#[derive(Clone, Default)]
struct Line(Rc<RefCell<Vec<u8>>>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A terminal that shows what comes over the line.
pub(crate) struct Shown {
    line: Line,
    frames: DiffBackend<Line>,
    emulator: vt100::Parser,
}

impl Shown {
    pub(crate) fn of(width: u16, height: u16) -> Self {
        let line = Line::default();
        let (colours, ambiguous) = (ColorMode::Ansi16, AmbiguousWidth::Narrow);
        let style = BackendOptions { colours, ambiguous, synchronised: true, links: true };
        let frames = DiffBackend::new(line.clone(), Size { width, height }, style);
        let [rows, columns] = [height, width].map(|cells| NonZero::new(cells).unwrap());
        Self { line, frames, emulator: vt100::Parser::new(rows, columns, 0) }
    }

    /// What a reader sees.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// Draws what stands on a desk, compares every cell with what was painted, and gives the bytes that it took.
    pub(crate) fn draw(&mut self, desk: &Desk, when: &str) -> Vec<u8> {
        let painted = desk.buffer().0;
        self.frames.draw(|buffer| paint(&desk.model, buffer)).unwrap();
        let bytes = std::mem::take(&mut *self.line.0.borrow_mut());
        self.emulator.process(&bytes);
        let screen = self.emulator.screen();
        for y in 0..painted.area.height {
            let mut x = 0;
            while x < painted.area.width {
                let cell = &painted[(x, y)];
                let seen = screen.cell(y, x).map(vt100::Cell::contents).unwrap_or_default();
                let seen = if seen.is_empty() { " " } else { seen };
                assert_eq!(seen, cell.symbol(), "{when}: column {x}, row {y}\n{}", screen.contents());
                x += cell.cell_width().max(1);
            }
        }
        bytes
    }
}
