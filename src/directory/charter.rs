//! A charter: chapters of numbered articles.

use serde::{Deserialize, Serialize};

use super::{Block, Id};

/// The rules an organisation gave itself (`charter.ron`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// The title as printed, with its brackets.
    pub title: String,
    /// The booklet's page on which it begins.
    pub page: u16,
    /// Its chapters, in order.
    pub chapters: Box<[Chapter]>,
}

/// A chapter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// From 1.
    pub number: u32,
    /// The title as printed, for example `总则`.
    pub title: String,
    /// Its articles, in order.
    pub articles: Box<[Article]>,
}

/// An article.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// `article-01` …
    pub id: Id,
    /// From 1, without gaps over all chapters.
    pub number: u32,
    /// The number as printed: `第一条`.
    pub label: String,
    /// What it is about, in a few words of our own.
    pub subject: String,
    /// The content, complete, in our own words.
    pub body: Box<[Block]>,
}
