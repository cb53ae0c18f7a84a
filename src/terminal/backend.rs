//! Frames over a thin line: a ratatui backend that knows how wide characters are.
//!
//! - A frame is one write, between the marks of a synchronised update; a frame like the last one is no write at all.
//! - The backend keeps what the terminal shows and what it should show. ratatui's differences only say where to look;
//!   what is written comes from comparing the two.
//! - The cursor's place after a character is known, so text is written through without moves. Where terminals dispute a
//!   character's width the place is not known, and the next character is put there by an absolute move.
//! - The pen is known, so only its changes are written; a blank takes any pen that looks the same on it.
//! - Colours that are not wanted are never written (so `NO_COLOR` is kept here, and the inverse selection with it).
//! - A wide character of which a half is covered leaves a blank, never the other half. [`repair_wide_cells()`] tells ratatui so.
mod cursor;
mod screen;
mod sgr;
mod wide_cells;
mod width;

use std::io::{self, Write};
use std::mem;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::text::AmbiguousWidth;
use cursor::CursorAt;
use screen::ScreenBuffer;
use sgr::Sgr;
pub use sgr::{BLACK, ColorMode, WHITE};
pub use wide_cells::repair_wide_cells;

const UPDATE_BEGIN: &[u8] = b"\x1b[?2026h";
const UPDATE_END: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[m\x1b[2J";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

/// How frames are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackendOptions {
    /// The colours that are written.
    pub colours: ColorMode,
    /// How wide the terminal draws characters of ambiguous width.
    pub ambiguous: AmbiguousWidth,
    /// Whether frames stand between the marks of mode 2026. Terminals that do not know the mode ignore them; the
    /// switch is for those that know it wrongly.
    pub synchronised: bool,
}

impl Default for BackendOptions {
    fn default() -> Self {
        Self { colours: ColorMode::Ansi16, ambiguous: AmbiguousWidth::Unknown, synchronised: true }
    }
}

/// A ratatui backend that writes whole frames to `W`.
#[derive(Debug)]
pub struct DiffBackend<W: Write> {
    out: W,
    style: BackendOptions,
    /// What the terminal shows, as far as it is known.
    shown: ScreenBuffer,
    /// What it should show.
    wanted: ScreenBuffer,
    /// The terminal's screen is to be cleared before the next frame.
    clear: bool,
    pen: Option<Sgr>,
    at: CursorAt,
    /// Disputed characters just printed one after the other: the terminal may be so many cells further on.
    drift: u16,
    caret: Option<Position>,
    caret_wanted: bool,
    caret_shown: Option<bool>,
    /// Bytes that go out in front of the next frame.
    queue: Vec<u8>,
    frame: Vec<u8>,
}

impl<W: Write> DiffBackend<W> {
    /// A backend for a terminal of `size`, of whose screen nothing is known: the first frame clears it.
    pub fn new(out: W, size: Size, style: BackendOptions) -> Self {
        Self {
            out,
            style,
            shown: ScreenBuffer::blank(size),
            wanted: ScreenBuffer::blank(size),
            clear: true,
            pen: None,
            at: CursorAt::Unknown,
            drift: 0,
            caret: None,
            caret_wanted: false,
            caret_shown: None,
            queue: Vec::new(),
            frame: Vec::new(),
        }
    }

    /// The terminal has another size now. ratatui asks for it when it draws, so this belongs before the next draw.
    pub fn set_size(&mut self, size: Size) {
        if size != self.wanted.size() {
            self.shown = ScreenBuffer::blank(size);
            self.wanted = ScreenBuffer::blank(size);
            // The frame of a large window was large, too.
            self.frame = Vec::new();
            self.redraw();
        }
    }

    /// The terminal has said how wide it draws ambiguous characters. Nothing looks different by that alone.
    pub fn set_ambiguous(&mut self, ambiguous: AmbiguousWidth) {
        self.style.ambiguous = ambiguous;
    }

    /// How frames are written.
    pub const fn style(&self) -> BackendOptions {
        self.style
    }

    /// The next frame is drawn whole, on a cleared screen, whatever the terminal shows now.
    pub fn redraw(&mut self) {
        self.clear = true;
    }

    /// Puts `bytes` (a question to the terminal, a text for its clipboard) in front of the next frame, in the same
    /// write. Nothing is believed about cursor and pen afterwards.
    pub fn queue(&mut self, bytes: &[u8]) {
        self.queue.extend_from_slice(bytes);
    }

    /// What the frames are written to.
    pub const fn writer(&self) -> &W {
        &self.out
    }

    fn forget(&mut self) {
        self.pen = None;
        self.at = CursorAt::Unknown;
    }

    /// Composes the frame without its marks.
    fn compose(&mut self) {
        if mem::take(&mut self.clear) {
            self.frame.extend_from_slice(CLEAR);
            self.shown.fill_blank();
            self.pen = Some(Sgr::PLAIN);
            self.at = CursorAt::Unknown;
            self.caret_shown = None;
            self.wanted.touch_all();
        }
        for y in 0..self.wanted.size().height {
            if self.wanted.take_touched(y) {
                self.compose_row(y);
            }
        }
        if self.caret_shown != Some(self.caret_wanted) {
            self.caret_shown = Some(self.caret_wanted);
            self.frame.extend_from_slice(if self.caret_wanted { SHOW_CURSOR } else { HIDE_CURSOR });
        }
        if let Some(caret) = self.caret.filter(|_| self.caret_wanted) {
            cursor::to(&mut self.frame, self.at, caret);
            self.at = CursorAt::Known(caret);
        }
    }

    fn compose_row(&mut self, y: u16) {
        let mut x = 0;
        while x < self.wanted.size().width {
            let slot = self.wanted.slot(x, y);
            let width = slot.width().max(1);
            if self.shown.slot(x, y).looks_like(slot) {
                x = x.saturating_add(width);
                continue;
            }
            if let Some(blanks) = self.erasable(x, y) {
                self.erase(x, y, blanks);
                x = x.saturating_add(blanks);
            } else {
                self.print(x, y);
                x = x.saturating_add(width);
            }
        }
    }

    /// How many blanks from here on are cheaper erased than printed: those to the end of the row, or a long run.
    fn erasable(&self, x: u16, y: u16) -> Option<u16> {
        const ERASE_TO_END: usize = 3;
        const ERASE_RUN: usize = 11;
        let row = self.wanted.row(y);
        let here = usize::from(x);
        let run = row.iter().skip(here).take_while(|slot| slot.is_plain_blank()).count();
        let changed = |&at: &usize| {
            let at = u16::try_from(at).unwrap_or(u16::MAX);
            !self.shown.slot(at, y).looks_like(self.wanted.slot(at, y))
        };
        let last_changed = (here..here + run).rev().find(changed)?;
        let to_end = here + run == row.len();
        let (length, least) = if to_end { (run, ERASE_TO_END) } else { (last_changed + 1 - here, ERASE_RUN) };
        let worth = (here..=last_changed).filter(changed).count() > least;
        if worth { u16::try_from(length).ok() } else { None }
    }

    fn erase(&mut self, x: u16, y: u16, blanks: u16) {
        self.go(x, y);
        self.take_pen(Sgr::on_blank(self.pen, Sgr::PLAIN));
        if x.saturating_add(blanks) >= self.wanted.size().width {
            self.frame.extend_from_slice(b"\x1b[K");
        } else {
            cursor::control(&mut self.frame, blanks, b'X');
        }
        self.shown.copy_from(&self.wanted, x, y, blanks);
    }

    fn print(&mut self, x: u16, y: u16) {
        let certain = self.wanted.slot(x, y).is_certain(self.style.ambiguous);
        let loose = self.at == CursorAt::Uncertain(Position::new(x, y)) && !certain;
        if !loose {
            self.go(x, y);
        }
        let slot = self.wanted.slot(x, y);
        let (pen, width) = (slot.pen, slot.width().max(1));
        let pen = if slot.is_blank() { Sgr::on_blank(self.pen, pen) } else { pen };
        self.take_pen(pen);
        self.frame.extend_from_slice(self.wanted.slot(x, y).symbol().as_bytes());
        self.shown.copy_from(&self.wanted, x, y, width);
        let end = x.saturating_add(width);
        self.at = self.after(end, y, certain);
        if !certain {
            // Whatever stands in the cells that it may have run into is drawn again.
            self.drift = if loose { self.drift.saturating_add(1) } else { 1 };
            self.shown.invalidate(end.saturating_add(self.drift - 1), y);
            if self.drift > 1 {
                self.shown.invalidate(end.saturating_add(self.drift - 2), y);
            }
        }
    }

    /// Where the cursor stands after a character that ends before column `x`.
    fn after(&self, x: u16, y: u16, certain: bool) -> CursorAt {
        let width = self.wanted.size().width;
        if x >= width {
            // In the last column some terminals hold the cursor back and others do not.
            CursorAt::Row(y)
        } else if certain {
            CursorAt::Known(Position::new(x, y))
        } else {
            CursorAt::Uncertain(Position::new(x, y))
        }
    }

    /// Goes to a cell: by a move, or by printing again the few unchanged characters between.
    fn go(&mut self, x: u16, y: u16) {
        let target = Position::new(x, y);
        if self.at == CursorAt::Known(target) {
            return;
        }
        let mut by_move = Vec::with_capacity(10);
        cursor::to(&mut by_move, self.at, target);
        if let CursorAt::Known(from) = self.at
            && from.y == y
            && from.x < x
            && self.retrace(from.x, x, y, by_move.len())
        {
            self.at = CursorAt::Known(target);
            return;
        }
        self.frame.extend_from_slice(&by_move);
        self.at = CursorAt::Known(target);
    }

    /// Prints the unchanged characters from `from` up to `to`, if that needs no other pen and at most `most` bytes.
    fn retrace(&mut self, from: u16, to: u16, y: u16, most: usize) -> bool {
        if usize::from(to - from) > most.saturating_mul(2) {
            return false;
        }
        let Some(between) = self.wanted.row(y).get(usize::from(from)..usize::from(to)) else { return false };
        let bytes: usize = between.iter().map(|slot| slot.symbol().len()).sum();
        let same = between.iter().zip(from..to).all(|(slot, at)| {
            let pen = if slot.is_blank() { Sgr::on_blank(self.pen, slot.pen) } else { slot.pen };
            Some(pen) == self.pen && slot.is_certain(self.style.ambiguous) && self.shown.slot(at, y).looks_like(slot)
        });
        // A wide character before `from` whose second half is here would be cut.
        let begins_whole = between.first().is_none_or(|slot| !slot.is_covered());
        if bytes > most || !same || !begins_whole {
            return false;
        }
        for slot in between {
            self.frame.extend_from_slice(slot.symbol().as_bytes());
        }
        true
    }

    fn take_pen(&mut self, pen: Sgr) {
        if self.pen != Some(pen) {
            sgr::change(&mut self.frame, self.pen, pen);
            self.pen = Some(pen);
        }
    }
}

impl<W: Write> Backend for DiffBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.wanted.put(x, y, cell, self.style.colours);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.caret_wanted = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.caret_wanted = true;
        Ok(())
    }

    /// Where the cursor was last put; the terminal is not asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.caret.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.caret = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let Position { x, y } = self.caret.unwrap_or_default();
        let Size { width, height } = self.wanted.size();
        let (row_end, here) = (width.saturating_sub(x), x.saturating_add(1).min(width));
        match clear_type {
            ClearType::All => {
                self.wanted.fill_blank();
                self.redraw();
            }
            ClearType::AfterCursor => {
                self.wanted.put_blanks(x, y, row_end);
                (y.saturating_add(1)..height).for_each(|row| self.wanted.put_blanks(0, row, width));
            }
            ClearType::BeforeCursor => {
                (0..y.min(height)).for_each(|row| self.wanted.put_blanks(0, row, width));
                self.wanted.put_blanks(0, y, here);
            }
            ClearType::CurrentLine => self.wanted.put_blanks(0, y, width),
            ClearType::UntilNewLine => self.wanted.put_blanks(x, y, row_end),
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.wanted.size())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.wanted.size(), pixels: Size::ZERO })
    }

    /// Writes the frame.
    fn flush(&mut self) -> io::Result<()> {
        self.frame.clear();
        self.frame.append(&mut self.queue);
        if !self.frame.is_empty() {
            self.forget();
        }
        let queued = self.frame.len();
        if self.style.synchronised {
            self.frame.extend_from_slice(UPDATE_BEGIN);
        }
        let begin = self.frame.len();
        self.compose();
        if self.frame.len() == begin {
            self.frame.truncate(queued);
        } else if self.style.synchronised {
            self.frame.extend_from_slice(UPDATE_END);
        }
        if self.frame.is_empty() {
            return Ok(());
        }
        let written = self.out.write_all(&self.frame).and_then(|()| self.out.flush());
        if written.is_err() {
            // Nobody knows how much of it arrived.
            self.redraw();
        }
        written
    }
}

#[cfg(test)]
mod tests;
