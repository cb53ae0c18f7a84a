#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
use std::collections::{BTreeMap, BTreeSet};

use calcard::common::timezone::Tz;
use calcard::icalendar::dates::TimeOrDelta;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use icalendar::parser::{Component, read_calendar, unfold};
use jiff::civil::{Date, Weekday};
use proptest::prelude::*;

use super::super::leaving::Leaving;
use super::{DateCount, DateOptions, events, ical};
use crate::calendar::{Calendar, Precision};
use crate::directory::{Contents, Directory, DirectoryInfo, Id, Kind, Part, Schedule, Service, Window};
use crate::loader::{Source, load};
use crate::messages::Lang;

const TODAY: Date = Date::constant(2026, 11, 26);

fn shipped() -> Directory {
    load(&Source::shipped(), |_| ()).unwrap()
}

fn options(inferred: bool, remind: Option<u16>) -> DateOptions {
    DateOptions { today: Some(TODAY), remind, inferred }
}

fn file(directory: &Directory, options: DateOptions) -> (String, DateCount) {
    let mut out = Vec::new();
    let all = directory.all();
    let leaving = Leaving { dates: options, ..Leaving::new(directory, &all, Lang::Zh) };
    let count = events(&leaving, &mut out, &mut |_| ()).unwrap();
    (String::from_utf8(out).unwrap(), count)
}

/// A directory with one service that has these windows.
fn of_windows(windows: Vec<Window>) -> Directory {
    let schedule =
        Schedule { label: "时间".to_owned(), printed: "每年".to_owned(), windows: windows.into(), confirmed: None };
    named(Service { name: "一项服务".to_owned(), schedules: [schedule].into(), ..Service::default() })
}

fn named(service: Service) -> Directory {
    let part = Part { id: Id::from("part-1"), number: 1, name: "部分".to_owned(), ..Part::default() };
    let info = DirectoryInfo {
        title: "清单".to_owned(),
        short_title: "清单".to_owned(),
        published: "2023-05".to_owned(),
        parts: [part].into(),
        ..DirectoryInfo::default()
    };
    let service = Service { id: Id::from("service-01"), number: 1, part: Id::from("part-1"), ..service };
    Contents { info, services: vec![service], ..Contents::default() }.into()
}

fn months(from: u8, to: u8) -> Window {
    Window::Months { years: 1, from, to, what: String::new() }
}

fn deadline(month: u8, day: u8) -> Window {
    Window::Deadline { month, day, what: "报送".to_owned() }
}

/// The events of a file as calcard reads it, each as a file of its own.
fn read(text: &str) -> Vec<ICalendar> {
    let whole = ICalendar::parse(text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    let is_event = |it: &&ICalendarComponent| it.component_type == ICalendarComponentType::VEvent;
    let count = whole.components.iter().filter(is_event).count();
    let texts: Vec<&str> = text.split("BEGIN:VEVENT\r\n").skip(1).collect();
    assert_eq!(texts.len(), count);
    let alone = |event: &&str| {
        let event = event.split("END:VEVENT\r\n").next().unwrap();
        let file = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{event}END:VEVENT\r\nEND:VCALENDAR\r\n");
        ICalendar::parse(&file).unwrap_or_else(|error| panic!("{error:?}\n{file}"))
    };
    texts.iter().map(alone).collect()
}

fn text(event: &ICalendar, property: &ICalendarProperty) -> String {
    let entries = event.components.iter().flat_map(|it| &it.entries).filter(|it| it.name == *property);
    let values: Vec<&ICalendarValue> = entries.flat_map(|it| &it.values).collect();
    match values[..] {
        [ICalendarValue::Text(text)] => text.clone(),
        ref other => panic!("{property:?}: {other:?}"),
    }
}

/// The first days, and the last ones, of an event's first so many times.
fn expanded(event: &ICalendar, times: usize) -> Vec<(Date, Date)> {
    let found = event.expand_dates(Tz::Floating, times);
    assert_eq!(found.errors, []);
    let day = |it: String| it[..10].parse::<Date>().unwrap();
    let days = found.events.into_iter().map(|it| {
        let end = match it.end {
            TimeOrDelta::Time(end) => end,
            TimeOrDelta::Delta(length) => it.start + length,
        };
        (day(it.start.to_rfc3339()), day(end.to_rfc3339()).yesterday().unwrap())
    });
    days.collect()
}

/// All days of all events of a file in some years, by their first days.
fn all_days(text: &str, years: std::ops::RangeInclusive<i16>) -> Vec<(Date, Date)> {
    let mut all: Vec<_> = read(text).iter().flat_map(|event| expanded(event, 30)).collect();
    all.retain(|(from, _)| years.contains(&from.year()));
    all.sort_unstable();
    all
}

fn days(pairs: &[(&str, &str)]) -> Vec<(Date, Date)> {
    pairs.iter().map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap())).collect()
}

#[test]
fn the_rules_give_the_days_of_the_calendar_for_ten_years() {
    let directory = shipped();
    let calendar = Calendar::of(&directory);
    for inferred in [false, true] {
        let (text, count) = file(&directory, options(inferred, None));
        let mut expected = Vec::new();
        for year in 2027..=2036 {
            let begun = calendar.of_year(year).into_iter().map(|(_, it)| it).filter(|it| it.from.year() == year);
            for it in begun.filter(|it| it.has_months() && (inferred || !it.is_inferred())) {
                expected.push(if it.precision == Precision::Week {
                    let monday = it.from.nth_weekday_of_month(3, Weekday::Monday).unwrap();
                    (monday, monday.checked_add(jiff::Span::new().days(6)).unwrap())
                } else {
                    (it.from, it.to)
                });
            }
        }
        expected.sort_unstable();
        assert_eq!(all_days(&text, 2027..=2036), expected);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), count.events);
        assert!(count.events > if inferred { 18 } else { 10 }, "{count:?}");
    }
}

#[test]
fn what_is_printed_is_on_the_days_that_the_booklet_says() {
    let (text, _) = file(&shipped(), options(false, None));
    let of = |word: &str, year| {
        let found: Vec<ICalendar> =
            read(&text).into_iter().filter(|it| self::text(it, &ICalendarProperty::Summary).contains(word)).collect();
        let mut all: Vec<_> = found.iter().flat_map(|it| expanded(it, 5)).collect();
        all.retain(|(from, _)| from.year() == year);
        all
    };
    assert_eq!(of("天津科技周", 2027), days(&[("2027-05-17", "2027-05-23")]));
    assert_eq!(of("天津科技周", 2028), days(&[("2028-05-15", "2028-05-21")]));
    assert_eq!(of("科学传播专业职称", 2026), days(&[("2026-09-01", "2026-12-31")]), "under way");
    assert_eq!(of("高端人才学术交流", 2027), days(&[("2027-12-15", "2027-12-15")]));
    assert!(text.contains("SUMMARY:截止：开展高端人才学术交流活动"), "{text}");
}

#[test]
fn every_rule_is_of_a_form_that_outlook_imports() {
    let windows = [months(11, 2), months(9, 12), deadline(2, 29), deadline(12, 31)];
    let week = Window::Week { month: 5, week: 3, what: String::new() };
    let made = of_windows(windows.into_iter().chain([week]).collect());
    for directory in [shipped(), made] {
        for remind in [None, Some(14), Some(30)] {
            let (text, _) = file(&directory, options(true, remind));
            for rule in text.lines().filter_map(|line| line.strip_prefix("RRULE:")) {
                let parts: Vec<(&str, &str)> = rule.split(';').map(|it| it.split_once('=').unwrap()).collect();
                let names: BTreeSet<&str> = parts.iter().map(|(name, _)| *name).collect();
                let day = if names.contains("BYDAY") { "BYDAY" } else { "BYMONTHDAY" };
                let mut allowed = BTreeSet::from(["FREQ", "BYMONTH", day]);
                allowed.extend(names.contains("INTERVAL").then_some("INTERVAL"));
                assert_eq!((names, parts[0]), (allowed, ("FREQ", "YEARLY")), "{rule}");
                assert!(parts.iter().all(|(_, value)| !value.contains(',')), "one day, one month: {rule}");
            }
            for forbidden in ["TZID", "VALARM", "BYWEEKNO", "VTIMEZONE"] {
                assert!(!text.contains(forbidden), "{forbidden}");
            }
            let dates = text.lines().filter(|line| line.starts_with("DTSTART") || line.starts_with("DTEND"));
            assert!(dates.into_iter().all(|line| line.contains(";VALUE=DATE:") && line.trim_end().len() < 30));
        }
    }
}

#[test]
fn a_window_over_new_year_ends_with_february_in_every_year() {
    let (text, _) = file(&of_windows(vec![months(11, 2)]), options(false, None));
    let expected = days(&[
        ("2026-11-01", "2027-02-28"),
        ("2027-11-01", "2028-02-29"),
        ("2028-11-01", "2029-02-28"),
        ("2029-11-01", "2030-02-28"),
        ("2030-11-01", "2031-02-28"),
        ("2031-11-01", "2032-02-29"),
    ]);
    assert_eq!(all_days(&text, 2026..=2031), expected);
    let (text, _) = file(&of_windows(vec![months(11, 1)]), options(false, None));
    assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=11\r\n"), "{text}");
    assert_eq!(all_days(&text, 2027..=2027), days(&[("2027-11-01", "2028-01-31")]));
}

#[test]
fn a_deadline_on_the_leap_day_is_the_last_of_february() {
    let (text, _) = file(&of_windows(vec![deadline(2, 29)]), options(false, None));
    let expected = ["2027-02-28", "2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"];
    assert_eq!(all_days(&text, 2027..=2032), days(&expected.map(|day| (day, day))));
}

#[test]
fn a_cycle_of_some_years_has_its_interval() {
    for (years, second) in [(2, 2027), (3, 2028), (4, 2029), (5, 2030)] {
        let window = Window::Months { years, from: 3, to: 4, what: "申报".to_owned() };
        let edition = crate::directory::Event { date: "2025".to_owned(), edition: true, ..Default::default() };
        let schedule = Schedule { printed: "每几年".to_owned(), windows: [window].into(), ..Schedule::default() };
        let service = Service { schedules: [schedule].into(), history: [edition].into(), ..Service::default() };
        let (text, _) = file(&named(service.clone()), options(true, None));
        assert!(text.contains(&format!("RRULE:FREQ=YEARLY;INTERVAL={years};BYMONTHDAY=1;BYMONTH=3\r\n")), "{text}");
        let third = second + i16::from(years);
        let day = |year, month, day| Date::constant(year, month, day);
        let expected = [second, third].map(|year| (day(year, 3, 1), day(year, 4, 30)));
        assert_eq!(all_days(&text, 2026..=third), expected);
        assert!(text.contains("（推算）"), "{text}");
        let (text, count) = file(&named(service), options(false, None));
        assert!(!text.contains("VEVENT"));
        assert_eq!(count, DateCount { inferred_left_out: 1, ..DateCount::default() });
    }
}

#[test]
fn a_reminder_is_an_event_of_one_day_before_each() {
    for (window, ahead, expected) in [
        (months(9, 12), 14, ["2027-08-18", "2028-08-18", "2029-08-18"]),
        // February is longer in 2028.
        (deadline(3, 10), 14, ["2027-02-24", "2028-02-25", "2029-02-24"]),
        (deadline(1, 3), 14, ["2026-12-20", "2027-12-20", "2028-12-20"]),
        (Window::Week { month: 5, week: 3, what: String::new() }, 14, ["2027-05-03", "2028-05-01", "2029-05-07"]),
        (Window::Week { month: 5, week: 3, what: String::new() }, 10, ["2027-05-07", "2028-05-05", "2029-05-11"]),
        (Window::Week { month: 9, week: 5, what: String::new() }, 7, ["2027-09-20", "2028-09-18", "2029-09-17"]),
    ] {
        let (text, count) = file(&of_windows(vec![window.clone()]), options(false, Some(ahead)));
        assert_eq!(count.events, 1);
        let reminders: Vec<ICalendar> = read(&text)
            .into_iter()
            .filter(|it| self::text(it, &ICalendarProperty::Summary).starts_with(&format!("还有 {ahead} 天：")))
            .collect();
        let mut found: Vec<_> = reminders.iter().flat_map(|it| expanded(it, 4)).collect();
        found.retain(|(from, _)| *from > TODAY);
        found.sort_unstable();
        assert_eq!(found[..3], days(&expected.map(|day| (day, day))), "{window:?}");
    }
}

#[test]
fn the_fifth_week_is_the_last_one() {
    let window = Window::Week { month: 9, week: 5, what: String::new() };
    let (text, _) = file(&of_windows(vec![window]), options(false, None));
    assert!(text.contains("RRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=9\r\n"), "{text}");
    let expected = days(&[("2027-09-27", "2027-10-03"), ("2028-09-25", "2028-10-01")]);
    assert_eq!(all_days(&text, 2027..=2028), expected);
}

#[test]
fn what_is_inferred_is_called_so_and_only_there_when_asked_for() {
    let directory = shipped();
    let (printed, few) = file(&directory, options(false, None));
    let (all, many) = file(&directory, options(true, None));
    assert!(!printed.contains("推算"));
    let named = read(&all).iter().filter(|it| text(it, &ICalendarProperty::Summary).ends_with("（推算）")).count();
    assert_eq!(named, many.events - few.events);
    assert_eq!((few.inferred_left_out, many.inferred_left_out), (8, 0));
}

#[test]
fn what_has_no_date_is_counted() {
    let directory = shipped();
    let (text, count) = file(&directory, options(true, None));
    let unfolded = text.replace("\r\n ", "");
    let services = directory.of_kind(Kind::Service);
    let ids = services.iter().map(|no| directory.heading(no).unwrap().id);
    let with_events = ids.filter(|id| unfolded.contains(&format!("{id}\\n"))).count();
    let without = count.on_demand + count.month_unsaid + count.year_only + count.unsaid;
    assert_eq!(with_events + without, services.len());
    let remarks = count.remarks(Lang::Zh.messages(), true);
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert!(remarks[0].contains(&without.to_string()) && remarks[0].contains("随时"), "{remarks:?}");
    let (_, count) = file(&directory, options(false, None));
    assert!(count.remarks(Lang::En.messages(), true)[1].contains("--inferred"));
    let without = &count.remarks(Lang::En.messages(), false)[1];
    assert!(without.contains("inferred") && !without.contains("--"), "{without}");
}

#[test]
fn a_later_file_replaces_an_earlier_one() {
    let directory = shipped();
    let at = |today, remind| file(&directory, DateOptions { today: Some(today), remind, inferred: true }).0;
    let uids = |text: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    };
    let (first, later) = (at(TODAY, Some(14)), at(Date::constant(2029, 2, 3), Some(14)));
    assert_eq!(first, at(TODAY, Some(14)), "the same bytes");
    let (one, other): (BTreeSet<_>, BTreeSet<_>) =
        (uids(&first).into_iter().collect(), uids(&later).into_iter().collect());
    assert_eq!(one.len(), uids(&first).len(), "each event has its own");
    assert_eq!(one, other);
    let sequences = |text: &str| -> BTreeMap<String, i32> {
        let numbers = text.lines().filter_map(|line| line.strip_prefix("SEQUENCE:")).map(|it| it.parse().unwrap());
        uids(text).into_iter().zip(numbers).collect()
    };
    let (before, after) = (sequences(&first), sequences(&later));
    assert!(before.iter().all(|(uid, number)| *number <= after[uid]), "{before:?} {after:?}");
    assert!(before.iter().any(|(uid, number)| *number < after[uid]));
    for line in ["DTSTAMP:20230501T000000Z\r\n", "LAST-MODIFIED:20230501T000000Z\r\n", "X-WR-CALNAME:科创天津\r\n"]
    {
        assert!(first.contains(line), "{line}");
    }
    assert!(!first.contains("2026-11-26") && !first.contains(":20261126"));
}

#[test]
fn a_second_reader_finds_what_is_to_be_known_of_each_event() {
    let directory = shipped();
    let (text, count) = file(&directory, options(true, Some(14)));
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    let events: Vec<&Component<'_>> = calendar.components.iter().filter(|it| it.name == "VEVENT").collect();
    assert!(events.len() >= 2 * count.events);
    let value = |event: &Component<'_>, name: &str| {
        let found = event.properties.iter().find(|it| it.name == name);
        found.unwrap_or_else(|| panic!("{name}: {event:?}")).val.to_string()
    };
    for event in events {
        for name in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "CATEGORIES", "TRANSP"] {
            assert!(!value(event, name).is_empty());
        }
        let description = value(event, "DESCRIPTION");
        for words in ["时间：", "电话：", "第 ", "service-"] {
            assert!(description.contains(words), "{words}: {description}");
        }
        assert!(value(event, "CATEGORIES").contains("服务"), "the part");
    }
    assert!(unfolded.contains("面向："));
}

#[test]
fn records_that_take_place_at_no_time_give_no_calendar() {
    let directory = shipped();
    let societies = directory.of_kind(Kind::Society);
    let (mut out, mut heard) = (Vec::new(), Vec::new());
    let dates = options(true, None);
    let leaving = Leaving { dates, title: Some("a;b"), ..Leaving::new(&directory, &societies, Lang::En) };
    let left = ical(&leaving, &mut out, &mut |it| heard.push(it)).unwrap();
    assert_eq!((left.records, left.lacking, left.remarks), (0, societies.len(), Vec::new()));
    assert_eq!(heard.last(), Some(&societies.len()));
    assert!(out.is_empty());
    let all = directory.all();
    ical(&Leaving { records: &all, ..leaving }, &mut out, &mut |_| ()).unwrap();
    assert!(String::from_utf8(out).unwrap().contains("X-WR-CALNAME:a\\;b\r\n"), "what a part of a site calls itself");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a record says, a reader finds it again.
    #[test]
    fn any_text_survives(
        name in "([一-龥]|[a-zA-Z0-9 \"'，。,;:\\\\（）]|🀄|👨|é){1,60}",
        what in "([一-龥]|[\"',;:\\\\]|🏮){0,10000}",
        printed in "([一-龥]|[\"',;:\\\\ ]){1,200}",
    ) {
        let window = Window::Months { years: 1, from: 9, to: 12, what: what.clone() };
        let schedule = Schedule { label: String::new(), printed: printed.clone(), windows: [window].into(), confirmed: None };
        let directory = named(Service { name: name.clone(), schedules: [schedule].into(), ..Service::default() });
        let (file, _) = file(&directory, options(false, None));
        prop_assert!(file.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let events = read(&file);
        let expected = if what.is_empty() { name.clone() } else { Lang::Zh.messages().labelled(&name, &what) };
        prop_assert_eq!(text(&events[0], &ICalendarProperty::Summary), expected);
        let description = text(&events[0], &ICalendarProperty::Description);
        let lines: Vec<&str> = description.split('\n').collect();
        prop_assert!(lines[1].contains(&printed), "{}", description);
        prop_assert!(lines.len() == 4, "{:?}", lines);
        let unfolded = unfold(&file);
        let second = read_calendar(&unfolded).unwrap();
        prop_assert_eq!(second.components.len(), 1);
    }
}
