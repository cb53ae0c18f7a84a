//! What finds records by what they hold: their id, the part and the category, the department that answers.
//!
//! Everything is worked out once, when the directory is made. Afterwards no question about one record, one department or
//! one node of the tree looks at all records.

use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::numbers::NumberTable;
use super::store::{Store, counted};
use super::{Contact, Id, Kind, Phone, Place, Record, RecordIdx, RecordList};

/// The lookups of a directory.
#[derive(Debug, Clone)]
pub(super) struct Lookup {
    /// The records by id.
    ids: IdTable,
    /// The audience terms by id.
    audiences: IdTable,
    /// Parts and categories by id.
    terms: IdTable,
    /// The parts, each followed by its categories.
    nodes: Box<[PartNode]>,
    /// For each service the number of its node: the category's, else the part's, else none.
    service_nodes: Box<[u32]>,
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

/// The number of no node.
const NOWHERE: u32 = u32::MAX;

impl Lookup {
    pub(super) fn of(store: &Store) -> Self {
        let ids = IdTable::of(store.len(), |no| record_id(store, no));
        let info = store.info();
        let audiences = IdTable::of(counted(info.audiences.len()), |at| info.audiences[at as usize].id.as_str());
        let parts = (0..).zip(&info.parts).flat_map(|(part, it)| {
            let categories = (0..counted(it.categories.len())).map(Some);
            std::iter::once(None).chain(categories).map(move |category| PartNode { part, category })
        });
        let nodes: Box<[PartNode]> = parts.collect();
        let terms = IdTable::of(counted(nodes.len()), |at| nodes[at as usize].id(store));
        let mut lookup = Self {
            ids,
            audiences,
            terms,
            nodes,
            service_nodes: Box::default(),
            node_services: RecordGroups::default(),
            answered: RecordGroups::default(),
            numbers: NumberTable::default(),
        };
        lookup.place_services(store);
        lookup.find_answered(store);
        let departments = store.of_kind(Kind::Department);
        let department = |id: &Id| {
            let no = lookup.find(store, id.as_str())?;
            departments.contains(&no.0).then(|| no.0 - departments.start)
        };
        lookup.numbers = NumberTable::of(store, departments.len(), department);
        lookup
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
        self.service_nodes = places.into();
        self.node_services = RecordGroups::of(self.nodes.len(), &members);
    }

    /// Finds out what each department answers for: a society is answered for by those of its list.
    fn find_answered(&mut self, store: &Store) {
        let departments = store.of_kind(Kind::Department);
        let numbered = |contacts: &[Contact]| {
            let ids = contacts.iter().filter_map(|contact| contact.department.as_ref());
            let found = ids.filter_map(|id| self.find(store, id.as_str()));
            let mut found: Vec<u32> =
                found.filter(|no| departments.contains(&no.0)).map(|no| no.0 - departments.start).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let of_societies = store.society_list().map(|list| numbered(&list.contacts)).unwrap_or_default();
        let mut members: Vec<_> = departments.clone().map(|no| (no - departments.start, RecordIdx(no))).collect();
        let mut answer = |no: RecordIdx, by: &[u32]| members.extend(by.iter().map(|department| (*department, no)));
        for (no, record) in records(store) {
            match record {
                Record::Service(it) => answer(no, &numbered(&it.contacts)),
                Record::Society(..) => answer(no, &of_societies),
                Record::Profile(it) => answer(no, &numbered(&it.contacts)),
                Record::Department(_) | Record::Article(..) | Record::Preface(_) => {}
            }
        }
        self.answered = RecordGroups::of(departments.len(), &members);
    }

    /// The place of the record with this id.
    pub(super) fn find(&self, store: &Store, id: &str) -> Option<RecordIdx> {
        self.ids.find(id, |no| record_id(store, no)).map(RecordIdx)
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
        let node = self.service_nodes.get(no.index()).copied().unwrap_or(NOWHERE);
        self.node_place(store, node)
    }

    fn node_place<'a>(&self, store: &'a Store, node: u32) -> Place<'a> {
        let node = self.nodes.get(node as usize);
        let part = node.and_then(|node| Some((store.info().parts.get(node.part as usize)?, node.category)));
        part.map_or(Place::default(), |(part, category)| {
            let category = category.and_then(|at| part.categories.get(at as usize));
            Place::new(&part.name, category.map(|it| it.name.as_str()))
        })
    }

    /// The services of the part or category with this id.
    pub(super) fn services_in(&self, store: &Store, id: &Id) -> RecordList {
        self.term(store, id).map(|node| self.node_services.get(node)).unwrap_or_default()
    }

    /// The department at a place, then what it answers for: services, societies, profiles.
    pub(super) fn answered_by(&self, store: &Store, department: RecordIdx) -> RecordList {
        let number = department.0.checked_sub(store.of_kind(Kind::Department).start);
        number.map(|number| self.answered.get(number)).unwrap_or_default()
    }

    /// The numbers of the department at a place, each with the services that print it.
    pub(super) fn numbers<'a>(
        &'a self,
        store: &'a Store,
        department: RecordIdx,
    ) -> impl Iterator<Item = (&'a Phone, RecordList)> {
        let number = department.0.checked_sub(store.of_kind(Kind::Department).start);
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
    store.heading(RecordIdx(no)).map_or("", |(_, id, ..)| id)
}

fn records(store: &Store) -> impl Iterator<Item = (RecordIdx, Record<'_>)> {
    (0..store.len()).map(RecordIdx).filter_map(|no| Some((no, store.record(no)?)))
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
        let mut table =
            Self { places: HashTable::with_capacity(count as usize), hasher: DefaultHashBuilder::default() };
        for place in 0..count {
            let hash = table.hasher.hash_one(id(place));
            let is_same = |other: &u32| id(*other) == id(place);
            let entry = table.places.entry(hash, is_same, |other| table.hasher.hash_one(id(*other)));
            entry.or_insert(place);
        }
        table
    }

    fn find<'a>(&self, wanted: &str, id: impl Fn(u32) -> &'a str) -> Option<u32> {
        self.places.find(self.hasher.hash_one(wanted), |place| id(*place) == wanted).copied()
    }
}

/// Lists of records, one after the other in one shared list.
#[derive(Debug, Clone, Default)]
pub(super) struct RecordGroups {
    /// Where each group begins, and where the last one ends.
    ends: Box<[usize]>,
    records: Arc<[RecordIdx]>,
}

impl RecordGroups {
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
        let mut records = vec![RecordIdx(0); members.len()];
        for (group, record) in members {
            let at = &mut next[*group as usize];
            records[*at] = *record;
            *at += 1;
        }
        Self { ends: ends.into(), records: records.into() }
    }

    pub(super) fn get(&self, group: u32) -> RecordList {
        let ends = self.ends.get(group as usize).zip(self.ends.get(group as usize + 1));
        ends.map(|(from, to)| RecordList::stretch(&self.records, *from..*to)).unwrap_or_default()
    }
}
