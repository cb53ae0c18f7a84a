//! The running text of all records, as two long strings that are searched with `memmem`: what is written and what
//! it sounds like.
//!
//! In the text a word has to stand as typed, in characters or in full pinyin that begins where a syllable begins;
//! its last syllable may be incomplete. Initials are not looked for: in a page of text every three letters stand
//! somewhere.

use memchr::memmem::Finder;

use super::fold;
use super::fold::{CharClass, Letter};
use super::names::given_readings;
use super::pinyin::{CharTable, Given, SILENT};
use super::to_u32;
use crate::directory::{Directory, Record, each_text};
use crate::search::cancel::CANCEL_CHECK_EVERY;
use crate::search::matching::rank;

/// The kind of text, for the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextPart {
    Summary,
    Heading,
    Running,
}

impl TextPart {
    const fn base(self) -> u32 {
        match self {
            Self::Summary => rank::SUMMARY,
            Self::Heading => rank::HEADING,
            Self::Running => rank::TEXT,
        }
    }
}

/// A piece of text: where it begins in both strings, whose it is.
#[derive(Debug, Clone, Copy)]
struct TextSpan {
    written: u32,
    sounds: u32,
    record: u32,
    part: TextPart,
}

/// The text of every record.
#[derive(Debug, Default)]
pub(in crate::search) struct FullText {
    written: String,
    sounds: Vec<u8>,
    /// One bit for each byte of `sounds`: a syllable or a Latin word begins.
    begins: Vec<u64>,
    pieces: Vec<TextSpan>,
    /// For each record with text, which letters its syllables begin with.
    initials: Vec<(u32, u32)>,
}

impl FullText {
    /// Reads the text of every record.
    pub(in crate::search) fn new(directory: &Directory) -> Self {
        let mut fulltext = Self::default();
        // The text has a table of characters of its own: what is prepared for each query covers only the characters of names.
        let mut char_table = CharTable::new(None);
        for (no, record) in directory.records() {
            let given =
                record.pinyin().map(|it| given_readings(record.name(), it, &mut char_table)).unwrap_or_default();
            each_piece(directory, record, &mut |part, text| fulltext.add((no.0, part), text, &given, &mut char_table));
        }
        fulltext
    }

    fn add(&mut self, (record, part): (u32, TextPart), text: &str, given: &Given, char_table: &mut CharTable) {
        self.pieces.push(TextSpan {
            written: to_u32(self.written.len()),
            sounds: to_u32(self.sounds.len()),
            record,
            part,
        });
        // What ends a sentence stands for itself, as a letter that has no sound.
        let end = Letter { folded: '\n', printed: '\n' };
        let mut letters: Vec<Letter> = Vec::with_capacity(text.len() / 3 + 1);
        for c in text.chars() {
            match fold::sign(c) {
                CharClass::Letter(folded) => letters.push(Letter { folded, printed: fold::printed(c, folded) }),
                CharClass::Hard => letters.push(end),
                CharClass::Soft => {}
            }
        }
        letters.push(end);
        self.written.extend(letters.iter().map(|letter| letter.folded));
        let glyphs: Vec<_> = letters.iter().map(|letter| char_table.add(*letter, SILENT)).collect();
        let sounds = char_table.right_sounds(&glyphs, &given.of(&letters), false);
        let mut initials = 0_u32;
        let mut in_latin = false;
        for (c, sound) in letters.into_iter().map(|letter| letter.folded).zip(sounds) {
            let syllable = char_table.syllables.get(sound).filter(|_| sound != SILENT).map(|it| it.text.as_ref());
            let latin = c.is_ascii_alphanumeric();
            if syllable.is_some() || (latin && !in_latin) {
                self.begin();
                let first = syllable.map_or(c, |it| it.chars().next().unwrap_or(c));
                initials |= 1_u32.checked_shl(u32::from(first).wrapping_sub(u32::from('a'))).unwrap_or(0);
            }
            in_latin = latin;
            let own = u8::try_from(u32::from(c)).unwrap_or(b'\n');
            self.sounds.extend_from_slice(syllable.map_or(&[own], str::as_bytes));
        }
        match self.initials.last_mut() {
            Some((last, bits)) if *last == record => *bits |= initials,
            _ => self.initials.push((record, initials)),
        }
    }

    /// Marks the next byte of `sounds` as a beginning.
    fn begin(&mut self) {
        let at = self.sounds.len();
        self.begins.resize(at / 64 + 1, 0);
        self.begins[at / 64] |= 1 << (at % 64);
    }

    fn is_beginning(&self, at: usize) -> bool {
        self.begins.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// Calls `found` with every record that holds the word, and a score; `None` once `wanted` says so.
    pub(in crate::search) fn find(
        &self,
        word: &[char],
        wanted: &impl Fn() -> bool,
        mut found: impl FnMut(u32, u32),
    ) -> Option<()> {
        let needle: String = word.iter().collect();
        self.find_written(&needle, wanted, &mut found)?;
        if needle.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
            self.find_spoken(&needle, wanted, &mut found)?;
        }
        Some(())
    }

    fn find_written(&self, needle: &str, wanted: &impl Fn() -> bool, found: &mut impl FnMut(u32, u32)) -> Option<()> {
        let mut last: Option<(u32, u32, u32)> = None;
        let mut report = |last: Option<(u32, u32, u32)>| {
            if let Some((record, base, count)) = last {
                found(record, rank::score(rank::Tier::Exact, base, count));
            }
        };
        for (count, at) in Finder::new(needle).find_iter(self.written.as_bytes()).enumerate() {
            if count % CANCEL_CHECK_EVERY == 0 && !wanted() {
                return None;
            }
            let piece = self.piece_at(at, |piece| piece.written);
            let base = piece.part.base();
            last = match last {
                Some((record, best, count)) if record == piece.record => Some((record, best.max(base), count + 1)),
                _ => {
                    report(last);
                    Some((piece.record, base, 1))
                }
            };
        }
        report(last);
        Some(())
    }

    fn find_spoken(&self, needle: &str, wanted: &impl Fn() -> bool, found: &mut impl FnMut(u32, u32)) -> Option<()> {
        let score = rank::score(rank::Tier::Exact, rank::SOUND_IN_TEXT, 0);
        if let [letter @ b'a'..=b'z'] = needle.as_bytes() {
            let with = self.initials.iter().filter(|(_, bits)| bits >> (letter - b'a') & 1 == 1);
            with.for_each(|(record, _)| found(*record, score));
            return Some(());
        }
        let finder = Finder::new(needle);
        let mut from = 0;
        let mut count = 0_usize;
        while let Some(at) = self.sounds.get(from..).and_then(|rest| finder.find(rest)) {
            count += 1;
            if count.is_multiple_of(CANCEL_CHECK_EVERY) && !wanted() {
                return None;
            }
            let at = from + at;
            from = at + 1;
            if self.is_beginning(at) {
                let record = self.piece_at(at, |piece| piece.sounds).record;
                found(record, score);
                let next = self.pieces.partition_point(|piece| piece.record <= record);
                from = self.pieces.get(next).map_or(self.sounds.len(), |piece| piece.sounds as usize);
            }
        }
        Some(())
    }

    fn piece_at(&self, at: usize, place: impl Fn(&TextSpan) -> u32) -> TextSpan {
        let behind = self.pieces.partition_point(|piece| place(piece) as usize <= at);
        self.pieces[behind.saturating_sub(1)]
    }
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
                [&who.nationality, &who.residence, &who.degree, &who.rank]
                    .into_iter()
                    .flatten()
                    .for_each(|it| running(it));
                who.excluded.iter().for_each(|it| running(it));
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
    for contact in directory.contacts(record) {
        if matches!(record, Record::Service(_) | Record::Profile(_)) {
            contact.address.iter().chain(&contact.postal_code).for_each(|it| running(it));
        }
    }
}
