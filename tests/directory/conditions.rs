//! Every condition of all 72 services on who may apply, held against the table under `conditions/`: what is printed, and what
//! a program compares of it. What stands as `to be read` is named and not compared. A condition that the data gain or lose is
//! missing in the table, or too much; `KECHUANG_BLESS=1` writes it anew, to be read before it is committed.

use std::fmt::Write;

use kechuang::directory::{AgeLimit, Asks, Audience, Criterion, Eligibility, Force, Id, Service, Trait};

use crate::contents;
use crate::support::bless::bless_or_compare;

const TO_BE_READ: &str = "to be read";

fn joined<T>(all: &[T], each: impl Fn(&T) -> String) -> String {
    all.iter().map(each).collect::<Vec<_>>().join(" or ")
}

fn one(one: &Trait) -> String {
    match one {
        Trait::Field(id) => format!("in {id}"),
        Trait::Audience(id) => format!("one of {id}"),
        Trait::Studying(degree) => format!("studying {degree:?}").to_lowercase(),
        simple => format!("{simple:?}").to_lowercase(),
    }
}

/// The meaning of a condition for a group.
fn of_group(group: &str, who: &[Trait], force: Force, meaning: &str) -> String {
    let meaning = match force {
        Force::Strict => meaning.to_owned(),
        Force::Usual => format!("{meaning}, exceptions to be read"),
        Force::Discretionary => format!("{meaning}, at discretion"),
    };
    match (group.is_empty(), who.is_empty()) {
        (true, _) => meaning,
        (false, false) if meaning == TO_BE_READ => format!("{}: {meaning}", joined(who, one)),
        (false, false) => format!("{}: {meaning}", joined(who, one)),
        (false, true) if meaning == TO_BE_READ => meaning,
        (false, true) => format!("{TO_BE_READ} ({meaning})"),
    }
}

fn age(it: &AgeLimit) -> String {
    let bounds = [it.min.map(|it| format!("≥{it}")), it.max.map(|it| format!("≤{it}"))];
    let born = it.born_from.as_ref().map(|day| format!("born ≥{day}"));
    let meaning: Vec<String> = bounds.into_iter().chain([born]).flatten().collect();
    of_group(&it.group, &it.who, it.force, &meaning.join(" "))
}

fn asked<T>(value: Option<&T>, named: impl Fn(&T) -> String) -> String {
    value.map_or_else(|| TO_BE_READ.to_owned(), named)
}

fn criterion(it: &Criterion) -> String {
    let meaning = match &it.asks {
        Asks::Sex(sex) => format!("{sex:?}").to_lowercase(),
        Asks::Nationality { place } | Asks::Residence { place } => asked(place.as_ref(), Id::to_string),
        Asks::Degree { min } => asked(min.as_ref(), |it| format!("≥{}", it.slug())),
        Asks::Rank { min } => asked(min.as_ref(), |it| format!("≥{}", it.slug())),
        Asks::Other => TO_BE_READ.to_owned(),
    };
    of_group(&it.group, &it.who, it.force, &meaning)
}

fn audience(it: &Audience) -> String {
    let mut meaning = it.terms.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
    if !it.parties.is_empty() {
        let _ = write!(meaning, "; {}", joined(&it.parties, |it| it.slug().to_owned()));
    }
    if let Some(place) = &it.place {
        let _ = write!(meaning, "; in {place}");
    }
    if it.exhaustive {
        meaning += "; no other kind";
    }
    if it.wider {
        meaning += "; to be read which of them";
    }
    meaning
}

/// A row a condition: the service's number, what it is about, the printed words with those of its group, what is compared.
fn conditions(service: &Service) -> Vec<[String; 3]> {
    let words = |group: &str, printed: &str| {
        if group.is_empty() { printed.to_owned() } else { format!("{group}：{printed}") }
    };
    let mut rows = Vec::new();
    for it in &service.audiences {
        rows.push(["audience".to_owned(), words(&it.label, &it.printed), audience(it)]);
    }
    let Some(who) = &service.eligibility else { return rows };
    for it in &who.ages {
        rows.push(["age".to_owned(), words(&it.group, &it.printed), age(it)]);
    }
    for it in &who.criteria {
        rows.push([it.asks.kind().slug().to_owned(), words(&it.group, &it.printed), criterion(it)]);
    }
    for it in &who.excluded {
        let meaning = if it.who.is_empty() { TO_BE_READ.to_owned() } else { joined(&it.who, one) };
        rows.push(["excluded".to_owned(), it.printed.clone(), meaning]);
    }
    for heading in &who.sections {
        rows.push(["section".to_owned(), heading.clone(), TO_BE_READ.to_owned()]);
    }
    rows
}

fn table() -> String {
    let mut table = "service\tabout\tprinted\tcompared\n".to_owned();
    for service in &contents().services {
        for row in conditions(service) {
            let _ = writeln!(table, "{:02}\t{}", service.number, row.join("\t"));
        }
    }
    table
}

#[test]
fn every_condition_is_compared_or_named_as_to_be_read() {
    bless_or_compare(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/directory/conditions/conditions.tsv"), &table());
}

/// A service without one of its conditions, for each of them.
fn with_one_less(service: &Service) -> Vec<Service> {
    fn without<T: Clone>(all: &[T]) -> impl Iterator<Item = Box<[T]>> {
        (0..all.len())
            .map(|at| all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| it.clone()).collect())
    }
    let mut less: Vec<Service> =
        without(&service.audiences).map(|audiences| Service { audiences, ..service.clone() }).collect();
    let Some(who) = &service.eligibility else { return less };
    let with = |who| Service { eligibility: Some(who), ..service.clone() };
    less.extend(without(&who.ages).map(|ages| with(Eligibility { ages, ..who.clone() })));
    less.extend(without(&who.criteria).map(|criteria| with(Eligibility { criteria, ..who.clone() })));
    less.extend(without(&who.excluded).map(|excluded| with(Eligibility { excluded, ..who.clone() })));
    less.extend(without(&who.sections).map(|sections| with(Eligibility { sections, ..who.clone() })));
    less
}

#[test]
fn a_condition_that_is_missing_is_missing_in_the_table() {
    let mut count = 0;
    for service in &contents().services {
        for less in with_one_less(service) {
            assert_ne!(conditions(&less), conditions(service), "{}", service.id);
            count += 1;
        }
    }
    assert_eq!(count, table().lines().count() - 1, "a row a condition");
}

#[test]
fn no_service_says_nothing_of_for_whom_it_is() {
    for service in &contents().services {
        assert!(!conditions(service).is_empty(), "{}", service.id);
    }
}

/// Headings under which the booklet prints conditions: where a service has such a section, it is read or its words are typed.
#[test]
fn a_section_with_conditions_is_named_by_its_service() {
    for service in &contents().services {
        let named: Vec<&String> = service.eligibility.iter().flat_map(|it| &it.sections).collect();
        for section in &service.sections {
            let has_conditions =
                ["条件", "标准", "资格", "对象", "范围", "申报单位"].iter().any(|it| section.heading.contains(it));
            assert!(!has_conditions || named.contains(&&section.heading), "{}: {}", service.id, section.heading);
        }
    }
}
