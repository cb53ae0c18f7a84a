//! What is told of whoever asks. What is not told is not judged.

use super::Births;
use crate::directory::{Degree, Id, Party, Rank, Sex};

/// Somebody who asks what there is for him, her or it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// When they may have been born.
    pub born: Option<Births>,
    /// The sex.
    pub sex: Option<Sex>,
    /// Whose citizen they are.
    pub nationality: Option<Place>,
    /// Where they work all day, or are registered.
    pub residence: Option<Place>,
    /// The highest degree that they have.
    pub degree: Option<Degree>,
    /// Whether they study.
    pub studies: Option<Studies>,
    /// The professional rank.
    pub rank: Option<Rank>,
    /// The fields that they work in: ids of the directory's fields of work.
    pub fields: Vec<Id>,
    /// What they are: ids of audience terms for people.
    pub roles: Vec<Id>,
    /// The kind of body that they are, or that they work in: ids of audience terms for bodies.
    pub bodies: Vec<Id>,
    /// As what they would apply, where that is told.
    pub party: Option<Party>,
}

/// A place that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One of the directory's places.
    Known(Id),
    /// Any other.
    Elsewhere,
}

/// Whether somebody studies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Studies {
    /// For no degree.
    No,
    /// For this one.
    For(Degree),
}

impl Person {
    /// As what they apply: as is told, else as one person if something is told that only a person has, else as the body whose
    /// kind is told.
    #[must_use]
    pub fn applies_as(&self) -> Option<Party> {
        let told = || (!self.bodies.is_empty()).then_some(Party::Body);
        self.party.or_else(|| if self.is_personal() { Some(Party::Individual) } else { told() })
    }

    /// Whether something is told that no body has: an age, a sex, a citizenship, a degree, a rank, a field, a role.
    #[must_use]
    pub fn is_personal(&self) -> bool {
        self.born.is_some()
            || self.sex.is_some()
            || self.nationality.is_some()
            || self.degree.is_some()
            || self.studies.is_some()
            || self.rank.is_some()
            || !self.fields.is_empty()
            || !self.roles.is_empty()
    }
}
