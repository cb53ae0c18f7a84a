//! What a line means: a number, one of the words that are commands, or something to be found.

use crate::messages::{Lang, Messages};
use crate::text::nearest;

/// A word that is a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    More,
    All,
    Back,
    Again,
    List,
    Phone,
    Spell,
    Copy,
    Links,
    Contents,
    Fits,
    Year,
    Excluded,
    Lang,
    Width,
    Help,
    Quit,
}

/// A word by its names; the first of each language is the one that is shown.
struct WordRow {
    word: Word,
    zh: &'static [&'static str],
    en: &'static [&'static str],
}

/// Every word, in the order in which the help has them. Those of both languages hold whichever is on.
static WORDS: [WordRow; 17] = [
    WordRow { word: Word::More, zh: &["更多", "继续"], en: &["more", "m", "next"] },
    WordRow { word: Word::All, zh: &["全部", "全文"], en: &["all"] },
    WordRow { word: Word::Back, zh: &["返回", "后退"], en: &["back", "b"] },
    WordRow { word: Word::Again, zh: &["再说", "再说一遍", "重复"], en: &["again", "repeat"] },
    WordRow { word: Word::List, zh: &["列表"], en: &["list", "l"] },
    WordRow { word: Word::Phone, zh: &["电话"], en: &["phone", "phones"] },
    WordRow { word: Word::Spell, zh: &["念", "念号码"], en: &["spell"] },
    WordRow { word: Word::Copy, zh: &["复制"], en: &["copy"] },
    WordRow { word: Word::Links, zh: &["相关"], en: &["related", "links"] },
    WordRow { word: Word::Contents, zh: &["目录"], en: &["parts", "contents"] },
    WordRow { word: Word::Fits, zh: &["合适"], en: &["what fits", "fits", "match"] },
    WordRow { word: Word::Year, zh: &["年历", "日历"], en: &["year", "calendar"] },
    WordRow { word: Word::Excluded, zh: &["不合"], en: &["excluded"] },
    WordRow { word: Word::Lang, zh: &["语言"], en: &["lang", "language"] },
    WordRow { word: Word::Width, zh: &["行宽"], en: &["width"] },
    WordRow { word: Word::Help, zh: &["帮助"], en: &["help", "h", "?"] },
    WordRow { word: Word::Quit, zh: &["退出", "离开"], en: &["quit", "q", "exit", "bye"] },
];

impl WordRow {
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.zh.iter().chain(self.en).copied()
    }

    /// What it does.
    const fn help(&self, messages: &Messages) -> &'static str {
        let said = &messages.plain;
        match self.word {
            Word::More => said.help_more,
            Word::All => said.help_all,
            Word::Back => said.help_back,
            Word::Again => said.help_again,
            Word::List => said.help_list,
            Word::Phone => said.help_phone,
            Word::Spell => said.help_spell,
            Word::Copy => said.help_copy,
            Word::Links => said.help_links,
            Word::Contents => said.help_contents,
            Word::Fits => said.help_fits,
            Word::Year => said.help_year,
            Word::Excluded => said.help_excluded,
            Word::Lang => said.help_lang,
            Word::Width => said.help_width,
            Word::Help => said.help_help,
            Word::Quit => said.help_quit,
        }
    }
}

impl Word {
    fn named(name: &str) -> Option<Self> {
        WORDS.iter().find(|row| row.names().any(|it| it == name)).map(|row| row.word)
    }

    /// Whether something may stand behind it, and this may.
    fn takes(self, argument: &str) -> bool {
        match self {
            Self::Phone | Self::Spell | Self::Copy | Self::Width => number(argument).is_some(),
            // A language that there is not is told.
            Self::Lang => argument.split_whitespace().count() == 1,
            _ => false,
        }
    }
}

/// What a line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// Nothing was typed.
    Nothing,
    /// A number, and how it was typed.
    Number(usize, String),
    /// A command, and what stands behind it.
    Command(Word, Option<String>),
    /// Something to be found.
    Question(String),
}

/// What a line means. A word that is a command is found where `/` or quotes say so.
pub(super) fn heard(line: &str) -> Heard {
    let line = line.trim();
    if line.is_empty() {
        return Heard::Nothing;
    }
    if let Some(escaped) = escaped(line) {
        return Heard::Question(escaped.to_owned());
    }
    // An input method that is switched on writes full-width forms.
    let typed: String = line.chars().map(half_width).flat_map(char::to_lowercase).collect();
    let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(number) = number(&typed) {
        return Heard::Number(number, typed);
    }
    if let Some(word) = Word::named(&typed) {
        return Heard::Command(word, None);
    }
    match typed.split_once(' ').and_then(|(name, argument)| Some((Word::named(name)?, argument))) {
        Some((word, argument)) if word.takes(argument) => Heard::Command(word, Some(argument.to_owned())),
        _ => Heard::Question(line.to_owned()),
    }
}

/// What is to be found although it may be a command. A single quote is a sign of the query language.
fn escaped(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['/', '／']).or_else(|| {
        [('"', '"'), ('“', '”'), ('「', '」')]
            .into_iter()
            .find_map(|(open, close)| line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)))
    });
    rest.map(str::trim).filter(|rest| !rest.is_empty())
}

const fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(half) => half,
            None => c,
        },
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// A number in a list, also with the dot that stands behind it there.
pub(super) fn number(text: &str) -> Option<usize> {
    let digits = text.strip_suffix(['.', '。', '、']).unwrap_or(text);
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The command that may have been meant by a word that is none, by its name in the language it was typed in.
pub(super) fn meant(word: &str, is_found: bool) -> Option<&'static str> {
    // Of what was found, only what is long enough to be no word of pinyin is doubted.
    let least = if word.is_ascii() { 4 } else { 2 };
    let is_doubtful = if word.is_ascii() { !word.contains(' ') } else { !is_found };
    let long = |name: &&'static str| name.chars().count() >= least && name.is_ascii() == word.is_ascii();
    let names = WORDS.iter().flat_map(WordRow::names).filter(long);
    let is_near = |name: &&str| crate::text::is_near(&word.to_lowercase(), name);
    nearest(word, names).filter(|_| is_doubtful && word.chars().count() >= least).filter(is_near)
}

/// The help: each word with its names and what it does.
pub(super) fn help(lang: Lang) -> Vec<String> {
    let messages = lang.messages();
    let said = &messages.plain;
    let first = [said.help_title, said.help_question, said.help_number, said.help_enter, said.help_escape];
    let words = WORDS.iter().map(|row| {
        let (own, other) = if lang == Lang::Zh { (row.zh, row.en) } else { (row.en, row.zh) };
        let names = [own, &other[..1]].concat().join(messages.facts.and);
        messages.labelled(&names, row.help(messages))
    });
    first.into_iter().map(str::to_owned).chain(words).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Heard, WORDS, Word, WordRow, heard, meant};

    #[test]
    fn a_word_is_the_same_command_in_either_language_and_width() {
        for line in ["help", " HELP ", "帮助", "？", "?", "ｈｅｌｐ", "h"] {
            assert_eq!(heard(line), Heard::Command(Word::Help, None), "{line}");
        }
        assert_eq!(heard("What  Fits"), Heard::Command(Word::Fits, None));
        assert_eq!(heard("复制　２"), Heard::Command(Word::Copy, Some("2".to_owned())));
        assert_eq!(heard("lang EN"), Heard::Command(Word::Lang, Some("en".to_owned())));
        assert_eq!((heard("１２。"), heard("")), (Heard::Number(12, "12。".to_owned()), Heard::Nothing));
    }

    #[test]
    fn what_only_begins_like_a_command_is_found() {
        for line in ["copy machine", "help desk", "目录 学会", "电话:2712", "1 2", "99999999999999999999999"] {
            assert!(matches!(heard(line), Heard::Question(it) if it == line), "{line}");
        }
    }

    #[test]
    fn a_word_that_is_a_command_can_be_found() {
        for line in ["/帮助", "\"帮助\"", "“帮助”", "／帮助", "「帮助」"] {
            assert_eq!(heard(line), Heard::Question("帮助".to_owned()), "{line}");
        }
        assert_eq!(heard("/2712"), Heard::Question("2712".to_owned()));
        assert_eq!(heard("'学会"), Heard::Question("'学会".to_owned()), "a sign of the query language");
    }

    #[test]
    fn a_slip_is_told_and_a_word_is_not_taken_for_one() {
        assert_eq!((meant("hlep", false), meant("agian", true)), (Some("help"), Some("again")));
        assert_eq!((meant("帮住", false), meant("帮住", true)), (Some("帮助"), None));
        assert_eq!((meant("数学会", false), meant("shuxue", false), meant("yxh", false)), (None, None, None));
    }

    #[test]
    fn no_name_stands_for_two_words() {
        let names: Vec<&str> = WORDS.iter().flat_map(WordRow::names).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    }
}
