//! What the fields of a query tell of a person and of a time.

use jiff::civil::Date;

use super::fields::{FIELDS, FieldRole, Filter, Problem};
use super::values::{self, Ages, Day};
use super::{FieldTerm, Query};
use crate::calendar::{Months, TimeAsked};
use crate::directory::{Degree, Party, Rank, Sex};
use crate::eligibility::{Births, Person};

/// A time that is asked for. Of its months or days one is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Time {
    /// Months, of whatever year.
    Months(Months),
    /// Days.
    Days(Vec<Day>),
}

/// A person and times. Of times each must do.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::search) struct Told {
    /// The ages, one of which it is; `None` where none is told.
    ages: Option<Ages>,
    /// The sexes, one of which it is; `None` where none is told.
    sexes: Option<Vec<Sex>>,
    /// The degrees, one of which it is; `None` where none is told.
    degrees: Option<Vec<Degree>>,
    /// The ranks, one of which it is; `None` where none is told.
    ranks: Option<Vec<Rank>>,
    pub(in crate::search) times: Vec<Time>,
    /// How many terms tell it.
    terms: usize,
}

impl Told {
    /// From fields that tell something. What contradicts one before it is a problem, and is not told.
    pub(super) fn of(terms: Vec<FieldTerm>, problems: &mut Vec<Problem>) -> Self {
        let mut told = Self { terms: terms.len(), ..Self::default() };
        let [mut age, mut sex, mut degree, mut rank] = [const { String::new() }; 4];
        for FieldTerm { filter, value, .. } in terms {
            let contradicted = match filter {
                Filter::Ages(ages) => {
                    let both = told.ages.as_ref().map_or_else(|| ages.clone(), |it| values::common_ages(it, &ages));
                    replace(&mut told.ages, both, &mut age, &value).map(|first| (FieldRole::Age, first))
                }
                Filter::Sexes(sexes) => {
                    let both = common(told.sexes.as_ref(), &sexes);
                    replace(&mut told.sexes, both, &mut sex, &value).map(|first| (FieldRole::Sex, first))
                }
                Filter::Degrees(degrees) => {
                    let both = common(told.degrees.as_ref(), &degrees);
                    replace(&mut told.degrees, both, &mut degree, &value).map(|first| (FieldRole::Degree, first))
                }
                Filter::Ranks(ranks) => {
                    let both = common(told.ranks.as_ref(), &ranks);
                    replace(&mut told.ranks, both, &mut rank, &value).map(|first| (FieldRole::Rank, first))
                }
                Filter::Months(months) => {
                    told.times.push(Time::Months(months));
                    None
                }
                Filter::Days(days) => {
                    told.times.push(Time::Days(days));
                    None
                }
                Filter::Facet(..) | Filter::Kinds(_) | Filter::Pages(_) | Filter::Traits(_) => None,
            };
            problems.extend(contradicted.map(|(field, first)| Problem::Contradiction { field, first, second: value }));
        }
        told
    }

    /// Takes over what is told of what is not told yet.
    pub(super) fn take(&mut self, other: Self) {
        self.ages = self.ages.take().or(other.ages);
        self.sexes = self.sexes.take().or(other.sexes);
        self.degrees = self.degrees.take().or(other.degrees);
        self.ranks = self.ranks.take().or(other.ranks);
        self.times.extend(other.times);
        self.terms += other.terms;
    }

    /// What one field tells, alone.
    pub(in crate::search) fn alone(filter: Filter) -> Self {
        let term = FieldTerm { clause: 1, not: false, filter, value: String::new() };
        Self::of(vec![term], &mut Vec::new())
    }

    /// The same where the sex is this one, whichever is told.
    pub(in crate::search) fn persons_of(&self, sex: Sex, today: Option<Date>) -> Vec<Person> {
        Self { sexes: Some(vec![sex]), ..self.clone() }.persons(today)
    }

    pub(super) const fn terms(&self) -> usize {
        self.terms
    }

    /// Whether something of a person is told.
    pub(in crate::search) const fn is_personal(&self) -> bool {
        self.ages.is_some() || self.sexes.is_some() || self.degrees.is_some() || self.ranks.is_some()
    }

    /// Whether nothing is told.
    pub(in crate::search) fn is_empty(&self) -> bool {
        !self.is_personal() && self.times.is_empty()
    }

    /// Everybody who may be meant: of a range of ages one person, whose age is not told exactly. Empty where nothing of a
    /// person is told. Without a day nobody's age says when he was born.
    pub(in crate::search) fn persons(&self, today: Option<Date>) -> Vec<Person> {
        if !self.is_personal() {
            return Vec::new();
        }
        let births: Vec<Option<Births>> = match (&self.ages, today) {
            (Some(ages), Some(today)) => ages.iter().map(|(min, max)| Births::of_ages(*min, *max, today)).collect(),
            _ => vec![None],
        };
        let sexes: Vec<Option<Sex>> =
            self.sexes.as_ref().map_or_else(|| vec![None], |it| it.iter().copied().map(Some).collect());
        let (degrees, ranks) = (ends(self.degrees.as_ref()), ends(self.ranks.as_ref()));
        let mut all = Vec::new();
        for born in births {
            for sex in &sexes {
                for degree in &degrees {
                    all.extend(ranks.iter().map(|rank| Person {
                        born,
                        sex: *sex,
                        degree: *degree,
                        rank: *rank,
                        party: Some(Party::Individual),
                        ..Person::default()
                    }));
                }
            }
        }
        all
    }
}

/// Puts in what is left of a value with the one before it, and remembers how it is written; where nothing is left, what was
/// there stays, and how it was written is given back.
fn replace<T>(kept: &mut Option<Vec<T>>, both: Vec<T>, written: &mut String, value: &str) -> Option<String> {
    if both.is_empty() {
        return Some(written.clone());
    }
    *kept = Some(both);
    value.clone_into(written);
    None
}

/// What of a list stands in the one that was told before, if one was.
fn common<T: Copy + PartialEq>(before: Option<&Vec<T>>, told: &[T]) -> Vec<T> {
    let stays = |it: &T| before.is_none_or(|before| before.contains(it));
    told.iter().copied().filter(stays).collect()
}

/// The lowest and the highest of some that ascend: a condition asks for so much at least, so that what holds for both holds for
/// all between them.
fn ends<T: Copy + PartialEq + Ord>(told: Option<&Vec<T>>) -> Vec<Option<T>> {
    let mut both: Vec<Option<T>> =
        told.into_iter().flat_map(|it| [it.iter().min(), it.iter().max()]).map(Option::<&T>::copied).collect();
    both.dedup();
    if both.is_empty() { vec![None] } else { both }
}

impl Query {
    /// The person that it tells of, as far as one answer can be given: of several ages all between the youngest and the oldest,
    /// of several sexes, degrees or ranks none. `None` where it tells of nobody.
    #[must_use]
    pub fn person(&self) -> Option<Person> {
        let told = &self.told;
        let one = Told {
            ages: told.ages.as_ref().and_then(|it| Some(vec![(it.first()?.0, it.last()?.1)])),
            sexes: told.sexes.clone().filter(|it| it.len() == 1),
            degrees: told.degrees.clone().filter(|it| it.len() == 1),
            ranks: told.ranks.clone().filter(|it| it.len() == 1),
            ..Told::default()
        };
        // Somebody of whom nothing is told in one way is a person all the same.
        let person = one.persons(self.today).into_iter().next();
        told.is_personal().then(|| person.unwrap_or(Person { party: Some(Party::Individual), ..Person::default() }))
    }

    /// The times that it tells of, on a day that is today.
    #[must_use]
    pub fn times_asked(&self, today: Date) -> Vec<TimeAsked> {
        let day = |day: &Day| TimeAsked::Day(if let Day::On(day) = day { *day } else { today });
        let times = self.told.times.iter().flat_map(|time| match time {
            Time::Months(months) => vec![TimeAsked::Months(*months)],
            Time::Days(days) => days.iter().map(day).collect(),
        });
        times.collect()
    }

    /// The times that it tells of; each must do.
    #[must_use]
    pub fn times(&self) -> &[Time] {
        &self.told.times
    }

    /// The fields that tell it, each once.
    pub fn told_fields(&self) -> impl Iterator<Item = FieldRole> {
        let told = &self.told;
        let is_told = |role: &FieldRole| match role {
            FieldRole::Age => told.ages.is_some(),
            FieldRole::Sex => told.sexes.is_some(),
            FieldRole::Degree => told.degrees.is_some(),
            FieldRole::Rank => told.ranks.is_some(),
            FieldRole::Month => told.times.iter().any(|it| matches!(it, Time::Months(_))),
            FieldRole::Open => told.times.iter().any(|it| matches!(it, Time::Days(_))),
            _ => false,
        };
        let all = FIELDS.iter().map(|field| field.role);
        all.filter(is_told)
    }

    /// Whether its answer depends on the day on which it is asked.
    #[must_use]
    pub fn asks_for_a_day(&self) -> bool {
        // Plain words may tell of a person or of a time as well.
        !self.told.is_empty() || !self.words.is_empty() || self.filters.iter().any(|term| term.filter.is_told())
    }

    /// The day on which it is asked.
    #[must_use]
    pub const fn today(&self) -> Option<Date> {
        self.today
    }
}
