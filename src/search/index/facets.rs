//! What is said of many records at once (departments, audiences, parts, cycles, numbers, addresses), as an inverted index:
//! each different value once, with its postings, the records that have it. A word is compared with a few hundred values
//! even where there are many thousand records.

use std::collections::HashMap;

use super::names::{Name, NameKind, NameTable, NewName};
use super::pinyin::{CharTable, Given};
use super::to_u32;
use crate::directory::{Directory, Kind, PhoneNumber, Record, Window};
use crate::search::matching::bitap::Bitap;
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
}

impl FacetKind {
    /// The sort that a field compares, if it compares one.
    pub(in crate::search) const fn of(role: FieldRole) -> Option<Self> {
        match role {
            FieldRole::Department => Some(Self::Department),
            FieldRole::Phone => Some(Self::Phone),
            FieldRole::Audience => Some(Self::Audience),
            FieldRole::Part => Some(Self::Part),
            FieldRole::Cycle => Some(Self::Cycle),
            FieldRole::Kind | FieldRole::Age | FieldRole::Month => None,
        }
    }
}

#[derive(Debug)]
struct Facet {
    sort: FacetKind,
    /// As printed; a phone's digits, those of its extension behind a `;`; an address in small letters.
    text: String,
    /// A part's number, a cycle's years.
    number: Option<u32>,
    /// The records it is said of, with the weight of each among them.
    records: Vec<(u32, u8)>,
}

/// Every fact of a directory.
#[derive(Debug, Default)]
pub(in crate::search) struct FacetIndex {
    facets: Vec<Facet>,
    /// The facets that are words; the record of each is the fact's number.
    words: NameTable,
}

struct Collector {
    facets: Vec<Facet>,
    known: HashMap<(FacetKind, String), usize>,
    record: u32,
    kind: Kind,
}

impl Collector {
    fn say(&mut self, sort: FacetKind, text: String, number: Option<u32>) {
        if text.is_empty() {
            return;
        }
        let at = *self.known.entry((sort, text)).or_insert_with_key(|(_, text)| {
            self.facets.push(Facet { sort, text: text.clone(), number, records: Vec::new() });
            self.facets.len() - 1
        });
        let fact = &mut self.facets[at];
        fact.number = fact.number.or(number);
        let records = &mut fact.records;
        if records.last().is_none_or(|(last, _)| *last != self.record) {
            records.push((self.record, weight(sort, self.kind)));
        }
    }
}

impl FacetIndex {
    /// Collects the facets of every record.
    pub(in crate::search) fn new(directory: &Directory, char_table: &mut CharTable) -> Self {
        let mut collector = Collector { facets: Vec::new(), known: HashMap::new(), record: 0, kind: Kind::Preface };
        for (no, record) in directory.records() {
            collector.record = no.0;
            collector.kind = record.kind();
            collect(directory, record, &mut collector);
        }
        let mut words = NameTable::default();
        let given = Given::default();
        for (i, fact) in collector.facets.iter().enumerate() {
            if !matches!(fact.sort, FacetKind::Phone | FacetKind::Email | FacetKind::Url | FacetKind::PrintedAudience) {
                let new = NewName {
                    record: to_u32(i),
                    class: NameKind::Facet,
                    text: &fact.text,
                    pinyin: None,
                    given: &given,
                };
                words.add(&new, &[], char_table);
            }
        }
        words.finish(collector.facets.len());
        Self { facets: collector.facets, words }
    }

    /// Calls `found` with every record of which a fact holds the word, and a score.
    pub(in crate::search) fn find(&self, word: &Word, bitap: Option<&Bitap>, mut found: impl FnMut(u32, u32)) {
        for name in bitap.iter().flat_map(|_| self.words.all()) {
            let score = self.in_words(word, bitap, name);
            if score > 0 {
                let records = self.facets[name.record as usize].records.iter();
                records.filter(|(_, weight)| *weight != FIELD_ONLY).for_each(|(record, _)| found(*record, score));
            }
        }
        let dialled = word.dialled();
        let address = word.address.trim_matches(['/', '.', '@']);
        for fact in &self.facets {
            let base = match fact.sort {
                FacetKind::Phone => dialled.as_ref().and_then(|number| in_number(&fact.text, number)),
                FacetKind::Email | FacetKind::Url => in_address(&fact.text, address),
                _ => None,
            };
            if let Some(base) = base {
                for (record, weight) in &fact.records {
                    found(*record, rank::score(rank::Tier::Exact, base, u32::from(*weight)));
                }
            }
        }
    }

    fn in_words(&self, word: &Word, bitap: Option<&Bitap>, name: &Name) -> u32 {
        bitap.map_or(0, |bitap| rank::in_name(word, bitap, &self.words, name))
    }

    /// Calls `found` with every record of which a fact of this sort holds the value.
    pub(in crate::search) fn demanded(
        &self,
        sort: FacetKind,
        value: &str,
        char_table: &CharTable,
        mut found: impl FnMut(u32),
    ) {
        let word = Word::plain(value);
        let bitap = Bitap::new(&word.letters, false, char_table);
        let number: Option<u32> = word.letters.iter().collect::<String>().parse().ok();
        let dialled = PhoneNumber::read(value);
        if sort == FacetKind::Audience {
            return self.for_whom(&word, char_table, found);
        }
        for (i, fact) in self.facets.iter().enumerate().filter(|(_, fact)| fact.sort == sort) {
            let holds = match sort {
                FacetKind::Phone => dialled.as_ref().is_some_and(|number| in_number(&fact.text, number).is_some()),
                FacetKind::Part | FacetKind::Cycle if number.is_some() => fact.number == number,
                _ => self.words.of(to_u32(i)).iter().any(|name| self.in_words(&word, bitap.as_ref(), name) > 0),
            };
            if holds {
                fact.records.iter().for_each(|(record, _)| found(*record));
            }
        }
    }

    /// The records for those of whom a word is the name; where it is nobody's name, those whose name holds it; and where
    /// there are none of them, those who are printed so. Who asks for 企业 is no 企业家, and 高校科协 is no 高校.
    fn for_whom(&self, word: &Word, char_table: &CharTable, mut found: impl FnMut(u32)) {
        let of_sort = |sort| self.facets.iter().enumerate().filter(move |(_, fact)| fact.sort == sort);
        let whole = Word { start: true, end: true, ..word.clone() };
        for asked in [&whole, word] {
            let bitap = Bitap::new(&asked.letters, asked.end, char_table);
            let is_named = |(i, _): &(usize, &Facet)| {
                self.words.of(to_u32(*i)).iter().any(|name| self.in_words(asked, bitap.as_ref(), name) > 0)
            };
            let mut named = of_sort(FacetKind::Audience).filter(is_named).peekable();
            if named.peek().is_some() {
                return named.for_each(|(_, fact)| fact.records.iter().for_each(|(record, _)| found(*record)));
            }
        }
        let letters: String = word.letters.iter().collect();
        let printed = of_sort(FacetKind::PrintedAudience).filter(|(_, fact)| fact.text.contains(&letters));
        printed.for_each(|(_, fact)| fact.records.iter().for_each(|(record, _)| found(*record)));
    }

    /// The texts of the facets of one sort, in the directory's order.
    pub(in crate::search) fn fulltext(&self, sort: FacetKind) -> impl Iterator<Item = &str> {
        self.facets.iter().filter(move |fact| fact.sort == sort).map(|fact| fact.text.as_str())
    }
}

/// The weight of a fact that only its field finds: one department answers for all societies, so that its name in a query
/// says nothing about any of them.
const FIELD_ONLY: u8 = 0;

/// Who comes first among the records that share a number or an address. A number is answered by a department,
/// so that is what is meant by it; a page or a mailbox is about a service, and the department only names it. Last
/// come those for whom only the list they stand in names it.
const fn weight(sort: FacetKind, kind: Kind) -> u8 {
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

/// The base of letters in an e-mail or web address.
fn in_address(address: &str, typed: &str) -> Option<u32> {
    if typed.is_empty() || !typed.is_ascii() {
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

fn collect(directory: &Directory, record: Record<'_>, to: &mut Collector) {
    for contact in directory.contacts(record) {
        if let Some(department) = contact.department.as_ref().and_then(|id| directory.department(id)) {
            for name in std::iter::once(&department.name).chain(&department.alternate_names).chain(&contact.printed) {
                to.say(FacetKind::Department, name.clone(), None);
            }
        }
        for phone in &contact.phones {
            to.say(FacetKind::Phone, dialled(&phone.number), None);
        }
        for email in &contact.emails {
            to.say(FacetKind::Email, email.address.to_lowercase(), None);
        }
    }
    for url in directory.urls(record) {
        to.say(FacetKind::Url, url.url.to_lowercase(), None);
    }
    if let Record::Department(department) = record {
        for name in std::iter::once(&department.name).chain(&department.alternate_names) {
            to.say(FacetKind::Department, name.clone(), None);
        }
    }
    let number = if let Record::Service(service) = record {
        directory.part(&service.part).map(|part| part.number)
    } else {
        None
    };
    for (depth, name) in directory.path(record).into_iter().enumerate() {
        to.say(FacetKind::Part, name.to_owned(), number.filter(|_| depth == 0));
    }
    let Record::Service(service) = record else { return };
    for audience in &service.audiences {
        to.say(FacetKind::PrintedAudience, Word::plain(&audience.printed).letters.iter().collect(), None);
    }
    for id in service.audiences.iter().flat_map(|audience| &audience.terms) {
        if let Some(term) = directory.audience_term(id) {
            for name in [&term.name, &term.english].into_iter().chain(&term.alternate_names) {
                to.say(FacetKind::Audience, name.clone(), None);
            }
        }
    }
    for schedule in &service.schedules {
        to.say(FacetKind::Cycle, schedule.printed.clone(), None);
        for (words, years) in schedule.windows.iter().flat_map(cycle_words) {
            to.say(FacetKind::Cycle, words, years);
        }
    }
}

/// The words by which the cycle of a window may be asked for, and its years.
fn cycle_words(window: &Window) -> Vec<(String, Option<u32>)> {
    const YEARS: [&str; 5] = ["每年", "每两年", "每三年", "每四年", "每五年"];
    let yearly = |years: u8| {
        let words =
            YEARS.get(usize::from(years).wrapping_sub(1)).map_or_else(|| format!("每{years}年"), |it| (*it).to_owned());
        vec![(words, Some(u32::from(years)))]
    };
    match window {
        Window::Every { years } | Window::Cycle { years, .. } | Window::Months { years, .. } => yearly(*years),
        Window::Week { .. } | Window::Deadline { .. } => yearly(1),
        Window::OnDemand => vec![("随时".to_owned(), None)],
    }
}
