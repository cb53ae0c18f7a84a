//! What must never reach a terminal from a file or a keyboard.
//!
//! Control characters turn displayed text into commands; bidirectional overrides show a number other than
//! the one that is copied; zero-width characters hide in it; private-use characters mean something else on
//! every machine. In a file they are faults; typed or passed on the command line they are dropped.

use std::borrow::Cow;

/// Why a character is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// C0, C1 or DEL, the line break included: a string is one line.
    Control,
    /// A mark, embedding, override or isolate that changes the direction of writing.
    Bidi,
    /// Takes no cell of its own: joiners, zero-width spaces, variation selectors, tags.
    ZeroWidth,
    /// Private use or not a character.
    PrivateUse,
}

/// Why this character is refused, or `None` if it may pass.
#[must_use]
pub fn foreign(c: char) -> Option<Foreign> {
    match c {
        // Nearly every character of a directory is one of these; the rest of the table is long.
        ' '..='~' | '\u{3000}'..='\u{3163}' | '\u{3165}'..='\u{D7FF}' | '\u{FF01}'..='\u{FF9F}' => None,
        _ if c.is_control() => Some(Foreign::Control),
        '\u{2028}' | '\u{2029}' => Some(Foreign::Control),
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => Some(Foreign::Bidi),
        '\u{00AD}'
        | '\u{034F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2064}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}' => Some(Foreign::ZeroWidth),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => Some(Foreign::PrivateUse),
        _ if u32::from(c) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c) => Some(Foreign::PrivateUse),
        _ => None,
    }
}

/// The text without the characters that must not pass; line breaks and tabs become one blank each.
#[must_use]
pub fn strip(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| foreign(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let flattened = text.replace("\r\n", " ");
    let kept = flattened.chars().filter_map(|c| match c {
        '\n' | '\r' | '\t' => Some(' '),
        _ if foreign(c).is_some() => None,
        _ => Some(c),
    });
    Cow::Owned(kept.collect())
}

#[cfg(test)]
mod tests {
    use super::{Foreign, foreign, strip};

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
        let sorts = ['\u{7f}', '\u{202e}', '\u{200b}', '\u{e000}', '市', '“', '\u{20000}'].map(foreign);
        let expected = [
            Some(Foreign::Control),
            Some(Foreign::Bidi),
            Some(Foreign::ZeroWidth),
            Some(Foreign::PrivateUse),
            None,
            None,
            None,
        ];
        assert_eq!(sorts, expected);
    }
}
