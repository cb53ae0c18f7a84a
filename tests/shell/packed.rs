//! A directory packed into the program: one file that answers as the directory does, and runs whole or not at all.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::yield_now;

use crate::support::folder::{Folder, Ran};
use crate::support::pty::leave_out;

/// The call could not be carried out.
const WRONG: i32 = 2;
/// The program itself is damaged.
const DAMAGED: i32 = 3;

/// A folder with a small directory in `mine`.
fn directory() -> Folder {
    Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/directory/check/clean"))
}

/// The same with the program `haihe` that carries it.
fn packed() -> Folder {
    let folder = directory();
    let made = folder.run(&["pack", "mine", "-o", "haihe"]);
    assert_eq!((made.code, made.errors.as_str()), (0, ""), "{made:?}");
    assert!(made.output.contains("./haihe"), "{made:?}");
    folder
}

fn own(folder: &Folder) -> PathBuf {
    folder.root().join("haihe")
}

/// A call of a packed program in its folder, in an environment that says nothing.
fn call(folder: &Folder, program: impl AsRef<Path>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program.as_ref());
    command.args(arguments).current_dir(folder.root()).env_clear().stdin(Stdio::null());
    command
}

/// Runs a call. While another test starts a program, that holds what this one has just written for a moment.
fn output(command: &mut Command) -> Output {
    loop {
        match command.output() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => yield_now(),
            ran => return ran.unwrap(),
        }
    }
}

fn ran(command: &mut Command) -> Ran {
    let output = output(command);
    Ran {
        code: output.status.code().unwrap_or(-1),
        output: String::from_utf8_lossy(&output.stdout).into_owned(),
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn run(folder: &Folder, arguments: &[&str]) -> Ran {
    ran(&mut call(folder, own(folder), arguments))
}

/// It says in one line that it is damaged, and nothing else.
fn refused(ran: &Ran, what: &str) {
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.lines().count()), (DAMAGED, "", 1), "{what}: {ran:?}");
}

/// Turns some bits of a byte of a file over.
fn flip(path: &Path, at: u64) {
    let mut file = File::options().read(true).write(true).open(path).unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte[0] ^ 0x55]).unwrap();
}

#[test]
fn it_answers_as_its_directory_does() {
    let folder = packed();
    let calls: [&[&str]; 9] = [
        &["search", "a", "--format", "json", "--limit", "99"],
        &["search", "数学"],
        &["show", "service-01"],
        &["show", "society-natural-science-01", "--format", "json"],
        &["phones"],
        &["calendar", "--year", "2027"],
        &["export", "--format", "csv"],
        &["stale", "--today", "2027-01-01"],
        &["check", "--readings"],
    ];
    for call in calls {
        let (from_folder, carried) = (folder.run(&[&["--data", "mine"], call].concat()), run(&folder, call));
        assert_eq!((carried.code, carried.output), (from_folder.code, from_folder.output), "{call:?}");
        assert_ne!(from_folder.code, WRONG, "{call:?}");
    }
    let same = run(&folder, &["diff", "mine"]);
    assert_eq!((same.code, same.errors.as_str()), (0, ""), "{same:?}");
    let shipped = folder.run(&["--lang", "en", "--version"]).output;
    let version = run(&folder, &["--lang", "en", "--version"]).output;
    assert_eq!(version.lines().next(), shipped.lines().next());
    assert!(version.contains("packed inside") && version.contains("whole"), "{version}");
    assert!(!shipped.contains("packed") && shipped.contains("276"), "{shipped}");
    let doctor = run(&folder, &["doctor", "--format", "json"]).output;
    assert!(doctor.contains("\"packed\": true"), "{doctor}");
}

#[test]
fn the_same_directory_makes_the_same_program() {
    let folder = packed();
    let program = fs::read(own(&folder)).unwrap();
    assert_eq!(folder.run(&["compile", "mine", "-o", "mine.kcd"]).code, 0);
    assert_eq!(folder.run(&["pack", "mine.kcd", "-o", "other"]).code, 0);
    assert!(fs::read(folder.root().join("other")).unwrap() == program, "a compiled file makes another program");
    // With a program that carries another directory, and over itself: that is how one gets a new edition.
    assert_eq!(folder.run(&["compile", "-o", "shipped.kcd"]).code, 0);
    let again = run(&folder, &["pack", "shipped.kcd", "-o", "haihe", "--force"]);
    assert_eq!((again.code, again.errors.as_str()), (0, ""), "{again:?}");
    assert!(run(&folder, &["--version"]).output.contains("276"));
    assert_eq!(run(&folder, &["pack", "mine", "-o", "third"]).code, 0);
    assert!(fs::read(folder.root().join("third")).unwrap() == program, "the directory before is left in it");
}

#[test]
fn a_changed_byte_anywhere_is_found_before_it_answers() {
    let folder = packed();
    let length = fs::metadata(own(&folder)).unwrap().len();
    let base = fs::metadata(env!("CARGO_BIN_EXE_kechuang")).unwrap().len();
    let directory = base.next_multiple_of(4096);
    let places = |from: u64, to: u64, count: u64| (0..count).map(move |nth| from + (to - from) * nth / count);
    // The end of a program that is not stripped is read by nobody who starts it, so that the program itself says it.
    for at in places(base - base / 4, base, 6).chain(places(directory, length, 24)).chain([base - 1, length - 1]) {
        flip(&own(&folder), at);
        refused(&run(&folder, &["search", "a"]), &format!("{at} of {base} and {length}"));
        flip(&own(&folder), at);
    }
    assert_ne!(run(&folder, &["search", "a"]).code, DAMAGED, "as it was, it runs");
}

#[test]
fn a_changed_byte_of_what_starts_it_shows_nothing_either() {
    let folder = packed();
    let base = fs::metadata(env!("CARGO_BIN_EXE_kechuang")).unwrap().len();
    for nth in 0..12 {
        let at = base * nth / 16 + 8 * nth;
        flip(&own(&folder), at);
        // The system may not start it at all, or it may end by a signal.
        let mut command = call(&folder, "timeout", &["60", "./haihe", "search", "a"]);
        let answer = ran(command.env("PATH", std::env::var("PATH").unwrap()));
        assert!(answer.output.is_empty() && answer.code != 0, "{at}: {answer:?}");
        flip(&own(&folder), at);
    }
}

#[test]
fn one_that_is_cut_or_longer_never_shows_another() {
    let folder = packed();
    let length = fs::metadata(own(&folder)).unwrap().len();
    let base = fs::metadata(env!("CARGO_BIN_EXE_kechuang")).unwrap().len();
    let set_length = |length| File::options().write(true).open(own(&folder)).unwrap().set_len(length).unwrap();
    for longer in [1, 4096, 1 << 20] {
        set_length(length + longer);
        refused(&run(&folder, &["search", "a"]), &format!("{longer} more"));
    }
    let directory = base.next_multiple_of(4096);
    for shorter in [length - 1, length - 64, directory.midpoint(length), directory + 1, directory, base, base - 1] {
        set_length(shorter);
        for arguments in [&["search", "a"][..], &["--help"], &["--version"], &["--data", "mine", "check"]] {
            refused(&run(&folder, arguments), &format!("{shorter} bytes"));
        }
    }
    // With its own code gone the system ends it.
    for shorter in [base / 2, base / 4, 4096, 1] {
        set_length(shorter);
        let ended = call(&folder, own(&folder), &["search", "a"]).output();
        assert!(ended.is_err() || ended.is_ok_and(|it| !it.status.success() && it.stdout.is_empty()), "{shorter}");
    }
}

#[test]
fn a_visitor_hears_of_damage_without_a_path() {
    let folder = packed();
    File::options().append(true).open(own(&folder)).unwrap().write_all(b"\n").unwrap();
    let ran = run(&folder, &["--lang", "en", "--kiosk"]);
    refused(&ran, "kiosk");
    assert!(ran.errors.starts_with("haihe: ") && ran.errors.contains("who keeps it"), "{ran:?}");
    assert!(!ran.errors.contains('/'), "{ran:?}");
    let chinese = run(&folder, &["--lang", "zh", "check"]);
    assert!(chinese.errors.contains("不完整"), "{chinese:?}");
}

#[test]
fn what_is_not_whole_is_not_written() {
    let folder = packed();
    let before = fs::metadata(own(&folder)).unwrap();
    let there = folder.run(&["pack", "mine", "-o", "haihe"]);
    assert!(there.code == WRONG && there.errors.contains("--force"), "{there:?}");
    for place in ["mine", "-", "/dev/null", "no-such-folder/haihe"] {
        let refused = folder.run(&["pack", "mine", "-o", place, "--force"]);
        assert_eq!(
            (refused.code, refused.output.as_str(), refused.errors.lines().count()),
            (WRONG, "", 1),
            "{refused:?}"
        );
    }
    let script = "ulimit -f 80; trap '' XFSZ; exec \"$0\" pack mine -o full";
    let mut call = Command::new("sh");
    call.args(["-c", script, env!("CARGO_BIN_EXE_kechuang")]).current_dir(folder.root()).env_remove("KECHUANG_DATA");
    let full = output(&mut call);
    assert_eq!(full.status.code(), Some(WRONG), "{full:?}");
    folder.write("directory.ron", "(");
    let [packed, compiled] =
        ["pack", "compile"].map(|command| folder.run(&[command, "mine", "-o", "new", "--lang", "en"]));
    assert_eq!((packed.code, &packed.errors), (1, &compiled.errors), "{packed:?}");
    let after = fs::metadata(own(&folder)).unwrap();
    assert_eq!((after.len(), after.modified().unwrap()), (before.len(), before.modified().unwrap()));
    let mut names = fs::read_dir(folder.root()).unwrap().map(|it| it.unwrap().file_name());
    assert_eq!(names.find(|name| name != "mine" && name != "haihe"), None, "nothing is left beside it");
}

#[test]
fn the_running_program_is_not_lost_to_a_packed_one() {
    let folder = directory();
    let plain = folder.root().join("plain");
    fs::copy(env!("CARGO_BIN_EXE_kechuang"), &plain).unwrap();
    let refused = ran(&mut call(&folder, &plain, &["pack", "mine", "-o", "plain", "--force"]));
    assert!(refused.code == WRONG && refused.errors.contains("plain"), "{refused:?}");
    assert_eq!(fs::metadata(&plain).unwrap().len(), fs::metadata(env!("CARGO_BIN_EXE_kechuang")).unwrap().len());
}

#[test]
fn who_may_run_it_is_said_by_the_umask() {
    let folder = directory();
    for (umask, mode) in [("022", 0o755), ("027", 0o750)] {
        let script = format!("umask {umask}; exec \"$0\" pack mine -o haihe --force");
        let mut call = Command::new("sh");
        call.args(["-c", &script, env!("CARGO_BIN_EXE_kechuang")]).current_dir(folder.root());
        assert!(output(&mut call).status.success());
        assert_eq!(fs::metadata(own(&folder)).unwrap().permissions().mode() & 0o7777, mode);
    }
}

#[test]
fn it_goes_by_the_name_of_its_file() {
    let folder = packed();
    let help = run(&folder, &["--lang", "en", "--help"]).output;
    assert!(help.contains("haihe [OPTIONS]") && !help.contains("kechuang [OPTIONS]"), "{help}");
    let wrong = run(&folder, &["--no-such-option"]);
    assert!(wrong.code == WRONG && wrong.errors.starts_with("haihe: "), "{wrong:?}");
    let script = run(&folder, &["completions", "bash"]).output;
    assert!(script.contains("_haihe") && script.contains("service-02") && !script.contains("service-72"), "{script}");
    let block = run(&folder, &["serve-config", "--user", "visitor"]).output;
    assert!(block.contains("ForceCommand exec /usr/local/bin/haihe --kiosk\n"), "{block}");
    let manual = run(&folder, &["man"]).output;
    assert!(manual.contains(".TH haihe 1"), "{manual}");
}

#[test]
fn a_directory_that_is_named_goes_before_the_one_inside() {
    let folder = packed();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let data = data.to_str().unwrap();
    assert!(run(&folder, &["--data", data, "check"]).output.contains("147"));
    let by_environment = ran(call(&folder, own(&folder), &["check"]).env("KECHUANG_DATA", data));
    assert!(by_environment.output.contains("147"), "{by_environment:?}");
    let mut kiosk = call(&folder, own(&folder), &["--kiosk", "--plain"]);
    let kiosk = ran(kiosk.env("KECHUANG_DATA", data).env("SSH_ORIGINAL_COMMAND", "show society-medicine-01"));
    assert!(kiosk.code == 0 && kiosk.output.contains("海河市药学会"), "{kiosk:?}");
}

#[test]
fn what_needs_the_files_says_that_there_are_none() {
    let folder = packed();
    fs::write(folder.root().join("links.json"), "{\"error_map\":{}}").unwrap();
    for call in
        [&["new", "directory", "new"][..], &["fmt"], &["edit", "service-01"], &["check", "--links", "links.json"]]
    {
        let ran = run(&folder, &[&["--lang", "en"], call].concat());
        assert!(ran.code == WRONG && ran.errors.contains("without its files"), "{call:?}: {ran:?}");
    }
    let taken_out = run(&folder, &["compile", "-o", "mine.kcd"]);
    assert_eq!(taken_out.code, 0, "{taken_out:?}");
    assert_eq!(folder.run(&["--data", "mine.kcd", "check"]).output, folder.run(&["check", "mine"]).output);
}

#[test]
fn it_is_found_by_whatever_name_it_is_started() {
    let folder = packed();
    let root = folder.root();
    symlink("haihe", root.join("link")).unwrap();
    fs::hard_link(root.join("haihe"), root.join("again")).unwrap();
    let expected = run(&folder, &["check"]).output;
    for name in ["./link", "./again"] {
        let ran = ran(&mut call(&folder, root.join(name), &["check"]));
        assert_eq!((ran.code, &ran.output), (0, &expected), "{name}");
    }
    let path =
        ran(call(&folder, "sh", &["-c", "haihe check"]).env("PATH", format!("{}:/usr/bin:/bin", root.display())));
    assert_eq!((path.code, &path.output), (0, &expected), "{path:?}");
}

#[test]
fn who_runs_it_runs_on_when_another_takes_its_name() {
    let folder = packed();
    let mut command = call(&folder, own(&folder), &["search", "--stdin"]);
    let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut questions = running.stdin.take().unwrap();
    let mut answers = BufReader::new(running.stdout.take().unwrap()).lines();
    let mut ask = |query: &str| {
        writeln!(questions, "{query}").unwrap();
        answers.next().unwrap().unwrap()
    };
    let first = ask("数学");
    assert_eq!(folder.run(&["compile", "-o", "shipped.kcd"]).code, 0);
    assert_eq!(folder.run(&["pack", "shipped.kcd", "-o", "haihe", "--force"]).code, 0);
    assert_eq!(ask("数学"), first);
    fs::remove_file(own(&folder)).unwrap();
    assert_eq!(ask("数学"), first);
    drop(questions);
    assert!(running.wait().unwrap().success());
}

/// Whether the folder can be somebody's root, with what the program loads in it.
fn is_root(folder: &Folder) -> bool {
    let plain = env!("CARGO_BIN_EXE_kechuang");
    let libraries = Command::new("ldd").arg(plain).output().map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    for word in libraries.unwrap_or_default().split_whitespace().filter(|word| word.starts_with('/')) {
        let at = folder.root().join(word.trim_start_matches('/'));
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::copy(word, at).unwrap();
    }
    fs::copy(plain, folder.root().join("plain")).unwrap();
    let mut command = Command::new("chroot");
    output(command.arg(folder.root()).args(["/plain", "--help"])).status.success()
}

#[test]
fn in_a_bare_root_without_proc_it_is_called_by_its_path() {
    let folder = packed();
    if !rustix::process::geteuid().is_root() || !is_root(&folder) {
        leave_out("no root of its own for a program");
        return;
    }
    let expected = run(&folder, &["check"]).output;
    let in_root = |program: &str, arguments: &[&str]| {
        let mut command = Command::new("chroot");
        ran(command
            .arg(folder.root())
            .arg(program)
            .args(arguments)
            .env("LANG", "C.UTF-8")
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin:/"))
    };
    let found = in_root("/haihe", &["check"]);
    assert_eq!((found.code, found.output), (0, expected));
    assert!(in_root("/haihe", &["show", "service-01"]).code == 0);
    let lost = in_root("haihe", &["--lang", "en", "check"]);
    refused(&lost, "by its name alone");
    assert!(lost.errors.contains("/proc"), "{lost:?}");
}
