//! A text as the tokens that terms consist of: each Han character by itself, letters and digits of one word together.
//!
//! Tokens are written one behind the other as a key, with a blank between two Latin words, so that a term is found in a
//! text by comparing keys. An English word stands there without the ending of its plural.

use std::ops::Range;

use super::fold::Letter;

/// A text taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::search) struct Tokens {
    /// All tokens as they are compared.
    pub(in crate::search) key: String,
    pub(in crate::search) list: Vec<Token>,
}

/// One of the tokens of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Token {
    /// Its bytes in the key.
    pub(in crate::search) key: Range<usize>,
    /// The bytes of the text that it was read from.
    pub(in crate::search) at: Range<usize>,
    /// Whether it consists of Latin letters and digits.
    pub(in crate::search) is_latin: bool,
}

impl Tokens {
    /// Takes a text apart.
    pub(in crate::search) fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        let mut at = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let letters = word.char_indices().filter_map(|(place, c)| {
                let from = at + place;
                Letter::of(c).map(|letter| (letter.folded, from..from + c.len_utf8()))
            });
            tokens.add_word(letters);
            at += word.len();
        }
        tokens
    }

    /// Adds the letters of a word, each with the bytes of the text that it was read from.
    pub(in crate::search) fn add_word(&mut self, letters: impl Iterator<Item = (char, Range<usize>)>) {
        let mut latin: Option<(String, Range<usize>)> = None;
        for (letter, at) in letters {
            if letter.is_ascii_alphanumeric() {
                let (word, whole) = latin.get_or_insert_with(|| (String::new(), at.clone()));
                word.push(letter);
                whole.end = at.end;
            } else {
                self.close(latin.take());
                let mut utf8 = [0; 4];
                self.push(letter.encode_utf8(&mut utf8), at, false);
            }
        }
        self.close(latin);
    }

    fn close(&mut self, latin: Option<(String, Range<usize>)>) {
        let Some((word, at)) = latin else { return };
        if self.list.last().is_some_and(|last| last.is_latin) {
            self.key.push(' ');
        }
        self.push(singular(&word).as_ref(), at, true);
    }

    fn push(&mut self, token: &str, at: Range<usize>, is_latin: bool) {
        let from = self.key.len();
        self.key.push_str(token);
        self.list.push(Token { key: from..self.key.len(), at, is_latin });
    }

    /// The key of some of the tokens.
    pub(in crate::search) fn key_of(&self, tokens: Range<usize>) -> &str {
        let (first, last) = (self.list.get(tokens.start), tokens.end.checked_sub(1).and_then(|at| self.list.get(at)));
        let key = first.zip(last).and_then(|(first, last)| self.key.get(first.key.start..last.key.end));
        key.unwrap_or_default()
    }

    /// The bytes of the text from the first of some tokens to the last.
    pub(in crate::search) fn bytes_of(&self, tokens: Range<usize>) -> Range<usize> {
        let (first, last) = (self.list.get(tokens.start), tokens.end.checked_sub(1).and_then(|at| self.list.get(at)));
        first.zip(last).map_or(0..0, |(first, last)| first.at.start..last.at.end)
    }
}

/// An English word, or several, without the ending of the last one's plural: `grants`, `companies`, `young engineers`.
pub(in crate::search) fn singular(word: &str) -> String {
    let last = word.rsplit(' ').next().unwrap_or_default();
    let is_letters = last.bytes().all(|byte| byte.is_ascii_lowercase());
    let short = |end: &str| word.strip_suffix(end).filter(|it| is_letters && it.len() >= 3);
    if let Some(stem) = short("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) =
        word.strip_suffix("es").filter(|stem| ["ch", "sh", "ss", "x"].iter().any(|end| stem.ends_with(end)))
    {
        return stem.to_owned();
    }
    match short("s") {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    fn key(text: &str) -> String {
        Tokens::of(text).key
    }

    #[test]
    fn a_han_character_is_a_token_and_so_is_a_latin_word() {
        let tokens = Tokens::of("查 AI论文");
        let all: Vec<&str> = (0..tokens.list.len()).map(|at| tokens.key_of(at..at + 1)).collect();
        assert_eq!(all, ["查", "ai", "论", "文"]);
        assert_eq!(tokens.bytes_of(1..3), 4..9);
        assert_eq!(key("Publish  a book"), "publish a book");
        assert_eq!(key("e-mail"), "email");
        assert_eq!(tokens.key_of(3..9), "");
    }

    #[test]
    fn a_plural_is_its_singular() {
        for (plural, singular) in [
            ("grants", "grant"),
            ("companies", "company"),
            ("prizes", "prize"),
            ("branches", "branch"),
            ("business", "business"),
            ("status", "status"),
            ("U30s", "u30s"),
            ("bus", "bus"),
        ] {
            assert_eq!(key(plural), singular);
        }
    }
}
