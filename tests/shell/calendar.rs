//! `kechuang calendar`: a year from the shell, on a day that the call names.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.arg("calendar").args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").stdin(Stdio::null());
    command
}

fn told(mut command: Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    told(command(arguments))
}

fn json(arguments: &[&str]) -> Value {
    let (code, out, error) = run(&[arguments, &["--format", "json"]].concat());
    assert_eq!((code, error.as_str()), (0, ""));
    serde_json::from_str(&out).unwrap()
}

fn numbers(group: &Value) -> Vec<u64> {
    group.as_array().unwrap().iter().map(|it| it["number"].as_u64().unwrap()).collect()
}

#[test]
fn the_year_is_listed_by_date_and_says_what_is_inferred() {
    let (code, out, error) = run(&["--today", "2026-11-26"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let lines: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert!(lines.iter().all(|line| line.len() == 5));
    let dated: Vec<&Vec<&str>> = lines.iter().filter(|line| !line[1].is_empty()).collect();
    assert!(dated.iter().all(|line| line[0] <= line[1] && ["原书", "推算"].contains(&line[2])));
    let women = lines.iter().find(|line| line[3].starts_with("04 ")).unwrap();
    assert_eq!(
        women[..],
        [
            "2026-01-01",
            "2026-01-31",
            "推算",
            "04 推荐中国青年女科学家奖和未来女科学家计划天津市候选人",
            "每年一次；上次通知 2023-01（所印网址的日期为 2023-01-17）"
        ]
    );
    let every_third = lines.iter().find(|line| line[3].starts_with("01 ")).unwrap();
    assert_eq!(every_third[2..5], ["推算", "01 推荐全国创新争先奖天津市候选对象", "每三年一次；往届 2017、2020、2023"]);
    let all: std::collections::BTreeSet<&str> = lines.iter().map(|line| &line[3][..2]).collect();
    assert_eq!(all.len(), 72, "every service is somewhere");
}

#[test]
fn a_month_has_what_is_in_it_and_the_rest_stands_apart() {
    let september = json(&["--year", "2027", "--month", "9", "--today", "2026-11-26"]);
    assert_eq!(numbers(&september["dated"]), [59, 17, 56, 51, 59]);
    assert_eq!(september["months"], serde_json::json!([9]));
    assert_eq!(numbers(&september["on_demand"]), [10, 45, 72]);
    assert_eq!(numbers(&september["year_only"]), [55, 52, 14]);
    assert_eq!(numbers(&september["not_this_year"]), [1, 11, 12]);
    assert_eq!(september["not_this_year"][0]["next"]["from"], "2026-01-01");
    // Over the turn of the year it is the ends of the one year.
    let winter = json(&["--year", "2027", "--month", "11-2", "--today", "2026-11-26"]);
    assert_eq!(numbers(&winter["dated"]), [4, 17, 56, 2, 44]);
    let undated = september["undated"].as_array().unwrap();
    let u30 = undated.iter().find(|it| it["number"] == 38).unwrap();
    assert_eq!((&u30["every"], &u30["page"]["also_of"]), (&1.into(), &serde_json::json!([27, 45])));
}

#[test]
fn an_inferred_date_has_its_evidence_and_a_printed_one_none() {
    let year = json(&["--year", "2027", "--today", "2026-11-26"]);
    let groups = ["dated", "year_only"].map(|group| year[group].as_array().unwrap().clone()).concat();
    for it in &groups {
        assert_eq!(it["grade"] == "inferred", it.get("evidence").is_some(), "{it}");
        assert!(it["grade"] == "inferred" || !it["printed"].as_str().unwrap().is_empty(), "{it}");
    }
    let prize = groups.iter().find(|it| it["number"] == 3).unwrap();
    let page = "http://www.tast.org.cn/tzgg/system/2022/10/09/030016993.shtml";
    assert_eq!(prize["evidence"], serde_json::json!({ "kind": "page", "every": 1, "date": "2022-10-09", "url": page }));
    assert_eq!(
        (&prize["from"], &prize["to"], &prize["precision"]),
        (&"2027-10-01".into(), &"2027-10-31".into(), &"months".into())
    );
}

#[test]
fn the_day_comes_from_the_call_or_from_the_variable() {
    let today = |arguments: &[&str], variable: Option<&str>| {
        let mut command = command(&[arguments, &["--format", "json"]].concat());
        command.envs(variable.map(|day| ("KECHUANG_TODAY", day)));
        let (code, out, error) = told(command);
        if code != 0 {
            return (code, error);
        }
        let year: Value = serde_json::from_str(&out).unwrap();
        (code, format!("{} {}", year["year"], year["today"].as_str().unwrap()))
    };
    assert_eq!(today(&["--today", "2024-02-29"], None), (0, "2024 2024-02-29".to_owned()));
    assert_eq!(today(&[], Some("2031-05-01")), (0, "2031 2031-05-01".to_owned()));
    assert_eq!(
        today(&["--today", "2024-02-29", "--year", "2027"], Some("2031-05-01")),
        (0, "2027 2024-02-29".to_owned())
    );
    assert_eq!(today(&["--today=2024-02-29"], Some("")).0, 0);
    assert_eq!(today(&[], Some("")).0, 0, "a variable that is set to nothing names no day");
    let (code, error) = today(&[], Some("2030-02-30"));
    assert!(code == 2 && error.contains("2030-02: 01 <= DD <= 28"), "{error}");
}

#[test]
fn a_day_month_or_year_that_there_is_not_is_refused_in_a_line() {
    for (call, right) in [
        (["--today", "2027-02-30"], "2027-02: 01 <= DD <= 28"),
        (["--today", "2027-13-01"], "01 <= MM <= 12"),
        (["--today", "0000-01-01"], "0001 <= YYYY <= 9999"),
        (["--today", "明天"], "YYYY-MM-DD"),
        (["--year", "0"], "1 <= YEAR <= 9999"),
        (["--year", "10000"], "1 <= YEAR <= 9999"),
        (["--year", "二〇二七"], "1 <= YEAR <= 9999"),
        (["--month", "13"], "1 <= MONTH <= 12"),
        (["--month", "0"], "1 <= MONTH <= 12"),
        (["--month", "9-13"], "1 <= MONTH <= 12"),
        (["--month", ""], "1 <= MONTH <= 12"),
    ] {
        for lang in ["zh", "en"] {
            let (code, out, error) = run(&[&call[..], &["--lang", lang]].concat());
            assert_eq!((code, out.as_str(), error.lines().count()), (2, "", 1), "{call:?}: {error}");
            assert!(error.contains(call[1]) && error.contains(right), "{call:?}: {error}");
        }
    }
}

#[test]
fn every_year_can_be_asked_for() {
    for year in ["1", "1900", "2024", "9998", "9999"] {
        let year = json(&["--year", year, "--today", "2026-11-26"]);
        assert!(year["dated"].as_array().unwrap().len() >= 9, "{year}");
    }
    // Nothing is inferred for the time before what it follows from.
    let before = json(&["--year", "2018", "--today", "2026-11-26"]);
    assert!(before["dated"].as_array().unwrap().iter().all(|it| it["grade"] == "printed"));
}

#[test]
fn markdown_is_the_same_as_tables() {
    let (code, out, _) = run(&["--year", "2027", "--format", "markdown", "--today", "2026-11-26"]);
    assert_eq!(code, 0);
    let mut options = pulldown_cmark::Options::empty();
    options.insert(pulldown_cmark::Options::ENABLE_TABLES);
    let mut cells = Vec::new();
    let mut is_cell = false;
    for event in pulldown_cmark::Parser::new_ext(&out, options) {
        use pulldown_cmark::{Event, Tag, TagEnd};
        match event {
            Event::Start(Tag::TableCell) => {
                is_cell = true;
                cells.push(String::new());
            }
            Event::End(TagEnd::TableCell) => is_cell = false,
            Event::Text(text) if is_cell => cells.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    let rows: Vec<&[String]> = cells.chunks(4).collect();
    let last = rows.iter().find(|row| row[0] == "截止 2027-12-15").unwrap();
    assert_eq!(last[1..3], ["原书", "44 开展高端人才学术交流活动"]);
    let json = json(&["--year", "2027", "--today", "2026-11-26"]);
    let count = |group: &str| json[group].as_array().unwrap().len();
    assert_eq!(rows.len(), count("dated") + count("year_only") + 2, "and two heads");
}

#[test]
fn in_english_the_words_around_are_english() {
    let (_, out, _) = run(&["--lang", "en", "--today", "2026-11-26"]);
    assert!(out.contains("\tinferred\t") && out.contains("last announced in 2022-10"), "{out}");
    assert!(out.contains("the book does not say on which day a week begins"), "{out}");
}

#[test]
fn today_is_that_of_the_readers_zone() {
    // Between them lie 26 hours: it is never the same day in both.
    let day = |zone: &str| {
        let mut command = command(&["--format", "json"]);
        command.env("TZ", zone);
        let (_, out, _) = told(command);
        serde_json::from_str::<Value>(&out).unwrap()["today"].as_str().unwrap().to_owned()
    };
    assert!(day("EARLY-14") > day("LATE12"));
}
