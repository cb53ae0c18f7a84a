//! The editor of the reader's own note on an entry. Nothing that is typed is lost: leaving keeps it, and who leaves it as
//! it was can bring back what he typed.

use std::ops::Range;

use ratatui::layout::{Margin, Rect};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use super::reply::Reply;
use crate::state::LONGEST_NOTE;
use crate::text::{Glyphs, cells, strip};
use crate::tui::action::Action;
use crate::tui::layout::centred;
use crate::tui::motion::Motion;
use crate::tui::scroll::step;
use crate::tui::shared::Shared;

/// Cells of a line at the most; longer ones are hard to read back from.
const MEASURE: u16 = 74;

/// Rows at the most; the page behind stays in sight.
const MOST_ROWS: u16 = 14;

/// A note being written.
#[derive(Debug, Clone)]
pub struct NoteEditor {
    id: String,
    /// The entry's name.
    pub name: String,
    before: String,
    /// What was typed before and not kept, or deleted.
    left: Option<String>,
    input: Input,
    /// The rows of the text, as places among its characters; at least one.
    rows: Vec<Range<usize>>,
    /// The first row that is seen.
    pub first: usize,
    /// How many rows can be seen.
    height: usize,
    /// The cell that the caret strives for while it goes from row to row.
    goal: Option<usize>,
}

/// What became of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The id of its entry.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The note as it was.
    pub before: String,
    /// The note as it is written now; an empty one is none.
    pub text: String,
    /// Whether it is to be kept.
    pub is_kept: bool,
}

impl NoteEditor {
    /// The note on an entry, with the caret behind it.
    #[must_use]
    pub fn new(id: String, name: String, text: String, left: Option<String>) -> Self {
        let input = Input::new(clean(&text));
        Self {
            id,
            name,
            before: text,
            left,
            input,
            rows: Vec::from([Range::default()]),
            first: 0,
            height: 1,
            goal: None,
        }
    }

    /// The text as it stands.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The note as it would be kept: without blank ends.
    #[must_use]
    pub fn written(&self, is_kept: bool) -> Written {
        let text = self.text().trim_end().trim_start_matches('\n').to_owned();
        Written { id: self.id.clone(), name: self.name.clone(), before: self.before.clone(), text, is_kept }
    }

    pub(super) fn handle(&mut self, action: Action) -> Reply {
        let goal = self.goal.take();
        match action {
            Action::Accept => return Reply::Written(self.written(true)),
            Action::Dismiss => return Reply::Written(self.written(false)),
            Action::Edit(request) => return self.edit(request),
            Action::Move(motion) => self.go(motion, goal),
            Action::RestoreQuery => {
                if let Some(left) = self.left.take() {
                    let now = std::mem::replace(&mut self.input, Input::new(clean(&left)));
                    self.left = Some(now.value().to_owned());
                }
            }
            _ => {}
        }
        Reply::Stay
    }

    fn edit(&mut self, request: InputRequest) -> Reply {
        match request {
            InputRequest::InsertChar(c) => return self.insert(c.encode_utf8(&mut [0; 4])),
            InputRequest::GoToStart => self.put_caret(self.row().start),
            InputRequest::GoToEnd => self.put_caret(self.last_of(self.row_number())),
            InputRequest::DeleteFromStart => self.delete(self.line().start..self.caret()),
            InputRequest::DeleteTillEnd => {
                let (caret, end) = (self.caret(), self.line().end);
                // At the end of a line the next one is joined to it.
                self.delete(caret..end.max(caret + 1));
            }
            request => drop(self.input.handle(request)),
        }
        Reply::Stay
    }

    /// Puts text in at the caret; all of it, or nothing where it is too long.
    pub(super) fn insert(&mut self, text: &str) -> Reply {
        let text = clean(text);
        let (before, behind) = self.text().split_at(self.byte_of(self.caret()));
        if before.len() + text.len() + behind.len() > LONGEST_NOTE {
            return Reply::TooLong(LONGEST_NOTE);
        }
        let caret = self.caret() + text.chars().count();
        let text = [before, &text, behind].concat();
        self.goal = None;
        self.input = std::mem::take(&mut self.input).with_value(text).with_cursor(caret);
        Reply::Stay
    }

    fn delete(&mut self, range: Range<usize>) {
        let (from, to) = (self.byte_of(range.start), self.byte_of(range.end));
        let mut text = self.text().to_owned();
        text.replace_range(from..to.max(from), "");
        self.input = std::mem::take(&mut self.input).with_value(text).with_cursor(range.start);
    }

    /// How many characters stand before the caret.
    fn caret(&self) -> usize {
        self.input.cursor()
    }

    fn put_caret(&mut self, place: usize) {
        self.input.handle(InputRequest::SetCursor(place));
    }

    fn byte_of(&self, place: usize) -> usize {
        self.text().char_indices().nth(place).map_or(self.text().len(), |(at, _)| at)
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text().get(self.byte_of(range.start)..self.byte_of(range.end)).unwrap_or_default()
    }

    /// The line that the caret is in, from break to break.
    fn line(&self) -> Range<usize> {
        let (before, behind) = self.text().split_at(self.byte_of(self.caret()));
        let start = before.chars().rev().take_while(|c| *c != '\n').count();
        let end = behind.chars().take_while(|c| *c != '\n').count();
        self.caret() - start..self.caret() + end
    }

    /// The number of the row that the caret is in.
    #[must_use]
    pub fn row_number(&self) -> usize {
        self.rows.iter().rposition(|row| row.start <= self.caret()).unwrap_or(0)
    }

    fn row(&self) -> Range<usize> {
        self.rows.get(self.row_number()).cloned().unwrap_or_default()
    }

    /// The last place of a row at which the caret can stand: where the row was broken, the one behind it is in the next.
    fn last_of(&self, number: usize) -> usize {
        let row = self.rows.get(number).cloned().unwrap_or_default();
        let is_broken = self.rows.get(number + 1).is_some_and(|next| next.start == row.end);
        let last = self.slice(row.clone()).graphemes(true).next_back().map_or(0, |it| it.chars().count());
        if is_broken { row.end.saturating_sub(last).max(row.start) } else { row.end }
    }

    /// Moves the caret by rows.
    fn go(&mut self, motion: Motion, goal: Option<usize>) {
        let (at, last) = (self.row_number(), self.rows.len().saturating_sub(1));
        let page = self.height.saturating_sub(1).max(1);
        let to = match motion {
            Motion::Up if at == 0 => return self.put_caret(0),
            Motion::Down if at == last => return self.put_caret(self.last_of(last)),
            Motion::Top => return self.put_caret(0),
            Motion::Bottom => return self.put_caret(self.last_of(last)),
            Motion::Up => at - 1,
            Motion::Down => at + 1,
            Motion::PageUp | Motion::HalfUp => at.saturating_sub(page),
            Motion::PageDown | Motion::HalfDown => (at + page).min(last),
            counted => step(at, self.rows.len(), page, counted),
        };
        let goal = goal.unwrap_or_else(|| cells(self.slice(self.row().start..self.caret())));
        let row = self.rows.get(to).cloned().unwrap_or_default();
        let (mut place, mut used) = (row.start, 0);
        for cluster in self.slice(row).graphemes(true) {
            used += cells(cluster);
            if used > goal {
                break;
            }
            place += cluster.chars().count();
        }
        self.put_caret(place.min(self.last_of(to)));
        self.goal = Some(goal);
    }

    /// Breaks the text into rows as wide as there is room for, and brings the caret into sight.
    pub(super) fn normalize(&mut self, shared: &Shared) {
        let (_, inner) = area(shared.content_area());
        // One cell is the caret's, behind a full row.
        let width = usize::from(inner.width).saturating_sub(1).max(2);
        self.rows = rows(self.text(), width, shared.glyphs);
        self.height = usize::from(inner.height).max(1);
        let at = self.row_number();
        self.first = self.first.clamp((at + 1).saturating_sub(self.height), at);
        self.first = self.first.min(self.rows.len().saturating_sub(self.height));
    }

    /// The rows that are seen.
    pub fn seen(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().skip(self.first).take(self.height).map(|row| self.slice(row.clone()))
    }

    /// What stands before the caret in its row.
    #[must_use]
    pub fn before_caret(&self) -> &str {
        self.slice(self.row().start..self.caret())
    }
}

/// The frame of the editor, and the text within.
#[must_use]
pub fn area(content_area: Rect) -> (Rect, Rect) {
    let width = content_area.width.saturating_sub(2).min(MEASURE + 4);
    let height = content_area.height.saturating_sub(2).min(MOST_ROWS + 2);
    let frame = centred(content_area, width, height);
    (frame, frame.inner(Margin::new(2, 1)))
}

/// A text without what must not reach a terminal; its line breaks stay, however they are written.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<_> = text.split('\n').map(strip).collect();
    lines.join("\n")
}

/// The rows of a text, as places among its characters. A line too long is broken behind a blank or beside a wide
/// character, and where there is neither, where the row is full.
fn rows(text: &str, width: usize, glyphs: &Glyphs) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut begin = 0;
    for line in text.split('\n') {
        let (mut start, mut used, mut place) = (begin, 0, begin);
        // Where the row may end, and the cells up to there.
        let mut end = (begin, 0);
        let mut was_narrow = false;
        for cluster in line.graphemes(true) {
            let wide = cells(&glyphs.show(cluster));
            let is_narrow = wide < 2 && !cluster.starts_with(' ');
            let is_within_word = was_narrow && is_narrow;
            if !is_within_word && !cluster.starts_with(' ') {
                end = (place, used);
            }
            if used + wide > width && place > start {
                let (at, taken) = if end.0 > start { end } else { (place, used) };
                rows.push(start..at);
                (start, used) = (at, used - taken);
                end = (at, 0);
            }
            place += cluster.chars().count();
            used += wide;
            was_narrow = is_narrow;
        }
        rows.push(start..place);
        begin = place + 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{cells, clean, rows};
    use crate::text::{GlyphSet, Glyphs};

    fn broken(text: &str, width: usize) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let rows = rows(text, width, Glyphs::of(GlyphSet::Narrow));
        rows.into_iter().map(|row| chars.get(row).unwrap_or_default().iter().collect()).collect()
    }

    #[test]
    fn words_stay_whole_and_wide_characters_are_broken_anywhere() {
        assert_eq!(broken("call before noon", 8), ["call ", "before ", "noon"]);
        assert_eq!(broken("先打电话再去", 8), ["先打电话", "再去"]);
        assert_eq!(broken("电话27122522转801", 10), ["电话", "27122522转", "801"]);
        assert_eq!(broken("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(broken("甲\n\n乙\n", 8), ["甲", "", "乙", ""]);
        assert_eq!(broken("", 8), [""]);
    }

    #[test]
    fn line_breaks_stay_and_nothing_else_that_controls() {
        assert_eq!(clean("a\r\nb\rc\nd"), "a\nb\nc\nd");
        assert_eq!(clean("\u{1b}[31m红\t字\u{202e}"), "[31m红 字");
    }

    proptest! {
        #[test]
        fn no_row_is_wider_than_it_may_and_nothing_is_lost(
            text in "[a-c 会“…①\n]{0,40}",
            width in 3_usize..12,
            set in 0_usize..3,
        ) {
            let glyphs = Glyphs::of(GlyphSet::ALL[set]);
            let chars: Vec<char> = text.chars().collect();
            let rows = rows(&text, width, glyphs);
            let mut whole = String::new();
            for (no, row) in rows.iter().enumerate() {
                let shown: String = chars.get(row.clone()).unwrap_or_default().iter().collect();
                let trimmed = glyphs.show(shown.trim_end()).into_owned();
                prop_assert!(cells(&trimmed) <= width, "{shown:?}");
                whole.push_str(&shown);
                if rows.get(no + 1).is_some_and(|next| next.start > row.end) {
                    whole.push('\n');
                }
            }
            prop_assert_eq!(whole, text);
        }
    }
}
