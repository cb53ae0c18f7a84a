//! An index that was written and is read in place answers as the one that was built; one that is damaged answers
//! something, or says so.

use std::collections::HashMap;
use std::sync::Arc;

use bytes::Bytes;
use kechuang::directory::{Directory, RecordList};
use kechuang::loader::{Source, load};
use kechuang::search::{Damaged, Index, Naming, Query, Scheme, SearchOptions, SectionName};
use proptest::prelude::*;

use crate::{intents, shipped, societies};

/// Queries of every sort: names and sounds, slips, scattered letters, text, numbers, addresses, fields, operators.
const QUERIES: &[&str] = &[
    "",
    "s",
    "sxh",
    "shuxuehui",
    "jisuanjj",
    "数学会",
    "计算机学汇",
    "科普大使",
    "企业 科协",
    "uuxthv",
    "tj数学",
    "调查问卷",
    "12",
    "0",
    "27",
    "2712",
    "022-27122522",
    "tast.org",
    "society-",
    "service-01",
    "se",
    "第二十五条",
    "会$",
    "^天津",
    "!学会",
    "'科普",
    "数学 | 物理",
    "dept:科普部",
    "tel:2712",
    "for:企业",
    "part:2",
    "part:理学",
    "cycle:每年",
    "kind:society",
    "age:38",
    "month:9",
    "for:没有的",
    "kexue",
    "zhongguo",
    "shh",
    "ü",
    "院士",
];

fn sections(index: &Index) -> HashMap<SectionName, Bytes> {
    index.sections().into_iter().collect()
}

fn opened(
    directory: &Arc<Directory>,
    options: SearchOptions,
    sections: &HashMap<SectionName, Bytes>,
) -> Result<Index, Damaged> {
    Index::from_sections(directory, options, |name| sections.get(name).cloned())
}

/// Everything that an index answers to a query: hits with scores and tiers, counts, problems, marks, completions.
fn everything(index: &Index, query: &str) -> String {
    let parsed = Query::parse(query);
    let found = index.search(&parsed, None, 60);
    let highlighter = index.highlighter(&parsed);
    let marks: Vec<Vec<u32>> = found.hits.iter().map(|hit| highlighter.marks(hit.record)).collect();
    let scope: RecordList = found.hits.iter().map(|hit| hit.record).step_by(3).collect();
    let part = index.search(&parsed, Some(&scope), 20);
    format!("{found:?} {marks:?} {part:?} {:?}", index.complete(query, Naming::English))
}

#[track_caller]
fn answers_alike(directory: &Arc<Directory>, scheme: Option<Scheme>) {
    let options = SearchOptions { double_pinyin: scheme };
    let built = Index::build_with(directory, options);
    // What is written knows nothing of how one types: the scheme is chosen when it is opened.
    let opened = opened(directory, options, &sections(&Index::build(directory))).unwrap();
    let names = directory.headings().step_by(7).map(|(_, heading)| heading.name.chars().take(4).collect::<String>());
    let typed: Vec<String> = names.take(60).chain(QUERIES.iter().map(|it| (*it).to_owned())).collect();
    for query in &typed {
        assert_eq!(everything(&opened, query), everything(&built, query), "{scheme:?} {query}");
    }
}

#[test]
fn an_opened_index_answers_as_the_built_one() {
    let (directory, _) = shipped();
    for scheme in [None, Some(Scheme::Xiaohe), Some(Scheme::Microsoft)] {
        answers_alike(directory, scheme);
    }
    answers_alike(&societies(&["天津市数学会", "天津乾县重庆学会", "X"]), None);
    answers_alike(&Arc::new(Directory::default()), None);
}

/// The shipped index is opened as it was built into the program; this one is built now, from the files.
#[test]
fn the_shipped_index_answers_as_one_of_the_files() {
    let (_, shipped) = shipped();
    let directory = Arc::new(load(&Source::shipped(), |_| ()).unwrap());
    let built = Index::build(&directory);
    for query in intents::queries().chain(QUERIES.iter().copied()) {
        assert_eq!(everything(shipped, query), everything(&built, query), "{query}");
    }
}

#[test]
fn a_section_has_a_short_name_of_its_own() {
    let (_, index) = shipped();
    let all = index.sections();
    assert_eq!(sections(index).len(), all.len());
    assert!(all.iter().all(|(name, _)| name.is_ascii() && (1..=16).contains(&name.len())));
}

#[test]
fn a_missing_section_is_named() {
    let (directory, index) = shipped();
    for (name, _) in index.sections() {
        let mut others = sections(index);
        others.remove(name);
        let missing = opened(directory, SearchOptions::default(), &others);
        assert_eq!(missing.unwrap_err(), Damaged { section: name });
    }
}

/// What is done to the bytes of a section.
#[derive(Debug, Clone)]
enum Harm {
    /// A byte becomes another.
    Flip(usize, u8),
    /// The rest is cut off.
    Cut(usize),
    /// A stretch is filled with one byte.
    Fill(usize, usize, u8),
    /// It lies where its values must not.
    Shift,
}

fn harmed(bytes: &Bytes, harm: &Harm) -> Bytes {
    let mut harmed = bytes.to_vec();
    let len = harmed.len().max(1);
    match *harm {
        Harm::Flip(at, mask) => {
            if let Some(byte) = harmed.get_mut(at % len) {
                *byte ^= mask;
            }
        }
        Harm::Cut(at) => harmed.truncate(at % len),
        Harm::Fill(from, count, byte) => harmed.iter_mut().skip(from % len).take(count).for_each(|it| *it = byte),
        Harm::Shift => {
            harmed.insert(0, 0);
            return Bytes::from(harmed).slice(1..);
        }
    }
    harmed.into()
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        (any::<usize>(), 1_u8..).prop_map(|(at, mask)| Harm::Flip(at, mask)),
        any::<usize>().prop_map(Harm::Cut),
        (any::<usize>(), 1_usize..400, any::<u8>()).prop_map(|(at, count, byte)| Harm::Fill(at, count, byte)),
        Just(Harm::Shift),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_index_never_ends_the_program(harms in proptest::collection::vec((0_usize..64, harm()), 1..6)) {
        let (directory, index) = shipped();
        let mut all = sections(index);
        let names: Vec<SectionName> = index.sections().into_iter().map(|(name, _)| name).collect();
        for (at, harm) in harms {
            let section = all.get_mut(names[at % names.len()]).unwrap();
            *section = harmed(section, &harm);
        }
        if let Ok(index) = opened(directory, SearchOptions::default(), &all) {
            for query in QUERIES {
                everything(&index, query);
            }
        }
    }
}
