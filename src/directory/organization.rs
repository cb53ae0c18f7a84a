//! Societies, departments and profiles: what HSDS calls `organization`.

use serde::{Deserialize, Serialize};

use super::{Contact, Event, Figure, Id, Name, Section};

/// What holds for the whole list of societies (`societies.ron`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SocietyList {
    /// The list's title as printed.
    pub title: String,
    /// The day the list was made, `YYYY-MM-DD`.
    pub as_of: String,
    /// The booklet's page.
    pub page: u16,
    /// How many societies the booklet counts in all.
    pub count: u32,
    /// The contact that answers for every society of the list.
    pub contacts: Box<[Contact]>,
}

/// A discipline with its societies (`societies/*.ron`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discipline {
    /// For example `natural-science`.
    pub id: Id,
    /// Its place in the list, from 1.
    pub number: u32,
    /// The name as printed, for example `理学`.
    pub name: String,
    /// Its name in English, where the directory has one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english: Option<String>,
    /// Whether the booklet prints that very name; else it is ours.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english_printed: bool,
    /// Other names.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternate_names: Box<[String]>,
    /// Its societies, in the order of their numbers.
    pub societies: Box<[Society]>,
}

/// A learned society.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Society {
    /// `society-<discipline>-01` …
    pub id: Id,
    /// The printed number, from 1 in each discipline.
    pub number: u32,
    /// The name as printed.
    pub name: String,
    /// Its name in English, where the directory has one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english: Option<String>,
    /// Whether the booklet prints that very name; else it is ours.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english_printed: bool,
    /// Other names, and short names that people use.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternate_names: Box<[String]>,
    /// The reading of `name`, syllables separated by blanks, where the pinyin table is wrong.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub pinyin: Option<String>,
    /// Doubts about what is printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub notes: Box<[String]>,
}

/// A department or body that answers the telephone (`departments.ron`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// `department-<slug>`.
    pub id: Id,
    /// The one name that its spellings are folded to.
    pub name: String,
    /// Its name in English, where the directory has one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english: Option<String>,
    /// Whether the booklet prints that very name; else it is ours.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english_printed: bool,
    /// The other spellings printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternate_names: Box<[String]>,
    /// The reading of `name`, syllables separated by blanks, where the pinyin table is wrong.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub pinyin: Option<String>,
    /// The first page it stands on.
    pub page: u16,
    /// Doubts about what is printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub notes: Box<[String]>,
}

impl Department {
    /// Its name in both languages.
    #[must_use]
    pub fn title(&self) -> Name<'_> {
        Name::new(&self.name, self.english.as_ref())
    }
}

/// An organisation that the booklet describes at length (`profiles/*.ron`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// `profile-<slug>`.
    pub id: Id,
    /// Its place among the profiles, from 1.
    pub number: u32,
    /// The name as printed.
    pub name: String,
    /// Its name in English, where the directory has one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english: Option<String>,
    /// Whether the booklet prints that very name; else it is ours.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub english_printed: bool,
    /// Other names.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternate_names: Box<[String]>,
    /// The reading of `name`, syllables separated by blanks, where the pinyin table is wrong.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub pinyin: Option<String>,
    /// The booklet's page.
    pub page: u16,
    /// What it is, in one sentence of our own.
    pub summary: String,
    /// Dated events, oldest first.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub history: Box<[Event]>,
    /// Numbers the booklet reports.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub figures: Box<[Figure]>,
    /// Address, postcode, telephone, site.
    pub contacts: Box<[Contact]>,
    /// The text, under the booklet's headings and in its order.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub sections: Box<[Section]>,
    /// Doubts about what is printed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub notes: Box<[String]>,
}
