//! The fields of a query against the index.

use super::index::Index;
use super::index::facets::FacetKind;
use super::index::numbers::Meets;
use super::matching::rank;
use super::matching::rank::Tier;
use super::query::fields;
use super::query::fields::{Filter, Problem};
use super::rows::{raise, raise_all};
use crate::directory::Kind;

/// So many of the values that there are get named.
const NAMED: usize = 12;

impl Index {
    /// For each record a score if it meets the filter, else 0. Records that meet it expressly come before
    /// those that merely do not rule it out.
    pub(super) fn filter_row(&self, filter: &Filter) -> Vec<u32> {
        let mut row = vec![0; self.len()];
        let expressly = rank::score(Tier::Exact, rank::NUMBER, 0);
        let rated = |meets: Meets| match meets {
            Meets::Expressly => expressly,
            Meets::WithoutLimit => rank::score(Tier::Exact, rank::TEXT, 0),
            Meets::Unstated => rank::score(Tier::Exact, rank::UNSTATED, 0),
        };
        let numbers = &self.lists.numbers;
        match filter {
            Filter::Facet(role, value) => {
                if let Some(sort) = FacetKind::of(*role) {
                    let char_table = &self.lists.char_table;
                    self.lists.facets.demanded(sort, value, char_table, |records| {
                        raise_all(&mut row, records, expressly);
                    });
                }
            }
            Filter::Kinds(kinds) => {
                for kind in kinds {
                    raise_all(&mut row, self.kinds.range(*kind), expressly);
                }
            }
            Filter::Age(age) => {
                numbers.for_age(*age, |record, meets| raise(&mut row, record, rated(meets)));
            }
            Filter::Month(month) => {
                let services = self.kinds.range(Kind::Service);
                numbers.in_month(*month, services, |record, meets| raise(&mut row, record, rated(meets)));
            }
        }
        row
    }

    /// What to say of a field's value that nothing in this directory answers to: which values there are.
    pub(super) fn unknown_value(&self, filter: &Filter) -> Option<Problem> {
        let Filter::Facet(role, value) = filter else { return None };
        let sort = FacetKind::of(*role).filter(|sort| *sort != FacetKind::Phone)?;
        let mut is_known = false;
        self.lists.facets.demanded(sort, value, &self.lists.char_table, |_| is_known = true);
        if is_known {
            return None;
        }
        let mut known: Vec<String> = Vec::new();
        for text in self.lists.facets.texts(sort) {
            if known.len() == NAMED {
                known.push("…".to_owned());
                break;
            }
            if !known.iter().any(|it| it == text) {
                known.push(text.to_owned());
            }
        }
        Some(Problem::UnknownValue { field: fields::name_of(*role), value: value.clone(), known })
    }
}

/// What does not meet a filter, and the other way round.
pub(super) fn inverted(row: &[u32]) -> Vec<u32> {
    let met = rank::score(Tier::Exact, 0, 0);
    row.iter().map(|score| if *score == 0 { met } else { 0 }).collect()
}
