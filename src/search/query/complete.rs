//! Tab: what the word before the caret may become.

use std::collections::HashSet;

use super::fields::{self, FIELDS, Field, FieldRole, Naming, Problem};
use super::values::{self, COMMAS, in_one_piece, is_begun};
use super::{NOT, OR};
use crate::directory::Kind;
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

/// Why there is nothing to complete a value with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCompleted {
    /// The field takes values that nobody can list.
    Free(&'static Field),
    /// There is no such value.
    Wrong(Problem),
}

/// Nobody goes round more choices with Tab; who sees too many types on.
const MOST_CHOICES: usize = 200;

impl Index {
    /// What the word before the caret may become: the name of a field, or behind a colon or a comma a value that occurs in the
    /// directory. Words of the query language are offered in one language first. `None` where there is nothing to offer.
    #[must_use]
    pub fn complete(&self, text_before_caret: &str, naming: Naming) -> Option<Completion> {
        let (from, choices) = match last_field(text_before_caret) {
            Ok((field, listed, typed)) => {
                let mut values = self.values(field.role, typed, naming);
                values.retain(|value| !listed.contains(&value.as_str()));
                (text_before_caret.len() - typed.len(), values)
            }
            Err(bare) => (text_before_caret.len() - bare.len(), field_names(bare, naming)),
        };
        (!choices.is_empty()).then_some(Completion { from, choices })
    }

    /// What is wrong with the value before the caret where there is nothing to complete it with.
    #[must_use]
    pub fn not_completed(&self, text_before_caret: &str) -> Option<NotCompleted> {
        let (field, _, typed) = last_field(text_before_caret).ok()?;
        if is_begun(typed) {
            return Some(NotCompleted::Free(field));
        }
        match fields::filter(field.name, typed) {
            Err(problem) => Some(NotCompleted::Wrong(problem)),
            Ok(Some(filter)) => self.unknown_values(&filter, &[]).pop().map(NotCompleted::Wrong),
            Ok(None) => None,
        }
    }

    fn values(&self, role: FieldRole, typed: &str, naming: Naming) -> Vec<String> {
        let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect::<Vec<String>>();
        let own = |naming| match role {
            FieldRole::Kind => Kind::ALL.map(|kind| fields::kind_word(kind, naming)).to_vec(),
            role => values::words(role, naming),
        };
        let mut all: Vec<String> = match role {
            FieldRole::Month => (1..=12).map(|month| month.to_string()).collect(),
            role => FacetKind::of(role).map(|sort| owned(self.lists.facets.texts(sort).collect())).unwrap_or_default(),
        };
        all.extend(owned(own(naming)));
        if !is_begun(typed) {
            all.extend(owned(own(naming.other())));
        }
        let letters: Vec<char> = fold::letters(typed).collect();
        let bitap = Bitap::new(&letters, false, &self.lists.char_table);
        let mut known = HashSet::new();
        let mut values: Vec<(bool, String)> = Vec::new();
        for value in all {
            // A comma would begin another.
            let value = in_one_piece(value.split(COMMAS).next().unwrap_or_default());
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

/// The field of which a value ends the text, the values of its list before that one, and that one; otherwise the name that is being
/// typed.
fn last_field(text: &str) -> Result<(&'static Field, Vec<&str>, &str), &str> {
    let word_at = text
        .rfind(|c: char| c.is_whitespace() || OR.contains(&c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let token = &text[word_at..];
    let bare = token.strip_prefix(NOT).unwrap_or(token);
    let Some((name, value)) = bare.split_once([':', '：']) else { return Err(bare) };
    let Some(field) = fields::named(name) else { return Err(bare) };
    let is_one = field.role == FieldRole::Phone && fields::is_extended(value);
    let comma = value.char_indices().rfind(|(_, c)| COMMAS.contains(c) && !is_one);
    let typed = comma.map_or(value, |(at, comma)| &value[at + comma.len_utf8()..]);
    Ok((field, value[..value.len() - typed.len()].split(COMMAS).collect(), typed))
}

fn field_names(typed: &str, naming: Naming) -> Vec<String> {
    if typed.contains([':', '：']) {
        return Vec::new();
    }
    let folded: String = fold::letters(typed).collect();
    let names = |naming| FIELDS.iter().map(move |field| field.named(naming));
    let others = names(naming.other()).filter(|_| !folded.is_empty());
    let all = names(naming).chain(others).filter(|name| name.starts_with(&folded));
    all.map(|name| format!("{name}:")).collect()
}
