//! Tab: what the word before the caret may become.

use std::collections::HashSet;

use super::OR;
use super::fields;
use super::fields::{FIELDS, FieldRole};
use super::values;
use crate::search::index::Index;
use crate::search::index::facets::FacetKind;
use crate::search::index::fold;
use crate::search::index::fold::Letter;
use crate::search::index::pinyin::Readings;
use crate::search::matching::bitap::Bitap;

/// What Tab offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The byte in the text before the caret from which on it is replaced.
    pub from: usize,
    /// What may stand there instead, likeliest first; never empty. A field's name ends with its colon; a value holds
    /// no blank.
    pub choices: Vec<String>,
}

/// Nobody goes round more choices with Tab; who sees too many types on.
const MOST_CHOICES: usize = 200;

impl Index {
    /// What the word before the caret may become: the name of a field, or behind a colon a value that occurs in the
    /// directory. `None` where there is nothing to offer.
    #[must_use]
    pub fn complete(&self, text_before_caret: &str) -> Option<Completion> {
        let word_at = text_before_caret
            .rfind(|c: char| c.is_whitespace() || OR.contains(&c))
            .map_or(0, |at| at + text_before_caret[at..].chars().next().map_or(1, char::len_utf8));
        let token = &text_before_caret[word_at..];
        let bare = token.strip_prefix(['!', '！']).unwrap_or(token);
        let from = word_at + token.len() - bare.len();
        let (from, choices) = match bare.split_once([':', '：']) {
            Some((name, value)) => (text_before_caret.len() - value.len(), self.values(name, value)),
            None => (from, field_names(bare)),
        };
        (!choices.is_empty()).then_some(Completion { from, choices })
    }

    fn values(&self, name: &str, typed: &str) -> Vec<String> {
        let Some(field) = fields::named(name) else { return Vec::new() };
        let all: Vec<String> = match field.role {
            FieldRole::Kind => fields::kind_words().map(|(_, word)| word.to_owned()).collect(),
            FieldRole::Month => {
                let seasons = values::SEASONS.iter().filter_map(|(words, ..)| words.first());
                (1..=12).map(|month| month.to_string()).chain(seasons.map(|it| (*it).to_owned())).collect()
            }
            FieldRole::Sex => {
                values::SEXES.iter().filter_map(|(_, words)| words.first()).map(|it| (*it).to_owned()).collect()
            }
            FieldRole::Open => values::TODAY.iter().map(|it| (*it).to_owned()).collect(),
            FieldRole::Age => Vec::new(),
            role => FacetKind::of(role)
                .into_iter()
                .flat_map(|sort| self.lists.facets.texts(sort))
                .map(str::to_owned)
                .collect(),
        };
        let letters: Vec<char> = fold::letters(typed).collect();
        let bitap = Bitap::new(&letters, false, &self.lists.char_table);
        let mut known = HashSet::new();
        let mut values: Vec<(bool, String)> = Vec::new();
        for value in all {
            let value: String = value.split_whitespace().collect();
            let begun = fold::letters(&value).take(letters.len()).eq(letters.iter().copied());
            let sounds_like = || bitap.as_ref().is_some_and(|bitap| self.sounds_like(bitap, &value));
            if (begun || sounds_like()) && known.insert(value.clone()) {
                values.push((!begun, value));
            }
        }
        values.sort_by_key(|(later, _)| *later);
        values.into_iter().take(MOST_CHOICES).map(|(_, value)| value).collect()
    }

    /// Whether a value holds what was typed, in any way of typing.
    fn sounds_like(&self, bitap: &Bitap, value: &str) -> bool {
        let letters = value.chars().filter_map(Letter::of);
        let glyphs: Option<Vec<_>> = letters.map(|letter| self.lists.char_table.find_letter(letter)).collect();
        let Some(glyphs) = glyphs else { return false };
        let sounds = self.lists.char_table.right_sounds(&glyphs, &[], false);
        let places: Vec<_> = glyphs
            .into_iter()
            .zip(sounds)
            .map(|(glyph, sound)| crate::search::matching::bitap::Symbol { glyph, sound })
            .collect();
        (0..places.len()).any(|from| bitap.run(&places[from..].iter().copied()).is_some())
    }
}

fn field_names(typed: &str) -> Vec<String> {
    let folded: String = fold::letters(typed).collect();
    let names = FIELDS.iter().flat_map(|field| [field.name, field.chinese]);
    let wanted = |name: &&str| name.starts_with(&folded) && (!folded.is_empty() || name.is_ascii());
    names.filter(wanted).map(|name| format!("{name}:")).collect()
}
