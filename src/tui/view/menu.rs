//! A menu over the panes.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Painter;
use crate::document::Role;
use crate::text::{cells, fit, pad};
use crate::tui::model::{Menu, Model};

/// The frame of a menu and the rows of its entries within.
#[must_use]
pub fn menu_area(model: &Model, menu: &Menu) -> (Rect, Rect) {
    let content_area = model.panes().content_area;
    let widest = menu
        .entries
        .iter()
        .map(|entry| cells(&entry.thing.label) + cells(&entry.thing.shown(model.messages())) + 2)
        .max()
        .unwrap_or(0);
    let wanted = widest.max(cells(menu.title) + 2) + 8;
    let width = u16::try_from(wanted).unwrap_or(u16::MAX).min(content_area.width.saturating_sub(2));
    let rows = u16::try_from(menu.entries.len()).unwrap_or(u16::MAX);
    let height = rows.saturating_add(2).min(content_area.height);
    let frame = Rect {
        x: content_area.x + (content_area.width - width) / 2,
        y: content_area.y + (content_area.height - height) / 2,
        width,
        height,
    };
    let inner = Rect {
        x: frame.x + frame.width.min(1),
        y: frame.y + frame.height.min(1),
        width: frame.width.saturating_sub(2),
        height: frame.height.saturating_sub(2),
    };
    (frame, inner)
}

pub(super) fn draw(canvas: &mut Painter<'_, '_>, menu: &Menu) {
    let model = canvas.model;
    let (area, inner) = menu_area(model, menu);
    canvas.clear(area);
    frame(canvas, area, menu.title);
    let labels: Vec<_> = menu.entries.iter().map(|entry| model.glyphs.show(&entry.thing.label).into_owned()).collect();
    let texts: Vec<_> =
        menu.entries.iter().map(|entry| model.glyphs.show(&entry.thing.shown(model.messages())).into_owned()).collect();
    let widest = |all: &[String]| all.iter().map(|it| cells(it)).max().unwrap_or(0);
    let room = usize::from(inner.width).saturating_sub(6);
    // What the texts leave is for the labels; where both are long, each has half.
    let label_width = widest(&labels).min(room.saturating_sub(widest(&texts)).max(room / 2));
    let seen = menu.rows.seen(menu.entries.len());
    for (y, at) in (inner.top()..inner.bottom()).zip(seen) {
        let row = Rect { y, height: 1, ..inner };
        let digit = if at < 9 { (at + 1).to_string() } else { " ".to_owned() };
        let room = room.saturating_sub(label_width);
        let label = fit(&labels[at], label_width, model.glyphs.ellipsis);
        let line = Line::from(vec![
            Span::styled(format!(" {digit} "), canvas.style(Role::Key)),
            Span::styled(pad(&label, label_width + 2), canvas.style(Role::Label)),
            Span::styled(fit(&texts[at], room, model.glyphs.ellipsis).into_owned(), canvas.style(Role::Text)),
        ]);
        canvas.line(row, &line);
        if at == menu.rows.cursor {
            canvas.buffer.set_style(row.intersection(canvas.area), model.palette.cursor(true));
        }
    }
}

/// A frame with its title in the upper edge.
pub(super) fn frame(canvas: &mut Painter<'_, '_>, area: Rect, title: &str) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let glyphs = canvas.model.glyphs;
    let style = canvas.style(Role::Line);
    let inside = usize::from(area.width - 2);
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    let edge = |left: &str, right: &str| format!("{left}{}{right}", glyphs.horizontal.repeat(inside));
    canvas.text(Rect { height: 1, ..area }, &edge(top_left, top_right), style);
    canvas.text(Rect { y: area.bottom() - 1, height: 1, ..area }, &edge(bottom_left, bottom_right), style);
    let sides = Rect { y: area.y + 1, width: 1, height: area.height - 2, ..area };
    canvas.column(sides, glyphs.vertical);
    canvas.column(Rect { x: area.right() - 1, ..sides }, glyphs.vertical);
    let title = format!(" {} ", fit(&glyphs.show(title), inside.saturating_sub(4), glyphs.ellipsis));
    let place = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    // Over the edge and not on it: the edge's dimness must not show through.
    canvas.clear(Rect { width: u16::try_from(cells(&title)).unwrap_or(0).min(place.width), ..place });
    canvas.text(place, &title, canvas.style(Role::Title));
}
