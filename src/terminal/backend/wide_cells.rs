//! Repairs wide characters in a buffer of which a half is covered, so that it says what a terminal can show.
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

use crate::text::plain_cells;

/// Blanks every wide character whose second half was drawn over (or is beyond the edge), and gives the second halves
/// of all others the style of the first.
///
/// What lies under a wide character is not written. A popup that begins there would lose its left border, and a style
/// under it would be lost when the character goes. To be called on the whole buffer at the end of every drawing. A
/// popup whose first column is blank cannot be told from a character's second half; it has to blank the character left
/// of it itself.
pub fn repair_wide_cells(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width).max(1);
    for mut row in buffer.content.chunks_exact_mut(columns) {
        while let Some((lead, rest)) = row.split_first_mut() {
            let width = usize::from(cells_of(lead));
            if width == 0 {
                lead.set_symbol(" ");
            }
            let behind = width.saturating_sub(1);
            let whole = rest.get_mut(..behind).filter(|covered| covered.iter().all(|cell| cell.symbol() == " "));
            let passed = if let Some(covered) = whole {
                let style = lead.style();
                for cell in covered {
                    cell.set_style(style);
                    cell.modifier = style.add_modifier;
                }
                behind
            } else {
                lead.set_symbol(" ");
                0
            };
            row = rest.get_mut(passed..).unwrap_or_default();
        }
    }
}

/// The cells that a cell's character takes. Nearly all are plain, and need no look into Unicode's tables.
fn cells_of(cell: &Cell) -> u16 {
    if cell.diff_option != CellDiffOption::None {
        return cell.cell_width();
    }
    let symbol = cell.symbol();
    if symbol.len() == 1 {
        return 1;
    }
    let mut chars = symbol.chars();
    match (chars.next().and_then(plain_cells), chars.next()) {
        (Some(1), None) => 1,
        (Some(2), None) => 2,
        _ => cell.cell_width(),
    }
}
