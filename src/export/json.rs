//! A record as JSON: its data as in the files, and beside them what a reader of the list sees.

use serde_json::{Map, Value, json as object};

use crate::directory::{Directory, Record};

/// A record whole: `id`, `kind`, `title`, `path` (outermost first), `page`, `phones`, `urls`, and `data`, the
/// record's own fields named as in the files.
///
/// # Errors
/// A value that JSON cannot hold, which the types rule out.
pub fn json(directory: &Directory, record: Record<'_>) -> serde_json::Result<Value> {
    let data = match record {
        Record::Service(it) => serde_json::to_value(it),
        Record::Society(_, it) => serde_json::to_value(it),
        Record::Department(it) => serde_json::to_value(it),
        Record::Profile(it) => serde_json::to_value(it),
        Record::Article(_, it) => serde_json::to_value(it),
        Record::Preface(it) => serde_json::to_value(it),
    }?;
    let mut whole = line(directory, record);
    whole.insert("page".to_owned(), directory.page(record).into());
    whole.insert("urls".to_owned(), directory.urls(record).into_iter().map(|it| it.url.as_str()).collect());
    whole.insert("data".to_owned(), data);
    Ok(Value::Object(whole))
}

/// What names a record: `id`, `kind`, `title`, `path`, `phones`.
#[must_use]
pub fn line(directory: &Directory, record: Record<'_>) -> Map<String, Value> {
    let phones: Vec<&str> = directory.phones(record).into_iter().map(|it| it.number.as_str()).collect();
    let named = object!({
        "id": record.id().as_str(),
        "kind": record.kind().slug(),
        "title": record.name(),
        "path": directory.path(record),
        "phones": phones,
    });
    if let Value::Object(named) = named { named } else { Map::new() }
}
