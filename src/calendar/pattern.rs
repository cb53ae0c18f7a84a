//! When a service takes place without any words: what a month or a day is compared with.
//!
//! Many services take place at the same times. Their patterns are equal, whatever is printed.

use jiff::civil::Date;

use super::Months;
use super::occurrence::Grade;
use super::recurrence::{Recurrence, When, Years};

/// How a time stands to what is known of when a service takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeMatch {
    /// It is printed that it takes place then.
    Printed,
    /// It is printed that it takes place at any time.
    OnDemand,
    /// It follows that it takes place then, if things go on as they did.
    Inferred,
    /// Nothing is known that could be compared.
    Unsaid,
    /// It follows that it takes place at other times; what is printed leaves it open.
    InferredElsewhen,
    /// It is printed that it takes place at other times.
    Elsewhen,
}

/// When a service takes place, as plain values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Pattern(Vec<Span>);

/// Something of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Span {
    /// `None` for at any time.
    when: Option<When>,
    years: Years,
    /// The months are printed.
    has_printed_months: bool,
    /// The years are printed, too.
    has_printed_years: bool,
}

/// A span as it is kept.
pub type SpanBytes = [u8; 8];

impl Pattern {
    pub(super) fn of(recurrences: &[Recurrence<'_>], on_demand: bool, yearless: Option<(u8, u8)>) -> Self {
        let span = |it: &Recurrence<'_>| {
            let is_printed = it.grade == Grade::Printed;
            // Of months that come once in some years the years alone are inferred.
            let has_printed_months = is_printed || it.has_printed_months;
            Span { when: Some(it.when), years: it.years, has_printed_months, has_printed_years: is_printed }
        };
        let always =
            |when| Span { when, years: Years::EACH, has_printed_months: true, has_printed_years: when.is_none() };
        let mut spans: Vec<Span> = recurrences.iter().map(span).collect();
        spans.extend(on_demand.then(|| always(None)));
        spans.extend(yearless.map(|(from, to)| always(Some(When::Months { from, to }))));
        Self(spans)
    }

    /// How months, of whatever year, stand to it.
    #[must_use]
    pub fn in_months(&self, asked: Months) -> TimeMatch {
        // What took place once says nothing of other years.
        let all = || self.0.iter().filter(|span| !span.years.once);
        let months = |printed: bool| {
            let of = all().filter(move |span| span.has_printed_months == printed);
            of.filter_map(Span::months).fold(Months::default(), Months::and)
        };
        let (printed, inferred) = (months(true), months(false));
        match () {
            () if printed.touches(asked) => TimeMatch::Printed,
            () if self.is_on_demand() => TimeMatch::OnDemand,
            () if inferred.touches(asked) => TimeMatch::Inferred,
            () if !printed.is_empty() => TimeMatch::Elsewhen,
            () if !inferred.is_empty() => TimeMatch::InferredElsewhen,
            () => TimeMatch::Unsaid,
        }
    }

    /// How a day stands to it.
    #[must_use]
    pub fn on(&self, day: Date) -> TimeMatch {
        let with_months = || self.0.iter().filter(|span| span.months().is_some());
        let is_on = |printed: bool| {
            // Printed months of which nobody knows in which years they are have no first one.
            let is_known = |span: &&Span| span.has_printed_years || span.years.first.is_some();
            let mut of = with_months().filter(is_known).filter(|span| span.has_printed_years == printed);
            of.any(|span| span.is_on(day))
        };
        let month = Months::from(day.month().unsigned_abs());
        let recurring = || with_months().filter(|span| !span.years.once);
        let stated = || recurring().filter(|span| span.has_printed_months);
        // Of a last day it is not said from when on, and of months without their years not in which.
        let leaves_open = |span: &Span| {
            let is_ahead = matches!(span.when, Some(When::Day { is_deadline: true, .. })) && span.is_ahead(day);
            is_ahead || !span.has_printed_years && span.months().is_some_and(|it| it.touches(month))
        };
        match () {
            () if is_on(true) => TimeMatch::Printed,
            () if self.is_on_demand() => TimeMatch::OnDemand,
            () if is_on(false) => TimeMatch::Inferred,
            () if stated().any(leaves_open) => TimeMatch::Unsaid,
            () if stated().next().is_some() => TimeMatch::Elsewhen,
            () if recurring().next().is_some() => TimeMatch::InferredElsewhen,
            () => TimeMatch::Unsaid,
        }
    }

    fn is_on_demand(&self) -> bool {
        self.0.iter().any(|span| span.when.is_none())
    }

    /// Its spans as they are kept.
    pub fn to_bytes(&self) -> impl Iterator<Item = SpanBytes> {
        self.0.iter().copied().map(Span::to_bytes)
    }

    /// The same pattern again; what is no span is left out.
    #[must_use]
    pub fn from_bytes(spans: &[SpanBytes]) -> Self {
        Self(spans.iter().copied().filter_map(Span::from_bytes).collect())
    }
}

impl Span {
    /// The months in which it takes place; `None` where it is not known in which.
    fn months(&self) -> Option<Months> {
        Some(match self.when? {
            When::Months { from, to } => Months::between(from, to),
            When::Week { month, .. } | When::Day { month, .. } => Months::from(month),
            When::Whole { .. } => return None,
        })
    }

    fn recurrence(&self) -> Option<Recurrence<'static>> {
        Some(Recurrence::plain(self.when?, self.years))
    }

    fn is_on(&self, day: Date) -> bool {
        self.recurrence().is_some_and(|it| it.of_year(day.year()).any(|it| it.is_on(day)))
    }

    /// Whether it takes place in the year of a day, on it or after it.
    fn is_ahead(&self, day: Date) -> bool {
        self.recurrence().is_some_and(|it| it.of_year(day.year()).any(|it| it.to >= day))
    }

    fn to_bytes(self) -> SpanBytes {
        let [tag, a, b] = match self.when {
            None => [0, 0, 0],
            Some(When::Months { from, to }) => [1, from, to],
            Some(When::Week { month, week }) => [2, month, week],
            Some(When::Day { month, day, is_deadline }) => [3 + u8::from(is_deadline), month, day],
            Some(When::Whole { years }) => [5, years, 0],
        };
        let flags = [self.has_printed_months, self.has_printed_years, self.years.once, self.years.first.is_some()];
        let flags = flags.iter().rev().fold(0, |bits, flag| bits << 1 | u8::from(*flag));
        let [low, high] = self.years.first.unwrap_or(0).to_le_bytes();
        [tag, a, b, flags, self.years.every, low, high, 0]
    }

    fn from_bytes(bytes: SpanBytes) -> Option<Self> {
        let [tag, a, b, flags, every, low, high, _] = bytes;
        let when = match tag {
            0 => None,
            1 => Some(When::Months { from: a, to: b }),
            2 => Some(When::Week { month: a, week: b }),
            3 | 4 => Some(When::Day { month: a, day: b, is_deadline: tag == 4 }),
            5 => Some(When::Whole { years: a }),
            _ => return None,
        };
        let [has_printed_months, has_printed_years, once, has_first] = [0, 1, 2, 3].map(|bit| flags >> bit & 1 == 1);
        let first = has_first.then_some(i16::from_le_bytes([low, high]));
        Some(Self { when, years: Years { first, every, once }, has_printed_months, has_printed_years })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::slice::from_ref;

    use super::{Pattern, TimeMatch};
    use crate::calendar::{Agenda, Months, Pages};
    use crate::directory::{Contact, Event, Schedule, Service, ServiceDates, Url, Window};

    const PAGE: &str = "http://example.cn/2022/11/08/x.html";

    fn pattern(windows: &[Window], editions: &[&str], url: Option<&str>) -> Pattern {
        let edition = |date: &&str| Event { date: (*date).to_owned(), edition: true, ..Event::default() };
        let url = url.map(|url| Url { url: url.to_owned(), label: None });
        let service = Service {
            number: 1,
            schedules: [Schedule { windows: windows.into(), ..Schedule::default() }].into(),
            history: editions.iter().map(edition).collect(),
            contacts: [Contact { urls: url.into_iter().collect(), ..Contact::default() }].into(),
            ..Service::default()
        };
        let mut pages = Pages::default();
        pages.add(&ServiceDates::of(&service));
        Agenda::of(&ServiceDates::of(&service), &pages).pattern()
    }

    fn months(years: u8, from: u8, to: u8) -> Window {
        Window::Months { years, from, to, what: String::new() }
    }

    fn deadline(month: u8, day: u8) -> Window {
        Window::Deadline { month, day, what: String::new() }
    }

    #[test]
    fn what_is_printed_and_what_is_inferred_are_told_apart() {
        use TimeMatch::{Elsewhen, Inferred, InferredElsewhen, OnDemand, Printed, Unsaid};
        let yearly = Window::Every { years: 1 };
        let cycle = Window::Cycle { years: 5, from: 2021, to: 2025 };
        // Windows, editions, page; month 11 and month 3; 8 November 2026 and 1 March 2027.
        for (windows, editions, url, [november, march], [on_november, on_march]) in [
            (&[][..], &[][..], None, [Unsaid; 2], [Unsaid; 2]),
            (from_ref(&yearly), &[], None, [Unsaid; 2], [Unsaid; 2]),
            (from_ref(&yearly), &[], Some(PAGE), [Inferred, InferredElsewhen], [Inferred, InferredElsewhen]),
            (&[months(1, 11, 2)], &[], None, [Printed, Elsewhen], [Printed, Elsewhen]),
            // A notice of another month leaves open what is printed otherwise.
            (&[months(1, 3, 4)], &[], Some(PAGE), [Inferred, Printed], [Inferred, Printed]),
            // Every two years from 2022: 2026 is one of them, 2027 is none.
            (&[months(2, 3, 11)], &["2022"], None, [Printed; 2], [Inferred, Unsaid]),
            (&[months(3, 11, 11)], &[], None, [Printed, Elsewhen], [Unsaid, Elsewhen]),
            (&[Window::OnDemand, months(1, 3, 3)], &[], None, [OnDemand, Printed], [OnDemand, Printed]),
            (from_ref(&cycle), &[], None, [Unsaid; 2], [Unsaid; 2]),
            (&[deadline(11, 30)], &[], None, [Printed, Elsewhen], [Unsaid; 2]),
            (&[deadline(11, 7)], &[], None, [Printed, Elsewhen], [Elsewhen, Unsaid]),
            (&[deadline(11, 8)], &[], None, [Printed, Elsewhen], [Printed, Unsaid]),
            // What was once says nothing of other years.
            (&[], &["2019-11-08"], None, [Unsaid; 2], [Unsaid; 2]),
            (&[], &["2026-11-08"], None, [Unsaid; 2], [Printed, Unsaid]),
        ] {
            let pattern = pattern(windows, editions, url);
            let found = [11_u8, 3].map(|month| pattern.in_months(month.into()));
            assert_eq!(found, [november, march], "{windows:?} {editions:?}");
            let found = ["2026-11-08", "2027-03-01"].map(|day| pattern.on(day.parse().unwrap()));
            assert_eq!(found, [on_november, on_march], "{windows:?} {editions:?}");
            let again = Pattern::from_bytes(&pattern.to_bytes().collect::<Vec<_>>());
            assert_eq!(again, pattern);
        }
        assert_eq!(pattern(&[months(1, 11, 2)], &[], None).in_months(Months::between(3, 10)), Elsewhen);
        assert_eq!(pattern(&[months(1, 11, 2)], &[], None).in_months(Months::between(2, 3)), Printed);
    }

    #[test]
    fn services_that_take_place_at_the_same_times_have_one_pattern() {
        let winter = [months(1, 11, 2)];
        assert_eq!(pattern(&winter, &[], None), pattern(&winter, &[], Some("http://example.cn/x")));
        assert_ne!(pattern(&winter, &[], None), pattern(&[months(1, 2, 11)], &[], None));
    }

    #[test]
    fn other_bytes_are_some_pattern() {
        for byte in 0..=u8::MAX {
            let pattern = Pattern::from_bytes(&[
                [byte; 8],
                [1, byte, byte, byte, byte, byte, byte, byte],
                [4, byte, 255, 15, 0, 255, 255, 0],
            ]);
            let _ = pattern.in_months(Months::ALL);
            let _ = pattern.on("2026-02-28".parse().unwrap());
        }
    }
}
