//! Questions that lead to a query or to dates: one a line, and each may be skipped.

use crate::calendar::Months;
use crate::messages::Messages;
use crate::search::{FieldRole, Query, months};

/// What the answers are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// What fits somebody.
    Fits,
    /// Dates to come.
    Year,
}

impl Purpose {
    const fn asked(self) -> &'static [FieldRole] {
        match self {
            Self::Fits => &[FieldRole::Age, FieldRole::Sex, FieldRole::Month],
            Self::Year => &[FieldRole::Month],
        }
    }
}

/// Questions, of which some have been answered.
#[derive(Debug, Clone)]
pub(super) struct Questions {
    pub(super) purpose: Purpose,
    answered: usize,
    /// The fields of a query that the answers make.
    terms: Vec<String>,
    months: Option<Months>,
}

/// What comes of an answer.
#[derive(Debug)]
pub(super) enum Next {
    /// It was not understood; why.
    Again(Vec<String>),
    /// The next question.
    Question,
    /// A query.
    Query(String),
    /// Dates to come.
    Year(Option<Months>),
    /// Nothing was answered.
    Nothing,
}

impl Questions {
    pub(super) const fn new(purpose: Purpose) -> Self {
        Self { purpose, answered: 0, terms: Vec::new(), months: None }
    }

    fn asked(&self) -> FieldRole {
        self.purpose.asked().get(self.answered).copied().unwrap_or(FieldRole::Month)
    }

    /// The question.
    pub(super) fn text(&self, messages: &Messages) -> &'static str {
        let said = &messages.plain;
        match (self.asked(), self.purpose) {
            (FieldRole::Age, _) => said.ask_age,
            (FieldRole::Sex, _) => said.ask_sex,
            (_, Purpose::Year) => said.ask_month_of_year,
            (_, Purpose::Fits) => said.ask_month,
        }
    }

    /// What stands before an answer.
    pub(super) fn prompt(&self, messages: &Messages) -> &'static str {
        match self.asked() {
            FieldRole::Age => messages.plain.prompt_age,
            FieldRole::Sex => messages.plain.prompt_sex,
            _ => messages.plain.prompt_month,
        }
    }

    /// Why there is this question.
    pub(super) const fn intro(&self, messages: &Messages) -> &'static str {
        match self.purpose {
            Purpose::Fits => messages.plain.fits_intro,
            Purpose::Year => messages.plain.year_intro,
        }
    }

    /// Takes an answer; an empty one skips the question.
    pub(super) fn answer(&mut self, line: &str, messages: &Messages) -> Next {
        let value: String = line.split_whitespace().collect();
        if !value.is_empty() {
            let term = format!("{}:{value}", messages.field_name(self.asked()));
            let query = Query::parse(&term);
            if !query.problems().is_empty() || query.told_fields().next().is_none() {
                let problems: Vec<String> = query.problems().iter().map(|it| messages.problem(it)).collect();
                return Next::Again(problems);
            }
            if self.purpose == Purpose::Year {
                self.months = months(&value).ok();
            }
            self.terms.push(term);
        }
        self.answered += 1;
        match self.purpose {
            _ if self.answered < self.purpose.asked().len() => Next::Question,
            Purpose::Year => Next::Year(self.months),
            Purpose::Fits if self.terms.is_empty() => Next::Nothing,
            Purpose::Fits => Next::Query(self.terms.join(" ")),
        }
    }
}
