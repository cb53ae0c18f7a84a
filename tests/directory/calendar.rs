//! The windows of the booklet against the calendar: what is dated, what is inferred and from what, and what has no date.
//!
//! `coverage/calendar.tsv` has a row for each service and each thing that is known of when it takes place from 2027 on: the
//! number, the grade (`cycle`, `printed`, `inferred`, `on demand`, `undated`), the days, and the words or facts that say so. Days
//! are `MM-DD–MM-DD` of each year, `YYYY-MM / N` the next month of something once in N years, `YYYY–YYYY` years. It is
//! written by the test (`KECHUANG_BLESS=1 cargo test --test directory calendar`); each row has been compared with the
//! booklet.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::support::bless::bless_or_compare;
use jiff::civil::Date;
use kechuang::calendar::{Agenda, Calendar, Evidence, Grade, Occurrence, Precision, Undated};
use kechuang::directory::{Directory, Schedule, Window};

use crate::contents;

fn directory() -> Directory {
    Directory::from(contents().clone())
}

/// The days of an occurrence, without the year where it comes every year.
fn days(it: &Occurrence<'_>, every: u8) -> String {
    let month = |day: Date| format!("{}-{:02}", day.year(), day.month());
    let day = |day: Date| format!("{:02}-{:02}", day.month(), day.day());
    match it.precision {
        Precision::Years => format!("{}–{}", it.from.year(), it.to.year()),
        _ if every > 1 => format!("{} / {every}", month(it.from)),
        Precision::Day => day(it.from),
        Precision::Week | Precision::Months => format!("{}–{}", day(it.from), day(it.to)),
    }
}

/// What is known, a line each. Of what recurs the first time from 2027 on, a year in which no month is special.
fn known(agenda: &Agenda<'_>, schedules: &[Schedule]) -> Vec<String> {
    let mut lines = BTreeSet::new();
    // How often, also where editions alone would tell it.
    for schedule in schedules {
        for window in &schedule.windows {
            if let Window::Every { years } = window {
                lines.insert(format!("cycle\tonce in {years} years\t{}：{}", schedule.label, schedule.printed));
            }
        }
    }
    for year in 2027..2037 {
        for it in agenda.of_year(year) {
            let (grade, every, why) = match &it.grade {
                Grade::Printed => ("printed", 1, it.printed.to_owned()),
                Grade::Inferred(why) => ("inferred", why.every(), from(why)),
            };
            let words = [it.what, &why].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("；");
            let is_known = |line: &String| line.starts_with(grade) && line.ends_with(&words);
            if !lines.iter().any(is_known) {
                lines.insert(format!("{grade}\t{}\t{words}", days(&it, every)));
            }
        }
    }
    let words = schedules.iter().map(|it| it.printed.as_str()).collect::<Vec<_>>().join("；");
    if agenda.is_on_demand() {
        lines.insert(format!("on demand\t\t{words}"));
    }
    match agenda.undated() {
        Some(Undated::Every(every)) => lines.insert(format!("undated\tonce in {every} years\t{words}")),
        Some(Undated::Months { every, from, to }) => {
            lines.insert(format!("undated\tmonths {from} to {to} once in {every} years\t{words}"))
        }
        Some(Undated::Unsaid) if !agenda.is_on_demand() => lines.insert(format!("undated\t\t{words}")),
        _ => false,
    };
    lines.into_iter().collect()
}

fn from(why: &Evidence<'_>) -> String {
    match why {
        Evidence::Editions { dates, .. } => format!("editions {}", dates.join(" ")),
        Evidence::Page { url, date, .. } => format!("page of {date}: {url}"),
        Evidence::Cycle { from, to, .. } => format!("cycle {from}–{to}"),
    }
}

/// The table of a directory.
fn table(directory: &Directory) -> String {
    let calendar = Calendar::of(directory);
    let mut table = String::from("number\tgrade\tdays\tknown by\n");
    for entry in calendar.entries() {
        for line in known(&entry.agenda, entry.dates.schedules) {
            writeln!(table, "{:02}\t{line}", entry.dates.number).unwrap();
        }
    }
    table
}

#[test]
fn a_window_that_is_missing_is_missing_in_the_table() {
    let whole = table(&directory());
    let mut unseen = Vec::new();
    for at in 0..contents().services.len() {
        for schedule in 0..contents().services[at].schedules.len() {
            for window in 0..contents().services[at].schedules[schedule].windows.len() {
                let mut less = contents().clone();
                let windows = &mut less.services[at].schedules[schedule].windows;
                let removed = windows[window].clone();
                *windows = windows.iter().filter(|it| **it != removed).cloned().collect();
                if table(&Directory::from(less)) == whole {
                    unseen.push(format!("{:02} {removed:?}", contents().services[at].number));
                }
            }
        }
    }
    assert_eq!(unseen, [""; 0]);
}

#[test]
fn every_service_has_its_dates_or_is_known_to_have_none() {
    let table = table(&directory());
    bless_or_compare(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/directory/coverage/calendar.tsv"), &table);
    let numbers = |grade: &str| -> BTreeSet<u32> {
        let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
        rows.filter(|row| row[1] == grade).map(|row| row[0].parse().unwrap()).collect()
    };
    let printed = numbers("printed");
    assert_eq!(printed, BTreeSet::from([17, 44, 50, 51, 55, 56, 57, 59]), "the printed cycle of 52 is over");
    let inferred = numbers("inferred");
    assert_eq!(inferred, BTreeSet::from([1, 2, 3, 4, 11, 12, 13, 14, 44, 48, 52, 55]));
    assert_eq!(numbers("on demand"), BTreeSet::from([10, 45, 72]));
    let all: BTreeSet<u32> = (1..=72).collect();
    let known: BTreeSet<u32> = ["printed", "inferred", "on demand", "undated"].into_iter().flat_map(numbers).collect();
    assert_eq!(known, all);
}

#[test]
fn a_cycle_is_printed_in_its_years_and_inferred_afterwards() {
    let directory = directory();
    let calendar = Calendar::of(&directory);
    let of = |number: u32, year| {
        let entry = calendar.entries().iter().find(|it| it.dates.number == number).unwrap();
        entry.agenda.of_year(year).iter().map(|it| (it.from.year(), it.to.year(), it.is_inferred())).collect::<Vec<_>>()
    };
    assert_eq!([of(52, 2025), of(52, 2026)], [vec![(2021, 2025, false)], vec![(2026, 2030, true)]]);
    assert_eq!([of(55, 2027), of(55, 2028)], [vec![(2023, 2027, false)], vec![(2028, 2032, true)]]);
    assert_eq!([of(1, 2023), of(1, 2025)], [vec![(2023, 2023, false)], vec![]]);
    assert_eq!(of(1, 2026), [(2026, 2026, true)]);
}

#[test]
fn a_service_is_open_on_the_days_its_words_name() {
    let directory = directory();
    let calendar = Calendar::of(&directory);
    let on = |day: &str| -> Vec<u32> {
        let open = calendar.on(day.parse().unwrap()).into_iter();
        open.filter(|(_, it)| it.has_months()).map(|(entry, _)| entry.dates.number).collect()
    };
    assert_eq!(on("2027-09-20"), [59, 17, 56, 51, 59]);
    assert_eq!(on("2028-02-29"), [0; 0]);
    assert_eq!(on("2027-10-31"), [17, 56, 3]);
    assert_eq!(on("2027-12-31"), [17, 56, 2]);
    let deadlines = calendar.deadlines("2027-11-26".parse().unwrap());
    let (first, it) = &deadlines[0];
    assert_eq!((first.dates.number, it.to.to_string(), it.is_deadline), (44, "2027-12-15".to_owned(), true));
}

/// The numbers in a text, Arabic and Chinese, each with the character behind it.
fn numbers(text: &str) -> Vec<(u16, char)> {
    let chars: Vec<char> = text.chars().chain(['\0']).collect();
    let mut found = Vec::new();
    let mut digits = String::new();
    for pair in chars.windows(2) {
        if pair[0].is_ascii_digit() {
            digits.push(pair[0]);
            if !pair[1].is_ascii_digit() {
                found.push((digits.parse().unwrap(), pair[1]));
                digits.clear();
            }
        } else if let Some(at) =
            "零一二三四五六七八九".find(pair[0]).or_else(|| (pair[0] == '两').then_some(2 * '二'.len_utf8()))
        {
            found.push(((at / '一'.len_utf8()).try_into().unwrap(), pair[1]));
        }
    }
    found
}

/// What a window says in numbers that its words must have.
fn said(window: &Window) -> Vec<u16> {
    let all: Vec<u16> = match *window {
        Window::Every { years } => vec![years.into()],
        Window::Months { years, from, to, .. } => vec![years.into(), from.into(), to.into()],
        Window::Week { month, week, .. } => vec![month.into(), week.into()],
        Window::Deadline { month, day, .. } => vec![month.into(), day.into()],
        Window::Cycle { years, from, to } => vec![years.into(), from, to],
        Window::OnDemand => Vec::new(),
    };
    // Every year is 每年 and needs no number.
    all.into_iter().filter(|number| *number != 1).collect()
}

#[test]
fn every_window_says_what_its_words_say() {
    let schedules =
        contents().services.iter().flat_map(|service| service.schedules.iter().map(move |it| (service, it)));
    let mut count = 0;
    for (service, Schedule { printed, windows, .. }) in schedules.filter(|(_, it)| !it.windows.is_empty()) {
        let numbers = numbers(printed);
        for window in windows {
            for number in said(window) {
                assert!(numbers.iter().any(|(it, _)| *it == number), "{}: {window:?} and {printed}", service.id);
            }
            let is_yearly = matches!(window, Window::Every { years: 1 });
            assert!(!is_yearly || printed.contains("每年") || printed.contains("一年"), "{}: {printed}", service.id);
            assert!(*window != Window::OnDemand || printed.contains("随时"), "{}: {printed}", service.id);
            count += 1;
        }
        // And no printed month is left out.
        for (month, _) in numbers.iter().filter(|(number, behind)| *behind == '月' && *number <= 12) {
            let month = u8::try_from(*month).unwrap();
            assert!(windows.iter().any(|it| it.states_months() && it.covers_month(month)), "{}: {printed}", service.id);
        }
    }
    assert!(count > 40, "{count}");
}
