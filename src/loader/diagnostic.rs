//! What can be wrong with a directory's files, each kind with the facts that its message needs.
//! The sentences stand in the message catalogue, not here.

use std::ops::Range;
use std::sync::Arc;

use super::file_names::Misnamed;
use super::setting::SettingFault;
use crate::text::Foreign;

/// A fault with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is.
    pub place: Location,
    /// What is wrong.
    pub kind: DiagnosticKind,
    /// Where the other one is: what a duplicate doubles, what a page comes before.
    pub other: Option<Location>,
}

/// A piece of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file as a message names it.
    pub file: String,
    /// The file's whole text, one for all its faults; empty for a file that is missing.
    pub text: Arc<str>,
    /// Byte offsets in the text; empty where something is missing.
    pub span: Range<usize>,
}

impl Location {
    /// Line and column, both from 1, the column in characters.
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        let before = &self.text[..self.span.start];
        let line_start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
        let lines = memchr::memchr_iter(b'\n', before.as_bytes()).count();
        (lines + 1, before[line_start..].chars().count() + 1)
    }
}

/// What is wrong. Strings are taken from the files and may hold anything; whoever prints them strips them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// The bytes were not UTF-8, or characters were lost before they became so: U+FFFD stands where.
    NotUtf8,
    /// The text is not RON.
    Syntax(SyntaxError),
    /// A value of another type was expected.
    WrongType(ExpectedType),
    /// No such field here.
    UnknownField {
        /// The field.
        found: String,
        /// The fields there are.
        expected: Vec<String>,
        /// The one that was meant, if one is like it.
        nearest: Option<String>,
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
        /// The one that was meant, if one is like it.
        nearest: Option<String>,
    },
    /// A file that the format has no place for.
    UnknownFile,
    /// A file or a folder that was not read for its name.
    Misnamed(Misnamed),
    /// A file without which there is no directory.
    MissingFile(&'static str),
    /// A character that must not reach a terminal.
    Foreign {
        /// The character.
        character: char,
        /// Its sort.
        sort: Foreign,
        /// Whether it stands in a `Text("…")`, beside which another may stand.
        in_paragraph: bool,
    },
    /// A character that looks like another one: a radical or compatibility ideograph, a blank of its own.
    LookAlike {
        /// The character.
        found: char,
        /// The one to write.
        right: char,
    },
    /// More marks over one character than are shown.
    TooManyMarks,
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
    /// A number 0 in a series that begins with 1.
    NumberZero,
    /// A number given twice in one series.
    DuplicateNumber(u32),
    /// A series of numbers with a gap, or not beginning with 1.
    NumberGap {
        /// The number found.
        found: u32,
        /// The number that should stand there.
        expected: u32,
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
    /// A name in English that cannot stand.
    English(EnglishError),
    /// A word of the thesaurus that cannot stand where it does.
    Thesaurus(ThesaurusError),
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
    /// A contact without a number, an address of the web or of the post.
    EmptyContact,
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
    /// A confirmation at a time that is neither a month nor a day of this or the last century.
    ConfirmedWhen(String),
    /// Events that are not oldest first.
    HistoryOrder {
        /// The date.
        found: String,
        /// The date before it.
        before: String,
    },
    /// A window that cannot occur.
    ImpossibleWindow(WindowError),
    /// An age limit that admits nobody, or says nothing.
    ImpossibleAge,
    /// A first birthday that is none.
    BirthLimit(BirthLimitError),
    /// A group that cannot be meant.
    ImpossibleGroup(GroupError),
    /// Two age limits for one group.
    GroupTwice(String),
    /// A heading that no section of the service has.
    NoSuchSection(String),
    /// A number that is not finite or below zero.
    BadValue,
    /// Societies counted otherwise than their list says.
    SocietyCount {
        /// How many there are.
        found: usize,
        /// How many the list says.
        expected: u32,
    },
    /// A reading whose syllables are not as many as its name's Han characters.
    PinyinLength {
        /// Syllables given.
        syllables: usize,
        /// Characters to be read.
        characters: usize,
    },
    /// A reader's setting that cannot be.
    Setting(SettingFault),
    /// A reading with a syllable that Mandarin has not.
    NoSyllable {
        /// The syllable.
        found: String,
        /// The one that was meant, if one is like it.
        nearest: Option<String>,
    },
}

/// Why a name in English cannot stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnglishError {
    /// Another record of its kind has it.
    Taken(String),
    /// There is a character of Chinese in it.
    Chinese(char),
    /// It is said to be printed, and is not given.
    NotGiven,
}

/// Why a word of the thesaurus cannot stand where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThesaurusError {
    /// It is the only one of its group, which leads nowhere.
    Lone(String),
    /// It stands twice in its group, or among the ignored words.
    Twice(String),
    /// It is ignored.
    Ignored(String),
}

/// Why a text is no RON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxError {
    /// There is nothing in the file, or nothing but comments.
    Empty,
    /// The text ends inside a bracket.
    End,
    /// A quote is not closed on its line.
    Quote,
    /// A comment that begins with `/*` is not closed.
    Comment,
    /// No character is written in this way behind a backslash.
    Escape,
    /// An attribute (`#![…]`) that the format has not.
    Attribute,
    /// A comma or a bracket is missing before this.
    Comma,
    /// A colon is missing behind a field's name.
    Colon,
    /// This bracket closes nothing here.
    Bracket(char),
    /// A punctuation mark of Chinese where one of ASCII is meant.
    FullWidth {
        /// The mark.
        found: char,
        /// The one that is meant.
        right: char,
    },
    /// Something stands behind the file's one value.
    Trailing,
    /// Brackets inside more brackets than are ever read.
    Deep,
    /// Anything else, in `ron`'s own words.
    Other(String),
}

/// The type that a value should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedType {
    /// A text in quotes.
    Text,
    /// A whole number.
    Whole,
    /// A whole number within its bounds: not below 0; numbers and counts go up to 4294967295, pages and
    /// years to 65535, months, years of a cycle and ages to 255.
    InBounds,
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A list in square brackets.
    List,
    /// Fields in parentheses.
    Fields,
    /// Several words without quotes.
    Word,
    /// A field's name.
    FieldName,
    /// The fields alone, without this name before them.
    Nameless(String),
}

/// What a reference points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference {
    /// `part` of a service.
    Part,
    /// `category` of a service.
    Category,
    /// `department` of a contact.
    Department,
    /// A term of an audience.
    Audience,
    /// A field of work in a condition.
    WorkField,
    /// A place in a condition or of an audience.
    Place,
}

/// Why a first birthday is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BirthLimitError {
    /// No day is named.
    NoDay(String),
    /// No oldest age stands beside it.
    NoMax,
    /// It is counted to another day than the one before.
    Disagrees {
        /// The day on which the oldest who are admitted become too old.
        found: String,
        /// The same of the first of the service.
        first: String,
    },
}

/// Why a group cannot be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupError {
    /// Its printed words are wanting.
    Unprinted,
    /// Everybody belongs to it.
    Everybody,
}

/// Why a window cannot occur.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowError {
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
