//! A line that is being typed.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::document::Role;
use crate::text::{cells, fit};
use crate::tui::view::painter::Painter;
use crate::tui::widgets::prompt::Prompt;

/// Paints a prompt, in place of an empty text a hint, and the caret if it is being typed.
pub(in crate::tui::view) fn draw<T>(
    canvas: &mut Painter<'_, '_>,
    area: Rect,
    typed: &Prompt<T>,
    hint: &str,
    is_typing: bool,
) {
    let shared = canvas.shared;
    let prompt = format!(" {} ", shared.glyphs.prompt);
    let text_x = area.x + 3.min(area.width);
    let room = usize::from(area.right().saturating_sub(text_x)).saturating_sub(1);
    let caret = cells(&shared.glyphs.show(typed.around_caret().0));
    let scroll = caret.saturating_sub(room);
    let (style, shown) = if typed.text().is_empty() {
        (canvas.style(Role::Quiet), fit(hint, room, shared.glyphs.ellipsis).into_owned())
    } else {
        (canvas.style(Role::Text), window(&shared.glyphs.show(typed.text()), scroll, room))
    };
    canvas.line(area, &Line::from(vec![Span::styled(prompt, canvas.style(Role::Key)), Span::styled(shown, style)]));
    if !is_typing || area.is_empty() {
        return;
    }
    let column = u16::try_from(caret - scroll).unwrap_or(u16::MAX);
    let x = text_x.saturating_add(column).min(area.right().saturating_sub(1));
    canvas.caret_at(Position::new(x, area.y));
}

/// The part of a text from cell `scroll` on that fits.
fn window(text: &str, scroll: usize, room: usize) -> String {
    let mut passed = 0;
    let mut shown = String::new();
    for cluster in text.graphemes(true) {
        let width = cells(cluster);
        if passed >= scroll {
            shown.push_str(cluster);
        } else if passed + width > scroll {
            // Half of a wide character is left of the window.
            shown.push(' ');
        }
        passed += width;
    }
    fit(&shown, room, "").into_owned()
}
