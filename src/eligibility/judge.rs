//! The answer for one service and one person or body.

use jiff::civil::Date;

use super::terms::{Relation, Terms};
use super::{Person, Place, Studies, ages, audiences};
use crate::directory::{
    AgeLimit, Asks, ConditionKind, Criterion, DirectoryInfo, Exclusion, Force, Id, Party, ServiceConditions, Sex, Trait,
};

/// A printed condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition<'a> {
    /// What it is about.
    pub kind: ConditionKind,
    /// The heading that it is printed under, where it has one of its own.
    pub label: &'a str,
    /// For whom it holds, as printed; empty for everybody.
    pub group: &'a str,
    /// The words as printed; of a [`ConditionKind::Section`] its heading.
    pub printed: &'a str,
    /// The first birthday admitted, where one is printed.
    pub born_from: Option<&'a str>,
    /// Of a limit of age what it says, as it is compared.
    pub age: Option<&'a AgeLimit>,
    /// The sex that is asked for.
    pub sex: Option<Sex>,
}

/// What comes of a service's printed conditions for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement<'a> {
    /// Printed conditions say so, and none of those that could be compared says otherwise.
    Fits {
        /// Those that say so.
        by: Vec<Condition<'a>>,
        /// Those that are left to be read.
        to_read: Vec<Condition<'a>>,
    },
    /// A printed condition says otherwise.
    Excluded {
        /// Those that do.
        by: Vec<Condition<'a>>,
    },
    /// Nothing that could be compared decides.
    ToBeRead {
        /// What is to be read, what was told and leaves it open first; empty where nothing is printed.
        what: Vec<Condition<'a>>,
    },
}

/// What comes of one condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is met.
    Met,
    /// It is not.
    Failed,
    /// What it asks for is told, and the words leave it open all the same.
    Open,
    /// What it asks for is not told, or cannot be compared.
    Untold,
    /// It is none for this person.
    Silent,
}

/// Somebody on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) info: &'a DirectoryInfo,
    pub(super) person: &'a Person,
    pub(super) on: Date,
}

/// Judges a service for somebody on a day: an opened one, or its conditions alone.
#[must_use]
pub fn judge<'a>(
    info: &DirectoryInfo,
    service: impl Into<ServiceConditions<'a>>,
    person: &Person,
    on: Date,
) -> Judgement<'a> {
    found(info, service.into(), person, on).judgement()
}

/// What of a service's conditions decides for somebody on a day.
#[must_use]
pub fn decisive<'a>(
    info: &DirectoryInfo,
    service: impl Into<ServiceConditions<'a>>,
    person: &Person,
    on: Date,
) -> Decisive {
    let found = found(info, service.into(), person, on);
    let is_stated = found.met.iter().any(|it| {
        matches!(it.kind, ConditionKind::Age | ConditionKind::Sex | ConditionKind::Degree | ConditionKind::Rank)
    });
    let all = [
        (!found.met.is_empty(), Decisive::MET),
        (is_stated, Decisive::STATED),
        (!found.open.is_empty(), Decisive::OPEN),
        (!found.failed.is_empty(), Decisive::FAILED),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).fold(Decisive::default(), |all, (_, it)| all.and(it))
}

fn found<'a>(info: &DirectoryInfo, service: ServiceConditions<'a>, person: &Person, on: Date) -> Found<'a> {
    let case = Case { info, person, on };
    let mut found = Found::default();
    let (outcome, of) = audiences::weigh(&case, service.audiences);
    for it in of {
        found.add(outcome, ConditionKind::Audience, [&it.label, "", &it.printed]);
    }
    let is_body = person.applies_as() == Some(Party::Body);
    if let Some(who) = service.eligibility {
        if !is_body {
            let (outcome, of) = ages::weigh(&case, &who.ages);
            for it in of {
                found.add_age(outcome, it);
            }
        }
        for it in &who.criteria {
            found.add_criterion(case.criterion(it), it);
        }
        for it in &who.excluded {
            found.add(case.exclusion(it), ConditionKind::Excluded, ["", "", &it.printed]);
        }
        for heading in &who.sections {
            found.add(Outcome::Untold, ConditionKind::Section, ["", "", heading]);
        }
    }
    found
}

/// What decides about conditions, in one byte: of parts of them together what decides about each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Decisive(u8);

impl Decisive {
    /// One is met.
    const MET: Self = Self(1);
    /// One of age, sex, degree or rank is.
    const STATED: Self = Self(2);
    /// What one asks for is told, and its words leave it open.
    const OPEN: Self = Self(4);
    /// One is not met.
    const FAILED: Self = Self(8);

    /// What decides about both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it makes a [`Judgement::Excluded`].
    #[must_use]
    pub const fn excludes(self) -> bool {
        self.has(Self::FAILED)
    }

    /// Whether it makes a [`Judgement::Fits`].
    #[must_use]
    pub const fn fits(self) -> bool {
        self.has(Self::MET) && !self.has(Self::OPEN) && !self.excludes()
    }

    /// Whether a condition of age, sex, degree or rank is met.
    #[must_use]
    pub const fn is_stated(self) -> bool {
        self.has(Self::STATED)
    }
}

/// Conditions by what comes of them.
#[derive(Default)]
struct Found<'a> {
    met: Vec<Condition<'a>>,
    failed: Vec<Condition<'a>>,
    open: Vec<Condition<'a>>,
    untold: Vec<Condition<'a>>,
}

impl<'a> Found<'a> {
    fn add(&mut self, outcome: Outcome, kind: ConditionKind, [label, group, printed]: [&'a str; 3]) {
        self.push(outcome, Condition { kind, label, group, printed, born_from: None, age: None, sex: None });
    }

    fn add_criterion(&mut self, outcome: Outcome, it: &'a Criterion) {
        let sex = if let Asks::Sex(sex) = it.asks { Some(sex) } else { None };
        let (kind, group, printed) = (it.asks.kind(), it.group.as_str(), it.printed.as_str());
        self.push(outcome, Condition { kind, label: "", group, printed, born_from: None, age: None, sex });
    }

    fn add_age(&mut self, outcome: Outcome, limit: &'a AgeLimit) {
        let born_from = limit.born_from.as_deref();
        let (group, printed) = (limit.group.as_str(), limit.printed.as_str());
        let (kind, age) = (ConditionKind::Age, Some(limit));
        self.push(outcome, Condition { kind, label: "", group, printed, born_from, age, sex: None });
    }

    fn push(&mut self, outcome: Outcome, condition: Condition<'a>) {
        match outcome {
            Outcome::Met => self.met.push(condition),
            Outcome::Failed => self.failed.push(condition),
            Outcome::Open => self.open.push(condition),
            Outcome::Untold => self.untold.push(condition),
            Outcome::Silent => {}
        }
    }

    fn judgement(mut self) -> Judgement<'a> {
        if !self.failed.is_empty() {
            Judgement::Excluded { by: self.failed }
        } else if !self.open.is_empty() || self.met.is_empty() {
            self.open.append(&mut self.untold);
            Judgement::ToBeRead { what: self.open }
        } else {
            Judgement::Fits { by: self.met, to_read: self.untold }
        }
    }
}

impl Case<'_> {
    /// Whether somebody belongs to a group; `None` where that is not told, or the printed words cannot be compared.
    pub(super) fn group(&self, group: &str, who: &[Trait]) -> Option<bool> {
        if who.is_empty() { group.is_empty().then_some(true) } else { self.any(who) }
    }

    /// Whether one of the traits is somebody's.
    fn any(&self, who: &[Trait]) -> Option<bool> {
        let mut all = who.iter().map(|it| self.has(it));
        if all.clone().any(|it| it == Some(true)) {
            return Some(true);
        }
        all.all(|it| it == Some(false)).then_some(false)
    }

    fn has(&self, one: &Trait) -> Option<bool> {
        let person = self.person;
        let party = person.applies_as();
        match one {
            Trait::Individual => party.map(|it| it == Party::Individual),
            Trait::Team => party.map(|it| it == Party::Team),
            Trait::Body => party.map(|it| it == Party::Body),
            Trait::Audience(id) => self.is_meant(id),
            _ if party == Some(Party::Body) => Some(false),
            Trait::Female => person.sex.map(|it| it == Sex::Female),
            Trait::Male => person.sex.map(|it| it == Sex::Male),
            Trait::Studying(degree) => person.studies.map(|it| it == Studies::For(*degree)),
            Trait::Field(id) => {
                let terms = Terms::fields(self.info);
                let all = || person.fields.iter().map(|told| terms.relation(told, id));
                match () {
                    () if all().any(|it| it == Relation::Within) => Some(true),
                    () if person.fields.is_empty() || all().any(|it| it == Relation::Around) => None,
                    () => Some(false),
                }
            }
        }
    }

    /// Whether an audience term means somebody. Of a body its kind is all that there is; of a person more may be true than is
    /// told.
    fn is_meant(&self, id: &Id) -> Option<bool> {
        let terms = Terms::audiences(self.info);
        let term = self.info.audiences.iter().find(|term| term.id == *id)?;
        let is_body = self.person.applies_as()? == Party::Body;
        if is_body != term.organization {
            return if is_body { Some(false) } else { None };
        }
        let told = if is_body { &self.person.bodies } else { &self.person.roles };
        let all = || told.iter().map(|told| terms.relation(told, id));
        match () {
            () if all().any(|it| it == Relation::Within) => Some(true),
            () if !is_body || told.is_empty() || all().any(|it| it == Relation::Around) => None,
            () => Some(false),
        }
    }

    /// Whether somebody is known to be where a place is not.
    pub(super) fn is_elsewhere(&self, place: Option<&Id>) -> bool {
        place.is_some_and(|asked| self.place(self.person.residence.as_ref(), Some(asked)) == Outcome::Failed)
    }

    fn place(&self, told: Option<&Place>, asked: Option<&Id>) -> Outcome {
        let (Some(told), Some(asked)) = (told, asked) else { return Outcome::Untold };
        let Place::Known(told) = told else { return Outcome::Failed };
        match Terms::places(self.info).relation(told, asked) {
            Relation::Within => Outcome::Met,
            Relation::Around => Outcome::Open,
            Relation::Apart => Outcome::Failed,
        }
    }

    fn criterion(&self, it: &Criterion) -> Outcome {
        let holds = self.group(&it.group, &it.who);
        if holds == Some(false) {
            return Outcome::Silent;
        }
        let is_body = self.person.applies_as() == Some(Party::Body);
        let outcome = match &it.asks {
            Asks::Residence { place } => self.place(self.person.residence.as_ref(), place.as_ref()),
            _ if is_body => Outcome::Untold,
            Asks::Sex(sex) => compared(self.person.sex, Some(*sex), |told, asked| told == asked),
            Asks::Nationality { place } => self.place(self.person.nationality.as_ref(), place.as_ref()),
            Asks::Degree { min } => compared(self.person.degree, *min, |told, asked| told >= asked),
            Asks::Rank { min } => compared(self.person.rank, *min, |told, asked| told >= asked),
            Asks::Other => Outcome::Untold,
        };
        match (holds, it.force, outcome) {
            (Some(true), Force::Usual, Outcome::Failed) | (Some(true), Force::Discretionary, Outcome::Met) => {
                Outcome::Open
            }
            (Some(true), ..) => outcome,
            // The words of the group are not compared, so neither are those of the condition.
            _ if it.who.is_empty() => Outcome::Untold,
            (_, _, Outcome::Failed) => Outcome::Open,
            _ => Outcome::Untold,
        }
    }

    fn exclusion(&self, it: &Exclusion) -> Outcome {
        match self.any(&it.who) {
            _ if it.who.is_empty() => Outcome::Untold,
            Some(true) => Outcome::Failed,
            Some(false) => Outcome::Silent,
            None => Outcome::Untold,
        }
    }
}

fn compared<T: Copy>(told: Option<T>, asked: Option<T>, meets: impl Fn(T, T) -> bool) -> Outcome {
    match told.zip(asked) {
        Some((told, asked)) if meets(told, asked) => Outcome::Met,
        Some(_) => Outcome::Failed,
        None => Outcome::Untold,
    }
}
