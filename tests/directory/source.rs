//! Which files of a folder are a directory's, and which are not.

use crate::support::folder::Folder;
use kechuang::loader::diagnostic::{DiagnosticKind, SyntaxError};
use kechuang::loader::{Misnamed, Source, load};

const ABOUT: &str = "(title: \"甲\", short_title: \"乙\", publisher: \"丙\", published: \"2024\", parts: [])\n";

fn paths(folder: &Folder) -> Vec<String> {
    Source::folder(&folder.mine()).unwrap().files.into_iter().map(|file| file.path).collect()
}

/// The files with faults, and the faults.
fn faults(folder: &Folder) -> Vec<(String, DiagnosticKind)> {
    let source = Source::folder(&folder.mine()).unwrap();
    let faults = load(&source, |_| ()).err().unwrap_or_default();
    let below = |file: &str| file.strip_prefix(&format!("{}/", folder.mine().display())).unwrap().to_owned();
    faults.into_iter().map(|fault| (below(&fault.place.file), fault.kind)).collect()
}

#[test]
fn one_file_is_a_directory() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    assert_eq!(faults(&folder), []);
}

#[test]
fn hidden_files_and_files_that_are_no_ron_are_not_looked_at() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    folder.write(".directory.ron", "what an editor leaves");
    folder.write(".git/config.ron", "no part of it");
    folder.write("services/.01.ron.swp", "");
    folder.write("services/.#01.ron", "");
    folder.write("services/01.ron~", "the version before");
    folder.write("README.md", "The format.");
    assert_eq!(paths(&folder), ["directory.ron"]);
    assert_eq!(faults(&folder), []);
}

#[test]
fn a_ron_file_in_a_place_that_the_format_has_not_is_refused() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    let misplaced = ["service.ron", "service/01.ron", "services/a/b/c.ron", "services/part-1/01.ron"];
    for path in misplaced {
        folder.write(path, "()");
    }
    let expected: Vec<_> = misplaced.map(|path| (path.to_owned(), DiagnosticKind::UnknownFile)).into();
    assert_eq!(faults(&folder), expected);
}

#[test]
fn a_file_not_in_utf8_is_told_at_its_first_lost_character() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    let (gbk, utf16) = (b"// \xbf\xc6\xd0\xad\n[]\n", b"\xff\xfe(\0)\0");
    folder.write("departments.ron", gbk);
    folder.write("charter.ron", utf16);
    folder.write("societies.ron", "// 由别的编码转来\u{fffd}\n()");
    let expected = ["charter.ron", "departments.ron", "societies.ron"];
    assert_eq!(faults(&folder), expected.map(|path| (path.to_owned(), DiagnosticKind::NotUtf8)));
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm() {
    let folder = Folder::empty();
    folder.write("directory.ron", format!("\u{feff}{}", ABOUT.replace(", ", ",\r\n\t")));
    assert_eq!(faults(&folder), []);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_round_in_a_circle_ends() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    folder.write("services/01.ron", "()");
    std::os::unix::fs::symlink("..", folder.mine().join("services/up")).unwrap();
    std::os::unix::fs::symlink(".", folder.mine().join("same")).unwrap();
    let expected = ["directory.ron", "same/directory.ron", "same/services/01.ron", "services/01.ron"];
    assert_eq!(paths(&folder), expected);
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_and_a_file_only_by_name_are_told() {
    use std::os::unix::fs::symlink;
    let link = |to: &str, at: &str| {
        let folder = Folder::empty();
        folder.write("directory.ron", ABOUT);
        folder.write("services/.#02.ron", "");
        let at = folder.mine().join(at);
        let _ = std::fs::remove_dir_all(&at);
        symlink(to, at).unwrap();
        folder
    };
    let pipe = Folder::empty();
    pipe.write("directory.ron", ABOUT);
    let made = std::process::Command::new("mkfifo").arg(pipe.mine().join("departments.ron")).status().unwrap();
    assert!(made.success());
    let calls = [
        (link("gone", "services/03.ron"), "services/03.ron 是链接，所指的文件不存在"),
        (link("gone", "services"), "services 是链接，所指的文件不存在"),
        (link("/dev/zero", "services/03.ron"), "services/03.ron 不是普通文件；目录只读普通文件"),
        (pipe, "departments.ron 不是普通文件；目录只读普通文件"),
    ];
    for (folder, message) in calls {
        let ran = folder.run(&["check", "mine"]);
        assert_eq!((ran.code, ran.output.as_str()), (2, ""), "{message}");
        assert_eq!(ran.errors, format!("kechuang: mine/{message}\n"));
    }
    // What an editor leaves to say that a file is open is a link that leads nowhere, and hidden.
    assert_eq!(faults(&link("me@here.123", "services/.#01.ron")), []);
}

#[test]
fn the_shipped_files_are_named_below_data() {
    let source = Source::shipped();
    assert!(source.files.iter().all(|file| file.shown == format!("data/{}", file.path)));
    assert!(source.files.is_sorted_by(|a, b| a.path < b.path));
    assert!(source.bytes() > 100_000);
}

#[test]
fn what_seems_meant_for_a_ron_file_is_named() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    let slips = ["services/02.RON", "services/03.ron.txt", "services/04．ron", "societies/05.rn", "Charter.RON"];
    for path in slips {
        folder.write(path, "()");
    }
    std::fs::create_dir(folder.mine().join("profiles.ron")).unwrap();
    folder.write("services/notes.txt", "");
    folder.write("services/01.ron.bak", "");
    let right = |right: &str| DiagnosticKind::Misnamed(Misnamed::File { right: right.to_owned() });
    let expected = [
        ("Charter.RON", right("Charter.ron")),
        ("profiles.ron", DiagnosticKind::Misnamed(Misnamed::Folder)),
        ("services/02.RON", right("02.ron")),
        ("services/03.ron.txt", right("03.ron")),
        ("services/04．ron", right("04.ron")),
        ("societies/05.rn", right("05.ron")),
    ];
    assert_eq!(faults(&folder), expected.map(|(path, kind)| (path.to_owned(), kind)));
    let named = folder.run(&["check", "mine/services/02.RON", "--lang", "en"]);
    assert!(named.output.starts_with("error: this file was not read"), "{}{}", named.output, named.errors);
}

/// A file that claims a length and takes no room on the disk.
fn sparse(folder: &Folder, path: &str, bytes: u64) {
    folder.write(path, "");
    std::fs::File::options().write(true).open(folder.mine().join(path)).unwrap().set_len(bytes).unwrap();
}

#[test]
fn a_file_or_folder_too_long_is_refused_before_it_is_read() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    sparse(&folder, "services/01.ron", 10 << 30);
    let ran = folder.run(&["check", "mine", "--lang", "en"]);
    let expected = "kechuang: mine/services/01.ron has 10240.0 MiB, and no more than 64 MiB of a file is read; \
                    --data-limit allows more\n";
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.as_str()), (2, "", expected));
    sparse(&folder, "services/01.ron", (1 << 20) + 1);
    let ran = folder.run(&["check", "mine", "--lang", "en", "--data-limit", "1"]);
    assert!(ran.errors.contains("has 1.1 MiB, and no more than 1 MiB"), "{}", ran.errors);
    assert_eq!(folder.run(&["check", "mine", "--data-limit", "2"]).code, 1, "a text of NUL bytes is read and refused");
    for number in 1..=9 {
        sparse(&folder, &format!("services/{number:02}.ron"), 1 << 20);
    }
    let ran = folder.run(&["--data", "mine", "show", "service-01", "--lang", "en", "--data-limit", "1"]);
    assert_eq!(ran.code, 2);
    assert!(ran.errors.contains("more than 8 MiB in all; --data-limit allows more"), "{}", ran.errors);
}

#[test]
fn a_folder_of_anything_else_is_not_walked_to_its_end() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    let many = folder.mine().join("many");
    std::fs::create_dir(&many).unwrap();
    // With 1 MiB a file there are 8 MiB in all, and 8,192 files.
    for number in 0..8200 {
        std::fs::File::create(many.join(number.to_string())).unwrap();
    }
    let ran = folder.run(&["check", "mine", "--lang", "en", "--data-limit", "1"]);
    assert_eq!((ran.code, ran.output.as_str()), (2, ""));
    assert!(ran.errors.contains("mine/many: more than 8192 files and folders"), "{}", ran.errors);
    assert_eq!(folder.run(&["check", "mine"]).code, 0);
    let deep = "a/".repeat(200);
    folder.write(&format!("{deep}x.ron"), "()");
    folder.write("a/a/y.ron", "()");
    assert_eq!(faults(&folder), [("a/a/y.ron".to_owned(), DiagnosticKind::UnknownFile)]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_claims_to_be_empty_is_not_read() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    // A file of this sort that does have a text.
    std::os::unix::fs::symlink("/proc/self/status", folder.mine().join("departments.ron")).unwrap();
    assert_eq!(faults(&folder), [("departments.ron".to_owned(), DiagnosticKind::Syntax(SyntaxError::Empty))]);
}

#[test]
fn a_file_of_one_endless_line_is_told_like_any_other() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    folder.write("charter.ron", format!("({}\u{202e}{})", "x".repeat(1_000_000), "y".repeat(1_000_000)));
    let ran = folder.run(&["check", "mine", "--lang", "en"]);
    assert_eq!(ran.code, 1);
    assert!(ran.output.contains("mine/charter.ron:1:1000002\n"), "{}", ran.output);
    assert!(ran.output.len() < 10_000, "{}", ran.output.len());
    folder.write("charter.ron", "\0".repeat(1_000_000));
    let ran = folder.run(&["check", "mine", "--lang", "en"]);
    assert_eq!(ran.output.matches("U+0000").count(), 100);
    assert!(ran.output.len() < 100_000, "{}", ran.output.len());
}

#[test]
fn a_folder_full_of_faults_is_told_as_far_as_anybody_reads() {
    let folder = Folder::empty();
    folder.write("directory.ron", ABOUT);
    for number in 0..150 {
        folder.write(&format!("services/{number:03}.ron"), "\u{7}".repeat(200));
    }
    assert_eq!(faults(&folder).len(), 10_000);
    let ran = folder.run(&["check", "mine", "--lang", "en"]);
    assert!(ran.output.ends_with("faults: 10000 or more; the others are not listed\n"));
}
