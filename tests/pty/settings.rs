//! Settings that are changed while the program runs.

use std::fs;
use std::path::Path;

use crate::support::pty::{Folder, Start, Terminal, code};

/// The program with a file of settings in a folder.
fn with(folder: &Path, settings: Option<&str>, arguments: &[&str]) -> Terminal {
    if let Some(settings) = settings {
        fs::create_dir_all(folder.join("kechuang")).unwrap();
        fs::write(folder.join("kechuang/config.ron"), settings).unwrap();
    }
    let start = Start::kechuang().env("XDG_CONFIG_HOME", folder.to_str().unwrap()).env("LANG", "zh_CN.UTF-8");
    start.args(arguments.iter().copied()).run()
}

/// Writes as many editors do: another file, which takes the name.
fn save(folder: &Path, settings: &str) {
    let fresh = folder.join("kechuang/.config.ron.swp");
    fs::write(&fresh, settings).unwrap();
    fs::rename(fresh, folder.join("kechuang/config.ron")).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_saved_is_read_again_and_holds_at_once() {
    let folder = Folder::new();
    let mut terminal = with(folder.path(), Some("(lang: \"zh\")"), &[]);
    terminal.see("全部");
    save(folder.path(), "(lang: \"en\", keys: {\"help\": [\"?\", \"F7\"]})");
    terminal.see("Settings read again");
    terminal.see("Everything");
    terminal.send("\x1b[18~");
    terminal.see("Moving");
    terminal.send("\x1b[18~");
    terminal.see_gone("Moving");
    save(folder.path(), "(lang: \"xx\", keys: {\"help\": [\"?\", \"F7\"]})");
    terminal.see("config.ron:1:8");
    terminal.see("Everything");
    fs::write(folder.path().join("kechuang/config.ron"), "(\nlang: \"zh\")").unwrap();
    terminal.see("设置已重新读取");
    fs::remove_file(folder.path().join("kechuang/config.ron")).unwrap();
    terminal.see("没有设置文件");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_a_link_leads_to_is_read_again() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("kechuang")).unwrap();
    fs::create_dir_all(folder.path().join("dotfiles")).unwrap();
    let target = folder.path().join("dotfiles/mine.ron");
    fs::write(&target, "(lang: \"zh\")").unwrap();
    std::os::unix::fs::symlink("../dotfiles/mine.ron", folder.path().join("kechuang/config.ron")).unwrap();
    let mut terminal = with(folder.path(), None, &[]);
    terminal.see("全部");
    fs::write(&target, "(lang: \"en\")").unwrap();
    terminal.see("Settings read again");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn what_waits_for_the_next_start_is_said() {
    let folder = Folder::new();
    let mut terminal = with(folder.path(), Some("()"), &[]);
    terminal.see("全部");
    save(folder.path(), "(double_pinyin: \"xiaohe\")");
    terminal.see("double_pinyin 下次启动起有效");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}

/// Whether a thread of a program has this name.
#[cfg(target_os = "linux")]
fn has_thread(terminal: &Terminal, name: &str) -> bool {
    let threads = fs::read_dir(format!("/proc/{}/task", terminal.pid())).unwrap();
    let names = threads.filter_map(|thread| fs::read_to_string(thread.ok()?.path().join("comm")).ok());
    names.into_iter().any(|own| own.trim_end() == name)
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_waits_where_there_is_no_folder_and_in_a_kiosk() {
    for (settings, arguments, waits) in
        [(Some("()"), &[][..], true), (None, &[], false), (Some("(lang: \"en\")"), &["--kiosk"], false)]
    {
        let folder = Folder::new();
        let mut terminal = with(folder.path(), settings, arguments);
        terminal.see("全部");
        // The frame after a key is drawn by a loop that has done all there is to do after the first.
        terminal.send("?");
        terminal.see("移动");
        assert_eq!(has_thread(&terminal, "settings"), waits, "{settings:?} {arguments:?}");
        terminal.send("q");
        terminal.send("q");
        assert_eq!(code(terminal.end_restored()), 0);
    }
}

#[test]
fn a_faulty_setting_is_told_at_the_foot_and_the_others_hold() {
    let folder = Folder::new();
    let mut terminal = with(folder.path(), Some("(lang: \"en\", glyphs: \"wdie\")"), &[]);
    terminal.see("Everything");
    terminal.see("config.ron:1:22");
    terminal.send("q");
    assert_eq!(code(terminal.end_restored()), 0);
}
