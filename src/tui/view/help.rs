//! The help screen: over everything but the foot.

use ratatui::layout::Rect;

use super::painter::Painter;
use crate::tui::overlays::help::Help;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, help: &Help) {
    let content_area = canvas.shared.content_area();
    canvas.clear(content_area);
    let title = Rect { height: content_area.height.min(1), ..content_area };
    let body = Rect { y: content_area.y + title.height, height: content_area.height - title.height, ..content_area };
    canvas.title(title, &[canvas.shared.messages().panes.help], "", true);
    canvas.stand_at(Rect { x: body.x + body.width.min(1), width: body.width.saturating_sub(1), ..body });
    canvas.lines(body, help.lines.iter().skip(help.offset));
    canvas.scrollbar(body, help.lines.len(), help.offset);
}
