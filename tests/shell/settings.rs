//! The reader's own settings, and what goes before them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder for configuration with a file of ours, gone with the value.
struct Home(PathBuf);

impl Home {
    fn with(name: &str, settings: &str) -> Self {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("settings-{name}"));
        std::fs::create_dir_all(home.join("kechuang")).unwrap();
        std::fs::write(home.join("kechuang/config.ron"), settings).unwrap();
        Self(home)
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
        command.args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").env("XDG_CONFIG_HOME", &self.0);
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The settings that the README shows.
fn shown() -> String {
    let readme = include_str!("../../README.md");
    let from = readme.find("    (\n        lang:").unwrap();
    readme[from..].lines().take_while(|line| line.starts_with("    ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_settings_of_the_readme_are_understood() {
    let home = Home::with("readme", &shown());
    assert!(home.run(&["search", "uuxthv"]).1.starts_with("天津市数学会"));
    let (code, out, _) = home.run(&["doctor", "--format", "json"]);
    assert!(code == 0 || code == 1, "{code}");
    assert!(out.contains("osc52") || out.contains("OSC 52"), "{out}");
}

#[test]
fn the_command_line_goes_before_the_settings() {
    let home = Home::with("order", "(lang: \"en\")");
    assert!(home.run(&["check"]).1.starts_with("no fault"));
    assert!(home.run(&["check", "--lang", "zh"]).1.contains("没有错误"));
}

#[test]
fn a_setting_that_is_not_right_is_told_and_the_others_hold() {
    for (name, settings, place, reason) in [
        ("field", "(\n    colour: \"red\", lang: \"en\",\n)", "config.ron:2:5", "there is no field named colour"),
        ("word", "(lang: \"fr\")", "config.ron:1:8", "这里不能写 fr"),
        ("bracket", "(lang: \"zh\"", "config.ron:1:", "括号却没有闭合"),
        ("type", "(lang: \"en\", mouse: \"on\")", "config.ron:1:21", "true or false should stand here"),
        ("bytes", "(lang: \"\u{fffd}\")", "config.ron:1:9", "UTF-8"),
    ] {
        let (code, out, error) = Home::with(name, settings).run(&["check"]);
        assert_eq!(code, 0, "{settings}");
        assert_eq!(out.starts_with("no fault"), settings.contains("\"en\""), "{settings}: {out}");
        assert!(error.contains(place) && error.contains(reason), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(!error.contains("Written") && !error.contains("Option"), "{error}");
    }
}

#[test]
fn the_doctor_tells_faults_in_settings_like_those_of_data() {
    let home = Home::with("doctor", "(\n    lang: \"en\",\n    glyphs: \"wdie\",\n)\n");
    let (code, out, error) = home.run(&["doctor"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let path = home.0.join("kechuang/config.ron").display().to_string();
    let excerpt = format!(
        "error: wdie cannot stand here\n --> {path}:3:13\n  |\n3 |     glyphs: \"wdie\",\n  |             ^^^^^^\n  |\n  \
         = help: did you mean wide? there are auto, narrow, wide, ascii\n"
    );
    assert!(out.contains(&excerpt), "{out}");
    let (code, out, _) = home.run(&["doctor", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &said["settings"]["faults"][0]["line"]), (0, &3.into()));
    assert_eq!(said["settings"]["path"], path);
}

#[test]
fn a_file_that_says_nothing_or_begins_with_a_mark_is_fine() {
    for (name, settings, lang) in [
        ("empty", "", "zh"),
        ("comments", "// to come\n", "zh"),
        ("mark", "\u{feff}(lang: \"en\")", "en"),
        ("mark-alone", "\u{feff}", "zh"),
        ("windows", "(\r\n  lang: \"en\",\r\n)\r\n", "en"),
    ] {
        let (code, out, error) = Home::with(name, settings).run(&["check"]);
        assert_eq!((code, error.as_str()), (0, ""), "{name}");
        assert_eq!(out.starts_with("no fault"), lang == "en", "{name}: {out}");
    }
}

/// Runs a search with some variables and no others.
fn search_with(variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(["search", "天津市数学会", "--limit", "100"]).env_clear().env("LANG", "zh_CN.UTF-8");
    let output = command.envs(variables.iter().copied()).stdin(std::process::Stdio::null()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn where_no_way_leads_to_settings_there_are_none() {
    let home = Home::with("ways", "(");
    let below = |path: &str| home.0.join(path).display().to_string();
    std::os::unix::fs::symlink("loop", below("loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", below("dangling")).unwrap();
    let long = "x".repeat(5000);
    let ways = ["/dev/null".to_owned(), "/nowhere".to_owned(), below("loop"), below("dangling"), below(&long)];
    for way in &ways {
        for variable in ["HOME", "XDG_CONFIG_HOME"] {
            let (code, out, error) = search_with(&[(variable, way)]);
            assert_eq!((code, error.as_str()), (Some(0), ""), "{variable}={way}");
            assert!(out.starts_with("天津市数学会"), "{out}");
        }
    }
    let relative = search_with(&[("XDG_CONFIG_HOME", "settings-ways"), ("HOME", "/dev/null")]);
    assert_eq!((relative.0, relative.2.as_str()), (Some(0), ""));
    // A superuser is let through everywhere.
    if !rustix::process::geteuid().is_root() {
        use std::os::unix::fs::PermissionsExt;
        let lock = |mode| std::fs::set_permissions(&home.0, std::fs::Permissions::from_mode(mode)).unwrap();
        lock(0);
        let (code, _, error) = search_with(&[("XDG_CONFIG_HOME", &below(""))]);
        lock(0o755);
        assert_eq!((code, error.as_str()), (Some(0), ""));
    }
}

#[test]
fn what_only_has_the_name_of_settings_is_told_not_waited_for() {
    let home = Home::with("sorts", "");
    let path = home.0.join("kechuang/config.ron");
    let is_told = |sort: &str| {
        let (code, out, error) = home.run(&["search", "天津市数学会", "--limit", "100"]);
        assert_eq!(code, 0, "{sort}");
        assert!(out.starts_with("天津市数学会"), "{sort}: {out}");
        assert!(error.starts_with("kechuang: 设置没有读：") && error.lines().count() == 1, "{sort}: {error}");
    };
    let made = |program: &str, arguments: &[&str]| {
        let status = Command::new(program).args(arguments).arg(&path).status().unwrap();
        assert!(status.success(), "{program}");
    };
    std::fs::remove_file(&path).unwrap();
    made("mkfifo", &[]);
    is_told("a pipe");
    std::fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
    is_told("a device");
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    is_told("a folder");
    std::fs::remove_dir(&path).unwrap();
    let socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
    is_told("a socket");
    drop(socket);
    std::fs::remove_file(&path).unwrap();
    std::fs::File::create(&path).unwrap().set_len(10 << 30).unwrap();
    is_told("a file of 10 GB");
    assert!(home.run(&["doctor"]).1.contains("没有读"));
}

#[test]
fn help_and_wrong_calls_heed_the_language_of_the_settings() {
    let home = Home::with("help", "(lang: \"en\")");
    assert!(home.run(&["--help"]).1.contains("Options:"));
    assert!(home.run(&["help", "check"]).1.contains("Options:"));
    let (code, _, error) = home.run(&["search", "--colour"]);
    assert_eq!(code, 2);
    assert!(error.contains("is not understood"), "{error}");
    assert!(!home.run(&["--help", "--lang", "zh"]).1.contains("Options:"));
    let (code, _, error) = home.run(&["search", "--lang", "zh", "--", "--kiosk"]);
    assert_eq!((code, error.as_str()), (1, ""), "a word to be found is no option");
}

#[test]
fn a_kiosk_never_looks() {
    let home = Home::with("kiosk", "(this is no setting");
    let (_, _, error) = home.run(&["--kiosk"]);
    assert!(!error.contains("config.ron"), "{error}");
}
