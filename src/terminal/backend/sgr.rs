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
    /// The 16 colours of the terminal's palette; and by its index whatever is asked for so, as what must be black on
    /// white is. RGB becomes the default colour: who asks for it has to know what the terminal has.
    #[default]
    Ansi16,
    /// These and the 240 that no palette changes.
    Ansi256,
    /// These and any other, as red, green and blue.
    TrueColor,
}

impl ColorMode {
    /// Whether there is colour for what colour decorates.
    #[must_use]
    pub const fn has_colours(self) -> bool {
        matches!(self, Self::Ansi16 | Self::Ansi256 | Self::TrueColor)
    }
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
/// 16, the 256 or the [`RgbColors`], which are counted on from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SgrColor(u32);

/// The colours of red, green and blue that have been asked for. A theme has a handful of them, so that a number of eight
/// bits stands for each.
#[derive(Debug, Default)]
pub(super) struct RgbColors(Vec<[u8; 3]>);

impl RgbColors {
    /// So many have a number.
    const MOST: usize = (COLOUR as usize) - INDEXED;

    /// There is no number left.
    pub(super) fn are_too_many(&self) -> bool {
        self.0.len() >= Self::MOST
    }

    /// The number of a colour; `None` where none is left.
    fn number(&mut self, rgb: [u8; 3]) -> Option<u32> {
        let known = self.0.iter().position(|it| *it == rgb);
        let place = known.or_else(|| {
            let is_room = !self.are_too_many();
            is_room.then(|| self.0.push(rgb)).map(|()| self.0.len() - 1)
        })?;
        u32::try_from(INDEXED + place).ok()
    }

    fn get(&self, number: u32) -> Option<&[u8; 3]> {
        self.0.get(usize::try_from(number).ok()?.checked_sub(INDEXED)?)
    }
}

/// So many colours have a number of their own with every terminal.
const INDEXED: usize = 256;

impl SgrColor {
    const DEFAULT: Self = Self(0);

    fn of(colour: Color, colours: ColorMode, rgbs: &mut RgbColors) -> Self {
        let number = match (colours, colour) {
            (ColorMode::BlackAndWhite, Color::Indexed(number @ (16 | 231))) => Some(number.into()),
            (ColorMode::None | ColorMode::BlackAndWhite, _) => None,
            (_, Color::Indexed(number)) => Some(number.into()),
            (ColorMode::TrueColor, Color::Rgb(red, green, blue)) => rgbs.number([red, green, blue]),
            _ => ansi(colour).map(u32::from),
        };
        number.map_or(Self::DEFAULT, |number| Self(number + 1))
    }

    /// Appends the parameters of SGR; `base` is 30 for the foreground and 40 for the background.
    fn parameters(self, base: u8, parameters: &mut Parameters, rgbs: &RgbColors) {
        let number = self.0.wrapping_sub(1);
        match u8::try_from(number) {
            Err(_) => match rgbs.get(number) {
                Some([red, green, blue]) => parameters.extend([base + 8, 2, *red, *green, *blue]),
                None => parameters.push(base + 9),
            },
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

    pub(super) fn of(cell: &Cell, colours: ColorMode, rgbs: &mut RgbColors) -> Self {
        let [foreground, background] = [cell.fg, cell.bg].map(|colour| SgrColor::of(colour, colours, rgbs));
        Self::new(foreground, background, cell.modifier)
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

/// The number of one of the 16 colours; `None` for every other.
#[must_use]
pub const fn ansi(colour: Color) -> Option<u8> {
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
pub(super) fn change(bytes: &mut Vec<u8>, rgbs: &RgbColors, from: Option<Sgr>, to: Sgr) {
    let anew = parameters(Sgr::PLAIN, to, rgbs);
    let reset = usize::from(!anew.is_empty());
    match from.map(|from| parameters(from, to, rgbs)) {
        Some(stepwise) if length(&stepwise) <= length(&anew) + reset => write(bytes, false, &stepwise),
        _ => write(bytes, reset > 0, &anew),
    }
}

fn parameters(from: Sgr, to: Sgr, rgbs: &RgbColors) -> Parameters {
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
        to.foreground().parameters(30, &mut parameters, rgbs);
    }
    if from.background() != to.background() {
        to.background().parameters(40, &mut parameters, rgbs);
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

    use super::{ColorMode, RgbColors, Sgr, change};

    fn written(from: Style, to: Style, colours: ColorMode) -> String {
        let mut rgbs = RgbColors::default();
        let [from, to] = [from, to].map(|style| {
            let mut cell = Cell::default();
            cell.set_style(style);
            Sgr::of(&cell, colours, &mut rgbs)
        });
        let mut bytes = Vec::new();
        change(&mut bytes, &rgbs, Some(from), to);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[test]
    fn any_colour_is_written_where_the_terminal_has_any() {
        let (orange, teal) = (Color::Rgb(0xd7, 0x5f, 0), Color::Rgb(0, 0x80, 0x80));
        let both = Style::new().fg(orange).bg(teal);
        assert_eq!(written(Style::new(), both, ColorMode::TrueColor), "\x1b[38;2;215;95;0;48;2;0;128;128m");
        assert_eq!(written(both, both.fg(teal), ColorMode::TrueColor), "\x1b[38;2;0;128;128m");
        assert_eq!(written(both, Style::new().bg(teal), ColorMode::TrueColor), "\x1b[39m");
        for mode in [ColorMode::Ansi256, ColorMode::Ansi16, ColorMode::BlackAndWhite, ColorMode::None] {
            assert_eq!(written(Style::new(), both, mode), "\x1b[m", "{mode:?}");
        }
    }

    #[test]
    fn more_colours_than_have_a_number_are_the_default() {
        let mut rgbs = RgbColors::default();
        let mut cell = Cell::default();
        for number in 0..=u8::MAX {
            cell.set_style(Style::new().fg(Color::Rgb(number, 1, 2)));
            let pen = Sgr::of(&cell, ColorMode::TrueColor, &mut rgbs);
            let mut bytes = Vec::new();
            change(&mut bytes, &rgbs, Some(Sgr::PLAIN), pen);
            let expected = if number == u8::MAX { String::new() } else { format!("\x1b[38;2;{number};1;2m") };
            assert_eq!(String::from_utf8_lossy(&bytes).replace("\x1b[m", ""), expected);
        }
        assert!(rgbs.are_too_many());
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
