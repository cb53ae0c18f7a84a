//! The tree.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::name::{Names, beside, spans};
use super::{has_focus, title_end};
use crate::document::Role;
use crate::text::cells;
use crate::tui::layout::Panes;
use crate::tui::mode::Focus;
use crate::tui::screens::browse::Browse;
use crate::tui::shared::Shared;
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
    let length = browse.tree.visible().len();
    let seen = browse.tree.rows.seen(length);
    let nodes: Vec<&Node> = browse.tree.visible().collect();
    let mut names = Names::new(|row| nodes.get(row).map(|node| node.label()), length, seen.clone());
    let margin = 1 + usize::from(length > usize::from(body.height));
    for (y, at) in (body.top()..body.bottom()).zip(seen) {
        let Some(node) = nodes.get(at) else { break };
        let area = Rect { y, height: 1, ..body };
        let mark = match (node.has_children, browse.tree.is_folded(node)) {
            (false, _) => " ",
            (true, true) => shared.glyphs.folded,
            (true, false) => shared.glyphs.unfolded,
        };
        let lead = format!("{}{mark} ", " ".repeat(usize::from(node.depth) * 2));
        let (all, live) = (node.count, browse.live_count(node));
        let count_style = canvas.style(if live.is_some_and(|count| count > 0) { Role::Text } else { Role::Quiet });
        // The column is as wide as all of the node's records need: names do not move while a query is typed.
        let count = format!("{:>width$}", live.unwrap_or(all), width = all.to_string().len());
        let room = usize::from(area.width).saturating_sub(1 + cells(&lead) + 1 + count.len() + margin);
        let changes = changes(shared, browse.changes_beneath(node), room, node.label());
        let room = room.saturating_sub(cells(&changes));
        let mut name = spans(canvas, &mut names, (at, node.label()), &[], room);
        let used: usize = name.iter().map(|span| cells(&span.content)).sum();
        let beside = beside(canvas, node.beside(), &[], room.saturating_sub(used));
        let used = used + beside.iter().map(|span| cells(&span.content)).sum::<usize>();
        name.extend(beside);
        let count = format!("{count} ");
        let before = format!("{}{changes} ", " ".repeat(room.saturating_sub(used)));
        name.push(Span::styled(before, canvas.style(Role::Quiet)));
        let is_selected = at == browse.tree.rows.cursor;
        let cursor = is_selected.then(|| canvas.shared.theme.cursor(has_focus));
        row(canvas, area, (&lead, name, Span::styled(count, count_style)), cursor);
        if is_selected && browse.focus == Focus::Tree {
            canvas.stand_at(area);
        }
    }
    canvas.scrollbar_of_rows(body, length, browse.tree.rows.offset);
}

/// How much below a node is new and changed, with a blank before it: in words where the whole name leaves room for them,
/// else in signs, and where there is no room for numbers one sign that there is something.
fn changes(shared: &Shared, [added, changed]: [usize; 2], room: usize, name: &str) -> String {
    let said = &shared.messages().differences;
    let [words, signs, sign] = match (added, changed) {
        (0, 0) => return String::new(),
        (_, 0) => [said.beneath_added(added), format!("+{added}"), "+".to_owned()],
        (0, _) => [said.beneath_changed(changed), format!("*{changed}"), "*".to_owned()],
        _ => [said.beneath(added, changed), format!("+{added} *{changed}"), "*".to_owned()],
    };
    let left = room.saturating_sub(cells(&shared.glyphs.show(name)));
    let fits = |form: &String| cells(form) < left;
    " ".to_owned() + &[words, signs].into_iter().find(fits).unwrap_or(sign)
}

/// `▌▾ name        21`: the pointer, the mark, the name as far as it fits, the count at the right edge. While a query counts, a node
/// that holds nothing of it is quiet.
fn row(
    canvas: &mut Painter<'_, '_>,
    area: Rect,
    (lead, name, count): (&str, Vec<Span<'_>>, Span<'_>),
    cursor: Option<Style>,
) {
    let pointer = if cursor.is_some() { canvas.shared.glyphs.pointer } else { " " };
    let mut spans = vec![Span::styled(pointer, canvas.style(Role::Key)), Span::styled(lead, canvas.style(Role::Line))];
    spans.extend(name);
    spans.push(count);
    canvas.line(area, &Line::from(spans).style(cursor.unwrap_or_default()));
    if let Some(cursor) = cursor {
        canvas.buffer.set_style(area.intersection(canvas.area), cursor);
    }
}
