//! A need in plain words finds its entry where no name does, and says how it was understood.

use std::sync::Arc;

use kechuang::directory::{Directory, Section, Service, Thesaurus, ThesaurusGroup};
use kechuang::search::{Found, Index, Meaning, Tier};

use crate::{asked, ids, shipped};

/// Services with a name and a text each, in this order, and a thesaurus.
fn services(all: &[(&str, &str)], ignored: &[&str], groups: &[(&[&str], &[&str])]) -> (Arc<Directory>, Index) {
    let (directory, _) = shipped();
    let mut contents = directory.contents();
    let like = contents.services[0].clone();
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let groups =
        groups.iter().map(|(words, leads_to)| ThesaurusGroup { words: owned(words), leads_to: owned(leads_to) });
    contents.thesaurus = Thesaurus { ignored: owned(ignored), groups: groups.collect() };
    contents.disciplines = Vec::new();
    contents.profiles = Vec::new();
    contents.charter = None;
    contents.info.preface = None;
    contents.services = (1..)
        .zip(all)
        .map(|(number, (name, text))| Service {
            id: format!("service-{number}").into(),
            number,
            name: (*name).to_owned(),
            summary: (*text).to_owned(),
            part: like.part.clone(),
            page: like.page,
            ..Service::default()
        })
        .collect();
    let directory: Arc<Directory> = Arc::new(contents.into());
    let index = Index::build(&directory);
    (directory, index)
}

fn found(index: &Index, query: &str) -> Found {
    index.search(&asked(query), None, usize::MAX)
}

fn meant(index: &Index, query: &str) -> Meaning {
    found(index, query).meaning.unwrap_or_else(|| panic!("a name answers {query}"))
}

fn pieces(index: &Index, query: &str) -> Vec<String> {
    meant(index, query).pieces.into_iter().map(|piece| piece.text).collect()
}

const BOOKS: &[(&str, &str)] = &[
    ("著作出版资助项目", "资助科技工作者出版学术著作。"),
    ("学术会议", "每年举办的学术会议预先告知。"),
    ("院士讲座", "请院士作报告。"),
    ("企业评估", "评估企业科协的工作。"),
];

const WORDS: &[(&[&str], &[&str])] =
    &[(&["出书", "出版", "publish a book"], &[]), (&["补贴", "资助"], &[]), (&["讲课", "授课"], &["讲座"])];

#[test]
fn everyday_needs_find_their_entry() {
    let (directory, index) = shipped();
    for (query, expected) in [
        ("出书补贴", "service-46"),
        ("会议预告", "service-48"),
        ("口述历史", "service-06"),
        ("企业专利免费", "service-35"),
    ] {
        assert_eq!(ids(directory, index, query).first().map(String::as_str), Some(expected), "{query}");
    }
}

#[test]
fn words_without_blanks_find_each_on_its_own() {
    let (directory, index) = services(BOOKS, &["怎么", "我想"], WORDS);
    for query in ["出书补贴", "怎么出书", "我想出书补贴", "出书 补贴", "补贴出书"] {
        assert_eq!(ids(&directory, &index, query).first().map(String::as_str), Some("service-1"), "{query}");
        assert_eq!(found(&index, query).best, Some(Tier::Meaning), "{query}");
    }
    assert_eq!(pieces(&index, "我想出书补贴"), ["出书", "补贴"]);
}

#[test]
fn it_is_said_what_each_word_leads_to_and_where_it_was_typed() {
    let (_, index) = services(BOOKS, &["怎么"], WORDS);
    let text = "怎么出书";
    let meaning = meant(&index, text);
    let [piece] = meaning.pieces.as_slice() else { panic!("{meaning:?}") };
    assert_eq!(&text[piece.range.clone()], "出书");
    assert!(!piece.stands);
    assert_eq!(piece.leads_to, ["出版"]);
    assert_eq!(piece.entries, 1);
}

#[test]
fn what_is_led_to_does_not_lead_back() {
    let (directory, index) = services(BOOKS, &[], WORDS);
    assert_eq!(ids(&directory, &index, "授课"), ["service-3"]);
    assert!(found(&index, "讲座").meaning.is_none());
    let (_, index) = services(&[("讲课培训", ""), ("别的", "")], &[], WORDS);
    assert_eq!(found(&index, "讲座").total, 0);
}

#[test]
fn nothing_is_followed_twice() {
    let chain: &[(&[&str], &[&str])] = &[(&["甲乙"], &["丙丁"]), (&["丙丁"], &["讲座"])];
    let (directory, index) = services(BOOKS, &[], chain);
    assert_eq!(ids(&directory, &index, "丙丁"), ["service-3"]);
    assert_eq!(found(&index, "甲乙").total, 0);
}

#[test]
fn english_words_of_a_group_lead_there_too() {
    let (directory, index) = services(BOOKS, &["a", "to", "how"], WORDS);
    for query in ["publish a book", "how to publish a book", "Publish a books"] {
        assert_eq!(ids(&directory, &index, query), ["service-1"], "{query}");
    }
}

#[test]
fn a_name_that_answers_is_not_mixed_with_what_is_meant() {
    let (directory, index) = services(BOOKS, &[], &[(&["评估"], &["资助", "讲座"])]);
    let answer = found(&index, "评估");
    assert_eq!(answer.meaning, None);
    assert_eq!(ids(&directory, &index, "评估"), ["service-4"]);
}

#[test]
fn more_and_rarer_words_come_first() {
    let all = &[("甲", "企业的创新。"), ("乙", "企业的创新与专利。"), ("丙", "企业。"), ("丁", "企业与企业。")];
    let (directory, index) = services(all, &[], &[(&["企业"], &[]), (&["专利"], &[]), (&["创新"], &[])]);
    let order = ids(&directory, &index, "企业专利创新");
    assert_eq!(order.first().map(String::as_str), Some("service-2"));
    assert!(!order.contains(&"service-3".to_owned()), "{order:?}");
}

#[test]
fn a_slip_is_no_slip_where_every_word_is_known() {
    let (directory, index) =
        services(&[("人才工作会", ""), ("讲座", "")], &[], &[(&["人才"], &[]), (&["工作课"], &["讲座"])]);
    assert_eq!(found(&index, "人才工作汇").best, Some(Tier::Near));
    assert_eq!(found(&index, "人才工作课").best, Some(Tier::Meaning));
    assert_eq!(ids(&directory, &index, "人才工作课").len(), 2);
}

#[test]
fn what_the_directory_does_not_have_finds_nothing_and_says_so() {
    let (_, index) = shipped();
    for query in ["区块链", "驾驶证", "第四十六条", "公积金贷款", "mortgage", "租房合同", "passport renewal"]
    {
        let answer = found(index, query);
        assert_eq!((answer.total, answer.best), (0, None), "{query}");
        assert_eq!(answer.outside.total, 0, "{query}");
    }
    let meaning = meant(index, "区块链");
    assert!(meaning.is_beyond());
    assert_eq!(meaning.unknown.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["区块链"]);
}

#[test]
fn an_unknown_word_is_said_beside_those_that_found() {
    let (directory, index) = services(BOOKS, &[], WORDS);
    let meaning = meant(&index, "出书补贴鲸");
    assert_eq!(meaning.unknown.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["鲸"]);
    assert_eq!(ids(&directory, &index, "出书补贴鲸").first().map(String::as_str), Some("service-1"));
    assert!(ids(&directory, &index, "出书鲸鱼").is_empty());
}

#[test]
fn a_word_that_is_nearly_one_of_the_directory_is_told() {
    let (_, index) = services(BOOKS, &[], &[(&["区块链"], &["著作"])]);
    let meaning = meant(&index, "区快链");
    assert_eq!(meaning.unknown.iter().map(|it| it.near.as_deref()).collect::<Vec<_>>(), [Some("区块链")]);
}

#[test]
fn fields_and_operators_stay_as_they_are() {
    let (directory, index) = services(BOOKS, &[], WORDS);
    assert!(ids(&directory, &index, "出书补贴 !著作").is_empty());
    assert!(ids(&directory, &index, "'出书补贴").is_empty());
    assert!(ids(&directory, &index, "^出书补贴").is_empty());
    assert_eq!(ids(&directory, &index, "出书补贴 kind:service"), ["service-1"]);
    assert!(ids(&directory, &index, "出书补贴 kind:society").is_empty());
}

#[test]
fn conditions_in_plain_words_are_read_as_fields() {
    let (directory, index) = shipped();
    let meaning = meant(index, "45岁 成果转化");
    assert_eq!(meaning.conditions.len(), 1, "{meaning:?}");
    assert_eq!(meaning.conditions[0].value, "45");
    let by_words = found(index, "45岁");
    let by_field = found(index, "age:45");
    assert_eq!(by_words.hits, by_field.hits);
    assert_eq!(by_words.groups, by_field.groups);
    assert!(!ids(directory, index, "五月").is_empty());
}

#[test]
fn what_found_an_entry_is_marked() {
    let (directory, index) = services(BOOKS, &[], WORDS);
    let query = asked("出书补贴");
    let meaning = index.search(&query, None, 10).meaning;
    let no = directory.index_of("service-1").unwrap();
    let highlighter = index.highlighter(&query).with_meaning(meaning.as_ref()).for_record(no);
    let name: Vec<char> = "著作出版资助项目".chars().collect();
    let marked: String = highlighter.marks(no).iter().map(|at| name[*at as usize]).collect();
    assert_eq!(marked, "出版资助");
    assert_eq!(highlighter.marks_in("资助科技工作者出版"), [0..2, 7..9]);
    assert!(index.highlighter(&query).marks(no).is_empty());
}

#[test]
fn a_directory_without_a_thesaurus_cuts_by_its_own_words() {
    let (directory, index) = services(BOOKS, &[], &[]);
    assert_eq!(ids(&directory, &index, "著作会议").len(), 2);
    assert_eq!(found(&index, "著作会议").best, Some(Tier::Meaning));
}

/// The text of a section is worth as much as that of a summary at the most.
#[test]
fn running_text_is_searched_too() {
    let (directory, _) = shipped();
    let mut contents = directory.contents();
    contents.services[3].sections = vec![Section { heading: "犰狳".to_owned(), ..Section::default() }].into();
    let id = contents.services[3].id.to_string();
    let directory: Arc<Directory> = Arc::new(contents.into());
    let index = Index::build(&directory);
    assert_eq!(ids(&directory, &index, "犰狳"), [id]);
}
