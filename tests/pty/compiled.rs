//! A compiled directory on the screen.

use std::fs;

use kechuang::loader::Source;
use rustix::process::Signal;

use crate::opened;
use crate::support::pty::{Folder, Start, code, without_terminal};

const NAME: &str = "推荐全国创新争先奖天津市候选对象";

/// Compiles the shipped directory with another name for its first service; the path of the file.
fn compiled(folder: &Folder, name: &str) -> String {
    for file in Source::shipped().files {
        folder.write(&file.path, &file.text.replace(NAME, name));
    }
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (sources, file) = (path("."), path("mine.kcd"));
    let made = without_terminal(&Start::kechuang().args(["compile", sources.as_str(), "-o", file.as_str()]));
    assert!(made.status.success(), "{made:?}");
    file
}

fn showing(file: &str) -> Start {
    Start::kechuang().args(["--data", file])
}

#[test]
fn who_has_a_file_open_reads_on_when_it_is_replaced() {
    let folder = Folder::new();
    let file = compiled(&folder, "先前的服务");
    let mut before = opened(showing(&file));
    before.see_selected("01 先前的服务");
    compiled(&folder, "后来的服务");
    let mut after = opened(showing(&file));
    after.see_selected("01 后来的服务");
    // Pages and parts of the index that nobody has looked at so far are read from the file that was there.
    before.send("/").send("先前");
    before.see_selected("01 先前的服务");
    before.send("\x15").send("数学会");
    before.see_selected("数学会");
    before.see("022-27122522");
    for terminal in [&mut before, &mut after] {
        terminal.send("\x03");
        assert_eq!(code(terminal.end_restored()), 0);
    }
}

#[test]
fn a_file_damaged_where_nobody_has_looked_ends_the_screen() {
    let folder = Folder::new();
    let file = compiled(&folder, "先前的服务");
    let mut bytes = fs::read(&file).unwrap();
    let name = "天津市数学会".as_bytes();
    let at = bytes.windows(name.len()).position(|it| it == name).unwrap();
    bytes[at] ^= 1;
    fs::write(&file, bytes).unwrap();
    let mut terminal = showing(&file).run();
    assert_eq!(code(terminal.end_restored()), 2);
    let screen = terminal.screen().contents();
    assert!(screen.contains("mine.kcd") && screen.contains("已损坏"), "{screen}");
}

#[test]
fn who_reads_a_file_that_is_cut_short_gets_his_terminal_back() {
    let folder = Folder::new();
    let file = compiled(&folder, "先前的服务");
    for more in [&[][..], &["--kiosk"]] {
        compiled(&folder, "先前的服务");
        let mut terminal = opened(showing(&file).args(more.iter().copied()));
        terminal.see_selected("01 先前的服务");
        // As whoever copies something over it does.
        fs::OpenOptions::new().write(true).open(&file).unwrap().set_len(0).unwrap();
        // Whatever is looked at that has not been looked at before.
        terminal.send("/数学会");
        assert_eq!(code(terminal.end_restored()), 128 + Signal::BUS.as_raw());
    }
}
