//! The tree.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{has_focus, title_end};
use crate::document::Role;
use crate::text::{cells, fit, pad};
use crate::tui::layout::Panes;
use crate::tui::mode::Focus;
use crate::tui::screens::browse::Browse;
use crate::tui::theme;
use crate::tui::tree::Node;
use crate::tui::view::painter::Painter;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, browse: &Browse, panes: &Panes) {
    let shared = canvas.shared;
    let title = shared.directory.as_ref().map_or(shared.messages().panes.tree, |it| &it.info().short_title);
    let has_focus = has_focus(canvas, browse, Focus::Tree);
    let end = title_end(shared, browse, panes, String::new());
    canvas.title(panes.tree.title, &[title], &end, has_focus);
    let body = panes.tree.body;
    if browse.focus == Focus::Tree {
        canvas.stand_at(body);
    }
    let seen = browse.tree.rows.seen(browse.tree.visible().len());
    for (y, (at, node)) in (body.top()..body.bottom()).zip(browse.tree.visible().enumerate().skip(seen.start)) {
        let area = Rect { y, height: 1, ..body };
        let is_selected = at == browse.tree.rows.cursor;
        row(canvas, area, (node, browse.tree.is_folded(node), browse.count(node)), is_selected, has_focus);
        if is_selected && browse.focus == Focus::Tree {
            canvas.stand_at(area);
        }
    }
}

/// `▌▾ name        21`: the pointer, the mark, the name as far as it fits, the count at the right edge. While a query counts, a node
/// that holds nothing of it is quiet.
fn row(
    canvas: &mut Painter<'_, '_>,
    area: Rect,
    (node, is_folded, count): (&Node, bool, usize),
    is_selected: bool,
    has_focus: bool,
) {
    let shared = canvas.shared;
    let glyphs = shared.glyphs;
    let mark = match (node.has_children, is_folded) {
        (false, _) => " ",
        (true, true) => glyphs.folded,
        (true, false) => glyphs.unfolded,
    };
    let is_live = count > 0 && count != node.records.len();
    let count_style = canvas.style(if is_live { Role::Text } else { Role::Quiet });
    // The column is as wide as all of the node's records need: names do not move while a query is typed.
    let count = format!("{count:>width$}", width = node.records.len().to_string().len());
    let pointer = if is_selected { glyphs.pointer } else { " " };
    let lead = format!("{}{mark} ", " ".repeat(usize::from(node.depth) * 2));
    let room = usize::from(area.width).saturating_sub(1 + cells(&lead) + count.len() + 2);
    let name = glyphs.show(&node.label);
    let name = pad(&fit(&name, room, glyphs.ellipsis), room);
    let line = Line::from(vec![
        Span::styled(pointer, canvas.style(Role::Key)),
        Span::styled(lead, canvas.style(Role::Line)),
        Span::styled(name, canvas.style(Role::Text)),
        Span::styled(format!(" {count} "), count_style),
    ]);
    let line = if is_selected { line.patch_style(theme::cursor(has_focus)) } else { line };
    canvas.line(area, &line);
    if is_selected {
        canvas.buffer.set_style(area.intersection(canvas.area), theme::cursor(has_focus));
    }
}
