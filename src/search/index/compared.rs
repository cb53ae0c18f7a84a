//! What services are compared with somebody and with a time by: each different part of their conditions once, and each different
//! pattern of times, with the services that have it. A person is judged once for each, however many services there are.

use std::hash::Hash;
use std::ops::Range;
use std::sync::OnceLock;

use hashbrown::HashMap;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::column::{Column, Damaged, Visit};
use super::postings::{Postings, PostingsBuilder};
use super::to_u32;
use crate::calendar::{Calendar, Pattern, SpanBytes};
use crate::directory::{Directory, Kind, Record, Service};
use crate::eligibility::{PartKey, parts};

/// One of them as it is kept.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct Entry {
    /// Where its bytes or spans begin; they end where those of the next one begin.
    what: u32,
    /// Where its postings begin; they end where those of the next one begin.
    postings: u32,
}

/// All of them.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Compared {
    /// Parts of conditions, and one more where the last one ends.
    conditions: Column<Entry>,
    /// Each as a service with nothing but this part.
    texts: Column<u8>,
    /// The same services, once somebody is judged.
    read: OnceLock<Vec<Option<Service>>>,
    /// Patterns, and one more where the last one ends.
    patterns: Column<Entry>,
    spans: Column<SpanBytes>,
    /// Those of conditions, then those of patterns.
    postings: Column<u8>,
}

/// Values by the services that have them.
struct Collector<K> {
    places: HashMap<K, usize>,
    all: Vec<PostingsBuilder>,
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
            self.all.push(PostingsBuilder::default());
        }
        if let Some(postings) = self.all.get_mut(place) {
            postings.add(service..service + 1);
        }
        is_new
    }

    /// An entry for each value, of which these are the beginnings and the end, and their postings behind those that are there.
    fn entries(self, begins: Vec<u32>, end: usize, postings: &mut Vec<u8>) -> Column<Entry> {
        let mut entries = Vec::with_capacity(begins.len() + 1);
        for (what, builder) in begins.into_iter().zip(self.all) {
            entries.push(Entry { what, postings: to_u32(postings.len()) });
            postings.extend(builder.finish());
        }
        entries.push(Entry { what: to_u32(end), postings: to_u32(postings.len()) });
        entries.into()
    }
}

impl Compared {
    /// Those of a directory.
    pub(in crate::search) fn new(directory: &Directory) -> Self {
        let mut postings = Vec::new();
        let (mut by_part, mut texts, mut begins) = (Collector::<PartKey<'_>>::new(), Vec::new(), Vec::new());
        for record in directory.of_kind(Kind::Service).iter() {
            let Some(Record::Service(service)) = directory.record(record) else { continue };
            for part in parts(service) {
                if by_part.add(part.key(), record.0) {
                    begins.push(to_u32(texts.len()));
                    texts.extend(part.alone().to_bytes().unwrap_or_default());
                }
            }
        }
        let conditions = by_part.entries(begins, texts.len(), &mut postings);
        let (mut by_pattern, mut spans, mut begins) = (Collector::new(), Vec::new(), Vec::new());
        for entry in Calendar::of(directory).entries() {
            let pattern = entry.agenda.pattern();
            let bytes: Vec<SpanBytes> = pattern.to_bytes().collect();
            if by_pattern.add(pattern, entry.record.0) {
                begins.push(to_u32(spans.len()));
                spans.extend(bytes);
            }
        }
        let patterns = by_pattern.entries(begins, spans.len(), &mut postings);
        Self {
            conditions,
            texts: texts.into(),
            read: OnceLock::new(),
            patterns,
            spans: spans.into(),
            postings: postings.into(),
        }
    }

    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("conditions", &mut self.conditions)?;
        visit("conditions.texts", &mut self.texts)?;
        visit("patterns", &mut self.patterns)?;
        visit("patterns.spans", &mut self.spans)?;
        visit("compared.records", &mut self.postings)
    }

    /// Each different part of conditions, as a service with nothing but this, and the services that have it. What cannot be
    /// read is `None`.
    pub(in crate::search) fn conditions(&self) -> impl Iterator<Item = (Option<&Service>, Postings<'_>)> {
        let read = self.read.get_or_init(|| {
            let bytes = |pair: &[Entry]| self.texts.get(pair[0].what as usize..pair[1].what as usize);
            self.conditions.windows(2).map(|pair| Service::from_bytes(bytes(pair)?)).collect()
        });
        read.iter().map(Option::as_ref).zip(self.conditions.windows(2).map(|pair| self.postings(pair)))
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
