//! The lines of a page. Nearly all are laid out when the page is; of a list of records, which may be as long as the
//! directory, it is only found out how many lines each takes.

use std::borrow::Cow;
use std::iter;

use super::writer::entry_lines;
use super::{LayoutOptions, StyledLine};
use crate::directory::{Directory, RecordList};
use crate::document::entry;
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

    /// Adds lines at its end.
    pub(super) fn push_lines(&mut self, lines: Vec<StyledLine>) {
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
        let height = |no| {
            let Some(heading) = directory.heading(no) else { return 0 };
            // Nearly all are as short as that, and need not be put together.
            let digits = heading.number.and_then(u32::checked_ilog10).map_or(2, |log| (log as usize + 1).max(2));
            let wide = bullet + digits + 1 + cells(&options.glyphs.show(heading.name));
            if wide <= options.width { 1 } else { entry_lines(&entry(heading), no, options).len() }
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

    fn lines_from<'a>(&'a self, directory: &'a Directory, first: usize) -> impl Iterator<Item = StyledLine> + 'a {
        let row = if self.ends.is_empty() { first } else { self.ends.partition_point(|end| *end as usize <= first) };
        let before = row.checked_sub(1).map_or(0, |above| self.ends.get(above).map_or(row, |end| *end as usize));
        let mut rows = row..self.records.len();
        let records = iter::from_fn(move || self.records.get(rows.next()?));
        let headings = records.filter_map(|no| Some((no, directory.heading(no)?)));
        headings.flat_map(|(no, heading)| entry_lines(&entry(heading), no, self.options)).skip(first - before)
    }
}
