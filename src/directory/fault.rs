//! What can be wrong with a directory's files, each kind with the facts that its message needs.
//! The sentences stand in the message catalogue, not here.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::Foreign;

/// A fault with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file as a message names it.
    pub file: String,
    /// The file's whole text.
    pub text: Cow<'static, str>,
    /// Byte offsets of what is wrong; empty where something is missing.
    pub span: Range<usize>,
    /// What is wrong.
    pub kind: FaultKind,
}

impl Fault {
    /// Line and column, both from 1, the column in characters.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        let before = &self.text[..self.span.start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// The line it stands on, without its end.
    #[must_use]
    pub fn line(&self) -> &str {
        let start = self.text[..self.span.start].rfind('\n').map_or(0, |at| at + 1);
        self.text[start..].lines().next().unwrap_or_default()
    }
}

/// What is wrong. Strings are taken from the files and may hold anything; whoever prints them strips them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The text is not RON; the reason in `ron`'s own words.
    Syntax(String),
    /// A value of another type was expected; `ron`'s own words.
    WrongType(String),
    /// No such field here.
    UnknownField {
        /// The field.
        found: String,
        /// The fields there are.
        expected: Vec<String>,
    },
    /// A field must be there.
    MissingField(String),
    /// A field stands twice.
    DuplicateField(String),
    /// No such variant.
    UnknownVariant {
        /// The variant.
        found: String,
        /// The variants there are.
        expected: Vec<String>,
    },
    /// A file that the format has no place for.
    UnknownFile,
    /// A file without which there is no directory.
    MissingFile(&'static str),
    /// A character that must not reach a terminal.
    Foreign {
        /// The character.
        character: char,
        /// Its sort.
        sort: Foreign,
    },
    /// An id that is not lower-case words joined by `-`.
    BadId(String),
    /// An id other than the kind and number of its record demand.
    UnexpectedId {
        /// The id in the file.
        found: String,
        /// What it should be.
        expected: String,
    },
    /// An id given twice.
    DuplicateId(String),
    /// A number given twice in one series.
    DuplicateNumber(u16),
    /// A series of numbers with a gap, or not beginning with 1.
    NumberGap {
        /// The number found.
        found: u16,
        /// The number that should stand there.
        expected: u16,
    },
    /// A page before that of the record with the next lower number.
    PageOrder {
        /// The page.
        found: u16,
        /// The page of the record before.
        before: u16,
    },
    /// A name that two records share.
    DuplicateName(String),
    /// A field that must not be empty.
    Empty(&'static str),
    /// A reference to something that is not there.
    Unknown {
        /// What sort of thing: a field of the format.
        what: Reference,
        /// The reference.
        found: String,
        /// The nearest that there is.
        nearest: Option<String>,
    },
    /// A category that belongs to another part.
    CategoryOfOtherPart {
        /// The category.
        category: String,
        /// The part it belongs to.
        part: String,
    },
    /// A department's printed name that is none of its alternate names.
    UnknownSpelling(String),
    /// A service's contact without a department.
    NoDepartment,
    /// A telephone number that cannot be one.
    BadPhone(String),
    /// A mobile number, which in such a book is a private person's.
    PrivatePhone(String),
    /// A web address that cannot be one.
    BadUrl(String),
    /// An e-mail address that cannot be one.
    BadEmail(String),
    /// A postcode that cannot be one.
    BadPostalCode(String),
    /// A date that is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or that no calendar has.
    BadDate(String),
    /// Events that are not oldest first.
    HistoryOrder {
        /// The date.
        found: String,
        /// The date before it.
        before: String,
    },
    /// A window that cannot occur.
    ImpossibleWindow(WindowFault),
    /// An age limit that admits nobody, or says nothing.
    ImpossibleAge,
    /// A number that is not finite or below zero.
    BadValue,
    /// Societies counted otherwise than their list says.
    SocietyCount {
        /// How many there are.
        found: usize,
        /// How many the list says.
        expected: u16,
    },
    /// A reading whose syllables are not as many as its name's Han characters.
    PinyinLength {
        /// Syllables given.
        syllables: usize,
        /// Characters to be read.
        characters: usize,
    },
}

/// What a reference points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// `part` of a service.
    Part,
    /// `category` of a service.
    Category,
    /// `department` of a contact.
    Department,
    /// A term of an audience.
    Audience,
}

/// Why a window cannot occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowFault {
    /// A month outside 1–12.
    Month(u8),
    /// A week outside 1–5.
    Week(u8),
    /// A day that the month does not have.
    Day {
        /// The month.
        month: u8,
        /// The day.
        day: u8,
    },
    /// A cycle of no years.
    NoYears,
    /// A cycle whose years do not add up.
    Cycle {
        /// The length given.
        years: u8,
        /// First year.
        from: u16,
        /// Last year.
        to: u16,
    },
}
