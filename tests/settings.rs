//! The reader's own settings, and what goes before them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

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
    let readme = include_str!("../README.md");
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
fn a_setting_that_is_not_right_is_told_with_its_place_and_nothing_is_guessed() {
    for (name, settings, place, reason) in [
        ("field", "(\n    colour: \"red\",\n)", "config.ron:2:5", "colour"),
        ("word", "(lang: \"fr\")", "config.ron:1:", "write one of zh, en"),
        ("bracket", "(lang: \"zh\"", "config.ron:1:", ""),
    ] {
        let (code, out, error) = Home::with(name, settings).run(&["check"]);
        assert_eq!((code, out.as_str()), (2, ""), "{settings}");
        assert!(error.contains(place) && error.contains(reason), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

#[test]
fn a_kiosk_never_looks() {
    let home = Home::with("kiosk", "(this is no setting");
    let (_, _, error) = home.run(&["--kiosk"]);
    assert!(!error.contains("config.ron"), "{error}");
}
