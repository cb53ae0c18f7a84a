//! Running text: paragraphs and lists under the booklet's own headings.

use serde::{Deserialize, Serialize};

/// A piece of text under a heading of the booklet, written anew, in the booklet's order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading as printed, for example `评选标准与条件`.
    pub heading: String,
    /// Paragraphs and lists, in reading order.
    pub body: Box<[Block]>,
}

/// A paragraph or a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph, without line breaks.
    Text(String),
    /// A list, its items in order.
    List(Box<[Item]>),
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The mark as printed, for example `（一）` or `1.`; empty where the booklet prints none.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub mark: String,
    /// What the item says.
    pub text: String,
    /// Items below this one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub items: Box<[Item]>,
}
