//! What is wrong with a query.

use super::{Messages, fill};
use crate::directory::Kind;
use crate::search::{FIELDS, Problem};

impl Messages {
    /// What of the query could not be understood, and what may have been meant.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let said = &self.problems;
        match problem {
            Problem::UnknownField { name, closest: Some(closest) } => {
                fill(said.unknown_field_closest, &[("name", name), ("closest", closest)])
            }
            Problem::UnknownField { name, closest: None } => {
                let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
                fill(said.unknown_field, &[("name", name), ("all", &names.join(" "))])
            }
            Problem::UnknownKind { value, closest: Some(closest) } => {
                fill(said.unknown_kind_closest, &[("name", value), ("closest", closest), ("all", &kinds())])
            }
            Problem::UnknownKind { value, closest: None } => {
                fill(said.unknown_kind, &[("name", value), ("all", &kinds())])
            }
            Problem::UnknownValue { field, value, known } => {
                fill(said.unknown_value, &[("field", field), ("value", value), ("all", &known.join(" "))])
            }
            Problem::NotANumber { field, value, from, to } => {
                let (from, to) = (from.to_string(), to.to_string());
                fill(said.not_a_number, &[("field", field), ("value", value), ("from", &from), ("to", &to)])
            }
            Problem::TooLong { most } => fill(said.too_long, &[("most", &most.to_string())]),
            Problem::TooManyTerms { most } => fill(said.too_many_terms, &[("most", &most.to_string())]),
        }
    }
}

fn kinds() -> String {
    Kind::ALL.map(Kind::slug).join(" ")
}
