//! The browser: the tree, the list with its query, the details.

mod deciding;
mod detail;
mod facets;
mod list;
pub(super) mod name;
pub(super) mod prompt;
mod row;
mod snippet;
mod tree;

use super::painter::Painter;
use crate::directory::RecordIdx;
use crate::tui::layout::{Panes, arrangement};
use crate::tui::mode::Focus;
use crate::tui::screens::browse::Browse;
use crate::tui::shared::Shared;

/// Paints the panes.
pub(super) fn draw(canvas: &mut Painter<'_, '_>, browse: &Browse) {
    let panes = browse.panes(canvas.shared.area);
    if browse.facets.is_open {
        facets::draw(canvas, browse, &panes);
    } else {
        tree::draw(canvas, browse, &panes);
    }
    list::draw(canvas, browse, &panes);
    detail::draw(canvas, browse, &panes);
    for divider in panes.dividers {
        canvas.column(divider, canvas.shared.glyphs.vertical);
    }
}

/// The sign at an entry that is a favourite: a hollow one until that is on the disk.
fn star(shared: &Shared, entry: RecordIdx) -> Option<&'static str> {
    if !shared.own.records.favourites.contains(entry) {
        return None;
    }
    let favourite = shared.kept.favourite(shared.directory.as_ref()?.heading(entry)?.id)?;
    Some(if favourite.is_saved { shared.glyphs.favourite } else { shared.glyphs.favourite_pending })
}

/// What stands on the right of a pane's title; before it, whether the pane has the whole screen of several.
fn title_end(shared: &Shared, browse: &Browse, panes: &Panes, end: String) -> String {
    // A narrow terminal has one pane at a time anyway.
    let is_zoomed = browse.room.is_zoomed && arrangement(shared.area, browse.room.from) != panes.arrangement;
    if is_zoomed { shared.messages().panes.zoomed(end) } else { end }
}

/// Whether keys go to a pane.
fn has_focus(canvas: &Painter<'_, '_>, browse: &Browse, pane: Focus) -> bool {
    browse.focus.is_in(pane) && !canvas.is_covered
}
