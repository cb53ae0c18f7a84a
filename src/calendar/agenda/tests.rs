#![allow(clippy::unwrap_used, reason = "tests")]
use jiff::civil::Date;

use super::{Agenda, Undated};
use crate::calendar::{Pages, Precision};
use crate::directory::{Contact, Event, Schedule, Service, ServiceDates, Url, Window};

/// A service with windows, editions, and an address under its contacts.
fn service(windows: &[Window], editions: &[&str], url: Option<&str>) -> Service {
    let edition = |date: &&str| Event { date: (*date).to_owned(), edition: true, ..Event::default() };
    let url = url.map(|url| Url { url: url.to_owned(), label: None });
    Service {
        number: 1,
        schedules: [Schedule { printed: "所印".to_owned(), windows: windows.into(), ..Schedule::default() }].into(),
        history: editions.iter().map(edition).collect(),
        contacts: [Contact { urls: url.into_iter().collect(), ..Contact::default() }].into(),
        ..Service::default()
    }
}

fn agenda(service: &Service) -> Agenda<'_> {
    let mut pages = Pages::default();
    pages.add(&ServiceDates::of(service));
    Agenda::of(&ServiceDates::of(service), &pages)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The occurrences of a year as `month-day–month-day`, the year before the other where it is not the year, inferred ones
/// with a question mark, whole years as such.
fn told(service: &Service, year: i16) -> String {
    let on = |day: Date| {
        let date = format!("{}-{}", day.month(), day.day());
        if day.year() == year { date } else { format!("{}-{date}", day.year()) }
    };
    let all = agenda(service).of_year(year).into_iter().map(|it| {
        let sign = if it.is_inferred() { "?" } else { "" };
        match it.precision {
            Precision::Years => format!("{}–{}{sign}", it.from.year(), it.to.year()),
            Precision::Day => format!("{}{sign}", on(it.from)),
            Precision::Week | Precision::Months => format!("{}–{}{sign}", on(it.from), on(it.to)),
        }
    });
    all.collect::<Vec<_>>().join(" ")
}

fn months(years: u8, from: u8, to: u8) -> Window {
    Window::Months { years, from, to, what: String::new() }
}

fn deadline(month: u8, day: u8) -> Window {
    Window::Deadline { month, day, what: "交".to_owned() }
}

#[test]
fn printed_windows_have_their_days_in_every_year() {
    let autumn = service(&[months(1, 9, 12)], &[], None);
    assert_eq!(["9-1–12-31"; 2], [2023, 2031].map(|year| told(&autumn, year)));
    let february = service(&[months(1, 2, 2)], &[], None);
    assert_eq!([2027, 2028].map(|year| told(&february, year)), ["2-1–2-28", "2-1–2-29"]);
    let week = service(&[Window::Week { month: 5, week: 3, what: String::new() }], &[], None);
    assert_eq!(told(&week, 2027), "5-9–5-23");
    let last = service(&[deadline(12, 15)], &[], None);
    assert_eq!(told(&last, 2027), "12-15");
    assert!(agenda(&last).of_year(2027)[0].is_deadline);
}

#[test]
fn a_window_over_new_year_is_in_both_years() {
    let winter = service(&[months(1, 11, 2)], &[], None);
    assert_eq!(told(&winter, 2027), "2026-11-1–2-28 11-1–2028-2-29");
    let open = |text| agenda(&winter).on(day(text)).len();
    assert_eq!(["2027-01-01", "2027-02-28", "2027-03-01", "2027-10-31", "2027-12-31"].map(open), [1, 1, 0, 0, 1]);
    let next = |text| agenda(&winter).next(day(text)).unwrap().from;
    assert_eq!([next("2027-01-15"), next("2027-03-01")], [day("2026-11-01"), day("2027-11-01")]);
}

#[test]
fn the_29th_of_february_is_the_28th_where_there_is_none() {
    let leap = service(&[deadline(2, 29)], &[], None);
    assert_eq!([2024, 2026, 2100, 2000].map(|year| told(&leap, year)), ["2-29", "2-28", "2-28", "2-29"]);
    let next = |text| agenda(&leap).next_deadline(day(text)).unwrap().to;
    assert_eq!(
        [next("2026-02-28"), next("2026-03-01"), next("2027-12-31")],
        ["2026-02-28", "2027-02-28", "2028-02-29"].map(day)
    );
}

#[test]
fn a_cycle_that_is_over_is_followed_by_an_inferred_one() {
    let service = service(&[Window::Cycle { years: 5, from: 2021, to: 2025 }], &[], None);
    let years = [2020, 2021, 2025, 2026, 2030, 2031].map(|year| told(&service, year));
    assert_eq!(years, ["", "2021–2025", "2021–2025", "2026–2030?", "2026–2030?", "2031–2035?"]);
    let agenda = agenda(&service);
    assert!(!agenda.next(day("2025-12-31")).unwrap().is_inferred());
    assert!(agenda.next(day("2026-01-01")).unwrap().is_inferred());
    assert_eq!(agenda.undated(), None);
}

#[test]
fn once_in_two_years_needs_a_year_to_count_from() {
    let alone = service(&[months(2, 3, 4)], &[], None);
    assert_eq!((told(&alone, 2027), told(&alone, 2028)), (String::new(), String::new()));
    assert_eq!(agenda(&alone).undated(), Some(Undated::Months { every: 2, from: 3, to: 4 }));
    let counted = service(&[months(2, 3, 4)], &["2019", "2021"], None);
    assert_eq!([2021, 2022, 2023, 2024].map(|year| told(&counted, year)), ["2021–2021", "", "3-1–4-30?", ""]);
    assert_eq!(agenda(&counted).undated(), None);
    let noticed = service(&[months(2, 3, 4)], &[], Some("http://a.cn/2022/03/08/1"));
    assert_eq!([2022, 2023, 2024].map(|year| told(&noticed, year)), ["3-1–4-30?", "", "3-1–4-30?"]);
}

#[test]
fn every_n_years_is_inferred_for_the_years_it_falls_in() {
    let third = service(&[Window::Every { years: 3 }], &["2017", "2020", "2023"], None);
    let years = [2020, 2023, 2024, 2025, 2026, 2029].map(|year| told(&third, year));
    assert_eq!(years, ["2020–2020", "2023–2023", "", "", "2026–2026?", "2029–2029?"]);
    assert_eq!(agenda(&third).next(day("2026-11-26")).unwrap().from, day("2026-01-01"));
    assert_eq!(agenda(&third).next(day("2027-01-01")).unwrap().from, day("2029-01-01"));
    let noticed = service(&[Window::Every { years: 5 }], &[], Some("http://a.cn/2019/09/16/1"));
    assert_eq!([2018, 2019, 2023, 2024].map(|year| told(&noticed, year)), ["", "9-1–9-30?", "", "9-1–9-30?"]);
}

#[test]
fn a_notice_in_a_printed_month_tells_nothing_new() {
    let url = Some("http://a.cn/2022/09/16/1");
    assert_eq!(told(&service(&[months(1, 9, 12)], &[], url), 2027), "9-1–12-31");
    assert_eq!(told(&service(&[deadline(12, 15)], &[], url), 2027), "9-1–9-30? 12-15");
    let demand = service(&[Window::Every { years: 1 }, Window::OnDemand], &[], None);
    assert!(agenda(&demand).is_on_demand() && agenda(&demand).undated() == Some(Undated::Every(1)));
}

#[test]
fn of_what_is_to_come_each_window_is_there_once() {
    let coming = |service: &Service, on| {
        let all = agenda(service).coming(day(on)).into_iter();
        all.map(|it| format!("{}{}", it.from, if it.is_inferred() { "?" } else { "" })).collect::<Vec<_>>()
    };
    let url = Some("http://a.cn/2022/09/16/1");
    let two = service(&[months(1, 11, 2), deadline(12, 15)], &["2021"], url);
    assert_eq!(coming(&two, "2026-11-26"), ["2026-11-01", "2026-12-15", "2027-09-01?"], "one is under way");
    assert_eq!(coming(&two, "2027-03-01"), ["2027-09-01?", "2027-11-01", "2027-12-15"]);
    let year = service(&[Window::Every { years: 3 }], &["2017", "2020", "2023"], None);
    assert!(coming(&year, "2026-11-26").is_empty(), "a year is no date");
}

#[test]
fn an_address_that_several_print_is_no_evidence() {
    let one = service(&[Window::Every { years: 1 }], &[], Some("http://a.cn/2022/11/08/1"));
    let other = Service { number: 2, ..one.clone() };
    let (one, other) = (ServiceDates::of(&one), ServiceDates::of(&other));
    let mut pages = Pages::default();
    pages.add(&one);
    assert_eq!(Agenda::of(&one, &pages).of_year(2027).len(), 1);
    pages.add(&other);
    assert!(Agenda::of(&one, &pages).of_year(2027).is_empty());
    assert_eq!(Agenda::of(&one, &pages).undated(), Some(Undated::Every(1)));
    assert_eq!(pages.last_of(&one).unwrap().2, [2]);
}

#[test]
fn the_nearest_comes_next_and_the_first_to_end_is_due() {
    let service = service(&[months(1, 4, 9), months(1, 6, 7), deadline(12, 15)], &[], None);
    let agenda = agenda(&service);
    let (next, last) =
        (|text| agenda.next(day(text)).unwrap().from, |text| agenda.next_deadline(day(text)).unwrap().to);
    assert_eq!([next("2027-05-01"), last("2027-05-01")], [day("2027-04-01"), day("2027-07-31")]);
    assert_eq!([next("2027-10-01"), last("2027-10-01")], [day("2027-12-15"), day("2027-12-15")]);
    assert_eq!([next("2027-12-15"), next("2027-12-16")], [day("2027-12-15"), day("2028-04-01")]);
}

#[test]
fn the_ends_of_the_calendar_do_no_harm() {
    let service = service(
        &[months(1, 11, 2), Window::Cycle { years: 255, from: 9990, to: u16::MAX }, Window::Every { years: 255 }],
        &["9999"],
        None,
    );
    let agenda = agenda(&service);
    for year in [-9999, 0, 1, 9998, 9999] {
        let _ = (agenda.of_year(year), agenda.next(Date::new(year, 12, 31).unwrap()));
    }
}

#[test]
fn how_often_is_printed_or_follows() {
    let every = |windows: &[Window], editions: &[&str]| agenda(&service(windows, editions, None)).every();
    assert_eq!(every(&[months(1, 3, 4)], &[]), Some(1));
    assert_eq!(every(&[Window::Every { years: 5 }], &["2022-09"]), Some(5));
    assert_eq!(every(&[], &["2017", "2020", "2023"]), Some(3));
    assert_eq!(every(&[Window::OnDemand], &[]), None);
}
