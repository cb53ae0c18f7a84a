//! When something takes place and how that is known, in words.

use jiff::civil::Date;

use crate::calendar::{Entry, Evidence, Grade, Occurrence, Precision, Undated};
use crate::messages::Messages;

/// The days of an occurrence: `2027-09-01 至 2027-12-31`, `截止 2027-12-15`, `2026 年内`.
#[must_use]
pub fn days(messages: &Messages, occurrence: &Occurrence<'_>) -> String {
    let said = &messages.calendar;
    let (from, to) = (occurrence.from, occurrence.to);
    match occurrence.precision {
        Precision::Years if from.year() == to.year() => said.whole_year(from.year()),
        Precision::Years => said.whole_years(from.year(), to.year()),
        _ if occurrence.is_deadline => said.deadline(to),
        Precision::Day if from == to => from.to_string(),
        Precision::Day | Precision::Week | Precision::Months => said.span(from, to),
    }
}

/// The same in short: whole months without their days, and of two days in one month the month once: `2027-09 至 2027-12`,
/// `2027-09-12 至 26`.
#[must_use]
pub fn days_in_short(messages: &Messages, occurrence: &Occurrence<'_>) -> String {
    let said = &messages.calendar;
    let (from, to) = (occurrence.from, occurrence.to);
    let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
    match occurrence.precision {
        Precision::Months if month(from) == month(to) => month(from),
        Precision::Months => said.span(month(from), month(to)),
        Precision::Week if month(from) == month(to) => said.span(from, format!("{:02}", to.day())),
        _ => days(messages, occurrence),
    }
}

/// Whether an occurrence is printed or inferred, in a word.
#[must_use]
pub const fn grade(messages: &Messages, grade: &Grade<'_>) -> &'static str {
    match grade {
        Grade::Printed => messages.calendar.printed,
        Grade::Inferred(_) => messages.calendar.inferred,
    }
}

/// What happens and how it is known: the printed words, and what an inferred occurrence follows from.
#[must_use]
pub fn reasons(messages: &Messages, occurrence: &Occurrence<'_>) -> String {
    reasons_of_week(messages, occurrence, messages.calendar.any_week)
}

/// The same with what is to be said of a week, of which nobody says on which day it begins.
pub(super) fn reasons_of_week(messages: &Messages, occurrence: &Occurrence<'_>, week: &str) -> String {
    let printed = match &occurrence.grade {
        Grade::Printed if occurrence.precision == Precision::Week => messages.remarked(occurrence.printed, Some(week)),
        // That it is so often is not printed, but follows from other words.
        Grade::Inferred(evidence) if occurrence.printed.is_empty() => cycle(messages, evidence.every()),
        Grade::Printed | Grade::Inferred(_) => occurrence.printed.to_owned(),
    };
    let evidence = match &occurrence.grade {
        Grade::Inferred(evidence) => self::evidence(messages, evidence),
        Grade::Printed => String::new(),
    };
    let parts = [occurrence.what, &printed, &evidence];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(messages.calendar.semicolon)
}

/// What an inferred occurrence follows from.
#[must_use]
pub fn evidence(messages: &Messages, evidence: &Evidence<'_>) -> String {
    let said = &messages.calendar;
    match evidence {
        Evidence::Editions { dates, .. } => said.by_editions(dates.join(messages.facts.and)),
        Evidence::Page { date, .. } => said.by_page(format!("{:04}-{:02}", date.year(), date.month()), date),
        Evidence::Cycle { from, to, .. } => said.by_cycle(from, to),
    }
}

/// When a service takes place next, from a day on, and how that is known; `None` where no date is to come.
#[must_use]
pub fn next(messages: &Messages, entry: &Entry<'_>, day: Date) -> Option<String> {
    let said = &messages.calendar;
    let next = entry.agenda.next(day)?;
    Some(said.next(graded(messages, &next)) + said.semicolon + &reasons(messages, &next))
}

/// The days of an occurrence with how they are known: `2026 年内（推算）`.
#[must_use]
pub fn graded(messages: &Messages, occurrence: &Occurrence<'_>) -> String {
    messages.remarked(&days(messages, occurrence), Some(grade(messages, &occurrence.grade)))
}

/// How often.
#[must_use]
pub fn cycle(messages: &Messages, every: u8) -> String {
    if every == 1 { messages.calendar.every_year.to_owned() } else { messages.calendar.every(every) }
}

/// What is known of a service that has no date: what is printed of when, and of a dated address why nothing is inferred
/// from it.
#[must_use]
pub fn undated(messages: &Messages, entry: &Entry<'_>) -> String {
    let said = &messages.calendar;
    let mut parts: Vec<String> = printed(entry).into_iter().map(str::to_owned).collect();
    match entry.agenda.undated() {
        Some(Undated::Every(_)) => parts.push(said.month_unsaid.to_owned()),
        Some(Undated::Months { .. }) => parts.push(said.years_unsaid.to_owned()),
        Some(Undated::Unsaid) if parts.is_empty() && !entry.agenda.is_on_demand() => parts.push(said.unsaid.to_owned()),
        Some(Undated::Unsaid) | None => {}
    }
    if let Some((_, date, others)) = &entry.page {
        if !others.is_empty() {
            let numbers: Vec<String> = others.iter().map(|number| format!("{number:02}")).collect();
            parts.push(said.page_shared(date, numbers.join(messages.facts.and)));
        } else if entry.agenda.undated() == Some(Undated::Unsaid) {
            parts.push(said.page_alone(date));
        }
    }
    parts.join(messages.calendar.semicolon)
}

/// The printed words that say when, each once.
#[must_use]
pub fn printed<'a>(entry: &Entry<'a>) -> Vec<&'a str> {
    let mut words: Vec<&str> = Vec::new();
    for schedule in entry.dates.schedules {
        if !words.contains(&schedule.printed.as_str()) {
            words.push(&schedule.printed);
        }
    }
    words
}
