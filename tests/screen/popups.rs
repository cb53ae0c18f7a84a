//! Popups over Chinese text: wherever an edge falls, no half of a wide character is left, and the terminal shows what
//! was painted.

use crate::shown::Shown;
use crate::support::desk::Desk;
use ratatui::buffer::{Buffer, CellWidth};

/// The width moves the popup's edges over the text by one column at a time, so that each falls on either half of a
/// wide character sooner or later.
#[test]
fn at_every_offset_the_terminal_shows_what_was_painted() {
    let mut halved = 0;
    for width in 41..=140 {
        let mut desk = Desk::open(width, 24);
        let mut shown = Shown::of(width, 24);
        shown.draw(&desk, "before");
        for (keys, when) in
            [("Y", "a menu"), ("j", "its next entry"), ("Esc", "after it"), ("Q", "a code"), ("Esc", "after")]
        {
            let before = desk.buffer().0;
            desk.press(keys);
            let after = desk.buffer().0;
            halved += edges_on_wide_characters(&before, &after);
            shown.draw(&desk, &format!("{when} at {width} columns"));
        }
    }
    assert!(halved > 100, "the edges fell on wide characters {halved} times: the test would prove nothing");
}

/// How many wide characters of one frame were half covered in the next: their first cell is blank now, and something
/// else begins in their second.
fn edges_on_wide_characters(before: &Buffer, after: &Buffer) -> usize {
    let places = (0..before.area.height).flat_map(|y| (0..before.area.width.saturating_sub(1)).map(move |x| (x, y)));
    let halved = |&(x, y): &(u16, u16)| {
        let was_wide = before[(x, y)].cell_width() == 2;
        was_wide && after[(x, y)].symbol() == " " && after[(x + 1, y)].symbol() != " "
    };
    places.filter(halved).count()
}
