//! The query: typing, completing, clearing, and what its answers do to the list.

use tui_input::{Input, InputRequest};

use crate::search::SearchResponse;
use crate::text::{foreign, strip};
use crate::tui::action::{Effect, Toast};
use crate::tui::complete::complete;
use crate::tui::mode::Focus;
use crate::tui::model::Model;

/// A query longer than this is a mistake: a file pasted, a cat on the keyboard.
const LONGEST_QUERY: usize = 200;

pub(super) fn find(model: &mut Model) {
    model.typing = true;
    model.focus = Focus::List;
    model.query.handle(InputRequest::GoToEnd);
}

pub(super) fn clear_query(model: &mut Model) -> Vec<Effect> {
    model.typing = false;
    if model.query.value().is_empty() {
        return Vec::new();
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
    model.query.value().chars().count() < LONGEST_QUERY && foreign(c).is_none()
}

pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if model.popup.is_some() {
        return Vec::new();
    }
    find(model);
    let room = LONGEST_QUERY.saturating_sub(model.query.value().chars().count());
    let pasted: Vec<char> = strip(text.trim()).chars().take(room).collect();
    for c in &pasted {
        model.query.handle(InputRequest::InsertChar(*c));
    }
    if pasted.is_empty() { Vec::new() } else { refilter(model, false) }
}

pub(super) fn tab(model: &mut Model) -> Vec<Effect> {
    if complete(&mut model.query, &mut model.round, model.index.as_deref()) {
        return refilter(model, false);
    }
    model.toast = Some(Toast { text: model.messages().toasts.completed_none.to_owned(), is_warning: false });
    Vec::new()
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
    let entries = answer.found.hits.iter().map(|hit| hit.record).collect();
    model.list.show(entries, answer.found.total, None);
    Vec::new()
}
