//! Characters that the table of readings does not know, or knows otherwise, and characters that look like others.

use std::sync::Arc;

use crate::{ids, marked, names, shipped, societies, societies_read_as};
use kechuang::directory::{Block, Directory, Section};
use kechuang::search::{Index, Query, Scheme, SearchOptions, Tier, polyphone_readings, reading};

/// Names with the readings that only their records know.
fn read_by_their_records() -> Arc<Directory> {
    societies_read_as(&[
        ("乐亭医学会", Some("lao ting yi xue hui")),
        ("𠮷野家协会", Some("jí yě jiā xié huì")),
        ("行会", Some("heng hui")),
        ("乾安县农学会", None),
        ("亳州·涡阳AI学会", Some("bo zhou guo yang xue hui")),
    ])
}

/// The names found as typed, best first.
fn exactly(directory: &Directory, index: &Index, query: &str) -> Vec<String> {
    let found = index.search(&Query::parse(query), None, usize::MAX);
    let exact = found.hits.iter().filter(|hit| hit.tier == Tier::Exact);
    exact.map(|hit| directory.record(hit.record).unwrap().name().to_owned()).collect()
}

#[test]
fn a_given_syllable_is_a_reading_whether_or_not_it_is_known() {
    let directory = read_by_their_records();
    let index = Index::build(&directory);
    for (query, name) in [
        ("laoting", "乐亭医学会"),
        ("ltyxh", "乐亭医学会"),
        ("leting", "乐亭医学会"),
        ("jiyejia", "𠮷野家协会"),
        ("jyj", "𠮷野家协会"),
        ("野家xie", "𠮷野家协会"),
        ("jiyejiaxiehui", "𠮷野家协会"),
        ("henghui", "行会"),
        ("hanghui", "行会"),
        ("bozhouguoyang", "亳州·涡阳AI学会"),
        ("guoyangaixuehui", "亳州·涡阳AI学会"),
    ] {
        assert_eq!(exactly(&directory, &index, query), [name], "{query}");
    }
    assert_eq!(marked(&directory, &index, "jiyejia", "𠮷野家协会"), "[𠮷][野][家]协会");
    assert_eq!(marked(&directory, &index, "guoyangai", "亳州·涡阳AI学会"), "亳州·[涡][阳][A][I]学会");
    let (_, society) = directory.records().next().unwrap();
    assert_eq!(reading(society).join(" "), "lao ting yi xue hui");
}

#[test]
fn a_given_reading_is_typed_in_every_way_that_a_known_one_is() {
    let directory = read_by_their_records();
    let index = Index::build(&directory);
    for (slipped, name) in [("laotinhyixue", "乐亭医学会"), ("jiyejai", "𠮷野家协会"), ("吉野家协会", "𠮷野家协会")]
    {
        assert_eq!(names(&directory, &index, slipped).first().map(String::as_str), Some(name), "{slipped}");
    }
    let index = Index::build_with(&directory, SearchOptions { double_pinyin: Some(Scheme::Xiaohe) });
    assert_eq!(exactly(&directory, &index, "lctk"), ["乐亭医学会"]);
    assert_eq!(exactly(&directory, &index, "jiyejxxp"), ["𠮷野家协会"]);
}

#[test]
fn a_given_reading_holds_in_all_of_its_record_and_in_no_other() {
    let (directory, _) = shipped();
    let mut contents = directory.contents();
    contents.services[0].name = "乐亭服务".to_owned();
    contents.services[0].pinyin = Some("lao ting fu wu".to_owned());
    contents.services[0].alternate_names = vec!["河北乐亭".to_owned()].into();
    contents.services[0].sections = vec![Section {
        heading: "去乐亭听音乐".to_owned(),
        body: vec![Block::Text("乐亭在河北".to_owned())].into(),
    }]
    .into();
    contents.services[1].name = "乐亭旅行".to_owned();
    contents.services[1].pinyin = None;
    let directory = Arc::new(contents.into());
    let index = Index::build(&directory);
    for (query, is_found) in [("hebeilaoting", true), ("laotingzaihebei", true), ("tingyinyue", true)] {
        assert_eq!(ids(&directory, &index, query).contains(&"service-01".to_owned()), is_found, "{query}");
    }
    assert_eq!(exactly(&directory, &index, "laoting"), ["乐亭服务"]);
    assert!(exactly(&directory, &index, "letinglvxing").contains(&"乐亭旅行".to_owned()));
}

#[test]
fn a_character_is_read_as_printed_and_as_simplified() {
    let directory = societies(&["乾安县农学会", "乾县医学会", "瞭望学会", "著作权学会", "徵羽音樂學會", "彷徨学会"]);
    let index = Index::build(&directory);
    for (query, name) in [
        ("qianan", "乾安县农学会"),
        ("qaxnxh", "乾安县农学会"),
        ("ganan", "乾安县农学会"),
        ("干安", "乾安县农学会"),
        ("乾安", "乾安县农学会"),
        ("qianxian", "乾县医学会"),
        ("liaowang", "瞭望学会"),
        ("zhuzuoquan", "著作权学会"),
        ("zhiyuyinyue", "徵羽音樂學會"),
        ("panghuang", "彷徨学会"),
    ] {
        assert_eq!(exactly(&directory, &index, query), [name], "{query}");
    }
    // A character taken wrongly from the input method's list is compared by its sound as printed, on both sides.
    for (typed, name) in [("前安县农", "乾安县农学会"), ("乾县宜学", "乾县医学会"), ("乾限医学会", "乾县医学会")]
    {
        assert_eq!(names(&directory, &index, typed).first().map(String::as_str), Some(name), "{typed}");
    }
    let doubts = polyphone_readings(&societies(&["乾县学会"]));
    assert!(doubts.iter().all(|doubt| doubt.character != '乾'), "{doubts:?}");
}

#[test]
fn a_traditional_name_is_read_in_the_running_text_too() {
    let (directory, _) = shipped();
    let mut contents = directory.contents();
    contents.services[0].summary = "位于乾县的工作".to_owned();
    let directory = Arc::new(contents.into());
    let index = Index::build(&directory);
    assert_eq!(ids(&directory, &index, "weiyuqianxian"), ["service-01"]);
}

#[test]
fn what_looks_like_a_han_character_is_that_character() {
    let (directory, index) = shipped();
    for (lookalike, plain) in [
        ("\u{2f3c}理", "心理"),
        ("\u{2ea0}族", "民族"),
        ("科\u{2f2f}", "科工"),
        ("\u{2ed1}征", "长征"),
        ("\u{f9b4}导", "领导"),
        ("\u{2f08}工智能", "人工智能"),
    ] {
        assert_eq!(ids(directory, index, lookalike), ids(directory, index, plain), "{lookalike}");
    }
    assert!(!ids(directory, index, "\u{2f3c}理").is_empty() && !ids(directory, index, "\u{2ea0}族").is_empty());
    let directory = societies(&["海河\u{2f3c}理会", "海河\u{2ea0}族会", "海河\u{f979}凉会"]);
    let index = Index::build(&directory);
    for (query, name, marks) in [
        ("心理", "海河\u{2f3c}理会", "海河[\u{2f3c}][理]会"),
        ("xinlihui", "海河\u{2f3c}理会", "海河[\u{2f3c}][理][会]"),
        ("民族", "海河\u{2ea0}族会", "海河[\u{2ea0}][族]会"),
        ("mzh", "海河\u{2ea0}族会", "海河[\u{2ea0}][族][会]"),
        ("凉凉", "海河\u{f979}凉会", "海河[\u{f979}][凉]会"),
        ("\u{f979}\u{f979}", "海河\u{f979}凉会", "海河[\u{f979}][凉]会"),
        ("liangliang", "海河\u{f979}凉会", "海河[\u{f979}][凉]会"),
    ] {
        assert_eq!(exactly(&directory, &index, query), [name], "{query}");
        assert_eq!(marked(&directory, &index, query, name), marks, "{query}");
    }
    // A field's name and its value are written by the same keyboards.
    let (directory, index) = shipped();
    assert_eq!(ids(directory, index, "部\u{2fa8}:科普部"), ids(directory, index, "部门:科普部"));
}

#[test]
fn dots_zeros_and_hyphens_of_every_kind_are_one() {
    let directory = societies(&["阿·普二〇二三学会", "B-12研究会"]);
    let index = Index::build(&directory);
    for dot in "·・‧．.•･∙⋅\u{387}".chars() {
        assert_eq!(exactly(&directory, &index, &format!("阿{dot}普")), ["阿·普二〇二三学会"], "{dot}");
        let other = societies(&[&format!("阿{dot}普学会")]);
        assert_eq!(exactly(&other, &Index::build(&other), "阿·普").len(), 1, "{dot}");
    }
    for zero in "〇○零◯".chars() {
        assert_eq!(exactly(&directory, &index, &format!("二{zero}二三")), ["阿·普二〇二三学会"], "{zero}");
        let other = societies(&[&format!("二{zero}二三学会")]);
        for typed in ["二〇二三", "erlingersan", "elesxh"] {
            assert_eq!(exactly(&other, &Index::build(&other), typed).len(), 1, "{zero} {typed}");
        }
    }
    let (shipped, all) = shipped();
    let plain = ids(shipped, all, "022-27111199");
    assert!(!plain.is_empty());
    for hyphen in "-‐‑‒–—―－−﹣﹘".chars() {
        assert_eq!(exactly(&directory, &index, &format!("B{hyphen}12")), ["B-12研究会"], "{hyphen}");
        assert_eq!(ids(shipped, all, &format!("022{hyphen}27111199")), plain, "{hyphen}");
        let id = format!("society{hyphen}natural{hyphen}science{hyphen}01");
        assert_eq!(ids(shipped, all, &id), ["society-natural-science-01"], "{hyphen}");
    }
    assert_eq!(ids(shipped, all, "www。tast。org"), ids(shipped, all, "www.tast.org"));
}

#[test]
fn a_character_is_found_by_the_one_that_is_written_for_it() {
    let directory = societies(&["天津市胶粘剂研究会", "天津市账务学会", "天津市图象图形学学会", "天津市其它学会"]);
    let index = Index::build(&directory);
    for (query, name, marks) in [
        ("胶黏剂", "天津市胶粘剂研究会", "天津市[胶][粘][剂]研究会"),
        ("胶粘剂", "天津市胶粘剂研究会", "天津市[胶][粘][剂]研究会"),
        ("膠黏劑", "天津市胶粘剂研究会", "天津市[胶][粘][剂]研究会"),
        ("帐务", "天津市账务学会", "天津市[账][务]学会"),
        ("图像", "天津市图象图形学学会", "天津市[图][象]图形学学会"),
        ("其他", "天津市其它学会", "天津市[其][它]学会"),
    ] {
        assert_eq!(exactly(&directory, &index, query), [name], "{query}");
        assert_eq!(marked(&directory, &index, query, name), marks, "{query}");
    }
    let other = societies(&["天津市胶黏剂研究会"]);
    let index = Index::build(&other);
    for query in ["胶粘剂", "jiaonianji", "jiaozhanji", "jnj", "jzj"] {
        assert_eq!(exactly(&other, &index, query), ["天津市胶黏剂研究会"], "{query}");
    }
    assert_eq!(reading(other.records().next().unwrap().1).join(" "), "tian jin shi jiao nian ji yan jiu hui");
    let (directory, index) = shipped();
    assert_eq!(ids(directory, index, "胶黏剂")[0], "society-engineering-44");
    assert_eq!(ids(directory, index, "图像图形")[0], "society-engineering-51");
    // Words that decide how a character is read hold for the character that they are written with.
    let directory = societies(&["天津市记载学会"]);
    assert_eq!(exactly(&directory, &Index::build(&directory), "jizai"), ["天津市记载学会"]);
}

#[test]
fn a_variant_is_found_and_marked_in_running_text() {
    let (directory, _) = shipped();
    let mut contents = directory.contents();
    contents.services[0].summary = "高性能胶黏剂的帐目".to_owned();
    let directory = Arc::new(contents.into());
    let index = Index::build(&directory);
    for (query, marks) in [("高性能胶粘剂", 0..6), ("的账目", 6..9), ("gaoxingnengjiaonian", 0..5)] {
        assert!(ids(&directory, &index, query).contains(&"service-01".to_owned()), "{query}");
        let highlighter = index.highlighter(&Query::parse(query));
        assert_eq!(highlighter.marks_in("高性能胶黏剂的帐目"), [marks], "{query}");
    }
}

#[test]
fn one_of_two_same_characters_may_be_left_out() {
    let directory =
        societies(&["天津市电力学会", "天津市力学学会", "天津市数学会", "天津市应用数学学会", "天津市图象图形学学会"]);
    let index = Index::build(&directory);
    for (query, found) in [
        ("力学会", &["天津市力学学会", "天津市电力学会"][..]),
        ("电力学会", &["天津市电力学会"]),
        ("数学会", &["天津市数学会", "天津市应用数学学会"]),
        ("图形学会", &["天津市图象图形学学会"]),
        ("^力学会", &["天津市力学学会"]),
        ("力学会$", &["天津市力学学会", "天津市电力学会"]),
        ("lixuehui", &["天津市力学学会", "天津市电力学会"]),
    ] {
        assert_eq!(exactly(&directory, &index, query), found, "{query}");
    }
    for (query, name, marks) in [
        ("力学会", "天津市力学学会", "天津市[力][学][学][会]"),
        ("图形学会", "天津市图象图形学学会", "天津市图象[图][形][学][学][会]"),
        ("力学会", "天津市电力学会", "天津市电[力][学][会]"),
        ("力学学会", "天津市力学学会", "天津市[力][学][学][会]"),
    ] {
        assert_eq!(marked(&directory, &index, query, name), marks, "{query} {name}");
    }
    let (directory, index) = shipped();
    for (query, id) in [
        ("力学会", "society-natural-science-03"),
        ("数学会", "society-natural-science-01"),
        ("化学会", "society-natural-science-06"),
        ("药理学会", "society-medicine-09"),
        ("电力学会", "society-engineering-43"),
    ] {
        assert_eq!(ids(directory, index, query)[0], id, "{query}");
    }
}
