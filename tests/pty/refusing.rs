//! What is no use to start with is refused in one clear line, and the screen is never entered.

use crate::support::pty::{Folder, Start, code, without_terminal};

/// A directory of one service, for a town that is not Tianjin.
pub(crate) fn small_directory(folder: &Folder) {
    folder.write(
        "directory.ron",
        r#"(
    title: "图书馆服务清单",
    short_title: "图书馆",
    edition: "2024 版",
    publisher: "市图书馆",
    published: "2024-01",
    parts: [(id: "part-1", number: 1, name: "读者服务", categories: [])],
    audiences: [],
)
"#,
    );
    folder.write("departments.ron", "[(id: \"department-desk\", name: \"借阅台\", page: 1)]\n");
    folder.write(
        "services/01.ron",
        r#"(
    id: "service-01",
    number: 1,
    name: "借阅图书",
    part: "part-1",
    page: 1,
    summary: "凭证借书。",
    providers: [(role: Organizer, label: "组织机构", names: ["市图书馆"])],
    audiences: [],
    contacts: [(department: "department-desk", phones: [(number: "022-11112222")])],
)
"#,
    );
}

#[test]
fn a_broken_directory_is_told_on_the_plain_terminal() {
    let folder = Folder::new();
    small_directory(&folder);
    let service = std::fs::read_to_string(folder.path().join("services/01.ron")).unwrap();
    folder.write("services/01.ron", &service.replace("022-11112222", "1111").replace("summary", "sumary"));
    folder.write("departments.ron", "[(id: \"department-Desk\", name: \"借阅台\", page: 1)]\n");
    let mut terminal = Start::kechuang().args(["--data", folder.path().to_str().unwrap()]).size(200, 60).run();
    assert_eq!(code(terminal.end_restored()), 1);
    let written = String::from_utf8(terminal.rest()).unwrap();
    assert!(!written.contains("\x1b[?1049h") && !written.contains("\x1b[?2026h"), "{written}");
    for told in ["services/01.ron", "sumary", "departments.ron", "department-Desk"] {
        assert!(written.contains(told), "{told} in\n{written}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let mut terminal = Start::kechuang().args(["--data", "/nowhere/at/all"]).run();
    assert_eq!(code(terminal.end_restored()), 2);
    let screen = terminal.screen().contents();
    assert!(screen.contains("/nowhere/at/all") && screen.lines().count() == 1, "{screen}");
}

#[test]
fn without_a_terminal_one_line_says_so() {
    let output = without_terminal(&Start::kechuang());
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "kechuang: 没有终端可用；经 SSH 时请用 ssh -t，或用 --plain 逐行查阅\n");
}

#[test]
fn a_terminal_that_can_show_no_screen_is_told_so_in_one_line() {
    // Who asks for the screen all the same; and who picks, for whom there are no lines.
    let screen = || Start::kechuang().env("KECHUANG_PLAIN", "0");
    let starts = [screen().env("TERM", "dumb"), screen().without_env("TERM")];
    for start in starts.into_iter().chain([Start::kechuang().env("TERM", "dumb").args(["pick"])]) {
        let mut terminal = start.run();
        assert_eq!(code(terminal.end_restored()), 2);
        let written = String::from_utf8(terminal.rest()).unwrap();
        assert!(written.starts_with("kechuang: ") && written.contains("TERM=xterm-256color"), "{written}");
        assert!(written.lines().count() == 1 && !written.contains('\x1b'), "{written:?}");
    }
}

#[test]
fn a_wrong_call_is_answered_in_the_readers_language() {
    let mut terminal = Start::kechuang().args(["--lang", "fr"]).run();
    assert_eq!(code(terminal.end_restored()), 2);
    assert!(terminal.screen().contents().contains("--lang"));
}

/// As many societies as are not read before there is a screen, each of 300 disciplines in its file.
pub(crate) fn large_directory(folder: &Folder) {
    small_directory(folder);
    for d in 1..=300 {
        let society = format!("(id: \"society-d{d:03}-01\", number: 1, name: \"第{d}学会\")");
        let text = format!("(id: \"d{d:03}\", number: {d}, name: \"第{d}组\", societies: [{society}])\n");
        folder.write(&format!("societies/{d:03}.ron"), &text);
    }
}

#[test]
fn a_fault_in_a_large_directory_is_told_behind_the_screen() {
    let folder = Folder::new();
    large_directory(&folder);
    let last = folder.path().join("societies/300.ron");
    let text = std::fs::read_to_string(&last).unwrap();
    std::fs::write(&last, text.replace("第300学会", "第1学会")).unwrap();
    let mut terminal = Start::kechuang().args(["--data", folder.path().to_str().unwrap()]).size(200, 60).run();
    assert_eq!(code(terminal.end_restored()), 1);
    let screen = terminal.screen().contents();
    assert!(screen.contains("societies/300.ron") && screen.contains("第1学会"), "{screen}");
}

#[cfg(unix)]
#[test]
fn a_file_of_a_large_directory_that_is_not_read_is_named() {
    let folder = Folder::new();
    large_directory(&folder);
    std::os::unix::fs::symlink("gone", folder.path().join("societies/999.ron")).unwrap();
    let mut terminal = Start::kechuang().args(["--data", folder.path().to_str().unwrap()]).run();
    assert_eq!(code(terminal.end_restored()), 2);
    let screen = terminal.screen().contents();
    assert!(screen.contains("societies/999.ron") && screen.lines().count() == 1, "{screen}");
}
