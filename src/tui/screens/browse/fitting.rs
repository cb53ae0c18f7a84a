//! What fits: the groups of an answer, and whether what does not fit is listed.

use super::state::Browse;
use crate::directory::RecordIdx;
use crate::search::{Groups, Standing};
use crate::tui::action::Effect;
use crate::tui::list::Grouping;
use crate::tui::shared::Shared;

impl Browse {
    /// The groups of an answer as the list has them. A query that makes none, because it tells of nobody and of no time, lists
    /// nothing that does not fit, and so does the next one that makes some.
    pub(super) fn group(&mut self, groups: Option<Groups>) -> Option<Grouping> {
        self.lists_excluded &= groups.is_some();
        groups.map(|groups| Grouping { groups, lists_excluded: self.lists_excluded })
    }

    /// Lists what does not fit behind what does, or no more. The cursor stays on its entry; on one that is no longer listed it
    /// goes to the last that is.
    pub(super) fn show_excluded(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if self.marks.is_listed {
            return self.list_all(shared);
        }
        let said = &shared.messages().deciding;
        let Some(grouping) = self.list.grouping.filter(|_| self.is_filtered()) else {
            shared.say(said.nobody_told.to_owned());
            return Vec::new();
        };
        let excluded = grouping.groups.excluded;
        if excluded == 0 {
            shared.say(said.none_excluded.to_owned());
            return Vec::new();
        }
        let kept = self.kept_in_fold(grouping.lists_excluded);
        self.lists_excluded = !grouping.lists_excluded;
        shared.say(if self.lists_excluded { said.listed(excluded) } else { said.folded(excluded) });
        let effects = self.show_reached(true, shared);
        self.keeps = kept;
        effects
    }

    /// The entry that stays under the cursor when what does not fit is listed, or when it `folds`.
    fn kept_in_fold(&self, folds: bool) -> Option<RecordIdx> {
        let cursor = self.list.rows.cursor;
        if !folds || self.list.group_of(cursor) != Some(Standing::Excluded) {
            return self.list.selected();
        }
        let last = (0..cursor).rev().find(|at| self.list.group_of(*at) != Some(Standing::Excluded))?;
        self.list.entries.get(last)
    }
}
