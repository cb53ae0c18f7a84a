//! When what is printed was asked after, and by whom.

use serde::{Deserialize, Serialize};

/// That somebody asked and was told that it is so. Only a person who did that writes one down; no program makes one up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// The month or the day: `YYYY-MM` or `YYYY-MM-DD`.
    pub on: String,
    /// The office that asked, never a person's number.
    pub by: String,
    /// How it was asked.
    pub how: Means,
}

/// How something was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Means {
    /// By telephone.
    Call,
    /// On a page that the body itself publishes.
    Page,
    /// In writing.
    Letter,
}

impl Means {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Call, Self::Page, Self::Letter];
}
