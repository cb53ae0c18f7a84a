//! Repairs wide characters in a buffer of which a half is covered, so that it says what a terminal can show.
use ratatui::buffer::{Buffer, Cell, CellWidth};

/// Blanks every wide character whose second half was drawn over (or is beyond the edge), and gives the second halves
/// of all others the style of the first.
///
/// A popup that begins on the second half of a character would otherwise lose its left border, and a style under that
/// half would be lost when the character goes. To be called on the whole buffer at the end of every drawing. A popup
/// whose first column is blank cannot be told from a character's second half; it has to blank the character left of it
/// itself.
pub fn repair_wide_cells(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks_exact_mut(width).for_each(repair_row);
}

fn repair_row(row: &mut [Cell]) {
    let mut x = 0;
    while let Some(lead) = row.get(x) {
        // One byte is one cell, as nearly all are that are not wide.
        let width = if lead.symbol().len() == 1 { 1 } else { usize::from(lead.cell_width()) };
        let (end, style) = (x + width, lead.style());
        match width {
            0 => _ = row[x].set_symbol(" "),
            1 => {}
            _ if row.get(x + 1..end).is_some_and(|halves| halves.iter().all(|half| half.symbol() == " ")) => {
                for half in &mut row[x + 1..end] {
                    half.set_style(style);
                    half.modifier = style.add_modifier;
                }
                x = end;
                continue;
            }
            _ => _ = row[x].set_symbol(" "),
        }
        x += 1;
    }
}
