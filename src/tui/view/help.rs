//! The help screen: over everything but the foot.

use ratatui::layout::Rect;

use super::browse::prompt;
use super::painter::Painter;
use crate::document::Role;
use crate::tui::overlays::help::Help;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, help: &Help) {
    let messages = canvas.shared.messages();
    let content_area = canvas.shared.content_area();
    canvas.clear(content_area);
    let areas = help.areas(content_area);
    canvas.title(areas.title, &[messages.panes.help], "", true);
    let body = areas.body;
    canvas.stand_at(Rect { x: body.x + body.width.min(1), width: body.width.saturating_sub(1), ..body });
    for (number, column) in areas.columns.into_iter().enumerate() {
        let first = help.offset.saturating_add(number * usize::from(column.height));
        canvas.lines(column, help.lines.iter().skip(first).take(column.height.into()));
    }
    if help.lines.is_empty() {
        let text = messages.palette.help_none(canvas.shared.glyphs.show(help.typed.trimmed()));
        let row = Rect { x: body.x + body.width.min(2), width: body.width.saturating_sub(2), ..body };
        canvas.text(row, &text, canvas.style(Role::Warning));
    }
    canvas.scrollbar(body, help.beside(body.height), help.offset);
    if help.has_prompt() {
        prompt::draw(canvas, areas.prompt, &help.typed, &[messages.palette.help_hint], help.is_typing);
    }
}
