//! A code for a telephone's camera: dark on light whatever the theme, for a camera reads no theme.

use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::Painter;
use super::menu::frame;
use crate::document::Role;
use crate::export::Code;
use crate::messages::fill;
use crate::text::{GlyphChoice, cells, fit, wrap};
use crate::tui::model::QrView;
use crate::tui::theme::Palette;

/// Of the 256 colours, the black and the white that no theme changes.
const BLACK: Color = Color::Indexed(16);
/// See [`BLACK`].
const WHITE: Color = Color::Indexed(231);

pub(super) fn draw(canvas: &mut Painter<'_, '_>, shown: &QrView) {
    let content_area = canvas.model.panes().content_area;
    let Some(code) = &shown.code else {
        let message = canvas.model.messages().panes.code_too_long;
        return instead(canvas, content_area, message, &shown.caption);
    };
    let (columns, rows) = size(code, canvas.model.glyphs.choice);
    // The caption stands in a row under the code.
    if columns > content_area.width || rows >= content_area.height {
        let message = fill(
            canvas.model.messages().panes.code_too_large,
            &[
                ("columns", &columns.to_string()),
                ("rows", &(rows + 2).to_string()),
                ("width", &canvas.area.width.to_string()),
                ("height", &canvas.area.height.to_string()),
            ],
        );
        return instead(canvas, content_area, &message, &shown.caption);
    }
    let glyphs = canvas.model.glyphs;
    let caption = glyphs.show(&shown.caption).into_owned();
    let width = u16::try_from(cells(&caption) + 2).unwrap_or(u16::MAX).clamp(columns, content_area.width);
    let area = centred(content_area, width, rows + 1);
    canvas.clear(area);
    let place = Rect { x: area.x + (width - columns) / 2, width: columns, height: rows, ..area };
    modules(canvas, place, code);
    let caption = fit(&caption, usize::from(width), glyphs.ellipsis);
    let left = (width - u16::try_from(cells(&caption)).unwrap_or(width)) / 2;
    let line = Rect { x: area.x + left, y: area.y + rows, width: width - left, height: 1 };
    canvas.text(line, &caption, canvas.style(Role::Strong));
}

/// Columns and rows of a code. Half blocks put two modules into a cell; where their width is disputed, or they may be
/// missing, a module takes two cells of background.
fn size(code: &Code, choice: GlyphChoice) -> (u16, u16) {
    let side = u16::try_from(code.side()).unwrap_or(u16::MAX / 2);
    if choice == GlyphChoice::Narrow { (side, side.div_ceil(2)) } else { (side * 2, side) }
}

fn modules(canvas: &mut Painter<'_, '_>, place: Rect, code: &Code) {
    let palette = canvas.model.palette;
    let halves = canvas.model.glyphs.choice == GlyphChoice::Narrow;
    for (row, y) in (place.top()..place.bottom()).enumerate() {
        for (column, x) in (place.left()..place.right()).enumerate() {
            let (symbol, style) = if halves {
                half(code.is_dark(column, row * 2), code.is_dark(column, row * 2 + 1), palette)
            } else {
                let dark = code.is_dark(column / 2, row);
                half(dark, dark, palette)
            };
            canvas.text(Rect { x, y, width: 1, height: 1 }, symbol, style);
        }
    }
}

/// One cell with two modules. Without colours the ink of the terminal stands for light and a blank for dark, as on the
/// dark screens that most are; a camera reads the reverse, too.
fn half(upper: bool, lower: bool, palette: Palette) -> (&'static str, Style) {
    let colours = |ink, ground| Style::new().fg(ink).bg(ground);
    match (palette, upper, lower) {
        (Palette::None, true, true) => (" ", Style::new()),
        (Palette::None, false, false) => (" ", Style::new().add_modifier(Modifier::REVERSED)),
        (Palette::None, false, true) => ("▀", Style::new()),
        (Palette::None, true, false) => ("▄", Style::new()),
        (Palette::Sixteen, true, true) => (" ", colours(WHITE, BLACK)),
        (Palette::Sixteen, false, false) => (" ", colours(BLACK, WHITE)),
        (Palette::Sixteen, true, false) => ("▀", colours(BLACK, WHITE)),
        (Palette::Sixteen, false, true) => ("▄", colours(BLACK, WHITE)),
    }
}

/// Where there can be no code: why, and what it would have said.
fn instead(canvas: &mut Painter<'_, '_>, content_area: Rect, message: &str, caption: &str) {
    let glyphs = canvas.model.glyphs;
    let room = usize::from(content_area.width).saturating_sub(6).min(60);
    let message = wrap(&glyphs.show(message), room);
    let caption = wrap(&glyphs.show(caption), room);
    let widest = message.iter().chain(&caption).map(|line| cells(line)).max().unwrap_or(0);
    let count = u16::try_from(message.len() + caption.len()).unwrap_or(u16::MAX);
    let area = centred(content_area, u16::try_from(widest + 4).unwrap_or(u16::MAX), count.saturating_add(2));
    canvas.clear(area);
    frame(canvas, area, canvas.model.messages().hints.show_code);
    let lines = message.iter().map(|line| (line, Role::Text)).chain(caption.iter().map(|line| (line, Role::Strong)));
    for (y, (line, role)) in (area.top() + 1..area.bottom().saturating_sub(1)).zip(lines) {
        let row = Rect { x: area.x + 2, y, width: area.width.saturating_sub(3), height: 1 };
        canvas.text(row, line, canvas.style(role));
    }
}

fn centred(content_area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(content_area.width), height.min(content_area.height));
    Rect {
        x: content_area.x + (content_area.width - width) / 2,
        y: content_area.y + (content_area.height - height) / 2,
        width,
        height,
    }
}
