//! What a message is: a row with its name, its holes, and its sentence in each language.
//!
//! A message without holes is a field of its group, a text. One with holes is a method that takes what stands in them, so
//! that a hole forgotten or too many does not compile. `{name}` in a sentence is the hole of that name; the compiler
//! refuses a sentence that has others than its row declares, or lacks one. It also warns of a message that nobody says.

use std::fmt::Display;

/// A sentence with holes. Nobody says it as it stands.
#[derive(Debug)]
pub(crate) struct Template(&'static str);

impl Template {
    pub(super) const fn new(sentence: &'static str) -> Self {
        Self(sentence)
    }

    pub(super) fn fill(&self, values: &[(&str, &dyn Display)]) -> String {
        fill(self.0, values)
    }
}

/// A sentence with its holes filled in. What is filled in is never taken for a hole.
pub(super) fn fill(sentence: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            filled.push_str(&value.to_string());
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// Breaks the build off where a message is not sound in both languages.
pub(super) const fn check(name: &str, zh: &str, en: &str, holes: &[&str]) {
    assert!(!zh.is_empty() && !en.is_empty(), "{}", name);
    assert!(!has_chinese_punctuation(en), "{}", name);
    assert!(has_exactly(zh, holes) && has_exactly(en, holes), "{}", name);
}

/// Whether a text has a sign of Chinese punctuation (U+3001–U+301F and the full-width forms of ASCII), which takes two
/// cells and stands in no English line.
const fn has_chinese_punctuation(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 2 < bytes.len() {
        if bytes[at] == 0xE3 && bytes[at + 1] == 0x80 && bytes[at + 2] <= 0x9F
            || bytes[at] == 0xEF && bytes[at + 1] == 0xBC
        {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether a sentence has each of the holes at least once and no other, and no bracket besides.
const fn has_exactly(sentence: &str, holes: &[&str]) -> bool {
    let bytes = sentence.as_bytes();
    let mut seen = 0_u32;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'}' {
            return false;
        }
        if bytes[at] == b'{' {
            let mut hole = 0;
            while hole < holes.len() && !begins_with_hole(bytes, at + 1, holes[hole].as_bytes()) {
                hole += 1;
            }
            if hole == holes.len() {
                return false;
            }
            seen |= 1 << hole;
            at += holes[hole].len() + 1;
        }
        at += 1;
    }
    seen.count_ones() as usize == holes.len()
}

/// Whether `hole` and the bracket behind it stand at a place.
const fn begins_with_hole(bytes: &[u8], at: usize, hole: &[u8]) -> bool {
    if at + hole.len() >= bytes.len() || bytes[at + hole.len()] != b'}' {
        return false;
    }
    let mut step = 0;
    while step < hole.len() {
        if bytes[at + step] != hole[step] {
            return false;
        }
        step += 1;
    }
    true
}

/// The messages of some groups: in each row the name, its holes in brackets, the sentence in Chinese and the one in
/// English.
macro_rules! messages {
    ($(
        $(#[$about:meta])*
        $group:ident { $($name:ident $(($($hole:ident),+))? : $zh:literal, $en:literal;)* }
    )*) => {$(
        $(#[$about])*
        #[derive(Debug)]
        pub(crate) struct $group { $(pub(crate) $name: messages!(@type $($($hole)+)?),)* }

        impl $group {
            pub(super) const ZH: Self = Self { $($name: messages!(@value $zh $(, $($hole)+)?),)* };
            pub(super) const EN: Self = Self { $($name: messages!(@value $en $(, $($hole)+)?),)* };

            $($(
                pub(crate) fn $name(&self, $($hole: impl std::fmt::Display),+) -> String {
                    self.$name.fill(&[$((stringify!($hole), &$hole)),+])
                }
            )?)*
        }

        $(const _: () = $crate::messages::catalogue::check(
            concat!(stringify!($group), ".", stringify!($name), ": its sentences have other holes than it declares"),
            $zh,
            $en,
            &[$($(stringify!($hole)),+)?],
        );)*
    )*};
    (@type) => { &'static str };
    (@type $($hole:ident)+) => { $crate::messages::catalogue::Template };
    (@value $sentence:literal) => { $sentence };
    (@value $sentence:literal, $($hole:ident)+) => { $crate::messages::catalogue::Template::new($sentence) };
}

pub(super) use messages;

#[cfg(test)]
mod tests {
    use super::{fill, has_exactly};

    #[test]
    fn a_message_is_filled_in_order_and_never_twice() {
        assert_eq!(fill("{a}-{b}-{a}", &[("a", &1), ("b", &"{a}")]), "1-{a}-1");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn a_sentence_has_the_holes_that_its_row_declares() {
        for (sentence, holes) in [("plain", &[][..]), ("{a}", &["a"]), ("{b}{a}，{b}", &["a", "b"])] {
            assert!(has_exactly(sentence, holes), "{sentence}");
        }
        let wrong = [
            ("plain", &["a"][..]),
            ("{a}", &[]),
            ("{a", &["a"]),
            ("a}", &[]),
            ("{a}{c}", &["a", "b"]),
            ("{ab}", &["a"]),
            ("{a}", &["ab"]),
            ("{}", &["a"]),
        ];
        for (sentence, holes) in wrong {
            assert!(!has_exactly(sentence, holes), "{sentence}");
        }
    }
}
