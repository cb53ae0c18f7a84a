//! The booklet against the data, both ways.
//!
//! The tables under `coverage/` were read from the booklet's text and from nothing else:
//!
//! - `facts.tsv`: every telephone and fax number, web address, e-mail address, official document and document
//!   number, as printed, with the ids of the records it belongs to (`charter`, `societies` and `preface` for what
//!   belongs to those as a whole) and the place where it must be found:
//!   - `contact`: typed, in a contact of the record;
//!   - `documents`: typed, in the service's `documents`, as title or as number;
//!   - `document`: a web address printed beside a document, typed as that document's `url`;
//!   - `text`: in the running text, a caption or a picture; a web address must then be in the service's `urls`,
//!     anything else in the record's own sentences.
//! - `left-out.tsv`: what looks like such a fact and is none, with the reason. Private numbers are masked.
//! - `numbers.tsv`: every number with a meaning of all 72 services: ages, quotas, amounts, terms, counts, dates,
//!   recurring windows. A value is written with its bound (`≤` at most, `≥` at least, `≈` about) and, where one is
//!   printed, the year it was counted; `what` holds printed words, all of which the typed entry must hold.
//!   `/caption` and `/picture` say that the number stands only there.
//!
//! Notes may quote values of other records, to compare them; they are held only against the tables as a whole.

use std::collections::BTreeSet;

use kechuang::directory::{BenefitKind, Bound, Contact, EventPlace, PhoneKind, Schedule, Service, Window};
use kechuang::loader::Source;
use kechuang::loader::syntax_tree::{SyntaxKind, SyntaxNode};

use crate::contents;

/// A fact of the kind that is looked up to the letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fact {
    kind: String,
    value: String,
    place: String,
    record: String,
}

impl Fact {
    fn new(kind: &str, value: &str, place: &str, record: &str) -> Self {
        Self { kind: kind.into(), value: value.into(), place: place.into(), record: record.into() }
    }
}

fn rows<const COLUMNS: usize>(table: &'static str) -> Vec<[&'static str; COLUMNS]> {
    let lines = table.lines().skip(1);
    lines.map(|line| line.split('\t').collect::<Vec<_>>().try_into().expect("every row has every column")).collect()
}

fn fact_rows() -> Vec<[&'static str; 4]> {
    rows(include_str!("coverage/facts.tsv"))
}

/// Kind, value, records, reason.
fn left_out() -> Vec<[&'static str; 4]> {
    rows(include_str!("coverage/left-out.tsv"))
}

fn printed_facts() -> BTreeSet<Fact> {
    let each = fact_rows().into_iter();
    each.flat_map(|[kind, value, place, records]| {
        records.split(' ').map(move |record| Fact::new(kind, value, place, record))
    })
    .collect()
}

/// The facts that stand in fields of their own.
fn typed_facts() -> BTreeSet<Fact> {
    let mut facts = BTreeSet::new();
    let mut of_contacts = |record: &str, contacts: &[Contact]| {
        for contact in contacts {
            for phone in &contact.phones {
                let kind = if phone.kind == PhoneKind::Fax { "fax" } else { "phone" };
                facts.insert(Fact::new(kind, &phone.number, "contact", record));
            }
            facts.extend(contact.emails.iter().map(|it| Fact::new("email", &it.address, "contact", record)));
            facts.extend(contact.urls.iter().map(|it| Fact::new("url", &it.url, "contact", record)));
        }
    };
    contents().services.iter().for_each(|it| of_contacts(it.id.as_str(), &it.contacts));
    contents().profiles.iter().for_each(|it| of_contacts(it.id.as_str(), &it.contacts));
    contents().society_list.iter().for_each(|it| of_contacts("societies", &it.contacts));
    for service in &contents().services {
        let record = service.id.as_str();
        facts.extend(service.urls.iter().map(|it| Fact::new("url", &it.url, "text", record)));
        for document in &service.documents {
            facts.insert(Fact::new("document", &document.title, "documents", record));
            facts.extend(document.number.iter().map(|it| Fact::new("number", it, "documents", record)));
            facts.extend(document.url.iter().map(|it| Fact::new("url", it, "document", record)));
        }
    }
    facts
}

/// A string of the data files.
struct Messages {
    /// The id of the innermost record it stands in, or the file's name without its ending.
    record: String,
    in_note: bool,
    text: String,
}

/// Every string of the data files, whatever its field: nothing can hide in a field that the types gain later.
fn all_words() -> Vec<Messages> {
    fn gather(node: &SyntaxNode, text: &str, record: &str, in_note: bool, found: &mut Vec<Messages>) {
        match &node.parts {
            SyntaxKind::Fields(fields) => {
                let id = fields.iter().find_map(|field| match &field.value.parts {
                    SyntaxKind::Text(range) if &text[field.name.clone()] == "id" => Some(&text[range.clone()]),
                    _ => None,
                });
                for field in fields {
                    let in_note = in_note || matches!(&text[field.name.clone()], "note" | "notes");
                    gather(&field.value, text, id.unwrap_or(record), in_note, found);
                }
            }
            SyntaxKind::Items(items) => items.iter().for_each(|item| gather(item, text, record, in_note, found)),
            SyntaxKind::Entries(entries) => entries.iter().for_each(|(key, value)| {
                gather(key, text, record, in_note, found);
                gather(value, text, record, in_note, found);
            }),
            SyntaxKind::Text(range) => {
                found.push(Messages { record: record.into(), in_note, text: text[range.clone()].into() });
            }
            SyntaxKind::Plain => {}
        }
    }
    let mut found = Vec::new();
    for file in Source::shipped().files {
        let stem = file.path.trim_end_matches(".ron");
        gather(&SyntaxNode::read(&file.text), &file.text, stem, false, &mut found);
    }
    found
}

/// Kind and value of everything in a text that has the form of a number, an address or a document.
fn facts_in(text: &str) -> Vec<(&'static str, &str)> {
    let mut found = Vec::new();
    let of_address = |c: char| c.is_ascii_alphanumeric() || "./:@?=&_~%#+-".contains(c);
    for token in text.split(|c| !of_address(c)) {
        let token = token.trim_matches(|c: char| ".:-?".contains(c));
        let digits = token.bytes().filter(u8::is_ascii_digit).count();
        let host = token.split("://").last().and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let domain = host.rsplit_once('.').map_or("", |(_, last)| last);
        if token.contains('@') {
            found.push(("email", token));
        } else if domain.len() > 1 && domain.bytes().all(|b| b.is_ascii_alphabetic()) {
            found.push(("url", token));
        } else if digits >= 10 && token.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            found.push(("phone", token));
        }
    }
    for (start, _) in text.match_indices('《') {
        let end = text[start..].find('》').expect("a title's bracket is closed");
        found.push(("document", &text[start..start + end + '》'.len_utf8()]));
    }
    for (bracket, _) in text.match_indices('〔') {
        let is_han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        let issuer: usize = text[..bracket].chars().rev().take_while(is_han).map(char::len_utf8).sum();
        let year_and_number = text[bracket..].split_inclusive('号').next().unwrap_or_default();
        if year_and_number.ends_with('号')
            && year_and_number.chars().all(|c| c.is_ascii_digit() || "〔〕号".contains(c))
        {
            found.push(("number", &text[bracket - issuer..bracket + year_and_number.len()]));
        }
    }
    found
}

fn listed<T: std::fmt::Debug>(what: &str, items: &[T]) {
    let lines: Vec<String> = items.iter().map(|item| format!("{item:?}")).collect();
    assert!(items.is_empty(), "{what}:\n{}", lines.join("\n"));
}

#[test]
fn every_fact_of_the_booklet_is_in_the_data_where_printed() {
    let typed = typed_facts();
    let words = all_words();
    let in_sentences = |fact: &Fact| {
        let mut own = words.iter().filter(|it| it.record == fact.record && !it.in_note);
        own.any(|it| facts_in(&it.text).contains(&(fact.kind.as_str(), fact.value.as_str())))
    };
    let stands = |fact: &Fact| match (fact.place.as_str(), fact.kind.as_str()) {
        ("text", "phone" | "email" | "document" | "number") => in_sentences(fact),
        _ => typed.contains(fact),
    };
    let missing: Vec<Fact> = printed_facts().into_iter().filter(|fact| !stands(fact)).collect();
    listed("printed, but not in the data", &missing);
}

#[test]
fn the_data_hold_nothing_the_booklet_does_not_print_there() {
    let printed = printed_facts();
    let extra: Vec<Fact> = typed_facts().difference(&printed).cloned().collect();
    listed("in a field, but not printed there", &extra);

    let is_printed = |kind: &str, value: &str, record: Option<&str>| {
        let same = |a: &str| a == kind || (a == "fax" && kind == "phone");
        let fact = |it: &Fact| same(&it.kind) && it.value == value && record.is_none_or(|record| it.record == record);
        printed.iter().any(fact)
    };
    let is_mere_title = |value: &str, record: Option<&str>| {
        left_out().iter().any(|[kind, title, of, _]| {
            *kind == "title" && *title == value && record.is_none_or(|record| *of == record)
        })
    };
    let mut strangers = Vec::new();
    for words in all_words() {
        let record = (!words.in_note).then_some(words.record.as_str());
        for (kind, value) in facts_in(&words.text) {
            if !is_printed(kind, value, record) && !is_mere_title(value, record) {
                strangers.push((words.record.clone(), kind, value.to_owned()));
            }
        }
    }
    listed("in a sentence, but not printed there", &strangers);
}

#[test]
fn what_was_left_out_stays_out() {
    let words = all_words();
    for [kind, value, record, reason] in left_out() {
        assert!(!reason.is_empty());
        match kind {
            "title" => {
                let mut documents = contents().services.iter().flat_map(|service| &service.documents);
                assert!(documents.all(|it| it.title != value), "{value} is no document: {reason}");
                let stands = words.iter().any(|it| it.record == record && !it.in_note && it.text.contains(value));
                assert_eq!(stands, reason.ends_with("it stands in the text"), "{value}");
            }
            "captcha" => assert!(!words.iter().any(|it| it.record == record && it.text.contains(value))),
            _ => {}
        }
    }
    let is_mobile = |number: &str| number.len() == 11 && number.starts_with('1');
    for it in &words {
        let mut digits = it.text.split(|c: char| !c.is_ascii_digit());
        assert!(!digits.any(is_mobile), "a mobile number in {}", it.record);
    }
}

#[test]
fn the_tables_are_sorted_and_say_nothing_twice() {
    let facts: Vec<_> = fact_rows().into_iter().map(|[kind, value, place, _]| (kind, value, place)).collect();
    assert!(facts.is_sorted_by(|a, b| a < b));
    for [_, value, _, records] in fact_rows() {
        assert!(records.split(' ').collect::<Vec<_>>().is_sorted_by(|a, b| a < b), "{value}");
    }
    assert!(left_out().is_sorted_by(|a, b| a[..3] < b[..3]));
    assert!(rows::<4>(include_str!("coverage/numbers.tsv")).is_sorted_by_key(|row| row[0]));
}

/// A number in a typed field.
#[derive(Debug)]
struct Number {
    service: String,
    field: String,
    value: String,
    /// All words of the entry.
    text: String,
}

fn numbers_of(service: &Service) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut add = |field: &str, value: String, text: [&str; 3]| {
        let service = format!("{:02}", service.number);
        numbers.push(Number { service, field: field.into(), value, text: text.concat() });
    };
    for age in service.eligibility.iter().flat_map(|it| &it.ages) {
        let text = [age.group.as_str(), &age.printed, ""];
        age.min.iter().for_each(|min| add("age", format!("≥{min}"), text));
        age.max.iter().for_each(|max| add("age", format!("≤{max}"), text));
        age.born_from.iter().for_each(|day| add("age", format!("born {day}"), text));
    }
    for it in &service.benefits {
        let kind = match it.kind {
            BenefitKind::Quota => "benefit/quota",
            BenefitKind::Amount => "benefit/amount",
            BenefitKind::Term => "benefit/term",
            BenefitKind::Other => "benefit/other",
        };
        add(kind, bounded(it.bound, it.value), [&it.what, &it.printed, ""]);
    }
    for it in &service.figures {
        let counted = it.as_of.as_ref().map(|year| format!(" in {year}")).unwrap_or_default();
        add(&placed("figure", it.place), bounded(it.bound, it.value) + &counted, [&it.what, &it.printed, ""]);
    }
    for it in &service.history {
        add(&placed("history", it.place), it.date.clone(), [&it.what, "", ""]);
    }
    for Schedule { label, printed, windows, .. } in &service.schedules {
        for window in windows {
            let (value, what) = described(window);
            add("schedule", value, [label, printed, what]);
        }
    }
    for it in &service.documents {
        let number = it.number.as_deref().unwrap_or_default();
        it.date.iter().for_each(|date| add("document", date.clone(), [&it.title, number, ""]));
    }
    numbers
}

fn bounded(bound: Bound, value: f64) -> String {
    let sign = match bound {
        Bound::Exactly => "",
        Bound::AtMost => "≤",
        Bound::AtLeast => "≥",
        Bound::About => "≈",
    };
    format!("{sign}{value}")
}

fn placed(field: &str, place: EventPlace) -> String {
    match place {
        EventPlace::Text => field.into(),
        EventPlace::Caption => format!("{field}/caption"),
        EventPlace::Picture => format!("{field}/picture"),
    }
}

/// A window as the table writes it, and what happens in it.
fn described(window: &Window) -> (String, &str) {
    match window {
        Window::Every { years } => (format!("every {years}"), ""),
        Window::Months { years: 1, from, to, what } => (format!("months {from}-{to}"), what),
        Window::Months { years, from, to, what } => (format!("months {from}-{to} every {years}"), what),
        Window::Week { month, week, what } => (format!("week {week} of {month}"), what),
        Window::Deadline { month, day, what } => (format!("by {month:02}-{day:02}"), what),
        Window::Cycle { years, from, to } => (format!("cycle {years} {from}-{to}"), ""),
        Window::OnDemand => ("on demand".into(), ""),
    }
}

#[test]
fn every_number_of_the_booklet_is_typed_and_no_other() {
    let mut numbers: Vec<Number> = contents().services.iter().flat_map(numbers_of).collect();
    let mut missing = Vec::new();
    for row @ [service, field, what, value] in rows::<4>(include_str!("coverage/numbers.tsv")) {
        let fits = |it: &Number| {
            it.service == service
                && it.field == field
                && it.value == value
                && what.split(' ').all(|words| it.text.contains(words))
        };
        match numbers.iter().position(fits) {
            Some(found) => drop(numbers.swap_remove(found)),
            None => missing.push(row),
        }
    }
    numbers.sort_by(|a, b| a.service.cmp(&b.service));
    listed("typed, but not printed so", &numbers);
    listed("printed, but not typed so", &missing);
}
