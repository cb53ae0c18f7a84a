//! A piece of text with what it is to its reader and where it leads.

use std::sync::Arc;

use super::Role;
use crate::directory::{Id, RecordIdx};

/// Where a piece of text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a record.
    Record(RecordIdx),
    /// To a part of the directory.
    Part(Id),
    /// To a category of a part.
    Category(Id),
    /// To the societies of a discipline.
    Discipline(Id),
    /// To the whole charter.
    Charter,
    /// To a chapter of the charter, by its number.
    Chapter(u32),
    /// To a web address, as printed.
    Web(Arc<str>),
    /// To an e-mail address.
    Email(Arc<str>),
    /// To a telephone, by its number as printed.
    Phone(Arc<str>),
}

/// A piece of text on one line, or that is broken over several as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// The text.
    pub text: String,
    /// What it is to its reader.
    pub role: Role,
    /// Where it leads, if anywhere.
    pub target: Option<Target>,
}

impl Inline {
    /// A text that leads nowhere.
    #[must_use]
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, target: None }
    }

    /// The same text, leading somewhere.
    #[must_use]
    pub fn to(self, target: Option<Target>) -> Self {
        Self { target, ..self }
    }

    /// A web address, which leads to itself.
    #[must_use]
    pub fn web(address: &str) -> Self {
        Self::new(address, Role::Strong).to(Some(Target::Web(address.into())))
    }

    /// An e-mail address, which leads to itself.
    #[must_use]
    pub fn email(address: &str) -> Self {
        Self::new(address, Role::Strong).to(Some(Target::Email(address.into())))
    }

    /// A telephone number, which leads to itself.
    #[must_use]
    pub fn phone(number: &str) -> Self {
        Self::new(number, Role::Strong).to(Some(Target::Phone(number.into())))
    }
}
