//! The list: the records of a scope, or those that a query found in it, in groups where the query tells of a person or a
//! time.
//!
//! Behind them, or alone, may stand entries that the directory has no more: they have a place in the list and no record.
//!
//! Above each group stands a heading, which the cursor passes over. So the lines of the list are not its entries: which
//! line is which is said here and nowhere else. The cursor is the place of an entry; what is seen is counted in lines.

use std::ops::Range;

use super::motion::Motion;
use super::scroll::{Rows, step};
use crate::directory::{RecordIdx, RecordList};
use crate::search::{Groups, Standing};

/// The list with its cursor.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The records shown, in order.
    pub entries: RecordList,
    /// How many the query matches; more than there are entries where only the best are kept.
    pub total: usize,
    /// The groups that the entries stand in, where the query makes some.
    pub grouping: Option<Grouping>,
    /// How many withdrawn entries stand behind the records. Their places go on where those of the records end.
    pub withdrawn: usize,
    /// The cursor, as the place of its entry; and which lines are seen.
    pub rows: Rows,
    /// How many lists have been shown.
    shown: u64,
}

/// The groups of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grouping {
    /// How many records each has.
    pub groups: Groups,
    /// Whether the excluded ones are among the entries; else only their heading is there.
    pub lists_excluded: bool,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListLine {
    /// The heading of a group, with how many records that has.
    Heading(Standing, usize),
    /// The entry in a place.
    Entry(usize),
    /// A withdrawn entry, by its place in the list.
    Withdrawn(usize),
}

/// A heading, and the place of the entry before which it stands.
#[derive(Debug, Clone, Copy)]
struct Headed {
    group: Standing,
    count: usize,
    at: usize,
}

impl Grouping {
    /// The headings of groups that are not empty, in their order, among so many entries.
    fn headings(self, entries: usize) -> impl Iterator<Item = Headed> {
        let mut next = 0_usize;
        Standing::ALL.into_iter().filter_map(move |group| {
            let (at, count) = (next.min(entries), self.groups.count_of(group));
            next = next.saturating_add(count);
            (count > 0).then_some(Headed { group, count, at })
        })
    }
}

impl List {
    /// The record under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<RecordIdx> {
        self.entries.get(self.rows.cursor)
    }

    /// How many entries there are, withdrawn ones among them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.len().saturating_add(self.withdrawn)
    }

    /// The place among the withdrawn of what is in a place of the list, if it is one of them.
    #[must_use]
    pub fn withdrawn_at(&self, place: usize) -> Option<usize> {
        place.checked_sub(self.entries.len()).filter(|at| *at < self.withdrawn)
    }

    /// The place among the withdrawn of the one under the cursor.
    #[must_use]
    pub fn selected_withdrawn(&self) -> Option<usize> {
        self.withdrawn_at(self.rows.cursor)
    }

    /// How many lists have been shown: another number for other entries.
    #[must_use]
    pub(super) const fn shown(&self) -> u64 {
        self.shown
    }

    /// Shows other records. The cursor goes to `keep` if it is among them, else to the first.
    pub fn show(&mut self, entries: RecordList, total: usize, grouping: Option<Grouping>, keep: Option<RecordIdx>) {
        let cursor = keep.and_then(|record| entries.row_of(record));
        self.rows.cursor = cursor.unwrap_or(0);
        if cursor.is_none() {
            self.rows.offset = 0;
        }
        self.shown += 1;
        self.entries = entries;
        self.withdrawn = 0;
        self.total = total;
        self.grouping = grouping;
    }

    /// Shows other records, among which those shown before are too. The cursor stays on its entry, at its height.
    pub fn replace(
        &mut self,
        entries: RecordList,
        total: usize,
        grouping: Option<Grouping>,
        selected: Option<RecordIdx>,
    ) {
        let above = self.above();
        let cursor = selected.and_then(|record| entries.row_of(record));
        self.shown += 1;
        self.entries = entries;
        self.withdrawn = 0;
        self.total = total;
        self.grouping = grouping;
        if let Some(cursor) = cursor {
            self.place(cursor, above);
        }
    }

    /// How many lines that are seen stand above the cursor.
    #[must_use]
    pub fn above(&self) -> usize {
        self.line_of(self.rows.cursor).saturating_sub(self.rows.offset)
    }

    /// Puts the cursor on the entry in a place, with so many lines above it that are seen.
    pub fn place(&mut self, cursor: usize, above: usize) {
        self.rows.cursor = cursor;
        self.rows.offset = self.line_of(cursor).saturating_sub(above);
    }

    /// Moves the cursor: by entries, and by pages of lines.
    pub fn step(&mut self, motion: Motion) {
        let (cursor, height) = (self.rows.cursor, self.rows.height);
        self.rows.cursor = match motion.pages_up() {
            None => step(cursor, self.count(), height, motion),
            Some(false) => self.entry_from(self.step_lines(motion)),
            Some(true) => {
                let line = self.step_lines(motion);
                let entry = self.entry_from(line);
                // From a heading on to the last entry above it.
                entry.saturating_sub(usize::from(self.line_of(entry) > line))
            }
        };
    }

    fn step_lines(&self, motion: Motion) -> usize {
        step(self.line_of(self.rows.cursor), self.length(), self.rows.height, motion)
    }

    /// Gives the list a height in lines, and brings the cursor into sight: with the headings right above it, and at the
    /// end with what stands below it.
    pub fn normalize(&mut self, height: usize) {
        self.rows.cursor = self.rows.cursor.min(self.count().saturating_sub(1));
        let length = self.length();
        let line = self.line_of(self.rows.cursor).min(length.saturating_sub(1));
        let mut lines = Rows { cursor: line, ..self.rows };
        lines.normalize(height, length);
        let first = line - self.headings().filter(|it| it.at == self.rows.cursor).count().min(line);
        let is_last = self.rows.cursor + 1 >= self.count();
        let end = if is_last { length } else { line + 1 };
        if end.saturating_sub(first) <= height {
            lines.offset = lines.offset.clamp(end.saturating_sub(height), first);
        }
        self.rows = Rows { cursor: self.rows.cursor, ..lines };
    }

    /// Puts the cursor on the entry in the `row`th line that is seen, from 0; what is in that line.
    pub fn select_row(&mut self, row: usize) -> Option<ListLine> {
        let line = self.line(self.rows.offset.saturating_add(row));
        if let Some(ListLine::Entry(at) | ListLine::Withdrawn(at)) = line {
            self.rows.cursor = at;
        }
        line
    }

    /// How many lines there are: the entries and the headings.
    #[must_use]
    pub fn length(&self) -> usize {
        self.count() + self.headings().count()
    }

    /// The lines that are seen.
    pub fn seen(&self) -> impl Iterator<Item = ListLine> {
        self.rows.seen(self.length()).map_while(|line| self.line(line))
    }

    /// The places of the entries that are seen, withdrawn ones among them.
    #[must_use]
    pub fn seen_places(&self) -> Range<usize> {
        let Range { start, end } = self.rows.seen(self.length());
        let place = |line: usize| line - self.headings_above(line);
        place(start)..place(end)
    }

    /// The places of the records that are seen.
    #[must_use]
    pub fn seen_entries(&self) -> Range<usize> {
        let (Range { start, end }, records) = (self.seen_places(), self.entries.len());
        start.min(records)..end.min(records)
    }

    /// The group that the entry in a place stands in.
    #[must_use]
    pub fn group_of(&self, entry: usize) -> Option<Standing> {
        self.headings().take_while(|it| it.at <= entry).last().map(|it| it.group)
    }

    /// What is in a line, counted from the first of all.
    fn line(&self, line: usize) -> Option<ListLine> {
        let above = self.headings_above(line);
        let entry = line - above;
        match self.headings().nth(above) {
            Some(it) if it.at == entry => Some(ListLine::Heading(it.group, it.count)),
            _ if entry < self.entries.len() => Some(ListLine::Entry(entry)),
            _ => (entry < self.count()).then_some(ListLine::Withdrawn(entry)),
        }
    }

    /// The line of the entry in a place.
    fn line_of(&self, entry: usize) -> usize {
        entry + self.headings().filter(|it| it.at <= entry).count()
    }

    /// The place of the entry in a line, of a heading that of the next entry; never more than the last.
    fn entry_from(&self, line: usize) -> usize {
        (line - self.headings_above(line)).min(self.count().saturating_sub(1))
    }

    /// How many of the lines above a line are headings.
    fn headings_above(&self, line: usize) -> usize {
        self.headings().enumerate().filter(|(no, it)| it.at + no < line).count()
    }

    fn headings(&self) -> impl Iterator<Item = Headed> {
        self.grouping.into_iter().flat_map(|it| it.headings(self.entries.len()))
    }
}

#[cfg(test)]
mod tests;
