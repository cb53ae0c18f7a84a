//! What a query finds in the phone book: who answers, or the numbers that are for what was found.

use std::collections::HashMap;
use std::ops::Range;

use super::index::Index;
use super::query::Query;
use super::record_set::{RecordSet, set_bits};
use super::scope::Scope;
use crate::directory::{BookNumber, Kind, PhoneBookEntry, RecordIdx};

/// So many digits typed alone are those of a telephone number, and not the printed number of a service.
const FEWEST_DIGITS: usize = 3;

impl Query {
    /// The digits, where nothing else was typed and there are enough of them to be of a telephone number.
    #[must_use]
    pub fn phone_digits(&self) -> Option<String> {
        let is_plain = self.words.iter().all(|word| !word.not && word.letters.iter().all(char::is_ascii_digit));
        let digits: String = self.words.iter().flat_map(|word| &word.letters).collect();
        (is_plain && self.filters.is_empty() && digits.len() >= FEWEST_DIGITS).then_some(digits)
    }
}

/// Where digits stand in a printed number, whatever signs stand between them: a range of indices among its `char`s.
#[must_use]
pub fn digits_in(digits: &str, printed: &str) -> Option<Range<usize>> {
    let mut rest = printed.chars().enumerate().filter(|(_, c)| c.is_ascii_digit());
    loop {
        let mut ahead = rest.clone();
        let (first, _) = rest.next()?;
        let mut last = first;
        let stands = digits.chars().all(|digit| {
            let next = ahead.next();
            last = next.map_or(last, |(at, _)| at);
            next.is_some_and(|(_, c)| c == digit)
        });
        if stands {
            return Some(first..last + 1);
        }
    }
}

impl Index {
    /// What a query finds among those who answer, best first: by digits of a number, by name, else by a service or a society for which
    /// they answer. Where a number itself was found, only that; where a service was, only the numbers that are for it.
    /// What was found with a slip is left out where something was found as typed. All of it for an empty query.
    #[must_use]
    pub fn phone_book(&self, query: &Query, book: &[PhoneBookEntry]) -> Vec<PhoneBookEntry> {
        if query.is_empty() {
            return book.to_vec();
        }
        let with_digits = query.phone_digits().map(|digits| numbers_with(&digits, book)).unwrap_or_default();
        if !with_digits.is_empty() {
            return with_digits;
        }
        let entries: HashMap<RecordIdx, &PhoneBookEntry> = book.iter().map(|entry| (entry.record, entry)).collect();
        let Some((found, _)) = self.search_and_count(query, &self.scope_of(book), usize::MAX, false, &|| true) else {
            return Vec::new();
        };
        let hits = || found.hits.iter().filter(|hit| Some(hit.tier) == found.best).map(|hit| hit.record);
        let direct: Vec<&PhoneBookEntry> = hits().filter_map(|no| entries.get(&no).copied()).collect();
        if !direct.is_empty() {
            return self.with_numbers_found(query, &direct);
        }
        let societies = self.kinds.range(Kind::Society);
        let for_society = hits().any(|no| societies.contains(&no.0));
        let hits: RecordSet = hits().collect();
        let serving = book.iter().filter_map(|entry| serving(entry, &hits, for_society));
        serving.collect()
    }

    /// Who answers, and the services and societies that they may answer for.
    fn scope_of(&self, book: &[PhoneBookEntry]) -> Scope {
        let mut bits = vec![0; self.len().div_ceil(64)];
        let served = [Kind::Service, Kind::Society].map(|kind| self.kinds.range(kind));
        let own = book.iter().map(|entry| entry.record.0..entry.record.0 + 1);
        served.into_iter().chain(own).for_each(|range| set_bits(&mut bits, range));
        Scope::Listed(bits.into())
    }

    /// Entries that were found themselves: with the numbers only that were typed, if any of them was.
    fn with_numbers_found(&self, query: &Query, found: &[&PhoneBookEntry]) -> Vec<PhoneBookEntry> {
        let highlighter = self.highlighter(query);
        let is_typed = |it: &&BookNumber| !highlighter.marks_in(&it.number).is_empty();
        let of = |entry: &&PhoneBookEntry| {
            let typed = with_numbers(entry, entry.numbers.iter().filter(is_typed).cloned());
            typed.unwrap_or_else(|| (*entry).clone())
        };
        found.iter().map(of).collect()
    }
}

/// The numbers that hold digits, and whose they are.
#[must_use]
pub fn numbers_with(digits: &str, book: &[PhoneBookEntry]) -> Vec<PhoneBookEntry> {
    let holds = |it: &&BookNumber| digits_in(digits, &it.number).is_some();
    book.iter().filter_map(|entry| with_numbers(entry, entry.numbers.iter().filter(holds).cloned())).collect()
}

/// An entry with some of its numbers only; `None` without any.
fn with_numbers(entry: &PhoneBookEntry, numbers: impl Iterator<Item = BookNumber>) -> Option<PhoneBookEntry> {
    let numbers: Vec<BookNumber> = numbers.collect();
    if numbers.is_empty() {
        return None;
    }
    let PhoneBookEntry { record, emails, addresses, notes, .. } = entry;
    let (emails, addresses, notes) = (emails.clone(), addresses.clone(), notes.clone());
    Some(PhoneBookEntry { record: *record, numbers, emails, addresses, notes })
}

/// What of an entry is for the services found, and for the societies of the list if one of those was; `None` where no
/// number is.
fn serving(entry: &PhoneBookEntry, found: &RecordSet, for_society: bool) -> Option<PhoneBookEntry> {
    let for_it = |number: &BookNumber| {
        let services: Vec<RecordIdx> = number.services.iter().copied().filter(|no| found.contains(*no)).collect();
        let for_societies = number.for_societies && for_society;
        let is_for_it = for_societies || !services.is_empty();
        is_for_it.then(|| BookNumber { services, for_societies, ..number.clone() })
    };
    let mut entry = with_numbers(entry, entry.numbers.iter().filter_map(for_it))?;
    entry.emails.retain(|(_, services)| services.iter().any(|service| found.contains(*service)));
    Some(entry)
}

#[cfg(test)]
mod tests {
    use super::digits_in;
    use crate::search::Query;

    #[test]
    fn digits_are_found_across_the_signs_of_a_number() {
        assert_eq!(digits_in("2712", "022-2712 2522"), Some(4..8));
        assert_eq!(digits_in("02227122522801", "022-27122522 转 801"), Some(0..18));
        assert_eq!([digits_in("9", "022"), digits_in("0221", "022"), digits_in("1", "")], [None, None, None]);
    }

    #[test]
    fn only_digits_alone_are_of_a_number() {
        let digits = |text: &str| Query::parse(text).phone_digits();
        for (typed, read) in [("022-2712", "0222712"), ("2712 25", "271225"), ("-271", "271")] {
            assert_eq!(digits(typed).as_deref(), Some(read));
        }
        for other in ["57", "科 271", "!271", "month:9", ""] {
            assert_eq!(digits(other), None, "{other}");
        }
    }
}
