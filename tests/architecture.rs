//! The import rule: which room may know which, read from the source itself.
//!
//! A room is a folder of `src/`. What a room knows is every `crate::ROOM` in its files, in `use` lines and in full
//! paths alike. Comments and unit tests are left out: a test may look at its room from outside.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may know, from the ground up: nothing below knows anything above.
const MAY_KNOW: [(&str, &[&str]); 11] = [
    ("text", &[]),
    ("directory", &[]),
    ("terminal", &["text"]),
    ("loader", &["directory", "text"]),
    ("search", &["directory", "text"]),
    ("messages", &["directory", "loader", "search", "text"]),
    ("document", &["directory", "messages", "text"]),
    ("config", &["loader", "messages", "search", "terminal", "text"]),
    ("export", &["directory", "document", "messages", "text"]),
    ("tui", &["directory", "document", "export", "loader", "messages", "search", "terminal", "text"]),
    ("cli", &["config", "directory", "document", "export", "loader", "messages", "search", "terminal", "text"]),
];

/// Files that may know a room which their own may not: the one way from the shell to the screen.
const EXCEPTIONS: [(&str, &str); 1] = [("cli/open.rs", "tui")];

/// The one file that writes to standard output and standard error.
const WRITES: &str = "cli/output.rs";

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file below `folder` that is no unit test, by its path below `src`, without comments and inline tests.
fn files(folder: &Path, found: &mut BTreeMap<String, String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") && path.file_name().is_some_and(|it| it != "tests.rs") {
            let name = path.strip_prefix(source()).unwrap().to_str().unwrap().to_owned();
            found.insert(name, code(&fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text without comments and without what stands behind the first `#[cfg(test)]` of a module written in line.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
}

fn all_files() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    files(&source(), &mut found);
    found
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
                        continue;
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
    rooms_in(text)
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

#[test]
fn every_room_of_the_table_exists_and_is_told_what_it_is_for() {
    for (room, _) in MAY_KNOW {
        let header = fs::read_to_string(source().join(room).join("mod.rs")).unwrap();
        assert!(header.starts_with("//! "), "{room}/mod.rs opens with what the room is for");
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
    ] {
        assert_eq!(forbidden("export/qr.rs", text), ["export/qr.rs knows tui"], "{text}");
        assert!(forbidden("cli/open.rs", text).is_empty(), "{text}");
    }
    assert!(forbidden("export/qr.rs", &code("// crate::tui is above\nuse crate::document::Role;")).is_empty());
    assert_eq!(forbidden("attic/mod.rs", ""), ["attic/mod.rs: attic is no room of the table"]);
}
