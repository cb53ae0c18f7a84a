//! What is not in one directory what it was in another.
//!
//! Knows `directory`, `document`, `messages` and `text`.
//!
//! Rules:
//! - records are compared as serde writes them, value by value: no field is named where they are compared, so that one that
//!   is added to the format is compared as well. What a reader is told of a field stands in one table, `words`;
//! - two directories have one difference, in one order, in every run: the directory itself, then the records of the new one
//!   in its order, each kind followed by those of the old one that are gone;
//! - records that are the same are not written out.
//!
//! Parts:
//! - `matching`: which record is which
//! - `likeness`: how much of a text is that of another one
//! - `values`: two values compared field by field
//! - `lists`: which element of a list is which
//! - `path`: where in a record something stands
//! - `words`: what each field is called
//! - `told`: a changed field in words
//! - `marks`: what was changed in a sentence
//! - `text`, `json`: a difference as lines and Markdown, and as values for other programs

mod json;
mod likeness;
mod lists;
mod marks;
mod matching;
mod path;
mod text;
mod told;
mod values;
mod words;

pub use json::{DifferenceJson, difference_json};
pub use marks::{Marked, mark};
pub use path::{Path, Step};
pub use text::{DifferenceText, Written};
pub use told::{Teller, Told};
pub use values::{FieldChange, FieldSort, Within};

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::directory::{Directory, Kind, Record, RecordIdx};
use values::compare_values;

/// How something is not what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// It was not there.
    Added,
    /// It says something else.
    Changed,
    /// It is no longer there.
    Withdrawn,
}

impl Sort {
    /// The word for it in machine-readable output.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What a change is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeOf {
    /// The directory itself: its titles, parts, lists, the thesaurus.
    Directory,
    /// A record of a kind, by its place in the old directory and in the new one, where it is there.
    Record {
        /// Its kind.
        kind: Kind,
        /// Its place in the old directory.
        old: Option<RecordIdx>,
        /// Its place in the new one.
        new: Option<RecordIdx>,
    },
}

/// What is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What it is of.
    pub of: ChangeOf,
    /// How it is not what it was.
    pub sort: Sort,
    /// The fields that are not what they were; none of what is there in one directory alone.
    pub fields: Vec<FieldChange>,
}

impl Change {
    fn has(&self, names: &[&str]) -> bool {
        let is_record = matches!(self.of, ChangeOf::Record { .. });
        is_record && self.fields.iter().any(|field| names.contains(&&*field.path.to_string()))
    }

    /// Whether a record has another name.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        match self.of {
            ChangeOf::Record { kind: Kind::Article, .. } => self.has(&["subject"]),
            ChangeOf::Record { kind: Kind::Preface, .. } => self.has(&["title"]),
            _ => self.has(&["name"]),
        }
    }

    /// Whether a record stands in another part, category, discipline or chapter.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.has(&["part", "category", "discipline", "chapter"])
    }

    /// Whether a record has another id.
    #[must_use]
    pub fn is_renumbered(&self) -> bool {
        self.has(&["id"])
    }
}

/// What is not in one directory what it was in another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Difference {
    /// What is not what it was, in order.
    pub changes: Vec<Change>,
    /// Records that are damaged in a compiled directory and could not be compared, by their places in the new one.
    pub damaged: Vec<RecordIdx>,
}

impl Difference {
    /// Compares two directories.
    #[must_use]
    pub fn of(old: &Directory, new: &Directory) -> Self {
        let pairs = matching::pairs(old, new);
        let mut difference = Self::default();
        let fields = compare_values(&directory_value(old, old, &pairs), &directory_value(new, old, &pairs));
        if !fields.is_empty() {
            difference.changes.push(Change { of: ChangeOf::Directory, sort: Sort::Changed, fields });
        }
        let partner: HashMap<RecordIdx, RecordIdx> = pairs.iter().map(|[old, new]| (*new, *old)).collect();
        let mut kept: Vec<RecordIdx> = pairs.iter().map(|[old, _]| *old).collect();
        kept.sort_unstable();
        for kind in Kind::ALL {
            for no in new.of_kind(kind).iter() {
                difference.compare([old, new], kind, partner.get(&no).copied(), no);
            }
            let gone = old.of_kind(kind);
            for no in gone.iter().filter(|no| kept.binary_search(no).is_err()) {
                let of = ChangeOf::Record { kind, old: Some(no), new: None };
                difference.changes.push(Change { of, sort: Sort::Withdrawn, fields: Vec::new() });
            }
        }
        difference
    }

    fn compare(&mut self, [old, new]: [&Directory; 2], kind: Kind, before: Option<RecordIdx>, no: RecordIdx) {
        let of = ChangeOf::Record { kind, old: before, new: Some(no) };
        let Some(before) = before else {
            return self.changes.push(Change { of, sort: Sort::Added, fields: Vec::new() });
        };
        let (Some(before), Some(after)) = (old.record(before), new.record(no)) else {
            return self.damaged.push(no);
        };
        if is_same(before, after) {
            return;
        }
        let fields = compare_values(&record_value(before), &record_value(after));
        if !fields.is_empty() {
            self.changes.push(Change { of, sort: Sort::Changed, fields });
        }
    }

    /// Whether the two directories say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.damaged.is_empty()
    }

    /// How many records are new, changed and gone.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        let records = |sort| {
            let is_record = |it: &&Change| matches!(it.of, ChangeOf::Record { .. }) && it.sort == sort;
            self.changes.iter().filter(is_record).count()
        };
        [records(Sort::Added), records(Sort::Changed), records(Sort::Withdrawn)]
    }
}

/// Whether two records say the same, also of where they stand.
fn is_same(old: Record<'_>, new: Record<'_>) -> bool {
    match (old, new) {
        (Record::Service(old), Record::Service(new)) => old == new,
        (Record::Society(list, old), Record::Society(other, new)) => list.id == other.id && old == new,
        (Record::Department(old), Record::Department(new)) => old == new,
        (Record::Profile(old), Record::Profile(new)) => old == new,
        (Record::Article(chapter, old), Record::Article(other, new)) => chapter.number == other.number && old == new,
        (Record::Preface(old), Record::Preface(new)) => old == new,
        _ => false,
    }
}

/// A value as serde writes it. What the records hold can always be written.
fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// A value with a field more.
fn with(value: Value, name: &str, more: Value) -> Value {
    match value {
        Value::Object(mut fields) => {
            fields.insert(name.to_owned(), more);
            Value::Object(fields)
        }
        other => other,
    }
}

/// A record as serde writes it, with the discipline of a society and the chapter of an article.
fn record_value(record: Record<'_>) -> Value {
    match record {
        Record::Service(it) => written(it),
        Record::Society(discipline, it) => with(written(it), "discipline", written(discipline.id)),
        Record::Department(it) => written(it),
        Record::Profile(it) => written(it),
        Record::Article(chapter, it) => with(written(it), "chapter", written(&chapter.number)),
        Record::Preface(it) => written(it),
    }
}

/// Everything that a directory says besides its records. Departments have no printed number, so their order is a thing of its
/// own: that of those which are in both, by their old ids.
fn directory_value(directory: &Directory, old: &Directory, pairs: &[[RecordIdx; 2]]) -> Value {
    let contents = directory.frame();
    let mut value = written(&contents.info);
    if let Value::Object(fields) = &mut value {
        fields.shift_remove("preface");
    }
    let without = |value: Value, field: &str| match value {
        Value::Object(mut fields) => {
            fields.shift_remove(field);
            Value::Object(fields)
        }
        other => other,
    };
    let charter = contents.charter.as_ref().map_or(Value::Null, |charter| {
        let chapters = charter.chapters.iter().map(|chapter| without(written(chapter), "articles"));
        with(written(charter), "chapters", chapters.collect())
    });
    let disciplines = contents.disciplines.iter().map(|it| without(written(it), "societies")).collect();
    let is_old = std::ptr::eq(directory, old);
    let mut departments: Vec<[RecordIdx; 2]> = pairs
        .iter()
        .copied()
        .filter(|[before, _]| old.heading(*before).is_some_and(|it| it.kind == Kind::Department))
        .collect();
    departments.sort_unstable_by_key(|[before, after]| if is_old { *before } else { *after });
    let departments = departments.iter().filter_map(|[before, _]| Some(Value::from(old.heading(*before)?.id)));
    let mut rest = Map::new();
    rest.insert("society_list".into(), contents.society_list.as_ref().map_or(Value::Null, written));
    rest.insert("disciplines".into(), disciplines);
    rest.insert("departments".into(), departments.collect());
    rest.insert("charter".into(), charter);
    rest.insert("thesaurus".into(), written(&contents.thesaurus));
    if let Value::Object(fields) = &mut value {
        fields.extend(rest);
    }
    value
}

#[cfg(test)]
mod tests;
