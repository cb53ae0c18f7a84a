//! What decides of a service, in few words.

use jiff::civil::{Date, date};
use kechuang::calendar::{Agenda, Pages, TimeAsked};
use kechuang::directory::{Directory, Kind, Party, Record, Sex};
use kechuang::eligibility::{Births, Judgement, Person, judge};
use kechuang::export::{Deciding, When};
use kechuang::messages::Lang;
use kechuang::text::cells;

use crate::support::shipped::SHIPPED;

const TODAY: Date = date(2026, 11, 26);

/// Somebody of an age, as one person.
fn person(age: u8, sex: Option<Sex>) -> Person {
    Person { born: Births::of_ages(age, age, TODAY), sex, party: Some(Party::Individual), ..Person::default() }
}

/// What decides of the service with a number.
fn forms(number: u32, person: Option<&Person>, months: Option<&[u8]>, lang: Lang) -> Vec<String> {
    let directory: &Directory = &SHIPPED.0;
    let pages = Pages::of(directory);
    let is_it = |record| directory.heading(record).is_some_and(|it| it.number == Some(number));
    let record = directory.of_kind(Kind::Service).iter().find(|record| is_it(*record)).expect("a service");
    let Some(Record::Service(service)) = directory.record(record) else { unreachable!() };
    let judged = person.map(|it| judge(directory.info(), service, it, TODAY));
    let dates = directory.dates(record).unwrap();
    let agenda = Agenda::of(&dates, &pages);
    let asked: Option<TimeAsked> = months.map(|it| TimeAsked::Months(it.iter().copied().collect()));
    let when = When::new(&agenda, TODAY, asked.as_slice());
    let is_excluded = matches!(judged, Some(Judgement::Excluded { .. }));
    Deciding::new(lang.messages(), judged.as_ref(), Some(&when), is_excluded).forms
}

#[test]
fn what_decides_is_a_table() {
    let woman = person(38, Some(Sex::Female));
    let man = person(42, Some(Sex::Male));
    let young = person(20, None);
    let autumn: &[u8] = &[9, 10, 11];
    for (number, who, months, expected) in [
        // A limit for women alone, of what comes once in two years.
        (2, Some(&woman), None, &["年龄 ≤45 女 · 每 2 年 · 推算 2027 年 12 月", "≤45 女 推算2027年12月", "≤45 女"][..]),
        (2, Some(&man), None, &["年龄 ≤40 男", "≤40 男"]),
        // The women's prize: what follows from its last notice says nothing of autumn, and it says so.
        (4, Some(&woman), Some(autumn), &["女 · 每年 · 推算 1 月", "女 推算1月", "女"]),
        (4, Some(&man), None, &["女"]),
        (3, Some(&woman), Some(autumn), &["年龄 ≤45 · 每年 · 推算 10 月", "≤45 推算10月", "≤45"]),
        // With exceptions, and as somebody may decide.
        (
            11,
            Some(&woman),
            None,
            &["年龄 一般 ≤60 · 每 2 年 · 推算 2028 年 5 月", "一般 ≤60 推算2028年5月", "一般 ≤60"],
        ),
        (13, Some(&woman), None, &["年龄 ≤32／可放宽 ≤34（女性或医学临床领域）", "≤32"]),
        // At any time, at no time that is known, in a month and by a day.
        (10, None, None, &["随时"]),
        (7, None, None, &["时间未载明"]),
        (5, None, Some(autumn), &["每年，月份未载明", "月份未载明"]),
        (51, Some(&young), None, &["参与对象：社会公众 · 每年 · 9 月", "社会公众 9月", "社会公众"]),
        (44, None, None, &["每年 · 截止 12-15", "截止 12-15"]),
        (17, None, Some(autumn), &["每年 · 9-12 月", "9-12月"]),
        (55, None, None, &["2023-2027 年", "2023-2027年"]),
        // For bodies only; what is left to be read.
        (72, Some(&woman), None, &["服务对象：企事业单位", "企事业单位"]),
        (
            14,
            Some(&woman),
            None,
            &["待读 面向、国籍、工作地 · 每 5 年 · 推算 2027 年", "待读 面向 推算2027年", "待读 面向"],
        ),
    ] {
        let forms = forms(number, who, months, Lang::Zh);
        let mut shown = forms.iter();
        assert!(expected.iter().all(|form| shown.any(|it| it == form)), "{number}: {forms:?}");
        assert_eq!(
            (forms.first().map(String::as_str), forms.len() <= 4),
            (expected.first().copied(), true),
            "{forms:?}"
        );
    }
}

#[test]
fn of_every_service_something_short_can_be_said() {
    let people = [None, Some(person(38, Some(Sex::Female))), Some(person(70, Some(Sex::Male))), Some(person(16, None))];
    for number in 1..=72 {
        for (who, lang) in people.iter().flat_map(|who| Lang::ALL.map(|lang| (who.as_ref(), lang))) {
            let forms = forms(number, who, Some(&[9]), lang);
            assert!(!forms.is_empty() && forms.iter().all(|it| !it.trim().is_empty()), "{number} {forms:?}");
            assert!(forms.windows(2).all(|pair| cells(&pair[1]) < cells(&pair[0])), "{number} {forms:?}");
            assert!(forms.last().is_some_and(|it| cells(it) <= 24), "{number} {forms:?}");
            let inferred = if lang == Lang::Zh { "推算" } else { "inferred" };
            let is_short = |it: &&String| it.contains("月") || it.contains("month ");
            let is_inferred = forms.first().is_some_and(|it| it.contains(inferred));
            let dated =
                forms.iter().filter(is_short).filter(|it| !it.contains("not printed") && !it.contains("未载明"));
            assert!(dated.clone().all(|it| it.contains(inferred) == is_inferred), "{number} {forms:?}");
        }
    }
}
