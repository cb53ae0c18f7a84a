//! A directory of an administrator's own, offered to visitors.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::folder::Folder;
use crate::support::pty::{KECHUANG, code};
use crate::support::sshd::{Sshd, is_missing, kiosk_block};

/// A copy of the shipped directory with another title.
fn own() -> Folder {
    let folder = Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let path = folder.mine().join("services/04.ron");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("推荐中国青年女科学家奖", "海河自己的目录", 1)).unwrap();
    folder
}

/// The block that `serve-config --data` writes, for the account of the test.
fn block(data: &str) -> String {
    let call = ["--lang", "en", "--data", data, "serve-config", "--user", "visitor", "--path", KECHUANG];
    let output = Command::new(KECHUANG).args(call).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let block = String::from_utf8(output.stdout).unwrap();
    let line = format!("ForceCommand exec {KECHUANG} --kiosk --data {data}\n");
    assert!(block.contains(&line), "{block}");
    kiosk_block().replace(&format!("ForceCommand exec {KECHUANG} --kiosk\n"), &line)
}

#[test]
fn visitors_see_the_directory_that_the_block_names() {
    if is_missing() {
        return;
    }
    let folder = own();
    let compiled = folder.root().join("haihe.kcd");
    let (data, compiled) = (folder.mine().display().to_string(), compiled.display().to_string());
    let output = Command::new(KECHUANG).args(["compile", &data, "-o", &compiled]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for directory in [&data, &compiled] {
        let sshd = Sshd::with(&block(directory));
        let mut terminal = sshd.client(&[]).run();
        terminal.see("海河自己的目录");
        terminal.send("q");
        assert_eq!(code(terminal.end()), 0);
    }
}

#[test]
fn visitors_are_let_in_while_its_sources_are_changed() {
    let folder = own();
    let compiled = folder.root().join("haihe.kcd");
    let (data, compiled) = (folder.mine().display().to_string(), compiled.display().to_string());
    assert!(Command::new(KECHUANG).args(["compile", &data, "-o", &compiled]).status().unwrap().success());
    // As editors save: another file takes the name. It has a fault so far.
    let (path, draft) = (folder.mine().join("services/04.ron"), folder.root().join("draft"));
    fs::write(&draft, "(").unwrap();
    // Not in the same moment of a clock that goes by hundredths of a second.
    let published = fs::metadata(&compiled).unwrap().modified().unwrap();
    let later = || fs::metadata(path.parent().unwrap()).unwrap().modified().unwrap() > published;
    while !later() {
        fs::write(&draft, "(").unwrap();
        fs::rename(&draft, &path).unwrap();
    }
    let ask = |call: &[&str]| Command::new(KECHUANG).args(call).env("SSH_ORIGINAL_COMMAND", "药学会").output().unwrap();
    let refused = ask(&["--data", &compiled, "search", "药学会"]);
    assert_eq!(refused.status.code(), Some(2), "who has the sources at hand is told");
    let answered = ask(&["--kiosk", "--data", &compiled]);
    assert!(answered.status.success(), "{}", String::from_utf8_lossy(&answered.stderr));
    assert!(String::from_utf8(answered.stdout).unwrap().contains("天津市药学会"));
}

#[test]
fn visitors_see_the_directory_that_the_program_carries() {
    if is_missing() {
        return;
    }
    let folder = own();
    let (data, program) = (folder.mine().display().to_string(), folder.root().join("haihe").display().to_string());
    let output = Command::new(KECHUANG).args(["pack", &data, "-o", &program]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let forced = format!("ForceCommand exec {program} --kiosk\n");
    let block = kiosk_block().replace(&format!("ForceCommand exec {KECHUANG} --kiosk\n"), &forced);
    assert!(block.contains(&forced));
    let sshd = Sshd::with(&block);
    let mut terminal = sshd.client(&[]).run();
    terminal.see("海河自己的目录");
    terminal.send("q");
    assert_eq!(code(terminal.end()), 0);
    // Damaged, it says nothing of itself but that it cannot be opened.
    let mut file = fs::File::options().append(true).open(&program).unwrap();
    std::io::Write::write_all(&mut file, b"x").unwrap();
    drop(file);
    let mut terminal = sshd.client(&[]).run();
    assert_eq!(code(terminal.end()), 3);
    let said = String::from_utf8(terminal.rest()).unwrap();
    assert!(said.contains("目录暂时打不开") && !said.contains(&program), "{said:?}");
}

#[test]
fn one_that_has_faults_is_told_in_a_line_without_its_path() {
    if is_missing() {
        return;
    }
    let folder = own();
    fs::write(folder.mine().join("services/04.ron"), "(").unwrap();
    let data = folder.mine().display().to_string();
    let sshd = Sshd::with(&block(&data));
    let mut terminal = sshd.client(&[]).run();
    assert_eq!(code(terminal.end()), 2);
    let said = String::from_utf8(terminal.rest()).unwrap();
    assert!(said.contains("目录暂时打不开"), "{said:?}");
    assert!(!said.contains(&data), "{said:?}");
}

#[test]
fn a_path_that_depends_on_who_asks_is_refused() {
    for data in ["data", "./data", "/srv/a b", "/srv/$(id)"] {
        let output = Command::new(KECHUANG).args(["serve-config", "--data", data]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{data}");
        assert!(output.stdout.is_empty());
    }
    let output = Command::new(KECHUANG).args(["--kiosk", "--data", "data"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
