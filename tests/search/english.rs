//! Names in English are found as names are: by words, beginnings, other forms, one slip and initials; and they never stand
//! before a name that has the sounds or the initials that were typed.

use std::sync::Arc;

use crate::{directory_of, ids, names, shipped};
use kechuang::directory::{Directory, Society};
use kechuang::search::{Index, Query, Tier};

/// A directory of societies with names in both languages.
fn in_both(named: &[(&str, &str)]) -> Arc<Directory> {
    let society = |(name, english): &(&str, &str)| Society {
        name: (*name).to_owned(),
        english: Some((*english).to_owned()),
        ..Society::default()
    };
    directory_of(named.iter().map(society))
}

/// Societies of every sort; so many begin and end alike that what is alike says nothing of them.
const SOCIETIES: [(&str, &str); 13] = [
    ("天津市药学会", "Tianjin Pharmaceutical Association"),
    ("天津市机器人学会", "Tianjin Robotics Society"),
    ("天津市人工智能学会", "Tianjin Society of Artificial Intelligence"),
    ("天津市自动化学会", "Tianjin Society of Automation"),
    ("天津市图书馆学会", "Tianjin Library Society"),
    ("天津市有色金属学会", "Tianjin Society for Non-Ferrous Metals"),
    ("天津市女医师协会", "Tianjin Women Doctors' Society"),
    ("天津市电气电子学会", "Tianjin Society of Electrical and Electronics Engineering"),
    ("天津市爱国卫生协会", "Tianjin Patriotic Health Society"),
    ("天津市土壤学会", "Tianjin Society of Soil Science"),
    ("天津市图学会", "Tianjin Graphics Society"),
    ("天津市化学会", "Tianjin Chemical Society"),
    ("天津市电磁学会", "Tianjin Electromagnetic Society"),
];

/// The names found, with how.
fn found(directory: &Directory, index: &Index, query: &str) -> Vec<(String, Tier)> {
    let found = index.search(&Query::parse(query), None, usize::MAX);
    found.hits.iter().map(|hit| (directory.record(hit.record).unwrap().name().to_owned(), hit.tier)).collect()
}

#[test]
fn an_english_name_is_found_by_words_forms_and_slips() {
    let directory = in_both(&SOCIETIES);
    let index = Index::build(&directory);
    for (query, name, tier) in [
        ("robotics", "天津市机器人学会", Tier::Exact),
        ("robot", "天津市机器人学会", Tier::Exact),
        ("Robots", "天津市机器人学会", Tier::Exact),
        ("pharmacy", "天津市药学会", Tier::Exact),
        ("pharmacist", "天津市药学会", Tier::Exact),
        ("pharma", "天津市药学会", Tier::Exact),
        ("pharmaceutcal", "天津市药学会", Tier::Near),
        ("magnetic", "天津市电磁学会", Tier::Near),
        ("automaiton", "天津市自动化学会", Tier::Near),
        ("automatic", "天津市自动化学会", Tier::Exact),
        ("libraries", "天津市图书馆学会", Tier::Exact),
        ("chemistry", "天津市化学会", Tier::Exact),
        ("women's", "天津市女医师协会", Tier::Exact),
        ("doctor", "天津市女医师协会", Tier::Exact),
        ("nonferrous", "天津市有色金属学会", Tier::Exact),
        ("non-ferrous", "天津市有色金属学会", Tier::Exact),
        ("artificial intelligence", "天津市人工智能学会", Tier::Exact),
        ("intelligence artificial", "天津市人工智能学会", Tier::Exact),
        ("artificialintel", "天津市人工智能学会", Tier::Exact),
        ("society of automation", "天津市自动化学会", Tier::Exact),
        ("ｒｏｂｏｔ", "天津市机器人学会", Tier::Exact),
        ("'robotics", "天津市机器人学会", Tier::Exact),
        ("^robotics", "天津市机器人学会", Tier::Exact),
        ("metals$", "天津市有色金属学会", Tier::Exact),
        ("学会 robot", "天津市机器人学会", Tier::Exact),
    ] {
        assert_eq!(found(&directory, &index, query).first(), Some(&(name.to_owned(), tier)), "{query}");
    }
    for query in ["xobotcs", "'robots", "^automaticaly", "robotics$ library", "xyzzy", "robotics automation"] {
        assert!(found(&directory, &index, query).is_empty(), "{query}: {:?}", found(&directory, &index, query));
    }
    assert!(!names(&directory, &index, "学会 !robots").contains(&"天津市机器人学会".to_owned()));
    assert!(names(&directory, &index, "学会 !robo").contains(&"天津市机器人学会".to_owned()));
}

#[test]
fn initials_are_those_of_a_run_of_words() {
    let directory = in_both(&SOCIETIES);
    let index = Index::build(&directory);
    for (query, name) in [
        ("AI", "天津市人工智能学会"),
        ("EEE", "天津市电气电子学会"),
        ("TSAI", "天津市人工智能学会"),
        ("SS", "天津市土壤学会"),
        ("nfm", "天津市有色金属学会"),
        ("eee", "天津市电气电子学会"),
    ] {
        assert_eq!(names(&directory, &index, query).first().map(String::as_str), Some(name), "{query}");
    }
    // In small letters they may as well be sounds, and these come first.
    assert_eq!(names(&directory, &index, "ai")[..2], ["天津市爱国卫生协会", "天津市人工智能学会"]);
    assert_eq!(names(&directory, &index, "AI")[..2], ["天津市人工智能学会", "天津市爱国卫生协会"]);
}

#[test]
fn a_beginning_stands_behind_every_name_with_these_sounds() {
    let directory = in_both(&[
        ("天津市机器人学会", "Tianjin Shenzhen Ship Society"),
        ("天津市数学会", "Tianjin Mathematical Society"),
        ("天津市高等教育数学研究会", "Tianjin Research Association"),
    ]);
    let index = Index::build(&directory);
    for query in ["s", "sh", "shu"] {
        let names = names(&directory, &index, query);
        let at = |name: &str| names.iter().position(|it| it == name);
        let (by_sound, begun) = (at("天津市高等教育数学研究会"), at("天津市机器人学会"));
        assert!(by_sound < begun || begun.is_none(), "{query}: {names:?}");
    }
    assert_eq!(names(&directory, &index, "ship"), ["天津市机器人学会"]);
}

#[test]
fn typing_on_never_adds_an_answer() {
    let directory = in_both(&SOCIETIES);
    let index = Index::build(&directory);
    for whole in
        ["robotics", "pharmacists", "chemistry", "nonferrous", "artificialintelligence", "tsai", "women's", "libraries"]
    {
        let mut before = None;
        for end in 1..=whole.len() {
            let mut now = found(&directory, &index, &whole[..end]);
            now.retain(|(_, tier)| *tier == Tier::Exact);
            now.sort_unstable();
            assert!(!now.is_empty(), "{}", &whole[..end]);
            if let Some(before) = before.replace(now.clone()) {
                let added: Vec<_> = now.iter().filter(|it| !before.contains(it)).collect();
                assert!(added.is_empty(), "{}: {added:?}", &whole[..end]);
            }
        }
    }
}

#[test]
fn the_marks_are_the_letters_that_were_meant() {
    let directory = in_both(&SOCIETIES);
    let index = Index::build(&directory);
    let marked = |query: &str, at: usize| {
        let (_, english) = SOCIETIES[at];
        let marks = index.highlighter(&Query::parse(query)).marks_in_english(english);
        assert!(marks.is_sorted_by(|a, b| a.end <= b.start), "{query}: {marks:?}");
        let bracket = |(i, c): (usize, char)| {
            let begin = if marks.iter().any(|it| it.start == i) { "[" } else { "" };
            let end = if marks.iter().any(|it| it.end == i + 1) { "]" } else { "" };
            format!("{begin}{c}{end}")
        };
        english.chars().enumerate().map(bracket).collect::<String>()
    };
    for (query, at, expected) in [
        ("robots", 1, "Tianjin [Robot]ics Society"),
        ("robotics society", 1, "Tianjin [Robotics] [Society]"),
        ("AI", 2, "Tianjin Society of [A]rtificial [I]ntelligence"),
        ("pharma", 0, "Tianjin [Pharma]ceutical Association"),
        ("pharmaceutcal", 0, "Tianjin [Pharmaceutical] Association"),
        ("nonferrous", 5, "Tianjin Society for [Non]-[Ferrous] Metals"),
        ("机器人 robots", 1, "Tianjin [Robot]ics Society"),
        ("!robots", 1, "Tianjin Robotics Society"),
        ("机器人", 1, "Tianjin Robotics Society"),
    ] {
        assert_eq!(marked(query, at), expected, "{query}");
    }
}

#[test]
fn an_entry_found_by_its_english_name_shows_that_name() {
    let directory = in_both(&SOCIETIES);
    let index = Index::build(&directory);
    for (query, at) in [("robots", 1), ("AI", 2), ("pharmaceutcal", 0), ("artificial intelligence", 2)] {
        let highlighter = index.highlighter(&Query::parse(query));
        let found = index.search(&Query::parse(query), None, 1);
        let snippet = highlighter.snippet(found.hits[0].record).unwrap();
        assert_eq!(snippet.text, SOCIETIES[at].1, "{query}");
        assert_eq!(snippet.marks, highlighter.marks_in_english(&snippet.text), "{query}");
    }
    // Its name on the row says it already.
    let query = Query::parse("jqr robots");
    assert_eq!(index.highlighter(&query).snippet(index.search(&query, None, 1).hits[0].record), None);
}

/// What people type who know the usual English, and what they mean.
const USUAL: [(&str, &str); 44] = [
    ("pharmacy", "society-medicine-04"),
    ("Pharmaceutical Association", "society-medicine-04"),
    ("robotics", "society-engineering-47"),
    ("robot", "society-engineering-47"),
    ("Society of Automation", "society-engineering-10"),
    ("mathematics", "society-natural-science-01"),
    ("math", "society-natural-science-01"),
    ("physics", "society-natural-science-02"),
    ("chemistry", "society-natural-science-06"),
    ("astronomy", "society-natural-science-07"),
    ("genetics", "society-natural-science-17"),
    ("biochemistry", "society-natural-science-14"),
    ("cell biology", "society-natural-science-15"),
    ("environmental science", "society-natural-science-20"),
    ("nursing", "society-medicine-05"),
    ("stroke", "society-medicine-18"),
    ("cancer", "society-medicine-12"),
    ("tuberculosis", "society-medicine-11"),
    ("nutrition", "society-medicine-08"),
    ("acupuncture", "society-medicine-10"),
    ("medical imaging", "society-medicine-22"),
    ("computer", "society-engineering-15"),
    ("computers", "society-engineering-15"),
    ("artificial intelligence", "society-engineering-54"),
    ("AI", "society-engineering-54"),
    ("artifical inteligence", "society-engineering-54"),
    ("refrigeration", "society-engineering-08"),
    ("vacuum", "society-engineering-09"),
    ("nuclear", "society-engineering-25"),
    ("laser", "society-engineering-49"),
    ("food science", "society-engineering-35"),
    ("library", "society-interdisciplinary-06"),
    ("libraries", "society-interdisciplinary-06"),
    ("journal", "society-interdisciplinary-14"),
    ("journals", "society-interdisciplinary-14"),
    ("statistics", "society-interdisciplinary-03"),
    ("science writers", "society-interdisciplinary-10"),
    ("animation", "society-interdisciplinary-27"),
    ("tea", "society-agriculture-07"),
    ("forestry", "society-agriculture-02"),
    ("veterinary", "society-agriculture-05"),
    ("youth award", "service-12"),
    ("science museum", "department-science-museum"),
    ("museum", "department-science-museum"),
];

#[test]
fn the_shipped_entries_are_found_in_english() {
    let (directory, index) = shipped();
    for (query, id) in USUAL {
        assert_eq!(ids(directory, index, query).first().map(String::as_str), Some(id), "{query}");
    }
}

#[test]
fn every_shipped_name_is_found_by_its_whole_english_name() {
    let (directory, index) = shipped();
    let mut named = 0;
    for (no, heading) in directory.headings() {
        let Some(english) = heading.english else { continue };
        let query = Query::parse(english);
        let found = index.search(&query, None, usize::MAX);
        let first = found.hits.first().unwrap_or_else(|| panic!("{english} finds nothing"));
        let first_name = directory.heading(first.record).unwrap().english;
        assert!(first.record == no || first_name == Some(english), "{english}: {first_name:?}");
        assert!(!index.highlighter(&query).marks_in_english(english).is_empty(), "{english}");
        named += 1;
    }
    assert!(named > 200, "{named}");
}
