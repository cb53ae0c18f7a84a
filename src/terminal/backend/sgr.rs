//! The pen: colours and modifiers as Select Graphic Rendition (SGR) sets them, and the shortest change from one to another.
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

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

/// What the terminal writes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sgr {
    foreground: SgrColor,
    background: SgrColor,
    modifiers: Modifier,
}

/// A colour as the terminal is told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SgrColor {
    /// What the terminal writes with unasked.
    Default,
    /// One of the 16.
    Theme(u8),
    /// One of the 256.
    Indexed(u8),
}

impl SgrColor {
    fn of(colour: Color, colours: ColorMode) -> Self {
        match (colours, colour) {
            (ColorMode::BlackAndWhite, Color::Indexed(number @ (16 | 231)))
            | (ColorMode::Ansi16, Color::Indexed(number @ 16..)) => Self::Indexed(number),
            (ColorMode::None | ColorMode::BlackAndWhite, _) => Self::Default,
            (ColorMode::Ansi16, _) => ansi(colour).map_or(Self::Default, Self::Theme),
        }
    }

    /// Appends the parameters of SGR; `base` is 30 for the foreground and 40 for the background.
    fn parameters(self, base: u8, parameters: &mut Vec<u8>) {
        match self {
            Self::Default => parameters.push(base + 9),
            Self::Theme(number @ ..8) => parameters.push(base + number),
            Self::Theme(number) => parameters.push(base + 60 + number - 8),
            Self::Indexed(number) => parameters.extend([base + 8, 5, number]),
        }
    }
}

impl Sgr {
    pub(super) const PLAIN: Self =
        Self { foreground: SgrColor::Default, background: SgrColor::Default, modifiers: Modifier::empty() };

    pub(super) fn of(cell: &Cell, colours: ColorMode) -> Self {
        Self {
            foreground: SgrColor::of(cell.fg, colours),
            background: SgrColor::of(cell.bg, colours),
            modifiers: cell.modifier,
        }
    }

    /// Whether a blank of this pen and one of the other look the same.
    pub(super) fn blank_looks_like(self, other: Self) -> bool {
        self == other
            || (self.background == other.background
                && !self.modifiers.intersects(SEEN_ON_BLANK)
                && !other.modifiers.intersects(SEEN_ON_BLANK))
    }

    /// The pen nearest to `now` with which a blank looks as with `wanted`.
    pub(super) fn on_blank(now: Option<Self>, wanted: Self) -> Self {
        match now {
            Some(now) if !wanted.modifiers.intersects(SEEN_ON_BLANK) => Self {
                foreground: now.foreground,
                background: wanted.background,
                modifiers: now.modifiers.difference(SEEN_ON_BLANK),
            },
            _ => wanted,
        }
    }

    /// Whether a blank of this pen is what erasing leaves.
    pub(super) fn is_plain_on_blank(self) -> bool {
        self.blank_looks_like(Self::PLAIN)
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
        Color::Indexed(number) if number < 16 => number,
        Color::Reset | Color::Indexed(_) | Color::Rgb(..) => return None,
    })
}

/// Writes the change from one pen to another: the parameters that differ, or a reset and those that are set,
/// whichever is shorter.
pub(super) fn change(bytes: &mut Vec<u8>, from: Option<Sgr>, to: Sgr) {
    let anew = written(&parameters(Sgr::PLAIN, to), true);
    let shortest = match from {
        None => anew,
        Some(from) => {
            let stepwise = written(&parameters(from, to), false);
            if stepwise.len() <= anew.len() { stepwise } else { anew }
        }
    };
    bytes.extend_from_slice(&shortest);
}

fn parameters(from: Sgr, to: Sgr) -> Vec<u8> {
    let mut parameters = Vec::with_capacity(6);
    let gone = from.modifiers.difference(to.modifiers);
    let mut kept = from.modifiers.intersection(to.modifiers);
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
    let new = to.modifiers.difference(kept);
    parameters.extend(MODIFIERS.iter().filter(|(modifier, ..)| new.contains(*modifier)).map(|(_, set, _)| *set));
    if from.foreground != to.foreground {
        to.foreground.parameters(30, &mut parameters);
    }
    if from.background != to.background {
        to.background.parameters(40, &mut parameters);
    }
    parameters
}

fn written(parameters: &[u8], reset_first: bool) -> Vec<u8> {
    let list: Vec<String> = parameters.iter().map(u8::to_string).collect();
    let reset = if reset_first && !list.is_empty() { ";" } else { "" };
    format!("\x1b[{reset}{}m", list.join(";")).into_bytes()
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
