//! The program in a pipe: `search`, `show`, `check` and what they say when they cannot.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn kechuang(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = kechuang(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn ids(found: &Value) -> Vec<&str> {
    found["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap()).collect()
}

#[test]
fn a_name_is_found_by_any_way_of_typing_it() {
    for query in ["sxh", "shuxuehui", "数学会", "ＳＸＨ", "shuxh", "數學會"] {
        let (code, out, _) = run(&["search", query]);
        assert_eq!(code, 0, "{query}");
        assert_eq!(
            out.lines().next().unwrap(),
            "天津市数学会\t022-27122522\t理学\tsociety-natural-science-01\t清单联系部门：市科协学会学术部（院士专家部）",
            "{query}"
        );
    }
}

#[test]
fn json_names_the_record_and_the_characters_that_were_meant() {
    let (code, out, _) = run(&["search", "yaoxuehui", "--format", "json", "--limit", "1"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 0);
    assert_eq!(found["query"], "yaoxuehui");
    let hit = &found["hits"][0];
    let fields: Vec<&String> = hit.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["id", "kind", "title", "english", "path", "score", "marks", "phones", "numbers"]);
    assert_eq!(hit["title"], "天津市药学会");
    assert_eq!(hit["marks"], serde_json::json!([3, 4, 5]));
    assert_eq!(hit["phones"], serde_json::json!(["022-27122522"]));
    let department = serde_json::json!({
        "id": "department-academic",
        "title": "市科协学会学术部（院士专家部）",
        "english": "Society and Academic Affairs Department (Academicians and Experts), TAST",
    });
    let number = serde_json::json!({
        "number": "022-27122522", "kind": "Voice", "of": "list", "department": department,
    });
    assert_eq!(hit["numbers"], serde_json::json!([number]));
}

#[test]
fn a_number_says_whose_it_is_in_every_format() {
    let (_, json, _) = run(&["show", "service-07", "--format", "json"]);
    let shown: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(shown["numbers"][0]["of"], "department");
    assert_eq!(shown["numbers"][0]["department"]["id"], "department-innovation");
    assert_eq!(shown["numbers"][0]["note"], "疑为 022-27114778 的误印");
    let (_, json, _) = run(&["show", "profile-tast", "--format", "json"]);
    let shown: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&shown["numbers"][0]["of"], shown["numbers"][0].get("department")), (&"itself".into(), None));
    for format in ["text", "markdown"] {
        let (_, text, _) = run(&["show", "society-medicine-04", "--format", format]);
        for said in ["原书没有列出该学会自己的电话", "清单部门电话", "清单联系部门"] {
            assert!(text.contains(said), "{said} in\n{text}");
        }
    }
    let (_, found, _) = run(&["search", "评聘天津科普大使", "--limit", "1"]);
    assert_eq!(found.trim_end().split('\t').nth(4), Some("市科协科普部"), "{found}");
}

#[test]
fn a_card_is_a_file_that_address_books_take() {
    let (code, card, error) = run(&["show", "society-medicine-04", "--format", "vcard"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\n") && card.ends_with("END:VCARD\r\n"), "{card}");
    assert!(card.contains("FN:天津市药学会（市科协学会学术部）\r\n"), "{card}");
    let (code, card, error) = run(&["show", "article-01", "--format", "vcard"]);
    assert_eq!((code, card.as_str(), error.as_str()), (1, "", "kechuang: article-01 没有联系方式，做不成名片\n"));
}

#[test]
fn jsonl_is_one_record_a_line() {
    let (_, out, _) = run(&["search", "学会", "--format", "jsonl", "--limit", "3", "--kind", "society"]);
    let kinds: Vec<Value> =
        out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["kind"].clone()).collect();
    assert_eq!(kinds, ["society", "society", "society"]);
}

#[test]
fn words_of_a_query_need_no_quotes() {
    let joined = run(&["search", "kind:society 化工"]);
    assert_eq!(joined, run(&["search", "kind:society", "化工"]));
    assert!(joined.1.contains("天津市化工学会"));
}

#[test]
fn nothing_found_exits_with_1_and_nothing_asked_is_everything() {
    assert_eq!(run(&["search", "〇〇〇〇〇〇"]), (1, String::new(), String::new()));
    for query in [&[""][..], &["  "], &["!"], &["dept:"], &[]] {
        let (code, out, told) = run(&[&["search"], query, &["--limit", "all"]].concat());
        assert_eq!((code, out.lines().count(), told.as_str()), (0, 276, ""), "{query:?}");
    }
    assert_eq!(run(&["search", "--kind", "service", "--limit", "all"]).1.lines().count(), 72);
    let (code, out, _) = run(&["search", "〇〇〇〇〇〇", "--format", "json"]);
    assert_eq!((code, ids(&serde_json::from_str(&out).unwrap()).len()), (1, 0));
}

#[test]
fn a_wrong_call_is_exit_code_2_and_says_what_is_wrong() {
    for call in [&["search", "x", "--kind", "planet"][..], &["show"], &["search", "x", "--limit", "many"]] {
        let (code, out, error) = run(call);
        assert_eq!((code, out.as_str()), (2, ""), "{call:?}");
        assert!(!error.is_empty(), "{call:?}");
    }
}

#[test]
fn lines_on_standard_input_are_answered_in_order_and_at_once() {
    let mut child =
        kechuang(&["search", "--stdin", "--limit", "2"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut asked = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    // Each answer is read before the next question is asked: a program at the other end may need it to go on.
    for (query, first) in [
        ("sxh", Some("society-natural-science-01")),
        ("", Some("service-01")),
        ("〇〇〇〇", None),
        ("27111199", Some("department-personnel")),
        ("科普大使\r", Some("service-57")),
    ] {
        writeln!(asked, "{query}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["query"], query.trim_end());
        assert_eq!(answer.get("problems"), None);
        assert_eq!(ids(&answer).first().copied(), first, "{query}");
    }
    asked.write_all(b"\xff\xfe\n").unwrap();
    assert!(answers.next().unwrap().is_ok(), "bytes that are no text are no reason to stop");
    writeln!(asked, "month:13").unwrap();
    assert_eq!(
        answers.next().unwrap().unwrap(),
        r#"{"query":"month:13","hits":[],"problems":["月份: 后面写 1 至 12 的月份，如 9、9-11、9,10，或 秋、下半年，不是“13”"]}"#
    );
    drop(asked);
    assert!(answers.next().is_none());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child =
        kechuang(&["search", "学会", "--limit", "500"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    assert_eq!((status.code(), stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn a_page_of_which_only_the_beginning_is_read_is_no_error() {
    for call in [&["show", "profile-cast"][..], &["check"], &["serve-config"], &["doctor"], &["qr", "service-13"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let Output { status, stderr, .. } = kechuang(call).stdout(writer).output().unwrap();
        assert_eq!((status.code(), stderr.as_slice()), (Some(0), &b""[..]), "{call:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_is_said_in_one_line() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for call in [
        &["search", "学会"][..],
        &["show", "service-13"],
        &["show", "service-13", "--format", "json"],
        &["qr", "service-13"],
        &["check"],
        &["serve-config"],
        &["doctor"],
        &["--help"],
        &["--version"],
    ] {
        let Output { status, stderr, .. } = kechuang(call).stdout(full()).output().unwrap();
        let told = String::from_utf8(stderr).unwrap();
        assert_eq!((status.code(), told.lines().count()), (Some(2), 1), "{call:?}: {told}");
        assert!(told.starts_with("kechuang: 写不出去："), "{call:?}: {told}");
    }
    // Nobody is left to be told, which is no reason to fall over.
    assert_eq!(kechuang(&["show", "x"]).stderr(full()).status().unwrap().code(), Some(1));
}

#[test]
fn a_query_that_cannot_be_understood_is_said_on_standard_error() {
    for (query, told) in [
        ("month:13", "kechuang: 月份: 后面写 1 至 12 的月份，如 9、9-11、9,10，或 秋、下半年，不是“13”\n"),
        ("month:0 学会", "kechuang: 月份: 后面写 1 至 12 的月份，如 9、9-11、9,10，或 秋、下半年，不是“0”\n"),
        ("age:-1", "kechuang: 年龄: 后面写 0 至 150 的年龄，如 38、35-45、<40，不是“-1”\n"),
        ("age:200", "kechuang: 年龄: 后面写 0 至 150 的年龄，如 38、35-45、<40，不是“200”\n"),
        ("age:45-35", "kechuang: 年龄: “45-35”前大后小；写 35-45\n"),
        ("open:2026-02-30", "kechuang: 开放: 没有“2026-02-30”这一天；写 今天，或 2026-10-01 这样的日期\n"),
        ("sex:x", "kechuang: 性别: 后面写 女 或 男，不是“x”\n"),
        ("sex:女 sex:男", "kechuang: 性别: “女”与“男”不能同时成立；删去一个，或写 性别:女,男（其一即可）\n"),
        ("kind:xxx", "kechuang: 没有“xxx”这一类；有：服务 学会 部门 简介 条款 前言\n"),
    ] {
        assert_eq!(run(&["search", query]), (2, String::new(), told.to_owned()), "{query}");
    }
    let (code, out, told) = run(&["search", "fro:企业", "--limit", "276"]);
    assert_eq!((code, told.as_str()), (0, "kechuang: 没有字段 fro；是否想写 对象:\n"));
    assert!(out.contains("企业"), "what stands behind an unknown field is looked for:\n{out}");
}

#[test]
fn what_fits_stands_before_what_is_to_be_read() {
    let today = ["--today", "2026-11-26"];
    let call = |more: &[&'static str]| {
        run(&[&today[..], &["search", "年龄:38 性别:女 月份:秋", "--limit", "72"], more].concat())
    };
    let (code, out, told) = call(&[]);
    assert_eq!((code, told.as_str()), (0, "kechuang: 另有 27 条印明不合\n"));
    let groups: Vec<&str> = out.lines().map(|line| line.split('\t').nth(5).unwrap()).collect();
    assert_eq!(groups.iter().filter(|it| **it == "适合").count(), 2);
    assert!(groups.is_sorted_by(|a, b| *a == "适合" || *b == "待读"), "{groups:?}");
    assert!(out.lines().any(|line| line.contains("service-04") && line.ends_with("\t待读")), "{out}");
    let (_, json, _) = call(&["--format", "json"]);
    let answer: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(answer["groups"], serde_json::json!({ "fits": 2, "to_read": 43, "excluded": 27 }));
    let hits = answer["hits"].as_array().unwrap();
    let with_group = |group: &str| hits.iter().filter(|hit| hit["group"] == group).count();
    assert_eq!((with_group("fits"), with_group("to_read"), hits.len()), (2, 43, 45));
    let (_, lines, _) = call(&["--format", "jsonl"]);
    assert!(lines.lines().all(|line| line.contains(r#""group":""#)));
    // Nothing told, no groups.
    assert!(!run(&["search", "数学", "--format", "json"]).1.contains("group"));
    let (code, ..) = run(&[&today[..], &["search", "age:38 kind:society"]].concat());
    assert_eq!(code, 1);
}

#[test]
fn a_list_that_is_cut_says_so() {
    let (code, out, told) = run(&["search", "学会", "--limit", "3"]);
    let (_, all, quiet) = run(&["search", "学会", "--limit", "276"]);
    let total = all.lines().count();
    assert_eq!((code, out.lines().count(), quiet.as_str()), (0, 3, ""));
    assert!(all.starts_with(&out));
    assert_eq!(told, format!("kechuang: 共 {total} 条，只列出 3 条；--limit {total} 可全部列出\n"));
    let (_, out, _) = run(&["search", "学会", "--limit", "3", "--format", "json"]);
    let found: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((found["total"].as_u64(), ids(&found).len()), (u64::try_from(total).ok(), 3));
    let (_, out, told) = run(&["search", "^数学会$", "--lang", "en"]);
    assert_eq!((out.lines().count(), told.as_str()), (1, ""));
    assert_eq!(run(&["search", "", "--lang", "en"]).2, "kechuang: 20 of 276 shown; --limit 276 shows all\n");
    assert_eq!(run(&["search", "学会", "-q"]).2, "", "nothing beside the answer was asked for");
    assert_ne!(run(&["search", "month:13", "--quiet"]).2, "", "an error is no remark");
}

#[test]
fn an_unknown_value_brings_those_that_there_are() {
    let (code, out, told) = run(&["search", "for:火星人", "--lang", "en"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(told.starts_with("kechuang: for: nothing here is “火星人”; there are: "), "{told}");
    let (_, out, told) = run(&["search", "part:哲学"]);
    assert!(
        out.is_empty() && told.starts_with("kechuang: 部分: 没有“哲学”；相近的有：") && told.contains("理学"),
        "{told}"
    );
}

#[test]
fn a_query_that_is_too_long_is_refused() {
    let long = "学会".repeat(5_000);
    let many = "学会 ".repeat(50);
    for (query, zh, en) in [
        (&long, "查找内容至多 200 个字，请缩短", "A query has at most 200 characters; shorten it"),
        (&many, "至多 32 个词和字段，请删去一些", "A query has at most 32 words and fields; leave some out"),
    ] {
        assert_eq!(run(&["search", query]), (2, String::new(), format!("kechuang: {zh}\n")));
        assert_eq!(run(&["search", query, "--lang", "en"]), (2, String::new(), format!("kechuang: {en}\n")));
    }
    let messages: Vec<&str> = std::iter::once("search").chain(std::iter::repeat_n("学会", 5_000)).collect();
    assert_eq!(run(&messages).0, 2);
}

/// What the program answers to an input, with its exit code and what it says.
fn answers(input: impl std::io::Read + Send + 'static, more: &[&str]) -> (i32, Vec<Value>, String) {
    let call = [&["search", "--stdin", "--limit", "1"], more].concat();
    let mut child =
        kechuang(&call).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut asked = child.stdin.take().unwrap();
    let mut input = input;
    // The program may leave before all has been written.
    let writing = std::thread::spawn(move || drop(std::io::copy(&mut input, &mut asked)));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writing.join().unwrap();
    let answers = String::from_utf8(stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (status.code().unwrap(), answers, String::from_utf8(stderr).unwrap())
}

#[test]
fn an_endless_input_is_left_and_a_too_long_line_refused() {
    use std::io::{Read as _, repeat};
    let told = "kechuang: 标准输入超过 1 MiB；可用 --stdin-most 放宽\n";
    let endless = answers(repeat(0), &["--stdin-most", "1"]);
    assert_eq!(endless, (2, Vec::new(), told.to_owned()));
    let (code, answered, _) = answers(b"sxh\n".chain(repeat(0)), &["--stdin-most", "1"]);
    assert_eq!((code, ids(&answered[0])), (2, vec!["society-natural-science-01"]), "what came before is answered");

    let long = repeat(b'x').take(1 << 20).chain(&b"\nsxh\n"[..]);
    let (code, answered, told) = answers(long, &["--stdin-most", "2"]);
    assert_eq!((code, answered.len(), told.as_str()), (0, 2, ""));
    assert_eq!(answered[0]["query"].as_str().unwrap(), "x".repeat(200));
    assert_eq!((ids(&answered[0]).len(), answered[0].get("total")), (0, None));
    assert_eq!(answered[0]["problems"], serde_json::json!(["查找内容至多 200 个字，请缩短"]));
    assert_eq!(ids(&answered[1]), ["society-natural-science-01"]);
    assert_eq!(run(&["search", "x", "--stdin-most", "3"]).0, 2, "it goes with --stdin");
    for wrong in ["0", "x", "99999999999999999999"] {
        assert_eq!(run(&["search", "--stdin", "--stdin-most", wrong]).0, 2, "{wrong}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_input_that_cannot_be_read_is_said() {
    let folder = std::fs::File::open("/").unwrap();
    let Output { status, stderr, .. } = kechuang(&["search", "--stdin"]).stdin(folder).output().unwrap();
    let told = String::from_utf8(stderr).unwrap();
    assert_eq!((status.code(), told.lines().count()), (Some(2), 1), "{told}");
    assert!(told.starts_with("kechuang: 无法读取标准输入："), "{told}");
}

#[test]
fn a_page_is_as_wide_as_columns_says_where_that_is_a_width() {
    let widest = |columns: &str| {
        let Output { stdout, .. } = kechuang(&["show", "service-57"]).env("COLUMNS", columns).output().unwrap();
        let text = String::from_utf8(stdout).unwrap();
        text.lines().map(kechuang::text::cells).max().unwrap()
    };
    assert!(widest("40") < 40);
    assert!(widest("100") > 79);
    for nonsense in ["", "0", "7", "-1", "wide", "99999"] {
        assert_eq!(widest(nonsense), widest("80"), "{nonsense}");
    }
}

#[test]
fn a_pipe_gets_no_colour_and_no_control_character() {
    for call in [
        &["search", "科普"][..],
        &["show", "service-13"],
        &["show", "service-13", "--format", "markdown"],
        &["show", "profile-cast", "--format", "json"],
        &["check"],
    ] {
        let (code, out, _) = run(call);
        assert_eq!(code, 0, "{call:?}");
        assert!(!out.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "{call:?}");
    }
}

#[test]
fn a_record_is_shown_whole_in_each_format() {
    let (code, text, _) = run(&["show", "service-57"]);
    assert_eq!(code, 0);
    for fact in ["评聘天津科普大使", "022-27128948", "022-27121418", "skxkpb@tj.gov.cn", "每年3月至5月", "第 92 页"]
    {
        assert!(text.contains(fact), "{fact}\n{text}");
    }
    let (_, markdown, _) = run(&["show", "service-57", "--format", "markdown"]);
    for line in ["# 评聘天津科普大使", "## 申报方式", "- 电话：022-27128948", "- 电子邮箱：skxkpb@tj.gov.cn"]
    {
        let line = line.replace("电子邮箱", "邮箱");
        assert!(markdown.contains(&line), "{line}\n{markdown}");
    }
    let (_, markdown, _) = run(&["show", "service-13", "--format", "markdown"]);
    for line in
        ["- 年龄\n  - 32岁以下\n", "- 国籍：中国籍", "- 金额：每人每年专项资助：15万元", "原书第 22 页", "，2017年8月"]
    {
        assert!(markdown.contains(line), "{line}\n{markdown}");
    }
    let (_, json, _) = run(&["show", "service-57", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["page"], 92);
    assert_eq!(json["data"]["contacts"][0]["emails"][0]["address"], "skxkpb@tj.gov.cn");
}

#[test]
fn json_says_who_answers_and_writes_whole_numbers_whole() {
    let shown = |id: &str| serde_json::from_str::<Value>(&run(&["show", id, "--format", "json"]).1).unwrap();
    let society = shown("society-natural-science-01");
    assert_eq!(society["departments"][0]["title"], "市科协学会学术部（院士专家部）");
    assert_eq!(society["contacts"][0]["phones"][0]["number"], "022-27122522");
    assert_eq!(shown("service-13")["data"]["benefits"][2]["value"].to_string(), "150000");
    assert_eq!(shown("service-57").get("contacts"), None, "a service's own stand in its data");
}

#[test]
fn an_id_that_does_not_exist_brings_the_nearest() {
    let (code, out, error) = run(&["show", "service-99"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(error.contains("没有编号为“service-99”的条目；是否想写 service-"), "{error}");
    for (typed, meant) in [("57", "service-57"), ("01", "service-01"), ("SERVICE-01", "service-01")] {
        let (code, _, error) = run(&["show", typed]);
        assert_eq!((code, error), (1, format!("kechuang: 没有编号为“{typed}”的条目；是否想写 {meant}\n")));
    }
    let (_, _, error) = run(&["show", "x\u{1b}[31m", "--lang", "en"]);
    assert_eq!(error, "kechuang: there is no record “x[31m”\n");
}

#[test]
fn a_name_stands_for_its_id_where_it_means_one_entry() {
    for (typed, meant) in [
        ("药学会", "society-medicine-04"),
        ("天津市 药学会", "society-medicine-04"),
        ("yaoxuehui", "society-medicine-04"),
        ("科普大使", "service-57"),
    ] {
        assert_eq!(run(&["show", typed]), run(&["show", meant]), "{typed}");
        assert_eq!(run(&["qr", typed]), run(&["qr", meant]), "{typed}");
    }
    let (code, out, _) = run(&["show", "药学会", "中医药学会"]);
    assert_eq!((code, out), (0, run(&["show", "society-medicine-04", "society-medicine-02"]).1));
}

#[test]
fn a_name_that_may_mean_several_brings_their_ids() {
    for (lang, count) in [("zh", "可指 2 条"), ("en", "may mean 2 records")] {
        let (code, out, told) = run(&["show", "青年科技奖", "--lang", lang]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(told.lines().next().unwrap().contains(count), "{told}");
        for id in ["service-12  评选天津青年科技奖", "service-02  推荐中国青年科技奖天津市候选人"]
        {
            assert!(told.contains(id), "{told}");
        }
    }
}

#[test]
fn what_is_no_name_is_sent_to_the_search() {
    // What is pointed to is a call that does find it, read by a shell. It stands in the running text alone.
    for (before, call) in [("没有编号为", "请用 "), ("there is no record ", "to find it: ")] {
        let lang = if before.is_ascii() { "en" } else { "zh" };
        let (code, out, error) = run(&["show", "海河教育园", "--lang", lang]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(error.starts_with(&format!("kechuang: {before}")) && error.lines().count() == 1, "{error}");
        let (_, call) = error.trim_end().split_once(call).unwrap_or_else(|| panic!("{error}"));
        let shell = format!("\"$0\" {}", call.strip_prefix("kechuang ").unwrap());
        let found = kechuang_in("sh", &["-c", &shell, env!("CARGO_BIN_EXE_kechuang")]);
        assert_eq!(found.lines().next().unwrap().split('\t').nth(3), Some("service-20"), "{call}\n{found}");
    }
    let (_, _, error) = run(&["show", "it's", "--lang", "en"]);
    assert!(error.ends_with("; to find it: kechuang search 'it'\\''s'\n"), "{error}");
    let (code, _, error) = run(&["qr", "海河教育园"]);
    assert!(code == 1 && error.ends_with("；查找请用 kechuang search 海河教育园\n"), "{error}");
    // An id with a slip is an id.
    let (_, _, error) = run(&["show", "service-99"]);
    assert!(!error.contains("search"), "{error}");
}

/// What another program prints that calls this one.
fn kechuang_in(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).env_remove("KECHUANG_DATA").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn names_of_doubtful_reading_are_listed_for_a_curator() {
    let (code, out, _) = run(&["check", "--readings"]);
    assert_eq!(code, 0);
    assert!(out.lines().all(|line| line.contains("读作")), "{out}");
}

#[test]
fn without_a_terminal_the_screen_says_so_in_one_line() {
    let (code, out, error) = run(&[]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(error, "kechuang: 没有终端可用；经 SSH 时请用 ssh -t，或用 --plain 逐行查阅\n");
}

#[test]
fn help_is_in_the_readers_language() {
    assert!(run(&["--help"]).1.contains("查阅科技创新服务目录"));
    assert!(run(&["--lang", "en", "--help"]).1.contains("Browse a directory"));
    assert!(run(&["search", "--help", "--lang=en"]).1.contains("what to find"));
    for call in [&["--help"][..], &["help"], &["search", "--help"], &["help", "check"]] {
        let (code, out, _) = run(call);
        assert_eq!(code, 0, "{call:?}");
        for heading in ["用法：kechuang", "选项:", "显示用法"] {
            assert!(out.contains(heading), "{call:?}: {heading}\n{out}");
        }
        for english in ["Usage", "Options:", "default", "possible", "env:", "Print"] {
            assert!(!out.contains(english), "{call:?}: {english}\n{out}");
        }
    }
    assert_eq!(run(&["help", "show"]), run(&["show", "--help"]));
}

#[test]
fn a_wrong_call_is_told_in_one_line_in_the_readers_language() {
    for (call, told) in [
        (&["show"][..], "缺少 <ID>..."),
        (&["search", "x", "--limit", "many"], "--limit <N> 不能是“many”：N = 1, 2, 3 …, all"),
        (&["search", "x", "--limit", "0"], "--limit <N> 不能是“0”：N = 1, 2, 3 …, all"),
        (&["search", "x", "--formt", "json"], "不认识“--formt”；是否想写 --format"),
        (&["search", "x", "--stdin"], "[QUERY]... 不能与 --stdin 同用"),
        (&["show", "--format"], "--format <FORMAT> 后面要写一个值"),
        (&["show", "x", "--format", "pdf"], "--format <FORMAT> 不能是“pdf”；可用：text json markdown vcard"),
        (&["--kiosk", "--idle-timeout", "0"], "--idle-timeout <MINUTES> 不能是“0”：0 < MINUTES <= 1440"),
        (&["qr", "a", "\u{1b}[31m"], "不认识“[31m”"),
    ] {
        assert_eq!(run(call), (2, String::new(), format!("kechuang: {told}；写法见 --help\n")), "{call:?}");
    }
    assert_eq!(run(&["--lang", "en", "show"]).2, "kechuang: <ID>... is missing; see --help\n");
    assert_eq!(run(&["help", "frob"]).0, 2);
}

#[test]
fn root_is_offered_to_no_visitor() {
    let (code, out, error) = run(&["serve-config", "--user", "root"]);
    assert_eq!((code, out.as_str(), error.lines().count()), (2, "", 1));
    assert!(error.contains("管理员"), "{error}");
}

#[test]
fn double_pinyin_is_understood_where_it_is_asked_for() {
    for (scheme, typed) in [("xiaohe", "uuxthv"), ("ziranma", "uuxthv"), ("microsoft", "uuxthv")] {
        let (code, out, _) = run(&["search", "--double-pinyin", scheme, typed, "--limit", "1"]);
        assert!(code == 0 && out.starts_with("天津市数学会"), "{scheme}: {out}");
    }
    assert!(!run(&["search", "uuxthv", "--limit", "1"]).1.starts_with("天津市数学会"));
}
