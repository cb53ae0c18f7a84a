//! Which words of the directory's lists hold which others.

use crate::directory::{AudienceTerm, DirectoryInfo, Id, Term};

/// How what is told stands to what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// It is that, or a part of it.
    Within,
    /// It holds that: it may be or not.
    Around,
    /// It is something else.
    Apart,
}

/// A list of words in which some hold others.
#[derive(Debug, Clone, Copy)]
pub(super) enum Terms<'a> {
    Audiences(&'a [AudienceTerm]),
    Others(&'a [Term]),
}

impl<'a> Terms<'a> {
    pub(super) fn audiences(info: &'a DirectoryInfo) -> Self {
        Self::Audiences(&info.audiences)
    }

    pub(super) fn fields(info: &'a DirectoryInfo) -> Self {
        Self::Others(&info.fields)
    }

    pub(super) fn places(info: &'a DirectoryInfo) -> Self {
        Self::Others(&info.places)
    }

    pub(super) fn relation(self, told: &Id, asked: &Id) -> Relation {
        if self.is_within(told, asked) {
            Relation::Within
        } else if self.is_within(asked, told) {
            Relation::Around
        } else {
            Relation::Apart
        }
    }

    /// Whether `inner` is `outer`, or one of those that hold it is. Words that hold each other in a circle are all the same.
    fn is_within(self, inner: &Id, outer: &Id) -> bool {
        let mut around = vec![inner];
        let mut at = 0;
        while let Some(id) = around.get(at).copied() {
            if id == outer {
                return true;
            }
            for broader in self.broader(id) {
                if !around.contains(&broader) {
                    around.push(broader);
                }
            }
            at += 1;
        }
        false
    }

    fn broader(self, id: &Id) -> &'a [Id] {
        match self {
            Self::Audiences(terms) => terms.iter().find(|it| it.id == *id).map(|it| &*it.broader),
            Self::Others(terms) => terms.iter().find(|it| it.id == *id).map(|it| &*it.broader),
        }
        .unwrap_or_default()
    }
}
