//! For whom a service is: of several audiences one is enough.

use super::judge::{Case, Outcome};
use super::terms::{Relation, Terms};
use crate::directory::{Audience, Id, Party};

/// What comes of all audiences together, and those that decide.
pub(super) fn weigh<'a>(case: &Case<'_>, audiences: &'a [Audience]) -> (Outcome, Vec<&'a Audience>) {
    let weighed: Vec<(Outcome, &Audience)> = audiences.iter().map(|it| (one(case, it), it)).collect();
    let of = |wanted: Outcome| weighed.iter().filter(move |(it, _)| *it == wanted).map(|(_, audience)| *audience);
    for outcome in [Outcome::Met, Outcome::Untold, Outcome::Open] {
        let deciding: Vec<_> = of(outcome).collect();
        if !deciding.is_empty() {
            return (outcome, deciding);
        }
    }
    (if weighed.is_empty() { Outcome::Silent } else { Outcome::Failed }, of(Outcome::Failed).collect())
}

fn one(case: &Case<'_>, audience: &Audience) -> Outcome {
    match by_terms(case, audience) {
        Outcome::Met if audience.wider => Outcome::Open,
        outcome => outcome,
    }
}

fn by_terms(case: &Case<'_>, audience: &Audience) -> Outcome {
    let applies_as = case.person.applies_as();
    let is_meant = |party| audience.parties.is_empty() || audience.parties.contains(&party);
    match applies_as {
        // The body in which somebody works may apply where its people may not, and the people of a body where it may not.
        Some(party) if !is_meant(party) => {
            let others = audience.parties.iter().any(|it| (*it == Party::Body) != (party == Party::Body));
            let is_of_kind = kinds(case, audience) == Relation::Within;
            if others && is_of_kind { Outcome::Open } else { Outcome::Failed }
        }
        _ if case.is_elsewhere(audience.place.as_ref()) => Outcome::Failed,
        Some(Party::Body) => match kinds(case, audience) {
            _ if case.person.bodies.is_empty() => Outcome::Untold,
            Relation::Within => Outcome::Met,
            Relation::Apart if audience.exhaustive => Outcome::Failed,
            Relation::Around => Outcome::Untold,
            Relation::Apart => Outcome::Open,
        },
        Some(Party::Individual | Party::Team) => person(case, audience),
        None => Outcome::Untold,
    }
}

fn person(case: &Case<'_>, audience: &Audience) -> Outcome {
    let person = case.person;
    let is_one = |id: &Id| {
        let term = case.info.audiences.iter().find(|term| term.id == *id);
        term.is_some_and(|term| term.everybody || term.sex.is_some() && term.sex == person.sex)
    };
    if audience.terms.iter().any(is_one) {
        return Outcome::Met;
    }
    match nearest(case, &person.roles, audience) {
        Relation::Within => Outcome::Met,
        // More may be true of somebody than is told: a researcher may be young, an engineer an entrepreneur.
        Relation::Apart if !person.roles.is_empty() => Outcome::Open,
        Relation::Around | Relation::Apart => Outcome::Untold,
    }
}

/// How the kinds of body that are told stand to those that the words mean.
fn kinds(case: &Case<'_>, audience: &Audience) -> Relation {
    nearest(case, &case.person.bodies, audience)
}

/// The nearest that one of those told stands to one of those meant.
fn nearest(case: &Case<'_>, told: &[Id], audience: &Audience) -> Relation {
    let terms = Terms::audiences(case.info);
    let all = || told.iter().flat_map(|told| audience.terms.iter().map(move |asked| terms.relation(told, asked)));
    let has = |relation| all().any(|it| it == relation);
    match () {
        () if has(Relation::Within) => Relation::Within,
        () if has(Relation::Around) => Relation::Around,
        () => Relation::Apart,
    }
}
