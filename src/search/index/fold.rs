//! Characters made equal: full width to half width, capital to small, traditional to simplified, a vowel with
//! its tone to the vowel, ü to v.
//!
//! Folding goes from one character to one character or to none, so that a place in the folded text is a place in
//! the text as printed: nothing here may ever produce two characters from one.

use std::collections::HashMap;
use std::sync::OnceLock;

/// What a character is to a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum CharClass {
    /// A character that a query has to meet, folded.
    Letter(char),
    /// A quotation mark, a bracket, a blank, a dash: as if it were not there, but a word may begin behind it.
    Soft,
    /// A full stop, a comma: no match goes across it.
    Hard,
}

/// The sign that a character is.
pub(in crate::search) fn sign(c: char) -> CharClass {
    let c = half_width(c);
    match c {
        'a'..='z' | '0'..='9' => CharClass::Letter(c),
        'A'..='Z' => CharClass::Letter(c.to_ascii_lowercase()),
        '\u{4e00}'..='\u{9fff}' => CharClass::Letter(simplified(c)),
        '.' | ',' | ';' | ':' | '!' | '?' | '。' | '，' | '、' | '；' | '：' | '！' | '？' | '\n' => {
            CharClass::Hard
        }
        _ if is_soft(c) => CharClass::Soft,
        _ => CharClass::Letter(other(c)),
    }
}

/// The letters of a text, folded; everything between them left out.
pub(in crate::search) fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(letter)
}

/// The letter that a character is, folded, if it is one.
pub(in crate::search) fn letter(c: char) -> Option<char> {
    match sign(c) {
        CharClass::Letter(letter) => Some(letter),
        CharClass::Soft | CharClass::Hard => None,
    }
}

/// A full-width form as the ASCII character it stands for; the ideographic space as a blank.
pub(in crate::search) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

fn is_soft(c: char) -> bool {
    c.is_ascii_punctuation()
        || c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '\u{a0}'..='\u{bf}' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{206f}' | '\u{3001}'..='\u{3004}'
            | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303f}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}'
            | '\u{ff5f}'..='\u{ff65}' | '\u{e0000}'..='\u{e01ef}')
}

/// Letters that are neither ASCII nor common Han characters.
fn other(c: char) -> char {
    match c {
        'ā' | 'á' | 'ǎ' | 'à' | 'Ā' | 'Á' | 'Ǎ' | 'À' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' | 'Ē' | 'É' | 'Ě' | 'È' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' | 'Ō' | 'Ó' | 'Ǒ' | 'Ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' => 'v',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(only), None) => only,
                _ => c,
            }
        }
    }
}

/// The simplified form of a character of the block U+4E00–U+9FFF; the character itself where it has none.
fn simplified(c: char) -> char {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let pairs = hanconv::RawDictionary::TSCharacters.iter();
        pairs
            .filter_map(|(from, to)| Some((from.chars().next()?, to.chars().next()?)))
            .filter(|(a, b)| a != b)
            .collect()
    });
    table.get(&c).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{CharClass, letters, sign};

    fn folded(text: &str) -> String {
        letters(text).collect()
    }

    #[test]
    fn every_way_of_writing_becomes_one() {
        assert_eq!(folded("計算機學會"), "计算机学会");
        assert_eq!(folded("ＳＸＨ　２０２３"), "sxh2023");
        assert_eq!(folded("Shù-Xué"), "shuxue");
        assert_eq!(folded("lǜ NÜ"), "lvnv");
        assert_eq!(folded("“科创中国”——天津(行动)"), "科创中国天津行动");
    }

    #[test]
    fn a_sentence_ends_but_a_bracket_does_not() {
        assert_eq!(sign('。'), CharClass::Hard);
        assert_eq!(sign('）'), CharClass::Soft);
        assert_eq!(sign('\u{1b}'), CharClass::Soft);
        assert_eq!(sign('🦀'), CharClass::Letter('🦀'));
    }
}
