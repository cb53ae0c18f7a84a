//! What a colour of a cell is on a screen: one of the terminal's own, or the same everywhere.

use kechuang::terminal::backend::ansi;
use ratatui::style::Color;

/// What a colour is.
pub(crate) enum Shade {
    /// What the terminal writes with, or on, where nothing else is said.
    Unset,
    /// One of the terminal's own 16, by its number.
    Own(u8),
    /// Red, green and blue, whatever the terminal.
    Fixed([u8; 3]),
}

impl Shade {
    /// What a colour is where 256 are numbered as xterm's `256colres.pl` has them: a cube of six steps a side behind the
    /// first 16, and the greys.
    pub(crate) fn of(colour: Color) -> Self {
        let number = match colour {
            Color::Reset => return Self::Unset,
            Color::Rgb(red, green, blue) => return Self::Fixed([red, green, blue]),
            Color::Indexed(number) => number,
            named => ansi(named).unwrap(),
        };
        match number {
            0..16 => Self::Own(number),
            16..232 => {
                let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
                let number = number - 16;
                Self::Fixed([step(number / 36), step(number / 6 % 6), step(number % 6)])
            }
            232.. => Self::Fixed([8 + 10 * (number - 232); 3]),
        }
    }
}
