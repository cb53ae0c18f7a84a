//! A directory compiled into one file: opened, it answers as its files do; damaged, foreign or out of date, it is refused in
//! one line.

use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::support::folder::{Folder, Ran};

/// The call could not be carried out.
const REFUSED: i32 = 2;

/// A folder with a small directory in `mine` and the same compiled in `mine.kcd`.
fn compiled() -> Folder {
    let clean = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/check/clean");
    let folder = Folder::with_copy_of(&clean);
    let made = folder.run(&["compile", "mine", "-o", "mine.kcd"]);
    assert_eq!((made.code, made.errors.as_str()), (0, ""), "{made:?}");
    folder
}

fn file(folder: &Folder) -> PathBuf {
    folder.root().join("mine.kcd")
}

/// What each kind of question is answered, from the directory that is named.
fn answers(folder: &Folder, data: &str) -> Vec<(i32, String)> {
    let ids = folder.run(&["--data", data, "search", "a", "--format", "json", "--limit", "999"]).output;
    assert!(ids.contains("service-01"), "{ids}");
    let mut calls: Vec<Vec<&str>> = ["数学", "sxh", "40", "for:企业", "id:service-02", "dept:a", "没有"]
        .into_iter()
        .map(|query| vec!["search", query, "--format", "json"])
        .collect();
    for id in ["service-01", "society-natural-science-01", "department-a", "article-01", "preface", "profile-cast"] {
        calls.push(vec!["show", id]);
        calls.push(vec!["show", id, "--format", "json"]);
    }
    calls.push(vec!["check"]);
    calls.push(vec!["check", "--readings"]);
    let answer = |call: Vec<&str>| {
        let ran = folder.run(&[vec!["--data", data], call].concat());
        (ran.code, ran.output)
    };
    calls.into_iter().map(answer).collect()
}

/// A refusal is one line that names the file, and nothing on standard output.
fn refused(ran: &Ran, why: &str) {
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.lines().count()), (REFUSED, "", 1), "{ran:?}");
    assert!(ran.errors.contains("mine.kcd") && ran.errors.contains(why), "{ran:?}");
}

#[test]
fn a_compiled_directory_answers_as_its_files_do() {
    let folder = compiled();
    assert_eq!(answers(&folder, "mine.kcd"), answers(&folder, "mine"));
}

#[test]
fn the_shipped_directory_can_be_compiled_and_is_the_same() {
    let folder = Folder::empty();
    let made = folder.run(&["compile", "-o", "shipped.kcd"]);
    assert!(made.code == 0 && made.output.contains("276"), "{made:?}");
    for call in [&["search", "shuxuehui"][..], &["search", "tel:27122522"], &["show", "service-13"], &["check"]] {
        let from_file = folder.run(&[&["--data", "shipped.kcd"][..], call].concat());
        assert_eq!(from_file.output, folder.run(call).output, "{call:?}");
    }
}

#[test]
fn a_file_cut_short_anywhere_is_refused_in_a_line() {
    let folder = compiled();
    let whole = fs::read(file(&folder)).unwrap();
    let step = whole.len() / 60;
    for length in (0..80).chain((80..whole.len()).step_by(step)).chain([whole.len() - 1]) {
        fs::write(file(&folder), &whole[..length]).unwrap();
        refused(&folder.run(&["--data", "mine.kcd", "search", "a"]), "");
    }
    fs::write(file(&folder), [&whole[..], b"\n"].concat()).unwrap();
    refused(&folder.run(&["--data", "mine.kcd", "search", "a"]), "不完整");
}

#[test]
fn a_file_with_a_changed_byte_is_refused_before_it_answers() {
    let folder = compiled();
    let whole = fs::read(file(&folder)).unwrap();
    let clean = folder.run(&["--data", "mine.kcd", "check"]);
    for at in (0..whole.len()).step_by(whole.len() / 150) {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(file(&folder), &changed).unwrap();
        // Between sections nothing stands, so nothing changes.
        let checked = folder.run(&["--data", "mine.kcd", "check"]);
        if checked.code != clean.code || checked.output != clean.output {
            refused(&checked, "");
        }
        let found = folder.run(&["--data", "mine.kcd", "search", "a"]);
        assert!([0, 1, REFUSED].contains(&found.code), "{at}: {found:?}");
    }
}

#[test]
fn what_is_no_file_is_refused_without_waiting_for_it() {
    let folder = compiled();
    fs::remove_file(file(&folder)).unwrap();
    assert!(Command::new("mkfifo").arg(file(&folder)).status().unwrap().success());
    refused(&folder.run(&["--data", "mine.kcd", "search", "a"]), "");
    refused(&folder.run(&["check", "mine.kcd"]), "");
}

#[test]
fn on_a_terminal_it_says_how_far_it_is() {
    let folder = compiled();
    let (code, said) = folder.run_in_terminal(&["compile", "mine", "-o", "again.kcd", "--lang", "en"]);
    assert_eq!(code, 0, "{said}");
    for step in ["reading: 100 %", "making the index", "writing: 100 %"] {
        assert!(said.contains(step), "{step} in {said:?}");
    }
    assert!(said.ends_with("MiB\r\n") && said.contains("\r\u{1b}[Kagain.kcd"), "the line is free again: {said:?}");
}

#[test]
fn a_file_of_another_version_says_so() {
    let folder = compiled();
    let whole = fs::read(file(&folder)).unwrap();
    for version in [0, 99] {
        let mut other = whole.clone();
        other[8] = version;
        fs::write(file(&folder), &other).unwrap();
        refused(&folder.run(&["--data", "mine.kcd", "search", "a"]), &version.to_string());
    }
}

/// Sets a file's time of change to some seconds from now.
fn touch(path: &Path, from_now: i64) {
    let now = SystemTime::now();
    let seconds = Duration::from_secs(from_now.unsigned_abs());
    let time = if from_now < 0 { now - seconds } else { now + seconds };
    File::options().write(true).open(path).unwrap().set_times(FileTimes::new().set_modified(time)).unwrap();
}

#[test]
fn a_file_older_than_its_sources_says_which_changed() {
    let folder = compiled();
    touch(&folder.mine().join("directory.ron"), 60);
    let ran = folder.run(&["--data", "mine.kcd", "search", "a"]);
    refused(&ran, "directory.ron");
    assert!(ran.errors.contains("kechuang compile"), "{ran:?}");
}

#[test]
fn verifying_finds_a_source_that_was_changed_in_place() {
    let folder = compiled();
    let service = fs::read_dir(folder.mine().join("services")).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&service).unwrap();
    fs::write(&service, text + "// another line\n").unwrap();
    let name = service.file_name().unwrap().to_str().unwrap();
    // The glance at opening asks for no single record, or it would take longer the more there are.
    assert_ne!(folder.run(&["--data", "mine.kcd", "search", "a"]).code, REFUSED);
    refused(&folder.run(&["check", "mine.kcd"]), name);
    refused(&folder.run(&["--data", "mine.kcd", "--verify", "search", "a"]), name);
    fs::remove_dir_all(folder.mine()).unwrap();
    assert_eq!(folder.run(&["check", "mine.kcd"]).code, 0, "without its sources it stands for itself");
}

#[test]
fn what_is_not_written_whole_is_not_written() {
    let folder = compiled();
    let before = fs::read(file(&folder)).unwrap();
    // A limit on a file's length stops the writing in the middle, as a full disk does.
    let script = "ulimit -f 8; trap '' XFSZ; exec \"$0\" compile mine -o mine.kcd";
    let mut call = Command::new("sh");
    call.args(["-c", script, env!("CARGO_BIN_EXE_kechuang")]).current_dir(folder.root()).env_remove("KECHUANG_DATA");
    let full = call.output().unwrap();
    let said = String::from_utf8(full.stderr).unwrap();
    assert_eq!((full.status.code(), said.lines().count()), (Some(REFUSED), 1), "{said}");
    let nowhere = folder.run(&["compile", "mine", "-o", "no-such-folder/mine.kcd"]);
    assert!(nowhere.code == REFUSED && nowhere.errors.contains("no-such-folder"), "{nowhere:?}");
    folder.write("directory.ron", "(");
    let faulty = folder.run(&["compile", "mine", "-o", "mine.kcd"]);
    assert!(faulty.code == 1 && faulty.errors.contains("directory.ron"), "{faulty:?}");
    assert_eq!(fs::read(file(&folder)).unwrap(), before, "the file that stood there still does");
    let mut names = fs::read_dir(folder.root()).unwrap().map(|it| it.unwrap().file_name());
    assert_eq!(names.find(|name| name != "mine" && name != "mine.kcd"), None, "nothing is left beside it");
}
