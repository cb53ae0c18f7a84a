//! The last row: what has just happened, or what can be done now.

use ratatui::text::{Line, Span};

use super::Canvas;
use crate::text::{cells, fit};
use crate::tui::action::{Action, Motion};
use crate::tui::keymap::commands_in;
use crate::tui::layout::Panes;
use crate::tui::model::Model;
use crate::tui::place::Scope;
use crate::tui::theme::Role;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, panes: &Panes) {
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
        let text = model.glyphs.show(&model.words().problem(problem)).into_owned();
        canvas.text(panes.foot, &format!(" {}", fit(&text, room, model.glyphs.ellipsis)), canvas.style(Role::Warning));
        return;
    }
    if let Some(round) = &model.round {
        let coming: Vec<&str> = round.coming().collect();
        let text = model.glyphs.show(&coming.join("  ")).into_owned();
        canvas.text(panes.foot, &format!(" {}", fit(&text, room, model.glyphs.ellipsis)), canvas.style(Role::Quiet));
        return;
    }
    let mut used = 0;
    for (key, word) in hints(model) {
        let width = cells(key) + 1 + cells(word) + 2;
        if used + width > room + 2 {
            break;
        }
        used += width;
        spans.push(Span::styled(key, canvas.style(Role::Key)));
        spans.push(Span::styled(format!(" {word}  "), canvas.style(Role::Quiet)));
    }
    canvas.line(panes.foot, &Line::from(spans));
}

/// The keys most worth knowing where the reader is, the most useful first: as many as fit are shown.
pub(in crate::tui) fn hints(model: &Model) -> Vec<(&'static str, &'static str)> {
    let scope = model.scope();
    let has_query = model.is_filtered();
    let actions: &[Action] = match scope {
        Scope::Tree => &[
            Action::Find,
            Action::Move(Motion::Down),
            Action::Unfold,
            Action::Fold,
            Action::ToList,
            Action::Help,
            Action::Quit,
        ],
        Scope::List if has_query => &[
            Action::Find,
            Action::CopyPhone,
            Action::Open,
            Action::ClearQuery,
            Action::ToTree,
            Action::CopyOther,
            Action::Help,
            Action::Quit,
        ],
        Scope::List => &[
            Action::Find,
            Action::CopyPhone,
            Action::Open,
            Action::ToTree,
            Action::Help,
            Action::Quit,
            Action::CopyOther,
            Action::NextPane,
        ],
        Scope::Query => {
            &[Action::Open, Action::ClearQuery, Action::Move(Motion::Down), Action::Move(Motion::Up), Action::Complete]
        }
        Scope::Detail => &[
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
        Scope::Menu => &[Action::Choose, Action::Move(Motion::Down), Action::Move(Motion::Up), Action::Dismiss],
        Scope::Code => &[Action::Dismiss],
        Scope::Help => &[Action::Dismiss, Action::Move(Motion::Down), Action::Move(Motion::PageDown)],
    };
    let command = |action: &Action| commands_in(scope).find(|command| command.action == *action);
    let words = model.words();
    actions.iter().filter_map(command).map(|command| (command.chords[0], (command.hint)(words))).collect()
}
