//! Frames over a thin line, drawn by a backend that knows how wide characters are.
//!
//! - A frame is one write, between the marks of a synchronised update; a frame like the last one is no write at all.
//! - What is drawn into is one [`Buffer`] of ratatui's. It is read a row at a time and compared with what the terminal
//!   shows, which is kept in eight bytes a cell.
//! - The cursor's place after a character is known, so text is written through without moves. Where terminals dispute a
//!   character's width the place is not known, and the next character is put there by an absolute move.
//! - The pen is known, so only its changes are written; a blank takes any pen that looks the same on it.
//! - What leads to an address says so to the terminal (OSC 8); that is part of what a cell shows, so a row that did not
//!   change costs nothing.
//! - Rows that stand further up or down than before are moved by the terminal, where that is shorter.
//! - Colours that are not wanted are never written (so `NO_COLOR` is kept here, and the inverse selection with it).
//! - A wide character of which a half is covered leaves a blank, never the other half: see [`repair_wide_cells()`].
mod compose;
mod cursor;
mod link;
mod painted;
mod screen;
mod scroll;
mod sgr;
mod symbol;
mod wide_cells;
mod width;

use std::io::{self, Write};
use std::mem;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use crate::text::AmbiguousWidth;
use compose::{Output, Row};
use link::{Link, Links};
pub use painted::{Cursor, LinkSpan, Painted};
use screen::{Screen, ScreenCell};
pub use sgr::{BLACK, ColorMode, WHITE, ansi};
use sgr::{RgbColors, Sgr};
use symbol::Clusters;
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
    /// Whether the terminal is told what leads to an address.
    pub links: bool,
}

impl Default for BackendOptions {
    fn default() -> Self {
        Self { colours: ColorMode::Ansi16, ambiguous: AmbiguousWidth::Unknown, synchronised: true, links: false }
    }
}

/// Writes whole frames to `W`.
#[derive(Debug)]
pub struct DiffBackend<W: Write> {
    out: W,
    style: BackendOptions,
    /// What is drawn into; empty between frames.
    buffer: Buffer,
    /// What the terminal shows, as far as it is known.
    shown: Screen,
    /// What it should show. A frame on a cleared screen is read and written row by row, and needs but one.
    wanted: Screen,
    clusters: Clusters,
    links: Links,
    /// The terminal's screen is to be cleared before the next frame.
    clear: bool,
    frame: Output,
    is_cursor_shown: Option<bool>,
    /// The title that was set last, as far as it is known.
    title: Option<String>,
    /// Bytes that go out in front of the next frame.
    queue: Vec<u8>,
}

impl<W: Write> DiffBackend<W> {
    /// A backend for a terminal of `size`, of whose screen nothing is known: the first frame clears it.
    pub fn new(out: W, size: Size, style: BackendOptions) -> Self {
        Self {
            out,
            style,
            buffer: Buffer::empty(area(size)),
            shown: Screen::blank(size),
            wanted: Screen::blank(one_row(size)),
            clusters: Clusters::default(),
            links: Links::default(),
            clear: true,
            frame: Output::new(),
            is_cursor_shown: None,
            title: None,
            queue: Vec::new(),
        }
    }

    /// The size of what is drawn.
    pub const fn size(&self) -> Size {
        self.shown.size()
    }

    /// The terminal has another size now. The memory of a larger one is given back, in place: glibc would otherwise keep
    /// the next of its kind on the heap, under what is allocated later.
    pub fn set_size(&mut self, size: Size) {
        if size != self.size() {
            self.buffer.resize(area(size));
            self.buffer.content.shrink_to_fit();
            self.shown.resize(size);
            self.wanted.resize(one_row(size));
            self.frame = Output::new();
            self.redraw();
        }
    }

    /// The terminal has said how wide it draws ambiguous characters. Nothing looks different by that alone.
    pub fn set_ambiguous(&mut self, ambiguous: AmbiguousWidth) {
        self.style.ambiguous = ambiguous;
    }

    /// From the next frame on other colours are written, and links told of or not; whether anything is different by that.
    pub fn set_style(&mut self, colours: ColorMode, links: bool) -> bool {
        let style = BackendOptions { colours, links, ..self.style };
        std::mem::replace(&mut self.style, style) != style
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

    /// Draws a frame and writes what differs from the one before. `paint` draws into an empty buffer of the terminal's
    /// size and says what else there is to the frame. It must leave no halves of wide characters
    /// ([`repair_wide_cells()`]).
    ///
    /// # Errors
    ///
    /// The frame cannot be written. The next one is then drawn whole.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Painted) -> io::Result<()> {
        let painted = paint(&mut self.buffer);
        self.compose(&painted);
        let written = self.write();
        // After the write: nobody waits for it any more.
        self.buffer.reset();
        written
    }

    fn write(&mut self) -> io::Result<()> {
        if self.frame.bytes.is_empty() {
            return Ok(());
        }
        let written = self.out.write_all(&self.frame.bytes).and_then(|()| self.out.flush());
        if written.is_err() {
            // Nobody knows how much of it arrived.
            self.frame.break_off();
            self.redraw();
        }
        written
    }

    /// Makes the bytes of a frame: none where nothing differs.
    fn compose(&mut self, painted: &Painted) {
        self.frame.bytes.clear();
        self.frame.bytes.append(&mut self.queue);
        let queued = self.frame.bytes.len();
        if queued > 0 {
            self.frame.forget();
        }
        if self.style.synchronised {
            self.frame.bytes.extend_from_slice(UPDATE_BEGIN);
        }
        let begin = self.frame.bytes.len();
        if self.clusters.are_too_many() {
            self.clusters = Clusters::default();
            self.redraw();
        }
        if self.frame.rgbs.are_too_many() {
            self.frame.rgbs = RgbColors::default();
            self.redraw();
        }
        self.links.take_in(if self.style.links { &painted.links } else { &[] }, &self.shown);
        if mem::take(&mut self.clear) {
            self.compose_anew();
        } else {
            self.compose_changes();
        }
        self.put_title(painted.title.as_deref());
        // A link that goes on in the next row is left open on the way there, but not after the last.
        self.frame.take_link(Link::NONE, &self.links);
        self.put_cursor(painted.cursor);
        if self.frame.bytes.len() == begin {
            self.frame.bytes.truncate(queued);
        } else if self.style.synchronised {
            self.frame.bytes.extend_from_slice(UPDATE_END);
        }
    }

    /// Draws everything on a cleared screen.
    fn compose_anew(&mut self) {
        // Two bytes a cell are about what a screen full of text takes.
        self.frame.bytes.reserve(self.buffer.content.len() * 2);
        self.frame.take_link(Link::NONE, &self.links);
        self.frame.bytes.extend_from_slice(CLEAR);
        self.frame.pen = Some(Sgr::PLAIN);
        self.frame.at = cursor::CursorAt::Unknown;
        self.is_cursor_shown = None;
        self.title = None;
        self.shown.fill_blank();
        let mut later = Vec::new();
        for y in 0..self.size().height {
            self.read(y, 0);
            self.compose_row(y, 0, &mut later);
        }
        self.compose_later(later);
    }

    /// Writes the cells that were put off.
    fn compose_later(&mut self, mut later: Vec<(Position, ScreenCell)>) {
        later.sort_by_key(|(_, cell)| (cell.link(), cell.pen().bits()));
        for (at, cell) in later {
            self.frame.move_to(at);
            self.frame.take_link(cell.link(), &self.links);
            self.frame.take_pen(cell.pen());
            cell.symbol().write(&mut self.frame.bytes, &self.clusters);
            self.frame.at = cursor::CursorAt::Row(at.y);
            if let Some(shown) = self.shown.row_mut(at.y).get_mut(usize::from(at.x)) {
                *shown = cell;
            }
        }
    }

    fn compose_changes(&mut self) {
        let size = self.size();
        if self.wanted.size() != size {
            self.wanted.resize(size);
        }
        for y in 0..size.height {
            self.read(y, y);
        }
        if let Some(scroll) = scroll::find(&self.shown, &self.wanted) {
            // Rows that come free take its background.
            if self.frame.pen.is_none_or(|pen| pen.seen_on_blank() != Sgr::PLAIN) {
                self.frame.take_pen(Sgr::PLAIN);
            }
            scroll.write(&mut self.frame.bytes);
            self.frame.at = cursor::CursorAt::Unknown;
            self.shown.scroll(&scroll);
        }
        let mut later = Vec::new();
        for y in 0..size.height {
            self.compose_row(y, y, &mut later);
        }
        self.compose_later(later);
    }

    /// Reads row `y` of the buffer into a row of what is wanted.
    fn read(&mut self, y: u16, into: u16) {
        let width = usize::from(self.buffer.area.width);
        let begin = usize::from(y) * width;
        let cells = self.buffer.content.get(begin..begin + width).unwrap_or_default();
        let row = self.wanted.row_mut(into);
        screen::read(row, cells, self.style.colours, &mut self.clusters, &mut self.frame.rgbs);
        self.links.mark(y, row);
    }

    /// Writes row `y` as it stands in a row of what is wanted.
    fn compose_row(&mut self, y: u16, from: u16, later: &mut Vec<(Position, ScreenCell)>) {
        let (shown, wanted) = (self.shown.row_mut(y), self.wanted.row(from));
        if shown != wanted {
            let ambiguous = self.style.ambiguous;
            let (clusters, links) = (&self.clusters, &self.links);
            Row { out: &mut self.frame, shown, wanted, y, clusters, links, ambiguous, later }.compose();
        }
    }

    /// Where it has changed, the title is set; nothing in it can end the sequence.
    fn put_title(&mut self, title: Option<&str>) {
        if let Some(title) = title.filter(|title| self.title.as_deref() != Some(title)) {
            self.frame.bytes.extend_from_slice(b"\x1b]2;");
            let printable = title.chars().filter(|char| !char.is_control());
            printable.for_each(|char| self.frame.bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes()));
            self.frame.bytes.extend_from_slice(b"\x1b\\");
            self.title = Some(title.to_owned());
        }
    }

    fn put_cursor(&mut self, cursor: Cursor) {
        let is_wanted = cursor.caret().is_some();
        if self.is_cursor_shown != Some(is_wanted) {
            self.is_cursor_shown = Some(is_wanted);
            self.frame.bytes.extend_from_slice(if is_wanted { SHOW_CURSOR } else { HIDE_CURSOR });
        }
        if let Some(position) = cursor.position() {
            self.frame.move_to(position);
        }
    }
}

const fn area(size: Size) -> Rect {
    Rect::new(0, 0, size.width, size.height)
}

fn one_row(size: Size) -> Size {
    Size { height: size.height.min(1), ..size }
}

#[cfg(test)]
mod tests;
