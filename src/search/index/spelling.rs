//! The tables that a search is made from, for a page that finds by itself in a reader's browser: what each record is called,
//! how that is read, and which characters are one to a search.

use super::each_name;
use super::fold::Letter;
use super::names::{NameKind, given_readings, name_sounds, other_name_sounds, printed_places};
use super::pinyin::{CharTableBuilder, SyllableIdx, readings};
use crate::directory::Record;

/// In what capacity a name stands for its record, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SoughtNameKind {
    /// What it is called.
    Name,
    /// Its printed number with its words: `第二十五条`.
    Label,
    /// Another name.
    Alternate,
    /// A word that the names do not hold.
    Keyword,
}

/// A name by which a record is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoughtName {
    /// What it is to its record.
    pub kind: SoughtNameKind,
    /// As printed.
    pub text: String,
    /// The characters that are read otherwise here than [`sounds`] has first: the index of each among the `char`s of the
    /// text, and its syllable.
    pub read: Vec<(usize, String)>,
}

/// How names are read. What was looked up for one name is known for the next.
#[derive(Debug, Default)]
pub struct Spelling(CharTableBuilder);

impl Spelling {
    /// The names by which a record is found, but for the one in English, which has no reading.
    pub fn names(&mut self, record: Record<'_>) -> Vec<SoughtName> {
        let table = &mut self.0;
        let given = record.pinyin().map(|it| given_readings(record.name(), it, table)).unwrap_or_default();
        let mut names = Vec::new();
        each_name(record, &mut |class, text, pinyin| {
            let kind = match class {
                NameKind::Title | NameKind::Subject => SoughtNameKind::Name,
                NameKind::Label => SoughtNameKind::Label,
                NameKind::Alternate => SoughtNameKind::Alternate,
                NameKind::Keyword | NameKind::Facet => SoughtNameKind::Keyword,
            };
            let right = match pinyin {
                Some(_) => name_sounds(text, pinyin, table),
                None => other_name_sounds(text, &given, table),
            };
            names.push(SoughtName { kind, text: text.to_owned(), read: read_otherwise(text, &right, table) });
        });
        names
    }
}

/// The characters of a text that are not read as they are most often.
fn read_otherwise(text: &str, right: &[SyllableIdx], table: &CharTableBuilder) -> Vec<(usize, String)> {
    let chars: Vec<char> = text.chars().collect();
    let places = printed_places(text).into_iter().zip(right);
    let spoken = places.filter_map(|(at, sound)| {
        let (at, syllable) = (usize::from(at), table.syllables.get(*sound)?);
        let usual = folded(*chars.get(at)?).and_then(|c| sounds(c).into_iter().next());
        (usual.as_deref() != Some(syllable)).then(|| (at, syllable.to_owned()))
    });
    spoken.collect()
}

/// The letter that a character is to a search: of its forms and variants one, full width as half width, capital as small.
/// `None` for what is as if it were not there.
#[must_use]
pub fn folded(c: char) -> Option<char> {
    Letter::of(c).map(|letter| letter.folded)
}

/// How a folded character is read, the most usual syllable first, without tone, ü written v. Nothing for one without a
/// sound.
#[must_use]
pub fn sounds(folded: char) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for syllable in readings(folded).map(|it| it.replace('ü', "v")) {
        if !all.contains(&syllable) {
            all.push(syllable);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{SoughtNameKind, Spelling, folded, sounds};
    use crate::loader::{Source, load};
    use crate::search::reading;

    #[test]
    fn a_name_is_read_as_it_is_for_the_screen() {
        let directory = load(&Source::shipped(), |_| ()).unwrap();
        let mut spelling = Spelling::default();
        let mut others = 0;
        for (_, record) in directory.records() {
            let names = spelling.names(record);
            let name = &names[0];
            assert_eq!((name.kind, name.text.as_str()), (SoughtNameKind::Name, record.name()));
            let syllable = |(at, c): (usize, char)| {
                let usual = || sounds(folded(c)?).into_iter().next();
                let other = name.read.iter().find(|(own, _)| *own == at).map(|(_, syllable)| syllable.clone());
                other.or_else(usual)
            };
            let read: Vec<String> = name.text.chars().enumerate().filter_map(syllable).collect();
            assert_eq!(read, reading(record), "{}", name.text);
            others += name.read.len();
        }
        assert!(others > 0, "a phrase reads some characters otherwise");
    }

    #[test]
    fn characters_that_are_one_to_a_search_are_folded_to_one() {
        assert_eq!(
            ['藥', '药', 'Ａ', 'a', '，', '“'].map(folded),
            [Some('药'), Some('药'), Some('a'), Some('a'), None, None]
        );
        assert_eq!(sounds('绿')[0], "lv");
        assert!(sounds('a').is_empty());
    }
}
