//! The fields of a query against the index.

use super::candidates::Candidates;
use super::index::Index;
use super::index::facets::FacetKind;
use super::matching::rank;
use super::matching::rank::Tier;
use super::query::fields;
use super::query::fields::{Filter, Problem};
use crate::directory::Window;

/// So many of the values that there are get named.
const NAMED: usize = 12;

impl Index {
    /// For each record in scope a score if it meets the filter, else 0. Records that meet it expressly come before
    /// those that merely do not rule it out.
    pub(super) fn filter_row(&self, filter: &Filter, scope: &Candidates) -> Vec<u32> {
        let mut row = vec![0; scope.len()];
        let expressly = rank::score(Tier::Exact, rank::NUMBER, 0);
        let at_least = rank::score(Tier::Exact, rank::TEXT, 0);
        let unstated = rank::score(Tier::Exact, rank::UNSTATED, 0);
        match filter {
            Filter::Facet(role, value) => {
                if let Some(sort) = FacetKind::of(*role) {
                    self.facets
                        .demanded(sort, value, &self.char_table, |record| scope.raise(&mut row, record, expressly));
                }
            }
            Filter::Kinds(kinds) => {
                for (record, _) in (0..).zip(&self.kinds).filter(|(_, kind)| kinds.contains(kind)) {
                    scope.raise(&mut row, record, expressly);
                }
            }
            Filter::Age(age) => {
                for (record, limits) in &self.ages {
                    let admits = limits.iter().any(|limit| {
                        limit.min.is_none_or(|min| min <= *age) && limit.max.is_none_or(|max| *age <= max)
                    });
                    let rated = if limits.is_empty() {
                        at_least
                    } else if admits {
                        expressly
                    } else {
                        0
                    };
                    scope.raise(&mut row, *record, rated);
                }
            }
            Filter::Month(month) => {
                for (record, windows) in &self.windows {
                    let mut open = windows.iter().filter(|window| window.covers_month(*month)).peekable();
                    let rated = if open.peek().is_none() {
                        // Where no month is stated at all, this one is not ruled out.
                        if windows.iter().any(Window::states_months) { 0 } else { unstated }
                    } else if open.all(|window| *window == Window::OnDemand) {
                        at_least
                    } else {
                        expressly
                    };
                    scope.raise(&mut row, *record, rated);
                }
            }
        }
        row
    }

    /// What to say of a field's value that nothing in this directory answers to: which values there are.
    pub(super) fn unknown_value(&self, filter: &Filter) -> Option<Problem> {
        let Filter::Facet(role, value) = filter else { return None };
        let sort = FacetKind::of(*role).filter(|sort| *sort != FacetKind::Phone)?;
        let mut is_known = false;
        self.facets.demanded(sort, value, &self.char_table, |_| is_known = true);
        if is_known {
            return None;
        }
        let mut known: Vec<String> = Vec::new();
        for text in self.facets.fulltext(sort) {
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
