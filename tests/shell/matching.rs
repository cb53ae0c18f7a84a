//! `kechuang match`: what there is for somebody, and what is said where that was not understood.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs a call on a day that does not depend on the machine's clock.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.env_clear().env("LANG", "zh_CN.UTF-8").env("KECHUANG_TODAY", "2026-11-26").stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.arg("match").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn json(arguments: &[&str]) -> Value {
    let (_, out, error) = run(&[arguments, &["--format", "json"]].concat());
    assert_eq!(error, "", "{arguments:?}");
    serde_json::from_str(&out).unwrap()
}

/// The numbers of the services in a group.
fn numbers(found: &Value, group: &str) -> Vec<u64> {
    found[group].as_array().unwrap().iter().map(|it| it["number"].as_u64().unwrap()).collect()
}

/// The group of a service, and the printed words that decide.
fn answer(found: &Value, number: u64) -> (&'static str, String) {
    for group in ["fits", "to_read", "excluded"] {
        if let Some(it) = found[group].as_array().unwrap().iter().find(|it| it["number"] == number) {
            let by = it["by"].as_array().or_else(|| it["to_read"].as_array()).unwrap();
            return (group, by.iter().map(|it| it["printed"].as_str().unwrap()).collect::<Vec<_>>().join("/"));
        }
    }
    panic!("{number} is in no group");
}

#[test]
fn a_woman_of_38_finds_the_prizes_and_what_decides() {
    let found = json(&["--age", "38", "--sex", "f"]);
    let all: usize = ["fits", "to_read", "excluded"].iter().map(|group| numbers(&found, group).len()).sum();
    assert_eq!(all, 72, "every service stands in one group");
    assert_eq!(answer(&found, 2), ("fits", "不超过45周岁".to_owned()));
    assert_eq!(answer(&found, 4).0, "fits");
    assert!(answer(&found, 4).1.ends_with("女性青年科技工作者"));
    assert_eq!(answer(&found, 11), ("fits", "一般不超过60周岁".to_owned()));
    assert_eq!(answer(&found, 13), ("excluded", "32岁以下/可适当放宽1-2岁".to_owned()));
    assert_eq!(answer(&found, 39), ("fits", "年龄40岁以下/放宽至42岁".to_owned()));
    assert_eq!(answer(&found, 35), ("excluded", "我市广大科技型企业".to_owned()));
    // No age is printed, so nothing decides.
    assert_eq!(answer(&found, 12), ("to_read", "天津市青年科技人才".to_owned()));
}

#[test]
fn of_what_fits_the_rest_is_named_to_be_read() {
    let found = json(&["--age", "38", "--sex", "f"]);
    let prize = &found["fits"].as_array().unwrap()[0];
    assert_eq!((prize["number"].as_u64(), prize["page"].as_u64()), (Some(2), Some(4)));
    let read: Vec<&str> = prize["to_read"].as_array().unwrap().iter().map(|it| it["about"].as_str().unwrap()).collect();
    assert_eq!(read, ["audience", "nationality", "excluded", "section"]);
    assert_eq!(prize["by"][0]["born_from"], "1976-01-01");
}

#[test]
fn men_and_women_have_other_answers_at_43() {
    let of = |sex| answer(&json(&["--age", "43", "--sex", sex]), 2);
    assert_eq!(of("女"), ("fits", "不超过45周岁".to_owned()));
    assert_eq!(of("m"), ("excluded", "不超过40周岁".to_owned()));
    assert_eq!(answer(&json(&["--age", "43"]), 2).0, "to_read");
    assert_eq!(answer(&json(&["--age", "38", "--sex", "male"]), 4).0, "excluded");
}

#[test]
fn the_birthday_is_on_the_day_that_is_told() {
    let of = |today| answer(&json(&["--born", "1984-02-29", "--sex", "f", "--today", today]), 39).0;
    // 42 completed years are admitted, 43 are not.
    assert_eq!(of("2027-02-27"), "fits");
    assert_eq!(of("2027-02-28"), "excluded");
}

#[test]
fn citizenship_and_place_decide_where_they_are_asked_for() {
    let found = json(&["--nationality", "德国", "--residence", "北京"]);
    assert_eq!(answer(&found, 2), ("excluded", "中华人民共和国公民".to_owned()));
    assert_eq!(answer(&found, 13), ("excluded", "中国籍/全职在天津地区工作".to_owned()));
    let found = json(&["--nationality", "中国", "--residence", "tianjin", "--degree", "博士", "--studying", "no"]);
    assert_eq!(answer(&found, 13), ("fits", "中国籍/全职在天津地区工作/大学本科以上学历".to_owned()));
    let student = json(&["--degree", "master", "--studying", "doctor"]);
    assert_eq!(answer(&student, 13), ("excluded", "在读硕士、博士研究生".to_owned()));
}

#[test]
fn a_body_has_its_own_services_and_no_age() {
    let found = json(&["--org", "企业"]);
    assert_eq!(answer(&found, 35).0, "fits");
    assert_eq!(answer(&found, 55).0, "excluded", "街道（乡镇、园区） are no enterprises");
    assert_eq!(answer(&found, 2).0, "excluded");
    assert_eq!(json(&["--org", "enterprise"]), found);
    let (code, _, error) = run(&["--as", "body", "--age", "38"]);
    assert_eq!((code, error.as_str()), (2, "kechuang: 单位没有 --age；去掉它，或不写 --as body\n"));
    assert_eq!(answer(&json(&["--org", "university-associations"]), 71).0, "excluded");
}

#[test]
fn the_words_stand_in_columns_in_a_pipe() {
    let (code, out, _) = run(&["--age", "38", "--sex", "f"]);
    assert_eq!((code, out.lines().count()), (0, 72));
    let first: Vec<&str> = out.lines().next().unwrap().split('\t').collect();
    assert_eq!(
        first,
        [
            "印出的条件相符",
            "02 推荐中国青年科技奖天津市候选人",
            "年龄：女性：不超过45周岁（1976年1月1日及以后出生）",
            "面向：青年科技工作者；国籍：中华人民共和国公民；除外：往届获奖者；见正文：图片说明（第 4 页起）",
            "市科协学会学术部（院士专家部）",
            "022-27122522",
        ]
    );
    assert!(out.contains("022-27111200（传真）"), "a fax says so");
}

#[test]
fn markdown_has_the_three_groups_with_what_decides() {
    let (code, out, _) = run(&["--age", "38", "--sex", "f", "--format", "markdown", "--lang", "en"]);
    assert_eq!(code, 0);
    let titles: Vec<&str> = out.lines().filter(|line| line.starts_with("## ")).collect();
    assert!(titles[0].starts_with("## Printed conditions fit: ") && titles.len() == 3, "{titles:?}");
    assert!(out.contains("- **02 推荐中国青年科技奖天津市候选人**\n  - By: Age: 女性: 不超过45周岁"), "{out}");
    assert!(out.ends_with("Printed conditions are compared, and only with what was told; whether one may apply is for the department to say.\n"));
}

#[test]
fn of_a_wrong_call_one_line_says_what_would_be_right() {
    let help = "；写法见 --help";
    for (call, told) in [
        (&["--age", "-1"][..], format!("--age <AGE> 不能是“-1”：0 <= AGE <= 150{help}")),
        (&["--age", "151"], format!("--age <AGE> 不能是“151”：0 <= AGE <= 150{help}")),
        (&["--sex", "x"], format!("--sex <SEX> 不能是“x”；可用：female male{help}")),
        (&["--born", "2027-02-30"], format!("--born <DATE> 不能是“2027-02-30”：2027-02: 01 <= DD <= 28{help}")),
        (&["--born", "1990-13-01"], format!("--born <DATE> 不能是“1990-13-01”：YYYY-MM-DD: 01 <= MM <= 12{help}")),
        (&["--age", "3", "--born", "1990-01-01"], format!("--age <AGE> 不能与 --born <DATE> 同用{help}")),
        (&["--born", "2027-01-01"], "2027-01-01 在 2026-11-26 之后".to_owned()),
        (&["--born", "1875-11-26"], "--born 1875-11-26 已超过 150 岁".to_owned()),
        (&["--role", "企业"], "“企业”不用 --role，用 --org".to_owned()),
        (&["--nationality", "Chian"], "--nationality 没有“Chian”；是否想写 China".to_owned()),
        (&["--field", "x"], "--field 没有“x”；有：medicine clinical-medicine".to_owned()),
        (&[], "没有写明为谁查；例如 --age 38 --sex f，或 --org 企业".to_owned()),
    ] {
        assert_eq!(run(call), (2, String::new(), format!("kechuang: {told}\n")), "{call:?}");
    }
    let (code, _, error) = run(&["--role", "reserchers"]);
    assert!(code == 2 && error.starts_with("kechuang: --role 没有“reserchers”；是否想写 researchers；有："), "{error}");
    assert_eq!(run(&["--born", "1875-11-27"]).0, 0, "150 completed years");
}
