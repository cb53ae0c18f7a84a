//! Every way of typing a name finds it, and the marks show why.

use std::sync::Arc;

use crate::{ids, marked, names, shipped, societies};
use kechuang::directory::RecordList;
use kechuang::search::{Found, Index, Query, Scheme, SearchOptions, Tier, polyphone_readings};

#[test]
fn the_marks_are_the_characters_that_were_meant() {
    let (directory, index) = shipped();
    let name = "天津市数学会";
    for (query, expected) in [
        ("数学会", "天津市[数][学][会]"),
        ("學會", "天津市数[学][会]"),
        ("shuxuehui", "天津市[数][学][会]"),
        ("shuxu", "天津市[数][学]会"),
        ("sxh", "天津市[数][学][会]"),
        ("SXH", "天津市[数][学][会]"),
        ("ｓｘｈ", "天津市[数][学][会]"),
        ("shuxh", "天津市[数][学][会]"),
        ("tj数学", "[天][津]市[数][学]会"),
        ("数xueh", "天津市[数][学][会]"),
        ("tjs", "[天][津][市]数学会"),
        ("shu hui", "天津市[数]学[会]"),
        ("shu xue", "天津市[数][学]会"),
        ("学汇", "天津市数[学][会]"),
        ("shuxuehiu", "天津市[数][学][会]"),
        ("shh", "天津市[数]学[会]"),
        ("kind:society", "天津市数学会"),
        ("数 !药", "天津市[数]学会"),
        ("会$", "天津市数学[会]"),
        ("", "天津市数学会"),
    ] {
        assert_eq!(marked(directory, index, query, name), expected, "{query}");
    }
}

#[test]
fn punctuation_in_a_name_need_not_be_typed_and_is_not_marked() {
    let (directory, index) = shipped();
    let name = "推广应用“科普中国”平台";
    assert_eq!(marked(directory, index, "科普中国平台", name), "推广应用“[科][普][中][国]”[平][台]");
    assert_eq!(marked(directory, index, "kpzgpt", name), "推广应用“[科][普][中][国]”[平][台]");
    assert_eq!(marked(directory, index, "“科普中国”", name), "推广应用“[科][普][中][国]”平台");
}

#[test]
fn marks_do_not_leave_the_name() {
    let (directory, index) = shipped();
    for (no, record) in directory.records() {
        let len = record.name().chars().count();
        for query in ["s", "学", "kx", "tj", "zhongguo", "2023", "天津 学"] {
            let marks = index.highlighter(&Query::parse(query)).marks(no);
            assert!(marks.windows(2).all(|pair| pair[0] < pair[1]), "{query} {}", record.name());
            assert!(marks.iter().all(|at| (*at as usize) < len), "{query} {}", record.name());
        }
    }
}

/// A character that is read in two ways: a word for each, as it is typed.
const SEVERAL_READINGS: [(&str, &str, &str, &str); 24] = [
    ("重庆", "chongqing", "重点", "zhongdian"),
    ("长城", "changcheng", "成长", "chengzhang"),
    ("银行", "yinhang", "行动", "xingdong"),
    ("会计", "kuaiji", "学会", "xuehui"),
    ("音乐", "yinyue", "快乐", "kuaile"),
    ("传记", "zhuanji", "传播", "chuanbo"),
    ("校对", "jiaodui", "学校", "xuexiao"),
    ("调查", "diaocha", "协调", "xietiao"),
    ("西藏", "xizang", "收藏", "shoucang"),
    ("人参", "renshen", "参加", "canjia"),
    ("首都", "shoudu", "都是", "doushi"),
    ("效率", "xiaolv", "率先", "shuaixian"),
    ("大夫", "daifu", "大学", "daxue"),
    ("角色", "juese", "三角", "sanjiao"),
    ("导弹", "daodan", "弹性", "tanxing"),
    ("投降", "touxiang", "降低", "jiangdi"),
    ("供给", "gongji", "送给", "songgei"),
    ("朝阳", "chaoyang", "今朝", "jinzhao"),
    ("曾国", "zengguo", "曾经", "cengjing"),
    ("单于", "chanyu", "单位", "danwei"),
    ("便宜", "pianyi", "便利", "bianli"),
    ("奇数", "jishu", "奇迹", "qiji"),
    ("卒中", "cuzhong", "士卒", "shizu"),
    ("游说", "youshui", "说明", "shuoming"),
];

#[test]
fn each_word_is_found_by_the_reading_that_is_right_in_it() {
    let words: Vec<&str> = SEVERAL_READINGS.iter().flat_map(|(a, _, b, _)| [*a, *b]).collect();
    let directory = societies(&words);
    let index = Index::build(&directory);
    for (word, typed) in SEVERAL_READINGS.iter().flat_map(|(a, x, b, y)| [(a, x), (b, y)]) {
        assert_eq!(names(&directory, &index, typed).first().map(String::as_str), Some(*word), "{typed}");
    }
}

#[test]
fn a_word_is_found_by_a_wrong_reading_too_but_behind() {
    for (query, right, wrong) in [
        ("zhongqing", "重情学会", "重庆学会"),
        ("zhangcheng", "章程学会", "长城学会"),
        ("yinxing", "银杏学会", "银行学会"),
        ("huiji", "汇集学会", "会计学会"),
        ("yinle", "引乐学会", "音乐学会"),
        ("chuanji", "船级学会", "传记学会"),
        ("xiaodui", "小队学会", "校对学会"),
    ] {
        let directory = societies(&[wrong, right]);
        let index = Index::build(&directory);
        assert_eq!(names(&directory, &index, query), [right, wrong], "{query}");
    }
}

#[test]
fn the_letter_v_and_the_letter_u_both_stand_for_u_with_dots() {
    let directory = societies(&["绿色学会", "女科学家学会", "战略学会"]);
    let index = Index::build(&directory);
    for (query, name) in [
        ("lvse", "绿色学会"),
        ("luse", "绿色学会"),
        ("lüse", "绿色学会"),
        ("nvke", "女科学家学会"),
        ("nuke", "女科学家学会"),
        ("zhanlve", "战略学会"),
        ("zhanlue", "战略学会"),
    ] {
        assert_eq!(names(&directory, &index, query), [name], "{query}");
    }
}

#[test]
fn the_reading_that_the_data_gives_is_the_right_one() {
    let (directory, _) = shipped();
    let mut contents = directory.contents();
    contents.disciplines[0].societies[0].pinyin = Some("shuò xué huì".to_owned());
    let directory = Arc::new(contents.into());
    let index = Index::build(&directory);
    assert_eq!(ids(&directory, &index, "shuoxuehui")[0], "society-natural-science-01");
}

#[test]
fn double_pinyin_is_understood_when_chosen() {
    let directory = societies(&["天津市数学会", "天津市药学会", "天津市智能学会"]);
    for (scheme, queries) in [
        (Scheme::Xiaohe, ["uuxthv", "ycxt", "ving"]),
        (Scheme::Ziranma, ["uuxthv", "ykxt", "ving"]),
        (Scheme::Microsoft, ["uuxthv", "ykxt", "ving"]),
    ] {
        let index = Index::build_with(&directory, SearchOptions { double_pinyin: Some(scheme) });
        for (query, name) in queries.iter().zip(["天津市数学会", "天津市药学会", "天津市智能学会"]) {
            assert_eq!(names(&directory, &index, query)[0], name, "{scheme:?} {query}");
            assert_eq!(names(&directory, &index, "shuxuehui")[0], "天津市数学会");
        }
    }
    let index =
        Index::build_with(&societies(&["天津市轻工学会"]), SearchOptions { double_pinyin: Some(Scheme::Microsoft) });
    assert_eq!(marked(&societies(&["天津市轻工学会"]), &index, "q;gs", "天津市轻工学会"), "天津市[轻][工]学会");
    let index = Index::build(&directory);
    assert!(names(&directory, &index, "uuxthv").is_empty());
}

#[test]
fn one_slip_is_forgiven_behind_all_exact_answers() {
    let (directory, index) = shipped();
    for query in ["yixue", "shuxue", "计算机", "dianli", "kexue", "学会"] {
        let found = index.search(&Query::parse(query), None, usize::MAX);
        let tiers: Vec<Tier> = found.hits.iter().map(|hit| hit.tier).collect();
        assert!(tiers.is_sorted_by(|a, b| a >= b), "{query}");
        assert_eq!(tiers[0], Tier::Exact, "{query}");
    }
    // Each kind of slip: wrong letter, swapped, one too many, one missing, swapped between syllables, wrong character.
    for query in [
        "jisuamji",
        "jisaunji",
        "jisuanjji",
        "jisunji",
        "jisaunjixuehui",
        "jisuajnixuehui",
        "计祘机",
        "记算机",
        "计算几",
    ] {
        let first = ids(directory, index, query).into_iter().next();
        assert_eq!(first.as_deref(), Some("society-engineering-15"), "{query}");
    }
}

#[test]
fn names_with_a_doubtful_reading_are_listed() {
    let directory = societies(&["天津市数学会", "天津市长乐学会"]);
    let doubts: Vec<(char, String, u32)> =
        polyphone_readings(&directory).into_iter().map(|it| (it.character, it.taken, it.at)).collect();
    assert_eq!(doubts, [('长', "zhang".to_owned(), 3), ('乐', "le".to_owned(), 4)]);
    assert_eq!(polyphone_readings(shipped().0), [], "a name of the directory gets a phrase or a pinyin of its own");
}

/// An index that has not been asked anything, with the same lists.
fn unasked(index: &Index, options: SearchOptions) -> Index {
    let (directory, _) = shipped();
    let sections = index.sections();
    let find = |name: &str| sections.iter().find(|(it, _)| *it == name).map(|(_, bytes)| bytes.clone());
    Index::from_sections(directory, options, find).unwrap()
}

#[test]
fn what_was_asked_before_changes_no_answer() {
    let (_, shipped) = shipped();
    let count = u32::try_from(shipped.len()).unwrap();
    let scopes = [None, Some(RecordList::range(count / 3..count)), Some(RecordList::range(0..count / 2))];
    for double_pinyin in [None, Some(Scheme::Microsoft)] {
        let options = SearchOptions { double_pinyin };
        let index = unasked(shipped, options);
        let mut answered = 0;
        let mut compare = |query: &str, scope: Option<&RecordList>| {
            let query = Query::parse(query);
            for limit in [3, usize::MAX] {
                let asked: Found = index.search(&query, scope, limit);
                assert_eq!(asked, unasked(shipped, options).search(&query, scope, limit), "{query:?} {scope:?}");
                answered += usize::from(asked.total > 0);
            }
        };
        for text in [
            "shuxuehui",
            "shuxeuhui",
            "zhongguo",
            "tjskx",
            "uuxtvr;",
            "k2b 27111199",
            "数学会",
            "科技工作着之家",
            "调查问卷表",
            "数xueh 学",
            "shu hui xue",
            "'xuehui",
            "^tianjin",
            "xuehui$",
            "!shu xue",
            "shu | 化学 gong",
            "https://www.",
        ] {
            let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
            for end in ends.clone().chain(ends.rev()) {
                compare(&text[..end], None);
            }
        }
        for text in ["x", "xu", "xue", "xueh", "xuehu"] {
            scopes.iter().chain(scopes.iter().rev()).for_each(|scope| compare(text, scope.as_ref()));
        }
        assert!(answered > 200, "only {answered} questions had answers");
    }
}

#[test]
fn tones_may_be_typed_as_numbers() {
    let directory =
        societies(&["天津市茶叶学会", "天津市数学会", "天津市绿色学会", "天津市西安学会", "天津市A4纸学会"]);
    let index = Index::build(&directory);
    for (query, name) in [
        ("cha2ye4", "天津市茶叶学会"),
        ("cha2", "天津市茶叶学会"),
        ("cha2ye", "天津市茶叶学会"),
        ("CHA2YE4", "天津市茶叶学会"),
        ("shu4xue2", "天津市数学会"),
        ("shu4xue2hui4", "天津市数学会"),
        ("shuxue2hui", "天津市数学会"),
        ("数xue2", "天津市数学会"),
        ("lv4se4", "天津市绿色学会"),
        ("lü4se4", "天津市绿色学会"),
        ("lu:4se4", "天津市绿色学会"),
        ("xi1'an1", "天津市西安学会"),
        ("cha2 ye4", "天津市茶叶学会"),
        ("a4", "天津市A4纸学会"),
    ] {
        assert_eq!(names(&directory, &index, query).first().map(String::as_str), Some(name), "{query}");
    }
    assert_eq!(marked(&directory, &index, "shu4xue2", "天津市数学会"), "天津市[数][学]会");
    assert!(!names(&directory, &index, "学会 !cha2").contains(&"天津市茶叶学会".to_owned()));
    assert!(names(&directory, &index, "xue6").is_empty());
    assert!(Query::parse("lu:4se4").problems().is_empty() && !Query::parse("lu:se").problems().is_empty());
    let (directory, index) = shipped();
    assert_eq!(ids(directory, index, "cha2ye4")[0], "society-agriculture-07");
}
