//! Letters in order with others between them (a subsequence), scored by nucleo. Such answers come after all others.

use nucleo::{Config, Matcher, Utf32Str};

use super::bitap::{Bitap, MatchKind, Symbol};
use crate::search::index::pinyin::{CharEntry, CharTable, Readings, SILENT};

/// Scores subsequence matches; keeps nucleo's working memory between names.
pub(in crate::search) struct SubsequenceScorer {
    matcher: Matcher,
    haystack: Vec<char>,
}

impl SubsequenceScorer {
    pub(in crate::search) fn new() -> Self {
        Self { matcher: Matcher::new(Config::DEFAULT), haystack: Vec::new() }
    }

    /// nucleo's score for a word in a name that holds its parts in order.
    ///
    /// nucleo sees the name as the reader typed it: a character where they typed the character, its sound
    /// where they typed letters, each behind a blank, so that nucleo's bonus for the start of a word goes to the start of a
    /// syllable.
    pub(in crate::search) fn score(
        &mut self,
        word: &[char],
        bitap: &Bitap,
        places: &[Symbol],
        char_table: &CharTable,
    ) -> u32 {
        let Some(path) = bitap.path(places, 0, MatchKind::Initials, true) else { return 0 };
        self.haystack.clear();
        let mut typed = 0;
        let mut path = path.into_iter().peekable();
        for (i, place) in places.iter().enumerate() {
            let taken = path.next_if(|(at, _)| *at == i).map_or(0, |(_, taken)| taken);
            let own = char_table.glyph(place.glyph).map_or(' ', CharEntry::ch);
            let literally = taken == 0 || word.get(typed) == Some(&own);
            typed += taken;
            self.haystack.push(' ');
            match char_table.syllables.get(place.sound) {
                Some(syllable) if !literally && place.sound != SILENT => {
                    self.haystack.extend(syllable.text.iter().copied().map(char::from));
                }
                _ => self.haystack.push(own),
            }
        }
        let score = self.matcher.fuzzy_match(Utf32Str::Unicode(&self.haystack), Utf32Str::Unicode(word));
        u32::from(score.unwrap_or(0))
    }
}
