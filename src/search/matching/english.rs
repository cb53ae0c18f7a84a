//! One typed Latin word against an English name: as a word of it, as a word's beginning, in another form (`inflection`),
//! across a blank or a hyphen that was not typed, with one slip, and as the initials of a run of its words.

use std::ops::Range;

use super::inflection::{self, FEWEST, Family};
use crate::search::index::fold::{self, CharClass};
use crate::search::index::typo_index::one_slip;
use crate::search::query::Word;

/// From so many letters on a slip is forgiven.
const FEWEST_WITH_SLIP: usize = 5;

/// From so many letters on it may be the end of a longer word: chemistry in Biochemistry.
const FEWEST_OF_ENDING: usize = 5;

/// So many letters of a first word make it one, and not any two letters that begin another.
const FEWEST_OF_FIRST: usize = 4;

/// Words that say nothing of what a name is about.
const SMALL: [&str; 16] =
    ["a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "s", "the", "to", "with"];

/// Whether a word says nothing of what a name is about.
pub(in crate::search) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// How a typed word stands for an English name, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum EnglishFit {
    /// A word's beginning, with a slip.
    SlipBegun,
    /// The end of a longer word.
    Ending,
    /// A word, with a slip.
    Slip,
    /// A word is begun.
    Begun,
    /// Initials, which may as well be those of sounds.
    Initials,
    /// Another form of a word.
    Inflected,
    /// A word, or several without what stands between them.
    Word,
    /// Initials in capitals: nobody types those of sounds so.
    Capitals,
}

impl EnglishFit {
    /// Whether it is only nearly what was typed.
    pub(in crate::search) const fn is_near(self) -> bool {
        matches!(self, Self::Slip | Self::SlipBegun | Self::Ending)
    }
}

/// A typed word that may be English.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of how it was typed")]
pub(in crate::search) struct EnglishWord {
    letters: String,
    is_capitals: bool,
    is_exact: bool,
    /// What may be typed of it has to be whole: what is left out is not left out while it is typed.
    is_whole: bool,
    /// A name begins with it.
    pub(in crate::search) at_start: bool,
    /// A name ends with it.
    pub(in crate::search) at_end: bool,
}

impl EnglishWord {
    /// A word of Latin letters and digits.
    pub(in crate::search) fn new(word: &Word) -> Option<Self> {
        let is_latin = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let is_english = !word.letters.is_empty() && word.letters.iter().all(is_latin);
        is_english.then(|| Self {
            letters: word.letters.iter().collect(),
            is_capitals: word.is_capitals,
            is_exact: word.exact,
            is_whole: word.not,
            at_start: word.start,
            at_end: word.end,
        })
    }

    /// Its letters, all of them small.
    pub(in crate::search) fn letters(&self) -> &str {
        &self.letters
    }

    /// How it is like one word, and for which letters of that it stands.
    pub(in crate::search) fn fit(&self, word: &str) -> Option<(EnglishFit, Range<usize>)> {
        let (typed, letters) = (self.letters.as_bytes(), word.as_bytes());
        if typed == letters {
            return Some((EnglishFit::Word, 0..letters.len()));
        }
        let form = inflection::family(typed, letters).filter(|_| !self.is_exact);
        if let Some((Family::Whole, shared)) = form {
            return Some((EnglishFit::Inflected, 0..shared));
        }
        if self.is_whole {
            return None;
        }
        let is_begun = letters.starts_with(typed);
        if let Some(shared) = if is_begun { Some(typed.len()) } else { form.map(|(_, shared)| shared) } {
            return Some((EnglishFit::Begun, 0..shared));
        }
        let is_ending = word.ends_with(&self.letters) && typed.len() >= FEWEST_OF_ENDING && !self.is_anchored();
        let ending = is_ending.then(|| (EnglishFit::Ending, letters.len() - typed.len()..letters.len()));
        ending.or_else(|| self.slip(letters))
    }

    /// The same with one slip.
    fn slip(&self, letters: &[u8]) -> Option<(EnglishFit, Range<usize>)> {
        let typed = self.letters.as_bytes();
        if !self.may_slip() || letters.len() + 1 < typed.len() || typed.iter().any(u8::is_ascii_digit) {
            return None;
        }
        if letters.len() <= typed.len() + 1 && one_slip(typed, letters) {
            return Some((EnglishFit::Slip, 0..letters.len()));
        }
        let is_begun = |len: &usize| letters.get(..*len).is_some_and(|begun| one_slip(typed, begun));
        let begun = (typed.len() - 1..=typed.len() + 1).find(is_begun)?;
        (typed.first() == letters.first()).then_some((EnglishFit::SlipBegun, 0..begun))
    }

    fn may_slip(&self) -> bool {
        self.letters.len() >= FEWEST_WITH_SLIP && !self.is_exact && !self.is_anchored() && !self.is_whole
    }

    /// What all words begin with that it may stand for; nothing where that may be any word.
    pub(in crate::search) fn common_beginning(&self) -> &str {
        if self.letters.len() >= FEWEST_WITH_SLIP.min(FEWEST_OF_ENDING) {
            ""
        } else {
            self.letters.get(..FEWEST).filter(|_| !self.is_exact).unwrap_or(&self.letters)
        }
    }

    const fn is_anchored(&self) -> bool {
        self.at_start || self.at_end
    }

    /// How it stands for several words from one on, of which it begins with the first whole, without what is between them;
    /// and how many words that are, and of the last one how many letters.
    pub(in crate::search) fn across<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
    ) -> Option<(EnglishFit, usize, usize)> {
        let mut rest = self.letters.as_str();
        let mut first = None;
        for (count, word) in (1..).zip(words) {
            first = first.or(Some(word.len()));
            if count > 1 && word == rest {
                return Some((EnglishFit::Word, count, word.len()));
            }
            if count > 1 && word.starts_with(rest) {
                // The first letters of two words that are as good as whole.
                let is_long = first.is_some_and(|len| len >= FEWEST_OF_FIRST);
                let fit = if is_long { EnglishFit::Inflected } else { EnglishFit::Begun };
                return Some((fit, count, rest.len())).filter(|_| !self.is_whole);
            }
            rest = rest.strip_prefix(word).filter(|rest| !rest.is_empty())?;
        }
        None
    }

    /// How it stands for initials that it is.
    pub(in crate::search) fn as_initials(&self) -> Option<EnglishFit> {
        let has_letter = self.letters.bytes().any(|b| b.is_ascii_lowercase());
        let may_be = self.letters.len() > 1 && has_letter && !self.is_exact && (self.is_capitals || !self.is_whole);
        may_be.then_some(if self.is_capitals { EnglishFit::Capitals } else { EnglishFit::Initials })
    }

    /// What it stands for in a name, best fit only: ranges of indices among the name's `char`s.
    pub(in crate::search) fn standing(&self, words: &[NameWord]) -> Option<(EnglishFit, Vec<Range<usize>>)> {
        let mut all: Vec<(EnglishFit, Vec<Range<usize>>)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            if let Some((fit, letters)) = self.fit(&word.letters) {
                all.push((fit, word.range(letters).into_iter().collect()));
            }
            let rest = words.get(at..).unwrap_or_default();
            if let Some((fit, count, letters)) = self.across(rest.iter().map(|it| it.letters.as_str())) {
                let (last, whole) = rest.get(..count).and_then(<[_]>::split_last).unzip();
                let whole = whole.into_iter().flatten().filter_map(|word| word.range(0..word.letters.len()));
                all.push((fit, whole.chain(last.and_then(|word| word.range(0..letters))).collect()));
            }
        }
        if let Some(fit) = self.as_initials() {
            let own: Vec<&NameWord> = words.iter().filter(|word| !is_small(&word.letters)).collect();
            let is_initials = |run: &&[&NameWord]| {
                run.iter().zip(self.letters.bytes()).all(|(word, typed)| word.letters.bytes().next() == Some(typed))
            };
            let runs = own.windows(self.letters.len()).filter(is_initials);
            all.extend(runs.map(|run| (fit, run.iter().filter_map(|word| word.range(0..1)).collect())));
        }
        let best = all.iter().map(|(fit, _)| *fit).max()?;
        Some((best, all.into_iter().filter(|(fit, _)| *fit == best).flat_map(|(_, places)| places).collect()))
    }
}

/// A word of a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::search) struct NameWord {
    /// Small letters and digits.
    pub(in crate::search) letters: String,
    /// The index of each among the name's `char`s.
    places: Vec<usize>,
}

impl NameWord {
    /// Where some of its letters stand.
    fn range(&self, letters: Range<usize>) -> Option<Range<usize>> {
        Some(*self.places.get(letters.start)?..*self.places.get(letters.end.checked_sub(1)?)? + 1)
    }
}

/// The words of an English name. `Women's` is one word, `Non-ferrous` are two, and `&` is `and`.
pub(in crate::search) fn words_of(name: &str) -> Vec<NameWord> {
    let mut words = Vec::new();
    let mut word = NameWord::default();
    for (at, c) in name.chars().enumerate() {
        match fold::sign(c) {
            CharClass::Letter(letter) if letter.is_ascii_alphanumeric() => {
                word.letters.push(letter);
                word.places.push(at);
                continue;
            }
            CharClass::Soft if matches!(c, '\'' | '’') => continue,
            _ => {}
        }
        words.push(std::mem::take(&mut word));
        if c == '&' {
            words.push(NameWord { letters: "and".to_owned(), places: vec![at; 3] });
        }
    }
    words.push(word);
    words.retain(|word| !word.letters.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{EnglishFit, EnglishWord, words_of};
    use crate::search::query::Query;

    fn standing(typed: &str, name: &str) -> Option<(EnglishFit, Vec<String>)> {
        let query = Query::parse(typed);
        let word = EnglishWord::new(query.words.first()?)?;
        let (fit, places) = word.standing(&words_of(name))?;
        let text = |place: std::ops::Range<usize>| name.chars().skip(place.start).take(place.len()).collect();
        Some((fit, places.into_iter().map(text).collect()))
    }

    #[test]
    fn a_word_stands_for_letters_of_a_name() {
        let robots = "Tianjin Society of Robotics";
        let women = "Women's Non-ferrous R&D Congress";
        for (typed, name, fit, letters) in [
            ("robotics", robots, EnglishFit::Word, &["Robotics"][..]),
            ("robots", robots, EnglishFit::Inflected, &["Robot"]),
            ("rob", robots, EnglishFit::Begun, &["Rob"]),
            ("robtics", robots, EnglishFit::Slip, &["Robotics"]),
            ("roobt", robots, EnglishFit::SlipBegun, &["Robot"]),
            ("TSR", robots, EnglishFit::Capitals, &["T", "S", "R"]),
            ("sr", robots, EnglishFit::Initials, &["S", "R"]),
            ("congress", "Bio-Aerocongress", EnglishFit::Ending, &["congress"]),
            ("women", women, EnglishFit::Inflected, &["Women"]),
            ("women's", women, EnglishFit::Word, &["Women's"]),
            ("nonferrous", women, EnglishFit::Word, &["Non", "ferrous"]),
            ("non-ferr", women, EnglishFit::Begun, &["Non", "ferr"]),
            ("R&D", women, EnglishFit::Capitals, &["R", "D"]),
            ("ＷＯＭＥＮ’Ｓ", women, EnglishFit::Word, &["Women's"]),
        ] {
            let expected = letters.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(standing(typed, name), Some((fit, expected)), "{typed}");
        }
        for (typed, name) in [
            ("otics", "Robot"),
            ("obot", robots),
            ("ts", "Tea Of"),
            ("学", robots),
            ("57", robots),
            ("'robots", robots),
        ] {
            assert_eq!(standing(typed, name), None, "{typed}");
        }
    }
}
