//! Where a word stands in a running text: as written, and as it sounds. It is the rule of
//! [`fulltext`](crate::search::index::fulltext) for one text that lies in the hand, with every place and not only whether.
//!
//! Places are indices among the `char`s of the text. Of a word that stands across a hyphen or a quotation mark, these
//! belong to the place.

use std::cell::RefCell;
use std::ops::Range;

use memchr::memmem::Finder;

use crate::directory::{PhoneNumber, Record};
use crate::search::index::facets;
use crate::search::index::fold;
use crate::search::index::fold::Letter;
use crate::search::index::fulltext::{is_spoken, letters_of, spell};
use crate::search::index::names::given_readings;
use crate::search::index::pinyin::{CharTableBuilder, Given, Readings, SILENT};
use crate::search::query::Word;

/// A longer text is more than a telephone number.
const LONGEST_NUMBER: usize = 48;

/// A telephone number has so many digits at least.
const FEWEST_DIGITS: usize = 3;

/// And no more letters than the longest word for an extension has.
const MOST_LETTERS: usize = 12;

/// A word prepared to be found in running text.
#[derive(Debug)]
pub(in crate::search) struct TextWord {
    letters: Vec<char>,
    /// Where it is one that may stand for a sound: what is looked for among the sounds.
    spoken: Option<Finder<'static>>,
    /// The one letter that it is: any syllable may begin with it.
    initial: Option<char>,
    number: Option<PhoneNumber>,
    /// The number's digits, where they are not the word's own.
    digits: Vec<char>,
    /// With its punctuation, where it has any that stands in addresses.
    address: Vec<char>,
}

impl TextWord {
    /// Prepares a word; `None` for one that is looked for in names alone.
    pub(in crate::search) fn new(word: &Word) -> Option<Self> {
        if word.is_anchored() || word.letters.is_empty() {
            return None;
        }
        let needle: String = word.letters.iter().collect();
        let number = word.dialled();
        let digits: Vec<char> = number.iter().flat_map(|number| number.digits().chars()).collect();
        let address = word.address.trim_matches(facets::AROUND_ADDRESS);
        let has_signs = address.is_ascii() && !address.bytes().all(|b| b.is_ascii_alphanumeric());
        Some(Self {
            spoken: is_spoken(&needle).then(|| Finder::new(&needle).into_owned()),
            initial: word.letters.first().copied().filter(|c| word.letters.len() == 1 && c.is_ascii_lowercase()),
            digits: if digits == word.letters { Vec::new() } else { digits },
            number,
            address: address.chars().filter(|_| has_signs).collect(),
            letters: word.letters.clone(),
        })
    }

    /// Whether it holds characters that are no letters of sounds.
    pub(in crate::search) fn is_written(&self) -> bool {
        self.letters.iter().any(|letter| !letter.is_ascii())
    }

    /// A word of which only the number that it is may stand in the text.
    pub(in crate::search) fn of_number(word: &Word) -> Option<Self> {
        let number = PhoneNumber::read(&word.address)?;
        let digits: Vec<char> = number.digits().chars().collect();
        Some(Self {
            letters: digits.clone(),
            spoken: None,
            initial: None,
            number: Some(number),
            digits,
            address: Vec::new(),
        })
    }

    /// Adds every place at which it stands.
    pub(in crate::search) fn find(&self, text: &mut TakenApart<'_, '_>, found: &mut Vec<Range<usize>>) {
        let before = found.len();
        text.find_letters(&self.letters, found);
        if !self.digits.is_empty() {
            text.find_letters(&self.digits, found);
        }
        if !self.address.is_empty() {
            text.find_address(&self.address, found);
        }
        if let Some(spoken) = &self.spoken {
            text.find_sounds(spoken, found);
        }
        if let Some(initial) = self.initial {
            text.find_initials(initial, found);
        }
        // A number that is printed in another way than typed: with a country code, or with dots.
        if found.len() == before
            && let Some(number) = &self.number
        {
            found.extend(text.as_number(number));
        }
    }
}

/// What sounds are looked up with: kept from text to text.
#[derive(Debug, Default)]
pub(in crate::search) struct Reader {
    char_table: CharTableBuilder,
    /// What the record whose texts are read says of its characters.
    given: Given,
}

impl Reader {
    /// Reads the texts of a record from now on.
    pub(in crate::search) fn turn_to(&mut self, record: Record<'_>) {
        let given = record.pinyin().map(|it| given_readings(record.name(), it, &mut self.char_table));
        self.given = given.unwrap_or_default();
    }
}

/// A text taken apart.
#[derive(Debug)]
pub(in crate::search) struct TakenApart<'t, 'r> {
    text: &'t str,
    /// Its letters; what ends a sentence is one that no word has.
    letters: Vec<Letter>,
    /// For each letter its index among the characters.
    places: Vec<usize>,
    /// What it sounds like, once it has been asked for.
    sounds: Option<Sounds>,
    reader: &'r RefCell<Reader>,
}

/// What a text sounds like.
#[derive(Debug, Default)]
struct Sounds {
    bytes: Vec<u8>,
    /// For each of the bytes its letter.
    of: Vec<u32>,
    /// The bytes at which a syllable or a Latin word begins.
    begins: Vec<bool>,
}

impl<'t, 'r> TakenApart<'t, 'r> {
    pub(in crate::search) fn new(text: &'t str, reader: &'r RefCell<Reader>) -> Self {
        let (places, letters) = letters_of(text).unzip();
        Self { text, letters, places, sounds: None, reader }
    }

    /// The characters from the first of some letters to the last.
    fn place(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let last = letters.end.checked_sub(1)?;
        Some(*self.places.get(letters.start)?..*self.places.get(last)? + 1)
    }

    fn find_letters(&self, word: &[char], found: &mut Vec<Range<usize>>) {
        let Some(first) = word.first() else { return };
        for (at, _) in self.letters.iter().enumerate().filter(|(_, letter)| letter.folded == *first) {
            let stands = self.letters.get(at..at + word.len());
            if stands.is_some_and(|letters| letters.iter().map(|it| it.folded).eq(word.iter().copied())) {
                found.extend(self.place(at..at + word.len()));
            }
        }
    }

    fn find_address(&self, word: &[char], found: &mut Vec<Range<usize>>) {
        let small = |c: char| fold::in_address(c).to_lowercase().next().unwrap_or(c);
        let text: Vec<char> = self.text.chars().map(small).collect();
        let stands = text.windows(word.len()).enumerate().filter(|(_, it)| *it == word);
        found.extend(stands.map(|(at, _)| at..at + word.len()));
    }

    fn find_sounds(&mut self, word: &Finder<'_>, found: &mut Vec<Range<usize>>) {
        self.listen();
        let Some(sounds) = &self.sounds else { return };
        let mut from = 0;
        while let Some(at) = sounds.bytes.get(from..).and_then(|rest| word.find(rest)) {
            let at = from + at;
            from = at + 1;
            let last = at + word.needle().len() - 1;
            if sounds.begins.get(at) == Some(&true)
                && let (Some(first), Some(last)) = (sounds.of.get(at), sounds.of.get(last))
            {
                found.extend(self.place(*first as usize..*last as usize + 1));
            }
        }
    }

    fn find_initials(&mut self, initial: char, found: &mut Vec<Range<usize>>) {
        self.listen();
        let Some(sounds) = &self.sounds else { return };
        let begins = sounds.begins.iter().zip(&sounds.bytes).zip(&sounds.of);
        let begins = begins.filter(|((begins, byte), _)| **begins && char::from(**byte) == initial);
        found.extend(begins.filter_map(|(_, letter)| self.place(*letter as usize..*letter as usize + 1)));
    }

    /// The whole of it, where it is a telephone number that holds another one.
    fn as_number(&self, number: &PhoneNumber) -> Option<Range<usize>> {
        let digits = self.letters.iter().filter(|letter| letter.folded.is_ascii_digit()).count();
        let may_be_number = digits >= FEWEST_DIGITS && self.letters.len() <= digits + MOST_LETTERS;
        if !may_be_number || self.letters.len() > LONGEST_NUMBER || !facets::holds_number(self.text, number) {
            return None;
        }
        self.place(0..self.letters.len())
    }

    /// Finds out what it sounds like.
    fn listen(&mut self) {
        if self.sounds.is_some() {
            return;
        }
        let Reader { char_table, given } = &mut *self.reader.borrow_mut();
        let glyphs: Vec<_> = self.letters.iter().map(|letter| char_table.add(*letter, SILENT)).collect();
        let read = char_table.right_sounds(&glyphs, &given.of(&self.letters), false);
        let mut sounds = Sounds::default();
        let mut at = 0;
        spell(char_table, self.letters.iter().copied().zip(read), |bytes, begins| {
            sounds.begins.extend((0..bytes.len()).map(|byte| byte == 0 && begins));
            sounds.of.extend(bytes.iter().map(|_| at));
            sounds.bytes.extend_from_slice(bytes);
            at += 1;
        });
        self.sounds = Some(sounds);
    }
}

/// Places in ascending order, of which those that overlap are one.
pub(in crate::search) fn disjoint(mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_unstable_by_key(|place| (place.start, place.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        match merged.last_mut().filter(|last| place.start < last.end) {
            Some(last) => last.end = last.end.max(place.end),
            None => merged.push(place),
        }
    }
    merged
}
