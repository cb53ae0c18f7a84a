//! Sizes in pixels. A picture has twice as many pixels each way as it is meant to be shown with, so that it is
//! crisp on fine screens; every size here is even, so that it has whole pixels at half the size as well.

/// One em. A Han character fills it, a Latin one half of it: that is what makes the columns even.
pub(crate) const EM: u32 = 28;

/// The width of a cell.
pub(crate) const CELL_WIDTH: u32 = EM / 2;

/// The height of a cell: enough above and below that lines of Han characters do not stick together.
pub(crate) const CELL_HEIGHT: u32 = 40;

/// From a cell's top to its baseline. Noto's em reaches 0.12 below the baseline; this puts its middle into the
/// middle of the cell.
pub(crate) const BASELINE: u32 = 31;

/// From a cell's top to the line below its text.
pub(crate) const UNDERLINE: u32 = 36;

/// How thick a light line is.
pub(crate) const STROKE: u32 = 2;

/// From the window's edge to its first cell, each way.
pub(crate) const MARGIN: u32 = 22;

/// The radius of the window's corners.
pub(crate) const ROUNDING: u32 = 20;

/// The size of the picture of a terminal.
pub(crate) fn picture(columns: u16, rows: u16) -> (u32, u32) {
    (u32::from(columns) * CELL_WIDTH + 2 * MARGIN, u32::from(rows) * CELL_HEIGHT + 2 * MARGIN)
}
