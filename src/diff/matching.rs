//! Which record of one directory is which of the other: by id and name, by name alone, by what they hold.
//!
//! Ids follow from printed numbers, so that a new service in the middle gives all behind it other ids. An id alone is
//! therefore believed where nothing better is found.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde_json::Value;

use super::likeness::{Likeness, hashed};
use super::record_value;
use crate::directory::{Directory, Kind, RecordIdx};

/// From how much likeness on two records under one id are the same without a look at others.
const CLEARLY_ALIKE: f64 = 0.6;

/// From how much likeness on two records under different ids and names are the same.
const ALIKE: f64 = 0.7;

/// A text that so many records hold tells none of them from the others.
const COMMON: usize = 16;

/// A text of so many characters is one's own.
const LONG: usize = 6;

/// The records that are the same, in the order of the new directory.
pub(super) fn pairs(old: &Directory, new: &Directory) -> Vec<[RecordIdx; 2]> {
    let mut pairs = Vec::with_capacity(new.len());
    for kind in Kind::ALL {
        let mut matching = Matching { old, new, old_left: Vec::new(), new_left: Vec::new(), pairs: &mut pairs };
        matching.of_kind(kind);
    }
    pairs.sort_unstable_by_key(|[_, new]| *new);
    pairs
}

struct Matching<'a> {
    old: &'a Directory,
    new: &'a Directory,
    /// The records that are in no pair yet.
    old_left: Vec<RecordIdx>,
    new_left: Vec<RecordIdx>,
    pairs: &'a mut Vec<[RecordIdx; 2]>,
}

impl Matching<'_> {
    fn of_kind(&mut self, kind: Kind) {
        self.old_left = self.old.of_kind(kind).iter().collect();
        self.new_left = self.new.of_kind(kind).iter().collect();
        let is_same_name = |old: &str, new: &str| old == new;
        self.by_id(|matching, pair| {
            let names = matching.names(pair);
            names.is_some_and(|[old, new]| is_same_name(old, new))
        });
        if self.is_done() {
            return;
        }
        self.by_name();
        if self.is_done() {
            return;
        }
        self.by_id(|matching, pair| matching.likeness(pair) >= CLEARLY_ALIKE);
        self.by_content();
        self.by_id(|_, _| true);
    }

    fn is_done(&self) -> bool {
        self.old_left.is_empty() || self.new_left.is_empty()
    }

    fn names(&self, [old, new]: [RecordIdx; 2]) -> Option<[&str; 2]> {
        Some([self.old.heading(old)?.name, self.new.heading(new)?.name])
    }

    /// Pairs what is left under one id, where that is believed.
    fn by_id(&mut self, is_believed: impl Fn(&Self, [RecordIdx; 2]) -> bool) {
        let mut found = Vec::new();
        for old in &self.old_left {
            let Some(heading) = self.old.heading(*old) else { continue };
            // What is left of a kind is in order, as all lists of records are.
            let new = self.new.index_of(heading.id).filter(|new| self.new_left.binary_search(new).is_ok());
            if let Some(new) = new
                && is_believed(self, [*old, new])
            {
                found.push([*old, new]);
            }
        }
        self.take(found);
    }

    /// Pairs what is left under one name that nothing else in either directory has left.
    fn by_name(&mut self) {
        fn once<'a>(directory: &'a Directory, left: &[RecordIdx]) -> HashMap<&'a str, Option<RecordIdx>> {
            let mut names = HashMap::new();
            for no in left {
                let Some(heading) = directory.heading(*no) else { continue };
                match names.entry(heading.name) {
                    Entry::Vacant(it) => drop(it.insert(Some(*no))),
                    Entry::Occupied(mut it) => *it.get_mut() = None,
                }
            }
            names
        }
        let (before, after) = (once(self.old, &self.old_left), once(self.new, &self.new_left));
        let mut found: Vec<[RecordIdx; 2]> =
            before.into_iter().filter_map(|(name, old)| Some([old?, (*after.get(name)?)?])).collect();
        found.sort_unstable();
        self.take(found);
    }

    /// Pairs what is left and holds much the same, the most alike first. Only records are judged that hold a text that few
    /// others hold, so that two lists of thousands take no longer than what they hold.
    fn by_content(&mut self) {
        if self.is_done() {
            return;
        }
        let before: Vec<Content> = self.old_left.iter().filter_map(|no| Content::of(self.old, *no)).collect();
        let after: Vec<Content> = self.new_left.iter().filter_map(|no| Content::of(self.new, *no)).collect();
        let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
        for (at, content) in before.iter().enumerate() {
            content.texts.iter().for_each(|text| holders.entry(*text).or_default().push(at));
        }
        let mut judged: Vec<(f64, RecordIdx, RecordIdx)> = Vec::new();
        for content in &after {
            let few = content.texts.iter().filter_map(|text| holders.get(text)).filter(|it| it.len() <= COMMON);
            let mut candidates: Vec<usize> = few.flatten().copied().collect();
            candidates.sort_unstable();
            candidates.dedup();
            judged.extend(candidates.into_iter().map(|at| {
                let other = &before[at];
                (other.likeness.to(&content.likeness), other.no, content.no)
            }));
        }
        judged.retain(|(likeness, ..)| *likeness >= ALIKE);
        judged.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut taken = [Vec::new(), Vec::new()].map(|_: Vec<()>| std::collections::HashSet::new());
        let mut found = Vec::new();
        for (_, old, new) in judged {
            if !taken[0].contains(&old) && !taken[1].contains(&new) {
                taken[0].insert(old);
                taken[1].insert(new);
                found.push([old, new]);
            }
        }
        found.sort_unstable();
        self.take(found);
    }

    /// How much two records are alike; of names alone where there is nothing else.
    fn likeness(&self, [old, new]: [RecordIdx; 2]) -> f64 {
        match (Content::of(self.old, old), Content::of(self.new, new)) {
            (Some(old), Some(new)) => old.likeness.to(&new.likeness),
            _ => 0.0,
        }
    }

    fn take(&mut self, found: Vec<[RecordIdx; 2]>) {
        if found.is_empty() {
            return;
        }
        let mut taken: [Vec<RecordIdx>; 2] =
            [0, 1].map(|side| found.iter().map(|pair: &[RecordIdx; 2]| pair[side]).collect());
        for taken in &mut taken {
            taken.sort_unstable();
        }
        self.old_left.retain(|no| taken[0].binary_search(no).is_err());
        self.new_left.retain(|no| taken[1].binary_search(no).is_err());
        self.pairs.extend(found);
    }
}

/// What a record holds, without what numbers and places give it.
struct Content {
    no: RecordIdx,
    likeness: Likeness,
    /// Its long texts.
    texts: Vec<u64>,
}

impl Content {
    fn of(directory: &Directory, no: RecordIdx) -> Option<Self> {
        let mut value = record_value(directory.record(no)?);
        if let Value::Object(fields) = &mut value {
            for field in ["id", "number", "label", "part", "category", "discipline", "chapter", "page"] {
                fields.shift_remove(field);
            }
        }
        let mut texts = Vec::new();
        gather(&value, &mut texts);
        texts.sort_unstable();
        texts.dedup();
        Some(Self { no, likeness: Likeness::of(&value), texts })
    }
}

fn gather(value: &Value, texts: &mut Vec<u64>) {
    match value {
        Value::String(text) if text.chars().nth(LONG - 1).is_some() => texts.push(hashed(text)),
        Value::Array(elements) => elements.iter().for_each(|it| gather(it, texts)),
        Value::Object(fields) => fields.values().for_each(|it| gather(it, texts)),
        _ => {}
    }
}
