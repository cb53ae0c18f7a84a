//! What is due to be asked after, by the number at which it is asked: one call clears many.

use hashbrown::HashMap;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::tables::csv_text;
use crate::directory::{Confirmable, Confirmation, Directory, Which, digits};
use crate::messages::Messages;
use crate::tabular::SheetColumn;

/// What is due at a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Due<'a> {
    /// The number as it is printed first; none where nothing is printed that could be called.
    pub number: Option<&'a str>,
    /// What is due there, in the directory's order, each with the days since it was confirmed; none where it never was.
    pub things: Vec<(Confirmable<'a>, Option<i64>)>,
}

impl Due<'_> {
    /// The days since the oldest was confirmed: most where one of them never was.
    fn oldest(&self) -> i64 {
        self.things.iter().map(|(_, days)| days.unwrap_or(i64::MAX)).max().unwrap_or(0)
    }
}

/// What was never confirmed or longer ago than so many days, the most overdue first; of what is equally so first the number
/// on which most hangs.
#[must_use]
pub fn due(directory: &Directory, today: Date, older: u32) -> Vec<Due<'_>> {
    let mut all: Vec<Due<'_>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for thing in directory.confirmables() {
        let days = thing.confirmed.and_then(|it| days_since(it, today));
        if days.is_some_and(|days| days <= i64::from(older)) {
            continue;
        }
        let number = thing.phones.iter().map(|it| it.number.as_str()).find(|it| Some(*it) == thing.number());
        let place = *places.entry(number.map(digits).unwrap_or_default()).or_insert(all.len());
        if place == all.len() {
            all.push(Due { number, things: Vec::new() });
        }
        if let Some(due) = all.get_mut(place) {
            due.things.push((thing, days));
        }
    }
    all.sort_by_key(|it| (it.number.is_none(), std::cmp::Reverse((it.oldest(), it.things.len()))));
    all
}

/// How many days ago something was confirmed; of a month from its first day, so that nothing is trusted for longer than it
/// may be. Less than none where that is to come.
fn days_since(confirmed: &Confirmation, today: Date) -> Option<i64> {
    let mut parts = confirmed.on.split('-').map(|part| part.parse::<i16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(1));
    let on = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    today.since(on).ok().map(|span| i64::from(span.get_days()))
}

/// Who answers there, each once.
#[must_use]
pub fn answering<'a>(directory: &'a Directory, due: &Due<'_>, messages: &Messages) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (thing, _) in &due.things {
        let owner = thing.department.map_or(thing.record, |id| directory.index_of(id.as_str()));
        let name = owner.and_then(|no| directory.heading(no)).map(|it| messages.leading(it.title()));
        names.extend(name.filter(|it| !names.contains(it)));
    }
    names
}

/// The record of something that is due: its id and its name. Of the list of societies there is only a name.
#[must_use]
pub fn due_record<'a>(
    directory: &'a Directory,
    thing: &Confirmable<'_>,
    messages: &'static Messages,
) -> (&'a str, &'a str) {
    match thing.record.and_then(|no| directory.heading(no)) {
        Some(heading) => (heading.id, messages.leading(heading.title())),
        None => ("", directory.society_list().map_or(messages.curating.due_list, |list| &list.title)),
    }
}

/// What of the record is due, in words.
#[must_use]
pub fn due_what(thing: &Confirmable<'_>, messages: &Messages) -> String {
    match thing.which {
        Which::Contact => messages.curating.due_contact.to_owned(),
        Which::Schedule(schedule) => messages.labelled(&schedule.label, &schedule.printed),
    }
}

/// An array with an object for each number: `number`, `answers` (names), and `due`, each with `id` (none for the list of
/// societies), `title`, `field` (as in the files, from 0), `what`, `confirmed` and `days`, both none where it never was.
#[must_use]
pub fn due_json(directory: &Directory, all: &[Due<'_>], messages: &'static Messages) -> Value {
    let numbers = all.iter().map(|due| {
        let things = due.things.iter().map(|(thing, days)| {
            let (id, title) = due_record(directory, thing, messages);
            let field = format!("{}[{}]", thing.which.field(), thing.at);
            json!({
                "id": Some(id).filter(|it| !it.is_empty()), "title": title, "field": field,
                "what": due_what(thing, messages), "confirmed": thing.confirmed, "days": days,
            })
        });
        let things: Vec<Value> = things.collect();
        json!({ "number": due.number, "answers": answering(directory, due, messages), "due": things })
    });
    numbers.collect()
}

/// A table with a row for each that is due.
///
/// # Errors
/// None: a text takes everything.
pub fn due_csv(directory: &Directory, all: &[Due<'_>], messages: &'static Messages) -> std::io::Result<String> {
    let said = &messages.curating;
    let [number, answers, on, by, how] =
        [SheetColumn::Number, SheetColumn::Answers, SheetColumn::On, SheetColumn::By, SheetColumn::How]
            .map(|it| it.name(messages));
    let heading = [number, answers, said.due_id, said.due_title, said.due_what, on, by, how, said.due_days];
    let mut rows = vec![heading.map(str::to_owned)];
    for due in all {
        let names = answering(directory, due, messages).join(messages.facts.and);
        for (thing, days) in &due.things {
            let (id, title) = due_record(directory, thing, messages);
            let [on, by, how] = match thing.confirmed {
                Some(it) => [it.on.as_str(), it.by.as_str(), messages.means(it.how)],
                None => [""; 3],
            };
            let (number, days) = (due.number.unwrap_or_default(), days.map(|it| it.to_string()).unwrap_or_default());
            let what = due_what(thing, messages);
            rows.push([number, &names, id, title, &what, on, by, how, &days].map(str::to_owned));
        }
    }
    csv_text(rows.iter().map(|row| row.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use jiff::civil::date;

    use super::due;
    use crate::directory::{Confirmation, Contact, Contents, Directory, Means, Phone, Service};

    fn contact(number: &str, on: Option<&str>) -> Contact {
        let phones =
            if number.is_empty() { Vec::new() } else { vec![Phone { number: number.to_owned(), ..Phone::default() }] };
        let confirmed = on.map(|on| Confirmation { on: on.to_owned(), by: "甲".to_owned(), how: Means::Call }.into());
        Contact { phones: phones.into(), confirmed, ..Contact::default() }
    }

    #[test]
    fn what_is_due_stands_by_number_the_most_overdue_first() {
        let contacts = [
            contact("010-1", Some("2026-11-20")),
            contact("010-2", Some("2026-05")),
            contact("010-3", None),
            contact("010 4", None),
            contact("010-4", None),
            contact("", None),
        ];
        let service = Service { contacts: contacts.into(), ..Service::default() };
        let directory = Directory::from(Contents { services: vec![service], ..Contents::default() });
        let told = |older| {
            let all = due(&directory, date(2026, 11, 26), older);
            all.iter().map(|it| (it.number.unwrap_or("-").to_owned(), it.things.len())).collect::<Vec<_>>()
        };
        let row = |number: &str, count| (number.to_owned(), count);
        let never = [row("010 4", 2), row("010-3", 1)];
        // From the first of May to 26 November there are 209 days.
        assert_eq!(told(209), [&never[..], &[row("-", 1)]].concat());
        assert_eq!(told(208), [&never[..], &[row("010-2", 1), row("-", 1)]].concat());
        assert_eq!(told(0), [&never[..], &[row("010-2", 1), row("010-1", 1), row("-", 1)]].concat());
    }
}
