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
        self.0.iter().map(Span::to_bytes)
    }

    /// The same pattern again; what is no span is left out.
    #[must_use]
    pub fn from_bytes(spans: &[SpanBytes]) -> Self {
        Self(spans.iter().filter_map(Span::from_bytes).collect())
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

    fn to_bytes(&self) -> SpanBytes {
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

    fn from_bytes(bytes: &SpanBytes) -> Option<Self> {
        let [tag, a, b, flags, every, low, high, _] = *bytes;
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
