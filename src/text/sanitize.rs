//! What must never reach a terminal from a file or a keyboard.
//!
//! Control characters turn displayed text into commands; bidirectional overrides show a number other than
//! the one that is copied; zero-width characters hide in it; private-use characters mean something else on
//! every machine. In a file they are faults; typed or passed on the command line they are dropped.

use std::borrow::Cow;

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_width::UnicodeWidthChar;

use super::plain_cells;

/// Why a character is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// C0, C1 or DEL, and the separators of lines and paragraphs: a string is one line.
    Control,
    /// A mark, embedding, override or isolate that changes the direction of writing.
    Bidi,
    /// Leaves nothing to be seen: joiners, zero-width spaces, variation selectors, tags, fillers.
    ZeroWidth,
    /// Private use or not a character.
    PrivateUse,
    /// No character yet, or the sign for an object that a text cannot hold.
    Unassigned,
}

/// Over one character stand at most so many that take no cell of their own. Tibetan needs five.
pub const MOST_MARKS: usize = 8;

/// Why this character is refused, or `None` if it may pass.
///
/// Decided by Unicode's properties: the general categories Cc, Cf, Zl, Zp, Co and Cn, and
/// `Default_Ignorable_Code_Point`. What is not assigned in planes 2 and 3 passes, for these are kept for ideographs, and
/// newer ones stand in names.
#[must_use]
pub fn foreign(c: char) -> Option<Foreign> {
    if is_common(c) {
        return None;
    }
    match c {
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => {
            return Some(Foreign::Bidi);
        }
        // Visible by their categories, and yet blank: Braille without a dot, a note without a head, the filler of
        // Khitan, blanks and modifiers of hieroglyphs.
        '\u{2800}' | '\u{1D159}' | '\u{16FE4}' | '\u{13430}'..='\u{13455}' => return Some(Foreign::ZeroWidth),
        '\u{FFFC}' => return Some(Foreign::Unassigned),
        _ if u32::from(c) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c) => {
            return Some(Foreign::PrivateUse);
        }
        _ => {}
    }
    if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) {
        return Some(Foreign::ZeroWidth);
    }
    match CodePointMapData::<GeneralCategory>::new().get(c) {
        GeneralCategory::Control | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            Some(Foreign::Control)
        }
        GeneralCategory::Format => Some(Foreign::ZeroWidth),
        GeneralCategory::PrivateUse => Some(Foreign::PrivateUse),
        GeneralCategory::Unassigned if !('\u{20000}'..='\u{3FFFF}').contains(&c) => Some(Foreign::Unassigned),
        _ => None,
    }
}

/// The characters of which a directory consists nearly always: ASCII, the punctuation of Chinese, Han, full-width forms.
/// All are assigned and to be seen.
const fn is_common(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF9F}')
}

/// Counts the characters in a row that take no cell of their own. Any number of them fits into one cell, and no
/// terminal draws more than a few.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(usize);

impl Marks {
    /// Takes the next character; whether it is a mark beyond [`MOST_MARKS`].
    pub fn overflow(&mut self, c: char) -> bool {
        // Tone marks are the only ones among the common characters.
        let is_mark = (!is_common(c) || matches!(c, '\u{302A}'..='\u{302F}')) && c.width() == Some(0);
        self.0 = if is_mark { self.0 + 1 } else { 0 };
        self.0 > MOST_MARKS
    }
}

/// The text without the characters that must not pass, and with [`MOST_MARKS`] in a row at most; line breaks and tabs
/// become one blank each.
#[must_use]
pub fn strip(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| plain_cells(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut marks = Marks::default();
    if !text.chars().any(|c| foreign(c).is_some() || marks.overflow(c)) {
        return Cow::Borrowed(text);
    }
    let flattened = text.replace("\r\n", " ");
    let mut marks = Marks::default();
    let kept = flattened.chars().filter_map(|c| match c {
        '\n' | '\r' | '\t' => Some(' '),
        _ if foreign(c).is_some() => None,
        _ => Some(c),
    });
    Cow::Owned(kept.filter(|c| !marks.overflow(*c)).collect())
}

#[cfg(test)]
mod tests {
    use super::{Foreign, MOST_MARKS, Marks, foreign, is_common, strip};

    #[test]
    fn an_escape_sequence_loses_its_escape() {
        assert_eq!(strip("天津\u{1b}]52;c;cm0=\u{7}市"), "天津]52;c;cm0=市");
        assert_eq!(strip("a\u{9b}31mb"), "a31mb");
    }

    #[test]
    fn pasted_lines_become_words() {
        assert_eq!(strip("数学会\r\n药学会\t化学会\n"), "数学会 药学会 化学会 ");
    }

    #[test]
    fn each_sort_is_told_apart() {
        let sorts = ['\u{7f}', '\u{202e}', '\u{200b}', '\u{e000}', '\u{378}', '市', '“', '\u{20000}'].map(foreign);
        let expected = [
            Some(Foreign::Control),
            Some(Foreign::Bidi),
            Some(Foreign::ZeroWidth),
            Some(Foreign::PrivateUse),
            Some(Foreign::Unassigned),
            None,
            None,
            None,
        ];
        assert_eq!(sorts, expected);
    }

    #[test]
    fn nothing_invisible_is_passed_over() {
        let refused = |sort: Foreign, all: &[std::ops::RangeInclusive<u32>]| {
            for c in all.iter().cloned().flatten().filter_map(char::from_u32) {
                assert_eq!(foreign(c), Some(sort), "U+{:04X}", u32::from(c));
            }
        };
        refused(Foreign::Control, &[0..=0x1f, 0x7f..=0x9f, 0x2028..=0x2029]);
        refused(Foreign::Bidi, &[0x61c..=0x61c, 0x200e..=0x200f, 0x202a..=0x202e, 0x2066..=0x206f]);
        let invisible = [
            0xad..=0xad,
            0x34f..=0x34f,
            0x115f..=0x1160,
            0x17b4..=0x17b5,
            0x180b..=0x180f,
            0x200b..=0x200d,
            0x2060..=0x2065,
            0x2800..=0x2800,
            0x3164..=0x3164,
            0xfe00..=0xfe0f,
            0xfeff..=0xfeff,
            0xffa0..=0xffa0,
            0xfff0..=0xfffb,
            0x13430..=0x13455,
            0x1bca0..=0x1bca3,
            0x1d159..=0x1d159,
            0x1d173..=0x1d17a,
            0xe0000..=0xe0fff,
        ];
        refused(Foreign::ZeroWidth, &invisible);
        refused(Foreign::PrivateUse, &[0xe000..=0xf8ff, 0xfdd0..=0xfdef, 0xfffe..=0xffff, 0x10_fffe..=0x10_ffff]);
        refused(Foreign::Unassigned, &[0x378..=0x379, 0xfffc..=0xfffc, 0x40000..=0x40010, 0xe1000..=0xe1010]);
    }

    #[test]
    fn common_characters_and_those_to_come_in_han_pass() {
        use icu_properties::props::GeneralCategory;
        let category = |c| icu_properties::CodePointMapData::<GeneralCategory>::new().get(c);
        for c in ('\0'..=char::MAX).filter(|c| is_common(*c)) {
            let refused = [GeneralCategory::Unassigned, GeneralCategory::Format, GeneralCategory::Control];
            assert!(!refused.contains(&category(c)), "U+{:04X}", u32::from(c));
            let is_mark = matches!(c, '\u{302A}'..='\u{302F}');
            assert!(is_mark || super::UnicodeWidthChar::width(c) != Some(0), "U+{:04X}", u32::from(c));
        }
        for c in ['é', 'ř', 'Ω', 'Ж', 'か', '한', '○', '①', '€', '\u{2A6FE}', '\u{323B0}', '\u{3FFFD}'] {
            assert_eq!(foreign(c), None, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_flood_of_marks_is_cut_and_what_languages_need_is_not() {
        for text in ["Tiếng Việt e\u{302}\u{301}", "ที่นี่", "ཧཀྵྨླྺྼྻྂ", "가", "か\u{3099}"]
        {
            assert_eq!(strip(text), text);
        }
        for mark in ["\u{301}", "\u{20dd}", "\u{1161}", "\u{302a}", "\u{3099}"] {
            let stripped = strip(&format!("会{}长", mark.repeat(1000))).into_owned();
            assert_eq!(stripped, format!("会{}长", mark.repeat(MOST_MARKS)));
        }
        let mut marks = Marks::default();
        let hidden = format!("会{}", "\u{301}\u{200b}".repeat(MOST_MARKS + 1));
        assert!(!strip(&hidden).chars().any(|c| marks.overflow(c)), "what is dropped parts no run");
    }
}
