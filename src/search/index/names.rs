//! What records are called, laid out flat for a fast pass: titles, other names, labels, keywords.

use std::collections::HashSet;

use super::fold::Letter;
use super::pinyin::{CharIdx, CharTable, Given, SILENT, SyllableIdx, syllables_by_character};
use super::to_u32;
use crate::search::matching::bitap::Symbol;

/// In what capacity a name stands for its record, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum NameKind {
    /// The name as printed.
    Title,
    /// A printed number with its words: `第二十五条`.
    Label,
    /// What it is about, in the directory's own words: shown as a name where only a number is printed.
    Subject,
    /// Another name.
    Alternate,
    /// A word a reader may type that the names do not hold.
    Keyword,
    /// A department, an audience, a category: said of many records.
    Facet,
}

/// One name of one record.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Name {
    pub(in crate::search) record: u32,
    start: u32,
    len: u16,
    /// How many characters at its beginning nobody types.
    pub(in crate::search) strip: u16,
    /// A shorter beginning that may stand for the one nobody types: 天津 for 天津市; 0 where there is none.
    pub(in crate::search) short: u16,
    pub(in crate::search) class: NameKind,
    /// See [`signature`](crate::search::index::pinyin::signature).
    pub(in crate::search) signature: u64,
    /// Bit i: a word begins at the i-th character.
    pub(in crate::search) words: u64,
    /// How many of its first characters, from `strip` on, it shares with another title.
    pub(in crate::search) shared: u16,
}

/// Names of records, those of one record beside each other.
#[derive(Debug, Default)]
pub(in crate::search) struct NameTable {
    places: Vec<Symbol>,
    /// For each place the character of the printed name.
    printed: Vec<u16>,
    list: Vec<Name>,
    /// For each record its first name; one more at the end.
    firsts: Vec<u32>,
}

/// What is added to [`NameTable`].
pub(in crate::search) struct NewName<'a> {
    pub(in crate::search) record: u32,
    pub(in crate::search) class: NameKind,
    pub(in crate::search) text: &'a str,
    /// The reading that the data gives of this name.
    pub(in crate::search) pinyin: Option<&'a str>,
    /// What it says of characters that stand in the record's name and here.
    pub(in crate::search) given: &'a Given,
}

impl NameTable {
    /// Adds a name; records must come in order. A text without a letter is no name.
    pub(in crate::search) fn add(&mut self, new: &NewName<'_>, prefixes: &[Vec<char>], char_table: &mut CharTable) {
        let (letters, printed, mut words) = taken_apart(new.text);
        if letters.is_empty() {
            return;
        }
        let given = match new.pinyin {
            Some(reading) => given(new.text, reading, &printed, char_table),
            None => new.given.of(&letters),
        };
        let (glyphs, sounds) = read(&letters, &given, new.pinyin.is_some(), char_table);
        let letters: Vec<char> = letters.iter().map(|letter| letter.folded).collect();
        let signature = glyphs.iter().filter_map(|no| char_table.glyph(*no)).fold(0, |bits, it| bits | it.signature);
        let begins = |prefix: &&Vec<char>| letters.len() > prefix.len() && letters.starts_with(prefix);
        let strip = if new.class == NameKind::Label {
            usize::from(letters[0] == '第')
        } else {
            prefixes.iter().find(begins).map_or(0, Vec::len)
        };
        let shorter = prefixes.iter().filter(begins).map(Vec::len).find(|len| *len < strip);
        words |= 1 | 1_u64.checked_shl(to_u32(strip)).unwrap_or(0);
        let start = to_u32(self.places.len());
        self.places.extend(glyphs.into_iter().zip(sounds).map(|(glyph, sound)| Symbol { glyph, sound }));
        self.printed.extend(printed);
        self.firsts.resize(new.record as usize + 1, to_u32(self.list.len()));
        self.list.push(Name {
            record: new.record,
            start,
            len: u16::try_from(letters.len()).unwrap_or(u16::MAX),
            strip: u16::try_from(strip).unwrap_or(0),
            short: u16::try_from(shorter.unwrap_or(0)).unwrap_or(0),
            class: new.class,
            signature,
            words,
            shared: 0,
        });
    }

    /// Closes the list for so many records, and finds where words begin: Chinese does not show it, but the
    /// directory's own names do. What two characters begin one name, begin a word in another.
    pub(in crate::search) fn finish(&mut self, records: usize) {
        self.firsts.resize(records + 1, to_u32(self.list.len()));
        let mut beginnings: HashSet<(CharIdx, CharIdx)> = HashSet::new();
        for name in &self.list {
            if let [a, b, ..] = self.places(name)[usize::from(name.strip)..] {
                beginnings.insert((a.glyph, b.glyph));
            }
        }
        self.compare_beginnings();
        for name in &mut self.list {
            let places = &self.places[name.start as usize..][..usize::from(name.len)];
            for (i, pair) in places.windows(2).take(64).enumerate() {
                if beginnings.contains(&(pair[0].glyph, pair[1].glyph)) {
                    name.words |= 1 << i;
                }
            }
        }
    }

    /// Finds out how far each title begins like another.
    fn compare_beginnings(&mut self) {
        let bare = |name: &Name| &self.places[name.start as usize..][usize::from(name.strip)..usize::from(name.len)];
        let mut titles: Vec<usize> = (0..self.list.len()).filter(|i| self.list[*i].class == NameKind::Title).collect();
        titles.sort_unstable_by(|a, b| bare(&self.list[*a]).cmp(bare(&self.list[*b])));
        let common = |pair: &[usize]| {
            let (a, b) = (bare(&self.list[pair[0]]), bare(&self.list[pair[1]]));
            a.iter().zip(b).take_while(|(a, b)| a == b).count()
        };
        let common: Vec<usize> = titles.windows(2).map(common).collect();
        for (at, title) in titles.into_iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| common.get(at)).copied().unwrap_or(0);
            let behind = common.get(at).copied().unwrap_or(0);
            self.list[title].shared = u16::try_from(before.max(behind)).unwrap_or(u16::MAX);
        }
    }

    pub(in crate::search) fn all(&self) -> &[Name] {
        &self.list
    }

    /// The names of one record.
    pub(in crate::search) fn of(&self, record: u32) -> &[Name] {
        let at = record as usize;
        match (self.firsts.get(at), self.firsts.get(at + 1)) {
            (Some(from), Some(to)) => &self.list[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The characters of a name.
    pub(in crate::search) fn places(&self, name: &Name) -> &[Symbol] {
        &self.places[name.start as usize..][..usize::from(name.len)]
    }

    /// For each character of a name its index among the characters as printed.
    pub(in crate::search) fn printed(&self, name: &Name) -> &[u16] {
        &self.printed[name.start as usize..][..usize::from(name.len)]
    }
}

impl Name {
    /// Whether a word begins at a character, as far as the directory shows.
    pub(in crate::search) const fn word_begins(&self, at: usize) -> bool {
        at < 64 && self.words >> at & 1 == 1
    }

    /// Its length without what nobody types.
    pub(in crate::search) const fn bare_len(&self) -> usize {
        (self.len - self.strip) as usize
    }

    pub(in crate::search) const fn len(&self) -> usize {
        self.len as usize
    }
}

/// What a record's reading says of the characters of its name.
pub(in crate::search) fn given_readings(name: &str, reading: &str, char_table: &mut CharTable) -> Given {
    let (letters, printed, _) = taken_apart(name);
    let given = given(name, reading, &printed, char_table);
    Given::new(&letters, &given)
}

/// The right sound of each letter of a name.
pub(in crate::search) fn name_sounds(
    name: &str,
    reading: Option<&str>,
    char_table: &mut CharTable,
) -> Vec<SyllableIdx> {
    let (letters, printed, _) = taken_apart(name);
    let given = given(name, reading.unwrap_or_default(), &printed, char_table);
    read(&letters, &given, true, char_table).1
}

fn read(
    letters: &[Letter],
    given: &[SyllableIdx],
    decides: bool,
    char_table: &mut CharTable,
) -> (Vec<CharIdx>, Vec<SyllableIdx>) {
    let each = given.iter().copied().chain(std::iter::repeat(SILENT));
    let glyphs: Vec<CharIdx> = letters.iter().zip(each).map(|(letter, given)| char_table.add(*letter, given)).collect();
    let sounds = char_table.right_sounds(&glyphs, given, decides);
    (glyphs, sounds)
}

/// For each letter of a name the syllable that a reading gives for it; `printed` has the index of each letter among
/// the name's characters.
fn given(name: &str, reading: &str, printed: &[u16], char_table: &mut CharTable) -> Vec<SyllableIdx> {
    let syllables: Vec<Option<&str>> = syllables_by_character(name, reading).collect();
    let of = |at: &u16| syllables.get(usize::from(*at)).copied().flatten();
    printed.iter().map(|at| of(at).map_or(SILENT, |written| char_table.syllables.given(written))).collect()
}

/// The letters of a name, their indices among its characters, and where words begin because a bracket, a quotation
/// mark or another script says so.
fn taken_apart(text: &str) -> (Vec<Letter>, Vec<u16>, u64) {
    let mut letters: Vec<Letter> = Vec::new();
    let mut printed = Vec::new();
    let mut words = 0_u64;
    let mut parted = true;
    for (i, c) in text.chars().enumerate().take(usize::from(u16::MAX)) {
        let Some(letter) = Letter::of(c) else {
            parted = true;
            continue;
        };
        let other_script = letters.last().is_some_and(|last| last.folded.is_ascii() != letter.folded.is_ascii());
        if (parted || other_script) && letters.len() < 64 {
            words |= 1 << letters.len();
        }
        parted = false;
        letters.push(letter);
        printed.push(u16::try_from(i).unwrap_or(u16::MAX));
    }
    (letters, printed, words)
}
