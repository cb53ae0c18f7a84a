//! What a directory says of itself, and the words by which it is ordered.

use serde::{Deserialize, Serialize};

use super::{Block, Id, Name, Sex};

/// The directory's own data (`directory.ron`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectoryInfo {
    /// The title as printed on the cover.
    pub title: String,
    /// Other forms of the title.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternate_titles: Box<[String]>,
    /// The title for a narrow screen, a few characters.
    pub short_title: String,
    /// The edition as printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub edition: Option<String>,
    /// Who published it.
    pub publisher: String,
    /// When, `YYYY-MM` or `YYYY-MM-DD`.
    pub published: String,
    /// What many names begin with and nobody types, longest first, for example `天津市`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub common_prefixes: Box<[String]>,
    /// The preface.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub preface: Option<Preface>,
    /// The parts, in order.
    pub parts: Box<[Part]>,
    /// The short list that audiences are folded to.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub audiences: Box<[AudienceTerm]>,
    /// Fields of work that conditions tell apart.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub fields: Box<[Term]>,
    /// Places that conditions name: where one works, whose citizen one is.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub places: Box<[Term]>,
}

/// The preface.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preface {
    /// `preface`.
    pub id: Id,
    /// The heading as printed.
    pub title: String,
    /// The content in our own words.
    pub body: Box<[Block]>,
    /// Who signs it and when, as printed.
    pub signed: String,
}

/// A part of the directory (HSDS `taxonomy_term`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// `part-1` …
    pub id: Id,
    /// From 1.
    pub number: u32,
    /// The title as printed.
    pub name: String,
    /// Its name in English, where the directory has one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english: Option<String>,
    /// Whether the booklet prints that very name; else it is ours.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english_printed: bool,
    /// Its categories, in order; empty where the booklet prints none.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub categories: Box<[Category]>,
}

impl Part {
    /// Its name in both languages.
    #[must_use]
    pub fn title(&self) -> Name<'_> {
        Name::new(&self.name, self.english.as_ref())
    }
}

impl Category {
    /// Its name in both languages.
    #[must_use]
    pub fn title(&self) -> Name<'_> {
        Name::new(&self.name, self.english.as_ref())
    }
}

/// A category within a part.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// A slug, unique over all parts.
    pub id: Id,
    /// The title as printed.
    pub name: String,
    /// Its name in English, where the directory has one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english: Option<String>,
    /// Whether the booklet prints that very name; else it is ours.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english_printed: bool,
}

/// A word of the short list that audiences are folded to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AudienceTerm {
    /// For example `enterprises`.
    pub id: Id,
    /// In Chinese, for example `企业`.
    pub name: String,
    /// In English.
    pub english: String,
    /// Other words that mean the same and that a reader may type.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternate_names: Box<[String]>,
    /// Whether they are bodies and not people: a body has no age.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub organization: bool,
    /// Ids of terms that mean these people or bodies, too, and others: all engineers are 科技工作者.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub broader: Box<[Id]>,
    /// Whether every person is one, as of the public.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub everybody: bool,
    /// The sex of all of them, where they have one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub sex: Option<Sex>,
}

/// A word of a short list: a field of work, or a place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// For example `medicine`.
    pub id: Id,
    /// In Chinese, for example `医学`.
    pub name: String,
    /// In English.
    pub english: String,
    /// Other words that mean the same and that a reader may type.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternate_names: Box<[String]>,
    /// Ids of terms of the same list that hold this one: the country of a city.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub broader: Box<[Id]>,
}
