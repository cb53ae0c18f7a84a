//! What records are called, laid out flat for a fast pass: titles, other names, labels, keywords.

use std::iter;
use std::ops::Range;

use hashbrown::HashSet;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::column::{BitList, Column, Damaged, SectionName, Visit, bits_from, last_at_or_before};
use super::fold::Letter;
use super::pinyin::{
    CharIdx, CharTable, CharTableBuilder, Given, NO_CHAR, Readings, SILENT, SyllableIdx, syllables_by_character,
};
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

impl NameKind {
    const ALL: [Self; 6] = [Self::Title, Self::Label, Self::Subject, Self::Alternate, Self::Keyword, Self::Facet];
}

/// A name as it is kept.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct NameEntry {
    /// Where its characters begin; they end where those of the next name begin.
    start: u32,
    strip: u8,
    short: u8,
    shared: u8,
    /// The [`NameKind`] in the low bits, [`Name::doubled`] in the others.
    class: u8,
}

/// Bits of a class.
const CLASS_BITS: u32 = 3;

impl NameEntry {
    const fn class(self) -> usize {
        self.class as usize & ((1 << CLASS_BITS) - 1)
    }

    const fn doubled(self) -> usize {
        self.class as usize >> CLASS_BITS
    }
}

/// One name of one record.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Name<'a> {
    /// Its characters.
    pub(in crate::search) places: &'a [Symbol],
    /// How many characters at its beginning nobody types.
    pub(in crate::search) strip: usize,
    /// A shorter beginning that may stand for the one nobody types: 天津 for 天津市; 0 where there is none.
    pub(in crate::search) short: usize,
    pub(in crate::search) class: NameKind,
    /// See [`signature`](crate::search::index::pinyin::signature).
    pub(in crate::search) signature: u64,
    /// Bit i: a word begins at the i-th character.
    words: u64,
    /// The second of the last two characters beside each other that are the same, of which one may be left out: 力学会 for
    /// 力学学会; 0 where there are none.
    pub(in crate::search) doubled: usize,
    /// How many of its first characters, from `strip` on, it shares with another title; at most 255, which is more than
    /// a word has.
    pub(in crate::search) shared: usize,
}

/// Names of records, those of one record beside each other.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct NameTable {
    places: Column<Symbol>,
    /// The names in the order of their records, and one more where the last one ends.
    list: Column<NameEntry>,
    signatures: Column<u64>,
    /// One bit for each character: a word begins.
    words: Column<u64>,
    /// For each record its first name; one more at the end.
    firsts: Column<u32>,
}

impl NameTable {
    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, names: [SectionName; 5], visit: Visit<'_>) -> Result<(), Damaged> {
        let [places, list, signatures, words, firsts] = names;
        visit(places, &mut self.places)?;
        visit(list, &mut self.list)?;
        visit(signatures, &mut self.signatures)?;
        visit(words, &mut self.words)?;
        visit(firsts, &mut self.firsts)
    }

    /// The names, as they are looked through.
    pub(in crate::search) fn view(&self) -> Names<'_> {
        Names {
            places: &self.places,
            list: &self.list,
            signatures: &self.signatures,
            words: &self.words,
            firsts: &self.firsts,
        }
    }
}

/// The names of a [`NameTable`].
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Names<'a> {
    places: &'a [Symbol],
    list: &'a [NameEntry],
    signatures: &'a [u64],
    words: &'a [u64],
    firsts: &'a [u32],
}

impl<'a> Names<'a> {
    /// How many there are.
    pub(in crate::search) const fn len(self) -> usize {
        self.signatures.len()
    }

    /// The numbers of the names of one record.
    pub(in crate::search) fn of(self, record: u32) -> Range<usize> {
        let at = record as usize;
        match (self.firsts.get(at), self.firsts.get(at + 1)) {
            (Some(from), Some(to)) => *from as usize..(*to as usize).min(self.len()),
            _ => 0..0,
        }
    }

    /// The record of a name, looking on from another record: for names that are asked for in ascending order.
    pub(in crate::search) fn record(self, number: usize, from: u32) -> Option<u32> {
        last_at_or_before(self.firsts, from as usize, number).map(to_u32)
    }

    /// The signature of a name, for those that are looked at no closer.
    pub(in crate::search) fn signature(self, number: usize) -> u64 {
        self.signatures.get(number).copied().unwrap_or(0)
    }

    /// Those of so many records of which a name has such a signature, a bit for each. One pass over what lies beside each
    /// other: of most names nothing else is looked at.
    pub(in crate::search) fn records_with(self, records: usize, is_such: impl Fn(u64) -> bool) -> Vec<u64> {
        let mut bits = vec![0; records.div_ceil(64)];
        for (record, at) in (0..to_u32(records)).zip(0_usize..) {
            let signatures = self.signatures.get(self.of(record)).unwrap_or_default();
            if signatures.iter().any(|signature| is_such(*signature)) {
                bits[at / 64] |= 1 << (at % 64);
            }
        }
        bits
    }

    /// The name of a number, whose parts lie within it whatever the list says.
    pub(in crate::search) fn get(self, number: usize) -> Option<Name<'a>> {
        let (entry, next) = (self.list.get(number)?, self.list.get(number + 1)?);
        let places = self.places.get(entry.start as usize..next.start as usize)?;
        let strip = usize::from(entry.strip).min(places.len());
        Some(Name {
            places,
            strip,
            short: usize::from(entry.short).min(strip),
            class: *NameKind::ALL.get(entry.class())?,
            doubled: entry.doubled(),
            signature: self.signature(number),
            words: bits_from(self.words, entry.start as usize),
            shared: entry.shared.into(),
        })
    }

    /// All names with their numbers.
    pub(in crate::search) fn iter(self) -> impl Iterator<Item = (usize, Name<'a>)> {
        (0..self.len()).filter_map(move |number| Some((number, self.get(number)?)))
    }
}

impl Name<'_> {
    /// Whether a word begins at a character, as far as the directory shows.
    pub(in crate::search) const fn word_begins(&self, at: usize) -> bool {
        at < 64 && self.words >> at & 1 == 1
    }

    /// Its length without what nobody types.
    pub(in crate::search) const fn bare_len(&self) -> usize {
        self.places.len() - self.strip
    }

    pub(in crate::search) const fn len(&self) -> usize {
        self.places.len()
    }
}

/// A text read as a name that is in no table.
#[derive(Debug)]
pub(in crate::search) struct LooseName {
    places: Vec<Symbol>,
    words: u64,
    /// For each of its characters its index among those of the text.
    pub(in crate::search) printed: Vec<u16>,
}

impl LooseName {
    /// Reads a text with the characters of a table.
    pub(in crate::search) fn new(text: &str, char_table: &CharTable) -> Self {
        let (letters, printed, words) = taken_apart(text);
        let glyphs: Vec<CharIdx> =
            letters.iter().map(|letter| char_table.find_letter(*letter).unwrap_or(NO_CHAR)).collect();
        let sounds = char_table.right_sounds(&glyphs, &[], false);
        let places = glyphs.into_iter().zip(sounds).map(|(glyph, sound)| Symbol { glyph, sound }).collect();
        Self { places, words: words | 1, printed }
    }

    /// It as a name of a class.
    pub(in crate::search) fn as_name(&self, class: NameKind) -> Name<'_> {
        let (signature, words) = (u64::MAX, self.words);
        Name { places: &self.places, strip: 0, short: 0, class, signature, words, doubled: 0, shared: 0 }
    }
}

/// Names while they are collected.
#[derive(Debug, Default)]
pub(in crate::search) struct NameTableBuilder {
    places: Vec<Symbol>,
    list: Vec<NameEntry>,
    signatures: Vec<u64>,
    words: BitList,
    firsts: Vec<u32>,
}

/// What is added to [`NameTableBuilder`].
pub(in crate::search) struct NewName<'a> {
    pub(in crate::search) record: u32,
    pub(in crate::search) class: NameKind,
    pub(in crate::search) text: &'a str,
    /// The reading that the data gives of this name.
    pub(in crate::search) pinyin: Option<&'a str>,
    /// What it says of characters that stand in the record's name and here.
    pub(in crate::search) given: &'a Given,
}

impl NameTableBuilder {
    /// Adds a name; records must come in order. A text without a letter is no name.
    pub(in crate::search) fn add(
        &mut self,
        new: &NewName<'_>,
        prefixes: &[Vec<char>],
        char_table: &mut CharTableBuilder,
    ) {
        let (letters, printed, mut words) = taken_apart(new.text);
        if letters.is_empty() {
            return;
        }
        let given = match new.pinyin {
            Some(reading) => given(new.text, reading, &printed, char_table),
            None => new.given.of(&letters),
        };
        let (glyphs, sounds) = read(&letters, &given, new.pinyin.is_some(), char_table);
        let signature = glyphs.iter().filter_map(|no| char_table.glyph(*no)).fold(0, |bits, it| bits | it.signature);
        let begins = |prefix: &&Vec<char>| {
            let folded = letters.iter().map(|letter| letter.folded);
            letters.len() > prefix.len() && folded.take(prefix.len()).eq(prefix.iter().copied())
        };
        let strip = if new.class == NameKind::Label {
            usize::from(letters[0].folded == '第')
        } else {
            prefixes.iter().find(begins).map_or(0, Vec::len)
        };
        let shorter = prefixes.iter().filter(begins).map(Vec::len).find(|len| *len < strip);
        words |= 1 | 1_u64.checked_shl(to_u32(strip)).unwrap_or(0);
        self.firsts.resize(new.record as usize + 1, to_u32(self.list.len()));
        self.words.set_many(self.places.len(), words);
        self.list.push(NameEntry {
            start: to_u32(self.places.len()),
            // Nobody's common prefix is longer.
            strip: u8::try_from(strip).unwrap_or(0),
            short: u8::try_from(shorter.unwrap_or(0)).unwrap_or(0),
            shared: 0,
            class: new.class as u8 | doubled(&letters) << CLASS_BITS,
        });
        self.places.extend(glyphs.into_iter().zip(sounds).map(|(glyph, sound)| Symbol { glyph, sound }));
        self.signatures.push(signature);
    }

    /// Closes the list for so many records, and finds where words begin: Chinese does not show it, but the
    /// directory's own names do. What two characters begin one name, begin a word in another.
    pub(in crate::search) fn finish(mut self, records: usize) -> NameTable {
        self.firsts.resize(records + 1, to_u32(self.list.len()));
        self.list.push(NameEntry { start: to_u32(self.places.len()), strip: 0, short: 0, shared: 0, class: 0 });
        self.compare_beginnings();
        let mut beginnings: HashSet<(CharIdx, CharIdx)> = HashSet::new();
        for name in self.list.windows(2) {
            if let [a, b, ..] = self.bare(name) {
                beginnings.insert((a.glyph, b.glyph));
            }
        }
        for name in self.list.windows(2) {
            let start = name[0].start as usize;
            let places = &self.places[start..name[1].start as usize];
            for (i, pair) in places.windows(2).take(64).enumerate() {
                if beginnings.contains(&(pair[0].glyph, pair[1].glyph)) {
                    self.words.set(start + i);
                }
            }
        }
        NameTable {
            places: self.places.into(),
            list: self.list.into(),
            signatures: self.signatures.into(),
            words: self.words.into(),
            firsts: self.firsts.into(),
        }
    }

    /// The characters of a name, of which the next one is given too, without what nobody types.
    fn bare(&self, name: &[NameEntry]) -> &[Symbol] {
        &self.places[name[0].start as usize + usize::from(name[0].strip)..name[1].start as usize]
    }

    /// Finds out how far each title begins like another.
    fn compare_beginnings(&mut self) {
        let names = self.list.windows(2).enumerate().filter(|(_, name)| name[0].class() == NameKind::Title as usize);
        let mut titles: Vec<(u128, u32)> =
            names.map(|(number, name)| (first_symbols(self.bare(name)), to_u32(number))).collect();
        let bare = |title: &(u128, u32)| self.bare(&self.list[title.1 as usize..title.1 as usize + 2]);
        titles.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| bare(a).cmp(bare(b))));
        let common =
            |pair: &[(u128, u32)]| bare(&pair[0]).iter().zip(bare(&pair[1])).take_while(|(a, b)| a == b).count();
        let common: Vec<usize> = titles.windows(2).map(common).collect();
        let numbers: Vec<usize> = titles.iter().map(|title| title.1 as usize).collect();
        for (at, title) in numbers.into_iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| common.get(at)).copied().unwrap_or(0);
            let behind = common.get(at).copied().unwrap_or(0);
            self.list[title].shared = u8::try_from(before.max(behind)).unwrap_or(u8::MAX);
        }
    }
}

/// The second of the last two Han characters beside each other that are the same; 0 where they stand far behind.
fn doubled(letters: &[Letter]) -> u8 {
    let is_doubled = |pair: &[Letter]| pair[0].folded == pair[1].folded && !pair[1].folded.is_ascii();
    let second = letters.windows(2).rposition(is_doubled).map_or(0, |first| first + 1);
    u8::try_from(second).ok().filter(|it| it.leading_zeros() >= CLASS_BITS).unwrap_or(0)
}

/// The first four characters as one number that is compared as they are: most names differ in them.
fn first_symbols(places: &[Symbol]) -> u128 {
    let symbols = places.iter().copied().chain(iter::repeat(Symbol { glyph: 0, sound: 0 })).take(4);
    symbols.fold(0, |all, it| all << 32 | u128::from(it.glyph) << 16 | u128::from(it.sound))
}

/// For each character of a name its index among the characters as printed.
pub(in crate::search) fn printed_places(name: &str) -> Vec<u16> {
    taken_apart(name).1
}

/// What a record's reading says of the characters of its name.
pub(in crate::search) fn given_readings(name: &str, reading: &str, char_table: &mut CharTableBuilder) -> Given {
    let (letters, printed, _) = taken_apart(name);
    let given = given(name, reading, &printed, char_table);
    Given::new(&letters, &given)
}

/// The right sound of each letter of a name.
pub(in crate::search) fn name_sounds(
    name: &str,
    reading: Option<&str>,
    char_table: &mut CharTableBuilder,
) -> Vec<SyllableIdx> {
    let (letters, printed, _) = taken_apart(name);
    let given = given(name, reading.unwrap_or_default(), &printed, char_table);
    read(&letters, &given, true, char_table).1
}

/// The right sound of each letter of another name of a record, of which its reading says something where letters of the
/// record's own name stand in it.
pub(in crate::search) fn other_name_sounds(
    name: &str,
    given: &Given,
    char_table: &mut CharTableBuilder,
) -> Vec<SyllableIdx> {
    let (letters, _, _) = taken_apart(name);
    read(&letters, &given.of(&letters), false, char_table).1
}

fn read(
    letters: &[Letter],
    given: &[SyllableIdx],
    decides: bool,
    char_table: &mut CharTableBuilder,
) -> (Vec<CharIdx>, Vec<SyllableIdx>) {
    let each = given.iter().copied().chain(std::iter::repeat(SILENT));
    let glyphs: Vec<CharIdx> = letters.iter().zip(each).map(|(letter, given)| char_table.add(*letter, given)).collect();
    let sounds = char_table.right_sounds(&glyphs, given, decides);
    (glyphs, sounds)
}

/// For each letter of a name the syllable that a reading gives for it; `printed` has the index of each letter among
/// the name's characters.
fn given(name: &str, reading: &str, printed: &[u16], char_table: &mut CharTableBuilder) -> Vec<SyllableIdx> {
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
