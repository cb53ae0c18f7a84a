//! A code for a telephone's camera: dark on light whatever the theme, for a camera reads no theme.

use ratatui::layout::{Margin, Rect};
use ratatui::style::{Modifier, Style};

use super::painter::Painter;
use crate::document::Role;
use crate::export::{Cells, Code};
use crate::terminal::backend::{BLACK, ColorMode, WHITE};
use crate::text;
use crate::text::{GlyphSet, fit, wrap};
use crate::tui::layout::centred;
use crate::tui::overlays::qr::QrView;

/// A code in a frame with what it carries below it. In a window that has no room for the frame, the code without one.
pub(super) fn draw(canvas: &mut Painter<'_, '_>, shown: &QrView) {
    let content_area = canvas.shared.content_area();
    let Some(code) = &shown.code else {
        let message = canvas.shared.messages().panes.code_too_long;
        return instead(canvas, content_area, message, shown);
    };
    let cells = if canvas.shared.glyphs.set == GlyphSet::Narrow { Cells::Halves } else { Cells::Pairs };
    let (columns, rows) = code.size(cells);
    let (columns, rows) = (u16::try_from(columns).unwrap_or(u16::MAX), u16::try_from(rows).unwrap_or(u16::MAX));
    // The caption stands in a row under the code.
    if columns > content_area.width || rows >= content_area.height {
        let message = canvas.shared.messages().panes.code_too_large(
            columns,
            rows.saturating_add(2),
            canvas.area.width,
            canvas.area.height,
        );
        return instead(canvas, content_area, &message, shown);
    }
    let glyphs = canvas.shared.glyphs;
    let framed = columns + 2 <= content_area.width && rows + 3 <= content_area.height;
    let edge = u16::from(framed);
    let room = usize::from(content_area.width - 2 * edge);
    let place = shown.place().filter(|_| !framed).map(|place| said(canvas, place) + " ").unwrap_or_default();
    let caption = place.clone() + shown.caption(room.saturating_sub(2 + place.len()));
    let caption = glyphs.show(&caption).into_owned();
    // Without a frame the caption has its row for itself, lest it run into the text beside it.
    let wanted = if framed { text::cells(&caption) + 2 } else { usize::from(content_area.width) };
    let width = u16::try_from(wanted).unwrap_or(u16::MAX).clamp(columns, content_area.width - 2 * edge);
    let outer = centred(content_area, width + 2 * edge, rows + 1 + 2 * edge);
    let inner = Rect { x: outer.x + edge, y: outer.y + edge, width, height: rows + 1 };
    if framed {
        canvas.clear(outer);
        canvas.frame(outer, &title(canvas, shown));
    } else {
        canvas.clear(inner);
    }
    modules(canvas, (inner.x + (width - columns) / 2, inner.y), code, cells);
    let caption = fit(&caption, usize::from(width), glyphs.ellipsis);
    let left = (width - u16::try_from(text::cells(&caption)).unwrap_or(width)) / 2;
    let line = Rect { x: inner.x + left, y: inner.y + rows, width: width - left, height: 1 };
    canvas.text(line, &caption, canvas.style(Role::Strong));
    canvas.stand_at(line);
}

/// What stands in the frame: what it is, and which of several.
fn title(canvas: &Painter<'_, '_>, shown: &QrView) -> String {
    let word = canvas.shared.messages().commands.show_code.hint;
    shown.place().map_or_else(|| word.to_owned(), |place| format!("{word} {}", said(canvas, place)))
}

/// Which of how many.
fn said(canvas: &Painter<'_, '_>, (place, count): (usize, usize)) -> String {
    canvas.shared.messages().marks.code_place(place, count)
}

fn modules(canvas: &mut Painter<'_, '_>, (left, top): (u16, u16), code: &Code, cells: Cells) {
    let colours = canvas.shared.colours;
    for (y, row) in (top..).zip(code.rows(cells)) {
        for (x, (upper, lower)) in (left..).step_by(cells.columns()).zip(row) {
            let (symbol, style) = half(upper, lower, colours);
            for x in (x..).take(cells.columns()) {
                canvas.text(Rect { x, y, width: 1, height: 1 }, symbol, style);
            }
        }
    }
}

/// One cell with two modules, black on white. On a terminal without colours its ink stands for light and a blank for
/// dark, as most such terminals write light on dark.
fn half(upper: bool, lower: bool, colours: ColorMode) -> (&'static str, Style) {
    let pen = |ink, ground| Style::new().fg(ink).bg(ground);
    match (colours, upper, lower) {
        (ColorMode::None, true, true) => (" ", Style::new()),
        (ColorMode::None, false, false) => (" ", Style::new().add_modifier(Modifier::REVERSED)),
        (ColorMode::None, false, true) => ("▀", Style::new()),
        (ColorMode::None, true, false) => ("▄", Style::new()),
        (_, true, true) => (" ", pen(WHITE, BLACK)),
        (_, false, false) => (" ", pen(BLACK, WHITE)),
        (_, true, false) => ("▀", pen(BLACK, WHITE)),
        (_, false, true) => ("▄", pen(BLACK, WHITE)),
    }
}

/// Where there can be no code: why, and what it would have said.
fn instead(canvas: &mut Painter<'_, '_>, content_area: Rect, message: &str, shown: &QrView) {
    let (glyphs, caption) = (canvas.shared.glyphs, shown.caption(usize::MAX));
    let room = usize::from(content_area.width).saturating_sub(6).min(60);
    let message = wrap(&glyphs.show(message), room);
    let caption = wrap(&glyphs.show(caption), room);
    let widest = message.iter().chain(&caption).map(|line| text::cells(line)).max().unwrap_or(0);
    let count = u16::try_from(message.len() + caption.len()).unwrap_or(u16::MAX);
    let area = centred(content_area, u16::try_from(widest + 4).unwrap_or(u16::MAX), count.saturating_add(2));
    canvas.clear(area);
    canvas.frame(area, &title(canvas, shown));
    canvas.stand_at(area.inner(Margin::new(2, 1)));
    let lines = message.iter().map(|line| (line, Role::Text)).chain(caption.iter().map(|line| (line, Role::Strong)));
    for (y, (line, role)) in (area.top() + 1..area.bottom().saturating_sub(1)).zip(lines) {
        let row = Rect { x: area.x + 2, y, width: area.width.saturating_sub(3), height: 1 };
        canvas.text(row, line, canvas.style(role));
    }
}
