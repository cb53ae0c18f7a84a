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

use std::io::{self, Write};

use hashbrown::HashMap;
use serde_json::Value;
use uuid::Uuid;

use super::json::{data, written};
use super::node::{Fields, Uuids};
use crate::directory::{Directory, Kind, Record, RecordIdx, RecordList};
use crate::messages::Messages;

/// The version of the standard.
const VERSION: &str = "3.1";

/// What is written, and what each record is written with.
struct Exporter<'a> {
    directory: &'a Directory,
    messages: &'a Messages,
    uuids: Uuids,
    /// The organisations that have a record, by each of their names, with what is said of them.
    known: HashMap<&'a str, (Uuid, &'a str)>,
}

/// Records as one object, a line each. They are written one by one, however many they are; `progress` is told how many
/// have been written.
///
/// # Errors
/// What the writer says.
pub fn hsds(
    directory: &Directory,
    records: &RecordList,
    messages: &Messages,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(usize),
) -> io::Result<()> {
    let exporter = Exporter::new(directory, messages);
    let mut done = 0_usize;
    let mut list = |is_one: fn(Kind) -> bool, out: &mut dyn Write| -> io::Result<()> {
        let of_kind = |no: &RecordIdx| directory.heading(*no).is_some_and(|it| is_one(it.kind));
        let mut comma = "";
        for record in records.iter().filter(of_kind).filter_map(|no| directory.record(no)) {
            write!(out, "{comma}\n{}", written(&exporter.record(record)?, false)?)?;
            comma = ",";
            done = done.saturating_add(1);
            progress(done);
        }
        out.write_all(b"\n]")
    };
    let mut head = written(&Value::from(exporter.head()), false)?;
    // `texts` follow, in the object and in that of the directory.
    head.truncate(head.len().saturating_sub("}}".len()));
    write!(out, "{head},\"texts\":[")?;
    list(|kind| matches!(kind, Kind::Article | Kind::Preface), out)?;
    out.write_all(b"},\n\"services\":[")?;
    list(|kind| kind == Kind::Service, out)?;
    out.write_all(b",\n\"organizations\":[")?;
    list(|kind| matches!(kind, Kind::Society | Kind::Department | Kind::Profile), out)?;
    out.write_all(b"}\n")
}

impl<'a> Exporter<'a> {
    fn new(directory: &'a Directory, messages: &'a Messages) -> Self {
        let uuids = Uuids::of(directory);
        let mut known = HashMap::new();
        for kind in [Kind::Profile, Kind::Department] {
            for record in directory.of_kind(kind).iter().filter_map(|no| directory.record(no)) {
                let said = (uuids.record(record.id().as_str()), record.summary().unwrap_or_default());
                for name in std::iter::once(record.name()).chain(record.alternate_names().iter().map(String::as_str)) {
                    known.entry(name).or_insert(said);
                }
            }
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
    fn alternate_name<'b>(record: Record<'b>) -> Option<&'b str> {
        record.english().or_else(|| record.alternate_names().first().map(String::as_str))
    }
}
