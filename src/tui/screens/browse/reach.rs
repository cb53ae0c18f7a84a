//! How far the list reaches: the tree's scope, or everything, by the reader's wish or because the scope holds nothing
//! that is as good as what stands outside.

use super::state::Browse;
use crate::directory::{RecordIdx, RecordList};
use crate::search::Found;
use crate::tui::action::Effect;
use crate::tui::mode::Focus;
use crate::tui::shared::Shared;

/// How far the list reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// The scope, until an answer says that there is better outside.
    #[default]
    Scope,
    /// The scope whatever stands outside: the reader has come back to it.
    ScopeOnly,
    /// Everything: the reader wished so.
    Everything,
    /// Everything: nothing in the scope matches the query.
    NothingInside,
    /// Everything: what matches in the scope is not as typed, and what does outside is better.
    LesserInside,
}

impl Reach {
    /// Whether it is all of the directory.
    #[must_use]
    pub const fn is_everything(self) -> bool {
        matches!(self, Self::Everything | Self::NothingInside | Self::LesserInside)
    }

    /// How far another query reaches: what the reader wished stays.
    pub(super) const fn of_next_query(self) -> Self {
        match self {
            Self::Everything => Self::Everything,
            Self::Scope | Self::ScopeOnly | Self::NothingInside | Self::LesserInside => Self::Scope,
        }
    }

    /// How far to reach instead of the scope that gave this answer.
    const fn beyond(found: &Found) -> Self {
        if found.total == 0 { Self::NothingInside } else { Self::LesserInside }
    }
}

impl Browse {
    /// How far the list reaches.
    #[must_use]
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// Whether the tree's cursor stands on less than everything. Among the withdrawn nothing is looked for, but in
    /// everything.
    fn has_scope(&self, shared: &Shared) -> bool {
        let looks_beyond = self.is_at_withdrawn() && self.is_filtered();
        !looks_beyond && self.scoped().len() != shared.record_count()
    }

    /// Whether a query is looked for in less than everything.
    #[must_use]
    pub fn is_scoped(&self, shared: &Shared) -> bool {
        !self.reach.is_everything() && self.has_scope(shared)
    }

    /// The records that the list shows without a query.
    pub(super) fn reached(&self, shared: &Shared) -> RecordList {
        match (&shared.directory, self.reach.is_everything()) {
            (Some(directory), true) => directory.all(),
            _ => self.scoped(),
        }
    }

    /// Goes from the scope to everything, or back; query and entry stay.
    pub(super) fn widen(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if !self.has_scope(shared) {
            shared.say(shared.messages().toasts.is_everything.to_owned());
            return Vec::new();
        }
        self.reach = if self.reach.is_everything() { Reach::ScopeOnly } else { Reach::Everything };
        let kept = self.kept_entry();
        let effects = self.show_reached(true, shared);
        self.keeps = kept;
        effects
    }

    /// The entry that stays under the cursor. Whoever types and has not left the first row wants the best, whichever it
    /// is.
    fn kept_entry(&self) -> Option<RecordIdx> {
        let wants_best = self.focus == Focus::Query && self.list.rows.cursor == 0;
        self.list.selected().filter(|_| !wants_best)
    }

    /// Reaches for everything where an answer of the scope says that better stands outside; whether it does.
    pub(super) fn reaches_beyond(&mut self, found: &Found, shared: &Shared) -> bool {
        let goes = self.reach == Reach::Scope && self.is_scoped(shared) && found.is_better_outside();
        if goes {
            self.reach = Reach::beyond(found);
        }
        goes
    }
}
