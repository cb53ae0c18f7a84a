//! Lines from an input that nobody vouches for: it may never end, and a line of it may not either.

use std::io::{self, BufRead};

/// So many bytes of a line are kept; the rest of it is passed over.
const KEPT: usize = 4096;

/// Lines of an input, until so many bytes of it have been read.
#[derive(Debug)]
pub(super) struct Lines<R> {
    input: R,
    /// Bytes that may still be read.
    left: u64,
    /// What has been read of a line whose end has not come yet.
    begun: Option<Vec<u8>>,
}

/// Why no further line is read.
#[derive(Debug)]
pub(super) enum NoLine {
    /// The input has ended.
    End,
    /// It is longer than is read of it.
    TooLong,
    /// It cannot be read.
    Failed(io::Error),
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R, most: u64) -> Self {
        Self { input, left: most, begun: None }
    }

    /// Where the lines come from.
    pub(super) const fn input_mut(&mut self) -> &mut R {
        &mut self.input
    }

    /// The next line without its end: `\n`, or `\r\n`. Of one longer than [`KEPT`] bytes only so much. Where the input cannot
    /// be read and can be later, what was read of the line is there still.
    pub(super) fn next(&mut self) -> Result<Vec<u8>, NoLine> {
        loop {
            let piece = match self.input.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(NoLine::Failed(error)),
            };
            if piece.is_empty() {
                return self.begun.take().ok_or(NoLine::End);
            }
            let line = self.begun.get_or_insert_default();
            let end = memchr::memchr(b'\n', piece);
            let text = &piece[..end.unwrap_or(piece.len())];
            line.extend_from_slice(&text[..text.len().min(KEPT - line.len())]);
            let read = text.len() + usize::from(end.is_some());
            self.input.consume(read);
            match self.left.checked_sub(u64::try_from(read).unwrap_or(u64::MAX)) {
                Some(left) => self.left = left,
                None => return Err(NoLine::TooLong),
            }
            if end.is_some() {
                let mut line = self.begun.take().unwrap_or_default();
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                return Ok(line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::io::{BufReader, Read, repeat};

    use super::{KEPT, Lines, NoLine};

    #[test]
    fn lines_end_as_they_do_everywhere() {
        let mut lines = Lines::new(&b"a\r\n\nb\xff\nc"[..], 100);
        let read: Vec<Vec<u8>> = std::iter::from_fn(|| lines.next().ok()).collect();
        assert_eq!(read, [&b"a"[..], b"", b"b\xff", b"c"]);
        assert!(matches!(lines.next(), Err(NoLine::End)));
    }

    #[test]
    fn an_endless_line_is_passed_over_and_an_endless_input_left() {
        let input = repeat(b'x').take(1 << 20).chain(&b"\nsxh\n"[..]);
        let mut lines = Lines::new(BufReader::new(input), 2 << 20);
        assert_eq!(lines.next().unwrap().len(), KEPT);
        assert_eq!(lines.next().unwrap(), b"sxh");
        let mut lines = Lines::new(BufReader::new(repeat(0)), 1 << 20);
        assert!(matches!(lines.next(), Err(NoLine::TooLong)));
    }
}
