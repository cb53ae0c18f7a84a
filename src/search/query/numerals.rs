//! Numbers in digits, in Chinese numerals and in English words, where they stand in a text that is read from left to right.

/// A text of which characters are taken from the left, as they are compared: half width, small, simplified.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    chars: &'a [char],
    /// How many are taken.
    pub(super) at: usize,
}

/// Numbers written with more digits than this are none that anybody means.
const MOST_DIGITS: usize = 4;
/// The same of numerals: 一百二十六.
const MOST_NUMERALS: usize = 5;

/// The words for small numbers, from one on.
const ENGLISH: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl<'a> Cursor<'a> {
    pub(super) const fn new(chars: &'a [char], at: usize) -> Self {
        Self { chars, at }
    }

    fn rest(&self) -> &'a [char] {
        self.chars.get(self.at..).unwrap_or_default()
    }

    pub(super) fn next(&self) -> Option<char> {
        self.rest().first().copied()
    }

    /// The character before those that are left.
    pub(super) fn before(&self) -> Option<char> {
        self.at.checked_sub(1).and_then(|at| self.chars.get(at)).copied()
    }

    /// Takes a word, if it stands there.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let mut rest = self.rest().iter();
        let stands = word.chars().all(|c| rest.next() == Some(&c));
        if stands {
            self.at = self.chars.len() - rest.len();
        }
        stands
    }

    /// Takes the first of some words that stands there, and says which.
    pub(super) fn eat_any<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().find(|word| self.eat(word)).copied()
    }

    /// Takes an English word, if it stands there whole.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        let is_whole = ahead.eat(word) && !ahead.next().is_some_and(|c| c.is_ascii_alphanumeric());
        if is_whole {
            *self = ahead;
        }
        is_whole
    }

    /// Takes some English words with blanks or hyphens between them.
    pub(super) fn eat_words(&mut self, words: &str) -> bool {
        let mut ahead = *self;
        for (place, word) in words.split(' ').enumerate() {
            if place > 0 {
                ahead.gap();
            }
            if !ahead.eat_word(word) {
                return false;
            }
        }
        *self = ahead;
        true
    }

    pub(super) fn blanks(&mut self) {
        self.at += self.rest().iter().take_while(|c| c.is_whitespace()).count();
    }

    /// Takes blanks and hyphens.
    pub(super) fn gap(&mut self) {
        self.at += self.rest().iter().take_while(|c| c.is_whitespace() || **c == '-').count();
    }

    /// Takes a number in digits or in Chinese numerals.
    pub(super) fn number(&mut self) -> Option<u16> {
        let digits = self.rest().iter().take_while(|c| c.is_ascii_digit()).count();
        let han = self.rest().iter().take_while(|c| is_numeral(**c)).count();
        let (length, value) = match (digits, han) {
            (1..=MOST_DIGITS, _) => (digits, self.rest().iter().take(digits).collect::<String>().parse::<u16>().ok()),
            (0, 1..=MOST_NUMERALS) => (han, chinese(self.rest().get(..han).unwrap_or_default())),
            _ => (0, None),
        };
        let value = value?;
        self.at += length;
        Some(value)
    }

    /// Takes a number in digits or in an English word.
    pub(super) fn english_number(&mut self) -> Option<u16> {
        let named = (1..).zip(ENGLISH).find(|(_, word)| self.eat_word(word));
        named.map(|(number, _)| number).or_else(|| {
            let mut ahead = *self;
            let number = ahead.next().filter(char::is_ascii_digit).and_then(|_| ahead.number())?;
            *self = ahead;
            Some(number)
        })
    }
}

/// The numerals that stand for a digit, from 0 on, and their other forms.
const DIGITS: [&str; 10] = ["零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"];

fn digit(c: char) -> Option<u16> {
    (0..).zip(DIGITS).find(|(_, forms)| forms.contains(c)).map(|(digit, _)| digit)
}

/// Whether a character is a part of a number in Chinese numerals.
pub(super) fn is_numeral(c: char) -> bool {
    matches!(c, '十' | '百') || digit(c).is_some()
}

/// A number below a thousand: 四十五, 一百二十, 一百零三, and digit by digit 七三.
fn chinese(numerals: &[char]) -> Option<u16> {
    let is_counted = numerals.iter().any(|c| matches!(c, '十' | '百'));
    if !is_counted {
        return numerals.iter().try_fold(0_u16, |sum, c| sum.checked_mul(10)?.checked_add(digit(*c)?));
    }
    let (mut sum, mut pending, mut least) = (0_u16, None, u16::MAX);
    for c in numerals {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            _ => {
                if pending.is_some_and(|it| it > 0) {
                    return None;
                }
                pending = digit(*c);
                continue;
            }
        };
        // The bigger unit stands first, and each once.
        if unit >= least {
            return None;
        }
        least = unit;
        sum += pending.take().unwrap_or(1) * unit;
    }
    Some(sum + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn a_number_is_read_in_digits_and_in_numerals() {
        for (text, number, rest) in [
            ("45岁", Some(45), "岁"),
            ("四十五岁", Some(45), "岁"),
            ("十一月", Some(11), "月"),
            ("二十", Some(20), ""),
            ("一百二十六页", Some(126), "页"),
            ("一百零三", Some(103), ""),
            ("七三页", Some(73), "页"),
            ("两年", Some(2), "年"),
            ("十百", None, "十百"),
            ("四五十", None, "四五十"),
            ("99999", None, "99999"),
            ("岁", None, "岁"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let mut cursor = Cursor::new(&chars, 0);
            assert_eq!(cursor.number(), number, "{text}");
            assert_eq!(cursor.rest().iter().collect::<String>(), rest, "{text}");
        }
    }
}
