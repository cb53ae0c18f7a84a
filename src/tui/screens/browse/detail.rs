//! The details: the page of the record under the list's cursor, or the one that the reader asked for.

use crate::directory::{Directory, RecordIdx};
use crate::document::Subject;
use crate::document::layout::{LayoutOptions, Page, page};
use crate::tui::mode::Focus;
use crate::tui::motion::Motion;
use crate::tui::scroll::step;

/// The details.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// What the page is about.
    pub subject: Option<Subject>,
    /// Its page.
    pub page: Page,
    /// What the page was laid out for.
    laid_out: Option<(Subject, LayoutOptions)>,
    /// The page that was asked for instead of the record's.
    asked: Option<AskedPage>,
    /// The record whose text is to be seen first, once the page is laid out.
    opens_at: Option<RecordIdx>,
    /// The first line seen.
    pub offset: usize,
    /// How many lines can be seen.
    pub height: usize,
}

/// A page that holds until the list's cursor moves.
#[derive(Debug, Clone, Copy)]
struct AskedPage {
    subject: Subject,
    /// The record under the list's cursor when it was asked for.
    selected: Option<RecordIdx>,
    /// Whether it is what the node under the tree's cursor stands for.
    is_of_tree: bool,
}

impl Detail {
    /// Asks for a page on which the text of the record that is shown stands too: it opens there.
    pub(super) fn ask_from_here(&mut self, subject: Subject, selected: Option<RecordIdx>) {
        self.opens_at = self.subject.and_then(Subject::record);
        self.ask(subject, selected);
    }

    /// Asks for a page that is not the one of the record under the list's cursor.
    pub(super) fn ask(&mut self, subject: Subject, selected: Option<RecordIdx>) {
        self.asked = Some(AskedPage { subject, selected, is_of_tree: false });
    }

    /// While the tree has the focus, shows the text that the node under its cursor stands for, if it stands for one. Who
    /// goes straight on to the details reads on in it.
    pub(super) fn heed_tree(&mut self, node: Option<Subject>, focus: Focus, selected: Option<RecordIdx>) {
        match (focus, node) {
            (Focus::Tree, Some(subject)) => self.asked = Some(AskedPage { subject, selected, is_of_tree: true }),
            (Focus::Tree | Focus::List | Focus::Query, _) => drop(self.asked.take_if(|asked| asked.is_of_tree)),
            (Focus::Detail | Focus::PageQuery, _) => {}
        }
    }

    /// Goes back to the page of the record under the list's cursor.
    pub(super) fn follow_list(&mut self) {
        self.asked = None;
    }

    /// What the page is to be about while a record is under the list's cursor, and another may be pinned beside which it
    /// is shown.
    pub(super) fn wanted(&mut self, selected: Option<RecordIdx>, pinned: Option<RecordIdx>) -> Option<Subject> {
        self.asked.take_if(|asked| asked.selected != selected);
        let record = |selected| match pinned.filter(|pinned| *pinned != selected) {
            Some(pinned) => Subject::Comparison(pinned, selected),
            None => Subject::Record(selected),
        };
        self.asked(selected).or_else(|| selected.map(record))
    }

    /// The page that was asked for while a record is under the list's cursor, if one was.
    pub(super) fn asked(&self, selected: Option<RecordIdx>) -> Option<Subject> {
        self.asked.filter(|asked| asked.selected == selected).map(|asked| asked.subject)
    }

    /// Moves the text.
    pub(super) fn step(&mut self, motion: Motion) {
        let seen = self.page.len().saturating_sub(self.height) + 1;
        self.offset = step(self.offset, seen, self.height, motion);
    }

    /// Shows another page, from its first line on.
    pub(super) fn show(&mut self, subject: Option<Subject>) {
        if subject != self.subject {
            self.subject = subject;
            self.offset = 0;
        }
    }

    /// Records stand at other places, and the page may say more: the reader stays at the line.
    pub(super) fn replace(&mut self, moved: impl Fn(RecordIdx) -> Option<RecordIdx>) {
        self.subject = self.subject.and_then(|subject| subject.moved(&moved));
        self.asked = self.asked.and_then(|asked| {
            Some(AskedPage {
                subject: asked.subject.moved(&moved)?,
                selected: asked.selected.and_then(&moved),
                ..asked
            })
        });
        self.laid_out = None;
    }

    /// Lays the page out, where there is something to show and room for it.
    pub(super) fn lay_out(&mut self, directory: Option<&Directory>, options: Option<LayoutOptions>) {
        if let (Some(subject), Some(directory), Some(options)) = (self.subject, directory, options) {
            if self.laid_out != Some((subject, options)) {
                self.page = page(directory, subject, options);
                self.laid_out = Some((subject, options));
            }
            if let Some(line) = self.opens_at.take().and_then(|record| self.page.line_of(directory, record)) {
                self.offset = line;
            }
        } else if self.subject.is_none() {
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
