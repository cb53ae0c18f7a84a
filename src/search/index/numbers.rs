//! What is compared as a number or by its beginning: kinds, printed numbers, ids, and the order in which
//! answers of the same score stand.

use std::ops::Range;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::column::{Column, Damaged, Visit};
use super::to_u32;
use crate::directory::{Directory, Kind, Record, RecordIdx};

/// Where the records of each kind lie.
#[derive(Debug, Clone)]
pub(in crate::search) struct Kinds([Range<u32>; Kind::ALL.len()]);

impl Kinds {
    pub(in crate::search) fn new(directory: &Directory) -> Self {
        Self(Kind::ALL.map(|kind| directory.of_kind(kind).as_range().unwrap_or(0..0)))
    }

    /// The records of a kind.
    pub(in crate::search) fn range(&self, kind: Kind) -> Range<u32> {
        self.0[kind as usize].clone()
    }

    /// A range of records, cut where their kinds change; what is no record is left out.
    pub(in crate::search) fn of(&self, records: Range<u32>) -> impl Iterator<Item = (Kind, Range<u32>)> {
        let cut = move |(kind, range): (Kind, &Range<u32>)| {
            (kind, records.start.max(range.start)..records.end.min(range.end))
        };
        Kind::ALL.into_iter().zip(&self.0).map(cut).filter(|(_, records)| !records.is_empty())
    }
}

/// A record by its printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct Numbered {
    number: u32,
    record: u32,
}

/// The numbers of all records.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Numbers {
    /// The printed numbers of services and articles, ascending.
    printed: Column<Numbered>,
    /// The records in the order of their ids.
    by_id: Column<u32>,
    /// The place of records in an order that depends on the records alone, not on how they were loaded. Before the
    /// first record named here and behind the last one, that is the order in which they are.
    order: Column<u32>,
    /// The first record named in `order`.
    order_from: Column<u32>,
}

impl Numbers {
    pub(in crate::search) fn new(directory: &Directory) -> Self {
        let (order_from, order) = order(directory);
        let mut printed = Vec::new();
        for no in
            [Kind::Service, Kind::Article].into_iter().filter_map(|kind| directory.of_kind(kind).as_range()).flatten()
        {
            let record = directory.record(RecordIdx(no));
            printed.extend(record.and_then(Record::number).map(|number| Numbered { number, record: no }));
        }
        printed.sort_unstable();
        Self {
            printed: printed.into(),
            by_id: by_id(directory).into(),
            order: order.into(),
            order_from: vec![order_from].into(),
        }
    }

    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("numbers", &mut self.printed)?;
        visit("ids", &mut self.by_id)?;
        visit("order", &mut self.order)?;
        visit("order.from", &mut self.order_from)
    }

    /// Whether records of a kind are found by their printed number.
    pub(in crate::search) const fn is_found_by_number(kind: Kind) -> bool {
        matches!(kind, Kind::Service | Kind::Article)
    }

    /// The place of a record among those of the same score.
    pub(in crate::search) fn place(&self, record: u32) -> u32 {
        let from = self.order_from.first().copied().unwrap_or(0);
        let at = record.checked_sub(from).and_then(|at| self.order.get(at as usize));
        at.copied().unwrap_or(record)
    }

    /// Calls `found` with every record whose printed number begins with these digits, and the number.
    pub(in crate::search) fn beginning_with(&self, digits: &str, mut found: impl FnMut(u32, u32)) {
        let mut from: u64 = digits.parse().unwrap_or(if digits.is_empty() { 0 } else { u64::MAX });
        let mut width = if digits.is_empty() { u64::MAX } else { 1 };
        while from <= u32::MAX.into() {
            let first = self.printed.partition_point(|it| u64::from(it.number) < from);
            let behind = from.saturating_add(width);
            let of_range = self.printed.iter().skip(first).take_while(|it| u64::from(it.number) < behind);
            of_range.for_each(|it| found(it.record, it.number));
            from = from.saturating_mul(10);
            width = width.saturating_mul(10);
            if from == 0 {
                break;
            }
        }
    }

    /// The records whose id is a text, and those whose id only begins with it.
    pub(in crate::search) fn named(&self, directory: &Directory, text: &str) -> (&[u32], &[u32]) {
        let id = |no: &u32| directory.heading(RecordIdx(*no)).map_or("", |heading| heading.id);
        let rest = self.by_id.get(self.by_id.partition_point(|no| id(no) < text)..).unwrap_or_default();
        let begun = rest.get(..rest.partition_point(|no| id(no).starts_with(text))).unwrap_or_default();
        begun.split_at(begun.partition_point(|no| id(no) == text))
    }
}

/// The records in the order of their ids.
fn by_id(directory: &Directory) -> Vec<u32> {
    let mut ids: Vec<(&str, u32)> = directory.headings().map(|(no, heading)| (heading.id, no.0)).collect();
    // Most are in order already, which this way of sorting makes use of.
    ids.sort_by_key(|(id, no)| (*id, *no));
    ids.into_iter().map(|(_, no)| no).collect()
}

/// The place of records in the order of kinds, printed numbers and ids, from the first on whose place is not its number.
fn order(directory: &Directory) -> (u32, Vec<u32>) {
    let disciplines: Vec<(Range<u32>, u32)> = directory
        .disciplines()
        .filter_map(|it| {
            let societies = it.societies.as_range()?;
            let number = match directory.record(RecordIdx(societies.start)) {
                Some(Record::Society(discipline, _)) => discipline.number,
                _ => 0,
            };
            Some((societies, number))
        })
        .collect();
    let mut keys = Vec::with_capacity(directory.len());
    for (no, heading) in directory.headings() {
        let list = match heading.kind {
            Kind::Society => {
                let behind = disciplines.partition_point(|(societies, _)| societies.end <= no.0);
                disciplines.get(behind).map_or(0, |(_, number)| *number)
            }
            _ => 0,
        };
        let page = match (heading.kind, heading.number) {
            (Kind::Department, _) => match directory.record(no) {
                Some(Record::Department(it)) => Some(it.page.into()),
                _ => None,
            },
            (_, number) => number,
        };
        keys.push((heading.kind, list, page, heading.id, no.0));
    }
    keys.sort();
    let is_elsewhere = |(place, key): (usize, &(_, _, _, _, u32))| to_u32(place) != key.4;
    let from = keys.iter().enumerate().position(&is_elsewhere).unwrap_or(keys.len());
    let to = keys.iter().enumerate().rposition(is_elsewhere).map_or(from, |last| last + 1);
    let mut order = vec![0; to - from];
    // Records change places among themselves, so those between the first and the last that do are the same.
    for (place, key) in keys.iter().enumerate().take(to).skip(from) {
        order[key.4 as usize - from] = to_u32(place);
    }
    (to_u32(from), order)
}
