//! The lines of a page. Nearly all are laid out when the page is; of a list of records, which may be as long as the
//! directory, it is only found out how many lines each takes.

use std::borrow::Cow;
use std::iter;

use super::writer::entry_lines;
use super::{Joint, LayoutOptions, StyledLine};
use crate::directory::{Directory, RecordIdx, RecordList};
use crate::document::{Inline, Role, Target, entry};
use crate::text::cells;

/// A page, none of its lines wider than the width it was laid out for.
#[derive(Debug, Clone, Default)]
pub struct Page {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Lines(Vec<StyledLine>),
    Entries(Entries),
}

impl Page {
    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.iter().map(Part::len).sum()
    }

    /// Whether there is nothing on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its lines from one on. The directory is the one it was laid out from.
    pub fn lines_from<'a>(
        &'a self,
        directory: &'a Directory,
        first: usize,
    ) -> impl Iterator<Item = Cow<'a, StyledLine>> {
        let mut left_out = first;
        self.parts.iter().flat_map(move |part| {
            let here = left_out.min(part.len());
            left_out -= here;
            part.lines_from(directory, here)
        })
    }

    /// The first line of the text that goes on in a line from the one before; the line itself where none does.
    pub(super) fn begin_of_text(&self, line: usize) -> usize {
        let mut begin = 0;
        for part in &self.parts {
            if line < begin + part.len() {
                return begin + part.begin_of_text(line - begin);
            }
            begin += part.len();
        }
        line
    }

    /// The lines at which its sections begin: its first one, and those of its headings.
    pub fn sections(&self) -> impl Iterator<Item = usize> {
        let first = (!self.is_empty()).then_some(0);
        let parts = self.parts.iter().scan(0, |end, part| {
            let begin = *end;
            *end += part.len();
            Some((begin, part))
        });
        let headings = parts.flat_map(|(begin, part)| part.headings().map(move |line| begin + line));
        first.into_iter().chain(headings.filter(|line| *line > 0))
    }

    /// The line in which a heading leads to a record: there its text stands. The directory is the one that the page was
    /// laid out from.
    #[must_use]
    pub fn line_of(&self, directory: &Directory, record: RecordIdx) -> Option<usize> {
        let leads_there = |line: &StyledLine| {
            let heading = line.spans.first().filter(|it| matches!(it.role, Role::Heading | Role::Subheading));
            heading.is_some_and(|it| it.target == Some(Target::Record(record)))
        };
        self.lines_from(directory, 0).position(|line| leads_there(&line))
    }

    /// The line with the first telephone number, or with the doubt about it that stands below; none where there is no
    /// number.
    pub(super) fn first_number(&self) -> Option<usize> {
        let mut above = 0;
        for part in &self.parts {
            if let Part::Lines(lines) = part {
                let is_number = |span: &Inline| matches!(span.target, Some(Target::Phone(_)));
                if let Some(line) = lines.iter().position(|line| line.spans.iter().any(is_number)) {
                    let is_doubt = |line: &&StyledLine| line.spans.last().is_some_and(|it| it.role == Role::Warning);
                    return Some(above + line + lines[line + 1..].iter().take_while(is_doubt).count());
                }
            }
            above += part.len();
        }
        None
    }

    /// Puts the lines of another page before a line of its first part.
    pub(super) fn insert(&mut self, at: usize, other: Self) {
        let lines =
            other.parts.into_iter().flat_map(|part| if let Part::Lines(lines) = part { lines } else { Vec::new() });
        if let Some(Part::Lines(first)) = self.parts.first_mut() {
            let at = at.min(first.len());
            first.splice(at..at, lines);
        }
    }

    /// The same page where nothing leads anywhere, and which needs no directory any more to be shown. The directory is the
    /// one that it was laid out from.
    #[must_use]
    pub fn without_links(self, directory: &Directory) -> Self {
        let lines = self.parts.into_iter().flat_map(|part| match part {
            Part::Lines(lines) => lines,
            Part::Entries(entries) => entries.lines_from(directory, 0).collect(),
        });
        let unlinked = lines.map(|mut line| {
            line.spans.iter_mut().for_each(|piece| piece.target = None);
            line
        });
        Self { parts: vec![Part::Lines(unlinked.collect())] }
    }

    /// Adds lines at its end.
    pub(in crate::document) fn push_lines(&mut self, lines: Vec<StyledLine>) {
        self.parts.push(Part::Lines(lines));
    }

    /// Adds a list of records at its end.
    pub(super) fn push_entries(&mut self, directory: &Directory, records: RecordList, options: LayoutOptions) {
        self.parts.push(Part::Entries(Entries::of(directory, records, options)));
    }
}

impl Part {
    fn len(&self) -> usize {
        match self {
            Self::Lines(lines) => lines.len(),
            Self::Entries(entries) => entries.len(),
        }
    }

    fn begin_of_text(&self, line: usize) -> usize {
        match self {
            Self::Lines(lines) => {
                let goes_on = |line: &usize| *line > 0 && lines.get(line - 1).is_some_and(|it| it.joint != Joint::End);
                (0..=line).rev().find(|line| !goes_on(line)).unwrap_or(line)
            }
            Self::Entries(entries) => entries.place(line).1,
        }
    }

    fn headings(&self) -> impl Iterator<Item = usize> {
        let lines = if let Self::Lines(lines) = self { lines.as_slice() } else { &[] };
        let is_heading = |line: &StyledLine| {
            line.spans.first().is_some_and(|piece| matches!(piece.role, Role::Heading | Role::Subheading))
        };
        let goes_on = |at: usize| at > 0 && lines.get(at - 1).is_some_and(|line| line.joint != Joint::End);
        let headings = lines.iter().enumerate().filter(move |(at, line)| is_heading(line) && !goes_on(*at));
        headings.map(|(at, _)| at)
    }

    fn lines_from<'a>(
        &'a self,
        directory: &'a Directory,
        first: usize,
    ) -> Box<dyn Iterator<Item = Cow<'a, StyledLine>> + 'a> {
        match self {
            Self::Lines(lines) => Box::new(lines.iter().skip(first).map(Cow::Borrowed)),
            Self::Entries(entries) => Box::new(entries.lines_from(directory, first).map(Cow::Owned)),
        }
    }
}

/// Records one below the other.
#[derive(Debug, Clone)]
struct Entries {
    records: RecordList,
    /// The line behind each; none where each takes one line.
    ends: Box<[u32]>,
    options: LayoutOptions,
}

impl Entries {
    fn of(directory: &Directory, records: RecordList, options: LayoutOptions) -> Self {
        let bullet = cells(options.glyphs.bullet) + 1;
        let messages = options.lang.messages();
        let height = |no| {
            let Some(heading) = directory.heading(no) else { return 0 };
            // Nearly all are as short as that, and need not be put together.
            let digits = heading.number.and_then(u32::checked_ilog10).map_or(2, |log| (log as usize + 1).max(2));
            let wide = bullet + digits + 1 + cells(&options.glyphs.show(messages.leading(heading.title())));
            if wide <= options.width { 1 } else { entry_lines(&entry(heading, messages), no, options).len() }
        };
        let ends = records.iter().scan(0_u32, |end, no| {
            *end = end.saturating_add(u32::try_from(height(no)).unwrap_or(u32::MAX));
            Some(*end)
        });
        let mut ends: Box<[u32]> = ends.collect();
        if ends.last().is_some_and(|end| *end as usize == records.len())
            && ends.iter().zip(1..).all(|(end, row)| *end == row)
        {
            ends = Box::default();
        }
        Self { records, ends, options }
    }

    fn len(&self) -> usize {
        self.ends.last().map_or(self.records.len(), |end| *end as usize)
    }

    /// The row of the record that has a line, and the first line of that record.
    fn place(&self, line: usize) -> (usize, usize) {
        let row = if self.ends.is_empty() { line } else { self.ends.partition_point(|end| *end as usize <= line) };
        let before = row.checked_sub(1).map_or(0, |above| self.ends.get(above).map_or(row, |end| *end as usize));
        (row, before)
    }

    fn lines_from<'a>(&'a self, directory: &'a Directory, first: usize) -> impl Iterator<Item = StyledLine> + 'a {
        let (row, before) = self.place(first);
        let mut rows = row..self.records.len();
        let records = iter::from_fn(move || self.records.get(rows.next()?));
        let headings = records.filter_map(|no| Some((no, directory.heading(no)?)));
        let messages = self.options.lang.messages();
        headings.flat_map(|(no, heading)| entry_lines(&entry(heading, messages), no, self.options)).skip(first - before)
    }
}
