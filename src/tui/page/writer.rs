//! Puts paragraphs, facts and lists on lines.

use crate::directory::{Block, Item};
use crate::sheet::{Fact, Piece, Tone};
use crate::text::{cells, pad, wrap};

use super::super::theme::Role;
use super::{Page, PageLine, Setting};

/// The widest label that still stands beside its value: a full date. A longer one gets a line of its own.
const LABEL: usize = 14;

/// Collects the lines of a page.
pub(super) struct Writer {
    setting: Setting,
    lines: Vec<PageLine>,
    /// A blank line is due before the next one.
    gap_due: bool,
}

/// How a tone looks.
const fn role(tone: Tone) -> Role {
    match tone {
        Tone::Text => Role::Text,
        Tone::Strong => Role::Strong,
        Tone::Quiet => Role::Quiet,
        Tone::Warning => Role::Warning,
    }
}

impl Writer {
    pub(super) fn new(setting: Setting) -> Self {
        Self { setting, lines: Vec::new(), gap_due: false }
    }

    pub(super) fn finish(self) -> Page {
        Page { lines: self.lines }
    }

    /// Puts down the next piece of a sheet.
    pub(super) fn piece(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Title(text) => self.paragraph(text, Role::Title),
            Piece::Place { path, page } => self.place(path, page.as_deref()),
            Piece::Gap => self.gap(),
            Piece::Heading(text) => {
                self.gap();
                self.paragraph(text, Role::Heading);
            }
            Piece::Paragraph(text, tone) => self.paragraph(text, role(*tone)),
            Piece::Facts(facts) => self.facts(facts),
            Piece::Blocks(blocks) => self.blocks(blocks),
            Piece::Bullets(texts, tone) => self.bullets(texts, role(*tone)),
        }
    }

    fn place(&mut self, path: &[String], page: Option<&str>) {
        let glyphs = self.setting.glyphs;
        let path = path.join(&format!(" {} ", glyphs.chevron));
        let place: Vec<&str> = std::iter::once(path.as_str()).chain(page).collect();
        self.paragraph(&place.join(&format!(" {} ", glyphs.dot)), Role::Quiet);
    }

    /// One blank line before whatever comes next, however often it is asked for.
    fn gap(&mut self) {
        self.gap_due = !self.lines.is_empty();
    }

    fn push(&mut self, line: PageLine) {
        if std::mem::take(&mut self.gap_due) {
            self.lines.push(PageLine::default());
        }
        self.lines.push(line);
    }

    fn paragraph(&mut self, text: &str, role: Role) {
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
    fn facts(&mut self, facts: &[Fact]) {
        let glyphs = self.setting.glyphs;
        let labels: Vec<_> = facts.iter().map(|fact| glyphs.show(&fact.label).into_owned()).collect();
        let width = labels.iter().map(|label| cells(label)).filter(|width| *width <= LABEL).max().unwrap_or(0);
        for (label, fact) in labels.iter().zip(facts) {
            for (number, (value, tone)) in fact.values.iter().enumerate() {
                let label = if number == 0 { label.as_str() } else { "" };
                if cells(label) > width {
                    self.paragraph(label, Role::Label);
                }
                let label = if cells(label) > width { "" } else { label };
                self.hanging(&[(pad(label, width + 2), Role::Label)], value, role(*tone));
            }
        }
    }

    /// Paragraphs and lists.
    fn blocks(&mut self, blocks: &[Block]) {
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
    fn bullets(&mut self, texts: &[String], role: Role) {
        let bullet = format!("{} ", self.setting.glyphs.bullet);
        for text in texts {
            self.hanging(&[(bullet.clone(), Role::Label)], text, role);
        }
    }
}
