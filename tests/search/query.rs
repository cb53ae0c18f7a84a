//! The query language: fields, operators, and what is said about wrong ones.

use std::collections::HashSet;
use std::slice;
use std::sync::Arc;

use crate::{ids, marked, names, shipped};
use kechuang::directory::{Contact, Contents, Directory, Kind, Phone, RecordIdx, RecordList, Service};
use kechuang::search::{
    FIELDS, FieldRole, Index, Naming, NotCompleted, OPERATORS, OwnRecords, Problem, Query, RecordSet,
};

fn kinds(query: &str) -> Vec<Kind> {
    let (directory, index) = shipped();
    let found = index.search(&Query::parse(query), None, usize::MAX);
    let mut kinds: Vec<Kind> = found.hits.iter().map(|hit| directory.record(hit.record).unwrap().kind()).collect();
    kinds.dedup();
    kinds
}

#[test]
fn every_example_on_the_help_screen_works() {
    let (directory, index) = shipped();
    let fields = FIELDS.iter().flat_map(|it| [it.example, it.chinese_example]);
    for example in fields.chain(OPERATORS.iter().map(|it| it.example)) {
        let one: RecordSet = [RecordIdx(0)].into_iter().collect();
        let own = OwnRecords {
            favourites: one.clone(),
            recent: one.clone(),
            noted: one.clone(),
            added: one.clone(),
            changed: one,
        };
        let query = Query::parse(example).with_own(&own);
        assert_eq!(query.problems(), [], "{example}");
        let count = index.search(&query, None, usize::MAX).total;
        assert!(count > 0 && count < directory.len(), "{example} finds {count}");
    }
}

#[test]
fn a_field_has_a_chinese_name_and_a_full_width_colon() {
    let (directory, index) = shipped();
    for (a, b) in [
        ("dept:科普部", "部门：科普部"),
        ("tel:2712", "电话:２７１２"),
        ("kind:society", "类型:学会"),
        ("age:38", "年龄：３８岁"),
        ("age:<40", "年龄:＜４０"),
        ("sex:f", "性别：女"),
        ("month:9", "月份:9月"),
        ("month:9-11", "月份：秋"),
        ("month:11-2,5", "月份：１１月－２月，五月"),
        ("for:企业,高校", "对象：高校、企业"),
        ("open:today", "开放:今天"),
        ("open:2026-10-01", "开放：2026年10月1日"),
    ] {
        assert_eq!(ids(directory, index, a), ids(directory, index, b), "{b}");
    }
}

#[test]
fn fields_narrow_down() {
    let (directory, index) = shipped();
    assert_eq!(kinds("kind:society"), [Kind::Society]);
    assert_eq!(ids(directory, index, "kind:soc").len(), 147);
    assert_eq!(ids(directory, index, "kind:article").len(), 45);
    assert!(ids(directory, index, "part:2").contains(&"service-38".to_owned()));
    assert!(!ids(directory, index, "part:2").contains(&"service-57".to_owned()));
    assert_eq!(ids(directory, index, "part:理学").len(), 26);
    assert!(ids(directory, index, "dept:kepubu").contains(&"service-57".to_owned()));
    assert!(ids(directory, index, "tel:27111199").contains(&"service-01".to_owned()));
    assert_eq!(ids(directory, index, "kind:society 数学")[0], "society-natural-science-01");
    assert!(!ids(directory, index, "!kind:society 数学").contains(&"society-natural-science-01".to_owned()));
    for service in ids(directory, index, "for:企业 cycle:每年") {
        let record = directory.record(directory.index_of(&service).unwrap()).unwrap();
        assert_eq!(record.kind(), Kind::Service, "{service}");
    }
}

#[test]
fn a_bar_means_or() {
    let (directory, index) = shipped();
    let found = |query: &str| ids(directory, index, query);
    let either: HashSet<String> = found("^数学").into_iter().chain(found("^物理")).collect();
    for query in ["^数学 | ^物理", "^数学|^物理", "^数学｜^物理", "| ^数学 |  | ^物理 |", "^数学 || ^物理"]
    {
        assert_eq!(found(query).into_iter().collect::<HashSet<_>>(), either, "{query}");
        assert_eq!(Query::parse(query).problems(), [], "{query}");
    }
    assert!(either.len() >= 2);
    // It binds closer than the blank, as in fzf.
    let societies = found("kind:society ^数学 | ^物理");
    assert!(societies.len() >= 2 && societies.iter().all(|id| id.starts_with("society-") && either.contains(id)));
    // A field holds for the values that a bar joins to it, and fields may be alternatives of words.
    let both: HashSet<String> = found("part:理学").into_iter().chain(found("part:医学")).collect();
    for query in ["part:理学|医学", "part:理学 | part:医学", "学科:理学"] {
        let found: HashSet<String> = found(query).into_iter().collect();
        assert_eq!(found == both, query.contains('|'), "{query}");
    }
    assert!(found("kind:article | ^数学").len() > 45);
    assert_eq!(found("!学|会 kind:society"), found("!学 !会 kind:society"), "neither");
    assert_eq!(found("|"), found(""));
    assert_eq!(found("dept: | ^数学"), found("^数学"));
    assert_eq!(marked(directory, index, "数学 | 物理", "天津市物理学会"), "天津市[物][理]学会");
}

#[test]
fn a_query_of_any_length_is_cut_and_says_so() {
    let (_, index) = shipped();
    let cut = |text: &str| Query::parse(text).problems().to_vec();
    let long = Problem::TooLong { most: Query::LONGEST };
    let many = Problem::TooManyTerms { most: Query::MOST_TERMS };
    assert_eq!(cut(&"学".repeat(Query::LONGEST)), []);
    assert_eq!(cut(&"a ".repeat(Query::MOST_TERMS)), []);
    for text in ["学".repeat(Query::LONGEST + 1), "a".repeat(1_000_000), "\u{301}".repeat(1_000), "|".repeat(10_000)] {
        assert_eq!(cut(&text), slice::from_ref(&long));
    }
    for (term, told) in [
        ("a ", &many),
        ("w1x ", &many),
        ("!a ", &many),
        ("'a ", &many),
        ("a|", &many),
        ("dept:科|普|", &many),
        ("dept:学 ", &long),
        ("!age:3 ", &long),
    ] {
        let text = term.repeat(1_000_000);
        assert_eq!(cut(&text).last(), Some(told), "{term}");
        assert!(index.search(&Query::parse(&text), None, 10).total <= index.len());
        let _ = index.complete(Query::cut(&text), Naming::English);
    }
    // Whatever is not read, what is read is answered as it would be alone.
    let text = "kind:society ".to_owned() + &"学会".repeat(1_000);
    assert_eq!(index.search(&Query::parse(&text), None, 10), index.search(&Query::parse(Query::cut(&text)), None, 10));
}

#[test]
fn a_value_that_nothing_answers_to_lists_those_that_there_are() {
    let (_, index) = shipped();
    let problems = |text: &str| index.search(&Query::parse(text), None, 10).problems;
    for (query, field, known) in [
        ("dept:航天部", FieldRole::Department, "市科协科普部"),
        ("for:火星人", FieldRole::Audience, "企业"),
        ("part:哲学", FieldRole::Part, "理学"),
        ("cycle:每七年", FieldRole::Cycle, "每年"),
        ("!cycle:每七年", FieldRole::Cycle, "每年"),
    ] {
        let [Problem::UnknownValue { field: named, known: values, .. }] = &problems(query)[..] else {
            panic!("{query}: {:?}", problems(query))
        };
        assert_eq!(*named, field, "{query}");
        assert!(values.iter().any(|value| value == known) || values.last().unwrap() == "…", "{query}: {values:?}");
        assert!(values.len() <= 13, "{query}");
    }
    for query in ["dept:科普部", "for:企业", "part:2", "cycle:每年", "tel:99999", "month:9 kind:society"] {
        assert_eq!(problems(query), [], "{query}");
    }
    // In a scope without answers the value is still one that there is.
    assert_eq!(index.search(&Query::parse("dept:科普部"), Some(&RecordList::default()), 10).problems, []);
}

#[test]
fn operators_mean_what_fzf_users_know() {
    let (directory, index) = shipped();
    let all = names(directory, index, "学");
    let without = names(directory, index, "学 !数学");
    assert!(all.iter().any(|name| name == "天津市数学会") && !without.iter().any(|name| name.contains("数学")));
    assert!(names(directory, index, "^数学").iter().all(|name| name.starts_with("天津市数学")));
    assert!(names(directory, index, "^天津市数").iter().all(|name| name.starts_with("天津市数")));
    assert!(names(directory, index, "^shux")[0].starts_with("天津市数学"));
    assert!(names(directory, index, "kind:society 协会$").iter().all(|name| name.ends_with("协会")));
    assert!(names(directory, index, "kind:society xiehui$").iter().all(|name| name.ends_with("协会")));
    assert_eq!(names(directory, index, "^数学会$"), ["天津市数学会"]);
    assert!(names(directory, index, "'学汇").is_empty());
    assert!(!names(directory, index, "学汇").is_empty());
    assert!(names(directory, index, "'数会").is_empty());
    assert_eq!(names(directory, index, "！数学 ＾数学"), Vec::<String>::new());
}

#[test]
fn an_operator_alone_asks_for_nothing_yet() {
    let (directory, index) = shipped();
    for query in ["", " ", "!", "'", "^", "$", "^$", "!^", "!'^$", "dept:", "age:", "!kind:", "“”", "。", "- -"] {
        let query = Query::parse(query);
        assert!(query.is_empty() && query.problems().is_empty(), "{query:?}");
        let found = index.search(&query, None, usize::MAX);
        assert!(found.hits.iter().map(|hit| hit.record).eq(directory.records().map(|(no, _)| no)));
    }
}

#[test]
fn an_unknown_field_is_named_and_the_closest_offered() {
    for (typed, closest) in [
        ("dep:科普部", Some(FieldRole::Department)),
        ("phone:2712", Some(FieldRole::Phone)),
        ("mouth:9", Some(FieldRole::Month)),
        ("部们:科普部", Some(FieldRole::Department)),
        ("department:科普部", Some(FieldRole::Department)),
        ("mnth:9", Some(FieldRole::Month)),
        ("fro:企业", Some(FieldRole::Audience)),
        ("phones:2712", Some(FieldRole::Phone)),
        ("pge:12", Some(FieldRole::Page)),
        ("paeg:12", Some(FieldRole::Page)),
        ("whole:1", None),
        ("cat:1", Some(FieldRole::Part)),
        ("zzzzzz:1", None),
    ] {
        let query = Query::parse(typed);
        let [Problem::UnknownField { name, closest: offered, .. }] = query.problems() else { panic!("{typed}") };
        assert!(typed.starts_with(name.as_str()));
        assert_eq!(*offered, closest, "{typed}");
    }
    let (directory, index) = shipped();
    assert_eq!(ids(directory, index, "dpt:科普大使")[0], "service-57", "its value is still searched for");
}

#[test]
fn an_address_and_a_time_are_no_fields() {
    for query in ["http://www.tast.org.cn", "https://www.kczg.org.cn/newtechshow", "9:00", "：学会"] {
        assert_eq!(Query::parse(query).problems(), [], "{query}");
    }
    let (directory, index) = shipped();
    assert_eq!(ids(directory, index, "https://www.kczg.org.cn/newtechshow").len(), 2, "a service and its department");
}

#[test]
fn tab_completes_fields_and_their_values() {
    let (_, index) = shipped();
    let in_words = |text: &str, naming| index.complete(text, naming).map(|it| (it.from, it.choices));
    let choices = |text: &str| in_words(text, Naming::English);
    let first = |text: &str, naming| in_words(text, naming).unwrap().1.swap_remove(0);
    assert_eq!(choices("de"), Some((0, vec!["dept:".to_owned(), "degree:".to_owned()])));
    assert_eq!(choices("数学 !ki"), Some(("数学 !".len(), vec!["kind:".to_owned()])));
    assert_eq!(choices("部"), Some((0, vec!["部门:".to_owned(), "部分:".to_owned()])));
    assert_eq!(choices("kind:soc"), Some((5, vec!["society".to_owned()])));
    let (from, departments) = choices("学 dept:kepu").unwrap();
    assert_eq!(from, "学 dept:".len());
    assert!(departments.contains(&"市科协科普部".to_owned()), "{departments:?}");
    for (typed, english, chinese) in
        [("sex:", "female", "女"), ("open:", "today", "今天"), ("kind:", "service", "服务")]
    {
        assert_eq!([first(typed, Naming::English), first(typed, Naming::Chinese)], [english, chinese], "{typed}");
    }
    assert_eq!(choices("month:").unwrap().1[..13].last().unwrap(), "spring");
    assert_eq!(choices("月份:秋").unwrap().1, ["秋"], "the other language is understood once it is begun");
    for text in ["zzz", "kind:zzz", "age:", "nothing:x"] {
        assert_eq!(choices(text), None, "{text}");
    }
    for naming in [Naming::English, Naming::Chinese] {
        let names: Vec<String> = FIELDS.iter().map(|field| format!("{}:", field.named(naming))).collect();
        assert_eq!(in_words("", naming), Some((0, names)));
    }
}

#[test]
fn tab_completes_each_value_of_a_list() {
    let (_, index) = shipped();
    let choices = |text: &str| index.complete(text, Naming::Chinese).map(|it| (it.from, it.choices));
    let (from, audiences) = choices("for:企业,gaoxiao").unwrap();
    assert_eq!((from, audiences[0].as_str()), ("for:企业,".len(), "高校"));
    let (from, sexes) = choices("性别：女，").unwrap();
    assert_eq!(
        (from, sexes),
        ("性别：女，".len(), vec!["男".to_owned()]),
        "what is there already is not offered again"
    );
    for (text, value) in [("month:9,su", "summer"), ("类型:学会、fuw", "服务")] {
        assert_eq!(choices(text).unwrap().1[0], value, "{text}");
    }
    // What is completed is found.
    let one: RecordSet = [RecordIdx(0)].into_iter().collect();
    for field in FIELDS {
        let text = format!("{}:", field.chinese);
        for value in choices(&text).map(|(_, choices)| choices).unwrap_or_default() {
            let own = OwnRecords {
                favourites: one.clone(),
                recent: one.clone(),
                noted: one.clone(),
                added: one.clone(),
                changed: one.clone(),
            };
            let query = Query::parse(&format!("{text}{value}")).with_own(&own);
            assert_eq!(query.problems(), [], "{text}{value}");
            let found = index.search(&query, None, 1);
            assert!(found.problems.is_empty() && found.total > 0, "{text}{value}");
        }
    }
}

#[test]
fn where_there_is_nothing_to_complete_it_is_said_why() {
    let (_, index) = shipped();
    assert!(matches!(index.not_completed("age:"), Some(NotCompleted::Free(field)) if field.role == FieldRole::Age));
    for text in ["dept:航天", "for:企业,火星", "cycle:每七年"] {
        let Some(NotCompleted::Wrong(Problem::UnknownValue { known, .. })) = index.not_completed(text) else {
            panic!("{text}")
        };
        assert!(known.len() > 3, "{text}: {known:?}");
    }
    for (text, problem) in [
        ("sex:x", Problem::NotASex { value: "x".to_owned() }),
        ("month:9,13", Problem::NotAMonth { value: "13".to_owned() }),
        ("kind:zz", Problem::UnknownKind { value: "zz".to_owned(), closest: None }),
    ] {
        assert_eq!(index.not_completed(text), Some(NotCompleted::Wrong(problem)), "{text}");
    }
    assert_eq!(index.not_completed("数学"), None);
}

#[test]
fn a_number_finds_its_owner_however_it_is_written() {
    let (directory, index) = shipped();
    let owner = |query: &str| ids(directory, index, query).into_iter().next().unwrap_or_default();
    let spellings = "27122522|022-27122522|+86 22 2712 2522|+86 022 2712 2522|+86 (0)22 27122522|tel:+86-22-27122522|\
        TEL:+862227122522|tel: +86 22 2712 2522|tel:022 27122522|电话：022 2712 2522|0086 22 27122522|0086-22-27122522|\
        （022）27122522|(022) 27122522|（022） 2712-2522|０２２－２７１２２５２２|＋８６ ２２ ２７１２ ２５２２|022.27122522|\
        022‑27122522|022−27122522|022–2712–2522|022/27122522|86 22 27122522|862227122522|+86 22 2712 2522|\
        27122522转801|27122522 转 801|022-27122522-801|022 27122522 ext. 801|+862227122522,801|tel:+862227122522;ext=801";
    for query in spellings.split('|') {
        assert_eq!(owner(query), "department-academic", "{query}");
    }
    // While it is typed, it is on its way there.
    let whole = "+86 22 2712 2522";
    for end in "+86".len()..=whole.len() {
        assert!(ids(directory, index, &whole[..end]).contains(&"department-academic".to_owned()), "{}", &whole[..end]);
    }
    assert_eq!(
        ids(directory, index, "!022 27122522"),
        ids(directory, index, "27122522 !022"),
        "a word has its operator"
    );
}

#[test]
fn digits_that_count_something_else_stay_words() {
    let (directory, index) = shipped();
    assert!(ids(directory, index, "2021 2035").len() < directory.len());
    assert_eq!(ids(directory, index, "2021 2035"), ids(directory, index, "2035 2021"));
    assert!(
        !ids(directory, index, "3.6").contains(&"department-academic".to_owned()),
        "a number with a point is no telephone"
    );
}

#[test]
fn of_those_behind_one_number_the_extension_finds_one() {
    let service = |(i, number): (usize, &str)| {
        let phones = [Phone { number: number.to_owned(), ..Phone::default() }].into();
        Service {
            id: format!("service-{i}").into(),
            name: format!("服务{i}"),
            contacts: [Contact { phones, ..Contact::default() }].into(),
            ..Service::default()
        }
    };
    let numbers = ["022-27122522-801", "022-27122522-802", "022-27122522", "12315", "400-818-0000"];
    let contents = Contents { services: numbers.into_iter().enumerate().map(service).collect(), ..Contents::default() };
    let directory: Arc<Directory> = Arc::new(contents.into());
    let index = Index::build(&directory);
    for (query, found) in [
        ("27122522转802", &["service-1", "service-2"][..]),
        ("022-27122522-801", &["service-0", "service-2"]),
        ("+86 22 2712 2522", &["service-0", "service-1", "service-2"]),
        ("12315", &["service-3"]),
        ("４００ ８１８ ００００", &["service-4"]),
        ("+86 400 818 0000", &["service-4"]),
    ] {
        assert_eq!(ids(&directory, &index, query), found, "{query}");
    }
}
