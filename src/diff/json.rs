//! A difference as values for other programs.

use serde::Serialize;
use serde_json::Value;

use super::told::{Teller, Told};
use super::{Change, ChangeOf, Difference};
use crate::directory::Directory;

/// A difference: of each directory what it is called and how many records it has, how much is not what it was, and each change.
#[derive(Debug, Serialize)]
pub struct DifferenceJson<'a> {
    old: Side<'a>,
    new: Side<'a>,
    /// How many records are new.
    added: usize,
    /// How many are changed.
    changed: usize,
    /// How many are gone.
    withdrawn: usize,
    changes: Vec<ChangeJson<'a>>,
    /// The ids of records that are damaged in a compiled directory.
    damaged: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Side<'a> {
    title: &'a str,
    edition: Option<&'a str>,
    published: &'a str,
    records: usize,
}

#[derive(Debug, Serialize)]
struct ChangeJson<'a> {
    /// The record's id in the new directory, or in the old one if it is gone; `directory` of the directory itself.
    id: &'a str,
    /// What sort of record, or `directory`.
    kind: &'static str,
    /// `added`, `changed` or `withdrawn`.
    change: &'static str,
    name: &'a str,
    /// The id it had, where that is another.
    old_id: Option<&'a str>,
    /// The name it had, where that is another.
    old_name: Option<&'a str>,
    /// Whether it stands in another part, category, discipline or chapter.
    moved: bool,
    fields: Vec<FieldJson<'a>>,
}

#[derive(Debug, Serialize)]
struct FieldJson<'a> {
    /// `contacts[0].phones[1].number`.
    path: String,
    /// `added`, `changed`, `removed` or `moved`.
    change: &'static str,
    /// As the files have it; null where it said nothing.
    old: Option<&'a Value>,
    new: Option<&'a Value>,
    /// From which place of its list, from 0, where it says the same at another.
    moved_from: Option<usize>,
    /// The same in the reader's words.
    label: String,
    old_words: Option<String>,
    new_words: Option<String>,
}

/// A difference as values: the fields of a change are named as in the files.
#[must_use]
pub fn difference_json<'a>(difference: &'a Difference, teller: Teller<'a>) -> DifferenceJson<'a> {
    let [old, new] = teller.directories;
    let [added, changed, withdrawn] = difference.counts();
    DifferenceJson {
        old: side(old),
        new: side(new),
        added,
        changed,
        withdrawn,
        changes: difference.changes.iter().map(|change| of_change(change, teller)).collect(),
        damaged: difference.damaged.iter().filter_map(|no| Some(new.heading(*no)?.id)).collect(),
    }
}

fn side(directory: &Directory) -> Side<'_> {
    let info = directory.info();
    Side { title: &info.title, edition: info.edition.as_deref(), published: &info.published, records: directory.len() }
}

fn of_change<'a>(change: &'a Change, teller: Teller<'a>) -> ChangeJson<'a> {
    let [old, new] = teller.directories;
    let fields = change.fields.iter().map(|field| {
        let Told { label, old, new, .. } = teller.tell(field);
        FieldJson {
            path: field.path.to_string(),
            change: field.sort.slug(),
            old: field.old.as_ref(),
            new: field.new.as_ref(),
            moved_from: field.places.map(|[from, _]| from),
            label,
            old_words: old,
            new_words: new,
        }
    });
    let fields = fields.collect();
    let change_word = change.sort.slug();
    match change.of {
        ChangeOf::Directory => ChangeJson {
            id: "directory",
            kind: "directory",
            change: change_word,
            name: &new.info().title,
            old_id: None,
            old_name: None,
            moved: false,
            fields,
        },
        ChangeOf::Record { kind, old: before, new: after } => {
            let before = before.and_then(|no| old.heading(no));
            let after = after.and_then(|no| new.heading(no));
            let (id, name) = after.or(before).map_or(("", ""), |it| (it.id, it.name));
            ChangeJson {
                id,
                kind: kind.slug(),
                change: change_word,
                name,
                old_id: before.map(|it| it.id).filter(|it| *it != id),
                old_name: before.map(|it| it.name).filter(|it| *it != name),
                moved: change.is_moved(),
                fields,
            }
        }
    }
}
