//! Characters whose width terminals dispute.
//!
//! Unicode calls the width of “ ” … · — ● ① │ and their like *ambiguous* (UAX #11, East Asian Width, class A): most
//! terminals draw them in one cell, those set up for Chinese often in two. What a terminal does has to be asked
//! or said (`--glyphs`).

use unicode_width::UnicodeWidthChar;

/// How wide a terminal draws the characters for which [`is_ambiguous`] holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AmbiguousWidth {
    /// Not known: it was not asked, or its answer fits nothing.
    #[default]
    Unknown,
    /// One cell each.
    Narrow,
    /// At least some of them two cells.
    Wide,
}

/// Whether terminals disagree about the width of a character.
#[must_use]
pub fn is_ambiguous(c: char) -> bool {
    c.width() != c.width_cjk()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar;

    use super::is_ambiguous;

    #[test]
    fn an_ambiguous_character_takes_one_cell_or_two() {
        for c in ('\0'..=char::MAX).filter(|c| is_ambiguous(*c)) {
            assert_eq!((c.width(), c.width_cjk()), (Some(1), Some(2)), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn signs_are_ambiguous_and_ideographs_are_not() {
        assert!("“”…·—●①│Ⅱ°×".chars().all(is_ambiguous));
        assert!(!"天津、。「a1-▸▾⋯›".chars().any(is_ambiguous));
    }
}
