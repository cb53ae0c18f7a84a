//! `kechuang favourites`: what the reader keeps, for the shell; and what the doctor says of it.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::pty::Folder;

fn run(state: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").env("XDG_STATE_HOME", state).stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn holding(text: &str) -> Folder {
    let folder = Folder::new();
    folder.write("kechuang/state.ron", text);
    folder
}

const KEPT: &str = r#"{
    "version": 1,
    "favourites": {
        "service-45": {"since": "2026-11-26T09:15:00+08:00"},
        "service-9999": {"since": "2026-11-26T09:16:00+08:00"},
        "service-01": {"since": "2026-11-26T09:17:00+08:00"},
    },
    "notes": {"service-45": {"text": "问过，\n周三\t再问", "since": "x"}, "service-02": {"text": "别的", "since": "x"}},
}"#;

#[test]
fn favourites_are_printed_in_order_with_their_notes() {
    let folder = holding(KEPT);
    let (code, out, error) = run(folder.path(), &["favourites"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let rows: Vec<Vec<&str>> = out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.iter().map(|row| row[3]).collect::<Vec<_>>(), ["service-45", "service-9999", "service-01"]);
    assert_eq!(rows.iter().map(|row| row[5]).collect::<Vec<_>>(), ["问过， 周三 再问", "", ""]);
    assert_eq!((rows[1][0], rows[1][4]), ("", "本目录中没有"));
    let (_, searched, _) = run(folder.path(), &["search", "service-45"]);
    assert_eq!(searched.lines().next().unwrap().split('\t').collect::<Vec<_>>(), rows[0][..5]);
}

#[test]
fn as_json_each_says_since_when_it_is_one() {
    let folder = holding(KEPT);
    let (code, out, _) = run(folder.path(), &["favourites", "--format", "json"]);
    let all: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &all["total"]), (0, &Value::from(3)));
    let first = &all["hits"][0];
    assert_eq!((&first["id"], &first["note"]), (&Value::from("service-45"), &Value::from("问过，\n周三\t再问")));
    assert_eq!(first["since"], "2026-11-26T09:15:00+08:00");
    assert!(first["title"].is_string() && first["phones"].is_array());
    assert_eq!((&all["hits"][1]["id"], &all["hits"][1]["title"]), (&Value::from("service-9999"), &Value::Null));
    let (_, lines, _) = run(folder.path(), &["favourites", "--format", "jsonl"]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(Value::from(lines), all["hits"]);
}

#[test]
fn where_nothing_is_kept_nothing_is_found() {
    let folder = Folder::new();
    assert_eq!(run(folder.path(), &["favourites"]), (1, String::new(), String::new()));
    assert_eq!(run(Path::new("/dev/null"), &["favourites"]), (1, String::new(), String::new()));
}

#[test]
fn a_damaged_file_is_said_and_left_where_it_is() {
    let folder = holding("{\"version\": 1,\n\"favourites\": [");
    let (code, out, error) = run(folder.path(), &["favourites"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.contains("state.ron") && error.contains("第 2 行已损坏"), "{error}");
    assert!(folder.path().join("kechuang/state.ron").exists());
    let (_, doctor, _) = run(folder.path(), &["doctor"]);
    assert!(doctor.contains("读不到"), "{doctor}");
}

#[test]
fn the_doctor_says_where_it_is_kept_and_whether_it_can_be() {
    let folder = holding(KEPT);
    let (code, doctor, _) = run(folder.path(), &["doctor"]);
    let path = folder.path().join("kechuang/state.ron");
    assert_eq!(code, 0);
    assert!(doctor.contains("收藏 3 条，可以存") && doctor.contains(&*path.to_string_lossy()), "{doctor}");
    let (_, doctor, _) = run(Path::new("/dev/null"), &["doctor", "--format", "json"]);
    let doctor: Value = serde_json::from_str(&doctor).unwrap();
    assert_eq!(doctor["kept"]["can_be_written"], false);
    let (_, doctor, _) = run(Path::new("relative"), &["doctor"]);
    assert!(doctor.contains("无处可存"), "{doctor}");
}
