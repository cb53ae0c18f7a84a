//! Changes as pieces of a text that are replaced.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::layout::{INDENT, Parts, layout_value};
use super::{EditError, NotRon, line_end, merge, parse};
use crate::loader::syntax_tree::{Between, SyntaxNode, between};
use crate::text::cells;

/// What is to become of a text.
pub(super) struct Changes<'a> {
    pub(super) text: &'a str,
    line_end: &'static str,
    /// Pieces with what takes their place; of two at one place the first given comes first.
    pieces: Vec<(Range<usize>, String)>,
    /// Values in brackets in which some are added or taken out, by where they begin.
    brackets: BTreeMap<usize, Bracket<'a>>,
}

/// What is added and taken out of a bracket.
struct Bracket<'a> {
    node: &'a SyntaxNode,
    removed: BTreeSet<usize>,
    added: Vec<Added>,
}

/// A value that is added.
struct Added {
    /// Before which value.
    at: usize,
    /// In which order among those at one place.
    rank: usize,
    /// Its name and the colon, if it has one.
    name: String,
    ron: String,
}

impl<'a> Changes<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, line_end: line_end(text), pieces: Vec::new(), brackets: BTreeMap::new() }
    }

    /// Puts a value in the place of another one.
    pub(super) fn set(&mut self, node: &'a SyntaxNode, ron: &str) -> Result<(), EditError> {
        let new = parse(ron).map_err(|NotRon| EditError::Value(ron.to_owned()))?;
        merge::into(self, node, ron, &new);
        Ok(())
    }

    /// Replaces all of a value; comments in it come to stand before the new one.
    pub(super) fn replace(&mut self, node: &SyntaxNode, ron: &str) {
        let base = self.indentation(node.span.start);
        let mut new = String::new();
        for comment in comments_in(self.text, node) {
            let text = &self.text[comment];
            new += text;
            if text.starts_with("//") {
                new += self.line_end;
                new += base;
            } else {
                new.push(' ');
            }
        }
        let column = cells(&self.text[self.line_start(node.span.start)..node.span.start]);
        new += &self.laid_out(ron, base, column);
        self.pieces.push((node.span.clone(), new));
    }

    /// Adds a field to a value with fields, before the first of those that come behind it in `order`.
    pub(super) fn field(&mut self, node: &'a SyntaxNode, order: &[&str], name: &str, ron: &str) {
        let rank = |name: &str| order.iter().position(|each| *each == name);
        let parts = Parts::of(node);
        let own = rank(name).unwrap_or(usize::MAX);
        let is_behind = |at: &usize| {
            let part = parts.at(*at);
            let end = part.key.map_or(part.start, |(_, end)| end);
            rank(self.text[part.start..end].trim_start_matches("r#")).is_some_and(|rank| rank > own)
        };
        let at = (0..parts.count()).find(is_behind).unwrap_or(parts.count());
        let added = Added { at, rank: own, name: format!("{name}: "), ron: ron.to_owned() };
        self.bracket(node).added.push(added);
    }

    /// Adds an item or an entry before the one at `index`.
    pub(super) fn item(&mut self, node: &'a SyntaxNode, index: usize, ron: &str) {
        let added = Added { at: index, rank: 0, name: String::new(), ron: ron.to_owned() };
        self.bracket(node).added.push(added);
    }

    /// Takes a value out of the bracket that it is in.
    pub(super) fn remove(&mut self, node: &'a SyntaxNode, value: &SyntaxNode) {
        let parts = Parts::of(node);
        let number = (0..parts.count()).find(|number| parts.at(*number).value.span == value.span);
        self.bracket(node).removed.extend(number);
    }

    fn bracket(&mut self, node: &'a SyntaxNode) -> &mut Bracket<'a> {
        let empty = || Bracket { node, removed: BTreeSet::new(), added: Vec::new() };
        self.brackets.entry(node.span.start).or_insert_with(empty)
    }

    /// The text with the changes.
    pub(super) fn made(mut self) -> Result<String, EditError> {
        for (_, mut bracket) in std::mem::take(&mut self.brackets) {
            bracket.added.sort_by_key(|added| (added.at, added.rank));
            let pieces = BracketPieces::of(&self, &bracket);
            self.pieces.extend(pieces);
        }
        self.pieces.sort_by_key(|(piece, _)| (piece.start, piece.end));
        let mut made = String::with_capacity(self.text.len());
        let mut at = 0;
        for (piece, new) in &self.pieces {
            if piece.start < at {
                return Err(EditError::Overlapping);
            }
            made.push_str(&self.text[at..piece.start]);
            made.push_str(new);
            at = piece.end;
        }
        made.push_str(&self.text[at..]);
        Ok(made)
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// The blanks at the beginning of the line at `at`.
    fn indentation(&self, at: usize) -> &'a str {
        let line = &self.text[self.line_start(at)..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// A value as it is put in.
    fn laid_out(&self, ron: &str, base: &str, column: usize) -> String {
        layout_value(ron, base, column, self.line_end).unwrap_or_else(|NotRon| ron.to_owned())
    }

    /// A value as it is added, with its name.
    fn added(&self, added: &Added, base: &str) -> String {
        let value = self.laid_out(&added.ron, base, cells(base) + added.name.len());
        format!("{}{value}", added.name)
    }
}

/// What becomes of the pieces of a bracket.
struct BracketPieces<'c, 'a> {
    changes: &'c Changes<'a>,
    bracket: &'c Bracket<'a>,
    inside: Range<usize>,
    /// Each value in it.
    values: Vec<Slot>,
}

/// A value in a bracket, with what belongs to it.
struct Slot {
    /// From its name or key to its end.
    span: Range<usize>,
    /// Where its own comments begin, or it.
    first: usize,
    /// Its comma.
    comma: Option<usize>,
    /// Behind its comma and its comments behind it.
    end: usize,
}

impl<'c, 'a> BracketPieces<'c, 'a> {
    fn of(changes: &'c Changes<'a>, bracket: &'c Bracket<'a>) -> Vec<(Range<usize>, String)> {
        let Some((_, inside)) = bracket.node.inside(changes.text) else { return Vec::new() };
        let values = slots(changes.text, bracket.node, &inside);
        let it = Self { changes, bracket, inside, values };
        let mut pieces = Vec::new();
        let kept = |number: &usize| !bracket.removed.contains(number);
        let last_kept = (0..it.values.len()).rev().find(kept);
        // What is added behind the last that stays is added at the end.
        let is_last = |at: usize| last_kept.is_none_or(|last| at > last);
        for added in bracket.added.iter().filter(|added| !is_last(added.at)) {
            pieces.push(it.before(added));
        }
        let behind: Vec<&Added> = bracket.added.iter().filter(|added| is_last(added.at)).collect();
        it.at_end(last_kept, &behind, &mut pieces);
        pieces.extend(bracket.removed.iter().map(|number| (it.removed(*number), String::new())));
        pieces
    }

    fn text(&self) -> &'a str {
        self.changes.text
    }

    /// Whether nothing but blanks stands before `at` on its line.
    fn begins_line(&self, at: usize) -> bool {
        let start = self.changes.line_start(at);
        start > self.inside.start.saturating_sub(1) && self.text()[start..at].trim().is_empty()
    }

    /// Where the line of `at` ends, if nothing but blanks stands behind it and it ends inside the bracket.
    fn line_end(&self, at: usize) -> Option<usize> {
        let rest = &self.text()[at..self.inside.end];
        let end = rest.find('\n')?;
        rest[..end].trim().is_empty().then_some(at + end + 1)
    }

    /// A value put in before another one.
    fn before(&self, added: &Added) -> (Range<usize>, String) {
        let slot = &self.values[added.at];
        if self.begins_line(slot.first) {
            let at = self.changes.line_start(slot.first);
            let base = self.changes.indentation(slot.span.start);
            let new = self.changes.added(added, base);
            return (at..at, format!("{base}{new},{}", self.changes.line_end));
        }
        let base = self.changes.indentation(slot.first);
        (slot.first..slot.first, format!("{}, ", self.changes.added(added, base)))
    }

    /// Values put in behind the last that stays, and its comma where one is wanting or left over.
    fn at_end(&self, last: Option<usize>, added: &[&Added], pieces: &mut Vec<(Range<usize>, String)>) {
        let Some(last) = last else { return self.alone(added, pieces) };
        let slot = &self.values[last];
        let is_trailing = self.values.last().is_some_and(|last| last.comma.is_some());
        if added.is_empty() {
            if let Some(comma) = slot.comma.filter(|_| !is_trailing) {
                pieces.push((comma..comma + 1, String::new()));
            }
            return;
        }
        let base = self.changes.indentation(slot.span.start);
        let new = |each: &&Added| self.changes.added(each, base);
        if self.line_end(slot.end).is_some() {
            if slot.comma.is_none() {
                pieces.push((slot.span.end..slot.span.end, ",".to_owned()));
            }
            let lines = added.iter().map(|each| format!("{}{base}{},", self.changes.line_end, new(each)));
            pieces.push((slot.end..slot.end, lines.collect()));
            return;
        }
        let news: Vec<String> = added.iter().map(new).collect();
        let at = slot.end;
        let before = if slot.comma.is_some() { " " } else { ", " };
        let behind = if is_trailing { "," } else { "" };
        pieces.push((at..at, format!("{before}{}{behind}", news.join(", "))));
    }

    /// Values put into a bracket in which no other stays.
    fn alone(&self, added: &[&Added], pieces: &mut Vec<(Range<usize>, String)>) {
        if added.is_empty() {
            return;
        }
        let close = self.changes.line_start(self.inside.end).max(self.inside.start);
        let first = self.values.first();
        let is_on_lines = first.map_or_else(
            || close > self.inside.start && self.begins_line(self.inside.end),
            |slot| self.begins_line(slot.first),
        );
        if is_on_lines {
            let base = first.map_or_else(
                || format!("{}{INDENT}", self.changes.indentation(self.inside.end)),
                |slot| self.changes.indentation(slot.span.start).to_owned(),
            );
            let at = first.map_or(close, |slot| self.changes.line_start(slot.first));
            let line = |each: &&Added| format!("{base}{},{}", self.changes.added(each, &base), self.changes.line_end);
            pieces.push((at..at, added.iter().map(line).collect()));
            return;
        }
        let at = first.map_or(self.inside.end, |slot| slot.first);
        let base = self.changes.indentation(self.inside.start);
        let news: Vec<String> = added.iter().map(|each| self.changes.added(each, base)).collect();
        pieces.push((at..at, news.join(", ")));
    }

    /// The piece that goes with a value.
    fn removed(&self, number: usize) -> Range<usize> {
        let slot = &self.values[number];
        let next = self.values.get(number + 1).map(|next| next.first);
        let is_next_beside = next.is_some_and(|next| !self.text()[slot.end..next].contains('\n'));
        if self.begins_line(slot.first)
            && let Some(end) = self.line_end(slot.end)
        {
            return self.changes.line_start(slot.first)..end;
        }
        if let Some(next) = next.filter(|_| is_next_beside) {
            return slot.first..next;
        }
        let before = self.text()[..slot.first].trim_end_matches([' ', '\t']).len().max(self.inside.start);
        let is_free = self.bracket.added.is_empty() && !self.text()[..before].ends_with('\n');
        let start = if is_free { before } else { slot.first };
        start..slot.end
    }
}

/// The values of a bracket with what belongs to each.
fn slots(text: &str, node: &SyntaxNode, inside: &Range<usize>) -> Vec<Slot> {
    let parts = Parts::of(node);
    let mut slots: Vec<Slot> = Vec::with_capacity(parts.count());
    let mut before = inside.start;
    for number in 0..=parts.count() {
        let next = (number < parts.count()).then(|| parts.at(number));
        let end = next.as_ref().map_or(inside.end, |part| part.start);
        let gap = between(text, before..end);
        let comma = gap.iter().find_map(|each| if let Between::Comma(at) = each { Some(*at) } else { None });
        let is_beside = next.is_some() && !text[before..end].contains('\n');
        let is_of_before = |each: &&Between| {
            let span = each.span();
            let is_before_comma = comma.is_some_and(|comma| span.start <= comma);
            is_before_comma || !is_beside && !text[before..span.start].contains('\n')
        };
        let taken = gap.iter().take_while(is_of_before).count();
        if let Some(last) = slots.last_mut() {
            last.comma = comma;
            last.end = gap[..taken].last().map_or(before, |each| each.span().end).max(comma.map_or(0, |at| at + 1));
        }
        let Some(part) = next else { break };
        let mut first = part.start;
        for each in gap[taken..].iter().rev().filter(|each| !matches!(each, Between::Comma(_))) {
            let is_parted = text[each.span().end..first].bytes().filter(|byte| *byte == b'\n').count() > 1;
            if is_parted {
                break;
            }
            first = each.span().start;
        }
        let span = part.start..part.value.span.end;
        before = span.end;
        slots.push(Slot { end: span.end, span, first, comma: None });
    }
    slots
}

/// The comments inside a value, in their order.
fn comments_in(text: &str, node: &SyntaxNode) -> Vec<Range<usize>> {
    let Some((name, inside)) = node.inside(text) else { return Vec::new() };
    let mut found = Vec::new();
    let add = |found: &mut Vec<Range<usize>>, piece: Range<usize>| {
        let comments = between(text, piece).into_iter().filter(|each| !matches!(each, Between::Comma(_)));
        found.extend(comments.map(|each| each.span()));
    };
    let parts = Parts::of(node);
    let mut at = name.end;
    for number in 0..parts.count() {
        let part = parts.at(number);
        add(&mut found, at..part.start);
        if let Some((key, end)) = part.key {
            found.extend(key.into_iter().flat_map(|key| comments_in(text, key)));
            add(&mut found, end..part.value.span.start);
        }
        found.extend(comments_in(text, part.value));
        at = part.value.span.end;
    }
    add(&mut found, at..inside.end);
    found
}
