//! A screen as the backend sees it: characters with their width and pen, and what lies under wide ones.
use ratatui::buffer::Cell;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use super::link::Link;
use super::scroll::Scroll;
use super::sgr::{ColorMode, RgbColors, Sgr};
use super::symbol::{Clusters, Symbol};

/// One cell: a character, its pen and where it leads, in eight bytes that are compared as a number. Two that look the
/// same are the same: a blank has of all pens with which it looks so the one that stands for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ScreenCell(u64);

const SYMBOL_SHIFT: u32 = Sgr::BITS;
const LINK_SHIFT: u32 = Sgr::BITS + Symbol::BITS;
const _: () = assert!(LINK_SHIFT + Link::BITS == u64::BITS);

impl ScreenCell {
    /// What erasing leaves.
    pub(super) const BLANK: Self = Self::new(Symbol::BLANK, Sgr::PLAIN);
    /// Nobody knows what the terminal shows there.
    const UNKNOWN: Self = Self::new(Symbol::UNKNOWN, Sgr::PLAIN);

    /// A cell that leads nowhere.
    #[inline]
    const fn new(symbol: Symbol, pen: Sgr) -> Self {
        Self((symbol.bits() as u64) << SYMBOL_SHIFT | pen.bits() as u64)
    }

    #[inline]
    pub(super) const fn with_link(self, link: Link) -> Self {
        Self(self.0 & ((1 << LINK_SHIFT) - 1) | (link.bits() as u64) << LINK_SHIFT)
    }

    #[inline]
    pub(super) const fn symbol(self) -> Symbol {
        Symbol::from_bits(self.part(SYMBOL_SHIFT))
    }

    #[inline]
    pub(super) const fn pen(self) -> Sgr {
        Sgr::from_bits(self.part(0))
    }

    #[inline]
    pub(super) const fn link(self) -> Link {
        Link::from_bits(self.part(LINK_SHIFT))
    }

    /// The lowest 32 bits from a place on.
    #[allow(clippy::cast_possible_truncation, reason = "what is cut off belongs to the next part")]
    #[inline]
    const fn part(self, shift: u32) -> u32 {
        (self.0 >> shift) as u32
    }

    #[inline]
    pub(super) fn is_blank(self) -> bool {
        self.symbol() == Symbol::BLANK
    }

    #[inline]
    pub(super) fn is_covered(self) -> bool {
        self.symbol().is_covered()
    }

    pub(super) const fn bits(self) -> u64 {
        self.0
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

    /// What its cells lead to; most lead nowhere.
    pub(super) fn links(&self) -> impl Iterator<Item = Link> {
        self.cells.iter().map(|cell| cell.link()).filter(|link| *link != Link::NONE)
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
pub(super) fn read(
    row: &mut [ScreenCell],
    cells: &[Cell],
    colours: ColorMode,
    clusters: &mut Clusters,
    rgbs: &mut RgbColors,
) {
    let mut last = (Color::Reset, Color::Reset, Modifier::empty());
    let (mut pen, mut on_blank) = (Sgr::PLAIN, Sgr::PLAIN);
    let mut cells = cells.iter();
    let mut left = row;
    while let Some((place, rest)) = left.split_first_mut() {
        let cell = cells.next().unwrap_or(&Cell::EMPTY);
        let style = (cell.fg, cell.bg, cell.modifier);
        if style != last {
            pen = Sgr::of(cell, colours, rgbs);
            (on_blank, last) = (pen.seen_on_blank(), style);
        }
        let symbol = Symbol::of(cell.symbol(), clusters);
        let behind = usize::from(symbol.width()).saturating_sub(1);
        if symbol == Symbol::BLANK || behind > rest.len() {
            *place = ScreenCell::new(Symbol::BLANK, on_blank);
            left = rest;
            continue;
        }
        *place = ScreenCell::new(symbol, pen);
        let (covered, rest) = rest.split_at_mut(behind);
        for under in covered {
            *under = ScreenCell::new(Symbol::COVERED, pen);
            cells.next();
        }
        left = rest;
    }
}

/// Notes that the terminal now shows in these cells what is wanted there. What it shows of wide characters that this
/// cut in two is not known.
#[inline]
pub(super) fn printed(shown: &mut [ScreenCell], wanted: &[ScreenCell], begin: usize, end: usize) {
    cut(shown, begin);
    cut(shown, end);
    if let (Some(shown), Some(wanted)) = (shown.get_mut(begin..end), wanted.get(begin..end)) {
        for (shown, wanted) in shown.iter_mut().zip(wanted) {
            *shown = *wanted;
        }
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
#[inline]
fn cut(shown: &mut [ScreenCell], at: usize) {
    if shown.get(at).is_some_and(|cell| cell.is_covered()) {
        cut_in_two(shown, at);
    }
}

#[cold]
fn cut_in_two(shown: &mut [ScreenCell], at: usize) {
    let begin = shown[..at].iter().rposition(|cell| !cell.is_covered()).unwrap_or(0);
    let end = shown[at..].iter().position(|cell| !cell.is_covered()).map_or(shown.len(), |more| at + more);
    shown[begin..end].fill(ScreenCell::UNKNOWN);
}
