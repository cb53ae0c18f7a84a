//! How characters sound: every reading of a character, the right one in its word, and the codes of
//! [double pinyin](crate::search::index::double_pinyin).
//!
//! The readings come from the `pinyin` crate, which knows single characters. Which of them is right in a word says
//! [`phrases`](crate::search::index::phrases), and a record's own `pinyin` above that.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::{iter, mem};

use ::pinyin::{ToPinyin, ToPinyinMulti};
use hashbrown::HashMap;
use unicode_normalization::UnicodeNormalization;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::column::{Column, Damaged, Visit};
use super::double_pinyin::Scheme;
use super::fold;
use super::fold::Letter;
use super::phrases::PHRASES;
use super::to_u32;
use crate::search::query::Word;

/// A syllable in [`Syllables`]; [`SILENT`] for a character without a reading.
pub(in crate::search) type SyllableIdx = u16;

/// The sound of a character that has none.
pub(in crate::search) const SILENT: SyllableIdx = SyllableIdx::MAX;

/// A syllable and the ways of typing it in full.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Syllable<'a> {
    /// In full, ü written v, in small ASCII letters: what is compared when a reading was mistyped.
    pub(in crate::search) text: &'a [u8],
    /// In full, ü written u, where it has one.
    pub(in crate::search) with_u: Option<&'static str>,
    /// Its two keys of double pinyin, where a scheme is chosen.
    pub(in crate::search) code: Option<[u8; 2]>,
}

/// A syllable with ü as it is written with u.
fn with_u(text: &[u8]) -> Option<&'static str> {
    match text {
        b"lv" => Some("lu"),
        b"nv" => Some("nu"),
        b"lve" => Some("lue"),
        b"nve" => Some("nue"),
        _ => None,
    }
}

/// Every syllable that the characters of an index are read as.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Syllables {
    /// The syllables in full, one behind the other.
    texts: Column<u8>,
    /// Where each begins, and where the last one ends.
    starts: Column<u32>,
    /// Their numbers in the order of their texts.
    sorted: Column<SyllableIdx>,
    /// The keys of each in the chosen scheme.
    codes: Vec<Option<[u8; 2]>>,
    scheme: Option<Scheme>,
}

impl Syllables {
    /// Understands double pinyin of this scheme from now on.
    fn choose(&mut self, scheme: Option<Scheme>) {
        self.scheme = scheme;
        self.codes = Vec::new();
        if let Some(scheme) = scheme {
            let code = |it: Syllable<'_>| str::from_utf8(it.text).ok().and_then(|text| scheme.code(text));
            self.codes = self.iter().map(code).collect();
        }
    }

    /// The key of the chosen scheme that is no letter.
    pub(in crate::search) fn sign(&self) -> Option<char> {
        (self.scheme == Some(Scheme::Microsoft)).then_some(';')
    }

    /// The chosen scheme.
    pub(in crate::search) const fn scheme(&self) -> Option<Scheme> {
        self.scheme
    }

    /// Whether double pinyin is understood.
    pub(in crate::search) const fn has_codes(&self) -> bool {
        self.scheme.is_some()
    }

    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1).min(usize::from(SILENT))
    }

    pub(in crate::search) fn get(&self, no: SyllableIdx) -> Option<Syllable<'_>> {
        let at = usize::from(no);
        let (from, to) = (*self.starts.get(at)?, *self.starts.get(at + 1)?);
        let text = self.texts.get(from as usize..to as usize)?;
        Some(Syllable { text, with_u: with_u(text), code: self.codes.get(at).copied().flatten() })
    }

    /// The syllables in full, for many that are asked for one after the other.
    pub(in crate::search) fn spelled(&self) -> Spelled<'_> {
        Spelled { texts: &self.texts, starts: &self.starts }
    }

    /// All, in the order of their numbers; an empty one for a number that is none.
    pub(in crate::search) fn iter(&self) -> impl Iterator<Item = Syllable<'_>> {
        let none = Syllable { text: &[], with_u: None, code: None };
        (0..self.len()).map(move |no| SyllableIdx::try_from(no).ok().and_then(|no| self.get(no)).unwrap_or(none))
    }
}

/// The syllables in full.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Spelled<'a> {
    texts: &'a [u8],
    starts: &'a [u32],
}

impl<'a> Spelled<'a> {
    /// One of them.
    pub(in crate::search) fn get(self, no: SyllableIdx) -> Option<&'a [u8]> {
        let at = usize::from(no);
        let (from, to) = (*self.starts.get(at)?, *self.starts.get(at + 1)?);
        self.texts.get(from as usize..to as usize)
    }
}

/// Syllables while they are collected.
#[derive(Debug, Default)]
pub(in crate::search) struct SyllableBuilder {
    all: Vec<Cow<'static, str>>,
    numbers: HashMap<Cow<'static, str>, SyllableIdx>,
}

impl SyllableBuilder {
    pub(in crate::search) fn get(&self, no: SyllableIdx) -> Option<&str> {
        self.all.get(usize::from(no)).map(Cow::as_ref)
    }

    /// The number of a syllable as the table prints it, plain, perhaps with ü.
    fn number(&mut self, plain: &'static str) -> SyllableIdx {
        if let Some(no) = self.numbers.get(plain) {
            return *no;
        }
        let no = self.add(Cow::Borrowed(respelled(plain)));
        self.numbers.insert(Cow::Borrowed(plain), no);
        no
    }

    /// The number of a syllable that the data gives, with tones or without, whether the table knows it or not;
    /// [`SILENT`] for one without a letter.
    pub(in crate::search) fn given(&mut self, written: &str) -> SyllableIdx {
        let text: String = written.nfc().filter_map(fold::letter).filter(char::is_ascii_lowercase).collect();
        if text.is_empty() { SILENT } else { self.add(Cow::Owned(text)) }
    }

    fn add(&mut self, text: Cow<'static, str>) -> SyllableIdx {
        if let Some(no) = self.numbers.get(&text) {
            return *no;
        }
        let Some(no) = SyllableIdx::try_from(self.all.len()).ok().filter(|no| *no != SILENT) else { return SILENT };
        self.all.push(text.clone());
        self.numbers.insert(text, no);
        no
    }

    fn finish(self, scheme: Option<Scheme>) -> Syllables {
        let mut sorted: Vec<SyllableIdx> = (0..SILENT).zip(&self.all).map(|(no, _)| no).collect();
        sorted.sort_unstable_by_key(|no| self.get(*no));
        let ends = self.all.iter().scan(0, |end, text| {
            *end += text.len();
            Some(to_u32(*end))
        });
        let mut syllables = Syllables {
            starts: iter::once(0).chain(ends).collect::<Vec<_>>().into(),
            texts: self.all.concat().into_bytes().into(),
            sorted: sorted.into(),
            ..Syllables::default()
        };
        syllables.choose(scheme);
        syllables
    }
}

/// `lü` as `lv`. The syllables with ü are few and known.
fn respelled(plain: &'static str) -> &'static str {
    match plain {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        // ê and the nasal syllables ḿ, ń, ǹg of exclamations.
        "ê" | "ê̄" => "e",
        _ => plain,
    }
}

/// The readings of one character, the most usual first, each once.
pub(in crate::search) fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let mut seen: Vec<&'static str> = Vec::new();
    let first = c.to_pinyin().map(::pinyin::Pinyin::plain);
    let all = c.to_pinyin_multi().into_iter().flatten().map(::pinyin::Pinyin::plain);
    first.into_iter().chain(all).filter(move |it| {
        let new = it.bytes().next().is_some_and(|b| b.is_ascii_lowercase()) && !seen.contains(it);
        seen.push(it);
        new
    })
}

/// A character that stands in an index, with its readings. A folded character has several where it is printed in
/// forms that are read otherwise (乾 and 干), or where a record gives it a reading that the table lacks.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(in crate::search) struct CharEntry {
    /// One bit for each letter of its readings and for itself: see [`signature`].
    pub(in crate::search) signature: u64,
    ch: u32,
    /// Where its readings begin in the list of all.
    readings: u32,
    /// The next glyph of the same folded character, or [`NO_CHAR`].
    twin: CharIdx,
    /// How many readings it has.
    count: u8,
    begins_phrase: u8,
    /// As words that decide how it is read are written with it: simplified, but no variant of another.
    written: u32,
}

impl CharEntry {
    /// The character, folded.
    pub(in crate::search) fn ch(&self) -> char {
        char::from_u32(self.ch).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn written(&self) -> char {
        char::from_u32(self.written).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

/// A character's number in a [`CharTable`].
pub(in crate::search) type CharIdx = u16;

/// The number of no character.
pub(in crate::search) const NO_CHAR: CharIdx = CharIdx::MAX;

/// Bits that a text must have for a query to match it: one a letter, one a digit, the rest shared by everything else.
pub(in crate::search) fn signature(c: char) -> u64 {
    match c {
        'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
        '0'..='9' => 1 << (26 + u32::from(c) - u32::from('0')),
        _ => 1 << (36 + u32::from(c).wrapping_mul(0x9e37_79b1) % 28),
    }
}

/// A folded character with the glyph that is read as it is.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct FoldedKey {
    folded: u32,
    glyph: CharIdx,
    unused: u16,
}

/// A character as printed with its glyph.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct PrintedKey {
    folded: u32,
    printed: u32,
    glyph: CharIdx,
    unused: u16,
}

/// The characters of an index with their sounds. At most 65,535 different ones; those beyond never match.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct CharTable {
    glyphs: Column<CharEntry>,
    /// The readings of all characters, one behind the other.
    pool: Column<SyllableIdx>,
    /// By folded character.
    folded: Column<FoldedKey>,
    /// By folded and printed character, where that is read otherwise.
    printed: Column<PrintedKey>,
    pub(in crate::search) syllables: Syllables,
}

impl CharTable {
    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("chars", &mut self.glyphs)?;
        visit("chars.readings", &mut self.pool)?;
        visit("chars.folded", &mut self.folded)?;
        visit("chars.printed", &mut self.printed)?;
        visit("syllables", &mut self.syllables.texts)?;
        visit("syllables.starts", &mut self.syllables.starts)?;
        visit("syllables.sorted", &mut self.syllables.sorted)
    }

    /// Understands double pinyin of this scheme from now on.
    pub(in crate::search) fn choose(&mut self, scheme: Option<Scheme>) {
        self.syllables.choose(scheme);
    }

    /// The character of a number, folded.
    pub(in crate::search) fn glyph_char(&self, glyph: CharIdx) -> Option<char> {
        self.glyphs().get(usize::from(glyph)).map(CharEntry::ch)
    }

    pub(in crate::search) fn glyphs(&self) -> &[CharEntry] {
        &self.glyphs
    }

    /// What was typed of a word: its letters, and the sign that is a key of the chosen double pinyin.
    pub(in crate::search) fn keys<'a>(&self, word: &'a Word) -> Cow<'a, [char]> {
        let Some(key) = self.syllables.sign().filter(|key| word.address.contains(*key)) else {
            return Cow::Borrowed(&word.letters);
        };
        let typed = word.address.chars().filter_map(|c| if c == key { Some(c) } else { fold::letter(c) });
        Cow::Owned(typed.collect())
    }

    /// The glyphs of a folded character.
    pub(in crate::search) fn find(&self, c: char) -> impl Iterator<Item = CharIdx> + '_ {
        let twin = |no: &CharIdx| self.glyph(*no).map(|glyph| glyph.twin).filter(|twin| *twin != NO_CHAR);
        // A row of twins that leads back into itself is damaged; it ends somewhere.
        iter::successors(self.find_folded(c), twin).take(self.glyphs.len())
    }

    fn find_folded(&self, c: char) -> Option<CharIdx> {
        let at = self.folded.binary_search_by_key(&u32::from(c), |key| key.folded).ok()?;
        self.folded.get(at).map(|key| key.glyph)
    }

    /// The glyph of a letter, if it stands anywhere.
    pub(in crate::search) fn find_letter(&self, letter: Letter) -> Option<CharIdx> {
        let key = (u32::from(letter.folded), u32::from(letter.printed));
        let at = self.printed.binary_search_by_key(&key, |it| (it.folded, it.printed)).ok();
        let printed = at.and_then(|at| self.printed.get(at)).map(|it| it.glyph);
        printed.or_else(|| self.find_folded(letter.folded))
    }
}

impl Readings for CharTable {
    fn glyph(&self, no: CharIdx) -> Option<&CharEntry> {
        self.glyphs.get(usize::from(no))
    }

    fn pool(&self) -> &[SyllableIdx] {
        &self.pool
    }

    fn written(&self, text: &str) -> Option<SyllableIdx> {
        let sorted = &self.syllables.sorted;
        let of = |no: &SyllableIdx| self.syllables.get(*no).map_or(&[][..], |it| it.text);
        let at = sorted.binary_search_by(|no| of(no).cmp(text.as_bytes())).ok()?;
        sorted.get(at).copied()
    }
}

/// Characters with their sounds while they are collected.
#[derive(Debug, Default)]
pub(in crate::search) struct CharTableBuilder {
    glyphs: Vec<CharEntry>,
    /// By folded character: the glyph that is read as the folded character is.
    numbers: HashMap<char, CharIdx>,
    /// By the character as printed and the syllable given for it: the glyphs that are read otherwise.
    others: HashMap<(Letter, SyllableIdx), CharIdx>,
    pool: Vec<SyllableIdx>,
    pub(in crate::search) syllables: SyllableBuilder,
}

impl Readings for CharTableBuilder {
    fn glyph(&self, no: CharIdx) -> Option<&CharEntry> {
        self.glyphs.get(usize::from(no))
    }

    fn pool(&self) -> &[SyllableIdx] {
        &self.pool
    }

    /// The number of a syllable written v for ü, if any character is read so.
    fn written(&self, text: &str) -> Option<SyllableIdx> {
        self.syllables.numbers.get(text).copied()
    }
}

impl CharTableBuilder {
    /// The glyph of a letter, a new one where it is new. Its readings are those of the character as printed joined with
    /// those of its simplified form and with the one that is given for it, unless that is [`SILENT`].
    pub(in crate::search) fn add(&mut self, letter: Letter, given: SyllableIdx) -> CharIdx {
        let plain = self.add_folded(letter.folded);
        if letter.printed == letter.folded && given == SILENT {
            return plain;
        }
        if let Some(no) = self.others.get(&(letter, given)) {
            return *no;
        }
        let known: Vec<SyllableIdx> = self.glyph(plain).map_or_else(Vec::new, |glyph| self.sounds(glyph).to_vec());
        let mut all: Vec<SyllableIdx> = readings(letter.printed).map(|it| self.syllables.number(it)).collect();
        all.extend(known.iter().copied().chain(Some(given).filter(|it| *it != SILENT)));
        let is_same = self.glyph(plain).is_some_and(|glyph| glyph.written() == fold::simplified(letter.printed));
        let is_known = is_same && all.first() == known.first() && all.iter().all(|it| known.contains(it));
        let no = if is_known { plain } else { self.push(letter, &all, Some(plain)) };
        self.others.insert((letter, given), no);
        no
    }

    fn add_folded(&mut self, c: char) -> CharIdx {
        if let Some(no) = self.numbers.get(&c) {
            return *no;
        }
        let sounds: Vec<SyllableIdx> = readings(c).map(|it| self.syllables.number(it)).collect();
        let no = self.push(Letter { folded: c, printed: c }, &sounds, None);
        self.numbers.insert(c, no);
        no
    }

    /// Adds a glyph; one that is read otherwise than `plain` stands behind that in the row of its character's glyphs.
    fn push(&mut self, letter: Letter, sounds: &[SyllableIdx], plain: Option<CharIdx>) -> CharIdx {
        let Letter { folded: c, printed } = letter;
        let written = fold::simplified(printed);
        let no = CharIdx::try_from(self.glyphs.len()).unwrap_or(NO_CHAR);
        if no == NO_CHAR {
            return no;
        }
        let start = self.pool.len();
        let mut bits = signature(c);
        for (at, sound) in sounds.iter().enumerate() {
            if sounds[..at].contains(sound) {
                continue;
            }
            self.pool.push(*sound);
            if let Some(text) = self.syllables.get(*sound) {
                let spelled = text.chars().chain(with_u(text.as_bytes()).unwrap_or("").chars());
                bits |= spelled.map(signature).fold(0, |a, b| a | b);
            }
        }
        let mut twin = NO_CHAR;
        if let Some(plain) = plain.and_then(|plain| self.glyphs.get_mut(usize::from(plain))) {
            twin = mem::replace(&mut plain.twin, no);
        }
        self.glyphs.push(CharEntry {
            signature: bits,
            ch: c.into(),
            readings: to_u32(start),
            twin,
            count: u8::try_from(self.pool.len() - start).unwrap_or(u8::MAX),
            begins_phrase: phrases().contains_key(&written).into(),
            written: written.into(),
        });
        no
    }

    /// The table, that understands double pinyin of this scheme.
    pub(in crate::search) fn finish(self, scheme: Option<Scheme>) -> CharTable {
        let folded = self.numbers.iter().map(|(c, glyph)| FoldedKey { folded: (*c).into(), glyph: *glyph, unused: 0 });
        let mut folded: Vec<_> = folded.collect();
        folded.sort_unstable_by_key(|key| key.folded);
        let plain = self.others.iter().filter(|((_, given), _)| *given == SILENT);
        let mut printed: Vec<_> = plain
            .map(|((letter, _), glyph)| PrintedKey {
                folded: letter.folded.into(),
                printed: letter.printed.into(),
                glyph: *glyph,
                unused: 0,
            })
            .collect();
        printed.sort_unstable_by_key(|key| (key.folded, key.printed));
        CharTable {
            glyphs: self.glyphs.into(),
            pool: self.pool.into(),
            folded: folded.into(),
            printed: printed.into(),
            syllables: self.syllables.finish(scheme),
        }
    }
}

/// Characters with their readings, while they are collected and afterwards.
pub(in crate::search) trait Readings {
    fn glyph(&self, no: CharIdx) -> Option<&CharEntry>;

    /// The readings of all characters, one behind the other.
    fn pool(&self) -> &[SyllableIdx];

    /// The number of a syllable written v for ü, if any character is read so.
    fn written(&self, text: &str) -> Option<SyllableIdx>;

    /// Every sound of a character.
    fn sounds(&self, glyph: &CharEntry) -> &[SyllableIdx] {
        let from = glyph.readings as usize;
        self.pool().get(from..from + usize::from(glyph.count)).unwrap_or_default()
    }

    /// The right sound of each character of a text. `given` has for each character the sound that the data gives, or
    /// [`SILENT`]; it may be empty. Where it `decides`, it holds; else only where no phrase says otherwise.
    fn right_sounds(&self, glyphs: &[CharIdx], given: &[SyllableIdx], decides: bool) -> Vec<SyllableIdx> {
        let mut sounds: Vec<SyllableIdx> = glyphs.iter().map(|no| self.usual_sound(*no)).collect();
        let give = |sounds: &mut [SyllableIdx]| {
            let given = sounds.iter_mut().zip(given).filter(|(_, given)| **given != SILENT);
            given.for_each(|(sound, given)| *sound = *given);
        };
        give(&mut sounds);
        let mut at = 0;
        while at < glyphs.len() {
            at += self.read_phrase(glyphs, at, &mut sounds).max(1);
        }
        if decides {
            give(&mut sounds);
        }
        sounds
    }

    fn usual_sound(&self, no: CharIdx) -> SyllableIdx {
        self.glyph(no).and_then(|glyph| self.sounds(glyph).first().copied()).unwrap_or(SILENT)
    }

    /// Reads the longest known phrase at a place; how many characters it has.
    fn read_phrase(&self, glyphs: &[CharIdx], at: usize, sounds: &mut [SyllableIdx]) -> usize {
        let Some(first) = self.glyph(glyphs[at]).filter(|glyph| glyph.begins_phrase != 0) else { return 0 };
        for (word, reading) in phrases().get(&first.written()).into_iter().flatten() {
            let stands = word.chars().enumerate().all(|(i, c)| {
                glyphs.get(at + i).and_then(|no| self.glyph(*no)).is_some_and(|glyph| glyph.written() == c)
            });
            if stands {
                let syllables = reading.split(' ').map(|it| self.written(it));
                for (sound, syllable) in sounds[at..].iter_mut().zip(syllables) {
                    *sound = syllable.unwrap_or(*sound);
                }
                // The last character may begin the next phrase: 调研 in 开展调研究, 学会 in 学会计.
                return word.chars().count().saturating_sub(1);
            }
        }
        0
    }
}

/// The readings that a record gives of the characters of its name; they hold in its other names and in its text too.
#[derive(Debug, Default)]
pub(in crate::search) struct Given(Vec<(char, SyllableIdx)>);

impl Given {
    /// Reads a name's letters and the syllables given for them; what is given two readings has none of them elsewhere.
    pub(in crate::search) fn new(letters: &[Letter], given: &[SyllableIdx]) -> Self {
        let mut all: Vec<(char, SyllableIdx)> = Vec::new();
        let mut several: Vec<char> = Vec::new();
        for (letter, given) in letters.iter().zip(given).filter(|(_, given)| **given != SILENT) {
            match all.iter().find(|(c, _)| *c == letter.printed) {
                Some((c, other)) if other != given => several.push(*c),
                Some(_) => {}
                None => all.push((letter.printed, *given)),
            }
        }
        all.retain(|(c, _)| !several.contains(c));
        Self(all)
    }

    /// The syllable given for each of these letters; empty where there is none at all.
    pub(in crate::search) fn of(&self, letters: &[Letter]) -> Vec<SyllableIdx> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let given = |letter: &Letter| self.0.iter().find(|(c, _)| *c == letter.printed).map_or(SILENT, |(_, no)| *no);
        letters.iter().map(given).collect()
    }
}

/// The syllable that a reading gives for each character of a name as printed. It has one for each letter that is not
/// ASCII, whether the table knows the character or not.
pub(in crate::search) fn syllables_by_character<'a>(
    name: &'a str,
    reading: &'a str,
) -> impl Iterator<Item = Option<&'a str>> {
    let mut syllables = reading.split_whitespace();
    name.chars().map(move |c| if c.is_alphabetic() && !c.is_ascii() { syllables.next() } else { None })
}

/// The phrases by their first character, longest first.
fn phrases() -> &'static HashMap<char, Vec<(&'static str, &'static str)>> {
    static BY_FIRST: OnceLock<HashMap<char, Vec<(&'static str, &'static str)>>> = OnceLock::new();
    BY_FIRST.get_or_init(|| {
        let mut map: HashMap<char, Vec<(&str, &str)>> = HashMap::new();
        for (word, reading) in PHRASES {
            if let Some(first) = word.chars().next() {
                map.entry(first).or_default().push((word, reading));
            }
        }
        for list in map.values_mut() {
            list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        map
    })
}

#[cfg(test)]
mod tests {
    use super::{CharTableBuilder, Letter, PHRASES, Readings, SILENT, readings, syllables_by_character};

    fn read(text: &str, own: Option<&str>) -> String {
        let mut char_table = CharTableBuilder::default();
        let own: Vec<_> = syllables_by_character(text, own.unwrap_or_default()).collect();
        let given: Vec<_> = own.iter().map(|it| it.map_or(SILENT, |it| char_table.syllables.given(it))).collect();
        let letters: Vec<_> = text.chars().filter_map(Letter::of).collect();
        let glyphs: Vec<_> =
            letters.iter().zip(&given).map(|(letter, given)| char_table.add(*letter, *given)).collect();
        let sounds = char_table.right_sounds(&glyphs, &given, true);
        let fulltext = sounds.iter().map(|no| char_table.syllables.get(*no).unwrap_or("-"));
        fulltext.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_word_decides_how_its_characters_are_read() {
        assert_eq!(read("银行会计", None), "yin hang kuai ji");
        assert_eq!(read("天津市数学会", None), "tian jin shi shu xue hui");
        assert_eq!(read("重庆重点", None), "chong qing zhong dian");
        assert_eq!(read("女X律", None), "nv - lv");
        assert_eq!(read("胶黏剂胶粘剂记载", None), "jiao nian ji jiao zhan ji ji zai", "a variant is not in the word");
        assert_eq!(read("乾县著作瞭望", None), "qian xian zhu zuo liao wang", "read as printed, not as simplified");
    }

    #[test]
    fn the_data_has_the_last_word() {
        assert_eq!(read("卒中学会", Some("zú zhong xue hui")), "zu zhong xue hui");
        assert_eq!(read("乐亭", Some("lao ting")), "lao ting", "a reading that the table lacks");
        assert_eq!(read("𠮷野家", Some("ji ye jia")), "ji ye jia", "a character that the table lacks");
        assert_eq!(read("A女律", Some("nǚ lü\u{300}")), "- nv lv", "ASCII has no syllable");
        assert_eq!(SILENT, u16::MAX);
    }

    #[test]
    fn every_phrase_reads_each_character_that_the_table_knows() {
        for (word, reading) in PHRASES {
            let syllables: Vec<&str> = reading.split(' ').collect();
            assert_eq!(word.chars().count(), syllables.len(), "{word}");
            for (c, syllable) in word.chars().zip(syllables) {
                let known = readings(c).any(|it| it.replace('ü', "v") == syllable);
                assert!(known, "{word}: {c} is never read {syllable}");
            }
        }
    }
}
