//! What may be meant by a value of a field that nothing answers to: first what the thesaurus leads to, then what is written
//! nearly so, then what shares characters with it.

use std::cmp::Reverse;

use super::index::Index;
use super::index::facets::FacetKind;
use super::index::fold;
use super::index::tokens::Tokens;
use crate::text::nearest;

/// So many are offered.
const OFFERED: usize = 6;

/// Of the characters of both, those that they share must be so many of a hundred.
const SHARED: usize = 40;

/// Nobody goes through more values than these to find one that is near.
const MOST_VALUES: usize = 5_000;

impl Index {
    /// The values of a sort that may be meant by what was typed, likeliest first.
    pub(super) fn near_values(&self, sort: FacetKind, typed: &str) -> Vec<String> {
        // Whoever writes Chinese needs no English names of the same, and the other way round.
        let is_shown = |text: &&str| typed.is_ascii() == text.is_ascii();
        let texts: Vec<&str> = self.lists.facets.texts(sort).filter(is_shown).take(MOST_VALUES).collect();
        let typed_letters: Vec<char> = fold::letters(typed).collect();
        let mut found: Vec<&str> = Vec::new();
        let mut offer = |text: &str| {
            let known = texts.iter().find(|it| **it == text);
            found.extend(known.filter(|it| !found.contains(it)));
        };
        let words = self.words_led_to(typed);
        for word in &words {
            texts.iter().filter(|text| fold::letters(text).eq(word.iter().copied())).for_each(|text| offer(text));
        }
        for word in words.iter().filter(|word| word.len() > 1) {
            texts.iter().filter(|text| is_in(word, text)).for_each(|text| offer(text));
        }
        nearest(typed, texts.iter().copied()).into_iter().for_each(&mut offer);
        if !typed.is_ascii() {
            let mut alike: Vec<(usize, &str)> =
                texts.iter().map(|text| (shared(&typed_letters, text), *text)).collect();
            alike.retain(|(shared, _)| *shared >= SHARED);
            alike.sort_by_key(|(shared, _)| Reverse(*shared));
            for (_, text) in alike {
                offer(text);
            }
        }
        found.into_iter().take(OFFERED).map(str::to_owned).collect()
    }

    /// The words to which the thesaurus leads from what was typed.
    fn words_led_to(&self, typed: &str) -> Vec<Vec<char>> {
        let terms = &self.lists.terms;
        let key = Tokens::of(typed).key;
        let mut words = Vec::new();
        if let Some(term) = terms.whole(&key, &terms.beginning_with(&key, 0..terms.len())) {
            terms.links(term.number, |other, _| {
                words.extend(terms.get(other).map(|term| fold::letters(term.key).collect()));
            });
        }
        words
    }
}

/// Whether a text holds a word.
fn is_in(word: &[char], text: &str) -> bool {
    let letters: Vec<char> = fold::letters(text).collect();
    letters.windows(word.len()).any(|it| it == word)
}

/// How many of a hundred of their characters a word and a text share.
fn shared(typed: &[char], text: &str) -> usize {
    let letters: Vec<char> = fold::letters(text).collect();
    let common = typed.iter().filter(|c| letters.contains(c)).count();
    (200 * common).checked_div(typed.len() + letters.len()).unwrap_or(0)
}
