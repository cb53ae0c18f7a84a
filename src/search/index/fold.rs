//! Characters made equal: full width to half width, capital to small, radicals and compatibility forms to their
//! ideographs, traditional to simplified, a letter with an accent to the letter, ü to v, 〇 and ○ to 零. What is searched
//! for ([`Letter`]) has variants of a character made equal as well; the words of the query language have not.
//!
//! Folding goes from one character to one character or to none, so that a place in the folded text is a place in
//! the text as printed: nothing here may ever produce two characters from one.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use hashbrown::HashMap;
use unicode_normalization::char::decompose_canonical;

use super::variants::VARIANTS;
use crate::text::{enclosed_ideograph, is_ideograph, unified_ideograph};

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

/// A character of a text that is a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::search) struct Letter {
    /// Folded, and of variants one: what is compared.
    pub(in crate::search) folded: char,
    /// What it is read by: as printed, not simplified. 乾 in 乾县 is read qian, which its simplified form 干 is not.
    pub(in crate::search) printed: char,
}

impl Letter {
    /// The letter that a character is, if it is one.
    pub(in crate::search) fn of(c: char) -> Option<Self> {
        letter(c).map(|folded| Self { folded: compared(folded), printed: printed(c, compared(folded)) })
    }
}

/// The ideograph by which a character is read that folds to `folded`.
pub(in crate::search) fn printed(c: char, folded: char) -> char {
    if c == folded || folded.is_ascii() {
        return folded;
    }
    let c = ideograph(c);
    if is_ideograph(c) { c } else { folded }
}

/// The sign that a character is.
pub(in crate::search) fn sign(c: char) -> CharClass {
    let c = match c {
        // Between the parts of a name it is a dot; nobody ends a sentence with it.
        '．' => '·',
        _ => half_width(c),
    };
    match c {
        'a'..='z' | '0'..='9' => CharClass::Letter(c),
        'A'..='Z' => CharClass::Letter(c.to_ascii_lowercase()),
        '\u{4e00}'..='\u{9fff}' => CharClass::Letter(simplified(c)),
        '.' | ',' | ';' | ':' | '!' | '?' | '。' | '，' | '、' | '；' | '：' | '！' | '？' | '\n' => {
            CharClass::Hard
        }
        _ if is_soft(c) => CharClass::Soft,
        _ => match ideograph(c) {
            ideograph if is_ideograph(ideograph) => CharClass::Letter(simplified(ideograph)),
            _ => CharClass::Letter(other(c)),
        },
    }
}

/// The ideograph that a character stands for; the zero of 二〇二三 and the circles written for it are 零.
fn ideograph(c: char) -> char {
    match c {
        '〇' | '○' | '◯' => '零',
        _ => unified_ideograph(c).or_else(|| enclosed_ideograph(c)).unwrap_or(c),
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

/// A character as it stands in numbers and addresses: half width, every hyphen `-`, the full stops that an input
/// method writes for a dot `.`.
pub(in crate::search) fn in_address(c: char) -> char {
    match half_width(c) {
        '。' | '｡' => '.',
        c if is_hyphen(c) => '-',
        c => c,
    }
}

/// Hyphens, dashes and the minus sign (Unicode's `Dash`, without the two of Japanese that are letters or doubled).
const fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{ad}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{207b}'
                | '\u{208b}'
                | '\u{2212}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{fe31}'
                | '\u{fe32}'
                | '\u{fe58}'
                | '\u{fe63}'
    )
}

/// Dots between the parts of a name that are no ASCII: 列奥纳多·达·芬奇.
const fn is_dot(c: char) -> bool {
    matches!(
        c,
        '\u{b7}'
            | '\u{387}'
            | '\u{2022}'
            | '\u{2024}'
            | '\u{2027}'
            | '\u{2219}'
            | '\u{22c5}'
            | '\u{25e6}'
            | '\u{30fb}'
            | '\u{ff65}'
    )
}

fn is_soft(c: char) -> bool {
    c.is_ascii_punctuation()
        || c.is_whitespace()
        || c.is_control()
        || is_hyphen(c)
        || is_dot(c)
        || matches!(c,
            '\u{a0}'..='\u{bf}' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{206f}' | '\u{3001}'..='\u{3004}'
            | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303f}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}'
            | '\u{ff5f}'..='\u{ff65}' | '\u{e0000}'..='\u{e01ef}')
}

/// Letters that are neither ASCII nor Han characters.
fn other(c: char) -> char {
    let mut lower = c.to_lowercase();
    let c = match (lower.next(), lower.next()) {
        (Some(only), None) => only,
        _ => c,
    };
    match c {
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        // Latin with accents: the letter under them.
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            let mut first = None;
            decompose_canonical(c, |part| first = first.or(Some(part)));
            first.filter(char::is_ascii).unwrap_or(c)
        }
        _ => c,
    }
}

/// The ideographs of the first block of Unicode, which hold all but a few of those that are written.
const FIRST_BLOCK: RangeInclusive<u32> = 0x4e00..=0x9fff;

/// The simplified forms of ideographs.
struct Simplified {
    /// By the place of the ideograph in [`FIRST_BLOCK`]; the character itself where it has no other form.
    first_block: Vec<char>,
    others: HashMap<char, char>,
}

impl Simplified {
    fn new() -> Self {
        let first_block = FIRST_BLOCK.filter_map(char::from_u32).collect();
        let mut table = Self { first_block, others: HashMap::new() };
        for (from, to) in hanconv::RawDictionary::TSCharacters.iter() {
            let Some((from, to)) = from.chars().next().zip(to.chars().next()) else { continue };
            match in_first_block(from).and_then(|at| table.first_block.get_mut(at)) {
                Some(simplified) => *simplified = to,
                None => drop(table.others.insert(from, to)),
            }
        }
        table
    }

    /// The same, and every variant of a character as that.
    fn with_variants(mut self) -> Self {
        for c in self.first_block.iter_mut().chain(self.others.values_mut()) {
            *c = VARIANTS.iter().find(|(variant, _)| variant == c).map_or(*c, |(_, it)| *it);
        }
        self
    }

    fn of(&self, c: char) -> char {
        let simplified = match in_first_block(c) {
            Some(at) => self.first_block.get(at),
            None => self.others.get(&c),
        };
        simplified.copied().unwrap_or(c)
    }
}

/// The place of an ideograph in the first block.
pub(in crate::search) fn in_first_block(c: char) -> Option<usize> {
    u32::from(c).checked_sub(*FIRST_BLOCK.start()).map(|at| at as usize).filter(|_| c <= '\u{9fff}')
}

/// The simplified form of an ideograph; the character itself where it has none.
pub(in crate::search) fn simplified(c: char) -> char {
    static TABLE: OnceLock<Simplified> = OnceLock::new();
    TABLE.get_or_init(Simplified::new).of(c)
}

/// The form in which a folded character is searched for: of [variants](VARIANTS) one.
pub(in crate::search) fn compared(c: char) -> char {
    static TABLE: OnceLock<Simplified> = OnceLock::new();
    if c.is_ascii() { c } else { TABLE.get_or_init(|| Simplified::new().with_variants()).of(c) }
}

#[cfg(test)]
mod tests {
    use super::{CharClass, Letter, letters, sign};

    fn folded(text: &str) -> String {
        letters(text).collect()
    }

    #[test]
    fn every_way_of_writing_becomes_one() {
        assert_eq!(folded("計算機學會"), "计算机学会");
        let compared = |text: &str| -> String { text.chars().filter_map(Letter::of).map(|it| it.folded).collect() };
        assert_eq!(compared("胶黏劑 帳目 图象"), compared("胶粘剂账目图像"));
        assert_eq!(folded("图象"), "图象");
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
