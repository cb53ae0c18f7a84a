//! A valid table that means something else: a column that slid by a row, or that alone was sorted.
//!
//! Each cell of such a table is right by itself. What gives it away is that what stands in many cells is what stood in
//! those of another record.

use hashbrown::{HashMap, HashSet};
use strsim::normalized_damerau_levenshtein;

use super::grid::At;
use super::incoming::{Doubt, IncomingCell, Unclear};
use crate::directory::{Directory, Kind, Record, RecordIdx};
use crate::tabular::{Column, Writer};

/// Fewer cells than this may be what somebody wants.
const FEWEST: usize = 3;

/// So many tenths of what has changed must look like a slip.
const TENTHS: usize = 8;

/// Names that are less alike than this are other names.
const ALIKE: f64 = 0.5;

/// The changed cells of one column of one kind of records.
#[derive(Debug, Default)]
struct Changed {
    /// Where the first one stands.
    first: At,
    cells: usize,
    /// What came from the record before, and from the one behind.
    from_before: HashSet<String>,
    from_behind: HashSet<String>,
    before: usize,
    behind: usize,
}

/// The changed names of one kind of records.
#[derive(Debug, Default)]
struct ChangedNames {
    first: At,
    /// How many names the file has of records that the directory has.
    all: usize,
    changed: usize,
    /// How many are another name altogether.
    unlike: usize,
    /// Old and new names.
    old: HashSet<String>,
    new: Vec<String>,
}

/// What has changed so far.
#[derive(Debug, Default)]
pub(super) struct Slips {
    columns: HashMap<(Kind, Column), Changed>,
    names: HashMap<Kind, ChangedNames>,
}

impl Slips {
    /// The file has a name for a record of a kind that the directory has.
    pub(super) fn name(&mut self, kind: Kind) {
        self.names.entry(kind).or_default().all += 1;
    }

    /// A cell of a record has become another one.
    pub(super) fn changed(
        &mut self,
        directory: &Directory,
        writer: &Writer<'_>,
        record: Record<'_>,
        cell: &IncomingCell,
        old: &str,
    ) {
        let kind = record.kind();
        let changed = self.columns.entry((kind, cell.column)).or_default();
        if changed.cells == 0 {
            changed.first = cell.at.clone();
        }
        changed.cells += 1;
        let Some(no) = directory.index_of(record.id().as_str()) else { return };
        // An empty cell is found beside many.
        let stood = |no: Option<u32>| {
            let other = directory.record(RecordIdx(no?)).filter(|other| other.kind() == kind)?;
            (!cell.text.is_empty() && writer.cell(cell.column, other) == cell.text).then(|| cell.text.clone())
        };
        if let Some(text) = stood(no.0.checked_sub(1)) {
            changed.before += 1;
            changed.from_before.insert(text);
        }
        if let Some(text) = stood(no.0.checked_add(1)) {
            changed.behind += 1;
            changed.from_behind.insert(text);
        }
        if cell.column == Column::Name {
            let names = self.names.entry(kind).or_default();
            if names.changed == 0 {
                names.first = cell.at.clone();
            }
            names.changed += 1;
            names.unlike += usize::from(normalized_damerau_levenshtein(old, &cell.text) < ALIKE);
            names.old.insert(old.to_owned());
            names.new.push(cell.text.clone());
        }
    }

    /// What looks like a slip.
    pub(super) fn found(self) -> Vec<Unclear> {
        let most = |part: usize, whole: usize| part >= FEWEST && part * 10 >= whole * TENTHS;
        let mut found: Vec<(Kind, Column, Unclear)> = Vec::new();
        for ((kind, column), it) in self.columns {
            let is_slid = |count: usize, texts: &HashSet<String>| most(count, it.cells) && texts.len() >= FEWEST;
            if is_slid(it.before, &it.from_before) || is_slid(it.behind, &it.from_behind) {
                let doubt = Doubt::Slid { column, count: it.before.max(it.behind) };
                found.push((kind, column, Unclear { at: it.first, doubt }));
            }
        }
        for (kind, it) in self.names {
            let moved = it.new.iter().filter(|name| it.old.contains(*name)).count();
            let is_slip = most(moved, it.changed) || most(it.changed, it.all) && most(it.unlike, it.changed);
            if is_slip && !found.iter().any(|(other, column, _)| *other == kind && *column == Column::Name) {
                let doubt = Doubt::NamesChanged(it.changed);
                found.push((kind, Column::Name, Unclear { at: it.first, doubt }));
            }
        }
        found.sort_by_key(|(kind, column, _)| (*kind, *column));
        found.into_iter().map(|(.., unclear)| unclear).collect()
    }
}
