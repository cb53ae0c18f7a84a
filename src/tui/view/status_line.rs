//! The last row: what has just happened, or what can be done now.

use std::borrow::Cow;

use ratatui::text::{Line, Span};

use super::painter::Painter;
use crate::document::Role;
use crate::messages::not_read_again;
use crate::search::Problem;
use crate::text::{cells, fit_paths, strip};
use crate::tui::action::Action;
use crate::tui::command::Command;
use crate::tui::key::Key;
use crate::tui::layout::{foot, message_room};
use crate::tui::mode::{Focus, Mode};
use crate::tui::model::Model;
use crate::tui::overlays::Overlay;
use crate::tui::screens::Front;
use crate::tui::shared::Shared;

/// Between two hints.
const BETWEEN: &str = "  ";

pub(super) fn draw(canvas: &mut Painter<'_, '_>, model: &Model) {
    let shared = canvas.shared;
    let area = foot(shared.area);
    if let Some((text, role)) = said(model) {
        let room = message_room(area);
        let shown = shared.glyphs.show(&text);
        canvas.text(area, &format!(" {}", fit_paths(&shown, room, shared.glyphs.ellipsis)), canvas.style(role));
        return;
    }
    let mut spans = vec![Span::raw(" ")];
    let mut room = usize::from(area.width).saturating_sub(1);
    if let Some(waiting) = waiting(model) {
        room = room.saturating_sub(cells(&waiting) + BETWEEN.len());
        spans.push(Span::styled(waiting + BETWEEN, canvas.style(Role::Strong)));
    }
    for Hint { key, word, .. } in fitting(hints(model), room) {
        spans.push(Span::styled(key.into_owned(), canvas.style(Role::Key)));
        spans.push(Span::styled(format!(" {word}{BETWEEN}"), canvas.style(Role::Quiet)));
    }
    canvas.line(area, &Line::from(spans));
}

/// The keys that wait for others, with a sign that they do.
fn waiting(model: &Model) -> Option<String> {
    let pending = model.pending.in_mode(model.mode());
    let pressed = model.shared.glyphs.show(&pending.to_string()).into_owned();
    (!pending.is_empty()).then(|| pressed + model.shared.glyphs.ellipsis)
}

/// What is said instead of hints: that nobody has touched a key for too long, what has just happened, what of the query is not
/// understood, what Tab offers next.
fn said(model: &Model) -> Option<(Cow<'_, str>, Role)> {
    if let Some(seconds) = model.shared.leaving_in {
        return Some((model.shared.messages().toasts.leaving(seconds).into(), Role::Warning));
    }
    if let Some(toast) = &model.shared.toast {
        let role = if toast.is_warning { Role::Warning } else { Role::Strong };
        return Some((Cow::Borrowed(&toast.text), role));
    }
    if let Some(front) = &model.screen.front {
        let Front::Phones(phones) = front else { return None };
        let problem = phones.query.value().problems().first().filter(|_| phones.is_typing)?;
        return Some((model.shared.messages().problem(problem).into(), Role::Warning));
    }
    // What lies over a query has hints of its own.
    if !model.overlays.is_empty() {
        return None;
    }
    let browse = model.browse();
    let is_said = |problem: &&Problem| match browse.focus {
        Focus::Query => true,
        Focus::Facets => problem.is_fatal(),
        _ => false,
    };
    if let Some(problem) = browse.problems().find(is_said) {
        return Some((model.shared.messages().problem(problem).into(), Role::Warning));
    }
    if let Some(error) = &model.shared.faults {
        return Some((strip(&not_read_again(model.shared.lang, error)).into_owned().into(), Role::Warning));
    }
    let coming: Vec<&str> = browse.cycle.as_ref()?.coming().collect();
    Some((coming.join("  ").into(), Role::Quiet))
}

/// As many hints as there is room for, the first first; but how to get help and how to leave are always among them.
fn fitting(mut hints: Vec<Hint<'_>>, room: usize) -> Vec<Hint<'_>> {
    let width = |hint: &Hint<'_>| cells(&hint.key) + 1 + cells(&hint.word) + BETWEEN.len();
    // Nothing stands behind the last one.
    let mut left = (room + BETWEEN.len()).saturating_sub(hints.iter().filter(|hint| hint.is_needed).map(width).sum());
    hints.retain(|hint| {
        hint.is_needed || {
            let fits = width(hint) <= left;
            // What comes after one that does not fit is worth less.
            left = if fits { left - width(hint) } else { 0 };
            fits
        }
    });
    hints
}

/// A key with the word for what it does.
#[derive(Debug, Clone)]
struct Hint<'a> {
    /// Whether there is always room for it: how to get help, and how to leave.
    is_needed: bool,
    key: Cow<'a, str>,
    word: Cow<'a, str>,
}

/// The keys most worth knowing where the reader is, the most useful first: as many as fit are shown. Behind the beginning
/// of a sequence these are the keys that it can go on with.
fn hints(model: &Model) -> Vec<Hint<'_>> {
    let is_in_browser = model.screen.front.is_none() && model.overlays.is_empty();
    let marked = if is_in_browser { model.browse().marked().0 } else { 0 };
    // Of one code there is no next.
    let is_one_code = matches!(model.overlays.last(), Some(Overlay::Qr(shown)) if shown.place().is_none());
    let leads_on = |action: Action| matches!(action, Action::NextRecord | Action::PreviousRecord);
    let line = model.hint_line();
    let before = model.pending.in_mode(line.mode()).keys();
    if !before.is_empty() {
        return following(model, line.mode(), before);
    }
    let bound = model.shared.keymap.hints(line).into_iter();
    let bound = bound.filter(|bound| !(is_one_code && leads_on(bound.command.action)));
    // What cannot be done with an entry that was withdrawn is no hint there.
    let is_possible = |action| !is_in_browser || !model.browse().is_only_read(action, &model.shared);
    let bound = bound.filter(|bound| is_possible(bound.command.action));
    bound.map(|bound| hint(&model.shared, bound.command, bound.label(line.mode()), marked)).collect()
}

fn following<'a>(model: &'a Model, mode: Mode, before: &'a [Key]) -> Vec<Hint<'a>> {
    let mut hints: Vec<Hint<'_>> = Vec::new();
    for (key, command) in model.shared.keymap.following(mode, before) {
        let key: Cow<'_, str> = key.to_string().into();
        match command {
            Some(command) => hints.push(Hint { key, ..hint(&model.shared, command, "", 0) }),
            None if hints.iter().any(|hint| hint.key == key) => {}
            None => hints.push(Hint { is_needed: false, key, word: model.shared.glyphs.ellipsis.into() }),
        }
    }
    hints
}

/// A hint; of what is done to marked entries, to how many.
fn hint<'a>(shared: &Shared, command: &Command, key: &'a str, marked: usize) -> Hint<'a> {
    let (action, commands) = (command.action, &shared.messages().commands);
    let text = match action {
        // Where something is to be picked, the key that opens an entry takes it; where several are, Tab marks one.
        Action::Open if shared.pick.is_some() => &commands.choose,
        Action::Complete if shared.picks_several => &commands.mark,
        _ => (command.text)(shared.messages()),
    };
    let is_for_marked = match action {
        Action::Open => shared.picks_several,
        Action::CopyPhone | Action::CopyOther | Action::ShowCode | Action::Export => true,
        _ => false,
    };
    let word = if is_for_marked && marked > 0 {
        shared.messages().marks.hint(text.hint, marked).into()
    } else {
        text.hint.into()
    };
    let is_needed = matches!(action, Action::Help | Action::Quit);
    Hint { is_needed, key: key.into(), word }
}
