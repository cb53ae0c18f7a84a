//! What the index finds entries by: their names, how these are read, and which other characters are written for theirs.
//!
//! It is a script that hands a value over, since a page that is opened from a disk may load nothing else.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use serde::Serialize;

use crate::directory::{Kind, RecordIdx, RecordList};
use crate::document::{Subject, entry};
use crate::export::written;
use crate::search::{SoughtName, SoughtNameKind, Spelling, folded, sounds};
use crate::text::strip;

use super::folder::{NewFolder, NotWritten};
use super::{Site, places};

/// So many entries stand in one file.
const ENTRIES: usize = 5_000;

/// Where characters stand for which another one is written: radicals and ideographs, compatibility forms, the second plane.
const FORMS: [(u32, u32); 3] = [(0x2e80, 0x9fff), (0xf900, 0xfaff), (0x2_0000, 0x2_fa1f)];

/// A file of names.
#[derive(Debug, Default, Serialize)]
struct Names {
    /// How each character of a name is read, the most usual syllable first.
    sounds: BTreeMap<char, String>,
    /// Characters for which one of a name stands.
    forms: BTreeMap<char, char>,
    /// Where entries stand.
    places: Vec<String>,
    entries: Vec<Entry>,
}

/// The page, what is shown, what stands beside it, the index of its place, its printed number, its name in English, and its
/// names: kind, text, and the characters that are read otherwise than most often.
#[derive(Debug, Serialize)]
struct Entry(String, String, String, usize, Option<u32>, String, Vec<(u8, String, BTreeMap<usize, String>)>);

/// Writes `names-1.js` and so on; how many there are.
pub(super) fn write(site: &Site<'_>, folder: &mut NewFolder) -> Result<usize, NotWritten> {
    let all = site.directory.all();
    let mut spelling = Spelling::default();
    let forms: Vec<(char, char)> = forms().collect();
    let files = all.len().div_ceil(ENTRIES);
    for number in 0..files {
        let records = all.rows(number * ENTRIES..(number + 1).saturating_mul(ENTRIES));
        let names = Names::of(site, &records, &mut spelling, &forms);
        let text = written(&names, false).map_err(|error| NotWritten::of(folder.path(), error.into()))?;
        folder.write(&format!("names-{}.js", number + 1), format!("kechuangNames({text});\n").as_bytes())?;
    }
    Ok(files)
}

/// Every character that is another one to a search.
fn forms() -> impl Iterator<Item = (char, char)> {
    let all = FORMS.into_iter().flat_map(|(from, to)| from..=to).filter_map(char::from_u32);
    all.filter_map(|c| Some((c, folded(c)?))).filter(|(c, letter)| c != letter)
}

impl Names {
    fn of(site: &Site<'_>, records: &RecordList, spelling: &mut Spelling, forms: &[(char, char)]) -> Self {
        let mut names = Self::default();
        let mut places = HashMap::new();
        for no in records.iter() {
            names.add(site, no, spelling, &mut places);
        }
        let is_used = |letter: &char| names.sounds.contains_key(letter);
        names.forms = forms.iter().filter(|(_, letter)| is_used(letter)).copied().collect();
        names
    }

    fn add(&mut self, site: &Site<'_>, no: RecordIdx, spelling: &mut Spelling, places: &mut HashMap<String, usize>) {
        let (messages, directory) = (site.messages(), site.directory);
        let Some(heading) = directory.heading(no) else { return };
        let steps: Vec<&str> = heading.place.steps().map(|it| messages.leading(it)).collect();
        let place = if steps.is_empty() { messages.kind(heading.kind).to_owned() } else { steps.join(" › ") };
        let place = *places.entry(place).or_insert_with_key(|place| {
            self.places.push(strip(place).into_owned());
            self.places.len() - 1
        });
        let shown = match heading.number {
            Some(_) => entry(heading, messages),
            None => messages.leading(heading.title()).to_owned(),
        };
        let beside = messages.beside(heading.title()).unwrap_or_default();
        let sought = directory.with_record(no, |record| spelling.names(record)).unwrap_or_default();
        for c in sought.iter().flat_map(|it| it.text.chars()).filter_map(folded) {
            if !self.sounds.contains_key(&c) && !c.is_ascii() {
                self.sounds.insert(c, sounds(c).join(" "));
            }
        }
        let text = |text: &str| strip(text).into_owned();
        let number = heading.number.filter(|_| heading.kind != Kind::Society);
        let english = text(heading.english.unwrap_or_default());
        let page = places::file(directory, Subject::Record(no));
        let sought = sought.into_iter().map(name).collect();
        self.entries.push(Entry(page, text(&shown), text(beside), place, number, english, sought));
    }
}

fn name(name: SoughtName) -> (u8, String, BTreeMap<usize, String>) {
    let kind = match name.kind {
        SoughtNameKind::Name => 0,
        SoughtNameKind::Label => 1,
        SoughtNameKind::Alternate => 2,
        SoughtNameKind::Keyword => 3,
    };
    (kind, name.text, name.read.into_iter().collect())
}
