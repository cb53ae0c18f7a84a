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
fn what_is_no_ron_is_left_alone_and_the_others_are_laid_out() {
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

/// What stands at `file:line` of what a call said.
fn said_line(folder: &Folder, said: &str) -> (String, String) {
    let mut parts = said.splitn(3, ':');
    let (file, number) = (parts.next().unwrap(), parts.next().unwrap());
    let text = fs::read_to_string(folder.root().join(file)).unwrap();
    (file.to_owned(), text.lines().nth(number.parse::<usize>().unwrap() - 1).unwrap().trim().to_owned())
}

#[test]
fn a_new_service_waits_to_be_filled_in() {
    let folder = clean();
    folder.run(&["fmt", "mine"]);
    let made = folder.run(&["--lang", "en", "new", "service", "--into", "mine"]);
    assert_eq!(made.code, 0, "{made:?}");
    assert!(made.output.ends_with("then: kechuang check mine\n"), "{made:?}");
    let (file, line) = said_line(&folder, &made.output);
    assert_eq!((file.as_str(), line.as_str()), ("mine/services/04.ron", "id: \"service-04\","));
    let new = text(&folder, "services/04.ron");
    assert!(new.contains("    // keywords: [\"…\"],\n    // pinyin:"), "{new}");
    assert_eq!(folder.run(&["fmt", "mine", "--check"]).output, "");
    // What must be there is asked for, and nothing is shown until then.
    let checked = folder.run(&["check", "mine", "--format", "gnu"]);
    assert_eq!(checked.code, 1, "{checked:?}");
    for empty in ["name:", "part:", "summary:", "(department:"] {
        let number = new.lines().position(|line| line.trim_start().starts_with(empty)).unwrap() + 1;
        let at = format!("mine/services/04.ron:{number}:");
        assert!(checked.output.lines().any(|line| line.starts_with(&at)), "{empty} {checked:?}");
    }
    assert!(checked.output.lines().all(|line| line.starts_with("mine/services/04.ron:")), "{checked:?}");
    let filled = new
        .replace("name: \"\"", "name: \"新服务\"")
        .replace("part: \"\"", "part: \"part-2\"")
        .replace("summary: \"\"", "summary: \"丙。\"")
        .replace("department: \"\"", "department: \"department-innovation\"")
        .replace("number: \"\"", "number: \"099-20000003\"");
    folder.write("services/04.ron", filled);
    assert_eq!(folder.run(&["check", "mine"]).code, 0, "{:?}", folder.run(&["check", "mine"]));
}

#[test]
fn new_services_follow_each_other_and_none_is_written_over() {
    let folder = clean();
    folder.write("services/05.ron", "( half");
    for (number, path) in [("06", "services/06.ron"), ("07", "services/07.ron")] {
        let made = folder.run(&["--data", "mine", "new", "service"]);
        assert_eq!(made.code, 0, "{made:?}");
        assert!(text(&folder, path).contains(&format!("\"service-{number}\"")), "{made:?}");
    }
    assert_eq!(text(&folder, "services/05.ron"), "( half");
}

#[test]
fn a_new_society_stands_last_in_its_discipline_and_is_counted() {
    let folder = clean();
    folder.run(&["fmt", "mine"]);
    let before = text(&folder, "societies/science.ron");
    for (word, id) in [("science", "society-science-03"), ("理科", "society-science-04")] {
        let made = folder.run(&["--lang", "en", "new", "society", "--discipline", word, "--into", "mine"]);
        assert_eq!(made.code, 0, "{made:?}");
        let (file, line) = said_line(&folder, &made.output);
        assert_eq!((file.as_str(), line), ("mine/societies/science.ron", format!("id: \"{id}\",")));
    }
    let now = text(&folder, "societies/science.ron");
    assert!(before.lines().all(|line| now.contains(line)) && now.contains("        // notes: [\"…\"],\n"), "{now}");
    assert!(text(&folder, "societies.ron").contains("count: 5,"));
    assert_eq!(folder.run(&["fmt", "mine", "--check"]).output, "");
    let checked = folder.run(&["check", "mine", "--format", "gnu"]);
    assert_eq!((checked.code, checked.output.lines().count()), (1, 2), "{checked:?}");
    let filled =
        now.replacen("name: \"\"", "name: \"海河市甲学会\"", 1).replacen("name: \"\"", "name: \"海河市乙学会\"", 1);
    folder.write("societies/science.ron", filled);
    assert_eq!(folder.run(&["check", "mine"]).code, 0, "{:?}", folder.run(&["check", "mine"]));
}

#[test]
fn a_new_department_has_the_id_that_was_wished_for() {
    let folder = clean();
    folder.run(&["fmt", "mine"]);
    for (call, id) in [(vec!["--id", "department-office"], "department-office"), (vec![], "department-01")] {
        let made = folder.run(&[&["--data", "mine", "new", "department"], call.as_slice()].concat());
        assert_eq!(made.code, 0, "{made:?}");
        let (file, line) = said_line(&folder, &made.output);
        assert_eq!((file.as_str(), line), ("mine/departments.ron", format!("id: \"{id}\",")));
    }
    assert_eq!(folder.run(&["fmt", "mine", "--check"]).output, "");
    let checked = folder.run(&["check", "mine", "--format", "gnu"]);
    assert_eq!((checked.code, checked.output.lines().count()), (1, 2), "{checked:?}");
}

#[test]
fn what_cannot_be_made_is_told_and_nothing_is_written() {
    let folder = clean();
    folder.write("departments.ron", "[ half");
    let before = ["departments.ron", "societies.ron", "societies/science.ron"].map(|path| text(&folder, path));
    let calls: [(&[&str], &str); 10] = [
        (&["society", "--into", "mine"], "science 理科; medicine 医科"),
        (&["society", "--into", "mine", "--discipline", "law"], "law"),
        (&["department", "--into", "mine"], "mine/departments.ron"),
        (&["department", "--into", "mine", "--id", "office"], "department-office"),
        (&["department", "--into", "mine", "--id", "department-Office"], "department-office"),
        (&["service", "--into", "mine", "--id", "service-09"], "kechuang new department"),
        (&["service", "mine"], "--into DIR"),
        (&["service"], "kechuang new directory DIR"),
        (&["service", "--into", "."], "directory.ron"),
        (&["directory"], "DIR"),
    ];
    for (call, told) in calls {
        let ran = folder.run(&[&["--lang", "en", "new"], call].concat());
        assert_eq!((ran.code, ran.output.as_str(), ran.errors.lines().count()), (2, "", 1), "{call:?} {ran:?}");
        assert!(ran.errors.contains(told), "{call:?} {ran:?}");
    }
    assert_eq!(["departments.ron", "societies.ron", "societies/science.ron"].map(|path| text(&folder, path)), before);
    assert!(!folder.mine().join("services/04.ron").exists() && !folder.root().join("services").exists());
    let taken = clean().run(&["--lang", "en", "new", "department", "--into", "mine", "--id", "department-innovation"]);
    assert!(taken.code == 2 && taken.errors.contains("department-innovation already"), "{taken:?}");
}

#[test]
fn a_new_record_is_opened_where_it_stands() {
    let mut folder = clean();
    editor(&folder, "vim", "exit 0");
    folder.with("EDITOR", "./vim");
    let made = folder.run(&["new", "society", "--discipline", "medicine", "--into", "mine", "--edit"]);
    let line = text(&folder, "societies/medicine.ron").lines().position(|line| line.contains("-02\"")).unwrap() + 1;
    let called = fs::read_to_string(folder.root().join("called")).unwrap();
    assert_eq!(called, format!("+{line}|mine/societies/medicine.ron|"));
    // What is still empty is told at once.
    assert!(made.code == 1 && made.output.matches("mine/societies/medicine.ron").count() > 1, "{made:?}");
}
