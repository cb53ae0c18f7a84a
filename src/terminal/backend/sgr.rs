//! The pen: colours and modifiers as Select Graphic Rendition (SGR) sets them, and the shortest change from one to another.
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use smallvec::SmallVec;

use super::cursor::number;

/// Which colours are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorMode {
    /// None; bold, inverse and the like remain.
    None,
    /// None but the black and the white that no theme changes ([`BLACK`], [`WHITE`]), for what must be black on white.
    BlackAndWhite,
    /// The 16 colours of the reader's own theme; and by their index those of the 256 that no theme changes, for what
    /// must be black on white. RGB is not of this program's vocabulary and becomes the default colour.
    #[default]
    Ansi16,
}

/// Of the 256 colours, the black that no theme changes.
pub const BLACK: Color = Color::Indexed(16);
/// Of the 256 colours, the white that no theme changes.
pub const WHITE: Color = Color::Indexed(231);

/// Modifiers that are seen on a blank.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// Each modifier with the parameters that set and unset it. Bold and faint are unset by the same.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// What the terminal writes with: two colours of nine bits and nine modifiers, so that pens are compared as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sgr(u32);

const COLOUR_BITS: u32 = 9;
const COLOUR: u32 = (1 << COLOUR_BITS) - 1;
const BACKGROUND_SHIFT: u32 = COLOUR_BITS;
const MODIFIER_SHIFT: u32 = 2 * COLOUR_BITS;

/// A colour as the terminal is told it: the one that it writes with unasked, or one more than the number of one of the
/// 16 or the 256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SgrColor(u32);

impl SgrColor {
    const DEFAULT: Self = Self(0);

    fn of(colour: Color, colours: ColorMode) -> Self {
        match (colours, colour) {
            (ColorMode::BlackAndWhite, Color::Indexed(number @ (16 | 231)))
            | (ColorMode::Ansi16, Color::Indexed(number)) => Self(u32::from(number) + 1),
            (ColorMode::None | ColorMode::BlackAndWhite, _) => Self::DEFAULT,
            (ColorMode::Ansi16, _) => ansi(colour).map_or(Self::DEFAULT, |number| Self(u32::from(number) + 1)),
        }
    }

    /// Appends the parameters of SGR; `base` is 30 for the foreground and 40 for the background.
    fn parameters(self, base: u8, parameters: &mut Parameters) {
        match u8::try_from(self.0.wrapping_sub(1)) {
            Err(_) => parameters.push(base + 9),
            Ok(number @ ..8) => parameters.push(base + number),
            Ok(number @ 8..16) => parameters.push(base + 60 + number - 8),
            Ok(number) => parameters.extend([base + 8, 5, number]),
        }
    }
}

/// At most so many as all modifiers and two colours need.
type Parameters = SmallVec<[u8; 16]>;

impl Sgr {
    pub(super) const PLAIN: Self = Self(0);

    pub(super) fn of(cell: &Cell, colours: ColorMode) -> Self {
        Self::new(SgrColor::of(cell.fg, colours), SgrColor::of(cell.bg, colours), cell.modifier)
    }

    fn new(foreground: SgrColor, background: SgrColor, modifiers: Modifier) -> Self {
        Self(foreground.0 | (background.0 << BACKGROUND_SHIFT) | (u32::from(modifiers.bits()) << MODIFIER_SHIFT))
    }

    /// So many bits hold it.
    pub(super) const BITS: u32 = MODIFIER_SHIFT + 9;

    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// The one whose bits are the lowest of these.
    #[inline]
    pub(super) const fn from_bits(bits: u32) -> Self {
        Self(bits & ((1 << Self::BITS) - 1))
    }

    fn foreground(self) -> SgrColor {
        SgrColor(self.0 & COLOUR)
    }

    fn background(self) -> SgrColor {
        SgrColor((self.0 >> BACKGROUND_SHIFT) & COLOUR)
    }

    fn modifiers(self) -> Modifier {
        Modifier::from_bits_truncate(u16::try_from(self.0 >> MODIFIER_SHIFT).unwrap_or(0))
    }

    /// Of all pens with which a blank looks the same, the one that stands for them.
    pub(super) fn seen_on_blank(self) -> Self {
        if self.modifiers().intersects(SEEN_ON_BLANK) {
            self
        } else {
            Self::new(SgrColor::DEFAULT, self.background(), Modifier::empty())
        }
    }
}

/// The number of one of the 16 colours.
fn ansi(colour: Color) -> Option<u8> {
    Some(match colour {
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
        Color::Reset | Color::Indexed(_) | Color::Rgb(..) => return None,
    })
}

/// Writes the change from one pen to another: the parameters that differ, or a reset and those that are set,
/// whichever is shorter.
pub(super) fn change(bytes: &mut Vec<u8>, from: Option<Sgr>, to: Sgr) {
    let anew = parameters(Sgr::PLAIN, to);
    let reset = usize::from(!anew.is_empty());
    match from.map(|from| parameters(from, to)) {
        Some(stepwise) if length(&stepwise) <= length(&anew) + reset => write(bytes, false, &stepwise),
        _ => write(bytes, reset > 0, &anew),
    }
}

fn parameters(from: Sgr, to: Sgr) -> Parameters {
    let mut parameters = Parameters::new();
    let gone = from.modifiers().difference(to.modifiers());
    let mut kept = from.modifiers().intersection(to.modifiers());
    if !gone.is_empty() {
        for (modifier, _, unset) in MODIFIERS {
            if gone.contains(modifier) && !parameters.contains(&unset) {
                parameters.push(unset);
                // What the same parameter unsets has to be set again.
                for (other, _, others) in MODIFIERS {
                    if others == unset {
                        kept.remove(other);
                    }
                }
            }
        }
    }
    let new = to.modifiers().difference(kept);
    if !new.is_empty() {
        parameters.extend(MODIFIERS.iter().filter(|(modifier, ..)| new.contains(*modifier)).map(|(_, set, _)| *set));
    }
    if from.foreground() != to.foreground() {
        to.foreground().parameters(30, &mut parameters);
    }
    if from.background() != to.background() {
        to.background().parameters(40, &mut parameters);
    }
    parameters
}

/// Bytes of the parameters with what separates them.
fn length(parameters: &[u8]) -> usize {
    let digits = |parameter: &u8| match parameter {
        ..10 => 1,
        10..100 => 2,
        _ => 3,
    };
    (parameters.iter().map(digits).sum::<usize>() + parameters.len()).saturating_sub(1)
}

fn write(bytes: &mut Vec<u8>, reset_first: bool, parameters: &[u8]) {
    bytes.extend_from_slice(b"\x1b[");
    if reset_first {
        bytes.push(b';');
    }
    for (at, parameter) in parameters.iter().enumerate() {
        if at > 0 {
            bytes.push(b';');
        }
        number(bytes, u32::from(*parameter));
    }
    bytes.push(b'm');
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::style::{Color, Style};

    use super::{ColorMode, Sgr, change};

    fn written(from: Style, to: Style, colours: ColorMode) -> String {
        let pen = |style: Style| {
            let mut cell = Cell::default();
            cell.set_style(style);
            Sgr::of(&cell, colours)
        };
        let mut bytes = Vec::new();
        change(&mut bytes, Some(pen(from)), pen(to));
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[test]
    fn black_and_white_that_no_theme_changes_go_by_their_index() {
        let code = Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231));
        assert_eq!(written(Style::new(), code, ColorMode::Ansi16), "\x1b[38;5;16;48;5;231m");
        assert_eq!(written(code, Style::new(), ColorMode::Ansi16), "\x1b[m");
        assert_eq!(written(code, code.fg(Color::Red), ColorMode::Ansi16), "\x1b[31m");
        assert_eq!(written(code, code.fg(Color::Indexed(9)), ColorMode::Ansi16), "\x1b[91m");
        assert_eq!(written(Style::new().fg(Color::Red), code, ColorMode::None), "\x1b[m");
        assert_eq!(written(Style::new().fg(Color::Red), code, ColorMode::BlackAndWhite), "\x1b[38;5;16;48;5;231m");
        assert_eq!(written(code, Style::new().fg(Color::Red), ColorMode::BlackAndWhite), "\x1b[m");
    }
}
