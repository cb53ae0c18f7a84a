//! The texts of a page: what was broken over several lines, put together again, and where each of its characters stands.

use std::borrow::Cow;
use std::ops::Range;

use super::{Joint, Page, StyledLine};
use crate::directory::Directory;
use crate::document::{Inline, Role, Target};

/// A stretch of one piece of one line of a page. They are in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The line, from 0.
    pub line: usize,
    /// The piece of that line, from 0.
    pub span: usize,
    /// Its first character among those of the piece.
    pub from: usize,
    /// The character behind its last one.
    pub to: usize,
}

/// A text of a page as it was before it was broken over lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// The text as it is shown.
    pub text: String,
    /// What it is to its reader.
    pub role: Role,
    /// Where it leads, if anywhere.
    pub target: Option<Target>,
    /// The pieces that it stands in, each with its place among the characters of the text.
    runs: Vec<(usize, Stretch)>,
}

impl PageText {
    /// The line in which it begins.
    #[must_use]
    pub fn line(&self) -> usize {
        self.runs.first().map_or(0, |(_, run)| run.line)
    }

    /// Where some of its characters stand, line by line. A blank at which the text was broken stands nowhere.
    pub fn stretches(&self, chars: Range<usize>) -> impl Iterator<Item = Stretch> {
        // They follow each other, and of a long text with many hits nobody goes through all for each.
        let (start, end) = (chars.start, chars.end);
        let first = self.runs.partition_point(|(at, run)| at + run.to <= start);
        self.runs[first..].iter().take_while(move |(at, _)| *at < end).filter_map(move |(at, run)| {
            let (from, to) = (start.max(*at), end.min(at + run.to));
            (from < to).then(|| Stretch { from: from - at, to: to - at, ..*run })
        })
    }

    /// Where all of it stands.
    pub fn whole(&self) -> impl Iterator<Item = Stretch> {
        self.stretches(0..usize::MAX)
    }

    fn begin(line: usize, span: usize, piece: &Inline) -> Self {
        let run = Stretch { line, span, from: 0, to: piece.text.chars().count() };
        Self { text: piece.text.clone(), role: piece.role, target: piece.target.clone(), runs: vec![(0, run)] }
    }

    fn go_on(&mut self, joint: Joint, line: usize, span: usize, piece: &Inline) {
        if joint == Joint::Blank {
            self.text.push(' ');
        }
        let before = self.runs.last().map_or(0, |(at, run)| at + run.to) + usize::from(joint == Joint::Blank);
        self.text.push_str(&piece.text);
        self.runs.push((before, Stretch { line, span, from: 0, to: piece.text.chars().count() }));
    }
}

impl Page {
    /// The texts of which at least a part stands in these lines, in reading order, each one whole. The directory is the
    /// one that the page was laid out from. Blanks are no text.
    pub fn texts<'a>(&'a self, directory: &'a Directory, lines: Range<usize>) -> impl Iterator<Item = PageText> + 'a {
        let first = self.begin_of_text(lines.start);
        TextsOf {
            lines: (first..).zip(self.lines_from(directory, first)),
            end: lines.end,
            is_within: move |text: &PageText| text.runs.last().is_some_and(|(_, run)| run.line >= lines.start),
            open: None,
            ready: Vec::new().into_iter(),
        }
    }
}

/// Puts texts together, line by line.
struct TextsOf<L, W> {
    lines: L,
    /// No text that begins here or behind it is looked for.
    end: usize,
    /// Whether a text reaches into what was asked for.
    is_within: W,
    /// A text that goes on in the next line, and how.
    open: Option<(PageText, Joint)>,
    /// The texts of a line.
    ready: std::vec::IntoIter<PageText>,
}

impl<'a, L: Iterator<Item = (usize, Cow<'a, StyledLine>)>, W: Fn(&PageText) -> bool> TextsOf<L, W> {
    /// Takes the next line in; whether there was one.
    fn take_line(&mut self) -> bool {
        let Some((number, line)) = self.lines.next() else { return false };
        let mut ready = Vec::new();
        let last = line.spans.len().saturating_sub(1);
        if number >= self.end && self.open.is_none() {
            return false;
        }
        for (span, piece) in line.spans.iter().enumerate() {
            let text = match self.open.take_if(|_| span == last) {
                Some((mut text, joint)) => {
                    text.go_on(joint, number, span, piece);
                    text
                }
                None if piece.text.trim().is_empty() || number >= self.end => continue,
                None => PageText::begin(number, span, piece),
            };
            if span == last && line.joint != Joint::End {
                self.open = Some((text, line.joint));
            } else {
                ready.push(text);
            }
        }
        ready.retain(|text| (self.is_within)(text));
        self.ready = ready.into_iter();
        true
    }
}

impl<'a, L: Iterator<Item = (usize, Cow<'a, StyledLine>)>, W: Fn(&PageText) -> bool> Iterator for TextsOf<L, W> {
    type Item = PageText;

    fn next(&mut self) -> Option<PageText> {
        loop {
            if let Some(text) = self.ready.next() {
                return Some(text);
            }
            if !self.take_line() {
                return self.open.take().map(|(text, _)| text).filter(|text| (self.is_within)(text));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::{Directory, Inline, Joint, Page, PageText, Role, StyledLine};

    fn page() -> Page {
        let line = |before: &str, text: &str, joint| {
            let spans = [(before, Role::Label), (text, Role::Text)];
            let spans = spans.into_iter().filter(|(text, _)| !text.is_empty());
            StyledLine { spans: spans.map(|(text, role)| Inline::new(text, role)).collect(), joint }
        };
        let mut page = Page::default();
        page.push_lines(vec![
            line("", "名称", Joint::End),
            StyledLine::default(),
            line("网址  ", "http://a.b", Joint::Glued),
            line("      ", "/c 见", Joint::Blank),
            line("      ", "下文", Joint::End),
            line("", "末行", Joint::End),
        ]);
        page
    }

    fn texts(lines: std::ops::Range<usize>) -> Vec<String> {
        page().texts(&Directory::default(), lines).map(|text| text.text).collect()
    }

    #[test]
    fn what_was_broken_is_whole_again() {
        assert_eq!(texts(0..9), ["名称", "网址  ", "http://a.b/c 见 下文", "末行"]);
        assert_eq!(texts(3..4), ["http://a.b/c 见 下文"], "also from its middle on");
        assert_eq!(texts(2..3), ["网址  ", "http://a.b/c 见 下文"]);
        assert_eq!(texts(5..6), ["末行"]);
        assert!(texts(6..9).is_empty() && texts(1..2).is_empty());
    }

    #[test]
    fn each_character_has_its_place() {
        let page = page();
        let text = page.texts(&Directory::default(), 2..9).nth(1).unwrap();
        let places: Vec<_> = text.stretches(8..16).map(|it| (it.line, it.span, it.from..it.to)).collect();
        assert_eq!(places, [(2, 1, 8..10), (3, 1, 0..4), (4, 1, 0..1)]);
        assert_eq!(text.stretches(14..15).count(), 0, "the blank at the break");
        assert_eq!(text.whole().map(|it| it.to - it.from).sum::<usize>() + 1, text.text.chars().count());
    }

    proptest! {
        #[test]
        fn a_place_stands_where_its_characters_do(pieces in vec((any::<bool>(), "[学会a]{0,4}"), 1..9), from in 0_usize..40, length in 0_usize..40) {
            let piece = |text: &str| Inline::new(text, Role::Text);
            let mut text = PageText::begin(0, 0, &piece(&pieces[0].1));
            // Each character with its line and its place there; a blank at a break has none.
            let mut each: Vec<_> = (0..pieces[0].1.chars().count()).map(|at| Some((0, at))).collect();
            for (line, (has_blank, said)) in pieces.iter().enumerate().skip(1) {
                text.go_on(if *has_blank { Joint::Blank } else { Joint::Glued }, line, 0, &piece(said));
                each.extend(has_blank.then_some(None));
                each.extend((0..said.chars().count()).map(|at| Some((line, at))));
            }
            let stand: Vec<_> = each.into_iter().skip(from).take(length).flatten().collect();
            let told = text.stretches(from..from + length).flat_map(|it| (it.from..it.to).map(move |at| (it.line, at)));
            prop_assert_eq!(told.collect::<Vec<_>>(), stand);
        }
    }
}
