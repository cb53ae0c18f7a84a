//! The words of a text: what stands between two places at which a line may break.
//!
//! ICU looks at every character with all of Unicode's rules. Between two characters of the sorts of which Chinese text
//! consists nearly always, these come down to a table that knows nothing but the two. ICU is asked about the rest: about
//! a stretch from the beginning of a word to the next Han character behind what the table does not know, for neither what
//! stands before the one nor what stands behind the other makes a difference to what is in between.

use textwrap::WordSeparator;

use crate::text::cells;

/// A word that was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct FoundWord {
    /// Where it ends, in bytes of the text; blanks behind a word belong to it.
    pub(super) end: usize,
    /// The cells it takes without them.
    pub(super) cells: usize,
    /// Whether there is more than a Han character on each side of its end, so that the two sides may belong together.
    pub(super) may_belong: bool,
}

/// Calls `found` with each word in turn.
pub(super) fn each_word(text: &str, mut found: impl FnMut(FoundWord)) {
    // Where the word begins that is being read, the cells it has taken, and how many of them are blanks at its end.
    let (mut start, mut wide, mut blanks) = (0, 0, 0);
    let mut at = 0;
    let mut before: Option<Sort> = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if let Some(sort) = Sort::of(c).or_else(|| Sort::between(before, c, chars.clone().next())) {
            if before.is_some_and(|before| before.may_break(sort)) {
                let may_belong = (before, sort) != (Some(Sort::Han), Sort::Han);
                found(FoundWord { end: at, cells: wide - blanks, may_belong });
                (start, wide) = (at, 0);
            }
            wide += sort.cells();
            blanks = usize::from(sort == Sort::Blank);
            before = Some(sort);
            at += c.len_utf8();
            continue;
        }
        let end = known_again(text, at);
        let (begun, mut next) = (start, start);
        for word in WordSeparator::UnicodeBreakProperties.find_words(&text[begun..end]) {
            // What comes before is found already.
            if next >= at && next > begun {
                let cells = cells(text[start..next].trim_end_matches(' '));
                found(FoundWord { end: next, cells, may_belong: true });
                start = next;
            }
            next += word.word.len() + word.whitespace.len();
        }
        let word = text[start..end].trim_end_matches(' ');
        blanks = end - start - word.len();
        wide = cells(word) + blanks;
        at = end;
        chars = text[end..].chars();
        before = Some(Sort::Han);
    }
    if start < text.len() {
        found(FoundWord { end: text.len(), cells: wide - blanks, may_belong: false });
    }
}

/// The end of the first Han character from a place on with a character of a known sort behind it, or the text's.
fn known_again(text: &str, from: usize) -> usize {
    let mut han = None;
    for (at, c) in text[from..].char_indices() {
        let sort = Sort::of(c);
        if let Some(end) = han.filter(|_| sort.is_some()) {
            return end;
        }
        han = (sort == Some(Sort::Han)).then_some(from + at + c.len_utf8());
    }
    text.len()
}

/// A Han character.
const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// A sort of character, as UAX #14 tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// ID, as far as it is a Han character.
    Han,
    /// AL and NU, as far as they are ASCII's letters and digits.
    Alphanumeric,
    /// CL, NS and EX of full width: no line begins with one.
    Closing,
    /// OP of full width: no line ends with one.
    Opening,
    /// QU of Chinese: it holds on to what stands before it and behind it.
    Quote,
    /// SP between two letters, digits or Han characters.
    Blank,
}

impl Sort {
    const fn of(c: char) -> Option<Self> {
        match c {
            _ if is_han(c) => Some(Self::Han),
            'a'..='z' | 'A'..='Z' | '0'..='9' => Some(Self::Alphanumeric),
            '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '」' | '』' | '】' | '〉' => {
                Some(Self::Closing)
            }
            '（' | '《' | '「' | '『' | '【' | '〈' => Some(Self::Opening),
            '“' | '”' | '‘' | '’' => Some(Self::Quote),
            _ => None,
        }
    }

    /// What a blank between two characters is.
    fn between(before: Option<Self>, c: char, after: Option<char>) -> Option<Self> {
        let is_text = |sort| matches!(sort, Self::Han | Self::Alphanumeric);
        (c == ' ' && is_text(before?) && is_text(Self::of(after?)?)).then_some(Self::Blank)
    }

    /// The cells that a character of this sort takes.
    const fn cells(self) -> usize {
        match self {
            Self::Han | Self::Closing | Self::Opening => 2,
            Self::Alphanumeric | Self::Quote | Self::Blank => 1,
        }
    }

    /// Whether a line may break between a character and one behind it.
    const fn may_break(self, after: Self) -> bool {
        !matches!(
            (self, after),
            (_, Self::Closing | Self::Quote | Self::Blank)
                | (Self::Opening | Self::Quote, _)
                | (Self::Alphanumeric, Self::Alphanumeric)
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::path::Path;

    use proptest::prelude::*;

    use super::{Sort, WordSeparator, cells, each_word};

    fn found(text: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut start = 0;
        each_word(text, |word| {
            assert_eq!(word.cells, cells(text[start..word.end].trim_end_matches(' ')), "{text:?}");
            start = word.end;
            ends.push(word.end);
        });
        ends
    }

    /// What ICU says of the whole text.
    fn by_unicode(text: &str) -> Vec<usize> {
        let mut end = 0;
        let words = WordSeparator::UnicodeBreakProperties.find_words(text);
        words
            .map(|word| {
                end += word.word.len() + word.whitespace.len();
                end
            })
            .collect()
    }

    #[test]
    fn the_table_says_what_unicode_says() {
        let known: Vec<char> = ('\0'..='\u{FFFF}').filter(|c| Sort::of(*c).is_some()).collect();
        let some = ['会', 'a', '7', '，', '：', '！', '）', '（', '《', '“', '”'];
        for c in &known {
            for beside in some {
                for text in [format!("{beside}{c}{beside}"), format!("{c}{beside}{c}")] {
                    assert_eq!(found(&text), by_unicode(&text), "{text}");
                }
            }
        }
        for text in some.iter().flat_map(|a| some.map(|b| (*a, b))).flat_map(|(a, b)| some.map(|c| (a, b, c))) {
            for last in some {
                let text = String::from_iter([text.0, text.1, text.2, last]);
                assert_eq!(found(&text), by_unicode(&text), "{text}");
            }
        }
    }

    #[test]
    fn every_line_of_the_directory_has_the_words_of_unicode() {
        let mut count = 0;
        for folder in ["data", "data/services", "data/societies", "data/profiles"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let files = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
            for file in files.filter(|path| path.is_file()) {
                for line in std::fs::read_to_string(file).unwrap().lines() {
                    assert_eq!(found(line), by_unicode(line), "{line}");
                    count += 1;
                }
            }
        }
        assert!(count > 2000, "{count}");
    }

    /// A character of every class, of some several.
    const CLASSES: &str = "会第年，。：！）（《〔〕a7Ａ９“”‘’「」\"'—–…·、-‐./%％:;~+,!?()[]{}$￥¥°℃№§ \u{a0}\u{200b}\u{2060}\u{301}\u{ad}あっー가각\u{1100}🇨🇳👍🏽\u{200d}\u{fe0f}\u{e01}אא\u{fffc}\u{3000}㎡々〜★①@#&*=<>|_^`";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn any_text_has_the_words_of_unicode(
            chars in prop::collection::vec(prop::sample::select(CLASSES.chars().collect::<Vec<_>>()), 0..14),
            plain in prop::collection::vec(0_usize..14, 0..10),
        ) {
            let mut chars = chars;
            // As in real texts, most of it is plain.
            for at in plain {
                if let Some(c) = chars.get_mut(at) {
                    *c = ['会', '7', '，', '（', 'a', '“', '”', ' '][at % 8];
                }
            }
            let text = String::from_iter(chars);
            // textwrap takes the last break away as the end of the text, also where it has none there.
            prop_assume!(!text.ends_with(['-', '\u{ad}']));
            prop_assert_eq!(found(&text), by_unicode(&text), "{:?}", text);
        }
    }
}
