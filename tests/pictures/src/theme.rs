//! The colours of the terminal in the pictures.

use kechuang::terminal::background::Background;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::canvas::{Colour, mix};
use crate::support::shades::Shade;

/// A terminal: what stands behind everything, the window's edge, text without a colour of its own and the caret, and
/// the sixteen colours: black, red, green, yellow, blue, magenta, cyan, white, and the same bright.
pub(crate) struct Window {
    pub(crate) ground: Colour,
    pub(crate) edge: Colour,
    pub(crate) text: Colour,
    sixteen: [Colour; 16],
}

const DARK: Window = Window {
    ground: opaque(0x1a_1d_24),
    edge: opaque(0x3b_41_4d),
    text: opaque(0xd8_dc_e4),
    sixteen: [
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
    ],
};

/// White, with xterm's own sixteen, which are the hardest to read on it.
const LIGHT: Window = Window {
    ground: opaque(0xff_ff_ff),
    edge: opaque(0xc4_c8_d0),
    text: opaque(0x00_00_00),
    sixteen: [
        opaque(0x00_00_00),
        opaque(0xcd_00_00),
        opaque(0x00_cd_00),
        opaque(0xcd_cd_00),
        opaque(0x00_00_ee),
        opaque(0xcd_00_cd),
        opaque(0x00_cd_cd),
        opaque(0xe5_e5_e5),
        opaque(0x7f_7f_7f),
        opaque(0xff_00_00),
        opaque(0x00_ff_00),
        opaque(0xff_ff_00),
        opaque(0x5c_5c_ff),
        opaque(0xff_00_ff),
        opaque(0x00_ff_ff),
        opaque(0xff_ff_ff),
    ],
};

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

impl Window {
    pub(crate) const fn on(background: Background) -> &'static Self {
        match background {
            Background::Dark => &DARK,
            Background::Light => &LIGHT,
        }
    }

    pub(crate) fn ink(&self, cell: &Cell) -> Ink {
        let mut text = self.colour(cell.fg).unwrap_or(self.text);
        let mut ground = self.colour(cell.bg).unwrap_or(self.ground);
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut text, &mut ground);
        }
        if cell.modifier.contains(Modifier::DIM) {
            text = std::array::from_fn(|part| mix(ground[part], text[part], DIM));
        }
        Ink { text, ground }
    }

    fn colour(&self, colour: Color) -> Option<Colour> {
        match Shade::of(colour) {
            Shade::Unset => None,
            Shade::Own(number) => Some(self.sixteen[usize::from(number)]),
            Shade::Fixed([red, green, blue]) => Some([red, green, blue, 0xff]),
        }
    }
}
