//! What makes one row of another, in as few bytes as can be.
use ratatui::layout::Position;

use super::cursor::{self, CursorAt};
use super::link::{Link, Links};
use super::screen::{ScreenCell, invalidate, printed};
use super::sgr::{self, RgbColors, Sgr};
use super::symbol::Clusters;
use crate::text::AmbiguousWidth;

/// Bytes for the terminal, and where they leave its cursor and its pen.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) bytes: Vec<u8>,
    pub(super) pen: Option<Sgr>,
    /// What pens know by a number.
    pub(super) rgbs: RgbColors,
    pub(super) at: CursorAt,
    /// What is written now leads there; between frames it leads nowhere. `None` where nobody knows.
    link: Option<Link>,
}

impl Output {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::new(), pen: None, rgbs: RgbColors::default(), at: CursorAt::Unknown, link: Some(Link::NONE) }
    }

    /// Nothing is believed any more about cursor and pen.
    pub(super) fn forget(&mut self) {
        self.pen = None;
        self.at = CursorAt::Unknown;
    }

    /// A frame did not arrive: the terminal may still be in the middle of it.
    pub(super) fn break_off(&mut self) {
        self.forget();
        self.link = None;
    }

    pub(super) fn move_to(&mut self, target: Position) {
        cursor::to(&mut self.bytes, self.at, target);
        self.at = CursorAt::Known(target);
    }

    /// What is written from now on leads there.
    #[inline]
    pub(super) fn take_link(&mut self, link: Link, links: &Links) {
        if self.link != Some(link) {
            links.change(&mut self.bytes, link);
            self.link = Some(link);
        }
    }

    #[inline]
    pub(super) fn take_pen(&mut self, pen: Sgr) {
        if self.pen != Some(pen) {
            sgr::change(&mut self.bytes, &self.rgbs, self.pen, pen);
            self.pen = Some(pen);
        }
    }
}

/// One row of the screen while it is written.
pub(super) struct Row<'a> {
    pub(super) out: &'a mut Output,
    /// What the terminal shows in it.
    pub(super) shown: &'a mut [ScreenCell],
    /// What it should show.
    pub(super) wanted: &'a [ScreenCell],
    pub(super) y: u16,
    pub(super) clusters: &'a Clusters,
    pub(super) links: &'a Links,
    pub(super) ambiguous: AmbiguousWidth,
    /// What is better written when all rows are.
    pub(super) later: &'a mut Vec<(Position, ScreenCell)>,
}

impl Row<'_> {
    /// Writes what differs.
    pub(super) fn compose(&mut self) {
        let mut x = 0;
        // Disputed characters just printed one after the other: the terminal may be so many cells further on.
        let mut drift = 0;
        // Up to here blanks are not worth erasing.
        let mut looked = 0;
        while x < self.wanted.len() {
            let cell = self.wanted[x];
            let end = x + usize::from(cell.symbol().width().max(1));
            if self.shown[x] == cell {
                x = end;
                continue;
            }
            if x >= looked && cell == ScreenCell::BLANK {
                let (blanks, is_worth) = self.blanks(x);
                if is_worth {
                    self.erase(x, x + blanks);
                    x += blanks;
                    continue;
                }
                looked = x + blanks;
            }
            if self.is_better_later(x) {
                let put_off = (self.position(x), cell);
                self.later.push(put_off);
            } else {
                drift = self.print(x, end, drift);
            }
            x = end;
        }
    }

    /// Whether a character waits until all rows are written. One of disputed width is followed by a move wherever it
    /// stands; one of another pen than the text around it, as the lines between panes are, costs a change of pen to and
    /// fro as well. Written one after the other, all of them take one pen. What it may run into has to be blank.
    fn is_better_later(&self, x: usize) -> bool {
        let cell = self.wanted[x];
        let is_last = x + 1 == self.wanted.len();
        let is_loose = !cell.symbol().is_certain(self.ambiguous) && self.wanted.get(x + 1) == Some(&ScreenCell::BLANK);
        self.out.pen != Some(cell.pen()) && cell.symbol().width() == 1 && (is_last || is_loose)
    }

    /// How many blanks to erase from here on, if they are cheaper erased than printed: those to the end of the row, or
    /// a long run.
    fn blanks(&self, x: usize) -> (usize, bool) {
        const ERASE_TO_END: usize = 3;
        const ERASE_RUN: usize = 11;
        let run = self.wanted[x..].iter().take_while(|cell| **cell == ScreenCell::BLANK).count();
        let shown = self.shown[x..x + run].iter();
        let changed = shown.clone().filter(|cell| **cell != ScreenCell::BLANK).count();
        let last_changed = shown.rev().position(|cell| *cell != ScreenCell::BLANK).map_or(0, |after| run - after);
        if x + run == self.wanted.len() {
            (run, changed > ERASE_TO_END)
        } else if changed > ERASE_RUN {
            (last_changed, true)
        } else {
            (run, false)
        }
    }

    fn erase(&mut self, begin: usize, end: usize) {
        self.go(begin);
        self.out.take_link(Link::NONE, self.links);
        self.out.take_pen(self.pen_of(begin));
        if end >= self.wanted.len() {
            self.out.bytes.extend_from_slice(b"\x1b[K");
        } else {
            cursor::control(&mut self.out.bytes, column(end - begin), b'X');
        }
        printed(self.shown, self.wanted, begin, end);
    }

    /// Prints the character in the cells from `begin` to `end`; how many disputed ones now follow one another.
    fn print(&mut self, begin: usize, end: usize, drift: usize) -> usize {
        let cell = self.wanted[begin];
        let is_certain = cell.symbol().is_certain(self.ambiguous);
        let is_loose = !is_certain && self.out.at == CursorAt::Uncertain(self.position(begin));
        if !is_loose {
            self.go(begin);
        }
        self.out.take_link(cell.link(), self.links);
        self.out.take_pen(self.pen_of(begin));
        cell.symbol().write(&mut self.out.bytes, self.clusters);
        printed(self.shown, self.wanted, begin, end);
        self.out.at = if end >= self.wanted.len() {
            // In the last column some terminals hold the cursor back and others do not.
            CursorAt::Row(self.y)
        } else if is_certain {
            CursorAt::Known(self.position(end))
        } else {
            CursorAt::Uncertain(self.position(end))
        };
        if is_certain {
            return 0;
        }
        // Whatever stands in the cells that it may have run into is drawn again. A blank after a single one is not: that
        // would take half of the character away and show nothing for it, and the half goes when the character does.
        let drift = if is_loose { drift + 1 } else { 1 };
        let is_blank = |cells: &[ScreenCell]| cells.get(end) == Some(&ScreenCell::BLANK);
        if drift > 1 || !is_blank(self.shown) || !is_blank(self.wanted) {
            for over in drift.saturating_sub(2)..drift {
                invalidate(self.shown, end + over);
            }
        }
        drift
    }

    /// The pen for a cell. A blank takes the one at hand if it looks the same with it, and otherwise, if it can, the one
    /// that is wanted next.
    fn pen_of(&self, x: usize) -> Sgr {
        let cell = self.wanted[x];
        if !cell.is_blank() {
            return cell.pen();
        }
        let fits = |pen: &Sgr| pen.seen_on_blank() == cell.pen();
        let next = || self.wanted[x..].iter().find(|cell| !cell.is_blank()).map(|next| next.pen());
        self.out.pen.filter(fits).or_else(|| next().filter(fits)).unwrap_or(cell.pen())
    }

    /// Goes to a cell: by a move, or by printing again the few unchanged characters between.
    #[inline]
    fn go(&mut self, x: usize) {
        if self.out.at != CursorAt::Known(self.position(x)) {
            self.go_far(x);
        }
    }

    fn go_far(&mut self, x: usize) {
        let target = self.position(x);
        if let CursorAt::Known(from) = self.out.at
            && from.y == self.y
            && usize::from(from.x) < x
            && self.retrace(from.x.into(), x, cursor::cost(self.out.at, target))
        {
            self.out.at = CursorAt::Known(target);
            return;
        }
        self.out.move_to(target);
    }

    /// Prints the unchanged characters from `from` up to `to`, if that needs no other pen or link and at most `most` bytes.
    fn retrace(&mut self, from: usize, to: usize, most: usize) -> bool {
        if to - from > most * 2 {
            return false;
        }
        let (shown, between) = (&self.shown[from..to], &self.wanted[from..to]);
        let bytes: usize = between.iter().map(|cell| cell.symbol().len()).sum();
        // A wide character before `from` whose second half is here would be cut.
        let begins_whole = between.first().is_none_or(|cell| !cell.is_covered());
        let is_same = |(shown, cell): (&ScreenCell, &ScreenCell)| {
            let has_pen =
                |pen: Sgr| if cell.is_blank() { pen.seen_on_blank() == cell.pen() } else { pen == cell.pen() };
            shown == cell
                && self.out.link == Some(cell.link())
                && self.out.pen.is_some_and(has_pen)
                && cell.symbol().is_certain(self.ambiguous)
        };
        if bytes > most || !begins_whole || !shown.iter().zip(between).all(is_same) {
            return false;
        }
        for cell in between {
            cell.symbol().write(&mut self.out.bytes, self.clusters);
        }
        true
    }

    fn position(&self, x: usize) -> Position {
        Position { x: column(x), y: self.y }
    }
}

/// A column, or a number of them. No row is longer.
fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}
