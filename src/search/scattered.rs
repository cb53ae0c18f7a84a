//! Letters in order with others between them: the last resort, scored by nucleo.

use nucleo::{Config, Matcher, Utf32Str};

use super::automaton::{Automaton, Manner, Place};
use super::pinyin::{Alphabet, SILENT};

/// Scores scattered matches; keeps nucleo's working memory between names.
pub(super) struct Scorer {
    matcher: Matcher,
    haystack: Vec<char>,
}

impl Scorer {
    pub(super) fn new() -> Self {
        Self { matcher: Matcher::new(Config::DEFAULT), haystack: Vec::new() }
    }

    /// nucleo's score for a word in a name that holds its parts in order.
    ///
    /// nucleo sees the name as the reader typed it: a character where he typed the character, its sound where he
    /// typed letters, each behind a blank, so that nucleo's bonus for the start of a word goes to the start of a
    /// syllable.
    pub(super) fn score(&mut self, word: &[char], automaton: &Automaton, places: &[Place], alphabet: &Alphabet) -> u32 {
        let Some(path) = automaton.path(places, 0, Manner::Initials, true) else { return 0 };
        self.haystack.clear();
        let mut typed = 0;
        let mut path = path.into_iter().peekable();
        for (i, place) in places.iter().enumerate() {
            let taken = path.next_if(|(at, _)| *at == i).map_or(0, |(_, taken)| taken);
            let own = alphabet.glyph(place.glyph).map_or(' ', |it| it.ch);
            let literally = taken == 0 || word.get(typed) == Some(&own);
            typed += taken;
            self.haystack.push(' ');
            match alphabet.syllables.get(place.sound) {
                Some(syllable) if !literally && place.sound != SILENT => self.haystack.extend(syllable.text.chars()),
                _ => self.haystack.push(own),
            }
        }
        let score = self.matcher.fuzzy_match(Utf32Str::Unicode(&self.haystack), Utf32Str::Unicode(word));
        u32::from(score.unwrap_or(0))
    }
}
