//! A program that carries a directory of somebody's, on the screen.

use std::fs::File;
use std::io::Write;

use crate::refusing::small_directory;
use crate::support::pty::{Folder, Start, code, without_terminal};

/// A folder with a small directory, and the path of a program that carries it.
fn packed(folder: &Folder) -> String {
    small_directory(folder);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (directory, program) = (path("."), path("library"));
    let made = without_terminal(&Start::kechuang().args(["pack", directory.as_str(), "-o", program.as_str()]));
    assert!(made.status.success(), "{made:?}");
    program
}

#[test]
fn it_opens_the_directory_that_it_carries() {
    let folder = Folder::new();
    let program = packed(&folder);
    let mut terminal = Start::program(&program).run();
    terminal.see("图书馆");
    terminal.see_selected("借阅图书");
    terminal.see("022-11112222");
    terminal.send("/").send("jieyue");
    terminal.see_selected("借阅图书");
    assert!(!terminal.screen().contents().contains("天津"));
    terminal.send("\x03");
    assert_eq!(code(terminal.end_restored()), 0);
}

#[test]
fn damaged_it_never_enters_the_screen() {
    let folder = Folder::new();
    let program = packed(&folder);
    File::options().append(true).open(&program).unwrap().write_all(b"x").unwrap();
    let mut terminal = Start::program(&program).size(200, 30).run();
    assert_eq!(code(terminal.end_restored()), 3);
    let written = String::from_utf8(terminal.rest()).unwrap();
    assert!(!written.contains("\x1b[?1049h") && written.contains("不完整"), "{written}");
}
