//! The one way to standard output and standard error.
//!
//! What leaves is a [`Text`], and whatever is put into one is judged character by character: what must not reach a
//! terminal is taken out ([`strip`]), wherever it came from: the directory, the command line, the environment, a file's
//! name, a message of the system. No file beside this one writes to the standard streams.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Display;
use std::io::{self, BufWriter, Write};
use std::ops::RangeInclusive;
use std::panic;
use std::process::ExitCode;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use serde::Serialize;

use super::error::Error;
use crate::export::{self, NotWritten};
use crate::packed::name;
use crate::terminal::pager::{page, pager};
use crate::terminal::tty::{LEAVING, Tty};
use crate::text::{Glyphs, cells, strip, wrap};

/// So many bytes are taken at once where there is room for any.
const PIECE: usize = 256;

/// So many bytes of what is written piece by piece are handed on at once.
const STREAM: usize = 1 << 16;

/// On a terminal of fewer columns, lines are broken as for so many.
const LEAST_WIDTH: usize = 20;

/// A width that somebody may have meant.
pub(super) const WIDTHS: RangeInclusive<usize> = 20..=1000;

/// The width that the environment names.
pub(super) fn wished_width() -> Option<usize> {
    let wished = std::env::var("COLUMNS").ok()?;
    wished.trim().parse().ok().filter(|width| WIDTHS.contains(width))
}

/// Lines that may leave.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Text(String);

impl Text {
    /// One line. A line break in the text is one of its blanks.
    pub(super) fn line(text: impl AsRef<str>) -> Self {
        let mut line = Self::default();
        line.add_line(text);
        line
    }

    /// A text of several lines.
    pub(super) fn lines(text: impl AsRef<str>) -> Self {
        let mut lines = Self::default();
        for line in text.as_ref().lines() {
            lines.add_line(line);
        }
        lines
    }

    /// A text of several lines, each ended as the formats of the network end them (CRLF).
    pub(super) fn network_lines(text: impl AsRef<str>) -> Self {
        Self(text.as_ref().lines().flat_map(|line| [strip(line), "\r\n".into()]).collect())
    }

    /// A table for a spreadsheet (CSV).
    ///
    /// # Errors
    /// None: a text takes everything.
    pub(super) fn csv<R: IntoIterator<Item: AsRef<str>>>(rows: impl IntoIterator<Item = R>) -> Result<Self, Error> {
        Ok(Self(export::csv_text(rows).map_err(Error::Stdout)?))
    }

    /// Texts of one line each, ended by NUL, which none of them holds.
    pub(super) fn ended_by_nul(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self(texts.into_iter().flat_map(|text| [strip(text.as_ref()).into_owned(), "\0".to_owned()]).collect())
    }

    /// A text of several lines in which the terminal is told how to write (SGR) and nothing else.
    pub(super) fn styled(text: impl AsRef<str>) -> Self {
        let mut styled = Self::default();
        for line in text.as_ref().lines() {
            let mut rest = line;
            while let Some((at, length)) = next_style(rest) {
                styled.0.extend([&strip(&rest[..at]), &rest[at..at + length]]);
                rest = &rest[at + length..];
            }
            styled.0.extend([&*strip(rest), "\n"]);
        }
        styled
    }

    /// A value as JSON: on one line, or on as many as it has parts.
    ///
    /// # Errors
    /// JSON cannot hold the value.
    pub(super) fn json(value: &impl Serialize, is_pretty: bool) -> Result<Self, Error> {
        Ok(Self(export::written(value, is_pretty)? + "\n"))
    }

    /// Adds one line.
    pub(super) fn add_line(&mut self, text: impl AsRef<str>) {
        self.0.extend([&*strip(text.as_ref()), "\n"]);
    }

    /// Adds a paragraph, broken for a terminal of so many columns and with so many blanks before each line; of an empty one
    /// nothing.
    pub(super) fn add_paragraph(&mut self, paragraph: &str, indent: usize, width: usize, glyphs: &Glyphs) {
        let room = width.max(LEAST_WIDTH).saturating_sub(indent + 1);
        for line in wrap(&glyphs.show(paragraph), room).iter().filter(|line| !line.is_empty()) {
            self.add_line(format!("{:indent$}{line}", ""));
        }
    }

    /// Adds one line of columns, divided by tabs.
    pub(super) fn add_columns(&mut self, columns: &[&str]) {
        let columns: Vec<_> = columns.iter().map(|column| strip(column)).collect();
        self.0.extend([columns.join("\t"), "\n".to_owned()]);
    }

    /// What somebody is asked for, on a line that has no end: what is typed stands behind it.
    pub(super) fn prompt(text: impl AsRef<str>) -> Self {
        Self(format!("{} ", strip(text.as_ref())))
    }

    /// Adds everything of another.
    pub(super) fn add(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }
}

/// Where the next sequence is that says how to write (`ESC [ … m`), and how long it is.
fn next_style(text: &str) -> Option<(usize, usize)> {
    text.match_indices("\x1b[").find_map(|(at, begin)| {
        let parameters =
            text[at + begin.len()..].bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
        let end = at + begin.len() + parameters;
        text[end..].starts_with('m').then_some((at, end + 1 - at))
    })
}

/// Has a panic told in the same way: its message may hold what a record does.
pub(super) fn tell_panics() {
    panic::set_hook(Box::new(|info| {
        let trace = Backtrace::capture();
        let trace = if trace.status() == BacktraceStatus::Captured { trace.to_string() } else { String::new() };
        tell(&Text::lines(format!("{}: {info}\n{trace}", name())));
    }));
}

/// Says something on standard error, in one line.
pub(super) fn say(message: impl Display) {
    tell(&Text::line(format!("{}: {message}", name())));
}

/// Says something on standard error when the screen has been left. The terminal may take nothing any more, and the
/// program ends all the same.
pub(super) fn say_last(message: impl Display) {
    let text = Text::line(format!("{}: {message}", name()));
    match Tty::for_messages() {
        Some(mut terminal) => {
            terminal.leave_within(LEAVING);
            let _ = terminal.write_all(text.0.as_bytes());
        }
        None => tell(&text),
    }
}

/// Writes to standard error. If that is closed or full, there is nobody left to tell.
pub(super) fn tell(text: &Text) {
    let _ = io::stderr().lock().write_all(text.0.as_bytes());
}

/// How far something is that takes time, on one line of the terminal that is written over and erased in the end. Where
/// standard error is no terminal nothing is said.
#[derive(Debug)]
pub(super) struct Progress {
    is_shown: bool,
    percent: Option<usize>,
}

impl Progress {
    pub(super) const fn new(is_terminal: bool) -> Self {
        Self { is_shown: is_terminal, percent: None }
    }

    /// Says how many percent are done, where that are others than before.
    pub(super) fn show(&mut self, percent: usize, message: impl FnOnce(usize) -> String) {
        if self.percent.replace(percent) != Some(percent) {
            self.say(message(percent));
        }
    }

    /// Says what is being done.
    pub(super) fn say(&self, message: impl AsRef<str>) {
        self.write(&strip(message.as_ref()));
    }

    /// Erases the line.
    pub(super) fn end(&self) {
        self.write("");
    }

    fn write(&self, text: &str) {
        if self.is_shown {
            // If standard error is closed or full, there is nobody left to tell.
            let _ = write!(io::stderr().lock(), "\r{text}\x1b[K{}", if text.is_empty() { "" } else { "\r" });
        }
    }
}

/// Writes to standard output; whether somebody is still reading there. A reader that goes away in the middle
/// (`| head`) is no error.
///
/// # Errors
/// Standard output takes nothing.
pub(super) fn write(text: &Text) -> Result<bool, Error> {
    let mut out = io::stdout().lock();
    match out.write_all(text.0.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Error::Stdout(error)),
    }
}

/// Hands standard output to what writes much, piece by piece; whether somebody is still reading there.
///
/// # Errors
/// What it says, and what the system says.
pub(super) fn write_all_to_stdout(
    each: &mut dyn FnMut(&mut dyn Write) -> Result<(), NotWritten>,
) -> Result<bool, NotWritten> {
    // Standard output has a buffer of its own that is flushed at each line end.
    let mut out = BufWriter::with_capacity(STREAM, io::stdout().lock());
    match each(&mut out).and_then(|()| Ok(out.flush()?)) {
        Ok(()) => Ok(true),
        Err(NotWritten::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is left in the buffer has nobody to go to.
            let _ = out.into_parts();
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// The same for a reader at a terminal of a size: a text that is longer goes to a pager.
///
/// # Errors
/// Standard output takes nothing.
pub(super) fn write_paged(text: &Text, size: Size) -> Result<bool, Error> {
    let rows = |line: &str| cells(line).div_ceil(usize::from(size.width.max(1))).max(1);
    if text.0.lines().map(rows).sum::<usize>() < usize::from(size.height) {
        return write(text);
    }
    let shown = pager(|name| std::env::var_os(name)).is_some_and(|pager| page(&pager, text.0.as_bytes()));
    if shown { Ok(true) } else { write(text) }
}

/// The same for a reader who may read nothing and stay for ever: what is not taken within a time counts as not read.
///
/// # Errors
/// Standard output takes nothing.
pub(super) fn write_within(text: &Text, patience: Duration) -> Result<bool, Error> {
    let patience = Timespec::try_from(patience).ok();
    let mut out = io::stdout().lock();
    for piece in text.0.as_bytes().chunks(PIECE) {
        let mut polled = [PollFd::new(&out, PollFlags::OUT)];
        match poll(&mut polled, patience.as_ref()) {
            Ok(0) => return Ok(false),
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(Error::Stdout(error.into())),
        }
        match out.write_all(piece).and_then(|()| out.flush()) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(false),
            Err(error) => return Err(Error::Stdout(error)),
        }
    }
    Ok(true)
}

/// Writes to standard output and answers with a code.
///
/// # Errors
/// Standard output takes nothing.
pub(super) fn print(text: &Text, code: ExitCode) -> Result<ExitCode, Error> {
    write(text)?;
    Ok(code)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::Text;
    use crate::text::foreign;

    /// Every character that must not leave, between two that may.
    fn poisoned() -> String {
        let foreign = (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| foreign(*c).is_some());
        foreign.flat_map(|c| ['a', c, '市']).collect()
    }

    fn left(text: &Text, ours: &[char]) -> String {
        text.0.chars().filter(|c| foreign(*c).is_some() && !ours.contains(c)).collect()
    }

    #[test]
    fn nothing_foreign_gets_into_a_text_by_any_way() {
        let poison = poisoned();
        assert_eq!(left(&Text::line(&poison), &['\n']), "");
        assert_eq!(left(&Text::lines(&poison), &['\n']), "");
        assert_eq!(left(&Text::prompt(&poison), &[]), "");
        assert_eq!(left(&Text::network_lines(&poison), &['\r', '\n']), "");
        assert_eq!(left(&Text::csv([[&poison, &poison]]).unwrap(), &['\r', '\n']), "");
        assert_eq!(left(&Text::ended_by_nul([&poison, &poison]), &['\0']), "");
        assert_eq!(Text::ended_by_nul([&poison, &poison]).0.matches('\0').count(), 2);
        assert_eq!(left(&Text::styled(&poison), &['\n']), "");
        assert_eq!(left(&Text::json(&[&poison], false).unwrap(), &['\n']), "");
        assert_eq!(left(&Text::json(&[&poison], true).unwrap(), &['\n']), "");
        let mut columns = Text::default();
        columns.add_columns(&[&poison, &poison]);
        assert_eq!(left(&columns, &['\n', '\t']), "");
        assert_eq!((columns.0.matches('\t').count(), columns.0.matches('\n').count()), (1, 1));
        assert_eq!(Text::line(&poison).0.matches('\n').count(), 1, "one line stays one line");
    }

    #[test]
    fn of_a_style_only_the_style_passes() {
        let said = |text: &str| Text::styled(text).0;
        assert_eq!(said("\x1b[1;31m错\x1b[0m了\n二"), "\x1b[1;31m错\x1b[0m了\n二\n");
        assert_eq!(said("\x1b[2J\x1b]0;x\x07\x1b[31\x1b[mX"), "[2J]0;x[31\x1b[mX\n");
        assert_eq!(said("a\rb\u{9b}31mc"), "a b31mc\n");
    }
}
