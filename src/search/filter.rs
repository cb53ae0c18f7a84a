//! The fields of a query against the index.

use std::ops::Range;

use super::index::Index;
use super::index::facets::FacetKind;
use super::matching::rank;
use super::matching::rank::Tier;
use super::query::Query;
use super::query::fields::{FieldRole, Filter, Problem};
use super::query::traits::Trait;
use super::rows::raise_all;

/// So many of the values that there are get named.
const NAMED: usize = 12;

impl Index {
    /// For each record a score if it meets the filter, else 0. Records that meet it expressly come before
    /// those that merely do not rule it out.
    pub(super) fn filter_row(&self, filter: &Filter, query: &Query) -> Vec<u32> {
        let expressly = rank::score(Tier::Exact, rank::NUMBER, 0);
        if let Some(row) = self.told_row(filter, query.today) {
            return row;
        }
        let mut row = vec![0; self.len()];
        match filter {
            Filter::Facet(role, values) => {
                for value in values {
                    self.with_fact(*role, value, |records| raise_all(&mut row, records, expressly));
                }
            }
            Filter::Kinds(kinds) => {
                for kind in kinds {
                    raise_all(&mut row, self.kinds.range(*kind), expressly);
                }
            }
            Filter::Traits(traits) => {
                for it in traits {
                    self.with_trait(*it, query, |records| raise_all(&mut row, records, expressly));
                }
            }
            Filter::Pages(pages) => {
                for (from, to) in pages {
                    self.lists.facets.on_pages(*from, *to, |records| raise_all(&mut row, records, expressly));
                }
            }
            // What is told has its row already.
            Filter::Ages(_)
            | Filter::Sexes(_)
            | Filter::Degrees(_)
            | Filter::Ranks(_)
            | Filter::Months(_)
            | Filter::Days(_) => {}
        }
        row
    }

    /// Calls `found` with the records that are or have something.
    fn with_trait(&self, it: Trait, query: &Query, mut found: impl FnMut(Range<u32>)) {
        if let Some(set) = query.own.with(it) {
            set.iter().for_each(|record| found(record.0..record.0 + 1));
        }
        if let Some(sort) = it.fact() {
            self.lists.facets.each_of_sort(sort, found);
        }
    }

    /// Calls `found` with the records of every fact that holds a field's value.
    fn with_fact(&self, role: FieldRole, value: &str, found: impl FnMut(Range<u32>)) {
        if let Some(sort) = FacetKind::of(role) {
            self.lists.facets.demanded(sort, value, &self.lists.char_table, found);
        }
    }

    /// What to say of values that nothing in this directory answers to: which there are. The records that meet the filter are
    /// those of a row.
    pub(super) fn unknown_values(&self, filter: &Filter, row: &[u32]) -> Vec<Problem> {
        if let Filter::Pages(pages) = filter {
            return self.unknown_pages(pages);
        }
        let Filter::Facet(role, values) = filter else { return Vec::new() };
        let Some(sort) = FacetKind::of(*role).filter(|sort| *sort != FacetKind::Phone) else { return Vec::new() };
        if values.len() == 1 && row.iter().any(|score| *score > 0) {
            return Vec::new();
        }
        let is_unknown = |value: &&String| {
            let mut is_known = false;
            self.with_fact(*role, value, |_| is_known = true);
            !is_known
        };
        let known = |typed: &str| -> Vec<String> {
            let mut known: Vec<String> = Vec::new();
            // Whoever writes Chinese needs no English names of the same.
            let is_shown = |text: &&str| typed.is_ascii() || !text.is_ascii();
            for text in self.lists.facets.texts(sort).filter(is_shown) {
                if known.len() == NAMED {
                    known.push("…".to_owned());
                    break;
                }
                if !known.iter().any(|it| it == text) {
                    known.push(text.to_owned());
                }
            }
            known
        };
        let problem = |value: &String| Problem::UnknownValue {
            field: *role,
            value: value.clone(),
            near: self.near_values(sort, value),
            known: known(value),
        };
        values.iter().filter(is_unknown).map(problem).collect()
    }
}

impl Index {
    /// What to say of pages on which nothing stands: between which there is something.
    fn unknown_pages(&self, pages: &[(u16, u16)]) -> Vec<Problem> {
        let facts = &self.lists.facets;
        let known: Vec<String> = facts.page_ends().map(|(first, last)| format!("{first}-{last}")).into_iter().collect();
        let is_empty = |(from, to): &&(u16, u16)| {
            let mut any = false;
            facts.on_pages(*from, *to, |_| any = true);
            !any
        };
        let value = |(from, to): &(u16, u16)| if from == to { from.to_string() } else { format!("{from}-{to}") };
        let problem = |it| Problem::UnknownValue {
            field: FieldRole::Page,
            value: value(it),
            near: Vec::new(),
            known: known.clone(),
        };
        pages.iter().filter(is_empty).map(problem).collect()
    }
}

/// What does not meet a filter, and the other way round.
pub(super) fn inverted(row: &[u32]) -> Vec<u32> {
    let met = rank::score(Tier::Exact, 0, 0);
    row.iter().map(|score| if *score == 0 { met } else { 0 }).collect()
}
