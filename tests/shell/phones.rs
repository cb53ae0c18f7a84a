//! `kechuang phones`: who answers the telephone, and for what.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.arg("phones").args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn json(arguments: &[&str]) -> Value {
    let (code, out, error) = run(&[arguments, &["--format", "json"]].concat());
    assert_eq!((code, error.as_str()), (0, ""), "{arguments:?}");
    serde_json::from_str(&out).unwrap()
}

fn titles(book: &Value) -> Vec<&str> {
    book.as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect()
}

fn number<'a>(book: &'a Value, id: &str, number: &str) -> &'a Value {
    let entry = book.as_array().unwrap().iter().find(|it| it["id"] == id).unwrap();
    entry["numbers"].as_array().unwrap().iter().find(|it| it["number"] == number).unwrap()
}

fn services(number: &Value) -> Vec<u64> {
    number["services"].as_array().unwrap().iter().map(|it| it["number"].as_u64().unwrap()).collect()
}

#[test]
fn every_department_has_its_numbers_and_what_each_is_for() {
    let book = json(&[]);
    assert_eq!(book.as_array().unwrap().len(), 11, "nine departments and two organizations");
    assert_eq!(services(number(&book, "department-academic", "022-27126427")), [11, 44]);
    assert_eq!(services(number(&book, "department-innovation", "022-27121449")), [17, 24, 25, 30, 32, 41, 45, 68, 69]);
    assert_eq!(number(&book, "department-academic", "022-27122522")["for_societies"], true);
    let answered: std::collections::BTreeSet<u64> =
        book.as_array().unwrap().iter().flat_map(|it| it["numbers"].as_array().unwrap()).flat_map(services).collect();
    assert_eq!(answered, (1..=72).collect(), "somebody answers for every service");
}

#[test]
fn what_is_doubtful_or_used_twice_says_so() {
    let (_, out, _) = run(&[]);
    let line = |begin: &str| out.lines().find(|line| line.starts_with(begin)).unwrap_or_default();
    let innovation = "市科协科创部（企事业部）\t022-27124778\t07 ";
    assert!(line(innovation).ends_with("\t存疑：疑为 022-27114778 的误印"), "{out}");
    assert!(line("市科协办公室\t022-27126422\t19 ").ends_with("\t也是天津市科学技术协会的号码"), "{out}");
    assert!(line("天津市科学技术协会\t022-27126422\t").ends_with("\t也是市科协办公室的号码"), "{out}");
    assert!(line("市科协科普部\t022-27111200\t55 ").ends_with("\t传真"), "{out}");
    assert_eq!(line("市科协科普部\tskxkpb"), "市科协科普部\tskxkpb@tj.gov.cn（57）\t\t邮箱");
    assert!(
        out.contains("\t天津市和平区和平路287号（300041）\t\t地址\n") && out.contains("书中此部门有三种写法"),
        "{out}"
    );
    let book = json(&[]);
    let fax = number(&book, "department-popularization", "022-27111200");
    assert_eq!((&fax["kinds"], services(fax)), (&serde_json::json!(["fax"]), vec![55]));
}

#[test]
fn it_is_narrowed_by_pinyin_digits_and_the_name_of_a_service() {
    assert_eq!(titles(&json(&["kepubu"]))[0], "市科协科普部");
    assert_eq!(titles(&json(&["科创部"]))[0], "市科协科创部（企事业部）");
    assert_eq!(titles(&json(&["27111199"])), ["市科协组人部"]);
    assert_eq!(titles(&json(&["tel:83219475"])), ["天津科技馆"]);
    let ambassador = json(&["天津科普大使"]);
    assert_eq!(titles(&ambassador), ["市科协科普部"]);
    assert_eq!(services(number(&ambassador, "department-popularization", "022-27128948")), [57], "only what was found");
    let (code, out, _) = run(&["〇〇〇〇〇〇"]);
    assert_eq!((code, out.as_str()), (1, ""));
    let (code, out, error) = run(&["month:13"]);
    assert_eq!((code, out.as_str(), error.lines().count()), (2, "", 1));
}

#[test]
fn markdown_has_a_section_for_each() {
    let (code, out, _) = run(&["--format", "markdown"]);
    let sections = out.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!((code, sections), (0, 11));
    assert!(out.contains("  - 57 评聘天津科普大使"), "{out}");
}
