//! The query: typing, completing, clearing, and what its answers do to the list.

use tui_input::InputRequest;

use super::complete::complete;
use super::counts::NodeCounts;
use super::reach::Reach;
use super::snippets::Snippets;
use super::state::Browse;
use crate::search::{NotCompleted, Outside, Problem, Query, SearchRequest, SearchResponse};
use crate::tui::action::Effect;
use crate::tui::mode::Focus;
use crate::tui::shared::Shared;

/// The list keeps this many of the best; nobody scrolls further.
pub(super) const MOST_HITS: usize = 2_000;

impl Browse {
    pub(super) fn find(&mut self) {
        self.focus = Focus::Query;
        self.earlier.is_list_moved = false;
        self.query.to_end();
    }

    /// Begins to type a query. One that still stands from the last time makes room: whoever starts the program and types a
    /// name means that name alone.
    pub(super) fn find_anew(&mut self, shared: &Shared) -> Vec<Effect> {
        self.find();
        let restored = self.earlier.restored.take();
        if restored.is_none_or(|restored| restored != self.query.text()) {
            return Vec::new();
        }
        self.earlier.leave(self.query.text());
        self.query.set(String::new(), 0);
        self.refilter(true, shared)
    }

    /// Finds a text, and goes to the list of what is found.
    pub(in crate::tui) fn find_text(&mut self, text: String, shared: &Shared) -> Vec<Effect> {
        self.places.under_way = None;
        self.cycle = None;
        self.earlier.leave(self.query.text());
        let caret = text.chars().count();
        self.query.set(text, caret);
        self.focus = Focus::List;
        self.refilter(false, shared)
    }

    /// Takes the query away and leaves it; where there is neither, everything is shown.
    pub(super) fn clear_query(&mut self, shared: &Shared) -> Vec<Effect> {
        let was_typing = self.focus == Focus::Query;
        if was_typing {
            self.focus = Focus::List;
        }
        if self.query.text().is_empty() {
            let is_moved = !was_typing && self.tree.select_first();
            return if is_moved { self.rescope(true, shared) } else { Vec::new() };
        }
        self.earlier.leave(self.query.text());
        self.query.set(String::new(), 0);
        // The entry that was found stays under the cursor, now among its neighbours.
        self.refilter(true, shared)
    }

    pub(in crate::tui) fn edit(&mut self, request: InputRequest, shared: &Shared) -> Vec<Effect> {
        if self.edit_page_query(request) {
            return Vec::new();
        }
        self.places.under_way = None;
        let is_taken = request == InputRequest::DeletePrevChar && self.take_condition();
        if !is_taken && !self.query.edit(request) {
            return Vec::new();
        }
        self.earlier.is_list_moved = false;
        self.refilter(false, shared)
    }

    /// Takes out of the query what was read as a field and ends at the caret.
    fn take_condition(&mut self) -> bool {
        if self.is_searching() {
            return false;
        }
        // What is read is the text without the blanks around it.
        let (before, _) = self.query.around_caret();
        let blanks = before.len() - before.trim_start().len();
        let ending = self.conditions().iter().find(|it| it.range.end + blanks == before.len());
        let Some(range) = ending.map(|it| it.range.start + blanks..it.range.end + blanks) else { return false };
        self.query.take_out(range)
    }

    /// Says that the query takes no more, where that is so and nothing else is said.
    pub(in crate::tui) fn tell_full(&self, shared: &mut Shared) {
        if self.prompt().is_full() && shared.toast.is_none() {
            tell_too_long(shared);
        }
    }

    pub(in crate::tui) fn paste(&mut self, text: &str, shared: &mut Shared) -> Vec<Effect> {
        if let Some(inserted) = self.paste_on_page(text) {
            if inserted.is_cut {
                tell_too_long(shared);
            }
            return Vec::new();
        }
        self.places.under_way = None;
        let effects = if self.focus == Focus::Query { Vec::new() } else { self.find_anew(shared) };
        let inserted = self.query.insert(text);
        if inserted.is_cut {
            tell_too_long(shared);
        }
        if inserted.any { self.refilter(false, shared) } else { effects }
    }

    pub(super) fn complete(&mut self, shared: &mut Shared) -> Vec<Effect> {
        let before = self.query.clone();
        let naming = shared.messages().naming();
        if !complete(&mut self.query, &mut self.cycle, shared.index.as_deref(), naming, shared.keeps()) {
            self.say_not_completed(shared);
            return Vec::new();
        }
        if self.query.is_too_long() {
            self.query = before;
            self.cycle = None;
            tell_too_long(shared);
            return Vec::new();
        }
        self.refilter(false, shared)
    }

    /// Says why there is nothing to complete: of a value which there are, or how it is written.
    fn say_not_completed(&self, shared: &mut Shared) {
        let messages = shared.messages();
        let (before, _) = self.query.around_caret();
        match shared.index.as_ref().and_then(|index| index.not_completed(before)) {
            Some(NotCompleted::Wrong(problem)) => {
                shared.warn(messages.problem(&problem));
            }
            Some(NotCompleted::Free(field)) => shared.say(messages.field(field).to_owned()),
            None => shared.say(messages.toasts.completed_none.to_owned()),
        }
    }

    /// Shows what the scope and the query ask for. Without a query the scope as it is; with one, the search is
    /// asked, and the list stays as it was until it answers.
    pub(super) fn refilter(&mut self, keep_entry: bool, shared: &Shared) -> Vec<Effect> {
        self.reach = self.reach.of_next_query();
        self.show_reached(keep_entry, shared)
    }

    /// Another node of the tree is the scope: the list shows it.
    pub(super) fn rescope(&mut self, keep_entry: bool, shared: &Shared) -> Vec<Effect> {
        self.reach = Reach::default();
        self.show_reached(keep_entry, shared)
    }

    /// Shows what the query asks for as far as the list reaches.
    pub(super) fn show_reached(&mut self, keep_entry: bool, shared: &Shared) -> Vec<Effect> {
        self.is_asked_again = false;
        self.keeps = None;
        self.settle_range();
        self.marks.is_listed = false;
        if self.is_filtered() {
            let request = self.ask(shared);
            // Names that cannot be searched yet are asked for once they can; until then the question stands.
            return if shared.index.is_some() { vec![Effect::Search(Box::new(request))] } else { Vec::new() };
        }
        self.answer_problems.clear();
        self.meaning = None;
        self.outside = Outside::default();
        self.counts = NodeCounts::default();
        self.snippets = Snippets::default();
        self.reasons.forget();
        self.lists_excluded = false;
        self.asked += 1;
        self.answered = self.asked;
        let entries = self.reached(shared);
        let keep = self.list.selected().filter(|_| keep_entry);
        let total = entries.len();
        self.list.show(entries, total, None, keep);
        self.list.withdrawn = self.withdrawn_reached(shared);
        self.count_unfiltered(shared)
    }

    /// The next question to the search, as far as the list reaches.
    pub(super) fn ask(&mut self, shared: &Shared) -> SearchRequest {
        self.asked += 1;
        let scope = self.is_scoped(shared).then(|| self.scoped());
        // Without a query the list needs none.
        let limit = if self.is_filtered() { MOST_HITS } else { 0 };
        let query = self.query.value().clone().on(shared.today).with_own(&shared.own.records);
        let counts_facets = self.facets.is_open;
        let query = if self.lists_excluded { query.with_excluded() } else { query };
        SearchRequest { serial: self.asked, query, scope, limit, counts_facets }
    }

    pub(in crate::tui) fn indexed(&mut self, shared: &Shared) -> Vec<Effect> {
        // The marked are listed whatever the query, which is asked when they are no more.
        if !self.is_filtered() || self.marks.is_listed {
            return self.count_unfiltered(shared);
        }
        let is_asked_again = self.is_asked_again;
        let effects = self.refilter(false, shared);
        self.is_asked_again = is_asked_again;
        effects
    }

    /// Shows an answer. One that finds nothing in a scope is no dead end, and one of slips hides nothing that stands outside
    /// as typed: everything is searched then.
    pub(in crate::tui) fn found(&mut self, answer: &SearchResponse, shared: &Shared) -> Vec<Effect> {
        if answer.serial != self.asked {
            return Vec::new();
        }
        if !self.is_filtered() || self.marks.is_listed {
            // Only the facets were asked for.
            self.facets.counted(answer.facets.as_ref());
            return Vec::new();
        }
        if self.reaches_beyond(&answer.found, shared) {
            return vec![Effect::Search(Box::new(self.ask(shared)))];
        }
        self.answered = answer.serial;
        self.facets.counted(answer.facets.as_ref());
        self.answer_problems.clone_from(&answer.found.problems);
        self.meaning.clone_from(&answer.found.meaning);
        self.outside = answer.found.outside;
        self.counts = NodeCounts::new(answer.found.matching.clone());
        self.snippets = Snippets::default();
        self.reasons.forget();
        let grouping = self.group(answer.found.groups);
        let entries = answer.found.hits.iter().map(|hit| hit.record).collect();
        // Whoever has not left the first row wants the best, whichever it is; whoever has, stays on the entry.
        let stays = self.is_asked_again && !(self.focus == Focus::Query && self.list.rows.cursor == 0);
        self.is_asked_again = false;
        let keep = self.keeps.take();
        if stays {
            self.list.replace(entries, answer.found.total, grouping, self.list.selected());
            self.move_range();
        } else {
            self.settle_range();
            self.list.show(entries, answer.found.total, grouping, keep);
        }
        self.settle(shared);
        Vec::new()
    }
}

/// Says that a text typed takes no more.
pub(in crate::tui) fn tell_too_long(shared: &mut Shared) {
    let text = shared.messages().problem(&Problem::TooLong { most: Query::LONGEST });
    shared.warn(text);
}
