//! Repairs wide characters in a buffer of which a half is covered, so that it says what a terminal can show.
use ratatui::buffer::{Buffer, CellWidth};

/// Blanks every wide character whose second half was drawn over (or is beyond the edge), and gives the second halves
/// of all others the style of the first.
///
/// What lies under a wide character is not written. A popup that begins there would lose its left border, and a style
/// under it would be lost when the character goes. To be called on the whole buffer
/// at the end of every drawing. A popup whose first column is blank cannot be told from a character's second half; it
/// has to blank the character left of it itself.
pub fn repair_wide_cells(buffer: &mut Buffer) {
    let area = buffer.area;
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let lead = &buffer[(x, y)];
            let width = lead.cell_width();
            if width <= 1 {
                if width == 0 {
                    buffer[(x, y)].set_symbol(" ");
                }
                x += 1;
                continue;
            }
            let end = x.saturating_add(width);
            let style = lead.style();
            let whole = end <= area.right() && (x + 1..end).all(|at| buffer[(at, y)].symbol() == " ");
            if whole {
                (x + 1..end).for_each(|at| {
                    buffer[(at, y)].set_style(style);
                    buffer[(at, y)].modifier = style.add_modifier;
                });
                x = end;
            } else {
                buffer[(x, y)].set_symbol(" ");
                x += 1;
            }
        }
    }
}
