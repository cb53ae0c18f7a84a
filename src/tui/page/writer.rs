//! Puts paragraphs, facts and lists on lines.

use crate::directory::{Block, Item, Section};
use crate::text::{cells, pad, wrap};
use crate::words::Words;

use super::super::theme::Role;
use super::{Page, PageLine, Setting};

/// The widest label that still stands beside its value: a full date. A longer one gets a line of its own.
const LABEL: usize = 14;

/// Collects the lines of a page.
pub(super) struct Writer {
    pub(super) setting: Setting,
    lines: Vec<PageLine>,
    /// A blank line is due before the next one.
    gap_due: bool,
}

/// A fact: its label and its values, one a line.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) values: Vec<(String, Role)>,
}

impl Writer {
    pub(super) fn new(setting: Setting) -> Self {
        Self { setting, lines: Vec::new(), gap_due: false }
    }

    pub(super) fn words(&self) -> &'static Words {
        self.setting.lang.words()
    }

    pub(super) fn finish(self) -> Page {
        Page { lines: self.lines }
    }

    /// One blank line before whatever comes next, however often it is asked for.
    pub(super) fn gap(&mut self) {
        self.gap_due = !self.lines.is_empty();
    }

    fn push(&mut self, line: PageLine) {
        if std::mem::take(&mut self.gap_due) {
            self.lines.push(PageLine::default());
        }
        self.lines.push(line);
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.paragraph(text, Role::Heading);
    }

    pub(super) fn paragraph(&mut self, text: &str, role: Role) {
        self.hanging(&[], text, role);
    }

    /// A paragraph behind something that stands only on its first line; the others are indented as far.
    fn hanging(&mut self, before: &[(String, Role)], text: &str, role: Role) {
        let indent: usize = before.iter().map(|(piece, _)| cells(piece)).sum();
        let room = self.setting.width.saturating_sub(indent);
        let shown = self.setting.glyphs.show(text).into_owned();
        for (number, line) in wrap(&shown, room).into_iter().enumerate() {
            let mut pieces = if number == 0 { before.to_vec() } else { vec![(" ".repeat(indent), Role::Text)] };
            pieces.retain(|(piece, _)| !piece.is_empty());
            pieces.push((line, role));
            self.push(PageLine(pieces));
        }
    }

    /// Facts as two columns, labels as wide as the widest of them.
    pub(super) fn facts(&mut self, facts: &[Fact]) {
        let glyphs = self.setting.glyphs;
        let labels: Vec<_> = facts.iter().map(|fact| glyphs.show(&fact.label).into_owned()).collect();
        let width = labels.iter().map(|label| cells(label)).filter(|width| *width <= LABEL).max().unwrap_or(0);
        for (label, fact) in labels.iter().zip(facts) {
            for (number, (value, role)) in fact.values.iter().enumerate() {
                let label = if number == 0 { label.as_str() } else { "" };
                if cells(label) > width {
                    self.paragraph(label, Role::Label);
                }
                let label = if cells(label) > width { "" } else { label };
                self.hanging(&[(pad(label, width + 2), Role::Label)], value, *role);
            }
        }
    }

    /// Text under headings.
    pub(super) fn sections(&mut self, sections: &[Section]) {
        for section in sections {
            self.heading(&section.heading);
            self.blocks(&section.body);
        }
    }

    /// Paragraphs and lists.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (number, block) in blocks.iter().enumerate() {
            match block {
                Block::Text(text) => {
                    if number > 0 {
                        self.gap();
                    }
                    self.paragraph(text, Role::Text);
                }
                Block::List(items) => self.items(items, 0),
            }
        }
    }

    fn items(&mut self, items: &[Item], depth: usize) {
        for item in items {
            let mark = if item.mark.is_empty() { self.setting.glyphs.bullet } else { item.mark.as_str() };
            let mark = self.setting.glyphs.show(mark).into_owned();
            // A mark that ends in a full-width bracket brings its own space.
            let space = if mark.ends_with(['）', '、', '．']) { "" } else { " " };
            let before = [(" ".repeat(depth * 2), Role::Text), (format!("{mark}{space}"), Role::Label)];
            self.hanging(&before, &item.text, Role::Text);
            self.items(&item.items, depth + 1);
        }
    }

    /// A list without printed marks.
    pub(super) fn bullets(&mut self, texts: impl IntoIterator<Item = String>, role: Role) {
        let bullet = format!("{} ", self.setting.glyphs.bullet);
        for text in texts {
            self.hanging(&[(bullet.clone(), Role::Label)], &text, role);
        }
    }

    pub(super) fn notes(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            let heading = self.words().facts.notes;
            self.heading(heading);
            self.bullets(notes.iter().cloned(), Role::Warning);
        }
    }
}
