//! The terms of a directory collected, and found wherever they stand.
//!
//! How much a term says of a record is the saturated sum of BM25F (Robertson, Zaragoza and Taylor 2004): its places in
//! names, keywords, summary, headings and running text, each with the weight of where it stands, of which the first says
//! more than each one after it.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use hashbrown::HashMap;

use super::{GroupEntry, IGNORED, LEADS, TermEntry, TermIndex};
use crate::directory::{Directory, Record, RecordIdx, Thesaurus};
use crate::search::cores::on_cores;
use crate::search::index::facets::FacetIndex;
use crate::search::index::fulltext::{FullText, TextPart};
use crate::search::index::names::{NameKind, Names};
use crate::search::index::pinyin::CharTable;
use crate::search::index::to_u32;
use crate::search::index::tokens::Tokens;

/// How much a place of a term in a record says of it, by where it stands.
mod weight {
    pub(super) const TITLE: f32 = 7.0;
    pub(super) const ALTERNATE: f32 = 6.0;
    pub(super) const KEYWORD: f32 = 5.0;
    pub(super) const SUMMARY: f32 = 2.2;
    pub(super) const HEADING: f32 = 1.6;
    pub(super) const TEXT: f32 = 0.5;
    pub(super) const FACET: f32 = 2.0;
    /// So much of the weight of a name has the term whatever else the name says.
    pub(super) const WHATEVER: f32 = 0.45;
    /// At this weight a term says half of what it can.
    pub(super) const HALF: f32 = 3.0;
    /// What is said in the running text says no more than this.
    pub(super) const MOST_OF_TEXT: f32 = 3.5;
}

/// A term's place in a record, while they are collected.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    term: u32,
    record: u32,
    name: f32,
    keyword: f32,
    text: f32,
}

impl Place {
    /// The same term in the same record in another place. The best of its names counts, not their number.
    fn and(&mut self, other: &Self) {
        self.name = self.name.max(other.name);
        self.keyword = self.keyword.max(other.keyword);
        self.text += other.text;
    }

    fn impact(&self) -> u8 {
        let text = if self.text > 1.0 { 1.0 + self.text.ln() } else { self.text };
        saturated(self.name + self.keyword + text.min(weight::MOST_OF_TEXT))
    }
}

/// A weight as a part of the most that a term can say, in 255ths.
fn saturated(weight: f32) -> u8 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 255")]
    let part = (weight / (weight + weight::HALF) * 255.0).clamp(1.0, 255.0) as u8;
    part
}

/// So many records are looked through by one core at a time.
const RECORDS_AT_ONCE: usize = 4096;

/// The terms of a directory by their keys, before anything is known of where they stand.
#[derive(Default)]
struct Vocabulary {
    known: HashMap<String, u32>,
    keys: Vec<String>,
}

impl Vocabulary {
    fn add_all<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        for text in texts {
            self.add(text);
        }
    }

    /// The number of a term; `None` for a text without a letter.
    fn add(&mut self, text: &str) -> Option<u32> {
        let key = Tokens::of(text).key;
        if key.is_empty() {
            return None;
        }
        let next = to_u32(self.keys.len());
        Some(*self.known.entry(key).or_insert_with_key(|key| {
            self.keys.push(key.clone());
            next
        }))
    }

    fn of(directory: &Directory) -> Self {
        let mut all = Self::default();
        let Thesaurus { ignored, groups } = directory.thesaurus();
        all.add_all(ignored);
        all.add_all(groups.iter().flat_map(|group| group.words.iter().chain(&group.leads_to)));
        let info = directory.info();
        all.add_all(info.parts.iter().flat_map(|part| part.categories.iter().map(|it| &it.name).chain([&part.name])));
        all.add_all(info.audiences.iter().flat_map(|term| term.alternate_names.iter().chain([&term.name])));
        for discipline in directory.disciplines() {
            all.add(discipline.name);
        }
        for (_, record) in directory.records() {
            match record {
                Record::Service(service) => all.add_all(&service.keywords),
                Record::Department(department) => all.add_all([&department.name]),
                _ => {}
            }
        }
        all
    }

    /// The keys in order, and for each term its place among them.
    fn sorted(self) -> (Vec<String>, Vec<u32>) {
        let mut order: Vec<usize> = (0..self.keys.len()).collect();
        order.sort_unstable_by(|a, b| self.keys[*a].cmp(&self.keys[*b]));
        let mut places = vec![0; order.len()];
        for (place, number) in order.iter().enumerate() {
            places[*number] = to_u32(place);
        }
        let mut keys = self.keys;
        let sorted = order.into_iter().map(|number| std::mem::take(&mut keys[number])).collect();
        (sorted, places)
    }
}

/// What the terms are looked for in.
#[derive(Clone, Copy)]
pub(in crate::search) struct Material<'a> {
    pub(in crate::search) directory: &'a Directory,
    pub(in crate::search) names: Names<'a>,
    pub(in crate::search) char_table: &'a CharTable,
    pub(in crate::search) fulltext: &'a FullText,
    pub(in crate::search) facets: &'a FacetIndex,
}

/// The postings of all terms, while they are written.
struct Postings {
    bytes: Vec<u8>,
    last: u32,
    records: u32,
}

impl TermIndex {
    /// Collects the terms of a directory and looks for all of them at once.
    pub(in crate::search) fn new(material: &Material<'_>) -> Self {
        let directory = material.directory;
        let mut vocabulary = Vocabulary::of(directory);
        let ignored: Vec<u32> = directory.thesaurus().ignored.iter().filter_map(|word| vocabulary.add(word)).collect();
        let groups: Vec<[Vec<u32>; 2]> = directory
            .thesaurus()
            .groups
            .iter()
            .map(|group| {
                [&group.words, &group.leads_to].map(|words| words.iter().filter_map(|it| vocabulary.add(it)).collect())
            })
            .collect();
        let (keys, places) = vocabulary.sorted();
        let Ok(sought) = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&keys) else {
            return Self::default();
        };
        let place = |number: &u32| places.get(*number as usize).copied().unwrap_or(0);
        let ignored: Vec<u32> = ignored.iter().map(place).collect();
        let groups: Vec<[Vec<u32>; 2]> =
            groups.iter().map(|both| both.each_ref().map(|all| all.iter().map(place).collect())).collect();
        let postings = standing(material, &sought, &keys);
        let facts = in_facts(material.facets, &sought, &keys);
        Self::written(&keys, &ignored, &groups, &postings, &facts)
    }

    fn written(
        keys: &[String],
        ignored: &[u32],
        groups: &[[Vec<u32>; 2]],
        postings: &[Postings],
        facts: &[Vec<(u32, u32)>],
    ) -> Self {
        let mut flags = vec![0_u32; keys.len()];
        for term in ignored {
            flags[*term as usize] |= IGNORED;
        }
        let stands = |term: usize| postings[term].records > 0 || !facts[term].is_empty();
        let mut of_term: Vec<Vec<u32>> = vec![Vec::new(); keys.len()];
        let (mut group_list, mut group_terms) = (Vec::new(), Vec::new());
        for (number, [words, leads_to]) in groups.iter().enumerate() {
            let words_at = to_u32(group_terms.len());
            group_terms.extend_from_slice(words);
            group_list.push(GroupEntry { words: words_at, leads_to: to_u32(group_terms.len()) });
            group_terms.extend_from_slice(leads_to);
            let leads = words.iter().chain(leads_to).any(|term| stands(*term as usize));
            for term in words {
                of_term[*term as usize].push(to_u32(number));
                flags[*term as usize] |= if leads { LEADS } else { 0 };
            }
        }
        group_list.push(GroupEntry { words: to_u32(group_terms.len()), leads_to: to_u32(group_terms.len()) });
        let (mut texts, mut bytes, mut all_facts, mut term_groups) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut list = Vec::with_capacity(keys.len() + 1);
        for (term, key) in keys.iter().enumerate() {
            let in_facts: u32 = facts[term].iter().map(|(_, count)| *count).sum();
            list.push(TermEntry {
                text: to_u32(texts.len()),
                postings: to_u32(bytes.len()),
                facts: to_u32(all_facts.len()),
                groups: to_u32(term_groups.len()),
                records: postings[term].records.max(in_facts),
                flags: flags[term] | if stands(term) { LEADS } else { 0 },
            });
            texts.extend_from_slice(key.as_bytes());
            bytes.extend_from_slice(&postings[term].bytes);
            all_facts.extend(facts[term].iter().map(|(fact, _)| *fact));
            term_groups.extend_from_slice(&of_term[term]);
        }
        list.push(TermEntry {
            text: to_u32(texts.len()),
            postings: to_u32(bytes.len()),
            facts: to_u32(all_facts.len()),
            groups: to_u32(term_groups.len()),
            records: 0,
            flags: 0,
        });
        Self {
            list: list.into(),
            texts: texts.into(),
            postings: bytes.into(),
            facts: all_facts.into(),
            term_groups: term_groups.into(),
            groups: group_list.into(),
            group_terms: group_terms.into(),
        }
    }
}

/// Where each of the terms stands.
fn standing(material: &Material<'_>, sought: &AhoCorasick, keys: &[String]) -> Vec<Postings> {
    let records = material.directory.len();
    let chunks = on_cores(records.div_ceil(RECORDS_AT_ONCE), |chunk| {
        let range = chunk * RECORDS_AT_ONCE..records.min((chunk + 1) * RECORDS_AT_ONCE);
        let mut places = Vec::new();
        in_names(material, sought, range.clone(), &mut places);
        in_text(material.fulltext, sought, range, &mut places);
        debug_assert!(places.iter().all(|place| (place.term as usize) < keys.len()));
        places.sort_unstable_by_key(|place: &Place| (place.term, place.record));
        let mut merged: Vec<(u32, u32, u8)> = Vec::with_capacity(places.len());
        for same in places.chunk_by(|a, b| (a.term, a.record) == (b.term, b.record)) {
            let mut all = Place::default();
            for place in same {
                all.and(place);
            }
            merged.extend(same.first().map(|first| (first.term, first.record, all.impact())));
        }
        merged
    });
    let none = || Postings { bytes: Vec::new(), last: 0, records: 0 };
    let mut all: Vec<Postings> = (0..keys.len()).map(|_| none()).collect();
    for (term, record, impact) in chunks.into_iter().flatten() {
        let Some(postings) = all.get_mut(term as usize) else { continue };
        let mut distance = record - postings.last;
        while distance >= 0x80 {
            postings.bytes.push(0x80 | (distance.to_le_bytes()[0] & 0x7f));
            distance >>= 7;
        }
        postings.bytes.push(distance.to_le_bytes()[0]);
        postings.bytes.push(impact);
        (postings.last, postings.records) = (record, postings.records + 1);
    }
    all
}

/// Calls `found` with each term that stands in a text, and the bytes. A Latin word is there where it stands by itself.
fn each_term(sought: &AhoCorasick, text: &str, mut found: impl FnMut(u32, Range<usize>)) {
    let bytes = text.as_bytes();
    let is_inside = |at: usize| {
        let (before, behind) = (at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at));
        before.zip(behind).is_some_and(|(a, b)| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric())
    };
    for hit in sought.find_overlapping_iter(text) {
        if !is_inside(hit.start()) && !is_inside(hit.end()) {
            found(to_u32(hit.pattern().as_usize()), hit.range());
        }
    }
}

fn in_names(material: &Material<'_>, sought: &AhoCorasick, records: Range<usize>, places: &mut Vec<Place>) {
    let mut text = String::new();
    for record in records.map(to_u32) {
        for name in material.names.of(record).filter_map(|number| material.names.get(number)) {
            let (weight, is_keyword) = match name.class {
                NameKind::Title | NameKind::Subject => (weight::TITLE, false),
                NameKind::Alternate => (weight::ALTERNATE, false),
                NameKind::Keyword => (weight::KEYWORD, true),
                NameKind::Label | NameKind::Facet => continue,
            };
            text.clear();
            text.extend(name.places.iter().filter_map(|it| material.char_table.glyph_char(it.glyph)));
            let length = name.bare_len();
            each_term(sought, &text, |term, at| {
                let weight = weight * covering(text[at].chars().count(), length);
                let (name, keyword) = if is_keyword { (0.0, weight) } else { (weight, 0.0) };
                places.push(Place { term, record, name, keyword, text: 0.0 });
            });
        }
        let english = material.directory.record(RecordIdx(record)).and_then(Record::english);
        if let Some(tokens) = english.map(Tokens::of) {
            each_term(sought, &tokens.key, |term, at| {
                let words = tokens.key[at].split(' ').count();
                let name = weight::TITLE * covering(words, tokens.list.len());
                places.push(Place { term, record, name, ..Place::default() });
            });
        }
    }
}

/// How much of the weight of a name a part of it has.
fn covering(part: usize, whole: usize) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "names are short")]
    let covered = (part as f32 / whole.max(1) as f32).min(1.0);
    weight::WHATEVER + (1.0 - weight::WHATEVER) * covered
}

fn in_text(fulltext: &FullText, sought: &AhoCorasick, records: Range<usize>, places: &mut Vec<Place>) {
    fulltext.each_piece_of(records, |record, part, text| {
        let text_weight = match part {
            TextPart::Summary => weight::SUMMARY,
            TextPart::Heading => weight::HEADING,
            TextPart::Running => weight::TEXT,
        };
        each_term(sought, text, |term, _| places.push(Place { term, record, text: text_weight, ..Place::default() }));
    });
}

/// For each term the facets that hold it with how much that says, and of how many records each is said.
fn in_facts(facets: &FacetIndex, sought: &AhoCorasick, keys: &[String]) -> Vec<Vec<(u32, u32)>> {
    let mut all: Vec<Vec<(u32, u32)>> = vec![Vec::new(); keys.len()];
    facets.each_word(|number, text, records| {
        let tokens = Tokens::of(text);
        let length = tokens.key.chars().count();
        each_term(sought, &tokens.key, |term, at| {
            let covered = covering(tokens.key[at].chars().count(), length);
            let impact = saturated(weight::FACET * covered * covered);
            if let Some(facts) = all.get_mut(term as usize).filter(|_| number < 1 << 24) {
                facts.push((to_u32(number) << 8 | u32::from(impact), records));
            }
        });
    });
    for facts in &mut all {
        facts.dedup_by_key(|(fact, _)| *fact >> 8);
    }
    all
}
