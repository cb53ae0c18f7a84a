//! The one layout of a RON file.
//!
//! Four blanks for each bracket. A value in brackets stands on one line where its author began it on one and where it
//! takes no more than [`WIDTH`] columns; else each of its values has a line, with a comma behind it. In a list of words
//! several stay on a line that stood on one. Values are written as they are. Comments stay where they are: behind what
//! they stand behind, on a line of their own, or before a value on its line. Of blank lines one is kept.

use std::ops::Range;

use super::{NotRon, line_end, parse};
use crate::loader::syntax_tree::{Between, SyntaxKind, SyntaxNode, between};
use crate::text::cells;

/// So many columns of a terminal a line takes at most that could be broken.
pub const WIDTH: usize = 160;

/// What stands before a line for each bracket around it.
pub(super) const INDENT: &str = "    ";

/// A text in the one layout; the same text where it is so already.
///
/// # Errors
/// A text that `ron` does not read.
pub fn layout(text: &str) -> Result<String, NotRon> {
    let root = parse(text)?;
    let mut printer = Printer::new(text, text.len() + text.len() / 8);
    let before = printer.gap(0..root.span.start, None);
    let behind = printer.gap(root.span.end..text.len(), None);
    printer.broken_gap(&before, &Place { is_outermost: true, ..Place::default() });
    printer.value(&root);
    printer.broken_gap(&behind, &Place { is_outermost: true, is_behind: true, ..Place::default() });
    printer.out.push_str(printer.line_end);
    Ok(printer.out)
}

/// A value as it is put into a text where the line that it begins on is `column` columns long and is indented by `base`.
///
/// # Errors
/// A text that `ron` does not read.
pub(super) fn layout_value(ron: &str, base: &str, column: usize, line_end: &'static str) -> Result<String, NotRon> {
    let root = parse(ron)?;
    let mut printer = Printer { line_end, base, column, ..Printer::new(ron, ron.len()) };
    for comment in between(ron, 0..root.span.start) {
        printer.push(&ron[comment.span()]);
        match comment {
            Between::LineComment(_) => printer.new_line(),
            _ => printer.push(" "),
        }
    }
    printer.value(&root);
    Ok(printer.out)
}

/// A comment between two values.
struct Comment {
    span: Range<usize>,
    is_of_line: bool,
    /// So many lines end between it and what stands before it.
    lines: usize,
    /// Whether a comma stands between it and what stands before it.
    is_behind_comma: bool,
}

/// What stands between two values, or between one and a bracket.
struct Gap {
    comments: Vec<Comment>,
    /// So many lines end between the last comment, or what stands before the gap, and what stands behind it.
    lines: usize,
}

/// Where a gap stands.
#[derive(Default)]
struct Place {
    /// Outside of every bracket.
    is_outermost: bool,
    /// Behind the last value.
    is_behind: bool,
    /// Behind the opening bracket, or at the beginning of the text.
    is_first: bool,
    /// Between words that may share a line; the columns that the next one takes.
    word: Option<usize>,
}

struct Printer<'a> {
    text: &'a str,
    out: String,
    line_end: &'static str,
    /// What stands before every line but the first.
    base: &'a str,
    /// So many brackets are open that have lines of their own.
    indent: usize,
    /// How long the last line is, in columns.
    column: usize,
    /// Whether a line of words was too long, so that its last ones were moved to the next.
    is_refilling: bool,
}

impl<'a> Printer<'a> {
    fn new(text: &'a str, length: usize) -> Self {
        Self {
            text,
            out: String::with_capacity(length),
            line_end: line_end(text),
            base: "",
            indent: 0,
            column: 0,
            is_refilling: false,
        }
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        match text.rfind('\n') {
            Some(end) => self.column = cells(&text[end + 1..]),
            None => self.column += cells(text),
        }
    }

    /// Begins a line.
    fn new_line(&mut self) {
        self.out.push_str(self.line_end);
        self.out.push_str(self.base);
        for _ in 0..self.indent {
            self.out.push_str(INDENT);
        }
        self.column = self.base.len() + self.indent * INDENT.len();
    }

    /// Leaves a line empty.
    fn empty_line(&mut self) {
        self.out.push_str(self.line_end);
    }

    /// What stands in a piece of the text; lines are counted from `from`, where that lies inside of it.
    fn gap(&self, piece: Range<usize>, from: Option<usize>) -> Gap {
        let lines =
            |from: usize, to: usize| self.text[from..to.max(from)].bytes().filter(|byte| *byte == b'\n').count();
        let mut at = from.unwrap_or(piece.start);
        let mut is_behind_comma = false;
        let mut comments = Vec::new();
        for each in between(self.text, piece.clone()) {
            let is_of_line = matches!(each, Between::LineComment(_));
            if let Between::Comma(_) = each {
                is_behind_comma = true;
                continue;
            }
            let span = each.span();
            comments.push(Comment { is_of_line, lines: lines(at, span.start), is_behind_comma, span: span.clone() });
            at = at.max(span.end);
        }
        Gap { comments, lines: lines(at, piece.end) }
    }

    /// Writes a value where the last line ends.
    fn value(&mut self, node: &SyntaxNode) {
        let Some((name, inside)) = node.inside(self.text) else { return self.push(&self.text[node.span.clone()]) };
        let start = (self.out.len(), self.column);
        let room = if Self::is_chain(node) { usize::MAX } else { WIDTH };
        if self.flat(node, room.saturating_sub(1)) {
            return;
        }
        self.out.truncate(start.0);
        self.column = start.1;
        self.push(&self.text[name.clone()]);
        self.push(&self.text[inside.start - 1..inside.start]);
        if let Some(only) = self.hugged(node) {
            self.value(only);
        } else {
            self.broken(node, name.end, &inside);
        }
        self.push(&self.text[inside.end..node.span.end]);
    }

    /// Writes what is inside a bracket, a value on each line.
    fn broken(&mut self, node: &SyntaxNode, name_end: usize, inside: &Range<usize>) {
        let mut at = name_end;
        let mut from = inside.start;
        let parts = Parts::of(node);
        let is_words = parts.are_words();
        self.indent += 1;
        for number in 0..parts.count() {
            let part = parts.at(number);
            let gap = self.gap(at..part.start, Some(from));
            let word = is_words.then(|| cells(&self.text[part.start..part.value.span.end]) + 1);
            self.broken_gap(&gap, &Place { is_first: number == 0, word, ..Place::default() });
            self.part(&part);
            self.push(",");
            at = part.value.span.end;
            from = at;
        }
        let gap = self.gap(at..inside.end, Some(from));
        self.broken_gap(&gap, &Place { is_behind: true, is_first: parts.count() == 0, ..Place::default() });
        self.indent -= 1;
        self.new_line();
    }

    /// Writes a value with the name or the key before it.
    fn part(&mut self, part: &Part<'_>) {
        let Some((key, key_end)) = &part.key else { return self.value(part.value) };
        match key {
            Some(key) => self.value(key),
            None => self.push(&self.text[part.start..*key_end]),
        }
        self.push(": ");
        let mut is_moved = false;
        for comment in between(self.text, *key_end..part.value.span.start) {
            self.push(self.text[comment.span()].trim_end());
            if matches!(comment, Between::LineComment(_)) {
                self.indent += usize::from(!is_moved);
                is_moved = true;
                self.new_line();
            } else {
                self.push(" ");
            }
        }
        self.value(part.value);
        self.indent -= usize::from(is_moved);
    }

    /// Writes the comments between two values of which each has a line, up to where the next value stands.
    fn broken_gap(&mut self, gap: &Gap, place: &Place) {
        let comments = &gap.comments;
        let mut on_line = comments.iter().take_while(|comment| comment.lines == 0).count();
        let is_at_beginning = place.is_outermost && !place.is_behind;
        // Comments on the line of the value behind them are that one's, and those behind a comma not of the one before.
        let is_before_value = on_line == comments.len()
            && gap.lines == 0
            && !place.is_behind
            && comments.last().is_none_or(|comment| !comment.is_of_line);
        if is_at_beginning {
            on_line = 0;
        } else if is_before_value {
            on_line = comments.iter().take_while(|comment| !place.is_first && !comment.is_behind_comma).count();
        }
        for comment in &comments[..on_line] {
            self.push(" ");
            self.comment(comment);
        }
        // At the beginning of the text, and behind a bracket, no line is left empty.
        let mut may_leave = !(is_at_beginning || place.is_first && on_line == 0);
        let mut is_inline = is_at_beginning;
        for (number, comment) in comments.iter().enumerate().skip(on_line) {
            let is_begun = number > on_line && comment.lines == 0 && !comments[number - 1].is_of_line;
            if is_begun {
                self.push(" ");
            } else if !(is_at_beginning && number == 0) {
                self.lines(may_leave && comment.lines > 1);
            }
            self.comment(comment);
            may_leave = true;
            is_inline = false;
        }
        if place.is_behind {
            return;
        }
        let last = comments.last();
        let is_beside = last.is_some_and(|last| !last.is_of_line) && comments.len() > on_line && gap.lines == 0;
        let column = self.column;
        let has_room = |columns: usize| column + 1 + columns <= WIDTH;
        // Where a line of words was too long, those of the next one follow what was moved.
        let lines = usize::from(self.is_refilling);
        let may_share = comments.is_empty() && gap.lines <= lines && !place.is_first && place.word.is_some();
        let is_word = may_share && place.word.is_some_and(has_room);
        self.is_refilling = may_share && (self.is_refilling || !is_word);
        if is_beside || is_word {
            self.push(" ");
        } else if !is_inline {
            self.lines(may_leave && gap.lines > 1);
        }
    }

    fn lines(&mut self, leaves_one: bool) {
        if leaves_one {
            self.empty_line();
        }
        self.new_line();
    }

    fn comment(&mut self, comment: &Comment) {
        self.push(self.text[comment.span.clone()].trim_end());
    }

    /// Writes a value on the last line, unless that would become longer than `room`, or its author has begun a line in
    /// it; whether it did.
    fn flat(&mut self, node: &SyntaxNode, room: usize) -> bool {
        let Some((name, inside)) = node.inside(self.text) else {
            let text = &self.text[node.span.clone()];
            self.push(text);
            return self.column <= room && !text.contains('\n');
        };
        let parts = Parts::of(node);
        if self.is_begun_on_lines(&parts, &inside) && self.hugged(node).is_none() {
            return false;
        }
        self.push(&self.text[name.clone()]);
        self.push(&self.text[inside.start - 1..inside.start]);
        let mut at = name.end;
        for number in 0..parts.count() {
            let part = parts.at(number);
            let gap = self.gap(at..part.start, None);
            let (before, behind): (Vec<_>, Vec<_>) =
                gap.comments.iter().partition(|comment| number > 0 && !comment.is_behind_comma);
            if !self.flat_comments(&before, true, room) {
                return false;
            }
            if number > 0 {
                self.push(", ");
            }
            if !self.flat_comments(&behind, false, room) || !self.flat_part(&part, room) {
                return false;
            }
            at = part.value.span.end;
        }
        let gap = self.gap(at..inside.end, None);
        let last: Vec<&Comment> = gap.comments.iter().collect();
        if !self.flat_comments(&last, parts.count() > 0, room) {
            return false;
        }
        if parts.count() == 0 && !last.is_empty() {
            self.out.pop();
            self.column -= 1;
        }
        self.push(&self.text[inside.end..node.span.end]);
        self.column <= room
    }

    fn flat_part(&mut self, part: &Part<'_>, room: usize) -> bool {
        if let Some((key, key_end)) = &part.key {
            match key {
                Some(key) if !self.flat(key, room) => return false,
                Some(_) => {}
                None => self.push(&self.text[part.start..*key_end]),
            }
            self.push(": ");
            let gap = self.gap(*key_end..part.value.span.start, None);
            if !self.flat_comments(&gap.comments.iter().collect::<Vec<_>>(), false, room) {
                return false;
            }
        }
        self.flat(part.value, room)
    }

    /// Writes comments on the last line, each with a blank before or behind it; whether that could be done.
    fn flat_comments(&mut self, comments: &[&Comment], is_before: bool, room: usize) -> bool {
        for comment in comments {
            let text = &self.text[comment.span.clone()];
            if comment.is_of_line || text.contains('\n') {
                return false;
            }
            for piece in if is_before { [" ", text] } else { [text, " "] } {
                self.push(piece);
            }
        }
        self.column <= room
    }

    /// Whether the author began a line before the first value, or before a comment where there is none.
    fn is_begun_on_lines(&self, parts: &Parts<'_>, inside: &Range<usize>) -> bool {
        let first = if parts.count() > 0 { Some(parts.at(0).start) } else { None };
        let first = first.or_else(|| between(self.text, inside.clone()).first().map(|comment| comment.span().start));
        first.is_some_and(|first| self.text[inside.start..first].contains('\n'))
    }

    /// The one value of a variant around which no line is begun, so that both brackets share their lines.
    fn hugged<'n>(&self, node: &'n SyntaxNode) -> Option<&'n SyntaxNode> {
        let SyntaxKind::Items(items) = &node.parts else { return None };
        let [only] = items.as_slice() else { return None };
        let (name, inside) = node.inside(self.text)?;
        only.inside(self.text)?;
        let has_comment = |piece| between(self.text, piece).iter().any(|it| !matches!(it, Between::Comma(_)));
        let is_round = self.text[..inside.start].ends_with('(');
        let is_bare = !has_comment(name.end..only.span.start) && !has_comment(only.span.end..inside.end);
        (is_round && is_bare).then_some(only)
    }

    /// Whether a value holds one value, and that one too, down to a word: it becomes no shorter on more lines.
    fn is_chain(node: &SyntaxNode) -> bool {
        let parts = Parts::of(node);
        match parts.count() {
            0 => true,
            1 => Self::is_chain(parts.at(0).value),
            _ => false,
        }
    }
}

/// The values in a bracket.
pub(super) struct Parts<'n>(&'n SyntaxNode);

/// One of them.
pub(super) struct Part<'n> {
    /// Where it begins, with its name or key.
    pub(super) start: usize,
    /// Its key, which is a value in a map, and where the key or the name ends.
    pub(super) key: Option<(Option<&'n SyntaxNode>, usize)>,
    pub(super) value: &'n SyntaxNode,
}

impl<'n> Parts<'n> {
    pub(super) const fn of(node: &'n SyntaxNode) -> Self {
        Self(node)
    }

    pub(super) fn count(&self) -> usize {
        match &self.0.parts {
            SyntaxKind::Fields(fields) => fields.len(),
            SyntaxKind::Items(items) => items.len(),
            SyntaxKind::Entries(entries) => entries.len(),
            SyntaxKind::Text(_) | SyntaxKind::Plain => 0,
        }
    }

    /// The one at a place that there is.
    pub(super) fn at(&self, number: usize) -> Part<'n> {
        match &self.0.parts {
            SyntaxKind::Fields(fields) => {
                let field = &fields[number];
                Part { start: field.name.start, key: Some((None, field.name.end)), value: &field.value }
            }
            SyntaxKind::Entries(entries) => {
                let (key, value) = &entries[number];
                Part { start: key.span.start, key: Some((Some(key), key.span.end)), value }
            }
            SyntaxKind::Items(items) => Part { start: items[number].span.start, key: None, value: &items[number] },
            SyntaxKind::Text(_) | SyntaxKind::Plain => Part { start: self.0.span.start, key: None, value: self.0 },
        }
    }

    /// Whether this is a list of values without brackets.
    fn are_words(&self) -> bool {
        let is_word = |node: &SyntaxNode| matches!(node.parts, SyntaxKind::Text(_) | SyntaxKind::Plain);
        matches!(&self.0.parts, SyntaxKind::Items(items) if items.iter().all(is_word))
    }
}
