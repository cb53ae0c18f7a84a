//! `kechuang diff`: what a new edition says otherwise than the old one.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::folder::Folder;

fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.arg("diff").args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
}

/// A copy of the shipped directory in which texts stand for others: file, what stood there, what stands there.
fn edited(edits: &[(&str, &str, &str)]) -> Folder {
    let folder = Folder::with_copy_of(data());
    for (file, old, new) in edits {
        let path = folder.mine().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{file} has no {old}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    }
    folder
}

#[test]
fn the_directory_inside_is_what_its_files_say() {
    let folder = data().to_str().unwrap();
    assert_eq!(run(&["builtin", folder]), (0, "两个目录内容相同\n".into(), String::new()));
    assert_eq!(run(&[folder]).0, 0, "without a second one the program's own is the new one");
}

#[test]
fn a_number_and_a_title_are_told_in_the_readers_words() {
    let new = edited(&[
        ("departments.ron", "name: \"市科协办公室\"", "name: \"市科协综合办公室\""),
        ("directory.ron", "title: \"", "title: \"新编"),
    ]);
    let new = new.mine();
    let (code, out, error) = run(&["builtin", new.to_str().unwrap()]);
    assert_eq!((code, error.as_str()), (1, ""), "{out}");
    assert!(out.contains("新增 0 · 改 1 · 撤 0"), "{out}");
    assert!(out.contains("\n改名  department-office  市科协办公室 → 市科协综合办公室（部门）\n"), "{out}");
    assert!(out.contains("\n目录本身\n    标题："), "{out}");
}

#[test]
fn json_names_each_field_by_its_path() {
    let new = edited(&[("departments.ron", "name: \"市科协办公室\"", "name: \"市科协综合办公室\"")]);
    let (code, out, _) = run(&["builtin", new.mine().to_str().unwrap(), "--format", "json"]);
    let said: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &said["changed"], &said["added"]), (1, &1.into(), &0.into()));
    let change = &said["changes"][0];
    assert_eq!(
        (&change["id"], &change["kind"], &change["change"]),
        (&"department-office".into(), &"department".into(), &"changed".into())
    );
    let field = &change["fields"][0];
    assert_eq!(
        (&field["path"], &field["old"], &field["new"]),
        (&"name".into(), &"市科协办公室".into(), &"市科协综合办公室".into())
    );
}

#[test]
fn markdown_strikes_out_what_is_gone() {
    let new = edited(&[("directory.ron", "title: \"", "title: \"新编")]);
    let (code, out, _) = run(&["builtin", new.mine().to_str().unwrap(), "--format", "markdown"]);
    assert_eq!(code, 1);
    assert!(out.starts_with("# ") && out.contains("\n## 目录本身\n\n- 标题："), "{out}");
    assert!(out.contains("<ins>新编</ins>"), "{out}");
    let again = run(&["builtin", new.mine().to_str().unwrap(), "--format", "markdown"]).1;
    assert_eq!(out, again, "one difference is written in one way");
}

#[test]
fn what_cannot_be_compared_is_trouble_and_no_difference() {
    let faulty = edited(&[("directory.ron", "title: \"", "titel: \"")]);
    let (code, out, error) = run(&["builtin", faulty.mine().to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (2, ""), "{error}");
    assert!(error.contains("titel"), "{error}");
    let (code, out, error) = run(&["nowhere", "builtin"]);
    assert_eq!((code, out.as_str(), error.lines().count()), (2, "", 1), "{error}");
    assert_eq!(run(&["builtin", "builtin", "--format", "csv"]).0, 2);
}
