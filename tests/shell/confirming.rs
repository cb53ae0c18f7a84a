//! A directory kept true: what is due, whom to call, what came of it, what readers report.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TODAY: &str = "2026-11-26";

struct Ran {
    code: i32,
    out: String,
    error: String,
}

fn run_with(arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").env("KECHUANG_TODAY", TODAY);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: status.code().unwrap(), out: text(stdout), error: text(stderr) }
}

fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, b"")
}

fn json(arguments: &[&str]) -> Value {
    let ran = run(arguments);
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error} {}{}", ran.out, ran.error))
}

/// The numbers that the files of the shipped directory print, by their digits.
fn printed_numbers() -> BTreeSet<String> {
    fn look(folder: &Path, numbers: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
            if entry.is_dir() {
                look(&entry, numbers);
            } else if entry.extension().is_some_and(|it| it == "ron") {
                let text = fs::read_to_string(&entry).unwrap();
                numbers.extend(text.split("number: \"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
            }
        }
    }
    let mut numbers = BTreeSet::new();
    look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &mut numbers);
    numbers.into_iter().filter(|it| it.chars().all(|c| c.is_ascii_digit() || c == '-')).collect()
}

/// A call sheet as rows of cells.
fn sheet(arguments: &[&str]) -> Vec<Vec<String>> {
    let ran = run(&[&["callsheet", "--format", "csv"], arguments].concat());
    let text = ran.out.strip_prefix('\u{feff}').expect("a spreadsheet knows it for UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A copy of the shipped directory.
fn copied() -> tempfile::TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(|it| it.unwrap().path()) {
            let target = to.join(entry.file_name().unwrap());
            if entry.is_dir() {
                copy(&entry, &target);
            } else if entry.extension().is_some_and(|it| it == "ron") {
                fs::copy(&entry, &target).unwrap();
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &folder.path().join("data"));
    folder
}

fn save(path: &Path, rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_path(path).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.flush().unwrap();
}

const RIGHT: usize = 6;
const NEW_NUMBER: usize = 7;
const SCHEDULES_RIGHT: usize = 8;
const ON: usize = 9;
const BY: usize = 10;

/// Fills in a row in which the number and the times are right.
fn tick(row: &mut [String]) {
    for (at, text) in [(RIGHT, "√"), (SCHEDULES_RIGHT, "√"), (ON, "2026/11"), (BY, "市科协办公室")] {
        text.clone_into(&mut row[at]);
    }
}

#[test]
fn the_call_sheet_has_each_printed_number_once() {
    let rows = sheet(&[]);
    let numbers: BTreeSet<String> = rows[1..].iter().map(|row| row[0].clone()).collect();
    assert_eq!((numbers.len(), rows.len()), (15, 16), "none stands there twice");
    assert_eq!(numbers, printed_numbers());
    let societies = rows.iter().find(|row| row[0] == "022-27122522").unwrap();
    assert!(societies[5].contains("147"), "{societies:?}");
    let services: BTreeSet<&str> = rows[1..]
        .iter()
        .flat_map(|row| row[3].lines())
        .filter(|it| it.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    assert_eq!(services.len(), 72, "every service hangs on one");
}

#[test]
fn a_sheet_is_a_file_that_is_there_already_only_with_force() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["calls.txt", "calls.md", "calls.csv", "calls.xlsx"] {
        let path = folder.path().join(name);
        let path = path.to_str().unwrap();
        let ran = run(&["callsheet", "-o", path]);
        assert_eq!((ran.code, ran.out.contains("15 个号码")), (0, true), "{}{}", ran.out, ran.error);
        let again = run(&["callsheet", "-o", path]);
        assert_eq!((again.code, again.error.lines().count()), (2, 1), "{}", again.error);
        assert_eq!(run(&["callsheet", "-o", path, "--force"]).code, 0);
    }
    let text = fs::read_to_string(folder.path().join("calls.md")).unwrap();
    assert!(text.contains("- [ ] 13 实施天津市青年人才托举工程"), "{text}");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.path().join("calls.xlsx")).unwrap();
    let cells = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    assert_eq!(cells.rows().count(), 16);
    assert!(cells.rows().skip(1).all(|row| matches!(&row[0], calamine::Data::String(it) if it.contains('-'))));
}

#[test]
fn a_curator_calls_every_number_and_the_directory_says_so() {
    let folder = copied();
    let (data, calls) = (folder.path().join("data"), folder.path().join("calls.csv"));
    let (data, calls) = (data.to_str().unwrap(), calls.to_str().unwrap());
    let due = json(&["stale", "--format", "json", "--data", data]);
    assert_eq!(due.as_array().unwrap().len(), 14, "a fax alone is not called");
    assert_eq!(run(&["stale", "--fail-on-stale", "--data", data]).code, 1);
    let mut rows = sheet(&["--data", data]);
    rows[1..].iter_mut().for_each(|row| tick(row));
    save(Path::new(calls), &rows);
    let preview = run(&["import", calls, "--into", data]);
    assert_eq!(preview.code, 0, "{}{}", preview.out, preview.error);
    assert!(preview.out.contains("confirmed") && preview.out.contains("2026-11"), "{}", preview.out);
    assert_eq!(run(&["stale", "--fail-on-stale", "--data", data]).code, 1, "a preview writes nothing");
    let written = run(&["import", calls, "--into", data, "--write"]);
    assert_eq!(written.code, 0, "{}{}", written.out, written.error);
    assert_eq!(run(&["check", data]).code, 0);
    let left = json(&["stale", "--format", "json", "--data", data]);
    assert_eq!(left, serde_json::json!([]));
    let later = run(&["stale", "--fail-on-stale", "--data", data, "--today", "2027-09-01"]);
    assert_eq!(later.code, 1, "and in a year it is due again");
    for (id, lang, said, count) in [
        ("service-13", "zh", "核对于 2026年11月（电话，市科协办公室）", 2),
        ("society-medicine-04", "zh", "核对于 2026年11月（电话，市科协办公室）", 1),
        ("department-academic", "en", "Confirmed 2026-11 (by telephone, 市科协办公室)", 1),
        ("profile-tast", "zh", "核对于 2026年11月（电话，市科协办公室）", 1),
    ] {
        let page = run(&["show", id, "--lang", lang, "--data", data]).out;
        assert_eq!(page.matches(said).count(), count, "{page}");
        assert!(!page.contains("未核对") && !page.contains("Not confirmed"), "{page}");
    }
    let shown = json(&["show", "service-13", "--format", "json", "--data", data]);
    assert_eq!(shown["data"]["contacts"][0]["confirmed"]["how"], "Call");
    let again = run(&["import", calls, "--into", data, "--write"]);
    assert!(again.code == 0 && again.out.contains("改 0"), "{}{}", again.out, again.error);
}

#[test]
fn a_wrong_number_is_replaced_and_what_is_not_ticked_stays() {
    let folder = copied();
    let (data, calls) = (folder.path().join("data"), folder.path().join("calls.csv"));
    let (data, calls) = (data.to_str().unwrap(), calls.to_str().unwrap());
    let mut rows = sheet(&["--data", data, "--lang", "en"]);
    let of = |rows: &[Vec<String>], number: &str| rows.iter().position(|row| row[0] == number).unwrap();
    let (moved, wrong) = (of(&rows, "022-27121489"), of(&rows, "022-27121418"));
    for (at, text) in [(RIGHT, "n"), (NEW_NUMBER, "022-60000000"), (ON, "2026-11-20"), (BY, "Office")] {
        text.clone_into(&mut rows[moved][at]);
    }
    "n".clone_into(&mut rows[wrong][RIGHT]);
    save(Path::new(calls), &rows);
    let before = run(&["search", "27121418", "--data", data]).out;
    let ran = run(&["import", calls, "--into", data, "--write"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.error);
    assert!(ran.out.contains("022-60000000") && ran.out.contains("没有写新号码"), "{}", ran.out);
    assert!(ran.out.contains("不变 13"), "{}", ran.out);
    assert_eq!(run(&["search", "27121489", "--data", data]).out, "");
    assert_eq!(run(&["search", "27121418", "--data", data]).out, before);
    let phones = run(&["phones", "60000000", "--data", data]).out;
    assert!(phones.contains("022-60000000"), "{phones}");
    let due = json(&["stale", "--format", "json", "--data", data]);
    let numbers: Vec<&str> = due.as_array().unwrap().iter().filter_map(|it| it["number"].as_str()).collect();
    assert!(numbers.contains(&"022-27121418"), "{numbers:?}");
}

#[test]
fn what_is_unclear_on_a_sheet_is_told_and_nothing_written() {
    let folder = copied();
    let (data, calls) = (folder.path().join("data"), folder.path().join("calls.csv"));
    let (data, calls) = (data.to_str().unwrap(), calls.to_str().unwrap());
    let clean = sheet(&["--data", data]);
    for (at, text, said) in [
        (RIGHT, "x", "看不懂“x”"),
        (NEW_NUMBER, "022-60000000", "留一样"),
        (SCHEDULES_RIGHT, "999", "999"),
        (ON, "Nov-26", "“Nov-26”不是何年何月"),
        (BY, "", "没有写核对单位"),
        (BY, "王 13800138000", "13800138000"),
        (11, "梦", "方式“梦”不认识"),
        (0, "022-11111111", "目录中没有号码"),
        (ON, "2026-13", "2026-13"),
    ] {
        let mut rows = clean.clone();
        tick(&mut rows[1]);
        text.clone_into(&mut rows[1][at]);
        save(Path::new(calls), &rows);
        let ran = run(&["import", calls, "--into", data, "--write"]);
        let all = format!("{}{}", ran.out, ran.error);
        assert!(ran.code != 0 && all.contains(said), "{said}: {} {all}", ran.code);
    }
    assert_eq!(sheet(&["--data", data]), clean);
    let due = run(&["stale", "--format", "json", "--data", data]).out;
    assert_eq!(due, run(&["stale", "--format", "json"]).out);
}

#[test]
fn what_is_due_is_a_table_and_a_list() {
    let lines = run(&["stale"]).out;
    assert!(lines.lines().all(|line| line.split('\t').count() == 7), "{lines}");
    assert!(lines.contains("\tservice-03\t"), "{lines}");
    let table = run(&["stale", "--format", "csv", "--lang", "en"]).out;
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 9);
    assert_eq!(reader.records().count(), lines.lines().count());
    assert_eq!(run(&["stale", "--older", "x"]).code, 2);
}

#[test]
fn slips_are_read_out_of_mail_beside_their_entries() {
    let slip = run(&["report", "service-13", "--field", "number", "--wrong", "打不通"]).out;
    let quoted = slip.lines().flat_map(|line| ["> ", line, "\r\n"]).collect::<String>();
    let gone = slip.replace("service-13", "service-99");
    let changed = slip.replace("022-27122522", "022-27122500");
    let mail = format!("Subject: 纠错\r\n\r\n您好：\r\n{quoted}\r\n-- \r\n{gone}\n{changed}");
    let ran = run_with(&["slips", "-"], mail.as_bytes());
    assert_eq!((ran.code, ran.error.as_str()), (0, ""), "{}", ran.out);
    for said in ["service-13  实施天津市青年人才托举工程", "有误：打不通", "现在：仍如所印", "没有这一条", "已改动"]
    {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    let read: Value =
        serde_json::from_str(&run_with(&["slips", "-", "--format", "json"], mail.as_bytes()).out).unwrap();
    let states: Vec<&str> = read.as_array().unwrap().iter().map(|it| it["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["as-printed", "gone", "changed"]);
    assert_eq!((read[0]["line"].as_u64(), read[0]["now"][0].as_str()), (Some(4), Some("022-27122522")));
}

#[test]
fn a_damaged_slip_is_told_in_one_line() {
    let slip = run(&["report", "药学会", "--wrong", "已更名"]).out;
    assert!(slip.contains("id: society-medicine-"), "{slip}");
    let cut = slip.replace("[end]", "");
    let told = slip.lines().filter(|line| !line.contains("wrong:"));
    let mute = told.flat_map(|line| [line, "\n"]).collect::<String>();
    let odd = slip.replace("field: other", "field: 号码");
    for (text, said) in [(cut, "没有完"), (mute, "缺少 wrong"), (odd, "“号码”不认识")] {
        let ran = run_with(&["slips", "-"], text.as_bytes());
        assert_eq!((ran.code, ran.out.as_str(), ran.error.lines().count()), (1, "", 1), "{}{}", ran.out, ran.error);
        assert!(ran.error.contains(said), "{}", ran.error);
    }
    let none = run_with(&["slips", "-"], b"nothing of the kind");
    assert_eq!((none.code, none.error.lines().count()), (1, 1), "{}", none.error);
    assert_eq!(run(&["report", "service-999", "--wrong", "x"]).code, 1, "nothing was found, as everywhere");
    for wrong in [
        &["slips", "/nowhere"][..],
        &["report", "service-13", "--field", "number", "--printed", "1", "--wrong", "x"],
        &["report", "service-13", "--wrong", " "],
        &["report", "service-13", "--field", "colour", "--wrong", "x"],
    ] {
        let ran = run(wrong);
        assert_eq!((ran.code, ran.out.as_str(), ran.error.lines().count()), (2, "", 1), "{wrong:?} {}", ran.error);
    }
}
