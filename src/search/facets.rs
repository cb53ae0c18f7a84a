//! What can be chosen of a query's fields, and how many entries there would be then.
//!
//! A facet is a field of which the reader chooses values. A value counts what the list would have with it, and with whatever
//! else is asked as it is; other values of its own facet are alternatives and do not count. What is excluded does not count
//! either.
//!
//! Each term of a query is looked up once, for the answer and the counts together. From there on records are bits.

use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashSet;

use super::cores::on_cores;
use super::index::Index;
use super::index::facets::{FacetKind, ON_DEMAND, yearly};
use super::index::fold;
use super::query::Query;
use super::query::fields::FieldRole;
use super::query::told::Time;
use super::query::values::{Day, in_one_piece};
use super::record_set::{RecordSet, set_bits};
use super::rows::keep;
use super::scope::Scope;
use crate::calendar::{Months, Season};
use crate::directory::{AudienceTerm, Kind, Part, Record, RecordList, Sex};

/// The facets whose values are those that the directory has, in their order.
const LISTED: [FieldRole; 4] = [FieldRole::Audience, FieldRole::Cycle, FieldRole::Department, FieldRole::Part];

/// Nobody goes through a longer list; who looks for another value types it.
const MOST_VALUES: usize = 500;

/// A facet with the values that the directory has of it.
#[derive(Debug, Clone)]
pub struct FacetList {
    /// The field.
    pub role: FieldRole,
    /// Its values, in the directory's order.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Debug, Clone, Default)]
pub struct FacetValue {
    /// Its name.
    pub name: String,
    /// The same in English, where the directory says it.
    pub english: Option<String>,
    /// Of a cycle, once in how many years.
    pub years: Option<u8>,
    /// What else it may be called in a query.
    others: Vec<String>,
    /// The records that have it: ranges in ascending order, none touching another.
    pub(super) records: Vec<Range<u32>>,
}

impl FacetValue {
    /// Its name in one of the two languages, as far as there is one.
    #[must_use]
    pub fn name(&self, is_english: bool) -> &str {
        self.english.as_deref().filter(|_| is_english).unwrap_or(&self.name)
    }

    /// Its name as it stands behind the colon of a field, where there are no blanks.
    #[must_use]
    pub fn written(&self, is_english: bool) -> String {
        in_one_piece(self.name(is_english))
    }

    /// Whether one of its names is such a one, in folded letters.
    fn has_name(&self, is_it: impl Fn(&str) -> bool) -> bool {
        let names = [&self.name].into_iter().chain(&self.english).chain(&self.others);
        names.map(|name| fold::letters(name).collect::<String>()).any(|name| is_it(&name))
    }
}

impl FacetList {
    /// The place of the value that somebody means by what stands behind the colon: the one that is called so, or else the one
    /// whose name alone holds it.
    #[must_use]
    pub fn place_of(&self, typed: &str) -> Option<usize> {
        let typed: String = fold::letters(typed).collect();
        if typed.is_empty() {
            return None;
        }
        let places = |is_it: &dyn Fn(&str) -> bool| {
            let values = self.values.iter().enumerate().filter(|(_, value)| value.has_name(is_it));
            values.map(|(place, _)| place).take(2).collect::<Vec<_>>()
        };
        let called = places(&|name| name == typed);
        if let Some(place) = called.first() {
            return Some(*place);
        }
        match places(&|name| name.contains(&typed)).as_slice() {
            [place] => Some(*place),
            _ => None,
        }
    }
}

/// How many entries there would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetCounts {
    /// Where whoever asks is a woman.
    pub women: usize,
    /// Where it is a man.
    pub men: usize,
    /// In what is open today.
    pub today: usize,
    months: Vec<(Months, usize)>,
    /// With each value, in the order of [`Index::facet_values`].
    pub values: Vec<Vec<usize>>,
}

impl FacetCounts {
    /// In what takes place in a month, or in a season; of other months nothing is known.
    #[must_use]
    pub fn in_months(&self, months: Months) -> Option<usize> {
        self.months.iter().find(|(these, _)| *these == months).map(|(_, count)| *count)
    }
}

/// What a query asks, term by term.
pub(super) struct Asked<'a> {
    pub(super) query: &'a Query,
    pub(super) scope: &'a Scope,
    /// Of each clause the records that meet it, a bit for each; and the facet whose value it is, if it is one.
    pub(super) clauses: Vec<(Option<FieldRole>, Vec<u64>)>,
}

impl Asked<'_> {
    /// The records of the scope that meet all clauses but those of a facet.
    fn all_but(&self, role: Option<FieldRole>, records: usize) -> Vec<u64> {
        let mut all = self.scope.bits(records);
        for (_, clause) in self.clauses.iter().filter(|(own, _)| role.is_none() || *own != role) {
            keep(&mut all, clause);
        }
        all
    }
}

/// The months that are counted: each of them, and the seasons.
fn counted_months() -> Vec<Months> {
    (1..=12).map(Months::from).chain(Season::ALL.map(Season::months)).collect()
}

impl Index {
    /// How many entries there would be with each value of each facet; `None` once `wanted` says that nobody asks any more.
    #[must_use]
    pub fn facets(
        &self,
        query: &Query,
        scope: Option<&RecordList>,
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<FacetCounts> {
        self.search_and_count(query, &Scope::new(scope, self.len()), 0, true, wanted)?.1
    }

    pub(super) fn count_facets(&self, asked: &Asked<'_>, wanted: &(impl Fn() -> bool + Sync)) -> Option<FacetCounts> {
        let Asked { query, .. } = asked;
        let records = self.len();
        let today = query.today;
        let persons = query.told.persons(today);
        let mut person = None;
        if !persons.is_empty() {
            let admitted = person.insert(vec![0; records.div_ceil(64)]);
            self.each_admitted(&persons, today, wanted, |range| set_bits(admitted, range))?;
        }
        let mut time = None;
        for one in &query.told.times {
            let mut admitted = vec![0; records.div_ceil(64)];
            self.each_timely(std::slice::from_ref(one), today, |range, _| set_bits(&mut admitted, range));
            match &mut time {
                None => time = Some(admitted),
                Some(time) => keep(time, &admitted),
            }
        }
        let hard = asked.all_but(None, records);
        let mut counts = self.count_told(query, &hard, (person.as_ref(), time.as_ref()), wanted)?;
        let told: Vec<&Vec<u64>> = person.iter().chain(&time).collect();
        for list in self.put_values_together() {
            if !wanted() {
                return None;
            }
            let mut rest = asked.all_but(Some(list.role), records);
            for bits in &told {
                keep(&mut rest, bits);
            }
            let rest = RecordSet::from(rest);
            counts
                .values
                .push(list.values.iter().map(|value| rest.count_in_ranges(value.records.iter().cloned())).collect());
        }
        wanted().then_some(counts)
    }

    /// The counts of what is compared: each sex, with the age that is told, and each time. Both are given with what of the
    /// other is told.
    fn count_told(
        &self,
        query: &Query,
        hard: &[u64],
        (person, time): (Option<&Vec<u64>>, Option<&Vec<u64>>),
        wanted: &(impl Fn() -> bool + Sync),
    ) -> Option<FacetCounts> {
        let among = |told: Option<&Vec<u64>>| {
            let mut bits = hard.to_vec();
            if let Some(told) = told {
                keep(&mut bits, told);
            }
            RecordSet::from(bits)
        };
        let mut counts = FacetCounts::default();
        let rest = among(time);
        for (sex, count) in [(Sex::Female, &mut counts.women), (Sex::Male, &mut counts.men)] {
            let persons = query.told.persons_of(sex, query.today);
            self.each_admitted(&persons, query.today, wanted, |range| *count += rest.count_in_ranges([range]))?;
        }
        let rest = among(person);
        let months = counted_months();
        let times: Vec<Time> = months.iter().copied().map(Time::Months).chain([Time::Days(vec![Day::Today])]).collect();
        let mut found = vec![0; times.len()];
        self.each_timely(&times, query.today, |range, places| {
            let count = rest.count_in_ranges([range]);
            for place in places {
                if let Some(found) = found.get_mut(*place) {
                    *found += count;
                }
            }
        });
        counts.today = found.pop().unwrap_or(0);
        counts.months = months.into_iter().zip(found).collect();
        Some(counts)
    }

    /// The facets with the values that the directory has, once somebody has counted them.
    #[must_use]
    pub fn facet_values(&self) -> Option<Arc<[FacetList]>> {
        self.facet_values.get().cloned()
    }

    fn put_values_together(&self) -> &[FacetList] {
        self.facet_values.get_or_init(|| {
            let lists = LISTED.map(|role| FacetList { role, values: self.values_of(role) });
            lists.into_iter().filter(|list| !list.values.is_empty()).collect()
        })
    }

    /// The values of one facet, each with what a query for it finds.
    fn values_of(&self, role: FieldRole) -> Vec<FacetValue> {
        let Some(sort) = FacetKind::of(role) else { return Vec::new() };
        let mut values = self.named_values(role);
        values.truncate(MOST_VALUES);
        let facts = self.lists.facets.numbers_of(sort);
        let found = on_cores(values.len(), |at| {
            let word = values.get(at).map(|value| value.written(false)).unwrap_or_default();
            let mut records = Vec::new();
            self.lists.facets.demanded_of(&facts, sort, &word, &self.lists.char_table, |range| records.push(range));
            merged(records)
        });
        for (value, records) in values.iter_mut().zip(found) {
            value.records = records;
        }
        values.retain(|value| !value.records.is_empty());
        values
    }

    /// The names of a facet's values, in the directory's order.
    fn named_values(&self, role: FieldRole) -> Vec<FacetValue> {
        let info = self.directory.info();
        match role {
            FieldRole::Audience => {
                let value = |term: &AudienceTerm| FacetValue {
                    name: term.name.clone(),
                    english: Some(term.english.clone()).filter(|it| !it.is_empty()),
                    others: term.alternate_names.to_vec(),
                    ..FacetValue::default()
                };
                info.audiences.iter().map(value).collect()
            }
            FieldRole::Part => {
                let value = |part: &Part| FacetValue {
                    name: part.name.clone(),
                    english: part.english.clone(),
                    others: vec![part.number.to_string()],
                    ..FacetValue::default()
                };
                info.parts.iter().map(value).collect()
            }
            FieldRole::Department => {
                let departments = self.directory.of_kind(Kind::Department);
                let departments = departments.iter().take(MOST_VALUES).filter_map(|no| self.directory.record(no));
                let mut known = HashSet::new();
                let departments = departments.filter(|it| known.insert(it.name()));
                let value = |it: Record<'_>| FacetValue {
                    name: it.name().to_owned(),
                    english: it.english().map(str::to_owned),
                    others: it.alternate_names().to_vec(),
                    ..FacetValue::default()
                };
                departments.map(value).collect()
            }
            FieldRole::Cycle => self.cycles(),
            _ => Vec::new(),
        }
    }

    /// The cycles that there are, the shortest first, and behind them what is there at any time.
    fn cycles(&self) -> Vec<FacetValue> {
        let mut years: Vec<u8> = self.lists.facets.cycles().collect();
        years.sort_unstable();
        years.dedup();
        let every = years.into_iter().map(|years| FacetValue {
            name: yearly(years).into_owned(),
            years: Some(years),
            others: vec![years.to_string()],
            ..FacetValue::default()
        });
        let on_demand = FacetValue { name: ON_DEMAND.to_owned(), ..FacetValue::default() };
        every.chain([on_demand]).collect()
    }
}

/// Ranges in ascending order, of which those that touch are one.
fn merged(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut found: Vec<Range<u32>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match found.last_mut() {
            Some(last) if range.start <= last.end => last.end = range.end.max(last.end),
            _ => found.push(range),
        }
    }
    found.shrink_to_fit();
    found
}
