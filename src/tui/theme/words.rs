//! Colours and styles as a reader writes them: `cyan`, `bright-black`, `208`, `#d75f00`, `bold underlined cyan on black`.

use ratatui::style::{Color, Modifier, Style};

use super::depth::lowered;
use crate::terminal::backend::ColorMode;

/// The sixteen colours of the terminal, by their numbers.
const NAMED: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The colour that the terminal writes with, or on, unasked.
const DEFAULT: &str = "default";
/// None of what the theme has there.
const PLAIN: &str = "plain";
/// What stands before the colour of the ground.
const ON: &str = "on";

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// What is wrong with a reader's own style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeFault {
    /// Nothing is styled by this name; [`Part::slug`](super::Part::slug) has those that are.
    UnknownPart(String),
    /// No word for a colour or a manner of writing; [`colour_words`] has those that are.
    UnknownWord(String),
    /// No number of one of the 256 colours.
    NoColourNumber(String),
    /// `#` without six hexadecimal digits behind it.
    NoHexColour(String),
    /// Two colours for the same.
    SecondColour(String),
    /// `on` without a colour behind it.
    NothingOn,
    /// No word at all; `plain` says that.
    Empty,
}

/// A reader's own style for something: it replaces what the theme has there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StyleChange {
    style: Style,
}

impl StyleChange {
    /// Reads words.
    ///
    /// # Errors
    /// The first word that is wrong.
    pub fn read(words: &str) -> Result<Self, ThemeFault> {
        let mut style = Style::new();
        let (mut foreground, mut ground) = (None, None);
        let mut rest = words.split_whitespace();
        let mut is_empty = true;
        while let Some(word) = rest.next() {
            is_empty = false;
            if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
                style = style.add_modifier(*modifier);
            } else if word == ON {
                let word = rest.next().ok_or(ThemeFault::NothingOn)?;
                set(&mut ground, word)?;
            } else if word != PLAIN {
                set(&mut foreground, word)?;
            }
        }
        if is_empty {
            return Err(ThemeFault::Empty);
        }
        Ok(Self { style: Style { fg: foreground, bg: ground, ..style } })
    }

    /// The style on a terminal with these colours.
    pub(super) fn on(self, colours: ColorMode) -> Style {
        let lowered = |colour: Option<Color>| colour.and_then(|colour| lowered(colour, colours));
        Style { fg: lowered(self.style.fg), bg: lowered(self.style.bg), ..self.style }
    }
}

fn set(place: &mut Option<Color>, word: &str) -> Result<(), ThemeFault> {
    match place.replace(colour(word)?) {
        None => Ok(()),
        Some(_) => Err(ThemeFault::SecondColour(word.to_owned())),
    }
}

/// The colour that a word names.
///
/// # Errors
/// The word names none.
pub fn colour(word: &str) -> Result<Color, ThemeFault> {
    if let Some((_, colour)) = NAMED.iter().find(|(name, _)| *name == word) {
        return Ok(*colour);
    }
    if word == DEFAULT {
        return Ok(Color::Reset);
    }
    if let Some(digits) = word.strip_prefix('#') {
        let is_hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex);
        return value.map(Color::from_u32).ok_or_else(|| ThemeFault::NoHexColour(word.to_owned()));
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: Result<u8, _> = word.parse();
        return number.map(Color::Indexed).map_err(|_| ThemeFault::NoColourNumber(word.to_owned()));
    }
    Err(ThemeFault::UnknownWord(word.to_owned()))
}

/// Every word of a style that is no number: colours, manners of writing, and what joins them.
pub fn colour_words() -> impl Iterator<Item = &'static str> {
    let colours = NAMED.iter().map(|(name, _)| *name);
    colours.chain(MODIFIERS.iter().map(|(name, _)| *name)).chain([DEFAULT, PLAIN, ON])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn read(words: &str) -> Result<Style, ThemeFault> {
        StyleChange::read(words).map(|change| change.style)
    }

    #[test]
    fn a_style_is_a_colour_a_ground_and_manners_of_writing() {
        let orange = Style::new().fg(Color::Rgb(0xd7, 0x5f, 0x00));
        assert_eq!(read("#d75f00").unwrap(), orange);
        assert_eq!(read("bold #D75F00 on 208").unwrap(), orange.bg(Color::Indexed(208)).add_modifier(Modifier::BOLD));
        assert_eq!(read("bright-black").unwrap(), Style::new().fg(Color::DarkGray));
        assert_eq!(read("on default").unwrap(), Style::new().bg(Color::Reset));
        assert_eq!(read("plain").unwrap(), Style::new());
    }

    #[test]
    fn what_is_no_style_is_told_by_its_word() {
        assert_eq!(read("cyann"), Err(ThemeFault::UnknownWord("cyann".to_owned())));
        assert_eq!(read("256"), Err(ThemeFault::NoColourNumber("256".to_owned())));
        assert_eq!(read("#fff"), Err(ThemeFault::NoHexColour("#fff".to_owned())));
        assert_eq!(read("#+12345"), Err(ThemeFault::NoHexColour("#+12345".to_owned())));
        assert_eq!(read("red blue"), Err(ThemeFault::SecondColour("blue".to_owned())));
        assert_eq!(read("red on"), Err(ThemeFault::NothingOn));
        assert_eq!(read("  "), Err(ThemeFault::Empty));
    }
}
