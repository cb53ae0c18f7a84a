//! Telephone numbers digit by digit: spaced, and as they are spoken.

use crate::messages::Messages;

/// A number in pieces, as it is read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// Digits that are said in one breath.
    Digits(String),
    /// `+`.
    Plus,
    /// What follows is an extension.
    Extension,
}

/// A number with a blank between its digits: `0 2 2, 2 7 1 2, 2 5 2 2`.
pub(super) fn spaced(number: &str, messages: &Messages) -> String {
    said(number, messages, |digits| digits.chars().map(String::from).collect::<Vec<_>>().join(" "))
}

/// A number in words: `零二二，二七幺二，二五二二`. On the telephone a one is 幺, which is not taken for a seven.
pub(super) fn spoken(number: &str, messages: &Messages) -> String {
    let words = |digits: &str| digits.chars().filter_map(|digit| word(digit, messages)).collect::<Vec<_>>();
    // Chinese is written without blanks.
    let between = if messages.plain.digit_0.is_ascii() { " " } else { "" };
    said(number, messages, |digits| words(digits).join(between))
}

fn said(number: &str, messages: &Messages, digits: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut is_open = true;
    for piece in pieces(number) {
        let (words, is_sign) = match &piece {
            Piece::Digits(all) => (digits(all), false),
            Piece::Plus => (messages.plain.plus.to_owned(), true),
            Piece::Extension => (messages.plain.extension.to_owned(), true),
        };
        if !text.is_empty() {
            text.push_str(if is_open { " " } else { messages.plain.comma });
        }
        text.push_str(&words);
        is_open = is_sign;
    }
    text
}

const fn word(digit: char, messages: &Messages) -> Option<&'static str> {
    let said = &messages.plain;
    Some(match digit {
        '0' => said.digit_0,
        '1' => said.digit_1,
        '2' => said.digit_2,
        '3' => said.digit_3,
        '4' => said.digit_4,
        '5' => said.digit_5,
        '6' => said.digit_6,
        '7' => said.digit_7,
        '8' => said.digit_8,
        '9' => said.digit_9,
        _ => return None,
    })
}

/// The groups of a printed number, longer ones cut as people say them.
fn pieces(number: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut digits = String::new();
    for c in number.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        pieces.extend(cut(&digits));
        digits.clear();
        match c {
            '+' | '＋' => pieces.push(Piece::Plus),
            '转' | '轉' | '×' | 'x' | '#' => pieces.push(Piece::Extension),
            _ => {}
        }
    }
    pieces
}

/// Digits in groups of three or four: `27122522` is 2712 2522, `13812345678` is 138 1234 5678.
fn cut(digits: &str) -> Vec<Piece> {
    let first = match digits.len() {
        0 => return Vec::new(),
        7 | 11 => 3,
        8 => 4,
        length => length,
    };
    let (first, mut rest) = digits.split_at(first);
    let mut groups = vec![Piece::Digits(first.to_owned())];
    while !rest.is_empty() {
        let (group, behind) = rest.split_at(rest.len().min(4));
        groups.push(Piece::Digits(group.to_owned()));
        rest = behind;
    }
    groups
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{spaced, spoken};
    use crate::messages::Lang;
    use crate::snapshot::Snapshot;

    #[test]
    fn a_number_is_said_in_groups_as_on_the_telephone() {
        let (zh, en) = (Lang::Zh.messages(), Lang::En.messages());
        for (number, zh_spaced, zh_spoken, en_spoken) in [
            (
                "022-27122522",
                "0 2 2，2 7 1 2，2 5 2 2",
                "零二二，二七幺二，二五二二",
                "zero two two, two seven one two, two five two two",
            ),
            (
                "13812345678",
                "1 3 8，1 2 3 4，5 6 7 8",
                "幺三八，幺二三四，五六七八",
                "one three eight, one two three four, five six seven eight",
            ),
            (
                "+86-022-2345678",
                "加 8 6，0 2 2，2 3 4，5 6 7 8",
                "加 八六，零二二，二三四，五六七八",
                "plus eight six, zero two two, two three four, five six seven eight",
            ),
            (
                "400-12转801",
                "4 0 0，1 2，转 8 0 1",
                "四零零，幺二，转 八零幺",
                "four zero zero, one two, extension eight zero one",
            ),
        ] {
            assert_eq!(spaced(number, zh), zh_spaced);
            assert_eq!((spoken(number, zh).as_str(), spoken(number, en).as_str()), (zh_spoken, en_spoken));
        }
    }

    #[test]
    fn no_digit_of_the_directory_is_lost_or_turned_round() {
        let directory = Snapshot::shipped().directory().unwrap();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let mut seen = 0;
        for (_, record) in directory.records() {
            for phone in directory.phones(record) {
                assert_eq!(digits(&spaced(&phone.number, Lang::En.messages())), digits(&phone.number));
                seen += 1;
            }
        }
        assert!(seen > 100, "{seen}");
    }
}
