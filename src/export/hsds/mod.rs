//! Records as JSON of the Human Services Data Specification (HSDS) 3.1.
//!
//! The standard has no form for several records in one file but the pages of an API, which hold records of one sort. So
//! the whole is one object: `services` and `organizations`, each entry a `service` or an `organization` of the standard
//! with all that belongs to it inside. Ids are UUIDs made of the directory's own ids, and of its publisher.
//!
//! What the standard has no word for stands in the one property `kechuang`, which it allows: `id`, `kind` and `data`, the
//! record's own fields, by which it comes back as it left. At the top `kechuang` names the directory, and `texts` in it
//! holds articles and the preface, for which the standard has no object at all.
//!
//! Parts:
//! - `service`: services
//! - `organization`: societies, departments and profiles, and the bodies behind a service
//! - `schedule`: when
//! - `contact`: whom to call, and where
//! - `terms`: attributes, and the terms of the directory's own lists

mod contact;
mod organization;
mod schedule;
mod service;
mod terms;

use std::io::{BufWriter, Write};

use hashbrown::HashMap;
use serde_json::Value;
use uuid::Uuid;

use super::json::{data, write_value, written};
use super::leaving::{Leaving, Left, NotWritten};
use super::node::{Fields, Uuids};
use crate::directory::{Directory, Kind, Record, RecordList};
use crate::messages::Messages;

/// The version of the standard.
const VERSION: &str = "3.1";

/// What is written, and what each record is written with.
struct Exporter<'a> {
    directory: &'a Directory,
    messages: &'a Messages,
    uuids: Uuids<'a>,
    /// The organisations that have a record, by each of their names, with what is said of them.
    known: HashMap<String, (Uuid, String)>,
}

/// Writes records as one object, a line each.
///
/// # Errors
/// See [`NotWritten`].
pub(super) fn hsds(
    leaving: &Leaving<'_>,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> Result<Left, NotWritten> {
    let mut out = BufWriter::new(out);
    let exporter = Exporter::new(leaving.directory, leaving.lang.messages());
    let mut done = 0;
    let mut list = |kinds: &[Kind], out: &mut BufWriter<&mut dyn Write>| -> Result<(), NotWritten> {
        let mut before = "\n";
        let records = of_kinds(leaving, kinds);
        leaving.each(&records, &mut |count| progress(done + count), |_, record| {
            out.write_all(std::mem::replace(&mut before, ",\n").as_bytes())?;
            Ok(write_value(out, &exporter.record(record)?)?)
        })?;
        done += records.len();
        Ok(out.write_all(b"\n]")?)
    };
    let head = written(&Value::from(exporter.head()), false)?;
    // The texts follow, in the object that tells of the directory.
    write!(out, "{},\"texts\":[", head.strip_suffix("}}").unwrap_or(&head))?;
    list(&[Kind::Article, Kind::Preface], &mut out)?;
    out.write_all(b"},\n\"services\":[")?;
    list(&[Kind::Service], &mut out)?;
    out.write_all(b",\n\"organizations\":[")?;
    list(&[Kind::Society, Kind::Department, Kind::Profile], &mut out)?;
    out.write_all(b"}\n")?;
    out.flush()?;
    Ok(Left { records: done, ..Left::default() })
}

/// The records of some kinds.
fn of_kinds(leaving: &Leaving<'_>, kinds: &[Kind]) -> RecordList {
    let is_one = |kind: Kind| kinds.contains(&kind);
    leaving.records.iter().filter(|no| leaving.directory.heading(*no).is_some_and(|it| is_one(it.kind))).collect()
}

impl<'a> Exporter<'a> {
    fn new(directory: &'a Directory, messages: &'a Messages) -> Self {
        let uuids = Uuids::of(directory);
        let mut known = HashMap::new();
        let [profiles, departments] = [Kind::Profile, Kind::Department].map(|kind| directory.of_kind(kind));
        for no in profiles.iter().chain(departments.iter()) {
            directory.with_record(no, |record| {
                let said = record.summary().unwrap_or_default();
                for name in std::iter::once(record.name()).chain(record.alternate_names().iter().map(String::as_str)) {
                    let whole = || (uuids.record(record.id().as_str()), said.to_owned());
                    known.entry(name.to_owned()).or_insert_with(whole);
                }
            });
        }
        Self { directory, messages, uuids, known }
    }

    /// The version, and what the directory says of itself.
    fn head(&self) -> Fields {
        let info = self.directory.info();
        let ours = Fields::default()
            .with("title", info.title.as_str())
            .maybe("edition", info.edition.as_deref())
            .with("publisher", info.publisher.as_str())
            .with("published", info.published.as_str());
        Fields::default().with("version", VERSION).with("kechuang", ours)
    }

    fn record(&self, record: Record<'_>) -> serde_json::Result<Value> {
        let ours = Fields::default()
            .with("id", record.id().as_str())
            .with("kind", record.kind().slug())
            .with("data", data(record)?);
        let fields = match record {
            Record::Service(it) => self.service(it),
            Record::Society(..) | Record::Department(_) | Record::Profile(_) => self.organization(record),
            Record::Article(..) | Record::Preface(_) => Fields::default().with("name", record.name()),
        };
        Ok(fields.with("kechuang", ours).into())
    }

    /// The name in English, else the first of the other names: the standard has one.
    fn alternate_name(record: Record<'_>) -> Option<&str> {
        record.english().or_else(|| record.alternate_names().first().map(String::as_str))
    }
}
