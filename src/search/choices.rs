//! Things that stand in no directory, found by their names as records are: by Han characters, pinyin, initials, with a slip,
//! with letters left out. There are few of them, so that every one is looked at.

use super::index::SearchOptions;
use super::index::names::{NameKind, NameTable, NameTableBuilder, NewName, printed_places};
use super::index::pinyin::{CharTable, CharTableBuilder, Given};
use super::index::to_u32;
use super::matching::highlight::PreparedWord;
use super::matching::rank;
use super::query::Word;

/// A name of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceName<'a> {
    /// What it is called: letters may be left out.
    Name(&'a str),
    /// What is said of it: its words are found, behind names.
    Words(&'a str),
}

/// Things with their names.
#[derive(Debug, Clone)]
pub struct Choices {
    char_table: CharTable,
    names: NameTable,
    /// For each name of the table the place that it was given in among those of its thing, and the index of each of its
    /// letters among its characters.
    given: Vec<(usize, Vec<u16>)>,
    /// How many things there are.
    count: usize,
}

impl Choices {
    /// The things, each with its names.
    #[must_use]
    pub fn new<'a, N: IntoIterator<Item = ChoiceName<'a>>>(
        things: impl IntoIterator<Item = N>,
        options: SearchOptions,
    ) -> Self {
        let mut char_table = CharTableBuilder::default();
        let mut names = NameTableBuilder::default();
        let mut given = Vec::new();
        let mut count = 0;
        for thing in things {
            for (place, name) in thing.into_iter().enumerate() {
                let (class, text) = match name {
                    ChoiceName::Name(text) => (NameKind::Title, text),
                    ChoiceName::Words(text) => (NameKind::Keyword, text),
                };
                let printed = printed_places(text);
                if printed.is_empty() {
                    continue;
                }
                let new = NewName { record: to_u32(count), class, text, pinyin: None, given: &Given::default() };
                names.add(&new, &[], &mut char_table);
                given.push((place, printed));
            }
            count += 1;
        }
        Self { names: names.finish(count), char_table: char_table.finish(options.double_pinyin), given, count }
    }

    /// What finds things by a text: those that hold each of its words.
    #[must_use]
    pub fn finder(&self, typed: &str) -> ChoiceFinder<'_> {
        let words: Vec<Word> = typed.split_whitespace().map(Word::plain).filter(|it| !it.letters.is_empty()).collect();
        let prepared = words.iter().filter_map(|word| PreparedWord::for_table(word, &self.char_table)).collect();
        let joined = (words.len() > 1).then(|| Word {
            letters: words.iter().flat_map(|word| word.letters.iter().copied()).collect(),
            exact: true,
            ..Word::default()
        });
        let joined =
            joined.and_then(|word| PreparedWord::for_table(&word, &self.char_table).map(|prepared| (word, prepared)));
        ChoiceFinder { choices: self, words, prepared, joined }
    }
}

/// Finds things by a text.
#[derive(Debug)]
pub struct ChoiceFinder<'a> {
    choices: &'a Choices,
    words: Vec<Word>,
    /// As many as there are words, unless one is longer than any name.
    prepared: Vec<PreparedWord>,
    /// Several words as one: a name may hold them side by side.
    joined: Option<(Word, PreparedWord)>,
}

impl ChoiceFinder<'_> {
    /// The things found, by their places, the best first; all in their order where nothing is asked for.
    #[must_use]
    pub fn found(&self) -> Vec<usize> {
        if self.words.is_empty() {
            return (0..self.choices.count).collect();
        }
        let scored = (0..self.choices.count).map(|thing| (self.score(thing), thing));
        let mut scored: Vec<(u32, usize)> = scored.filter(|(score, _)| *score > 0).collect();
        scored.sort_by_key(|(score, thing)| (std::cmp::Reverse(*score), *thing));
        scored.into_iter().map(|(_, thing)| thing).collect()
    }

    /// Whether a thing is found.
    #[must_use]
    pub fn finds(&self, thing: usize) -> bool {
        self.words.is_empty() || self.score(thing) > 0
    }

    /// The characters that the words stand for in one of the names of a thing: indices among its `char`s, ascending.
    #[must_use]
    pub fn marks(&self, thing: usize, name: usize) -> Vec<u32> {
        let Choices { char_table, names, given, .. } = self.choices;
        let names = names.view();
        let mut numbers = names.of(to_u32(thing));
        let number = numbers.find(|number| given.get(*number).is_some_and(|(place, _)| *place == name));
        let found = number.and_then(|number| Some((names.get(number)?, &given.get(number)?.1)));
        let Some((name, printed)) = found else { return Vec::new() };
        let whole = self.joined.as_ref().and_then(|(_, joined)| joined.standing(&name, char_table));
        let each = || self.prepared.iter().filter_map(|word| word.standing(&name, char_table)).flatten().collect();
        let places: Vec<usize> = whole.unwrap_or_else(each);
        let mut marks: Vec<u32> = places.iter().filter_map(|at| printed.get(*at)).map(|at| u32::from(*at)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn score(&self, thing: usize) -> u32 {
        if self.prepared.len() < self.words.len() {
            return 0;
        }
        let of = |word: &Word, prepared: &PreparedWord| {
            let names = self.choices.names.view();
            let all = names.of(to_u32(thing)).filter_map(|number| names.get(number));
            all.map(|name| prepared.score(word, &name, &self.choices.char_table)).max().unwrap_or(0)
        };
        let scores: Vec<u32> = self.words.iter().zip(&self.prepared).map(|(word, it)| of(word, it)).collect();
        if scores.contains(&0) {
            return 0;
        }
        let joined = self.joined.as_ref().map_or(0, |(word, prepared)| of(word, prepared));
        rank::together(&scores).max(joined)
    }
}

#[cfg(test)]
mod tests {
    use super::{ChoiceName, Choices};
    use crate::search::{Scheme, SearchOptions};

    const THINGS: [[ChoiceName<'static>; 4]; 3] = [
        [
            ChoiceName::Name("copy-phone"),
            ChoiceName::Name("复制电话"),
            ChoiceName::Words("复制电话；有几个时可选"),
            ChoiceName::Words("copy the telephone number"),
        ],
        [
            ChoiceName::Name("copy-other"),
            ChoiceName::Name("复制其他"),
            ChoiceName::Words("复制名称、邮箱或名片"),
            ChoiceName::Words("copy the name or an address"),
        ],
        [ChoiceName::Name("…"), ChoiceName::Name("year"), ChoiceName::Name("年历"), ChoiceName::Words("the year")],
    ];

    fn found(typed: &str) -> Vec<usize> {
        Choices::new(THINGS, SearchOptions::default()).finder(typed).found()
    }

    #[test]
    fn a_thing_is_found_by_id_chinese_pinyin_initials_and_english() {
        for typed in
            ["copy-phone", "copy phone", "复制电话", "fuzhidianhua", "fzdh", "telephone", "cpph", "fzhidianhua"]
        {
            assert_eq!(found(typed).first(), Some(&0), "{typed}");
        }
        assert_eq!(found("fuzhi"), [0, 1], "in their order where they are as good");
        assert_eq!(found("nl"), [2]);
        assert_eq!(found("  "), [0, 1, 2]);
        assert!(found("xyzzy").is_empty() && found(&"x".repeat(300)).is_empty());
    }

    #[test]
    fn the_characters_that_the_words_stand_for_are_marked() {
        let choices = Choices::new(THINGS, SearchOptions::default());
        assert_eq!(choices.finder("fzdh").marks(0, 1), [0, 1, 2, 3]);
        assert_eq!(choices.finder("dianhua").marks(0, 2), [2, 3]);
        assert_eq!(choices.finder("phone").marks(0, 0), [5, 6, 7, 8, 9], "across the hyphen nothing is lost");
        assert!(choices.finder("phone").marks(0, 1).is_empty());
        assert_eq!(choices.finder("year").marks(2, 1), [0, 1, 2, 3], "a name without letters shifts none");
        assert!(choices.finder("").marks(0, 0).is_empty() && choices.finder("x").marks(9, 9).is_empty());
    }

    #[test]
    fn double_pinyin_is_understood_where_it_is_chosen() {
        let options = SearchOptions { double_pinyin: Some(Scheme::Xiaohe) };
        // 年历 nian li
        assert_eq!(Choices::new(THINGS, options).finder("nmli").found(), [2]);
    }
}
