//! The details: the page of the record under the list's cursor.

use crate::directory::{Directory, RecordIdx};
use crate::document::layout::{LayoutOptions, Page, page};
use crate::tui::motion::Motion;
use crate::tui::scroll::step;

/// The details of a record.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// The record shown.
    pub record: Option<RecordIdx>,
    /// Its page.
    pub page: Page,
    /// What the page was laid out for.
    laid_out: Option<(RecordIdx, LayoutOptions)>,
    /// The first line seen.
    pub offset: usize,
    /// How many lines can be seen.
    pub height: usize,
}

impl Detail {
    /// Moves the text.
    pub(super) fn step(&mut self, motion: Motion) {
        let seen = self.page.len().saturating_sub(self.height) + 1;
        self.offset = step(self.offset, seen, self.height, motion);
    }

    /// Shows another record, from its first line on.
    pub(super) fn show(&mut self, record: Option<RecordIdx>) {
        if record != self.record {
            self.record = record;
            self.offset = 0;
        }
    }

    /// The record stands at another place, and its page may say more: the reader stays at the line.
    pub(super) fn replace(&mut self, record: Option<RecordIdx>) {
        self.record = record;
        self.laid_out = None;
    }

    /// Lays the page out, where there is a record and room to show it.
    pub(super) fn lay_out(&mut self, directory: Option<&Directory>, options: Option<LayoutOptions>) {
        if let (Some(record), Some(directory), Some(options)) = (self.record, directory, options) {
            if self.laid_out != Some((record, options)) {
                self.page = page(directory, record, options);
                self.laid_out = Some((record, options));
            }
        } else if self.record.is_none() {
            self.page = Page::default();
            self.laid_out = None;
        }
    }

    /// Keeps the last page full.
    pub(super) fn normalize(&mut self, height: usize) {
        self.height = height;
        self.offset = self.offset.min(self.page.len().saturating_sub(height));
    }
}
