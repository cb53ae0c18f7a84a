//! What the program is built from: each crate is asked for with a reason, is used, and is looked at by `cargo deny`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::package::ALLOWED;

/// The manifests that ask for crates.
const MANIFESTS: [&str; 4] =
    ["Cargo.toml", "tests/bench/Cargo.toml", "tests/fuzz/Cargo.toml", "tests/pictures/Cargo.toml"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The lines of a section of a manifest that ask for a crate: its name, and what stands behind it.
fn asked(manifest: &str, section: &str) -> Vec<(String, String)> {
    let lines = manifest.lines().skip_while(|line| *line != format!("[{section}]")).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).map(|(name, rest)| (name.to_owned(), rest.to_owned())).collect()
}

/// All Rust files below a folder, as one text.
fn source(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text += &source(&path);
        } else if path.extension().is_some_and(|it| it == "rs") {
            text += &fs::read_to_string(path).unwrap();
        }
    }
    text
}

/// The crates of `section` that `source` never names.
fn unused(section: &str, source: &str) -> Vec<String> {
    let names = asked(&read("Cargo.toml"), section).into_iter().map(|(name, _)| name);
    names.filter(|name| !source.contains(&format!("{}::", name.replace('-', "_")))).collect()
}

#[test]
fn every_crate_is_asked_for_with_a_reason() {
    let mut without = Vec::new();
    for path in MANIFESTS {
        let manifest = read(path);
        for section in ["dependencies", "dev-dependencies"] {
            let asked = asked(&manifest, section);
            assert!(section != "dependencies" || !asked.is_empty(), "{path} asks for crates");
            let has_reason = |rest: &str| rest.split_once(" # ").is_some_and(|(_, reason)| reason.trim().len() > 10);
            without.extend(asked.into_iter().filter(|(name, rest)| name != "kechuang" && !has_reason(rest)));
        }
    }
    assert_eq!(without, []);
}

#[test]
fn no_crate_is_asked_for_that_is_not_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = source(&root.join("src"));
    assert_eq!(unused("dependencies", &program), [""; 0]);
    // Unit tests stand in `src`.
    assert_eq!(unused("dev-dependencies", &(program + &source(&root.join("tests")))), [""; 0]);
}

#[test]
fn what_builds_the_data_uses_the_very_crates_of_the_program() {
    let manifest = read("Cargo.toml");
    let spec = |rest: String| rest.split(" #").next().unwrap_or_default().trim().to_owned();
    let asked = |section| asked(&manifest, section).into_iter().map(|(name, rest)| (name, spec(rest)));
    let program: BTreeSet<_> = asked("dependencies").collect();
    let others: Vec<_> = asked("build-dependencies").filter(|it| !program.contains(it)).collect();
    assert_eq!(others, []);
}

#[test]
fn cargo_deny_allows_the_licences_that_the_tests_allow() {
    let policy = read(".deny.toml");
    let list = policy.lines().find_map(|line| line.strip_prefix("allow = [")?.strip_suffix(']')).unwrap();
    let listed: Vec<&str> = list.split(", ").map(|it| it.trim_matches('"')).collect();
    assert_eq!(listed, ALLOWED);
}
