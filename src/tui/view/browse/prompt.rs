//! A line that is being typed.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::document::Role;
use crate::text::{Glyphs, cells, fit};
use crate::tui::view::painter::Painter;
use crate::tui::widgets::prompt::Prompt;

/// Paints a prompt, in place of an empty text the longest of the hints that fits, and the caret if it is being typed.
pub(in crate::tui::view) fn draw<T>(
    canvas: &mut Painter<'_, '_>,
    area: Rect,
    typed: &Prompt<T>,
    hints: &[&str],
    is_typing: bool,
) {
    draw_behind(canvas, area, canvas.shared.glyphs.prompt, typed, hints, is_typing);
}

/// Paints behind a text that was typed how it is read: of several ways to say that, the longest first, the first that there is
/// room for. The text and its caret stay where they are.
pub(super) fn draw_reading<T>(canvas: &mut Painter<'_, '_>, area: Rect, typed: &Prompt<T>, forms: &[String]) {
    let glyphs = canvas.shared.glyphs;
    let taken = INSET + cells(&glyphs.show(typed.text())) + GAP;
    let room = usize::from(area.width).saturating_sub(taken + 1);
    let shown = forms.iter().map(|form| glyphs.show(form)).find(|form| cells(form) <= room && !form.is_empty());
    let (Some(shown), Ok(taken)) = (shown, u16::try_from(taken)) else { return };
    let behind = Rect { x: area.x.saturating_add(taken), width: area.width.saturating_sub(taken), ..area };
    canvas.text(behind, &shown, canvas.style(Role::Quiet));
}

/// The cells before what is typed.
const INSET: usize = 3;

/// The cells between what is typed and how it is read: the caret stands in the first.
const GAP: usize = 2;

/// The same behind another sign, of one cell.
pub(in crate::tui::view) fn draw_behind<T>(
    canvas: &mut Painter<'_, '_>,
    area: Rect,
    sign: &str,
    typed: &Prompt<T>,
    hints: &[&str],
    is_typing: bool,
) {
    let shared = canvas.shared;
    let prompt = format!(" {sign} ");
    let text_x = area.x + 3.min(area.width);
    let room = usize::from(area.right().saturating_sub(text_x)).saturating_sub(1);
    let caret = cells(&shared.glyphs.show(typed.around_caret().0));
    let scroll = caret.saturating_sub(room);
    let (style, shown) = if typed.text().is_empty() {
        (canvas.style(Role::Quiet), longest(hints, room, shared.glyphs))
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

/// The longest of some hints that fits, else as much of the shortest as does.
fn longest(hints: &[&str], room: usize, glyphs: &Glyphs) -> String {
    let shown = hints.iter().map(|hint| glyphs.show(hint));
    let mut fitting: Vec<_> = shown.collect();
    fitting.sort_by_key(|hint| std::cmp::Reverse(cells(hint)));
    let found = fitting.iter().find(|hint| cells(hint) <= room).or(fitting.last());
    found.map_or_else(String::new, |hint| fit(hint, room, glyphs.ellipsis).into_owned())
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
