//! Records that a file has and a directory does not: of which kind they are, by their ids, and what they need.

use super::incoming::{Doubt, Incoming, IncomingRow};
use crate::directory::{Directory, Id, Kind};
use crate::tabular::{Column, List, Names, Row, SheetKind};
use crate::text::nearest;

/// What the id of a new record says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NewId {
    /// Its kind.
    pub(super) kind: Kind,
    /// Its number, of a kind that has numbers in its ids.
    pub(super) number: Option<u32>,
}

/// Reads the id of a record that the directory does not have.
pub(super) fn read_id(directory: &Directory, id: &str) -> Result<NewId, Doubt> {
    let wrong = || {
        let ids: Vec<&str> = directory.headings().map(|(_, it)| it.id).collect();
        Doubt::NotAnId { found: id.to_owned(), closest: nearest(id, ids).map(str::to_owned) }
    };
    let is_slug = |text: &str| {
        text.split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
    };
    let numbered = |text: &str| text.parse().ok().filter(|number: &u32| *number > 0 && text == format!("{number:02}"));
    let (kind, rest) = id.split_once('-').ok_or_else(wrong)?;
    match kind {
        "service" => numbered(rest).map(|number| NewId { kind: Kind::Service, number: Some(number) }).ok_or_else(wrong),
        "society" => {
            let (discipline, number) = rest.rsplit_once('-').ok_or_else(wrong)?;
            let number = numbered(number).filter(|_| directory.disciplines().any(|it| it.id == discipline));
            number.map(|number| NewId { kind: Kind::Society, number: Some(number) }).ok_or_else(wrong)
        }
        "department" if is_slug(rest) => Ok(NewId { kind: Kind::Department, number: None }),
        "profile" if is_slug(rest) => Ok(NewId { kind: Kind::Profile, number: None }),
        "article" if numbered(rest).is_some() => Err(Doubt::NotNew(id.to_owned())),
        _ => Err(wrong()),
    }
}

/// The id that follows for a row without one: from the number of a service, or from that of a society and its discipline.
pub(super) fn following_id(row: &IncomingRow, names: &Names<'_>) -> Option<String> {
    let cell = |column| row.cells.iter().find(|cell| cell.column == column).map(|cell| cell.text.as_str());
    let number: u32 = cell(Column::Number)?.parse().ok()?;
    let discipline = cell(Column::Discipline).filter(|text| !text.is_empty());
    match (row.sheet, discipline) {
        (Some(SheetKind::Services), _) => Some(format!("service-{number:02}")),
        (Some(SheetKind::Societies), Some(discipline)) => {
            Some(format!("society-{}-{number:02}", names.id(List::Disciplines, discipline).ok()?))
        }
        _ => None,
    }
}

/// The departments that come in with a file: their ids and names.
pub(super) fn departments(directory: &Directory, incoming: &Incoming) -> Vec<(String, String)> {
    let of_row = |row: &IncomingRow| {
        let cell = |column| row.cells.iter().find(|cell| cell.column == column).map(|cell| cell.text.clone());
        let id = cell(Column::Id).filter(|id| id.starts_with("department-") && directory.index_of(id).is_none())?;
        Some((id, cell(Column::Name)?))
    };
    incoming.rows.iter().filter_map(of_row).collect()
}

/// Gives a new record what its id says: the id, its number, its discipline.
pub(super) fn begin(new: &mut Row, id: &str, number: Option<u32>) {
    match new {
        Row::Service(it) => {
            it.id = id.into();
            it.number = number.unwrap_or_default();
        }
        Row::Society(discipline, it) => {
            it.id = id.into();
            it.number = number.unwrap_or_default();
            let of = id.strip_prefix("society-").and_then(|it| it.rsplit_once('-'));
            *discipline = of.map_or("", |(discipline, _)| discipline).into();
        }
        Row::Department(it) => it.id = id.into(),
        Row::Profile(it) => it.id = id.into(),
        Row::Article(_, it) => it.id = id.into(),
        Row::Preface(it) => it.id = id.into(),
    }
}

/// The columns that a new record needs and has nothing in.
pub(super) fn lacking(new: &Row) -> Vec<Column> {
    let needed = match new {
        Row::Service(it) => vec![
            (Column::Name, it.name.is_empty()),
            (Column::Part, it.part.as_str().is_empty()),
            (Column::Summary, it.summary.is_empty()),
            (Column::Departments, it.contacts.is_empty()),
        ],
        Row::Society(_, it) => vec![(Column::Name, it.name.is_empty())],
        Row::Department(it) => vec![(Column::Name, it.name.is_empty())],
        Row::Profile(it) => vec![
            (Column::Number, it.number == 0),
            (Column::Name, it.name.is_empty()),
            (Column::Summary, it.summary.is_empty()),
        ],
        Row::Article(..) | Row::Preface(_) => Vec::new(),
    };
    needed.into_iter().filter(|(_, is_empty)| *is_empty).map(|(column, _)| column).collect()
}

/// The id of a record of its own.
pub(super) const fn id_of(row: &Row) -> &Id {
    match row {
        Row::Service(it) => &it.id,
        Row::Society(_, it) => &it.id,
        Row::Department(it) => &it.id,
        Row::Profile(it) => &it.id,
        Row::Article(_, it) => &it.id,
        Row::Preface(it) => &it.id,
    }
}

/// The name of a record of its own.
pub(super) fn name_of(row: &Row) -> &str {
    match row {
        Row::Service(it) => &it.name,
        Row::Society(_, it) => &it.name,
        Row::Department(it) => &it.name,
        Row::Profile(it) => &it.name,
        Row::Article(_, it) => &it.subject,
        Row::Preface(it) => &it.title,
    }
}
