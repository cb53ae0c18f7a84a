//! Entries written to a file in the current folder.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::pty::{Folder, Start, Terminal, code};

/// The program in a folder.
fn opened_in(folder: &Path) -> Terminal {
    let call = format!("cd '{}' && exec {}", folder.display(), env!("CARGO_BIN_EXE_kechuang"));
    let terminal = Start::program("sh").args(["-c", &call]).env("KECHUANG_TODAY", "2026-11-26").run();
    terminal.see_selected("01 推荐全国创新争先奖");
    terminal
}

/// What stands in a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_marked_become_a_table_that_a_spreadsheet_opens() {
    let folder = Folder::new();
    let mut terminal = opened_in(folder.path());
    terminal.send("  ");
    terminal.see("已选 2");
    terminal.send("e1");
    terminal.see("已将 2 条写入");
    terminal.send("e1");
    terminal.see("kechuang-2026-11-26-2.csv");
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
    assert_eq!(files(folder.path()), ["kechuang-2026-11-26-2.csv", "kechuang-2026-11-26.csv"]);
    let path = folder.path().join("kechuang-2026-11-26.csv");
    assert!(
        fs::read(&path).unwrap().starts_with("\u{feff}编号,".as_bytes()),
        "a spreadsheet knows by it that it is UTF-8"
    );
    let mut table = csv::Reader::from_path(&path).unwrap();
    assert!(table.headers().unwrap().iter().any(|it| it == "名称"));
    let ids: Vec<String> = table.records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!(ids, ["service-01", "service-02"]);
    assert_ne!(fs::metadata(&path).unwrap().permissions().mode() & 0o444, 0, "whom the umask lets read it may");
}

#[test]
fn who_leaves_at_once_has_the_file_all_the_same() {
    let folder = Folder::new();
    let mut terminal = opened_in(folder.path());
    terminal.send("*e3q");
    assert_eq!(code(terminal.end()), 0);
    assert_eq!(files(folder.path()), ["kechuang-2026-11-26.json"]);
    let text = fs::read(folder.path().join("kechuang-2026-11-26.json")).unwrap();
    let whole: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(whole["records"].as_array().unwrap().len(), 276);
}

#[test]
fn a_folder_that_takes_no_file_is_said_and_nothing_is_left() {
    let folder = Folder::new();
    let terminal = opened_in(folder.path());
    fs::remove_dir(folder.path()).unwrap();
    terminal.send("e1");
    terminal.see("没有写入文件：当前文件夹已不存在");
    // The superuser may write where nobody else may, but not here.
    let terminal = opened_in(Path::new("/proc"));
    terminal.send("e1");
    terminal.see("没有写入文件：");
}
