//! The editor of a note, or of a slip, over the panes.

use ratatui::layout::{Position, Rect};

use super::painter::Painter;
use crate::document::Role;
use crate::text::cells;
use crate::tui::overlays::note::{NoteEditor, area};

pub(super) fn draw(canvas: &mut Painter<'_, '_>, note: &NoteEditor, title: &str) {
    let shared = canvas.shared;
    let (frame, inner) = area(shared.content_area());
    canvas.clear(frame);
    canvas.frame(frame, title);
    for (y, text) in (inner.top()..inner.bottom()).zip(note.seen()) {
        canvas.text(Rect { y, height: 1, ..inner }, &shared.glyphs.show(text), canvas.style(Role::Text));
    }
    if inner.is_empty() {
        return;
    }
    let column = u16::try_from(cells(&shared.glyphs.show(note.before_caret()))).unwrap_or(u16::MAX);
    let row = u16::try_from(note.row_number().saturating_sub(note.first)).unwrap_or(u16::MAX);
    let x = inner.x.saturating_add(column).min(inner.right().saturating_sub(1));
    let y = inner.y.saturating_add(row).min(inner.bottom().saturating_sub(1));
    canvas.caret_at(Position::new(x, y));
}
