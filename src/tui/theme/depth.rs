//! The nearest colour that a terminal has to one that it has not.

use anstyle_lossy::palette::{Palette, VGA};
use anstyle_lossy::{rgb_to_ansi, rgb_to_xterm, xterm_to_ansi};
use ratatui::style::Color;

use crate::terminal::backend::ColorMode;

/// What the 16 colours are taken for, where one of them is looked for; what they are is every terminal's own.
const SIXTEEN: Palette = VGA;
/// So many of the 256 colours are the palette's.
const OF_PALETTE: u8 = 16;

/// A colour as a terminal can write it; `None` where it writes no colours.
pub(super) fn lowered(colour: Color, colours: ColorMode) -> Option<Color> {
    Some(match (colours, colour) {
        (ColorMode::None | ColorMode::BlackAndWhite, _) => return None,
        (ColorMode::Ansi256, Color::Rgb(red, green, blue)) => {
            Color::Indexed(rgb_to_xterm((red, green, blue).into()).index())
        }
        (ColorMode::Ansi16, Color::Rgb(red, green, blue)) => {
            Color::Indexed(anstyle::Ansi256Color::from(rgb_to_ansi((red, green, blue).into(), SIXTEEN)).index())
        }
        (ColorMode::Ansi16, Color::Indexed(number)) if number >= OF_PALETTE => {
            Color::Indexed(anstyle::Ansi256Color::from(xterm_to_ansi(number.into(), SIXTEEN)).index())
        }
        (_, colour) => colour,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_the_nearest_that_the_terminal_has() {
        let orange = Color::Rgb(0xd7, 0x5f, 0x00);
        assert_eq!(lowered(orange, ColorMode::TrueColor), Some(orange));
        assert_eq!(lowered(orange, ColorMode::Ansi256), Some(Color::Indexed(166)));
        assert_eq!(lowered(Color::Rgb(0xfe, 0x01, 0x01), ColorMode::Ansi256), Some(Color::Indexed(196)));
        assert_eq!(lowered(Color::Rgb(0, 0xa8, 0xa8), ColorMode::Ansi16), Some(Color::Indexed(6)));
        assert_eq!(lowered(Color::Indexed(231), ColorMode::Ansi16), Some(Color::Indexed(15)));
        assert_eq!(lowered(Color::Indexed(208), ColorMode::Ansi256), Some(Color::Indexed(208)));
        assert_eq!(lowered(Color::Cyan, ColorMode::Ansi16), Some(Color::Cyan));
        assert_eq!(lowered(Color::Cyan, ColorMode::BlackAndWhite), None);
    }
}
