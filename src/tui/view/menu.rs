//! A menu over the panes.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Painter;
use crate::document::Role;
use crate::text::{cells, fit, pad};
use crate::tui::overlays::menu::Menu;

pub(super) fn draw(canvas: &mut Painter<'_, '_>, menu: &Menu) {
    let shared = canvas.shared;
    let (area, inner) = menu.area(shared.content_area(), shared.messages());
    canvas.clear(area);
    canvas.frame(area, menu.title);
    let labels: Vec<_> = menu.entries.iter().map(|entry| shared.glyphs.show(&entry.thing.label).into_owned()).collect();
    let texts: Vec<_> = menu
        .entries
        .iter()
        .map(|entry| shared.glyphs.show(&entry.thing.shown(shared.messages())).into_owned())
        .collect();
    let widest = |all: &[String]| all.iter().map(|it| cells(it)).max().unwrap_or(0);
    let room = usize::from(inner.width).saturating_sub(6);
    // What the texts leave is for the labels; where both are long, each has half.
    let label_width = widest(&labels).min(room.saturating_sub(widest(&texts)).max(room / 2));
    let seen = menu.rows.seen(menu.entries.len());
    canvas.stand_at(inner);
    for (y, at) in (inner.top()..inner.bottom()).zip(seen) {
        let row = Rect { y, height: 1, ..inner };
        let digit = if at < 9 { (at + 1).to_string() } else { " ".to_owned() };
        let room = room.saturating_sub(label_width);
        let label = fit(&labels[at], label_width, shared.glyphs.ellipsis);
        let line = Line::from(vec![
            Span::styled(format!(" {digit} "), canvas.style(Role::Key)),
            Span::styled(pad(&label, label_width + 2), canvas.style(Role::Label)),
            Span::styled(fit(&texts[at], room, shared.glyphs.ellipsis).into_owned(), canvas.style(Role::Text)),
        ]);
        canvas.line(row, &line);
        if at == menu.rows.cursor {
            canvas.buffer.set_style(row.intersection(canvas.area), canvas.shared.theme.cursor(true));
            canvas.stand_at(row);
        }
    }
}
