//! A service's conditions in parts that are judged for themselves, without what is only read. Parts with the same key are judged
//! alike, whatever is printed.

use crate::directory::{AgeLimit, Asks, Audience, Criterion, Eligibility, Exclusion, Force, Id, Party, Service, Trait};

/// Conditions that are judged together: of audiences and of limits of age one that is met is enough.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// For whom it is.
    Audiences(&'a [Audience]),
    /// Limits of age.
    Ages(&'a [AgeLimit]),
    /// Something that is asked for.
    Criterion(&'a Criterion),
    /// Who is left out.
    Exclusion(&'a Exclusion),
}

/// What is compared of a part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PartKey<'a> {
    /// Of audiences their terms in any order, who is meant, the place, and whether the words mean all and less.
    Audiences(Vec<AudienceKey<'a>>),
    /// Of limits of age the group, the ends and how firm they are.
    Ages(Vec<AgeKey<'a>>),
    /// Of a criterion the group, what is asked for and how firm it is.
    Criterion(Group<'a>, &'a Asks, Force),
    /// Whom it leaves out.
    Exclusion(&'a [Trait]),
}

/// For whom a condition holds: whether words say so, and what of them can be compared.
type Group<'a> = (bool, &'a [Trait]);

/// The parts of a service. What is always left to be read decides nothing and is not there.
#[must_use]
pub fn parts(service: &Service) -> Vec<Part<'_>> {
    let mut all = Vec::new();
    all.extend((!service.audiences.is_empty()).then_some(Part::Audiences(&service.audiences)));
    if let Some(who) = &service.eligibility {
        all.extend((!who.ages.is_empty()).then_some(Part::Ages(&who.ages)));
        all.extend(who.criteria.iter().filter(|it| it.asks != Asks::Other).map(Part::Criterion));
        all.extend(who.excluded.iter().filter(|it| !it.who.is_empty()).map(Part::Exclusion));
    }
    all
}

type AudienceKey<'a> = (Vec<&'a Id>, &'a [Party], Option<&'a Id>, [bool; 2]);

type AgeKey<'a> = (Group<'a>, [Option<u8>; 2], Option<&'a str>, Force);

impl<'a> Part<'a> {
    /// What is compared of it.
    #[must_use]
    pub fn key(&self) -> PartKey<'a> {
        match *self {
            Self::Audiences(all) => PartKey::Audiences(all.iter().map(audience_key).collect()),
            Self::Ages(all) => PartKey::Ages(all.iter().map(age_key).collect()),
            Self::Criterion(it) => PartKey::Criterion((it.group.is_empty(), &it.who), &it.asks, it.force),
            Self::Exclusion(it) => PartKey::Exclusion(&it.who),
        }
    }

    /// A service with nothing but this part, without its printed words.
    #[must_use]
    pub fn alone(&self) -> Service {
        let mut who = Eligibility::default();
        let mut audiences = Vec::new();
        let group = |printed: &str| if printed.is_empty() { String::new() } else { "*".to_owned() };
        match *self {
            Self::Audiences(all) => {
                let bare = |it: &Audience| Audience { label: String::new(), printed: String::new(), ..it.clone() };
                audiences = all.iter().map(bare).collect();
            }
            Self::Ages(all) => {
                let bare = |it: &AgeLimit| AgeLimit { group: group(&it.group), printed: String::new(), ..it.clone() };
                who.ages = all.iter().map(bare).collect();
            }
            Self::Criterion(it) => {
                who.criteria = [Criterion { group: group(&it.group), printed: String::new(), ..it.clone() }].into();
            }
            Self::Exclusion(it) => who.excluded = [Exclusion { printed: String::new(), ..it.clone() }].into(),
        }
        let is_audience = !audiences.is_empty();
        Service { audiences: audiences.into(), eligibility: (!is_audience).then_some(who), ..Service::default() }
    }
}

fn audience_key(it: &Audience) -> AudienceKey<'_> {
    let mut terms: Vec<&Id> = it.terms.iter().collect();
    terms.sort();
    (terms, &it.parties, it.place.as_ref(), [it.exhaustive, it.wider])
}

fn age_key(it: &AgeLimit) -> AgeKey<'_> {
    ((it.group.is_empty(), &it.who), [it.min, it.max], it.born_from.as_deref(), it.force)
}
