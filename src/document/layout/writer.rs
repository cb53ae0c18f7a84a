//! Puts paragraphs, facts and lists on lines.

use crate::directory::{Block, Directory, Item, RecordIdx, RecordList};
use crate::document::{Element, Inline, Property, Role, Target};
use crate::text::{CRUMB_INDENT, cells, crumb_lines, pad, wrap};

use super::{Joint, LayoutOptions, Page, StyledLine};

/// The widest label that still stands beside its value: a full date. A longer one gets a line of its own.
pub(super) const LABEL: usize = 14;

/// Collects the lines of a page.
pub(super) struct LineWriter {
    pub(super) options: LayoutOptions,
    /// What is finished.
    page: Page,
    /// The lines behind that.
    lines: Vec<StyledLine>,
    /// A blank line is due before the next one.
    gap_due: bool,
    /// Cells that the label of a compared property takes.
    pub(super) row_label: usize,
}

impl LineWriter {
    pub(super) fn new(options: LayoutOptions) -> Self {
        Self { options, page: Page::default(), lines: Vec::new(), gap_due: false, row_label: 0 }
    }

    pub(super) fn finish(mut self) -> Page {
        self.page.push_lines(self.lines);
        self.page
    }

    /// How many lines there are behind the last list of records.
    pub(super) const fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Pieces one behind the other, each on the next line where this one has no room for it.
    pub(super) fn flow(&mut self, pieces: &[Inline]) {
        let between = Inline::new("  ", Role::Text);
        let (mut line, mut used): (Vec<Inline>, usize) = (Vec::new(), 0);
        for piece in pieces {
            let text = self.options.glyphs.show(&piece.text).into_owned();
            let wide = cells(&text);
            if used > 0 && used + cells(&between.text) + wide > self.options.width {
                self.push(StyledLine::of(std::mem::take(&mut line)));
                used = 0;
            }
            if used == 0 && wide > self.options.width {
                self.hanging(&[], piece);
                continue;
            }
            if used > 0 {
                line.push(between.clone());
                used += cells(&between.text);
            }
            line.push(Inline { text, ..piece.clone() });
            used += wide;
        }
        if !line.is_empty() {
            self.push(StyledLine::of(line));
        }
    }

    /// Puts down the next element of a document.
    pub(super) fn element(&mut self, directory: &Directory, element: &Element<'_>) {
        match element {
            Element::Title(text) => self.paragraph(text, Role::Title),
            Element::OtherName { name, remark, .. } => {
                self.flow(&[Inline::new(name, Role::Text), Inline::new(*remark, Role::Quiet)]);
            }
            Element::Place { path, target, page } => self.place(path, target.as_ref(), page.as_deref()),
            Element::Links(what, links) => self.links(what, links),
            Element::Gap => self.gap(),
            Element::Heading(text) => {
                self.gap();
                self.hanging(&[], text);
            }
            Element::Paragraph(text) => self.hanging(&[], text),
            Element::Properties(facts) => self.properties(facts),
            Element::Blocks(blocks) => self.blocks(blocks),
            Element::Bullets(texts) => self.bullets(texts),
            Element::Entries(records) => self.entries(directory, records),
            Element::Names(names) => self.names(directory, names),
            Element::Row(row) => self.row(directory, row),
        }
    }

    fn place(&mut self, path: &[String], target: Option<&Target>, page: Option<&str>) {
        let LayoutOptions { glyphs, width, .. } = self.options;
        let steps: Vec<_> = path.iter().map(|step| glyphs.show(step)).collect();
        let steps: Vec<&str> = steps.iter().map(AsRef::as_ref).collect();
        let crumbs = crumb_lines(&steps, width, glyphs.chevron);
        let mut lines: Vec<Vec<Inline>> =
            crumbs.into_iter().map(|line| vec![Inline::new(line, Role::Quiet).to(target.cloned())]).collect();
        if let Some(page) = page {
            // On a line of its own the page needs no sign before it.
            let behind = format!(" {} {}", glyphs.dot, glyphs.show(page));
            match lines.last_mut() {
                Some(last) if last.iter().map(|it| cells(&it.text)).sum::<usize>() + cells(&behind) <= width => {
                    last.push(Inline::new(behind, Role::Quiet));
                }
                _ => {
                    let room = width.saturating_sub(CRUMB_INDENT.len());
                    let broken = wrap(&glyphs.show(page), room).into_iter();
                    lines.extend(broken.map(|it| vec![Inline::new(format!("{CRUMB_INDENT}{it}"), Role::Quiet)]));
                }
            }
        }
        for line in lines {
            self.push(StyledLine::of(line));
        }
    }

    /// Names that lead elsewhere, one behind the other as long as they fit.
    fn links(&mut self, what: &str, links: &[Inline]) {
        let LayoutOptions { glyphs, width, lang, .. } = self.options;
        let intro = lang.messages().labelled(what, "");
        let mut rows = vec![vec![Inline::new(glyphs.show(&intro), Role::Quiet)]];
        for (number, link) in links.iter().enumerate() {
            let dot = if number == 0 { String::new() } else { format!(" {} ", glyphs.dot) };
            let shown = Inline { text: glyphs.show(&link.text).into_owned(), ..link.clone() };
            match rows.last_mut() {
                Some(line)
                    if line.iter().chain([&shown]).map(|it| cells(&it.text)).sum::<usize>() + cells(&dot) <= width =>
                {
                    line.extend((!dot.is_empty()).then(|| Inline::new(dot, Role::Quiet)));
                    line.push(shown);
                }
                _ => rows.push(vec![shown]),
            }
        }
        for line in rows {
            match &*line {
                [alone] => self.hanging(&[], alone),
                _ => self.push(StyledLine::of(line)),
            }
        }
    }

    /// One blank line before whatever comes next, however often it is asked for.
    pub(super) fn gap(&mut self) {
        self.gap_due = !(self.lines.is_empty() && self.page.is_empty());
    }

    pub(super) fn push(&mut self, line: StyledLine) {
        if std::mem::take(&mut self.gap_due) {
            self.lines.push(StyledLine::default());
        }
        self.lines.push(line);
    }

    fn paragraph(&mut self, text: &str, role: Role) {
        self.hanging(&[], &Inline::new(text, role));
    }

    /// A paragraph behind something that stands only on its first line; the others are indented as far.
    pub(super) fn hanging(&mut self, before: &[Inline], text: &Inline) {
        let indent: usize = before.iter().map(|element| cells(&element.text)).sum();
        let room = self.options.width.saturating_sub(indent);
        let shown = self.options.glyphs.show(&text.text).into_owned();
        let mut rest = shown.as_str();
        for (number, line) in wrap(&shown, room).into_iter().enumerate() {
            let mut spans =
                if number == 0 { before.to_vec() } else { vec![Inline::new(" ".repeat(indent), Role::Text)] };
            spans.retain(|element| !element.text.is_empty());
            // What a line lacks of the text is blanks at its end.
            rest = rest.get(line.len()..).unwrap_or_default();
            let behind = rest.trim_start_matches(' ');
            let joint = match behind.len() {
                0 => Joint::End,
                left if left == rest.len() => Joint::Glued,
                _ => Joint::Blank,
            };
            rest = behind;
            spans.push(Inline { text: line, role: text.role, target: text.target.clone() });
            self.push(StyledLine { spans, joint });
        }
    }

    /// Properties as two columns, labels as wide as the widest of them.
    fn properties(&mut self, facts: &[Property]) {
        let glyphs = self.options.glyphs;
        let labels: Vec<_> = facts.iter().map(|fact| glyphs.show(&fact.label).into_owned()).collect();
        let width = labels.iter().map(|label| cells(label)).filter(|width| *width <= LABEL).max().unwrap_or(0);
        for (label, fact) in labels.iter().zip(facts) {
            for (number, value) in fact.values.iter().enumerate() {
                let label = if number == 0 { label.as_str() } else { "" };
                if cells(label) > width {
                    self.paragraph(label, Role::Label);
                }
                let label = if cells(label) > width { "" } else { label };
                self.hanging(&[Inline::new(pad(label, width + 2), Role::Label)], value);
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
            let mark = if item.mark.is_empty() { self.options.glyphs.bullet } else { item.mark.as_str() };
            let mark = self.options.glyphs.show(mark).into_owned();
            // A mark that ends in a full-width bracket brings its own space.
            let space = if mark.ends_with(['）', '、', '．']) { "" } else { " " };
            let indent = Inline::new(" ".repeat(depth * 2), Role::Text);
            let before = [indent, Inline::new(format!("{mark}{space}"), Role::Label)];
            self.hanging(&before, &Inline::new(item.text.as_str(), Role::Text));
            self.items(&item.items, depth + 1);
        }
    }

    /// Records, of which the page lays out what is seen.
    fn entries(&mut self, directory: &Directory, records: &RecordList) {
        if std::mem::take(&mut self.gap_due) && !records.is_empty() {
            self.lines.push(StyledLine::default());
        }
        self.page.push_lines(std::mem::take(&mut self.lines));
        self.page.push_entries(directory, records.clone(), self.options);
    }

    /// A list without printed marks.
    fn bullets(&mut self, texts: &[Inline]) {
        let bullet = format!("{} ", self.options.glyphs.bullet);
        for text in texts {
            self.hanging(&[Inline::new(bullet.clone(), Role::Label)], text);
        }
    }
}

/// The lines of a record in a list.
pub(super) fn entry_lines(text: &str, record: RecordIdx, options: LayoutOptions) -> Vec<StyledLine> {
    let mut writer = LineWriter::new(options);
    let bullet = format!("{} ", options.glyphs.bullet);
    let entry = Inline::new(text, Role::Text).to(Some(Target::Record(record)));
    writer.hanging(&[Inline::new(bullet, Role::Label)], &entry);
    writer.lines
}
