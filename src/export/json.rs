//! A record as JSON: its data as in the files, and beside them what a reader of the list sees.

use serde::Serialize;
use serde_json::{Map, Value, json as object};

use crate::directory::{ChapterHeading, Contact, Directory, Heading, Kind, OwnedNumber, Record, RecordIdx};
use crate::document::Subject;
use crate::text::foreign;

/// A value as JSON, on one line or on as many as it has parts: the one way in which the program writes it.
///
/// What must not reach a terminal stands in it as `\uXXXX`, in two of them beyond the first 65,536 characters (RFC 8259),
/// so that a reader of JSON gets it back and a reader of the text is not deceived.
///
/// # Errors
/// A value that JSON cannot hold, of which the program has none.
pub fn written(value: &impl Serialize, is_pretty: bool) -> serde_json::Result<String> {
    let write = if is_pretty { serde_json::to_string_pretty } else { serde_json::to_string };
    let plain = write(value)?;
    let mut escaped = String::with_capacity(plain.len());
    for c in plain.chars() {
        // Such characters stand only in strings; the line breaks between the values are the writer's own.
        if foreign(c).is_some() && c != '\n' {
            let mut units = [0; 2];
            escaped.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            escaped.push(c);
        }
    }
    Ok(escaped)
}

/// A record whole: `id`, `kind`, `title`, `path` (outermost first), `phones`, `numbers`, `page`, `urls`, `departments` (`id` and
/// `title` of those that answer), for a society `contacts` (those of the list, which answer for it), and `data`, the
/// record's own fields named as in the files. Whole numbers are written without a fraction.
///
/// # Errors
/// A value that JSON cannot hold, which the types rule out.
pub fn json(directory: &Directory, record: Record<'_>) -> serde_json::Result<Value> {
    let mut data = match record {
        Record::Service(it) => serde_json::to_value(it),
        Record::Society(_, it) => serde_json::to_value(it),
        Record::Department(it) => serde_json::to_value(it),
        Record::Profile(it) => serde_json::to_value(it),
        Record::Article(_, it) => serde_json::to_value(it),
        Record::Preface(it) => serde_json::to_value(it),
    }?;
    let mut whole = directory.index_of(record.id().as_str()).map(|no| line(directory, no)).unwrap_or_default();
    whole.insert("page".to_owned(), directory.page(record).into());
    whole.insert("urls".to_owned(), directory.urls(record).into_iter().map(|it| it.url.as_str()).collect());
    whole.insert("departments".to_owned(), departments(directory, record));
    if let Record::Society(..) = record {
        whole.insert("contacts".to_owned(), serde_json::to_value(directory.contacts(record))?);
    }
    make_whole(&mut data);
    whole.insert("data".to_owned(), data);
    Ok(Value::Object(whole))
}

/// Anything that a page is about. A record as [`json()`] has it; the charter with `chapters`, and a chapter with `articles`,
/// each of them whole; of two that are compared a list. `null` for what the directory does not have.
///
/// # Errors
/// A value that JSON cannot hold, which the types rule out.
pub fn json_about(directory: &Directory, subject: Subject) -> serde_json::Result<Value> {
    let record = |no| directory.record(no).map_or(Ok(Value::Null), |record| json(directory, record));
    let chapter = |it: ChapterHeading<'_>| {
        let articles = it.articles.iter().map(record).collect::<serde_json::Result<Vec<_>>>()?;
        let (id, page) = (Subject::Chapter(it.number).text_id(), directory.charter_page());
        let path = directory.charter_title();
        let (number, title) = (it.number, it.title);
        Ok(
            object!({ "id": id, "kind": "chapter", "title": title, "path": [path], "number": number, "page": page, "articles": articles }),
        )
    };
    match subject {
        Subject::Record(no) => record(no),
        Subject::Chapter(number) => {
            let found = directory.chapters().find(|it| it.number == number);
            found.map_or(Ok(Value::Null), chapter)
        }
        Subject::Comparison(first, second) => Ok(Value::Array(vec![record(first)?, record(second)?])),
        Subject::Charter => {
            let chapters = directory.chapters().map(chapter).collect::<serde_json::Result<Vec<_>>>()?;
            let (id, title, page) = (subject.text_id(), directory.charter_title(), directory.charter_page());
            Ok(object!({ "id": id, "kind": "charter", "title": title, "path": [], "page": page, "chapters": chapters }))
        }
    }
}

/// The departments that answer for a record, each once, in the order printed.
fn departments(directory: &Directory, record: Record<'_>) -> Value {
    departments_of(directory, directory.contacts(record))
}

/// The departments that contacts name, each once, in their order.
pub(super) fn departments_of<'a>(directory: &Directory, contacts: impl IntoIterator<Item = &'a Contact>) -> Value {
    let mut found: Vec<Heading<'_>> = Vec::new();
    for id in contacts.into_iter().filter_map(|contact| contact.department.as_ref()) {
        let department = directory.index_of(id.as_str()).and_then(|no| directory.heading(no));
        found.extend(department.filter(|it| it.kind == Kind::Department && !found.contains(it)));
    }
    found.into_iter().map(|it| object!({ "id": it.id, "title": it.name, "english": it.english })).collect()
}

/// Writes whole numbers as such: `10`, which the types hold as `10.0`.
fn make_whole(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            if let Some(Ok(whole)) = text.strip_suffix(".0").map(str::parse::<i64>) {
                *number = whole.into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(make_whole),
        Value::Object(fields) => fields.values_mut().for_each(make_whole),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// What names a record: `id`, `kind`, `title`, `english` (null where there is none), `path`, `phones`, and of each of them in `numbers` whose it is: `of` is
/// `itself` (the record's own), `department` (that answers for it) or `list` (of the department that keeps the list: the
/// record has none of its own), `department` its `id` and `title`, `note` a doubt. Nothing for a place without one.
#[must_use]
pub fn line(directory: &Directory, no: RecordIdx) -> Map<String, Value> {
    let Some((heading, record)) = directory.heading(no).zip(directory.record(no)) else { return Map::new() };
    let owned = directory.numbers(record);
    let phones: Vec<&str> = owned.iter().map(|it| it.phone.number.as_str()).collect();
    let numbers: Vec<Value> = owned.iter().map(number).collect();
    let named = object!({
        "id": heading.id,
        "kind": heading.kind.slug(),
        "title": heading.name,
        "english": heading.english,
        "path": heading.place.steps().map(|it| it.printed).collect::<Vec<_>>(),
        "phones": phones,
        "numbers": numbers,
    });
    if let Value::Object(named) = named { named } else { Map::new() }
}

fn number(number: &OwnedNumber<'_>) -> Value {
    let OwnedNumber { phone, owner } = number;
    let mut told = object!({ "number": phone.number, "kind": phone.kind, "of": owner.slug() });
    if let Some(department) = owner.department() {
        told["department"] = object!({
            "id": department.id.as_str(),
            "title": department.name,
            "english": department.english,
        });
    }
    if let Some(note) = &phone.note {
        told["note"] = note.as_str().into();
    }
    told
}
