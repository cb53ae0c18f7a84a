//! What is handed on besides the program: whose work is in it and under which terms, and that one commit makes one
//! program.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use crate::support::bless::bless_or_compare;
use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

/// Where the licences are kept, in the package as in the repository.
const FILE: &str = "src/third-party-licenses.txt";

/// The program is built for other machines as well; the list is made for the one where most run it.
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// The licences under which a crate may be part of the program; of several that it offers, one is enough.
pub(crate) const ALLOWED: [&str; 6] = ["Apache-2.0", "BSD-3-Clause", "MIT", "MPL-2.0", "Unicode-3.0", "Zlib"];

const HEAD: &str = "\
Third-party licences

kechuang itself is under the licence in the file LICENSE. The program is built from the crates below, on Linux (x86-64) from
exactly these; other systems need a few others. Of each stand here its version, its licence as an SPDX expression, where
its source is published, and behind the list the texts of the licences, each with the crates that carry it. Where a
crate may be used under one of several licences, and MIT is one of them, it is used under MIT.

The source of crates under the Mozilla Public License 2.0 is used unchanged and can be had at the addresses given.

This file is written by: KECHUANG_BLESS=1 cargo test --test shell package
";

/// What cargo says; it is the one that runs the tests, and everything it needs has been fetched to build them.
fn cargo(args: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO")).args(args).args(["--offline"]).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let output = output.unwrap();
    assert!(output.status.success(), "cargo {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn metadata() -> Value {
    let said = cargo(&["metadata", "--locked", "--format-version", "1", "--filter-platform", TARGET]);
    serde_json::from_str(&said).unwrap()
}

/// A crate of the program.
struct Crate {
    name: String,
    version: String,
    licence: String,
    repository: String,
    texts: Vec<String>,
}

/// The crates that the program is built from, by name and version; not those that only tests need.
fn crates() -> Vec<Crate> {
    // `metadata` names crates that some feature could ask for; `tree` those that are built.
    let edges = ["tree", "--locked", "--edges", "normal,build", "--target", TARGET, "--prefix", "none"];
    let tree = cargo(&[&edges[..], &["--format", "{p}"]].concat());
    let words = tree.lines().filter_map(|line| line.split_once(' '));
    let versions = words.filter_map(|(name, rest)| Some((name, rest.split(' ').next()?.strip_prefix('v')?)));
    let built: BTreeSet<(&str, &str)> = versions.filter(|(name, _)| *name != "kechuang").collect();
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let find = |(name, version): (&str, &str)| {
        let found = packages.iter().find(|it| it["name"] == name && it["version"] == version);
        read(found.unwrap_or_else(|| panic!("no package {name} {version}")))
    };
    built.into_iter().map(find).collect()
}

fn read(package: &Value) -> Crate {
    let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
    let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap();
    let (name, version, licence, repository) = (text("name"), text("version"), text("license"), text("repository"));
    Crate { name, version, licence, repository, texts: licence_texts(folder) }
}

/// The licence texts in a crate's folder: that of MIT alone where it is one of several, and all of them elsewhere.
fn licence_texts(folder: &Path) -> Vec<String> {
    let names_in = |folder: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    // Some have a folder of them (REUSE).
    let names = names_in(folder).into_iter().flat_map(|name| {
        let is_folder = name == "LICENSES" && folder.join(&name).is_dir();
        if is_folder {
            names_in(&folder.join(&name)).iter().map(|it| format!("{name}/{it}")).collect()
        } else {
            vec![name]
        }
    });
    let begins = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
    let mut names: Vec<String> =
        names.filter(|name| begins.iter().any(|begin| name.to_uppercase().starts_with(begin))).collect();
    names.sort_unstable();
    let is_mit = |name: &String| name.to_uppercase().contains("MIT");
    let others = ["APACHE", "ZLIB", "BOOST", "BSL", "BSD", "UNLICENSE"];
    if names.iter().any(is_mit) {
        names.retain(|name| !others.iter().any(|other| name.to_uppercase().contains(other)));
    }
    let read = |name: &String| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let lines: Vec<&str> = text.trim_matches(['\n', '\r']).lines().map(str::trim_end).collect();
        lines.join("\n") + "\n"
    };
    names.iter().map(read).collect()
}

/// The file as it should be.
fn written(crates: &[Crate]) -> String {
    let mut file = HEAD.to_owned();
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for it in crates {
        let (name, version) = (&it.name, &it.version);
        write!(file, "\n{name} {version}\n    {}\n    https://crates.io/crates/{name}/{version}\n", it.licence)
            .unwrap();
        if !it.repository.is_empty() {
            writeln!(file, "    {}", it.repository).unwrap();
        }
        if it.texts.is_empty() {
            writeln!(file, "    its package holds no text of the licence").unwrap();
        }
        for text in &it.texts {
            // A version stays beside its name.
            texts.entry(text).or_default().push(format!("{name}\u{a0}{version}"));
        }
    }
    let lines = textwrap::Options::new(120).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut texts: Vec<_> = texts.into_iter().map(|(text, of)| (of, text)).collect();
    texts.sort_unstable();
    for (of, text) in texts {
        let of = textwrap::fill(&of.join(", "), &lines).replace('\u{a0}', " ");
        write!(file, "\n{}\n{of}\n\n{text}", "=".repeat(120)).unwrap();
    }
    file
}

#[test]
fn the_licences_of_all_that_is_in_the_program_are_kept() {
    let path = format!("{}/{FILE}", env!("CARGO_MANIFEST_DIR"));
    bless_or_compare(&path, &written(&crates()));
}

#[test]
fn the_package_carries_them() {
    let listed = cargo(&["package", "--list", "--allow-dirty"]);
    assert!(listed.lines().any(|line| line == FILE), "{listed}");
}

#[test]
fn every_crate_is_under_a_licence_that_is_allowed() {
    let crates = crates();
    let expression = |it: &Crate| Expression::parse_mode(&it.licence, ParseMode::LAX).unwrap();
    let is_one_of = |allowed: &[&str], requirement: &LicenseReq| allowed.contains(&requirement.to_string().as_str());
    let refused = |allowed: &[&str]| -> Vec<String> {
        let refused = crates.iter().filter(|it| !expression(it).evaluate(|asked| is_one_of(allowed, asked)));
        refused.map(|it| format!("{} {}: {}", it.name, it.version, it.licence)).collect()
    };
    assert_eq!(refused(&ALLOWED), [""; 0]);
    for licence in ALLOWED {
        let others: Vec<&str> = ALLOWED.into_iter().filter(|it| *it != licence).collect();
        assert!(!refused(&others).is_empty(), "no crate needs {licence}");
    }
}

#[test]
fn the_texts_of_the_mozilla_licence_are_among_them() {
    let file = std::fs::read_to_string(format!("{}/{FILE}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let rule = "=".repeat(120);
    for of in ["nucleo ", "nucleo-matcher ", "termina "] {
        let mut sections = file.split(&rule).skip(1);
        let text =
            sections.find(|section| section.trim_start().starts_with(of) || section.contains(&format!(", {of}")));
        let text = text.unwrap_or_else(|| panic!("{of}has no text"));
        assert!(text.contains("Mozilla Public License Version 2.0") && text.contains("Exhibit A"), "{of}\n{text}");
    }
}

/// The crates that a lock file pins.
fn locked(path: &str) -> BTreeSet<(String, String)> {
    let text = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let field = |entry: &str, name: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"'));
        line.unwrap_or_default().to_owned()
    };
    text.split("[[package]]").skip(1).map(|entry| (field(entry, "name"), field(entry, "version"))).collect()
}

#[test]
fn pictures_benches_and_fuzzing_use_the_programs_crates() {
    let crates = crates();
    // Their manifests are others, so that they switch no feature of the program on; the versions are the same.
    for folder in ["tests/pictures", "tests/bench", "tests/fuzz"] {
        let locked = locked(&format!("{folder}/Cargo.lock"));
        let all = crates.iter().map(|it| (it.name.clone(), it.version.clone()));
        let others: Vec<_> = all.filter(|it| !locked.contains(it)).collect();
        assert_eq!(others, [], "cp Cargo.lock {folder}/ && cargo check --manifest-path {folder}/Cargo.toml");
    }
}

#[test]
fn nothing_else_than_the_program_is_built_for_a_release() {
    // What an example or a bench depends on switches features of the program's crates on, and the program built beside it
    // is another one: what is built for a release besides it has a manifest of its own.
    let metadata = metadata();
    let package = metadata["packages"].as_array().unwrap().iter().find(|it| it["name"] == "kechuang").unwrap();
    let kinds = package["targets"].as_array().unwrap().iter().map(|target| target["kind"][0].as_str().unwrap());
    let others: Vec<&str> = kinds.filter(|kind| !["lib", "bin", "test", "custom-build"].contains(kind)).collect();
    assert_eq!(others, [""; 0]);
}

/// A file of the repository.
fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_package_makes_the_account_that_sshd_is_told_of() {
    let output = Command::new(env!("CARGO_BIN_EXE_kechuang")).args(["--lang", "en", "serve-config"]).output().unwrap();
    let block = String::from_utf8(output.stdout).unwrap();
    let call = block.lines().find_map(|line| line.strip_prefix("#      useradd ")).unwrap();
    let call = shlex::split(call).unwrap();
    let behind = |option: &str| call[call.iter().position(|word| word == option).unwrap() + 1].as_str();
    let (home, shell, password, name) =
        (behind("--home-dir"), behind("--shell"), behind("--password"), call.last().unwrap());

    let account = file(".packaging/sysusers.conf");
    let fields = account.lines().find(|line| line.starts_with("u ")).and_then(shlex::split).unwrap();
    assert_eq!([&fields[1], &fields[4], &fields[5]], [name, home, shell]);
    let script = file(".packaging/scripts/postinst");
    assert!(script.contains(&format!(" --password '{password}' {name}\n")), "{script}");
}

#[test]
fn the_package_for_debian_is_of_this_version() {
    let changes = file(".packaging/changelog");
    let first = concat!("kechuang (", env!("CARGO_PKG_VERSION"), "-");
    assert!(changes.starts_with(first), "{changes}");
}

#[test]
fn the_package_for_debian_says_all_licences() {
    let copyright = file(".packaging/copyright");
    for licence in ALLOWED {
        assert!(copyright.contains(licence), "{licence}");
    }
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let ours = file("LICENSE");
    let (_, terms) = ours.split_once("The Kechuang authors\n").unwrap();
    let (_, said) = copyright.rsplit_once("License: Expat\n").unwrap();
    assert_eq!(words(&said.replace("\n .\n", "\n\n")), words(terms));
}
