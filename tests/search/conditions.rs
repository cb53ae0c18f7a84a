//! Conditions in plain words, the fields that they mean, and what is offered for fields that do not exist.

use crate::{ids, shipped};
use kechuang::messages::Lang;
use kechuang::search::{FIELDS, FieldRole, Index, Naming, Problem, Query};

/// The conditions that a text says, each as a query would say it with its field.
fn read(text: &str) -> Vec<String> {
    let (_, index) = shipped();
    let naming = if text.is_ascii() { Naming::English } else { Naming::Chinese };
    index.conditions(text, &[]).iter().map(|it| it.written(naming)).collect()
}

#[test]
fn numbers_with_units_are_read_as_fields() {
    for (text, fields) in [
        ("45岁", &["年龄:45"][..]),
        ("４５周岁", &["年龄:45"]),
        ("四十五岁", &["年龄:45"]),
        ("35岁以下", &["年龄:<=35"]),
        ("35周岁及以下", &["年龄:<=35"]),
        ("不超过40周岁", &["年龄:<=40"]),
        ("未满40岁", &["年龄:<40"]),
        ("60岁以上", &["年龄:>=60"]),
        ("35到45岁", &["年龄:35-45"]),
        ("三十五岁至四十五岁", &["年龄:35-45"]),
        ("每年", &["周期:每年"]),
        ("每两年", &["周期:每两年"]),
        ("每2年一次", &["周期:每两年"]),
        ("两年一次", &["周期:每两年"]),
        ("一年一度", &["周期:每年"]),
        ("五月", &["月份:5"]),
        ("5月份", &["月份:5"]),
        ("5月20日", &["月份:5"]),
        ("九到十一月", &["月份:9-11"]),
        ("9月至11月", &["月份:9-11"]),
        ("秋天", &["月份:秋"]),
        ("下半年", &["月份:下半年"]),
        ("今天", &["开放:今天"]),
        ("2026年10月1日", &["开放:2026-10-01"]),
        ("第73页", &["页码:73"]),
        ("七十三页", &["页码:73"]),
        ("70-75页", &["页码:70-75"]),
        ("45 years old", &["age:45"]),
        ("45-year-old", &["age:45"]),
        ("aged 35-45", &["age:35-45"]),
        ("under 40", &["age:<40"]),
        ("over 60 years of age", &["age:>60"]),
        ("every year", &["cycle:1"]),
        ("every two years", &["cycle:2"]),
        ("every other year", &["cycle:2"]),
        ("in may", &["month:5"]),
        ("In September", &["month:9"]),
        ("from september to november", &["month:9-11"]),
        ("autumn", &["month:autumn"]),
        ("today", &["open:today"]),
        ("page 73", &["page:73"]),
        ("pp. 70-75", &["page:70-75"]),
    ] {
        assert_eq!(read(text), fields, "{text}");
    }
}

#[test]
fn words_for_people_are_read_as_fields() {
    for (text, fields) in [
        ("女", &["性别:女"][..]),
        ("女性", &["性别:女"]),
        ("妇女", &["性别:女"]),
        ("女科技工作者", &["性别:女"]),
        ("男", &["性别:男"]),
        ("博士", &["学历:博士"]),
        ("博士学位", &["学历:博士"]),
        ("硕士以上", &["学历:硕士以上"]),
        ("教授", &["职称:教授"]),
        ("副教授", &["职称:副教授"]),
        ("正高级职称", &["职称:正高级"]),
        ("企业", &["对象:企业"]),
        ("民营企业", &["对象:民营企业"]),
        ("高校", &["对象:高校"]),
        ("高校科协", &["对象:高校科协"]),
        ("women", &["sex:female"]),
        ("phd", &["degree:phd"]),
        ("PhD degree", &["degree:phd"]),
        ("professor", &["rank:professor"]),
        ("enterprise", &["for:enterprises"]),
        ("universities", &["for:universities"]),
        ("女博士", &["性别:女", "学历:博士"]),
        ("我是女的", &[]),
        ("45岁的女博士", &["年龄:45", "性别:女", "学历:博士"]),
        ("45岁的企业家", &["年龄:45", "对象:企业家"]),
        ("35岁以下的女工程师每两年一次", &["年龄:<=35", "性别:女", "对象:工程师", "周期:每两年"]),
        ("women under 45 in may", &["sex:female", "age:<45", "month:5"]),
    ] {
        assert_eq!(read(text), fields, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_condition_is_none() {
    for text in [
        "子女",
        "女儿",
        "男女",
        "博士后",
        "在读博士",
        "博士生",
        "读博士",
        "3个月",
        "200岁",
        "13月",
        "每年轻人",
        "5月度",
        "0页",
        "第46项",
        "第四十六条",
        "百年",
        "四五十岁",
        "may",
        "march",
        "mayor",
        "doctor",
        "master",
        "spring",
        "now",
        "40",
        "under 40%",
        "under 200",
        "fall",
        "everyday",
        "manual",
        "phds",
        "homepage 7",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn a_longer_word_that_is_known_says_what_it_says() {
    let (_, index) = shipped();
    for (text, known, fields) in [
        ("女科学家奖", &["女科学家"][..], &[][..]),
        ("女科学家奖", &["科学家"], &["性别:女"]),
        ("博士论坛", &["博士论坛"], &[]),
        ("企业文化", &["企业文化"], &[]),
        ("五月花", &["五月花"], &[]),
        ("企业", &["企业"], &["对象:企业"]),
        ("我是女的", &["我是"], &["性别:女"]),
        ("每年会议", &["年会"], &["周期:每年"]),
    ] {
        let at = |word: &&str| text.find(word).map(|at| at..at + word.len()).unwrap();
        let known: Vec<_> = known.iter().map(at).collect();
        let read = index.conditions(text, &known);
        assert_eq!(read.iter().map(|it| it.written(Naming::Chinese)).collect::<Vec<_>>(), fields, "{text}");
    }
}

#[test]
fn a_page_finds_what_stands_on_it() {
    let (directory, index) = shipped();
    let found = |text: &str| ids(directory, index, text);
    for (text, expected) in [
        ("page:73", &["service-48"][..]),
        ("页码：第73页", &["service-48"]),
        ("page:74", &["service-48"]),
        ("page:73,77", &["department-popularization", "service-48", "service-49"]),
        ("page:71-73", &["service-46", "service-47", "service-48"]),
        ("page:75-77 kind:service", &["service-48", "service-49"]),
        ("page:2 kind:department", &["department-personnel"]),
        ("!page:1-200", &["preface"]),
    ] {
        let mut all = found(text);
        all.sort();
        assert_eq!(all, expected, "{text}");
    }
    assert_eq!(found("page:126 kind:society").len(), 147, "by the page of their list");
    assert_eq!(found("page:122").len(), 45, "the charter goes on to where the next thing begins");
    for text in ["page:1", "page:127", "page:1000"] {
        let answer = index.search(&Query::parse(text), None, 10);
        assert_eq!(answer.total, 0, "{text}");
        let [Problem::UnknownValue { field: FieldRole::Page, known, .. }] = &answer.problems[..] else {
            panic!("{text}")
        };
        assert_eq!(known, &["2-126"], "{text}");
    }
    for text in ["page:x", "page:0", "page:70000", "page:7-x", "页码:页"] {
        assert!(matches!(Query::parse(text).problems(), [Problem::NotAPage { .. }]), "{text}");
    }
    let reversed = Problem::Reversed { field: FieldRole::Page, value: "75-70".to_owned(), from: 70, to: 75 };
    assert_eq!(Query::parse("page:75-70").problems(), [reversed]);
}

#[test]
fn a_degree_and_a_rank_are_judged_as_an_age_is() {
    let (directory, index) = shipped();
    let groups = |text: &str| index.search(&Query::parse(text).with_excluded(), None, 500).groups.unwrap();
    for ways in [
        &[
            "degree:doctor",
            "degree:phd",
            "degree:Ph.D.",
            "学历：博士",
            "学历:博士学位",
            "degree:doc",
            "学历:博士及以上",
        ][..],
        &["degree:master,doctor", "学历:硕士以上", "学历:≥硕士", "degree:master+", "学历:硕士研究生、博士"],
        &["rank:full", "职称:正高", "职称:教授", "rank:professor", "职称:正高级职称"],
        &["rank:associate,full", "职称:副高级及以上", "职称：高级以上"],
    ] {
        for way in ways {
            assert_eq!(Query::parse(way).problems(), [], "{way}");
            assert_eq!(groups(way), groups(ways[0]), "{way}");
            assert_eq!(Query::parse(way).person(), Query::parse(ways[0]).person(), "{way}");
        }
    }
    // The higher one is, the less is excluded.
    for ladder in [
        ["大专", "本科", "硕士", "博士"].map(|it| format!("学历:{it}")),
        ["初级", "中级", "副高", "正高"].map(|it| format!("职称:{it}")),
    ] {
        let excluded = ladder.each_ref().map(|text| groups(text).excluded);
        assert!(excluded.is_sorted_by(|a, b| a >= b) && excluded[0] > excluded[3], "{ladder:?}: {excluded:?}");
    }
    let doctor = groups("degree:doctor");
    assert!(doctor.fits > 0 && doctor.to_read > 0 && doctor.excluded > 0, "{doctor:?}");
    assert_eq!(doctor.fits + doctor.to_read + doctor.excluded, 72, "all services, and nothing else");
    assert!(ids(directory, index, "degree:doctor").iter().all(|id| id.starts_with("service-")));
    let contradiction = |text: &str| matches!(Query::parse(text).problems(), [Problem::Contradiction { .. }]);
    assert!(contradiction("degree:bachelor degree:doctor") && contradiction("rank:full 职称:初级"));
    assert!(matches!(Query::parse("degree:zz").problems(), [Problem::NotAStep { field: FieldRole::Degree, .. }]));
    // Of both a service must let somebody pass.
    let both = groups("degree:bachelor rank:assistant");
    assert!(both.excluded >= groups("degree:bachelor").excluded.max(groups("rank:assistant").excluded));
}

#[test]
fn conditions_are_asked_as_their_fields_are() {
    let (directory, index) = shipped();
    for (text, fields) in [
        ("45岁的女博士每两年", "age:45 sex:女 degree:博士 cycle:每两年"),
        ("企业五月", "for:企业 month:5"),
        ("women under 45", "sex:female age:<45"),
        ("第七十三页", "page:73"),
    ] {
        let asked = Query::of_conditions(&index.conditions(text, &[]));
        assert_eq!(asked.problems(), [], "{text}");
        let found = |query: &Query| index.search(query, None, 500);
        assert_eq!(found(&asked), found(&Query::parse(fields)), "{text}");
        assert!(found(&asked).total > 0 && found(&asked).problems.is_empty(), "{text}");
    }
    assert_eq!(directory.len(), index.len());
}

/// What is offered for a field that does not exist: the name of a field with a colon, and a value where one is meant.
fn offered(text: &str) -> Option<String> {
    let query = Query::parse(text);
    let [problem @ Problem::UnknownField { closest, .. }] = query.problems() else { panic!("{text}") };
    let said = Lang::En.messages().problem(problem);
    closest.map(|_| said.rsplit(' ').next().unwrap().to_owned())
}

#[test]
fn a_field_is_offered_by_what_it_may_be_called() {
    for (text, field) in [
        ("mail:x", "has:email"),
        ("email:x", "has:email"),
        ("邮箱:x", "has:email"),
        ("website:x", "has:url"),
        ("网址:x", "has:url"),
        ("note:x", "has:note"),
        ("收藏:x", "is:favourite"),
        ("starred:x", "is:favourite"),
        ("department:x", "dept:"),
        ("departement:x", "dept:"),
        ("单位:x", "dept:"),
        ("sexe:x", "sex:"),
        ("gender:f", "sex:"),
        ("number:2712", "tel:"),
        ("phones:2712", "tel:"),
        ("联系电话:2712", "tel:"),
        ("audience:x", "for:"),
        ("服务对象:x", "for:"),
        ("category:x", "part:"),
        ("学科:x", "part:"),
        ("frequency:x", "cycle:"),
        ("education:phd", "degree:"),
        ("学位:博士", "degree:"),
        ("职位:教授", "rank:"),
        ("season:autumn", "month:"),
        ("deadline:today", "open:"),
        ("pages:73", "page:"),
        ("页:73", "page:"),
        ("页数:73", "page:"),
        ("岁数:45", "age:"),
        ("years:45", "age:"),
    ] {
        assert_eq!(offered(text).as_deref(), Some(field), "{text}");
    }
}

#[test]
fn a_page_is_never_taken_for_an_age() {
    for text in ["pages:7", "pge:7", "paeg:7", "pag:7", "page_:7", "Pages：7"] {
        let query = Query::parse(text);
        let meant =
            query.problems().iter().any(|it| matches!(it, Problem::UnknownField { closest: Some(FieldRole::Age), .. }));
        assert!(!meant, "{text}");
    }
    for field in FIELDS {
        for called in field.also_called {
            assert!(FIELDS.iter().all(|it| it.name != *called && it.chinese != *called), "{called} is a field");
            let of = FIELDS.iter().filter(|it| it.also_called.contains(called)).count();
            assert_eq!(of, 1, "{called} is said of one field");
        }
    }
}

#[test]
fn a_value_that_there_is_not_is_answered_by_what_is_near_it() {
    let (_, index): (_, &Index) = shipped();
    let near = |text: &str| {
        let found = index.search(&Query::parse(text), None, 10);
        let [Problem::UnknownValue { near, .. }] = &found.problems[..] else { panic!("{text}: {:?}", found.problems) };
        near.clone()
    };
    for (text, value) in [("for:entrprises", "enterprises"), ("part:医学类", "医学"), ("for:科普志愿者", "科普工作者")]
    {
        assert!(near(text).iter().any(|it| it == value), "{text}: {:?}", near(text));
    }
    for text in ["for:火星", "part:xyz", "cycle:zzzz"] {
        assert_eq!(near(text), [""; 0], "{text}: nothing is near");
    }
}
