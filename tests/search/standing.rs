//! How answers stand to what a query tells of a person and of a time: three groups, and nothing that says nothing is dropped.

use std::collections::HashSet;

use crate::{asked, ids, shipped};
use kechuang::directory::{Kind, Party, Record, RecordIdx, RecordList, Sex, Window};
use kechuang::eligibility::{Births, Judgement, Person, judge};
use kechuang::search::{Found, Query, Standing};
use proptest::prelude::*;

/// The printed numbers of the services that answer, by how they stand, in their order.
fn groups(query: &str) -> [Vec<u32>; 3] {
    let (directory, index) = shipped();
    let found = index.search(&asked(query).with_excluded(), None, usize::MAX);
    let counts = found.groups.expect("the query tells of a person or a time");
    let mut all = [const { Vec::new() }; 3];
    for (place, hit) in found.hits.iter().enumerate() {
        let Some(Record::Service(service)) = directory.record(hit.record) else {
            panic!("services alone are compared")
        };
        all[counts.standing(place) as usize].push(service.number);
    }
    all
}

fn fits(query: &str) -> Vec<u32> {
    let [mut fits, ..] = groups(query);
    fits.sort_unstable();
    fits
}

fn records(found: &Found) -> HashSet<RecordIdx> {
    found.hits.iter().map(|hit| hit.record).collect()
}

/// The conditions and dates of each were compared with the booklet by hand.
#[test]
fn a_woman_of_38_finds_what_there_is_for_her_in_autumn() {
    // By an age or a sex: 02 ≤45 for women, 03 ≤45, 04 women, 11 ≤60, 39 ≤42 for women; for everybody: 22, 49–51, 58, 59.
    assert_eq!(fits("age:38 sex:女"), [2, 3, 4, 11, 22, 39, 49, 50, 51, 58, 59]);
    // Of these are printed for autumn: the science day (September) and the contest (April to September).
    let [fits, to_read, excluded] = groups("年龄:38 性别:女 月份:秋");
    assert_eq!(HashSet::from_iter(fits), HashSet::from([51, 59]));
    // Her prize comes every year, in which month is not printed.
    for number in [2, 3, 4, 11, 22, 39, 49, 58] {
        assert!(to_read.contains(&number), "{number}: {to_read:?}");
    }
    assert_eq!(to_read[0], 3, "announced in October 2022, so it is read first");
    assert!(to_read[..8].contains(&4), "{to_read:?}");
    // In May, in March to May; for men and women of 32; for bodies.
    for number in [50, 57, 13, 26, 71] {
        assert!(excluded.contains(&number), "{number}: {excluded:?}");
    }
}

#[test]
fn the_index_judges_as_the_whole_conditions_do() {
    let (directory, index) = shipped();
    let on = jiff::civil::date(2026, 11, 26);
    for (age, ages) in
        [("", None), ("age:10", Some((10, 10))), ("age:33", Some((33, 33))), ("age:35-45", Some((35, 45)))]
    {
        for (sex, told) in [("", None), ("sex:女", Some(Sex::Female)), ("sex:男", Some(Sex::Male))] {
            let person = Person {
                born: ages.and_then(|(min, max)| Births::of_ages(min, max, on)),
                sex: told,
                ..Person::default()
            };
            if person == Person::default() {
                continue;
            }
            let query = asked(&format!("{age} {sex}")).with_excluded();
            assert_eq!(query.person(), Some(Person { party: Some(Party::Individual), ..person.clone() }));
            let found = index.search(&query, None, usize::MAX);
            assert_eq!(found.hits.len(), 72);
            for (place, hit) in found.hits.iter().enumerate() {
                let Some(Record::Service(service)) = directory.record(hit.record) else { panic!("a service") };
                let expected = match judge(directory.info(), service, &person, on) {
                    Judgement::Fits { .. } => Standing::Fits,
                    Judgement::ToBeRead { .. } => Standing::ToRead,
                    Judgement::Excluded { .. } => Standing::Excluded,
                };
                assert_eq!(found.groups.unwrap().standing(place), expected, "{age} {sex} {}", service.id);
            }
        }
    }
}

#[test]
fn age_and_sex_are_judged_together() {
    // 39: 40 for everybody, 42 for women.
    assert!(fits("age:41 sex:f").contains(&39) && !fits("age:41 sex:m").contains(&39));
    assert!(groups("age:41 sex:m")[Standing::ToRead as usize].contains(&39), "or in medicine, which is not told");
    // 02: 40, women 45.
    let [_, to_read, excluded] = groups("age:43");
    assert!(to_read.contains(&2) && !excluded.contains(&2), "nobody said whether it is a woman");
    assert!(fits("age:43 sex:f").contains(&2));
    assert!(groups("age:43 sex:m")[Standing::Excluded as usize].contains(&2));
    // A prize for women, and one for whoever is not told to be one.
    assert!(groups("sex:男")[Standing::Excluded as usize].contains(&4) && fits("sex:女").contains(&4));
    assert!(groups("sex:女,男")[Standing::ToRead as usize].contains(&4));
}

#[test]
fn what_holds_for_some_ages_only_is_to_be_read() {
    // 13: 32, in medicine 34.
    for (age, standing) in [
        ("30", Standing::Fits),
        ("32", Standing::Fits),
        ("33", Standing::ToRead),
        ("35", Standing::Excluded),
        ("<33", Standing::Fits),
        ("<40", Standing::ToRead),
        ("35-45", Standing::Excluded),
        ("30,50", Standing::ToRead),
        ("30,31", Standing::Fits),
        (">=35", Standing::Excluded),
    ] {
        assert!(groups(&format!("age:{age} sex:m"))[standing as usize].contains(&13), "{age}");
    }
    // Whoever has no age is no person.
    for bodies in [26, 71] {
        assert!(groups("age:38")[Standing::Excluded as usize].contains(&bodies), "{bodies} is for bodies");
    }
}

#[test]
fn stated_limits_stand_before_what_is_for_everybody() {
    let (directory, _) = shipped();
    let limited = |number: &u32| match directory
        .records()
        .find(|(_, it)| it.kind() == Kind::Service && it.number() == Some(*number))
    {
        Some((_, Record::Service(service))) => service.eligibility.as_ref().is_some_and(|it| !it.ages.is_empty()),
        _ => panic!("{number} is nothing to apply for"),
    };
    let [fits, ..] = groups("age:30");
    assert!(fits.iter().map(limited).is_sorted_by(|a, b| a >= b), "{fits:?}");
    assert!(fits.iter().any(limited) && !fits.iter().all(limited));
}

#[test]
fn a_month_is_compared_with_the_windows() {
    let (directory, _) = shipped();
    for month in 1..=12_u8 {
        let [fits, to_read, excluded] = groups(&format!("month:{month}"));
        for (_, record) in directory.records() {
            let Record::Service(service) = record else { continue };
            let windows = || service.schedules.iter().flat_map(|it| &it.windows);
            let expected = match () {
                () if windows().any(|window| window.covers_month(month)) => &fits,
                () if windows().any(Window::states_months) => &excluded,
                () => &to_read,
            };
            // A notice in a month that no window has leaves open what a window excludes.
            let is_inferred = to_read.contains(&service.number) && windows().any(Window::states_months);
            assert!(expected.contains(&service.number) || is_inferred, "{} in {month}", service.id);
        }
    }
    // 44 is to be finished on 15 December, and was announced in May.
    assert!(
        groups("month:5")[1].contains(&44) && groups("month:6")[2].contains(&44) && groups("month:12")[0].contains(&44)
    );
}

#[test]
fn of_what_is_to_be_read_the_likeliest_stands_first() {
    // Announced in January 2023: inferred for January, not for February; of most nothing is known.
    let place = |query: &str| groups(query)[1].iter().position(|number| *number == 4).unwrap();
    assert!(place("month:1") < 3, "{}", place("month:1"));
    assert!(place("month:2") > 30, "{}", place("month:2"));
}

#[test]
fn a_day_is_compared_with_the_dates() {
    for (day, number, standing) in [
        // 17: September to December.
        ("2026-09-01", 17, Standing::Fits),
        ("2026-12-31", 17, Standing::Fits),
        ("2026-08-31", 17, Standing::Excluded),
        // 51: the third week of September, in whatever way weeks are counted.
        ("2026-09-20", 51, Standing::Fits),
        ("2026-09-01", 51, Standing::Excluded),
        // 44: by 15 December, from when on is not said; announced in May.
        ("2026-12-15", 44, Standing::Fits),
        ("2026-11-26", 44, Standing::ToRead),
        ("2026-12-16", 44, Standing::Excluded),
        // 72 at any time; 04 every year.
        ("2031-02-28", 72, Standing::Fits),
        ("2026-10-01", 4, Standing::ToRead),
        // 55: in the years 2023–2027.
        ("2025-06-01", 55, Standing::ToRead),
    ] {
        let all = groups(&format!("open:{day}"));
        assert!(all[standing as usize].contains(&number), "{number} on {day}: {all:?}");
    }
    assert_eq!(groups("open:today"), groups("open:2026-11-26"));
    let (directory, index) = shipped();
    let yearless = index.search(&Query::parse("open:today age:38"), None, 500);
    let excluded_without_day = yearless.groups.unwrap();
    assert_eq!(excluded_without_day.fits + excluded_without_day.to_read, yearless.hits.len());
    assert!(yearless.total > 40 && yearless.total < directory.len(), "without a day nothing is judged by one");
}

#[test]
fn words_and_other_fields_stay_as_strict_as_they_are() {
    let (directory, index) = shipped();
    let found = |query: &str| index.search(&asked(query), None, usize::MAX);
    assert!(found("青年 age:38").total < found("青年").total);
    assert!(records(&found("青年 age:38")).is_subset(&records(&found("青年 kind:service"))));
    for it in ["dept:科普部", "for:企业", "part:2", "!青年", "kind:service"] {
        assert!(records(&found(&format!("{it} age:38"))).is_subset(&records(&found(it))), "{it}");
    }
    // Left out, and as an alternative, an age is one field among others.
    assert_eq!(found("!age:38").groups, None);
    assert_eq!(found("age:38 | 数学会").groups, None);
    let service = |number: u32| directory.index_of(&format!("service-{number:02}")).unwrap();
    assert!(records(&found("!age:35 kind:service")).contains(&service(13)));
    assert!(!records(&found("!age:30 kind:service")).contains(&service(13)));
    assert!(found("age:38 | ^数学").total > found("^数学").total);
    assert_eq!(found("kind:society age:38").total, 0);
}

#[test]
fn the_excluded_are_listed_where_they_are_asked_for() {
    let (_, index) = shipped();
    let all = index.search(&asked("age:38").with_excluded(), None, usize::MAX);
    let some = index.search(&asked("age:38"), None, usize::MAX);
    let counts = all.groups.unwrap();
    assert_eq!(some.groups, all.groups);
    assert_eq!(counts.fits + counts.to_read + counts.excluded, 72);
    assert_eq!(all.total, 72);
    assert_eq!(some.total, counts.fits + counts.to_read);
    assert_eq!(all.hits[..some.total], some.hits[..]);
    assert_eq!(some.matching.as_ref().unwrap().len(), some.total);
    assert_eq!(all.matching.as_ref().unwrap().len(), 72);
    // With a limit the counts stay, and the best are there.
    let few = index.search(&asked("age:38").with_excluded(), None, 3);
    assert_eq!((few.groups, few.total, &few.hits[..]), (all.groups, 72, &all.hits[..3]));
}

fn told() -> impl Strategy<Value = String> {
    let age =
        (0_u8..=150, 0_u8..=40).prop_map(|(from, more)| format!("age:{from}-{}", from.saturating_add(more).min(150)));
    let month = (1_u8..=12, 1_u8..=12).prop_map(|(from, to)| format!("month:{from}-{to}"));
    let day = (2020_u16..2035, 1_u8..=12, 1_u8..=28).prop_map(|(y, m, d)| format!("open:{y}-{m:02}-{d:02}"));
    let sex = proptest::sample::select(vec!["sex:女", "sex:男", "sex:女,男"]).prop_map(str::to_owned);
    prop_oneof![age, month, day, sex]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_groups_are_all_answers_each_once(
        text in "(青年 |科 |dept:科普部 |for:企业 |!会 |){0,2}", told in told(), more in told(), limit in 0_usize..90,
    ) {
        let (directory, index) = shipped();
        let query = format!("{text}{told} {more}");
        prop_assume!(Query::parse(&query).problems().is_empty());
        let scope = directory.of_kind(Kind::Service);
        for scope in [None, Some(&scope), Some(&RecordList::range(3..40))] {
            let found = index.search(&asked(&query).with_excluded(), scope, limit);
            let counts = found.groups.unwrap();
            prop_assert_eq!(counts.fits + counts.to_read + counts.excluded, found.total);
            prop_assert_eq!(found.hits.len(), found.total.min(limit));
            prop_assert_eq!(records(&found).len(), found.hits.len());
            let kept = index.search(&asked(&query), scope, limit);
            prop_assert_eq!(kept.groups, found.groups);
            prop_assert_eq!(kept.total, counts.fits + counts.to_read);
            for (place, hit) in found.hits.iter().enumerate().take(kept.total) {
                prop_assert_eq!(kept.hits[place], *hit);
            }
            // Within a group the better score stands first.
            for (place, pair) in found.hits.windows(2).enumerate() {
                let same = counts.standing(place) == counts.standing(place + 1);
                prop_assert!(!same || pair[0].score >= pair[1].score);
            }
        }
    }

    #[test]
    fn another_thing_told_adds_no_answer(text in "(青年 |科 |dept:科普部 |){0,2}", told in told(), more in told()) {
        let (_, index) = shipped();
        let found = |query: &str| index.search(&asked(query).with_excluded(), None, usize::MAX);
        let kept = |query: &str| records(&index.search(&asked(query), None, usize::MAX));
        let (less, both) = (format!("{text}{told}"), format!("{text}{told} {more}"));
        prop_assume!(Query::parse(&both).problems().is_empty());
        prop_assert!(records(&found(&less)).is_subset(&records(&found(&text))));
        // What is told leaves out nothing but what is no service.
        prop_assert_eq!(records(&found(&both)), records(&found(&less)));
        // A month and a day are each compared for themselves; of a person more may be told that leaves out more.
        let is_time = more.starts_with("month") || more.starts_with("open");
        prop_assert!(!is_time || kept(&both).is_subset(&kept(&less)));
    }

    #[test]
    fn a_wider_age_excludes_no_more(from in 0_u8..100, width in 0_u8..30, more in 0_u8..20) {
        let at = |from: u8, to: u8| groups(&format!("age:{from}-{to} sex:女"));
        let to = from + width;
        let (narrow, wide) = (at(from, to), at(from.saturating_sub(more), to + more));
        let [fits, excluded] = [0, 2].map(|group: usize| {
            let narrow: HashSet<u32> = narrow[group].iter().copied().collect();
            wide[group].iter().all(|number| narrow.contains(number))
        });
        prop_assert!(fits && excluded, "{}-{} {:?} {:?}", from, to, narrow, wide);
    }
}

#[test]
fn the_compiled_index_judges_as_one_of_the_files_does() {
    let (directory, index) = shipped();
    let files = std::sync::Arc::new(kechuang::directory::Directory::from(directory.contents()));
    let of_files = kechuang::search::Index::build(&files);
    for query in ["age:38 sex:女 month:秋", "open:2026-09-20", "month:12-2", "age:<35", "!age:30 kind:service"] {
        assert_eq!(ids(directory, index, query), ids(&files, &of_files, query), "{query}");
        let groups = |index: &kechuang::search::Index| index.search(&asked(query).with_excluded(), None, 99).groups;
        assert_eq!(groups(index), groups(&of_files), "{query}");
    }
}
