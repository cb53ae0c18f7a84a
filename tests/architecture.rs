//! The import rule: which room may know which, read from the source itself.
//!
//! A room is a folder of `src/`. What a room knows is every `crate::ROOM` in its files, in `use` lines and in full
//! paths alike. Comments and unit tests are left out: a test may look at its room from outside. What the rooms' own
//! headers and the README say of them is held to the same table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may know, from the ground up: nothing below knows anything above.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("directory", &[]),
    ("eligibility", &["directory"]),
    ("terminal", &["text"]),
    ("loader", &["directory", "text"]),
    ("editing", &["directory", "loader", "text"]),
    ("calendar", &["directory"]),
    ("search", &["calendar", "directory", "eligibility", "text"]),
    ("snapshot", &["directory", "search"]),
    ("messages", &["directory", "loader", "search", "snapshot", "text"]),
    ("state", &["loader", "messages"]),
    ("document", &["directory", "messages", "text"]),
    ("tabular", &["calendar", "directory", "messages", "text"]),
    ("export", &["calendar", "directory", "document", "eligibility", "messages", "tabular", "text"]),
    ("import", &["directory", "editing", "export", "loader", "messages", "tabular", "text"]),
    ("site", &["directory", "document", "export", "messages", "search", "text"]),
    ("diff", &["directory", "document", "messages", "text"]),
    (
        "tui",
        &[
            "calendar",
            "diff",
            "directory",
            "document",
            "eligibility",
            "export",
            "loader",
            "messages",
            "search",
            "snapshot",
            "state",
            "tabular",
            "terminal",
            "text",
        ],
    ),
    ("config", &["loader", "messages", "search", "terminal", "text", "tui"]),
    (
        "cli",
        &[
            "calendar",
            "config",
            "diff",
            "directory",
            "document",
            "editing",
            "eligibility",
            "export",
            "import",
            "loader",
            "messages",
            "search",
            "site",
            "snapshot",
            "state",
            "tabular",
            "terminal",
            "text",
        ],
    ),
];

/// Files that may know a room which their own may not: the one way from the shell to the screen.
const EXCEPTIONS: [(&str, &str); 1] = [("cli/open.rs", "tui")];

/// The one file that writes to standard output and standard error.
const WRITES: &str = "cli/output.rs";

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file below `folder`, in order.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found
}

/// The text without comments and without a module of tests written in line. What stands behind that is code again.
fn code(text: &str) -> String {
    let mut in_tests = false;
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        in_tests |= line == "mod tests {" && text.lines().nth(at.saturating_sub(1)) == Some("#[cfg(test)]");
        if !in_tests {
            lines.push(line.split_once("//").map_or(line, |(code, _)| code));
        }
        in_tests &= line != "}";
    }
    lines.join("\n")
}

/// Every file that is no unit test, by its path below `src`, without comments and inline tests.
fn all_files() -> BTreeMap<String, String> {
    let files = rust_files(&source()).into_iter().filter(|path| path.file_name().is_some_and(|it| it != "tests.rs"));
    let named = |path: PathBuf| {
        let name = path.strip_prefix(source()).unwrap().to_str().unwrap().to_owned();
        (name, code(&fs::read_to_string(&path).unwrap()))
    };
    files.map(named).collect()
}

/// The rooms that a text names: `crate::ROOM`, and `crate::{a::…, b}`.
fn rooms_in(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for after in text.split("crate::").skip(1) {
        if let Some(group) = after.strip_prefix('{') {
            let mut depth = 0;
            let mut at_name = true;
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        rooms.insert(std::mem::take(&mut name));
                        at_name = true;
                    }
                    _ if depth == 0 && at_name && (c.is_alphanumeric() || c == '_') => name.push(c),
                    _ if depth == 0 && !c.is_whitespace() => at_name = false,
                    _ => {}
                }
            }
            rooms.insert(name);
        } else {
            rooms.insert(after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    rooms
}

/// What `file` with `text` knows and may not.
fn forbidden(file: &str, text: &str) -> Vec<String> {
    let Some((room, _)) = file.split_once('/') else { return Vec::new() };
    let allowed = MAY_KNOW.iter().find(|(name, _)| *name == room).map(|(_, allowed)| *allowed);
    let Some(allowed) = allowed else { return vec![format!("{file}: {room} is no room of the table")] };
    // From a file, so many `super::` lead to the root as it has modules around it, itself among them.
    let up = "super::".repeat(file.trim_end_matches("/mod.rs").split('/').count());
    rooms_in(&text.replace(&up, "crate::"))
        .into_iter()
        .filter(|known| MAY_KNOW.iter().any(|(name, _)| name == known) && known != room)
        .filter(|known| !allowed.contains(&known.as_str()) && !EXCEPTIONS.contains(&(file, known.as_str())))
        .map(|known| format!("{file} knows {known}"))
        .collect()
}

#[test]
fn a_room_knows_only_rooms_below_it() {
    let found: Vec<String> = all_files().iter().flat_map(|(file, text)| forbidden(file, text)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// What stands in backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The header of a room's `mod.rs`, and the code below it.
fn header(room: &str) -> (String, String) {
    let text = fs::read_to_string(source().join(room).join("mod.rs")).unwrap();
    let lines: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    (lines.join("\n"), text)
}

#[test]
fn every_room_of_the_table_exists_and_is_told_what_it_is_for() {
    for (room, allowed) in MAY_KNOW {
        let (header, _) = header(room);
        assert!(!header.is_empty() && !header.starts_with("Knows "), "{room}/mod.rs opens with what the room is for");
        let knows = header.split("\n\n").find(|paragraph| paragraph.starts_with("Knows "));
        let knows = knows.unwrap_or_else(|| panic!("{room}/mod.rs says whom the room knows: Knows `…`."));
        assert_eq!(quoted(knows.split(['.', ':', ';']).next().unwrap()), *allowed, "{room}/mod.rs: {knows}");
        assert!(header.contains("\n\nRule"), "{room}/mod.rs says what must stay true: Rule: …");
    }
}

#[test]
fn the_header_of_a_room_names_its_parts() {
    for (room, _) in MAY_KNOW {
        let (header, text) = header(room);
        let (_, parts) = header.split_once("\n\nParts").unwrap_or_else(|| panic!("{room}/mod.rs names its parts"));
        let named = quoted(parts);
        let code = code(&text);
        let declared = code.lines().filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'));
        let missing: Vec<&str> = declared.filter(|part| *part != "tests" && !named.contains(part)).collect();
        assert!(missing.is_empty(), "{room}/mod.rs says nothing of {missing:?}");
    }
}

#[test]
fn the_map_in_the_readme_is_that_of_the_rooms() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let map = readme.split("\n### Rooms\n").nth(1).expect("the README has a map").split("\n### ").next().unwrap();
    let rows = map.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<Vec<&str>> = rows.map(|row| row.trim_matches('|').split('|').collect()).collect();
    let told: Vec<(&str, Vec<&str>)> = rows.iter().map(|row| (quoted(row[0])[0], quoted(row[2]))).collect();
    let table: Vec<(&str, Vec<&str>)> = MAY_KNOW.iter().map(|(room, allowed)| (*room, allowed.to_vec())).collect();
    assert_eq!(told, table);
    let folders = fs::read_dir(source()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let folders: BTreeSet<String> =
        folders.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(folders, MAY_KNOW.iter().map(|(room, _)| (*room).to_owned()).collect());
}

#[test]
fn the_name_of_a_test_fits_in_a_line() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for path in [rust_files(&source()), rust_files(&tests)].concat() {
        let text = fs::read_to_string(&path).unwrap();
        for after in text.split("#[test]").skip(1).filter_map(|after| after.split_once("fn ")) {
            let name = after.1.split('(').next().unwrap();
            assert!(name.len() < 60, "{}: {name} has {} characters", path.display(), name.len());
        }
    }
}

#[test]
fn the_table_points_down_only() {
    for (at, (room, allowed)) in MAY_KNOW.iter().enumerate() {
        for known in *allowed {
            let below = MAY_KNOW.iter().position(|(name, _)| name == known).unwrap();
            assert!(below < at, "{room} above {known}");
        }
    }
}

#[test]
fn one_file_writes_to_standard_output_and_error() {
    let signs =
        ["println!", "print!(", "eprint", "io::stdout", "io::stderr", "stdout()", "stderr()", "dbg!(", ".print()"];
    // Asking whether a stream is a terminal, or for its descriptor, writes nothing.
    let asks = ["is_terminal()", "rustix::stdio::", "use_stderr()"];
    for (file, text) in all_files() {
        if file == WRITES || file == "build.rs" {
            continue;
        }
        for line in text.lines().filter(|line| !asks.iter().any(|ask| line.contains(ask))) {
            assert!(!signs.iter().any(|sign| line.contains(sign)), "{file}: {}", line.trim());
        }
    }
}

#[test]
fn a_forbidden_import_is_found_however_it_is_written() {
    for text in [
        "use crate::tui::model::Model;",
        "use crate::{directory::Directory, tui};",
        "use crate::{directory::{Directory, Id}, tui::{model::Model}};",
        "fn f() { crate::tui::run() }",
        "use super::super::tui::model::Model;",
        "fn f() {}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n}\n\nuse crate::tui::model::Model;",
    ] {
        let text = &code(text);
        assert_eq!(forbidden("export/qr.rs", text), ["export/qr.rs knows tui"], "{text}");
        assert!(forbidden("cli/open.rs", text).is_empty(), "{text}");
    }
    assert!(forbidden("export/qr.rs", &code("// crate::tui is above\nuse crate::document::Role;")).is_empty());
    assert_eq!(forbidden("cli/mod.rs", "use super::tui::app;"), ["cli/mod.rs knows tui"]);
    assert!(forbidden("cli/qr.rs", "use super::search;\nuse super::args::Cli;").is_empty(), "a file of its own room");
    let tests = "#[cfg(test)]\nmod tests {\n    use crate::tui::model::Model;\n}";
    assert!(forbidden("export/qr.rs", &code(tests)).is_empty(), "a test may look at its room from outside");
    assert_eq!(forbidden("attic/mod.rs", ""), ["attic/mod.rs: attic is no room of the table"]);
}

/// The names of the fields that the types of a directory have, as they are written in its files.
fn fields_of_the_format(files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let mut names = BTreeSet::new();
    for text in files.iter().filter(|(file, _)| file.starts_with("directory/")).map(|(_, text)| text) {
        assert!(!text.contains("serde(rename"), "a field is written as it is called");
        let fields = text.lines().filter_map(|line| line.trim().trim_start_matches("pub ").split_once(": "));
        names.extend(fields.map(|(name, _)| name.to_owned()).filter(|name| is_name(name)));
    }
    names
}

/// The texts in small letters that stand in quotes.
fn words_in_quotes(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    text.split('"').skip(1).step_by(2).filter(is_word)
}

#[test]
fn the_rules_name_only_fields_that_there_are() {
    // A fault whose path holds a name that no field has would point at the wrong place.
    let files = all_files();
    let fields = fields_of_the_format(&files);
    let rules = files.iter().filter(|(file, _)| file.starts_with("loader/validate/"));
    let mut count = 0;
    for (file, text) in rules {
        for word in words_in_quotes(text) {
            assert!(fields.contains(word), "{file}: no type of the directory has a field {word}");
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
    assert!(fields.contains("alternate_names") && !fields.contains("alternate_name"));
}
