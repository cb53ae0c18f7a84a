//! What a file would change, record by record, before anything is written.

use hashbrown::HashMap;

use super::call_sheet;
use super::card_changes;
use super::changes::{Change, changes, written};
use super::grid::At;
use super::incoming::{Doubt, Incoming, IncomingCell, IncomingRecord, IncomingRow, Skipped, Unclear};
use super::new_records::{self, NewId};
use super::slips::Slips;
use super::tidy::{looks_like_made_date, tidy};
use crate::directory::{Directory, Kind, Record, SocietyList};
use crate::messages::{Lang, Messages};
use crate::tabular::{Access, Column, Form, Names, Row, SheetKind, Unread, Writer};

/// What a file would change.
#[derive(Debug, Default)]
pub struct Plan {
    /// What holds for all societies, where that becomes other.
    pub list: Option<PlannedList>,
    /// Records that are new or become others, in the order of the file.
    pub planned: Vec<Planned>,
    /// How many are in the file and stay as they are.
    pub unchanged: usize,
    /// How many of the kinds that the file has are not in it.
    pub absent: usize,
    /// What was passed over.
    pub skipped: Vec<Skipped>,
    /// What nobody can be sure of.
    pub unclear: Vec<Unclear>,
}

/// A record that is new, or becomes another.
#[derive(Debug)]
pub struct Planned {
    /// Where the file says it.
    pub at: At,
    /// Its id.
    pub id: String,
    /// Its name, as it is to be.
    pub name: String,
    /// The record as it is; `None` of a new one.
    pub old: Option<Row>,
    /// The record as it is to be.
    pub new: Row,
    /// What is told of it.
    pub told: Vec<Told>,
}

/// A value that becomes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where the file says it.
    pub at: At,
    /// What it is.
    pub what: String,
    /// What stood there.
    pub old: String,
    /// What is to stand there.
    pub new: String,
}

/// What holds for all societies, as it is and as it is to be.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedList {
    /// As it is.
    pub old: SocietyList,
    /// As it is to be.
    pub new: SocietyList,
    /// Each value of it that becomes another.
    pub told: Vec<Told>,
}

impl Plan {
    /// What a file would change in a directory. Words of closed lists are those of any language; what is told is in that of
    /// the messages.
    #[must_use]
    pub fn of(directory: &Directory, mut incoming: Incoming, messages: &'static Messages) -> Self {
        let has_no_records = incoming.unchanged > 0 || !incoming.calls.is_empty() || !incoming.cards.is_empty();
        let list = call_sheet::apply(directory, &mut incoming);
        let list = list.or_else(|| card_changes::apply(directory, &mut incoming));
        let more = new_records::departments(directory, &incoming);
        let names = || Names::with_departments(directory, more.iter().map(|(id, name)| (id.as_str(), name.as_str())));
        let other =
            Lang::ALL.map(Lang::messages).into_iter().find(|it| !std::ptr::eq(*it, messages)).unwrap_or(messages);
        let mut planning = Planning {
            directory,
            writers: [Writer::new(names(), messages), Writer::new(names(), other)],
            messages,
            seen: HashMap::new(),
            slips: Slips::default(),
            plan: Self {
                skipped: incoming.skipped,
                unclear: incoming.unclear,
                unchanged: incoming.unchanged,
                ..Self::default()
            },
        };
        incoming.rows.into_iter().for_each(|row| planning.row(row));
        incoming.records.into_iter().for_each(|record| planning.record(record));
        if let Some((at, old, new)) = list {
            planning.list(&at, old, new);
        }
        let plan = planning.finish();
        // A call sheet has numbers and a card who answers, and no record is missing in them.
        if has_no_records { Self { absent: 0, ..plan } } else { plan }
    }

    /// How many records are new, and how many become others.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let added = self.planned.iter().filter(|it| it.old.is_none()).count();
        (added, self.planned.len() - added + usize::from(self.list.is_some()))
    }
}

/// A plan that is being made.
struct Planning<'a> {
    directory: &'a Directory,
    /// In the reader's language, and in the other one.
    writers: [Writer<'a>; 2],
    messages: &'static Messages,
    /// Where each record of the file stands.
    seen: HashMap<String, At>,
    slips: Slips,
    plan: Plan,
}

impl<'a> Planning<'a> {
    fn doubt(&mut self, at: &At, doubt: Doubt) {
        self.plan.unclear.push(Unclear { at: at.clone(), doubt });
    }

    /// Notes that the file has a record; whether it is the first time.
    fn is_first(&mut self, id: &str, at: &At) -> bool {
        if let Some(other) = self.seen.get(id).cloned() {
            self.doubt(at, Doubt::Twice { id: id.to_owned(), other });
            return false;
        }
        self.seen.insert(id.to_owned(), at.clone());
        true
    }

    /// What stands in a cell, for each language.
    fn is_unchanged(&self, cell: &IncomingCell, record: Record<'_>) -> bool {
        let form = cell.column.form();
        self.writers.iter().any(|writer| {
            let stands = writer.cell(cell.column, record);
            stands == cell.text || tidy(&stands, form) == cell.text
        })
    }

    fn row(&mut self, mut row: IncomingRow) {
        row.cells.sort_by_key(|cell| cell.column);
        let id_cell = row.cells.iter().find(|cell| cell.column == Column::Id);
        let at = id_cell.map_or(&row.at, |cell| &cell.at).clone();
        let id = match id_cell.map_or("", |cell| &cell.text) {
            "" => new_records::following_id(&row, self.writers[0].names()),
            id => Some(id.to_owned()),
        };
        let Some(id) = id else { return self.doubt(&at, Doubt::NoId) };
        if !self.is_first(&id, &at) {
            return;
        }
        match self.directory.index_of(&id).and_then(|no| self.directory.record(no)) {
            Some(record) if id_cell.is_some_and(|cell| !cell.text.is_empty()) => self.known(&row, &id, record),
            // That the id only follows from a number is not enough to change another record.
            Some(_) => self.doubt(&at, Doubt::NoId),
            None => self.new_row(&row, &id, &at),
        }
    }

    /// A record that the directory has.
    fn known(&mut self, row: &IncomingRow, id: &str, record: Record<'a>) {
        let sheet = SheetKind::of(record.kind());
        let unclear = self.plan.unclear.len();
        let mut new = None;
        let mut told = Vec::new();
        for cell in row.cells.iter().filter(|cell| cell.column != Column::Id) {
            if cell.column == Column::Name {
                self.slips.name(record.kind());
            }
            if self.is_unchanged(cell, record) {
                continue;
            }
            let old = self.writers[0].cell(cell.column, record);
            let made_date = cell.column.form() != Form::Long && cell.text.lines().any(looks_like_made_date);
            let doubt = if made_date {
                Some(Doubt::MadeDate(cell.text.clone()))
            } else if matches!((record, cell.column), (Record::Society(..), Column::Discipline)) {
                // Its id says of which discipline it is.
                Some(Doubt::NoPlace(id.to_owned()))
            } else {
                // A cell of several lines is taken in whole, or not at all.
                let mut tried = new.clone().unwrap_or_else(|| Row::from(record));
                let read = self.put(&mut tried, cell, sheet);
                if read.is_ok() {
                    new = Some(tried);
                }
                read.err().map(|reason| unread(cell, id, reason))
            };
            if let Some(doubt) = doubt {
                self.doubt(&cell.at, doubt);
            } else {
                self.slips.changed(self.directory, &self.writers[0], record, cell, &old);
                told.push(self.told(cell, old));
            }
        }
        let old = Row::from(record);
        match new.filter(|new| *new != old) {
            Some(new) => self.plan.planned.push(Planned {
                at: row.at.clone(),
                id: id.to_owned(),
                name: name(&row.cells).unwrap_or_else(|| record.name().to_owned()),
                old: Some(old),
                new,
                told,
            }),
            // What is not understood may be a change.
            None if self.plan.unclear.len() > unclear => {}
            None => self.plan.unchanged += 1,
        }
    }

    /// Reads a cell into a record.
    fn put(&self, row: &mut Row, cell: &IncomingCell, sheet: SheetKind) -> Result<(), Unread> {
        if cell.column.access(sheet) == Access::Key {
            return Err(Unread::ShownOnly);
        }
        row.put(cell.column, &cell.text, self.writers[0].names(), self.messages)
    }

    fn told(&self, cell: &IncomingCell, old: String) -> Told {
        Told { at: cell.at.clone(), what: cell.column.name(self.messages).to_owned(), old, new: cell.text.clone() }
    }

    /// A row of a record that the directory does not have.
    fn new_row(&mut self, row: &IncomingRow, id: &str, at: &At) {
        let NewId { kind, number } = match new_records::read_id(self.directory, id) {
            Ok(new) => new,
            Err(doubt) => return self.doubt(at, doubt),
        };
        let sheet = SheetKind::of(kind);
        let mut new = Row::new(kind);
        new_records::begin(&mut new, id, number);
        let before = self.plan.unclear.len();
        let mut told = Vec::new();
        for cell in row.cells.iter().filter(|cell| !cell.text.is_empty() && cell.column != Column::Id) {
            if cell.column.access(sheet) != Access::Editable && self.follows(cell, kind) {
                continue;
            }
            let doubt = if looks_like_made_date(&cell.text) {
                Some(Doubt::MadeDate(cell.text.clone()))
            } else {
                self.put(&mut new, cell, sheet).err().map(|reason| unread(cell, id, reason))
            };
            match doubt {
                Some(doubt) => self.doubt(&cell.at, doubt),
                None => told.push(self.told(cell, String::new())),
            }
        }
        if let Some(other) = self.with_name(&new) {
            let name = name(&row.cells).unwrap_or_default();
            self.doubt(at, Doubt::NameTaken { name, id: other });
        }
        for column in new_records::lacking(&new) {
            self.doubt(&row.at, Doubt::Lacks(column));
        }
        if self.plan.unclear.len() == before {
            let name = name(&row.cells).unwrap_or_default();
            self.plan.planned.push(Planned { at: row.at.clone(), id: id.to_owned(), name, old: None, new, told });
        }
    }

    /// Whether a cell of a new record only repeats what follows for every record of its kind: who copies a row of the table
    /// copies that too.
    fn follows(&self, cell: &IncomingCell, kind: Kind) -> bool {
        let first = self.directory.of_kind(kind).iter().next().and_then(|no| self.directory.record(no));
        first.is_some_and(|record| self.is_unchanged(cell, record))
    }

    /// The id of another record of the kind with the name of a new one.
    fn with_name(&self, new: &Row) -> Option<String> {
        let wanted = new_records::name_of(new);
        let kind = self.directory.of_kind(new.kind());
        let mut headings = kind.iter().filter_map(|no| self.directory.heading(no));
        headings.find(|heading| heading.name == wanted).map(|heading| heading.id.to_owned())
    }

    /// A record as a value.
    fn record(&mut self, record: IncomingRecord) {
        let IncomingRecord { at, mut value } = record;
        let id = new_records::id_of(&value).as_str().to_owned();
        if !self.is_first(&id, &at) {
            return;
        }
        let old = self.directory.index_of(&id).and_then(|no| self.directory.record(no)).map(Row::from);
        if let (Some(Row::Article(chapter, _)), Row::Article(said, _)) = (&old, &mut value) {
            // An article says nothing of its chapter.
            *said = *chapter;
        }
        if old.as_ref() == Some(&value) {
            self.plan.unchanged += 1;
            return;
        }
        if old.is_none()
            && let Err(doubt) = new_records::read_id(self.directory, &id)
        {
            return self.doubt(&at, doubt);
        }
        match told_of(&at, old.as_ref(), &value) {
            Ok(told) => {
                let name = new_records::name_of(&value).to_owned();
                self.plan.planned.push(Planned { at, id, name, old, new: value, told });
            }
            Err(error) => self.doubt(&at, Doubt::NotAValue(error.to_string())),
        }
    }

    /// What holds for all societies, as a value.
    fn list(&mut self, at: &At, old: SocietyList, new: SocietyList) {
        let texts = written(&old).and_then(|old| Ok((old, written(&new)?)));
        match texts {
            Ok((old_text, new_text)) => {
                let told = told_between(at, &old_text, &new_text);
                self.plan.list = Some(PlannedList { old, new, told });
            }
            Err(error) => self.doubt(at, Doubt::NotAValue(error.to_string())),
        }
    }

    fn finish(mut self) -> Plan {
        let slips = std::mem::take(&mut self.slips);
        self.plan.unclear.extend(slips.found());
        let mut kinds: Vec<Kind> = Vec::new();
        for id in self.seen.keys() {
            let kind = self.directory.index_of(id).and_then(|no| self.directory.heading(no)).map(|it| it.kind);
            kinds.extend(kind.filter(|kind| !kinds.contains(kind)));
        }
        let of_kinds = kinds.into_iter().flat_map(|kind| self.directory.of_kind(kind).iter().collect::<Vec<_>>());
        let ids = of_kinds.filter_map(|no| self.directory.heading(no)).map(|it| it.id);
        self.plan.absent = ids.filter(|id| !self.seen.contains_key(*id)).count();
        self.plan
    }
}

fn unread(cell: &IncomingCell, id: &str, reason: Unread) -> Doubt {
    Doubt::Unread { column: cell.column, id: id.to_owned(), reason }
}

/// The name in a row.
fn name(cells: &[IncomingCell]) -> Option<String> {
    let name = cells.iter().find(|cell| cell.column == Column::Name)?;
    (!name.text.is_empty()).then(|| name.text.clone())
}

/// What is told of a record that came in as a value: each value that becomes another, by its name in the format.
fn told_of(at: &At, old: Option<&Row>, new: &Row) -> Result<Vec<Told>, ron::Error> {
    let old = old.map_or_else(|| Ok("()".to_owned()), in_ron)?;
    Ok(told_between(at, &old, &in_ron(new)?))
}

/// The same of two values as text.
fn told_between(at: &At, old: &str, new: &str) -> Vec<Told> {
    let found = changes(old, new);
    let plain = |text: Option<String>| {
        let text = text.unwrap_or_default();
        ron::from_str::<String>(&text).unwrap_or(text)
    };
    let told = |change: Change| Told {
        at: At { heading: Some(change.label.clone()), ..at.clone() },
        what: change.label,
        old: plain(change.old),
        new: plain(change.new),
    };
    found.into_iter().map(told).collect()
}

/// A record in RON, on one line.
fn in_ron(row: &Row) -> Result<String, ron::Error> {
    match row {
        Row::Service(it) => written(it),
        Row::Society(_, it) => written(it),
        Row::Department(it) => written(it),
        Row::Profile(it) => written(it),
        Row::Article(_, it) => written(it),
        Row::Preface(it) => written(it),
    }
}
