//! The syllables of Mandarin, for the readings that a directory gives.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use pinyin::ToPinyinMulti;
use unicode_normalization::UnicodeNormalization;

use crate::text::nearest;

/// Whether some character is read so. Tones may be marked; ü is also written v, and u where no other syllable is meant.
pub(in crate::loader) fn is_syllable(written: &str) -> bool {
    syllables().contains(without_tone(written).as_str())
}

/// The syllable that was meant by a misspelt one.
pub(in crate::loader) fn nearest_syllable(written: &str) -> Option<&'static str> {
    let letters: String = without_tone(written).chars().filter(|c| c.is_alphabetic()).collect();
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let all = || syllables().iter().map(String::as_str);
    // Letters that changed places are the commonest slip.
    all()
        .find(|it| *it == letters)
        .or_else(|| all().find(|it| sorted(it) == sorted(&letters)))
        .or_else(|| nearest(&letters, all()))
}

/// Every syllable of the table of readings, ü written ü, v and u. Made when a directory first gives a reading.
fn syllables() -> &'static BTreeSet<String> {
    static ALL: OnceLock<BTreeSet<String>> = OnceLock::new();
    ALL.get_or_init(|| {
        let ideographs = ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{323AF}');
        let readings = ideographs.filter_map(|c| c.to_pinyin_multi()).flatten().map(pinyin::Pinyin::plain);
        let plain: BTreeSet<&str> = readings.collect();
        plain.into_iter().flat_map(|it| [it.to_owned(), it.replace('ü', "v"), it.replace('ü', "u")]).collect()
    })
}

/// A syllable in small letters without the mark of its tone.
fn without_tone(written: &str) -> String {
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{304}' | '\u{30C}');
    written.to_lowercase().nfd().filter(|c| !is_tone(c)).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::{is_syllable, nearest_syllable, syllables};

    #[test]
    fn what_is_read_is_a_syllable_and_what_is_not_is_none() {
        for good in ["qing", "lv", "lü", "lu", "nve", "nüe", "lǜ", "Tiān", "er", "a", "zhuang", "xiong", "dia"] {
            assert!(is_syllable(good), "{good}");
        }
        for bad in ["", "qign", "xx", "ting1", "laoting", "v", "bo-", "天", "jv1", "fong"] {
            assert!(!is_syllable(bad), "{bad}");
        }
        assert!((400..500).contains(&syllables().len()), "{}", syllables().len());
    }

    #[test]
    fn the_nearest_syllable_is_told() {
        assert_eq!(nearest_syllable("qign"), Some("qing"));
        assert_eq!(nearest_syllable("ting1"), Some("ting"));
        assert_eq!(nearest_syllable("天"), None);
    }
}
