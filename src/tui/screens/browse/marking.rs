//! Marking entries: one by one, a range, all that is shown; and the list of the marked alone.

use std::ops::Range;

use super::copying::nothing_selected;
use super::marks::Marks;
use super::query::MOST_HITS;
use super::state::Browse;
use crate::directory::{RecordIdx, RecordList};
use crate::tui::action::{Action, Effect};
use crate::tui::mode::{Focus, Mode};
use crate::tui::motion::Motion;
use crate::tui::shared::Shared;

/// What picks several entries.
const PICKS_SEVERAL: &str = "kechuang pick --multi";

/// How many entries are marked, counted once for each list and each change.
#[derive(Debug, Clone, Default)]
pub(super) struct MarkCount {
    counted: Option<(u64, u64, Range<usize>)>,
    marked: usize,
    absent: usize,
}

impl Browse {
    /// The marked entries, without a range that has not ended.
    #[must_use]
    pub const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Whether the entry in a row of the list is marked, or stands in the range that is being marked.
    #[must_use]
    pub fn is_marked(&self, row: usize) -> bool {
        self.range_rows().contains(&row) || self.list.entries.get(row).is_some_and(|it| self.marks.contains(it))
    }

    /// How many entries are marked, those of the range among them, and how many of them the list does not show.
    #[must_use]
    pub const fn marked(&self) -> (usize, usize) {
        (self.mark_count.marked, self.mark_count.absent)
    }

    /// Whether the list shows the marked entries alone, whatever the query.
    #[must_use]
    pub const fn lists_marked(&self) -> bool {
        self.marks.is_listed
    }

    /// The rows of the range that is being marked, from where it began to the cursor.
    fn range_rows(&self) -> Range<usize> {
        let cursor = self.list.rows.cursor;
        self.marks.range().map_or(0..0, |(row, _)| row.min(cursor)..row.max(cursor).saturating_add(1))
    }

    /// Marks the entry under the cursor, or takes its mark away, and goes on to the next. In a range it ends that.
    pub(super) fn mark(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if !may_mark(shared) || self.settle_range() {
            return Vec::new();
        }
        let Some(entry) = self.list.selected() else { return nothing_selected(shared) };
        if self.marks.contains(entry) {
            self.marks.remove(std::iter::once(entry));
        } else {
            self.marks.add(std::iter::once(entry));
        }
        self.earlier.is_list_moved = true;
        self.list.step(Motion::Down);
        Vec::new()
    }

    /// Begins a range at the cursor, or ends it.
    pub(super) fn mark_range(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if !may_mark(shared) || self.settle_range() {
            return Vec::new();
        }
        let Some(entry) = self.list.selected() else { return nothing_selected(shared) };
        self.marks.set_range(Some((self.list.rows.cursor, entry)));
        let label = |action| shared.keymap.label(Mode::List, action);
        let said = shared.messages().marks.range_begun(label(Action::MarkRange), label(Action::ClearQuery));
        shared.say(said);
        Vec::new()
    }

    /// Marks all entries that are listed, or takes their marks away where all of them have one. What a folded group hides
    /// is not listed.
    pub(super) fn mark_all(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if !may_mark(shared) {
            return Vec::new();
        }
        self.settle_range();
        let entries = &self.list.entries;
        if entries.is_empty() {
            return nothing_selected(shared);
        }
        let (count, said) = (entries.len(), &shared.messages().marks);
        // Excluded entries that are folded away count in the total as little as in the list.
        let is_cut = count == MOST_HITS && count < self.list.total;
        let text = if entries.iter().all(|entry| self.marks.contains(entry)) {
            self.marks.remove(entries.iter());
            said.all_unmarked(count)
        } else {
            self.marks.add(entries.iter());
            if is_cut { said.best_marked(count, self.list.total) } else { said.all_marked(count) }
        };
        shared.say(text);
        Vec::new()
    }

    /// Lists the marked entries alone, or again what the scope and the query ask for.
    pub(super) fn only_marked(&mut self, shared: &mut Shared) -> Vec<Effect> {
        self.settle_range();
        if self.marks.is_listed {
            return self.list_all(shared);
        }
        if self.marks.is_empty() {
            let key = shared.keymap.label(Mode::List, Action::Mark);
            let said = shared.messages().marks.none_marked(key);
            shared.say(said);
            return Vec::new();
        }
        self.marks.is_listed = true;
        let (entries, keep) = (self.marks.list(), self.list.selected());
        let total = entries.len();
        self.list.show(entries, total, None, keep);
        Vec::new()
    }

    /// Lists again what the scope and the query ask for, with the cursor on its entry.
    pub(super) fn list_all(&mut self, shared: &Shared) -> Vec<Effect> {
        let kept = self.list.selected();
        let effects = self.show_reached(true, shared);
        self.keeps = kept;
        effects
    }

    /// What `Esc` lets go of before the query: a range, else the list of the marked alone.
    pub(super) fn leave_marking(&mut self, shared: &mut Shared) -> Vec<Effect> {
        if self.marks.range().is_none() {
            return self.list_all(shared);
        }
        self.marks.set_range(None);
        shared.say(shared.messages().marks.range_left.to_owned());
        Vec::new()
    }

    /// Whether there is neither a query nor a scope, so that `Esc` has only marks to let go of.
    pub(super) fn has_nothing_to_clear(&self) -> bool {
        self.focus != Focus::Query && self.query.text().is_empty() && self.tree.is_at_first()
    }

    /// What `Esc` lets go of when there is nothing else: the marks, once it is pressed again.
    pub(super) fn unmark(&mut self, is_asked: bool, shared: &mut Shared) {
        let (count, said) = (self.marks.len(), &shared.messages().marks);
        if count == 0 {
            return;
        }
        let text = if is_asked {
            self.marks.clear();
            said.unmarked(count)
        } else {
            self.marks.asks_to_clear = true;
            said.to_unmark(count, shared.keymap.label(Mode::List, Action::ClearQuery))
        };
        shared.say(text);
    }

    /// Marks what stands in the range and ends it; whether there was one.
    pub(super) fn settle_range(&mut self) -> bool {
        let rows = self.range_rows();
        if self.marks.range().is_none() {
            return false;
        }
        let entries = self.list.entries.rows(rows);
        self.marks.add(entries.iter());
        self.marks.set_range(None);
        true
    }

    /// The same entries stand in other rows: a range goes on from its first one.
    pub(super) fn move_range(&mut self) {
        let moved = self.marks.range().and_then(|(_, entry)| Some((self.list.entries.row_of(entry)?, entry)));
        self.marks.set_range(moved);
    }

    /// What is to be taken along of several: the marked entries, those of a range that has not ended among them. `None`
    /// where none is marked.
    pub(super) fn several(&mut self) -> Option<RecordList> {
        self.settle_range();
        (!self.marks.is_empty()).then(|| self.marks.list())
    }

    /// Counts the marked entries, where they or the list are others than before.
    pub(super) fn count_marks(&mut self) {
        let now = (self.marks.changes(), self.list.shown(), self.range_rows());
        if self.mark_count.counted.as_ref() == Some(&now) {
            return;
        }
        let (marked, absent) = if self.marks.is_empty() && now.2.is_empty() {
            (0, 0)
        } else {
            let is_new = |entry: &RecordIdx| !self.marks.contains(*entry);
            let new = self.list.entries.rows(now.2.clone()).iter().filter(is_new).count();
            let listed = self.marks.count_in(&self.list.entries);
            (self.marks.len() + new, self.marks.len().saturating_sub(listed))
        };
        self.mark_count = MarkCount { counted: Some(now), marked, absent };
    }
}

/// Whether entries can be marked here; where only one is to be picked, it is said what picks several.
fn may_mark(shared: &mut Shared) -> bool {
    let is_possible = shared.pick.is_none() || shared.picks_several;
    if !is_possible {
        let said = shared.messages().marks.one_only(PICKS_SEVERAL);
        shared.say(said);
    }
    is_possible
}
