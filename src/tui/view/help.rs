//! The help screen: over everything but the foot.

use ratatui::layout::Rect;

use super::{Painter, detail};
use crate::tui::model::Help;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, help: &Help, content_area: Rect) {
    canvas.clear(content_area);
    let title = Rect { height: content_area.height.min(1), ..content_area };
    let body = Rect { y: content_area.y + title.height, height: content_area.height - title.height, ..content_area };
    canvas.title(title, &[canvas.model.messages().panes.help], "", true);
    detail::lines(canvas, body, &help.lines, help.offset);
    detail::scrollbar(canvas, body, help.lines.len(), help.offset);
}
