//! Records as JSON: what `kechuang export --format json` and `jsonl` write, back in.

use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Value};

use super::encoding::decode;
use super::grid::{At, Unit};
use super::incoming::{Doubt, Incoming, IncomingRecord, SkipReason, Skipped, Unclear};
use super::refusal::BadFile;
use crate::directory::Kind;
use crate::tabular::Row;

/// The field of an export in which its records stand.
const RECORDS: &str = "records";

/// The values that a text holds, one behind the other, and whether there are several.
pub(super) fn values(bytes: &[u8]) -> Result<Vec<Value>, BadFile> {
    let decoded = decode(bytes)?;
    let mut values = Vec::new();
    for value in Deserializer::from_str(&decoded.text).into_iter::<Value>() {
        values.push(value.map_err(|error| BadFile::NotJson { line: error.line(), column: error.column() })?);
    }
    if values.is_empty() { Err(BadFile::Empty) } else { Ok(values) }
}

/// Reads records of our own form.
///
/// # Errors
/// JSON of another form.
pub(super) fn read(values: Vec<Value>) -> Result<Incoming, BadFile> {
    let is_lines = values.len() > 1;
    let records: Vec<Value> = values
        .into_iter()
        .flat_map(|mut value| match value.get_mut(RECORDS).map(Value::take).unwrap_or(value) {
            Value::Array(values) => values,
            value => vec![value],
        })
        .collect();
    // A list of what was found has no data, and another standard has other fields.
    if records.is_empty() || !records.iter().all(is_ours) {
        return Err(BadFile::OtherJson);
    }
    let mut incoming = Incoming::default();
    for (number, value) in (1..).zip(records) {
        let at = At { row: number, unit: if is_lines { Unit::Line } else { Unit::Element }, ..At::default() };
        add(&mut incoming, at, value);
    }
    Ok(incoming)
}

/// Whether a value has what a record of ours has.
pub(super) fn is_ours(value: &Value) -> bool {
    ["id", "kind", "data"].iter().all(|field| value.get(field).is_some())
}

/// Adds what a value of ours says.
pub(super) fn add(incoming: &mut Incoming, at: At, value: Value) {
    match record(value) {
        Ok(value) => incoming.records.push(IncomingRecord { at, value }),
        Err(Some(doubt)) => incoming.unclear.push(Unclear { at, doubt }),
        // Its file is the directory's own, which is no record's.
        Err(None) => incoming.skipped.push(Skipped { at, reason: SkipReason::Preface }),
    }
}

/// A record; `None` where it is one that is passed over.
fn record(mut value: Value) -> Result<Row, Option<Doubt>> {
    let said = |field: &str| value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (id, kind) = (said("id"), said("kind"));
    let known = Kind::ALL.into_iter().find(|it| it.slug() == kind);
    let known = known.ok_or_else(|| Some(Doubt::NotAValue(format!("kind: {kind}"))))?;
    let data = value.get_mut("data").map(Value::take).unwrap_or_default();
    if data.get("id").and_then(Value::as_str) != Some(&id) {
        return Err(Some(Doubt::NotAValue(format!("id: {id}, data.id: {}", data.get("id").unwrap_or(&Value::Null)))));
    }
    Ok(match known {
        Kind::Service => Row::Service(typed(data)?),
        Kind::Society => {
            // The id names the discipline, and behind it the number.
            let discipline = id.strip_prefix("society-").and_then(|it| it.rsplit_once('-')).map_or("", |(it, _)| it);
            Row::Society(discipline.into(), typed(data)?)
        }
        Kind::Department => Row::Department(typed(data)?),
        Kind::Profile => Row::Profile(typed(data)?),
        Kind::Article => Row::Article(0, typed(data)?),
        Kind::Preface => return Err(None),
    })
}

fn typed<T: DeserializeOwned>(data: Value) -> Result<Box<T>, Option<Doubt>> {
    serde_json::from_value(data).map(Box::new).map_err(|error| Some(Doubt::NotAValue(error.to_string())))
}
