//! `kechuang check` as a curator meets it. A case under `check/cases/` breaks the small directory under
//! `check/clean/` and holds the whole report, in Chinese and in English, word for word.

mod case;
mod kinds;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::folder::Folder;
use case::{Case, broken_by, check, clean, faults_in};

fn cases(below: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/check").join(below);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}

/// Runs a case in both languages and compares what it printed with what it holds.
fn says_what_it_should(case: &Case) {
    let folder = broken_by(case);
    let call = |lang| folder.run(&["check", "mine", "--lang", lang]);
    let (zh, en) = (call("zh"), call("en"));
    assert_eq!((zh.code, en.code), (1, 1), "{}", case.name);
    assert_eq!((zh.errors.as_str(), en.errors.as_str()), ("", ""), "{}", case.name);
    case.holds(&zh.output, &en.output);
}

#[test]
fn every_rule_has_a_case_that_breaks_exactly_it() {
    let cases = cases("cases");
    for case in &cases {
        let kinds: Vec<&str> = faults_in(&broken_by(case)).iter().map(|fault| kinds::name(&fault.kind)).collect();
        assert_eq!(kinds, [case.name.as_str()], "{}", case.name);
    }
    let covered: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    let known: BTreeSet<&str> = kinds::ALL.iter().copied().collect();
    assert_eq!(covered, known);
}

#[test]
fn every_rule_says_what_is_wrong_where_and_what_is_right() {
    cases("cases").iter().for_each(says_what_it_should);
}

#[test]
fn faults_of_many_places_are_told_at_once_and_none_twice() {
    for case in cases("several") {
        says_what_it_should(&case);
        let faults = faults_in(&broken_by(&case));
        for (f, fault) in faults.iter().enumerate() {
            assert!(!faults[..f].contains(fault), "{}: {fault:?}", case.name);
        }
    }
}

#[test]
fn a_clean_folder_prints_one_line_with_the_counts() {
    let folder = clean();
    let zh = check(&folder, &["mine"]);
    assert_eq!((zh.code, zh.output.as_str()), (0, "3 项服务，3 个学会，2 个部门，1 个机构，2 条通则：没有错误\n"));
    let en = check(&folder, &["mine", "--lang", "en"]);
    let expected = "no fault; services: 3, societies: 3, departments: 2, organizations: 1, articles: 2\n";
    assert_eq!((en.code, en.output.as_str()), (0, expected));
    assert_eq!(check(&folder, &["mine", "--format", "json"]).output, "[]\n");
}

#[test]
fn a_folder_that_does_not_exist_is_said_in_a_line() {
    let folder = Folder::empty();
    for (lang, message) in [("zh", "kechuang: 没有 mine\n"), ("en", "kechuang: there is no mine\n")] {
        let ran = check(&folder, &["mine", "--lang", lang]);
        assert_eq!((ran.code, ran.output.as_str(), ran.errors.as_str()), (2, "", message));
    }
}

#[test]
fn a_file_outside_any_directory_is_said_in_a_line() {
    let folder = Folder::empty();
    folder.write("services/01.ron", "()");
    let ran = check(&folder, &["mine/services/01.ron"]);
    let expected = "kechuang: mine/services/01.ron 不在任何目录的文件夹中：附近没有 directory.ron\n";
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.as_str()), (2, "", expected));
}

#[test]
fn a_file_that_is_none_of_the_directory_is_not_taken_for_one() {
    let folder = clean();
    folder.write("notes.txt", "");
    let ran = check(&folder, &["mine/notes.txt", "--lang", "en"]);
    let expected = "kechuang: mine/notes.txt is no file of a directory\n";
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.as_str()), (2, "", expected));
}

#[test]
fn of_a_file_that_is_named_only_its_own_faults_are_shown() {
    let folder = clean();
    let damage = |file: &str, old: &str, new: &str| {
        let path = folder.mine().join(file);
        fs::write(&path, fs::read_to_string(&path).unwrap().replace(old, new)).unwrap();
    };
    damage("services/02.ron", "099-20000001", "099-");
    damage("services/03.ron", "part-2", "part-9");
    let own = check(&folder, &["mine/services/03.ron"]);
    let expected = "\
错误: 没有编号为“part-9”的部分
 --> mine/services/03.ron:5:11
  |
5 |     part: \"part-9\",
  |           ^^^^^^^^
  |
  = 改法: 是否想写 part-1？编号见 directory.ron

共 1 处错误
目录的其他文件中有 1 处错误
";
    assert_eq!((own.code, own.output.as_str()), (1, expected));
    damage("services/03.ron", "part-9", "part-2");
    let clean = check(&folder, &["mine/services/03.ron"]);
    let expected = "mine/services/03.ron：没有错误\n目录的其他文件中有 1 处错误\n";
    assert_eq!((clean.code, clean.output.as_str()), (0, expected));
}

#[test]
fn a_file_is_found_from_wherever_it_is_named() {
    let folder = clean();
    let absolute = folder.mine().join("societies/science.ron").display().to_string();
    let calls = [
        (".", "mine/societies/science.ron"),
        (".", "./mine/departments.ron"),
        ("mine", "directory.ron"),
        ("mine", "services/01.ron"),
        ("mine/services", "01.ron"),
        ("mine/services", "../services/01.ron"),
        ("mine/services", "../charter.ron"),
        (".", absolute.as_str()),
    ];
    for (below, path) in calls {
        let ran = folder.run_in(below, &["check", path]);
        assert_eq!((ran.code, ran.output), (0, format!("{path}：没有错误\n")), "{below} {path} {}", ran.errors);
    }
}

#[test]
fn an_empty_folder_lacks_the_one_file_that_must_be_there() {
    let folder = Folder::empty();
    fs::create_dir(folder.mine()).unwrap();
    let ran = check(&folder, &["mine/", "--lang", "en"]);
    let expected = "\
error: the file directory.ron is missing
--> mine/directory.ron
 = help: every directory has it: it gives the title, the publisher and the parts

faults: 1
";
    assert_eq!((ran.code, ran.output.as_str()), (1, expected));
}

#[test]
fn inside_a_directory_the_folder_above_is_said_to_be_meant() {
    let folder = clean();
    let calls = [
        (".", "mine/services", "mine"),
        (".", "mine/societies/", "mine"),
        ("mine", "profiles", "."),
        ("mine/services", ".", ".."),
    ];
    for (below, path, above) in calls {
        let ran = folder.run_in(below, &["check", path]);
        let expected = format!("kechuang: {path} 只是目录的一部分；请写上一级文件夹 {above}\n");
        assert_eq!((ran.code, ran.output.as_str(), ran.errors), (2, "", expected));
    }
    let ran = folder.run(&["--data", "mine/services", "show", "service-01", "--lang", "en"]);
    let expected = "kechuang: mine/services is only a part of a directory; name the folder above it: mine\n";
    assert_eq!((ran.code, ran.errors.as_str()), (2, expected));
}

#[test]
fn option_or_environment_names_the_folder_else_the_shipped_one() {
    let mut folder = clean();
    fs::remove_file(folder.mine().join("directory.ron")).unwrap();
    for call in [["--data", "mine", "check"], ["check", "--data", "mine"]] {
        assert_eq!(folder.run(&call).code, 1);
    }
    assert_eq!(folder.with("KECHUANG_DATA", "mine").run(&["check"]).code, 1);
    assert_eq!(folder.with("KECHUANG_DATA", "").run(&["check"]).code, 0);
    let shipped = folder.run(&["check"]);
    assert_eq!(shipped.code, 0);
    assert!(shipped.output.ends_with("没有错误\n"), "{}", shipped.output);
}

#[test]
fn only_opened_brackets_or_quotes_are_a_fault_and_no_crash() {
    let signs = ["(", "[", "{", "Some(", "\"", "(id: ", "(sections: [", "/*", "r#", "\\", "\u{7}"];
    for sign in signs {
        let folder = clean();
        folder.write("services/02.ron", sign.repeat(200_000));
        let ran = check(&folder, &["mine", "--lang", "en"]);
        assert_eq!((ran.code, ran.errors.as_str()), (1, ""), "{sign}");
        assert!(ran.output.contains("--> mine/services/02.ron:"), "{sign}\n{}", ran.output);
        let (code, _) = folder.run_in_terminal(&["--data", "mine"]);
        assert_eq!(code, 1, "{sign}");
    }
}

#[test]
fn editors_get_json() {
    let folder = clean();
    let path = folder.mine().join("services/03.ron");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("专家进企业", "学术沙龙").replace("099-2000", "\u{202e}099-2000")).unwrap();
    let ran = check(&folder, &["mine", "--format", "json", "--lang", "en"]);
    let expected = r#"[
  {
    "file": "mine/services/03.ron",
    "line": 4,
    "column": 11,
    "span": [
      49,
      63
    ],
    "message": "the name “学术沙龙” is taken",
    "help": "no two records share a name",
    "other": {
      "file": "mine/services/02.ron",
      "line": 4,
      "column": 11,
      "span": [
        49,
        63
      ]
    }
  },
  {
    "file": "mine/services/03.ron",
    "line": 8,
    "column": 73,
    "span": [
      208,
      211
    ],
    "message": "holds the character U+202E (bidirectional control), which may not be shown",
    "help": "delete it"
  }
]
"#;
    assert_eq!((ran.code, ran.output.as_str()), (1, expected));
}

#[test]
fn what_editors_get_holds_no_character_that_a_terminal_obeys() {
    let folder = clean();
    let path = folder.mine().join("services/02.ron");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("\"training\"", r#""\u{1b}]0;x\u{7}\u{9b}\u{202e}\u{e0001}""#)).unwrap();
    fs::rename(&path, folder.mine().join("services/\u{1b}[2J.ron")).unwrap();
    for format in ["text", "json"] {
        let ran = check(&folder, &["mine", "--format", format]);
        assert_eq!(ran.code, 1);
        let obeyed = |c: &char| *c != '\n' && kechuang::text::foreign(*c).is_some();
        assert_eq!(ran.output.chars().find(obeyed), None, "{}", ran.output);
    }
    let json: serde_json::Value = serde_json::from_str(&check(&folder, &["mine", "--format", "json"]).output).unwrap();
    assert_eq!(json[0]["file"], "mine/services/\u{1b}[2J.ron");
}

#[test]
fn faults_are_told_on_the_plain_terminal_without_the_screen() {
    let broken = cases("several").into_iter().find(|case| case.name == "kinds-and-places").unwrap();
    let folder = broken_by(&broken);
    let (code, shown) = folder.run_in_terminal(&["--data", "mine"]);
    assert_eq!(code, 1);
    assert!(!shown.contains("\u{1b}[?1049h"), "{shown}");
    assert_eq!(shown.replace("\r\n", "\n"), check(&folder, &["mine"]).output);
}
