//! HSDS, JSON-LD and Markdown in the shell, and HSDS back into a directory.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::folder::Folder;

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).current_dir(folder).env_clear().env("LANG", "zh_CN.UTF-8").stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// A copy of the shipped directory.
fn copied() -> Folder {
    Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"))
}

#[test]
fn hsds_that_left_comes_back_and_changes_nothing() {
    let copy = copied();
    let (outside, mine) = (tempfile::tempdir().unwrap(), copy.mine());
    let (folder, mine) = (outside.path(), mine.to_str().unwrap());
    let (code, said, error) = run(folder, &["export", "--format", "hsds", "-o", "a.hsds.json"]);
    assert_eq!((code, error.as_str()), (0, ""), "{said}");
    let (code, said, error) = run(folder, &["import", "a.hsds.json", "--into", mine]);
    assert_eq!(code, 0, "{said}{error}");
    assert!(said.starts_with("新增 0 · 改 0 · 不变 275 · 跳过 1"), "{said}");

    let text = fs::read_to_string(folder.join("a.hsds.json")).unwrap();
    let mut whole: Value = serde_json::from_str(&text).unwrap();
    whole["services"][0]["kechuang"]["data"]["summary"] = "新的摘要。".into();
    fs::write(folder.join("b.json"), whole.to_string()).unwrap();
    let (code, said, error) = run(folder, &["import", "b.json", "--into", mine]);
    assert_eq!(code, 0, "{said}{error}");
    assert!(said.starts_with("新增 0 · 改 1 · 不变 274 · 跳过 1") && said.contains("新的摘要。"), "{said}");

    whole["version"] = "2.0".into();
    fs::write(folder.join("c.json"), whole.to_string()).unwrap();
    let (code, said, error) = run(folder, &["import", "c.json", "--into", mine, "--write"]);
    assert_eq!((code, said.as_str(), error.lines().count()), (2, "", 1), "{error}");
    assert!(error.contains("HSDS 2.0") && error.contains("3.1"), "{error}");
}

#[test]
fn what_is_found_leaves_in_each_of_them() {
    let outside = tempfile::tempdir().unwrap();
    let folder = outside.path();
    let export = |format: &str| {
        let (code, text, error) = run(folder, &["export", "--format", format, "--kind", "profile"]);
        assert_eq!((code, error.as_str()), (0, ""), "{format}");
        assert_eq!(
            text,
            run(folder, &["export", "--format", format, "--kind", "profile"]).1,
            "the same bytes each time"
        );
        text
    };
    let hsds: Value = serde_json::from_str(&export("hsds")).unwrap();
    let graph: Value = serde_json::from_str(&export("jsonld")).unwrap();
    let page = export("markdown");
    assert_eq!(hsds["organizations"].as_array().unwrap().len(), 2);
    assert_eq!(graph["@graph"].as_array().unwrap().len(), 2);
    assert_eq!(page.lines().filter(|line| line.starts_with("## ")).count(), 2, "{page}");
    assert_eq!(page.lines().filter(|line| line.starts_with("# ")).count(), 1, "{page}");
    // What has no columns says so.
    let (code, _, error) = run(folder, &["export", "--format", "hsds", "--fields", "id"]);
    assert!(code == 2 && error.contains("--fields") && error.contains("hsds"), "{error}");
}
