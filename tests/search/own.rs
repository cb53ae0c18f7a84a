//! What the reader says of records, as fields of a query: favourites, notes, what was read lately; and what there is of a
//! record.

use kechuang::directory::{Kind, RecordIdx};
use kechuang::search::{FieldRole, Found, Naming, OwnRecords, Problem, Query, RecordSet};

use crate::shipped;

/// Every seventh record is a favourite, every fifth has a note, three were read lately.
fn own() -> OwnRecords {
    let (directory, _) = shipped();
    let every = |step: usize| directory.all().iter().step_by(step).collect::<RecordSet>();
    OwnRecords {
        favourites: every(7),
        noted: every(5),
        recent: [1, 2, 35].map(RecordIdx).into_iter().collect(),
        ..OwnRecords::default()
    }
}

fn find(query: &str) -> Found {
    shipped().1.search(&Query::parse(query).with_own(&own()), None, usize::MAX)
}

fn places(query: &str) -> Vec<u32> {
    let mut places: Vec<u32> = find(query).hits.iter().map(|hit| hit.record.0).collect();
    places.sort_unstable();
    places
}

#[test]
fn favourites_notes_and_what_was_read_are_found() {
    let set = |set: RecordSet| set.iter().map(|record| record.0).collect::<Vec<_>>();
    let OwnRecords { favourites, noted, recent, .. } = own();
    for (ways, expected) in [
        (&["is:favourite", "is:favorite", "IS:fav", "是:收藏", "是：收", "is:收藏", "is:starred"][..], set(favourites)),
        (&["has:note", "有:批注", "有：笔记", "is:noted", "是:批注", "has:NOTE"], set(noted)),
        (&["is:recent", "是:最近", "是:看过", "is:seen"], set(recent)),
    ] {
        for way in ways {
            assert_eq!(Query::parse(way).problems(), [], "{way}");
            assert_eq!(places(way), expected, "{way}");
        }
    }
}

#[test]
fn such_fields_are_joined_and_negated_like_others() {
    let (directory, _) = shipped();
    let all = |is_it: &dyn Fn(RecordIdx) -> bool| {
        directory.all().iter().filter(|record| is_it(*record)).map(|record| record.0).collect::<Vec<_>>()
    };
    let OwnRecords { favourites, noted, recent, .. } = own();
    let (is, has) = (|it| favourites.contains(it), |it| noted.contains(it));
    assert_eq!(places("!is:favourite"), all(&|it| !is(it)));
    assert_eq!(places("is:favourite has:note"), all(&|it| is(it) && has(it)));
    assert_eq!(places("is:favourite | has:note"), all(&|it| is(it) || has(it)));
    assert_eq!(places("is:favourite,recent"), all(&|it| is(it) || recent.contains(it)));
    let is_society = |it| directory.of_kind(Kind::Society).iter().any(|other| other == it);
    assert_eq!(places("is:favourite kind:society"), all(&|it| is(it) && is_society(it)));
    let both = places("is:favourite 学会");
    assert!(!both.is_empty() && both.iter().all(|it| is(RecordIdx(*it))), "{both:?}");
}

#[test]
fn who_keeps_nothing_has_no_favourites() {
    let (_, index) = shipped();
    for query in ["is:favourite", "has:note", "is:recent"] {
        assert_eq!(index.search(&Query::parse(query), None, 9).total, 0, "{query}");
    }
    assert_eq!(index.search(&Query::parse("!is:favourite"), None, 0).total, index.len());
}

#[test]
fn what_is_printed_of_a_record_is_asked_for() {
    let (directory, _) = shipped();
    let departments = places("has:phone kind:department");
    assert!(!departments.is_empty());
    for record in departments {
        let heading = directory.heading(RecordIdx(record)).unwrap();
        assert_eq!(heading.kind, Kind::Department);
    }
    assert_eq!(places("has:phone | !has:phone").len(), directory.len());
    assert_eq!(places("has:url"), places("有:网址"));
    assert!(!places("has:url").is_empty() && places("has:url").len() < directory.len());
}

#[test]
fn what_nobody_can_be_or_have_is_a_fault_with_all_there_is() {
    for (query, field, value) in [
        ("is:famous", FieldRole::Is, "famous"),
        ("has:收藏", FieldRole::Has, "收藏"),
        ("是:收藏,旧", FieldRole::Is, "旧"),
    ] {
        let problem = Problem::UnknownTrait { field, value: value.to_owned() };
        assert_eq!(Query::parse(query).problems(), std::slice::from_ref(&problem), "{query}");
        assert!(problem.is_fatal());
    }
    for begun in ["is:", "has:,", "是：，"] {
        assert_eq!((Query::parse(begun).problems().len(), places(begun).len()), (0, shipped().0.len()), "{begun}");
    }
}

#[test]
fn tab_offers_what_a_record_may_be_or_have() {
    let (_, index) = shipped();
    let choices = |text: &str, naming| index.complete(text, naming).unwrap().choices;
    assert_eq!(choices("is:", Naming::English), ["favourite", "noted", "recent", "new", "changed"]);
    assert_eq!(choices("是:", Naming::Chinese), ["收藏", "批注", "最近", "新增", "改动"]);
    assert_eq!(choices("has:", Naming::English), ["note", "phone", "email", "url"]);
    assert_eq!(choices("有:", Naming::Chinese), ["批注", "电话", "邮箱", "网址"]);
    assert_eq!(choices("!is:f", Naming::Chinese), ["favourite"]);
}
