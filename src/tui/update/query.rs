//! The query: typing, completing, clearing, and what its answers do to the list.

use tui_input::{Input, InputRequest};

use crate::search::{Problem, Query, SearchResponse};
use crate::text::{foreign, strip};
use crate::tui::action::{Effect, Toast};
use crate::tui::complete::complete;
use crate::tui::mode::Focus;
use crate::tui::model::Model;

pub(super) fn find(model: &mut Model) {
    model.typing = true;
    model.focus = Focus::List;
    model.query.handle(InputRequest::GoToEnd);
}

/// Takes the query away and leaves it; where there is neither, everything is shown.
pub(super) fn clear_query(model: &mut Model) -> Vec<Effect> {
    let was_typing = std::mem::take(&mut model.typing);
    if model.query.value().is_empty() {
        return if !was_typing && model.tree.select_first() { refilter(model, true) } else { Vec::new() };
    }
    model.query = Input::default();
    // The entry that was found stays under the cursor, now among its neighbours.
    refilter(model, true)
}

pub(super) fn edit(model: &mut Model, request: InputRequest) -> Vec<Effect> {
    if matches!(request, InputRequest::InsertChar(c) if !is_taken(model, c)) {
        return Vec::new();
    }
    let changed = model.query.handle(request).is_some_and(|change| change.value);
    if changed { refilter(model, false) } else { Vec::new() }
}

/// Whether the query takes a character: it has an end, and what must not reach a terminal never gets in.
pub(super) fn is_taken(model: &Model, c: char) -> bool {
    !is_full(model) && foreign(c).is_none()
}

fn is_full(model: &Model) -> bool {
    length(model) >= Query::LONGEST
}

fn length(model: &Model) -> usize {
    model.query.value().chars().count()
}

/// Says that the query takes no more, where that is so.
pub(super) fn tell_full(model: &mut Model) {
    if is_full(model) && model.toast.is_none() {
        tell_too_long(model);
    }
}

fn tell_too_long(model: &mut Model) {
    let text = model.messages().problem(&Problem::TooLong { most: Query::LONGEST });
    model.toast = Some(Toast { text, is_warning: true });
}

pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if model.popup.is_some() {
        return Vec::new();
    }
    find(model);
    let room = Query::LONGEST.saturating_sub(length(model));
    let text = strip(text.trim());
    let mut left = text.chars();
    let pasted = left.by_ref().take(room).map(|c| model.query.handle(InputRequest::InsertChar(c))).count();
    if left.next().is_some() {
        tell_too_long(model);
    }
    if pasted == 0 { Vec::new() } else { refilter(model, false) }
}

pub(super) fn tab(model: &mut Model) -> Vec<Effect> {
    let before = model.query.clone();
    if !complete(&mut model.query, &mut model.round, model.index.as_deref()) {
        model.toast = Some(Toast { text: model.messages().toasts.completed_none.to_owned(), is_warning: false });
        return Vec::new();
    }
    if length(model) > Query::LONGEST {
        model.query = before;
        model.round = None;
        tell_too_long(model);
        return Vec::new();
    }
    refilter(model, false)
}

/// Shows what the scope and the query ask for. Without a query the scope as it is; with one, the search is
/// asked, and the list stays as it was until it answers.
pub(super) fn refilter(model: &mut Model, keep_entry: bool) -> Vec<Effect> {
    model.widened = false;
    if model.is_filtered() {
        let search = model.ask();
        // Names that cannot be searched yet are asked for once they can; until then the question stands.
        return if model.index.is_some() { vec![Effect::Search(search)] } else { Vec::new() };
    }
    model.answer_problems.clear();
    model.asked += 1;
    model.answered = model.asked;
    let entries = model.scoped();
    let keep = model.list.selected().filter(|_| keep_entry);
    let total = entries.len();
    model.list.show(entries, total, keep);
    Vec::new()
}

/// Shows an answer. One that finds nothing in a scope is no dead end: everything is searched then.
pub(super) fn found(model: &mut Model, answer: &SearchResponse) -> Vec<Effect> {
    if answer.serial != model.asked {
        return Vec::new();
    }
    if answer.found.total == 0 && model.is_scoped() {
        model.widened = true;
        return vec![Effect::Search(model.ask())];
    }
    model.answered = answer.serial;
    model.answer_problems.clone_from(&answer.found.problems);
    let entries = answer.found.hits.iter().map(|hit| hit.record).collect();
    model.list.show(entries, answer.found.total, None);
    Vec::new()
}
