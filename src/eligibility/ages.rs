//! Limits of age. Those of groups stand beside the one for everybody, and one that is met is enough.

use jiff::civil::Date;

use super::Births;
use super::judge::{Case, Outcome};
use crate::directory::{AgeLimit, Force, Sex, Trait};

/// More groups of which it is not told who belongs to them are not gone through one by one.
const MOST_UNTOLD: usize = 8;

/// How an age stands to a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Passes {
    Yes,
    No,
    /// The words leave it open, or the age is not told to the day.
    Open,
}

/// A limit with what is known of it in one case.
struct Weighed<'a> {
    limit: &'a AgeLimit,
    passes: Passes,
}

/// What comes of all limits together, and the limits that decide. Where it is not told whether somebody belongs to a group, each
/// possibility is gone through: what holds in all of them holds.
pub(super) fn weigh<'a>(case: &Case<'_>, limits: &'a [AgeLimit]) -> (Outcome, Vec<&'a AgeLimit>) {
    let may_hold: Vec<&AgeLimit> =
        limits.iter().filter(|limit| case.group(&limit.group, &limit.who) != Some(false)).collect();
    let Some(born) = case.person.born else { return (Outcome::Untold, may_hold) };
    let weighed: Vec<Weighed<'_>> =
        may_hold.into_iter().map(|limit| Weighed { limit, passes: passes(limit, born, case.on) }).collect();
    let sexes: &[Sex] = case.person.sex.as_ref().map_or(&Sex::ALL, std::slice::from_ref);
    let is_untold = |at: &usize| sexes.iter().any(|sex| belongs(case, &weighed[*at], *sex).is_none());
    let untold: Vec<usize> = (0..weighed.len()).filter(is_untold).collect();
    if untold.len() > MOST_UNTOLD {
        return (Outcome::Open, weighed.iter().map(|it| it.limit).collect());
    }
    let mut outcomes = Vec::new();
    let mut held = vec![false; weighed.len()];
    for sex in sexes {
        for world in 0..1_u32 << untold.len() {
            let holds = |at: usize| match belongs(case, &weighed[at], *sex) {
                Some(holds) => holds,
                None => untold.iter().position(|it| *it == at).is_some_and(|bit| world >> bit & 1 == 1),
            };
            let holding: Vec<usize> = (0..weighed.len()).filter(|at| holds(*at)).collect();
            for at in &holding {
                held[*at] = true;
            }
            let any = |passes| holding.iter().any(|at| weighed[*at].passes == passes);
            outcomes.push(match () {
                () if holding.is_empty() => Outcome::Silent,
                () if any(Passes::Yes) => Outcome::Met,
                () if any(Passes::Open) => Outcome::Open,
                () => Outcome::Failed,
            });
        }
    }
    let outcome = together(&outcomes);
    let decides = |at: usize| held[at] && (outcome != Outcome::Met || weighed[at].passes == Passes::Yes);
    (outcome, (0..weighed.len()).filter(|at| decides(*at)).map(|at| weighed[at].limit).collect())
}

/// What holds where one of several possibilities does.
fn together(outcomes: &[Outcome]) -> Outcome {
    let all = |of: &[Outcome]| outcomes.iter().all(|it| of.contains(it));
    match () {
        () if all(&[Outcome::Silent]) => Outcome::Silent,
        () if all(&[Outcome::Met]) => Outcome::Met,
        () if all(&[Outcome::Failed]) => Outcome::Failed,
        () if all(&[Outcome::Met, Outcome::Silent]) => Outcome::Untold,
        () => Outcome::Open,
    }
}

/// Whether a limit holds for a person of this sex.
fn belongs(case: &Case<'_>, weighed: &Weighed<'_>, sex: Sex) -> Option<bool> {
    let limit = weighed.limit;
    let is_of_sex = limit.who.iter().any(|it| match it {
        Trait::Female => sex == Sex::Female,
        Trait::Male => sex == Sex::Male,
        _ => false,
    });
    let others: Vec<Trait> =
        limit.who.iter().filter(|it| !matches!(it, Trait::Female | Trait::Male)).cloned().collect();
    match (is_of_sex, others.is_empty()) {
        (true, _) => Some(true),
        (false, true) if !limit.who.is_empty() => Some(false),
        (false, _) => case.group(&limit.group, &others),
    }
}

fn passes(limit: &AgeLimit, born: Births, on: Date) -> Passes {
    let Some((youngest, oldest)) = born.ages_on(on) else { return Passes::Open };
    let (min, max) = (limit.min.unwrap_or(0), limit.max.unwrap_or(u8::MAX));
    let first = limit.born_from.as_ref().map(|day| day.parse::<Date>());
    let (is_within, is_beyond) = match first {
        None => (true, false),
        Some(Ok(first)) => (born.earliest() >= first, born.latest() < first),
        Some(Err(_)) => (false, false),
    };
    let is_within = is_within && min <= youngest && oldest <= max;
    let is_beyond = is_beyond || oldest < min || youngest > max;
    match limit.force {
        Force::Usual if is_beyond => Passes::Open,
        Force::Discretionary if is_within => Passes::Open,
        _ if is_within => Passes::Yes,
        _ if is_beyond => Passes::No,
        _ => Passes::Open,
    }
}
