//! The last row: what has just happened, or what can be done now.

use ratatui::text::{Line, Span};

use super::Painter;
use crate::document::Role;
use crate::messages::Messages;
use crate::text::{cells, fit};
use crate::tui::action::{Action, Motion};
use crate::tui::keymap::{Command, commands_in};
use crate::tui::layout::Panes;
use crate::tui::mode::Mode;
use crate::tui::model::Model;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, panes: &Panes) {
    let model = canvas.model;
    let room = usize::from(panes.foot.width).saturating_sub(2);
    if let Some(toast) = &model.toast {
        let role = if toast.is_warning { Role::Warning } else { Role::Strong };
        let shown = model.glyphs.show(&toast.text);
        let text = format!(" {}", fit(&shown, room, model.glyphs.ellipsis));
        canvas.text(panes.foot, &text, canvas.style(role));
        return;
    }
    let mut spans = vec![Span::raw(" ")];
    if let Some(problem) = model.problems.first().filter(|_| model.typing) {
        let text = model.glyphs.show(&model.messages().problem(problem)).into_owned();
        canvas.text(panes.foot, &format!(" {}", fit(&text, room, model.glyphs.ellipsis)), canvas.style(Role::Warning));
        return;
    }
    if let Some(round) = &model.round {
        let coming: Vec<&str> = round.coming().collect();
        let text = model.glyphs.show(&coming.join("  ")).into_owned();
        canvas.text(panes.foot, &format!(" {}", fit(&text, room, model.glyphs.ellipsis)), canvas.style(Role::Quiet));
        return;
    }
    for Hint { key, word, .. } in fitting(hints(model), room + 2) {
        spans.push(Span::styled(key, canvas.style(Role::Key)));
        spans.push(Span::styled(format!(" {word}  "), canvas.style(Role::Quiet)));
    }
    canvas.line(panes.foot, &Line::from(spans));
}

/// As many hints as there is room for, the first first; but how to get help and how to leave are always among them.
fn fitting(mut hints: Vec<Hint>, room: usize) -> Vec<Hint> {
    let is_needed = |hint: &Hint| matches!(hint.action, Action::Help | Action::Quit);
    let width = |hint: &Hint| cells(hint.key) + 1 + cells(hint.word) + 2;
    let mut left = room.saturating_sub(hints.iter().filter(|hint| is_needed(hint)).map(width).sum());
    hints.retain(|hint| {
        is_needed(hint) || {
            let fits = width(hint) <= left;
            // What comes after one that does not fit is worth less.
            left = if fits { left - width(hint) } else { 0 };
            fits
        }
    });
    hints
}

/// A key with the word for what it does.
#[derive(Debug, Clone, Copy)]
struct Hint {
    action: Action,
    key: &'static str,
    word: &'static str,
}

impl Hint {
    fn of(command: &Command, messages: &Messages) -> Self {
        Self { action: command.action, key: command.chords[0], word: (command.hint)(messages) }
    }
}

/// The keys most worth knowing where the reader is, the most useful first: as many as fit are shown.
fn hints(model: &Model) -> Vec<Hint> {
    let scope = model.scope();
    let has_query = model.is_filtered();
    let actions: &[Action] = match scope {
        Mode::Tree => &[
            Action::Find,
            Action::Move(Motion::Down),
            Action::Unfold,
            Action::Fold,
            Action::ToList,
            Action::Help,
            Action::Quit,
        ],
        Mode::List if has_query => &[
            Action::Find,
            Action::CopyPhone,
            Action::Open,
            Action::ClearQuery,
            Action::ToTree,
            Action::CopyOther,
            Action::Help,
            Action::Quit,
        ],
        Mode::List => &[
            Action::Find,
            Action::CopyPhone,
            Action::Open,
            Action::ToTree,
            Action::Help,
            Action::Quit,
            Action::CopyOther,
            Action::NextPane,
        ],
        Mode::Query => &[
            Action::Open,
            Action::ClearQuery,
            Action::Move(Motion::Down),
            Action::Move(Motion::Up),
            Action::Complete,
            Action::Help,
        ],
        Mode::Detail => &[
            Action::CopyPhone,
            Action::Back,
            Action::Move(Motion::PageDown),
            Action::NextRecord,
            Action::PreviousRecord,
            Action::Find,
            Action::Help,
            Action::CopyOther,
            Action::Quit,
        ],
        Mode::Menu => &[Action::Choose, Action::Move(Motion::Down), Action::Move(Motion::Up), Action::Dismiss],
        Mode::Qr => &[Action::Dismiss],
        Mode::Help => &[Action::Dismiss, Action::Move(Motion::Down), Action::Move(Motion::PageDown)],
    };
    let command = |action: &Action| commands_in(scope).find(|command| command.action == *action);
    let messages = model.messages();
    let hint = |command: &'static Command| match command.action {
        // Where something is to be picked, the key that opens an entry takes it.
        Action::Open if model.pick.is_some() => Hint { word: messages.hints.choose, ..Hint::of(command, messages) },
        _ => Hint::of(command, messages),
    };
    actions.iter().filter_map(command).map(hint).collect()
}
