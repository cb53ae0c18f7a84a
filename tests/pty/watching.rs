//! A directory that a curator works on while it is shown.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;

use crate::support::folder::Folder;
use crate::support::pty::{Start, Terminal, code};

/// A copy of the shipped directory.
fn copy() -> Folder {
    Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"))
}

/// The program with a directory that is watched.
fn open(folder: &Folder, arguments: &[&str]) -> Terminal {
    let start = Start::kechuang().env("LANG", "zh_CN.UTF-8");
    start.args(["--data", folder.mine().to_str().unwrap(), "--watch"]).args(arguments.iter().copied()).run()
}

/// Writes as many editors do: another file, which takes the name.
fn save(folder: &Folder, file: &str, before: &str, after: &str) {
    let path = folder.mine().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(before), "{before}");
    let fresh = folder.mine().join("services/.fresh.swp");
    fs::write(&fresh, text.replacen(before, after, 1)).unwrap();
    fs::rename(fresh, path).unwrap();
}

const NAME: &str = "name: \"推荐中国青年女科学家奖和未来女科学家计划天津市候选人\"";

#[test]
fn what_a_curator_saves_is_shown_where_the_reader_is() {
    let folder = copy();
    let mut terminal = open(&folder, &["未来女科学家"]);
    terminal.see("1/");
    terminal.see("每年向两个全国性的女科学家奖项");
    save(&folder, "services/04.ron", "每年向两个全国性的女科学家奖项", "每年向三个全国性的女科学家奖项");
    terminal.see("每年向三个全国性的女科学家奖项");
    terminal.see("目录已重新读取");
    save(&folder, "services/04.ron", NAME, "name: \"未来女科学家计划之新名\"");
    terminal.see("未来女科学家计划之新名");
    terminal.send("\x1bq");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn a_fault_is_told_below_and_what_was_shown_stays() {
    let folder = copy();
    let mut terminal = open(&folder, &["未来女科学家"]);
    terminal.see("每年向两个全国性的女科学家奖项");
    save(&folder, "services/04.ron", "number: 4,", "number: four,");
    terminal.see("services/04.ron:3:13");
    terminal.see("每年向两个全国性的女科学家奖项");
    // It is told until it is mended, whatever else is done meanwhile.
    terminal.send("\t\x1b[B");
    terminal.see("services/04.ron:3:13");
    save(&folder, "services/04.ron", "number: four,", "number: 4,");
    terminal.see("目录已重新读取");
    terminal.see_gone("services/04.ron:3:13");
    terminal.send("\x1bq");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn entries_come_and_go_while_the_reader_stays() {
    let folder = copy();
    let mut terminal = open(&folder, &[]);
    terminal.see("1/276");
    let path = folder.mine().join("services/72.ron");
    let text = fs::read_to_string(&path).unwrap();
    fs::remove_file(&path).unwrap();
    terminal.see("/275");
    fs::write(&path, text).unwrap();
    terminal.see("/276");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn what_is_saved_is_compared_with_the_same_older_directory() {
    let (folder, older) = (copy(), copy());
    let since = older.mine();
    let mut terminal = open(&folder, &["--since", since.to_str().unwrap()]);
    terminal.see("两个目录内容相同");
    // The older one is in memory: what becomes of its files changes nothing.
    fs::remove_dir_all(&since).unwrap();
    fs::remove_file(folder.mine().join("services/72.ron")).unwrap();
    terminal.see("新增 0 · 改 0 · 撤 1");
    save(&folder, "services/01.ron", "name: \"", "name: \"新编");
    terminal.see("新增 0 · 改 1 · 撤 1");
    // To the tree, to its end, and into the list.
    terminal.send("hGl");
    terminal.see("目录中没有 service-72");
    terminal.send("y");
    terminal.see("已撤，只供阅读");
    save(&folder, "services/02.ron", "name: \"", "name: \"新编");
    terminal.see("新增 0 · 改 2 · 撤 1");
    terminal.see("目录中没有 service-72");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn an_older_directory_that_cannot_be_read_is_tried_again() {
    let (folder, older) = (copy(), copy());
    save(&older, "services/04.ron", "number: 4,", "number: four,");
    let since = older.mine();
    let mut terminal = open(&folder, &["--since", since.to_str().unwrap()]);
    terminal.see("旧目录未能比较");
    terminal.see("1/276");
    terminal.send("j");
    terminal.see_gone("旧目录未能比较");
    save(&folder, "services/01.ron", "name: \"", "name: \"新编");
    terminal.see("旧目录未能比较");
    save(&older, "services/04.ron", "number: four,", "number: 4,");
    save(&folder, "services/02.ron", "name: \"", "name: \"新编");
    terminal.see("新增 0 · 改 2 · 撤 0");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn what_was_only_left_beside_a_file_is_not_read() {
    let folder = copy();
    let terminal = open(&folder, &[]);
    terminal.see("276");
    fs::write(folder.mine().join("services/04.ron~"), "nothing").unwrap();
    fs::write(folder.mine().join("services/.04.ron.swp"), "nothing").unwrap();
    save(&folder, "services/05.ron", "id: \"service-05\"", "id:  \"service-05\"");
    terminal.see("目录已重新读取");
}

#[test]
fn each_save_is_checked_until_the_curator_ends_it() {
    let folder = copy();
    let data = folder.mine();
    let start = Start::kechuang().env("LANG", "zh_CN.UTF-8").size(200, 50);
    let mut terminal = start.args(["check", data.to_str().unwrap(), "--watch"]).run();
    terminal.see("72 项服务");
    terminal.see("正在监视");
    save(&folder, "services/04.ron", "number: 4,", "number: four,");
    terminal.see("services/04.ron:3:13");
    save(&folder, "services/04.ron", "number: four,", "number: 4,");
    terminal.wait("another check without faults", |screen| {
        (screen.contents().matches("72 项服务").count() == 2).then_some(())
    });
    terminal.send("\x03");
    terminal.end();
}

#[test]
fn what_cannot_be_watched_is_said_and_nothing_is_shown() {
    for (arguments, said) in [
        (&["--watch"][..], "--data"),
        (&["check", "--watch"][..], "请指出要监视的目录"),
        (&["--data", "data", "--watch", "search", "药学会"][..], "--watch 只用于"),
    ] {
        let start = Start::kechuang().env("LANG", "zh_CN.UTF-8").args(arguments.iter().copied());
        let output = crate::support::pty::without_terminal(&start);
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(errors.contains(said), "{arguments:?}: {errors}");
        assert_eq!(output.status.code(), Some(2));
    }
}
