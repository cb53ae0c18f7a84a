//! How services stand to what a query tells of a person and of a time.
//!
//! A record is where the worst of its answers puts it. What is no service is compared with neither, and is left out.

use std::cmp::Reverse;
use std::ops::Range;

use jiff::civil::Date;

use super::index::Index;
use super::matching::rank;
use super::matching::rank::Tier;
use super::query::Query;
use super::query::fields::Filter;
use super::query::told::{Time, Told};
use super::query::values::Day;
use super::rows::raise_all;
use crate::calendar::{Pattern, TimeMatch};
use crate::directory::Kind;
use crate::eligibility::{Decisive, Person, decisive};

/// How an answer stands to what is told of a person and of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Printed conditions and dates say that it fits.
    Fits,
    /// What is printed leaves it open.
    ToRead,
    /// A printed condition or date says otherwise.
    Excluded,
}

impl Standing {
    /// Every one, in the order in which answers stand.
    pub const ALL: [Self; 3] = [Self::Fits, Self::ToRead, Self::Excluded];
}

/// For each record how it stands: a [`Standing`], or [`Standings::OUT`] for what is not compared.
#[derive(Debug)]
pub(super) struct Standings(Vec<u8>);

/// How well a service does, in two numbers: its standing and, within it, the base of a score.
#[derive(Debug, Clone, Copy)]
struct Rating {
    standing: Standing,
    base: u32,
}

impl Rating {
    const fn new(standing: Standing, base: u32) -> Self {
        Self { standing, base }
    }

    const fn score(self) -> u32 {
        rank::score(Tier::Exact, self.base, 0)
    }
}

impl From<Decisive> for Rating {
    fn from(found: Decisive) -> Self {
        match () {
            () if found.excludes() => Self::new(Standing::Excluded, rank::EXCLUDED),
            () if !found.fits() => Self::new(Standing::ToRead, rank::UNSTATED),
            () if found.is_stated() => Self::new(Standing::Fits, rank::NUMBER),
            () => Self::new(Standing::Fits, rank::TEXT),
        }
    }
}

/// What comes of a service for two of those who may be meant: what holds for one of them only is left to be read.
fn for_both(one: Rating, other: Rating) -> Rating {
    match one.standing == other.standing {
        true if one.base <= other.base => one,
        true => other,
        false => Rating::new(Standing::ToRead, rank::UNSTATED),
    }
}

impl From<TimeMatch> for Rating {
    fn from(found: TimeMatch) -> Self {
        match found {
            TimeMatch::Printed => Self::new(Standing::Fits, rank::NUMBER),
            TimeMatch::OnDemand => Self::new(Standing::Fits, rank::TEXT),
            TimeMatch::Inferred => Self::new(Standing::ToRead, rank::INFERRED),
            TimeMatch::Unsaid => Self::new(Standing::ToRead, rank::UNSTATED),
            TimeMatch::InferredElsewhen => Self::new(Standing::ToRead, rank::ELSEWHEN),
            TimeMatch::Elsewhen => Self::new(Standing::Excluded, rank::EXCLUDED),
        }
    }
}

impl Time {
    /// What comes of it for services that take place so.
    fn rated(&self, pattern: &Pattern, today: Option<Date>) -> Rating {
        match self {
            Self::Months(months) => pattern.in_months(*months).into(),
            Self::Days(days) => on_one_of(pattern, days, today),
        }
    }
}

/// The best of what comes of several days.
fn on_one_of(pattern: &Pattern, days: &[Day], today: Option<Date>) -> Rating {
    let day = |day: &Day| match day {
        Day::Today => today,
        Day::On(day) => Some(*day),
    };
    let all = days.iter().map(|it| Rating::from(day(it).map_or(TimeMatch::Unsaid, |day| pattern.on(day))));
    let best = all.min_by_key(|it| (it.standing, Reverse(it.base)));
    best.unwrap_or(Rating::from(TimeMatch::Unsaid))
}

impl Standings {
    /// What is not compared.
    const OUT: u8 = u8::MAX;

    /// So many records, of which nothing is compared but the services.
    fn new(records: usize, services: Range<u32>) -> Self {
        let mut all = vec![Self::OUT; records];
        all.iter_mut().take(services.end as usize).skip(services.start as usize).for_each(|it| *it = 0);
        Self(all)
    }

    fn worsen(&mut self, records: Range<u32>, standing: Standing) {
        let all = self.0.get_mut(records.start as usize..).unwrap_or_default();
        all.iter_mut().take(records.len()).for_each(|it| *it = (*it).max(standing as u8));
    }

    /// How a record stands; `None` where it is not compared.
    pub(super) fn get(&self, record: u32) -> Option<Standing> {
        Standing::ALL.get(usize::from(*self.0.get(record as usize)?)).copied()
    }
}

impl Index {
    /// How all records stand to what a query tells, and of the person and each time a row of scores; `None` once `wanted` says
    /// so.
    pub(super) fn standings(&self, query: &Query, wanted: &impl Fn() -> bool) -> Option<(Standings, Vec<Vec<u32>>)> {
        let mut standings = Standings::new(self.len(), self.kinds.range(Kind::Service));
        let mut rows = Vec::new();
        let persons = query.told.persons(query.today);
        if !persons.is_empty() {
            let mut row = vec![0; self.len()];
            self.each_judged(&persons, query.today, wanted, |records, rating| {
                raise_all(&mut row, records.clone(), rating.score());
                standings.worsen(records, rating.standing);
            })?;
            rows.push(row);
        }
        for time in &query.told.times {
            let mut row = vec![0; self.len()];
            self.each_dated(time, query.today, |records, rating| {
                raise_all(&mut row, records.clone(), rating.score());
                standings.worsen(records, rating.standing);
            });
            rows.push(row);
            if !wanted() {
                return None;
            }
        }
        Some((standings, rows))
    }

    /// A row of scores for a field that leaves out what does not meet it; `None` where it tells nothing.
    pub(super) fn told_row(&self, filter: &Filter, today: Option<Date>) -> Option<Vec<u32>> {
        let mut row = vec![0; self.len()];
        let raise_fitting = |records, rating: Rating| {
            if rating.standing != Standing::Excluded {
                raise_all(&mut row, records, rating.score());
            }
        };
        match filter {
            it if it.is_personal() => {
                let persons = Told::alone(it.clone()).persons(today);
                self.each_judged(&persons, today, &|| true, raise_fitting)?;
            }
            Filter::Months(months) => self.each_dated(&Time::Months(*months), today, raise_fitting),
            Filter::Days(days) => self.each_dated(&Time::Days(days.clone()), today, raise_fitting),
            _ => return None,
        }
        Some(row)
    }

    /// Calls `each` with the services that nothing printed keeps from everybody who may be meant; with all where nobody is.
    pub(super) fn each_admitted(
        &self,
        persons: &[Person],
        today: Option<Date>,
        wanted: &impl Fn() -> bool,
        mut each: impl FnMut(Range<u32>),
    ) -> Option<()> {
        self.each_judged(persons, today, wanted, |records, rating| {
            if rating.standing != Standing::Excluded {
                each(records);
            }
        })
    }

    /// Calls `each` with services, and with the places of those of the times at which nothing printed says that they do not
    /// take place.
    pub(super) fn each_timely(&self, times: &[Time], today: Option<Date>, mut each: impl FnMut(Range<u32>, &[usize])) {
        for (pattern, postings) in self.lists.compared.patterns() {
            let is_timely = |time: &Time| time.rated(&pattern, today).standing != Standing::Excluded;
            let places: Vec<usize> = (0..times.len()).filter(|at| times.get(*at).is_some_and(is_timely)).collect();
            if !places.is_empty() {
                postings.for_each(|records| each(records, &places));
            }
        }
    }

    /// Calls `each` with every service and what comes of it for everybody who may be meant.
    fn each_judged(
        &self,
        persons: &[Person],
        today: Option<Date>,
        wanted: &impl Fn() -> bool,
        mut each: impl FnMut(Range<u32>, Rating),
    ) -> Option<()> {
        let services = self.kinds.range(Kind::Service);
        // Without a day no age is known, so that no day is asked for either.
        let on = today.unwrap_or(Date::ZERO);
        let mut ratings: Option<Vec<Rating>> = None;
        for person in persons {
            let mut all = vec![Decisive::default(); services.len()];
            for (part, postings) in self.lists.compared.conditions() {
                if !wanted() {
                    return None;
                }
                let Some(part) = part else { continue };
                let found = decisive(self.directory.info(), part, person, on);
                if found == Decisive::default() {
                    continue;
                }
                for records in postings {
                    let first = records.start.saturating_sub(services.start) as usize;
                    let of = all.get_mut(first..).unwrap_or_default();
                    of.iter_mut().take(records.len()).for_each(|it| *it = it.and(found));
                }
            }
            let all = all.into_iter().map(Rating::from);
            ratings = Some(match ratings {
                Some(before) => before.into_iter().zip(all).map(|(one, other)| for_both(one, other)).collect(),
                None => all.collect(),
            });
        }
        for (record, rating) in services.zip(ratings.unwrap_or_default()) {
            each(record..record + 1, rating);
        }
        Some(())
    }

    /// Calls `each` with services that take place at the same times and what comes of these.
    fn each_dated(&self, time: &Time, today: Option<Date>, mut each: impl FnMut(Range<u32>, Rating)) {
        for (pattern, postings) in self.lists.compared.patterns() {
            let rating = time.rated(&pattern, today);
            postings.for_each(|records| each(records, rating));
        }
    }
}
