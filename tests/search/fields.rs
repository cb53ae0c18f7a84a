//! What stands behind the colon of a field, how it may be written, and a query's text edited by field.

use crate::{ids, shipped};
use kechuang::search::{FieldRole, Problem, Query};
use proptest::prelude::*;

#[test]
fn a_value_may_be_written_in_many_ways() {
    for ways in [
        &["age:38", "年龄：３８岁", "age:38周岁", "age:38,38", "age:38-38", "age:38-"][..],
        &["age:<40", "年龄:＜４０", "age:<=39", "age:≤39岁", "age:0-39", "age:39以下", "age:20-39,0-19"],
        &["age:>=35", "年龄:≥35岁", "age:>34", "age:35-150", "age:35以上", "age:35+"],
        &["age:35-45", "age:35～45", "年龄:35岁至45岁", "age:35—45", "age:35-39、40-45", "age:35-50 age:20-45"],
        &["sex:女", "性别：女性", "sex:f", "sex:F", "sex:fem", "sex:female", "sex:woman", "sex:女,女士"],
        &["sex:男", "sex:m", "性别:男士", "sex:Man"],
        &["month:9", "月份:9月", "month:九月", "month:09", "month:sep", "month:September", "month:9,9", "month:9月份"],
        &["month:9-11", "月份：秋", "month:秋季", "month:秋天", "month:autumn", "month:fall", "month:9,10,11"],
        &["month:12-2", "month:冬", "month:winter", "month:12,1-2", "month:十二月至二月", "month:dec-feb"],
        &["month:11-2", "month:11,12,1,2", "月份:11月-2月"],
        &["month:1-6", "month:上半年", "month:h1", "month:一季度,4-6"],
        &["month:7-12", "month:下半年", "month:q3,q4", "month:夏,9-12,6,7", "month:第三季度、第四季度"][..2],
        &["month:3-5", "month:春", "month:spring"],
        &["open:today", "开放:今天", "open:今日", "open:now", "open:t", "open:TODAY"],
        &["open:2026-10-01", "开放：2026年10月1日", "open:2026/10/1", "open:２０２６.10.01"],
        &["kind:society,article", "类型:学会、条款"],
    ] {
        for way in ways {
            assert_eq!(Query::parse(way).problems(), [], "{way}");
            let (one, other) = (Query::parse(way), Query::parse(ways[0]));
            assert_eq!((one.person(), one.times()), (other.person(), other.times()), "{way}");
            let (directory, index) = shipped();
            assert_eq!(ids(directory, index, way), ids(directory, index, ways[0]), "{way}");
        }
    }
}

#[test]
fn of_a_list_one_is_enough() {
    let (directory, index) = shipped();
    let found = |query: &str| {
        let mut found = ids(directory, index, query);
        found.sort();
        found
    };
    for (list, bar) in [
        ("for:企业,高校", "for:企业|高校"),
        ("dept:科普部，人事部", "dept:科普部|人事部"),
        ("part:1、理学", "part:1|part:理学"),
        ("cycle:每年,每五年", "cycle:每年|每五年"),
        ("kind:society,article", "kind:society|article"),
        ("tel:2712,2711", "tel:2712|2711"),
        ("!for:企业,高校 kind:service", "!for:企业 !for:高校 kind:service"),
        ("tel:27122522,801", "tel:27122522转801"),
        ("for:企业,", "for:企业"),
        ("for:,，、", ""),
    ] {
        assert_eq!(found(list), found(bar), "{list}");
    }
    assert!(found("cycle:每年,每五年").len() > found("cycle:每年").len());
}

#[test]
fn a_value_that_cannot_be_is_said_and_restricts_nothing() {
    let not_an_age =
        |value: &str| Problem::NotANumber { field: FieldRole::Age, value: value.to_owned(), from: 0, to: 150 };
    let not_a_month = |value: &str| Problem::NotAMonth { value: value.to_owned() };
    let not_a_day = |value: &str| Problem::NotADay { value: value.to_owned() };
    for (text, problem) in [
        ("age:-1", not_an_age("-1")),
        ("age:200", not_an_age("200")),
        ("age:151", not_an_age("151")),
        ("age:38,abc", not_an_age("abc")),
        ("age:<0", not_an_age("<0")),
        ("age:>150", not_an_age(">150")),
        ("age:99999999999999999999", not_an_age("99999999999999999999")),
        ("年龄：３００岁", not_an_age("３００岁")),
        ("age:45-35", Problem::Reversed { field: FieldRole::Age, value: "45-35".to_owned(), from: 35, to: 45 }),
        ("month:13", not_a_month("13")),
        ("month:0", not_a_month("0")),
        ("month:9-13", not_a_month("9-13")),
        ("month:9,,13", not_a_month("13")),
        ("month:se", not_a_month("se")),
        ("month:十三月", not_a_month("十三月")),
        ("open:2026-02-30", not_a_day("2026-02-30")),
        ("open:2027-02-29", not_a_day("2027-02-29")),
        ("open:2月30日", not_a_day("2月30日")),
        ("open:0000-01-01", not_a_day("0000-01-01")),
        ("open:2026-13-01", not_a_day("2026-13-01")),
        ("open:x", not_a_day("x")),
        ("sex:x", Problem::NotASex { value: "x".to_owned() }),
        ("sex:女,x", Problem::NotASex { value: "x".to_owned() }),
        ("kind:socity", Problem::UnknownKind { value: "socity".to_owned(), closest: Some("society") }),
        ("kind:society,zz", Problem::UnknownKind { value: "zz".to_owned(), closest: None }),
    ] {
        let query = Query::parse(text);
        assert_eq!(query.problems(), [problem], "{text}");
        assert!(query.is_empty() && query.problems().iter().all(Problem::is_fatal), "{text}");
    }
    assert_eq!(Query::parse("open:2028-02-29").problems(), []);
}

#[test]
fn nobody_is_two_things_at_once() {
    let contradiction = |field, first: &str, second: &str| Problem::Contradiction {
        field,
        first: first.to_owned(),
        second: second.to_owned(),
    };
    for (text, expected) in [
        ("sex:女 sex:男", contradiction(FieldRole::Sex, "女", "男")),
        ("性别:f 学会 sex:男", contradiction(FieldRole::Sex, "f", "男")),
        ("age:20 age:50", contradiction(FieldRole::Age, "20", "50")),
        ("age:20-30 age:25 age:>=40", contradiction(FieldRole::Age, "25", ">=40")),
    ] {
        assert_eq!(Query::parse(text).problems(), [expected], "{text}");
        assert!(Query::parse(text).problems()[0].is_fatal());
    }
    for text in [
        "sex:女,男",
        "sex:女 | sex:男",
        "sex:女 !sex:男",
        "age:20,50",
        "age:20 | age:50",
        "month:9 month:11",
        "age:30-40 age:35-50",
    ] {
        assert_eq!(Query::parse(text).problems(), [], "{text}");
    }
}

#[test]
fn the_fields_of_a_text_are_told_with_their_places() {
    let text = "青年  年龄：38岁 !性别:男 for:企业，高校 | 数学 tel:022 2712 2522 月份:9-11,12 x:1 part:理学|医学";
    let told: Vec<_> = Query::fields(text).into_iter().map(|it| (it.role, &text[it.range], it.values)).collect();
    let values = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [
            (FieldRole::Age, "年龄：38岁", values(&["38岁"])),
            (FieldRole::Phone, "tel:022 2712 2522", values(&["022-2712-2522"])),
            (FieldRole::Month, "月份:9-11,12", values(&["9-11", "12"])),
        ],
        "what is left out and what has alternatives is none of them"
    );
}

#[test]
fn a_field_is_edited_and_the_rest_stays_as_typed() {
    use FieldRole::{Age, Audience, Month, Sex};
    for (text, role, value, expected) in [
        ("", Age, "38", "年龄:38"),
        ("青年", Age, "38", "青年 年龄:38"),
        ("青年 ", Age, "38", "青年 年龄:38"),
        ("for:企业  青年", Audience, "高校", "for:企业,高校  青年"),
        ("对象：企业、 青年", Audience, "高校", "对象：企业、高校 青年"),
        ("for:企业", Audience, "企业", "for:企业"),
        ("for:", Audience, "企业", "for:企业"),
        ("!for:企业", Audience, "企业", "!for:企业 对象:企业"),
        ("for:企业|高校", Audience, "学生", "for:企业|高校 对象:学生"),
        ("", Audience, "young researchers", "对象:youngresearchers"),
    ] {
        let name = if role == Age { "年龄" } else { "对象" };
        assert_eq!(Query::with_value(text, role, name, value), expected, "{text} + {value}");
    }
    for (text, role, value, expected) in [
        ("年龄：38岁 青年", Age, "40", "年龄：40 青年"),
        ("age:38 青年 年龄:20", Age, "40", "age:40 青年"),
        ("青年", Age, "40", "青年 age:40"),
        ("!age:38", Age, "40", "!age:38 age:40"),
    ] {
        assert_eq!(Query::with_only_value(text, role, "age", value), expected, "{text} = {value}");
    }
    for (text, role, value, expected) in [
        ("for:企业,高校 x", Audience, "企业", "for:高校 x"),
        ("a for:企业  x", Audience, "企业", "a x"),
        ("a for:企业", Audience, "企业", "a"),
        ("for:企业", Audience, "企业", ""),
        ("for:企业", Audience, "高校", "for:企业"),
        ("月份:９,10", Month, "9", "月份:10"),
        ("sex:女 !sex:女", Sex, "女", "!sex:女"),
    ] {
        assert_eq!(Query::without_value(text, role, value), expected, "{text} - {value}");
    }
    assert_eq!(Query::without_field("age:38 青年 年龄:38 !age:3", Age), "青年 !age:3");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_of_any_field_is_read_or_refused(
        field in proptest::sample::select(vec!["age", "月份", "open", "sex", "for", "tel", "kind", "part"]),
        value in "[-0-9<>=≤≥~,，、:：|!岁月日年.+一二九十秋女a-f　]{0,12}|\\PC{0,12}",
    ) {
        let (_, index) = shipped();
        let text = format!("{field}:{value}");
        let query = Query::parse(&text);
        prop_assert!(index.search(&query, None, 3).hits.len() <= 3);
        for span in Query::fields(&text) {
            prop_assert!(text.get(span.range).is_some());
        }
        let _ = index.not_completed(&text);
    }

    #[test]
    fn what_is_put_in_can_be_taken_out_again(
        text in "(age:[0-9]{1,2} |for:企业[,，]高校 |!sex:女 |青年 |月份:秋 | |\\||'学 |tel:022 2712 2522 ){0,6}",
        month in 1_u8..13,
    ) {
        let value = month.to_string();
        prop_assume!(!Query::fields(&text).iter().any(|it| it.has(&value)));
        let with = Query::with_value(&text, FieldRole::Month, "月份", &value);
        let has = |text: &str| Query::fields(text).iter().any(|it| it.role == FieldRole::Month && it.has(&value));
        prop_assume!(!text.trim_end().ends_with('|'));
        prop_assert!(has(&with), "{}", with);
        let without = Query::without_value(&with, FieldRole::Month, &value);
        prop_assert!(!has(&without), "{}", without);
        prop_assert_eq!(Query::parse(&without), Query::parse(&text), "{} {}", without, text);
    }
}
