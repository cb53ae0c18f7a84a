//! What a file says, whichever it is: rows of cells, or whole records. Every reader ends here, and everything behind it
//! knows no formats.

use super::call_sheet::{CallDoubt, Called};
use super::card_changes::CardDoubt;
use super::cards::IncomingCard;
use super::grid::At;
use crate::messages::Messages;
use crate::tabular::{Column, Row, SheetKind, Unread};

/// What a file says of a directory.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// Records by their cells.
    pub rows: Vec<IncomingRow>,
    /// Records as values.
    pub records: Vec<IncomingRecord>,
    /// Rows of a call sheet on which something was filled in.
    pub calls: Vec<Called>,
    /// Cards of those who answer.
    pub cards: Vec<IncomingCard>,
    /// How many rows of a call sheet were left as they were, or how many cards say nothing new.
    pub unchanged: usize,
    /// What was passed over, and why.
    pub skipped: Vec<Skipped>,
    /// What nobody can be sure of. Where there is anything, nothing is written.
    pub unclear: Vec<Unclear>,
}

/// A record by its cells. A column that is not among them stays as it is.
#[derive(Debug, Clone, Default)]
pub struct IncomingRow {
    /// Where it stands.
    pub at: At,
    /// What the sheet says of which records it has.
    pub sheet: Option<SheetKind>,
    /// Its cells, also those that are empty: what stood there is to be taken out.
    pub cells: Vec<IncomingCell>,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct IncomingCell {
    /// What it says something about.
    pub column: Column,
    /// Where it stands.
    pub at: At,
    /// What stands in it, tidied.
    pub text: String,
}

/// A record as a value: a reader takes the one that the directory has and changes in it what its file says.
#[derive(Debug, Clone)]
pub struct IncomingRecord {
    /// Where the file says it.
    pub at: At,
    /// The record as it is to be.
    pub value: Row,
}

/// Something that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands.
    pub at: At,
    /// Why.
    pub reason: SkipReason,
}

/// Why something is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// A sheet that is hidden.
    Hidden,
    /// A sheet without our headings.
    NoHeadings,
    /// The preface, which stands in the file of the directory itself.
    Preface,
    /// A row with neither an id nor a name.
    Nameless,
    /// A number that was found wrong, without the right one.
    WrongNumber,
    /// A contact with another number of which nothing is said.
    OtherNumber,
    /// Something printed that is not on the card of who answers.
    NotOnCard,
}

impl SkipReason {
    /// In words.
    #[must_use]
    pub const fn told(self, messages: &Messages) -> &'static str {
        let said = &messages.import;
        match self {
            Self::Hidden => said.skipped_hidden,
            Self::NoHeadings => said.skipped_no_headings,
            Self::Preface => said.skipped_preface,
            Self::Nameless => said.skipped_nameless,
            Self::WrongNumber => said.skipped_wrong_number,
            Self::OtherNumber => said.skipped_other_number,
            Self::NotOnCard => said.skipped_not_on_card,
        }
    }
}

/// Something of which nobody can be sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// Where it stands.
    pub at: At,
    /// What.
    pub doubt: Doubt,
}

/// What is unclear, each with the facts that its message needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A heading that is no column's.
    UnknownHeading {
        /// As it stands.
        found: String,
        /// The one that may have been meant.
        closest: Option<String>,
    },
    /// Cells in a column without a heading.
    NoHeading,
    /// Two columns of one heading; where the other one stands.
    HeadingTwice(At),
    /// A number where a text was typed; it may have lost zeros and signs.
    MadeNumber(String),
    /// A date that a spreadsheet has made of something.
    MadeDate(String),
    /// A formula that ended in an error.
    FormulaError(String),
    /// Cells that are shown as one; the last of them.
    Merged(String),
    /// A record that the file has already; where.
    Twice {
        /// Its id.
        id: String,
        /// Where it stood before.
        other: At,
    },
    /// No id, and none that would follow.
    NoId,
    /// An id that is none.
    NotAnId {
        /// As it stands.
        found: String,
        /// The one that may have been meant.
        closest: Option<String>,
    },
    /// A new record of a kind that comes only with an editor.
    NotNew(String),
    /// A new record with the name of another.
    NameTaken {
        /// The name.
        name: String,
        /// The id of the one that has it.
        id: String,
    },
    /// A new record lacks something.
    Lacks(Column),
    /// A column whose cells stand in the row of another record.
    Slid {
        /// Which.
        column: Column,
        /// How many cells.
        count: usize,
    },
    /// The names of nearly all records change while their ids stay.
    NamesChanged(usize),
    /// A cell is not read, of the record with an id.
    Unread {
        /// Which column.
        column: Column,
        /// The record's id.
        id: String,
        /// Why.
        reason: Unread,
    },
    /// A value that a field cannot have; what would be right, in English.
    NotAValue(String),
    /// What was filled in on a call sheet.
    Call(CallDoubt),
    /// What stands on a card.
    Card(CardDoubt),
    /// The record whose values could not be put into its file.
    NoPlace(String),
}

impl Unclear {
    /// What is unclear and what would be right, in one line behind its place.
    #[must_use]
    pub fn told(&self, messages: &Messages) -> String {
        messages.labelled(&self.at.shown(messages), &self.doubt.told(messages))
    }
}

impl Doubt {
    fn told(&self, messages: &Messages) -> String {
        let said = &messages.import;
        match self {
            Self::UnknownHeading { found, closest: Some(closest) } => said.unknown_heading_closest(found, closest),
            Self::UnknownHeading { found, closest: None } => said.unknown_heading(found),
            Self::NoHeading => said.no_heading.to_owned(),
            Self::HeadingTwice(other) => said.heading_twice(other.shown(messages)),
            Self::MadeNumber(found) => said.made_number(found),
            Self::MadeDate(found) => said.made_date(found),
            Self::FormulaError(found) => said.formula_error(found),
            Self::Merged(last) => said.merged(last),
            Self::Twice { id, other } => said.twice(id, other.shown(messages)),
            Self::NoId => said.no_id.to_owned(),
            Self::NotAnId { found, closest: Some(closest) } => said.not_an_id_closest(found, closest),
            Self::NotAnId { found, closest: None } => said.not_an_id(found),
            Self::NotNew(id) => said.not_new(id),
            Self::NameTaken { name, id } => said.name_taken(name, id),
            Self::Lacks(column) => said.lacks(column.name(messages)),
            Self::Slid { column, count } => said.slid(column.name(messages), count),
            Self::NamesChanged(count) => said.names_changed(count),
            Self::Unread { column, id, reason } => reason.told(*column, id, messages),
            Self::NotAValue(reason) => said.not_a_value(reason),
            Self::Call(doubt) => doubt.told(messages),
            Self::Card(doubt) => doubt.told(messages),
            Self::NoPlace(id) => said.no_place(id),
        }
    }
}
