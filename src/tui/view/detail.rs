//! The details with their scrollbar.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Painter;
use crate::document::Role;
use crate::document::layout::StyledLine;
use crate::messages::fill;
use crate::tui::layout::{Arrangement, Panes};
use crate::tui::mode::Focus;
use crate::tui::model::Model;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, panes: &Panes) {
    let model = canvas.model;
    let has_focus = canvas.has_focus(Focus::Detail);
    canvas.title(panes.detail.title, &way(model, panes.arrangement), &position(model), has_focus);
    let body = panes.detail.body;
    if model.detail.record.is_none() && model.directory.is_some() {
        let margin = body.width.min(1);
        let area = Rect { x: body.x + margin, width: body.width - margin, height: body.height.min(1), ..body };
        canvas.text(area, model.messages().panes.nothing_chosen, canvas.style(Role::Quiet));
        return;
    }
    lines(canvas, body, &model.detail.page.lines, model.detail.offset);
    scrollbar(canvas, body, model.detail.page.lines.len(), model.detail.offset);
}

/// The pane's name; on a narrow terminal with the way to it.
fn way(model: &Model, arrangement: Arrangement) -> Vec<&str> {
    let word = model.messages().panes.detail;
    match (&model.directory, arrangement) {
        (Some(directory), Arrangement::Narrow) => {
            let scope = model.tree.selected().map_or(model.messages().panes.all, |node| &node.label);
            vec![&directory.info.short_title, scope, word]
        }
        _ => vec![word],
    }
}

/// Which lines are seen; nothing where all are.
fn position(model: &Model) -> String {
    let (total, height, offset) = (model.detail.page.lines.len(), model.detail.height, model.detail.offset);
    if total <= height {
        return String::new();
    }
    let things = [offset + 1, (offset + height).min(total), total].map(|number| number.to_string());
    let position =
        fill(model.messages().panes.position, &[("first", &things[0]), ("last", &things[1]), ("total", &things[2])]);
    format!("{position} ")
}

/// The lines of a page from `offset` on, one column in from the left.
pub(super) fn lines(canvas: &mut Painter<'_, '_>, body: Rect, lines: &[StyledLine], offset: usize) {
    let margin = body.width.min(1);
    for (y, line) in (body.top()..body.bottom()).zip(lines.iter().skip(offset)) {
        let spans: Vec<Span<'_>> =
            line.0.iter().map(|(text, role)| Span::styled(text.as_str(), canvas.style(*role))).collect();
        let area = Rect { x: body.x + margin, y, width: body.width - margin, height: 1 };
        canvas.line(area, &Line::from(spans));
    }
}

/// A scrollbar in the last column; none where everything is seen.
pub(super) fn scrollbar(canvas: &mut Painter<'_, '_>, body: Rect, total: usize, offset: usize) {
    let height = usize::from(body.height);
    if total <= height || height == 0 || body.width == 0 {
        return;
    }
    let glyphs = canvas.model.glyphs;
    let thumb = (height * height / total).clamp(1, height);
    let hidden = total - height;
    let start = (offset * (height - thumb) + hidden / 2) / hidden;
    for (row, y) in (body.top()..body.bottom()).enumerate() {
        let sign = if (start..start + thumb).contains(&row) { glyphs.thumb } else { glyphs.track };
        let area = Rect { x: body.right() - 1, y, width: 1, height: 1 };
        canvas.text(area, sign, canvas.style(Role::Line));
    }
}
