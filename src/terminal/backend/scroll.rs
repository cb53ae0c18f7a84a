//! Rows that stand further up or down in the next frame: found by comparing what is shown with what is wanted.
//!
//! Whole rows are moved, for left and right margins are known to few terminals. A pane that has the whole width of the
//! screen moves by that as if it were printed anew; where another stands beside it, its rows match none of those shown,
//! and nothing is moved. What is moved need not match in every cell (a scrollbar stays where it is): the rest is
//! printed.
use std::ops::Range;

use super::cursor::{control, number};
use super::screen::{Screen, ScreenCell};

/// A move is worth its own bytes (region, place, lines, region again) and some more.
const WORTH: isize = 32;
/// Bytes of the move to a run of changed cells.
const RUN: isize = 4;
/// Bytes of erasing the rest of a row.
const ERASE: isize = 3;

/// A band of rows whose content moves; what comes free is blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scroll {
    /// The band, with the rows that come free.
    pub(super) rows: Range<u16>,
    /// How far, in rows.
    pub(super) lines: u16,
    /// Towards the first row.
    pub(super) is_up: bool,
}

impl Scroll {
    /// Writes it: the band as scrolling region, lines deleted or inserted at its top, the region given back. That is
    /// older than scrolling by a number of lines, which the Linux console does not know, and what goes out at the top
    /// gets into no scrollback. The pen has to be plain, for new lines are filled with its background; where the cursor
    /// is afterwards is best thought unknown.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(b"\x1b[");
        number(bytes, u32::from(self.rows.start) + 1);
        bytes.push(b';');
        number(bytes, u32::from(self.rows.end));
        bytes.extend_from_slice(b"r");
        // Setting the region has put the cursor into the first row of the screen.
        if self.rows.start > 0 {
            control(bytes, self.rows.start + 1, b'H');
        }
        control(bytes, self.lines, if self.is_up { b'M' } else { b'L' });
        bytes.extend_from_slice(b"\x1b[r");
    }
}

/// The move that saves most, if one saves anything.
pub(super) fn find(shown: &Screen, wanted: &Screen) -> Option<Scroll> {
    let height = wanted.size().height;
    let rows = || 0..height;
    let changed: Vec<bool> = rows().map(|y| shown.row(y) != wanted.row(y)).collect();
    if changed.iter().filter(|is_changed| **is_changed).count() < 3 {
        return None;
    }
    let by = likeliest(shown, wanted, &changed)?;
    // What is saved in the rows above each, if what is shown `by` rows further down were moved there, and if they came
    // free.
    let (mut moved, mut freed) = (vec![0], vec![0]);
    let (mut by_moving, mut by_freeing) = (0, 0);
    for y in rows() {
        let row = wanted.row(y);
        let now = cost(shown.row(y), row);
        let from = i32::from(y) + by;
        let after = u16::try_from(from).ok().filter(|from| *from < height).map(|from| cost(shown.row(from), row));
        by_moving += now - after.unwrap_or(now);
        by_freeing += now - cost(&[], row);
        moved.push(by_moving);
        freed.push(by_freeing);
    }
    best_band(&moved, &freed, by)
}

/// By how many rows most of the changed ones have moved: what is wanted in row `y` was shown in row `y + by`.
fn likeliest(shown: &Screen, wanted: &Screen, changed: &[bool]) -> Option<i32> {
    let height = wanted.size().height;
    let hashes: Vec<u64> = (0..height).map(|y| hash(shown.row(y))).collect();
    let mut votes = vec![0_u16; usize::from(height) * 2];
    for (y, _) in changed.iter().enumerate().filter(|(_, is_changed)| **is_changed) {
        let row = wanted.row(u16::try_from(y).ok()?);
        if row.iter().all(|cell| *cell == ScreenCell::BLANK) {
            continue;
        }
        let hash = hash(row);
        for (from, _) in hashes.iter().enumerate().filter(|(_, it)| **it == hash) {
            votes[from + usize::from(height) - y] += 1;
        }
    }
    let most = votes.iter().copied().max().filter(|most| *most > 0)?;
    let by = |at: usize| i32::try_from(at).unwrap_or(0) - i32::from(height);
    votes.iter().enumerate().filter(|(_, count)| **count == most).map(|(at, _)| by(at)).min_by_key(|by| by.abs())
}

/// The band of rows in which a move by `by` saves most. Both lists hold sums over the rows above.
fn best_band(moved: &[isize], freed: &[isize], by: i32) -> Option<Scroll> {
    let lines = usize::try_from(by.unsigned_abs()).ok()?;
    let is_up = by > 0;
    let mut best: Option<(isize, Range<usize>)> = None;
    let mut begin = 0;
    // Of a band that ends in a row, the part that is moved and the part that comes free are known; where it begins best
    // is where as little as can be was gained before.
    for end in lines + 1..moved.len() {
        let (moved_to, free_to) = if is_up { (end - lines, end) } else { (end, 0) };
        let gain_from = |begin: usize| {
            if is_up {
                moved[moved_to] - moved[begin] + freed[free_to] - freed[moved_to]
            } else {
                freed[begin + lines] - freed[begin] + moved[end] - moved[begin + lines]
            }
        };
        let newest = end - lines - 1;
        if gain_from(newest) > gain_from(begin) {
            begin = newest;
        }
        let gain = gain_from(begin);
        if gain >= WORTH && best.as_ref().is_none_or(|(most, _)| gain > *most) {
            best = Some((gain, begin..end));
        }
    }
    let (_, rows) = best?;
    let rows = u16::try_from(rows.start).ok()?..u16::try_from(rows.end).ok()?;
    Some(Scroll { rows, lines: u16::try_from(lines).ok()?, is_up })
}

/// About how many bytes it takes to make one row of another; of an erased one, where `from` is empty.
fn cost(from: &[ScreenCell], to: &[ScreenCell]) -> isize {
    if from == to {
        return 0;
    }
    let shown = |at: usize| from.get(at).copied().unwrap_or(ScreenCell::BLANK);
    let text = to.iter().rposition(|cell| *cell != ScreenCell::BLANK).map_or(0, |last| last + 1);
    let mut cost = 0;
    let mut in_run = false;
    for (at, cell) in to.iter().enumerate().take(text) {
        let differs = shown(at) != *cell;
        if differs {
            cost += if in_run { 0 } else { RUN } + isize::try_from(cell.symbol().len()).unwrap_or(0);
        }
        in_run = differs;
    }
    let rest = (text..to.len()).any(|at| shown(at) != ScreenCell::BLANK);
    cost + if rest { ERASE } else { 0 }
}

/// Equal rows have equal hashes; nothing depends on different ones having different ones.
fn hash(row: &[ScreenCell]) -> u64 {
    row.iter().fold(0, |hash: u64, cell| (hash.rotate_left(5) ^ cell.bits()).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
