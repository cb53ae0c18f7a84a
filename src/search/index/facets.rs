//! What is said of many records at once (departments, audiences, parts, cycles, numbers, addresses), as an inverted index:
//! each different value once, with its postings, the records that have it. A word is compared with a few hundred values
//! even where there are many thousand records.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::HashMap;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

use super::column::{Column, Damaged, SectionName, Visit};
use super::english::{EnglishBuilder, EnglishIndex};
use super::fold::Letter;
use super::names::{NameKind, NameTable, NameTableBuilder, NewName};
use super::numbers::Kinds;
use super::pinyin::{CharTable, CharTableBuilder, Given};
use super::postings::{Postings, PostingsBuilder};
use super::to_u32;
use crate::directory::{Directory, Kind, PhoneNumber, Record, RecordIdx, Window};
use crate::search::cancel::CANCEL_CHECK_EVERY;
use crate::search::cores::on_cores;
use crate::search::matching::bitap::Bitap;
use crate::search::matching::english::EnglishWord;
use crate::search::matching::rank;
use crate::search::query::Word;
use crate::search::query::fields::FieldRole;

/// What sort of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::search) enum FacetKind {
    Department,
    Phone,
    Audience,
    /// The words printed for whom it is.
    PrintedAudience,
    Part,
    Cycle,
    Email,
    Url,
    /// The page of the printed book on which it begins.
    Page,
}

impl FacetKind {
    const ALL: [Self; 9] = [
        Self::Department,
        Self::Phone,
        Self::Audience,
        Self::PrintedAudience,
        Self::Part,
        Self::Cycle,
        Self::Email,
        Self::Url,
        Self::Page,
    ];

    /// What is searched of a fact as it is printed.
    fn as_told(self, printed: &str) -> String {
        match self {
            Self::Phone => dialled(printed),
            Self::Email | Self::Url => printed.to_lowercase(),
            Self::PrintedAudience => printed.chars().filter_map(Letter::of).map(|it| it.folded).collect(),
            Self::Department | Self::Audience | Self::Part | Self::Cycle | Self::Page => printed.to_owned(),
        }
    }

    /// Whether a fact of this sort that reads so is English, and found by its words.
    pub(in crate::search) fn is_english(self, text: &str) -> bool {
        let may_be = matches!(self, Self::Department | Self::Audience | Self::Part);
        may_be && text.is_ascii() && text.bytes().any(|b| b.is_ascii_alphabetic())
    }

    /// The sort that a field compares, if it compares one.
    pub(in crate::search) const fn of(role: FieldRole) -> Option<Self> {
        match role {
            FieldRole::Department => Some(Self::Department),
            FieldRole::Phone => Some(Self::Phone),
            FieldRole::Audience => Some(Self::Audience),
            FieldRole::Part => Some(Self::Part),
            FieldRole::Cycle => Some(Self::Cycle),
            FieldRole::Kind
            | FieldRole::Age
            | FieldRole::Sex
            | FieldRole::Degree
            | FieldRole::Rank
            | FieldRole::Page
            | FieldRole::Month
            | FieldRole::Open
            | FieldRole::Is
            | FieldRole::Has => None,
        }
    }
}

/// A fact as it is kept.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
struct FacetEntry {
    /// Where its text begins; it ends where that of the next one begins.
    text: u32,
    /// Where its postings begin; they end where those of the next one begin.
    postings: u32,
    number: u32,
    has_number: u8,
    /// The [`FacetKind`].
    sort: u8,
    unused: u16,
}

impl FacetEntry {
    fn sort(self) -> Option<FacetKind> {
        FacetKind::ALL.get(usize::from(self.sort)).copied()
    }
}

/// A fact.
#[derive(Debug, Clone, Copy)]
struct Facet<'a> {
    sort: FacetKind,
    /// As printed; a phone's digits, those of its extension behind a `;`; an address in small letters.
    text: &'a str,
    /// A part's number, a cycle's years.
    number: Option<u32>,
    /// The [`Postings`] of the records it is said of.
    postings: &'a [u8],
}

impl<'a> Facet<'a> {
    /// The records it is said of.
    const fn records(&self) -> Postings<'a> {
        Postings::new(self.postings)
    }
}

/// Every fact of a directory.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct FacetIndex {
    texts: Column<u8>,
    postings: Column<u8>,
    /// In the directory's order, and one more where the last one ends.
    list: Column<FacetEntry>,
    /// The facets that are words; the record of each is the fact's number.
    words: NameTable,
    /// Those of them that are English; the same.
    english: EnglishIndex,
}

/// The sections of those that are English.
const ENGLISH: [SectionName; 11] = [
    "facts.en",
    "facts.en.starts",
    "facts.en.weights",
    "facts.en.places",
    "facts.en.posts",
    "facts.en.row",
    "facts.en.records",
    "facts.en.firsts",
    "facts.en.bare",
    "facts.en.inits",
    "facts.en.begins",
];

/// A fact while it is collected.
#[derive(Debug)]
struct NewFacet {
    sort: FacetKind,
    text: String,
    number: Option<u32>,
    records: PostingsBuilder,
}

#[derive(Default)]
struct Collector<'a> {
    facets: Vec<NewFacet>,
    known: HashMap<(FacetKind, String), usize>,
    /// The facts by what is printed, so that each spelling is taken apart once.
    printed: HashMap<(FacetKind, &'a str), usize>,
    /// The records that are being spoken of.
    records: Range<u32>,
}

impl<'a> Collector<'a> {
    /// Says a fact of the records. What is printed is told from other facts of its sort by what is searched of it.
    fn say(&mut self, sort: FacetKind, text: Cow<'a, str>, number: Option<u32>) {
        let at = match text {
            Cow::Borrowed(printed) => self.printed.get(&(sort, printed)).copied().or_else(|| {
                let at = self.fact(sort, sort.as_told(printed))?;
                self.printed.insert((sort, printed), at);
                Some(at)
            }),
            Cow::Owned(text) => self.fact(sort, text),
        };
        self.add(at, number);
    }

    fn fact(&mut self, sort: FacetKind, text: String) -> Option<usize> {
        if text.is_empty() {
            return None;
        }
        let at = *self.known.entry((sort, text)).or_insert_with_key(|(_, text)| {
            let records = PostingsBuilder::default();
            self.facets.push(NewFacet { sort, text: text.clone(), number: None, records });
            self.facets.len() - 1
        });
        Some(at)
    }

    fn add(&mut self, fact: Option<usize>, number: Option<u32>) {
        if let Some(fact) = fact.and_then(|at| self.facets.get_mut(at)) {
            fact.number = fact.number.or(number);
            fact.records.add(self.records.clone());
        }
    }
}

impl FacetIndex {
    /// Collects the facets of every record.
    pub(in crate::search) fn new(directory: &Directory, char_table: &mut CharTableBuilder) -> Self {
        let mut collector = Collector::default();
        collect(directory, &mut collector);
        let mut words = NameTableBuilder::default();
        let mut english = EnglishBuilder::default();
        let given = Given::default();
        for (i, fact) in collector.facets.iter().enumerate() {
            if !matches!(
                fact.sort,
                FacetKind::Phone | FacetKind::Email | FacetKind::Url | FacetKind::PrintedAudience | FacetKind::Page
            ) {
                let new = NewName {
                    record: to_u32(i),
                    class: NameKind::Facet,
                    text: &fact.text,
                    pinyin: None,
                    given: &given,
                };
                words.add(&new, &[], char_table);
            }
            if fact.sort.is_english(&fact.text) {
                english.add(to_u32(i), &fact.text);
            }
        }
        let words = words.finish(collector.facets.len());
        let (mut texts, mut postings, mut list) = (String::new(), Vec::new(), Vec::new());
        let entry = |texts: &str, postings: &[u8], number: Option<u32>, sort: u8| FacetEntry {
            text: to_u32(texts.len()),
            postings: to_u32(postings.len()),
            number: number.unwrap_or(0),
            has_number: number.is_some().into(),
            sort,
            unused: 0,
        };
        for fact in collector.facets {
            list.push(entry(&texts, &postings, fact.number, fact.sort as u8));
            texts.push_str(&fact.text);
            postings.extend(fact.records.finish());
        }
        list.push(entry(&texts, &postings, None, 0));
        Self {
            texts: texts.into_bytes().into(),
            postings: postings.into(),
            list: list.into(),
            words,
            english: english.finish(),
        }
    }

    /// Names each list, to write it or to read it.
    pub(in crate::search) fn sections(&mut self, visit: Visit<'_>) -> Result<(), Damaged> {
        visit("facts", &mut self.list)?;
        visit("facts.texts", &mut self.texts)?;
        visit("facts.postings", &mut self.postings)?;
        let names = ["words.chars", "words", "words.signatures", "words.begins", "words.firsts"];
        self.words.sections(names, visit)?;
        self.english.sections(ENGLISH, visit)
    }

    fn get(&self, number: usize) -> Option<Facet<'_>> {
        let (entry, next) = (self.list.get(number)?, self.list.get(number + 1)?);
        Some(Facet {
            sort: entry.sort()?,
            text: str::from_utf8(self.texts.get(entry.text as usize..next.text as usize)?).ok()?,
            number: (entry.has_number != 0).then_some(entry.number),
            postings: self.postings.get(entry.postings as usize..next.postings as usize)?,
        })
    }

    /// How many there are.
    fn len(&self) -> usize {
        self.list.len().saturating_sub(1)
    }

    /// All facts with their numbers.
    fn all(&self) -> impl Iterator<Item = (usize, Facet<'_>)> {
        (0..self.len()).filter_map(|number| Some((number, self.get(number)?)))
    }

    /// The facts of one sort with their numbers, in the directory's order.
    fn of_sort(&self, sort: FacetKind) -> impl Iterator<Item = (usize, Facet<'_>)> {
        self.all().filter(move |(_, fact)| fact.sort == sort)
    }

    /// Calls `found` with records of which a fact holds the word, and a score; `None` once `wanted` says so.
    pub(in crate::search) fn find(
        &self,
        word: &Word,
        bitap: Option<&Bitap>,
        kinds: &Kinds,
        wanted: &(impl Fn() -> bool + Sync),
        mut found: impl FnMut(Range<u32>, u32),
    ) -> Option<()> {
        let mut english: HashMap<u32, u32> = HashMap::new();
        if let Some(word) = EnglishWord::new(word) {
            self.english.find(&word, |found| {
                let best = english.entry(found.record).or_insert(0);
                *best = rank::in_english_fact(found.fit).max(*best);
            });
        }
        let parts = on_cores(self.len().div_ceil(FACTS_AT_ONCE), |part| {
            let mut found = Vec::new();
            let numbers = part * FACTS_AT_ONCE..self.len().min((part + 1) * FACTS_AT_ONCE);
            self.find_in(numbers, word, (bitap, &english), kinds, wanted, &mut found);
            found
        });
        for (records, score) in parts.into_iter().flatten() {
            if !wanted() {
                return None;
            }
            found(records, score);
        }
        wanted().then_some(())
    }

    /// The same for some of the facts; not all of them once `wanted` says so. `english` has the scores of those that are
    /// English.
    fn find_in(
        &self,
        numbers: Range<usize>,
        word: &Word,
        (bitap, english): (Option<&Bitap>, &HashMap<u32, u32>),
        kinds: &Kinds,
        wanted: &impl Fn() -> bool,
        found: &mut Vec<(Range<u32>, u32)>,
    ) {
        let words = self.words.view();
        let dialled = word.dialled();
        let address = word.address.trim_matches(AROUND_ADDRESS);
        if !wanted() {
            return;
        }
        // Most facts are numbers and addresses: where none was typed, they are not even read.
        let list: &[FacetEntry] = &self.list;
        let may_hold = |number: &usize| match list.get(*number).and_then(|entry| entry.sort()) {
            Some(FacetKind::Phone) => dialled.is_some(),
            Some(FacetKind::Email | FacetKind::Url) => may_be_in_address(address),
            Some(FacetKind::PrintedAudience | FacetKind::Page) | None => false,
            Some(FacetKind::Department | FacetKind::Audience | FacetKind::Part | FacetKind::Cycle) => true,
        };
        for (number, fact) in numbers.filter(may_hold).filter_map(|number| Some((number, self.get(number)?))) {
            let in_words = || {
                if fact.sort.is_english(fact.text) {
                    return english.get(&to_u32(number)).copied();
                }
                let names = words.of(to_u32(number)).filter_map(|name| words.get(name));
                let scores = names.map(|name| bitap.map_or(0, |bitap| rank::in_name(word, bitap, &name)));
                scores.max().filter(|score| *score > 0)
            };
            let base = match fact.sort {
                FacetKind::Phone => dialled.as_ref().and_then(|number| in_number(fact.text, number)),
                FacetKind::Email | FacetKind::Url => in_address(fact.text, address),
                _ => None,
            };
            let in_words = in_words();
            if base.is_none() && in_words.is_none() {
                continue;
            }
            for records in fact.records() {
                if !wanted() {
                    return;
                }
                for (kind, records) in kinds.of(records) {
                    let weight = weight(fact.sort, kind);
                    let as_words = in_words.filter(|_| weight != FIELD_ONLY);
                    let as_number = base.map(|base| rank::score(rank::Tier::Exact, base, weight));
                    for score in [as_words, as_number].into_iter().flatten() {
                        found.push((records.clone(), score));
                    }
                }
            }
        }
    }

    /// Calls `each` with every fact that is a word and finds records without its field: its number, its text, and of how many
    /// records it is said.
    pub(in crate::search) fn each_word(&self, mut each: impl FnMut(usize, &str, u32)) {
        for (number, fact) in self.all() {
            if matches!(fact.sort, FacetKind::Department | FacetKind::Audience | FacetKind::Part | FacetKind::Cycle) {
                let records = fact.records().map(|records| to_u32(records.len())).sum();
                each(number, fact.text, records);
            }
        }
    }

    /// Calls `found` with the records of which a fact is said, but for those that only its field finds.
    pub(in crate::search) fn records_of(&self, number: usize, kinds: &Kinds, mut found: impl FnMut(Range<u32>)) {
        let Some(fact) = self.get(number) else { return };
        for (kind, records) in fact.records().flat_map(|records| kinds.of(records)) {
            if weight(fact.sort, kind) != FIELD_ONLY {
                found(records);
            }
        }
    }

    /// Whether a fact's text holds the word.
    fn holds(&self, number: usize, word: &Word, bitap: Option<&Bitap>) -> bool {
        let words = self.words.view();
        let mut names = words.of(to_u32(number)).filter_map(|name| words.get(name));
        bitap.is_some_and(|bitap| names.any(|name| rank::in_name(word, bitap, &name) > 0))
    }

    /// Calls `found` with the records of every fact of this sort that holds the value.
    pub(in crate::search) fn demanded(
        &self,
        sort: FacetKind,
        value: &str,
        char_table: &CharTable,
        found: impl FnMut(Range<u32>),
    ) {
        self.demanded_of(&self.numbers_of(sort), sort, value, char_table, found);
    }

    /// Calls `found` with the records of every fact of this sort.
    pub(in crate::search) fn each_of_sort(&self, sort: FacetKind, mut found: impl FnMut(Range<u32>)) {
        for (_, fact) in self.of_sort(sort) {
            fact.records().for_each(&mut found);
        }
    }

    /// The numbers of the facts of one sort, in the directory's order.
    pub(in crate::search) fn numbers_of(&self, sort: FacetKind) -> Vec<usize> {
        self.of_sort(sort).map(|(number, _)| number).collect()
    }

    /// The same where the numbers of the facts of the sort are known.
    pub(in crate::search) fn demanded_of(
        &self,
        numbers: &[usize],
        sort: FacetKind,
        value: &str,
        char_table: &CharTable,
        mut found: impl FnMut(Range<u32>),
    ) {
        let word = Word::plain(value);
        let bitap = Bitap::new(&word.letters, false, char_table);
        let number: Option<u32> = word.letters.iter().collect::<String>().parse().ok();
        let dialled = PhoneNumber::read(value);
        if sort == FacetKind::Audience {
            return self.for_whom(numbers, &word, char_table, found);
        }
        for (i, fact) in numbers.iter().filter_map(|i| Some((*i, self.get(*i)?))) {
            let holds = match sort {
                FacetKind::Phone => dialled.as_ref().is_some_and(|number| in_number(fact.text, number).is_some()),
                FacetKind::Part | FacetKind::Cycle if number.is_some() => fact.number == number,
                _ => self.holds(i, &word, bitap.as_ref()),
            };
            if holds {
                fact.records().for_each(&mut found);
            }
        }
    }

    /// In how many years once what is said to take place in cycles does.
    pub(in crate::search) fn cycles(&self) -> impl Iterator<Item = u8> {
        self.of_sort(FacetKind::Cycle).filter_map(|(_, fact)| u8::try_from(fact.number?).ok())
    }

    /// The records for those of whom a word is the name; where it is nobody's name, those whose name holds it; and where
    /// there are none of them, those who are printed so. Who asks for 企业 is no 企业家, and 高校科协 is no 高校.
    fn for_whom(&self, terms: &[usize], word: &Word, char_table: &CharTable, mut found: impl FnMut(Range<u32>)) {
        let whole = Word { start: true, end: true, ..word.clone() };
        for asked in [&whole, word] {
            let bitap = Bitap::new(&asked.letters, asked.end, char_table);
            let named = terms.iter().filter(|i| self.holds(**i, asked, bitap.as_ref()));
            let mut named = named.filter_map(|i| self.get(*i)).peekable();
            if named.peek().is_some() {
                return named.flat_map(|fact| fact.records()).for_each(found);
            }
        }
        let letters: String = word.letters.iter().collect();
        let printed = self.of_sort(FacetKind::PrintedAudience).filter(|(_, fact)| fact.text.contains(&letters));
        printed.flat_map(|(_, fact)| fact.records()).for_each(&mut found);
    }

    /// Calls `found` with the records of which something stands on these pages: those that begin there, and those before them
    /// that go on to where the next one begins. Behind the page on which the last one begins nothing is known.
    pub(in crate::search) fn on_pages(&self, from: u16, to: u16, mut found: impl FnMut(Range<u32>)) {
        let (from, to) = (u32::from(from), u32::from(to));
        let begun = self.of_sort(FacetKind::Page).filter_map(|(_, fact)| fact.number);
        // The one before the first page goes on to it only where something begins behind it.
        let (mut last_before, mut is_followed) = (None, false);
        for page in begun {
            is_followed |= page >= from;
            last_before = last_before.max(Some(page).filter(|page| *page <= from));
        }
        let first = last_before.filter(|_| is_followed).unwrap_or(from);
        let pages = self.of_sort(FacetKind::Page).map(|(_, fact)| fact);
        for fact in pages.filter(|fact| fact.number.is_some_and(|page| page == first || (from..=to).contains(&page))) {
            fact.records().for_each(&mut found);
        }
    }

    /// The first and the last page on which something begins.
    pub(in crate::search) fn page_ends(&self) -> Option<(u32, u32)> {
        let begun = || self.of_sort(FacetKind::Page).filter_map(|(_, fact)| fact.number);
        begun().min().zip(begun().max())
    }

    /// The texts of the facets of one sort, in the directory's order.
    pub(in crate::search) fn texts(&self, sort: FacetKind) -> impl Iterator<Item = &str> {
        self.of_sort(sort).map(|(_, fact)| fact.text)
    }
}

/// So many facts are looked at by one core at a time.
const FACTS_AT_ONCE: usize = CANCEL_CHECK_EVERY / 4;

/// What may be typed around an address without being a part of it.
pub(in crate::search) const AROUND_ADDRESS: [char; 3] = ['/', '.', '@'];

/// The weight of a fact that only its field finds: one department answers for all societies, so that its name in a query
/// says nothing about any of them.
const FIELD_ONLY: u32 = 0;

/// Who comes first among the records that share a number or an address. A number is answered by a department,
/// so that is what is meant by it; a page or a mailbox is about a service, and the department only names it. Last
/// come those for whom only the list they stand in names it.
const fn weight(sort: FacetKind, kind: Kind) -> u32 {
    match (sort, kind) {
        (FacetKind::Department, Kind::Society) => FIELD_ONLY,
        (FacetKind::Phone, Kind::Department) => 40,
        (_, Kind::Profile) => 30,
        (_, Kind::Service) => 20,
        (_, Kind::Society | Kind::Article | Kind::Preface | Kind::Department) => 10,
    }
}

/// The base of a number, or the beginning or the middle of one, in one that is printed.
fn in_number(printed: &str, typed: &PhoneNumber) -> Option<u32> {
    let (number, extension) = printed.split_once(';').unwrap_or((printed, ""));
    let digits = typed.digits();
    let at = number.find(digits)?;
    // Behind the code of another country no digits are left out: of `001` the 1 stands first.
    if typed.is_abroad() && at > 0 {
        return None;
    }
    // Who types another extension means another telephone; behind a number without one everybody may be.
    let wanted = typed.extension().unwrap_or_default();
    if !extension.is_empty() && !extension.starts_with(wanted) {
        return None;
    }
    // What stands before the subscriber's number may be left out.
    let whole = at + digits.len() == number.len() && digits.len() >= 7 && extension.starts_with(wanted);
    // Behind a country code no trunk prefix is typed.
    let trunk = typed.has_country_code() && at == 1;
    let begun = at == 0 || trunk || number.len() - at == SUBSCRIBER;
    Some(if whole {
        rank::ADDRESS
    } else if begun {
        rank::ADDRESS_BEGUN
    } else {
        rank::ADDRESS_INSIDE
    })
}

/// Whether a number as it is printed is found by the one that was typed.
pub(in crate::search) fn holds_number(printed: &str, typed: &PhoneNumber) -> bool {
    in_number(&dialled(printed), typed).is_some()
}

/// Digits of a subscriber's number in a large Chinese city.
const SUBSCRIBER: usize = 8;

/// A printed number by the digits with which it is found.
fn dialled(printed: &str) -> String {
    let Some(number) = PhoneNumber::read(printed) else {
        return printed.chars().filter(char::is_ascii_digit).collect();
    };
    let extension = number.extension().map(|digits| format!(";{digits}"));
    number.national() + &extension.unwrap_or_default()
}

/// Whether what was typed may stand in an e-mail or web address.
const fn may_be_in_address(typed: &str) -> bool {
    !typed.is_empty() && typed.is_ascii()
}

/// The base of letters in an e-mail or web address.
fn in_address(address: &str, typed: &str) -> Option<u32> {
    if !may_be_in_address(typed) {
        return None;
    }
    let at = address.find(typed)?;
    let bytes = address.as_bytes();
    let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
    let ends = bytes.get(at + typed.len()).is_none_or(|b| !b.is_ascii_alphanumeric());
    Some(match (begins, ends) {
        (true, true) if typed.len() == address.len() => rank::ADDRESS,
        (true, true) => rank::ADDRESS_BEGUN + 10,
        (true, false) => rank::ADDRESS_BEGUN,
        (false, _) => rank::ADDRESS_INSIDE,
    })
}

/// Collects what is said of each record. What is said of all societies, and of all of a discipline, is said once.
fn collect<'a>(directory: &'a Directory, to: &mut Collector<'a>) {
    let societies = directory.of_kind(Kind::Society);
    let societies = societies.as_range().unwrap_or(0..0);
    for no in (0..societies.start).chain(societies.end..to_u32(directory.len())) {
        if no == societies.end {
            collect_societies(directory, societies.clone(), to);
        }
        if let Some(record) = directory.record(RecordIdx(no)) {
            to.records = no..no + 1;
            each_contact_fact(directory, record, &mut |sort, text, number| to.say(sort, text, number));
            each_own_fact(directory, record, &mut |sort, text, number| to.say(sort, text, number));
            say_page(directory, record, to);
        }
    }
    if to_u32(directory.len()) == societies.end {
        collect_societies(directory, societies, to);
    }
}

fn collect_societies<'a>(directory: &'a Directory, societies: Range<u32>, to: &mut Collector<'a>) {
    if let Some(record) = directory.record(RecordIdx(societies.start)).filter(|_| !societies.is_empty()) {
        to.records = societies;
        each_contact_fact(directory, record, &mut |sort, text, number| to.say(sort, text, number));
        say_page(directory, record, to);
    }
    for discipline in directory.disciplines().filter(|it| !it.societies.is_empty()) {
        to.records = discipline.societies.as_range().unwrap_or(0..0);
        to.say(FacetKind::Part, discipline.name.into(), None);
    }
}

fn say_page<'a>(directory: &'a Directory, record: Record<'a>, to: &mut Collector<'a>) {
    if let Some(page) = directory.page(record) {
        to.say(FacetKind::Page, page.to_string().into(), Some(page.into()));
    }
}

/// Calls `each` with every fact of a record: its sort, its text, and the number that it has in its field.
pub(in crate::search) fn each_fact<'a>(
    directory: &'a Directory,
    record: Record<'a>,
    each: &mut impl FnMut(FacetKind, Cow<'a, str>, Option<u32>),
) {
    each_own_fact(directory, record, each);
    each_contact_fact(directory, record, each);
}

fn each_contact_fact<'a>(
    directory: &'a Directory,
    record: Record<'a>,
    each: &mut impl FnMut(FacetKind, Cow<'a, str>, Option<u32>),
) {
    for contact in directory.contacts(record) {
        if let Some(department) = contact.department.as_ref().and_then(|id| directory.department(id)) {
            let names = department.alternate_names.iter().chain(&contact.printed).chain(&department.english);
            for name in std::iter::once(&department.name).chain(names) {
                each(FacetKind::Department, name.into(), None);
            }
        }
        for phone in &contact.phones {
            each(FacetKind::Phone, phone.number.as_str().into(), None);
        }
        for email in &contact.emails {
            each(FacetKind::Email, email.address.as_str().into(), None);
        }
    }
    for url in directory.urls(record) {
        each(FacetKind::Url, url.url.as_str().into(), None);
    }
}

fn each_own_fact<'a>(
    directory: &'a Directory,
    record: Record<'a>,
    each: &mut impl FnMut(FacetKind, Cow<'a, str>, Option<u32>),
) {
    if let Record::Department(department) = record {
        let others = department.alternate_names.iter().chain(&department.english);
        for name in std::iter::once(&department.name).chain(others) {
            each(FacetKind::Department, name.into(), None);
        }
    }
    let number = if let Record::Service(service) = record {
        directory.part(&service.part).map(|part| part.number)
    } else {
        None
    };
    for (depth, name) in directory.path(record).into_iter().enumerate() {
        for name in std::iter::once(name.printed).chain(name.english) {
            each(FacetKind::Part, name.into(), number.filter(|_| depth == 0));
        }
    }
    let Record::Service(service) = record else { return };
    for audience in &service.audiences {
        each(FacetKind::PrintedAudience, audience.printed.as_str().into(), None);
    }
    for id in service.audiences.iter().flat_map(|audience| &audience.terms) {
        if let Some(term) = directory.audience_term(id) {
            for name in [&term.name, &term.english].into_iter().chain(&term.alternate_names) {
                each(FacetKind::Audience, name.into(), None);
            }
        }
    }
    for schedule in &service.schedules {
        each(FacetKind::Cycle, schedule.printed.as_str().into(), None);
        for (words, years) in schedule.windows.iter().map(cycle_words) {
            each(FacetKind::Cycle, words.into_owned().into(), years);
        }
    }
}

/// The word for what is there at any time.
pub(in crate::search) const ON_DEMAND: &str = "随时";

/// The word for once in so many years.
pub(in crate::search) fn yearly(years: u8) -> Cow<'static, str> {
    const YEARS: [&str; 5] = ["每年", "每两年", "每三年", "每四年", "每五年"];
    let known = YEARS.get(usize::from(years).wrapping_sub(1));
    known.map_or_else(|| format!("每{years}年").into(), |words| (*words).into())
}

/// The words by which the cycle of a window may be asked for, and its years.
fn cycle_words(window: &Window) -> (Cow<'static, str>, Option<u32>) {
    let once_in = |years: u8| (yearly(years), Some(u32::from(years)));
    match window {
        Window::Every { years } | Window::Cycle { years, .. } | Window::Months { years, .. } => once_in(*years),
        Window::Week { .. } | Window::Deadline { .. } => once_in(1),
        Window::OnDemand => (ON_DEMAND.into(), None),
    }
}
