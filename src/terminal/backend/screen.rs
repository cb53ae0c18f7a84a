//! A screen as the backend sees it: characters with their width and pen, and what lies under wide ones.
use ecow::EcoString;
use ratatui::buffer::{Cell, CellDiffOption, CellWidth};
use ratatui::layout::Size;

use super::sgr::{ColorMode, Sgr};
use super::width::is_certain;
use crate::text::AmbiguousWidth;

/// What stands in a cell whose content is not known; no character that is drawn is like it.
const UNKNOWN: EcoString = EcoString::inline("\0");
const BLANK: EcoString = EcoString::inline(" ");

/// One cell. Two screens of them are kept and compared, and the first frame pays for each page of their memory, so it
/// is small: a symbol of up to 15 bytes lies inside.
#[derive(Debug, Clone)]
pub(super) struct ScreenCell {
    /// Empty where a wide character to the left covers the cell.
    symbol: EcoString,
    /// Cells that the symbol takes; zero where it is covered.
    width: u8,
    /// The symbol is a sequence on purpose, whose width was said and not measured.
    is_forced: bool,
    pub(super) pen: Sgr,
}

impl ScreenCell {
    const BLANK: Self = Self::plain(BLANK, 1);

    const fn plain(symbol: EcoString, width: u8) -> Self {
        Self { symbol, width, is_forced: false, pen: Sgr::PLAIN }
    }

    fn blank(pen: Sgr) -> Self {
        Self { pen, ..Self::BLANK }
    }

    fn covered(pen: Sgr) -> Self {
        Self { pen, ..Self::plain(EcoString::new(), 0) }
    }

    fn unknown() -> Self {
        Self::plain(UNKNOWN, 1)
    }

    pub(super) fn symbol(&self) -> &str {
        &self.symbol
    }

    /// Cells that the symbol takes; zero where it is covered.
    pub(super) fn width(&self) -> u16 {
        self.width.into()
    }

    pub(super) fn is_covered(&self) -> bool {
        self.width == 0
    }

    pub(super) fn is_blank(&self) -> bool {
        self.symbol() == " "
    }

    /// Whether erasing leaves the same.
    pub(super) fn is_plain_blank(&self) -> bool {
        self.is_blank() && self.pen.is_plain_on_blank()
    }

    pub(super) fn is_certain(&self, ambiguous: AmbiguousWidth) -> bool {
        !self.is_forced && (self.is_covered() || is_certain(&self.symbol, ambiguous))
    }

    pub(super) fn looks_like(&self, other: &Self) -> bool {
        self.symbol() == other.symbol()
            && (self.pen == other.pen || (self.is_blank() && self.pen.blank_looks_like(other.pen)))
    }
}

/// All cells of a screen, and which rows were put to since they were last looked at.
#[derive(Debug)]
pub(super) struct ScreenBuffer {
    size: Size,
    slots: Vec<ScreenCell>,
    touched: Vec<bool>,
}

impl ScreenBuffer {
    pub(super) fn blank(size: Size) -> Self {
        let (width, height) = (usize::from(size.width), usize::from(size.height));
        Self { size, slots: vec![ScreenCell::BLANK; width * height], touched: vec![true; height] }
    }

    pub(super) const fn size(&self) -> Size {
        self.size
    }

    pub(super) fn fill_blank(&mut self) {
        self.slots.fill(ScreenCell::BLANK);
        self.touch_all();
    }

    pub(super) fn touch_all(&mut self) {
        self.touched.fill(true);
    }

    pub(super) fn take_touched(&mut self, y: u16) -> bool {
        self.touched.get_mut(usize::from(y)).is_some_and(std::mem::take)
    }

    pub(super) fn row(&self, y: u16) -> &[ScreenCell] {
        let width = usize::from(self.size.width);
        let begin = usize::from(y) * width;
        self.slots.get(begin..begin + width).unwrap_or_default()
    }

    fn row_mut(&mut self, y: u16) -> &mut [ScreenCell] {
        let width = usize::from(self.size.width);
        let begin = usize::from(y) * width;
        self.slots.get_mut(begin..begin + width).unwrap_or_default()
    }

    pub(super) fn slot(&self, x: u16, y: u16) -> &ScreenCell {
        &self.slots[usize::from(y) * usize::from(self.size.width) + usize::from(x)]
    }

    /// Puts a cell of ratatui's into its place. Of a wide character that is partly covered by it, blanks remain.
    pub(super) fn put(&mut self, x: u16, y: u16, cell: &Cell, colours: ColorMode) {
        if x >= self.size.width || y >= self.size.height {
            return;
        }
        let pen = Sgr::of(cell, colours);
        let is_forced = matches!(cell.diff_option, CellDiffOption::ForcedWidth(_));
        // Control characters are stripped where text comes in; none gets through here either. A cell whose width is
        // forced holds a sequence on purpose.
        let drawable = is_forced || !cell.symbol().chars().any(char::is_control);
        let width = if drawable { cell.cell_width() } else { 0 };
        let slot = match u8::try_from(width) {
            Ok(width @ 1..) if u16::from(width) <= self.size.width - x => {
                ScreenCell { symbol: cell.symbol().into(), width, is_forced, pen }
            }
            _ => ScreenCell::blank(pen),
        };
        self.place(x, y, slot);
    }

    pub(super) fn put_blanks(&mut self, x: u16, y: u16, count: u16) {
        let end = x.saturating_add(count).min(self.size.width);
        if y < self.size.height {
            (x..end).for_each(|at| self.place(at, y, ScreenCell::BLANK));
        }
    }

    fn place(&mut self, x: u16, y: u16, slot: ScreenCell) {
        if let Some(touched) = self.touched.get_mut(usize::from(y)) {
            *touched = true;
        }
        let (begin, end) = (usize::from(x), usize::from(x.saturating_add(slot.width())));
        let row = self.row_mut(y);
        split(row, begin, |covered| ScreenCell::blank(covered.pen));
        split(row, end, |covered| ScreenCell::blank(covered.pen));
        let covered = ScreenCell::covered(slot.pen);
        if let Some(lead) = row.get_mut(begin) {
            *lead = slot;
        }
        row.iter_mut().take(end).skip(begin + 1).for_each(|under| *under = covered.clone());
    }

    /// Notes that the terminal now shows, in `count` cells from here, what `wanted` holds. What it shows of wide
    /// characters that this cut in two is not known.
    pub(super) fn copy_from(&mut self, wanted: &Self, x: u16, y: u16, count: u16) {
        let (begin, end) = (usize::from(x), usize::from(x.saturating_add(count)));
        let from = wanted.row(y);
        let row = self.row_mut(y);
        split(row, begin, |_| ScreenCell::unknown());
        split(row, end, |_| ScreenCell::unknown());
        for (shown, wanted) in row.iter_mut().zip(from).take(end).skip(begin) {
            shown.clone_from(wanted);
        }
    }

    /// Nobody knows any more what the terminal shows in this cell.
    pub(super) fn invalidate(&mut self, x: u16, y: u16) {
        let at = usize::from(x);
        let row = self.row_mut(y);
        split(row, at, |_| ScreenCell::unknown());
        split(row, at + 1, |_| ScreenCell::unknown());
        if let Some(slot) = row.get_mut(at) {
            *slot = ScreenCell::unknown();
        }
    }
}

/// Where a wide character lies across the boundary before cell `at`, its cells become what `remains` makes of each.
fn split(row: &mut [ScreenCell], at: usize, remains: impl Fn(&ScreenCell) -> ScreenCell) {
    if !row.get(at).is_some_and(ScreenCell::is_covered) {
        return;
    }
    let lead = row.iter().take(at).rposition(|slot| !slot.is_covered()).unwrap_or(0);
    let end = row.iter().skip(at).position(|slot| !slot.is_covered()).map_or(row.len(), |more| at + more);
    for slot in row.iter_mut().take(end).skip(lead) {
        *slot = remains(slot);
    }
}
