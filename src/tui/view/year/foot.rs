//! Below the rows: what the signs stand for, and what is known of the service under the cursor.

use ratatui::layout::Rect;

use super::inset;
use crate::document::{Role, entry};
use crate::export::bar_key;
use crate::text::{cells, fit, wrap};
use crate::tui::screens::year::Year;
use crate::tui::screens::year::place::YearPlaces;
use crate::tui::view::painter::Painter;

/// Between two signs with their words.
const BETWEEN: &str = "  ";

pub(super) fn draw(canvas: &mut Painter<'_, '_>, year: &Year, places: &YearPlaces) {
    let shared = canvas.shared;
    let key = inset(places.key);
    canvas.text(key, &signs(canvas, key.width.into()), canvas.style(Role::Quiet));
    let heading = year.selected().and_then(|row| shared.directory.as_ref()?.heading(row.record));
    let name = heading.map(|it| entry(it, shared.messages())).unwrap_or_default();
    canvas.title(places.name, &[&name], "", false);
    let area = inset(places.said);
    let room = usize::from(area.width).saturating_sub(1);
    let mut lines: Vec<String> = year.said.iter().flat_map(|it| wrap(&shared.glyphs.show(it), room)).collect();
    let rows = usize::from(area.height);
    if lines.len() > rows
        && let Some(last) = lines.get_mut(rows.saturating_sub(1))
    {
        let more = format!("{} {}", last.trim_end(), shared.glyphs.ellipsis);
        *last = if cells(&more) <= room { more } else { cut(last, room, shared.glyphs.ellipsis) };
    }
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        canvas.text(Rect { y, height: 1, ..area }, &line, canvas.style(Role::Text));
    }
}

/// A line that ends in a sign of being cut, though it would fit.
fn cut(line: &str, room: usize, ellipsis: &str) -> String {
    fit(&format!("{line}{line}"), room, ellipsis).into_owned()
}

/// What the signs stand for: as many of them as there is room for.
fn signs(canvas: &Painter<'_, '_>, room: usize) -> String {
    let mut said = String::new();
    for piece in bar_key(canvas.shared.messages(), canvas.shared.glyphs) {
        let more = if said.is_empty() { piece } else { format!("{said}{BETWEEN}{piece}") };
        if cells(&more) > room {
            break;
        }
        said = more;
    }
    said
}
