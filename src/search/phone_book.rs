//! What a query finds in the phone book: who answers, or the numbers that are for what was found.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::index::Index;
use super::query::Query;
use crate::directory::{Kind, PhoneBookEntry, RecordIdx, RecordList};

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
    let places: Vec<(usize, char)> = printed.chars().enumerate().filter(|(_, c)| c.is_ascii_digit()).collect();
    let found = places.windows(digits.len().max(1)).find(|it| it.iter().map(|(_, c)| *c).eq(digits.chars()))?;
    Some(found.first()?.0..found.last()?.0 + 1)
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
        let directory = &self.directory;
        let (services, societies) = (directory.of_kind(Kind::Service), directory.of_kind(Kind::Society));
        let mut scope: Vec<RecordIdx> = book.iter().map(|entry| entry.record).collect();
        scope.extend(services.iter().chain(societies.iter()));
        scope.sort_unstable_by_key(|no| no.index());
        let scope: RecordList = scope.into_iter().collect();
        let found = self.search(query, Some(&scope), usize::MAX);
        let hits: Vec<RecordIdx> =
            found.hits.iter().filter(|hit| Some(hit.tier) == found.best).map(|hit| hit.record).collect();
        let ranks: HashMap<RecordIdx, usize> = hits.iter().copied().zip(0..).collect();
        let mut direct: Vec<&PhoneBookEntry> = book.iter().filter(|it| ranks.contains_key(&it.record)).collect();
        direct.sort_by_key(|entry| ranks.get(&entry.record));
        if !direct.is_empty() {
            return self.with_numbers_found(query, &direct);
        }
        let for_society = hits.iter().any(|no| directory.heading(*no).is_some_and(|it| it.kind == Kind::Society));
        let hits: HashSet<RecordIdx> = hits.into_iter().collect();
        let serving = book.iter().filter_map(|entry| serving(entry, &hits, for_society));
        serving.collect()
    }

    /// Entries that were found themselves: with the numbers only that were typed, if any of them was.
    fn with_numbers_found(&self, query: &Query, found: &[&PhoneBookEntry]) -> Vec<PhoneBookEntry> {
        let highlighter = self.highlighter(query);
        let mut found: Vec<PhoneBookEntry> = found.iter().map(|entry| (*entry).clone()).collect();
        for entry in &mut found {
            let is_typed = |number: &str| !highlighter.marks_in(number).is_empty();
            if entry.numbers.iter().any(|it| is_typed(&it.number)) {
                entry.numbers.retain(|it| is_typed(&it.number));
            }
        }
        found
    }
}

/// The numbers that hold digits, and whose they are.
#[must_use]
pub fn numbers_with(digits: &str, book: &[PhoneBookEntry]) -> Vec<PhoneBookEntry> {
    let holds = |number: &str| digits_in(digits, number).is_some();
    let with = book.iter().filter(|entry| entry.numbers.iter().any(|it| holds(&it.number))).cloned();
    let only = |mut entry: PhoneBookEntry| {
        entry.numbers.retain(|it| holds(&it.number));
        entry
    };
    with.map(only).collect()
}

/// What of an entry is for the services found, and for the societies of the list if one of those was; `None` where no
/// number is.
fn serving(entry: &PhoneBookEntry, found: &HashSet<RecordIdx>, for_society: bool) -> Option<PhoneBookEntry> {
    let mut entry = entry.clone();
    for number in &mut entry.numbers {
        number.services.retain(|service| found.contains(service));
        number.for_societies &= for_society;
    }
    entry.numbers.retain(|number| number.for_societies || !number.services.is_empty());
    entry.emails.retain(|(_, services)| services.iter().any(|service| found.contains(service)));
    (!entry.numbers.is_empty()).then_some(entry)
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
        assert_eq!([digits("022-2712"), digits("2712 25")].map(Option::unwrap_or_default), ["0222712", "271225"]);
        assert_eq!(
            [digits("57"), digits("科 271"), digits("-271"), digits("month:9"), digits("")],
            [const { None }; 5]
        );
    }
}
