//! What the README says of keys and fields is what the program does. `KECHUANG_BLESS=1 cargo test --test shell readme`
//! writes the tables anew.

use std::fmt::Write;

use crate::support::bless::bless_or_compare;
use crate::support::shipped::SHIPPED;
use kechuang::cli::EXIT_CODES;
use kechuang::config::SETTINGS;
use kechuang::messages::Lang;
use kechuang::search::{FIELDS, OPERATORS, Query};
use kechuang::tui::command::Group;
use kechuang::tui::keymap::{Bindings, Keymap, Preset};

/// The README with the text between the marks of a section replaced.
fn with_section(readme: &str, name: &str, body: &str) -> String {
    let open = readme.find(&format!("<!-- {name}:")).expect("the section begins");
    let start = open + readme[open..].find("-->\n").unwrap() + 4;
    let end = readme.find(&format!("<!-- /{name} -->")).expect("the section ends");
    format!("{}\n{body}\n{}", &readme[..start], &readme[end..])
}

fn keys(lang: Lang) -> String {
    let messages = lang.messages();
    let keymap = Keymap::defaults(false);
    let mut table = String::from(match lang {
        Lang::Zh => "| | 按键 | |\n|---|---|---|\n",
        Lang::En => "| | keys | |\n|---|---|---|\n",
    });
    for group in Group::ALL {
        let mut title = group.title(messages);
        for bound in keymap.commands().filter(|bound| bound.command.group == group) {
            let keys: Vec<String> =
                bound.all_keys().split("  ").filter(|key| !key.is_empty()).map(|key| format!("`{key}`")).collect();
            writeln!(table, "| {title} | {} | {} |", keys.join(" "), (bound.command.text)(messages).help).unwrap();
            title = "";
        }
    }
    table
}

/// What each preset has that the table of commands has not, a command in a row.
fn presets() -> String {
    let messages = Lang::En.messages();
    let [default, presets @ ..] = Preset::ALL.map(|preset| (preset, Keymap::of(preset, &Bindings::default(), false).0));
    let mut table = String::from("| |");
    for (preset, _) in &presets {
        write!(table, " `{}` |", preset.slug()).unwrap();
    }
    table.push_str("\n|---|---|---|---|\n");
    for (at, bound) in default.1.commands().enumerate() {
        let own = presets.each_ref().map(|(_, keymap)| keymap.commands().nth(at).unwrap().all_keys());
        let before = bound.all_keys();
        let before: Vec<&str> = before.split("  ").collect();
        let own = own.map(|keys| {
            let new = keys.split("  ").filter(|key| !key.is_empty() && !before.contains(key));
            new.map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" ")
        });
        if own.iter().any(|keys| !keys.is_empty()) {
            writeln!(table, "| {} | {} |", (bound.command.text)(messages).help, own.join(" | ")).unwrap();
        }
    }
    table
}

fn fields(lang: Lang) -> String {
    let messages = lang.messages();
    let mut table = String::from(match lang {
        Lang::Zh => "| 写 | 或 | 找 |\n|---|---|---|\n",
        Lang::En => "| type | or | to find |\n|---|---|---|\n",
    });
    for field in FIELDS {
        let [first, second] = match lang {
            Lang::Zh => [field.chinese_example, field.example],
            Lang::En => [field.example, field.chinese_example],
        };
        writeln!(table, "| `{first}` | `{second}` | {} |", messages.field(field)).unwrap();
    }
    for operator in OPERATORS {
        // A bar would end the cell, even in code.
        let example = operator.example.replace('|', "\\|");
        writeln!(table, "| `{example}` | | {} |", messages.operator(operator)).unwrap();
    }
    table
}

fn settings() -> String {
    let mut table = String::from("| setting | may be | default | also by | |\n|---|---|---|---|---|\n");
    for setting in SETTINGS {
        let words: Vec<String> = setting.words().iter().map(|word| format!("`{word}`")).collect();
        let option = setting.option.map(|option| format!("`{option}`"));
        let others = option.into_iter().chain(setting.variables.names().iter().map(|name| format!("`{name}`")));
        let others = others.collect::<Vec<_>>().join(", ");
        let (name, default, about) = (setting.name, setting.default, setting.about(Lang::En));
        writeln!(table, "| `{name}` | {} | `{default}` | {others} | {about} |", words.join(", ")).unwrap();
    }
    table
}

fn exit_codes() -> String {
    let mut table = String::from("| exit code | |\n|---|---|\n");
    for (code, meaning) in EXIT_CODES {
        writeln!(table, "| {code} | {meaning} |").unwrap();
    }
    table
}

#[test]
fn the_tables_are_those_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let tables = [
        ("keys-zh", keys(Lang::Zh)),
        ("fields-zh", fields(Lang::Zh)),
        ("keys", keys(Lang::En)),
        ("presets", presets()),
        ("fields", fields(Lang::En)),
        ("exit codes", exit_codes()),
        ("settings", settings()),
    ];
    let expected = tables.iter().fold(readme, |readme, (name, body)| with_section(&readme, name, body));
    bless_or_compare(path, &expected);
}

#[test]
fn the_ways_of_typing_in_the_readme_find_what_they_name() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let sentence = readme.split("Type `/` and a few letters of a name:").nth(1).unwrap().split(". ").next().unwrap();
    let typed: Vec<&str> = sentence.split('`').skip(1).step_by(2).collect();
    assert_eq!(typed.len(), 3, "{sentence}");
    let (directory, index) = &*SHIPPED;
    for query in &typed {
        let first = index.search(&Query::parse(query), None, 1).hits[0].record;
        let name = directory.record(first).unwrap().name();
        assert!(name.ends_with(typed[0]), "{query} finds {name}");
    }
}

#[test]
fn every_picture_of_the_readme_is_there() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let readme = std::fs::read_to_string(format!("{root}README.md")).unwrap();
    for link in readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        if let Some(anchor) = link.strip_prefix('#') {
            let is_it = |line: &&str| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-") == anchor;
            assert!(readme.lines().filter(|line| line.starts_with('#')).any(|line| is_it(&line)), "{link}");
            continue;
        }
        assert!(std::path::Path::new(&format!("{root}{link}")).exists(), "{link}");
    }
}

#[test]
fn every_target_of_the_fuzzer_is_told_of() {
    let root = env!("CARGO_MANIFEST_DIR");
    let manifest = std::fs::read_to_string(format!("{root}/tests/fuzz/Cargo.toml")).unwrap();
    let targets: Vec<&str> =
        manifest.lines().filter_map(|line| line.strip_prefix("path = \"targets/")?.strip_suffix(".rs\"")).collect();
    let readme = std::fs::read_to_string(format!("{root}/README.md")).unwrap();
    let section = readme.split("### Fuzz\n").nth(1).unwrap().split("\n### ").next().unwrap();
    let told: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(told, targets);
    let files = std::fs::read_dir(format!("{root}/tests/fuzz/targets")).unwrap();
    assert_eq!(files.count(), targets.len(), "a target that the manifest does not name is not run");
}

#[test]
fn every_binary_of_tests_and_benches_is_told_of() {
    let root = env!("CARGO_MANIFEST_DIR");
    let readme = std::fs::read_to_string(format!("{root}/README.md")).unwrap();
    let told = readme.split("The tests are nine binaries: ").nth(1).unwrap().split('.').next().unwrap();
    let folders = std::fs::read_dir(format!("{root}/tests")).unwrap().map(|entry| entry.unwrap().path());
    // What has a manifest of its own is no test of the program.
    let tests: Vec<_> = folders.filter(|it| it.is_file() || it.join("main.rs").is_file()).collect();
    assert_eq!(tests.len(), 9);
    for test in tests {
        let name = test.file_stem().unwrap().to_str().unwrap();
        assert!(told.contains(&format!("`{name}`")), "{name}");
    }
    let manifest = std::fs::read_to_string(format!("{root}/tests/bench/Cargo.toml")).unwrap();
    for bench in manifest.split("[[bench]]\nname = \"").skip(1) {
        let name = bench.split('"').next().unwrap();
        let is_told = |text: String| readme.contains(&text);
        assert!(
            is_told(format!("`{name}` measures"))
                || is_told(format!("--bench {name} "))
                || is_told(format!("`{name}` prints")),
            "{name}"
        );
    }
}

#[test]
fn the_calls_of_the_chinese_half_do_what_they_say() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let section = readme.split("## 在命令行里").nth(1).unwrap().split("\n## ").next().unwrap();
    let calls = section.lines().filter_map(|line| line.strip_prefix("    kechuang "));
    // Where files may be written.
    let folder = crate::support::pty::Folder::new();
    let mut count = 0;
    for call in calls.map(|line| line.split(['#', '>']).next().unwrap()) {
        let words: Vec<&str> = call.split_whitespace().collect();
        // What is picked is picked on a terminal.
        if words[0] != "pick" {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kechuang"));
            let command = command.args(&words).current_dir(folder.path());
            let output = command.env_remove("KECHUANG_DATA").stdin(std::process::Stdio::null()).output();
            let output = output.unwrap();
            assert!(output.status.success() && !output.stdout.is_empty(), "{call}: {output:?}");
            count += 1;
        }
    }
    assert_eq!(count, 12);
}
