//! The list: the records of a scope, or those that a query found in it.

use super::motion::Motion;
use super::scroll::{Rows, step};
use crate::directory::{RecordIdx, RecordList};

/// The list with its cursor.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The records shown, in order.
    pub entries: RecordList,
    /// How many the query matches; more than there are entries where only the best are kept.
    pub total: usize,
    /// The cursor and the rows that are seen.
    pub rows: Rows,
}

impl List {
    /// The record under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<RecordIdx> {
        self.entries.get(self.rows.cursor)
    }

    /// Shows other records. The cursor goes to `keep` if it is among them, else to the first.
    pub fn show(&mut self, entries: RecordList, total: usize, keep: Option<RecordIdx>) {
        let cursor = keep.and_then(|record| entries.row_of(record));
        self.rows.cursor = cursor.unwrap_or(0);
        if cursor.is_none() {
            self.rows.offset = 0;
        }
        self.entries = entries;
        self.total = total;
    }

    /// Shows other records, among which those shown before are too. The cursor stays on its entry, at its height.
    pub fn replace(&mut self, entries: RecordList, total: usize, selected: Option<RecordIdx>) {
        let above = self.rows.cursor.saturating_sub(self.rows.offset);
        if let Some(cursor) = selected.and_then(|record| entries.row_of(record)) {
            self.rows.cursor = cursor;
            self.rows.offset = cursor.saturating_sub(above);
        }
        self.entries = entries;
        self.total = total;
    }

    /// Moves the cursor.
    pub fn step(&mut self, motion: Motion) {
        self.rows.cursor = step(self.rows.cursor, self.entries.len(), self.rows.height, motion);
    }

    /// Puts the cursor on the entry in a visible row, if there is one; whether there is.
    pub fn select_row(&mut self, row: usize) -> bool {
        self.rows.select(row, self.entries.len())
    }
}
