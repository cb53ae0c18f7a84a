//! Where each value of a RON file stands, so that a fault found in the types can be shown in the text.
//!
//! `ron` gives values or one error, not places. This outline is read only where a place is wanted; it accepts
//! every text that `ron` accepts, and as much as it can of one that `ron` refuses. It never nests deeper than
//! `MOST_DEEP`, so that no text can exhaust the stack of who reads it, walks it or lets go of it.

use std::ops::Range;

use smallvec::SmallVec;

/// Brackets inside so many others are passed over whole. `ron` refuses a text at less.
const MOST_DEEP: usize = 200;

/// A step from a value to one inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldStep {
    /// A named field.
    SyntaxField(&'static str),
    /// A place in a list or in a tuple, from 0.
    Index(usize),
    /// What stands before the colon of an entry of a map, from 0.
    Key(usize),
    /// What stands behind it.
    Value(usize),
}

/// The way from a file's outermost value to one inside it. Every value that is checked has one, though few are ever
/// asked for: up to this depth, which only the text under headings exceeds, it asks for no memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldPath(SmallVec<[FieldStep; 5]>);

impl FieldPath {
    /// The path one field further.
    #[must_use]
    pub fn field(&self, name: &'static str) -> Self {
        self.step(FieldStep::SyntaxField(name))
    }

    /// The path one list place further.
    #[must_use]
    pub fn at(&self, index: usize) -> Self {
        self.step(FieldStep::Index(index))
    }

    /// The path to the key of a map's entry.
    #[must_use]
    pub fn key(&self, entry: usize) -> Self {
        self.step(FieldStep::Key(entry))
    }

    /// The path to the value of a map's entry.
    #[must_use]
    pub fn value(&self, entry: usize) -> Self {
        self.step(FieldStep::Value(entry))
    }

    fn step(&self, step: FieldStep) -> Self {
        // As a piece of memory: a clone would go step by step, and every record is told at least one path.
        let mut steps = SmallVec::from_slice(&self.0);
        steps.push(step);
        Self(steps)
    }
}

/// A value with its place; ranges are byte offsets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxNode {
    /// From its first to behind its last byte, a variant's name included.
    pub span: Range<usize>,
    /// What is inside.
    pub parts: SyntaxKind,
}

/// What is inside a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxKind {
    /// `(name: value, …)`.
    Fields(Vec<SyntaxField>),
    /// `[value, …]` or `(value, …)`.
    Items(Vec<SyntaxNode>),
    /// `{key: value, …}`.
    Entries(Vec<(SyntaxNode, SyntaxNode)>),
    /// A string literal; the range is that between its quotes.
    Text(Range<usize>),
    /// Anything else.
    Plain,
}

/// A named field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxField {
    /// Where the name stands.
    pub name: Range<usize>,
    /// Its value.
    pub value: SyntaxNode,
}

impl SyntaxNode {
    /// The outermost value of a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Parser { text, at: 0, depth: 0 }.value()
    }

    /// The value at a path, or the last one on the way that exists.
    #[must_use]
    pub fn follow(&self, text: &str, path: &FieldPath) -> &Self {
        let mut node = self;
        for step in &path.0 {
            node = node.inside_some(text);
            let next = match (&node.parts, step) {
                (SyntaxKind::Fields(fields), FieldStep::SyntaxField(name)) => {
                    fields.iter().find(|field| &text[field.name.clone()] == *name).map(|field| &field.value)
                }
                (SyntaxKind::Items(items), FieldStep::Index(index)) => items.get(*index),
                (SyntaxKind::Entries(entries), FieldStep::Key(index)) => entries.get(*index).map(|(key, _)| key),
                (SyntaxKind::Entries(entries), FieldStep::Value(index)) => entries.get(*index).map(|(_, value)| value),
                (SyntaxKind::Fields(fields), FieldStep::Value(index)) => fields.get(*index).map(|field| &field.value),
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        node
    }

    /// What stands in a `Some(…)` that was written out, which is no step of a path.
    fn inside_some(&self, text: &str) -> &Self {
        match &self.parts {
            SyntaxKind::Items(items) if text[self.span.clone()].starts_with("Some") && items.len() == 1 => {
                items[0].inside_some(text)
            }
            _ => self,
        }
    }

    /// Calls `each` with this value and every one inside it, outermost first.
    pub fn walk<'a>(&'a self, each: &mut impl FnMut(&'a Self)) {
        each(self);
        match &self.parts {
            SyntaxKind::Fields(fields) => fields.iter().for_each(|field| field.value.walk(each)),
            SyntaxKind::Items(items) => items.iter().for_each(|item| item.walk(each)),
            SyntaxKind::Entries(entries) => entries.iter().for_each(|(key, value)| {
                key.walk(each);
                value.walk(each);
            }),
            SyntaxKind::Text(_) | SyntaxKind::Plain => {}
        }
    }
}

/// Whether a text is empty but for blanks and comments.
pub(super) fn is_blank(text: &str) -> bool {
    let mut reader = Parser { text, at: 0, depth: 0 };
    reader.space();
    reader.peek().is_none()
}

/// Where a quote was left open, if that explains a fault at `at`: from it to the end of its line. A string that goes on
/// in the next line is one whose closing quote is missing if the file's last string never ends, or if what is wrong
/// comes next behind it. `is_syntax` says that what is wrong there is no value's fault.
pub(super) fn open_quote(text: &str, at: usize, is_syntax: bool) -> Option<Range<usize>> {
    let strings = strings(text);
    let is_one_missing = strings.last().is_some_and(|last| last.end == text.len());
    let over_lines = || strings.iter().filter(|it| text[(*it).clone()].contains('\n'));
    let next = |it: &Range<usize>| text.len() - text[it.end..].trim_start().len();
    let culprit = over_lines().find(|it| it.start <= at && (is_one_missing || is_syntax && next(it) == at));
    let start = culprit.map(|it| it.start).or_else(|| {
        // The string before was ended by a quote that should have begun another, on the same line.
        let first = over_lines().next().filter(|it| is_one_missing && is_syntax && at < it.start)?;
        (!text[at..first.start].contains('\n')).then_some(at)
    })?;
    Some(start..start + text[start..].lines().next().map_or(0, |line| line.trim_end().len()))
}

/// The strings of a text with their quotes, raw ones left out.
fn strings(text: &str) -> Vec<Range<usize>> {
    let mut reader = Parser { text, at: 0, depth: 0 };
    let mut found = Vec::new();
    loop {
        reader.space();
        let start = reader.at;
        match reader.peek() {
            None => return found,
            Some('"') => {
                reader.quoted();
                found.push(start..reader.at);
            }
            Some('r') if reader.starts_raw() => drop(reader.raw()),
            Some(_) => {
                if reader.word().is_empty() {
                    reader.bump();
                }
            }
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// How many brackets are open.
    depth: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn eat(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(sign);
        if found {
            self.bump();
        }
        found
    }

    /// Passes blanks, comments and attributes.
    fn space(&mut self) {
        loop {
            let rest = self.rest();
            let skipped = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else if rest.starts_with("#!") {
                rest.find(']').map_or(rest.len(), |end| end + 1)
            } else {
                rest.len() - rest.trim_start().len()
            };
            if skipped == 0 {
                return;
            }
            self.at += skipped;
        }
    }

    fn word(&mut self) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.' | '#')) {
            self.bump();
        }
        start..self.at
    }

    fn value(&mut self) -> SyntaxNode {
        self.space();
        let start = self.at;
        let parts = match self.peek() {
            Some('"') => self.quoted(),
            Some('r') if self.starts_raw() => self.raw(),
            Some('[') => {
                self.bump();
                self.inside(|reader| SyntaxKind::Items(reader.list(']')))
            }
            Some('{') => {
                self.bump();
                self.inside(|reader| SyntaxKind::Entries(reader.entries()))
            }
            _ => {
                let word = self.word();
                self.in_parentheses(word.is_empty())
            }
        };
        SyntaxNode { span: start..self.at, parts }
    }

    /// What follows a variant's or struct's name: nothing, or fields or items in parentheses.
    fn in_parentheses(&mut self, nameless: bool) -> SyntaxKind {
        let before = self.at;
        self.space();
        if !self.eat('(') {
            self.at = before;
            if nameless {
                // An unexpected sign: pass it, so that reading always ends.
                self.bump();
            }
            return SyntaxKind::Plain;
        }
        let has_fields = self.starts_a_field();
        self.inside(
            |reader| if has_fields { SyntaxKind::Fields(reader.fields()) } else { SyntaxKind::Items(reader.list(')')) },
        )
    }

    /// Reads what a bracket that has just been opened holds, or passes it over where that would lead too deep.
    fn inside(&mut self, read: impl FnOnce(&mut Self) -> SyntaxKind) -> SyntaxKind {
        if self.depth == MOST_DEEP {
            self.pass_bracket();
            return SyntaxKind::Plain;
        }
        self.depth += 1;
        let parts = read(self);
        self.depth -= 1;
        parts
    }

    /// Passes to behind the bracket that closes one that has just been opened, or to the end of the text.
    fn pass_bracket(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            self.space();
            match self.peek() {
                None => return,
                Some('"') => drop(self.quoted()),
                Some('r') if self.starts_raw() => drop(self.raw()),
                Some(sign) => {
                    if self.word().is_empty() {
                        self.bump();
                    }
                    open = match sign {
                        '(' | '[' | '{' => open + 1,
                        ')' | ']' | '}' => open - 1,
                        _ => open,
                    };
                }
            }
        }
    }

    fn starts_raw(&self) -> bool {
        self.rest().starts_with("r\"") || self.rest().starts_with("r#")
    }

    fn starts_a_field(&self) -> bool {
        let mut ahead = Parser { text: self.text, at: self.at, depth: self.depth };
        ahead.space();
        let name = ahead.word();
        ahead.space();
        !name.is_empty() && ahead.peek() == Some(':')
    }

    fn fields(&mut self) -> Vec<SyntaxField> {
        let mut fields = Vec::new();
        loop {
            self.space();
            if self.eat(')') || self.peek().is_none() {
                return fields;
            }
            let name = self.word();
            self.space();
            self.eat(':');
            let value = self.value();
            fields.push(SyntaxField { name, value });
            self.space();
            self.eat(',');
        }
    }

    fn entries(&mut self) -> Vec<(SyntaxNode, SyntaxNode)> {
        let mut entries = Vec::new();
        loop {
            self.space();
            if self.eat('}') || self.peek().is_none() {
                return entries;
            }
            let key = self.value();
            self.space();
            self.eat(':');
            entries.push((key, self.value()));
            self.space();
            self.eat(',');
        }
    }

    fn list(&mut self, end: char) -> Vec<SyntaxNode> {
        let mut items = Vec::new();
        loop {
            self.space();
            if self.eat(end) || self.peek().is_none() {
                return items;
            }
            items.push(self.value());
            self.space();
            self.eat(',');
        }
    }

    fn quoted(&mut self) -> SyntaxKind {
        self.bump();
        let start = self.at;
        while let Some(c) = self.peek() {
            match c {
                '"' => break,
                '\\' => {
                    self.bump();
                    self.bump();
                }
                _ => self.bump(),
            }
        }
        let inside = start..self.at;
        self.eat('"');
        SyntaxKind::Text(inside)
    }

    fn raw(&mut self) -> SyntaxKind {
        self.bump();
        let hashes = self.rest().chars().take_while(|c| *c == '#').count();
        self.at += hashes;
        if !self.eat('"') {
            return SyntaxKind::Plain;
        }
        let close = format!("\"{}", "#".repeat(hashes));
        let start = self.at;
        let length = self.rest().find(&close).unwrap_or(self.rest().len());
        self.at = (start + length + close.len()).min(self.text.len());
        SyntaxKind::Text(start..start + length)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldPath, SyntaxKind, SyntaxNode};

    const TEXT: &str = r##"// a comment with ( and "
(
    name: "甲 \" )", /* [ */ tags: ["a", r#"b"c"#],
    windows: [Months(from: 9, to: 12), OnDemand, Text("x")], keys: {"a, b": "}", /* { */ "c": ["d", (e: {})]},
)"##;

    fn at(path: &FieldPath) -> &'static str {
        &TEXT[SyntaxNode::read(TEXT).follow(TEXT, path).span.clone()]
    }

    #[test]
    fn every_value_is_found() {
        let root = FieldPath::default();
        assert_eq!(at(&root.field("name")), r#""甲 \" )""#);
        assert_eq!(at(&root.field("tags").at(1)), r##"r#"b"c"#"##);
        assert_eq!(at(&root.field("windows").at(0)), "Months(from: 9, to: 12)");
        assert_eq!(at(&root.field("windows").at(0).field("to")), "12");
        assert_eq!(at(&root.field("windows").at(1)), "OnDemand");
        assert_eq!(at(&root.field("windows").at(2).at(0)), "\"x\"");
        assert_eq!(at(&root.field("keys").key(0)), "\"a, b\"");
        assert_eq!(at(&root.field("keys").value(0)), "\"}\"");
        assert_eq!(at(&root.field("keys").value(1).at(1).field("e")), "{}");
    }

    #[test]
    fn a_some_that_is_written_out_is_looked_through() {
        let text = "(a: Some((b: Some(5))))";
        let path = FieldPath::default().field("a").field("b");
        assert_eq!(&text[SyntaxNode::read(text).follow(text, &path).span.clone()], "Some(5)");
    }

    #[test]
    fn what_is_missing_is_looked_for_as_far_as_the_way_goes() {
        assert_eq!(
            at(&FieldPath::default().field("windows").at(9)),
            "[Months(from: 9, to: 12), OnDemand, Text(\"x\")]"
        );
    }

    #[test]
    fn what_stands_deeper_than_anything_readable_is_one_value() {
        for (open, close) in [("(", ")"), ("[", "]"), ("Some(", ")"), ("(a: [", "])"), ("{0: ", "}")] {
            let text = format!("(a: {}{}, b: 1)", open.repeat(1000), close.repeat(1000));
            let path = FieldPath::default().field("b");
            assert_eq!(&text[SyntaxNode::read(&text).follow(&text, &path).span.clone()], "1", "{open}");
        }
    }

    #[test]
    fn broken_text_ends_too() {
        for end in 0..TEXT.len() {
            if TEXT.is_char_boundary(end) {
                assert!(SyntaxNode::read(&TEXT[..end]).span.end <= end);
            }
        }
        assert_eq!(SyntaxNode::read(")]}:,").parts, SyntaxKind::Plain);
    }
}
