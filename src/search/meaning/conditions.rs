//! The conditions that stand in the plain words of a query: they are asked as their fields are, and what is left is cut.

use std::ops::Range;

use super::super::index::Index;
use super::super::query::fields::FieldRole;
use super::super::query::plain_words::Condition;
use super::super::query::{Query, Word};
use super::cut::Sort;
use super::{CutQuery, plain_words};

impl Index {
    /// The conditions that the plain words of a query say, of which the words that it was cut into are known. For whom
    /// something is says a word like any other where something else is looked for: the print may say it in other words.
    pub(in crate::search) fn conditions_of(&self, query: &Query, cut: &CutQuery) -> Vec<Condition> {
        let known: Vec<Range<usize>> = cut.known().collect();
        let spans: Vec<Range<usize>> = plain_words(query).filter_map(span).collect();
        let told: Vec<FieldRole> =
            query.told_fields().chain(query.filters.iter().filter_map(|it| it.filter.role())).collect();
        let is_plain = |at: usize| spans.iter().any(|span| span.contains(&at));
        let mut found = self.conditions(&query.text.0, &known);
        // What is asked with its field is not asked once more.
        found.retain(|it| {
            is_plain(it.range.start) && is_plain(it.range.end.saturating_sub(1)) && !told.contains(&it.role)
        });
        if cut.says_more_than(&found) {
            found.retain(|it| it.role != FieldRole::Audience);
        }
        found
    }
}

/// The bytes of the text from a word's first letter to its last.
fn span(word: &Word) -> Option<Range<usize>> {
    Some(word.at.0.first()?.start..word.at.0.last()?.end)
}

impl CutQuery {
    /// The bytes of the words that are known.
    fn known(&self) -> impl Iterator<Item = Range<usize>> {
        let known = self.stretches.iter().filter(|it| matches!(it.sort, Sort::Term(_) | Sort::InNames));
        known.map(|it| self.tokens.bytes_of(it.tokens.clone()))
    }

    /// Whether one of the words stands beside all of the conditions.
    fn says_more_than(&self, conditions: &[Condition]) -> bool {
        let is_beside =
            |at: Range<usize>| !conditions.iter().any(|it| it.range.start < at.end && at.start < it.range.end);
        let words = self.stretches.iter().filter(|it| matches!(it.sort, Sort::Term(_) | Sort::InNames));
        words.map(|it| self.tokens.bytes_of(it.tokens.clone())).any(is_beside)
    }
}
