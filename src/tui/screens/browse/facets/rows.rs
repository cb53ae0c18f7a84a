//! The rows of the facets: age first, then sex, then when, then the values that the directory has.

use super::chosen::Chosen;
use crate::calendar::Season;
use crate::directory::Sex;
use crate::messages::{Lang, Messages};
use crate::search::{FacetCounts, FacetList, FieldRole, sex_word};
use crate::tui::shared::Shared;

/// A row of the facets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What stands in it.
    pub what: What,
    /// The field that it is of. What is said of when belongs to [`FieldRole::Month`].
    pub role: FieldRole,
    /// Its words.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

impl Row {
    fn new(what: What, role: FieldRole, label: impl Into<String>) -> Self {
        Self { what, role, label: label.into(), is_chosen: false }
    }

    fn chosen(self, is_chosen: bool) -> Self {
        Self { is_chosen, ..self }
    }

    /// Whether it names a facet and is no value.
    #[must_use]
    pub fn is_heading(&self) -> bool {
        self.what == What::Heading
    }

    /// Whether of it and its neighbours one at the most is chosen.
    #[must_use]
    pub const fn is_alone(&self) -> bool {
        matches!(self.what, What::Sex(_))
    }
}

/// What stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The age, which digits change.
    Age,
    /// The name of the facet whose values follow.
    Heading,
    /// A sex.
    Sex(Sex),
    /// What is open today.
    Today,
    /// Three months.
    Season(Season),
    /// Whether the months stand below, one by one.
    Months,
    /// A month, 1–12.
    Month(u8),
    /// A value that the directory has: the place of its list, and its place in that.
    Value(usize, usize),
    /// A value that stands in the query and that the directory does not list.
    Typed(String),
}

impl What {
    /// Its count among all.
    pub(super) fn count(&self, counts: &FacetCounts) -> Option<usize> {
        match self {
            Self::Age | Self::Heading | Self::Months | Self::Typed(_) => None,
            Self::Sex(Sex::Female) => Some(counts.women),
            Self::Sex(Sex::Male) => Some(counts.men),
            Self::Today => Some(counts.today),
            Self::Season(season) => counts.in_months(season.months()),
            Self::Month(month) => counts.in_months((*month).into()),
            Self::Value(list, value) => counts.values.get(*list)?.get(*value).copied(),
        }
    }
}

/// Every row, in order.
pub(super) fn list(chosen: &Chosen, lists: &[FacetList], is_by_month: bool, shared: &Shared) -> Vec<Row> {
    let words = shared.messages();
    let mut rows = vec![
        Row::new(What::Age, FieldRole::Age, words.facets.age).chosen(!chosen.age().is_empty()),
        Row::new(What::Heading, FieldRole::Sex, words.facets.sex),
    ];
    for sex in [Sex::Female, Sex::Male] {
        rows.push(
            Row::new(What::Sex(sex), FieldRole::Sex, sex_word(sex, words.naming())).chosen(chosen.sex == Some(sex)),
        );
    }
    times(chosen, is_by_month, shared, &mut rows);
    for (at, list) in lists.iter().enumerate() {
        values(chosen, (at, list), words, shared, &mut rows);
    }
    rows
}

/// Today, the seasons from the one that it is, the months.
fn times(chosen: &Chosen, is_by_month: bool, shared: &Shared, rows: &mut Vec<Row>) {
    let words = &shared.messages().facets;
    let row = |what, label: &str| Row::new(what, FieldRole::Month, label);
    rows.push(row(What::Heading, words.when));
    rows.push(row(What::Today, words.today).chosen(chosen.is_open));
    let now = Season::of(shared.today.month().unsigned_abs());
    for season in now.and_later() {
        let word = match season {
            Season::Spring => words.spring,
            Season::Summer => words.summer,
            Season::Autumn => words.autumn,
            Season::Winter => words.winter,
        };
        rows.push(row(What::Season(season), word).chosen(chosen.has_season(season)));
    }
    // A month that is chosen is seen.
    let is_shown = is_by_month || chosen.has_lone_months();
    rows.push(row(What::Months, words.by_month).chosen(is_shown));
    if is_shown {
        for month in 1..=12 {
            let label = shared.messages().month(month);
            rows.push(Row::new(What::Month(month), FieldRole::Month, label).chosen(chosen.months.contains(month)));
        }
    }
}

/// The values of a facet that the directory has, and what else the query names of it.
fn values(chosen: &Chosen, (at, list): (usize, &FacetList), words: &Messages, shared: &Shared, rows: &mut Vec<Row>) {
    let is_english = shared.lang == Lang::En;
    let typed: Vec<(&str, Option<usize>)> =
        chosen.values(list.role).into_iter().map(|typed| (typed, list.place_of(typed))).collect();
    let begin = rows.len();
    for (place, value) in list.values.iter().enumerate() {
        let is_chosen = typed.iter().any(|(_, of)| *of == Some(place));
        let label = match (list.role, value.years) {
            (FieldRole::Cycle, Some(1)) => words.facets.every_year.to_owned(),
            (FieldRole::Cycle, Some(years)) if is_english => words.calendar.every(years),
            (FieldRole::Cycle, None) => words.facets.on_demand.to_owned(),
            _ => value.name(is_english).to_owned(),
        };
        rows.push(Row::new(What::Value(at, place), list.role, label).chosen(is_chosen));
    }
    let others = typed.into_iter().filter(|(_, of)| of.is_none());
    let others = others.map(|(it, _)| Row::new(What::Typed(it.to_owned()), list.role, it).chosen(true));
    rows.extend(others);
    if rows.len() > begin {
        let heading = match list.role {
            FieldRole::Audience => words.facets.audience,
            FieldRole::Cycle => words.facets.cycle,
            FieldRole::Department => words.facets.department,
            _ => words.facets.part,
        };
        rows.insert(begin, Row::new(What::Heading, list.role, heading));
    }
}
