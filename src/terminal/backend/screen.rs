//! A screen as the backend sees it: characters with their width and pen, and what lies under wide ones.
use ratatui::buffer::Cell;
use ratatui::layout::Size;

use super::scroll::Scroll;
use super::sgr::{ColorMode, Sgr};
use super::symbol::{Clusters, Symbol};

/// One cell: eight bytes, that are compared as a number. Two that look the same are the same: a blank has of all pens
/// with which it looks so the one that stands for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ScreenCell {
    pub(super) symbol: Symbol,
    pub(super) pen: Sgr,
}

impl ScreenCell {
    /// What erasing leaves.
    pub(super) const BLANK: Self = Self { symbol: Symbol::BLANK, pen: Sgr::PLAIN };
    /// Nobody knows what the terminal shows there.
    const UNKNOWN: Self = Self { symbol: Symbol::UNKNOWN, pen: Sgr::PLAIN };

    fn new(symbol: Symbol, pen: Sgr) -> Self {
        let pen = if symbol == Symbol::BLANK { pen.seen_on_blank() } else { pen };
        Self { symbol, pen }
    }

    pub(super) fn is_blank(self) -> bool {
        self.symbol == Symbol::BLANK
    }

    pub(super) fn bits(self) -> u64 {
        (u64::from(self.symbol.bits()) << 32) | u64::from(self.pen.bits())
    }
}

/// All cells of a screen.
#[derive(Debug)]
pub(super) struct Screen {
    size: Size,
    cells: Vec<ScreenCell>,
}

impl Screen {
    pub(super) fn blank(size: Size) -> Self {
        Self { size, cells: vec![ScreenCell::BLANK; usize::from(size.width) * usize::from(size.height)] }
    }

    pub(super) const fn size(&self) -> Size {
        self.size
    }

    /// A screen of another size, blank, without the memory of a larger one.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = size;
        self.cells.clear();
        self.cells.resize(usize::from(size.width) * usize::from(size.height), ScreenCell::BLANK);
        self.cells.shrink_to_fit();
    }

    pub(super) fn fill_blank(&mut self) {
        self.cells.fill(ScreenCell::BLANK);
    }

    pub(super) fn row(&self, y: u16) -> &[ScreenCell] {
        let width = usize::from(self.size.width);
        let begin = usize::from(y) * width;
        self.cells.get(begin..begin + width).unwrap_or_default()
    }

    pub(super) fn row_mut(&mut self, y: u16) -> &mut [ScreenCell] {
        let width = usize::from(self.size.width);
        let begin = usize::from(y) * width;
        self.cells.get_mut(begin..begin + width).unwrap_or_default()
    }

    /// Moves rows as the terminal does that is told to; what comes free is blank.
    pub(super) fn scroll(&mut self, scroll: &Scroll) {
        let width = usize::from(self.size.width);
        let (begin, end) = (usize::from(scroll.rows.start) * width, usize::from(scroll.rows.end) * width);
        let Some(band) = self.cells.get_mut(begin..end) else { return };
        let lines = (usize::from(scroll.lines) * width).min(band.len());
        let kept = band.len() - lines;
        if scroll.is_up {
            band.copy_within(lines.., 0);
            band[kept..].fill(ScreenCell::BLANK);
        } else {
            band.copy_within(..kept, lines);
            band[..lines].fill(ScreenCell::BLANK);
        }
    }
}

/// Reads a row of ratatui's cells. A wide character without room for both halves is a blank.
pub(super) fn read(row: &mut [ScreenCell], cells: &[Cell], colours: ColorMode, clusters: &mut Clusters) {
    let room = row.len();
    let mut last = Cell::EMPTY;
    let mut pen = Sgr::PLAIN;
    let mut at = 0;
    while at < room {
        let Some(cell) = cells.get(at) else {
            row[at..].fill(ScreenCell::BLANK);
            return;
        };
        if (cell.fg, cell.bg, cell.modifier) != (last.fg, last.bg, last.modifier) {
            pen = Sgr::of(cell, colours);
            (last.fg, last.bg, last.modifier) = (cell.fg, cell.bg, cell.modifier);
        }
        let symbol = Symbol::of(cell.symbol(), clusters);
        let end = at + usize::from(symbol.width());
        if end > room {
            row[at] = ScreenCell::new(Symbol::BLANK, pen);
            at += 1;
            continue;
        }
        row[at] = ScreenCell::new(symbol, pen);
        if end > at + 1 {
            row[at + 1..end].fill(ScreenCell { symbol: Symbol::COVERED, pen });
        }
        at = end;
    }
}

/// Notes that the terminal now shows in these cells what is wanted there. What it shows of wide characters that this
/// cut in two is not known.
pub(super) fn printed(shown: &mut [ScreenCell], wanted: &[ScreenCell], begin: usize, end: usize) {
    cut(shown, begin);
    cut(shown, end);
    if let (Some(shown), Some(wanted)) = (shown.get_mut(begin..end), wanted.get(begin..end)) {
        shown.copy_from_slice(wanted);
    }
}

/// Nobody knows any more what the terminal shows in this cell.
pub(super) fn invalidate(shown: &mut [ScreenCell], at: usize) {
    cut(shown, at);
    cut(shown, at + 1);
    if let Some(cell) = shown.get_mut(at) {
        *cell = ScreenCell::UNKNOWN;
    }
}

/// Where a wide character lies across the boundary before cell `at`, nobody knows what is left of it.
fn cut(shown: &mut [ScreenCell], at: usize) {
    if !shown.get(at).is_some_and(|cell| cell.symbol.is_covered()) {
        return;
    }
    let begin = shown[..at].iter().rposition(|cell| !cell.symbol.is_covered()).unwrap_or(0);
    let end = shown[at..].iter().position(|cell| !cell.symbol.is_covered()).map_or(shown.len(), |more| at + more);
    shown[begin..end].fill(ScreenCell::UNKNOWN);
}
