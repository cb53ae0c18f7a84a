//! Two records that are compared: side by side in columns under their names, or one below the other.

use std::borrow::Cow;

use super::writer::{LABEL, LineWriter};
use super::{LayoutOptions, StyledLine};
use crate::directory::Directory;
use crate::document::{Element, Inline, Role, Row};
use crate::text::{cells, pad};

/// Cells before a label: the sign of what differs, and a blank.
const SIGN: usize = 2;

/// Cells between two columns: a line, and a blank on each side of it.
const BETWEEN: usize = 3;

/// A column for a property has at least so many cells; where it would have less, the label stands above.
const NARROWEST: usize = 20;

/// One side of a field is left of the other only where each has so many cells.
const NARROWEST_BESIDE: usize = 12;

impl LineWriter {
    /// Finds out how wide the labels of compared properties are.
    pub(super) fn align_rows(&mut self, elements: &[Element<'_>]) {
        let rows = elements.iter().filter_map(|it| if let Element::Row(row) = it { Some(row) } else { None });
        let labels = rows.filter(|row| !row.is_section()).map(|row| cells(&self.options.glyphs.show(&row.label.text)));
        self.row_label = labels.filter(|width| *width <= LABEL).max().unwrap_or(0);
    }

    /// The names of the two, each with what it is called for short.
    pub(super) fn names(&mut self, directory: &Directory, names: &[Inline; 2]) {
        let marks = Row::SHORT.map(|short| Inline::new(format!("{short} "), Role::Key));
        match self.columns(self.property_indent()) {
            Some(width) => {
                let options = LayoutOptions { width, ..self.options };
                let sides = [0, 1].map(|side| {
                    lines(directory, options, |writer| writer.hanging(&[marks[side].clone()], &names[side]))
                });
                self.beside(&[Inline::new(" ".repeat(self.property_indent()), Role::Text)], sides, width);
            }
            None => marks.into_iter().zip(names).for_each(|(mark, name)| self.hanging(&[mark], name)),
        }
    }

    /// A field of both.
    pub(super) fn row(&mut self, directory: &Directory, row: &Row<'_>) {
        let (is_same, is_section) = (row.is_same(), row.is_section());
        let sign = if is_same { " " } else { self.options.glyphs.unequal };
        let label_role = if is_same && !is_section { Role::Quiet } else { row.label.role };
        let label = Inline { role: label_role, ..row.label.clone() };
        let sign = Inline::new(format!("{sign} "), if is_section { Role::Heading } else { Role::Key });
        let sides = row.sides.each_ref().map(|side| Side { elements: side, is_same, is_section });
        if is_section {
            self.gap();
            let sign = if is_same { None } else { Some(sign) };
            self.hanging(sign.as_slice(), &label);
            return self.below(directory, &sides, 0);
        }
        let indent = self.property_indent();
        let stands_before = cells(&self.options.glyphs.show(&label.text)) <= self.row_label;
        let width = if is_same { self.options.width.checked_sub(indent) } else { self.columns(indent) };
        let Some(width) = width.filter(|width| stands_before && *width >= NARROWEST) else {
            self.hanging(&[sign], &label);
            return self.below(directory, &sides, SIGN);
        };
        let shown = self.options.glyphs.show(&label.text);
        let before = [sign, Inline { text: pad(&shown, indent - SIGN), ..label }];
        let [first, second] = sides.map(|side| side.lines(directory, LayoutOptions { width, ..self.options }));
        if is_same { self.indented(&before, first) } else { self.beside(&before, [first, second], width) }
    }

    /// Cells before the first column of a property.
    fn property_indent(&self) -> usize {
        SIGN + self.row_label + 2
    }

    /// How wide each of two columns is behind an indent; none where they do not stand side by side.
    fn columns(&self, indent: usize) -> Option<usize> {
        let LayoutOptions { width, is_beside, .. } = self.options;
        let each = width.checked_sub(indent + BETWEEN)? / 2;
        (is_beside && each >= NARROWEST_BESIDE).then_some(each)
    }

    /// Both sides below their label: in columns, or one below the other; what is the same once.
    fn below(&mut self, directory: &Directory, sides: &[Side<'_, '_>; 2], indent: usize) {
        let before = [Inline::new(" ".repeat(indent), Role::Text)];
        let all = self.options;
        let options = |width| LayoutOptions { width, ..all };
        let [first, second] = sides;
        if first.is_same {
            let lines = first.lines(directory, options(self.options.width.saturating_sub(indent)));
            return self.indented(&before, lines);
        }
        if let Some(width) = self.columns(indent) {
            let lines = [first, second].map(|side| side.lines(directory, options(width)));
            return self.beside(&before, lines, width);
        }
        for (short, side) in Row::SHORT.into_iter().zip(sides) {
            let before = [Inline::new(format!("{}{short} ", " ".repeat(indent)), Role::Key)];
            let lines = side.lines(directory, options(self.options.width.saturating_sub(indent + 2)));
            self.indented(&before, lines);
        }
    }

    /// Lines behind something that stands only before the first one; the others are indented as far.
    fn indented(&mut self, before: &[Inline], lines: Vec<StyledLine>) {
        let blank = Inline::new(" ".repeat(before.iter().map(|it| cells(&it.text)).sum()), Role::Text);
        for (number, mut line) in lines.into_iter().enumerate() {
            if !line.spans.is_empty() {
                let before = if number == 0 { before } else { std::slice::from_ref(&blank) };
                line.spans.splice(0..0, before.iter().filter(|it| !it.text.is_empty()).cloned());
            }
            self.push(line);
        }
    }

    /// Two columns of so many cells behind something that stands only before the first line.
    fn beside(&mut self, before: &[Inline], sides: [Vec<StyledLine>; 2], width: usize) {
        let between = format!(" {} ", self.options.glyphs.vertical);
        let [first, second] = sides;
        let height = first.len().max(second.len());
        let (mut first, mut second) = (first.into_iter(), second.into_iter());
        let lines = (0..height).map(|_| {
            let (StyledLine { mut spans, .. }, second) =
                (first.next().unwrap_or_default(), second.next().unwrap_or_default());
            let used: usize = spans.iter().map(|it| cells(&it.text)).sum();
            spans.push(Inline::new(" ".repeat(width.saturating_sub(used)), Role::Text));
            let is_last = second.spans.is_empty();
            spans.push(Inline::new(if is_last { between.trim_end() } else { &between }, Role::Line));
            spans.extend(second.spans);
            StyledLine { spans, joint: second.joint }
        });
        let lines = lines.collect();
        self.indented(before, lines);
    }
}

/// What one of the two has of a field.
struct Side<'s, 'a> {
    elements: &'s [Element<'a>],
    is_same: bool,
    is_section: bool,
}

impl Side<'_, '_> {
    /// Its lines; a dash where it has nothing.
    fn lines(&self, directory: &Directory, options: LayoutOptions) -> Vec<StyledLine> {
        let mut lines = lines(directory, options, |writer| {
            self.elements.iter().for_each(|element| writer.element(directory, element));
        });
        if lines.is_empty() {
            let dash = options.glyphs.show("—").into_owned();
            return vec![StyledLine::of(vec![Inline::new(dash, Role::Quiet)])];
        }
        for piece in lines.iter_mut().flat_map(|line| &mut line.spans) {
            piece.role = match piece.role {
                _ if self.is_same => Role::Quiet,
                Role::Text if !self.is_section => Role::Different,
                other => other,
            };
        }
        lines
    }
}

/// What is written for some options.
fn lines(directory: &Directory, options: LayoutOptions, write: impl FnOnce(&mut LineWriter)) -> Vec<StyledLine> {
    let mut writer = LineWriter::new(options);
    write(&mut writer);
    writer.finish().lines_from(directory, 0).map(Cow::into_owned).collect()
}
