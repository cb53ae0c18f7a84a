//! Pinyin with the numbers of its tones: `cha2ye4`, `lu:4se4`. Names are compared without tones, so the numbers go.

use crate::search::index::double_pinyin::is_syllable;
use crate::search::index::fold;

/// A word without the numbers of its tones, ü written v, and how many there were; `None` where it is no such word. Behind
/// the last number the next syllable may be begun.
pub(super) fn without_tones(word: &str) -> Option<(String, usize)> {
    let mut plain = String::with_capacity(word.len());
    let mut tones = 0;
    // Where the letters begin that no number stands behind yet.
    let mut run = 0;
    for c in word.chars() {
        let letter = fold::letter(c);
        match letter {
            Some('1'..='5') if is_spelled(&plain[run..]) => {
                tones += 1;
                run = plain.len();
            }
            // 儿 at the end of a word has none: hua1r is one syllable.
            Some(letter) if letter.is_ascii_lowercase() => plain.push(letter),
            Some(letter) if !letter.is_ascii() && run == plain.len() => {
                plain.push(letter);
                run = plain.len();
            }
            None if matches!(fold::half_width(c), ':') && plain[run..].ends_with('u') => {
                plain.pop();
                plain.push('v');
            }
            None if matches!(c, '\'' | '’' | '-') => {}
            _ => return None,
        }
    }
    (tones > 0).then_some((plain, tones))
}

/// Whether letters are whole syllables, one or more.
fn is_spelled(letters: &str) -> bool {
    // No syllable has more letters.
    const LONGEST: usize = 6;
    let mut reached = vec![true];
    for end in 1..=letters.len() {
        let mut begins = end.saturating_sub(LONGEST)..end;
        reached.push(begins.any(|begin| reached[begin] && letters.get(begin..end).is_some_and(is_syllable)));
    }
    reached.len() > 1 && reached.last() == Some(&true)
}

#[cfg(test)]
mod tests {
    use super::without_tones;

    #[test]
    fn the_numbers_of_tones_are_left_out() {
        for (typed, plain, tones) in [
            ("cha2ye4", "chaye", 2),
            ("shu4xue2hui4", "shuxuehui", 3),
            ("shu4xu", "shuxu", 1),
            ("xuehui4", "xuehui", 1),
            ("lu:4se4", "lvse", 2),
            ("lü4se4", "lvse", 2),
            ("LV4SE4", "lvse", 2),
            ("ｃｈａ２", "cha", 1),
            ("xi1'an1", "xian", 2),
            ("数xue2", "数xue", 1),
            ("de5", "de", 1),
        ] {
            assert_eq!(without_tones(typed), Some((plain.to_owned(), tones)), "{typed}");
        }
        for other in
            ["chaye", "57", "U30", "mp3", "cha22", "cha6", "ipv6", "month:9", "3d", "h5", "tast.org", "covid19", ""]
        {
            assert_eq!(without_tones(other), None, "{other}");
        }
    }
}
