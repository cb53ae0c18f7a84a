//! The details with their scrollbar.

use ratatui::layout::Rect;

use super::{has_focus, title_end};
use crate::document::{Role, Subject};
use crate::tui::layout::{Arrangement, Panes};
use crate::tui::mode::Focus;
use crate::tui::screens::browse::{Browse, Detail};
use crate::tui::shared::Shared;
use crate::tui::view::painter::Painter;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, browse: &Browse, panes: &Panes) {
    let shared = canvas.shared;
    let has_focus = has_focus(canvas, browse, Focus::Detail);
    let (way, position) = (way(shared, browse, panes.arrangement), position(shared, &browse.detail));
    let position = title_end(shared, browse, panes, position);
    canvas.title(panes.detail.title, &way, &position, has_focus);
    let body = panes.detail.body;
    if browse.focus == Focus::Detail {
        canvas.stand_at(inset(body));
    }
    if browse.detail.subject.is_none() && shared.directory.is_some() {
        canvas.text(inset(body), shared.messages().panes.nothing_chosen, canvas.style(Role::Quiet));
        return;
    }
    let (page, offset) = (&browse.detail.page, browse.detail.offset);
    if let Some(directory) = &shared.directory {
        canvas.lines(body, page.lines_from(directory, offset));
    }
    canvas.scrollbar(body, page.len(), offset);
}

/// Where the first line's text begins.
fn inset(body: Rect) -> Rect {
    let margin = body.width.min(1);
    Rect { x: body.x + margin, width: body.width - margin, height: body.height.min(1), ..body }
}

/// The pane's name; on a narrow terminal with the way to it.
fn way<'a>(shared: &'a Shared, browse: &'a Browse, arrangement: Arrangement) -> Vec<&'a str> {
    let is_comparison = matches!(browse.detail.subject, Some(Subject::Comparison(..)));
    let messages = shared.messages();
    let word = if is_comparison { messages.facts.comparison } else { messages.panes.detail };
    match (&shared.directory, arrangement) {
        (Some(directory), Arrangement::Narrow) => {
            let scope = browse.tree.selected().map_or(shared.messages().panes.all, |node| &node.label);
            vec![&directory.info().short_title, scope, word]
        }
        _ => vec![word],
    }
}

/// Which lines are seen; nothing where all are.
fn position(shared: &Shared, detail: &Detail) -> String {
    let (total, height, offset) = (detail.page.len(), detail.height, detail.offset);
    if total <= height {
        return String::new();
    }
    format!("{} ", shared.messages().panes.position(offset + 1, (offset + height).min(total), total))
}
