//! What a search answers.

use super::matching::rank::Tier;
use super::meaning::Meaning;
use super::query::fields::Problem;
use super::query::plain_words::Condition;
use super::record_set::RecordSet;
use super::standing::Standing;
use crate::directory::RecordIdx;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best answers of the scope, best first, at most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many answers there are in the scope.
    pub total: usize,
    /// How the best of them was found; `None` where there is none, and where the query asks for nothing.
    pub best: Option<Tier>,
    /// The answers out of the scope.
    pub outside: Outside,
    /// How many answers of the scope stand in which group, in the order in which `hits` has them; `None` where the query
    /// tells neither of a person nor of a time.
    pub groups: Option<Groups>,
    /// All answers, in the scope and out of it; `None` where nothing was asked, so that everything answers.
    pub matching: Option<RecordSet>,
    /// How the query was understood, where no name answers it; `None` where one does.
    pub meaning: Option<Meaning>,
    /// What of the query this directory has nothing for.
    pub problems: Vec<Problem>,
}

impl Found {
    /// What of the query was read as fields.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        self.meaning.as_ref().map_or(&[], |meaning| &meaning.conditions)
    }

    /// Whether what was found out of the scope is of a better kind than all in it: as typed, where there are only slips.
    #[must_use]
    pub fn is_better_outside(&self) -> bool {
        self.outside.best > self.best
    }
}

/// How the answers stand to what a query tells of a person (age, sex) and of a time (month, open on a day).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Groups {
    /// Printed conditions say that they fit, and dates that are known that it is the time.
    pub fits: usize,
    /// What is printed leaves it open.
    pub to_read: usize,
    /// A printed condition or date says otherwise. They are among the answers only where they were asked for.
    pub excluded: usize,
}

impl Groups {
    /// How the answer at a place of the list stands, from 0.
    #[must_use]
    pub const fn standing(&self, place: usize) -> Standing {
        if place < self.fits {
            Standing::Fits
        } else if place < self.fits + self.to_read {
            Standing::ToRead
        } else {
            Standing::Excluded
        }
    }

    /// How many answers stand so.
    #[must_use]
    pub const fn count_of(&self, standing: Standing) -> usize {
        match standing {
            Standing::Fits => self.fits,
            Standing::ToRead => self.to_read,
            Standing::Excluded => self.excluded,
        }
    }

    pub(super) const fn count(&mut self, standing: Standing) {
        match standing {
            Standing::Fits => self.fits += 1,
            Standing::ToRead => self.to_read += 1,
            Standing::Excluded => self.excluded += 1,
        }
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            fits: self.fits + other.fits,
            to_read: self.to_read + other.to_read,
            excluded: self.excluded + other.excluded,
        }
    }
}

/// The answers out of the scope.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outside {
    /// How many there are.
    pub total: usize,
    /// How the best of them was found; `None` where there is none.
    pub best: Option<Tier>,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub record: RecordIdx,
    /// How good it is: bigger is better; comparable within one answer only. 0 where nothing was asked.
    pub score: u32,
    /// How it was found; `Exact` where nothing was asked.
    pub tier: Tier,
}
