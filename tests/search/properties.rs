//! What holds for every query, whatever it is.

use std::collections::HashSet;
use std::sync::Arc;

use crate::{ids, shipped};
use kechuang::directory::{Directory, Kind, RecordIdx, RecordList};
use kechuang::search::{Index, Naming, Query, Tier};
use proptest::prelude::*;

/// The records that a query finds as typed.
fn exact(query: &str) -> HashSet<RecordIdx> {
    let (_, index) = shipped();
    let found = index.search(&Query::parse(query), None, usize::MAX);
    found.hits.into_iter().filter(|hit| hit.tier == Tier::Exact).map(|hit| hit.record).collect()
}

/// The words of the directory, as they are typed: names, their sounds, numbers.
pub(crate) fn typed() -> impl Strategy<Value = String> {
    let (directory, _) = shipped();
    let names: Vec<String> = directory.records().map(|(_, record)| record.name().to_owned()).collect();
    let sounds: Vec<String> =
        directory.records().map(|(_, record)| kechuang::search::reading(record).concat()).collect();
    prop_oneof![
        proptest::sample::select(names),
        proptest::sample::select(sounds),
        "[a-z]{1,6}",
        "[0-9]{1,8}",
        "[学会科技工程医药天津数a-z]{1,6}",
    ]
}

/// The shipped directory, its lists in another order.
fn shuffled(seed: usize) -> Arc<Directory> {
    let (directory, _) = shipped();
    let mut contents = directory.contents();
    let services = contents.services.len();
    contents.services.rotate_left(seed % services);
    contents.disciplines.reverse();
    contents.disciplines.iter_mut().for_each(|it| it.societies.reverse());
    contents.departments.rotate_left(seed % 7);
    contents.profiles.reverse();
    Arc::new(contents.into())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_character_never_adds_an_answer(text in typed(), skip in 0_usize..4) {
        let text: String = text.chars().filter(|c| c.is_alphanumeric()).skip(skip).take(12).collect();
        // With 0086 begins every number of the country, and with what is typed before it none.
        prop_assume!(!text.starts_with("0086"));
        let mut before: Option<HashSet<RecordIdx>> = None;
        for (at, c) in text.char_indices() {
            let now = exact(&text[..at + c.len_utf8()]);
            if let Some(before) = &before {
                prop_assert!(now.is_subset(before), "{} adds an answer", &text[..at + c.len_utf8()]);
            }
            before = Some(now);
        }
    }

    /// What once did: behind `00` stands a country code, and a number begins with that.
    #[test]
    fn a_begun_country_code_adds_no_number(code in "00[0-79][0-9]{0,5}|008[0-57-9][0-9]{0,4}") {
        let answers: Vec<_> = (2..=code.len()).map(|end| exact(&code[..end])).collect();
        prop_assert!(answers.windows(2).all(|pair| pair[1].is_subset(&pair[0])), "{}", code);
    }

    /// What once did: behind `00` a third 0 is no country code.
    #[test]
    fn a_third_nought_is_no_country(count in 3_usize..8) {
        prop_assert!(exact(&"0".repeat(count)).is_subset(&exact(&"0".repeat(count - 1))));
    }

    #[test]
    fn the_order_of_loading_does_not_matter(text in typed(), seed in 0_usize..100) {
        let (directory, index) = shipped();
        let other = shuffled(seed);
        let other_index = Index::build(&other);
        let query: String = text.chars().take(5).collect();
        prop_assert_eq!(ids(directory, index, &query), ids(&other, &other_index, &query));
    }

    #[test]
    fn no_text_is_too_strange_to_be_a_query(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let (directory, index) = shipped();
        let text = String::from_utf8_lossy(&bytes);
        let query = Query::parse(&text);
        let found = index.search(&query, None, 10);
        prop_assert!(found.total <= directory.len());
        for hit in found.hits {
            let _ = index.highlighter(&query).marks(hit.record);
        }
        let _ = index.complete(&text, Naming::English);
    }

    #[test]
    fn no_signs_are_too_strange_either(text in "[!'^$: ：！天津a-z0-9\\PC]{0,80}") {
        let (_, index) = shipped();
        let query = Query::parse(&text);
        for hit in index.search(&query, None, 10).hits {
            let _ = index.highlighter(&query).marks(hit.record);
        }
        let _ = index.complete(&text, Naming::English);
    }

    #[test]
    fn a_scope_is_a_part_of_the_whole_answer(text in typed(), step in 2_usize..5) {
        let (directory, index) = shipped();
        let query = Query::parse(&text.chars().take(4).collect::<String>());
        let scope: RecordList = directory.records().map(|(no, _)| no).step_by(step).collect();
        let whole = index.search(&query, None, usize::MAX);
        let part = index.search(&query, Some(&scope), usize::MAX);
        let expected: Vec<RecordIdx> = whole.hits.iter().map(|hit| hit.record).filter(|no| scope.row_of(*no).is_some()).collect();
        let exact = |found: &kechuang::search::Found| found.hits.iter().any(|hit| hit.tier == Tier::Exact);
        if exact(&whole) == exact(&part) {
            prop_assert_eq!(part.hits.iter().map(|hit| hit.record).collect::<Vec<_>>(), expected);
        }
    }

    /// Whatever the scope and the limit, an answer tells how much there is outside and how good that is.
    #[test]
    fn an_answer_knows_what_is_outside(text in typed(), from in 0_u32..276, len in 0_u32..276, limit in 0_usize..9) {
        let (directory, index) = shipped();
        let query = Query::parse(&text.chars().take(4).collect::<String>());
        let range = RecordList::range(from..from + len);
        let scope: RecordList = range.iter().filter(|record| record.index() < directory.len()).collect();
        let whole = index.search(&query, None, usize::MAX);
        let part = index.search(&query, Some(&scope), limit);
        prop_assert_eq!(&index.search(&query, Some(&range), limit), &part);
        let best = |inside: bool| {
            let hits = whole.hits.iter().filter(|hit| scope.row_of(hit.record).is_some() == inside);
            hits.map(|hit| hit.tier).max()
        };
        let outside = whole.hits.iter().filter(|hit| scope.row_of(hit.record).is_none()).count();
        prop_assert_eq!((part.outside.total, part.outside.best), (outside, best(false)));
        prop_assert_eq!((whole.outside.total, whole.best), (0, whole.hits.first().map(|hit| hit.tier)));
        let matching = part.matching.clone().unwrap();
        prop_assert_eq!(matching.len(), part.total + outside);
        prop_assert_eq!(matching.count_in(&scope), part.total);
        prop_assert!(whole.hits.iter().all(|hit| matching.contains(hit.record)));
        prop_assert_eq!(part.is_better_outside(), best(false) > part.best);
    }
}

#[test]
fn a_range_is_searched_like_the_list_of_its_records() {
    let (directory, index) = shipped();
    for kind in Kind::ALL {
        let range = directory.of_kind(kind);
        let list: RecordList = range.iter().collect();
        assert!(range.as_range().is_some() && list.as_range().is_none());
        for query in ["", "学会", "kp", "022", "dept:学会部", "!学", "天津shi"] {
            let found = |scope| index.search(&Query::parse(query), Some(scope), 9);
            assert_eq!(found(&range), found(&list), "{kind:?} {query}");
        }
    }
    let count = u32::try_from(index.len()).unwrap();
    let all = index.search(&Query::parse("学会"), None, usize::MAX);
    assert_eq!(index.search(&Query::parse("学会"), Some(&RecordList::all(count)), usize::MAX), all);
    assert_eq!(index.search(&Query::parse("学会"), Some(&RecordList::range(0..u32::MAX)), usize::MAX), all);
    assert_eq!(index.search(&Query::parse(""), Some(&RecordList::range(count..u32::MAX)), 9).total, 0);
}

#[test]
fn nothing_asked_of_a_list_is_its_records_in_order() {
    let (_, index) = shipped();
    let list: RecordList = [9, 3, 7, 3, 1, 8].map(RecordIdx).into_iter().collect();
    let found = index.search(&Query::parse(""), Some(&list), 3);
    assert_eq!(found.hits.iter().map(|hit| hit.record.0).collect::<Vec<_>>(), [1, 3, 7]);
    assert_eq!(found.total, 5);
}

#[test]
fn a_very_long_query_is_answered() {
    let (_, index) = shipped();
    for text in ["学".repeat(5_000), "a".repeat(5_000), "a ".repeat(300), "!a ".repeat(100), "dept:学 ".repeat(100)] {
        let _ = index.search(&Query::parse(&text), None, 10);
    }
}

#[test]
fn the_limit_cuts_the_list_and_not_the_count() {
    let (_, index) = shipped();
    let query = Query::parse("学会");
    let all = index.search(&query, None, usize::MAX);
    let some = index.search(&query, None, 7);
    assert_eq!(some.total, all.hits.len());
    assert_eq!(some.hits, all.hits[..7]);
    assert_eq!(index.search(&query, Some(&RecordList::default()), 7).total, 0);
    assert_eq!(index.search(&query, Some(&RecordList::from_iter([RecordIdx(99_999)])), 7).total, 0);
}
