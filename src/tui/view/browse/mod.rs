//! The browser: the tree, the list with its query, the details.

mod detail;
mod list;
mod tree;

use super::painter::Painter;
use crate::tui::mode::Focus;
use crate::tui::screens::browse::Browse;

/// Paints the panes.
pub(super) fn draw(canvas: &mut Painter<'_, '_>, browse: &Browse) {
    let panes = browse.panes(canvas.shared.area);
    tree::draw(canvas, browse, &panes);
    list::draw(canvas, browse, &panes);
    detail::draw(canvas, browse, &panes);
    for divider in panes.dividers {
        canvas.column(divider, canvas.shared.glyphs.vertical);
    }
}

/// Whether keys go to a pane.
fn has_focus(canvas: &Painter<'_, '_>, browse: &Browse, pane: Focus) -> bool {
    browse.focus.is_in(pane) && !canvas.is_covered
}
