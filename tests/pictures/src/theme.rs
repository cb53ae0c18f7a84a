//! The colours of the terminal in the pictures.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::canvas::{Colour, mix};

/// Behind everything.
pub(crate) const GROUND: Colour = opaque(0x1a_1d_24);

/// The window's edge.
pub(crate) const EDGE: Colour = opaque(0x3b_41_4d);

/// Text without a colour of its own, and the caret.
pub(crate) const TEXT: Colour = opaque(0xd8_dc_e4);

/// The terminal's sixteen: black, red, green, yellow, blue, magenta, cyan, white, and the same bright.
const SIXTEEN: [Colour; 16] = [
    opaque(0x2a_2f_39),
    opaque(0xe8_7d_83),
    opaque(0x9a_d0_8b),
    opaque(0xe6_c3_78),
    opaque(0x7d_b4_f5),
    opaque(0xd8_9b_ec),
    opaque(0x6d_c6_d2),
    opaque(0xb8_be_c9),
    opaque(0x6a_72_80),
    opaque(0xf2_99_9e),
    opaque(0xb2_e2_a4),
    opaque(0xf3_d7_97),
    opaque(0x9f_c9_fa),
    opaque(0xe5_b8_f5),
    opaque(0x92_da_e4),
    opaque(0xf2_f4_f8),
];

/// How much of a dim character's colour is left.
const DIM: f32 = 0.58;

const fn opaque(rgb: u32) -> Colour {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue, 0xff]
}

/// What a cell's character and the rest of the cell are painted with.
pub(crate) struct Ink {
    pub(crate) text: Colour,
    pub(crate) ground: Colour,
}

impl Ink {
    pub(crate) fn of(cell: &Cell) -> Self {
        let mut text = colour(cell.fg).unwrap_or(TEXT);
        let mut ground = colour(cell.bg).unwrap_or(GROUND);
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut text, &mut ground);
        }
        if cell.modifier.contains(Modifier::DIM) {
            text = std::array::from_fn(|part| mix(ground[part], text[part], DIM));
        }
        Self { text, ground }
    }
}

/// The program draws with the terminal's sixteen and nothing else.
fn colour(colour: Color) -> Option<Colour> {
    let number = match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(number) => usize::from(number),
        Color::Reset | Color::Rgb(..) => return None,
    };
    SIXTEEN.get(number).copied()
}
