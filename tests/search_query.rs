//! The query language: fields, operators, and what is said about wrong ones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail loudly")]

mod search;

use kechuang::directory::{Kind, Record};
use kechuang::search::{FIELDS, OPERATORS, Problem, Query};
use search::{ids, names, shipped};

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
    for example in FIELDS.iter().map(|it| it.example).chain(OPERATORS.iter().map(|it| it.example)) {
        let query = Query::parse(example);
        assert_eq!(query.problems(), [], "{example}");
        let count = ids(directory, index, example).len();
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
        ("age:38", "年龄：38岁"),
        ("month:9", "月份:9月"),
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
        let record = directory.record(directory.find(&service).unwrap()).unwrap();
        assert_eq!(record.kind(), Kind::Service, "{service}");
    }
}

#[test]
fn an_age_is_compared_with_the_typed_limits_and_stated_limits_come_first() {
    let (directory, index) = shipped();
    let at = |age: u8| ids(directory, index, &format!("age:{age}"));
    assert!(at(32).contains(&"service-13".to_owned()), "32 is admitted");
    assert!(at(34).contains(&"service-13".to_owned()), "34 is admitted in medicine");
    assert!(!at(35).contains(&"service-13".to_owned()), "35 is too old");
    assert!(at(60).contains(&"service-57".to_owned()), "no limit is stated");
    for bodies in ["service-26", "service-71"] {
        assert!(!at(38).contains(&bodies.to_owned()), "{bodies} is for bodies, which have no age");
    }
    let limited = |id: &String| match directory.record(directory.find(id).unwrap()) {
        Some(Record::Service(service)) => service.eligibility.as_ref().is_some_and(|it| !it.ages.is_empty()),
        _ => panic!("{id} is nothing to apply for"),
    };
    assert!(at(30).iter().map(limited).is_sorted_by(|a, b| a >= b));
}

#[test]
fn a_month_is_compared_with_the_windows() {
    let (directory, index) = shipped();
    for month in 1..=12_u8 {
        let open = ids(directory, index, &format!("month:{month}"));
        for (_, record) in directory.records() {
            let Record::Service(service) = record else { continue };
            let covers = service.schedules.iter().flat_map(|it| &it.windows).any(|window| window.covers_month(month));
            assert_eq!(open.contains(&service.id.to_string()), covers, "{} in {month}", service.id);
        }
    }
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
        ("dep:科普部", Some("dept")),
        ("phone:2712", Some("tel")),
        ("mouth:9", Some("month")),
        ("部们:科普部", Some("dept")),
        ("department:科普部", Some("dept")),
        ("zzzzzz:1", None),
    ] {
        let query = Query::parse(typed);
        let [Problem::UnknownField { name, closest: offered }] = query.problems() else { panic!("{typed}") };
        assert!(typed.starts_with(name.as_str()));
        assert_eq!(*offered, closest, "{typed}");
    }
    let (directory, index) = shipped();
    assert_eq!(ids(directory, index, "dpt:科普大使")[0], "service-57", "its value is still searched for");
}

#[test]
fn a_value_that_makes_no_sense_is_a_problem_and_restricts_nothing() {
    assert!(matches!(Query::parse("age:abc").problems(), [Problem::NotANumber { field: "age", from: 0, to: 120, .. }]));
    assert!(matches!(
        Query::parse("month:13").problems(),
        [Problem::NotANumber { field: "month", from: 1, to: 12, .. }]
    ));
    assert!(matches!(Query::parse("month:0").problems(), [Problem::NotANumber { .. }]));
    assert!(matches!(Query::parse("age:999").problems(), [Problem::NotANumber { .. }]));
    assert!(matches!(Query::parse("kind:socity").problems(), [Problem::UnknownKind { closest: Some("society"), .. }]));
    assert!(Query::parse("age:abc").is_empty());
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
    let choices = |text: &str| index.complete(text).map(|it| (it.from, it.choices));
    assert_eq!(choices("de"), Some((0, vec!["dept:".to_owned()])));
    assert_eq!(choices("数学 !ki"), Some(("数学 !".len(), vec!["kind:".to_owned()])));
    assert_eq!(choices("部"), Some((0, vec!["部门:".to_owned(), "部分:".to_owned()])));
    assert_eq!(choices("kind:soc"), Some((5, vec!["society".to_owned()])));
    let (from, departments) = choices("学 dept:kepu").unwrap();
    assert_eq!(from, "学 dept:".len());
    assert!(departments.contains(&"市科协科普部".to_owned()), "{departments:?}");
    assert_eq!(choices("month:").unwrap().1.len(), 12);
    assert_eq!(choices("zzz"), None);
    assert_eq!(choices("kind:zzz"), None);
    for choice in choices("").unwrap().1 {
        assert!(FIELDS.iter().any(|field| format!("{}:", field.name) == choice));
    }
}
