//! The facets: which values there are, and how many answers there would be with each.

use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::date;
use kechuang::calendar::Months;
use kechuang::directory::{Kind, RecordList};
use kechuang::search::{FIELDS, FieldRole, Index, Query};

use crate::{shipped, societies};

fn query(text: &str) -> Query {
    Query::parse(text).on(date(2026, 11, 26))
}

/// A query in which a field has one value alone.
fn alone(text: &str, role: FieldRole, value: &str) -> String {
    let field = FIELDS.iter().find(|field| field.role == role).unwrap();
    Query::with_value(&Query::without_field(text, role), role, field.name, value)
}

#[test]
fn a_value_counts_what_would_be_found_with_it() {
    let (directory, index) = shipped();
    let part = &directory.info().parts[1].id;
    let every_third: RecordList = directory.all().iter().step_by(3).collect();
    let scopes = [None, Some(directory.services_in(part)), Some(directory.of_kind(Kind::Society)), Some(every_third)];
    let texts =
        ["", "科", "科 对象:企业", "年龄:38", "性别:女 月份:9,12", "!奖 部分:1 年龄:30-40", "开放:今天 周期:随时"];
    for (text, scope) in texts.into_iter().zip(scopes.iter().cycle()) {
        let found = |text: &str| index.search(&query(text), scope.as_ref(), 0).total;
        let counts = index.facets(&query(text), scope.as_ref(), &|| true).unwrap();
        let lists = index.facet_values().unwrap();
        for (list, counts) in lists.iter().zip(&counts.values) {
            for (value, count) in list.values.iter().zip(counts) {
                let text = alone(text, list.role, &value.written(false));
                assert_eq!(*count, found(&text), "{text}");
            }
        }
        assert_eq!(counts.women, found(&alone(text, FieldRole::Sex, "f")), "{text}");
        assert_eq!(counts.men, found(&alone(text, FieldRole::Sex, "m")), "{text}");
        let timeless = Query::without_field(&Query::without_field(text, FieldRole::Open), FieldRole::Month);
        assert_eq!(counts.today, found(&alone(&timeless, FieldRole::Open, "today")), "{text}");
        for (from, to) in (1..=12).map(|month| (month, month)).chain([(3, 5), (6, 8), (9, 11), (12, 2)]) {
            let text = alone(&timeless, FieldRole::Month, &format!("{from}-{to}"));
            assert_eq!(counts.in_months(Months::between(from, to)), Some(found(&text)), "{text}");
        }
    }
}

#[test]
fn every_value_is_found_by_each_of_its_names() {
    let (_, index) = shipped();
    index.facets(&query(""), None, &|| true).unwrap();
    let lists = index.facet_values().unwrap();
    let roles: Vec<FieldRole> = lists.iter().map(|list| list.role).collect();
    assert_eq!(roles, [FieldRole::Audience, FieldRole::Cycle, FieldRole::Department, FieldRole::Part]);
    for list in lists.iter() {
        for (place, value) in list.values.iter().enumerate() {
            for is_english in [false, true] {
                assert_eq!(list.place_of(&value.written(is_english)), Some(place), "{}", value.name);
                let text = alone("", list.role, &value.written(is_english));
                let found = index.search(&query(&text), None, 0);
                assert!(found.total > 0 && found.problems.is_empty(), "{text}");
            }
        }
        assert_eq!(list.place_of(""), None);
        assert_eq!(list.place_of("没有这样的"), None);
    }
    let of = |role| lists.iter().find(|list| list.role == role).unwrap();
    assert_eq!(of(FieldRole::Part).place_of("2"), Some(1), "by its number");
    assert_eq!(of(FieldRole::Cycle).values.first().map(|value| value.years), Some(Some(1)));
    assert!(of(FieldRole::Department).place_of("科普部").is_some(), "by a piece that no other has");
    assert_eq!(of(FieldRole::Department).place_of("市科协"), None, "several have it");
}

#[test]
fn what_the_directory_has_not_is_no_value() {
    let directory = societies(&["数学会", "物理学会"]);
    let index = Index::build(&directory);
    let counts = index.facets(&query("数"), None, &|| true).unwrap();
    assert!(index.facet_values().unwrap().is_empty());
    assert_eq!((counts.women, counts.men, counts.today), (0, 0, 0), "what is no service fits nobody");
}

#[test]
fn counting_stops_when_nobody_wants_it_any_more() {
    let (_, index) = shipped();
    let all = AskedOften::default();
    assert!(index.facets(&query("科 年龄:38"), None, &|| all.ask(usize::MAX)).is_some());
    for most in 0..all.count() {
        let often = AskedOften::default();
        assert!(index.facets(&query("科 年龄:38"), None, &|| often.ask(most)).is_none(), "after {most}");
    }
    assert!(all.count() > 10);
}

/// Counts how often it was asked, from whichever thread.
#[derive(Default)]
struct AskedOften(AtomicUsize);

impl AskedOften {
    fn ask(&self, most: usize) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed) < most
    }

    fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}
