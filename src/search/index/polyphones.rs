//! Characters with several readings in names: which reading was taken for each, for `kechuang check --readings`.

use super::fold::Letter;
use super::names::name_sounds;
use super::phrases::PHRASES;
use super::pinyin::{CharTableBuilder, Readings, SILENT, readings};
use crate::directory::{Directory, Record, RecordIdx};

/// A character of a name of which nobody has said how it is read there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolyphoneReading {
    /// The record whose name it is.
    pub record: RecordIdx,
    /// The character's index among the `char`s of the name.
    pub at: u32,
    /// The character.
    pub character: char,
    /// How it is read here, without tone, ü written v.
    pub taken: String,
    /// How else it may be read.
    pub others: Vec<String>,
}

/// Every character of a name that is commonly read in several ways, stands in no phrase that decides, and whose
/// record gives no reading of its own. A curator looks through them and adds a `pinyin` where one is wrong.
///
/// The table of readings knows old and rare readings of nearly every character; commonly read in several ways is one
/// that a phrase of our list reads otherwise than the table does first.
#[must_use]
pub fn polyphone_readings(directory: &Directory) -> Vec<PolyphoneReading> {
    let mut doubts = Vec::new();
    for (no, record) in directory.records().filter(|(_, record)| record.pinyin().is_none()) {
        let name: Vec<char> = record.name().chars().collect();
        let blank = Letter { folded: ' ', printed: ' ' };
        let letters: Vec<Letter> = name.iter().map(|c| Letter::of(*c).unwrap_or(blank)).collect();
        let folded: Vec<char> = letters.iter().map(|letter| letter.folded).collect();
        let mut char_table = CharTableBuilder::default();
        let glyphs: Vec<_> = letters.iter().map(|letter| char_table.add(*letter, SILENT)).collect();
        let sounds = char_table.right_sounds(&glyphs, &[], false);
        for (at, (letter, sound)) in letters.iter().zip(sounds).enumerate() {
            let all: Vec<String> = readings(letter.printed).map(|it| it.replace('ü', "v")).collect();
            if all.len() < 2 || !has_several(letter.folded, &all[0]) || is_decided(&folded, at) {
                continue;
            }
            let taken = char_table.syllables.get(sound).unwrap_or_default().to_owned();
            let others = all.into_iter().filter(|it| *it != taken).collect();
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            doubts.push(PolyphoneReading { record: no, at, character: name[at as usize], taken, others });
        }
    }
    doubts
}

/// How a record's name is read: one syllable for each of its characters that has a sound, without tone, ü written v.
#[must_use]
pub fn reading(record: Record<'_>) -> Vec<String> {
    let mut char_table = CharTableBuilder::default();
    let sounds = name_sounds(record.name(), record.pinyin(), &mut char_table);
    sounds.into_iter().filter_map(|sound| char_table.syllables.get(sound)).map(str::to_owned).collect()
}

/// Whether a phrase reads a character otherwise than it is read first.
fn has_several(character: char, first: &str) -> bool {
    PHRASES.iter().any(|(word, reading)| {
        word.chars().zip(reading.split(' ')).any(|(c, syllable)| c == character && syllable != first)
    })
}

/// Whether a phrase covers this character.
fn is_decided(name: &[char], at: usize) -> bool {
    PHRASES.iter().any(|(word, _)| {
        let word: Vec<char> = word.chars().collect();
        (0..word.len()).any(|offset| at >= offset && name[at - offset..].starts_with(&word))
    })
}
