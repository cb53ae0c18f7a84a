//! `kechuang config`: the settings in force, a file to begin with, and what is wrong in one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder that is nobody's home yet, gone with the value.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(settings: &str) -> Self {
        let home = Self::new();
        fs::create_dir_all(home.file().parent().unwrap()).unwrap();
        fs::write(home.file(), settings).unwrap();
        home
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("kechuang/config.ron")
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        self.run_with(&[], arguments)
    }

    fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> (i32, String, String) {
        let mut all = vec![("XDG_CONFIG_HOME", self.0.path().to_str().unwrap())];
        all.extend(variables);
        run(&all, arguments)
    }
}

fn run(variables: &[(&str, &str)], arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").envs(variables.iter().copied());
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// One line of an error that names a path.
fn is_refused((code, out, error): &(i32, String, String), path: &Path) {
    assert_eq!((*code, out.as_str(), error.lines().count()), (2, "", 1), "{error}");
    assert!(error.starts_with("kechuang: ") && error.contains(path.to_str().unwrap()), "{error}");
}

#[test]
fn a_file_is_written_that_is_right_and_says_what_holds_anyway() {
    for lang in ["zh", "en"] {
        let home = Home::new();
        let before = home.run(&["config", "--lang", lang]);
        let (code, out, error) = home.run(&["config", "--init", "--lang", lang]);
        assert_eq!((code, error.as_str()), (0, ""));
        assert!(out.contains(home.file().to_str().unwrap()), "{out}");
        assert_eq!(home.run(&["config", "--check", "--lang", lang]).0, 0);
        let after = home.run(&["config", "--lang", lang]);
        assert_eq!(before.1.split("\n\n").next(), after.1.trim_end().split("\n\n").next());
        let text = fs::read_to_string(home.file()).unwrap();
        let bare: String = text.lines().map(|line| line.split("//").next().unwrap()).collect();
        assert_eq!(bare.replace(char::is_whitespace, ""), "()");
        assert_eq!(text.contains("the language of the program"), lang == "en", "{text}");
    }
}

#[test]
fn no_file_is_ever_written_over() {
    let home = Home::with("(lang: \"en\")");
    is_refused(&home.run(&["config", "--init"]), &home.file());
    assert_eq!(fs::read_to_string(home.file()).unwrap(), "(lang: \"en\")");
    fs::remove_file(home.file()).unwrap();
    std::os::unix::fs::symlink("nowhere", home.file()).unwrap();
    is_refused(&home.run(&["config", "--init"]), &home.file());
    assert!(!home.file().parent().unwrap().join("nowhere").exists(), "a link that leads nowhere stays so");
    fs::remove_file(home.file()).unwrap();
    fs::create_dir(home.file()).unwrap();
    is_refused(&home.run(&["config", "--init"]), &home.file());
}

#[test]
fn where_no_file_can_be_written_a_line_says_so() {
    for variables in [&[][..], &[("HOME", "")], &[("HOME", "relative"), ("XDG_CONFIG_HOME", "relative")]] {
        let (code, out, error) = run(variables, &["config", "--init"]);
        assert_eq!((code, out.as_str(), error.lines().count()), (2, "", 1), "{error}");
        assert!(error.contains("HOME"), "{error}");
    }
    let long = format!("/tmp/{}", "x".repeat(300));
    for folder in ["/dev/null", "/proc/1", long.as_str()] {
        is_refused(&run(&[("XDG_CONFIG_HOME", folder)], &["config", "--init"]), Path::new(folder));
        let (code, out, _) = run(&[("XDG_CONFIG_HOME", folder)], &["config"]);
        assert_eq!(code, 0, "{folder}");
        assert!(out.contains("theme"), "{out}");
    }
}

#[test]
fn each_value_is_shown_with_where_it_comes_from() {
    let home =
        Home::with("(\n    lang: \"en\",\n    mouse: false,\n    keys: {\n        \"zoom\": \"F7\",\n    },\n)\n");
    let (code, out, error) = home.run_with(&[("KECHUANG_CLIPBOARD", "tmux")], &["config", "--glyphs", "wide"]);
    assert_eq!((code, error.as_str()), (0, ""));
    let row = |name: &str| {
        let line =
            out.lines().find(|line| line.split_whitespace().next() == Some(name)).unwrap_or_else(|| panic!("{out}"));
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let file = |line: usize| format!("{}:{line}", home.file().display());
    assert_eq!(row("lang"), ["lang", "\"en\"", &file(2)]);
    assert_eq!(row("mouse"), ["mouse", "false", &file(3)]);
    assert_eq!(row("keys.zoom"), ["keys.zoom", "\"F7\"", &file(5)]);
    assert_eq!(row("glyphs"), ["glyphs", "\"wide\"", "command line, --glyphs"]);
    assert_eq!(row("clipboard"), ["clipboard", "\"tmux\"", "environment, KECHUANG_CLIPBOARD"]);
    assert_eq!(row("title"), ["title", "\"auto\"", "default"]);
    let (_, out, _) = home.run(&["config", "--show", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&out).unwrap();
    let first = &said["settings"][0];
    assert_eq!(
        (&first["name"], &first["value"], &first["from"]["line"]),
        (&"lang".into(), &"\"en\"".into(), &2.into())
    );
    assert_eq!(home.run(&["config", "--path"]).1.trim_end(), home.file().to_str().unwrap());
}

#[test]
fn a_file_is_checked_like_a_directory() {
    let text = "(\n    lang: \"en\",\n    keys: {\"copy-fone\": \"x\", \"zoom\": \"Hyper-z\"},\n)\n";
    let home = Home::with(text);
    let (code, out, error) = home.run(&["config", "--check"]);
    assert_eq!((code, error.as_str()), (1, ""));
    let path = home.file().display().to_string();
    let excerpt = format!(
        "error: there is no command copy-fone\n --> {path}:3:12\n  |\n3 |     keys: {{\"copy-fone\": \"x\", \"zoom\": \"Hyper-z\"}},\n  \
         |            ^^^^^^^^^^^\n  |\n  = help: did you mean copy-phone?\n"
    );
    assert!(out.contains(&excerpt), "{out}");
    assert!(!out.contains("Keys") && !out.contains("Loose") && !out.contains("Written"), "{out}");
    let (code, out, _) = home.run(&["config", "--check", &path, "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &said[0]["line"], &said[0]["column"]), (1, &3.into(), &12.into()));
    assert_eq!(said.as_array().unwrap().len(), 2);
    fs::write(home.file(), "()").unwrap();
    assert_eq!(home.run(&["config", "--check"]).0, 0);
    let (code, _, error) = home.run(&["config", "--check", "/nowhere/at-all.ron"]);
    assert_eq!((code, error.lines().count()), (2, 1), "{error}");
    assert!(error.contains("/nowhere/at-all.ron"), "{error}");
}

#[test]
fn a_variable_names_another_file_or_none() {
    let home = Home::with("(lang: \"en\")");
    let other = home.0.path().join("other.ron");
    fs::write(&other, "(lang: \"zh\")").unwrap();
    let with = |file: &str| home.run_with(&[("KECHUANG_CONFIG", file)], &["check"]);
    assert!(with("").1.starts_with("no fault"), "set to nothing it names nothing");
    assert!(with(other.to_str().unwrap()).1.contains("没有错误"));
    assert_eq!(with("/dev/null").2, "");
    let (code, out, error) = with("/nowhere/at-all.ron");
    assert_eq!((code, error.lines().count()), (0, 1), "{error}");
    assert!(out.contains("没有错误") && error.contains("/nowhere/at-all.ron"), "{error}");
}

#[test]
fn the_options_that_the_table_names_are_those_of_the_program() {
    let (_, help, _) = run(&[], &["--help", "--lang", "en"]);
    for setting in kechuang::config::SETTINGS {
        assert!(setting.option.is_none_or(|option| help.contains(option)), "{}", setting.name);
    }
}
