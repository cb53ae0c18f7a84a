//! Where each value of a RON file stands, so that a fault found in the types can be shown in the text.
//!
//! `ron` gives values or one error, not places. This outline is read only where a place is wanted; it accepts
//! every text that `ron` accepts, and as much as it can of one that `ron` refuses. Its depth is bounded, so that no text can exhaust the stack of who reads it, walks it or lets go of it.

mod parser;

use std::ops::Range;

use smallvec::SmallVec;

use parser::Parser;

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

    /// The steps, outermost first.
    #[must_use]
    pub fn steps(&self) -> &[FieldStep] {
        &self.0
    }

    /// The path to the value around this one and the last step; `None` of the outermost.
    #[must_use]
    pub fn parent(&self) -> Option<(Self, FieldStep)> {
        let (last, before) = self.0.split_last()?;
        Some((Self(SmallVec::from_slice(before)), *last))
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

impl SyntaxField {
    /// Whether this is the field of a name, which may be written with `r#` before it.
    #[must_use]
    pub fn is_named(&self, text: &str, name: &str) -> bool {
        let written = &text[self.name.clone()];
        written.strip_prefix("r#").unwrap_or(written) == name
    }
}

impl SyntaxNode {
    /// The outermost value of a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Parser::at(text, 0).value()
    }

    /// The value at a path, or the last one on the way that exists.
    #[must_use]
    pub fn follow(&self, text: &str, path: &FieldPath) -> &Self {
        let mut node = self;
        for step in &path.0 {
            let Some(next) = node.part(text, *step) else { return node.inside_some(text) };
            node = next;
        }
        node
    }

    /// The value at a path, where there is one.
    #[must_use]
    pub fn find(&self, text: &str, path: &FieldPath) -> Option<&Self> {
        path.0.iter().try_fold(self, |node, step| node.part(text, *step))
    }

    /// The value one step further, where there is one.
    #[must_use]
    pub fn part(&self, text: &str, step: FieldStep) -> Option<&Self> {
        match (&self.inside_some(text).parts, step) {
            (SyntaxKind::Fields(fields), FieldStep::SyntaxField(name)) => {
                fields.iter().find(|field| field.is_named(text, name)).map(|field| &field.value)
            }
            (SyntaxKind::Items(items), FieldStep::Index(index)) => items.get(index),
            (SyntaxKind::Entries(entries), FieldStep::Key(index)) => entries.get(index).map(|(key, _)| key),
            (SyntaxKind::Entries(entries), FieldStep::Value(index)) => entries.get(index).map(|(_, value)| value),
            (SyntaxKind::Fields(fields), FieldStep::Value(index)) => fields.get(index).map(|field| &field.value),
            _ => None,
        }
    }

    /// The name of its variant or struct, or the word that it is; nothing of one that begins with a bracket or a quote.
    #[must_use]
    pub fn name<'a>(&self, text: &'a str) -> &'a str {
        if matches!(self.parts, SyntaxKind::Text(_)) { "" } else { &text[Parser::at(text, self.span.start).word()] }
    }

    /// Whether this is a `Some(…)` that was written out.
    fn is_some(&self, text: &str) -> bool {
        self.name(text) == "Some"
    }

    /// What stands in a `Some(…)` that was written out, which is no step of a path.
    #[must_use]
    pub fn inside_some(&self, text: &str) -> &Self {
        match &self.parts {
            SyntaxKind::Items(items) if items.len() == 1 && self.is_some(text) => items[0].inside_some(text),
            _ => self,
        }
    }

    /// What stands before the bracket of this value, its variant's or struct's name, and what is inside the bracket. `None`
    /// of a value without one, and of one that is not closed.
    #[must_use]
    pub fn inside(&self, text: &str) -> Option<(Range<usize>, Range<usize>)> {
        if matches!(self.parts, SyntaxKind::Text(_) | SyntaxKind::Plain) {
            return None;
        }
        let mut reader = Parser::at(text, self.span.start);
        let name = reader.word();
        reader.space();
        reader.bump();
        let end = self.span.end.checked_sub(1).filter(|end| *end >= reader.at)?;
        text[end..self.span.end].starts_with([')', ']', '}']).then_some((name, reader.at..end))
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

/// What stands between values beside blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Between {
    /// `// …`, without the line's end.
    LineComment(Range<usize>),
    /// `/* … */`, or an attribute.
    BlockComment(Range<usize>),
    /// A comma.
    Comma(usize),
}

impl Between {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        match self {
            Self::LineComment(span) | Self::BlockComment(span) => span.clone(),
            Self::Comma(at) => *at..at + 1,
        }
    }
}

/// What stands in a piece of a text that holds no value.
#[must_use]
pub fn between(text: &str, piece: Range<usize>) -> Vec<Between> {
    let mut reader = Parser::at(&text[..piece.end], piece.start);
    let mut found = Vec::new();
    loop {
        reader.blanks();
        if let Some(span) = reader.comment() {
            let is_of_line = text[span.clone()].starts_with("//");
            found.push(if is_of_line { Between::LineComment(span) } else { Between::BlockComment(span) });
            continue;
        }
        match reader.peek() {
            None => return found,
            Some(',') => found.push(Between::Comma(reader.at)),
            Some(_) => {}
        }
        reader.bump();
    }
}

/// Whether a text is empty but for blanks and comments.
pub(super) fn is_blank(text: &str) -> bool {
    let mut reader = Parser::at(text, 0);
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
    let mut reader = Parser::at(text, 0);
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
    fn what_ron_accepts_is_passed_as_ron_passes_it() {
        let text = r##"# ! [ /* ] */ enable(implicit_some) ]
            /* a /* b */ ) */ (r#type: 1, /* , */ char: [')', '\'', ''', '\u{29}'],
            bytes: [b")\")", br#")"]"#, b']'], // )
            last: (/**/), e\u{301}: 5)"##
            .replace("\\u{301}", "\u{301}");
        let root = FieldPath::default();
        let tree = SyntaxNode::read(&text);
        let at = |path: &FieldPath| &text[tree.follow(&text, path).span.clone()];
        assert_eq!(at(&root.field("type")), "1");
        assert_eq!(at(&root.field("char").at(1)), r"'\''");
        assert_eq!(at(&root.field("char").at(2)), "'''");
        assert_eq!(at(&root.field("char").at(3)), r"'\u{29}'");
        assert_eq!(at(&root.field("bytes").at(1)), r##"br#")"]"#"##);
        assert_eq!(at(&root.field("last")), "(/**/)");
        assert_eq!(at(&root.field("e\u{301}")), "5");
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
