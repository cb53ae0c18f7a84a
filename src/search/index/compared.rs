//! What services are compared with somebody and with a time by: each different set of conditions once, and each different
//! pattern of times, with the services that have it. A person is judged once for each, however many services there are.

use std::hash::Hash;
use std::ops::Range;

use hashbrown::HashMap;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::column::{Column, Damaged, Visit};
use super::postings::{Postings, PostingsBuilder};
use super::to_u32;
use crate::calendar::{Calendar, Pattern, SpanBytes};
use crate::directory::{Directory, Kind, Record, RecordIdx};
use crate::eligibility::compared;

/// One of them as it is kept.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct Entry {
    /// Of conditions a service that has them; of a pattern where its spans begin, which end where those of the next one begin.
    what: u32,
    /// Where its postings begin; they end where those of the next one begin.
    postings: u32,
}

/// All of them.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Compared {
    /// By their first service, and one more where the postings of the last one end.
    conditions: Column<Entry>,
    /// The same of patterns.
    patterns: Column<Entry>,
    spans: Column<SpanBytes>,
    /// Those of conditions, then those of patterns.
    postings: Column<u8>,
}

/// Values by the services that have them.
struct Collector<K> {
    places: HashMap<K, usize>,
    /// Of each value the first service and all.
    all: Vec<(u32, PostingsBuilder)>,
}

impl<K: Hash + Eq> Collector<K> {
    fn new() -> Self {
        Self { places: HashMap::new(), all: Vec::new() }
    }

    /// Adds a service behind those that are there; whether it is the first with this value.
    fn add(&mut self, value: K, service: u32) -> bool {
        let place = *self.places.entry(value).or_insert(self.all.len());
        let is_new = place == self.all.len();
        if is_new {
            self.all.push((service, PostingsBuilder::default()));
        }
        if let Some((_, postings)) = self.all.get_mut(place) {
            postings.add(service..service + 1);
        }
        is_new
    }
}

impl Compared {
    /// Those of a directory.
    pub(in crate::search) fn new(directory: &Directory) -> Self {
        let mut postings = Vec::new();
        let mut conditions = Vec::new();
        for (what, builder) in by_conditions(directory).all {
            conditions.push(Entry { what, postings: to_u32(postings.len()) });
            postings.extend(builder.finish());
        }
        conditions.push(Entry { what: 0, postings: to_u32(postings.len()) });
        let (mut patterns, mut spans) = (Vec::new(), Vec::new());
        let calendar = Calendar::of(directory);
        let mut by_pattern = Collector::new();
        let mut begins = Vec::new();
        for entry in calendar.entries() {
            let pattern = entry.agenda.pattern();
            let begin = to_u32(spans.len());
            let bytes: Vec<SpanBytes> = pattern.to_bytes().collect();
            if by_pattern.add(pattern, entry.record.0) {
                begins.push(begin);
                spans.extend(bytes);
            }
        }
        for (what, (_, builder)) in begins.into_iter().zip(by_pattern.all) {
            patterns.push(Entry { what, postings: to_u32(postings.len()) });
            postings.extend(builder.finish());
        }
        patterns.push(Entry { what: to_u32(spans.len()), postings: to_u32(postings.len()) });
        Self {
            conditions: conditions.into(),
            patterns: patterns.into(),
            spans: spans.into(),
            postings: postings.into(),
        }
    }

    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("conditions", &mut self.conditions)?;
        visit("patterns", &mut self.patterns)?;
        visit("patterns.spans", &mut self.spans)?;
        visit("compared.records", &mut self.postings)
    }

    /// Of each different set of conditions a service that has them, and all.
    pub(in crate::search) fn conditions(&self) -> impl Iterator<Item = (RecordIdx, Postings<'_>)> {
        self.conditions.windows(2).map(|pair| (RecordIdx(pair[0].what), self.postings(pair)))
    }

    /// Each different pattern of times, and the services that have it.
    pub(in crate::search) fn patterns(&self) -> impl Iterator<Item = (Pattern, Postings<'_>)> {
        self.patterns.windows(2).map(|pair| {
            let spans = self.spans.get(pair[0].what as usize..pair[1].what as usize).unwrap_or_default();
            (Pattern::from_bytes(spans), self.postings(pair))
        })
    }

    fn postings(&self, pair: &[Entry]) -> Postings<'_> {
        let range = Range { start: pair[0].postings as usize, end: pair[1].postings as usize };
        Postings::new(self.postings.get(range).unwrap_or_default())
    }
}

fn by_conditions(directory: &Directory) -> Collector<Vec<crate::eligibility::Compared<'_>>> {
    let mut collector = Collector::new();
    for record in directory.of_kind(Kind::Service).iter() {
        if let Some(Record::Service(service)) = directory.record(record) {
            collector.add(compared(service), record.0);
        }
    }
    collector
}
