//! A directory that grows while it is shown: the reader stays where they are, in the tree, the list and the page.

use super::query::MOST_HITS;
use super::snippets::Snippets;
use super::state::Browse;
use crate::directory::{Directory, RecordIdx, RecordList};
use crate::tui::action::Effect;
use crate::tui::shared::Shared;
use crate::tui::tree::Tree;

impl Browse {
    /// Shows another directory, with its tree. Where there was one `before`, this one has its records too, at other
    /// places.
    pub(in crate::tui) fn loaded(&mut self, tree: Tree, before: Option<&Directory>, shared: &Shared) -> Vec<Effect> {
        let effects = self.show_loaded(tree, before, shared);
        self.go_back_to_last(shared).unwrap_or(effects)
    }

    fn show_loaded(&mut self, mut tree: Tree, before: Option<&Directory>, shared: &Shared) -> Vec<Effect> {
        tree.set_own(shared.own.nodes(shared.messages()));
        let (Some(before), Some(now)) = (before, &shared.directory) else {
            self.tree = tree;
            return self.refilter(false, shared);
        };
        let moved = |record: RecordIdx| now.index_of(before.heading(record)?.id);
        self.tree.replace(tree);
        self.detail.replace(moved);
        self.pinned = self.pinned.and_then(moved);
        self.marks.replace(moved);
        self.counts.outdate();
        self.count_changes(shared);
        self.snippets = Snippets::default();
        self.reasons.outdate();
        let selected = self.list.selected().and_then(moved);
        // Until an answer has come, there stands what stood there before the question: all of a scope.
        let is_answered = self.marks.is_listed || self.is_filtered() && self.list.entries.len() <= MOST_HITS;
        let entries: RecordList =
            if is_answered { self.list.entries.iter().filter_map(moved).collect() } else { self.reached(shared) };
        let total = if is_answered { self.list.total } else { entries.len() };
        let grouping = self.list.grouping.filter(|_| is_answered);
        self.list.replace(entries, total, grouping, selected);
        self.list.withdrawn = self.withdrawn_reached(shared);
        self.move_range();
        if self.marks.is_listed {
            self.asked += 1;
            self.answered = self.asked;
            return Vec::new();
        }
        if !self.is_filtered() {
            self.answer_problems.clear();
            self.asked += 1;
            self.answered = self.asked;
            return Vec::new();
        }
        let effects = self.refilter(false, shared);
        self.is_asked_again = true;
        effects
    }
}
