//! Records as HSDS: what `kechuang export --format hsds` writes, back in.
//!
//! Each entry holds our own record in its property `kechuang`, and only that is read: the words of the standard say less.

use serde_json::Value;

use super::grid::{At, Unit};
use super::incoming::Incoming;
use super::json::{add, is_ours};
use super::refusal::BadFile;

/// The version of the standard that is read, with its corrections.
const VERSION: &str = "3.1";

/// The property that is ours.
const OURS: &str = "kechuang";

/// The lists of the standard.
const LISTS: [&str; 2] = ["services", "organizations"];

/// Whether a value is HSDS of any version, in the form of an export.
pub(super) fn is_hsds(value: &Value) -> bool {
    LISTS.iter().any(|name| value.get(name).is_some_and(Value::is_array))
}

/// Reads records, those for which the standard has no object last.
///
/// # Errors
/// Another version, and entries that another program has written.
pub(super) fn read(mut value: Value) -> Result<Incoming, BadFile> {
    let version = value.get("version").and_then(Value::as_str).unwrap_or_default();
    let is_known = version.strip_prefix(VERSION).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    if !is_known {
        return Err(BadFile::OtherHsds { version: version.chars().take(20).collect() });
    }
    let texts = value.get_mut(OURS).and_then(|it| it.get_mut("texts")).map(Value::take);
    let lists = LISTS.map(|name| (name, value.get_mut(name).map(Value::take)));
    let mut incoming = Incoming::default();
    for (name, list) in lists.into_iter().chain([("texts", texts)]) {
        let Some(Value::Array(entries)) = list else { continue };
        for (number, mut entry) in (1..).zip(entries) {
            let at = At { row: number, unit: Unit::Element, heading: Some(name.to_owned()), ..At::default() };
            let record = entry.get_mut(OURS).map(Value::take).filter(is_ours);
            add(&mut incoming, at.clone(), record.ok_or(BadFile::ForeignHsds { at })?);
        }
    }
    Ok(incoming)
}
