//! Breaking paragraphs into lines.
//!
//! Where a line may break is Unicode's rule (UAX #14, through `textwrap` and ICU); what that rule leaves to
//! us is added here: telephone numbers, dates, amounts with their counters and dashes stay whole, and
//! nothing is stretched or hyphenated. Lines are filled first-fit: a Chinese paragraph has no ragged words
//! to balance.

mod amounts;
mod words;

use std::ops::Range;

use textwrap::core::Word;

use super::cells;
use amounts::{amount_end, ends_with_digit, is_digit};
use words::{FoundWord, each_word};

/// The lines of one paragraph, none wider than `width` cells (where `width` is at least 2) and none with
/// blanks at its end. A word longer than a line is broken between characters. At least one line comes back.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    if cells(text) <= width {
        return vec![text.trim_end().to_owned()];
    }
    let mut lines = Filling { text, width, full: Vec::new(), start: 0, used: 0, end: 0, blanks: 0 };
    // Neighbours that belong together are joined as long as the whole still fits on a line.
    let mut joined = FoundWord::default();
    let mut begun = 0;
    // Where the amount or the date ends that has begun.
    let mut amount = 0;
    each_word(text, |word| {
        if ends_with_digit(&text[begun..joined.end]) {
            amount = amount_end(text, begun + text[begun..joined.end].trim_end_matches(' ').len());
        }
        let belongs = joined.end < amount
            || joined.may_belong && belong_together(&text[begun..joined.end], &text[joined.end..word.end]);
        if belongs {
            let whole = &text[begun..word.end];
            if cells(whole.trim_end()) <= width {
                joined = FoundWord { cells: cells(whole.trim_end_matches(' ')), ..word };
                return;
            }
        }
        lines.word(begun..joined.end, joined.cells);
        begun = joined.end;
        joined = word;
    });
    lines.word(begun..joined.end, joined.cells);
    lines.finish()
}

/// Lines while they are filled.
struct Filling<'a> {
    text: &'a str,
    width: usize,
    full: Vec<String>,
    /// Where the last line begins and how far it has come, in bytes of the text.
    start: usize,
    end: usize,
    /// How many of these bytes are blanks at its end.
    blanks: usize,
    /// The cells it takes, with these blanks.
    used: usize,
}

impl Filling<'_> {
    /// Adds the next word of the text; it takes so many cells without the blanks behind it.
    fn word(&mut self, range: Range<usize>, wide: usize) {
        let whole = &self.text[range];
        let word = whole.trim_end_matches(' ');
        if wide <= self.width {
            return self.piece(word.len(), whole.len() - word.len(), wide);
        }
        let mut pieces = Vec::new();
        split(Word::from(whole), self.width, &mut pieces);
        for piece in pieces {
            self.piece(piece.word.len(), piece.whitespace.len(), cells(piece.word));
        }
    }

    /// Adds a piece that is not broken: the bytes of its word, the blanks behind it, the cells of its word.
    fn piece(&mut self, word: usize, blanks: usize, wide: usize) {
        if self.used + wide > self.width && self.end > self.start {
            self.end_line();
        }
        self.end += word + blanks;
        self.blanks = blanks;
        self.used += wide + blanks;
    }

    fn end_line(&mut self) {
        self.full.push(self.text[self.start..self.end - self.blanks].to_owned());
        self.start = self.end;
        self.used = 0;
    }

    fn finish(mut self) -> Vec<String> {
        self.end_line();
        self.full
    }
}

/// Whether a break between the two would part a number from its sign or its other half.
fn belong_together(before: &str, after: &str) -> bool {
    let (Some(left), Some(right)) = (before.trim_end().chars().next_back(), after.chars().next()) else { return false };
    let spaced = before.ends_with(' ');
    let number = is_digit;
    let joint = |c: char| matches!(c, '-' | '.' | '/' | '%' | '％' | ':' | '~' | '+' | '–' | '—' | '〔' | '〕');
    // Digits with their signs: 2021—2035, 60%. Two numbers in a row are two numbers.
    let numeric = (number(left) && joint(right)) || ((joint(left) || left == '第') && number(right));
    let halves_of_a_number = !spaced && number(left) && number(right);
    // A double dash is one sign, and it does not begin a line.
    numeric || halves_of_a_number || (!spaced && right == '—')
}

/// Breaks a word that is wider than a line between its characters. Punctuation left over for the last line
/// takes a character along, since it must not begin one.
fn split<'a>(word: Word<'a>, width: usize, pieces: &mut Vec<Word<'a>>) {
    let first = pieces.len();
    pieces.extend(word.break_apart(width));
    if let [.., before, last] = &mut pieces[first..]
        && last.word.starts_with(['，', '。', '、', '；', '：', '）', '》', '”', '’', '！', '？'])
        && let Some((cut, _)) = before.word.char_indices().next_back()
        && cells(&before.word[cut..]) + cells(last.word) <= width
    {
        let whole = word.word;
        let boundary = whole.len() - last.word.len() - (before.word.len() - cut);
        *before = Word::from(&before.word[..cut]);
        let space = last.whitespace;
        *last = Word { whitespace: space, ..Word::from(&whole[boundary..]) };
    }
}

#[cfg(test)]
mod tests {
    use super::{cells, wrap};

    const TEXT: &str = "2017年8月，市委人才工作领导小组印发了《天津市青年人才托举工程实施办法(试行)》(津人才〔2017〕14号)，\
        每批选拔20名左右，年龄在32岁以下；联系电话：022-27122522，网址 http://www.tast.org.cn/tzgg/system/2020/05/20/030010487.shtml。\
        规划纲要（2021—2035年）——“海河英才”行动计划 3.6 万平方米，占 60%。";

    /// Widths at which no piece that must stay whole is wider than a line.
    const ROOMY: std::ops::Range<usize> = 24..130;

    #[test]
    fn nothing_is_lost_and_nothing_is_too_wide() {
        let squeezed = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        for width in 2..130 {
            let lines = wrap(TEXT, width);
            assert_eq!(squeezed(&lines.concat()), squeezed(TEXT), "at {width}");
            assert!(lines.iter().all(|line| cells(line) <= width), "at {width}");
        }
    }

    #[test]
    fn numbers_stay_whole() {
        for width in ROOMY {
            let lines = wrap(TEXT, width);
            for whole in [
                "022-27122522",
                "2017年",
                "8月",
                "20名",
                "32岁",
                "2021—2035年",
                "14号",
                "3.6 万平方米",
                "60%",
                "2017年8月",
            ] {
                assert!(lines.iter().any(|line| line.contains(whole)), "{whole} at {width}: {lines:#?}");
            }
        }
    }

    #[test]
    fn punctuation_stands_where_it_may() {
        for width in ROOMY {
            for line in &wrap(TEXT, width)[1..] {
                let first = line.chars().next();
                assert!(first.is_some_and(|c| !"，。、；：）》”’！？—".contains(c)), "{line} at {width}");
            }
            for line in wrap(TEXT, width) {
                assert!(!line.ends_with(['（', '《', '“', '‘']), "{line} at {width}");
            }
        }
    }

    #[test]
    fn an_empty_paragraph_is_one_empty_line() {
        assert_eq!(wrap("", 20), [""]);
        assert_eq!(wrap("学会", 0), ["学", "会"]);
    }
}
