//! What is wrong with names in English, and with the words of the thesaurus.

use super::{DiagnosticText, row};
use crate::loader::diagnostic::{EnglishError, ThesaurusError};
use crate::messages::Lang;

/// A name in English that cannot stand.
pub(super) fn english(lang: Lang, error: &EnglishError) -> DiagnosticText {
    match error {
        EnglishError::Taken(name) => row!(
            lang,
            [name],
            ("英文名“{name}”已用过", "两条同类记录不可同名；换一个说法"),
            ("the English name “{name}” is taken", "no two records of a kind share one; word it in another way")
        ),
        EnglishError::Chinese(found) => row!(
            lang,
            [found],
            ("英文名里有中文字符“{found}”", "只写英文，标点用半角；中文名在 name 里"),
            (
                "the English name holds “{found}”, a character of Chinese",
                "write English alone, with its punctuation; the Chinese name stands in name"
            )
        ),
        EnglishError::NotGiven => row!(
            lang,
            [],
            ("说书中印有英文名，却没有写 english", "照书写上 english，或删去 english_printed"),
            (
                "an English name is said to be printed, and none is given",
                "write english as the book has it, or leave english_printed out"
            )
        ),
    }
}

/// A word of the thesaurus that cannot stand where it does.
pub(super) fn thesaurus(lang: Lang, error: &ThesaurusError) -> DiagnosticText {
    match error {
        ThesaurusError::Lone(word) => row!(
            lang,
            [word],
            ("这一组只有“{word}”一个词", "写上与它同义的词，或用 leads_to 写明它指向的词"),
            ("“{word}” stands in its group alone", "add words that mean the same, or say in leads_to where it leads")
        ),
        ThesaurusError::Twice(word) => row!(
            lang,
            [word],
            ("“{word}”写了两次", "只留一个；大小写不同也算同一个词"),
            ("“{word}” stands twice", "keep one of them; letters of another size make no other word")
        ),
        ThesaurusError::Ignored(word) => row!(
            lang,
            [word],
            ("“{word}”在 ignored 里，不会被查找", "从 ignored 或这一组里删去一处"),
            ("“{word}” is among the ignored words, and never looked for", "take it out of ignored or of this group")
        ),
    }
}
