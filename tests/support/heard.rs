//! What came out of a program in a terminal: the bytes, when they came, and the screen that an emulator makes of them.

use std::io::PipeReader;
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, poll};
use unicode_width::UnicodeWidthChar;

/// What a terminal is asked, and may answer.
const WHERE_IS_THE_CURSOR: &[u8] = b"\x1b[6n";
const WHAT_ARE_YOU: &[u8] = b"\x1b[c";
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";
/// Two cells wide in every terminal, and in no text of the directory: it stands for an ambiguous character in a
/// terminal that draws those wide.
pub(crate) const DRAWN_WIDE: char = '囧';

/// What sort of terminal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Draws East-Asian-ambiguous characters one cell wide.
    Narrow,
    /// Draws them two cells wide.
    Wide,
    /// Draws them one cell wide and never answers a question.
    Mute,
}

/// Everything that came out of the program so far.
pub(super) struct Heard {
    pub(super) bytes: Vec<u8>,
    /// When each piece of it came, with the number of bytes up to its end.
    pub(super) arrivals: Vec<(Instant, usize)>,
    sort: Sort,
    pub(super) emulator: vt100::Parser,
    /// How much of it the emulator has drawn.
    drawn: usize,
    /// What came before that is within an operating system command (OSC), whose text is not drawn.
    is_in_command: bool,
    /// The last character of it.
    last: char,
    /// Up to where questions have been looked for.
    searched: usize,
    pub(super) is_over: bool,
}

impl Heard {
    pub(super) fn new((columns, rows): (u16, u16), sort: Sort) -> Self {
        let emulator = vt100::Parser::new(NonZeroU16::new(rows).unwrap(), NonZeroU16::new(columns).unwrap(), 0);
        Self {
            bytes: Vec::new(),
            arrivals: Vec::new(),
            sort,
            emulator,
            drawn: 0,
            is_in_command: false,
            last: ' ',
            searched: 0,
            is_over: false,
        }
    }

    /// Lets the emulator draw what came before a place.
    fn draw_up_to(&mut self, end: usize) {
        if end <= self.drawn {
            return;
        }
        let piece = whole_characters(&self.bytes[self.drawn..end]);
        self.drawn += piece.len();
        if self.sort != Sort::Wide {
            self.emulator.process(piece);
            return;
        }
        let whole = String::from_utf8_lossy(piece).into_owned();
        for c in whole.chars() {
            let is_drawn = !self.is_in_command;
            match (self.last, c) {
                ('\x1b', ']') => self.is_in_command = true,
                ('\x1b', _) | (_, '\x07') => self.is_in_command = false,
                _ => {}
            }
            self.last = c;
            let c = if is_drawn && is_ambiguous(c) { DRAWN_WIDE } else { c };
            if is_drawn && c.width() == Some(2) {
                self.keep_off_the_margin();
            }
            self.emulator.process(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    /// The emulator always wraps at the margin. Where that is switched off, as the program does, a wide character that
    /// has no room goes over the last two cells.
    fn keep_off_the_margin(&mut self) {
        let width = self.emulator.screen().size().1.get();
        if self.emulator.screen().cursor_position().1 + 2 > width {
            self.emulator.process(format!("\x1b[{}G", width - 1).as_bytes());
        }
    }

    pub(super) fn draw(&mut self) {
        self.draw_up_to(self.bytes.len());
    }

    /// Whether a frame has begun and not ended.
    pub(super) fn is_in_frame(&self) -> bool {
        let last = |mark: &[u8]| self.bytes.windows(mark.len()).rposition(|window| window == mark);
        last(FRAME_BEGINS) > last(FRAME_ENDS)
    }

    /// The answers to the questions that have come in since the last look.
    fn answers(&mut self) -> Vec<u8> {
        let mut answers = Vec::new();
        while let Some(at) = self.bytes[self.searched..].iter().position(|byte| *byte == 0x1b) {
            let at = self.searched + at;
            let rest = &self.bytes[at..];
            let unfinished = |question: &[u8]| rest.len() < question.len() && question.starts_with(rest);
            if unfinished(WHERE_IS_THE_CURSOR) || unfinished(WHAT_ARE_YOU) {
                self.searched = at;
                return answers;
            }
            let (asked_cursor, asked_sort) = (rest.starts_with(WHERE_IS_THE_CURSOR), rest.starts_with(WHAT_ARE_YOU));
            self.searched = at + 1;
            if self.sort == Sort::Mute {
                continue;
            }
            if asked_cursor {
                self.draw_up_to(at);
                let (row, column) = self.emulator.screen().cursor_position();
                answers.extend_from_slice(format!("\x1b[{};{}R", row + 1, column + 1).as_bytes());
            } else if asked_sort {
                answers.extend_from_slice(b"\x1b[?62;22c");
            }
        }
        self.searched = self.bytes.len();
        answers
    }
}

/// Bytes without the character at their end that is still on its way: the emulator's parser (vte 0.15) loses the ASCII
/// character that follows one which comes in two pieces.
pub(crate) fn whole_characters(bytes: &[u8]) -> &[u8] {
    let last = bytes.utf8_chunks().last().map_or(&[][..], |chunk| chunk.invalid());
    let is_begun = std::str::from_utf8(last).is_err_and(|error| error.error_len().is_none());
    if is_begun { &bytes[..bytes.len() - last.len()] } else { bytes }
}

/// Whether terminals dispute the width of a character.
pub(crate) fn is_ambiguous(c: char) -> bool {
    c.width() == Some(1) && c.width_cjk() == Some(2)
}

pub(super) struct Shared {
    pub(super) heard: Mutex<Heard>,
    pub(super) changed: Condvar,
}

impl Shared {
    pub(super) fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Reads until nobody holds the program's end of the line, or until it is woken to let go of the line itself.
    pub(super) fn read(&self, line: &OwnedFd, woken: &PipeReader) {
        let mut piece = vec![0; 65536];
        loop {
            let mut fds = [PollFd::new(line, PollFlags::IN), PollFd::new(woken, PollFlags::IN)];
            match poll(&mut fds, None) {
                Ok(_) if !fds[1].revents().is_empty() => break,
                Ok(_) => {}
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => panic!("{error}"),
            }
            let Ok(count) = rustix::io::read(line, &mut piece) else { break };
            if count == 0 {
                break;
            }
            let now = Instant::now();
            let mut heard = self.heard();
            heard.bytes.extend_from_slice(&piece[..count]);
            let end = heard.bytes.len();
            heard.arrivals.push((now, end));
            let answers = heard.answers();
            drop(heard);
            if !answers.is_empty() {
                let _ = rustix::io::write(line, &answers);
            }
            self.changed.notify_all();
        }
        self.heard().is_over = true;
        self.changed.notify_all();
    }
}

/// The private modes in `bytes`, each with how it was left.
pub(crate) fn private_modes(bytes: &[u8]) -> Vec<(String, char)> {
    let text = String::from_utf8_lossy(bytes);
    let mut modes: Vec<(String, char)> = Vec::new();
    for part in text.split("\x1b[?").skip(1) {
        let Some(end) = part.find(|c: char| !c.is_ascii_digit() && c != ';') else { continue };
        let way = part[end..].chars().next().unwrap();
        for mode in part[..end].split(';').filter(|_| matches!(way, 'h' | 'l')) {
            match modes.iter_mut().find(|(known, _)| known == mode) {
                Some(known) => known.1 = way,
                None => modes.push((mode.to_owned(), way)),
            }
        }
    }
    modes
}
