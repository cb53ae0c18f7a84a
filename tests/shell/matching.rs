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
    assert!(
        out.contains(
            "- **02 Nomination for the China Youth Science and Technology Award**\n  - By: Age: 女性: 不超过45周岁"
        ),
        "{out}"
    );
    assert!(out.ends_with("Printed conditions are compared, and only with what was told; whether one may apply is for the department to say.\n"));
}

#[test]
fn autumn_keeps_what_is_printed_then_and_what_is_not_said() {
    let found = json(&["--age", "38", "--sex", "f", "--month", "9-11"]);
    let all: usize = ["fits", "to_read", "excluded"].iter().map(|group| numbers(&found, group).len()).sum();
    assert_eq!(all, 72, "every service stands in one group");
    // Printed for September, and for all.
    let of = |number: u64| {
        let groups = ["fits", "to_read", "excluded"].into_iter();
        let mut all = groups.flat_map(|group| found[group].as_array().unwrap().iter().map(move |it| (group, it)));
        all.find(|(_, it)| it["number"] == number).unwrap()
    };
    let (group, day) = of(51);
    assert_eq!((group, &day["time"]["answer"]), ("fits", &"printed".into()));
    assert_eq!(day["time"]["occurrences"][0]["from"], "2027-09-12");
    // The women's prize has no printed month: what is inferred does not leave it out.
    let (group, prize) = of(4);
    assert_eq!((group, &prize["time"]["answer"]), ("to_read", &"inferred_otherwise".into()));
    assert_eq!(prize["time"]["occurrences"][0]["grade"], "inferred");
    assert!(prize["by"][0]["printed"].as_str().unwrap().contains("女"), "what fits is said all the same: {prize}");
    // Printed for May.
    let (group, week) = of(50);
    assert_eq!((group, &week["time"]["answer"]), ("excluded", &"otherwise".into()));
    assert_eq!(week["time"]["occurrences"][0]["from"].as_str().map(|it| &it[..7]), Some("2027-05"));
    assert_eq!(of(10).1["time"]["answer"], "on_demand");
    assert_eq!(of(13).0, "excluded", "32 years stay 32 years");
}

#[test]
fn months_may_be_told_in_every_way_of_a_query() {
    let autumn = json(&["--sex", "f", "--month", "9-11"]);
    for months in ["秋", "autumn", "9,10,11", "九月-十一月", "11,9-10", "秋季"] {
        assert_eq!(json(&["--sex", "f", "--month", months]), autumn, "{months}");
    }
    // Over New Year: the week of May is in none of them, the last day of 15 December is.
    let winter = json(&["--month", "11-2"]);
    assert_eq!(winter, json(&["--month", "11,12,1,2"]));
    assert!(numbers(&winter, "excluded").contains(&50) && numbers(&winter, "fits").contains(&44));
}

#[test]
fn a_time_alone_is_enough_and_a_day_is_a_time() {
    let found = json(&["--month", "5"]);
    assert!(numbers(&found, "fits").contains(&50));
    assert_eq!(found["fits"][0]["by"], serde_json::json!([]), "nobody is told, so nobody is judged");
    let open = |day| json(&["--open", day]);
    assert!(numbers(&open("2027-09-15"), "fits").contains(&17) && !numbers(&open("2027-08-31"), "fits").contains(&17));
    assert_eq!(json(&["--open"]), open("2026-11-26"));
    assert_eq!(json(&["--open", "today"]), open("2026-11-26"));
}

#[test]
fn the_search_puts_the_services_into_the_same_groups() {
    for (options, query) in [
        (&["--age", "38", "--sex", "f", "--month", "9-11"][..], "age:38 sex:女 month:9-11"),
        (&["--age", "43", "--sex", "m"], "年龄:43 性别:男"),
        (&["--month", "12-2"], "月份:12-2"),
        (&["--age", "60", "--open", "2027-05-10"], "age:60 open:2027-05-10"),
    ] {
        let found = json(options);
        let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
        command.env_clear().env("KECHUANG_TODAY", "2026-11-26").args(["search", query, "--limit", "99"]);
        let output = command.args(["--format", "json"]).output().unwrap();
        let searched: Value = serde_json::from_slice(&output.stdout).unwrap();
        for group in ["fits", "to_read"] {
            let hits = searched["hits"].as_array().unwrap().iter().filter(|it| it["group"] == group);
            let mut ids: Vec<&str> = hits.map(|it| it["id"].as_str().unwrap()).collect();
            ids.sort_unstable();
            let of_group = found[group].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap());
            assert_eq!(of_group.collect::<Vec<_>>(), ids, "{query} {group}");
        }
    }
}

#[test]
fn the_time_is_said_in_words_with_how_it_is_known() {
    let (_, out, _) = run(&["--age", "38", "--sex", "f", "--month", "9-11"]);
    let line = |number: &str| {
        let of = |line: &&str| line.split('\t').nth(1).is_some_and(|entry| entry.starts_with(number));
        out.lines().find(of).unwrap().split('\t').collect::<Vec<_>>()
    };
    assert!(line("51")[2].starts_with("时间：原书 2027-09-12 至 2027-09-26"), "{:?}", line("51"));
    assert!(
        line("03")[3].starts_with("时间：推算 2027-10-01 至 2027-10-31（每年一次；上次通知 2022-10"),
        "{:?}",
        line("03")
    );
    assert!(line("03")[3].contains("没有写月份") && line("03")[2].starts_with("年龄："), "{:?}", line("03"));
    assert!(line("50")[2].starts_with("时间：原书 2027-05"), "{:?}", line("50"));
    assert_eq!((line("50")[0], line("50")[3]), ("印出的条件不符", ""));
    assert!(line("22")[3].starts_with("时间：原书没有写时间"), "{:?}", line("22"));
}

/// Each wrong call with what is said of it, in Chinese and in English.
const WRONG_CALLS: &[(&[&str], &str, &str)] = &[
    (&["--age", "-1"], "--age <AGE> 不能是“-1”：0 <= AGE <= 150", "--age <AGE> cannot be “-1”: 0 <= AGE <= 150"),
    (&["--age", "151"], "--age <AGE> 不能是“151”：0 <= AGE <= 150", "--age <AGE> cannot be “151”: 0 <= AGE <= 150"),
    (&["--age", "x"], "--age <AGE> 不能是“x”：0 <= AGE <= 150", "--age <AGE> cannot be “x”: 0 <= AGE <= 150"),
    (&["--sex", "x"], "--sex <SEX> 不能是“x”；可用：female male", "--sex <SEX> cannot be “x”; one of: female male"),
    (
        &["--born", "2027-02-30"],
        "--born <DATE> 不能是“2027-02-30”：2027-02: 01 <= DD <= 28",
        "--born <DATE> cannot be “2027-02-30”: 2027-02: 01 <= DD <= 28",
    ),
    (
        &["--born", "1990-13-01"],
        "--born <DATE> 不能是“1990-13-01”：YYYY-MM-DD: 01 <= MM <= 12",
        "--born <DATE> cannot be “1990-13-01”: YYYY-MM-DD: 01 <= MM <= 12",
    ),
    (
        &["--age", "38", "--today", "2027-02-30"],
        "--today <DATE> 不能是“2027-02-30”：2027-02: 01 <= DD <= 28",
        "--today <DATE> cannot be “2027-02-30”: 2027-02: 01 <= DD <= 28",
    ),
    (
        &["--age", "38", "--today", "0000-01-01"],
        "--today <DATE> 不能是“0000-01-01”：YYYY-MM-DD: 0001 <= YYYY <= 9999",
        "--today <DATE> cannot be “0000-01-01”: YYYY-MM-DD: 0001 <= YYYY <= 9999",
    ),
    (
        &["--month", "13"],
        "--month <MONTH> 不能是“13”：1 <= MONTH <= 12; 9, 9-11, 11-2, 9,12, 秋, autumn",
        "--month <MONTH> cannot be “13”: 1 <= MONTH <= 12; 9, 9-11, 11-2, 9,12, 秋, autumn",
    ),
    (
        &["--month", "0"],
        "--month <MONTH> 不能是“0”：1 <= MONTH <= 12; 9, 9-11, 11-2, 9,12, 秋, autumn",
        "--month <MONTH> cannot be “0”: 1 <= MONTH <= 12; 9, 9-11, 11-2, 9,12, 秋, autumn",
    ),
    (
        &["--month", ","],
        "--month <MONTH> 不能是“,”：1 <= MONTH <= 12; 9, 9-11, 11-2, 9,12, 秋, autumn",
        "--month <MONTH> cannot be “,”: 1 <= MONTH <= 12; 9, 9-11, 11-2, 9,12, 秋, autumn",
    ),
    (
        &["--open", "2027-02-29"],
        "--open [<DAY>] 不能是“2027-02-29”：2027-02: 01 <= DD <= 28",
        "--open [<DAY>] cannot be “2027-02-29”: 2027-02: 01 <= DD <= 28",
    ),
    (
        &["--age", "3", "--born", "1990-01-01"],
        "--age <AGE> 不能与 --born <DATE> 同用",
        "--age <AGE> does not go with --born <DATE>",
    ),
    (
        &["--month", "9", "--open"],
        "--month <MONTH> 不能与 --open [<DAY>] 同用",
        "--month <MONTH> does not go with --open [<DAY>]",
    ),
    (
        &["--age", "38", "--sheet", "--format", "json"],
        "--sheet 不能与 --format <FORMAT> 同用",
        "--sheet does not go with --format <FORMAT>",
    ),
];

/// The same of calls that are understood and make no sense.
const SENSELESS_CALLS: &[(&[&str], &str, &str)] = &[
    (&["--born", "2027-01-01"], "2027-01-01 在 2026-11-26 之后", "2027-01-01 is after 2026-11-26"),
    (&["--born", "1875-11-26"], "--born 1875-11-26 已超过 150 岁", "--born 1875-11-26 is more than 150 years ago"),
    (&["--role", "企业"], "“企业”不用 --role，用 --org", "“企业” goes with --org, not with --role"),
    (
        &["--nationality", "Chian"],
        "--nationality 没有“Chian”；是否想写 China",
        "--nationality: there is no “Chian”; did you mean China",
    ),
    (
        &["--field", "x"],
        "--field 没有“x”；有：medicine clinical-medicine",
        "--field: there is no “x”; there are: medicine clinical-medicine",
    ),
    (
        &["--sex", "f", "--as", "body"],
        "单位没有 --sex；去掉它，或不写 --as body",
        "a body has no --sex; leave it out, or --as body",
    ),
    (
        &["--degree", "doctor", "--as", "单位", "--sheet"],
        "单位没有 --degree；去掉它，或不写 --as body",
        "a body has no --degree; leave it out, or --as body",
    ),
    (
        &[],
        "没有写明为谁查；例如 --age 38 --sex f，或 --org 企业，或 --month 9-11",
        "nothing is told of whom it is for; for example --age 38 --sex f, or --org enterprises, or --month 9-11",
    ),
];

#[test]
fn of_a_wrong_call_one_line_says_what_would_be_right() {
    for (calls, ends) in [(WRONG_CALLS, ["；写法见 --help", "; see --help"]), (SENSELESS_CALLS, ["", ""])] {
        for (call, chinese, english) in calls {
            for (lang, told, end) in [("zh", chinese, ends[0]), ("en", english, ends[1])] {
                let call = [call, &["--lang", lang][..]].concat();
                assert_eq!(run(&call), (2, String::new(), format!("kechuang: {told}{end}\n")), "{call:?}");
            }
        }
    }
    let (code, _, error) = run(&["--role", "reserchers"]);
    assert!(code == 2 && error.starts_with("kechuang: --role 没有“reserchers”；是否想写 researchers；有："), "{error}");
    assert_eq!(run(&["--born", "1875-11-27"]).0, 0, "150 completed years");
}
