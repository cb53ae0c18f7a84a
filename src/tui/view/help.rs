//! The help screen: over everything but the foot.

use ratatui::layout::Rect;

use super::{Canvas, detail};
use crate::tui::model::Help;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, help: &Help, stage: Rect) {
    canvas.clear(stage);
    let title = Rect { height: stage.height.min(1), ..stage };
    let body = Rect { y: stage.y + title.height, height: stage.height - title.height, ..stage };
    canvas.title(title, canvas.model.words().panes.help, "", true);
    detail::lines(canvas, body, &help.lines, help.offset);
    detail::scrollbar(canvas, body, help.lines.len(), help.offset);
}
