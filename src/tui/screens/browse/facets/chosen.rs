//! What a query chooses of the facets, and its text with something else chosen.

use super::rows::{Row, What};
use crate::calendar::{Months, Season};
use crate::directory::Sex;
use crate::messages::Lang;
use crate::search::{Day, FIELDS, FieldRole, FieldSpan, Query, Time, season_word};

/// What a query chooses.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    fields: Vec<FieldSpan>,
    /// The sex that is told.
    pub(super) sex: Option<Sex>,
    /// Whether it is to be open today.
    pub(super) is_open: bool,
    /// The months of which one is asked for.
    pub(super) months: Months,
}

impl Chosen {
    pub(super) fn of(text: &str, query: &Query) -> Self {
        let times = query.times().iter();
        let months = times.filter_map(|time| if let Time::Months(months) = time { Some(*months) } else { None });
        let is_today = |time: &Time| matches!(time, Time::Days(days) if days.contains(&Day::Today));
        Self {
            fields: Query::fields(text),
            sex: query.person().and_then(|person| person.sex),
            is_open: query.times().iter().any(is_today),
            months: months.fold(Months::default(), Months::and),
        }
    }

    /// The values of a field, as they are written.
    pub(super) fn values(&self, role: FieldRole) -> Vec<&str> {
        let spans = self.fields.iter().filter(|span| span.role == role);
        spans.flat_map(|span| span.values.iter().map(String::as_str)).collect()
    }

    /// The age as it is written; empty where none is told.
    pub(super) fn age(&self) -> String {
        self.values(FieldRole::Age).join(",")
    }

    /// Whether all months of a season are asked for.
    pub(super) fn has_season(&self, season: Season) -> bool {
        season.months().iter().all(|month| self.months.contains(month))
    }

    /// Whether a month is asked for without the others of its season.
    pub(super) fn has_lone_months(&self) -> bool {
        self.months.iter().any(|month| !self.has_season(Season::of(month)))
    }

    /// How many fields have a value.
    pub(super) fn count(&self) -> usize {
        self.fields.len()
    }

    /// The text of the query with the value of a row chosen, or let go of where it is.
    pub(super) fn toggled(&self, text: &str, row: &Row, value: &str, lang: Lang) -> String {
        let role = row.role;
        match (&row.what, row.is_chosen) {
            (What::Month(month), _) => self.with_months(text, Months::from(*month), !row.is_chosen, lang),
            (What::Season(season), _) => self.with_months(text, season.months(), !row.is_chosen, lang),
            (What::Today, true) => Query::without_field(text, FieldRole::Open),
            // What is open today and what is open in some months are alternatives of which one is asked for.
            (What::Today, false) => with_only(&Query::without_field(text, role), FieldRole::Open, value, lang),
            (What::Sex(_), true) => Query::without_field(text, role),
            (What::Sex(_), false) => with_only(text, role, value, lang),
            (_, true) => Query::without_value(text, role, value),
            (_, false) => Query::with_value(text, role, name(role, lang), value),
        }
    }

    /// The text with some months more, or less.
    fn with_months(&self, text: &str, these: Months, is_more: bool, lang: Lang) -> String {
        let kept = self.months.iter().filter(|month| !these.contains(*month));
        let months: Months = if is_more { self.months.and(these) } else { kept.collect() };
        let text = Query::without_field(text, FieldRole::Open);
        if months.is_empty() {
            return Query::without_field(&text, FieldRole::Month);
        }
        with_only(&text, FieldRole::Month, &written(months, lang), lang)
    }
}

/// The text with one value of a field; without the field where there is none.
pub(super) fn with_only(text: &str, role: FieldRole, value: &str, lang: Lang) -> String {
    if value.is_empty() {
        Query::without_field(text, role)
    } else {
        Query::with_only_value(text, role, name(role, lang), value)
    }
}

/// The text without what a row of the facets stands for, and whether that was in it.
pub(super) fn without(text: &str, role: FieldRole) -> Option<String> {
    let mut rest = Query::without_field(text, role);
    if role == FieldRole::Month {
        rest = Query::without_field(&rest, FieldRole::Open);
    }
    (rest != text).then_some(rest)
}

/// The text without the field that stands last in it; nothing where there is none.
pub(super) fn without_last(text: &str) -> Option<String> {
    let last = Query::fields(text).pop()?;
    without(text, last.role)
}

/// What a field is called in a query.
fn name(role: FieldRole, lang: Lang) -> &'static str {
    let field = FIELDS.iter().find(|field| field.role == role);
    field.map_or("", |field| field.named(lang.messages().naming()))
}

/// Months as they are written: whole seasons by name, where there is nothing else, or else in numbers.
fn written(months: Months, lang: Lang) -> String {
    let seasons: Vec<Season> =
        Season::ALL.into_iter().filter(|it| it.months().iter().all(|month| months.contains(month))).collect();
    let of_seasons = seasons.iter().fold(Months::default(), |all, season| all.and(season.months()));
    let parts: Vec<String> = if of_seasons == months {
        seasons.into_iter().map(|season| season_word(season, lang.messages().naming()).to_owned()).collect()
    } else {
        let stretch = |(from, to): (u8, u8)| if from == to { from.to_string() } else { format!("{from}-{to}") };
        months.stretches().into_iter().map(stretch).collect()
    };
    parts.join(",")
}
