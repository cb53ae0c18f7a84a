//! How characters sound: every reading of a character, the right one in its word, and the codes of
//! [double pinyin](crate::search::index::double_pinyin).
//!
//! The readings come from the `pinyin` crate, which knows single characters. Which of them is right in a word says
//! [`phrases`](crate::search::index::phrases), and a record's own `pinyin` above that.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use ::pinyin::{ToPinyin, ToPinyinMulti};
use unicode_normalization::UnicodeNormalization;

use super::double_pinyin::Scheme;
use super::fold;
use super::fold::Letter;
use super::phrases::PHRASES;
use super::to_u32;

/// A syllable in [`Syllables`]; [`SILENT`] for a character without a reading.
pub(in crate::search) type SyllableIdx = u16;

/// The sound of a character that has none.
pub(in crate::search) const SILENT: SyllableIdx = SyllableIdx::MAX;

/// A syllable and the ways of typing it in full.
#[derive(Debug, Clone)]
pub(in crate::search) struct Syllable {
    /// In full, ü written v: what is compared when a reading was mistyped.
    pub(in crate::search) text: Cow<'static, str>,
    /// In full, ü written u, where it has one.
    pub(in crate::search) with_u: Option<&'static str>,
    /// Its two keys of double pinyin, where a scheme is chosen.
    pub(in crate::search) code: Option<[u8; 2]>,
}

/// Every syllable that the characters of an index are read as.
#[derive(Debug, Default)]
pub(in crate::search) struct Syllables {
    all: Vec<Syllable>,
    numbers: HashMap<Cow<'static, str>, SyllableIdx>,
    scheme: Option<Scheme>,
}

impl Syllables {
    pub(in crate::search) fn new(scheme: Option<Scheme>) -> Self {
        Self { scheme, ..Self::default() }
    }

    /// The key of the chosen scheme that is no letter.
    pub(in crate::search) fn sign(&self) -> Option<char> {
        (self.scheme == Some(Scheme::Microsoft)).then_some(';')
    }

    pub(in crate::search) fn get(&self, no: SyllableIdx) -> Option<&Syllable> {
        self.all.get(usize::from(no))
    }

    pub(in crate::search) fn iter(&self) -> impl ExactSizeIterator<Item = &Syllable> {
        self.all.iter()
    }

    /// The number of a syllable as the table prints it, plain, perhaps with ü.
    fn number(&mut self, plain: &'static str) -> SyllableIdx {
        if let Some(no) = self.numbers.get(plain) {
            return *no;
        }
        let with_u = plain.contains('ü').then(|| respelled(plain, "u"));
        let no = self.add(Cow::Borrowed(respelled(plain, "v")), with_u);
        self.numbers.insert(Cow::Borrowed(plain), no);
        no
    }

    /// The number of a syllable that the data gives, with tones or without, whether the table knows it or not;
    /// [`SILENT`] for one without a letter.
    pub(in crate::search) fn given(&mut self, written: &str) -> SyllableIdx {
        let text: String = written.nfc().filter_map(fold::letter).filter(char::is_ascii_lowercase).collect();
        let with_u = match text.as_str() {
            "lv" => Some("lu"),
            "nv" => Some("nu"),
            "lve" => Some("lue"),
            "nve" => Some("nue"),
            _ => None,
        };
        if text.is_empty() { SILENT } else { self.add(Cow::Owned(text), with_u) }
    }

    fn add(&mut self, text: Cow<'static, str>, with_u: Option<&'static str>) -> SyllableIdx {
        if let Some(no) = self.numbers.get(&text) {
            return *no;
        }
        let Some(no) = SyllableIdx::try_from(self.all.len()).ok().filter(|no| *no != SILENT) else { return SILENT };
        let code = self.scheme.and_then(|scheme| scheme.code(&text));
        self.all.push(Syllable { text: text.clone(), with_u, code });
        self.numbers.insert(text, no);
        no
    }

    /// The number of a syllable written v for ü, if any character is read so.
    fn written(&self, text: &str) -> Option<SyllableIdx> {
        self.numbers.get(text).copied()
    }
}

/// `lü` as `lv` or `lu`. The syllables with ü are few and known.
fn respelled(plain: &'static str, letter: &str) -> &'static str {
    match (plain, letter) {
        ("lü", "v") => "lv",
        ("lü", _) => "lu",
        ("nü", "v") => "nv",
        ("nü", _) => "nu",
        ("lüe", "v") => "lve",
        ("lüe", _) => "lue",
        ("nüe", "v") => "nve",
        ("nüe", _) => "nue",
        // ê and the nasal syllables ḿ, ń, ǹg of exclamations.
        ("ê" | "ê̄", _) => "e",
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
#[derive(Debug, Clone)]
pub(in crate::search) struct CharEntry {
    pub(in crate::search) ch: char,
    readings: Range<u32>,
    /// One bit for each letter of its readings and for itself: see [`signature`].
    pub(in crate::search) signature: u64,
    begins_phrase: bool,
    /// The next glyph of the same folded character.
    twin: Option<CharIdx>,
}

/// A character's number in an [`CharTable`].
pub(in crate::search) type CharIdx = u16;

/// Bits that a text must have for a query to match it: one a letter, one a digit, the rest shared by everything else.
pub(in crate::search) fn signature(c: char) -> u64 {
    match c {
        'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
        '0'..='9' => 1 << (26 + u32::from(c) - u32::from('0')),
        _ => 1 << (36 + u32::from(c).wrapping_mul(0x9e37_79b1) % 28),
    }
}

/// The characters of an index with their sounds. At most 65,535 different ones; those beyond never match.
#[derive(Debug)]
pub(in crate::search) struct CharTable {
    glyphs: Vec<CharEntry>,
    /// By folded character: the glyph that is read as the folded character is.
    numbers: HashMap<char, CharIdx>,
    /// By the character as printed and the syllable given for it: the glyphs that are read otherwise.
    others: HashMap<(Letter, SyllableIdx), CharIdx>,
    pool: Vec<SyllableIdx>,
    pub(in crate::search) syllables: Syllables,
}

impl CharTable {
    pub(in crate::search) fn new(scheme: Option<Scheme>) -> Self {
        Self {
            glyphs: Vec::new(),
            numbers: HashMap::new(),
            others: HashMap::new(),
            pool: Vec::new(),
            syllables: Syllables::new(scheme),
        }
    }

    pub(in crate::search) fn glyphs(&self) -> &[CharEntry] {
        &self.glyphs
    }

    pub(in crate::search) fn glyph(&self, no: CharIdx) -> Option<&CharEntry> {
        self.glyphs.get(usize::from(no))
    }

    /// The glyphs of a folded character.
    pub(in crate::search) fn find(&self, c: char) -> impl Iterator<Item = CharIdx> + '_ {
        let first = self.numbers.get(&c).copied();
        std::iter::successors(first, |no| self.glyph(*no).and_then(|glyph| glyph.twin))
    }

    /// The glyph of a letter, if it stands anywhere.
    pub(in crate::search) fn find_letter(&self, letter: Letter) -> Option<CharIdx> {
        self.others.get(&(letter, SILENT)).or_else(|| self.numbers.get(&letter.folded)).copied()
    }

    /// Every sound of a character.
    pub(in crate::search) fn sounds(&self, glyph: &CharEntry) -> &[SyllableIdx] {
        &self.pool[glyph.readings.start as usize..glyph.readings.end as usize]
    }

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
        let is_known = all.first() == known.first() && all.iter().all(|it| known.contains(it));
        let no = if is_known { plain } else { self.push(letter.folded, &all, Some(plain)) };
        self.others.insert((letter, given), no);
        no
    }

    fn add_folded(&mut self, c: char) -> CharIdx {
        if let Some(no) = self.numbers.get(&c) {
            return *no;
        }
        let sounds: Vec<SyllableIdx> = readings(c).map(|it| self.syllables.number(it)).collect();
        let no = self.push(c, &sounds, None);
        self.numbers.insert(c, no);
        no
    }

    /// Adds a glyph; one that is read otherwise than `plain` stands behind that in the row of its character's glyphs.
    fn push(&mut self, c: char, sounds: &[SyllableIdx], plain: Option<CharIdx>) -> CharIdx {
        let no = CharIdx::try_from(self.glyphs.len()).unwrap_or(CharIdx::MAX);
        if no == CharIdx::MAX {
            return no;
        }
        let start = self.pool.len();
        let mut bits = signature(c);
        for (at, sound) in sounds.iter().enumerate() {
            if sounds[..at].contains(sound) {
                continue;
            }
            self.pool.push(*sound);
            if let Some(it) = self.syllables.get(*sound) {
                let code = it.code.iter().flatten().map(|b| char::from(*b));
                let spelled = it.text.chars().chain(it.with_u.unwrap_or("").chars());
                bits |= spelled.chain(code).map(signature).fold(0, |a, b| a | b);
            }
        }
        let readings = to_u32(start)..to_u32(self.pool.len());
        let begins_phrase = phrases().contains_key(&c);
        let mut twin = None;
        if let Some(plain) = plain.and_then(|plain| self.glyphs.get_mut(usize::from(plain))) {
            twin = plain.twin.replace(no);
        }
        self.glyphs.push(CharEntry { ch: c, readings, signature: bits, begins_phrase, twin });
        no
    }

    /// The right sound of each character of a text. `given` has for each character the sound that the data gives, or
    /// [`SILENT`]; it may be empty. Where it `decides`, it holds; else only where no phrase says otherwise.
    pub(in crate::search) fn right_sounds(
        &self,
        glyphs: &[CharIdx],
        given: &[SyllableIdx],
        decides: bool,
    ) -> Vec<SyllableIdx> {
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
        let Some(first) = self.glyph(glyphs[at]).filter(|glyph| glyph.begins_phrase) else { return 0 };
        for (word, reading) in phrases().get(&first.ch).into_iter().flatten() {
            let stands = word
                .chars()
                .enumerate()
                .all(|(i, c)| glyphs.get(at + i).and_then(|no| self.glyph(*no)).is_some_and(|glyph| glyph.ch == c));
            if stands {
                let syllables = reading.split(' ').map(|it| self.syllables.written(it));
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
    use super::{CharTable, Letter, PHRASES, SILENT, readings, syllables_by_character};

    fn read(text: &str, own: Option<&str>) -> String {
        let mut char_table = CharTable::new(None);
        let own: Vec<_> = syllables_by_character(text, own.unwrap_or_default()).collect();
        let given: Vec<_> = own.iter().map(|it| it.map_or(SILENT, |it| char_table.syllables.given(it))).collect();
        let letters: Vec<_> = text.chars().filter_map(Letter::of).collect();
        let glyphs: Vec<_> =
            letters.iter().zip(&given).map(|(letter, given)| char_table.add(*letter, *given)).collect();
        let sounds = char_table.right_sounds(&glyphs, &given, true);
        let fulltext = sounds.iter().map(|no| char_table.syllables.get(*no).map_or("-", |it| it.text.as_ref()));
        fulltext.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_word_decides_how_its_characters_are_read() {
        assert_eq!(read("银行会计", None), "yin hang kuai ji");
        assert_eq!(read("天津市数学会", None), "tian jin shi shu xue hui");
        assert_eq!(read("重庆重点", None), "chong qing zhong dian");
        assert_eq!(read("女X律", None), "nv - lv");
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
