//! What finds records by what they hold: their id, the part and the category, the department that answers.
//!
//! Everything is worked out once, when the directory is made. Afterwards no question about one record, one department or
//! one node of the tree looks at all records.

use std::hash::BuildHasher;
use std::ops::Range;
use std::thread;

use bytes::Bytes;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::column::Numbers;
use super::compiled::Damaged;
use super::numbers::NumberTable;
use super::store::{Store, counted};
use super::{Category, Column, Contact, Id, Kind, Place, Record, RecordIdx, RecordList};

/// The lookups that stand in a compiled directory, by name.
mod section {
    pub(super) const BY_ID: &str = "dir.by-id";
    pub(super) const SERVICE_NODES: &str = "dir.in-nodes";
    pub(super) const NODE_ENDS: &str = "dir.nodes.ends";
    pub(super) const NODES: &str = "dir.nodes";
    pub(super) const ANSWERED_ENDS: &str = "dir.answers.ends";
    pub(super) const ANSWERED: &str = "dir.answers";
}

/// The lookups of a directory.
#[derive(Debug, Clone)]
pub(super) struct Lookup {
    /// The records by id.
    ids: IdIndex,
    /// The audience terms by id.
    audiences: IdTable,
    /// Parts and categories by id.
    terms: IdTable,
    /// The parts, each followed by its categories.
    nodes: Box<[PartNode]>,
    /// For each service the number of its node: the category's, else the part's, else none.
    service_nodes: Numbers,
    /// The services of each node.
    node_services: RecordGroups,
    /// For each department the department itself, then what it answers for.
    answered: RecordGroups,
    /// The telephone numbers of each department.
    numbers: NumberTable,
}

/// A part, or a category of one.
#[derive(Debug, Clone, Copy)]
struct PartNode {
    part: u32,
    category: Option<u32>,
}

/// Up to so many records all lookups are built sooner than a thread is started.
const ALONE: u32 = 4096;

/// The number of no node.
const NOWHERE: u32 = u32::MAX;

impl Lookup {
    /// Of records that are at hand.
    pub(super) fn of(store: &Store) -> Self {
        thread::scope(|scope| {
            // The table of all ids takes as long as everything else, and nothing else needs it.
            let ids = || IdTable::of_records(store);
            let is_beside = store.len() > ALONE;
            let beside = is_beside.then(|| thread::Builder::new().spawn_scoped(scope, ids).ok()).flatten();
            let mut lookup = Self::of_terms(store, IdIndex::Sorted(Numbers::default()));
            lookup.place_services(store);
            let range = store.kinds().of_kind(Kind::Department);
            let departments = IdTable::of_range(store, range.clone());
            let department = |id: &Id| departments.find(id.as_str(), |at| record_id(store, range.start + at));
            lookup.find_answered(store, department);
            lookup.numbers = NumberTable::of(store, range.len(), department);
            lookup.ids = IdIndex::Hashed(match beside.map(thread::ScopedJoinHandle::join) {
                Some(Ok(ids)) => ids,
                Some(Err(panic)) => std::panic::resume_unwind(panic),
                None => ids(),
            });
            lookup
        })
    }

    /// Of sections of bytes, which `get` finds by name.
    pub(super) fn from_columns(
        store: &Store,
        mut get: impl FnMut(&'static str) -> Option<Bytes>,
    ) -> Result<Self, Damaged> {
        let numbers = &mut |section| get(section).map(Numbers::new).ok_or(Damaged { section });
        let mut lookup = Self::of_terms(store, IdIndex::Sorted(numbers(section::BY_ID)?));
        lookup.service_nodes = numbers(section::SERVICE_NODES)?;
        lookup.node_services = RecordGroups::new(numbers(section::NODE_ENDS)?, numbers(section::NODES)?);
        lookup.answered = RecordGroups::new(numbers(section::ANSWERED_ENDS)?, numbers(section::ANSWERED)?);
        lookup.numbers = NumberTable::from_columns(numbers)?;
        Ok(lookup)
    }

    /// The lookups as sections of bytes, for [`Self::from_columns`].
    pub(super) fn columns(&self, store: &Store) -> Vec<Column> {
        let mut by_id: Vec<u32> = (0..store.len()).collect();
        by_id.sort_by_cached_key(|no| record_id(store, *no));
        let by_id: Numbers = by_id.into_iter().collect();
        let [node_ends, nodes] = self.node_services.lists();
        let [answered_ends, answered] = self.answered.lists();
        let own = [
            (section::BY_ID, &by_id),
            (section::SERVICE_NODES, &self.service_nodes),
            (section::NODE_ENDS, node_ends),
            (section::NODES, nodes),
            (section::ANSWERED_ENDS, answered_ends),
            (section::ANSWERED, answered),
        ];
        own.into_iter().chain(self.numbers.columns()).map(|(name, list)| (name, list.bytes().clone())).collect()
    }

    /// What follows from the directory's own words: audience terms, parts and categories.
    fn of_terms(store: &Store, ids: IdIndex) -> Self {
        let info = store.info();
        let audiences = IdTable::of(counted(info.audiences.len()), |at| info.audiences[at as usize].id.as_str());
        let parts = (0..).zip(&info.parts).flat_map(|(part, it)| {
            let categories = (0..counted(it.categories.len())).map(Some);
            std::iter::once(None).chain(categories).map(move |category| PartNode { part, category })
        });
        let nodes: Box<[PartNode]> = parts.collect();
        let terms = IdTable::of(counted(nodes.len()), |at| nodes[at as usize].id(store));
        Self {
            ids,
            audiences,
            terms,
            nodes,
            service_nodes: Numbers::default(),
            node_services: RecordGroups::default(),
            answered: RecordGroups::default(),
            numbers: NumberTable::default(),
        }
    }

    /// Finds out in which node each service stands; those of a category stand in its part too.
    fn place_services(&mut self, store: &Store) {
        let mut members = Vec::new();
        let mut places = Vec::new();
        for (no, record) in records(store) {
            let Record::Service(service) = record else { break };
            let node = self.node(store, &service.part, service.category.as_ref());
            places.push(node.unwrap_or(NOWHERE));
            if let Some(node) = node {
                let part = node - self.nodes[node as usize].category.map_or(0, |category| category + 1);
                members.push((part, no));
                members.extend((part != node).then_some((node, no)));
            }
        }
        self.service_nodes = places.into_iter().collect();
        self.node_services = RecordGroups::of(self.nodes.len(), &members);
    }

    /// Finds out what each department answers for: a society is answered for by those of its list.
    /// `department` gives the number of the one with an id.
    fn find_answered(&mut self, store: &Store, department: impl Fn(&Id) -> Option<u32>) {
        let departments = store.kinds().of_kind(Kind::Department);
        let numbered = |contacts: &[Contact]| {
            let ids = contacts.iter().filter_map(|contact| contact.department.as_ref());
            let mut found: Vec<u32> = ids.filter_map(&department).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let of_societies = store.society_list().map(|list| numbered(&list.contacts)).unwrap_or_default();
        let mut members: Vec<_> = departments.clone().map(|no| (no - departments.start, RecordIdx(no))).collect();
        let mut answer = |no: RecordIdx, by: &[u32]| members.extend(by.iter().map(|department| (*department, no)));
        for kind in [Kind::Service, Kind::Society, Kind::Profile] {
            for no in store.kinds().of_kind(kind).map(RecordIdx) {
                // Of a society nothing need be read.
                match (kind != Kind::Society).then(|| store.record(no)) {
                    None => answer(no, &of_societies),
                    Some(Some(Record::Service(it))) => answer(no, &numbered(&it.contacts)),
                    Some(Some(Record::Profile(it))) => answer(no, &numbered(&it.contacts)),
                    Some(_) => {}
                }
            }
        }
        self.answered = RecordGroups::of(departments.len(), &members);
    }

    /// The place of the record with this id.
    pub(super) fn find(&self, store: &Store, id: &str) -> Option<RecordIdx> {
        self.ids.find(store, id).map(RecordIdx)
    }

    /// The place among the audience terms of the one with this id.
    pub(super) fn audience(&self, store: &Store, id: &Id) -> Option<usize> {
        let terms = &store.info().audiences;
        self.audiences.find(id.as_str(), |at| terms[at as usize].id.as_str()).map(|at| at as usize)
    }

    /// The number of the part or category with this id.
    fn term(&self, store: &Store, id: &Id) -> Option<u32> {
        self.terms.find(id.as_str(), |at| self.nodes[at as usize].id(store))
    }

    /// The number of a category if it is one of the part, else of the part.
    fn node(&self, store: &Store, part: &Id, category: Option<&Id>) -> Option<u32> {
        let node = |number: u32| self.nodes[number as usize];
        let part = self.term(store, part).filter(|number| node(*number).category.is_none())?;
        let category = category.and_then(|id| self.term(store, id)).filter(|number| {
            let found = node(*number);
            found.category.is_some() && found.part == node(part).part
        });
        category.or(Some(part))
    }

    /// The place in the list of parts of the one with this id.
    pub(super) fn part(&self, store: &Store, id: &Id) -> Option<usize> {
        let node = self.nodes[self.term(store, id)? as usize];
        node.category.is_none().then_some(node.part as usize)
    }

    /// Where a service of this part and category stands.
    pub(super) fn place<'a>(&self, store: &'a Store, part: &Id, category: Option<&Id>) -> Place<'a> {
        self.node(store, part, category).map_or(Place::default(), |node| self.node_place(store, node))
    }

    /// Where the service at a place stands.
    pub(super) fn service_place<'a>(&self, store: &'a Store, no: RecordIdx) -> Place<'a> {
        let node = self.service_nodes.get(no.index()).unwrap_or(NOWHERE);
        self.node_place(store, node)
    }

    fn node_place<'a>(&self, store: &'a Store, node: u32) -> Place<'a> {
        let node = self.nodes.get(node as usize);
        let part = node.and_then(|node| Some((store.info().parts.get(node.part as usize)?, node.category)));
        part.map_or(Place::default(), |(part, category)| {
            let category = category.and_then(|at| part.categories.get(at as usize));
            Place::new(part.title(), category.map(Category::title))
        })
    }

    /// The services of the part or category with this id.
    pub(super) fn services_in(&self, store: &Store, id: &Id) -> RecordList {
        self.term(store, id).map(|node| self.node_services.get(node)).unwrap_or_default()
    }

    /// The department at a place, then what it answers for: services, societies, profiles.
    pub(super) fn answered_by(&self, store: &Store, department: RecordIdx) -> RecordList {
        let number = department.0.checked_sub(store.kinds().of_kind(Kind::Department).start);
        number.map(|number| self.answered.get(number)).unwrap_or_default()
    }

    /// The numbers of the department at a place, each as the contact that prints it first and its place there, with the
    /// services that print it.
    pub(super) fn numbers<'a>(
        &'a self,
        store: &'a Store,
        department: RecordIdx,
    ) -> impl Iterator<Item = (&'a Contact, usize, RecordList)> {
        let number = department.0.checked_sub(store.kinds().of_kind(Kind::Department).start);
        number.into_iter().flat_map(move |number| self.numbers.of_department(store, number))
    }
}

impl PartNode {
    fn id(self, store: &Store) -> &str {
        let part = store.info().parts.get(self.part as usize);
        let id = part.and_then(|part| match self.category {
            Some(at) => part.categories.get(at as usize).map(|category| &category.id),
            None => Some(&part.id),
        });
        id.map_or("", Id::as_str)
    }
}

fn record_id(store: &Store, no: u32) -> &str {
    store.id(RecordIdx(no)).unwrap_or_default()
}

fn records(store: &Store) -> impl Iterator<Item = (RecordIdx, Record<'_>)> {
    (0..store.len()).map(RecordIdx).filter_map(|no| Some((no, store.record(no)?)))
}

/// What finds records by id.
#[derive(Debug, Clone)]
enum IdIndex {
    Hashed(IdTable),
    /// All records in the order of their ids.
    Sorted(Numbers),
}

impl IdIndex {
    fn find(&self, store: &Store, wanted: &str) -> Option<u32> {
        match self {
            Self::Hashed(table) => table.find(wanted, |no| record_id(store, no)),
            Self::Sorted(by_id) => {
                let at = by_id.partition_point(|no| record_id(store, no) < wanted);
                by_id.get(at).filter(|no| record_id(store, *no) == wanted)
            }
        }
    }
}

/// Places by the ids that stand there. The ids are not kept a second time: they are asked for.
#[derive(Debug, Clone)]
struct IdTable {
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl IdTable {
    /// Of ids that are the same the first is found.
    fn of<'a>(count: u32, id: impl Fn(u32) -> &'a str) -> Self {
        Self::of_ids(count, (0..count).map(&id), &id)
    }

    /// Of the ids of records in a range, by their place in it.
    fn of_range(store: &Store, range: Range<u32>) -> Self {
        Self::of(counted(range.len()), |at| record_id(store, range.start + at))
    }

    /// Of the ids of all records.
    fn of_records(store: &Store) -> Self {
        Self::of_ids(store.len(), store.ids(), |no| record_id(store, no))
    }

    /// Of ids one after the other, which is faster than by their place.
    fn of_ids<'a>(count: u32, ids: impl Iterator<Item = &'a str>, id: impl Fn(u32) -> &'a str) -> Self {
        let hasher = DefaultHashBuilder::default();
        let mut places = HashTable::with_capacity(count as usize);
        let mut place = 0;
        // Not `for`, which asks a chain again and again which of its parts is the next one's.
        ids.for_each(|own| {
            let hash = hasher.hash_one(own);
            places.entry(hash, |other| id(*other) == own, |other| hasher.hash_one(id(*other))).or_insert(place);
            place += 1;
        });
        Self { places, hasher }
    }

    fn find<'a>(&self, wanted: &str, id: impl Fn(u32) -> &'a str) -> Option<u32> {
        self.places.find(self.hasher.hash_one(wanted), |place| id(*place) == wanted).copied()
    }
}

/// Lists of records, one after the other in one shared list.
#[derive(Debug, Clone, Default)]
pub(super) struct RecordGroups {
    /// Where each group begins, and where the last one ends.
    ends: Numbers,
    records: Numbers,
}

impl RecordGroups {
    pub(super) const fn new(ends: Numbers, records: Numbers) -> Self {
        Self { ends, records }
    }

    /// Where the groups begin and end, and their records.
    pub(super) const fn lists(&self) -> [&Numbers; 2] {
        [&self.ends, &self.records]
    }

    /// The groups of pairs of group and record; a group keeps the order of the pairs.
    pub(super) fn of(groups: usize, members: &[(u32, RecordIdx)]) -> Self {
        let mut ends = vec![0; groups + 1];
        for (group, _) in members {
            ends[*group as usize + 1] += 1;
        }
        for group in 0..groups {
            ends[group + 1] += ends[group];
        }
        let mut next = ends.clone();
        let mut records = vec![0; members.len()];
        for (group, record) in members {
            let at = &mut next[*group as usize];
            records[*at] = record.0;
            *at += 1;
        }
        Self { ends: ends.into_iter().map(counted).collect(), records: records.into_iter().collect() }
    }

    pub(super) fn get(&self, group: u32) -> RecordList {
        let range = self.ends.group(group).map(|range| range.start as usize..range.end as usize);
        range.map(|range| RecordList::column(self.records.stretch(range))).unwrap_or_default()
    }
}
