//! The running text of all records, as two long strings that are searched with `memmem`: what is written and what
//! it sounds like.
//!
//! In the text a word has to stand as typed, in characters or in full pinyin that begins where a syllable begins;
//! its last syllable may be incomplete. Initials are not looked for: in a page of text every three letters stand
//! somewhere.

use std::ops::Range;

use memchr::memmem::Finder;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::column::{BitList, Column, Damaged, Visit, bit, last_at_or_before};
use super::fold;
use super::fold::{CharClass, Letter};
use super::names::given_readings;
use super::pairs::PairIndex;
use super::pinyin::{CharIdx, CharTableBuilder, Given, NO_CHAR, Readings, SILENT, SyllableIdx};
use super::to_u32;
use crate::directory::{Directory, Record, RecordIdx, each_text};
use crate::search::cores::on_cores;
use crate::search::matching::rank;

/// The kind of text, for the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum TextPart {
    Summary,
    Heading,
    Running,
}

impl TextPart {
    const ALL: [Self; 3] = [Self::Summary, Self::Heading, Self::Running];

    const fn base(self) -> u32 {
        match self {
            Self::Summary => rank::SUMMARY,
            Self::Heading => rank::HEADING,
            Self::Running => rank::TEXT,
        }
    }
}

/// So much of the text, in bytes, is looked through between two looks at whether the answer is still wanted.
const TEXT_AT_ONCE: usize = 1 << 20;

/// So many of the texts that are known to hold a word's beginning are looked through by one core at a time.
const TEXTS_AT_ONCE: usize = 2048;

/// The text of so many records is read by one core at a time.
const RECORDS_AT_ONCE: usize = 8192;

/// The score of a sound.
const SPOKEN: u32 = rank::score(rank::Tier::Exact, rank::SOUND_IN_TEXT, 0);

/// A record with text.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct TextRecord {
    record: u32,
    /// Its first piece; its last is the one before the first of the next record.
    first: u32,
    /// Which letters its syllables begin with.
    initials: u32,
}

/// The text of every record, cut into pieces.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct FullText {
    written: Column<u8>,
    sounds: Column<u8>,
    /// One bit for each byte of `sounds`: a syllable or a Latin word begins.
    begins: Column<u64>,
    /// For each piece where it begins in `written`, where in `sounds`, and its [`TextPart`].
    written_starts: Column<u32>,
    sound_starts: Column<u32>,
    parts: Column<u8>,
    /// In the order of the records.
    records: Column<TextRecord>,
    /// Where what is written can hold a word.
    pairs: PairIndex,
}

/// The text while it is collected.
#[derive(Debug, Default)]
struct FullTextBuilder {
    // The text has a table of characters of its own: what is prepared for each query covers only the characters of names.
    char_table: CharTableBuilder,
    /// The glyphs of ideographs that are read as they are printed, by their place in the first block; [`NO_CHAR`] where
    /// it has not been asked for.
    glyphs: Vec<CharIdx>,
    written: String,
    sounds: Vec<u8>,
    begins: BitList,
    written_starts: Vec<u32>,
    sound_starts: Vec<u32>,
    parts: Vec<u8>,
    records: Vec<TextRecord>,
}

/// What ends a sentence, as a letter that has no sound: no word goes over it.
const END: Letter = Letter { folded: '\n', printed: '\n' };

/// The letters of a text, each with its index among the characters; what stands between letters of one word is left out.
pub(in crate::search) fn letters_of(text: &str) -> impl Iterator<Item = (usize, Letter)> {
    text.chars().enumerate().filter_map(|(place, c)| match fold::sign(c) {
        CharClass::Letter(_) => Letter::of(c).map(|letter| (place, letter)),
        CharClass::Hard => Some((place, END)),
        CharClass::Soft => None,
    })
}

/// Spells letters as they sound: for each its bytes, and whether a syllable or a Latin word begins there.
pub(in crate::search) fn spell(
    char_table: &CharTableBuilder,
    letters: impl Iterator<Item = (Letter, SyllableIdx)>,
    mut each: impl FnMut(&[u8], bool),
) {
    let mut in_latin = false;
    for (letter, sound) in letters {
        let syllable = char_table.syllables.get(sound).filter(|_| sound != SILENT);
        let latin = letter.folded.is_ascii_alphanumeric();
        let own = [u8::try_from(u32::from(letter.folded)).unwrap_or(b'\n')];
        each(syllable.map_or(&own, str::as_bytes), syllable.is_some() || (latin && !in_latin));
        in_latin = latin;
    }
}

impl FullTextBuilder {
    fn add(&mut self, record: u32, part: TextPart, text: &str, given: &Given) {
        if self.records.last().is_none_or(|last| last.record != record) {
            self.records.push(TextRecord { record, first: to_u32(self.parts.len()), initials: 0 });
        }
        self.written_starts.push(to_u32(self.written.len()));
        self.sound_starts.push(to_u32(self.sounds.len()));
        self.parts.push(part as u8);
        let mut letters: Vec<Letter> = Vec::with_capacity(text.len() / 3 + 1);
        letters.extend(letters_of(text).map(|(_, letter)| letter));
        letters.push(END);
        self.written.extend(letters.iter().map(|letter| letter.folded));
        let glyphs: Vec<_> = letters.iter().map(|letter| self.glyph(*letter)).collect();
        let sounds = self.char_table.right_sounds(&glyphs, &given.of(&letters), false);
        let mut initials = 0_u32;
        let (own, begun) = (&mut self.sounds, &mut self.begins);
        spell(&self.char_table, letters.into_iter().zip(sounds), |bytes, begins| {
            if begins {
                begun.set(own.len());
                let first = bytes.first().copied().unwrap_or(b'\n');
                initials |= 1_u32.checked_shl(u32::from(first).wrapping_sub(u32::from('a'))).unwrap_or(0);
            }
            own.extend_from_slice(bytes);
        });
        if let Some(last) = self.records.last_mut() {
            last.initials |= initials;
        }
    }
}

impl FullTextBuilder {
    fn glyph(&mut self, letter: Letter) -> CharIdx {
        let at = fold::in_first_block(letter.folded).filter(|_| letter.printed == letter.folded);
        if let Some(glyph) = at.and_then(|at| self.glyphs.get(at)).filter(|glyph| **glyph != NO_CHAR) {
            return *glyph;
        }
        let glyph = self.char_table.add(letter, SILENT);
        if let Some(at) = at {
            if self.glyphs.len() <= at {
                self.glyphs.resize(at + 1, NO_CHAR);
            }
            self.glyphs[at] = glyph;
        }
        glyph
    }

    /// Every piece of what is written, with the place of its text among all.
    fn pieces(&self) -> impl Iterator<Item = (usize, &str)> {
        let ends = self.written_starts.iter().skip(1).map(|start| *start as usize).chain([self.written.len()]);
        let mut text = 0;
        self.written_starts.iter().zip(ends).enumerate().filter_map(move |(piece, (start, end))| {
            text += usize::from(self.records.get(text + 1).is_some_and(|next| next.first as usize <= piece));
            Some((text, self.written.get(*start as usize..end)?))
        })
    }

    /// Adds the text of later records.
    fn append(&mut self, later: &Self) {
        let (written, sounds, pieces) = (self.written.len(), self.sounds.len(), self.parts.len());
        self.begins.append(sounds, &later.begins);
        self.written.push_str(&later.written);
        self.sounds.extend_from_slice(&later.sounds);
        self.written_starts.extend(later.written_starts.iter().map(|start| to_u32(*start as usize + written)));
        self.sound_starts.extend(later.sound_starts.iter().map(|start| to_u32(*start as usize + sounds)));
        self.parts.extend_from_slice(&later.parts);
        let moved = |it: &TextRecord| TextRecord { first: to_u32(it.first as usize + pieces), ..*it };
        self.records.extend(later.records.iter().map(moved));
    }
}

impl FullText {
    /// Reads the text of every record.
    pub(in crate::search) fn new(directory: &Directory) -> Self {
        let len = to_u32(directory.len());
        let parts = directory.len().div_ceil(RECORDS_AT_ONCE);
        let share = len.div_ceil(to_u32(parts.max(1)));
        let parts = on_cores(parts, |part| {
            let first = to_u32(part).saturating_mul(share);
            part_of(directory, first..first.saturating_add(share).min(len))
        });
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            all.append(&part);
        }
        let pairs = PairIndex::new(all.records.len(), all.pieces());
        Self {
            pairs,
            written: all.written.into_bytes().into(),
            sounds: all.sounds.into(),
            begins: all.begins.into(),
            written_starts: all.written_starts.into(),
            sound_starts: all.sound_starts.into(),
            parts: all.parts.into(),
            records: all.records.into(),
        }
    }

    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("text.written", &mut self.written)?;
        visit("text.sounds", &mut self.sounds)?;
        visit("text.begins", &mut self.begins)?;
        visit("text.pieces", &mut self.written_starts)?;
        visit("text.sounding", &mut self.sound_starts)?;
        visit("text.parts", &mut self.parts)?;
        visit("text.records", &mut self.records)?;
        self.pairs.sections(visit)
    }

    /// Calls `found` with the place in the list of texts of every one that holds the word, and a score; a text may be
    /// reported several times. Where it is known `among` which texts the word can stand only, the others are not looked
    /// at. `None` once `wanted` says so.
    pub(in crate::search) fn find(
        &self,
        word: &[char],
        among: Option<&[u32]>,
        wanted: &(impl Fn() -> bool + Sync),
        mut found: impl FnMut(usize, u32),
    ) -> Option<()> {
        let needle: String = word.iter().collect();
        if let [letter @ b'a'..=b'z'] = needle.as_bytes() {
            let with = self.records.iter().enumerate().filter(|(_, it)| it.initials >> (letter - b'a') & 1 == 1);
            with.for_each(|(place, _)| found(place, SPOKEN));
        }
        let is_spoken = is_spoken(&needle);
        let finder = Finder::new(&needle);
        // What may be a sound may stand where it is not written.
        let possible = if is_spoken { None } else { self.pairs.texts_with(word, among, self.records.len()) };
        if let Some(among) = possible.as_deref().or(among) {
            let parts = on_cores(among.len().div_ceil(TEXTS_AT_ONCE), |part| {
                let mut found = Vec::new();
                if wanted() {
                    for place in among.iter().skip(part * TEXTS_AT_ONCE).take(TEXTS_AT_ONCE) {
                        let text = *place as usize..*place as usize + 1;
                        self.find_written(text.clone(), &finder, &mut found);
                        if is_spoken {
                            self.find_spoken(text, &finder, &mut found);
                        }
                    }
                }
                found
            });
            parts.into_iter().flatten().for_each(|(place, score)| found(place, score));
            return wanted().then_some(());
        }
        let parts = (self.written.len() / TEXT_AT_ONCE + 1).min(self.records.len());
        let share = self.records.len().div_ceil(parts.max(1));
        let parts = on_cores(parts, |part| {
            let mut found = Vec::new();
            let records = part * share..((part + 1) * share).min(self.records.len());
            if wanted() {
                self.find_written(records.clone(), &finder, &mut found);
            }
            if is_spoken && wanted() {
                self.find_spoken(records, &finder, &mut found);
            }
            found
        });
        parts.into_iter().flatten().for_each(|(place, score)| found(place, score));
        wanted().then_some(())
    }

    /// How many texts there are.
    pub(in crate::search) fn len(&self) -> usize {
        self.records.len()
    }

    /// The record whose text stands at a place of the list.
    pub(in crate::search) fn record(&self, place: usize) -> Option<u32> {
        self.records.get(place).map(|it| it.record)
    }

    /// Where the pieces of some of the records with text lie in one of the strings.
    fn stretch(&self, records: &Range<usize>, starts: &[u32], len: usize) -> Range<usize> {
        let start = |record: usize| {
            let first = self.records.get(record).and_then(|it| starts.get(it.first as usize));
            first.map_or(len, |start| *start as usize)
        };
        start(records.start)..start(records.end).min(len)
    }

    fn find_written(&self, records: Range<usize>, finder: &Finder<'_>, found: &mut Vec<(usize, u32)>) {
        let starts: &[u32] = &self.written_starts;
        let stretch = self.stretch(&records, starts, self.written.len());
        let mut place = self.place(records.start);
        let mut last: Option<(usize, u32, u32)> = None;
        let mut report = |last: Option<(usize, u32, u32)>| {
            found.extend(last.map(|(text, base, count)| (text, rank::score(rank::Tier::Exact, base, count))));
        };
        for at in finder.find_iter(self.written.get(stretch.clone()).unwrap_or_default()) {
            let Some(text) = place.seek(starts, &self.records, stretch.start + at) else { continue };
            let base = self.base(place.piece);
            last = match last {
                Some((same, best, count)) if same == text => Some((same, best.max(base), count + 1)),
                _ => {
                    report(last);
                    Some((text, base, 1))
                }
            };
        }
        report(last);
    }

    /// Calls `each` with the pieces of the text of some records of the directory: the record, the kind of text, and its
    /// letters.
    pub(in crate::search) fn each_piece_of(&self, records: Range<usize>, mut each: impl FnMut(u32, TextPart, &str)) {
        let first = |record: usize| self.records.partition_point(|it| (it.record as usize) < record);
        for (at, text) in (first(records.start)..first(records.end)).filter_map(|at| Some((at, self.records.get(at)?)))
        {
            let next = self.records.get(at + 1).map_or(self.parts.len(), |next| next.first as usize);
            for piece in text.first as usize..next {
                let start = self.written_starts.get(piece).map_or(self.written.len(), |it| *it as usize);
                let end = self.written_starts.get(piece + 1).map_or(self.written.len(), |it| *it as usize);
                let letters = self.written.get(start..end).and_then(|bytes| str::from_utf8(bytes).ok());
                let part = self.parts.get(piece).and_then(|part| TextPart::ALL.get(usize::from(*part)));
                if let Some((part, letters)) = part.zip(letters) {
                    each(text.record, *part, letters);
                }
            }
        }
    }

    /// Where one of the texts begins.
    fn place(&self, text: usize) -> TextPlace {
        TextPlace { piece: self.records.get(text).map_or(0, |it| it.first as usize), record: text }
    }

    fn base(&self, piece: usize) -> u32 {
        let part = self.parts.get(piece).and_then(|part| TextPart::ALL.get(usize::from(*part)));
        part.map_or(rank::TEXT, |part| part.base())
    }

    fn find_spoken(&self, records: Range<usize>, finder: &Finder<'_>, found: &mut Vec<(usize, u32)>) {
        let (starts, begins): (&[u32], &[u64]) = (&self.sound_starts, &self.begins);
        let owners: &[TextRecord] = &self.records;
        let stretch = self.stretch(&records, starts, self.sounds.len());
        let sounds = self.sounds.get(..stretch.end).unwrap_or_default();
        let mut place = self.place(records.start);
        let mut from = stretch.start;
        while let Some(at) = sounds.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + at;
            from = at + 1;
            if bit(begins, at)
                && let Some(text) = place.seek(starts, owners, at)
            {
                found.push((text, SPOKEN));
                // Of a record that has the word, no more is looked at.
                let next = owners.get(text + 1).and_then(|next| starts.get(next.first as usize));
                from = next.map_or(sounds.len(), |start| *start as usize).max(from);
            }
        }
    }
}

/// Whether a word may stand for the sounds of a text.
pub(in crate::search) fn is_spoken(needle: &str) -> bool {
    let is_digits = needle.bytes().all(|b| b.is_ascii_digit());
    is_digits || (needle.len() > 1 && needle.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Reads the text of some records.
fn part_of(directory: &Directory, records: Range<u32>) -> FullTextBuilder {
    let mut text = FullTextBuilder::default();
    for no in records {
        let Some(record) = directory.record(RecordIdx(no)) else { continue };
        let given = record.pinyin().map(|it| given_readings(record.name(), it, &mut text.char_table));
        let given = given.unwrap_or_default();
        each_piece(directory, record, &mut |part, piece| text.add(no, part, piece, &given));
    }
    text
}

/// The piece in which a place of the text lies, and the record whose it is: for places in ascending order.
#[derive(Debug)]
struct TextPlace {
    piece: usize,
    /// The record's place among those with text.
    record: usize,
}

impl TextPlace {
    /// Goes on to a place of a text whose pieces begin at `starts`; where the record that it belongs to stands in the list.
    fn seek(&mut self, starts: &[u32], records: &[TextRecord], at: usize) -> Option<usize> {
        self.piece = last_at_or_before(starts, self.piece, at)?;
        let piece = to_u32(self.piece);
        if records.get(self.record + 1).is_some_and(|next| next.first <= piece) {
            self.record = records.partition_point(|it| it.first <= piece).checked_sub(1)?;
        }
        (self.record < records.len()).then_some(self.record)
    }
}

/// Calls `each` with every piece of a record's text, in the order of the page.
pub(in crate::search) fn each_text_of(directory: &Directory, record: Record<'_>, each: &mut impl FnMut(&str)) {
    each_piece(directory, record, &mut |_, text| each(text));
}

/// Calls `each` with every piece of a record's text that is not one of its names.
fn each_piece(directory: &Directory, record: Record<'_>, each: &mut impl FnMut(TextPart, &str)) {
    if let Some(summary) = record.summary() {
        each(TextPart::Summary, summary);
    }
    for section in record.sections() {
        each(TextPart::Heading, &section.heading);
        each_text(&section.body, &mut |text| each(TextPart::Running, text));
    }
    each_text(record.body(), &mut |text| each(TextPart::Running, text));
    let mut running = |text: &str| each(TextPart::Running, text);
    match record {
        Record::Service(service) => {
            for provider in &service.providers {
                provider.names.iter().chain(&provider.remark).for_each(|it| running(it));
            }
            service.audiences.iter().for_each(|it| running(&it.printed));
            if let Some(who) = &service.eligibility {
                who.ages.iter().for_each(|it| running(&it.printed));
                who.criteria.iter().for_each(|it| running(&it.printed));
                who.excluded.iter().for_each(|it| running(&it.printed));
            }
            service.schedules.iter().flat_map(|it| [&it.label, &it.printed]).for_each(|it| running(it));
            service.benefits.iter().flat_map(|it| [&it.what, &it.printed]).for_each(|it| running(it));
            service.figures.iter().flat_map(|it| [&it.what, &it.printed]).for_each(|it| running(it));
            service.history.iter().flat_map(|it| [&it.date, &it.what]).for_each(|it| running(it));
            for document in &service.documents {
                [Some(&document.title), document.number.as_ref(), document.issuer.as_ref()]
                    .into_iter()
                    .flatten()
                    .for_each(|it| running(it));
            }
        }
        Record::Profile(profile) => {
            profile.history.iter().flat_map(|it| [&it.date, &it.what]).for_each(|it| running(it));
            profile.figures.iter().flat_map(|it| [&it.what, &it.printed]).for_each(|it| running(it));
        }
        Record::Society(..) | Record::Department(_) | Record::Article(..) | Record::Preface(_) => {}
    }
    if matches!(record, Record::Service(_) | Record::Profile(_)) {
        for contact in directory.contacts(record) {
            contact.address.iter().chain(&contact.postal_code).for_each(|it| running(it));
        }
    }
}
