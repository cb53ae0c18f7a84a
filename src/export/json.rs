//! A record as JSON: its data as in the files, and beside them what a reader of the list sees.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use serde_json::{Map, Value, json as object};

use crate::directory::{ChapterHeading, Contact, Directory, Kind, OwnedNumber, PhoneKind, Record, RecordIdx};
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
    let mut bytes = Vec::new();
    if is_pretty {
        value.serialize(&mut Serializer::with_formatter(&mut bytes, Ours(PrettyFormatter::new())))?;
    } else {
        value.serialize(&mut Serializer::with_formatter(&mut bytes, Ours(CompactFormatter)))?;
    }
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

/// Writes a value as JSON on one line, without its end.
pub(super) fn write_value(out: &mut impl io::Write, value: &impl Serialize) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Ours(CompactFormatter)))
}

/// How the program writes JSON, whatever stands between the values.
struct Ours<F>(F);

/// The parts of a formatter that are as another one has them.
macro_rules! as_before {
    ($($name:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $name<W: ?Sized + io::Write>(&mut self, writer: &mut W $(, $argument: $type)*) -> io::Result<()> {
            self.0.$name(writer $(, $argument)*)
        }
    )*};
}

impl<F: Formatter> Formatter for Ours<F> {
    as_before! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    /// Whole numbers without a fraction: `10`, which the types hold as `10.0`.
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        /// Up to here a float counts in ones.
        const MOST: f64 = 9_007_199_254_740_992.0;
        if value.fract() == 0.0 && value.abs() < MOST {
            write!(writer, "{value:.0}")
        } else {
            self.0.write_f64(writer, value)
        }
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| foreign(*c).is_some()) {
            writer.write_all(&rest.as_bytes()[..at])?;
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

/// A record whole: `id`, `kind`, `title`, `english`, `path` (outermost first), `phones`, `numbers`, `page`, `urls`,
/// `departments` (`id` and `title` of those that answer), for a society `contacts` (those of the list, which answer for
/// it), and `data`, the record's own fields named as in the files. Whole numbers are written without a fraction.
///
/// # Errors
/// A value that JSON cannot hold, which the types rule out.
pub fn json(directory: &Directory, record: Record<'_>) -> serde_json::Result<Value> {
    let mut whole = match directory.index_of(record.id().as_str()) {
        Some(no) => serde_json::to_value(Whole::of(directory, no, record))?,
        None => object!({ "data": serde_json::to_value(Data(record))? }),
    };
    make_whole(&mut whole);
    Ok(whole)
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

/// A record whole, as it is written.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    #[serde(flatten)]
    named: Named<'a>,
    page: Option<u16>,
    urls: Vec<&'a str>,
    departments: Vec<Titled<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contacts: Option<Vec<&'a Contact>>,
    data: Data<'a>,
}

impl<'a> Whole<'a> {
    /// The record at a place.
    pub(super) fn of(directory: &'a Directory, no: RecordIdx, record: Record<'a>) -> Self {
        let contacts = directory.contacts(record);
        Self {
            named: Named::of(directory, no, record),
            page: directory.page(record),
            urls: directory.urls(record).into_iter().map(|it| it.url.as_str()).collect(),
            departments: titled(directory, contacts.iter().copied()),
            contacts: matches!(record, Record::Society(..)).then_some(contacts),
            data: Data(record),
        }
    }
}

/// A record's own fields, named as in the files.
///
/// # Errors
/// A value that JSON cannot hold, which the types rule out.
pub(super) fn data(record: Record<'_>) -> serde_json::Result<Value> {
    serde_json::to_value(Data(record))
}

/// A record's own fields.
struct Data<'a>(Record<'a>);

impl Serialize for Data<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Record::Service(it) => it.serialize(serializer),
            Record::Society(_, it) => it.serialize(serializer),
            Record::Department(it) => it.serialize(serializer),
            Record::Profile(it) => it.serialize(serializer),
            Record::Article(_, it) => it.serialize(serializer),
            Record::Preface(it) => it.serialize(serializer),
        }
    }
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

/// The departments that contacts name, each once, in their order.
pub(super) fn departments_of<'a>(directory: &'a Directory, contacts: impl IntoIterator<Item = &'a Contact>) -> Value {
    titled(directory, contacts).iter().map(|it| object!(it)).collect()
}

/// What names a department.
#[derive(Serialize, PartialEq)]
struct Titled<'a> {
    id: &'a str,
    title: &'a str,
    english: Option<&'a str>,
}

fn titled<'a>(directory: &'a Directory, contacts: impl IntoIterator<Item = &'a Contact>) -> Vec<Titled<'a>> {
    let mut found: Vec<Titled<'_>> = Vec::new();
    for id in contacts.into_iter().filter_map(|contact| contact.department.as_ref()) {
        let department = directory.index_of(id.as_str()).and_then(|no| directory.heading(no));
        let department = department.filter(|it| it.kind == Kind::Department);
        let titled = department.map(|it| Titled { id: it.id, title: it.name, english: it.english });
        found.extend(titled.filter(|it| !found.contains(it)));
    }
    found
}

/// What names a record: `id`, `kind`, `title`, `english` (null where there is none), `path`, `phones`, and of each of them in `numbers` whose it is: `of` is
/// `itself` (the record's own), `department` (that answers for it) or `list` (of the department that keeps the list: the
/// record has none of its own), `department` its `id` and `title`, `note` a doubt. Nothing for a place without one.
#[must_use]
pub fn line(directory: &Directory, no: RecordIdx) -> Map<String, Value> {
    let named = directory.record(no).map(|record| Named::of(directory, no, record));
    match named.map(serde_json::to_value) {
        Some(Ok(Value::Object(named))) => named,
        _ => Map::new(),
    }
}

/// What names a record, as it is written.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    english: Option<&'a str>,
    path: Vec<&'a str>,
    phones: Vec<&'a str>,
    numbers: Vec<Number<'a>>,
}

impl<'a> Named<'a> {
    fn of(directory: &'a Directory, no: RecordIdx, record: Record<'a>) -> Self {
        let owned = directory.numbers(record);
        let path = directory.heading(no).into_iter().flat_map(|it| it.place.steps()).map(|it| it.printed);
        Self {
            id: record.id().as_str(),
            kind: record.kind().slug(),
            title: record.name(),
            english: record.english(),
            path: path.collect(),
            phones: owned.iter().map(|it| it.phone.number.as_str()).collect(),
            numbers: owned.into_iter().map(Number::from).collect(),
        }
    }
}

/// A number and whose it is.
#[derive(Serialize)]
struct Number<'a> {
    #[serde(rename = "number")]
    digits: &'a str,
    kind: PhoneKind,
    of: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<Titled<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

impl<'a> From<OwnedNumber<'a>> for Number<'a> {
    fn from(OwnedNumber { phone, owner }: OwnedNumber<'a>) -> Self {
        let department = owner.department();
        Self {
            digits: &phone.number,
            kind: phone.kind,
            of: owner.slug(),
            department: department.map(|it| Titled {
                id: it.id.as_str(),
                title: &it.name,
                english: it.english.as_deref(),
            }),
            note: phone.note.as_deref(),
        }
    }
}
