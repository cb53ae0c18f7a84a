//! A line of text being typed: the text, its caret, and what the text means. The text is parsed once for each change,
//! and never while a frame is drawn.

use std::fmt;
use std::ops::Range;

use tui_input::{Input, InputRequest};

use crate::text::{foreign, strip};

/// A line of text with its caret and its value.
#[derive(Clone)]
pub struct Prompt<T> {
    input: Input,
    value: T,
    parse: fn(&str) -> T,
    longest: usize,
}

/// What became of a text that was to be put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inserted {
    /// Whether anything of it was put in.
    pub any: bool,
    /// Whether there was no room for all of it.
    pub is_cut: bool,
}

impl<T: fmt::Debug> fmt::Debug for Prompt<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prompt").field("input", &self.input).field("value", &self.value).finish_non_exhaustive()
    }
}

impl<T> Prompt<T> {
    /// A text with the caret behind it, of `longest` characters at the most. `parse` is given the text without the
    /// blanks around it.
    #[must_use]
    pub fn new(text: String, longest: usize, parse: fn(&str) -> T) -> Self {
        Self { value: parse(text.trim()), input: Input::new(text), parse, longest }
    }

    /// The text as it was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The text without the blanks around it.
    #[must_use]
    pub fn trimmed(&self) -> &str {
        self.text().trim()
    }

    /// What the text means.
    #[must_use]
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// How many characters stand before the caret.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.input.cursor()
    }

    /// The text before the caret, and that behind it.
    #[must_use]
    pub fn around_caret(&self) -> (&str, &str) {
        let text = self.text();
        let caret = text.char_indices().nth(self.caret()).map_or(text.len(), |(at, _)| at);
        text.split_at(caret)
    }

    /// Whether a character can be typed: the line has an end, and what must not reach a terminal never gets in.
    #[must_use]
    pub fn takes(&self, c: char) -> bool {
        !self.is_full() && foreign(c).is_none()
    }

    /// Whether the text is as long as it may be.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.room() == 0
    }

    /// Whether the text is longer than it may be, which only [`Prompt::set`] can make it.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.length() > self.longest
    }

    /// Changes the text or moves the caret; whether the text is another.
    pub fn edit(&mut self, request: InputRequest) -> bool {
        if matches!(request, InputRequest::InsertChar(c) if !self.takes(c)) {
            return false;
        }
        // What was deleted may be more than there is room for now.
        let before = (request == InputRequest::Yank).then(|| self.input.clone());
        let is_changed = self.input.handle(request).is_some_and(|change| change.value);
        if let Some(before) = before.filter(|_| self.is_too_long()) {
            self.input = before;
            return false;
        }
        if is_changed {
            self.value = (self.parse)(self.trimmed());
        }
        is_changed
    }

    /// Puts a text in at the caret, as much of it as there is room for.
    pub fn insert(&mut self, text: &str) -> Inserted {
        let text = strip(text.trim());
        let mut left = text.chars();
        let room = self.room();
        let any = left.by_ref().take(room).map(|c| self.input.handle(InputRequest::InsertChar(c))).count() > 0;
        if any {
            self.value = (self.parse)(self.trimmed());
        }
        Inserted { any, is_cut: left.next().is_some() }
    }

    /// Takes some bytes of the text out, and puts the caret there. What is put back brings them back. `false` where they are no
    /// part of the text.
    pub fn take_out(&mut self, range: Range<usize>) -> bool {
        let text = self.text().to_owned();
        let (Some(before), Some(taken)) = (text.get(..range.start), text.get(range.clone())) else { return false };
        let rest = [before, text.get(range.end..).unwrap_or_default()].concat();
        let mut input = std::mem::take(&mut self.input).with_value(taken.to_owned());
        // What was deleted before is something else.
        input.handle(InputRequest::GoToEnd);
        input.handle(InputRequest::DeleteLine);
        self.value = (self.parse)(rest.trim());
        self.input = input.with_value(rest).with_cursor(before.chars().count());
        true
    }

    /// Replaces the text; so many characters of it stand before the caret.
    pub fn set(&mut self, text: String, caret: usize) {
        self.value = (self.parse)(text.trim());
        self.input = Input::new(text).with_cursor(caret);
    }

    /// Puts the caret behind the text.
    pub fn to_end(&mut self) {
        self.input.handle(InputRequest::GoToEnd);
    }

    fn room(&self) -> usize {
        self.longest.saturating_sub(self.length())
    }

    fn length(&self) -> usize {
        self.text().chars().count()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use tui_input::InputRequest::{DeletePrevChar, GoToPrevChar, GoToStart, InsertChar, Yank};

    use super::{Inserted, Prompt};

    const LONGEST: usize = 20;

    fn prompt(text: &str) -> Prompt<String> {
        Prompt::new(text.to_owned(), LONGEST, str::to_uppercase)
    }

    #[test]
    fn the_value_is_that_of_the_text_after_every_change() {
        let mut prompt = prompt(" ab ");
        assert_eq!(prompt.value(), "AB");
        assert!(prompt.edit(DeletePrevChar) && prompt.edit(InsertChar('c')));
        assert_eq!((prompt.text(), prompt.value().as_str()), (" abc", "ABC"));
        assert_eq!(prompt.insert(" 学 "), Inserted { any: true, is_cut: false });
        assert_eq!(prompt.value(), "ABC学");
        prompt.set("xyz".to_owned(), 1);
        assert_eq!((prompt.value().as_str(), prompt.around_caret()), ("XYZ", ("x", "yz")));
    }

    thread_local! {
        static PARSED: Cell<usize> = const { Cell::new(0) };
    }

    #[test]
    fn the_text_is_parsed_once_for_each_change_and_never_else() {
        let mut prompt = Prompt::new("学".to_owned(), LONGEST, |text| {
            PARSED.set(PARSED.get() + 1);
            text.len()
        });
        assert_eq!(PARSED.get(), 1);
        prompt.edit(InsertChar('会'));
        prompt.insert("数学会");
        prompt.edit(DeletePrevChar);
        prompt.set("学会".to_owned(), 2);
        assert_eq!(PARSED.get(), 5);
        prompt.edit(GoToPrevChar);
        prompt.edit(GoToStart);
        prompt.edit(DeletePrevChar);
        prompt.to_end();
        prompt.insert(" ");
        assert_eq!((prompt.value(), prompt.trimmed(), prompt.caret()), (&6, "学会", 2));
        assert_eq!(PARSED.get(), 5);
    }

    #[test]
    fn moving_the_caret_changes_no_text() {
        let mut prompt = prompt("学会");
        assert!(!prompt.edit(GoToPrevChar));
        assert_eq!((prompt.caret(), prompt.around_caret()), (1, ("学", "会")));
        assert!(!prompt.edit(GoToStart) && !prompt.edit(DeletePrevChar));
        prompt.to_end();
        assert_eq!(prompt.caret(), 2);
    }

    #[test]
    fn what_is_taken_out_can_be_put_back() {
        let mut prompt = prompt("学会45岁x");
        assert!(prompt.take_out(6..11));
        assert_eq!((prompt.text(), prompt.caret(), prompt.value().as_str()), ("学会x", 2, "学会X"));
        assert!(prompt.edit(Yank));
        assert_eq!((prompt.text(), prompt.caret(), prompt.value().as_str()), ("学会45岁x", 5, "学会45岁X"));
        assert!(!prompt.take_out(1..6) && !prompt.take_out(6..99), "no part of the text");
        // There is no room for it any more.
        assert!(prompt.take_out(6..11) && prompt.insert(&"x".repeat(LONGEST)).any);
        assert!(!prompt.edit(Yank) && prompt.text().chars().count() == LONGEST);
    }

    #[test]
    fn the_line_has_an_end_and_takes_no_control_characters() {
        let mut prompt = prompt("");
        assert!(!prompt.edit(InsertChar('\u{1b}')));
        assert_eq!(prompt.insert("\u{1b}"), Inserted { any: false, is_cut: false });
        assert_eq!(prompt.insert(&"学".repeat(LONGEST + 1)), Inserted { any: true, is_cut: true });
        assert_eq!(prompt.text().chars().count(), LONGEST);
        assert!(prompt.is_full() && !prompt.is_too_long());
        assert!(!prompt.edit(InsertChar('x')) && !prompt.takes('x'));
        assert_eq!(prompt.insert("x"), Inserted { any: false, is_cut: true });
        assert!(prompt.edit(DeletePrevChar) && prompt.takes('x') && !prompt.is_full());
        prompt.set("x".repeat(LONGEST + 1), 0);
        assert!(prompt.is_too_long());
    }
}
