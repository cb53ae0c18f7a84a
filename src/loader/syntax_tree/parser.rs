//! From RON text to the tree of its values, and to what stands between them. Any text is read to its end, also one that
//! `ron` refuses.

use std::ops::Range;

use icu_properties::CodePointSetData;
use icu_properties::props::XidContinue;

use super::{SyntaxField, SyntaxKind, SyntaxNode};

/// Brackets inside so many others are passed over whole. `ron` refuses a text at less.
const MOST_DEEP: usize = 200;

pub(super) struct Parser<'a> {
    text: &'a str,
    pub(super) at: usize,
    /// How many brackets are open.
    depth: usize,
}

impl<'a> Parser<'a> {
    /// A reader that stands at a byte offset of a text.
    pub(super) const fn at(text: &'a str, at: usize) -> Self {
        Self { text, at, depth: 0 }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) {
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
    pub(super) fn space(&mut self) {
        self.blanks();
        while self.comment().is_some() {
            self.blanks();
        }
    }

    /// Passes blanks: those of Unicode, and two marks that `ron` takes for some.
    pub(super) fn blanks(&mut self) {
        let rest = self.rest();
        let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}');
        self.at += rest.len() - rest.trim_start_matches(is_blank).len();
    }

    /// Passes the comment or attribute that begins here, and says where it stands: one of a line without the line's end.
    pub(super) fn comment(&mut self) -> Option<Range<usize>> {
        let length = comment(self.rest()).or_else(|| attribute(self.rest()))?;
        let start = self.at;
        self.at += length;
        Some(start..self.at)
    }

    /// Passes a name or a number.
    pub(super) fn word(&mut self) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(is_of_word) {
            self.bump();
        }
        start..self.at
    }

    /// Reads a value.
    pub(super) fn value(&mut self) -> SyntaxNode {
        self.space();
        let start = self.at;
        let parts = match self.peek() {
            Some('"') => self.quoted(),
            Some('r') if self.starts_raw() => self.raw(),
            Some('b') if self.starts_bytes() => self.bytes(),
            Some('\'') => self.character(),
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
                Some('b') if self.starts_bytes() => drop(self.bytes()),
                Some('\'') => drop(self.character()),
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

    /// Whether a raw string begins here, and not a name that is written with `r#` before it.
    pub(super) fn starts_raw(&self) -> bool {
        self.rest().strip_prefix('r').is_some_and(|rest| rest.trim_start_matches('#').starts_with('"'))
    }

    /// Whether bytes in quotes begin here.
    fn starts_bytes(&self) -> bool {
        let Some(rest) = self.rest().strip_prefix('b') else { return false };
        rest.starts_with(['"', '\''])
            || rest.strip_prefix('r').is_some_and(|rest| rest.trim_start_matches('#').starts_with('"'))
    }

    /// Passes bytes in quotes.
    fn bytes(&mut self) -> SyntaxKind {
        self.bump();
        match self.peek() {
            Some('r') => drop(self.raw()),
            Some('"') => drop(self.quoted()),
            _ => return self.character(),
        }
        SyntaxKind::Plain
    }

    /// Passes a character in quotes; a quote alone where none follows.
    fn character(&mut self) -> SyntaxKind {
        self.bump();
        let rest = self.rest();
        let mut signs = rest.char_indices();
        let close = match signs.next() {
            Some((_, '\\')) => signs.nth(1).and_then(|(at, _)| Some(at + rest[at..].lines().next()?.find('\'')?)),
            Some((_, sign)) => rest[sign.len_utf8()..].starts_with('\'').then_some(sign.len_utf8()),
            None => None,
        };
        self.at += close.map_or(0, |close| close + 1);
        SyntaxKind::Plain
    }

    fn starts_a_field(&self) -> bool {
        let mut ahead = Parser { depth: self.depth, ..Parser::at(self.text, self.at) };
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

    /// Passes a string in quotes.
    pub(super) fn quoted(&mut self) -> SyntaxKind {
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

    /// Passes a raw string.
    pub(super) fn raw(&mut self) -> SyntaxKind {
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

/// Whether a character belongs to a name or a number.
fn is_of_word(c: char) -> bool {
    const RAW: [char; 5] = ['_', '+', '-', '.', '#'];
    c.is_alphanumeric() || RAW.contains(&c) || !c.is_ascii() && CodePointSetData::new::<XidContinue>().contains(c)
}

/// How long the comment is that begins here.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        let line = memchr::memchr(b'\n', text.as_bytes()).map_or(text, |end| &text[..end]);
        Some(line.trim_end_matches('\r').len())
    } else {
        text.starts_with("/*").then(|| block_comment(text))
    }
}

/// How long the comment is that begins with `/*`: one inside another is closed before it.
fn block_comment(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut open, mut at) = (0_usize, 0);
    while let Some(found) = memchr::memchr2(b'/', b'*', &bytes[at..]) {
        at += found;
        match (bytes[at], bytes.get(at + 1)) {
            (b'/', Some(b'*')) => (open, at) = (open + 1, at + 2),
            (b'*', Some(b'/')) if open == 1 => return at + 2,
            (b'*', Some(b'/')) => (open, at) = (open - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}

/// How long the attribute is that begins here: `#![enable(…)]`, with blanks and comments wherever `ron` allows some.
fn attribute(text: &str) -> Option<usize> {
    if !text.starts_with('#') {
        return None;
    }
    let mut reader = Parser::at(text, 0);
    let mut wanted = ['#', '!', '['].into_iter();
    loop {
        reader.blanks();
        if let Some(length) = comment(reader.rest()) {
            reader.at += length;
        } else if let Some(sign) = wanted.next() {
            if !reader.eat(sign) {
                return None;
            }
        } else {
            match reader.peek() {
                None => return Some(text.len()),
                Some('"') => drop(reader.quoted()),
                Some('r') if reader.starts_raw() => drop(reader.raw()),
                Some(sign) => {
                    reader.bump();
                    if sign == ']' {
                        return Some(reader.at);
                    }
                }
            }
        }
    }
}
