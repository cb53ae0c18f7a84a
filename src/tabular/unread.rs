//! Why a cell is not read.

use super::Column;
use crate::messages::Messages;

/// Why a cell is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// No whole number, or too large a one.
    NotANumber(String),
    /// A name that nothing of its list has, and the one that may have been meant.
    NoSuchName(String, Option<String>),
    /// A name that several of its list have.
    SeveralOfName(String),
    /// A word of a closed list, and those there are.
    NoSuchWord(String, Vec<&'static str>),
    /// More parts than there can be, and how many there can be.
    TooManyParts(String, usize),
    /// The printed heading is missing before names.
    LabelMissing(String),
    /// `[n]` with a number that makes no sense, and the largest that does.
    NoSuchPlace(String, usize),
    /// Several lines where one can stand.
    OneLine(String),
    /// Records of this sort have no such column.
    NotHere,
    /// The column only shows something.
    ShownOnly,
}

impl Unread {
    /// What is wrong with a cell and what would be right. `id` is that of its record.
    #[must_use]
    pub fn told(&self, column: Column, id: &str, messages: &Messages) -> String {
        let said = &messages.cells;
        let name = column.name(messages);
        match self {
            Self::NotANumber(text) => said.not_a_number(text),
            Self::NoSuchName(text, None) => said.no_such_name(name, text),
            Self::NoSuchName(text, Some(closest)) => said.no_such_name_closest(name, text, closest),
            Self::SeveralOfName(text) => said.several_of_name(name, text),
            Self::NoSuchWord(text, all) => said.no_such_word(text, all.join(messages.facts.and)),
            Self::TooManyParts(text, most) => said.too_many_parts(text, most),
            Self::LabelMissing(text) => said.label_missing(text),
            Self::NoSuchPlace(text, most) => said.no_such_place(text, most),
            Self::OneLine(text) => said.one_line(text),
            Self::NotHere => said.not_here(name),
            Self::ShownOnly => said.shown_only(name, id),
        }
    }
}
