//! What a curator does at a shell: lays files out, opens a record in an editor, looks at a list of errors or of dead links.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use crate::support::folder::Folder;

fn clean() -> Folder {
    Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/check/clean"))
}

fn text(folder: &Folder, path: &str) -> String {
    fs::read_to_string(folder.root().join("mine").join(path)).unwrap()
}

/// A service whose file says the same as before, laid out in another way.
fn untidy(folder: &Folder) -> String {
    let path = "services/01.ron";
    let untidy = format!("// mine\n{}", text(folder, path).replace('\n', "\n  ").replace("id:", "id  :"));
    folder.write(path, &untidy);
    untidy
}

#[test]
fn files_are_laid_out_once_and_their_comments_stay() {
    let folder = clean();
    folder.run(&["fmt", "mine"]);
    let before = folder.run(&["--data", "mine", "show", "service-01", "--format", "json"]).output;
    let wrong = untidy(&folder);
    let listed = folder.run(&["fmt", "mine", "--check"]);
    assert_eq!((listed.code, listed.output.as_str()), (1, "mine/services/01.ron\n"), "{listed:?}");
    assert_eq!(text(&folder, "services/01.ron"), wrong);
    let done = folder.run(&["--lang", "en", "fmt", "mine"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.output.starts_with("laid out: 1;"), "{done:?}");
    assert!(text(&folder, "services/01.ron").starts_with("// mine\n(\n    id: "));
    assert_eq!(folder.run(&["fmt", "mine", "--check"]).code, 0);
    assert_eq!(folder.run(&["--data", "mine", "show", "service-01", "--format", "json"]).output, before);
}

#[test]
fn a_file_that_is_laid_out_is_not_written() {
    let folder = clean();
    folder.run(&["fmt", "mine"]);
    let file = folder.root().join("mine/services/01.ron");
    let before = fs::metadata(&file).unwrap();
    assert_eq!(folder.run(&["fmt", "mine"]).code, 0);
    let after = fs::metadata(&file).unwrap();
    assert_eq!((before.ino(), before.mtime_nsec()), (after.ino(), after.mtime_nsec()));
}

#[test]
fn what_is_no_ron_is_shown_and_left_alone_and_the_others_are_laid_out() {
    let folder = clean();
    folder.run(&["fmt", "mine"]);
    untidy(&folder);
    folder.write("charter.ron", "(title: \"a\"");
    folder.write("notes.txt", "( a )");
    let ran = folder.run(&["fmt", "mine"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.errors.contains("mine/charter.ron") && !ran.errors.contains("services"), "{ran:?}");
    assert_eq!(text(&folder, "charter.ron"), "(title: \"a\"");
    assert_eq!(text(&folder, "notes.txt"), "( a )");
    assert!(text(&folder, "services/01.ron").starts_with("// mine\n(\n    id: "));
}

#[test]
fn the_directory_inside_the_program_is_not_changed() {
    let folder = Folder::empty();
    for call in [vec!["fmt"], vec!["edit", "service-01"]] {
        let ran = folder.run(&call);
        assert_eq!((ran.code, ran.output.as_str(), ran.errors.lines().count()), (2, "", 1), "{ran:?}");
        assert!(ran.errors.contains("kechuang new directory"), "{ran:?}");
    }
}

#[test]
fn a_folder_of_the_shipped_files_is_written_once() {
    let folder = Folder::empty();
    let made = folder.run(&["new", "directory", "own"]);
    assert_eq!(made.code, 0, "{made:?}");
    assert_eq!(folder.run(&["check", "own"]).output, folder.run(&["check"]).output);
    assert_eq!(folder.run(&["fmt", "own", "--check"]).code, 0);
    let again = folder.run(&["new", "directory", "own"]);
    assert_eq!((again.code, again.errors.lines().count()), (2, 1), "{again:?}");
}

#[test]
fn faults_are_lines_for_the_lists_of_editors() {
    let folder = clean();
    let wrong = text(&folder, "services/01.ron").replacen("number: 1", "number: x", 1);
    folder.write("services/01.ron", &wrong);
    let line = wrong.lines().position(|line| line.contains("number: x")).unwrap();
    let column = wrong.lines().nth(line).unwrap().find('x').unwrap();
    let ran = folder.run(&["check", "mine", "--format", "gnu"]);
    assert_eq!((ran.code, ran.output.lines().count()), (1, 1), "{ran:?}");
    assert!(ran.output.starts_with(&format!("mine/services/01.ron:{}:{}: ", line + 1, column + 1)), "{ran:?}");
}

/// An editor in the folder that writes down how it was called, and does something with the file.
fn editor(folder: &Folder, name: &str, then: &str) {
    let path = folder.root().join(name);
    let script = format!("#!/bin/sh\nprintf '%s|' \"$@\" > called\nfor file; do :; done\n{then}\n");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_record_is_opened_at_its_line_and_checked_afterwards() {
    let mut folder = clean();
    editor(&folder, "vim", "exit 0");
    let ran = folder.with("VISUAL", "./vim -c 'set nu'").run(&["--data", "mine", "edit", "service-01"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let line = text(&folder, "services/01.ron").lines().position(|line| line.contains("id:")).unwrap() + 1;
    let called = fs::read_to_string(folder.root().join("called")).unwrap();
    assert_eq!(called, format!("-c|set nu|+{line}|mine/services/01.ron|"));
}

#[test]
fn what_the_reader_broke_in_the_editor_is_told() {
    let mut folder = clean();
    editor(&folder, "own-editor", "echo '(' > \"$file\"");
    folder.with("EDITOR", "./own-editor");
    let ran = folder.run(&["--data", "mine", "edit", "service-99"]);
    assert_eq!((ran.code, ran.errors.lines().count()), (1, 1), "{ran:?}");
    let ran = folder.run(&["--data", "mine", "edit", "service-01"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.output.contains("mine/services/01.ron"), "{ran:?}");
}

#[test]
fn a_report_of_links_is_put_onto_the_records() {
    let folder = Folder::empty();
    let report = r#"{"total": 3, "error_map": {"a.html": [
        {"url": "http://www.tast.org.cn/", "status": {"text": "404 Not Found", "code": 404}},
        {"url": "https://www.cast.org.cn/", "status": {"text": "Rejected", "code": 403}},
        {"url": "https://example.com/x", "status": "410 Gone"}]}, "timeout_map": {}}"#;
    fs::write(folder.root().join("report.json"), report).unwrap();
    let ran = folder.run(&["--lang", "en", "check", "--links", "report.json"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let dead: Vec<&str> = ran.output.lines().filter(|line| line.contains("dead (404)")).collect();
    assert!(
        dead.iter().any(|line| line.starts_with("data/profiles/tast.ron:") && line.ends_with("(profile-tast)")),
        "{ran:?}"
    );
    let open: Vec<&str> = ran.output.lines().filter(|line| line.contains("inconclusive: the")).collect();
    assert!(open.iter().any(|line| line.contains("cast.ron:") && line.contains("(403)")), "{ran:?}");
    assert_eq!(ran.output.lines().last(), Some("dead: 1, inconclusive: 1; in the report and not in the directory: 1"));
}

#[test]
fn a_report_of_another_shape_is_refused_in_one_line() {
    let folder = Folder::empty();
    for report in ["[]", "{}", "{\"error_map\": 3}", "no json", ""] {
        fs::write(folder.root().join("report.json"), report).unwrap();
        let ran = folder.run(&["check", "--links", "report.json"]);
        assert_eq!((ran.code, ran.output.as_str(), ran.errors.lines().count()), (2, "", 1), "{report}: {ran:?}");
        assert!(ran.errors.contains("lychee") || ran.errors.contains("report.json"), "{ran:?}");
    }
}
