//! Popups over Chinese text: wherever an edge falls, no half of a wide character is left, and the terminal shows what
//! was painted.

use std::cell::RefCell;
use std::io::{self, Write};
use std::num::NonZero;
use std::rc::Rc;

use crate::support::desk::Desk;
use kechuang::terminal::backend::{BackendOptions, ColorMode, DiffBackend};
use kechuang::text::AmbiguousWidth;
use kechuang::tui::model::Model;
use kechuang::tui::view::draw;
use ratatui::Terminal;
use ratatui::buffer::{Buffer, CellWidth};
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
struct Shown {
    line: Line,
    terminal: Terminal<DiffBackend<Line>>,
    emulator: vt100::Parser,
}

impl Shown {
    fn of(width: u16, height: u16) -> Self {
        let line = Line::default();
        let style =
            BackendOptions { colours: ColorMode::Ansi16, ambiguous: AmbiguousWidth::Narrow, synchronised: true };
        let frames = DiffBackend::new(line.clone(), Size { width, height }, style);
        let terminal = Terminal::new(frames).unwrap();
        let [rows, columns] = [height, width].map(|cells| NonZero::new(cells).unwrap());
        Self { line, terminal, emulator: vt100::Parser::new(rows, columns, 0) }
    }

    /// Draws the next frame and compares every cell with what was painted.
    fn draw(&mut self, model: &Model, painted: &Buffer, when: &str) {
        self.terminal.draw(|frame| draw(model, frame)).unwrap();
        self.emulator.process(&std::mem::take(&mut *self.line.0.borrow_mut()));
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
    }
}

/// The width moves the popup's edges over the text by one column at a time, so that each falls on either half of a
/// wide character sooner or later.
#[test]
fn at_every_offset_the_terminal_shows_what_was_painted() {
    let mut halved = 0;
    for width in 41..=140 {
        let mut desk = Desk::open(width, 24);
        let mut shown = Shown::of(width, 24);
        shown.draw(&desk.model, &desk.buffer().0, "before");
        for (keys, when) in
            [("Y", "a menu"), ("j", "its next entry"), ("Esc", "after it"), ("Q", "a code"), ("Esc", "after")]
        {
            let before = desk.buffer().0;
            desk.press(keys);
            let after = desk.buffer().0;
            halved += edges_on_wide_characters(&before, &after);
            shown.draw(&desk.model, &after, &format!("{when} at {width} columns"));
        }
    }
    assert!(halved > 100, "the edges fell on wide characters {halved} times: the test would prove nothing");
}

/// How many wide characters of one frame were half covered in the next: their first cell is blank now, and something
/// else begins in their second.
fn edges_on_wide_characters(before: &Buffer, after: &Buffer) -> usize {
    let places = (0..before.area.height).flat_map(|y| (0..before.area.width.saturating_sub(1)).map(move |x| (x, y)));
    let halved = |&(x, y): &(u16, u16)| {
        let was_wide = before[(x, y)].cell_width() == 2;
        was_wide && after[(x, y)].symbol() == " " && after[(x + 1, y)].symbol() != " "
    };
    places.filter(halved).count()
}
