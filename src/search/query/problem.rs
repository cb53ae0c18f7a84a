//! What of a query could not be understood, or is not to be found.

use super::table::FieldRole;
use super::traits::Trait;

/// Something in a query that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A field that does not exist; its value is searched for as a word.
    UnknownField {
        /// As typed.
        name: String,
        /// The field that may have been meant.
        closest: Option<FieldRole>,
        /// Its value, where a name was typed of something that records have or are.
        having: Option<Trait>,
    },
    /// A kind that does not exist; it restricts nothing.
    UnknownKind {
        /// As typed.
        value: String,
        /// The kind that may have been meant.
        closest: Option<&'static str>,
    },
    /// Nothing that a record may be or have; the field restricts nothing.
    UnknownTrait {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
    },
    /// A value that nothing in the directory answers to; nothing is found.
    UnknownValue {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
        /// The values that may have been meant, likeliest first.
        near: Vec<String>,
        /// The first of the values that there are; a last `…` stands for the others.
        known: Vec<String>,
    },
    /// A number was expected, from `from` to `to`; the field restricts nothing.
    NotANumber {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
        /// The smallest that makes sense.
        from: u8,
        /// The largest.
        to: u8,
    },
    /// A range whose first end is above the last; the field restricts nothing.
    Reversed {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
        /// The smaller end.
        from: u16,
        /// The larger.
        to: u16,
    },
    /// No degree and no rank; the field restricts nothing.
    NotAStep {
        /// The field.
        field: FieldRole,
        /// As typed.
        value: String,
    },
    /// No page; the field restricts nothing.
    NotAPage {
        /// As typed.
        value: String,
    },
    /// No month; the field restricts nothing.
    NotAMonth {
        /// As typed.
        value: String,
    },
    /// No day that there is; the field restricts nothing.
    NotADay {
        /// As typed.
        value: String,
    },
    /// No sex; the field restricts nothing.
    NotASex {
        /// As typed.
        value: String,
    },
    /// Two values of which nobody can have both; the second restricts nothing.
    Contradiction {
        /// The field.
        field: FieldRole,
        /// The value that stands first, as typed.
        first: String,
        /// The other.
        second: String,
    },
    /// The text is longer than a query may be; the rest is not read.
    TooLong {
        /// Characters that are read.
        most: usize,
    },
    /// It has more terms than a query may have; the rest is not looked for.
    TooManyTerms {
        /// Terms that are looked for.
        most: usize,
    },
}

impl Problem {
    /// Whether the answer to the query would be the answer to another one. What stands before a colon may be no field
    /// but text; a value that cannot be, and what was not read, are more than that.
    #[must_use]
    pub const fn is_fatal(&self) -> bool {
        match self {
            Self::UnknownField { .. } | Self::UnknownValue { .. } => false,
            Self::UnknownKind { .. }
            | Self::UnknownTrait { .. }
            | Self::NotANumber { .. }
            | Self::Reversed { .. }
            | Self::NotAStep { .. }
            | Self::NotAPage { .. }
            | Self::NotAMonth { .. }
            | Self::NotADay { .. }
            | Self::NotASex { .. }
            | Self::Contradiction { .. }
            | Self::TooLong { .. }
            | Self::TooManyTerms { .. } => true,
        }
    }
}
