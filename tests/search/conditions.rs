//! Conditions in plain words, the fields that they mean, and what is offered for fields that do not exist.

use crate::shipped;
use kechuang::search::Naming;

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
        ("every year", &["cycle:每年"]),
        ("every two years", &["cycle:每两年"]),
        ("every other year", &["cycle:每两年"]),
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
