//! What of a service's conditions is compared. Services of which it is the same are judged alike, whatever is printed.

use crate::directory::{AgeLimit, Asks, Audience, Criterion, Exclusion, Force, Id, Party, Service, Trait};

/// A condition without what is only read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Compared<'a> {
    /// For whom it is.
    Audience(&'a [Id], &'a [Party], Option<&'a Id>, [bool; 2]),
    /// A limit of age.
    Age(Group<'a>, [Option<u8>; 2], Option<&'a str>, Force),
    /// Something that is asked for.
    Criterion(Group<'a>, &'a Asks, Force),
    /// Who is left out.
    Exclusion(&'a [Trait]),
}

/// For whom a condition holds: whether words say so, and what of them can be compared.
type Group<'a> = (bool, &'a [Trait]);

/// What is compared of a service, in its order. What is always left to be read decides nothing and is not there.
#[must_use]
pub fn compared(service: &Service) -> Vec<Compared<'_>> {
    let mut all: Vec<Compared<'_>> = service.audiences.iter().map(of_audience).collect();
    if let Some(who) = &service.eligibility {
        all.extend(who.ages.iter().map(of_age));
        all.extend(who.criteria.iter().filter(|it| it.asks != Asks::Other).map(of_criterion));
        all.extend(who.excluded.iter().filter(|it| !it.who.is_empty()).map(of_exclusion));
    }
    all
}

fn of_audience(it: &Audience) -> Compared<'_> {
    Compared::Audience(&it.terms, &it.parties, it.place.as_ref(), [it.exhaustive, it.wider])
}

fn of_age(it: &AgeLimit) -> Compared<'_> {
    Compared::Age((it.group.is_empty(), &it.who), [it.min, it.max], it.born_from.as_deref(), it.force)
}

fn of_criterion(it: &Criterion) -> Compared<'_> {
    Compared::Criterion((it.group.is_empty(), &it.who), &it.asks, it.force)
}

fn of_exclusion(it: &Exclusion) -> Compared<'_> {
    Compared::Exclusion(&it.who)
}
