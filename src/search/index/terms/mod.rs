//! The vocabulary of a directory: the words of its thesaurus, its keywords, and the names of what is said of many records.
//! Of each term it is known in which records it stands and how much that says of them, so that a need in plain words is
//! looked up and nothing is read for it.
//!
//! Parts:
//! - `build`: collecting the terms, and finding where each stands

mod build;

use std::ops::Range;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::column::{Column, Damaged, Visit, first_not};
use super::to_u32;
pub(in crate::search) use build::Material;

/// A term as it is kept. Each list of its own ends where that of the next one begins.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct TermEntry {
    text: u32,
    postings: u32,
    facts: u32,
    groups: u32,
    /// In how many records it stands.
    records: u32,
    /// [`IGNORED`], [`LEADS`].
    flags: u32,
}

/// It says nothing of what is looked for.
const IGNORED: u32 = 1;
/// It, or a word that it leads to, stands in a record.
const LEADS: u32 = 2;

/// A group of terms as it is kept: first those that mean the same, then those that they lead to.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct GroupEntry {
    words: u32,
    leads_to: u32,
}

/// The terms of a directory.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct TermIndex {
    /// In the order of their keys, and one more where the last one ends.
    list: Column<TermEntry>,
    texts: Column<u8>,
    postings: Column<u8>,
    /// For each term the facets that hold it: their numbers, and in the last eight bits how much of them it is.
    facts: Column<u32>,
    /// For each term the groups in which it is one of the words.
    term_groups: Column<u32>,
    /// And one more where the last one ends.
    groups: Column<GroupEntry>,
    group_terms: Column<u32>,
}

/// A term of the vocabulary.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Term<'a> {
    pub(in crate::search) number: u32,
    /// Its tokens as they are compared.
    pub(in crate::search) key: &'a str,
    /// In how many records it stands; 0 where only others that it leads to do.
    pub(in crate::search) records: u32,
    /// It says nothing of what is looked for.
    pub(in crate::search) is_ignored: bool,
    /// It, or a word that it leads to, stands in a record.
    leads: bool,
}

impl Term<'_> {
    /// Whether somebody may look for it, and finds something.
    pub(in crate::search) const fn is_sought(&self) -> bool {
        self.leads && !self.is_ignored
    }
}

/// How one term leads to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Link {
    /// They mean the same.
    Same,
    /// The other one is looked for too.
    LeadsTo,
}

impl TermIndex {
    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("terms", &mut self.list)?;
        visit("terms.texts", &mut self.texts)?;
        visit("terms.postings", &mut self.postings)?;
        visit("terms.facts", &mut self.facts)?;
        visit("terms.groups", &mut self.term_groups)?;
        visit("groups", &mut self.groups)?;
        visit("groups.terms", &mut self.group_terms)
    }

    /// How many terms there are.
    pub(in crate::search) fn len(&self) -> usize {
        self.list.len().saturating_sub(1)
    }

    fn key(&self, number: usize) -> &str {
        let ends = self.list.get(number).zip(self.list.get(number + 1));
        let bytes = ends.and_then(|(entry, next)| self.texts.get(entry.text as usize..next.text as usize));
        bytes.and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The term of a number.
    pub(in crate::search) fn get(&self, number: u32) -> Option<Term<'_>> {
        let entry = self.list.get(number as usize).filter(|_| (number as usize) < self.len())?;
        let (is_ignored, leads) = (entry.flags & IGNORED != 0, entry.flags & LEADS != 0);
        Some(Term { number, key: self.key(number as usize), records: entry.records, is_ignored, leads })
    }

    /// The terms whose keys begin so.
    pub(in crate::search) fn beginning_with(&self, key: &str, within: Range<usize>) -> Range<usize> {
        let within = within.start.min(self.len())..within.end.min(self.len());
        let first = first_not(within.clone(), |at| self.key(at) < key);
        first..first_not(first..within.end, |at| self.key(at).starts_with(key))
    }

    /// The term with this key, which is the first of those that begin so.
    pub(in crate::search) fn whole(&self, key: &str, begun: &Range<usize>) -> Option<Term<'_>> {
        let first = Some(begun.start).filter(|first| *first < begun.end)?;
        self.get(to_u32(first)).filter(|term| term.key == key)
    }

    /// Calls `found` with each record in which a term stands, and how much that says of it, in 255ths.
    pub(in crate::search) fn records(&self, term: u32, mut found: impl FnMut(u32, u8)) {
        let ends = self.list.get(term as usize).zip(self.list.get(term as usize + 1));
        let bytes = ends.and_then(|(entry, next)| self.postings.get(entry.postings as usize..next.postings as usize));
        let mut bytes = bytes.unwrap_or_default().iter();
        let mut record = 0_u32;
        while bytes.len() > 0 {
            let (mut distance, mut shift) = (0_u32, 0);
            for byte in bytes.by_ref() {
                distance |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            let Some(impact) = bytes.next() else { return };
            record = record.saturating_add(distance);
            found(record, *impact);
        }
    }

    /// The facets that hold a term, by their numbers, and how much that says, in 255ths.
    pub(in crate::search) fn facts(&self, term: u32) -> impl Iterator<Item = (usize, u8)> {
        let ends = self.list.get(term as usize).zip(self.list.get(term as usize + 1));
        let facts = ends.and_then(|(entry, next)| self.facts.get(entry.facts as usize..next.facts as usize));
        facts.unwrap_or_default().iter().map(|fact| ((fact >> 8) as usize, fact.to_le_bytes()[0]))
    }

    /// Calls `found` with the terms that one leads to.
    pub(in crate::search) fn links(&self, term: u32, mut found: impl FnMut(u32, Link)) {
        let ends = self.list.get(term as usize).zip(self.list.get(term as usize + 1));
        let groups = ends.and_then(|(entry, next)| self.term_groups.get(entry.groups as usize..next.groups as usize));
        for group in groups.unwrap_or_default() {
            let ends = self.groups.get(*group as usize).zip(self.groups.get(*group as usize + 1));
            let Some((group, next)) = ends else { continue };
            for (range, link) in
                [(group.words..group.leads_to, Link::Same), (group.leads_to..next.words, Link::LeadsTo)]
            {
                let terms = self.group_terms.get(range.start as usize..range.end as usize).unwrap_or_default();
                terms.iter().filter(|other| **other != term).for_each(|other| found(*other, link));
            }
        }
    }
}
