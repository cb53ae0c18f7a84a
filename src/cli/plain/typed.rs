//! Lines as they are typed: on a terminal, in a pipe, or at the far end of a line without a terminal.

use std::io::{self, BufReader, ErrorKind, Read, Stdin, stdin};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use unicode_segmentation::UnicodeSegmentation;

use crate::cli::lines::{Lines, NoLine};
use crate::text::strip;

/// Standard input, line by line.
pub(super) struct Typed(Lines<BufReader<Patient>>);

/// Standard input that is waited for until a time, without NULs, each line of it ended by `\n`.
struct Patient {
    input: Stdin,
    /// Until when; `None` where there is no such time.
    end: Option<Instant>,
    /// The last byte was a `\r`, for which a `\n` stands already.
    is_after_return: bool,
}

/// What was typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line, without what is no text.
    Text(String),
    /// A line that is no UTF-8.
    Unreadable,
    /// Nothing until the time was up.
    Silence,
    /// The input has ended.
    End,
}

impl Typed {
    pub(super) fn new() -> Self {
        let input = Patient { input: stdin(), end: None, is_after_return: false };
        Self(Lines::new(BufReader::new(input), u64::MAX))
    }

    /// The next line; where there is a limit, it is waited for so long.
    ///
    /// # Errors
    /// The input cannot be read.
    pub(super) fn next(&mut self, limit: Option<Duration>) -> io::Result<Line> {
        self.0.input_mut().get_mut().end = limit.and_then(|limit| Instant::now().checked_add(limit));
        match self.0.next() {
            Ok(line) => Ok(text(line).map_or(Line::Unreadable, Line::Text)),
            Err(NoLine::End | NoLine::TooLong) => Ok(Line::End),
            Err(NoLine::Failed(error)) if error.kind() == ErrorKind::TimedOut => Ok(Line::Silence),
            Err(NoLine::Failed(error)) => Err(error),
        }
    }
}

impl Read for Patient {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            self.wait()?;
            let read = self.input.lock().read(buffer)?;
            let kept = self.keep(&mut buffer[..read]);
            // What only keeps the line alive comes from nobody, and is no end.
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}

impl Patient {
    fn wait(&self) -> io::Result<()> {
        let Some(end) = self.end else { return Ok(()) };
        loop {
            let left = end.saturating_duration_since(Instant::now());
            // What comes without an end and is no line must not keep the time from being over.
            if left.is_zero() {
                return Err(ErrorKind::TimedOut.into());
            }
            let left = Timespec::try_from(left).ok();
            match poll(&mut [PollFd::new(&self.input, PollFlags::IN)], left.as_ref()) {
                Ok(0) => return Err(ErrorKind::TimedOut.into()),
                Ok(_) => return Ok(()),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Takes out NULs and lets `\r` end a line as `\n` does, as on a line that is raw; how many bytes are left.
    fn keep(&mut self, bytes: &mut [u8]) -> usize {
        let mut kept = 0;
        for at in 0..bytes.len() {
            let byte = bytes[at];
            let is_second = byte == b'\n' && std::mem::take(&mut self.is_after_return);
            if byte == 0 || is_second {
                continue;
            }
            self.is_after_return = byte == b'\r';
            bytes[kept] = if byte == b'\r' { b'\n' } else { byte };
            kept += 1;
        }
        kept
    }
}

/// A line as text; `None` where it is no UTF-8. A line of which only the beginning was kept may end inside a character.
fn text(mut line: Vec<u8>) -> Option<String> {
    if let Err(error) = std::str::from_utf8(&line) {
        match error.error_len() {
            None => line.truncate(error.valid_up_to()),
            Some(_) => return None,
        }
    }
    String::from_utf8(line).ok().map(|line| edited(&line))
}

/// What is left of a line when what edits it is carried out: on a line that nobody edits, backspaces and the sequences of
/// arrow keys arrive as they are.
fn edited(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        match c {
            '\u{8}' | '\u{7f}' => {
                let last = text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
                text.truncate(last);
            }
            // Ctrl-u, Ctrl-w.
            '\u{15}' => text.clear(),
            '\u{17}' => {
                let words = text.trim_end();
                text.truncate(words.rfind(char::is_whitespace).map_or(0, |at| at + 1));
            }
            '\u{1b}' => pass_sequence(&mut rest),
            '\u{9b}' => pass_parameters(&mut rest),
            '\t' => text.push(' '),
            _ => text.push(c),
        }
    }
    strip(&text).into_owned()
}

/// Passes over the rest of an escape sequence: of a key, or of what a terminal answers.
fn pass_sequence(rest: &mut std::str::Chars<'_>) {
    match rest.next() {
        Some('[') => pass_parameters(rest),
        Some('O') => {
            rest.next();
        }
        // A string, up to BEL or ST.
        Some(']' | 'P' | '^' | '_' | 'X') => {
            while let Some(c) = rest.next() {
                if c == '\u{7}' || c == '\u{9c}' || c == '\u{1b}' {
                    if c == '\u{1b}' {
                        rest.next();
                    }
                    break;
                }
            }
        }
        _ => {}
    }
}

fn pass_parameters(rest: &mut std::str::Chars<'_>) {
    // The last character of a sequence is the first one behind its parameters.
    let _ = rest.find(|c| !(' '..='?').contains(c));
}

#[cfg(test)]
mod tests {
    use super::{Patient, edited, text};

    #[test]
    fn what_edits_a_raw_line_is_carried_out_and_not_found() {
        for (typed, meant) in [
            ("数学\u{7f}会", "数会"),
            ("abc\u{8}\u{8}d", "ad"),
            ("\u{8}\u{7f}x", "x"),
            ("药学\u{1b}[D\u{1b}[1;5C会", "药学会"),
            ("\u{1b}OA\u{1b}[Aagain", "again"),
            ("\u{1b}[200~药学会\u{1b}[201~", "药学会"),
            ("wrong\u{15}right", "right"),
            ("药 学会\u{17}物理", "药 物理"),
            ("\u{1b}]11;rgb:0000/0000/0000\u{7}x\u{1b}P1$r\u{1b}\\y", "xy"),
            ("a\tb\u{1}\u{200b}c", "a bc"),
            ("\u{9b}31mx\u{1b}", "x"),
        ] {
            assert_eq!(edited(typed), meant, "{typed:?}");
        }
    }

    #[test]
    fn a_line_that_was_cut_inside_a_character_is_text_still() {
        assert_eq!(text(b"a\xe5\xad".to_vec()), Some("a".to_owned()));
        assert_eq!(text(b"\xca\xfd\xd1\xa7\xbb\xe1 x".to_vec()), None, "数学会 in GBK");
    }

    #[test]
    fn a_line_ends_once_however_it_ends() {
        let mut patient = Patient { input: std::io::stdin(), end: None, is_after_return: false };
        let mut kept = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            let length = patient.keep(&mut bytes);
            bytes.truncate(length);
            bytes
        };
        assert_eq!(kept(b"a\0\rb\r\nc\n\n\r"), b"a\nb\nc\n\n\n");
        assert_eq!(kept(b"\nd"), b"d");
    }
}
