//! A year of the calendar as JSON and Markdown.

use std::fmt::Write;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::markdown::escaped;
use super::when;
use crate::calendar::{Entry, Evidence, Grade, Months, Occurrence, Precision, Undated, YearList};
use crate::messages::{Lang, Messages};

/// What a list of a year is about.
#[derive(Debug)]
pub struct YearOf<'c, 'a> {
    /// The year.
    pub year: i16,
    /// The months, where not all are asked for.
    pub months: Option<Months>,
    /// The day it is asked on.
    pub today: Date,
    /// How the services stand to the year.
    pub list: YearList<'c, 'a>,
}

impl YearOf<'_, '_> {
    /// The heading: the year, the months, today.
    #[must_use]
    pub fn heading(&self, messages: &Messages) -> String {
        let said = &messages.calendar;
        match self.months {
            Some(months) => said.year_and_months(self.year, messages.months(months.stretches()), self.today),
            None => said.year(self.year, self.today),
        }
    }

    /// The services that have no day in the year, in groups, each with its heading and what is known of each.
    #[must_use]
    pub fn others(&self, messages: &Messages) -> [(&'static str, Vec<(&Entry<'_>, String)>); 3] {
        let said = &messages.calendar;
        let next = |entry: &Entry<'_>| when::next(messages, entry, self.today).unwrap_or_default();
        let undated = |entry: &Entry<'_>| when::undated(messages, entry);
        let list = &self.list;
        [
            (said.not_this_year, list.not_this_year.iter().map(|it| (*it, next(it))).collect()),
            (said.on_demand, list.on_demand.iter().map(|it| (*it, undated(it))).collect()),
            (said.undated, list.undated.iter().map(|it| (*it, undated(it))).collect()),
        ]
    }
}

/// The year: `year`, `months` (a list, where not all), `today`, and the services in groups: `dated`, `year_only`,
/// `not_this_year`, `on_demand`, `undated`. An occurrence has `from` and `to` (`YYYY-MM-DD`, both included), `precision`
/// (`day`, `week`, `months`, `years`), `deadline`, `grade` (`printed` or `inferred`), and where it is inferred `evidence`.
#[must_use]
pub fn year_json(of: &YearOf<'_, '_>) -> Value {
    let list = &of.list;
    let dated = |all: &[(&Entry<'_>, Occurrence<'_>)]| -> Vec<Value> {
        let line = |(entry, it): &(&Entry<'_>, Occurrence<'_>)| {
            let mut line = named(entry);
            line.extend(occurrence(it));
            Value::Object(line)
        };
        all.iter().map(line).collect()
    };
    let away = |entry: &&Entry<'_>| {
        let mut line = named(entry);
        let next = entry.agenda.next(of.today);
        line.insert("next".to_owned(), next.map(|it| Value::Object(occurrence(&it))).unwrap_or_default());
        Value::Object(line)
    };
    let mut object = json!({
        "year": of.year,
        "today": of.today.to_string(),
        "dated": dated(&list.dated),
        "year_only": dated(&list.year_only),
        "not_this_year": list.not_this_year.iter().map(away).collect::<Vec<_>>(),
        "on_demand": list.on_demand.iter().map(|it| undated(it)).collect::<Vec<_>>(),
        "undated": list.undated.iter().map(|it| undated(it)).collect::<Vec<_>>(),
    });
    if let Some(months) = of.months {
        object["months"] = months.iter().collect();
    }
    object
}

/// What names a service.
fn named(entry: &Entry<'_>) -> Map<String, Value> {
    let mut named = Map::new();
    named.insert("id".to_owned(), entry.heading.id.into());
    named.insert("number".to_owned(), entry.heading.number.into());
    named.insert("title".to_owned(), entry.heading.name.into());
    named.insert("english".to_owned(), entry.heading.english.into());
    named
}

/// An occurrence.
pub(super) fn occurrence(it: &Occurrence<'_>) -> Map<String, Value> {
    let precision = match it.precision {
        Precision::Day => "day",
        Precision::Week => "week",
        Precision::Months => "months",
        Precision::Years => "years",
    };
    let (grade, why) = match &it.grade {
        Grade::Printed => ("printed", None),
        Grade::Inferred(why) => ("inferred", Some(evidence(why))),
    };
    let mut object = Map::new();
    object.insert("from".to_owned(), it.from.to_string().into());
    object.insert("to".to_owned(), it.to.to_string().into());
    object.insert("precision".to_owned(), precision.into());
    object.insert("deadline".to_owned(), it.is_deadline.into());
    object.insert("what".to_owned(), it.what.into());
    object.insert("printed".to_owned(), it.printed.into());
    object.insert("grade".to_owned(), grade.into());
    object.extend(why.map(|why| ("evidence".to_owned(), why)));
    object
}

fn evidence(why: &Evidence<'_>) -> Value {
    match why {
        Evidence::Editions { dates, every } => json!({ "kind": "editions", "every": every, "dates": dates }),
        Evidence::Page { url, date, every } => {
            json!({ "kind": "page", "every": every, "date": date.to_string(), "url": url })
        }
        Evidence::Cycle { every, from, to } => json!({ "kind": "cycle", "every": every, "from": from, "to": to }),
    }
}

/// A service without a date, with what is printed of when and the dated address from which nothing is inferred.
fn undated(entry: &Entry<'_>) -> Value {
    let mut line = named(entry);
    line.insert("printed".to_owned(), when::printed(entry).into());
    match entry.agenda.undated() {
        Some(Undated::Every(every) | Undated::Months { every, .. }) => {
            line.insert("every".to_owned(), every.into());
        }
        Some(Undated::Unsaid) | None => {}
    }
    if let Some((url, date, others)) = &entry.page {
        let page = json!({ "url": url, "date": date.to_string(), "also_of": others });
        line.insert("page".to_owned(), page);
    }
    Value::Object(line)
}

/// The year as tables.
#[must_use]
pub fn year_markdown(of: &YearOf<'_, '_>, lang: Lang) -> String {
    let messages = lang.messages();
    let said = &messages.calendar;
    let mut text = format!("# {}\n", escaped(&of.heading(messages)));
    for (title, occurrences) in [(said.dated, &of.list.dated), (said.year_only, &of.list.year_only)] {
        let _ = write!(
            text,
            "\n## {title}\n\n| {} | {} | {} | {} |\n|---|---|---|---|\n",
            said.column_when, said.column_known, said.column_service, said.column_words
        );
        for (entry, it) in occurrences {
            let (days, grade) = (when::days(messages, it), when::grade(messages, &it.grade));
            let words = escaped(&when::reasons(messages, it));
            let _ =
                writeln!(text, "| {} | {grade} | {} | {words} |", escaped(&days), escaped(&service(entry, messages)));
        }
    }
    for (title, entries) in of.others(messages) {
        let _ = write!(text, "\n## {title}\n\n");
        for (entry, words) in entries {
            let _ = writeln!(text, "- {}", escaped(&messages.labelled(&service(entry, messages), &words)));
        }
    }
    text
}

/// A service by its number and name.
fn service(entry: &Entry<'_>, messages: &Messages) -> String {
    crate::document::entry(entry.heading, messages)
}
